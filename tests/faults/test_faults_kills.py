"""Two hundred random kills of a writer, and the proof that the examiner would notice a loss."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import kill_rounds
import pytest
from kill_rounds import KEY, Tally, examine, now

from db.book import Book

ROUNDS = 200


def test_two_hundred_kills_lose_nothing() -> None:
    told = run("--rounds", str(ROUNDS))
    assert told["faults"] == []
    assert told["rounds"] == ROUNDS
    # The kills must hit a writer at work, or they prove nothing.
    assert told["acknowledged"] > ROUNDS / 2
    assert told["killed with a log left"] > ROUNDS / 2


def test_a_few_kills_the_way_windows_does_them() -> None:
    told = run("--rounds", "5", "--spawn", "--seed", "1")
    assert told["faults"] == []
    assert told["acknowledged"] > 0


def run(*arguments: str) -> dict[str, Any]:
    command = [sys.executable, kill_rounds.__file__, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "so.db"
    with Book.create(path, KEY, now=now).change(user="lan", label="g") as change:
        for _ in range(2):
            change.insert("villages", {"name": "g", "households": 2})
    return path


def faults(path: Path, acknowledged: list[str]) -> list[str]:
    tally = Tally()
    examine(path, acknowledged, tally)
    return tally.faults


def test_the_examiner_finds_no_fault_in_a_whole_book(path: Path) -> None:
    assert faults(path, ["g"]) == []


def test_the_examiner_finds_a_lost_write(path: Path) -> None:
    assert faults(path, ["g", "h"]) == ["lost: h"]


def test_the_examiner_finds_half_a_change_and_a_broken_history(path: Path) -> None:
    book = Book.open(path, KEY, now=now)
    book._db.execute("UPDATE villages SET deleted_at = 'x' WHERE id = 1")
    book.close()
    found = faults(path, ["g"])
    assert "half: g" in found
    assert any(fault.startswith("history:") for fault in found)
