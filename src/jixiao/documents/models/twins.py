"""The pydantic model of each of our models: complaints, unusual spellings, and the schema for editors come from it.

Made when it is first needed, which in most runs is never: importing pydantic is half the time of a small run.
"""

from __future__ import annotations

from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model, model_validator
from pydantic_core import PydanticCustomError

from jixiao.documents.models.base import Model, Rule
from jixiao.documents.models.reading import annotations_of
from jixiao.frozen import REQUIRED

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

M = TypeVar("M", bound=Model)


class Twin(BaseModel):
    """What the pydantic models have in common. ``twin_of`` is the model of ours."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def twin_of(cls) -> type[Model]:
        """Return the model this is the twin of."""
        return _MODELS[cls]

    @model_validator(mode="before")
    @classmethod
    def _widen(cls, data: Any) -> Any:
        return cls.twin_of().widen(data)

    @model_validator(mode="after")
    def _complain(self) -> Twin:
        kind = _ours(self).complaint()
        if kind is not None:
            raise PydanticCustomError(kind, "the fields do not fit each other")
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Let the model say what a person may write."""
        return cls.twin_of().describe(handler(core))


_MODELS: dict[type[Twin], type[Model]] = {}
_TWINS: dict[type[Model], type[Twin]] = {}


def read_with_pydantic(model: type[M], data: Any) -> M:
    """Read plain data, whatever its spelling. Raises ``pydantic.ValidationError`` with everything that is wrong."""
    read: M = _ours(twin(model).model_validate(data))
    return read


def twin(model: type[Model]) -> type[Twin]:
    """Return the pydantic model of one of ours, made when it is first asked for."""
    if model not in _TWINS:
        _TWINS[model] = _twin(model)
    return _TWINS[model]


def _twin(model: type[Model]) -> type[Twin]:
    fields: dict[str, Any] = {}
    for name, hint in annotations_of(model).items():
        title, description, default = (
            model.keys_of[name] if name in model.keys_of else (None, None, model.defaults_of[name])
        )
        given = {} if default is REQUIRED else {"default": default}
        fields[name] = (_for_pydantic(hint), Field(**given, title=title, description=description))
    made = create_model(model.__name__, __base__=Twin, __doc__=model.__doc__, **fields)
    made.model_config["title"] = model.title_of or model.__name__
    _MODELS[made] = model
    made.model_rebuild(force=True)
    return made


def _for_pydantic(hint: Any) -> Any:
    """Write a type with pydantic's own words in the place of ours."""
    origin, arguments = get_origin(hint), get_args(hint)
    if isinstance(hint, type) and issubclass(hint, Model):
        return twin(hint)
    if origin is Annotated:
        marker = hint.__metadata__[-1]
        if isinstance(marker, Rule):
            return marker.for_pydantic()
        also = _for_pydantic(marker.also)
        return Annotated[_for_pydantic(arguments[0]), BeforeValidator(marker.widen, json_schema_input_type=also)]
    if origin in {Union, UnionType}:
        return Union[tuple(_for_pydantic(argument) for argument in arguments)]  # noqa: UP007 - its length is not known here
    if origin in {tuple, dict}:
        return origin[tuple(_for_pydantic(argument) for argument in arguments)]
    return NoneType if hint is NoneType else hint


def _ours(value: Any) -> Any:
    """Turn what pydantic made into our models, all the way down."""
    if isinstance(value, Twin):
        return value.twin_of()(**{name: _ours(getattr(value, name)) for name in value.model_fields_set})
    if isinstance(value, tuple):
        return tuple(_ours(item) for item in value)
    if isinstance(value, dict):
        return {name: _ours(item) for name, item in value.items()}
    return value
