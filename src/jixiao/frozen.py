"""Frozen values with named fields: what a frozen dataclass is, made in a tenth of its time.

A run of ``check`` needs some twenty such classes and few of their methods; writing and compiling those of dataclasses, or the
validators of pydantic, was a third of a whole run. The classes are declared as with dataclasses, and type checkers read them so.
"""

from __future__ import annotations

from inspect import get_annotations
from typing import Any, ClassVar, NamedTuple, Self, dataclass_transform

REQUIRED: Any = object()
"""In place of a default: the field has to be given."""


class Key(NamedTuple):
    """What a person is told about a field: its Chinese title and description. ``default`` may be ``REQUIRED``."""

    title: str
    description: str | None = None
    default: Any = REQUIRED


def key(*, title: str, description: str | None = None, default: Any = REQUIRED) -> Any:
    """Declare a field that is a key of a file."""
    return Key(title, description, default)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(key,))
class Frozen:
    """A value that never changes. Equal when of one class with equal fields; ``given`` are the fields that were really set."""

    defaults_of: ClassVar[dict[str, Any]] = {}
    """Every field with its default, in the order of declaration."""

    required_of: ClassVar[frozenset[str]] = frozenset()
    keys_of: ClassVar[dict[str, Key]] = {}
    title_of: ClassVar[str] = ""

    def __init_subclass__(cls, *, title: str = "") -> None:
        super().__init_subclass__()
        defaults, keys = dict(cls.defaults_of), dict(cls.keys_of)
        for name in get_annotations(cls):
            declared = cls.__dict__.get(name, REQUIRED)
            if isinstance(declared, Key):
                keys[name] = declared
                declared = declared.default
            defaults[name] = declared
            # A default is the attribute of the class itself: an instance holds only what was given.
            if declared is not REQUIRED:
                setattr(cls, name, declared)
            elif name in cls.__dict__:
                delattr(cls, name)
        cls.defaults_of, cls.keys_of, cls.title_of = defaults, keys, title
        cls.required_of = frozenset(name for name, default in defaults.items() if default is REQUIRED)

    def __init__(self, **values: Any) -> None:
        if not (self.required_of <= values.keys() <= self.defaults_of.keys()):
            wrong = sorted((self.required_of - values.keys()) | (values.keys() - self.defaults_of.keys()))
            raise TypeError(f"{type(self).__name__}: missing or unknown: {', '.join(wrong)}")
        self.__dict__.update(values)

    @classmethod
    def of(cls, values: dict[str, Any]) -> Self:
        """Make an instance of fields that are known to be the right ones; it keeps the very dict."""
        made = object.__new__(cls)
        object.__setattr__(made, "__dict__", values)
        return made

    @property
    def given(self) -> frozenset[str]:
        """The names of the fields that were set, be it to their default."""
        return frozenset(self.__dict__)

    def fields(self) -> dict[str, Any]:
        """Return every field with its value, in the order of declaration."""
        return {name: getattr(self, name) for name in self.defaults_of}

    def with_fields(self, **values: Any) -> Self:
        """Return a copy in which some fields are others."""
        return type(self)(**{**self.__dict__, **values})

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return self.__dict__ == other.__dict__ or self.fields() == other.fields()

    def __hash__(self) -> int:
        return hash((type(self), *self.fields().values()))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in self.fields().items())
        return f"{type(self).__name__}({fields})"
