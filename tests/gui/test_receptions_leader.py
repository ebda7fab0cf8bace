"""A visit on a leader's day: the day is found by its date, who presides is filled in."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from receptions_rig import CTRL, Keyboard, add, all_visits, shown_tab, visit

from desktop_app.receptions.model import ChairmanDayValues

FRIDAY = date(2026, 11, 20)


@pytest.fixture
def day_uid(session):
    found = []
    values = ChairmanDayValues(day=FRIDAY, presider="Lê Văn Chủ", place="Trụ sở")
    session.background.run(
        session.background,
        lambda s: s.chairman_days.add(values),
        lambda changes: found.append(changes.uid),
    )
    return found[0]


@pytest.fixture
def form(session, qtbot, type_text, day_uid):
    tab = shown_tab(session, qtbot)
    Keyboard(qtbot, type_text).press(Qt.Key.Key_N, CTRL)
    return tab.form


def test_a_scheduled_visit_belongs_to_the_day_of_its_date(form, session, day_uid, qtbot):
    forms = form.parts.forms
    forms.put("received_on", FRIDAY.isoformat())
    assert "lịch tiếp của lãnh đạo" in form.parts.more.said.accessibleName()
    forms.put("kind", "scheduled")
    assert forms.words("day_uid") == day_uid
    assert (forms.words("presider"), forms.words("presider_role")) == ("Lê Văn Chủ", "head")
    for key, value in (("full_name", "Nguyễn Thị Hòa"), ("content", "Xin cấp lại giấy"),
                       ("content_kind", "proposal")):  # fmt: skip
        forms.put(key, value)
    qtbot.keyClick(forms.entry("full_name"), Qt.Key.Key_S, CTRL)
    (saved,) = all_visits(session)
    assert (saved.values.day_uid, saved.values.kind) == (day_uid, "scheduled")
    assert session.services.chairman_days.get(day_uid).visits == 1
    assert forms.words("day_uid") == day_uid  # the next visitor of that day


def test_a_regular_visit_belongs_to_no_day(form):
    forms = form.parts.forms
    forms.put("received_on", FRIDAY.isoformat())
    forms.put("kind", "scheduled")
    forms.put("kind", "regular")
    assert (forms.words("day_uid"), forms.words("presider_role")) == ("", "")


def test_another_date_has_another_day(form, day_uid):
    forms = form.parts.forms
    forms.put("received_on", FRIDAY.isoformat())
    forms.put("kind", "scheduled")
    forms.put("received_on", "2026-11-19")
    assert forms.words("day_uid") == ""


def test_a_kept_visit_shows_its_day(session, qtbot, day_uid):
    regular = visit("Xin cấp lại giấy", day=FRIDAY, presider_role="head", day_uid=day_uid)
    values = replace(regular, kind="scheduled")
    uid = add(session, values)
    tab = shown_tab(session, qtbot)
    tab.edit(uid)
    assert tab.form.parts.forms.words("day_uid") == day_uid
    assert not tab.form.is_dirty()
