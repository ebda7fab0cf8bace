"""The command line as another program meets it: exit status, one sentence, letters, stable JSON."""

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app import cli
from desktop_app.clock import VIETNAM, FixedClock

CLOCK = FixedClock(datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM))
PLAN = """ỦY BAN NHÂN DÂN XÃ ĐỒNG THỬ
Số: 12/KH-UBND
Đồng Thử, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Thực hiện dân chủ ở cơ sở năm 2026

I. MỤC ĐÍCH
1. Bảo đảm quyền của nhân dân.
"""
REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch số 12.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def run(*words: str, encoding: str = "ascii") -> subprocess.CompletedProcess[bytes]:
    """The program as a process of its own, on a machine whose pipes have other letters."""
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "desktop_app", *words]
    return subprocess.run(
        command, capture_output=True, env=environment, cwd=REPOSITORY, timeout=60, check=False
    )


@pytest.mark.parametrize("encoding", ["ascii", "cp1258", "utf-8"])
def test_json_is_utf_8_whatever_the_machine_writes(plan_file: Path, encoding: str) -> None:
    done = run("plan", "read", str(plan_file), "--json", encoding=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    told = json.loads(done.stdout.decode("utf-8"))
    assert told["title"] == "Thực hiện dân chủ ở cơ sở năm 2026"
    assert told["number"] == "12/KH-UBND"
    assert told["date"] == "2026-03-05"


def test_the_summary_names_what_was_understood(plan_file: Path) -> None:
    done = run("plan", "read", str(plan_file))
    assert done.returncode == 0
    assert "12/KH-UBND" in done.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_crash(plan_file: Path) -> None:
    plan_file.write_text(PLAN + "".join(f"{n}. Việc {n}\n" for n in range(2, 4000)), "utf-8")
    command = [sys.executable, "-m", "desktop_app", "plan", "read", str(plan_file), "--json"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=REPOSITORY
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        said = process.stderr.read().decode("utf-8")
    assert (process.returncode, said.count("\n")) == (2, 1)
    assert "đã đóng" in said


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """The one sentence on stderr; nothing goes to stdout."""
    assert cli.main(words, clock=CLOCK) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    return told.err


def test_a_missing_file_a_folder_and_an_empty_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "rỗng.txt").touch()
    assert "Không tìm thấy" in refused(capsys, "plan", "read", str(tmp_path / "không có.docx"))
    assert "thư mục" in refused(capsys, "plan", "read", str(tmp_path))
    assert "trống" in refused(capsys, "plan", "read", str(tmp_path / "rỗng.txt"))


def test_a_file_that_may_not_be_read(
    plan_file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    assert "chưa có quyền đọc" in refused(capsys, "plan", "read", str(plan_file))


@pytest.mark.parametrize(
    ("words", "usage"),
    [
        (("plan",), "sodanchu plan"),
        (("plan", "read"), "sodanchu plan read [-h] [--json] TỆP"),
        (("bậy",), "sodanchu"),
        (("demo",), "sodanchu demo [-h] --out THƯ_MỤC"),
    ],
)
def test_a_wrong_command_hears_how_it_is_used(
    words: tuple[str, ...], usage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(capsys, *words)
    assert said.startswith("Lệnh chưa đúng")
    assert f"Cách dùng: {usage}" in said
    assert "usage" not in said


def test_an_unknown_option_is_named(plan_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "“--xml”" in refused(capsys, "plan", "read", str(plan_file), "--xml")


def test_help_is_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(["plan", "read", "--help"])
    assert end.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith("Cách dùng: sodanchu plan read")
    assert not {"usage", "options", "positional", "show"} & set(said.replace(":", " ").split())


def test_ctrl_c_ends_in_words(
    plan_file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("desktop_app.plans.reader.read_source", stopped)
    assert "Đã dừng" in refused(capsys, "plan", "read", str(plan_file))
