"""A law pack as text, for who makes one: rules, days, examples and forms as plain TOML."""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import msgspec

from desktop_app.law.packs.pack import LawPack

_PARTS = (("rules", "rule"), ("days", "day"), ("examples", "example"), ("forms", "form"))


def pack_text(pack: LawPack) -> str:
    """The text, in NFC, that `decode` reads back; what has its usual value is left out."""
    lines = ["[pack]", *_fields(pack.head)]
    for attribute, name in _PARTS:
        for part in getattr(pack, attribute):
            lines += ["", f"[[{name}]]", *_fields(part)]
    return unicodedata.normalize("NFC", "\n".join(lines) + "\n")


def _fields(part: msgspec.Struct) -> Iterator[str]:
    for name, value in _said(part).items():
        yield f"{name} = {_value(value)}"


def _said(part: msgspec.Struct) -> Mapping[str, object]:
    values = {field.name: (getattr(part, field.name), field.default) for field in _known(part)}
    return {
        name: value
        for name, (value, usual) in values.items()
        if value is not None and value != usual
    }


def _known(part: msgspec.Struct) -> Iterable[msgspec.structs.FieldInfo]:
    return msgspec.structs.fields(part)


def _value(value: object) -> str:
    """One value as TOML; the strings of JSON are strings of TOML too."""
    if isinstance(value, msgspec.Struct):
        inside = ", ".join(f"{name} = {_value(each)}" for name, each in _said(value).items())
        return f"{{ {inside} }}"
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return json.dumps(str(value), ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    assert isinstance(value, int)
    return str(value)
