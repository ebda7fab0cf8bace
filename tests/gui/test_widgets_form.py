"""The record form: typing, dates, errors beside the field, Enter, the guard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop_app.errors import UserError
from desktop_app.fields import Field, Kind
from ui.widgets.form import RecordForm

TODAY = date(2026, 11, 21)
FIELDS = (
    Field("name", "Họ tên", Kind.NAME, required=True, article="Điều 13 khoản 2"),
    Field("day", "Ngày tiếp", Kind.DATE),
    Field("people", "Số người", Kind.NUMBER, help="Từ 5 người là đoàn đông."),
    Field("state", "Tình trạng", Kind.CHOICE, choices=(("a", "Mới"), ("b", "Xong"))),
    Field("secret", "Giữ bí mật", Kind.YES_NO),
    Field("matter", "Nội dung", Kind.LONG_TEXT),
    Field("code", "Mã", Kind.CODE, check=lambda text: "" if text.isdigit() else "Mã chỉ gồm số."),
)


@pytest.fixture
def form(qtbot):
    made = RecordForm(FIELDS, lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.parametrize("composed", [False, True])
def test_vietnamese_is_typed_and_kept_letter_by_letter(form, type_text, composed):
    type_text(form.entry("name"), "Nguyễn Thị Đượm", composed=composed)
    assert form.values()["name"] == "Nguyễn Thị Đượm"


def test_every_kind_comes_back_as_it_is_stored(form):
    record = {
        "name": "Trần Văn Đức",
        "day": "2026-03-05",
        "people": 12,
        "state": "b",
        "secret": True,
        "matter": "Dòng một\nDòng hai",
        "code": "007",
    }
    form.set_values(record)
    assert form.values() == record
    assert form.entry("day").text() == "05/03/2026"
    assert not form.is_dirty()


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("15/3", "2026-03-15"), ("150326", "2026-03-15"), ("hôm qua", "2026-11-20")],
)
def test_days_are_typed_freely_and_written_out_when_the_cursor_leaves(
    form, type_text, typed, stored
):
    entry = form.entry("day")
    entry.setFocus()
    type_text(entry, typed)
    assert entry.text() == typed
    assert form.values()["day"] == stored
    form.entry("people").setFocus()
    year, month, day = stored.split("-")
    assert entry.text() == f"{day}/{month}/{year}"


def test_the_weekday_of_a_typed_day_is_said_below(form, type_text):
    type_text(form.entry("day"), "20/11")
    notes = [part.text() for part in form.entry("day").parentWidget().findChildren(type(_label()))]
    assert "Thứ Sáu, 20/11/2026" in notes


def _label():
    from ui.widgets.basics import label  # noqa: PLC0415

    return label()


def test_nonsense_is_told_beside_its_field_and_nothing_is_saved(form, type_text):
    saved = []
    form.save_asked.connect(lambda: saved.append(True))
    type_text(form.entry("day"), "31/2")
    type_text(form.entry("code"), "a1")
    form.ask_to_save()
    assert saved == []
    assert form.error("name") == "Cần nhập họ tên."
    assert "31/2" in form.error("day")
    assert form.error("code") == "Mã chỉ gồm số."
    assert form.error("people") == ""
    assert form.entry("name").hasFocus()
    with pytest.raises(UserError) as caught:
        form.values()
    assert caught.value.field == "day"


def test_an_error_goes_when_it_is_mended(form, type_text):
    form.ask_to_save()
    assert form.error("name")
    type_text(form.entry("name"), "A")
    assert form.error("name") == ""


def test_enter_moves_on_and_control_enter_saves(qtbot, form, type_text):
    saved = []
    form.save_asked.connect(lambda: saved.append(True))
    form.entry("name").setFocus()
    type_text(form.entry("name"), "Lê Thị Bích")
    qtbot.keyClick(form.entry("name"), Qt.Key.Key_Return)
    assert form.entry("day").hasFocus()
    qtbot.keyClick(form.entry("day"), Qt.Key.Key_Return)
    assert form.entry("people").hasFocus()
    form.entry("matter").setFocus()
    qtbot.keyClick(form.entry("matter"), Qt.Key.Key_Return)
    assert form.entry("matter").hasFocus()
    assert saved == []
    qtbot.keyClick(form.entry("matter"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved == [True]


def test_the_guard_asks_only_when_something_would_be_lost(form, type_text, quiet_door):
    form.set_values({"name": "A"})
    assert form.ask_before_leaving()
    assert quiet_door.shown == []
    type_text(form.entry("name"), "B")
    assert form.is_dirty()
    assert not form.ask_before_leaving()
    quiet_door.answers.append(True)
    assert form.ask_before_leaving()
    form.mark_saved()
    assert not form.is_dirty()


def test_a_choice_unknown_here_is_kept_not_lost(form):
    form.set_values({"state": "từ bản mới hơn"})
    assert form.values()["state"] == "từ bản mới hơn"


def test_up_and_down_move_a_day(qtbot, form):
    entry = form.entry("day")
    qtbot.keyClick(entry, Qt.Key.Key_Up)
    assert entry.text() == "21/11/2026"
    qtbot.keyClick(entry, Qt.Key.Key_Down)
    assert entry.text() == "20/11/2026"
