#!/usr/bin/env python3
"""Opening the Today tab of a small and of a large book, in one run on this machine.

Each book is a real encrypted office: 200 tasks with 1,000 occurrences, and 20,000 with 100,000,
and as many papers, none of which is answered, with the limits that run on them and on their cases
(today_rows.py makes the rows). The time is that of the whole tab: its widget made, its data read,
laid out and painted without a screen. "cold" is a connection that was just opened (nothing of the
book decrypted yet), "warm" one that has shown the tab before, "read" the queries alone on a warm
connection, "limits" those over limits alone. Two loads are measured: a year's usual course, where
most of what is past is done, and
a year in which nothing was ever ticked. Times are those of the processor ("cpu", which other
programs on the machine disturb little) and of the clock on the wall; books are opened in turn.
"compare" is what goes behind the screen 0.3 seconds later: every open day against the law of today.
Options: number of tasks, of runs, a folder that keeps the books.
"""

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QEvent, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from today_rows import TIMES, TodayRows

from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.opening import Account, OpenOffice, create_office, open_office
from desktop_app.paths import Paths
from desktop_app.safety import accounts
from desktop_app.today.clock_items import ClockItems
from desktop_app.today.horizon import Horizon
from desktop_app.today.month import sheet_range
from ui import theme
from ui.background import InlineBackground
from ui.look import Look
from ui.session import Session
from ui.tasks import moved_days
from ui.today.due_card import FIRST_ROWS
from ui.today.tab import TodayTab

SMALL = 200
LARGE = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
RUNS = int(sys.argv[2]) if len(sys.argv) > 2 else 7
CLOCK = FixedClock(datetime(2026, 11, 21, 8, 0, tzinfo=VIETNAM))
TODAY = CLOCK.today()
DONE_SHARE = 0.985  # of what is past, in the usual course
SIZE = (1366, 700)
KINDS = ("cold", "warm", "read", "limits", "compare")
PASSWORD = "mot cau that dai"


def main() -> None:
    """Fill both books for both loads, measure in turn, print times and ratios."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    # The screenless platform complains about every window with a least size.
    qInstallMessageHandler(lambda _kind, _context, _words: None)
    theme.apply_theme(app)
    moved_days.SOON = 3_600_000  # it goes behind the screen, so it is measured by itself
    accounts.DEFAULT_COST = accounts.Cost(64, 1, 1)  # passwords are not what is measured
    folder = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(tempfile.mkdtemp(prefix="board-"))
    try:
        for name, share in (("năm thường", DONE_SHARE), ("chưa đánh dấu gì", 0.0)):
            books = [make(folder / f"{name}-{count}", count, share) for count in (SMALL, LARGE)]
            report(name, *(measure_in_turn(app, books)))
    finally:
        if len(sys.argv) <= 3:
            shutil.rmtree(folder)


class Seconds(NamedTuple):
    """What the processor worked, and what passed on the wall's clock."""

    cpu: float
    wall: float


@dataclass
class Times:
    """Seconds of opening one book's tab, run by run."""

    of: dict[str, list[Seconds]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    shown: int = 0  # things that stand on the board


def measure_in_turn(app: QApplication, books: list[Path]) -> list[Times]:
    """Small, large, small, large …: what slows the machine down slows both."""
    found = [Times() for _ in books]
    open_cold(app, books[0])  # libraries and fonts are loaded once for both
    for _ in range(RUNS):
        for book, times in zip(books, found, strict=True):
            seconds, times.shown = open_cold(app, book)
            for kind, spent in zip(KINDS, seconds, strict=True):
                times.of[kind].append(spent)
    return found


def open_cold(app: QApplication, folder: Path) -> tuple[list[Seconds], int]:
    """Seconds of each kind, and what is shown."""
    session = session_of(folder)
    try:
        cold, _ = timed(lambda: open_tab(app, session))
        warm, shown = min(timed(lambda: open_tab(app, session)) for _ in range(3))
        read, _ = min(timed(lambda: read_only(session)) for _ in range(3))
        horizon = session.services.today.horizon()
        limits, _ = min(timed(lambda: read_limits(session, horizon)) for _ in range(3))
        compare, _ = timed(lambda: len(session.services.recalculation.moved()))
    finally:
        session.close()
    return [cold, warm, read, limits, compare], shown


def open_tab(app: QApplication, session: Session) -> int:
    """Make the tab, show it, paint all of it; how much stands on its board."""
    tab = TodayTab(session)
    tab.resize(*SIZE)
    tab.show()
    app.processEvents()
    picture = tab.grab()
    assert picture.width() == SIZE[0] and tab.page.shown is not None
    count = tab.page.shown.count
    tab.close()
    tab.watch.timer.stop()
    tab.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return count


def read_only(session: Session) -> int:
    """What the tab reads, without a widget."""
    today = session.services.today
    board = today.board()
    today.month(TODAY, board.horizon)
    today.progress(board.horizon)
    return board.count


def read_limits(session: Session, horizon: Horizon) -> int:
    """What the tab reads of the limits that run, as many rows as its cards show."""
    items = ClockItems(session.services.book, CLOCK)
    load = items.load(None, horizon.spans[-1].last)
    items.load(*sheet_range(TODAY))
    for span in horizon.spans:
        items.due(span.first, span.last, FIRST_ROWS[span.group], horizon)
    return sum(load.values())


def timed(work: Callable[[], int]) -> tuple[Seconds, int]:
    """Seconds, and the result."""
    started = Seconds(time.process_time(), time.perf_counter())
    result = work()
    ended = Seconds(time.process_time(), time.perf_counter())
    return Seconds(ended.cpu - started.cpu, ended.wall - started.wall), result


def report(name: str, small: Times, large: Times) -> None:
    """What both books took, and how many times the small one goes into the large."""
    print(f"{name}: {small.shown} và {large.shown} việc trên bảng")
    for kind in KINDS:
        for clock in ("cpu", "wall"):
            few = [getattr(one, clock) for one in small.of[kind]]
            many = [getattr(one, clock) for one in large.of[kind]]
            print(f"    {kind} {clock}: {compared(few, many)}")


def compared(few: list[float], many: list[float]) -> str:
    """Medians of both books, and their ratio; the best runs in brackets."""
    middle, best = (
        (pick(few) * 1000, pick(many) * 1000, pick(many) / pick(few))
        for pick in (statistics.median, min)
    )
    return (
        f"{SMALL} việc {middle[0]:.1f} ms, {LARGE} việc {middle[1]:.1f} ms, gấp {middle[2]:.2f}"
        f" (tốt nhất {best[0]:.1f}, {best[1]:.1f}, gấp {best[2]:.2f})"
    )


def make(folder: Path, count: int, share: float) -> Path:
    """An office with so many tasks, five occurrences each, over the year; kept ones stay."""
    if folder.exists():
        return folder
    started = time.perf_counter()
    setup = OfficeSetup(office=Office(Level.XA, "Đồng Mẫu", "Tỉnh Bình Mẫu"))
    create_office(folder, setup, Account("lan", PASSWORD), CLOCK)
    office = open_office(folder, "lan", PASSWORD, CLOCK)
    services = office.services()
    try:
        TodayRows(services.book, TODAY, share).fill(count)
        clocks = services.book.clocks.load(None, None)
    finally:
        services.close()
        office.close()
    print(
        f"viết {count} nhiệm vụ, {count * TIMES} lần, {count} đơn, {sum(clocks.values())} thời hạn"
        f" đang chạy: {time.perf_counter() - started:.0f} giây",
        flush=True,
    )
    return folder


def session_of(folder: Path) -> Session:
    """The book as the window opens it."""
    office: OpenOffice = open_office(folder, "lan", PASSWORD, CLOCK)
    return Session.over(office, Paths(folder, folder), Look(), InlineBackground)


if __name__ == "__main__":
    main()
