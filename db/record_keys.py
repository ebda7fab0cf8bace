"""Private columns in history: locked with a key of the record, so that they can be closed for good.

History only grows and every row is chained to the one before, so that nothing can be taken out of
it. What may tell who somebody is therefore stands there locked: the columns keep their names with
no value, and `private` holds all their values under the record's own key in `record_keys`. When
the key is taken away, the chain still holds and the values are gone.
"""

import base64
import binascii
import json
import os
from collections.abc import Callable, Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlite_utils import Database

from db.records import Record, Value
from db.table_spec import TableSpec

KEY_BYTES = 32
PRIVATE = "private"
CLOSED = "(đã đóng theo Luật Tố cáo)"  # what stands for a value that nobody reads any more
_NONCE_BYTES = 12
_FIRST = "INSERT INTO record_keys (uid, key) VALUES (?, ?) ON CONFLICT (uid) DO NOTHING"
_AGAIN = (
    "INSERT INTO record_keys (uid, key) VALUES (?, ?)"
    " ON CONFLICT (uid) DO UPDATE SET key = excluded.key"
)


def key_for(db: Database, uid: str, *, new: bool = False) -> bytes:
    """The key of a record; a new one when it has none, or its old one was closed.

    A new record is given one without being looked up; should it have one, that stays.
    """
    key = os.urandom(KEY_BYTES)
    if new and db.execute(_FIRST, [uid, key]).rowcount == 1:
        return key
    row = db.execute("SELECT key FROM record_keys WHERE uid = ?", [uid]).fetchone()
    if row and row[0]:
        return bytes(row[0])
    db.execute(_AGAIN, [uid, key])
    return key


def lock(db: Database, spec: TableSpec, uid: str, values: Record, *, new: bool = False) -> Record:
    """The values as history keeps them; unchanged when they tell nothing private."""
    told = {column: values[column] for column in spec.private if column in values}
    if not any(told.values()):
        return values
    nonce = os.urandom(_NONCE_BYTES)
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    locked = AESGCM(key_for(db, uid, new=new)).encrypt(nonce, text, _bound(spec.name, uid))
    sealed = base64.b64encode(nonce + locked).decode("ascii")
    return {**values, **dict.fromkeys(told), PRIVATE: sealed}


def unlock(spec: TableSpec, uid: str, values: dict[str, Value], keys: list[bytes]) -> Record:
    """The values of a history row with any of the keys; `CLOSED` stands for what none opens."""
    sealed = values.pop(PRIVATE, None)
    if sealed is None:
        return values
    told = _opened(str(sealed), _bound(spec.name, uid), keys)
    for column in spec.private:
        if column in values:
            values[column] = CLOSED if told is None else told.get(column)
    return values


def close(db: Database, uid: str, seal: Callable[[bytes], str]) -> bool:
    """Take a record's key away: only `seal` of it stays. False when there was none."""
    row = db.execute("SELECT key, sealed FROM record_keys WHERE uid = ?", [uid]).fetchone()
    if not row or row[0] is None:
        return False
    # A record may be closed more than once: each key stands on a line of its own.
    lines = "\n".join(filter(None, (str(row[1]), seal(bytes(row[0])))))
    db.execute("UPDATE record_keys SET key = NULL, sealed = ? WHERE uid = ?", [lines, uid])
    return True


def sealed_keys(db: Database, uid: str) -> list[str]:
    """The keys that were taken away from a record, each sealed."""
    row = db.execute("SELECT sealed FROM record_keys WHERE uid = ?", [uid]).fetchone()
    return str(row[0]).split("\n") if row and row[0] else []


def _opened(sealed: str, bound: bytes, keys: list[bytes]) -> Mapping[str, Value] | None:
    try:
        data = base64.b64decode(sealed, validate=True)
    except binascii.Error:
        return None
    for key in keys:
        try:
            text = AESGCM(key).decrypt(data[:_NONCE_BYTES], data[_NONCE_BYTES:], bound)
        except (InvalidTag, ValueError):
            continue
        told: Mapping[str, Value] = json.loads(text)
        return told
    return None


def _bound(table: str, uid: str) -> bytes:
    return f"{table}/{uid}".encode()
