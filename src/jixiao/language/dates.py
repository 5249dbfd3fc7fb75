"""Dates as offices write them, each as its first and its last day: 2025年12月 is 12-01 to 12-31, 第四季度 is 10-01 to 12-31.

A year that is not written stays unknown; 次年 and 去年 count from the year that will complete it. 29 February stands for the last
day of February where the year is unknown.
"""

from __future__ import annotations

import calendar
import datetime
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from jixiao.language import numerals

if TYPE_CHECKING:
    from collections.abc import Callable

_Y = r"(?:19|20)\d\d|[一二][〇零九]?[〇零一二三四五六七八九]{2,3}"
_N = r"\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_RELATIVE = (
    ("次年", 1, "首每多再两几0-9二三四五六七八九十"),
    ("明年", 1, "说证表声标注查阐"),
    ("翌年", 1, ""),
    ("来年", 1, "年"),
    ("下年", 1, ""),
    ("下一年", 1, ""),
    ("后年", 2, "以今之然前"),
    ("本年", 0, "基样成资文根"),
    ("今年", 0, ""),
    ("当年", 0, "相"),
    ("上年", -1, ""),
    ("上一年", -1, ""),
    ("去年", -1, "过"),
    ("前年", -2, "以之目日月底末"),
)
"""How many years after the project's own a word means, and the characters before it that make it part of another word: 首次年检."""
_SHIFTS = {word: shift for word, shift, _before in _RELATIVE}


def _years_of(*shifts: int) -> str:
    rows = [(word, before) for word, shift, before in _RELATIVE if shift in shifts]
    return "|".join(f"(?<![{before}]){word}" if before else word for word, before in rows)


_R, _COMING, _PAST = _years_of(0, 1, 2, -1, -2), _years_of(1, 2), _years_of(-1, -2)
STARTS = frozenset("0123456789一二三四五六七八九十第上下本当今年全次明翌来去前后")
"""What a date may begin with."""

_FIRST_YEAR, _AFTER_YEARS = 1900, 2100
"""The years that can be written with digits."""
_THIRDS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}


class NoSuchDay(ValueError):  # noqa: N818 - it names what was met
    """Written as a date, but the calendar has no such day; ``end`` is the place behind it."""

    def __init__(self, end: int) -> None:
        super().__init__(end)
        self.end = end


class Day(NamedTuple):
    """A day; the year, and then the month, may be unknown. ``shift``: so many years after the one that completes it (次年)."""

    year: int | None
    month: int | None
    day: int
    shift: int = 0

    def at(self, year: int | None) -> datetime.date | None:
        """Return the calendar day, in ``year`` where none is written; 29 February becomes the last day there is."""
        year = self.year or (None if year is None else year + self.shift)
        if year is None or self.month is None:
            return None
        return datetime.date(year, self.month, min(self.day, calendar.monthrange(year, self.month)[1]))


class When(NamedTuple):
    """A stretch of time in the text: its first and last day, the place behind it, and how it is written."""

    first: Day
    last: Day
    end: int
    period: bool = False
    """Both ends are written: 1-12月, 全年."""
    loose: bool = False
    """Nothing but a year (2025年, 年内): beside a number it says when, and is no deadline of its own."""
    dotted: bool = False
    """Written 2025.11, which behind a sign is a number."""


def _number(text: str) -> int:
    return int(text) if text.isascii() else int(numerals.chinese(text) or 0)


def _year(text: str | None) -> int | None:
    """Return the year. One of three or five numerals (二零五年), or of another age (一〇二五年), raises ``ValueError``."""
    year = None if text is None else _number(text)
    if year is not None and not (_FIRST_YEAR <= year < _AFTER_YEARS and len(text or "") == len(str(year))):
        raise ValueError
    return year


def last_day(year: int | None, month: int) -> int:
    """Return the number of the month's last day, 29 for a February of an unknown year."""
    return calendar.monthrange(year or 2000, month)[1]


def _month(year: int | None, month: int, until: int | None = None) -> tuple[Day, Day]:
    until = until or month
    if not 1 <= month <= until <= 12:  # noqa: PLR2004 - months of the year
        raise ValueError
    return Day(year, month, 1), Day(year, until, last_day(year, until))


def _exact(year: int | None, month: int, day: int) -> Day:
    if not (1 <= month <= 12 and 1 <= day <= last_day(year, month)):  # noqa: PLR2004 - months of the year
        raise ValueError
    return Day(year, month, day)


@cache
def _ways() -> tuple[tuple[Callable[[re.Match[str]], When], re.Pattern[str]], ...]:
    """Compile the ways of writing a date, when the first text that may hold one is read: most tables have none."""
    one = re.compile(
        rf"""
    (?:(?P<year>{_Y})\ *+年(?:度)?\ *+(?:的)?|(?P<relative>{_R})度?\ *+的?)?
    (?:
      (?P<month>{_N})\ *+月(?:份)?\ *+
        (?:(?P<day>{_N})\ *+[日号](?!均)|(?P<third>[上中下]旬)|月?[底末]|(?![龄供薪租均报嫂球])) |
      (?:第(?P<quarter>[一二三四1-4])季度?(?:末|底)?|(?P<quarter2>[一二三四1-4])季(?:度(?:末|底)?|末|底)) |
      (?P<half>[上下])半年(?:底|末)?
    )
    | (?P<coming>{_COMING})度?(?:年?(?P<coming_end>[底末终])|内|(?=之?前|以前))
    | (?P<past>{_PAST})度?年?[底末终](?=$|\ *+[,;。)]|之?前|以前)
    | (?P<only>(?:{_Y}))\ *+(?:年(?P<year_end>\ *+(?:年?底|年?末|年终|全年|年内|年度内|度|内)?)(?![级代])|(?P<whole>年?\ *+全年))
    | (?P<y8>(?:19|20)\d\d)(?P<m8>0[1-9]|1[0-2])(?P<d8>[0-3]\d)(?!\d)(?=前|之前|止|-|~|至)
    | (?P<ny>(?:19|20)\d\d)(?P<sep>[-./])(?P<nm>0?[1-9]|1[0-2])
      (?: (?P=sep)(?P<nd>0?[1-9]|[12]\d|3[01])(?!\d)(?:\ *+日)?
        | (?:(?<=\d\d)|(?=\ *+(?:前|之前|底|止|[-~至到])))(?=$|\ *+[,;。、)前之底止以~至到-]) )
    | (?P<word>本年度?底|本年度?末|当年年?底|今年年?底|(?<![去上前])(?:年底|年末|年终)|全年|本年度内|年度内|年内|当年内?|本年内)
    | (?P<only_day>\d{{1,2}})\ *+[日号](?:(?=前|之前|以前)|(?<=月\d[日号])|(?<=月\d\d[日号]))
    """,
        re.VERBOSE | re.ASCII,
    )
    short_period = re.compile(
        rf"(?:(?P<year>{_Y})\ *+年度?\ *+|(?P<relative>{_R})度?\ *+的?)?(?P<low>{_N})\ *+月?份?\ *+"
        rf"(?:-+|~+|至|到)\ *+(?P<high>{_N})\ *+月(?:份|底|末)?(?![日号\d])",
        re.ASCII,
    )
    years = re.compile(r"(?P<low>(?:19|20)\d\d)\ *+(?:-+|~+|至|到)\ *+(?P<high>(?:19|20)\d\d)\ *+年(?:度)?", re.ASCII)
    return ((_years, years), (_period, short_period), (_when, one))


def names_a_year(text: str, at: int) -> bool:
    """Tell whether 次年, 去年 and the like stand at a place."""
    return text[at : at + 2] in _SHIFTS or text[at : at + 3] in _SHIFTS


def read_when(text: str, at: int) -> When | None:
    """Read the date at a place of the folded text.

    Raises:
        NoSuchDay: it is written as a date, but the calendar has no such day (2月30日).
    """
    for read, pattern in _ways():
        found = pattern.match(text, at)
        if found is not None and found.end() > at:
            try:
                return read(found)
            except ValueError:
                raise NoSuchDay(found.end()) from None
    return None


def _years(found: re.Match[str]) -> When:
    return When(Day(int(found["low"]), 1, 1), Day(int(found["high"]), 12, 31), found.end(), period=True)


def _period(found: re.Match[str]) -> When:
    first, last = _month(_year(found["year"]), _number(found["low"]), _number(found["high"]))
    return _shifted(When(first, last, found.end(), period=True), found["relative"])


def _shifted(when: When, word: str | None) -> When:
    shift = _SHIFTS[word] if word else 0
    return when._replace(first=when.first._replace(shift=shift), last=when.last._replace(shift=shift))


def _when(found: re.Match[str]) -> When:
    return _shifted(_written(found), found["relative"] or found["coming"] or found["past"])


def _in_month(part: dict[str, str | None], year: int | None, end: int) -> When:
    month = _number(part["month"] or "")
    if part["day"]:
        day = _exact(year, month, _number(part["day"]))
        return When(day, day, end)
    first, last = _month(year, month)
    if part["third"]:
        low, high = _THIRDS[part["third"]]
        first, last = first._replace(day=low), last._replace(day=min(high, last.day))
    return When(first, last, end)


def _written(found: re.Match[str]) -> When:  # noqa: PLR0911 - one answer a way of writing
    part, end = found.groupdict(), found.end()
    year = _year(part["year"])
    if part["month"]:
        return _in_month(part, year, end)
    quarter_ = part["quarter"] or part["quarter2"]
    if quarter_:
        quarter = _number(quarter_)
        return When(*_month(year, quarter * 3 - 2, quarter * 3), end)
    if part["half"]:
        return When(*(_month(year, 1, 6) if part["half"] == "上" else _month(year, 7, 12)), end)
    if part["coming"] or part["past"]:
        return When(*_month(None, 1, 12), end, loose=not (part["coming_end"] or part["past"]))
    if part["only"]:
        ending = (part["year_end"] or "").strip()
        first, last = _month(_year(part["only"]), 1, 12)
        return When(
            first,
            last,
            end,
            period=bool(part["whole"]) or ending == "全年",
            loose=ending[-1:] not in ("底", "末", "终"),
        )
    if part["y8"]:
        day = _exact(int(part["y8"]), int(part["m8"]), int(part["d8"]))
        return When(day, day, end)
    if part["ny"]:
        year, month = int(part["ny"]), int(part["nm"])
        if part["nd"]:
            day = _exact(year, month, int(part["nd"]))
            return When(day, day, end)
        return When(*_month(year, month), end, dotted=part["sep"] == ".")
    if part["word"]:
        word = part["word"]
        return When(*_month(None, 1, 12), end, period=word == "全年", loose=word[-1] not in "底末终")
    day = Day(None, None, int(part["only_day"]))
    return When(day, day, end)
