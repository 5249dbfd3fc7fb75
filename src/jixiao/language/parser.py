"""Text → target: columns and clauses are cut here, and the forms read each clause.

target := clause {(, | ; | 。) clause}; clause := [head] form [tail] | clause (和 | 、 | 或) clause. A head names what is measured, a
tail what is done with it; neither may hold anything that means something by itself. What is left over is refused, never dropped.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from jixiao.language import acceptance, joining, refusals, words
from jixiao.language.clause import END, LONGEST, STRONG, Clause
from jixiao.language.folding import fold
from jixiao.language.forms import BY_START
from jixiao.language.lexer import Lexer
from jixiao.language.problems import (
    EMPTY,
    LONG,
    NO_NUMBER,
    NOT_A_NUMBER,
    NOT_READ,
    RELATION,
    UNKNOWN_UNIT,
    Refused,
    Unreadable,
)
from jixiao.language.targets import All, Amount, AnyOf, Deadline, Qualitative
from jixiao.language.time_words import TIME_SCOPES
from jixiao.language.tokens import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.language.targets import Target
    from jixiao.language.units import Units

MAX_LENGTH = 2000
_NESTING = 3
_BLANKS = " |｜\u3000\t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0"
_IGNORED = _BLANKS + "…|,;。.、:!?！？-/\\_"
_LETTER_UNIT = re.compile("[0-9][0-9.]*([A-Za-z]+)")
_CUTS = frozenset({Kind.SEP, Kind.EACH})
_JOINS = frozenset({Kind.ALL, Kind.ANY})
_OWN_TOTAL = ("共", "累计", "合计", "总", "全年", "年内")


class Parser:
    """Read one text with one table of units."""

    def __init__(self, text: str, units: Units, year: int | None, *, fact: bool = False) -> None:
        self.source = text
        self.units = units
        self.year = year
        self.fact = fact
        self.text = fold(text[:MAX_LENGTH])

    def read(self) -> Target | Unreadable:
        """Return the reading, or the first problem met. A suggestion is given only if it reads itself."""
        try:
            return self._target()
        except Refused as refused:
            problem = refused.problem
        if problem.suggestion is None or Parser(problem.suggestion, self.units, self.year, fact=self.fact).reads():
            return problem
        return Unreadable(problem.code, problem.span, None, problem.words)

    def reads(self) -> bool:
        """Tell whether the text is read without a problem."""
        try:
            self._target()
        except Refused:
            return False
        return True

    def _target(self) -> Target:
        if len(self.source) > MAX_LENGTH:
            raise Refused(LONG, (MAX_LENGTH, len(self.source)), limit=str(MAX_LENGTH))
        if not self.text.strip(_IGNORED):
            raise Refused(EMPTY, (0, len(self.source)))
        text = self.text
        if text.strip().lower() in words.NO_VALUES:
            start = len(text) - len(text.lstrip())
            raise Refused(NOT_A_NUMBER, (start, start + len(text.strip())), word=text.strip())
        start, end = 0, len(text)
        if "|" in text:
            column = text.partition("|")[0].strip()
            if column == words.QUALITATIVE_COLUMN:
                return self._rated(text.index("|") + 1)
            if column == words.QUANTITATIVE_COLUMN:
                start = text.index("|") + 1
            end = self._without_unit_column(start)
        tokens = Lexer(" " * start + text[start:end], self.units).run()
        tokens = self._opened(tokens)
        if not tokens:
            raise Refused(EMPTY, (0, len(self.source)))
        self._check_unit_only(tokens)
        if "|" in text and len(tokens) > 1 and all(token.kind is Kind.QUANTITY for token in tokens):
            return self._grades(tokens)
        return self._clauses(tokens) or self._qualitative(start, end)

    def _opened(self, tokens: list[Token]) -> list[Token]:
        """Read a text that stands wholly in brackets or quotes."""
        for _ in range(_NESTING):
            token = tokens[0] if tokens else END
            if len(tokens) != 1 or token.kind not in (Kind.NOTE, Kind.QUOTED):
                break
            closed = self.text[token.end - 1] in ')”’》」』"'
            end = token.end - closed
            inner = Lexer(" " * (token.start + 1) + self.text[token.start + 1 : end], self.units).run()
            if token.kind is Kind.QUOTED and inner and not any(t.kind in STRONG for t in inner):
                return tokens
            tokens = inner
        return tokens

    def _without_unit_column(self, start: int) -> int:
        """Return the end of the text before a unit column (…|%) that a number with its own unit makes needless."""
        text = self.text.rstrip(" |")
        head, _, last = text.rpartition("|")
        if last.strip() != "%":
            return len(text)
        tokens = Lexer(" " * start + head[start:], self.units).run()
        unit = tokens[-1].value.unit if tokens and tokens[-1].kind is Kind.QUANTITY else None
        return len(head) if unit == "%" or (unit and len(tokens) == 1) else len(text)

    def _rated(self, start: int) -> Qualitative:
        columns = self.source[start:].replace("｜", "|").split("|")
        while len(columns) > 1 and (
            not columns[-1].strip() or self.units.match(columns[-1].strip(), 0) == columns[-1].strip()
        ):
            columns.pop()
        text = "|".join(columns).strip()
        if not text:
            raise Refused(EMPTY, (0, len(self.source)))
        return Qualitative(text=text, expect=words.EXPECTED.get(text), levels=_levels(fold(text)))

    def _qualitative(self, start: int, end: int) -> Qualitative:
        text = self.source[start:end].strip(_BLANKS)
        bare = text.rstrip("。；;!！" + _BLANKS)
        return Qualitative(text=bare or text, expect=words.EXPECTED.get(bare), levels=())

    def _check_unit_only(self, tokens: Sequence[Token]) -> None:
        tokens = [token for token in tokens if token.kind is not Kind.SEP] or tokens
        first, last = tokens[0], tokens[-1]
        if len(tokens) > 1 + (first.kind is Kind.BOUND):
            return
        written = self.text[last.start : last.end].strip(" |。.;,")
        if not written:
            raise Refused(EMPTY, (0, len(self.source)))
        bare = written.lstrip("十百千万亿 ")
        if last.kind is Kind.TEXT and (code := _LETTER_UNIT.fullmatch(bare)):
            raise Refused(UNKNOWN_UNIT, (last.start + code.start(1), last.start + code.end(1)), word=code[1])
        if last.kind is Kind.TEXT and (not bare or self.units.match(bare, 0) == bare):
            word = self.source[first.start : last.start + len(written)].strip()
            raise Refused(NO_NUMBER, (first.start, last.start + len(written)), word=word)

    def _grades(self, tokens: Sequence[Token]) -> Target:
        """Read 90%|80%|70%|70%: the lower ends of 优, 良 and 中, and where 差 begins."""
        values = [token.value.value for token in tokens]
        same = {token.value.unit for token in tokens}
        falling = all(high > low for high, low in pairwise(values[:-1]))
        columns = self.text.strip(" |").count("|") + 1
        if columns != len(values) or len(values) < 3 or len(same) > 1 or not falling or values[-1] != values[-2]:  # noqa: PLR2004 - 优, 中, 差
            raise self._unclear(tokens[0], tokens[1])
        unit = same.pop()
        ops: list[words.Op] = [*[">="] * (len(values) - 1), "<"]  # type: ignore[list-item]  # mypy widens the first
        parts = (Amount(op=op, value=value, unit=unit, scope=None) for op, value in zip(ops, values, strict=True))
        return All(join="grades", parts=tuple(parts))

    def _unclear(self, first: Token, second: Token) -> Refused:
        spans = [(token.start, token.end) for token in (first, second)]
        texts = [self.source[start:end].strip(" |") for start, end in spans]
        return Refused(RELATION, (first.start, second.end), first=texts[0], second=texts[1])

    def _clauses(self, tokens: list[Token]) -> Target | None:
        if not any(token.kind in _CUTS for token in tokens):
            return self._clause(tokens)
        pieces = joining.without_hopes(joining.cut_clauses(tokens, self.text), self.text)
        found: list[tuple[list[Token], Target | None]] = [(piece, self._clause(piece)) for piece in pieces]
        if all(target is None for _, target in found):
            return None
        parts: list[Target] = []
        scope = None
        for piece, target in found:
            if target is None:
                parts += self._rated_clause(piece)
                continue
            if scope and not self._written(piece).startswith(_OWN_TOTAL):
                target = joining.scoped(target, scope)  # noqa: PLW2901 - the same target, completed
            if piece[0].kind is Kind.EACH and piece[0].value in TIME_SCOPES and not isinstance(target, Deadline):
                scope = piece[0].value
            parts.append(target)
        return joining.all_of(parts)

    def _rated_clause(self, piece: Sequence[Token]) -> list[Target]:
        """Return what stands between the numbers, if it says anything; it has to mean the same when it stands alone."""
        start, end = piece[0].start, piece[-1].end
        text = self.source[start:end].strip(" |\n\u3000")
        if not fold(text).strip(_IGNORED):
            return []
        target: Target = Qualitative(text=text, expect=words.EXPECTED.get(text), levels=())
        shares_out = {Kind.SPREAD, Kind.QUANTITY} <= {token.kind for token in piece}  # and would go on behind the mark
        if shares_out or Parser(text, self.units, self.year, fact=self.fact).read() != target:
            raise Refused(NOT_READ, (start, start + len(text)), word=text[:20])
        return [target]

    def _written(self, piece: Sequence[Token]) -> str:
        return self.text[piece[0].start : piece[-1].end]

    def _clause(self, tokens: list[Token]) -> Target | None:
        if len(tokens) > LONGEST:
            start, end = tokens[0].start, tokens[-1].end
            raise Refused(NOT_READ, (start, end), word=self.source[start : start + 20].strip())
        clause = Clause(tokens, self.text, self.source, self.year, fact=self.fact)
        refusals.check_blockers(clause)
        for start, token in enumerate(tokens):
            for form in BY_START.get(token.kind, ()):
                reading = form.read(clause, start)
                if reading is None:
                    continue
                if isinstance(reading.target, Deadline):
                    beside = {clause.at(reading.start - 1).kind, clause.at(reading.end).kind}
                    if beside & _JOINS and (joined := self._joined(tokens)):
                        return joined
                    return self._dated(clause, reading.target, reading.start, reading.end)
                verdict = acceptance.accept(clause, reading)
                if verdict is acceptance.Verdict.YES:
                    return reading.target
                if verdict is acceptance.Verdict.MANNER:
                    return None
                break
        joined = self._joined(tokens) or self._counted_in_a_row(tokens)
        if joined is None:
            refusals.give_up(clause)
        return joined

    def _dated(self, clause: Clause, deadline: Deadline, start: int, end: int) -> Target:
        """Complete a deadline with the number that has to be reached by then: 2025年底前完成不少于50个."""
        refusals.check_deadline(clause, start, end, is_period=deadline.op == "between")
        rest = list(clause.tokens[end:])
        if not any(token.kind in STRONG for token in rest):
            return deadline
        target = self._clause(rest)
        if target is None:
            return deadline
        return joining.all_of((deadline, target))

    def _counted_in_a_row(self, tokens: list[Token]) -> Target | None:
        """Read bare counts that follow each other, each with its noun: 3个乡镇12个村, 1000户3500人."""
        places = joining.row_of_counts(tokens, self.units.factors)
        targets = [self._clause(tokens[low:high]) for low, high in pairwise([*places, len(tokens)])]
        parts = [target for target in targets if target is not None]
        return joining.all_of(parts) if parts and len(parts) == len(targets) else None

    def _joined(self, tokens: list[Token]) -> Target | None:
        """Read a clause in parts: ≥3场、≥150人次; 不低于90%或不少于20家; 大于5%且小于10%."""
        pieces, kinds = joining.cut_joined(tokens)
        if len(kinds) != 1 or not all(pieces):
            return None
        if kinds == {Kind.ALL}:
            joining.check_neighbours(pieces, self.source)
        targets = [self._clause(piece) for piece in pieces]
        parts = tuple(target for target in targets if target is not None)
        if len(parts) < len(pieces):
            return None
        if kinds == {Kind.ANY}:
            if any(isinstance(part, All) for part in parts):
                raise self._unclear(tokens[0], tokens[-1])
            return AnyOf(parts=parts)
        if joined := joining.enclosed(parts, pieces):
            return joined
        for piece, target in zip(pieces, parts, strict=True):
            own = piece[0].kind in (Kind.TEXT, Kind.VERB, Kind.EACH)
            if (
                isinstance(target, Amount)
                and target.op == "=="
                and not own
                and any(joining.is_bounded(part) for part in parts)
            ):
                raise self._unclear(tokens[0], tokens[-1])  # 不少于3场、5次: does the bound hold for 5次?
        return joining.all_of(parts)


def _levels(text: str) -> tuple[str, ...]:
    """Cut 优良中低差 into its grades; a word that happens to be made of them (优良) is no list."""
    if text in words.NOT_LEVELS or text in words.LEVELS:
        return ()
    levels, place = [], 0
    while place < len(text):
        if text[place] in "|/、,; ":
            place += 1
            continue
        word = next(
            (text[place : place + size] for size in (4, 3, 2, 1) if text[place : place + size] in words.LEVELS), None
        )
        if word is None:
            return ()
        levels.append(word)
        place += len(word)
    return tuple(levels) if len(levels) > 1 else ()
