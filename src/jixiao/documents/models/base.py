"""What all models share: frozen, no unknown keys, and the types of the house.

Every scalar arrives as text or ``None`` (see the loader), so a field's type is what reads it. Titles and descriptions are
Chinese because an editor shows them while a person types.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError


class Model(BaseModel):
    """A frozen part of a file; a key it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _without_year_sign(value: Any) -> Any:
    return value.removesuffix("年").strip() if isinstance(value, str) else value


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _no_timestamp(value: Any) -> Any:
    """Keep pydantic from taking a number for seconds since 1970."""
    if isinstance(value, str) and value.strip().lstrip("+-").replace(".", "", 1).isdecimal():
        raise PydanticCustomError("date_from_datetime_parsing", "a number is no date")
    return value


_SCALAR = {"type": ["string", "number"]}

Text = Annotated[str, Field(min_length=1)]
"""Text that has to be there."""

Value = Annotated[str, Field(min_length=1), WithJsonSchema({**_SCALAR, "minLength": 1})]
"""A text that may look like a number to an editor: ``4``, ``4个``, ``2025-11-30``."""

Id = Annotated[
    str,
    Field(pattern=r"^[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff._-]{0,39}$"),
    WithJsonSchema({**_SCALAR, "pattern": r"^[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff._-]{0,39}$"}),
]
"""A short stable name such as SL01."""

Quarter = Annotated[
    int,
    Field(ge=1, le=4),
    WithJsonSchema(
        {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 4}, {"type": "string", "pattern": "^[1-4]$"}]}
    ),
]
Day = Annotated[datetime.date, BeforeValidator(_no_timestamp)]
"""A date as 2025-09-30."""

Year = Annotated[
    int,
    BeforeValidator(_without_year_sign),
    Field(ge=1990, le=2100),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 1990, "maximum": 2100},
                {"type": "string", "pattern": "^[0-9]{4}年?$"},
            ]
        }
    ),
]
Weight = Annotated[
    Decimal,
    Field(ge=0, le=100, max_digits=6, decimal_places=2, allow_inf_nan=False),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": 100},
                {"type": "string", "pattern": r"^(100(\.0{1,2})?|[0-9]{1,2}(\.[0-9]{1,2})?)$"},
            ]
        }
    ),
]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_as_list, json_schema_input_type=Text | tuple[Text, ...])]
"""A list of texts; one text alone is a list of one."""
