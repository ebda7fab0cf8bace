"""A made-up old reception book as offices kept it in Excel, with the faults such books have."""

from datetime import date
from pathlib import Path

import resources
from desktop_app.documents import atomic, xlsx
from desktop_app.documents.model import HeadCell, Sheet, TableBlock, TableColumn, TableRow
from desktop_app.old_alphabets import TCVN3
from desktop_app.old_books.draft import Draft
from desktop_app.old_books.reader import look, read
from desktop_app.old_books.service import OldBookService

NAME = "so-tiep-cong-dan-2024"
# Head rows as offices write them; days as text, ditto marks, several people in a cell, a day that
# does not exist, a denouncer, a line in the letters of .VnTime.
_HEAD = (
    "TT",
    "Ngày tiếp",
    "Họ tên, địa chỉ",
    "Số CCCD/CMND",
    "Nội dung trình bày",
    "Loại đơn",
    "Số người",
    "Kết quả giải quyết",
)
_TO_TCVN3 = {meant: chr(read) for read, meant in TCVN3.items()}


def _old_letters(text: str) -> str:
    return "".join(_TO_TCVN3.get(letter, letter) for letter in text)


_LINES = (
    ("1", "4/1/2024", "Nguyễn Văn Ổi, thôn Đông", "099100000901", "Xin sửa cống đầu thôn",
     "KN, PA", "1", "Đã giao thôn sửa"),
    ("2", "nt", "Trần Thị Mít, thôn Đông", "099100000902", "nt", "nt", "1", "nt"),
    ("3", "12.01.2024", "Lê Văn Na và Phạm Thị Hồng, thôn Nam", "", "Tranh chấp ngõ đi chung",
     "KN", "2", "Hòa giải thành"),
    ("4", "01/02/24", "Hoàng Thị Sim\nthôn Bắc\n0900000904", "099100000904",
     "Hỏi chế độ người có công", "Phản ánh", "1", "Đã trả lời"),
    ("5", "31/02/2024", "Vũ Văn Trám, thôn Trung", "", "Đề nghị cấp lại sổ hộ nghèo",
     "KN", "1", "-"),
    ("6", "14-3-2024", "Đặng Quý Thầu, thôn Bắc", "099100000906",
     "Tố cáo việc thu tiền làm đường", "Tố cáo", "1", "Đã chuyển"),
    ("7", "20/3/2024", _old_letters("Bùi thị vải, thôn đoài"), "",
     _old_letters("đề nghị nối đường điện về xóm mới"), "KN", "", "-"),
)  # fmt: skip
WRITTEN = len(_LINES)


def write_old_book(path: Path) -> Path:
    """The book as .xlsx."""
    cells = tuple(TableColumn(width_mm=30.0) for _ in _HEAD)
    rows = tuple(TableRow(line) for line in _LINES)
    table = TableBlock(cells, (tuple(HeadCell(words) for words in _HEAD),), rows=rows)
    sheet = Sheet("Năm 2024", table, title=("SỔ TIẾP CÔNG DÂN NĂM 2024", "xã Đồng Mẫu"))
    return atomic.save(path, lambda stream: xlsx.write([sheet], stream)).path


def kept_old_books() -> list[Path]:
    """The same book as .xls and .ods, as other programs write it."""
    return sorted(resources.path("sample", "old_books").glob(f"{NAME}.*"))


def look_over(service: OldBookService, path: Path, today: date) -> Draft:
    """An old reception book as it would be kept, with every guess of the program taken."""
    target = service.targets["receptions"]
    found = look(path, tuple(service.targets.values()))
    if found.guess != target.key:
        raise ValueError(f"{path.name} is not taken for a reception book")
    heads = {sheet.name: sheet.heads[target.key] for sheet in found.sheets}
    return service.compare(read(found, target, heads, today))
