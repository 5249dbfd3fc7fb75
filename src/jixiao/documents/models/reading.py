"""Plain data → models, in the ordinary spelling and at once; pydantic is asked about everything else.

The readers are put together from the annotations of a model when it is first read. They accept less than pydantic does and
never more (a test holds both against each other), so what they are unsure of costs a second reading and nothing else.
"""

from __future__ import annotations

from inspect import get_annotations
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from jixiao.documents.models.base import Model, Rule, Unsure, Widened
from jixiao.remembered import Recurring, Remembered

if TYPE_CHECKING:
    from collections.abc import Callable

    Reader = Callable[[Any], Any]

M = TypeVar("M", bound=Model)


def read_model(model: type[M], data: Any) -> M:
    """Read plain data with a model. Raises ``pydantic.ValidationError`` with everything that is wrong."""
    try:
        return model_reader(model)(data)
    except Unsure:
        from jixiao.documents.models.twins import read_with_pydantic

        return read_with_pydantic(model, data)


_READERS: dict[type[Model], Reader] = {}
_REMEMBERED = 1 << 12
_TEXTS = {str}


def model_reader(model: type[M]) -> Callable[[Any], M]:
    """Return the reader of a model, made when it is first asked for."""
    if model not in _READERS:
        reader = _model_reader(model)
        _READERS[model] = _remembering(reader) if model.recurs else reader
    return _READERS[model]


def _remembering(read: Callable[[Any], M]) -> Callable[[Any], M]:
    """Read a text or a mapping of texts once, however often it stands in the files of a run."""
    known = Remembered[M](_REMEMBERED)

    def read_once(data: Any) -> M:
        if type(data) is Recurring:
            shared: M | None = data.made.get(read)
            if shared is None:
                shared = data.made[read] = read(data)
            return shared
        if type(data) is str:
            key: tuple[object, ...] = (data,)
        elif type(data) is dict and set(map(type, data.values())) == _TEXTS:
            key = tuple(data.items())
        else:
            return read(data)
        made = known.find(key, ())
        return known.keep(key, (), read(data)) if made is None else made

    return read_once


def _model_reader(model: type[M]) -> Callable[[Any], M]:
    hints = annotations_of(model)
    readers = {name: _reader(_without_none(hint)) for name, hint in hints.items()}
    may_be_none = {name for name, hint in hints.items() if _without_none(hint) is not hint}
    required = model.required_of
    widen = model.widen if "widen" in model.__dict__ else None
    complains = "complaint" in model.__dict__

    def read(data: Any) -> M:
        if widen is not None:
            data = widen(data)
        if not isinstance(data, dict) or not (required <= data.keys() <= readers.keys()):
            raise Unsure
        made = model.of(
            {
                name: None if value is None and name in may_be_none else readers[name](value)
                for name, value in data.items()
            }
        )
        if complains and made.complaint():
            raise Unsure
        return made

    return read


def annotations_of(model: type[Model]) -> dict[str, Any]:
    """Return the types of all fields, those of the bases first."""
    return {
        name: hint
        for base in reversed(model.__mro__)
        if issubclass(base, Model) and base is not Model
        for name, hint in get_annotations(base).items()
    }


def _without_none(hint: Any) -> Any:
    """Return the type a field has when it is given: ``Text`` of ``Text | None``."""
    if get_origin(hint) not in {Union, UnionType}:
        return hint
    (inner,) = (argument for argument in get_args(hint) if argument is not NoneType)
    return inner


def _reader(hint: Any) -> Reader:
    origin, arguments = get_origin(hint), get_args(hint)
    if isinstance(hint, type) and issubclass(hint, Model):
        return model_reader(hint)
    if origin is Annotated:
        marker = hint.__metadata__[-1]
        return marker.read if isinstance(marker, Rule) else _widened(marker, _reader(arguments[0]))
    if origin is tuple:
        return _items(
            tuple(_reader(argument) for argument in arguments if argument is not ...), endless=... in arguments
        )
    if origin is dict:
        return _mapping(_reader(arguments[0]), _reader(arguments[1]))
    return _one_of(frozenset(arguments)) if origin is Literal else _typed(hint)


def _widened(marker: Widened, inner: Reader) -> Reader:
    widen = marker.widen
    return lambda value: inner(widen(value))


def _items(inner: tuple[Reader, ...], *, endless: bool) -> Reader:
    first = inner[0]

    def read(value: Any) -> tuple[Any, ...]:
        if type(value) is not list or not (endless or len(value) == len(inner)):
            raise Unsure
        if endless:
            return tuple([first(item) for item in value])
        return tuple([reader(item) for reader, item in zip(inner, value, strict=True)])

    return read


def _mapping(keys: Reader, values: Reader) -> Reader:
    def read(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise Unsure
        return {keys(name): values(item) for name, item in value.items()}

    return read


def _one_of(choices: frozenset[str]) -> Reader:
    def read(value: Any) -> str:
        if type(value) is str and value in choices:
            return value
        raise Unsure

    return read


def _typed(kind: type) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is kind:
            return value
        raise Unsure

    return read
