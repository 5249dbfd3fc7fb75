"""``jixiao record``: put one achieved value into the file of actuals."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jixiao.catalogue import _
from jixiao.commands.options import BadOption, existing, read_choice, read_quarter

if TYPE_CHECKING:
    import datetime

    from jixiao.findings import Finding
    from jixiao.pair import Pair
    from jixiao.record_report import Request
    from jixiao.table import Item
    from jixiao.workspace import Workspace

RATINGS = ("达成", "部分达成", "未达成")


def record(
    key: Annotated[str | None, typer.Argument(metavar="[ID]", help=_("指标编号或全名。"), show_default=False)] = None,
    value: Annotated[
        str | None, typer.Argument(metavar="[VALUE]", help=_("完成值，例如 2场、96%、2025-11-30。"), show_default=False)
    ] = None,
    quarter: Annotated[str | None, typer.Option("--quarter", metavar="1-4", help=_("哪个季度新增的。"))] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help=_("哪一天完成的。"))] = None,
    evidence: Annotated[
        list[Path] | None,
        typer.Option("--evidence", metavar="FILE", help=_("佐证材料，可写几次。"), show_default=False),
    ] = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", help=_("偏差原因和改进措施。"))] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help=_("备注。"))] = None,
    rating: Annotated[
        str | None, typer.Option("--rating", metavar="|".join(RATINGS), help=_("定性指标的评级。"))
    ] = None,
    actuals: Annotated[Path | None, typer.Option("--actuals", metavar="FILE", help=_("写进这个完成情况文件。"))] = None,
    replace_old: Annotated[bool, typer.Option("--replace", help=_("改写已经填的值；没有给出的内容保留。"))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("只显示会改什么，不写文件。"))] = False,
    color: Annotated[
        str, typer.Option("--color", metavar="auto|always|never", help=_("颜色。"), show_default=False)
    ] = "auto",
) -> int:
    """Ask for what was not said, record it, and show what changed."""
    from jixiao.commands.output import screen, write_text
    from jixiao.record import actuals_file
    from jixiao.record import record as run_record
    from jixiao.record_report import Recording, Request
    from jixiao.renderers.recording import recording_text
    from jixiao.workspace import Workspace

    where = screen(color)
    request = Request(
        key=key or "",
        value=_text("VALUE", value),
        rating=_read_rating(rating) if rating else None,
        quarter=read_quarter(quarter),
        date=_read_date(date),
        evidence=tuple(evidence or ()),
        reason=_text("--reason", reason),
        note=_text("--note", note),
        replace=replace_old,
    )
    workspace = Workspace()
    file = actuals_file(workspace, existing([actuals])[0] if actuals else None)
    if not isinstance(file, Path):
        return _refused((*workspace.config.findings, file), color)
    if workspace.config.findings:
        return _refused(workspace.config.findings, color)
    completed = _complete(workspace, file, request)
    if isinstance(completed, tuple):
        return _refused(completed, color)
    recording: Recording = run_record(workspace, file, completed, dry_run=dry_run)
    write_text(recording_text(recording, where), None)
    return recording.exit_code


def _complete(workspace: Workspace, file: Path, request: Request) -> Request | tuple[Finding, ...]:
    """Ask for the id, the value and the quarter where they are missing; findings when there is nothing to ask about."""
    from jixiao.pair import open_pair, unknown_key

    says_what = (
        request.value or request.rating or (request.replace and (request.evidence or request.reason or request.note))
    )
    says_when = request.quarter or request.date
    if request.key and says_what and says_when:
        return request
    pair, findings = open_pair(workspace, file, waivers=False)
    if pair is None:
        return findings
    if not request.key:
        request = replace(request, key=_ask_key(pair))
    item = pair.table.find(request.key)
    if item is None:
        return (unknown_key(pair.table, request.key),)
    if not says_what:
        request = _ask_value(workspace, pair, item, request)
    return request if says_when else replace(request, quarter=_ask_quarter())


def _ask_key(pair: Pair) -> str:
    from jixiao.record import unreported

    for item in unreported(pair):
        _tell(_("{id}  {name}  目标「{target}」").format(id=item.id, name=item.name, target=item.words))
    return _ask(_("填报哪一项（编号）"), _("请写明填报哪一项，例如 jixiao record SL01 2场 --quarter 1"))


def _ask_value(workspace: Workspace, pair: Pair, item: Item, request: Request) -> Request:
    from jixiao.record import standing
    from jixiao.renderers.recording import standing_words

    usage = _("请写明完成值，例如 jixiao record {id} 2场 --quarter 1").format(id=item.id)
    if _can_ask():
        total = standing_words(standing(workspace, pair, item))
        words = {"id": item.id, "name": item.name, "target": item.words, "total": total}
        _tell(_("{id} {name}，目标「{target}」，到目前「{total}」").format(**words))
    answer = _ask(_("完成值（定性的写 达成、部分达成或未达成）"), usage)
    return replace(request, rating=answer) if answer in RATINGS else replace(request, value=answer)


def _ask_quarter() -> int:
    answer = _ask(_("哪个季度（1-4）"), _("请用 --quarter 写明哪个季度，或用 --date 写明日期。"))
    return read_quarter(answer) or 0


def _ask(question: str, usage: str) -> str:
    """Ask at a terminal; anywhere else say how to write it on the command line."""
    if not _can_ask():
        raise BadOption(usage)
    answer: str = typer.prompt(question, prompt_suffix=_("： "), err=True)
    return _text("", answer) or ""


def _can_ask() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _tell(words: str) -> None:
    from jixiao.renderers.plain_text import visible

    sys.stderr.write(visible(words) + "\n")


def _text(name: str, text: str | None) -> str | None:
    """Take a text as typed; bytes the terminal could not turn into characters are refused, blank is not given."""
    if text is None:
        return None
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise BadOption(_("{name} 里有读不出来的字符，请重新输入。").format(name=name)) from error
    return text.strip() or None


def _read_rating(text: str) -> str:
    """Read a rating, also in the phrases of the forms: 已完成 is written down as 达成."""
    from jixiao.language.actuals import rate

    return rate(text) or read_choice("--rating", text, RATINGS)


def _read_date(text: str | None) -> datetime.date | None:
    if text is None:
        return None
    from jixiao.documents.days import day_meant, read_day

    day = read_day(text)
    if day is None:
        meant = day_meant(text)
        example = meant.isoformat() if meant else "2025-09-30"
        raise BadOption(_("--date 写成 {example} 这样，写的是「{text}」。").format(example=example, text=text))
    return day


def _refused(findings: tuple[Finding, ...], color: str) -> int:
    from jixiao.commands.output import screen, write_text
    from jixiao.renderers.screen import findings_text

    write_text(findings_text(findings, screen(color)), None)
    return 2
