"""All forms there are, and which of a code is the one for a day."""

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import msgspec

from db.reading import BookReader
from desktop_app.dates import show
from desktop_app.errors import UserError
from desktop_app.law.packs.merge import laid_over
from desktop_app.office.law_pack_shelf import force
from desktop_app.reports.figures.registry import load_measures
from desktop_app.reports.forms.decode import check_forms, from_kept, shipped_forms
from desktop_app.reports.forms.model import Form

TABLE = "report_forms"
_log = logging.getLogger("so-dan-chu")


class Source(StrEnum):
    """Where a form is from."""

    SHIPPED = "shipped"
    PACK = "pack"
    OFFICE = "office"


@dataclass(frozen=True)
class KeptForm:
    """A row of the office's: a form of its own, or its change of a shipped one (`base`).

    `generations` follow each other in time; none when a newer program wrote them.
    """

    uid: str
    rev: int
    code: str
    base: str
    active: bool
    ordinal: int
    generations: tuple[Form, ...]


@dataclass(frozen=True)
class ShelfForm:
    """A form with where it is from, and whether the office may change it or offers it."""

    form: Form
    source: Source
    official: bool
    active: bool = True


class FormShelf:
    """The forms of a book: what the office made lies over law packs, these over the program's.

    Over a form that a document sets, nothing of the office's lies.
    """

    def __init__(self, book: BookReader) -> None:
        self._book = book
        self._kept: dict[tuple[str, int], KeptForm] = {}

    def form(self, code: str, day: date) -> Form:
        """The form of a code for a period that ends on this day; UserError when there is none.

        One that the office offers no more is found too: an old report still has it.
        """
        for one in self.entries():
            if one.form.code == code and one.form.holds_on(day):
                return one.form
        raise UserError(f"Không có biểu {code} áp dụng cho ngày {show(day)}.")

    def forms(self, regime: str, day: date) -> list[Form]:
        """The forms of a regime ("kntc", "democracy") that are offered on a day, in their order."""
        return [
            one.form
            for one in self.entries()
            if one.active and one.form.regime == regime and one.form.holds_on(day)
        ]

    def all(self) -> list[Form]:
        """Every form of every time."""
        return [one.form for one in self.entries()]

    def entries(self) -> list[ShelfForm]:
        """Every form of every time, with where it is from."""
        packs, kept = force(self._book).forms, self.kept()
        own = [form for one in kept for form in one.generations]
        proposed = laid_over(shipped_forms(), [form for form in packs if not form.document])
        whole = laid_over(laid_over(proposed, own), [form for form in packs if form.document])
        sources = {_bare(form): Source.PACK for form in packs}
        sources |= {_bare(form): Source.OFFICE for form in own}
        off = {one.code for one in kept if not one.active}
        return [_entry(form, sources.get(_bare(form), Source.SHIPPED), off) for form in whole]

    def beneath(self, code: str) -> list[Form]:
        """The form of a code without what the office changed, of every time."""
        return [
            form
            for form in laid_over(shipped_forms(), force(self._book).forms)
            if form.code == code
        ]

    def kept(self, *, deleted: bool = False) -> list[KeptForm]:
        """What the office made, in its order; `deleted`: what lies in the recycle bin."""
        uids = self._book.ids(TABLE, order=(("ordinal", False), ("code", False)), deleted=deleted)
        return [self._row(str(row["uid"]), row["rev"]) for row in self._book.rows(TABLE, uids)]

    def _row(self, uid: str, rev: object) -> KeptForm:
        key = (uid, int(str(rev)))
        if key not in self._kept:
            self._kept[key] = _kept_form(self._book.get(TABLE, uid) or {})
        return self._kept[key]


def fault_of_pack(forms: Sequence[Form], around: Sequence[Form] | None = None) -> str:
    """What is wrong with the forms of a law pack, "" when nothing is.

    `around` are the forms that they may read: those of the program when nothing else is said.
    """
    try:
        check_forms(forms, load_measures(), shipped_forms() if around is None else around)
    except UserError as error:
        return (
            f"Gói có biểu mẫu chưa dùng được. {error.message} Chưa có gì thay đổi trong sổ."
            " Hãy báo cho nơi phát hành gói."
        )
    return ""


def _entry(form: Form, source: Source, off: Collection[str]) -> ShelfForm:
    own = source is Source.OFFICE
    return ShelfForm(form, source, bool(form.document) and not own, not (own and form.code in off))


def _bare(form: Form) -> Form:
    """The form without its validity, which a newer one may have cut."""
    return msgspec.structs.replace(form, valid_from=None, valid_to=None)


def _kept_form(row: Mapping[str, object]) -> KeptForm:
    uid = str(row["uid"])
    try:
        generations = from_kept(str(row["content"] or "[]"))
    except (msgspec.DecodeError, ValueError):
        _log.warning("the form %s in the book cannot be read", uid)
        generations = ()
    return KeptForm(
        uid=uid,
        rev=int(str(row["rev"])),
        code=str(row["code"]),
        base=str(row["base"] or ""),
        active=row["active"] != 0,
        ordinal=int(str(row["ordinal"] or 0)),
        generations=generations,
    )
