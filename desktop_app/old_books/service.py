"""Takes an old book in: compared with what the book holds, then written whole or not at all."""

import hashlib
import json
import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from db.book import Book
from db.change import Change
from db.text import fold
from desktop_app.changes import Changes
from desktop_app.clock import Clock
from desktop_app.dates import show
from desktop_app.errors import UserError
from desktop_app.jobs import Job
from desktop_app.old_books.draft import Draft, Row
from desktop_app.old_books.entries import DENUNCIATION, entry_of, number_of
from desktop_app.old_books.numbering import Numbers
from desktop_app.old_books.reading import Doubt
from desktop_app.old_books.sealing import masked_for, seal_file
from desktop_app.old_books.target import Entry, Target
from desktop_app.people.person import Person
from desktop_app.shield.model import Sealed
from desktop_app.stored import record_of

_STEP = 100
_DAYS_AT_ONCE = 200
_ALIKE = "Sổ đã có {} này: số {} ngày {}. Dòng được để ngoài; bỏ dấu để vẫn nhập."
_SAME_FILE = (
    "Tệp này đã được nhập ngày {}: {} dòng. Nhập lần nữa sẽ ghi trùng; các dòng giống hệt đang được"
    " để ngoài."
)
_RENUMBERED = "Số {} trong sổ cũ đã có; dòng này sẽ mang số {} năm {}."
_NEW_NUMBER = "Sổ cũ không ghi số; dòng này sẽ mang số {} năm {}."
_STRANGE = "Tệp gốc đã thay đổi từ khi đọc. Chưa có gì được ghi; hãy chọn lại tệp."
_SOMEBODY = "…"
_NONE = "Không còn dòng nào để nhập."
_NOBODY: dict[str, Any] = record_of(Person())


class Shield(Protocol):
    """The part of ShieldService that is used here."""

    def seal(self, change: Change, person: Person, owner: tuple[str, str]) -> Sealed:
        """Put an identity into the compartment."""


@dataclass(frozen=True)
class Accepted:
    """What came of an import."""

    changes: Changes
    read: int
    written: int
    doubtful: int
    skipped: int
    faulty: int
    renumbered: int
    sealed: int


class OldBookService:
    """Old books into the books of the program."""

    def __init__(
        self, book: Book, user: str, clock: Clock, shield: Shield, targets: Sequence[Target]
    ) -> None:
        self._book = book
        self._user = user
        self._clock = clock
        self._shield = shield
        self.targets = {target.key: target for target in targets}

    def compare(self, draft: Draft, job: Job | None = None) -> Draft:
        """Tell of each row what the book already holds; rows that are there are left out.

        Changes the draft only. The same file is known again by its hash.
        """
        job = job or Job()
        self._know_again(draft)
        self._tell_alike(draft, job)
        self._tell_numbers(draft)
        return draft

    def accept(self, draft: Draft, path: Path, job: Job | None = None) -> Accepted:
        """Write every row that is taken in and has no fault, in one change with one undo.

        The original is kept beside them, sealed when a row is a denunciation. Cancelled leaves
        the book as it was. UserError when there is nothing to write or the file has changed.
        """
        job = job or Job()
        target, data = draft.target, path.read_bytes()
        if _digest(data) != draft.file_hash:
            raise UserError(_STRANGE)
        indexes = [i for i, row in draft.rows() if row.doubt < Doubt.FAULTY]
        if not indexes:
            raise UserError(_NONE)
        label = f"Nhập {_grouped(len(indexes))} {target.one} từ sổ cũ"
        with self._book.change(user=self._user, label=label) as change:
            numbers = self._numbers(draft, indexes)
            writing = _Writing(self._book, self._shield, draft, change, job)
            sealed = writing.write(indexes, numbers, path.name, data)
        renumbered = sum(
            number != number_of(draft.row(i)) and number_of(draft.row(i)) > 0
            for i, number in numbers.items()
        )
        changes = Changes.of(target.table, "shield", message=f"Đã {label[0].lower()}{label[1:]}.")
        return Accepted(
            changes,
            read=len(draft),
            written=len(indexes),
            doubtful=sum(draft.doubts[i] == Doubt.DOUBTFUL for i in indexes),
            skipped=sum(draft.skipped),
            faulty=draft.faulty(),
            renumbered=renumbered,
            sealed=sealed,
        )

    def original(self, import_uid: str) -> tuple[str, bytes]:
        """The name and bytes of the file an import came from (closed, when it was sealed)."""
        record = self._book.rows("imports", [import_uid])[0]
        return self._book.attachments.get(str(record["attachment_uid"]))

    # Inside

    def _know_again(self, draft: Draft) -> None:
        uids = self._book.ids("imports", filters={"target": draft.target.key})
        for record in self._book.rows("imports", uids):
            details = json.loads(str(record["details"] or "{}"))
            if details.get("sha256") == draft.file_hash:
                day = show(str(record["created_at"]))
                draft.warnings.append(_SAME_FILE.format(day, record["row_count"]))

    def _tell_alike(self, draft: Draft, job: Job) -> None:
        target = draft.target
        days = sorted({_day(row, target) for _, row in draft.rows()} - {""})
        known: dict[int, tuple[int, str]] = {}
        for start in range(0, len(days), _DAYS_AT_ONCE):
            job.step(start, len(days), "Đang so với sổ")
            filters = {target.day_key: days[start : start + _DAYS_AT_ONCE]}
            uids = self._book.ids(target.table, filters=filters)
            for record in self._book.rows(target.table, uids):
                text = str(record[target.text_key] or "")
                if record["code_name"]:
                    text = text.replace(str(record["code_name"]), _SOMEBODY)
                name = str(record["full_name"] or record["organisation"] or "")
                key = _likeness(str(record[target.day_key]), name, text)
                known[key] = (int(str(record["number"] or 0)), str(record[target.day_key]))
        if not known:
            return
        for index, row in list(draft.rows()):
            found = known.get(_likeness_of(row, target))
            if found:
                draft.told[index] = _ALIKE.format(target.one, found[0], show(found[1]))
                draft.skip(index, True)

    def _tell_numbers(self, draft: Draft) -> None:
        indexes = [i for i, row in draft.rows() if row.doubt < Doubt.FAULTY]
        for index, number in self._numbers(draft, indexes).items():
            row = draft.row(index)
            own, year = number_of(row), _day(row, draft.target)[:4]
            if own and own != number:
                draft.told[index] = _RENUMBERED.format(own, number, year)
            elif not own and row.text("number"):
                draft.told[index] = _NEW_NUMBER.format(number, year)

    def _numbers(self, draft: Draft, indexes: Sequence[int]) -> dict[int, int]:
        rows = ((i, draft.row(i)) for i in indexes)
        wanted = ((i, int(_day(row, draft.target)[:4]), number_of(row)) for i, row in rows)
        return Numbers(self._book, draft.target.table).plan(wanted)


class _Writing:
    """Writes the rows of one draft inside one change."""

    def __init__(self, book: Book, shield: Shield, draft: Draft, change: Change, job: Job) -> None:
        self._book = book
        self._shield = shield
        self._draft = draft
        self._target = draft.target
        self._change = change
        self._job = job

    def write(self, indexes: Sequence[int], numbers: dict[int, int], name: str, data: bytes) -> int:
        """The number of identities that were sealed."""
        denounced = any(_is_denunciation(self._draft.row(i), self._target) for i in indexes)
        import_uid = self._keep_file(name, data, len(indexes), sealed=denounced)
        sealed = 0
        for done, index in enumerate(indexes):
            if done % _STEP == 0:
                self._job.step(done, len(indexes), "Đang ghi vào sổ")
            entry = entry_of(self._draft.row(index), self._target)
            own = number_of(self._draft.row(index))
            place = {"year": entry.day.year, "number": numbers[index], "import_uid": import_uid}
            record = self._target.record(entry) | place
            if own and own != numbers[index]:
                record["note"] = f"{record['note']}\nSố trong sổ cũ: {own}".strip()
            sealed += self._insert(record, entry)
        self._job.step(len(indexes), len(indexes), "Đang ghi vào sổ")
        return sealed

    def _keep_file(self, name: str, data: bytes, rows: int, *, sealed: bool) -> str:
        media = mimetypes.guess_type(name)[0] or "application/octet-stream"
        details = {"sha256": self._draft.file_hash, "sheets": list(self._draft.sheets)}
        if sealed:
            # The name and the sheets' names may tell somebody, as the content does.
            data, media = seal_file(self._book, data), "application/age"
            name, details = f"so-cu{Path(name).suffix}.age", {"sha256": self._draft.file_hash}
        attachment = self._book.attachments.add(self._change, name, data, media)
        values: dict[str, Any] = {
            "target": self._target.key,
            "name": name,
            "attachment_uid": attachment,
            "row_count": rows,
            "details": json.dumps(details, ensure_ascii=False),
        }
        return self._change.insert("imports", values)

    def _insert(self, record: dict[str, Any], entry: Entry) -> bool:
        table = self._target.table
        if entry.values.get(self._target.kind_key) != DENUNCIATION or entry.person.empty:
            self._change.insert(table, record | record_of(entry.person))
            return False
        # The code name must be known before a text may hold it: the record comes twice.
        texts = {key: record[key] for key in self._target.free_texts if record.get(key)}
        bare: dict[str, Any] = record | _NOBODY | dict.fromkeys(texts, "")
        uid = self._change.insert(table, bare)
        sealed = self._shield.seal(self._change, entry.person, (table, uid))
        hidden = masked_for(entry.person, sealed.code_name, texts)
        links = {"identity_uid": sealed.uid, "code_name": sealed.code_name}
        self._change.update(table, uid, hidden | links)
        return True


def _day(row: Row, target: Target) -> str:
    """The day of a row as stored, "" when it is none."""
    day, _, rest = row.text(target.day_key).partition("/")
    month, _, year = rest.partition("/")
    return f"{year}-{month}-{day}" if len(year) == 4 else ""


def _likeness_of(row: Row, target: Target) -> int:
    """The row as it would stand in the book: of a denunciation without the person."""
    text, day = row.text(target.text_key), _day(row, target)
    if not _is_denunciation(row, target):
        return _likeness(day, row.text("full_name") or row.text("organisation"), text)
    entry = entry_of(row, target) if day and row.doubt < Doubt.FAULTY else None
    if entry and not entry.person.empty:
        text = masked_for(entry.person, _SOMEBODY, {"": text})[""]
    return _likeness(day, "", text)


def _is_denunciation(row: Row, target: Target) -> bool:
    return row.text(target.kind_key) == dict(target.column(target.kind_key).choices)[DENUNCIATION]


def _likeness(day: str, name: str, text: str) -> int:
    return hash((day, fold(name), fold(text)[:200]))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _grouped(count: int) -> str:
    return f"{count:,}".replace(",", ".")
