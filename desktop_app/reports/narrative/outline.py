"""Outlines of reports as data (resources/forms/outline_*.toml): what is asked, sentences for it."""

import functools
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

import resources
from desktop_app.reports.model import PeriodType

_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII")
_LETTERS = "abcdđeghiklmnopqrstuvxy"  # NĐ 30/2020/NĐ-CP, Phụ lục I


class Sentence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence for figures, as `template.py` reads it.

    `on` is the cell that decides: `zero` is said when it is zero, nothing when no form has it.
    `joins`: it goes on in the paragraph before.
    """

    text: str
    on: str = ""
    zero: str = ""
    joins: bool = False


class OutlineSection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of the report; at level 0 the opening, whose heading is not printed."""

    key: str
    level: int
    heading: str
    guidance: str = ""
    sentences: tuple[Sentence, ...] = ()
    off: bool = False
    own: bool = False


class Outline(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All parts in their order. `periods` are the periods that want a narrative, all when none."""

    code: str
    name: str
    regime: str
    document: str = ""
    article: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    periods: tuple[PeriodType, ...] = ()
    editable: bool = False
    section: tuple[OutlineSection, ...] = ()

    def find(self, key: str) -> OutlineSection | None:
        """The section of a key, None for one the outline does not have."""
        return next((one for one in self.section if one.key == key), None)

    def wanted(self, regime: str, period: PeriodType, day: date) -> bool:
        """Whether a report of that regime and period, whose last day this is, follows it."""
        in_force = (self.valid_from or day) <= day <= (self.valid_to or day)
        return self.regime == regime and in_force and (not self.periods or period in self.periods)


@functools.cache
def shipped() -> tuple[Outline, ...]:
    """The outlines that come with the program."""
    files = sorted(resources.path("forms").glob("outline_*.toml"))
    return tuple(read_outline(path.read_text(encoding="utf-8")) for path in files)


def read_outline(text: str) -> Outline:
    """An outline from the text of its file; msgspec.ValidationError tells where it is wrong."""
    return msgspec.convert(tomllib.loads(text), Outline, strict=False)


def outline_for(
    outlines: Sequence[Outline], regime: str, period: PeriodType, day: date
) -> Outline | None:
    """The outline that a report follows; None where only the forms are sent."""
    return next((one for one in outlines if one.wanted(regime, period, day)), None)


def numbers(levels: Sequence[int]) -> Iterator[str]:
    """The number of each section from its level: I, 1, a; nothing at level 0."""
    counts = [0, 0, 0, 0]
    for level in levels:
        if not 1 <= level <= 3:
            yield ""
            continue
        counts[level] += 1
        counts[level + 1 :] = [0] * (3 - level)
        yield _number(level, counts[level])


def _number(level: int, count: int) -> str:
    signs: Sequence[str] = {1: _ROMAN, 3: " " + _LETTERS}.get(level, ())
    return signs[count] if count < len(signs) else str(count)
