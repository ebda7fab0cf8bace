"""Kill a program that takes back a large import, at chosen steps and at random moments.

Run as a script: prints one line of JSON. The book is made once; each round a copy of it is undone
by a forked child that dies at its turn (SIGKILL): before a row, half way, while the search index is
swept, while it commits. What is left must be the whole import or none of it, in the lists, in the
search and in history, and undo must succeed afterwards.
"""

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from kill_rounds import KEY, now
from reception_rows import Visits

from db.book import Book

ROWS = 600
COUNTED = ("rows", "in the bin", "found", "found in the bin")
BEFORE = {"rows": ROWS, "in the bin": 0, "found": ROWS, "found in the bin": 0}
AFTER = {"rows": 0, "in the bin": ROWS, "found": 0, "found in the bin": ROWS}
WORD = "sosanh"


def make(path: Path) -> None:
    """A book whose last change is a large import."""
    book = Book.create(path, KEY, now=now)
    with book.change(user="lan", label="Nhập sổ cũ") as change:
        for number, values in enumerate(Visits(ROWS)):
            placed = {"year": 1980, "number": number, "content": f"{WORD} {number}"}
            change.insert("receptions", values | placed)
    book.close()


def die_at(turn: int) -> None:
    """Undo in this process and be gone at the given step; a turn never reached dies at the end."""
    steps = 0

    def tell(_done: int, _total: int) -> None:
        nonlocal steps
        steps += 1
        if steps == turn:
            os.kill(os.getpid(), signal.SIGKILL)

    Book.open(PATH[0], KEY, now=now).undo("lan", tell)
    os.kill(os.getpid(), signal.SIGKILL)


PATH: list[Path] = []


def killed(turn: int, after: float) -> None:
    """A child that dies at a step (`turn` > 0) or after some seconds."""
    pid = os.fork()
    if pid == 0:
        try:
            die_at(turn)
        finally:
            os._exit(1)
    if not turn:
        time.sleep(after)
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    if not os.WIFSIGNALED(status):
        raise RuntimeError(f"the undo ended by itself: {status}")


def counted(book: Book) -> dict[str, int]:
    """What the lists and the search find of the import."""
    numbers = [
        len(book.ids("receptions", search=word, deleted=deleted))
        for word in ("", WORD)
        for deleted in (False, True)
    ]
    return dict(zip(COUNTED, numbers, strict=True))


def examine(path: Path) -> tuple[str, list[str]]:
    """Whether the import stands or is undone, and what is wrong."""
    book, faults = Book.open(path, KEY, now=now), []
    try:
        book.check_file()
        found, whole = counted(book), book.verify_history().whole
        rows = Counter(row[0] for row in book._db.execute("SELECT kind FROM history"))
        state = "stands" if found == BEFORE else "undone"
        faults += [] if found in (BEFORE, AFTER) else [f"half: {found}"]
        faults += [] if whole else ["history"]
        faults += [] if rows["undo"] == (0 if state == "stands" else ROWS) else [f"rows: {rows}"]
        forgets = "SELECT v FROM receptions_fts_config WHERE k = 'secure-delete'"
        faults += [] if book._db.execute(forgets).fetchone() == (1,) else ["words stay"]
        if state == "stands":
            book.undo("lan")
            faults += [] if counted(book) == AFTER else ["not undone afterwards"]
    finally:
        book.close()
    return state, faults


def rounds(turns: list[int], at_random: int, seed: int) -> dict[str, object]:
    """Every chosen step, then some random moments."""
    chance, folder = random.Random(seed), Path(tempfile.mkdtemp(prefix="undo-kill-"))
    tally, faults = Counter[str](), list[str]()
    try:
        make(folder / "whole.db")
        begun = time.monotonic()
        shutil.copy(folder / "whole.db", folder / "timed.db")
        timed = Book.open(folder / "timed.db", KEY, now=now)
        timed.undo("lan")
        timed.close()
        lasts = time.monotonic() - begun
        for turn in (*turns, *[0] * at_random):
            PATH[:] = [folder / f"so{tally.total()}.db"]
            shutil.copy(folder / "whole.db", PATH[0])
            killed(turn, chance.uniform(0.3, 1.2) * lasts)
            state, found = examine(PATH[0])
            tally[state] += 1
            faults += [f"step {turn}: {fault}" for fault in found]
    finally:
        shutil.rmtree(folder)
    return {"rounds": tally.total(), **tally, "faults": faults, "seed": seed}


def main() -> int:
    """Run the rounds and print what was counted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, nargs="*", default=[1, 4, 7, 8, 9, 99])
    parser.add_argument("--random", type=int, default=4)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    asked = parser.parse_args()
    told = rounds(asked.turns, asked.random, asked.seed)
    print(json.dumps(told, ensure_ascii=False))
    return 1 if told["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
