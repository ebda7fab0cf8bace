"""What an office does to a form that it makes: items added, renamed, moved, rules kept true; pure.

Every step gives a new form, so that taking a step back is having the one before.
"""

import re
from enum import StrEnum

from msgspec.structs import replace

from desktop_app.reports.forms.model import Form, Identity, Item

_TOKEN = re.compile(r"#\d+(?:[.,]\d+)?|(?:[^\W_]+(?:/[^\W_]+)*\.)?[^\W_]+")
_NUMBERED = re.compile(r"(?P<stem>.*?)(?P<number>\d+)")
_STEM = "CT"


class Origin(StrEnum):
    """Where an item takes its figure from."""

    COUNTED = "counted"
    FORMULA = "formula"
    TYPED = "typed"


def origin_of(item: Item) -> Origin:
    """Where the figure of an item comes from; a formula goes before what the books say."""
    if item.formula.strip():
        return Origin.FORMULA
    return Origin.COUNTED if item.measure else Origin.TYPED


def renamed(rule: str, old: str, new: str) -> str:
    """A formula or rule in which an item of the form itself has another code."""
    return _TOKEN.sub(lambda found: new if found[0] == old else found[0], rule)


def fresh_code(form: Form) -> str:
    """A code that the form does not have: one more than its highest number, else "CT1"."""
    taken = {item.code for item in form.items}
    for item in reversed(form.items):
        if found := _NUMBERED.fullmatch(item.code):
            number = int(found["number"]) + 1
            while f"{found['stem']}{number}" in taken:
                number += 1
            return f"{found['stem']}{number}"
    number = 1
    while f"{_STEM}{number}" in taken:
        number += 1
    return f"{_STEM}{number}"


def added(form: Form, after: int) -> tuple[Form, int]:
    """The form with an empty item behind another, under the same heads; and its place."""
    place = min(after + 1, len(form.items))
    groups = form.items[after].groups if 0 <= after < len(form.items) else ()
    item = Item(code=fresh_code(form), label="", groups=groups)
    return _with_items(form, (*form.items[:place], item, *form.items[place:])), place


def changed(form: Form, place: int, item: Item) -> Form:
    """The form with another item at a place; a new code of its own is followed in all rules."""
    old = form.items[place].code
    others = {one.code for at, one in enumerate(form.items) if at != place}
    form = _with_items(form, (*form.items[:place], item, *form.items[place + 1 :]))
    if old == item.code or not item.code or {old, item.code} & others:
        return form
    items = tuple(
        replace(one, formula=renamed(one.formula, old, item.code)) if one.formula else one
        for one in form.items
    )
    rules = tuple(replace(one, rule=renamed(one.rule, old, item.code)) for one in form.identities)
    return replace(form, items=items, identities=rules)


def removed(form: Form, place: int) -> Form:
    """The form without an item."""
    return _with_items(form, (*form.items[:place], *form.items[place + 1 :]))


def moved(form: Form, place: int, step: int) -> tuple[Form, int]:
    """The form with an item one place up (-1) or down (1), and where it is now.

    Over the edge of a head it first goes under the neighbour's head, so that no head is torn.
    """
    to = place + step
    if not 0 <= to < len(form.items):
        return form, place
    items = list(form.items)
    item, other = items[place], items[to]
    if item.groups != other.groups:
        items[place] = replace(item, groups=other.groups)
        return _with_items(form, tuple(items)), place
    items[place], items[to] = other, item
    return _with_items(form, tuple(items)), to


def with_identity(form: Form, place: int, identity: Identity | None) -> Form:
    """The form with another rule at a place, behind the last one, or without it (None)."""
    rules = list(form.identities)
    rules[place : place + 1] = [identity] if identity is not None else []
    return replace(form, identities=tuple(rules))


def _with_items(form: Form, items: tuple[Item, ...]) -> Form:
    return replace(form, items=items)
