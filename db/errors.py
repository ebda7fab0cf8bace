"""Problems of the world (disk, lock, damage) as sentences; everything else is a bug."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2


class KnownProblem(Exception):
    """A problem that is not the program's fault and has a next step for the person.

    `message` says what happened and what was kept; `next_step` says what to do.
    """

    def __init__(self, message: str, next_step: str = "") -> None:
        super().__init__(f"{message} {next_step}".strip())
        self.message = message
        self.next_step = next_step


class StaleRecord(KnownProblem):
    """The record was changed or deleted since it was read."""


class UndoRefused(KnownProblem):
    """Nothing can be undone or redone, or a record was changed since."""


class NewerBook(KnownProblem):
    """The file was written by a newer version of the program."""


class WrongKeyOrDamaged(KnownProblem):
    """The file cannot be decrypted with this key: another key, or a damaged file."""


class TornHistory(KnownProblem):
    """A row of history holds no values that could be read."""


class DiskFull(KnownProblem):
    """There is no room left for writing."""


_KEPT = "Những gì đã lưu trước đó vẫn còn nguyên."
_RESTORE = "Hãy đóng chương trình rồi phục hồi từ bản sao lưu gần nhất."

_FULL = (
    DiskFull,
    f"Đĩa đầy nên chưa lưu được. {_KEPT}",
    "Hãy giải phóng chỗ trên đĩa rồi lưu lại.",
)
_LOCKED = (
    KnownProblem,
    f"Sổ đang bận vì một việc khác đang ghi. Lần ghi này chưa được lưu. {_KEPT}",
    "Hãy chờ một lát rồi làm lại.",
)
_READ_ONLY = (
    KnownProblem,
    f"Không được phép ghi vào tệp sổ hoặc thư mục chứa sổ. {_KEPT}",
    "Hãy kiểm tra quyền ghi của thư mục, hoặc hỏi người quản trị máy.",
)
_NOT_ALLOWED = (
    KnownProblem,
    "Không được phép dùng tệp hoặc thư mục này: chưa có quyền, hoặc chương trình khác đang mở.",
    "Hãy đóng chương trình đang mở tệp, kiểm tra quyền truy cập, hoặc chọn nơi khác.",
)
_DAMAGED = (
    KnownProblem,
    "Tệp sổ bị hỏng ở một chỗ nên không đọc tiếp được. Chương trình không sửa gì vào tệp.",
    _RESTORE,
)
_NOT_OURS = (
    WrongKeyOrDamaged,
    "Không mở được tệp sổ: khóa không khớp với tệp này, hoặc tệp đã bị hỏng."
    " Chương trình không sửa gì vào tệp.",
    "Hãy kiểm tra xem tệp sổ và tệp khóa keys.json có cùng một bộ không;"
    " nếu có, hãy phục hồi từ bản sao lưu gần nhất.",
)
_DISK = (
    KnownProblem,
    f"Đĩa báo lỗi khi đọc hoặc ghi tệp. Lần ghi này chưa được lưu. {_KEPT}",
    "Hãy kiểm tra ổ đĩa (dây nối, dung lượng), sao lưu sổ sang nơi khác rồi làm lại.",
)
_CANNOT_OPEN = (
    KnownProblem,
    "Không mở được tệp: tệp hoặc thư mục không có ở đó, hoặc không được phép mở.",
    "Hãy kiểm tra đường dẫn (có quá dài không) và quyền truy cập thư mục.",
)
_NO_MEMORY = (
    KnownProblem,
    f"Máy không đủ bộ nhớ cho việc này. {_KEPT}",
    "Hãy đóng bớt chương trình khác rồi làm lại.",
)

_Sentence = tuple[type[KnownProblem], str, str]

_BY_SQLITE_CODE: dict[int, _Sentence] = {
    dbapi2.SQLITE_BUSY: _LOCKED,
    dbapi2.SQLITE_LOCKED: _LOCKED,
    dbapi2.SQLITE_PROTOCOL: _LOCKED,
    dbapi2.SQLITE_FULL: _FULL,
    dbapi2.SQLITE_READONLY: _READ_ONLY,
    dbapi2.SQLITE_PERM: _READ_ONLY,
    dbapi2.SQLITE_CORRUPT: _DAMAGED,
    dbapi2.SQLITE_NOTADB: _NOT_OURS,
    dbapi2.SQLITE_IOERR: _DISK,
    dbapi2.SQLITE_CANTOPEN: _CANNOT_OPEN,
    dbapi2.SQLITE_NOMEM: _NO_MEMORY,
}

_BY_ERRNO: dict[int, _Sentence] = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EBUSY: _NOT_ALLOWED,
    errno.EIO: _DISK,
    errno.ENOENT: _CANNOT_OPEN,
    errno.ENOTDIR: _CANNOT_OPEN,
    errno.EISDIR: _CANNOT_OPEN,
    errno.ENAMETOOLONG: _CANNOT_OPEN,
    errno.EINVAL: _CANNOT_OPEN,  # a name that Windows does not take
}


def as_known_problem(error: BaseException) -> KnownProblem | None:
    """The sentence for an error of SQLite or of the file system, or None when it is a bug."""
    found: _Sentence | None = None
    if isinstance(error, dbapi2.Error):
        # Extended codes carry the primary one in the low byte.
        found = _BY_SQLITE_CODE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    elif isinstance(error, OSError):
        found = _BY_ERRNO.get(error.errno or 0, _DISK)
    if found is None:
        return None
    kind, message, next_step = found
    return kind(message, next_step)


@contextmanager
def known_problems(path: Path | None = None) -> Iterator[None]:
    """Turn the world's errors inside the block into KnownProblem; bugs pass through.

    `path` is named in the sentence, for files that the person has chosen.
    """
    try:
        yield
    except (dbapi2.Error, OSError) as error:
        problem = as_known_problem(error)
        if problem is None:
            raise
        if path is not None:
            problem = type(problem)(f"{problem.message} (Tệp: {path})", problem.next_step)
        raise problem from error
