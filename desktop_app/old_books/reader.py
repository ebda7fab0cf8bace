"""Looks into an old book, guesses what it is, and reads it into a draft."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path

from db.text import fold
from desktop_app.documents.old_workbook import OldRow, OldWorkbook, SheetInfo
from desktop_app.documents.refusals import refusal
from desktop_app.jobs import Job
from desktop_app.old_books.cells import given
from desktop_app.old_books.draft import Draft
from desktop_app.old_books.heads import (
    LOOK_ROWS,
    Head,
    HeadColumn,
    find_head,
    is_code_row,
    repeats_head,
)
from desktop_app.old_books.legacy_text import TCVN3_NAME, VNI_NAME, evident
from desktop_app.old_books.rows import SheetState, draft_rows
from desktop_app.old_books.sheet_words import is_stamp, place_of
from desktop_app.old_books.target import Target

_SAMPLE_ROWS = 400
_SAMPLES = 3
_TITLE_WEIGHT = 2.0


@dataclass(frozen=True)
class SheetLook:
    """What one sheet seems to be: its head for each target that fits, samples by column."""

    name: str
    hidden: bool
    rows: int  # of the sample; `more` tells whether there are others
    more: bool
    heads: Mapping[str, Head]
    titles: tuple[str, ...]
    samples: Mapping[int, tuple[str, ...]]
    usual: str = ""
    guess: str = ""


@dataclass(frozen=True)
class Look:
    """What a file seems to hold; `guess` is the key of the target most sheets fit, or ""."""

    path: Path
    file_hash: str
    sheets: tuple[SheetLook, ...]
    guess: str = ""


def look(path: Path, targets: Sequence[Target], job: Job | None = None) -> Look:
    """Open a file and see what its sheets are; UserError when it cannot be read."""
    job = job or Job()
    book = OldWorkbook(path, job)
    try:
        sheets = []
        for info in book.sheets:
            rows = list(islice(book.rows(info.name, job), _SAMPLE_ROWS + 1))
            sheets.append(_look_at(info, rows, targets, book.old_alphabet))
    finally:
        book.close()
    if not any(sheet.rows for sheet in sheets):
        raise refusal("Tệp này không có dòng chữ nào để đọc.", "Hãy kiểm tra lại tệp.")
    guesses = Counter(sheet.guess for sheet in sheets if sheet.guess)
    guess = guesses.most_common(1)[0][0] if guesses else ""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Look(path, digest, tuple(sheets), guess)


def _look_at(
    info: SheetInfo, rows: Sequence[OldRow], targets: Sequence[Target], file_alphabet: str
) -> SheetLook:
    usual = file_alphabet or _usual([v for row in rows for v in row.cells])
    texts = [
        [given(value, dict(row.fonts).get(i, ""), usual).text for i, value in enumerate(row.cells)]
        for row in rows
    ]
    heads = {t.key: head for t in targets if (head := find_head(texts[:LOOK_ROWS], t))}
    start = min((head.start for head in heads.values()), default=0)
    titles = tuple(text for row in texts[:start] for text in row if text)
    if any(map(is_stamp, titles)):
        raise refusal(
            "Tệp này có dấu chỉ mức độ mật; sổ không được giữ tài liệu mật (Luật 117/2025/QH15).",
            "Chỉ ghi trong sổ nơi lưu tài liệu ấy.",
        )
    guess = _guess(heads, targets, (info.name, *titles))
    head = heads.get(guess)
    samples = _samples(texts, head) if head else {}
    more = len(rows) > _SAMPLE_ROWS
    shown = (info.name, info.hidden, len(rows), more)
    return SheetLook(*shown, heads, titles, samples, usual, guess)


def _guess(heads: Mapping[str, Head], targets: Sequence[Target], titles: Sequence[str]) -> str:
    best, weight = "", 0.0
    words = fold(" ".join(titles))
    for target in targets:
        head = heads.get(target.key)
        if head is None:
            continue
        score = head.score + _TITLE_WEIGHT * any(word in words for word in target.title_words)
        if score > weight:
            best, weight = target.key, score
    return best


def _usual(values: Sequence[object]) -> str:
    """The old alphabet that the sheet is evidently written in, "" when it is Unicode or mixed."""
    told = Counter(kind for value in values if isinstance(value, str) and (kind := evident(value)))
    total = sum(told.values())
    for name in (TCVN3_NAME, VNI_NAME):
        if total and told[name] >= 0.8 * total:
            return name
    return ""


def _samples(texts: Sequence[Sequence[str]], head: Head) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for row in texts[head.end :]:
        if repeats_head(row, head) or is_code_row(row):
            continue
        for place, text in enumerate(row):
            some = found.setdefault(place, [])
            if text and len(some) < _SAMPLES and text not in some:
                some.append(text)
    return {place: tuple(some) for place, some in found.items()}


def with_meanings(head: Head, meanings: Mapping[int, str]) -> Head:
    """The head with the columns as the person set them; a key set twice stays at the last place."""
    columns = []
    for column in head.columns:
        key = meanings.get(column.place, column.key)
        columns.append(HeadColumn(column.place, column.heading, key))
    return replace(head, columns=tuple(columns))


def read(
    found: Look,
    target: Target,
    heads: Mapping[str, Head],
    today: date,
    job: Job | None = None,
) -> Draft:
    """The draft of the chosen sheets; `heads` has the head of each by its name."""
    job = job or Job()
    sheets = tuple(sheet.name for sheet in found.sheets if sheet.name in heads)
    draft = Draft(target, found.path.name, found.file_hash, sheets)
    book = OldWorkbook(found.path, job)
    used: set[str] = set()
    named = place_of([found.path.stem.replace("_", " ")])
    try:
        for number, sheet in enumerate(s for s in found.sheets if s.name in heads):
            head = heads[sheet.name]
            place = place_of(sheet.titles).inside(place_of([sheet.name]))
            state = SheetState(target, head, number, today, place, sheet.usual, named.year)
            rows = book.rows(sheet.name, job)
            below = islice(rows, head.end, None)
            for row in draft_rows(state, below):
                used.update(row.cells)
                draft.add(row)
            draft.skipped_heads += state.heads
            for name, count in state.alphabets.items():
                draft.alphabets[name] = draft.alphabets.get(name, 0) + count
    finally:
        book.close()
    draft.columns = tuple(c.key for c in target.columns if c.key in used)
    draft.finish()
    return draft
