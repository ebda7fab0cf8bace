"""Well-known documents of the field with their dates, from resources/law/documents.toml."""

import functools
import tomllib
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import msgspec

import resources
from db.text import fold


class Holds(StrEnum):
    """Whether a document is in force on a day; what is not recorded stays unknown."""

    YES = "yes"
    NO_LONGER = "no_longer"
    NOT_YET = "not_yet"
    UNKNOWN = "unknown"


class KnownDocument(msgspec.Struct, frozen=True):
    """A document whose date and validity are recorded; days are "YYYY-MM-DD".

    `name` is a law's name without its kind. `confidence` is "H" (read in the text itself), "H-"
    (read in a reliable copy) or "M"; only the first two may carry a finding. `valid_to` is the last
    day in force, `replaced_by` what holds since, `article` where that is said. `held_on` is a day
    on which it was found in force, `amended_by` what changed it. With `short_title` the title is
    told in our words and may not be cited.
    """

    kind: str
    number: str
    title: str
    date: str | None = None
    name: str = ""
    in_force: str | None = None
    valid_to: str | None = None
    replaced_by: str = ""
    article: str = ""
    confidence: str = "M"
    held_on: str | None = None
    amended_by: str = ""
    short_title: bool = False

    @property
    def issuer(self) -> str:
        """Who issued it, told by its number; "" for a law, which is cited without."""
        return next((who for end, who in _issuers().items() if self.number.endswith(end)), "")

    @property
    def is_law(self) -> bool:
        """Whether it is cited by its name and day alone."""
        return self.kind in ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")

    @property
    def about(self) -> str:
        """What follows the issuer in a citation ("quy định chi tiết …"); "" when not known."""
        if self.short_title:
            return ""
        words = self.title.removeprefix(self.kind).strip()
        return words[:1].lower() + words[1:]

    def holds(self, day: str) -> Holds:
        """Whether it is in force on a day."""
        if self.valid_to and day > self.valid_to:
            return Holds.NO_LONGER
        if self.in_force:
            return Holds.YES if day >= self.in_force else Holds.NOT_YET
        if self.date and day < self.date:
            return Holds.NOT_YET
        return Holds.YES if self.held_on and day >= self.held_on else Holds.UNKNOWN

    def holds_words(self, day: str) -> str:
        """The same as a short sentence: since when, until when, what holds instead, who says so."""
        holds = self.holds(day)
        unsure = "" if self.confidence in ("H", "H-") else " (cần đối chiếu)"
        if holds is Holds.NO_LONGER:
            article = f" ({self.article})" if self.article else ""
            instead = f"; nay áp dụng {self.replaced_by}{article}" if self.replaced_by else ""
            return f"Đã hết hiệu lực{instead}{unsure}"
        if holds is Holds.NOT_YET:
            since = f"từ ngày {cited_day(self.in_force)}" if self.in_force else "vào ngày này"
            verb = "Có hiệu lực" if self.in_force else "Chưa ban hành"
            return f"{verb} {since}{unsure}"
        changed = f"; đã được sửa đổi bởi {self.amended_by}" if self.amended_by else ""
        if self.in_force:
            return f"Có hiệu lực từ ngày {cited_day(self.in_force)}{changed}{unsure}"
        if holds is Holds.YES:
            return f"Đang có hiệu lực{changed}{unsure}"
        return f"Ngày có hiệu lực: chưa xác định{changed}{unsure}"


def cited_day(day: str) -> str:
    """A day as papers cite it: "06/4/2023"; a zero before days to 9 and before months 1 and 2."""
    year, month, number = day.split("-")
    return f"{number}/{month if month in ('01', '02') else month.lstrip('0')}/{year}"


@functools.cache
def known_documents() -> dict[str, KnownDocument]:
    """All recorded documents by number, the most used in the field first."""
    found = msgspec.convert(_data()["document"], list[KnownDocument])
    return {document.number: document for document in found}


def known_bases(day: str, search: str = "") -> Sequence[KnownDocument]:
    """The documents to choose a basis from: those that do not hold on the day come last.

    Every typed word must occur in kind, number or title, marks aside.
    """
    typed = fold(search).split()
    found = [
        known
        for known in known_documents().values()
        if all(word in fold(f"{known.kind} {known.number} {known.title}") for word in typed)
    ]
    return sorted(found, key=lambda known: known.holds(day) in (Holds.NO_LONGER, Holds.NOT_YET))


@functools.cache
def law_names() -> tuple[str, ...]:
    """The names of laws, the longest first, so that a name is found whole."""
    names = {document.name for document in known_documents().values() if document.name}
    names.update(_data()["law_names"])
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@functools.cache
def _data() -> dict[str, Any]:
    with resources.path("law", "documents.toml").open("rb") as file:
        return tomllib.load(file)


def _issuers() -> dict[str, str]:
    return dict(_data()["issuers"])
