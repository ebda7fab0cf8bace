"""Which errors are the world's and which are bugs."""

import errno
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from db.errors import DiskFull, KnownProblem, WrongKeyOrDamaged, as_known_problem, known_problems


def sqlite_error(code: int) -> dbapi2.Error:
    error = dbapi2.OperationalError("words that decide nothing")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (dbapi2.SQLITE_BUSY, KnownProblem, "đang bận"),
        (dbapi2.SQLITE_BUSY | 2 << 8, KnownProblem, "đang bận"),
        (dbapi2.SQLITE_LOCKED, KnownProblem, "đang bận"),
        (dbapi2.SQLITE_FULL, DiskFull, "Đĩa đầy"),
        (dbapi2.SQLITE_READONLY, KnownProblem, "Không được phép ghi"),
        (dbapi2.SQLITE_CORRUPT, KnownProblem, "bị hỏng ở một chỗ"),
        (dbapi2.SQLITE_NOTADB, WrongKeyOrDamaged, "khóa không khớp"),
        (dbapi2.SQLITE_IOERR, KnownProblem, "Đĩa báo lỗi"),
        (dbapi2.SQLITE_IOERR | 3 << 8, KnownProblem, "Đĩa báo lỗi"),
        (dbapi2.SQLITE_CANTOPEN, KnownProblem, "Không mở được tệp"),
        (dbapi2.SQLITE_NOMEM, KnownProblem, "bộ nhớ"),
    ],
)
def test_codes_of_sqlite(code: int, kind: type[KnownProblem], words: str) -> None:
    problem = as_known_problem(sqlite_error(code))
    assert type(problem) is kind
    assert words in problem.message
    assert problem.next_step.endswith(".")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "Đĩa đầy"),
        (errno.EACCES, "Không được phép dùng"),
        (errno.EINVAL, "Không mở được tệp"),
        (errno.ENAMETOOLONG, "Không mở được tệp"),
        (errno.EROFS, "Không được phép ghi"),
        (errno.ENOENT, "Không mở được tệp"),
        (errno.EIO, "Đĩa báo lỗi"),
        (errno.ENODEV, "Đĩa báo lỗi"),
    ],
)
def test_codes_of_the_file_system(number: int, words: str) -> None:
    with (
        pytest.raises(KnownProblem, match=words) as caught,
        known_problems(Path("ổ đĩa") / "tệp.db"),
    ):
        raise OSError(number, "words that decide nothing")
    assert "tệp.db" in caught.value.message
    assert isinstance(caught.value.__cause__, OSError)


@pytest.mark.parametrize(
    "bug",
    [
        sqlite_error(dbapi2.SQLITE_ERROR),
        sqlite_error(dbapi2.SQLITE_CONSTRAINT),
        sqlite_error(dbapi2.SQLITE_MISUSE),
        dbapi2.ProgrammingError("disk full, says the text"),
        ValueError("x"),
        KeyError("x"),
    ],
)
def test_everything_else_is_a_bug_and_passes(bug: Exception) -> None:
    assert as_known_problem(bug) is None
    with pytest.raises(type(bug)) as caught, known_problems():
        raise bug
    assert caught.value is bug


def test_a_sentence_inside_is_not_wrapped_again() -> None:
    inner = KnownProblem("Đã nói rồi.", "Làm lại.")
    with pytest.raises(KnownProblem) as caught, known_problems(Path("x")):
        raise inner
    assert caught.value is inner
    assert str(inner) == "Đã nói rồi. Làm lại."
