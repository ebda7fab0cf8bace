"""Kills in the middle of making an office, changing a password, backing up and restoring."""

import json
import os
import subprocess
import sys
from pathlib import Path

import office_kills
import pytest
from office_kills import Stage, look

ROUNDS = 10


@pytest.mark.skipif(not hasattr(os, "fork"), reason="cần fork để dừng đúng lúc đang làm")
def test_kills_at_random_moments_leave_nothing_that_cannot_be_gone_on_with() -> None:
    command = [sys.executable, office_kills.__file__, "--rounds", str(ROUNDS)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(done.stdout)
    assert told["faults"] == []
    # The kills must hit the work, or they prove nothing.
    assert min(told["hits"].values()) > ROUNDS / 3


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    stage = Stage(tmp_path)
    stage.create()
    return stage


def test_the_look_finds_a_password_that_opens_nothing(stage: Stage) -> None:
    stage.keys.unlink()
    stage.keys.with_name("keys.json.bak").unlink()
    assert look(stage, "change_password")


def test_the_look_finds_a_broken_backup(stage: Stage) -> None:
    stage.back_up()
    (made,) = stage.folder.glob("*.db")
    data = bytearray(made.read_bytes())
    data[len(data) // 2] ^= 1
    made.write_bytes(data)
    assert look(stage, "back_up")


def test_the_look_finds_a_book_lost_in_a_restore(stage: Stage) -> None:
    stage.back_up()
    assert look(stage, "restore")[0].startswith("lost")
