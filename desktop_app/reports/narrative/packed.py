"""A narrative as its column of the book keeps it, and back."""

import msgspec

from desktop_app.reports.narrative.markup import parsed, printed
from desktop_app.reports.narrative.model import Narrative, Section


class _Section(msgspec.Struct, frozen=True, omit_defaults=True):
    key: str
    level: int
    heading: str
    text: list[str] = []
    drafted: str = ""
    off: bool = False
    own: bool = False


class _Narrative(msgspec.Struct, frozen=True):
    outline: str
    sections: list[_Section]


def packed(narrative: Narrative) -> str:
    """The text that is kept."""
    sections = [
        _Section(
            key=one.key,
            level=one.level,
            heading=one.heading,
            text=[printed(paragraph) for paragraph in one.paragraphs],
            drafted=one.drafted,
            off=one.off,
            own=one.own,
        )
        for one in narrative.sections
    ]
    return msgspec.json.encode(_Narrative(narrative.outline, sections)).decode()


def unpacked(text: str | None) -> Narrative:
    """The narrative of a kept text; one without sections for none."""
    if not text:
        return Narrative()
    kept = msgspec.json.decode(text, type=_Narrative)
    sections = tuple(
        Section(
            one.key,
            one.level,
            one.heading,
            tuple(parsed(line) for line in one.text),
            one.drafted,
            one.off,
            one.own,
        )
        for one in kept.sections
    )
    return Narrative(kept.outline, sections)
