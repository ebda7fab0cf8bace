"""The start of the window: what a killed program left is swept before anybody logs in."""

import tempfile
from pathlib import Path

import pytest

from desktop_app import __main__, logs, paths
from ui import app


def test_the_folder_of_passing_files_is_taken_before_the_window_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = tmp_path / "tam" / "ke-hoach.pdf"
    left.parent.mkdir()
    left.write_bytes(b"plain text")
    seen: list[bool] = []
    monkeypatch.setenv(paths.OVERRIDE, str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(logs, "set_up", lambda _folder: None)
    monkeypatch.setattr(app, "run", lambda *_: seen.append(left.exists()) or 0)
    assert __main__._window() == 0
    assert seen == [False]
    assert Path(tempfile.gettempdir()) == tmp_path / "tam"
