"""Renames that wait for a scanner's short hold, and no longer."""

from pathlib import Path

import pytest

from db import files


@pytest.fixture
def part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file to be put in place, as on Windows but without the waiting."""
    monkeypatch.setattr(files, "_TRIES", 4)
    monkeypatch.setattr(files, "_PAUSE_SECONDS", 0)
    path = tmp_path / "a.part"
    path.write_bytes(b"new")
    return path


def hold(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Another program holds the target for the first `times` tries."""
    left = [times]

    def refused(path: Path, target: Path) -> Path:
        if left[0]:
            left[0] -= 1
            raise PermissionError(13, "in use")
        return replace(path, target)

    replace = Path.replace
    monkeypatch.setattr(Path, "replace", refused)


def test_a_short_hold_is_waited_for(part: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = part.with_name("a")
    target.write_bytes(b"old")
    hold(monkeypatch, 3)
    files.put_in_place(part, target)
    assert target.read_bytes() == b"new"
    assert not part.exists()


def test_a_long_hold_is_told(part: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = part.with_name("a")
    target.write_bytes(b"old")
    hold(monkeypatch, 4)
    with pytest.raises(PermissionError):
        files.put_in_place(part, target)
    assert target.read_bytes() == b"old"


def test_a_missing_file_is_not_waited_for(part: Path) -> None:
    part.unlink()
    with pytest.raises(FileNotFoundError):
        files.put_in_place(part, part.with_name("a"))
