"""The law packs that lie in the book: which of them are in force, and what they say together."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import msgspec

from db.reading import BookReader
from desktop_app.errors import UserError
from desktop_app.law.deadlines.rule import Rule
from desktop_app.law.deadlines.shipped import shipped_rules
from desktop_app.law.packs.decode import decode
from desktop_app.law.packs.envelope import unseal
from desktop_app.law.packs.merge import laid_over
from desktop_app.law.packs.pack import LawPack
from desktop_app.law.report_forms import Form
from desktop_app.law.workdays.day import DayEdit

TABLE = "law_packs"
USED, TAKEN_BACK = "in_force", "taken_back"
_MOST_KEPT = 16
_log = logging.getLogger("so-dan-chu")


class PackState(StrEnum):
    """How a loaded pack stands now."""

    IN_FORCE = "in_force"
    REPLACED = "replaced"  # a higher version of it is in force
    TAKEN_BACK = "taken_back"
    UNREADABLE = "unreadable"  # written by a newer program; nothing of it is in force


@dataclass(frozen=True)
class ShelfPack:
    """A loaded pack as its row tells it; what it holds is in `pack` (None: unreadable)."""

    uid: str
    rev: int
    ordinal: int
    name: str
    version: str
    issued_on: date
    signer: str
    used: bool
    loaded_by: str
    loaded_at: str
    pack: LawPack | None


@dataclass(frozen=True)
class Force:
    """What holds: rules of packs over the shipped ones, announced days, years all announced, and
    the forms of reports that packs bring, the later issued one after the earlier."""

    rules: tuple[Rule, ...]
    days: tuple[DayEdit, ...]
    years: frozenset[int]
    forms: tuple[Form, ...] = ()


def shelf(book: BookReader) -> tuple[ShelfPack, ...]:
    """All loaded packs, in the order in which they were loaded."""
    rows = book.rows(TABLE, book.ids(TABLE, order=(("ordinal", False),)))
    return tuple(
        ShelfPack(
            uid=str(row["uid"]),
            rev=int(str(row["rev"])),
            ordinal=int(str(row["ordinal"])),
            name=str(row["name"]),
            version=str(row["version"]),
            issued_on=date.fromisoformat(str(row["issued_on"])),
            signer=str(row["signer"]),
            used=row["status"] == USED,
            loaded_by=str(row["created_by"]),
            loaded_at=str(row["created_at"]),
            pack=_content(book, str(row["uid"])),
        )
        for row in rows
    )


def in_force(packs: Iterable[ShelfPack]) -> tuple[ShelfPack, ...]:
    """Those that hold, in the order of their issue: the highest version of each name and signer."""
    highest: dict[tuple[str, str], ShelfPack] = {}
    for one in packs:
        if one.used and one.pack is not None:
            place = (one.signer, one.name)
            if place not in highest or _rank(highest[place]) < _rank(one):
                highest[place] = one
    return tuple(sorted(highest.values(), key=lambda one: (one.issued_on, one.ordinal)))


def state_of(one: ShelfPack, holding: Sequence[ShelfPack]) -> PackState:
    """How a pack stands beside those in force."""
    if one.pack is None:
        return PackState.UNREADABLE
    if not one.used:
        return PackState.TAKEN_BACK
    return PackState.IN_FORCE if one in holding else PackState.REPLACED


def together(holding: Sequence[ShelfPack]) -> Force:
    """What packs in force say with the shipped rules under them; the later issued one wins."""
    rules = shipped_rules()
    days: list[DayEdit] = []
    years: set[int] = set()
    forms: tuple[Form, ...] = ()
    for one in holding:
        if one.pack is not None:
            rules = laid_over(rules, one.pack.rules)
            days += one.pack.days
            years.update(one.pack.head.years)
            forms = laid_over(forms, one.pack.forms)
    return Force(rules, tuple({day.date: day for day in days}.values()), frozenset(years), forms)


def sources(holding: Sequence[ShelfPack]) -> list[tuple[Rule, str]]:
    """The rules that packs in force leave, each with its pack's name ("": shipped)."""
    names = {
        _bare(rule): one.name for one in holding if one.pack is not None for rule in one.pack.rules
    }
    return [(rule, names.get(_bare(rule), "")) for rule in together(holding).rules]


def force(book: BookReader) -> Force:
    """What the book's packs say now; asked often, so it is kept until a pack changes."""
    filters = {"status": USED}
    rows = book.rows(TABLE, book.ids(TABLE, filters=filters, order=(("ordinal", False),)))
    if not rows:
        return Force(shipped_rules(), (), frozenset())
    key = tuple((str(row["uid"]), int(str(row["rev"]))) for row in rows)
    found = _KEPT.get(key)
    if found is None:
        found = together(in_force(shelf(book)))
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.clear()
        _KEPT[key] = found
    return found


def _bare(rule: Rule) -> Rule:
    """The rule without its validity, which a newer one may have cut."""
    return msgspec.structs.replace(rule, valid_from=None, valid_to=None)


_KEPT: dict[tuple[tuple[str, int], ...], Force] = {}
_DECODED: dict[str, LawPack | None] = {}


def _content(book: BookReader, uid: str) -> LawPack | None:
    """What a row holds; it is never changed, so it is decoded once."""
    if uid not in _DECODED:
        record = book.get(TABLE, uid)
        content = str(record["content"]) if record else ""
        try:
            _DECODED[uid] = decode(unseal(content.encode()).text)
        except UserError:
            _log.warning("law pack %s in the book cannot be read", uid)
            _DECODED[uid] = None
    return _DECODED[uid]


def _rank(one: ShelfPack) -> tuple[tuple[int, ...], date, int]:
    assert one.pack is not None
    return (one.pack.head.order, one.issued_on, one.ordinal)
