"""A program killed while it takes back a large import leaves all of it or none of it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import undo_kills
from undo_kills import KEY, examine, now

from db.book import Book


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the child is forked")
def test_a_kill_at_any_step_leaves_all_or_nothing() -> None:
    command = [sys.executable, undo_kills.__file__]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    told = json.loads(done.stdout or "{}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert told["faults"] == [] and told["rounds"] == 10
    # Kills at steps are before the commit, the last one is after it: both ends must have been hit.
    assert told["stands"] >= 5 and told["undone"] >= 1


def test_the_examiner_sees_half_an_undo(tmp_path: Path) -> None:
    path = tmp_path / "so.db"
    undo_kills.make(path)
    book = Book.open(path, KEY, now=now)
    uids = book.ids("receptions")
    with book.change(user="lan", label="Nửa") as change:
        for uid in uids[:10]:
            change.delete("receptions", uid)
    book.close()
    state, faults = examine(path)
    assert state == "undone" and any(fault.startswith("half") for fault in faults)
