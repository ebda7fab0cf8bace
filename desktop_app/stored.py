"""Values of a record as their dataclass has them, to the columns of the book and back."""

import functools
import types
import typing
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

_Values = TypeVar("_Values")


def record_of(values: Any) -> dict[str, Any]:
    """The columns that a dataclass of values fills: its own fields, by name.

    A day is kept as text, yes/no as "1" or "", a choice as its value, several texts one per line.
    """
    return {field.name: _kept(getattr(values, field.name)) for field in fields(values)}


def values_of(kind: type[_Values], record: Mapping[str, Any]) -> _Values:
    """A dataclass of values from the record that keeps them."""
    hints = _hints(typing.cast("Any", kind))
    return kind(**{name: _read(hint, record[name]) for name, hint in hints.items()})


def _kept(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "1" if value else ""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return "\n".join(dict.fromkeys(" ".join(line.split()) for line in value if line.strip()))
    if isinstance(value, str):
        return value.strip()
    return value


@functools.cache
def _hints(kind: Any) -> dict[str, Any]:
    return {name: _bare(hint) for name, hint in typing.get_type_hints(kind).items()}


def _bare(hint: Any) -> Any:
    """The type itself of `X | None`; `tuple` of a tuple of texts."""
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        (hint,) = (one for one in typing.get_args(hint) if one is not type(None))
    return tuple if typing.get_origin(hint) is tuple else hint


def _read(hint: Any, value: Any) -> Any:
    if hint is date:
        return date.fromisoformat(value) if value else None
    if hint is bool:
        return value == "1"
    if hint is int:
        return value
    if hint is tuple:
        return tuple(line for line in (value or "").split("\n") if line)
    return hint(value or "")
