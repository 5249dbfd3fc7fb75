"""What a person has to look at after an import, said before anybody meets it as an error."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.catalogue import _

if TYPE_CHECKING:
    from jixiao.office.content import Content

MOST_TOLD = 10
"""How many unreadable values are told one by one; ``lint`` has them all."""


def open_question_lines(content: Content, text: str) -> list[str]:
    """Say which values cannot be read and what to write beside them, and how many milestones wait to be confirmed."""
    from jixiao.office.open_questions import open_questions
    from jixiao.workspace import Workspace

    questions = open_questions(content, text, Workspace().language)
    lines = []
    for unread in questions.unread[:MOST_TOLD]:
        words = {"line": unread.line, "id": unread.id, "message": unread.message, "reading": unread.reading}
        if unread.reading is None:
            template = _("第 {line} 行 {id} {message}。原文不改，在那一行加 reading: 写明实际的意思。")
        else:
            template = _("第 {line} 行 {id} {message}。原文不改，核对后在那一行加 reading: {reading}")
        lines.append(template.format(**words))
    if len(questions.unread) > MOST_TOLD:
        left = len(questions.unread) - MOST_TOLD
        lines.append(_("还有 {count} 个值看不懂，用 jixiao lint --select L07 查看。").format(count=left))
    if questions.waiting:
        lines.append(
            _("季度计划里摘出 {count} 个阶段性目标，先写成注释：核对名称和数量，要用的去掉行首的 #。").format(
                count=questions.waiting
            )
        )
    return lines


def next_step(tables: list[Path], actuals: Path | None) -> str:
    """Say what to run after an import."""
    from jixiao.config import find_root
    from jixiao.starter.sample import sample_files

    if len(tables) > 1:
        folder = tables[0].parent.as_posix()
        return _("下一步：审一遍 jixiao lint {folder}，再用 jixiao init --targets 一张一张建完成情况。").format(
            folder=folder
        )
    if actuals is not None:
        return _("下一步：核对 jixiao check {path}").format(path=actuals.as_posix())
    if sample_files(find_root(Path.cwd())[0]):
        return _("下一步：jixiao init --drop-sample 删掉示例，按这张表建一份空白的完成情况。")
    return _("下一步：jixiao init 按这张表建一份空白的完成情况。")
