"""Writes the rows of one draft and their original inside one change."""

import json
import mimetypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from db.change import Change
from desktop_app.jobs import Job
from desktop_app.old_books.draft import Draft, Row
from desktop_app.old_books.entries import DENUNCIATION, entry_of, number_of
from desktop_app.old_books.masking import Masking
from desktop_app.old_books.target import Entry, Target
from desktop_app.people.person import Person
from desktop_app.shield.model import Sealed
from desktop_app.stored import record_of

SEALED_TYPE = "application/age"
_STEP = 100
_NOBODY: dict[str, Any] = record_of(Person())


class Shield(Protocol):
    """The part of ShieldService that is used here."""

    def seal(self, change: Change, person: Person, owner: tuple[str, str]) -> Sealed:
        """Put an identity into the compartment."""

    def seal_file(self, change: Change, name: str, data: bytes) -> str:
        """Keep a file that tells who denounces; the uid of its attachment."""

    def open_file(self, uid: str, reason: str) -> tuple[str, bytes]:
        """Open such a file; kept with its reason first."""


class Keeper(Protocol):
    """Where files of the book are kept."""

    def add(self, change: Change, name: str, data: bytes, media_type: str) -> str:
        """Keep a file; the uid of its attachment."""


@dataclass(frozen=True)
class Original:
    """The file that the rows were read from."""

    name: str
    data: bytes


def is_denunciation(row: Row, target: Target) -> bool:
    """Whether the row is kept as a denunciation."""
    return row.text(target.kind_key) == dict(target.column(target.kind_key).choices)[DENUNCIATION]


def denouncers(draft: Draft, indexes: Sequence[int]) -> Iterator[tuple[int, Entry]]:
    """The rows that name a denouncer."""
    for index in indexes:
        if is_denunciation(draft.row(index), draft.target):
            entry = entry_of(draft.row(index), draft.target)
            if not entry.person.empty:
                yield index, entry


class Writing:
    """One import; the caller holds the change and takes it back when anything fails.

    Denouncers are sealed before any other row is written: their code names stand in all free
    texts of the book from the first write on, as history keeps every write.
    """

    def __init__(
        self, change: Change, shield: Shield, files: Keeper, draft: Draft, job: Job
    ) -> None:
        self._change = change
        self._shield = shield
        self._files = files
        self._draft = draft
        self._target = draft.target
        self._job = job

    def write(self, indexes: Sequence[int], numbers: dict[int, int], original: Original) -> int:
        """The number of identities that were sealed."""
        denounced = any(is_denunciation(self._draft.row(i), self._target) for i in indexes)
        import_uid = self._keep_file(original, len(indexes), sealed=denounced)
        sealed: dict[int, str] = {}
        names: list[tuple[str, Person]] = []
        for index, entry in denouncers(self._draft, indexes) if denounced else ():
            sealed[index], name = self._seal(entry, numbers[index], import_uid)
            names.append((name, entry.person))
        masking = Masking(names)
        for done, index in enumerate(indexes):
            if done % _STEP == 0:
                self._job.step(done, len(indexes), "Đang ghi vào sổ")
            entry = entry_of(self._draft.row(index), self._target)
            record = self._record(index, entry, numbers[index], import_uid)
            record |= masking.texts(record, self._target.free_texts)
            if index in sealed:
                texts = {key: record.get(key) or "" for key in self._target.free_texts}
                self._change.update(self._target.table, sealed[index], texts)
            else:
                self._change.insert(self._target.table, record | record_of(entry.person))
        self._job.step(len(indexes), len(indexes), "Đang ghi vào sổ")
        return len(sealed)

    def _record(self, index: int, entry: Entry, number: int, import_uid: str) -> dict[str, Any]:
        place = {"year": entry.day.year, "number": number, "import_uid": import_uid}
        record = self._target.record(entry) | place
        own = number_of(self._draft.row(index))
        if own and own != number:
            record["note"] = f"{record['note']}\nSố trong sổ cũ: {own}".strip()
        return record

    def _seal(self, entry: Entry, number: int, import_uid: str) -> tuple[str, str]:
        """A record without its texts and its person; the texts follow: (uid, code name)."""
        place = {"year": entry.day.year, "number": number, "import_uid": import_uid}
        record: dict[str, Any] = self._target.record(entry) | place | _NOBODY
        uid = self._change.insert(
            self._target.table, record | dict.fromkeys(self._target.free_texts, "")
        )
        sealed = self._shield.seal(self._change, entry.person, (self._target.table, uid))
        links = {"identity_uid": sealed.uid, "code_name": sealed.code_name}
        self._change.update(self._target.table, uid, links)
        return uid, sealed.code_name

    def _keep_file(self, original: Original, rows: int, *, sealed: bool) -> str:
        name = original.name
        details: dict[str, object] = {"sha256": self._draft.file_hash}
        if sealed:
            # The name and the sheets' names may tell somebody, as the content does.
            attachment = self._shield.seal_file(self._change, name, original.data)
            name = "so-cu.age"
        else:
            media = mimetypes.guess_type(name)[0] or "application/octet-stream"
            attachment = self._files.add(self._change, name, original.data, media)
            details["sheets"] = list(self._draft.sheets)
        values: dict[str, Any] = {
            "target": self._target.key,
            "name": name,
            "attachment_uid": attachment,
            "row_count": rows,
            "details": json.dumps(details, ensure_ascii=False),
        }
        return self._change.insert("imports", values)
