"""Kill a writer of the book at random moments, again and again, and look what is left.

Run as a script: prints one line of JSON. Each round a child process writes groups of records, one
change a group, and says so after each commit; the parent kills it (SIGKILL, on Windows
TerminateProcess) at a random moment and checks the file: whole for SQLite and SQLCipher, every
acknowledged group there, no group by halves, the chain of history whole, records as history says.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from db.book import Book

KEY = bytes(range(32))
ROUNDS_A_BOOK = 10
CHANGES_A_CONNECTION = 25


def now() -> datetime:
    """A moment; the kills do not depend on it."""
    return datetime(2026, 11, 21, 1, 15, tzinfo=UTC)


def write(path: Path, seed: int, acknowledge: int) -> None:
    """Write until killed; the number of each group goes to the pipe after its commit."""
    chance = random.Random(seed)
    number = 0
    while True:
        book = Book.open(path, KEY, now=now)
        for _ in range(CHANGES_A_CONNECTION):
            number += 1
            write_group(book, chance, f"{seed}-{number}")
            os.write(acknowledge, f"{seed}-{number}\n".encode())
        book.close()  # folds the log into the file: a moment worth being killed in


def write_group(book: Book, chance: random.Random, group: str) -> None:
    """One change: several new records, each updated once, sometimes a file with them."""
    size = chance.randint(2, 6)
    with book.change(user="lan", label=group) as change:
        if chance.random() < 0.2:
            data = chance.randbytes(chance.randint(1, 60_000))
            book.attachments.add(change, f"{group}.bin", data, "application/octet-stream")
        for _ in range(size):
            uid = change.insert("villages", {"name": "đang ghi", "households": 0})
            change.update("villages", uid, {"name": group, "households": size})


class Tally(Counter[str]):
    """What was counted over all rounds; `faults` must stay empty."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []


def examine(path: Path, acknowledged: list[str], tally: Tally) -> None:
    """Look at the file after a kill."""
    book = Book.open(path, KEY, now=now)
    try:
        book.check_file()
        history = book.verify_history()
        if not history.whole:
            tally.faults.append(f"history: {history}")
        if damaged := book.attachments.damaged():
            tally.faults.append(f"attachments: {damaged}")
        rows = book.rows("villages", book.ids("villages"))
    finally:
        book.close()
    there = Counter(str(row["name"]) for row in rows)
    sizes = {str(row["name"]): row["households"] for row in rows}
    tally.faults += [f"half: {name}" for name, count in there.items() if count != sizes[name]]
    tally.faults += [f"lost: {name}" for name in acknowledged if name not in there]


def kill_once(path: Path, seed: int, chance: random.Random, fork: bool) -> list[str]:
    """Start a writer, kill it 5 to 60 ms after its first word (or after its start)."""
    with (forked if fork else spawned)(path, seed) as (kill, pipe):
        said = os.read(pipe, 65536) if chance.random() < 0.8 else b""
        time.sleep(chance.uniform(0.005, 0.06))
        kill()
        while more := os.read(pipe, 65536):
            said += more
    # The last line may be torn, then the writer died while saying it; it counts as not said.
    return said.decode().split("\n")[:-1]


Writer = tuple[Callable[[], None], int]


@contextmanager
def forked(path: Path, seed: int) -> Iterator[Writer]:
    """A writing process that costs no start: how to kill it, and the pipe that it speaks into."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        try:
            write(path, seed, writing)
        finally:
            os._exit(1)
    os.close(writing)

    def kill() -> None:
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        if not os.WIFSIGNALED(status):
            raise RuntimeError(f"the writer ended by itself: {status}")

    yield kill, reading
    os.close(reading)


@contextmanager
def spawned(path: Path, seed: int) -> Iterator[Writer]:
    """The same for systems without fork."""
    command = [sys.executable, __file__, "--write", str(path), "--seed", str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        yield process.kill, process.stdout.fileno()


def rounds(count: int, seed: int, fork: bool) -> Tally:
    """Kill `count` writers; an empty book every few rounds, else the same, killed again."""
    chance, tally = random.Random(seed), Tally()
    folder = Path(tempfile.mkdtemp(prefix="kill-"))
    path, acknowledged = folder / "so.db", list[str]()
    try:
        Book.create(folder / "empty.db", KEY, now=now).close()
        for number in range(count):
            if number % ROUNDS_A_BOOK == 0:
                path, acknowledged = folder / f"so{number}.db", []
                shutil.copy(folder / "empty.db", path)
            said = kill_once(path, number, chance, fork)
            acknowledged += said
            tally["rounds"] += 1
            tally["acknowledged"] += len(said)
            tally["killed with a log left"] += path.with_name(path.name + "-wal").exists()
            examine(path, acknowledged, tally)
    finally:
        shutil.rmtree(folder)
    return tally


def main() -> int:
    """Run the rounds and print what was counted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--spawn", action="store_true", help="start each writer anew")
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.write:
        write(asked.write, asked.seed, sys.stdout.fileno())
    started = time.monotonic()
    tally = rounds(asked.rounds, asked.seed, hasattr(os, "fork") and not asked.spawn)
    seconds = round(time.monotonic() - started, 1)
    print(json.dumps({**tally, "faults": tally.faults, "seed": asked.seed, "seconds": seconds}))
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
