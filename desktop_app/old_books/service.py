"""Takes an old book in: compared with what the book holds, then written whole or not at all."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from db.book import Book
from db.text import fold
from desktop_app.changes import Changes
from desktop_app.clock import Clock
from desktop_app.dates import show
from desktop_app.errors import UserError
from desktop_app.jobs import Job
from desktop_app.old_books.draft import Draft, Row
from desktop_app.old_books.entries import number_of
from desktop_app.old_books.masking import Masking
from desktop_app.old_books.numbering import Numbers
from desktop_app.old_books.reading import Doubt
from desktop_app.old_books.target import Target
from desktop_app.old_books.writing import (
    SEALED_TYPE,
    Original,
    Shield,
    Writing,
    denouncers,
    is_denunciation,
)

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
_CODE_NAME = re.compile(r"Người tố cáo số \d+")
_NOT_LAST = (
    "Sau lần nhập này sổ đã có thao tác khác nên không hoàn tác riêng lần nhập được."
    " Chưa có gì thay đổi."
)


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


@dataclass(frozen=True)
class KeptBook:
    """An old book that was taken in; `last` says that undo would take it back now."""

    uid: str
    target: str
    name: str
    day: str
    user: str
    rows: int
    sealed: bool
    last: bool


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
            writing = Writing(change, self._shield, self._book.attachments, draft, job)
            sealed = writing.write(indexes, numbers, Original(path.name, data))
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

    def kept(self) -> list[KeptBook]:
        """Every old book that was taken in and not taken back, the newest first."""
        uids = self._book.ids("imports", order=[("created_at", True)])
        step = self._book.last_undoable(self._user)
        last = step.change_id if step else ""
        return [
            KeptBook(
                str(row["uid"]),
                self.targets[str(row["target"])].label,
                str(row["name"]),
                show(str(row["created_at"])),
                str(row["created_by"]),
                int(str(row["row_count"])),
                self._is_sealed(str(row["attachment_uid"])),
                last != "" and self._change_of(str(row["uid"])) == last,
            )
            for row in self._book.rows("imports", uids)
        ]

    def original(self, import_uid: str, reason: str = "") -> tuple[str, bytes]:
        """The name and bytes of the file an import came from.

        A sealed one opens for the role with a reason, which is kept first; UserError otherwise.
        """
        record = self._book.rows("imports", [import_uid])[0]
        attachment = str(record["attachment_uid"])
        if self._is_sealed(attachment):
            return self._shield.open_file(attachment, reason)
        return self._book.attachments.get(attachment)

    def check_last(self, import_uid: str) -> None:
        """UserError when undo would take back something else than this import."""
        step = self._book.last_undoable(self._user)
        if step is None or step.change_id != self._change_of(import_uid):
            raise UserError(_NOT_LAST)

    # Inside

    def _is_sealed(self, attachment: str) -> bool:
        # A book may be sealed later, when one of its rows turns out to be a denunciation.
        return self._book.rows("attachments", [attachment])[0]["media_type"] == SEALED_TYPE

    def _change_of(self, import_uid: str) -> str:
        return self._book.history("imports", import_uid)[-1].change_id

    def _know_again(self, draft: Draft) -> None:
        uids = self._book.ids("imports", filters={"target": draft.target.key})
        for record in self._book.rows("imports", uids):
            details = json.loads(str(record["details"] or "{}"))
            if details.get("sha256") == draft.file_hash:
                day = show(str(record["created_at"]))
                draft.warnings.append(_SAME_FILE.format(day, record["row_count"]))

    def _tell_alike(self, draft: Draft, job: Job) -> None:
        target = draft.target
        taken = [i for i, row in draft.rows() if row.doubt < Doubt.FAULTY]
        masking = Masking((_SOMEBODY, entry.person) for _, entry in denouncers(draft, taken))
        days = sorted({_day(row, target) for _, row in draft.rows()} - {""})
        known: dict[int, tuple[int, str]] = {}
        for start in range(0, len(days), _DAYS_AT_ONCE):
            job.step(start, len(days), "Đang so với sổ")
            filters = {target.day_key: days[start : start + _DAYS_AT_ONCE]}
            uids = self._book.ids(target.table, filters=filters)
            for record in self._book.rows(target.table, uids):
                text = _CODE_NAME.sub(_SOMEBODY, str(record[target.text_key] or ""))
                name = str(record["full_name"] or record["organisation"] or "")
                key = _likeness(str(record[target.day_key]), name, text)
                known[key] = (int(str(record["number"] or 0)), str(record[target.day_key]))
        if not known:
            return
        for index, row in list(draft.rows()):
            found = known.get(_likeness_of(row, target, masking))
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


def _day(row: Row, target: Target) -> str:
    """The day of a row as stored, "" when it is none."""
    day, _, rest = row.text(target.day_key).partition("/")
    month, _, year = rest.partition("/")
    return f"{year}-{month}-{day}" if len(year) == 4 else ""


def _likeness_of(row: Row, target: Target, masking: Masking) -> int:
    """The row as it would stand in the book: of a denunciation without the person."""
    text = masking.text(row.text(target.text_key))
    hidden = is_denunciation(row, target)
    name = "" if hidden else row.text("full_name") or row.text("organisation")
    return _likeness(_day(row, target), name, text)


def _likeness(day: str, name: str, text: str) -> int:
    return hash((day, fold(name), fold(text)[:200]))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _grouped(count: int) -> str:
    return f"{count:,}".replace(",", ".")
