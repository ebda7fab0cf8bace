"""Writes a file beside its place, reads it back, then puts it there; and names files safely."""

import errno
import os
import re
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from db.errors import known_problems
from db.files import put_in_place
from db.text import fold
from desktop_app.documents import guard
from desktop_app.errors import KnownProblem

_LONGEST_NAME = 100
_RESERVED = {"con", "prn", "aux", "nul"} | {f"{n}{i}" for n in ("com", "lpt") for i in range(1, 10)}
_MOST_TRIES = 99
_OPEN_ELSEWHERE = {errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY}


@dataclass(frozen=True)
class Saved:
    """Where the file is now; `note` is a sentence when it is not where it was wanted."""

    path: Path
    note: str = ""


def safe_name(*parts: str, suffix: str = "") -> str:
    """A file name without diacritics or signs, at most 100 characters, good on Windows.

    Empty parts are left out; `suffix` (".pdf") is always kept whole.
    """
    words = [re.sub(r"[^a-zA-Z0-9.]+", "-", _bare(part)).strip("-.") for part in parts]
    stem = "_".join(word for word in words if word) or "van-ban"
    stem = stem[: _LONGEST_NAME - len(suffix)].rstrip("-._")
    if stem.split(".")[0].lower() in _RESERVED:
        stem = f"{stem.split('.')[0]}_{stem}"[: _LONGEST_NAME - len(suffix)]
    return stem + suffix


def _bare(text: str) -> str:
    """Marks taken off letter by letter, capitals kept."""
    return "".join(
        bare.upper() if char.isupper() else bare for char in text for bare in [fold(char) or char]
    )


def save(path: Path, write: Callable[[BinaryIO], object]) -> Saved:
    """Write a file completely or not at all.

    `write` fills a stream, and what it returns may have `sentences` for the person, which become
    part of the note. The result is read back by its kind (.pdf, .docx, .xlsx) before it
    replaces what was there. When the file is open in another program, a free name "… (2)" beside
    it is taken and the note says so. Raises KnownProblem (disk full, no permission, unreadable
    result), Withheld when its name would tell a sealed identity; then nothing half-written remains
    and an older file is untouched.
    """
    guard.ask(path.name)
    with known_problems(path):
        beside = _new_file_beside(path)
        try:
            with beside.open("wb") as stream:
                notes = write(stream)
                stream.flush()
                os.fsync(stream.fileno())
            check_readable(beside, path.suffix.lower())
            saved = _put(beside, path)
            told = getattr(notes, "sentences", ())
            return Saved(saved.path, " ".join(filter(None, (saved.note, *told))))
        finally:
            beside.unlink(missing_ok=True)


def check_readable(path: Path, kind: str) -> None:
    """Read a written file back; raises KnownProblem when it is damaged."""
    try:
        if kind == ".pdf":
            whole = _is_pdf(path)
        elif kind == ".docx":
            whole = _is_word(path)
        elif kind == ".xlsx":
            whole = _is_workbook(path)
        else:
            whole = True
    except (zipfile.BadZipFile, KeyError, ValueError):
        whole = False
    if not whole:
        raise KnownProblem(
            "Tệp vừa ghi đọc lại không được nên đã bỏ đi; tệp cũ (nếu có) vẫn còn nguyên.",
            "Hãy kiểm tra ổ đĩa rồi lưu lại, hoặc chọn nơi lưu khác.",
        )


def _is_pdf(path: Path) -> bool:
    from pypdf import PdfReader  # noqa: PLC0415 - loaded when first needed, not at start
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        return len(PdfReader(path, strict=False).pages) > 0
    except PyPdfError:
        return False


def _is_workbook(path: Path) -> bool:
    from openpyxl import load_workbook  # noqa: PLC0415 - loaded when first needed, not at start
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        with path.open("rb") as stream:
            book = load_workbook(stream, read_only=True)
            book.close()
            return bool(book.sheetnames)
    except InvalidFileException:
        return False


def _is_word(path: Path) -> bool:
    with zipfile.ZipFile(path) as package:
        return package.testzip() is None and "word/document.xml" in package.namelist()


def _new_file_beside(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix="~ghi-", suffix=".tmp", dir=path.parent)
    os.close(handle)
    return Path(name)


def _put(beside: Path, path: Path) -> Saved:
    """Rename over the target, or to a free name when the target is open elsewhere."""
    try:
        put_in_place(beside, path)
    except OSError as error:
        if error.errno not in _OPEN_ELSEWHERE or not path.is_file():
            raise
    else:
        return Saved(path)
    for number in range(2, _MOST_TRIES):
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
        if not free.exists():
            put_in_place(beside, free)
            return Saved(
                free,
                f"Tệp {path.name} đang mở trong chương trình khác (Word, Excel…), nên đã ghi thành "
                f"{free.name}. Tệp đang mở không bị thay đổi.",
            )
    raise KnownProblem(
        f"Tệp {path.name} đang mở trong chương trình khác, nên chưa ghi được; tệp cũ còn nguyên.",
        "Hãy đóng tệp đó rồi lưu lại, hoặc chọn tên khác.",
    )
