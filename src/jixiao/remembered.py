"""Results kept for a run: the same lines stand in many tables, and what follows from the same follows again."""

from __future__ import annotations

from typing import Any, Generic, NoReturn, TypeVar

R = TypeVar("R")


class Remembered(Generic[R]):
    """Results by a key and by the very values they were made from; all are forgotten when there are ``most`` of them.

    The values are told apart by identity, which is quick where comparing them is not. They are kept with the result, so that
    nothing else can come to have the same identity.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._known: dict[tuple[object, ...], tuple[R, tuple[object, ...]]] = {}

    def __len__(self) -> int:
        return len(self._known)

    def find(self, key: tuple[object, ...], values: tuple[object, ...]) -> R | None:
        """Return the result for a key and these very values."""
        known = self._known.get((key, *map(id, values)))
        return None if known is None else known[0]

    def keep(self, key: tuple[object, ...], values: tuple[object, ...], result: R) -> R:
        """Keep a result, and return it."""
        if len(self._known) >= self.most:
            self._known.clear()
        self._known[key, *map(id, values)] = (result, values)
        return result


class Recurring(dict[str, str]):
    """A mapping of texts that stands on one line, as in many files: their documents share it, so nobody can change it.

    A copy is an ordinary mapping. ``made`` are the models read from it, by what read them.
    """

    __slots__ = ("made",)

    def __init__(self, parts: list[tuple[str, str]]) -> None:
        super().__init__(parts)
        self.made: dict[object, Any] = {}

    def __reduce__(self) -> tuple[type[dict[str, str]], tuple[dict[str, str]]]:
        return dict, (dict(self),)

    def _refuse(self, *_given: object, **_named: object) -> NoReturn:
        raise TypeError("it belongs to many documents")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse
