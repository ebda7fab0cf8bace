"""`sodanchu deadline` as another program meets it."""

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop_app import cli
from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.law.deadlines.shipped import shipped_rules

CLOCK = FixedClock(datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM))
KEYS = {
    "rule", "article", "document", "start", "raw_due", "due", "moved_because", "unit", "count",
    "trace",
}  # fmt: skip


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert cli.main(["deadline", *words], clock=CLOCK) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


def told(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    return json.loads(said(capsys, *words, "--json"))


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert cli.main(["deadline", *words], clock=CLOCK) == 2
    heard = capsys.readouterr()
    assert heard.out == ""
    assert heard.err.count("\n") == 1
    return heard.err


@pytest.mark.parametrize(
    ("words", "raw_due", "due", "unit", "count"),
    [
        (("kn.accept", "--from", "2026-11-20"), "2026-12-02", "2026-12-02", "working_days", 7),
        (("kn.accept", "--from", "2026-11-21"), "2026-12-02", "2026-12-02", "working_days", 7),
        (("kn.accept", "--from", "2026-06-29"), "2026-07-09", "2026-07-09", "days", 10),
        (("kn.accept", "--from", "2026-07-01"), "2026-07-10", "2026-07-10", "working_days", 7),
        (("kn.resolve", "--from", "2026-12-02"), "2027-01-01", "2027-01-04", "days", 30),
        (("kn.resolve.complex", "--from", "2026-12-02"), "2027-01-16", "2027-01-18", "days", 45),
        (
            ("kn.resolve", "--from", "2026-12-02", "--suspend", "2026-12-10..2026-12-20"),
            "2027-01-11", "2027-01-11", "days", 30,
        ),
        (("tc.resolve", "--from", "02/12/2026", "--extend", "30"), "2027-01-31", "2027-02-01",
         "days", 60),
        (("kn.resolve", "--from", "2026-12-02", "--suspend", "2026-12-10.."), None, None,
         "days", 30),
        (
            ("kn.resolve", "--from", "2026-12-02", "--suspend", "2026-12-15..2026-12-20",
             "--suspend", "2026-12-10..2026-12-15"),
            "2027-01-11", "2027-01-11", "days", 30,
        ),
    ],
)  # fmt: skip
def test_the_vectors_of_the_law(
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    raw_due: str | None,
    due: str | None,
    unit: str,
    count: int,
) -> None:
    answer = told(capsys, *words)
    assert set(answer) >= KEYS
    assert (answer["rule"], answer["raw_due"], answer["due"]) == (words[0], raw_due, due)
    assert (answer["unit"], answer["count"]) == (unit, count)
    assert bool(answer["moved_because"]) == (raw_due != due or due is None)
    assert [set(day) for day in answer["trace"]] == [{"date", "counted", "why"}] * len(
        answer["trace"]
    )
    assert answer["trace"][0]["date"] == answer["start"]
    if due:
        assert answer["trace"][-1]["date"] == due
        assert sum(day["counted"] for day in answer["trace"]) == count


def test_the_trace_names_the_holiday_and_the_article(capsys: pytest.CaptureFixture[str]) -> None:
    answer = told(capsys, "kn.accept", "--from", "2026-11-20")
    (holiday,) = [day for day in answer["trace"] if day["date"] == "2026-11-24"]
    assert not holiday["counted"]
    assert "Ngày Văn hóa Việt Nam" in holiday["why"]
    assert answer["article"] == "Điều 27"
    assert "136/2025/QH15" in answer["document"]
    assert (answer["title"], answer["confidence"]) == ("Thụ lý khiếu nại lần đầu", "H")
    assert answer["tentative"] is False


def test_the_old_rule_says_that_the_transition_is_not_known(
    capsys: pytest.CaptureFixture[str],
) -> None:
    answer = told(capsys, "kn.accept", "--from", "2026-06-29")
    assert "136/2025" not in answer["document"]
    assert "chưa thụ lý" in answer["note"]
    assert "chưa xác định" in answer["note"]


def test_an_expected_holiday_is_marked(capsys: pytest.CaptureFixture[str]) -> None:
    answer = told(capsys, "kn.resolve", "--from", "2027-01-05")
    assert answer["tentative"] is True
    assert "dự kiến" in answer["note"]


def test_the_table_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys, "kn.resolve", "--from", "2026-12-02").splitlines()
    assert lines[0] == "Giải quyết khiếu nại lần đầu (kn.resolve)"
    assert "Hết đếm:   Thứ Sáu, 01/01/2027" in lines
    assert "Hạn:       Thứ Hai, 04/01/2027" in lines
    assert any("Điều 28" in line for line in lines)
    assert len([line for line in lines if "ngày thứ" in line]) == 30
    assert lines[-1] == "Thứ Hai, 04/01/2027    -     hạn chuyển đến ngày làm việc này"


def test_the_table_folds_years_and_names_what_is_open(capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys, "village.head.term", "--from", "2026-06-30").splitlines()
    assert len(lines) < 20
    assert any("1824 ngày liền, đều tính" in line for line in lines)
    lines = said(capsys, "kn.resolve", "--from", "2026-12-02", "--suspend", "2026-12-10..")
    assert "Hạn:       chưa xác định" in lines
    assert "Đang tạm đình chỉ từ 10/12/2026" in lines


def test_an_extension_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "kn.resolve", "--from", "2026-03-02", "--extend", "15")
    assert "đã gia hạn 15 ngày" in text
    assert "không nêu việc gia hạn" in text


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Cần mã quy tắc và ngày bắt đầu"),
        (("kn.accept",), "Cần mã quy tắc và ngày bắt đầu"),
        (("--from", "2026-11-20"), "Cần mã quy tắc và ngày bắt đầu"),
        (("kn.chua.co", "--from", "2026-11-20"), "“kn.chua.co”"),
        (("kn.accept", "--from", "2026-02-30"), "Không có ngày “2026-02-30” trong lịch"),
        (("kn.accept", "--from", "mai mốt"), "Chưa hiểu ngày “mai mốt”"),
        (("kn.accept", "--from", ""), "Ngày còn để trống"),
        (("kn.accept", "--from", "1900-01-01"), "Chưa xác định được thời hạn"),
        (("kn.resolve", "--from", "2151-01-01"), "31/12/2150"),
        (("tcd.chairman", "--from", "2026-11-20"), "số lần"),
        (("kn.accept", "--from", "2026-11-20", "--extend", "-1"), "Số gia hạn “-1”"),
        (("kn.accept", "--from", "2026-11-20", "--extend", "hai"), "Số gia hạn “hai”"),
        (("kn.accept", "--from", "2026-11-20", "--extend", "99999"), "từ 1 đến 10000"),
        (("kn.accept", "--from", "2026-11-20", "--extend", "9" * 5000), "Số gia hạn"),
        (("kn.accept", "--from", "2026-11-20", "--suspend", "2026-11-25"), "tạm đình chỉ"),
        (("kn.accept", "--from", "2026-11-20", "--suspend", "..2026-11-25"), "tạm đình chỉ"),
        (("kn.accept", "--from", "2026-11-20", "--suspend", "2026-11-25..x"), "Chưa hiểu ngày"),
        (
            ("kn.accept", "--from", "2026-11-20", "--suspend", "2026-11-25..2026-11-24"),
            "Ngày tiếp tục phải",
        ),
        (("meeting.notice", "--from", "2026-11-25", "--extend", "1"), "tính ngược"),
        (("kn.accept", "kn.resolve", "--from", "2026-11-20"), "không hiểu “kn.resolve”"),
        (("--list", "--on", "32/13/2026"), "Không có ngày"),
    ],
)
def test_what_cannot_be_computed_is_one_sentence(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    assert sentence in refused(capsys, *words)


def test_the_list_has_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    rules = told(capsys, "--list")
    assert [(r["code"], r["count"]) for r in rules] == [(r.code, r.count) for r in shipped_rules()]
    (old,) = [r for r in rules if r["code"] == "kn.accept" and r["valid_to"]]
    assert (old["limit"], old["valid_from"], old["valid_to"]) == (
        "10 ngày", "2012-07-01", "2026-06-30",
    )  # fmt: skip
    text = said(capsys, "--list")
    assert all(f"  {rule.code} " in text for rule in shipped_rules())
    assert "từ 01/07/2012 đến hết 30/06/2026" in text
    assert "KHIẾU NẠI" in text.splitlines()
    lines = {" ".join(line.split()) for line in text.splitlines()}
    assert (
        "tcd.schedule trước 05 ngày làm việc Công bố, niêm yết lịch tiếp công dân của lãnh đạo"
        in (lines)
    )
    assert "publicity.posting đủ 30 ngày Thời gian niêm yết liên tục tối thiểu" in lines


def test_the_list_of_one_day_has_each_code_once(capsys: pytest.CaptureFixture[str]) -> None:
    def listed(on: str) -> dict[str, str]:
        rules = told(capsys, "--list", "--on", on)
        codes = {r["code"]: r["limit"] for r in rules}
        assert len(codes) == len(rules)
        return codes

    assert listed("2026-11-21")["kn.accept"] == "07 ngày làm việc"
    assert listed("2026-06-30")["kn.accept"] == "10 ngày"
    assert "publicity.posting" not in listed("2023-06-30")
    assert listed("1990-01-01") == {}
    assert "Không có quy tắc nào" in said(capsys, "--list", "--on", "1990-01-01")


def test_the_list_of_one_law(capsys: pytest.CaptureFixture[str]) -> None:
    rules = told(capsys, "tc", "--list")
    assert rules
    assert {r["topic"] for r in rules} == {"Tố cáo"}


def test_the_json_has_just_the_keys_that_are_described(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
    page = page.split("## `deadline --json`")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (`.+?`) \|", page, re.M)
    described = {key for names in rows for key in re.findall(r"`(\w+)(?:\[\])?`", names)}
    assert described == set(told(capsys, "kn.accept", "--from", "2026-11-20"))
    listed = page.split("`--list --json`")[1]
    assert set(re.findall(r"`(\w+)`", listed)) >= set(told(capsys, "kn", "--list")[0])


def test_a_day_may_be_typed_as_people_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert CLOCK.today() == date(2026, 11, 21)
    for typed in ("20/11", "20/11/2026", "hôm qua", "2026-11-20"):
        assert told(capsys, "kn.accept", "--from", typed)["start"] == "2026-11-20"
