"""While an office works, and after it is killed anywhere, nobody without a key reads a word.

All bytes of the data folder, the backups and the machine's folder of temporary files are scanned,
also while the program runs. Only papers being printed are plain, in the one folder that the next
start sweeps.
"""

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import book_office_at_work as work
import pytest

from db.book import Book
from db.text import fold
from desktop_app import scratch

ROOT = Path(__file__).resolve().parents[2]
WORDS = ("Bưởi Hồng", "Đoài Thượng", "phản ánh việc chia đất", "SQLite format 3", "CREATE TABLE")


def needles(key: str, code: str) -> set[bytes]:
    """What must stand nowhere: words as typed and as folded for the search, the secrets."""
    secrets = (work.PASSWORD, code, code.replace("-", ""), key, key.upper())
    texts = {*WORDS, *map(fold, WORDS), *secrets}
    found = {text.encode(name) for text in texts for name in ("utf-8", "utf-16-le", "utf-16-be")}
    return found | {bytes.fromhex(key)}


def telling(places: list[Path], wanted: set[bytes], skipped: Path | None = None) -> list[str]:
    """The files that show any of it; what goes while one looks is left out."""
    found = []
    for path in (path for place in places for path in sorted(place.rglob("*"))):
        if skipped is not None and path.is_relative_to(skipped):
            continue
        if any(part in path.name.encode() for part in wanted):
            found.append(path.name)
        try:
            data = path.read_bytes() if path.is_file() else b""
        except OSError:
            continue
        found += [f"{path}: {part!r}" for part in wanted if part in data]
    return found


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    monkeypatch.setattr(tempfile, "tempdir", tempfile.tempdir)  # what a test takes it gives back
    made = [tmp_path / name for name in ("data", "sao lưu", "machine")]
    for place in made:
        place.mkdir()
    return made


Looking = Callable[[set[bytes]], None]


def at_work(places: list[Path], steps: int, look: Looking) -> set[bytes]:
    """Let an office work for some steps, look after each, kill it; what was to be sought."""
    names = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(places[2]))
    command = [sys.executable, work.__file__, str(places[0]), str(places[1])]
    environment = os.environ | names | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    ) as office:
        assert office.stdout is not None
        try:
            said, key, code = office.stdout.readline().split()
            assert said == "keys"
            wanted = needles(key, code)
            for _ in range(steps):
                assert office.stdout.readline(), "the office has stopped by itself"
                look(wanted)
        finally:
            office.kill()
    return wanted


@pytest.mark.parametrize("seed", range(2))
def test_no_word_is_readable_at_work_nor_after_a_kill(places: list[Path], seed: int) -> None:
    passing, chance = places[0] / "tam", random.Random(seed)
    log = places[0] / "nhat-ky" / "so-dan-chu.log"

    def look(wanted: set[bytes]) -> None:
        assert telling(places, wanted, passing) == []

    wanted = at_work(places, 6 + chance.randrange(6), look)
    assert (places[0] / "so" / "so.db-wal").exists()  # killed with the log left
    assert "ValueError" in log.read_text(encoding="utf-8")
    assert list(places[1].glob("*.db"))
    assert list(places[2].iterdir()) == []
    assert telling(places, wanted, passing) == []
    scratch.take(passing)
    assert telling(places, wanted) == []


def test_the_scan_would_find_it(places: list[Path]) -> None:
    """The words do stand in the book: with its key they are found at once."""
    wanted = at_work(places, 2, lambda _wanted: None)
    key = next(part for part in wanted if len(part) == 32 and not part.isascii())
    moment = datetime(2026, 11, 22, tzinfo=UTC)
    book = Book.open(places[0] / "so" / "so.db", key, now=lambda: moment)
    assert book.verify_history().whole
    rows = [book.get("villages", uid) for uid in book.ids("villages", search="doai thuong")]
    assert any("Bưởi Hồng" in str(row) for row in rows)
    plain = places[2] / "a.bin"
    plain.write_bytes(b"\x00" + "Đoài Thượng".encode("utf-16-le") + b"\x00" + key)
    assert len(telling(places, wanted)) == 2
    book.close()
