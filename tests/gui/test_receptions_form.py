"""The form of a visit: faults told beside their fields, what follows told while typing."""

import unicodedata
from datetime import date

import pytest
from PySide6.QtCore import Qt
from receptions_rig import (
    CTRL,
    DUC,
    FINE,
    TODAY,
    Keyboard,
    add,
    all_visits,
    focused,
    name_villages,
    shown_tab,
    visit,
)

from desktop_app.errors import UserError
from desktop_app.receptions.model import ReceivedPaper


@pytest.fixture
def tab(session, qtbot):
    name_villages(session)
    return shown_tab(session, qtbot)


@pytest.fixture
def keys(tab, qtbot, type_text):
    return Keyboard(qtbot, type_text)


@pytest.fixture
def form(tab, keys):
    keys.press(Qt.Key.Key_N, CTRL)
    return tab.form


def fill(form, **entered):
    whole = {
        "full_name": "Nguyễn Thị Hòa",
        "content": "Xin cấp lại giấy",
        "content_kind": "proposal",
    }
    for key, value in (whole | entered).items():
        form.parts.forms.put(key, value)


def error(form, key):
    return form.parts.forms.error(key)


HTML = "<p>Đề nghị <b>sửa đường</b></p><script>alert(1)</script>"

BAD = [
    ("received_on", "25/11/2026", "ở sau hôm nay"),
    ("received_on", "31/02", "Không có ngày “31/02”"),
    ("received_on", "hôm nào đó", "Chưa hiểu ngày"),
    ("received_on", "1/1/1950", "quá xa"),
    ("id_number", "03112345482A", "12 chữ số"),
    ("phone", "không có", "10 hoặc 11 chữ số"),
    ("full_name", "Nguyễn " * 720, "nhiều hơn 200"),
    ("full_name", "", "Hãy ghi họ tên"),
    ("full_name", "031123454821", "Họ tên"),
    ("persons", "0", "từ 1 trở lên"),
    ("content", "", "Cần nhập nội dung"),
    ("content", "a" * 20_001, "nhiều hơn 20000"),
    ("content_kind", "", "Cần nhập phân loại"),
    ("at", "25:70", "Giờ tiếp"),
]


def test_what_is_wrong_is_told_beside_its_field_and_nothing_is_lost(form, keys, session):
    others = {"full_name": "Nguyễn Thị Hòa", "content": "Xin cấp lại giấy"}
    for key, typed, sentence in BAD:
        form.begin()
        fill(form)
        entry = form.parts.forms.entry(key)
        put = getattr(entry, "setText", entry.put)
        put(typed)
        keys.press(Qt.Key.Key_S, CTRL)
        row = (key, typed[:20])
        assert sentence in error(form, key), row
        assert focused() is entry, row
        assert entry.isVisible(), row
        assert all_visits(session) == [], row
        kept = {other: form.parts.forms.words(other) for other in others if other != key}
        assert kept == {other: others[other] for other in kept}, row


PASTED = [
    (HTML, "Đề nghị sửa đường", "mã của trang web"),
    ("Đề nghị \u202eđường sửa\u202c", "Đề nghị đường sửa", "ký hiệu ẩn"),
    (unicodedata.normalize("NFD", "Đề nghị sửa đường"), "Đề nghị sửa đường", ""),
]


@pytest.mark.parametrize(("typed", "kept", "told"), PASTED)
def test_what_is_pasted_is_cleaned_and_said_so(form, keys, session, typed, kept, told):
    fill(form)
    form.parts.forms.entry("content").setPlainText(typed)
    keys.press(Qt.Key.Key_S, CTRL)
    (saved,) = all_visits(session)
    assert saved.values.content == kept
    assert told in form.banner.text()


def test_names_typed_apart_and_together_are_one(form, keys, session):
    fill(form, full_name=unicodedata.normalize("NFD", "  Nguyễn   Thị Hòa "))
    keys.press(Qt.Key.Key_S, CTRL)
    assert all_visits(session)[0].person.full_name == "Nguyễn Thị Hòa"


def test_an_outcome_asks_only_for_what_belongs_to_it(form):
    shown = form.parts.after
    for outcome, wanted in (
        ("guided", {"guided_to", "guided_number"}),
        ("transferred", {"transferred_to", "transferred_number"}),
        ("answered", {"answered_on", "result"}),
        ("refused", {"refusal", "refusal_note"}),
        ("", set()),
    ):
        form.parts.forms.put("outcome", outcome)
        fields = form.parts.forms.fields(shown)
        assert {f.key for f in fields if shown.entry(f.key).isVisible()} == wanted


def test_what_another_outcome_had_asked_for_is_not_kept(form, keys, session):
    fill(form, outcome="guided", guided_to="Tòa án nhân dân khu vực")
    form.parts.forms.put("outcome", "transferred")
    form.parts.forms.put("transferred_to", "Phòng Kinh tế")
    keys.press(Qt.Key.Key_S, CTRL)
    values = all_visits(session)[0].values
    assert (values.guided_to, values.transferred_to) == ("", "Phòng Kinh tế")


def test_a_missing_addressee_is_asked_for_where_it_stands(form, keys):
    fill(form, outcome="transferred")
    keys.press(Qt.Key.Key_S, CTRL)
    assert "đã chuyển đến cơ quan nào" in error(form, "transferred_to")
    assert focused() is form.parts.forms.entry("transferred_to")


@pytest.mark.parametrize(
    ("entered", "petition", "title", "due"),
    [
        ({"content_kind": "complaint"}, True, "Hạn thụ lý", date(2026, 12, 2)),
        ({"content_kind": "denunciation"}, True, "Hạn xử lý ban đầu", date(2026, 12, 2)),
        ({"content_kind": "complaint"}, False, "Hạn trả lời", date(2026, 12, 7)),
        ({"content_kind": "proposal", "outcome": "answered"}, False, "", None),
        ({"content_kind": "other"}, False, "", None),
        ({"outcome": "refused", "refusal": "h"}, False, "báo từ chối", date(2026, 11, 26)),
        ({"outcome": "refused", "refusal": "a"}, False, "", None),
    ],
)
def test_the_day_that_follows_is_told_before_saving(form, entered, petition, title, due):
    fill(form, **entered)
    form.parts.petition.open(petition)
    limit = form.parts.limit
    assert limit.isVisible() == bool(title)
    if title:
        assert title in limit.due.text()
        assert limit.explained.due == due
        assert any(spot.day and spot.day.is_due for spot in limit.grid.spots())


def test_a_crowd_is_noticed_and_the_representatives_are_limited(form, keys, session):
    fill(form, persons=6)
    assert form.parts.forms.raw("crowd") is True
    assert "cử không quá 2 người đại diện" in form.parts.more.said.accessibleName()
    form.parts.forms.put("representatives", "Trần Văn Một\nTrần Văn Hai\nTrần Văn Ba")
    keys.press(Qt.Key.Key_S, CTRL)
    assert "không quá 2 người đại diện" in error(form, "representatives")
    assert form.parts.more.is_open()
    assert focused() is form.parts.forms.entry("representatives")
    form.parts.forms.put("representatives", "Trần Văn Một\nTrần Văn Hai")
    keys.press(Qt.Key.Key_S, CTRL)
    (saved,) = all_visits(session)
    assert saved.values.crowd
    assert saved.person.representatives == ("Trần Văn Một", "Trần Văn Hai")


def test_the_law_of_the_field_stands_at_the_foot(form, keys):
    assert "Điều 25" in form.law.accessibleName()  # the name
    keys.press(Qt.Key.Key_F8)
    assert focused() is form.parts.forms.entry("received_on")
    form.parts.forms.entry("representatives").setFocus()
    assert "Điều 29" in form.law.accessibleName()


def test_the_second_part_stays_as_it_was_left(form, keys, tab, session, qtbot):
    keys.press(Qt.Key.Key_F8)
    assert form.parts.more.is_open()
    other = shown_tab(session, qtbot)
    assert other.form.parts.more.is_open()


def test_digits_choose_and_enter_moves_on(form, keys):
    form.parts.forms.entry("content_kind").setFocus()
    keys.type("2")
    assert form.parts.kind() == "denunciation"
    assert "ngăn bảo mật" in form.parts.shield.text()
    keys.enter()
    assert focused() is form.parts.forms.entry("in_competence")
    keys.type("1")
    assert form.parts.forms.words("in_competence") == "yes"


def test_a_village_is_offered_and_kept_with_the_visit(form, keys, session):
    entry = form.parts.forms.entry("address")
    entry.setFocus()
    keys.type("doai")
    assert entry.text() == "doai"  # what is typed is never rewritten
    keys.press(Qt.Key.Key_Down)
    keys.enter()
    assert entry.text() == "Thôn Đoài, xã Đồng Mẫu"
    fill(form)
    keys.press(Qt.Key.Key_S, CTRL)
    (saved,) = all_visits(session)
    villages = {row["uid"]: row["name"] for row in session.services.office.rows("villages")}
    assert villages[saved.values.village_uid] == "Thôn Đoài"


def test_documents_are_taken_line_by_line(form, keys, session):
    fill(form)
    keys.press(Qt.Key.Key_F7)
    keys.type("Quyết định xử phạt")
    keys.enter()
    keys.type("3")
    keys.enter()
    keys.type("2")  # the original
    keys.enter()
    keys.type("Ảnh chụp")
    keys.enter(times=3)
    keys.enter()  # out of the empty line
    assert focused() is form.parts.more.head
    keys.press(Qt.Key.Key_S, CTRL)
    (saved,) = all_visits(session)
    assert session.services.receptions.papers(saved.uid) == [
        ReceivedPaper(title="Quyết định xử phạt", pages=3, form="original"),
        ReceivedPaper(title="Ảnh chụp", pages=1, form="copy"),
    ]


def test_pages_that_are_no_number_are_told_beneath_the_lines(form, keys, session):
    fill(form)
    keys.press(Qt.Key.Key_F7)
    keys.type("Đơn")
    keys.enter()
    keys.type("nhiều")
    keys.press(Qt.Key.Key_S, CTRL)
    assert "Số trang" in form.parts.papers_part.error()
    assert all_visits(session) == []


def test_the_next_form_keeps_the_day_and_who_presides(form, keys, session):
    fill(form, received_on="2026-11-20", kind="scheduled", presider="Lê Văn Chủ", officer="Mai")
    assert form.parts.forms.words("presider_role") == "head"
    keys.press(Qt.Key.Key_S, CTRL)
    words = form.parts.forms.words
    assert words("full_name") == words("content") == words("content_kind") == ""
    assert (words("received_on"), words("kind")) == ("2026-11-20", "scheduled")
    assert (words("presider"), words("officer")) == ("Lê Văn Chủ", "Mai")
    assert focused() is form.parts.forms.entry("full_name")
    assert all_visits(session)[0].values.presider_role == "head"


def test_leaving_asks_and_empties_the_form(form, keys, tab, quiet_door):
    fill(form)
    keys.press(Qt.Key.Key_Escape)
    assert tab.enters()
    assert "chưa được lưu" in quiet_door.shown[-1][1]
    quiet_door.answers.append(True)
    keys.press(Qt.Key.Key_Escape)
    assert not tab.enters()
    assert form.parts.forms.words("full_name") == ""


def test_a_newer_change_is_not_overwritten(form, keys, tab, session, quiet_door):
    uid = add(session, visit(FINE, "complaint"))
    tab.edit(uid)
    assert form.parts.forms.words("full_name") == DUC.full_name
    session.background.run(session.background, lambda s: s.receptions.mark_national([uid], TODAY))
    form.parts.forms.put("content", "Nội dung khác")
    keys.press(Qt.Key.Key_S, CTRL)
    assert tab.enters()
    assert quiet_door.shown[-1][0] == "problem"
    assert session.services.receptions.get(uid).values.content == FINE
    assert form.parts.forms.words("content") == "Nội dung khác"


def test_a_change_and_its_documents_can_be_undone(form, keys, tab, session):
    uid = add(session, visit(FINE, "complaint"))
    tab.edit(uid)
    form.parts.forms.put("content", "Nội dung khác")
    form.parts.papers_part.put([ReceivedPaper(title="Đơn")])
    keys.press(Qt.Key.Key_S, CTRL)
    assert not tab.enters()
    receptions = session.services.receptions
    assert receptions.get(uid).values.content == "Nội dung khác"
    assert len(receptions.papers(uid)) == 1
    while receptions.get(uid).values.content != FINE:
        session.background.run(session.background, lambda s: s.undo())
    assert receptions.papers(uid) == []


def test_a_petition_is_of_a_kind_that_petitions_have(form, keys, session):
    fill(form, content_kind="other")
    keys.press(Qt.Key.Key_F3)
    keys.press(Qt.Key.Key_S, CTRL)
    assert "Có đơn kèm theo" in error(form, "content_kind")
    assert focused() is form.parts.forms.entry("content_kind")
    assert all_visits(session) == []
    keys.press(Qt.Key.Key_F3)  # no paper after all
    keys.press(Qt.Key.Key_S, CTRL)
    assert all_visits(session)[0].petition_uid == ""


def test_an_organisation_cannot_denounce(form, keys, session):
    fill(form, full_name="", organisation="Hợp tác xã Đồng Mẫu", content_kind="denunciation")
    keys.press(Qt.Key.Key_S, CTRL)
    assert "Chỉ cá nhân mới tố cáo" in error(form, "content_kind")
    assert all_visits(session) == []


def test_enter_moves_on_from_the_content_and_shift_enter_begins_a_line(form, keys):
    forms = form.parts.forms
    forms.entry("content").setFocus()
    keys.type("Dòng một")
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    keys.type("dòng hai")
    keys.enter()
    assert forms.words("content") == "Dòng một\ndòng hai"
    assert focused() is forms.entry("content_kind")


def test_of_several_persons_enter_begins_the_next_line(form, keys):
    form.parts.more.open()
    forms = form.parts.forms
    forms.entry("representatives").setFocus()
    keys.type("An")
    keys.enter()
    keys.type("Bình")
    assert forms.words("representatives") == "An\nBình"


def test_ctrl_enter_saves_and_shows_the_visit(form, tab, keys, session):
    fill(form)
    form.parts.forms.entry("content").setFocus()
    keys.press(Qt.Key.Key_Return, CTRL)
    (saved,) = all_visits(session)
    assert not tab.enters()
    assert tab.pane.kept.uid == saved.uid


def test_nothing_is_typed_or_saved_twice_while_a_visit_is_written(form, keys, session, monkeypatch):
    waiting = []
    monkeypatch.setattr(session.background, "run", lambda *asked: waiting.append(asked))
    fill(form)
    form.parts.forms.entry("content").setFocus()
    form._save()
    form._save()
    assert len(waiting) == 1
    assert not form.parts.isEnabled()
    form._fail(UserError("Không ghi được."))
    assert form.parts.isEnabled()
    assert focused() is form.parts.forms.entry("content")
    assert form.parts.forms.words("content") == "Xin cấp lại giấy"


def test_long_choices_do_not_widen_the_form(form, qtbot):
    form.parts.forms.put("outcome", "refused")
    qtbot.waitUntil(lambda: form.parts.forms.entry("refusal").isVisible())
    assert form.parts.width() <= form.area.viewport().width()


def test_what_was_told_at_the_foot_is_not_told_twice(form, keys, session):
    fill(form)
    told = []
    session.background.changed.connect(lambda changes: told.append(changes.message))
    keys.press(Qt.Key.Key_S, CTRL)
    assert told == ["Đã lưu lượt tiếp số 1."]
    assert form.banner.text() == "Phiếu trống cho người tiếp theo."


def test_the_bin_holds_what_was_deleted_in_all_years(tab, session):
    uid = add(session, visit("Hỏi hồ sơ", day=date(2025, 3, 4)))
    listed = tab.list
    period = listed.filters.period.currentData()
    tab.run(lambda s: s.receptions.delete([uid]))
    listed.bin.setChecked(True)
    assert listed.table.records().rowCount() == 1
    assert listed.table.records().uid(0) == uid
    assert not listed.print.isVisibleTo(listed)
    listed.bin.setChecked(False)
    assert listed.filters.period.currentData() == period
