#!/usr/bin/env python3
"""Opening the Today tab of a small and of a large book, in one run on this machine.

Each book is a real encrypted office: 200 tasks with 1,000 occurrences, and 20,000 with 100,000,
and as many papers with an open limit each, the 45 days of discipline behind it. The
time is that of the whole tab: its widget made, its data read, laid out and painted without a
screen. "cold" is a connection that was just opened (nothing of the book decrypted yet), "warm" one
that has shown the tab before, "read" the queries alone on a warm connection. Two loads are
measured: a year's usual course, where most of what is past is done, and a year in which nothing
was ever ticked. Times are those of the processor ("cpu", which other programs on the machine
disturb little) and of the clock on the wall; books are opened in turn. Options: number of tasks,
and of runs.
"""

import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from db.book import Book
from db.change import Change
from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.office.law_book import LawBook
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.opening import Account, OpenOffice, create_office, open_office
from desktop_app.paths import Paths
from desktop_app.safety import accounts
from desktop_app.tasks.dating import Dated, Law, by_day
from desktop_app.tasks.model import Source, TaskValues
from desktop_app.tasks.records import iso, json, task_record
from ui import theme
from ui.background import InlineBackground
from ui.look import Look
from ui.session import Session
from ui.today.tab import TodayTab

SMALL, TIMES = 200, 5
LARGE = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
RUNS = int(sys.argv[2]) if len(sys.argv) > 2 else 7
CLOCK = FixedClock(datetime(2026, 11, 21, 8, 0, tzinfo=VIETNAM))
TODAY = CLOCK.today()
DONE_SHARE = 0.985  # of what is past, in the usual course
SIZE = (1366, 700)
PASSWORD = "mot cau that dai"
WORDS = ("niêm yết", "công khai", "đối thoại", "báo cáo", "kiểm tra", "tiếp công dân", "họp thôn")
UNITS = ("Văn phòng HĐND và UBND", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Công an xã")


def main() -> None:
    """Fill both books for both loads, measure in turn, print times and ratios."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    # The screenless platform complains about every window with a least size.
    qInstallMessageHandler(lambda _kind, _context, _words: None)
    theme.apply_theme(app)
    accounts.DEFAULT_COST = accounts.Cost(64, 1, 1)  # passwords are not what is measured
    folder = Path(tempfile.mkdtemp(prefix="today-board-"))
    try:
        for name, share in (("năm thường", DONE_SHARE), ("chưa đánh dấu gì", 0.0)):
            books = [make(folder / f"{name}-{count}", count, share) for count in (SMALL, LARGE)]
            report(name, *(measure_in_turn(app, books)))
    finally:
        shutil.rmtree(folder)


class Seconds(NamedTuple):
    """What the processor worked, and what passed on the wall's clock."""

    cpu: float
    wall: float


@dataclass
class Times:
    """Seconds of opening one book's tab, run by run."""

    cold: list[Seconds]
    warm: list[Seconds]
    read: list[Seconds]
    shown: int = 0  # things that stand on the board


def measure_in_turn(app: QApplication, books: list[Path]) -> list[Times]:
    """Small, large, small, large …: what slows the machine down slows both."""
    found = [Times([], [], []) for _ in books]
    open_cold(app, books[0])  # libraries and fonts are loaded once for both
    for _ in range(RUNS):
        for book, times in zip(books, found, strict=True):
            cold, warm, read, times.shown = open_cold(app, book)
            times.cold.append(cold)
            times.warm.append(warm)
            times.read.append(read)
    return found


def open_cold(app: QApplication, folder: Path) -> tuple[Seconds, Seconds, Seconds, int]:
    """Seconds of a first, of a later opening, of a later reading alone; and what is shown."""
    session = session_of(folder)
    try:
        cold, _ = timed(lambda: open_tab(app, session))
        warm, shown = min(timed(lambda: open_tab(app, session)) for _ in range(3))
        read, _ = min(timed(lambda: read_only(session)) for _ in range(3))
    finally:
        session.close()
    return cold, warm, read, shown


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
    return count


def read_only(session: Session) -> int:
    """What the tab reads, without a widget."""
    today = session.services.today
    board = today.board()
    today.month(TODAY, board.horizon)
    today.progress(board.horizon)
    return board.count


def timed(work: Callable[[], int]) -> tuple[Seconds, int]:
    """Seconds, and the result."""
    started = Seconds(time.process_time(), time.perf_counter())
    result = work()
    ended = Seconds(time.process_time(), time.perf_counter())
    return Seconds(ended.cpu - started.cpu, ended.wall - started.wall), result


def report(name: str, small: Times, large: Times) -> None:
    """What both books took, and how many times the small one goes into the large."""
    print(f"{name}: {small.shown} và {large.shown} việc trên bảng")
    for kind in ("cold", "warm", "read"):
        for clock in ("cpu", "wall"):
            few = [getattr(one, clock) for one in getattr(small, kind)]
            many = [getattr(one, clock) for one in getattr(large, kind)]
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
    """An office with so many tasks, five occurrences each, over the year."""
    started = time.perf_counter()
    setup = OfficeSetup(office=Office(Level.XA, "Đồng Mẫu", "Tỉnh Bình Mẫu"))
    create_office(folder, setup, Account("lan", PASSWORD), CLOCK)
    office = open_office(folder, "lan", PASSWORD, CLOCK)
    services = office.services()
    try:
        fill(services.book, count, share)
    finally:
        services.close()
        office.close()
    print(f"viết {count} nhiệm vụ, {count * TIMES} lần: {time.perf_counter() - started:.0f} giây")
    return folder


def fill(book: Book, count: int, share: float) -> None:
    """Tasks as a plan gives them, with the traces that the engine makes."""
    chance = random.Random(1)
    law = Law(LawBook(book).rules(), LawBook(book).calendar())
    days = [date(TODAY.year, 1, 1) + timedelta(days=n) for n in range(365)]
    times = {day: time_record(by_day(day, law)) for day in days}
    with book.change(user="lan", label="Chép", undoable=False) as change:
        plans = [change.insert("plans", {"number": f"{n}/KH-UBND"}) for n in range(1, 5)]
        for number in range(count):
            chosen = sorted(chance.choices(days, k=TIMES))
            done = [day < TODAY and chance.random() < share for day in chosen]
            left = [day for day, is_done in zip(chosen, done, strict=True) if not is_done]
            place = chance.randrange(len(plans))
            columns = task_record(values(number, plans[place], place, chance)) | {
                "status": "open" if left else "done",
                "next_due": times[left[0]]["due"] if left else None,
                "occurrence_count": TIMES,
                "done_count": TIMES - len(left),
            }
            uid = change.insert("tasks", columns)
            paper_with_clocks(change, number, chance.choice(days), law)
            for at, (day, is_done) in enumerate(zip(chosen, done, strict=True)):
                state = {"status": "done", "done_on": iso(day)} if is_done else {"status": "open"}
                own = {"task_uid": uid, "ordinal": at, "progress": 0, "by_hand": 0}
                change.insert("occurrences", times[day] | state | own)


def paper_with_clocks(change: Change, number: int, day: date, law: Law) -> None:
    """A paper that waits for its first step; most stand in the months before and behind today."""
    columns = {"kind": "complaint", "year": day.year, "number": number + 1, "content": "Đơn thử"}
    uid = change.insert("petitions", columns | {"received_on": iso(day)})
    for at, (step, length) in enumerate((("accept", 10), ("discipline", 45))):
        found = time_record(by_day(day + timedelta(days=length), law))
        found.pop("label")
        own = {"owner_table": "petitions", "owner_uid": uid, "step": step, "ordinal": at}
        own |= {"title": "Thụ lý", "event_on": iso(day), "status": "open", "unit": "days"}
        change.insert("clocks", found | own)


def time_record(time: Dated) -> dict[str, Any]:
    """The columns of an occurrence that its day fills."""
    return {
        "label": "",
        "raw_due": iso(time.raw_due),
        "due": iso(time.due),
        "moved_because": time.moved_because,
        "trace": json(time.trace),
    }


def values(number: int, plan: str, place: int, chance: random.Random) -> TaskValues:
    """What a task says; its times are put in beside it."""
    title = f"{' '.join(chance.choices(WORDS, k=5)).capitalize()} đợt {number}"
    return TaskValues(
        title,
        group_title=f"{('I', 'II', 'III', 'IV', 'V')[number % 5]}. Nhóm nhiệm vụ",
        year=TODAY.year,
        source=Source.PLAN,
        plan_uid=plan,
        plan_name=f"Kế hoạch {place + 1}/KH-UBND",
        lead=(chance.choice(UNITS),),
    )


def session_of(folder: Path) -> Session:
    """The book as the window opens it."""
    office: OpenOffice = open_office(folder, "lan", PASSWORD, CLOCK)
    return Session.over(office, Paths(folder, folder), Look(), InlineBackground)


if __name__ == "__main__":
    main()
