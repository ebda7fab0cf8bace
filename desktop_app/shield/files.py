"""Files kept before a record turned into a denunciation: closed where they lie.

A slip in Word bears the name, a scan shows the handwriting, an old book taken in holds whole rows.
"""

import json
from collections.abc import Callable, Iterable, Iterator

from db.attachments import CLOSED
from db.book import Book
from db.change import Change
from desktop_app.shield import compartment

SEALED_FILE = "Tệp niêm phong.age"
FILES, EVENTS, IMPORTS = "record_files", "case_events", "imports"
_NAME = b"sodanchu-name:"


def closed(recipient: str, name: str, data: bytes) -> bytes:
    """A file with its own name, for the holders of the key alone."""
    return compartment.close(recipient, _NAME + " ".join(name.split()).encode() + b"\n" + data)


def opened(secret: str, shown: str, content: bytes) -> tuple[str, bytes]:
    """The name and bytes of a closed file; `shown` for one that was closed without its name."""
    data = compartment.open_with(secret, content)
    if not data.startswith(_NAME):
        return shown, data
    name, _, data = data.removeprefix(_NAME).partition(b"\n")
    return name.decode(), data


def close_all(
    book: Book,
    change: Change,
    owners: Iterable[str],
    recipient: str,
    seal_key: Callable[[bytes], str],
) -> int:
    """Close every file of these records, their events and imports; returns how many there were."""
    done = 0
    for uid in dict.fromkeys(_attachments(book, change, list(owners), seal_key)):
        if _is_closed(book, uid):
            continue
        book.attachments.close(
            change, uid, SEALED_FILE, lambda name, data: closed(recipient, name, data)
        )
        change.close_record("attachments", uid, seal_key)
        done += 1
    return done


def _attachments(
    book: Book, change: Change, owners: list[str], seal_key: Callable[[bytes], str]
) -> Iterator[str]:
    """The attachments of files and events of these records, and of the import they came with."""
    for table, link in ((FILES, "owner_uid"), (EVENTS, "case_uid")):
        uids = [
            u for d in (False, True) for u in book.ids(table, filters={link: owners}, deleted=d)
        ]
        for row in book.rows(table, uids):
            if row["attachment_uid"]:
                yield str(row["attachment_uid"])
                if table == FILES:
                    change.scrub(FILES, str(row["uid"]), {"sealed": "1"})
    records = [
        book.get(table, uid) or {} for table in ("receptions", "petitions") for uid in owners
    ]
    taken_in = {str(record["import_uid"]) for record in records if record.get("import_uid")}
    for row in book.rows(IMPORTS, sorted(taken_in)):
        if row["attachment_uid"]:
            # Names of the file and its sheets may tell somebody; the hash knows the file again.
            known = {"sha256": json.loads(str(row["details"] or "{}")).get("sha256", "")}
            named = {"name": "so-cu.age", "details": json.dumps(known)}
            change.scrub(IMPORTS, str(row["uid"]), named)
            change.close_record(IMPORTS, str(row["uid"]), seal_key)
            yield str(row["attachment_uid"])


def _is_closed(book: Book, uid: str) -> bool:
    (row,) = book.rows("attachments", [uid])
    return str(row["media_type"]) == CLOSED
