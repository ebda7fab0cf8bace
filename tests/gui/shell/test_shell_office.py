"""The settings window writes into a real book, each save as one action that can be undone."""

from datetime import datetime

import pytest

from desktop_app import opening
from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.office.model import Level, Office, OfficeSetup, Village
from desktop_app.opening import Account
from desktop_app.paths import Paths
from ui import dialogs
from ui.background import InlineBackground
from ui.look import Look
from ui.office.window import OfficeWindow
from ui.session import Session

CLOCK = FixedClock(datetime(2026, 11, 21, 9, 30, tzinfo=VIETNAM))


@pytest.fixture
def door(monkeypatch):
    quiet = dialogs.QuietDoor()
    monkeypatch.setattr(dialogs, "door", quiet)
    return quiet


@pytest.fixture
def session(qapp, tmp_path, door):
    paths = Paths(tmp_path / "d", tmp_path)
    setup = OfficeSetup(
        Office(Level.XA, "Đồng Mẫu", "Tỉnh Bình Mẫu"), villages=(Village("Thôn Đông"),)
    )
    opening.create_office(paths.book, setup, Account("Lan Anh", "mot cau de nho"), CLOCK)
    office = opening.open_office(paths.book, "Lan Anh", "mot cau de nho", CLOCK)
    made = Session.over(office, paths, Look(), InlineBackground)
    yield made
    made.close()


@pytest.fixture
def window(qtbot, session):
    made = OfficeWindow(None, session)
    made.show()
    yield made
    made.deleteLater()


def page(window, number):
    window.names.setCurrentRow(number)
    return window.pages.currentWidget()


def test_the_office_is_changed_and_wrong_codes_are_refused(window, session):
    office = page(window, 0)
    office.form.entry("name").setText("xã Đồng Mới")
    office.form.entry("code").setText("12")
    office.form.ask_to_save()
    assert "5 chữ số" in office.form.error("code")
    office.form.entry("code").setText("01234")
    office.form.ask_to_save()
    assert session.services.office.office().full_name == "xã Đồng Mới"
    assert office.form.entry("name").text() == "Đồng Mới"


def test_lines_are_added_changed_removed_and_undone(window, session):
    villages = page(window, 2)
    villages.new_line()
    villages.form.entry("name").setText("Thôn Đoài")
    villages.form.entry("households").setText("187")
    villages.form.ask_to_save()
    assert [(v.name, v.households) for v in session.services.office.villages()] == [
        ("Thôn Đông", None),
        ("Thôn Đoài", 187),
    ]
    villages.names.setCurrentRow(0)
    villages.form.entry("head").setText("Nông Văn Ất")
    villages.form.ask_to_save()
    assert session.services.office.villages()[0].head == "Nông Văn Ất"
    villages.remove.click()
    assert [v.name for v in session.services.office.villages()] == ["Thôn Đoài"]
    session.background.run(window, lambda s: s.undo())
    assert villages.names.count() == 2, "the page follows an undo"


def test_an_empty_name_is_told_beside_the_field(window):
    officers = page(window, 3)
    officers.new_line()
    officers.form.ask_to_save()
    assert officers.form.error("name")


def test_settings(window, session):
    settings = page(window, 5)
    assert settings.form.entry("idle_minutes").text() == "15"
    settings.form.entry("idle_minutes").setText("5")
    settings.form.ask_to_save()
    assert session.services.settings.number("idle_minutes") == 5


def test_what_was_not_saved_is_asked_about(window, door):
    office = page(window, 0)
    office.form.entry("name").setText("Khác")
    window.names.setCurrentRow(1)
    assert window.pages.currentIndex() == 0 and window.names.currentRow() == 0
    assert not window.close()
    door.answers.append(True)
    window.names.setCurrentRow(1)
    assert window.pages.currentIndex() == 1
    window.names.setCurrentRow(0)
    assert office.form.entry("name").text() == "Đồng Mẫu"


def test_a_list_copied_from_word_is_added_once(window, session, door, qapp):
    villages = page(window, 2)
    qapp.clipboard().setText("1. Thôn Đông\n2. Thôn Đoài\n3) Tổ dân phố số 4\n\nThôn Đoài")
    door.answers.append(True)
    villages.paste.click()
    found = [(v.name, v.kind) for v in session.services.office.villages()]
    assert found == [
        ("Thôn Đông", "thon"),
        ("Thôn Đoài", "thon"),
        ("Tổ dân phố số 4", "to_dan_pho"),
    ]
    assert "Thêm 2 tên" in door.shown[-1][1]
    assert villages.names.count() == 3
    villages.paste.click()
    assert door.shown[-1][0] == "tell"
    assert villages.names.count() == 3


def test_departments_can_be_pasted_and_officers_not(window, door, qapp):
    qapp.clipboard().setText("")
    departments = page(window, 1)
    departments.paste.click()
    assert "Chưa có danh sách" in door.shown[-1][1]
    assert not hasattr(page(window, 3), "paste")


def test_the_own_limit_of_the_office_stands_with_reception_and_petitions(window, session):
    settings = page(window, 4)
    settings.form.entry("petitions.knpa_days").setText("15")
    settings.form.ask_to_save()
    assert session.services.settings.number("petitions.knpa_days") == 15


def test_the_window_fits_a_low_screen(window):
    assert window.minimumSizeHint().height() <= 430


def test_the_folder_of_the_backups_can_be_chosen(window, door, tmp_path):
    settings = page(window, 5)
    entry = settings.form.entry("backup_folder")
    door.answers.append(tmp_path)
    entry.actions()[-1].trigger()
    assert entry.text() == str(tmp_path)
    assert settings.form.is_dirty()
    door.answers.append(True)
