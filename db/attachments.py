"""Files kept inside the book: the bytes once per SHA-256, the name and kind as a record."""

import hashlib
from collections.abc import Callable

from sqlite_utils import Database

from db.change import Change
from db.errors import KnownProblem, known_problems
from db.records import Record, find
from db.tables import spec_of

LIMIT_BYTES = 20 * 1024 * 1024
CLOSED = "application/age"


class Attachments:
    """The files of one book; `book.attachments`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, change: Change, name: str, data: bytes, media_type: str) -> str:
        """Keep a file and return the uid of its record; equal bytes are stored once.

        KnownProblem when it is larger than 20 MB.
        """
        if len(data) > LIMIT_BYTES:
            raise KnownProblem(
                f"Tệp “{name}” lớn hơn 20 MB nên chưa được đính kèm.",
                "Hãy nén tệp, giảm độ phân giải ảnh, hoặc chia thành nhiều tệp nhỏ hơn.",
            )
        sha256 = hashlib.sha256(data).hexdigest()
        with known_problems():
            self._db.execute("INSERT OR IGNORE INTO blobs VALUES (?, ?)", [sha256, data])
            values: Record = {
                "name": name,
                "media_type": media_type,
                "size": len(data),
                "sha256": sha256,
            }
            return change.insert("attachments", values)

    def get(self, uid: str) -> tuple[str, bytes]:
        """The name and bytes of a file; KeyError when there was never one."""
        with known_problems():
            record = find(self._db, spec_of("attachments"), uid)
            if record is None:
                raise KeyError(f"attachments {uid}")
            sql = "SELECT data FROM blobs WHERE sha256 = ?"
            row = self._db.execute(sql, [record["sha256"]]).fetchone()
        if row is None or hashlib.sha256(row[0]).hexdigest() != record["sha256"]:
            raise KnownProblem(
                f"Tệp đính kèm “{record['name']}” trong sổ đã bị hỏng.",
                "Hãy lấy lại tệp từ bản sao lưu.",
            )
        return str(record["name"]), bytes(row[0])

    def close(
        self, change: Change, uid: str, name: str, seal: Callable[[str, bytes], bytes]
    ) -> None:
        """Put what `seal` makes of a file's name and bytes in their place, under another name.

        The bytes leave the book unless another record has the same ones. The change must not be one
        that can be undone.
        """
        was, data = self.get(uid)
        closed = seal(was, data)
        old, new = (hashlib.sha256(part).hexdigest() for part in (data, closed))
        with known_problems():
            self._db.execute("INSERT OR IGNORE INTO blobs VALUES (?, ?)", [new, closed])
            values: Record = {"name": name, "media_type": CLOSED, "size": len(closed)}
            change.scrub("attachments", uid, values | {"sha256": new})
            used = "SELECT 1 FROM attachments WHERE attachments.sha256 = blobs.sha256"
            self._db.execute(f"DELETE FROM blobs WHERE sha256 = ? AND NOT EXISTS ({used})", [old])
        change.closed = True

    def damaged(self, step: Callable[[int, int], None] | None = None) -> list[str]:
        """The SHA-256 of every stored file that is missing or differs from its own hash."""
        with known_problems():
            wanted = [r[0] for r in self._db.execute("SELECT DISTINCT sha256 FROM attachments")]
            bad = []
            for done, sha256 in enumerate(wanted, 1):
                sql = "SELECT data FROM blobs WHERE sha256 = ?"
                row = self._db.execute(sql, [sha256]).fetchone()
                if row is None or hashlib.sha256(row[0]).hexdigest() != sha256:
                    bad.append(sha256)
                if step:
                    step(done, len(wanted))
            return bad
