"""Write one long workbook as the program does, until killed; a process of its own.

`--alone`: without taking the folder of passing files, as the program once did.
"""

import sys
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from desktop_app import scratch
from desktop_app.documents import xlsx
from desktop_app.documents.model import HeadCell, Sheet, TableBlock, TableColumn, TableRow

NAME = "Nguyễn Thị Bưởi Hồng"
LONG, SHORT = 6000, 100


def write(rows: int) -> None:
    """One workbook of names."""
    head = (tuple(HeadCell(text) for text in ("STT", "Họ và tên")),)
    lines = tuple(TableRow((str(number), NAME)) for number in range(rows))
    table = TableBlock((TableColumn(), TableColumn()), head, rows=lines)
    xlsx.write([Sheet("Sổ", table)], BytesIO())


def fill_a_form() -> None:
    """One workbook saved by openpyxl."""
    book = Workbook()
    for _ in range(SHORT):
        book.active.append([NAME])
    book.save(BytesIO())


if __name__ == "__main__":
    if "--alone" not in sys.argv:
        scratch.take(Path(sys.argv[1]))
    rows = SHORT if "--short" in sys.argv else LONG
    print("begun", flush=True)
    while True:
        write(rows)
        fill_a_form()
