"""Linked text in a document of Qt: a link is a property of the letters, so that undo keeps it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from db.text import nfc
from desktop_app.reports.narrative.markup import address, link_of
from desktop_app.reports.narrative.model import Link, Paragraph, Run, joined

_ADDRESS = int(QTextFormat.Property.UserProperty) + 1
_WRITTEN = _ADDRESS + 1  # what the link said when it was put there
_SERIAL = _ADDRESS + 2  # two links side by side stay two
_serials = count(1)

PLAIN = QTextCharFormat()


def link_format(run: Run) -> QTextCharFormat:
    """The format of a tied run, plain for another."""
    made = QTextCharFormat()
    if run.link is not None:
        made.setProperty(_ADDRESS, address(run.link))
        made.setProperty(_WRITTEN, run.text)
        made.setProperty(_SERIAL, next(_serials))
    return made


def insert(cursor: QTextCursor, paragraphs: tuple[Paragraph, ...]) -> None:
    """Write paragraphs at a cursor, in the place of what it has chosen; one step of undo."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for at, paragraph in enumerate(paragraphs):
        if at:
            cursor.insertBlock(cursor.blockFormat(), PLAIN)
        for run in paragraph:
            cursor.insertText(run.text, link_format(run))
    cursor.endEditBlock()


def replace_all(document: QTextDocument, paragraphs: tuple[Paragraph, ...]) -> None:
    """Put other paragraphs in the place of all; one step of undo."""
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    insert(cursor, paragraphs)


def paragraphs_of(document: QTextDocument) -> tuple[Paragraph, ...]:
    """The paragraphs of a document as they are kept: NFC, blank ones at the end left out."""
    found: list[Paragraph] = []
    block = document.begin()
    while block.isValid():
        found.append(joined([run for _, run in runs(block)]))
        block = block.next()
    while found and not "".join(run.text for run in found[-1]).strip():
        found.pop()
    return tuple(found)


def runs(block: QTextBlock) -> Iterator[tuple[int, Run]]:
    """The runs of a block with the place where each begins in the document.

    A tied run with other words than were put there was written over.
    """
    start, text, last = 0, "", QTextCharFormat()
    for place, words, form in _fragments(block):
        if text and _serial(form) != _serial(last):
            yield start, _run(text, last)
            text = ""
        if not text:
            start, last = place, form
        text += words
    if text:
        yield start, _run(text, last)


def run_at(document: QTextDocument, place: int) -> tuple[int, Run] | None:
    """The tied run around a place between two letters, both of them its own; None outside."""
    block = document.findBlock(place)
    for start, run in runs(block) if block.isValid() else ():
        if run.link is not None and start < place < start + len(run.text):
            return start, run
    return None


def is_tied(form: QTextCharFormat) -> bool:
    """Whether letters of this format belong to a link."""
    return form.hasProperty(_ADDRESS)


def _run(text: str, form: QTextCharFormat) -> Run:
    words = nfc(text)
    link = _link(form)
    if link is not None and words != form.property(_WRITTEN):
        link = replace(link, typed=True)
    return Run(words, link)


def _link(form: QTextCharFormat) -> Link | None:
    return link_of(str(form.property(_ADDRESS))) if is_tied(form) else None


def _serial(form: QTextCharFormat) -> int:
    return int(form.property(_SERIAL) or 0)


def _fragments(block: QTextBlock) -> Iterator[tuple[int, str, QTextCharFormat]]:
    step = block.begin()
    while not step.atEnd():
        fragment = step.fragment()
        yield fragment.position(), fragment.text(), fragment.charFormat()
        step += 1
