"""The rules that the program ships, read from resources/law/rules/*.toml."""

import tomllib
from functools import cache
from typing import Any

import msgspec

import resources
from desktop_app.law.deadlines.rule import Rule


class _RuleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rule: list[dict[str, Any]]
    common: dict[str, Any] = {}


@cache
def shipped_rules() -> tuple[Rule, ...]:
    """Every rule of the resources, in the order of the files and in each file."""
    files = sorted(resources.path("law", "rules").glob("*.toml"))
    return tuple(rule for file in files for rule in read_rules(file.read_text(encoding="utf-8")))


def read_rules(text: str) -> tuple[Rule, ...]:
    """The rules of one file; what stands under [common] goes for every [[rule]] that does not say.

    ValueError for text that is no TOML, an unknown key or a value of the wrong kind
    (tomllib.TOMLDecodeError, msgspec.ValidationError).
    """
    file = msgspec.convert(tomllib.loads(text), _RuleFile)
    return tuple(msgspec.convert({**file.common, **rule}, Rule) for rule in file.rule)
