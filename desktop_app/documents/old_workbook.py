"""Reads old books from .xlsx, .xls and .ods: values by cell, merged cells, fonts, hidden parts.

Web pages and lists of values that are only named so are read too, see `old_workbook_text.py`.
"""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from xml.parsers import expat

import python_calamine
from lxml import etree

from desktop_app.documents import old_workbook_marks as marks_of
from desktop_app.documents.old_workbook_marks import SheetMarks
from desktop_app.documents.old_workbook_text import TextTable, read_tables
from desktop_app.documents.refusals import damaged, locked, refusal, too_long
from desktop_app.jobs import Job

Cell = str | int | float | bool | date | datetime | time | timedelta

MOST_BYTES = 20 * 1024 * 1024  # the book keeps the file; an attachment has this size at most
_MOST_UNPACKED = 600 * 1024 * 1024
_MOST_CELLS = 12_000_000  # the reader lays a sheet out in 32 bytes a cell
_MOST_ROWS = 300_000
_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WHAT = "bảng tính"
_OTHER = (
    "Tệp này không phải bảng tính (.xlsx, .xls, .ods).",
    "Hãy mở tệp bằng Excel hoặc LibreOffice, lưu thành .xlsx rồi chọn lại.",
)
_VERY_OLD = (
    "Tệp này do Excel 4 trở về trước ghi; chương trình không đọc được kiểu tệp ấy.",
    "Hãy mở tệp bằng Excel hoặc LibreOffice, lưu thành .xlsx rồi chọn lại.",
)
_ZIP, _OLE, _TEXT = "zip", "ole", "text"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    etree.LxmlError,
    expat.ExpatError,
    python_calamine.CalamineError,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    NotImplementedError,
    RuntimeError,
)


@dataclass(frozen=True)
class SheetInfo:
    """A sheet as the file lists it."""

    name: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class OldRow:
    """One row: `number` as the spreadsheet counts; `merged` columns are covered from above.

    `fonts` are the old alphabets of columns, `faults` why a cell has no value.
    """

    number: int
    cells: tuple[Cell, ...]
    merged: frozenset[int] = frozenset()
    fonts: tuple[tuple[int, str], ...] = ()
    faults: tuple[tuple[int, str], ...] = ()
    hidden: bool = False


class OldWorkbook:
    """An old book that was checked; its sheets are read one after another.

    UserError with one sentence for what cannot be read: another kind of file, locked, damaged,
    too large, or built to fill the memory.
    """

    def __init__(self, path: Path, job: Job | None = None) -> None:
        job = job or Job()
        job.step(0, 0, "Đang mở tệp")
        self._path = path
        self.old_alphabet = ""  # what the file's fonts say as a whole, for kinds without cell fonts
        self._ods: dict[str, SheetMarks] | None = None
        self._parts: dict[str, str] = {}
        self._styles: dict[int, str] = {}
        self._tables: dict[str, TextTable] = {}
        self._book: python_calamine.CalamineWorkbook | None = None
        kind = _check(path)
        self._is_zip = kind == _ZIP
        try:
            if kind == _TEXT:
                self._tables = _tables(path)
                self.sheets = tuple(map(SheetInfo, self._tables))
                return
            self._look_inside(job)
            self._book = python_calamine.CalamineWorkbook.from_path(path)
            self.sheets = tuple(_sheets(self._book))
        except python_calamine.PasswordError:
            raise locked(_WHAT) from None
        except _BROKEN:
            raise damaged(_WHAT) from None

    def close(self) -> None:
        """Let the file go."""
        if self._book is not None:
            self._book.close()

    def rows(self, sheet: str, job: Job | None = None) -> Iterator[OldRow]:
        """The rows of one sheet that hold anything, from the first to the last."""
        job = job or Job()
        if self._book is None:
            yield from _text_rows(self._tables[sheet], job)
            return
        try:
            marks = self._marks(sheet, job)
            _refuse_vast(sheet, marks)
            job.step(0, 0, f"Đang mở trang “{sheet}”")
            data = self._book.get_sheet_by_name(sheet)
        except python_calamine.PasswordError:
            raise locked(_WHAT) from None
        except _BROKEN:
            raise damaged(_WHAT) from None
        if data.start is not None and data.end is not None:
            merged = marks.merged or list(data.merged_cell_ranges or ())
            yield from _rows(data, marks, merged, job)

    def _look_inside(self, job: Job) -> None:
        if not self._is_zip:
            self.old_alphabet = _alphabet_in(self._path)
            return
        with zipfile.ZipFile(self._path) as package:
            _check_parts(package)
            if "content.xml" in package.namelist():
                step = _stepper(job, package.getinfo("content.xml").file_size, "Đang xem tệp")
                with package.open("content.xml") as stream:
                    self._ods = marks_of.OdsMarks().read(stream, step)
            else:
                self._parts = marks_of.xlsx_sheets(package)
                self._styles = marks_of.xlsx_styles(package)

    def _marks(self, sheet: str, job: Job) -> SheetMarks:
        if self._ods is not None:
            return self._ods.get(sheet, SheetMarks())
        if not self._is_zip:
            return SheetMarks()
        with zipfile.ZipFile(self._path) as package:
            part = self._parts[sheet]
            step = _stepper(job, package.getinfo(part).file_size, f"Đang xem trang “{sheet}”")
            with package.open(part) as stream:
                return marks_of.read_xlsx_marks(stream, self._styles, step)


def _check(path: Path) -> str:
    """Refuse what is too large or locked; says what the file is whatever its name."""
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(8)
    except OSError:
        raise refusal(
            "Không mở được tệp này: có thể tệp đang mở trong Excel hoặc đã bị chuyển đi.",
            "Hãy đóng tệp trong Excel rồi thử lại.",
        ) from None
    if size > MOST_BYTES:
        raise too_long(f"{size // (1024 * 1024)} MB, sổ giữ được tệp gốc đến 20 MB")
    if head.startswith(b"PK"):
        return _ZIP
    if head[:2] == b"\x09\x08" or head[:2] == b"\x09\x04":
        raise refusal(*_VERY_OLD)
    if not head.startswith(_OLE_START):
        return _TEXT
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        raise locked(_WHAT)
    return _OLE


def _tables(path: Path) -> dict[str, TextTable]:
    tables = read_tables(path.read_bytes())
    if not tables:
        raise refusal(*_OTHER)
    return {table.name: table for table in tables}


def _text_rows(table: TextTable, job: Job) -> Iterator[OldRow]:
    waiting = sorted(table.merged, reverse=True)
    open_areas: list[Range] = []
    for place, row in enumerate(table.rows):
        if place % 500 == 0:
            job.step(place, len(table.rows), "Đang đọc các dòng")
        while waiting and waiting[-1][0][0] <= place:
            open_areas.append(waiting.pop())
        open_areas = [area for area in open_areas if area[1][0] >= place]
        if any(text.strip() for text in row):
            yield OldRow(place + 1, tuple(row), _covered(open_areas, place, len(row)))


def _check_parts(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise locked(_WHAT)
    if sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise too_long("nội dung khi mở ra trên 600 MB")
    names = {part.filename for part in parts}
    if not names & {"xl/workbook.xml", "content.xml"} or "word/document.xml" in names:
        raise refusal(*_OTHER)
    if "content.xml" in names:
        _check_ods(package, names)
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with package.open(part) as stream:
                start = stream.read(2048)
            if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
                raise damaged(_WHAT)  # spreadsheets never write these; they blow a file up


def _check_ods(package: zipfile.ZipFile, names: set[str]) -> None:
    if "mimetype" in names and b"spreadsheet" not in package.read("mimetype"):
        raise refusal(*_OTHER)
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in package.read(manifest):
        raise locked(_WHAT)


def _alphabet_in(path: Path) -> str:
    """The old alphabet whose fonts an .xls names."""
    data = path.read_bytes()
    for name, kind in ((".Vn", "tcvn3"), ("VNI-", "vni")):
        if name.encode("utf-16-le") in data or name.encode() in data:
            return kind
    return ""


def _refuse_vast(sheet: str, marks: SheetMarks) -> None:
    if marks.rows > _MOST_ROWS:
        raise too_long(f"trang “{sheet}” có ô ở tận dòng {marks.rows}; xóa các dòng thừa dưới bảng")
    if marks.rows * marks.columns > _MOST_CELLS:
        raise too_long(f"trang “{sheet}” trải ra {marks.rows} dòng, {marks.columns} cột")


def _sheets(book: python_calamine.CalamineWorkbook) -> Iterator[SheetInfo]:
    kinds, shown = python_calamine.SheetTypeEnum, python_calamine.SheetVisibleEnum
    for sheet in book.sheets_metadata:
        if sheet.typ == kinds.WorkSheet:
            yield SheetInfo(sheet.name, sheet.visible != shown.Visible)


def _stepper(job: Job, total: int, text: str) -> Callable[[int], None]:
    return lambda done: job.step(min(done, total), total, text)


Range = tuple[tuple[int, int], tuple[int, int]]


def _rows(
    data: python_calamine.CalamineSheet, marks: SheetMarks, merged: list[Range], job: Job
) -> Iterator[OldRow]:
    assert data.start is not None and data.end is not None
    left, total = data.start[1], data.end[0] + 1
    waiting = sorted(merged, reverse=True)
    open_areas: list[Range] = []
    faults = _by_row(marks.faults)
    values: tuple[Cell, ...]
    for place, given in enumerate(data.iter_rows()):
        if place % 500 == 0:
            job.step(place, total, "Đang đọc các dòng")
        while waiting and waiting[-1][0][0] <= place:
            open_areas.append(waiting.pop())
        open_areas = [area for area in open_areas if area[1][0] >= place]
        bad = faults.get(place, ())
        values = ("",) * left + tuple(given)
        if not bad and all(value == "" for value in values):
            continue
        yield OldRow(
            place + 1,
            values,
            _covered(open_areas, place, len(values)),
            _fonts(marks, place, values),
            bad,
            place in marks.hidden,
        )


def _covered(areas: list[Range], row: int, width: int) -> frozenset[int]:
    """Columns that a merged cell covers from a row above."""
    columns: set[int] = set()
    for (top, first), (_, last) in areas:
        if top < row:
            columns.update(range(first, min(last + 1, width)))
    return frozenset(columns)


def _fonts(marks: SheetMarks, row: int, values: tuple[Cell, ...]) -> tuple[tuple[int, str], ...]:
    if not marks.fonts:
        return ()
    kinds = ((column, marks.font(row, column)) for column in range(len(values)))
    return tuple((column, kind) for column, kind in kinds if kind)


def _by_row(faults: dict[tuple[int, int], str]) -> dict[int, tuple[tuple[int, str], ...]]:
    found: dict[int, tuple[tuple[int, str], ...]] = {}
    for (row, column), message in faults.items():
        found[row] = (*found.get(row, ()), (column, message))
    return found
