"""What several forms have in common: merged class cells, numbered lists, the table of funds, the goals of the year."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from jixiao.office.lists import items
from jixiao.office.page import Content, Face, Number, Page, centered, label, places_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from decimal import Decimal

    from jixiao.office.filled import Filled, FilledRow

DASH = "–"
"""What stands where a form has no figure to give."""
MONEY_PLACES = 2


def numbered(texts: Sequence[str]) -> str:
    """Write a list as one text, numbered the way that reads back as the same list; one item needs no number."""
    if len(texts) < 2:  # noqa: PLR2004 - a list begins with two
        return "".join(texts)
    ways: tuple[Callable[[int], str], ...] = (
        lambda number: f"{number}.",
        lambda number: f"{number}. ",
        lambda number: f"（{number}）",
        lambda number: f"目标{number}：",
    )
    written = ["\n".join(f"{way(number)}{item}" for number, item in enumerate(texts, start=1)) for way in ways]
    wanted = tuple(texts)
    return next((each for each in written if items(each) == wanted), written[0])


def head_line(page: Page, *fields: tuple[str, str | None, int, int]) -> None:
    """Add a row of labels with their values, each field with the columns of both."""
    cells: list[tuple[Content, int, Face]] = []
    for name, value, name_columns, value_columns in fields:
        cells += [label(name, name_columns), centered(value or "", value_columns)]
    page.line(*cells)


def class_cells(
    page: Page, rows: Sequence[FilledRow], column: int, first: int, name: Callable[[FilledRow], str]
) -> None:
    """Merge the cells of 一级指标 and 二级指标 over the rows of their class, beginning at row ``first``."""
    start = first
    for _level1, group in groupby(rows, key=lambda row: row.level1):
        members = list(group)
        page.put(start, column, name(members[0]), Face.CENTERED, rows=len(members))
        inner = start
        for level2, group2 in groupby(members, key=lambda row: row.level2):
            count = len(list(group2))
            page.put(inner, column + 1, level2, Face.CENTERED, rows=count)
            inner += count
        start += len(members)


def side_label(page: Page, words: str, rows: int, remark: str = "") -> None:
    """Write a label down the left side, below the heading, which is repeated without it; a ``remark`` stands on its own line."""
    heading = page.heading
    page.put(heading.start, 0, "", Face.LABEL, rows=len(heading))
    tall = "\n".join(words) if rows >= len(words) else words
    page.put(heading.stop, 0, f"{tall}\n{remark}" if remark else tall, Face.LABEL, rows=rows)


def evidence(page: Page, rows: Iterable[FilledRow], first: int) -> None:
    """Attach the evidence of every row that names some."""
    for number, row in enumerate(rows, start=first):
        if row.evidence:
            page.attach(number, row.name, ((proof.path, proof.link) for proof in row.evidence))


def money(value: Decimal | None) -> Content:
    """Write an amount; nothing where it is not known."""
    return "" if value is None else Number(value, max(MONEY_PLACES, places_of(value)))


def rate(value: Decimal | None) -> Content:
    """Write a rate of execution as 96.33%."""
    return "" if value is None else Number(value, 2, percent=True)


def points(value: Decimal | None, places: int) -> Content:
    """Write points, all of a column with the same number of places."""
    return DASH if value is None else Number(value, places)


def funds_label(filled: Filled) -> str:
    """Name the block of funds with the unit of its amounts."""
    return f"项目资金\n（{filled.funds.unit}）" if filled.funds.unit else "项目资金"


def funds_block(
    page: Page, name: str, headings: Sequence[str], rows: Sequence[Sequence[Content]], edges: Sequence[int]
) -> None:
    """Add a table of funds. ``edges`` are the grid columns at which its columns begin, and where the last one ends."""
    widths = [end - start for start, end in pairwise(edges)]
    page.put(page.rows, 0, name, Face.LABEL, rows=len(rows) + 1, columns=edges[0])
    for line in (headings, *rows):
        column = edges[0]
        for number, (content, width) in enumerate(zip(line, widths, strict=True)):
            face = Face.LABEL if line is headings else Face.TEXT if number == 0 else Face.CENTERED
            page.put(page.rows, column, content, face, columns=width)
            column += width
        page.rows += 1


def goals_block(page: Page, names: tuple[str, str, str], texts: tuple[str, str], edge: int, last: int) -> None:
    """Add the goals of the year beside what became of them; ``edge`` is the grid column at which the second half begins."""
    side, left, right = names
    page.put(page.rows, 0, side, Face.LABEL, rows=2)
    page.put(page.rows, 1, left, Face.LABEL, columns=edge - 1)
    page.put(page.rows, edge, right, Face.LABEL, columns=last - edge)
    page.rows += 1
    page.put(page.rows, 1, texts[0], Face.TEXT, columns=edge - 1)
    page.put(page.rows, edge, texts[1], Face.TEXT, columns=last - edge)
    page.rows += 1


def notes(remarks: Sequence[str]) -> tuple[str, ...]:
    """Number the remarks below a table, as forms do."""
    if len(remarks) < 2:  # noqa: PLR2004 - a list begins with two
        return tuple(f"注：{remark}" for remark in remarks)
    return tuple(
        f"{'注：' if number == 1 else '　　'}{number}.{remark}" for number, remark in enumerate(remarks, start=1)
    )


def mark_of(note: str) -> str:
    """Take the note of the data as the mark of every sheet of paper, cut to what a page header holds."""
    one_line = " ".join(note.split())
    longest = 60
    return one_line if len(one_line) <= longest else f"{one_line[:longest]}…"
