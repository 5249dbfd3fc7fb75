"""The words of a difference, the same on the screen, in Markdown and on one line."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from jixiao.catalogue import N_, _
from jixiao.differences.report import Effect, Kind, Match, Section
from jixiao.findings import has_errors
from jixiao.language.targets import plain
from jixiao.quantity import signed

if TYPE_CHECKING:
    from jixiao.differences.report import Change, DifferenceReport, TableDifference

FIELD_WORDS = {
    "attachment": N_("附件号"),
    "title": N_("表名"),
    "subtitle": N_("副标题"),
    "note": N_("备注"),
    "name": N_("项目名称"),
    "fund_type": N_("资金类型"),
    "level": N_("项目等级"),
    "department": N_("省级主管部门"),
    "implementer": N_("实施单位"),
    "region": N_("地区"),
    "year": N_("预算年度"),
    "budget": N_("资金需求"),
    "purpose": N_("支出内容"),
    "policies": N_("政策依据"),
    "unit": N_("度量单位"),
    "direction": N_("指标方向"),
    "exact": N_("等于怎么判"),
    "accumulate": N_("各季度怎么合"),
    "due": N_("到期季度"),
    "weight": N_("分值"),
    "basis": N_("评价标准"),
    "baseline": N_("基期值"),
    "rollup": N_("汇总编码"),
    "quarter": N_("换季度"),
    "class": N_("换类"),
}
_VALUE_WORDS = {
    "forward": N_("正向"),
    "reverse": N_("反向"),
    "at_least": N_("达到即可"),
    "equal": N_("必须正好"),
    "sum": N_("相加"),
    "latest": N_("取最近一次"),
}
_QUARTERS = frozenset({"due", "quarter"})
_CODED = frozenset({"direction", "exact", "accumulate"})
_SAYS_ITSELF = frozenset({Kind.ADDED, Kind.DROPPED, Kind.RAISED, Kind.LOWERED, Kind.LOOSENED, Kind.TIGHTENED})
_EFFECT_WORDS = {Effect.LOOSER: N_("放宽"), Effect.TIGHTER: N_("收紧")}
_TENTH = Decimal("0.1")
_CONTEXT = 8
"""How many characters stay before and behind the part of a long text that changed."""
_LONG = 40


class Words(NamedTuple):
    """One change in words: what happened, to what, and what it was and is."""

    kind: str
    id: str
    name: str
    old: str
    new: str
    difference: str


def words_of(change: Change) -> Words:
    """Put a change into words; long texts are cut down to what changed in them."""
    old, new = (_value(change, text) for text in (change.old, change.new))
    if len(old) > _LONG and len(new) > _LONG:
        old, new = _cut(old, new)
    return Words(_kind(change), change.id, _name(change), old, new, difference_words(change))


def difference_words(change: Change) -> str:
    """Write how much the number changed, and whether a field makes the target easier."""
    words = []
    if change.gap is not None:
        share = "" if change.ratio is None else _("（{percent}）").format(percent=_percent(change.ratio))
        words.append(f"{signed(change.gap, change.gap_unit)}{share}")
    if change.effect in _EFFECT_WORDS and change.kind not in _SAYS_ITSELF:
        words.append(_(_EFFECT_WORDS[change.effect]))
    return _("，").join(words)


def total_words(report: DifferenceReport) -> str:
    """Count the changes of the whole run, and the tables that could not be read."""
    unread = sum(has_errors(table.findings) for table in report.tables)
    if unread:
        words = _("{count} 处读不了，没有比较。").format(count=unread)
        return _("{unread}{total}").format(unread=words, total=_total(report.summary)) if report.changes else words
    return _total(report.summary)


def table_words(table: TableDifference) -> str:
    """Name the two versions."""
    old, new = (file.path if file else _("（没有）") for file in (table.old, table.new))
    return _("{old} → {new}").format(old=old, new=new)


def sentence(change: Change) -> str:
    """Write a change as one sentence."""
    words = words_of(change)
    subject = " ".join(part for part in (words.kind, words.id, words.name) if part)
    text = _("{subject}：{old} → {new}").format(subject=subject, old=words.old, new=words.new)
    if change.kind in {Kind.ADDED, Kind.DROPPED}:
        text = _("{subject}：{text}").format(subject=subject, text=words.new if change.new else words.old)
    return _("{text}，{difference}").format(text=text, difference=words.difference) if words.difference else text


def _total(summary: dict[str, int]) -> str:
    if not summary["changes"]:
        return _("没有变化：{count} 项指标和阶段性目标都一样。").format(count=summary["unchanged"])
    return _("变化 {changes} 处：放宽 {looser}，收紧 {tighter}，难说松紧 {unclear}；另有 {unchanged} 项不变。").format(
        **summary
    )


def _kind(change: Change) -> str:
    if change.kind is Kind.RENAMED and change.match is Match.LIKELY:
        return _("疑似改名")
    is_term = change.section in {Section.INDICATORS, Section.MILESTONES} and change.kind in {Kind.FIELD, Kind.MOVED}
    return _(FIELD_WORDS[change.field]) if is_term else change.kind.word


def _name(change: Change) -> str:
    if change.name or not change.field:
        return change.name
    return change.section.word if change.section is Section.GOALS else _(FIELD_WORDS[change.field])


def _value(change: Change, text: str) -> str:
    if not text:
        return _("（无）")
    if change.field in _CODED:
        return _(_VALUE_WORDS.get(text, text))
    return _("第 {quarter} 季度").format(quarter=text) if change.field in _QUARTERS else text


def _percent(ratio: Decimal) -> str:
    share = (ratio * 100).quantize(_TENTH, ROUND_HALF_UP)
    return f"{'+' if share > 0 else ''}{plain(share)}%"


def _cut(old: str, new: str) -> tuple[str, str]:
    """Cut two long texts down to where they differ."""
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    first, last = max(start - _CONTEXT, 0), max(end - _CONTEXT, 0)
    return _piece(old, first, len(old) - last), _piece(new, first, len(new) - last)


def _shared(old: str, new: str) -> int:
    """Count the characters two texts begin with alike."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(old), len(new)))


def _piece(text: str, start: int, end: int) -> str:
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
