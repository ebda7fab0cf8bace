"""The self-test passes on a sound program and fails, in words, on each planted fault."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import resources
from db.book import Book
from db.drafts import Drafts
from db.history import HistoryCheck
from desktop_app.clock import FixedClock
from desktop_app.documents import guard
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.law.workdays.day import Day, DayKind
from desktop_app.opening import OpenOffice
from desktop_app.people.person import Person
from desktop_app.petitions import keeping
from desktop_app.plans import drafting
from desktop_app.plans.service import PlanService
from desktop_app.receptions.service import ReceptionService
from desktop_app.reports import sending
from desktop_app.reports.figures.registry import load_measures
from desktop_app.self_test import book, casework, duties, reports, run_self_test
from desktop_app.self_test.book import PNG, Pictures, TrialBook
from desktop_app.shield.service import ShieldService
from desktop_app.tasks.work import TaskWork
from desktop_app.today.service import TodayService


def _draw(_office: OpenOffice, folder: Path) -> list[Path]:
    folder.mkdir()
    picture = folder / "tab.png"
    picture.write_bytes(PNG + b"rest")
    return [picture]


def test_a_sound_program_passes_and_leaves_nothing_behind(
    clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    said: list[str] = []
    assert run_self_test(said.append, _draw, clock) == 0, said
    assert sum(line.startswith("✓") for line in said) >= 16
    assert "khung hình" in "\n".join(said)
    assert list(tmp_path.iterdir()) == []


def _only(monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    """Make a book, open it, and the steps with these words; a sound program does all of them."""
    wanted, whole = ("Lập sổ mới", "Sai mật khẩu", *words), TrialBook.steps

    def steps(self: TrialBook, pictures: Pictures | None) -> list[tuple[str, Callable[[], None]]]:
        kept = [step for step in whole(self, pictures) if step[0].startswith(wanted)]
        assert len(kept) == len(wanted), wanted
        return kept

    monkeypatch.setattr(TrialBook, "steps", steps)


def test_without_a_window_it_says_so(clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    _only(monkeypatch, "Đóng sổ")
    said: list[str] = []
    assert run_self_test(said.append, None, clock) == 0
    assert any("Cửa sổ không được thử" in line for line in said)


def _fails(clock: FixedClock, pictures: Pictures | None = _draw) -> str:
    said: list[str] = []
    assert run_self_test(said.append, pictures, clock) == 1
    return "\n".join(said)


def test_no_picture_is_a_failure(clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    _only(monkeypatch, "Mở cửa sổ")
    assert "không có khung hình" in _fails(clock, lambda _office, _folder: [])


def test_a_broken_search_is_a_failure(clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PlanService, "ids", lambda *_a, **_k: [])
    assert "không thấy" in _fails(clock)


def test_a_broken_history_is_a_failure(clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Book, "verify_history", lambda *_a: HistoryCheck(1, "", first_broken=1))
    _only(monkeypatch, "Đọc một kế hoạch", "Lưu vào sổ", "Xóa, hoàn tác")
    assert "lịch sử không nguyên vẹn" in _fails(clock)


def test_work_in_hand_that_is_lost_is_a_failure(
    clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Drafts, "keep", lambda *_a: "")
    _only(monkeypatch, "Lập dự thảo")
    assert "mất phần đang soạn" in _fails(clock)


def test_an_issued_plan_that_may_be_edited_is_a_failure(
    clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "EDITABLE", ("read", "draft", "issued"))
    _only(monkeypatch, "Lập dự thảo")
    assert "vẫn sửa được" in _fails(clock)


def test_a_wrong_deadline_is_a_failure(clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    """A calendar that knows no holidays answers one day early."""

    class NoHolidays(WorkCalendar):
        def day(self, day: date) -> Day:
            kind = DayKind.WEEKEND if day.weekday() > 4 else DayKind.WORKING
            return Day(day, kind)

    monkeypatch.setattr(duties, "WorkCalendar", NoHolidays)
    _only(monkeypatch, "Tính thời hạn")
    assert "đúng phải là 2026-12-02" in _fails(clock)


def test_a_task_that_is_not_on_the_board_is_a_failure(
    clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TodayService, "_load", lambda *_a: {})
    _only(monkeypatch, "Ghi nhiệm vụ")
    assert "không nằm trên bảng" in _fails(clock)


def test_a_tick_that_is_not_kept_is_a_failure(
    clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TaskWork, "tick", lambda *_a, **_k: None)
    _only(monkeypatch, "Ghi nhiệm vụ")
    assert "mà không được ghi" in _fails(clock)


def test_an_identity_that_is_printed_is_a_failure(
    clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A gate that nobody keeps lets a paper with the denouncer's name out."""
    monkeypatch.setattr(guard, "ask", lambda *_a, **_k: None)
    _only(monkeypatch, "Niêm phong")
    assert "nêu tên người tố cáo mà vẫn được ghi ra" in _fails(clock)


def test_an_identity_outside_its_compartment_is_a_failure(
    clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReceptionService, "ids", lambda *_a, **_k: ["x"])
    _only(monkeypatch, "Niêm phong")
    assert "tìm được người tố cáo" in _fails(clock)


def test_an_identity_that_opens_as_another_is_a_failure(
    clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ShieldService, "look", lambda *_a: Person())
    _only(monkeypatch, "Niêm phong")
    assert "mở ngăn ra người khác" in _fails(clock)


def test_a_clock_beside_the_law_is_a_failure(
    clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "paper_limits", lambda *_a: [])
    _only(monkeypatch, "Thụ lý đơn")
    assert "hạn thụ lý của đơn khác với luật" in _fails(clock)


def test_an_old_book_that_one_program_wrote_otherwise_is_a_failure(
    clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(casework, "kept_old_books", list)
    _only(monkeypatch, "Nhập sổ cũ")
    assert "thiếu sổ cũ mẫu" in _fails(clock)


def test_missing_rules_are_a_failure(
    clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = resources.path

    def path(*parts: str) -> Path:
        return tmp_path if parts == ("law/rules",) else real(*parts)

    monkeypatch.setattr(resources, "path", path)
    assert "thiếu các tệp trong law/rules" in _fails(clock)


def test_plain_text_on_the_disk_is_a_failure(
    clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leak(self: TrialBook) -> None:
        save(self)
        (self._book / "so.db-leak").write_text(self._plan.plan.title, encoding="utf-8")

    save = TrialBook.save_and_find
    monkeypatch.setattr(TrialBook, "save_and_find", leak)
    _only(monkeypatch, "Đọc một kế hoạch", "Lưu vào sổ", "Tệp sổ")
    assert "đọc được" in _fails(clock)


def test_an_unexpected_error_is_told_with_its_place(
    clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: Path) -> None:
        raise RuntimeError("bộ đọc hỏng")

    monkeypatch.setattr(book, "read_plan", broken)
    said = _fails(clock)
    assert "✗ Đọc một kế hoạch: bộ đọc hỏng" in said
    assert "RuntimeError" in said


def test_a_report_that_goes_out_unsound_is_a_failure(
    clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "refuse_unsound", lambda *_a: None)
    _only(monkeypatch, "Lập báo cáo")
    assert "không được gửi mà vẫn gửi" in _fails(clock)


def test_a_measure_that_was_not_packed_is_a_failure(
    clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Measures are found by looking at what the program was built with."""
    known = {name: one for name, one in load_measures().items() if name != "tcd.5"}
    monkeypatch.setattr(reports, "load_measures", lambda: known)
    _only(monkeypatch, "Lập báo cáo")
    assert "cách đếm chưa có" in _fails(clock)
