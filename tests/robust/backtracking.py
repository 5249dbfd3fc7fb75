"""How many steps a backtracking engine takes over a text, counted and not timed: the same on every machine.

It walks the very tree that ``re`` compiles, choice by choice, in the engine's order. The engine itself is smarter in places
(it looks for a literal prefix first), so what is linear here is linear there.
"""

from __future__ import annotations

import re
from itertools import permutations
from re import _constants as names  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST = 60_000
"""Steps after which a count is given up: far more than anything linear takes."""


class TooManyError(Exception):
    """The count went beyond ``MOST``."""


class Counter:
    """Counts the steps of one pattern, searched for in a text again and again as ``finditer`` does."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.tree = list(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))
        self.flags = pattern.flags
        self.text = ""
        self.groups: dict[int, tuple[int, int]] = {}
        self.steps = 0

    def count(self, text: str, way: str = "search") -> int:
        """Return the steps of all searches over a text, or of one ``match`` or ``fullmatch``."""
        self.text, self.steps = text, 0
        start = 0
        tree = [*self.tree, (names.AT, names.AT_END_STRING)] if way == "fullmatch" else self.tree
        try:
            while start <= len(text):
                self.groups = {}
                end = next(self._run(tree, start), None)
                if way != "search":
                    break
                start = start + 1 if end is None else max(end, start + 1)
        except TooManyError:
            return MOST
        return self.steps

    def _step(self) -> None:
        self.steps += 1
        if self.steps >= MOST:
            raise TooManyError

    def _run(self, nodes: list[Any], at: int) -> Iterator[int]:
        """Yield every end the nodes can reach from a place, in the engine's order."""
        if not nodes:
            yield at
            return
        (op, argument), rest = nodes[0], nodes[1:]
        for middle in _WALKS.get(op, Counter._one)(self, op, argument, at):
            yield from self._run(rest, middle)

    def _one(self, op: Any, argument: Any, at: int) -> Iterator[int]:
        self._step()
        if at < len(self.text) and self._fits(op, argument, self.text[at]):
            yield at + 1

    def _fits(self, op: Any, argument: Any, sign: str) -> bool:
        if op is names.ANY:
            return bool(self.flags & re.DOTALL) or sign != "\n"
        if op is names.IN:
            negated = argument[0][0] is names.NEGATE
            return any(self._fits(*one, sign) for one in argument[negated:]) is not negated
        if op is names.RANGE:
            return any(argument[0] <= ord(one) <= argument[1] for one in self._cases(sign))
        if op is names.CATEGORY:
            return _category(argument, sign, is_ascii=bool(self.flags & re.ASCII))
        return any(ord(one) == argument for one in self._cases(sign)) is (op is names.LITERAL)

    def _cases(self, sign: str) -> set[str]:
        return {sign, sign.lower(), sign.upper()} if self.flags & re.IGNORECASE and len(sign.upper()) == 1 else {sign}

    def _at(self, _op: Any, argument: Any, at: int) -> Iterator[int]:
        self._step()
        if _place(argument, self.text, at, lines=bool(self.flags & re.MULTILINE)):
            yield at

    def _group(self, _op: Any, argument: Any, at: int) -> Iterator[int]:
        number, _add, _remove, nodes = argument
        for end in self._run(list(nodes), at):
            before = self.groups.get(number)
            self.groups[number] = (at, end)
            yield end
            self.groups[number] = before or (at, end)

    def _reference(self, _op: Any, argument: Any, at: int) -> Iterator[int]:
        self._step()
        start, end = self.groups.get(argument, (0, -1))
        if end >= start and self.text.startswith(self.text[start:end], at):
            yield at + end - start

    def _branch(self, _op: Any, argument: Any, at: int) -> Iterator[int]:
        for nodes in argument[1]:
            yield from self._run(list(nodes), at)

    def _look(self, op: Any, argument: Any, at: int) -> Iterator[int]:
        direction, nodes = argument
        start = at
        if direction < 0:
            start = at - nodes.getwidth()[0]
        found = start >= 0 and next(self._run(list(nodes), start), None) is not None
        if found is (op is names.ASSERT):
            yield at

    def _atomic(self, _op: Any, argument: Any, at: int) -> Iterator[int]:
        end = next(self._run(list(argument), at), None)
        if end is not None:
            yield end

    def _repeat(self, op: Any, argument: Any, at: int) -> Iterator[int]:
        low, high, nodes = argument
        nodes = list(nodes)
        if op is names.MIN_REPEAT:
            yield from self._lazy(nodes, at, low, high)
            return
        ends = self._flat(nodes, at, low, high) if _is_flat(nodes) else self._greedy(nodes, at, low, high)
        if op is not names.POSSESSIVE_REPEAT:
            yield from ends
        elif (end := next(iter(ends), None)) is not None:
            yield end

    def _flat(self, nodes: list[Any], at: int, low: int, high: int) -> Iterator[int]:
        """Repeat what is one character wide: take all there is, then give back one by one."""
        end = at
        while end - at < high and next(self._run(nodes, end), None) is not None:
            end += 1
        for place in range(end, at + low - 1, -1):
            self._step()
            yield place

    def _greedy(self, nodes: list[Any], at: int, low: int, high: int) -> Iterator[int]:
        if high > 0:
            for end in self._run(nodes, at):
                if end > at or low > 0:
                    yield from self._greedy(nodes, end, max(low - 1, 0), high - 1)
        if low <= 0:
            yield at

    def _lazy(self, nodes: list[Any], at: int, low: int, high: int) -> Iterator[int]:
        if low <= 0:
            yield at
        if high > 0:
            for end in self._run(nodes, at):
                if end > at or low > 0:
                    yield from self._lazy(nodes, end, max(low - 1, 0), high - 1)


_WALKS: dict[Any, Callable[[Counter, Any, Any, int], Iterator[int]]] = {
    names.AT: Counter._at,
    names.SUBPATTERN: Counter._group,
    names.GROUPREF: Counter._reference,
    names.BRANCH: Counter._branch,
    names.ASSERT: Counter._look,
    names.ASSERT_NOT: Counter._look,
    names.ATOMIC_GROUP: Counter._atomic,
    names.MAX_REPEAT: Counter._repeat,
    names.MIN_REPEAT: Counter._repeat,
    names.POSSESSIVE_REPEAT: Counter._repeat,
}
_SIGNS = frozenset({names.LITERAL, names.NOT_LITERAL, names.ANY, names.IN})


def _is_flat(nodes: list[Any]) -> bool:
    return len(nodes) == 1 and nodes[0][0] in _SIGNS


def _category(category: Any, sign: str, *, is_ascii: bool) -> bool:
    if is_ascii and not sign.isascii():
        return str(category).startswith("CATEGORY_NOT")
    found = {
        "DIGIT": sign.isdecimal,
        "SPACE": sign.isspace,
        "WORD": lambda: sign.isalnum() or sign == "_",
    }[str(category).rpartition("_")[2]]()
    return found is not str(category).startswith("CATEGORY_NOT")


def _place(where: Any, text: str, at: int, *, lines: bool) -> bool:
    if where in {names.AT_BEGINNING, names.AT_BEGINNING_STRING}:
        return at == 0 or (lines and where is names.AT_BEGINNING and text[at - 1] == "\n")
    if where is names.AT_END_STRING:
        return at == len(text)
    if where is names.AT_END:
        return at == len(text) or text[at:] == "\n" or (lines and text[at] == "\n")
    before = at > 0 and (text[at - 1].isalnum() or text[at - 1] == "_")
    behind = at < len(text) and (text[at].isalnum() or text[at] == "_")
    return (before is not behind) is (where is names.AT_BOUNDARY)


# ── texts that make an engine work ───────────────────────────────────────────────────────────────────────────────────


def pumps(pattern: re.Pattern[str]) -> Iterator[Callable[[int], str]]:
    """Yield makers of texts that grow: characters of the pattern and one it does not name, alone, in turn and in blocks."""
    signs, sample = signs_of(pattern)[:SIGNS], sample_of(pattern)
    for sign in signs:
        yield lambda size, one=sign: one * size
    for first, second in permutations([*signs, "\0"], 2):
        yield lambda size, a=first, b=second: (a + b) * (size // 2)
        yield lambda size, a=first, b=second: a * (size // 2) + b * (size // 2)
        yield lambda size, a=first, b=second: a + b * size + "\0"
    for end in range(1, len(sample) + 1):
        yield lambda size, start=sample[:end]: start * (size // 4)
        yield lambda size, start=sample[: end - 1], last=sample[end - 1]: start + last * size + "\0"


SIGNS = 4
"""How many characters of a pattern are tried in pairs."""


def signs_of(pattern: re.Pattern[str]) -> list[str]:
    """Return characters the pattern names, with those first that fit most of its places."""
    counter = Counter(pattern)
    places = list(_places(counter.tree))
    known = {one for op, argument in places for one in _samples(op, argument)}
    known |= {"0", "a", " ", "\n", "中"}
    weight = {sign: sum(counter._fits(op, argument, sign) for op, argument in places) for sign in known}
    chosen: list[str] = []
    for op, argument in places:  # for every place, the character that fits most other places too
        fits = [
            sign for sign in sorted(known, key=lambda one: (-weight[one], one)) if counter._fits(op, argument, sign)
        ]
        chosen += fits[:1]
    return sorted(dict.fromkeys(chosen), key=lambda one: (-weight[one], one))


def sample_of(pattern: re.Pattern[str]) -> str:
    """Return a text that goes through the pattern from end to end, taking the first of every choice."""
    return _sample(Counter(pattern).tree, Counter(pattern))


def _places(nodes: Any) -> Iterator[tuple[Any, Any]]:
    for op, argument in nodes:
        if op in _SIGNS:
            yield op, argument
        else:
            for inner in _inside(op, argument):
                yield from _places(inner)


def _inside(op: Any, argument: Any) -> list[Any]:
    if op is names.BRANCH:
        return list(argument[1])
    if op in {names.SUBPATTERN, names.MAX_REPEAT, names.MIN_REPEAT, names.POSSESSIVE_REPEAT}:
        return [argument[-1]]
    if op in {names.ASSERT, names.ASSERT_NOT}:
        return [argument[1]]
    return [argument] if op is names.ATOMIC_GROUP else []


def _samples(op: Any, argument: Any) -> set[str]:
    if op is names.LITERAL:
        return {chr(argument)}
    if op is names.IN:
        return {one for inner in argument for one in _samples(*inner)}
    if op is names.RANGE:
        return {chr(argument[0]), chr(argument[1])}
    if op is names.CATEGORY:
        return {{"DIGIT": "0", "SPACE": " ", "WORD": "a"}[str(argument).rpartition("_")[2]]}
    return set()


def _sample(nodes: Any, counter: Counter) -> str:
    text = ""
    for op, argument in nodes:
        if op in _SIGNS:
            known = sorted(_samples(op, argument) | {"a", "0", "中"})
            text += next((sign for sign in known if counter._fits(op, argument, sign)), "")
        elif op in {names.MAX_REPEAT, names.MIN_REPEAT, names.POSSESSIVE_REPEAT}:
            text += _sample(argument[2], counter) * max(argument[0], 1)
        elif op is names.BRANCH:
            text += _sample(argument[1][0], counter)
        elif op in {names.SUBPATTERN, names.ATOMIC_GROUP, names.ASSERT}:
            text += _sample(_inside(op, argument)[0], counter)
    return text
