"""Reads the sheets of an Excel workbook: texts by cell, merged cells, cells that went wrong."""

import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path
from xml.etree import ElementTree as ET

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from db.text import nfc
from desktop_app.documents.cells import CellFault, SheetFound, SheetRow
from desktop_app.documents.refusals import damaged, locked, refusal, too_long
from desktop_app.jobs import Job

MOST_BYTES = 20 * 1024 * 1024
_MOST_UNPACKED = 200 * 1024 * 1024
_MOST_ROWS = 5_000
_LOOK_BEYOND = 500
_MOST_COLUMNS = 64
_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "Hãy mở tệp bằng Excel, chọn Lưu thành (Save As) dạng .xlsx, rồi mở lại tệp mới."
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    ET.ParseError,
    EOFError,
    OSError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    NotImplementedError,
    RuntimeError,
    SyntaxError,  # of lxml's own parser
)


def read_workbook(path: Path, job: Job | None = None) -> tuple[SheetFound, ...]:
    """The sheets that hold any text; raises UserError for what is no readable .xlsx."""
    job = job or Job()
    job.step(0, 0, "Đang mở bảng Excel")
    _check(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that only Excel needs
            values = load_workbook(path, data_only=True)
            formulas = _formulas(path)
    except _BROKEN:
        raise damaged("Excel") from None
    found = tuple(_sheets(values, formulas, job))
    if not found:
        raise refusal("Tệp Excel này không có chữ nào để đọc.", "Hãy kiểm tra lại tệp.")
    return found


def _formulas(path: Path) -> dict[str, dict[tuple[int, int], str]]:
    """The formulas of each sheet by row and column, read without looks and merged cells."""
    book = load_workbook(path, read_only=True)
    try:
        found = {}
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what the file says of its size may be wrong
            rows = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS)
            cells = (cell for row in rows for cell in row if cell.data_type == "f")
            found[sheet.title] = {(cell.row, cell.column): _formula(cell.value) for cell in cells}
        return found
    finally:
        book.close()


def _formula(value: object) -> str:
    """As it stands in the cell; one over several cells is an object that has it."""
    return str(getattr(value, "text", value))


def _check(path: Path) -> None:
    """Refuse what is no .xlsx, locked, damaged or a bomb, before anything unpacks it."""
    try:
        size = path.stat().st_size
        head = path.read_bytes()[:8] if size <= MOST_BYTES else b""
    except OSError:
        raise refusal(
            "Không mở được tệp này: có thể tệp đang mở trong Excel hoặc đã bị chuyển đi.",
            "Hãy đóng tệp trong Excel rồi thử lại.",
        ) from None
    if size > MOST_BYTES:
        raise too_long(f"{size // (1024 * 1024)} MB")
    if head.startswith(_OLE_START):
        raise refusal("Tệp này là bảng tính Excel kiểu cũ (.xls) hoặc có mật khẩu.", _SAVE_AS)
    if not head.startswith(b"PK"):
        raise refusal("Tệp này không phải bảng tính Excel (.xlsx).", _SAVE_AS)
    try:
        with zipfile.ZipFile(path) as package:
            _check_parts(package)
    except _BROKEN:
        raise damaged("Excel") from None


def _check_parts(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise locked("Excel")
    if sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise too_long("nội dung trên 200 MB")
    if not any(part.filename.lower().startswith("xl/") for part in parts):
        raise refusal("Tệp này không phải bảng tính Excel (.xlsx).", _SAVE_AS)
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with package.open(part) as stream:
                start = stream.read(2048)
            if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
                raise damaged("Excel")  # Excel never writes these; they blow a small file up


def _sheets(
    values: Workbook, formulas: Mapping[str, Mapping[tuple[int, int], str]], job: Job
) -> Iterator[SheetFound]:
    for sheet in values.worksheets:
        job.step(0, 0, f"Đang đọc trang {sheet.title}")
        reader = _SheetReader(sheet, formulas[sheet.title])
        rows = reader.rows()
        if rows:
            yield SheetFound(
                sheet.title, tuple(rows), tuple(reader.faults), frozenset(reader.typed)
            )


class _SheetReader:
    def __init__(self, sheet: Worksheet, formulas: Mapping[tuple[int, int], str]) -> None:
        self._sheet = sheet
        self._formulas = formulas
        self.faults: list[CellFault] = []
        self.typed: set[str] = set()
        self._beside: set[tuple[int, int]] = set()
        self._below: set[tuple[int, int]] = set()
        for area in sheet.merged_cells.ranges:
            bottom = min(area.max_row, _MOST_ROWS)
            for row in range(area.min_row, bottom + 1):
                for column in range(area.min_col, min(area.max_col, _MOST_COLUMNS) + 1):
                    if row > area.min_row:
                        self._below.add((row, column))
                    if column > area.min_col:
                        self._beside.add((row, column))

    def rows(self) -> list[SheetRow]:
        """The rows from the first to the last that hold any text; empty ones are left out."""
        bottom = min(self._sheet.max_row, _MOST_ROWS)
        width = min(self._sheet.max_column, _MOST_COLUMNS)
        self._refuse_more(width)
        found: list[SheetRow] = []
        for cells in self._sheet.iter_rows(1, bottom, 1, width):
            row = cells[0].row
            texts = tuple(self._text(cell) for cell in cells)
            if any(texts):
                covered = tuple((row, j) in self._below for j in range(1, width + 1))
                found.append(SheetRow(row, texts, covered if any(covered) else ()))
        return found

    def _refuse_more(self, width: int) -> None:
        """Text right below the last row that is read: a part of the table would be lost unseen.

        Only so far, because rows that have a colour and nothing else may go on for a million.
        """
        bottom = min(self._sheet.max_row, _MOST_ROWS + _LOOK_BEYOND)
        if bottom <= _MOST_ROWS:
            return
        below = self._sheet.iter_rows(_MOST_ROWS + 1, bottom, 1, width, values_only=True)
        if any(value is not None for row in below for value in row):
            raise too_long(f"trang “{self._sheet.title}” có trên {_MOST_ROWS} dòng")

    def _text(self, cell: Cell | MergedCell) -> str | None:
        place = (cell.row, cell.column)
        if isinstance(cell, MergedCell):
            return None if place in self._beside else ""
        if cell.data_type == "e":
            self._fault(cell, str(cell.value), "Ô bị lỗi của Excel")
            return ""
        if cell.value is None and (formula := self._formulas.get(place)):
            self._fault(cell, formula, "Công thức chưa được Excel tính")
            return ""
        return nfc(self._words(cell))

    def _fault(self, cell: Cell, text: str, message: str) -> None:
        self.faults.append(CellFault(cell.coordinate, text[:60], message))

    def _words(self, cell: Cell) -> str:
        value = cell.value
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        self.typed.add(cell.coordinate)
        if isinstance(value, datetime | date):
            return f"{value.day:02d}/{value.month:02d}/{value.year}"
        if isinstance(value, bool | time):
            return str(value)
        if "%" in cell.number_format:
            return f"{_number(float(value) * 100)}%"
        return _number(value)


def _number(value: object) -> str:
    """A number without the tail of a float: "3", "1,5"."""
    if isinstance(value, float):
        short = round(value, 6)
        return str(int(short)) if short.is_integer() else str(short).replace(".", ",")
    return str(value)
