"""`sodanchu report`: a form or a whole set of a period, from an office's book, as files."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop_app import cli
from desktop_app.cli_report import PASSWORD
from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.opening import open_office
from desktop_app.reports import periods
from desktop_app.reports.duties_model import DutyValues
from desktop_app.reports.model import HandCell
from desktop_app.services import Services
from desktop_app.shield.model import Keys

CLOCK = FixedClock(datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM))
SECRET = "mật khẩu của Lan"
MAGIC = {"pdf": b"%PDF-", "docx": b"PK", "xlsx": b"PK"}


@pytest.fixture
def folder(tmp_path: Path, made_office: tuple[Path, Keys], monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office that nobody has open, and its password in the environment."""
    found = tmp_path / "sổ của xã"
    shutil.copytree(made_office[0], found)
    monkeypatch.setenv(PASSWORD, SECRET)
    return found


@contextmanager
def opened(folder: Path) -> Iterator[Services]:
    """The office as its window has it open."""
    office = open_office(folder, "lan", SECRET, CLOCK)
    services = office.services()
    yield services
    services.close()
    office.close()


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert cli.main(["report", *words, "--json"], clock=CLOCK) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return dict(json.loads(printed.out))


def cells(told: dict[str, Any], form: str) -> dict[str, Any]:
    (found,) = [one for one in told["forms"] if one["code"] == form]
    return {cell["code"]: cell for cell in found["cells"]}


def test_a_form_of_the_sample_in_every_format(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "kết quả" / "mới"
    found = told(capsys, "01/tcd", "--period", "2026-h1", "--out", str(out), "--sample")
    assert found["period"] == {
        "key": "2026-H1", "label": "6 tháng đầu năm 2026", "first": "2025-12-15",
        "last": "2026-06-14",
    }  # fmt: skip
    assert (found["status"], found["notes"], len(found["check_code"])) == ("sent", [], 8)
    by_code = cells(found, "01/TCD")
    numbers = {code: int(cell["value"]) for code, cell in by_code.items()}
    assert numbers["1"] == numbers["5"] + numbers["11"] + numbers["17"] > 0
    assert by_code["5"]["state"] == "counted"
    assert by_code["5"]["records"] == numbers["5"]
    names = sorted(path.name for path in out.iterdir())
    assert names == ["01-TCD_2026-H1.docx", "01-TCD_2026-H1.pdf", "01-TCD_2026-H1.xlsx"]
    assert sorted(found["files"]) == sorted(str(path) for path in out.iterdir())
    for path in out.iterdir():
        assert path.read_bytes().startswith(MAGIC[path.suffix[1:]])


def test_a_whole_set_is_told_in_lines_and_says_what_is_missing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ra"
    words = ["report", "KNTC", "--period", "2026-Y", "--out", str(out), "--office", str(folder)]
    assert cli.main([*words, "--format", "xlsx, PDF"], clock=CLOCK) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == (
        "Báo cáo công tác tiếp công dân, giải quyết khiếu nại, tố cáo năm 2026"
        " (15/12/2025 – 14/12/2026)"
    )
    assert lines[1] == "  01/TCD: 21 chỉ tiêu"
    assert lines[6] == "  06/QLKNTC: 17 chỉ tiêu, 17 ô chưa nhập"
    assert any(line.startswith("Chưa gửi được: ") for line in lines)
    assert sorted(path.name for path in out.iterdir()) == ["kntc_2026-Y.pdf", "kntc_2026-Y.xlsx"]


def test_a_report_of_the_book_is_taken_as_it_stands(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    period = periods.parse("2026-H1")
    with opened(folder) as book:
        uid = book.reports.begin("", "kntc", period, ["01/TCD", "06/QLKNTC"], "Báo cáo thử").uid
        book.reports.set_cells(uid, {("06/QLKNTC", "1"): HandCell(Decimal(7))})
        head = book.book.head()
    given = ["--period", "2026-H1", "--out", str(tmp_path / "ra"), "--office", str(folder)]
    found = told(capsys, "06/QLKNTC", *given, "--format", "xlsx")
    assert (found["title"], found["status"]) == ("Báo cáo thử", "draft")
    assert [one["code"] for one in found["forms"]] == ["06/QLKNTC"]
    by_code = cells(found, "06/QLKNTC")
    assert (by_code["1"]["value"], by_code["1"]["state"]) == ("7", "typed")
    assert (by_code["2"]["value"], by_code["2"]["state"]) == (None, "missing")
    assert not found["can_be_sent"]
    whole = told(capsys, "kntc", *given, "--format", "xlsx")
    assert [one["code"] for one in whole["forms"]] == ["01/TCD", "06/QLKNTC"]
    other = told(capsys, "02/XLD", *given, "--format", "xlsx")
    assert other["status"] is None  # the report of the book has no such form
    with opened(folder) as book:
        assert book.book.head() == head  # nothing was written


def test_a_democracy_report_has_the_days_that_were_settled(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["--out", str(tmp_path / "ra"), "--office", str(folder), "--format", "xlsx"]
    usual = told(capsys, "DC", "--period", "2026-Y", *given)
    assert usual["period"]["last"] == "2026-12-14"
    assert "chưa xác nhận ngày chốt" in usual["notes"][0]
    with opened(folder) as book:
        uid = book.report_duties.add(DutyValues(name="Báo cáo năm", due="--11-15")).uid
        book.report_duties.settle(uid, "--11-01", "--10-31")
    settled = told(capsys, "DC", "--period", "2026-Y", *given)
    assert (settled["period"]["first"], settled["period"]["last"]) == ("2025-11-01", "2026-10-31")
    assert settled["notes"] == []
    own = told(capsys, "democracy", "--period", "2026-01-01..2026-03-31", *given)
    assert (own["period"]["label"], own["notes"]) == ("Quý I/2026", [])
    assert own["files"] == [str(tmp_path / "ra" / "democracy_2026-01-01-2026-03-31.xlsx")]


# What cannot be done: one Vietnamese sentence, status 2, nothing made


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert cli.main(["report", *words], clock=CLOCK) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    return printed.err


@pytest.mark.parametrize(
    ("form", "period", "more", "words"),
    [
        ("99/XYZ", "2026-H1", [], "Không có biểu “99/XYZ”"),
        ("01/TCD", "2026-H9", [], "Chưa hiểu kỳ báo cáo “2026-H9”"),
        ("01/TCD", "2026-03-02..2026-03-01", [], "Ngày cuối của kỳ"),
        ("01/TCD", "2026-H1", ["--format", "odt"], "Không có dạng “odt”"),
        ("01/TCD", "2026-H1", ["--format", " , "], "chọn trong pdf, docx, xlsx"),
        ("01/TCD", "2026-H1", ["--user", "hoa"], ""),
    ],
)
def test_what_is_wrong_is_told(
    form: str, period: str, more: list[str], words: str,
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    out = tmp_path / "ra"
    given = [form, "--period", period, "--out", str(out), "--office", str(folder), *more]
    assert words in refused(capsys, *given)
    assert not out.exists()


def test_without_a_book_it_says_how_to_have_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["01/TCD", "--period", "2026-H1", "--out", str(tmp_path / "ra")]
    words = refused(capsys, *given, "--office", str(tmp_path / "trống"))
    assert "Chưa có sổ nào" in words
    assert "--sample" in words


def test_a_wrong_or_missing_password_opens_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    given = ["01/TCD", "--period", "2026-H1", "--out", str(tmp_path / "ra")]
    given += ["--office", str(folder)]
    monkeypatch.setenv(PASSWORD, "sai mật khẩu")
    assert refused(capsys, *given)
    monkeypatch.delenv(PASSWORD)
    monkeypatch.setattr("sys.stdin", None)
    assert PASSWORD in refused(capsys, *given)
    with opened(folder):  # the folder was given back
        pass


def test_a_book_that_is_open_elsewhere_stays_there(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["01/TCD", "--period", "2026-H1", "--out", str(tmp_path / "ra")]
    with opened(folder):
        assert "đang mở" in refused(capsys, *given, "--office", str(folder))


def test_a_file_is_no_folder(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ra"
    out.write_text("đã có", encoding="utf-8")
    given = ["01/TCD", "--period", "2026-H1", "--out", str(out), "--office", str(folder)]
    assert "là một tệp" in refused(capsys, *given)
    assert out.read_text(encoding="utf-8") == "đã có"


@pytest.mark.parametrize("words", [["01/TCD"], ["--period", "2026-H1"], ["01/TCD", "--out", "x"]])
def test_a_command_that_is_not_whole_is_told(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert "còn thiếu hoặc sai" in refused(capsys, *words)
