"""keys.json on disk: its shape, its checksum, and the copy kept beside it."""

import errno
import hashlib
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from db.errors import known_problems
from desktop_app.errors import KnownProblem
from desktop_app.safety.files import write_atomically

FORMAT, VERSION = "sodanchu-keys", 1
USER, RECOVERY = "user", "recovery"

# Bounds keep a planted file from taking the memory of a small machine, or more than some seconds:
# four times what is written today. Whoever raises them also raises VERSION.
_Memory = Annotated[int, msgspec.Meta(ge=8, le=256 * 1024)]
_Small = Annotated[int, msgspec.Meta(ge=1, le=12)]
_MOST_BYTES = 1024 * 1024  # hundreds of users
_Salt = Annotated[bytes, msgspec.Meta(min_length=16, max_length=64)]
_Nonce = Annotated[bytes, msgspec.Meta(min_length=12, max_length=12)]


class Kdf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the password of one slot becomes its wrapping key."""

    salt: _Salt
    memory_kib: _Memory
    passes: _Small
    lanes: _Small
    name: Literal["argon2id"] = "argon2id"


class Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way to the keys: a user's password or the recovery code.

    `sealed` is AES-256-GCM over a JSON map of key names to hex keys, so that further keys (a
    compartment's) fit later without a new format.
    """

    kind: str
    user: str
    kdf: Kdf
    nonce: _Nonce
    sealed: bytes


class KeyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file. `ring` names the office's keys; `checksum` tells damage from a wrong word."""

    format: str
    version: int
    ring: str
    slots: tuple[Slot, ...]
    checksum: str = ""


class _Damaged(Exception):
    pass


def save(path: Path, file: KeyFile) -> None:
    """Write atomically, read back, and keep a second copy as `.bak`.

    The copy is of the same state, not of the one before: an old password must open nothing.
    """
    data = _encode(file)
    with known_problems(path):
        write_atomically(path, data)
        if path.read_bytes() != data:
            raise OSError(errno.EIO, "keys.json reads differently from what was written")
        write_atomically(backup_path(path), data)


def load(path: Path) -> tuple[KeyFile, str]:
    """The file and a sentence to show ("" when all is well); its `.bak` serves when it is damaged.

    KnownProblem when neither can be read, or a newer program wrote it.
    """
    try:
        return _read(path), ""
    except (_Damaged, OSError):
        pass  # a bad sector or a folder in its place: the copy may still be whole
    try:
        file = _read(backup_path(path))
    except (_Damaged, OSError) as error:
        raise KnownProblem(
            "Tệp khóa keys.json bị hỏng hoặc không có, và bản dự phòng của nó cũng không đọc"
            " được, nên chưa mở được sổ. Tệp sổ vẫn còn nguyên.",
            "Hãy chép lại keys.json từ thư mục sao lưu gần nhất vào cạnh tệp sổ.",
        ) from error
    return file, (
        "Tệp khóa keys.json bị hỏng hoặc không có, nên chương trình dùng bản dự phòng cạnh nó."
        " Nếu mật khẩu vừa đổi không vào được, hãy thử mật khẩu ngay trước đó."
    )


def backup_path(path: Path) -> Path:
    """Where the second copy lies."""
    return path.with_name(path.name + ".bak")


def bound(file_ring: str, kind: str, user: str, kdf: Kdf) -> bytes:
    """What a slot's seal is bound to, so that no part of its heading can be exchanged."""
    return msgspec.json.encode([FORMAT, VERSION, file_ring, kind, user, kdf])


def _encode(file: KeyFile) -> bytes:
    with_sum = msgspec.structs.replace(file, checksum=_checksum(file))
    return msgspec.json.format(msgspec.json.encode(with_sum), indent=2) + b"\n"


def _checksum(file: KeyFile) -> str:
    bare = msgspec.json.encode(msgspec.structs.replace(file, checksum=""))
    return hashlib.sha256(bare).hexdigest()


def _read(path: Path) -> KeyFile:
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise _Damaged
    return _decode(data)


class _Head(msgspec.Struct):
    format: str
    version: int


def _decode(data: bytes) -> KeyFile:
    try:
        head = msgspec.json.decode(data, type=_Head)
        if head.format == FORMAT and head.version > VERSION:
            raise KnownProblem(
                "Tệp khóa keys.json do một bản chương trình mới hơn ghi ra nên bản này không"
                " dùng. Tệp vẫn còn nguyên.",
                "Hãy cài bản chương trình mới rồi mở lại.",
            )
        file = msgspec.json.decode(data, type=KeyFile)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _Damaged from error
    heading_is_ours = file.format == FORMAT and file.version == VERSION
    # Argon2 itself asks for 8 KiB a lane.
    costs_fit = all(slot.kdf.memory_kib >= 8 * slot.kdf.lanes for slot in file.slots)
    # The program never takes the last user out.
    has_user = any(slot.kind == USER for slot in file.slots)
    if not (heading_is_ours and costs_fit and has_user and file.checksum == _checksum(file)):
        raise _Damaged
    return file
