"""The rules that the program ships, read from resources/law/rules/*.toml."""

from functools import cache

from desktop_app.law.deadlines.rule import Rule


@cache
def shipped_rules() -> tuple[Rule, ...]:
    """Every rule of the resources, in the order of the files and in each file."""
    return ()
