"""Readings for pydantic: the discriminated union on ``kind``, for programs that take readings back from JSON or want a schema."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Union

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, create_model

from jixiao.frozen import REQUIRED
from jixiao.language import targets
from jixiao.language.targets import KINDS

if TYPE_CHECKING:
    from jixiao.language.targets import Target


@cache
def target_adapter() -> TypeAdapter[Target]:
    """Return pydantic's adapter of :data:`Target`: ``validate_python`` and ``validate_json`` give readings."""
    models: dict[str, type[BaseModel]] = {
        kind.__name__: create_model(
            kind.__name__,
            __config__=ConfigDict(frozen=True, extra="forbid"),
            __doc__=kind.__doc__,
            **{name: _field(kind.__annotations__[name], default) for name, default in kind.defaults_of.items()},
        )
        for kind in KINDS
    }
    union: Any = Annotated[Union[tuple(models.values())], Field(discriminator="kind")]  # noqa: UP007 - a tuple of models
    # the annotations of the kinds are texts, read here with the models in the place of the classes
    names = {**vars(targets), **models, "Target": union}
    for model in models.values():
        model.model_rebuild(_types_namespace=names)
    return TypeAdapter(Annotated[union, AfterValidator(_ours)])


def _field(annotation: Any, default: Any) -> Any:
    return annotation if default is REQUIRED else (annotation, default)


def _ours(value: Any) -> Any:
    if isinstance(value, BaseModel):
        kind = getattr(targets, type(value).__name__)
        return kind(**{name: _ours(getattr(value, name)) for name in type(value).model_fields})
    return tuple(_ours(item) for item in value) if isinstance(value, tuple) else value
