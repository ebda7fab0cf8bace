"""What resources/sample/reports.toml says about the sample's reports, read strictly."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal

import msgspec

import resources
from desktop_app.reports.model import CellKey
from desktop_app.sample.casework_written import SampleVisit

OWN = "own"  # the period of the report that the office asks of itself
_Figures = dict[str, dict[str, int]]


class _Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class Correction(_Strict, frozen=True):
    """A corrected version, `after` so many working days from the first."""

    after: int
    number: int
    reason: str
    hand: _Figures


class SampleReport(_Strict, frozen=True):
    """One report of the year by form and column: typed in now (`hand`), a year ago (`old`).

    `before` counts days before the last day for sending, negative for a late one. `left` has
    the columns that are still missing while it is drawn up, `files` the kinds of files that are
    kept of a sent one (a Word file takes as long as all else of a report).
    """

    regime: str
    period: str
    number: int
    before: int
    hand: _Figures
    old: _Figures = {}
    left: dict[str, tuple[str, ...]] = {}
    files: tuple[str, ...] = ("xlsx",)
    correction: Correction | None = None


class LateVisit(_Strict, frozen=True):
    """A visit written down after a report was sent, `before` so many days before its end."""

    before: int
    visit: SampleVisit


class OwnDuty(_Strict, frozen=True):
    """A duty that the office typed in; `due` and `cut` count working days from today."""

    name: str
    due: int
    cut: int
    recipient: str
    article: str


class ReportsFile(_Strict, frozen=True):
    """The whole file.

    `words` is what an officer writes, by regime and section; those of `later` are still empty in a
    draft.
    """

    sent_how: str
    symbol: str
    later: tuple[str, ...]
    words: dict[str, dict[str, str]]
    late: LateVisit
    own: OwnDuty
    report: tuple[SampleReport, ...]


def written() -> ReportsFile:
    """The file as it lies in the resources."""
    with resources.path("sample", "reports.toml").open("rb") as file:
        return msgspec.convert(tomllib.load(file), ReportsFile)


def cells(figures: Mapping[str, Mapping[str, int]]) -> dict[CellKey, Decimal]:
    """Figures by form and column, as reports take them."""
    return {
        (form, code): Decimal(value)
        for form, columns in figures.items()
        for code, value in columns.items()
    }
