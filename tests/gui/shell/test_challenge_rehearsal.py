"""Attacks on practising: real windows left open, a copy that cannot be opened, late prints."""

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog
from shell_rig import PASSWORD, log_in

from desktop_app.documents import stamp
from desktop_app.errors import KnownProblem
from ui.rehearsal import stage
from ui.rehearsal.stage import Stage
from ui.shell.open_book import OpenBook
from ui.workdays.opener import DaysOff


@pytest.fixture(autouse=True)
def no_mark_left():
    yield
    stamp.put("")


@pytest.fixture
def window(make_window, code, qtbot):
    made = make_window()
    log_in(qtbot, made, PASSWORD)
    return made


def begin(window, qtbot):
    real = window.desk
    window._stage.begin(window.session, date(2027, 6, 9))
    qtbot.waitUntil(lambda: window.desk is not real, timeout=20_000)


def end(window, qtbot):
    copy = window.desk
    window.end_rehearsal()
    qtbot.waitUntil(lambda: window.desk is not copy, timeout=20_000)


def seen(window):
    return [one for one in window.findChildren(QDialog) if one.isVisible()]


def test_no_window_of_the_real_book_stays_open_while_practising(window, qtbot):
    DaysOff(window, window.session).open()
    assert len(seen(window)) == 1
    begin(window, qtbot)
    assert seen(window) == []
    end(window, qtbot)


def test_no_window_of_the_copy_stays_open_after_practising(window, qtbot):
    begin(window, qtbot)
    DaysOff(window, window.session).open()
    assert len(seen(window)) == 1
    end(window, qtbot)
    assert seen(window) == []


def test_what_is_still_being_written_when_practising_ends_bears_the_mark(qtbot, window):
    stamp.put(stamp.REHEARSAL)
    marks = []
    Stage(window).end(lambda: marks.append(stamp.word()))
    assert marks == [stamp.REHEARSAL]
    assert stamp.word() == ""


def test_the_mark_goes_even_when_the_copy_does_not_close_well(qtbot, window):
    def broken():
        raise KnownProblem("hỏng")

    stamp.put(stamp.REHEARSAL)
    with pytest.raises(KnownProblem):
        Stage(window).end(broken)
    assert stamp.word() == ""


def test_a_copy_that_cannot_be_shown_leaves_the_real_desk(window, qtbot, monkeypatch, door):
    real = window.desk

    def refused(*_all):
        raise KnownProblem("Không mở được bản sao.")

    with monkeypatch.context() as patch:
        patch.setattr(OpenBook, "over", refused)
        window._stage.begin(window.session, date(2027, 6, 9))
        qtbot.waitUntil(lambda: bool(door.shown), timeout=20_000)
    assert window.desk is real
    assert window.screen_shown() is real
    assert (window._stage.on, stamp.word()) == (False, "")
    begin(window, qtbot)  # the next time it goes well
    end(window, qtbot)


def test_asked_for_twice_it_is_begun_once(window, qtbot):
    real = window.desk
    window._stage.begin(window.session, date(2027, 6, 9))
    window._stage.begin(window.session, date(2027, 6, 10))
    qtbot.waitUntil(lambda: window.desk is not real, timeout=20_000)
    qtbot.waitUntil(lambda: not window._behind.session.background.busy(), timeout=20_000)
    assert window._behind.desk is real
    assert window.session.clock.today() == date(2027, 6, 9)
    end(window, qtbot)
    assert window.desk is real


def test_locked_while_the_book_is_copied_the_lock_stays(window, qtbot, door):
    real = window.desk
    window._stage.begin(window.session, date(2027, 6, 9))
    window.lock()
    locked = window.screen_shown()
    assert locked is not real
    qtbot.waitUntil(lambda: bool(door.shown), timeout=20_000)
    assert window.screen_shown() is locked
    assert (window.desk, window._stage.on, stamp.word()) == (real, False, "")
    log_in(qtbot, window, PASSWORD)
    assert window.screen_shown() is real


def test_a_failed_copy_lets_one_try_again(window, qtbot, monkeypatch, door):
    def full(*_all, **_more):
        raise KnownProblem("Đĩa đầy.")

    with monkeypatch.context() as patch:
        patch.setattr(stage.rehearsal, "begin", full)
        window._stage.begin(window.session, date(2027, 6, 9))
        qtbot.waitUntil(lambda: bool(door.shown), timeout=20_000)
    begin(window, qtbot)
    end(window, qtbot)
