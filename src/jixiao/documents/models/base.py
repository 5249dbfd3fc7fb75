"""What all models share: frozen, no unknown keys, and the types of the house.

Every scalar arrives as text or ``None`` (see the loader), so a field's type is what reads it. Titles and descriptions are
Chinese because an editor shows them while a person types.

A type carries a rule, and a rule says its one thing twice: ``read`` takes the ordinary spelling, at once and with nothing to
import; ``for_pydantic`` is what pydantic makes of every other spelling, of complaints and of the schema for editors.
"""

import datetime
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, NamedTuple, Self

from jixiao.frozen import Frozen


class Unsure(Exception):  # noqa: N818 - not an error: pydantic is asked then
    """Data are not in the ordinary spelling."""


class Rule(NamedTuple):
    """How a scalar is read. ``read`` returns the value or raises :class:`Unsure`; it never takes what pydantic refuses."""

    read: Callable[[Any], Any]
    for_pydantic: Callable[[], Any]


class Widened(NamedTuple):
    """A shorter spelling of a value, which ``widen`` turns into the full one; ``also`` is the type of the shorter one."""

    widen: Callable[[Any], Any]
    also: Any


class Model(Frozen):
    """A frozen part of a file; a key it does not know is an error."""

    recurs = False
    """Whether the same few lines stand in many files, so that one reading serves them all."""

    @classmethod
    def model_validate(cls, data: Any) -> Self:
        """Read plain data. Raises ``pydantic.ValidationError`` with everything that is wrong."""
        from jixiao.documents.models.reading import read_model

        return read_model(cls, data)

    @classmethod
    def widen(cls, data: Any) -> Any:
        """Turn a shorter spelling into the mapping that is meant. Anything else comes back as it is."""
        return data

    @classmethod
    def describe(cls, schema: dict[str, Any]) -> dict[str, Any]:
        """Say in the schema for editors what a person may write, where that is more than the keys."""
        return schema

    def complaint(self) -> str | None:
        """Name what is wrong between the fields, as a kind of error of ``validation``; ``None`` when all is well."""
        return None


def _read_text(value: Any) -> str:
    if type(value) is str and value:
        return value
    raise Unsure


def _text_for_pydantic() -> Any:
    from pydantic import Field

    return Annotated[str, Field(min_length=1)]


Text = Annotated[str, Rule(_read_text, _text_for_pydantic)]
"""Text that has to be there."""

_SCALAR = {"type": ["string", "number"]}


def _value_for_pydantic() -> Any:
    from pydantic import Field, WithJsonSchema

    return Annotated[str, Field(min_length=1), WithJsonSchema({**_SCALAR, "minLength": 1})]


Value = Annotated[str, Rule(_read_text, _value_for_pydantic)]
"""A text that may look like a number to an editor: ``4``, ``4个``, ``2025-11-30``."""


def matching(pattern: str, schema: dict[str, Any] | None = None) -> Rule:
    """Make the rule of a text that has to look like a pattern from end to end."""

    def read(value: Any) -> str:
        # re keeps what it has compiled: a pattern that no file needs is never compiled
        if type(value) is str and re.fullmatch(pattern, value):
            return value
        raise Unsure

    def for_pydantic() -> Any:
        from pydantic import Field, WithJsonSchema

        field = Field(pattern=f"^{pattern}$")
        if schema is None:
            return Annotated[str, field]
        return Annotated[str, field, WithJsonSchema({**schema, "pattern": f"^{pattern}$"})]

    return Rule(read, for_pydantic)


_ID = matching(r"[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff._-]{0,39}", _SCALAR)
_LONGEST_ID = 40


def _read_id(value: Any) -> str:
    """Read what nearly every id is, letters and digits with a hyphen in them, without a pattern."""
    if type(value) is str and value.isascii() and (value.isalnum() or _is_hyphenated(value)):
        if len(value) <= _LONGEST_ID:
            return value
        raise Unsure
    read: str = _ID.read(value)
    return read


def _is_hyphenated(value: str) -> bool:
    return value.replace("-", "").isalnum() and value[0] != "-"


Id = Annotated[str, Rule(_read_id, _ID.for_pydantic)]
"""A short stable name such as SL01."""


def bounded(kind: type, **limits: Any) -> Rule:
    """Make the rule of a number between limits, in the words of ``pydantic.Field``; typed data (TOML) are its ordinary spelling."""
    low, high = limits.get("ge", 0), limits.get("le", Decimal("Infinity"))
    places = limits.get("decimal_places", 10)

    def read(value: Any) -> Any:
        number = kind(value) if type(value) is int else value
        if type(number) is not kind or not _is_plain(number, places) or not low <= number <= high:
            raise Unsure
        return number

    def for_pydantic() -> Any:
        from pydantic import Field

        return Annotated[kind, Field(**limits)]

    return Rule(read, for_pydantic)


def _is_plain(number: Any, places: int) -> bool:
    """Tell whether a number is finite, and written with a few decimal places at most and without an exponent."""
    if isinstance(number, int):
        return True
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and -places <= exponent <= 0


_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4}


def _read_quarter(value: Any) -> int:
    if type(value) is str and value in _QUARTERS:
        return _QUARTERS[value]
    raise Unsure


def _quarter_for_pydantic() -> Any:
    from pydantic import Field, WithJsonSchema

    number = {"type": "integer", "minimum": 1, "maximum": 4}
    schema = {"anyOf": [number, {"type": "string", "pattern": "^[1-4]$"}]}
    return Annotated[int, Field(ge=1, le=4), WithJsonSchema(schema)]


Quarter = Annotated[int, Rule(_read_quarter, _quarter_for_pydantic)]

_DAY_LENGTH = len("2025-09-30")


def _read_day(value: Any) -> datetime.date:
    # fromisoformat takes other spellings too (20250930, 2025-W40-2)
    if type(value) is str and len(value) == _DAY_LENGTH and value[4] == value[7] == "-" and value.isascii():
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            pass
    raise Unsure


def _day_for_pydantic() -> Any:
    from pydantic import BeforeValidator, WithJsonSchema
    from pydantic_core import PydanticCustomError

    from jixiao.documents.days import SPELLINGS, read_day

    def other_spelling(value: Any) -> Any:
        """Read 2025年9月30日, and keep pydantic from taking a number for seconds since 1970."""
        day = read_day(value) if isinstance(value, str) else None
        if day is None and isinstance(value, str) and value.strip().lstrip("+-").replace(".", "", 1).isdecimal():
            raise PydanticCustomError("date_from_datetime_parsing", "a number is no date")
        return day or value

    schema = {"type": "string", "pattern": f"^{SPELLINGS}$"}
    return Annotated[datetime.date, BeforeValidator(other_spelling), WithJsonSchema(schema)]


Day = Annotated[datetime.date, Rule(_read_day, _day_for_pydantic)]
"""A date as 2025-09-30, or in another spelling that means one day only."""

_YEARS = (1990, 2100)
_YEAR = "[0-9]{4}年?"


def _read_year(value: Any) -> int:
    if type(value) is str:
        digits = value.removesuffix("年")
        if digits.isascii() and digits.isdigit() and _YEARS[0] <= int(digits[:5]) <= _YEARS[1]:
            return int(digits)
    raise Unsure


def _year_for_pydantic() -> Any:
    from pydantic import BeforeValidator, Field, WithJsonSchema

    def without_year_sign(value: Any) -> Any:
        return value.removesuffix("年").strip() if isinstance(value, str) else value

    low, high = _YEARS
    number = {"type": "integer", "minimum": low, "maximum": high}
    schema = {"anyOf": [number, {"type": "string", "pattern": f"^{_YEAR}$"}]}
    return Annotated[int, BeforeValidator(without_year_sign), Field(ge=low, le=high), WithJsonSchema(schema)]


Year = Annotated[int, Rule(_read_year, _year_for_pydantic)]

_WEIGHT = r"(100(\.0{1,2})?|[0-9]{1,2}(\.[0-9]{1,2})?)"


def _read_weight(value: Any) -> Decimal:
    if type(value) is str and re.fullmatch(_WEIGHT, value):
        return Decimal(value)
    raise Unsure


def _weight_for_pydantic() -> Any:
    from pydantic import AfterValidator, Field, WithJsonSchema

    def written_out(value: Decimal) -> Decimal:
        return Decimal(format(value, "f"))  # 1e1 is shown as 10

    number = {"type": "number", "minimum": 0, "maximum": 100}
    schema = {"anyOf": [number, {"type": "string", "pattern": f"^{_WEIGHT}$"}]}
    limits = Field(ge=0, le=100, max_digits=6, decimal_places=2, allow_inf_nan=False)
    return Annotated[Decimal, limits, AfterValidator(written_out), WithJsonSchema(schema)]


Weight = Annotated[Decimal, Rule(_read_weight, _weight_for_pydantic)]


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Texts = Annotated[tuple[Text, ...], Widened(_as_list, Text | tuple[Text, ...])]
"""A list of texts; one text alone is a list of one."""
