"""What ``record`` shows: the lines that changed, and where the indicator stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.quantity import show_number
from jixiao.renderers.layout import Text
from jixiao.renderers.screen import SEVERITY_STYLES, STATUS_STYLES, Part, finding_parts, line, write

if TYPE_CHECKING:
    from jixiao.outcome import Outcome
    from jixiao.record_report import ChangedLine, Recording
    from jixiao.renderers import Screen
    from jixiao.table import Item

_STYLES = {"+": "green", "-": "red"}


def recording_text(recording: Recording, screen: Screen) -> str:
    """Draw a recording: what was changed where, the standing, and what there is to say about it."""
    parts: list[Part] = []
    if recording.changes:
        parts += [line(_headline(recording), "bold"), *_changes(recording.changes)]
    if recording.item is not None and recording.outcome is not None:
        parts.append(_standing(recording.item, recording.outcome))
    for finding in recording.findings:
        parts += [*([Text()] if parts else []), *finding_parts(finding)]
    if not recording.changes and recording.exit_code == 0:
        parts.append(line(_("文件里已经是这样写的，没有改动。"), SEVERITY_STYLES[Severity.INFO]))
    return write(parts, screen)


def standing_words(outcome: Outcome) -> str:
    """Write what is reported so far; nothing reported is 未填报, never zero."""
    if outcome.value is not None:
        return show_number(outcome.value, outcome.unit)
    return outcome.text or _("未填报")


def _headline(recording: Recording) -> str:
    place = f"{recording.path}:{recording.changes[0].line}"
    return (
        _("将写入 {place}（试运行，没有写）").format(place=place)
        if recording.dry_run
        else _("已写入 {place}").format(place=place)
    )


def _changes(changes: tuple[ChangedLine, ...]) -> list[Text]:
    width = max(len(str(change.line)) for change in changes)
    return [line(f"  {one.sign} {one.line:>{width}} | {one.text}", _STYLES[one.sign]) for one in changes]


def _standing(item: Item, outcome: Outcome) -> Text:
    words = _("{id} {name}：到目前 {total}，目标「{target}」，{status}").format(
        id=item.id, name=item.name, total=standing_words(outcome), target=item.words, status=outcome.status.word
    )
    return line(words, STATUS_STYLES[outcome.status])
