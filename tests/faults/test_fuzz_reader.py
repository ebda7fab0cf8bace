"""A small round of broken documents through the readers; scripts/fuzz-reader makes 10,000."""

import random
from pathlib import Path

import fuzz_rounds
import pytest

ROUND = 150


def test_every_broken_document_gets_an_answer() -> None:
    report = fuzz_rounds.run(ROUND, seed=20261121)
    assert report["failures"] == []
    assert report["read"] > ROUND // 5, "most of them must get past the door"
    assert report["refused"] > ROUND // 20
    assert report["memory_mb"] < fuzz_rounds.MOST_MEGABYTES


def test_the_proof_sees_a_failure_and_a_hang(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> None:
        raise RecursionError("as deep as it goes")

    monkeypatch.setattr(fuzz_rounds, "read_plan", fail)
    (tmp_path / "a.txt").write_text("KẾ HOẠCH", encoding="utf-8")
    assert "RecursionError" in fuzz_rounds.answer(tmp_path / "a.txt")
    worker = fuzz_rounds.Worker()
    assert worker.read(tmp_path / "a.txt", 0.0)[0].startswith("hang")
    assert worker.read(tmp_path / "a.txt", 60)[0] == "read"
    worker.close()


def test_the_same_seed_breaks_the_same_way(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("một\thai\nba\n" * 50, encoding="utf-8")
    first = fuzz_rounds.broken(tmp_path / "a.txt", random.Random("1:2"))
    assert first == fuzz_rounds.broken(tmp_path / "a.txt", random.Random("1:2"))
    assert first != fuzz_rounds.broken(tmp_path / "a.txt", random.Random("1:3"))
