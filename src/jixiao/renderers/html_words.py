"""The words that stand on every page, whatever the report; the template itself holds no sentence."""

from __future__ import annotations

from jixiao import __version__
from jixiao.catalogue import _


def fixed_words() -> dict[str, str]:
    """Return the words of the template in the language of the catalogue, by the name the template knows."""
    return {
        # the translation is the language of the page, as in <html lang="…">
        "language": _("zh-CN"),
        "skip": _("跳到内容"),
        "files": _("各份报告"),
        "overview": _("概况"),
        "filters": _("筛选"),
        "by_status": _("状态"),
        "by_class": _("指标类别"),
        "all_classes": _("全部类别"),
        "reset": _("显示全部"),
        "open_all": _("全部展开"),
        "close_all": _("全部收起"),
        "shown": _("显示 {shown} 项，共 {total} 项"),
        "none_shown": _("没有符合条件的指标。"),
        "status": _("状态"),
        "indicator": _("指标"),
        "details": _("详情"),
        "by_quarter": _("各季度填报"),
        "problems": _("问题"),
        "other_problems": _("其他问题"),
        "remedy": _("帮助"),
        "rule": _("算法说明"),
        "made_with": _("由 jixiao {version} 生成").format(version=__version__),
        "nothing": _("没有可显示的内容。"),
    }
