"""Reads, writes, undoes and redoes a long old book (100,000 rows unless told): time and memory.

    python -m benchmarks.old_books [ROWS]

The memory is the peak of the whole process, measured after each step.
"""

import random
import resource
import sys
import tempfile
import time
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.jobs import Job
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.old_books.reader import look, read
from desktop_app.opening import Account, create_office, open_office

TODAY = date(2026, 11, 21)
HEAD = ("STT", "Ngày tiếp", "Họ tên, địa chỉ", "CCCD", "Nội dung vụ việc", "Phân loại đơn",
        "Số người", "Thuộc thẩm quyền", "Chuyển đơn", "Kết quả giải quyết", "Ghi chú")  # fmt: skip


def write_book(path: Path, rows: int) -> Path:
    """A made-up book over ten years with ditto marks and persons in one cell."""
    chance = random.Random(5)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("2015-2024")
    sheet.write_row(0, 0, HEAD)
    each = max(rows // 10, 1)
    for i in range(rows):
        year, place = 2015 + min(i // each, 9), i % each
        day = f"{1 + i % 28:02}/{1 + place * 12 // each:02}/{year}"
        names = (("Nguyễn", "Trần", "Lê", "Phạm"), ("Văn", "Thị"), ("An", "Bình", "Dung", "Hoa"))
        name = " ".join(chance.choice(part) for part in names)
        sheet.write_row(i + 1, 0, (
            place + 1, day if i % 7 else "nt", f"{name}, thôn {1 + i % 17}",
            f"{34085000000 + i:012}",
            f"Nội dung thứ {i} về đất đai, bồi thường tại thôn {i % 17}",
            chance.choice(("KN", "Kiến nghị", "PA", "k/n")), "01 người", "x" if i % 2 else "",
            "Thanh tra" if i % 5 == 0 else "", "Đã trả lời", ""))  # fmt: skip
    book.close()
    return path


def main() -> None:
    """Measure and print."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    clock = FixedClock(datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM))
    with tempfile.TemporaryDirectory() as folder:
        path = write_book(Path(folder) / "so.xlsx", rows)
        setup = OfficeSetup(office=Office(Level.XA, "Đồng Mẫu", "Tỉnh Bình Mẫu"))
        create_office(Path(folder) / "so", setup, Account("canbo", "mat-khau-dai-1"), clock)
        office = open_office(Path(folder) / "so", "canbo", "mat-khau-dai-1", clock)
        services = office.services()
        target = services.old_books.targets["receptions"]
        _tell("start", time.perf_counter())
        begin = time.perf_counter()
        found = look(path, (target,))
        _tell("look", begin)
        begin = time.perf_counter()
        heads = {sheet.name: sheet.heads["receptions"] for sheet in found.sheets}
        draft = read(found, target, heads, TODAY)
        _tell(f"read {len(draft)} rows", begin)
        begin = time.perf_counter()
        services.old_books.compare(draft)
        _tell("compare", begin)
        begin = time.perf_counter()
        own = time.process_time()
        done = services.old_books.accept(draft, path)
        written = time.process_time() - own
        _tell(f"write {done.written} rows", begin)
        for name, work in (("undo", services.undo), ("redo", services.redo)):
            begin, own = time.perf_counter(), time.process_time()
            work(Job(_Slowest()))
            spent = time.process_time() - own
            _tell(name, begin)
            each = 1000 * spent / done.written
            print(f"{name}: CPU {each:.2f} ms a row, {spent / written:.2f} times the writing")
        services.close()
        office.close()


class _Slowest:
    """Prints the longest time between two steps: how long a stop waits."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self._longest = 0.0

    def __call__(self, done: int, total: int, _text: str) -> None:
        """Note one step."""
        now = time.perf_counter()
        if now - self._last > self._longest:
            self._longest = now - self._last
            if self._longest > 0.5:
                print(f"{done} / {total}: {self._longest:.2f} s since the last step", flush=True)
        self._last = now


def _tell(what: str, begin: float) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent, cpu = time.perf_counter() - begin, used.ru_utime + used.ru_stime
    print(f"{what}: {spent:.1f} s, CPU so far {cpu:.1f} s, peak {used.ru_maxrss // 1024} MB",
          flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
