#!/usr/bin/env python3
"""The list of a million visits in the real widget: first page, wheel, page down, jumps.

    reception_scroll.py FOLDER [rows]     the folder in which reception_book.py keeps its book

Each turn moves the scroll bar and waits until the table has been painted. Median and p95 by the
clock, and of the processor on the window's own thread. What is done between two turns is not in
them: pages are turned once with a pause, once as fast as a key held down repeats. In further,
untimed turns what stands on the screen at their end is compared with the rows painted anew. Beside
them the same rows, as many as are in sight, in a QTableWidget that holds everything in memory.
"""

import os
import random
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QTableView, QTableWidget, QTableWidgetItem

from db.book import Book
from ui import theme
from ui.background import Background
from ui.receptions.delegates import KindDelegate
from ui.receptions.rows import COLUMNS, pages_of
from ui.widgets.filters import FilterBar
from ui.widgets.notes import EmptyState
from ui.widgets.paged_list import PagedList, PagedSource

TURNS = 120
ALL = TURNS + 20  # the last ones are checked
IN_PLAIN = 20_000
PAUSE, HELD = 0.05, 0.033  # seconds between two turns
PLACES = {field.key: place for place, field in enumerate(COLUMNS)}


def main() -> None:
    """Open the book, show the list, measure."""
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    path = Path(sys.argv[1]) / f"visits-{rows}.db"
    app = QApplication([])
    theme.apply_theme(app, dark=False)

    def services() -> Any:
        book = Book.open(path, bytes(32), now=lambda: datetime.now(UTC), read_only=True)
        return SimpleNamespace(book=book, close=book.close)

    reading = services()
    background = Background(services, open_reading=services)
    made = shown_list(reading, background)
    started = time.perf_counter()
    made.reload()
    wait(app, lambda: made.table.model().rowCount() > 0)
    print(f"trang đầu sau {(time.perf_counter() - started) * 1000:.0f} ms")
    wait(app, lambda: made.table.model().rowCount() >= rows)
    print(f"đủ {made.table.model().rowCount()} dòng sau {time.perf_counter() - started:.1f} giây")
    for name in ("theo ngày", "theo họ tên"):
        if name == "theo họ tên":
            made.table.sort_by(PLACES["full_name"])
            wait(app, lambda: False, 5)
        measure(app, made.table, name)
    plain(app)
    background.shutdown()
    reading.close()


def shown_list(reading: Any, background: Background) -> PagedList:
    """The list as the tab has it."""
    made = PagedList(
        COLUMNS,
        PagedSource(pages_of, reading, background),
        filters=FilterBar(COLUMNS, lambda _key: (), lambda: date(2026, 11, 21)),
        search_hint="Tìm",
        empty=EmptyState("book-open-outline", "Chưa có lượt tiếp nào", ""),
        status_of=lambda _key, _row: "",
        frozen=2,
    )
    kinds = KindDelegate(made.table, made.table.records())
    made.table.setItemDelegateForColumn(PLACES["content_kind"], kinds)
    made.resize(1366, 768)
    made.show()
    return made


def measure(app: QApplication, table: QTableView, name: str) -> None:
    """The three ways of moving through a list."""
    chance, high = random.Random(3), table.rowHeight(0)
    page = table.viewport().height() // high
    last = table.verticalScrollBar().maximum()
    report(
        f"{name}, bánh xe 3 dòng",
        app,
        table,
        ((90_000 + 3 * n) * high for n in range(ALL)),
    )
    for start, words, pause in ((5_000, "", PAUSE), (20_000, " (giữ phím)", HELD)):
        turns = ((start + n * (page - 1)) * high for n in range(ALL))
        report(f"{name}, sang trang{words}", app, table, turns, pause)
    report(
        f"{name}, kéo đến chỗ bất kỳ",
        app,
        table,
        (chance.randrange(last) for _ in range(ALL)),
    )


def plain(app: QApplication) -> None:
    """What Qt's own table of ready-made items needs for the same."""
    table = QTableWidget(IN_PLAIN, len(COLUMNS))
    for line in range(IN_PLAIN):
        for place in range(len(COLUMNS)):
            table.setItem(line, place, QTableWidgetItem(f"Đề nghị sửa đường số {line}"))
    table.resize(1366, 700)
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    table.show()
    turns = (n * 600 for n in range(ALL))
    report(f"QTableWidget {IN_PLAIN} dòng, sang trang", app, table, turns)


def report(
    name: str, app: QApplication, table: QTableView, places: Iterable[int], pause: float = PAUSE
) -> None:
    """Median and p95 of moving to each of the places."""
    wall, spent = [], []
    for turn, place in enumerate(places):
        app.processEvents()
        started, used = time.perf_counter(), time.thread_time()
        table.verticalScrollBar().setValue(place)
        app.processEvents()
        if turn < TURNS:
            wall.append((time.perf_counter() - started) * 1000)
            spent.append((time.thread_time() - used) * 1000)
        elif turn % 2:  # the turn before has made ready for this one
            compare(table)
        wait(app, lambda: False, pause)
    wall.sort()
    spent.sort()
    middle, late = len(wall) // 2, int(len(wall) * 0.95)
    print(
        f"{name:44} giữa {wall[middle]:6.1f}  p95 {wall[late]:6.1f} ms"
        f"  bộ xử lý {spent[middle]:6.1f}  p95 {spent[late]:6.1f} ms",
        flush=True,
    )


def compare(table: QTableView) -> None:
    """What stands on the screen is what the rows look like when they are painted anew."""
    view, window = table.viewport(), table.window()
    shown = window.screen().grabWindow(window.winId()).toImage()
    stands = shown.copy(QRect(view.mapTo(window, view.rect().topLeft()), view.size()))
    first = table.model().index(0, 0)
    table.model().dataChanged.emit(first, first)  # what was painted beforehand is given up
    if stands != view.grab().toImage().convertToFormat(stands.format()):
        raise SystemExit("Trên màn hình chưa phải là các dòng của trang này.")


def wait(app: QApplication, done: Callable[[], bool], seconds: float = 60) -> None:
    """Let the window live until something holds, or so long."""
    end = time.perf_counter() + seconds
    while not done() and time.perf_counter() < end:
        app.processEvents()


if __name__ == "__main__":
    main()
