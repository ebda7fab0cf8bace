#!/usr/bin/env python3
"""Finding and sorting 50,000 records of the book, beside the ways that do not need it.

Prints seconds and ratios of one run, on this machine: compare within the run only. The plain ways
read the same encrypted file: `LIKE` over the text as typed (which cannot find "dang" in "Đặng"),
folding every text in Python, and sorting in Python with the key made for each record.
"""

import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from db.book import Book
from db.text import fold, name_sort_key

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Lý")
MIDDLE = ("Văn", "Thị", "Đức", "Hữu", "Ngọc", "Minh", "Thanh", "Quốc", "Xuân", "Thu")
GIVEN = ("An", "Ánh", "Bình", "Châu", "Dũng", "Đạt", "Đông", "Em", "Giang", "Hà", "Ước", "Yến")
WORDS = ("đề nghị", "công khai", "kinh phí", "sửa đường", "họp thôn", "góp ý", "quy ước", "mương")


def main() -> None:
    """Fill a book, then time each way and check that the fast ones find the same."""
    folder = Path(tempfile.mkdtemp(prefix="book-search-"))
    try:
        book = Book.create(folder / "so.db", bytes(32), now=lambda: datetime.now(UTC))
        started = time.perf_counter()
        fill(book)
        print(f"viết {ROWS} bản ghi cùng lịch sử: {time.perf_counter() - started:.1f} giây")
        measure(book)
        book.close()
    finally:
        shutil.rmtree(folder)


def fill(book: Book) -> None:
    """Write the records as one paste."""
    chance = random.Random(1)
    with book.change(user="lan", label="Dán") as change:
        for number in range(ROWS):
            person = " ".join(map(chance.choice, (FAMILY, MIDDLE, GIVEN)))
            about = " ".join(chance.choices(WORDS, k=6))
            change.insert("officers", {"name": person, "title": f"{about} {number}"})


def measure(book: Book) -> None:
    """Print the ratios."""
    typed = "dang duc cong 77"
    found = timed(lambda: book.ids("officers", search=typed))
    liked = timed(lambda: like(book, "%Đặng%"))
    folded = timed(lambda: fold_all(book, typed))
    assert set(found[1]) == set(folded[1]) and found[1]
    report("tìm không dấu, bốn từ", found, {"LIKE một từ": liked, "gập dấu trong Python": folded})

    one = timed(lambda: book.ids("officers", search="Đặng"))
    assert set(one[1]) == set(liked[1])
    report("tìm một từ, nhiều kết quả", one, {"LIKE": liked})

    ordered = timed(lambda: book.ids("officers", order=[("name", False)]))
    sorted_here = timed(lambda: sort_here(book))
    assert ordered[1] == sorted_here[1]
    report("xếp theo tên", ordered, {"xếp trong Python": sorted_here})

    middle = ordered[1][ROWS // 2 : ROWS // 2 + 100]
    page = timed(lambda: [str(row["uid"]) for row in book.rows("officers", middle)])
    print(f"đọc một trang 100 dòng: {page[0] * 1000:.1f} ms")


def like(book: Book, pattern: str) -> list[str]:
    """The search without the book's own columns."""
    sql = "SELECT uid FROM officers WHERE name LIKE ? OR title LIKE ?"
    return [row[0] for row in book._db.execute(sql, [pattern, pattern])]  # noqa: SLF001


def fold_all(book: Book, typed: str) -> list[str]:
    """Fold every text at search time."""
    wanted = typed.split()
    rows = book._db.execute("SELECT uid, name, title FROM officers")  # noqa: SLF001
    return [
        uid
        for uid, name, title in rows
        if all(f" {word}" in f" {fold(f'{name} {title}')}" for word in wanted)
    ]


def sort_here(book: Book) -> list[str]:
    """Sort by given name with keys made at sort time."""
    rows = book._db.execute("SELECT uid, name, id FROM officers").fetchall()  # noqa: SLF001
    return [uid for uid, _, _ in sorted(rows, key=lambda row: (name_sort_key(row[1]), row[2]))]


def timed(work: Callable[[], list[str]], runs: int = 3) -> tuple[float, list[str]]:
    """Seconds of the best run, and the result."""
    best, result = float("inf"), []
    for _ in range(runs):
        started = time.perf_counter()
        result = work()
        best = min(best, time.perf_counter() - started)
    return best, result


def report(
    name: str, ours: tuple[float, list[str]], others: dict[str, tuple[float, list[str]]]
) -> None:
    """One line: our time, theirs, and how many times ours goes into it."""
    print(f"{name}: {ours[0] * 1000:.1f} ms, {len(ours[1])} kết quả")
    for other, (seconds, _) in others.items():
        print(f"    {other}: {seconds * 1000:.1f} ms = {seconds / ours[0]:.1f} lần")


if __name__ == "__main__":
    main()
