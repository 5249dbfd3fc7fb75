"""Find every quantity in running text: the goals and quarter plans of a table, as far as lint links them to indicators.

Nothing is refused here. What is not surely a quantity is passed over: names in “” and 《》, what stands in brackets, document numbers,
list numbers, ordinals, and years that belong to a title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from jixiao.language import words
from jixiao.language.clause import LONGEST, Clause, Reading
from jixiao.language.folding import fold
from jixiao.language.forms import BY_START
from jixiao.language.lexer import Lexer
from jixiao.language.problems import Refused
from jixiao.language.targets import All, Amount, Deadline, Growth, Range
from jixiao.language.tokens import Kind, Token
from jixiao.language.units import built_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.language.units import Units

Span = tuple[int, int]
Measured = Amount | Range | Growth | Deadline
_NUMBERS = frozenset({Kind.QUANTITY, Kind.BOUND, Kind.HEDGE})
_BEHIND = frozenset({Kind.AFTER, Kind.HEDGE_AFTER, Kind.VAGUE, Kind.TO, Kind.QUANTITY})
_PHRASE = frozenset({Kind.TEXT, Kind.VERB, Kind.NOTE, Kind.QUOTED, Kind.ALL, Kind.ANY})
_EDGES = " 、和及与并的了,;。:\u3000"
_DATED = ("月", "日", "底", "末", "终")


class Mention(NamedTuple):
    """One quantity of the text. ``span`` covers it with its bound; ``object`` is what it counts, empty where nothing says so."""

    span: Span
    target: Measured
    object: str
    object_span: Span


def scan(text: str, year: int | None = None, units: Units | None = None) -> tuple[Mention, ...]:
    """Return the quantities of a text in their order; ``year`` completes dates without one."""
    folded, table, start = fold(text), units or built_in(), 0
    found: list[Mention] = []
    for line in folded.split("\n"):
        end = start + len(line)
        try:
            tokens = Lexer(line, table).run()
        except Refused:  # a date that is none, a number too long: nothing on this line can be linked
            tokens = []
        found += (_moved(mention, start) for mention in _Line(tokens, line, text[start:end], year).mentions())
        start = end + 1
    return tuple(found)


def _moved(mention: Mention, by: int) -> Mention:
    """Turn places in the line into places in the text."""
    (start, end), (first, last) = mention.span, mention.object_span
    return mention._replace(span=(start + by, end + by), object_span=(first + by, last + by))


class _Line:
    """One line of the text: its clauses, and the object of the last one, which a clause without its own takes over."""

    def __init__(self, tokens: Sequence[Token], folded: str, source: str, year: int | None) -> None:
        self.folded = folded
        self.source = source
        self.year = year
        self.pieces: list[list[Token]] = [[]]
        for token in tokens:
            if token.kind is Kind.SEP:
                self.pieces.append([])
            elif len(self.pieces[-1]) == LONGEST:
                self.pieces.append([token])
            else:
                self.pieces[-1].append(token)

    def mentions(self) -> Iterator[Mention]:
        last: Span | None = None
        for piece in self.pieces:
            clause = Clause(piece, self.folded, self.source, self.year)
            place, before = 0, 0
            numbers = False
            while place < len(piece):
                reading = self._read(clause, place)
                if reading is None:
                    place += 1
                    continue
                if isinstance(reading, int):
                    place = reading
                    continue
                span = None if isinstance(reading.target, Deadline) else self._object(clause, before, reading, last)
                yield from self._of(clause, reading, span)
                last, numbers = span or last, True
                place = before = reading.end
                while span and before < len(piece) and piece[before].start < span[1]:
                    before += 1  # the words of this object are none of the next one's
            if piece and not numbers:
                last = self._object_before(clause, 0, len(piece))

    def _read(self, clause: Clause, place: int) -> Reading | int | None:
        """Return what a form reads at a place; where it is refused or denied, the place behind, for no part of it may be read."""
        denied = clause.folded(0, place)[-1:] in words.NEGATION_CHARACTERS
        for form in BY_START.get(clause.tokens[place].kind, ()):
            try:
                reading = form.read(clause, place)
            except Refused:
                return _behind_number(clause, place)
            if reading is not None:
                if denied:
                    return reading.end
                return reading if _is_quantity(clause, reading) else None
        return None

    def _of(self, clause: Clause, reading: Reading, object_: Span | None) -> Iterator[Mention]:
        start, end = clause.span(reading.start, reading.end)
        end = start + len(self.source[start:end].rstrip())
        where = object_ or (start, start)
        targets = reading.target.parts if isinstance(reading.target, All) else (reading.target,)
        for target in targets:  # a form reads no words, and 分别 is the only one that reads several things
            yield Mention((start, end), cast("Measured", target), self.source[where[0] : where[1]], where)

    def _object(self, clause: Clause, before: int, reading: Reading, last: Span | None) -> Span | None:
        """Find what is counted: behind the number, before it, or, where the clause has no words, in the clause before."""
        start, end = reading.start, reading.end
        words_of_its_own = any(token.kind in _PHRASE for token in clause.tokens[before:start])
        return (
            self._object_behind(clause, end)
            or self._object_before(clause, before, start)
            or (self._object_behind(clause, end, stops=False) if words_of_its_own else last)
        )

    def _object_behind(self, clause: Clause, start: int, *, stops: bool = True) -> Span | None:
        """Take the noun phrase behind a number, up to the verb it is the object of: 50件|高校、国企专利|开展一对多许可."""
        end = start
        if clause.at(start).kind in (Kind.ALL, Kind.ANY):
            return None
        while clause.at(end).kind in _PHRASE and not (stops and self._ends_object(clause, end)):
            end += 1
        return self._trimmed(clause, start, end)

    def _ends_object(self, clause: Clause, place: int) -> bool:
        token, behind = clause.at(place), clause.at(place + 1).kind
        if token.kind is Kind.VERB:
            return self._word(token) in words.OBJECT_VERBS
        if token.kind is not Kind.ALL:
            return False
        more = any(other.kind in _NUMBERS for other in clause.tokens[place:])
        return self._word(token) in words.CLAUSE_JOINS or (more and (behind in _NUMBERS or behind is Kind.VERB))

    def _object_before(self, clause: Clause, start: int, end: int) -> Span | None:
        """Take the noun phrase before a number: behind the last verb that has an object, without verbs of its own at the end."""
        while end > start and clause.at(end - 1).kind in (Kind.VERB, Kind.BASE, Kind.DATE, Kind.BEFORE_DATE):
            verb = self._word(clause.at(end - 1))
            if clause.at(end - 1).kind is Kind.VERB and len(verb) > 1 and verb not in words.OBJECT_VERBS:
                break
            end -= 1
        for place in range(start, end):
            token = clause.at(place)
            if token.kind not in _PHRASE or (token.kind is Kind.VERB and self._word(token) in words.OBJECT_VERBS):
                start = place + 1
        return self._trimmed(clause, start, end)

    def _word(self, token: Token) -> str:
        return self.folded[token.start : token.end].strip()

    def _trimmed(self, clause: Clause, start: int, end: int) -> Span | None:
        if start >= end:
            return None
        low, high = clause.span(start, end)
        text = self.source[low:high]
        low, high = low + len(text) - len(text.lstrip(_EDGES)), high - len(text) + len(text.rstrip(_EDGES))
        return (low, high) if low < high else None


def _behind_number(clause: Clause, place: int) -> int:
    place += 1
    while clause.at(place).kind in _NUMBERS | _BEHIND:
        place += 1
    return place


def _is_quantity(clause: Clause, reading: Reading) -> bool:
    """Tell list numbers, document numbers, phrases and years of titles from quantities."""
    token = clause.tokens[reading.start]
    if isinstance(reading.target, Deadline):
        date = next(t for t in clause.tokens[reading.start :] if t.kind is Kind.DATE)
        return reading.closed or any(mark in clause.text[date.start : date.end] for mark in _DATED)
    quantity = reading.quantity
    if quantity is None or (isinstance(reading.target, Growth) and reading.target.value is None):
        return isinstance(reading.target, Growth) and reading.target.value is not None
    if isinstance(reading.target, Amount) and reading.target.op == "==":
        if quantity.unit is None:
            return False
        leads = clause.at(reading.start - 1).kind
        return not quantity.chinese or leads in (Kind.VERB, Kind.EACH)
    return token.kind is not Kind.TEXT
