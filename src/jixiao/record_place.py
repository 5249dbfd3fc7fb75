"""Where a new entry goes in the file, without ever changing what the entries that are there mean.

One value alone is the total so far; a list is what each quarter (or date) added. So a total of an earlier quarter may
become the first item of a list, while one of no known time may not: its sum with the new entry could count things twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao.catalogue import _
from jixiao.documents.edits import Edit, Editor, Fields
from jixiao.documents.scalars import in_flow
from jixiao.findings import Finding, Route, Severity
from jixiao.pair import NOTHING, Pair
from jixiao.table import quarter_of

if TYPE_CHECKING:
    from jixiao.documents.models import Entry, Record
    from jixiao.record_report import Request
    from jixiao.table import Item


class Placement(NamedTuple):
    """Ways to write an entry, the best first, and what the file must say afterwards.

    ``value`` is the plain data under ``key`` then, ``number`` the position of the new (or changed) entry in it.
    """

    key: str
    value: Any
    number: int
    ways: tuple[list[Edit], ...]
    example: str


def place(pair: Pair, item: Item, request: Request, fields: Fields) -> Placement | Finding:
    """Find the place of an entry, or say why it has none."""
    reported = pair.reported.get(item.id, NOTHING)
    placer = _Placer(pair, reported.key or item.id, request, fields)
    if reported.record is None:
        return placer.as_new_key()
    if not placer.old:
        return placer.into_nothing()
    if isinstance(placer.old, list):
        return placer.into_list(reported.record)
    return placer.beside_total(reported.record.entries[0])


class _Placer:
    def __init__(self, pair: Pair, key: str, request: Request, fields: Fields) -> None:
        self.pair = pair
        self.key = key
        self.request = request
        self.fields = fields
        self.document = pair.actuals.document
        self.editor = Editor(self.document)
        self.route: Route = ("actuals", key)
        self.old: Any = (self.document.data["actuals"] or {}).get(key)

    def as_new_key(self) -> Placement:
        """Begin a list under a key of its own: at the comment line that waits for it, else at the end."""
        waiting = self.editor.uncomment_list(("actuals",), self.key, self.fields)
        at_end = self.editor.add_list(("actuals",), self.key, self.fields)
        return self._placement([self._data], 0, *filter(None, (waiting, at_end)))

    def into_nothing(self) -> Placement:
        """Begin a list under a key that has no value yet."""
        return self._placement([self._data], 0, self.editor.fill(self.route, self.fields))

    def into_list(self, record: Record) -> Placement | Finding:
        """Add an item, or correct the one of the same time where that is wanted."""
        same = [number for number, entry in enumerate(record.entries) if self._is_same_time(entry)]
        if not same:
            return self._placement([*self.old, self._data], len(self.old), self.editor.append(self.route, self.fields))
        entry = record.entries[same[0]]
        if not self.request.replace:
            return self._there_already(entry, same[0])
        if len(same) > 1:
            message = _("「{key}」在这个季度有 {count} 项，不知道改哪一项。").format(key=self.key, count=len(same))
            return self._finding(
                "JX402", message, _("请用 --date 写明日期，或在文件里直接改。"), (*self.route, same[1])
            )
        number = same[0]
        value = [*self.old]
        value[number] = {**value[number], **self._data}
        return self._placement(value, number, self.editor.update((*self.route, number), self.fields))

    def beside_total(self, entry: Entry) -> Placement | Finding:
        """Correct a total, or make it the first item of a list where it is known to lie before the new entry."""
        if self.request.replace:
            return self._over_total()
        quarter, new = self._quarter(entry), self._quarter(self.request)
        if self._is_same_time(entry):
            return self._there_already(entry, 0)
        if quarter is None or new is None:
            total = entry.value or entry.rating or ""
            message = _("「{key}」写的是到目前的累计「{total}」，再加一项就分不清是累计还是新增。").format(
                key=self.key, total=total
            )
            example = f"{self.key}: {in_flow([{'quarter': 1, 'value': total}])}"
            remedy = _("要按季度填，先把它改成列表，例如 {example}；要改写累计，加 --replace。").format(example=example)
            return self._finding("JX403", message, remedy, self.route)
        if new < quarter:
            message = _("「{key}」写的是到第 {quarter} 季度为止的累计，已经包括第 {new} 季度。").format(
                key=self.key, quarter=quarter, new=new
            )
            return self._finding(
                "JX403", message, _("要改写累计，加 --replace；要分季度填，请在文件里改成列表。"), self.route
            )
        return self._placement([self.old, self._data], 1, self.editor.as_list(self.route, self.fields))

    def _over_total(self) -> Placement:
        if isinstance(self.old, dict):
            value = {**self.old, **self._data}
            return self._placement(value, 0, self.editor.update(self.route, self.fields))
        rated = "rating" in self.fields
        fields = self.fields if rated or "value" in self.fields else {"value": self.old, **self.fields}
        return self._placement(_as_data(fields), 0, self.editor.replace(self.route, fields))

    def _there_already(self, entry: Entry, number: int) -> Finding:
        old = entry.value or entry.rating or ""
        message = _("「{key}」第 {quarter} 季度已经填过「{old}」。").format(
            key=self.key, quarter=self._quarter(entry), old=old
        )
        remedy = _("要改写，加 --replace；是同一季度的另一次，加 --date 写明日期。")
        route = self.route if not isinstance(self.old, list) else (*self.route, number)
        return self._finding("JX402", message, remedy, route)

    def _is_same_time(self, entry: Entry) -> bool:
        """Whether an entry stands for the time of the new one: the same quarter, unless two dates tell them apart."""
        quarter = self._quarter(entry)
        dates = {entry.date, self.request.date}
        return quarter is not None and quarter == self._quarter(self.request) and (None in dates or len(dates) == 1)

    def _quarter(self, entry: Entry | Request) -> int | None:
        if entry.quarter is not None or entry.date is None:
            return entry.quarter
        return quarter_of(entry.date, self.pair.table.year)

    @property
    def _data(self) -> Fields:
        return _as_data(self.fields)

    def _placement(self, value: Any, number: int, *ways: list[Edit]) -> Placement:
        return Placement(self.key, value, number, ways, f"{self.key}: {in_flow([self.fields])}")

    def _finding(self, code: str, message: str, remedy: str, route: Route) -> Finding:
        return self.document.finding(code, Severity.ERROR, message, help=remedy, route=route)


def _as_data(fields: Fields) -> Fields:
    """Return the entry as it is read back: every scalar is text."""
    return {key: value if isinstance(value, list) else str(value) for key, value in fields.items()}
