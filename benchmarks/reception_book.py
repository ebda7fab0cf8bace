#!/usr/bin/env python3
"""A million visits: search while typing, order by every column, scrolling, earlier visits, a save.

    reception_book.py [rows] [folder]     1,000,000 rows unless told; a folder keeps the book

The rows are made up (reception_rows.py) and written by SQL with the book's own derived columns, but
without history: through the change door a million saves would take an hour. The search index is
filled in one statement and the other indexes are made afterwards. Each time is the best of three on
one machine; p95 is over those; the processor's time stands beside, because a machine may have other
work. Beside them stand ways somebody could use instead, measured in the same run: LIKE over a plain
SQLite file, and the rows in a workbook (100,000 of them, the rest reckoned) that is opened, folded
and searched row by row.
"""

import multiprocessing
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import python_calamine
import xlsxwriter
from reception_rows import Visits

from db.book import Book
from db.paged_2026 import _PLACE
from db.records import derived
from db.tables import spec_of
from db.text import fold
from desktop_app.people.matching import EarlierVisits
from desktop_app.people.person import Person
from desktop_app.receptions.fields import RECEPTIONS

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
TABLE, SPEC = "receptions", spec_of("receptions")
PART = 2_000
IN_WORKBOOK = 100_000
MOMENT = "2026-11-21T08:15:00.000000+07:00"
HEAD = {"rev": 1, "created_at": MOMENT, "created_by": "lan", "updated_at": MOMENT}


def main() -> None:
    """Make the book, then measure."""
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(tempfile.mkdtemp(prefix="visits-"))
    path = folder / f"visits-{ROWS}.db"
    try:
        if not path.exists():
            fill(path)
        reading = Book.open(path, bytes(32), now=lambda: datetime.now(UTC), read_only=True)
        searching = measure(reading)
        instead(reading, folder, searching)
        reading.close()
        book = Book.open(path, bytes(32), now=lambda: datetime.now(UTC))
        report("lưu một lượt", [lambda n=n: save(book, n) for n in range(20)], runs=1)
        book.close()
    finally:
        if len(sys.argv) <= 2:
            shutil.rmtree(folder)


def fill(path: Path) -> None:
    """Write the rows, then the indexes."""
    started = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        book = Book.create(path, bytes(32), now=lambda: datetime.now(UTC))
        db = book._db  # noqa: SLF001
        listed = "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL"
        parts = [row for row in db.execute(listed, [TABLE]) if row[0] in ("index", "trigger")]
        for kind, name, _ in parts:
            db.execute(f"DROP {kind} {name}")
        db.execute("PRAGMA cache_size = -400000")
        names = [*SPEC.stored, *SPEC.derived]
        columns, marks = ", ".join(f'"{n}"' for n in names), ", ".join("?" for _ in names)
        db.execute("BEGIN")
        rows = (row for some in pool.imap(made, range(0, ROWS, PART)) for row in some)
        db.conn.executemany(f"INSERT INTO {TABLE} ({columns}) VALUES ({marks})", rows)
        place = _PLACE.format(row="")
        index = f"INSERT INTO {TABLE}_fts (rowid, search) SELECT {place}, search FROM {TABLE}"
        db.execute(f"{index} ORDER BY 1")
        db.execute("COMMIT")
    for _, _, sql in parts:
        db.execute(sql)
    book.close()
    size = path.stat().st_size / 1e6
    print(f"ghi {ROWS} lượt tiếp: {time.perf_counter() - started:.0f} giây, {size:.0f} MB")


def made(start: int) -> list[tuple[Any, ...]]:
    """One part of the rows, as they are stored."""
    found = []
    for place, values in enumerate(Visits(ROWS, start, start + PART), start):
        record = dict.fromkeys(SPEC.stored) | HEAD | {"updated_by": "lan"} | values
        record["uid"] = f"0190{place:08x}-7000-8000-{place * 2654435761 % 2**48:012x}"
        record |= derived(SPEC, record)
        found.append(tuple(record[name] for name in (*SPEC.stored, *SPEC.derived)))
    return found


def measure(book: Book) -> float:
    """The table of what the promise speaks of; tells the p95 of a search."""
    pager, chance = book.pager, random.Random(2)
    everything = pager.places(TABLE)
    orders = [((field.key, down),) for field in RECEPTIONS for down in (False, True)]
    orders += [(("received_on", True), ("number", True)), (("full_name", False), ("year", True))]
    report("xếp theo cột, trang đầu", [lambda o=o: page(book, order=o) for o in orders])
    keys = [lambda t=t: page(book, search=t) for t in typed(chance)]
    searching = report("tìm khi gõ, từng phím", keys)
    by_name = pager.places(TABLE, order=(("full_name", False),))
    starts = [chance.randrange(max(1, ROWS - 100)) for _ in range(200)]
    report("cuộn tới chỗ bất kỳ (theo ngày)", [lambda s=s: at(book, everything, s) for s in starts])
    report("cuộn tới chỗ bất kỳ (theo tên)", [lambda s=s: at(book, by_name, s) for s in starts])
    report("về cuối danh sách", [lambda: at(book, everything, ROWS - 100)])
    report("đọc thứ tự cả danh sách", [lambda: pager.places(TABLE)])
    visits = EarlierVisits(book)
    asked = list(half_typed(chance, book))
    report("lần trước: tên, địa chỉ dán vào", [lambda p=p: visits.find(p) for p, _ in asked], 1)
    report("lần trước: dán cả nội dung", [lambda p=p, c=c: visits.find(p, c) for p, c in asked], 1)
    keys = [lambda p=p, c=c: visits.find(p, c) for p, c in key_by_key(chance, book)]
    report("lần trước: gõ từng phím", keys, 1)
    return searching


def page(book: Book, **asked: Any) -> object:
    """The first page with its rows."""
    return book.pager.rows(TABLE, book.pager.first(TABLE, **asked))


def at(book: Book, places: Any, start: int) -> object:
    """A page somewhere."""
    return book.pager.rows(TABLE, places[start : start + 100])


def typed(chance: random.Random) -> Iterator[str]:
    """What stands in the search field after each key of 200 searches."""
    visits = Visits(ROWS)
    for number in range(200):
        words = fold(visits.name() if number % 2 else visits.content()).replace(";", "").split()
        start = chance.randrange(max(1, len(words) - 3))
        text = " ".join(words[start : start + chance.randrange(1, 4)])
        yield from (text[:length] for length in range(1, len(text) + 1))


def half_typed(chance: random.Random, book: Book) -> Iterator[tuple[Person, str]]:
    """Persons of the book as a clerk has typed so much of them."""
    for row in book.pager.rows(TABLE, [chance.randrange(1, ROWS + 1) for _ in range(60)]):
        name, content = str(row["full_name"]), str(row["content"])
        yield Person(full_name=name[: chance.randrange(6, 20)]), content[:40]
        yield Person(full_name=fold(name), address=str(row["address"])), content


def key_by_key(chance: random.Random, book: Book) -> Iterator[tuple[Person, str]]:
    """Name, address, the first words of the content, as they grow."""
    for row in book.pager.rows(TABLE, [chance.randrange(1, ROWS + 1) for _ in range(12)]):
        name, address, content = (str(row[c]) for c in ("full_name", "address", "content"))
        yield from ((Person(full_name=name[:n]), "") for n in range(2, len(name) + 1))
        yield from ((Person(full_name=name, address=address[:n]), "") for n in range(len(address)))
        person = Person(full_name=name, address=address)
        yield from ((person, content[:n]) for n in range(60))


def save(book: Book, number: int) -> None:
    """One visit through the change door, with its history."""
    values = next(iter(Visits(ROWS, ROWS - 1)))
    with book.change(user="lan", label="Ghi lượt tiếp") as change:
        change.insert(TABLE, values | {"number": 10_000_000 + time.time_ns() % 10**9 + number})


def instead(book: Book, folder: Path, searching: float) -> None:
    """Searching without the book's indexes; each with how many times slower it is."""
    told = "SELECT uid, full_name, address, content FROM receptions"
    rows = book._db.execute(told).fetchall()  # noqa: SLF001
    plain = sqlite3.connect(folder / "plain.db")
    plain.execute("CREATE TABLE visits (uid, full_name, address, content)")
    plain.executemany("INSERT INTO visits VALUES (?, ?, ?, ?)", rows)
    plain.commit()
    like = "SELECT uid FROM visits WHERE content LIKE ? OR full_name LIKE ? LIMIT 100"
    text = "%Gò Mả%217%"
    found = report(
        "  thay bằng LIKE, SQLite thường", [lambda: plain.execute(like, (text, text)).fetchall()]
    )
    print(f"    chậm hơn tìm trong sổ {found / searching:.0f} lần (và không gấp được dấu)")
    plain.close()
    (folder / "plain.db").unlink()
    workbook(rows[:IN_WORKBOOK], folder / "visits.xlsx", len(rows), searching)


def workbook(rows: list[Any], path: Path, whole: int, searching: float) -> None:
    """The rows in a workbook: opened, then folded and filtered row by row."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as made:
        sheet = made.add_worksheet()
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    told = f"{len(rows)} dòng, ước cho {whole}"
    started, spent = time.perf_counter(), time.thread_time()
    lines = python_calamine.load_workbook(path).get_sheet_by_index(0).to_python()
    opened = (time.perf_counter() - started) * whole / len(rows)
    cpu = (time.thread_time() - spent) * whole / len(rows)
    print(f"  mở tệp .xlsx ({told}): {opened:.1f} giây, bộ xử lý {cpu:.1f} giây")
    once = timed(lambda: [r for r in lines if "go ma" in fold(" ".join(map(str, r)))], 1)
    found = once[0] * whole / len(rows)
    print(f"  lọc một lần trong tệp ấy: {found:.0f} ms, chậm hơn {found / searching:.0f} lần")
    path.unlink()


def report(name: str, works: list[Callable[[], object]], runs: int = 3) -> float:
    """One line: how many, median, p95, the slowest; then the processor's. Tells the p95."""
    times = [timed(work, runs) for work in works]
    wall, spent = sorted(t[0] for t in times), sorted(t[1] for t in times)
    middle, late = len(times) // 2, min(len(times) - 1, int(len(times) * 0.95))
    print(
        f"{name:34} {len(times):5} lần  giữa {wall[middle]:7.1f}  p95 {wall[late]:7.1f}"
        f"  max {wall[-1]:7.1f} ms  bộ xử lý {spent[middle]:6.1f}  p95 {spent[late]:6.1f} ms",
        flush=True,
    )
    return wall[late]


def timed(work: Callable[[], object], runs: int) -> tuple[float, float]:
    """Milliseconds of the best run: by the clock, of the processor."""
    best, least = float("inf"), float("inf")
    for _ in range(runs):
        started, spent = time.perf_counter(), time.thread_time()
        work()
        best = min(best, (time.perf_counter() - started) * 1000)
        least = min(least, (time.thread_time() - spent) * 1000)
    return best, least


if __name__ == "__main__":
    main()
