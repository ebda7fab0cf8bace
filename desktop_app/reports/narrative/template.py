"""Sentences with room for figures: how they are written in the outlines, and how they are read.

`{02/XLD.1}` is a figure, `{cmp:02/XLD.1}` its comparison, `{@unit}` a name. What stands in
`[square brackets]` is left out when its figures are all zero or there is nothing to compare with;
`<a|b|c>` lists what is not zero. A backslash makes any sign a letter.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from desktop_app.reports.filled import FilledReport
from desktop_app.reports.narrative.markup import link_of
from desktop_app.reports.narrative.model import Link, LinkKind, Paragraph, Run, joined, words
from desktop_app.reports.narrative.values import says, value_of

_SIGN = re.compile(r"\{[^{}]*\}|\\.|[\[\]<>|]|[^\\{}\[\]<>|]+|.", re.DOTALL)


@dataclass(frozen=True)
class Name:
    """A name of the office: "unit", "head"."""

    name: str


@dataclass(frozen=True)
class Group:
    """What is left out together."""

    parts: tuple["Part", ...]


@dataclass(frozen=True)
class Choice:
    """What is listed as far as it is not zero."""

    items: tuple[Group, ...]


Part = str | Name | Link | Group | Choice
LINKED_NAMES = ("days", "period")


class BadTemplate(ValueError):
    """A sentence of an outline that cannot be read."""


@lru_cache(maxsize=512)
def read(text: str) -> Group:
    """A sentence as parts; BadTemplate names what is wrong."""
    signs = iter(_SIGN.findall(text))
    parts, end = _parts(signs, "")
    if end:
        raise BadTemplate(f"“{end}” thừa trong câu: {text}")
    return Group(parts)


def fill(text: str, filled: FilledReport, names: Mapping[str, str]) -> Paragraph | None:
    """A sentence with its figures; None when one that it needs is on no form."""
    runs = _runs(read(text), filled, names)
    return None if runs is None else joined(runs)


def links(group: Group) -> Iterator[Link]:
    """Every link of a sentence."""
    for part in group.parts:
        if isinstance(part, Link):
            yield part
        elif isinstance(part, Group):
            yield from links(part)
        elif isinstance(part, Choice):
            for item in part.items:
                yield from links(item)


def _parts(signs: Iterator[str], closing: str) -> tuple[tuple[Part, ...], str]:
    """The parts up to the sign that ends them, and that sign."""
    found: list[Part] = []
    for sign in signs:
        if sign in ("]", ">", "|"):
            if sign not in closing.split():
                raise BadTemplate(f"“{sign}” không có dấu mở")
            return tuple(found), sign
        found.append(_part(sign, signs))
    if closing:
        raise BadTemplate(f"thiếu dấu “{closing[0]}”")
    return tuple(found), ""


def _part(sign: str, signs: Iterator[str]) -> Part:
    if sign == "[":
        return Group(_parts(signs, "]")[0])
    if sign == "<":
        return _choice(signs)
    if sign.startswith("\\") and len(sign) > 1:
        return sign[1]
    if not sign.startswith("{"):
        return sign
    inside = sign[1:-1]
    if inside.startswith("@") and inside[1:] not in LINKED_NAMES:
        return Name(inside[1:])
    link = link_of(inside)
    if link is None:
        raise BadTemplate(f"chưa hiểu “{sign}”")
    return link


def _choice(signs: Iterator[str]) -> Choice:
    items: list[Group] = []
    end = "|"
    while end == "|":
        parts, end = _parts(signs, "> |")
        items.append(Group(parts))
    return Choice(tuple(items))


def _runs(group: Group, filled: FilledReport, names: Mapping[str, str]) -> list[Run] | None:
    found: list[Run] = []
    for part in group.parts:
        runs = _of_part(part, filled, names)
        if runs is None:
            return None
        found += runs
    return found


def _of_part(part: Part, filled: FilledReport, names: Mapping[str, str]) -> list[Run] | None:
    if isinstance(part, str):
        return [Run(part)]
    if isinstance(part, Name):
        return [Run(names[part.name])]
    if isinstance(part, Link):
        text = says(part, filled)
        return None if text is None else [Run(text, part)]
    if isinstance(part, Group):
        return [] if _idle(part, filled) else _runs(part, filled, names) or []
    return _listed(part, filled, names)


def _listed(choice: Choice, filled: FilledReport, names: Mapping[str, str]) -> list[Run] | None:
    filled_items = [_runs(one, filled, names) for one in choice.items if not _idle(one, filled)]
    items = [runs for runs in filled_items if runs]
    if not items:
        return None
    between = "; " if any("," in words(joined(runs)) for runs in items) else ", "
    found = list(items[0])
    for runs in items[1:]:
        found += [Run(between), *runs]
    return found


def _idle(group: Group, filled: FilledReport) -> bool:
    """Whether all figures of a group are zero."""
    figures = [one for one in links(group) if one.kind is LinkKind.FIGURE and one.key[0] != "@"]
    return bool(figures) and all(value_of(one, filled) == 0 for one in figures)
