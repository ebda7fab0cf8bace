"""The editor over a real book: keys only, undo, keeping, committing, going about."""

import pytest
from editor_rig import ALT, CTRL, SHIFT, field, opened_editor, put_in_book, stored
from plan_paper import save
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.plans.editing.place import Part, Place
from ui.plans.actions import NEW_ACTIONS
from ui.plans.editor.page import EditorPage
from ui.plans.rows import status_words


@pytest.fixture
def uid(session, plan_file):
    return put_in_book(session, plan_file)


@pytest.fixture
def editor(qtbot, tab, uid):
    yield from opened_editor(qtbot, tab, uid)


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def test_what_is_typed_is_kept_then_committed_as_one_step(
    qtbot, tab, editor, session, uid, type_text
):
    before = stored(session, uid)
    type_text(field(editor, "place"), " Thượng")
    assert editor.work.plan.place == "Đồng Mẫu Thượng"
    qtbot.waitUntil(lambda: session.services.drafts.work_in_hand(uid) is not None)
    assert editor.head.state.text().startswith("Đã giữ lúc ")
    assert stored(session, uid) == before
    press(qtbot, Qt.Key.Key_Escape)
    assert tab.pages.currentWidget() is tab.list
    assert tab.list.selected() == [uid]
    assert stored(session, uid).place == "Đồng Mẫu Thượng"
    assert session.services.drafts.waiting() == {}
    session.background.run(tab, lambda s: s.undo())
    assert stored(session, uid) == before
    session.background.run(tab, lambda s: s.redo())
    assert stored(session, uid).place == "Đồng Mẫu Thượng"


def test_control_z_takes_back_a_field_and_goes_there(qtbot, editor, type_text, session):
    said = []
    session.background.said.connect(said.append)
    type_text(field(editor, "place"), " A")
    type_text(field(editor, "title"), " mới")
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert not editor.work.plan.title.endswith("mới")
    assert "trích yếu" in said[-1]
    press(qtbot, Qt.Key.Key_Z, CTRL)
    place = editor.pages.page(Part.HEAD).form.entry("place")
    assert editor.work.plan.place == place.text() == "Đồng Mẫu"
    assert place.hasFocus()
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert "Không còn bước nào" in said[-1]
    press(qtbot, Qt.Key.Key_Y, CTRL)
    assert editor.work.plan.place == "Đồng Mẫu A"
    assert "trích yếu" in editor.head.redo.toolTip()
    press(qtbot, Qt.Key.Key_Z, CTRL | SHIFT)
    assert editor.work.plan.title.endswith("mới")


def test_undo_reaches_over_parts_and_leaves_the_redo_alone(qtbot, editor, type_text):
    type_text(field(editor, "place"), " A")
    editor.go_to(Place(Part.BASES))
    type_text(QApplication.focusWidget(), "!")
    press(qtbot, Qt.Key.Key_Z, CTRL)
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert editor.pages.part() is Part.HEAD
    press(qtbot, Qt.Key.Key_Y, CTRL)
    press(qtbot, Qt.Key.Key_Y, CTRL)
    assert editor.pages.part() is Part.BASES
    assert editor.work.plan.place == "Đồng Mẫu A"
    assert editor.work.plan.legal_bases[0].text.endswith("!")


def test_a_plan_only_looked_at_is_not_written(qtbot, tab, editor, session, uid):
    rev = session.services.plans.rows([uid])[0]["rev"]
    for _ in range(6):
        press(qtbot, Qt.Key.Key_F6)
    press(qtbot, Qt.Key.Key_Escape)
    assert tab.pages.currentWidget() is tab.list
    assert session.services.plans.rows([uid])[0]["rev"] == rev


def test_from_the_reader_and_back_to_what_was_written(qtbot, tab, opened, session, type_text):
    save(qtbot, tab)
    qtbot.keyClick(tab.reader, Qt.Key.Key_E, CTRL)
    page = tab.pages.currentWidget()
    type_text(field(page, "place"), " Hạ")
    press(qtbot, Qt.Key.Key_Escape)
    assert tab.pages.currentWidget() is tab.reader
    assert tab.reader.shown.plan.place == "Đồng Mẫu Hạ"


def test_saving_stays_and_saves_again(qtbot, editor, session, uid, type_text):
    def saved(place):
        press(qtbot, Qt.Key.Key_S, CTRL)
        qtbot.waitUntil(lambda: stored(session, uid).place == place)

    type_text(field(editor, "place"), " 1")
    saved("Đồng Mẫu 1")
    assert editor.head.state.text() == "Đã lưu vào sổ"
    type_text(field(editor, "place"), "2")
    saved("Đồng Mẫu 12")
    press(qtbot, Qt.Key.Key_Z, CTRL)
    press(qtbot, Qt.Key.Key_Z, CTRL)
    saved("Đồng Mẫu")


def test_the_parts_by_keys_each_where_it_was_left(qtbot, editor):
    seen = []
    for _ in range(5):
        seen.append(editor.pages.part())
        press(qtbot, Qt.Key.Key_F6)
    assert seen == [Part.HEAD, Part.BASES, Part.TEXT, Part.ENDING, Part.ANNEX]
    assert editor.pages.part() is Part.HEAD
    field(editor, "title")
    press(qtbot, Qt.Key.Key_PageDown, CTRL)
    assert editor.pages.part() is Part.BASES
    press(qtbot, Qt.Key.Key_PageUp, CTRL)
    assert editor.pages.place() == Place(Part.HEAD, field="title")
    press(qtbot, Qt.Key.Key_F6, SHIFT)
    assert editor.pages.part() is Part.ANNEX


def test_the_outline_follows_and_leads(qtbot, editor):
    outline = editor.panes.outline
    keys = outline.keys()
    assert keys[:3] == ["head", "bases", "text"] and keys[-2:] == ["ending", "annex:0"]
    heading = next(key for key in keys if key.startswith("text:"))
    editor.go_to(Place(Part.BASES))
    assert outline.currentItem().text(0) == "Căn cứ (1)"
    outline.went_to.emit(heading)
    assert editor.pages.part() is Part.TEXT
    assert outline.currentItem().text(0) == "I. MỤC ĐÍCH, YÊU CẦU"


def test_findings_lead_to_their_place_and_mark_the_outline(qtbot, editor):
    qtbot.waitUntil(lambda: bool(editor.panes.findings.model.findings))
    press(qtbot, Qt.Key.Key_F8)
    finding = editor.panes.findings.model.findings[0]
    assert editor.pages.place().part is editor.panes.words.place(finding).part
    assert "(" in next(t.text() for t in editor.panes._tabs.values() if "Cần" in t.text())


def test_the_findings_follow_the_words(qtbot, editor):
    def without_number():
        return any(f.code == "number_blank" for f in editor.work.open_findings())

    qtbot.waitUntil(lambda: editor.work.refreshed is not None)
    assert not without_number()
    editor.go_to(Place(Part.HEAD, field="number"))
    QApplication.focusWidget().setText("/KH-UBND")
    qtbot.waitUntil(without_number)
    assert editor.panes.outline.topLevelItem(0).icon(0).isNull() is False
    press(qtbot, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: not without_number())


def test_the_print_follows_the_words(qtbot, editor, type_text):
    preview = editor.panes.preview
    qtbot.waitUntil(lambda: preview.count() > 0)
    editor.go_to(Place(Part.ANNEX))
    qtbot.waitUntil(lambda: preview.page() == preview.count() - 1)
    press(qtbot, Qt.Key.Key_P, ALT)
    assert not editor.panes.side_is_open()
    press(qtbot, Qt.Key.Key_P, ALT)
    assert editor.panes.side_is_open()


def test_back_to_how_it_was_asks_once_and_can_be_undone(qtbot, editor, type_text, quiet_door):
    before = editor.work.plan
    type_text(field(editor, "place"), " A")
    typed = editor.work.plan
    quiet_door.answers.append(True)
    editor.head.drop.trigger()
    assert editor.work.plan == before
    assert [kind for kind, _ in quiet_door.shown] == ["ask"]
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert editor.work.plan.place == typed.place


def test_a_blank_plan_begins_with_the_office(qtbot, tab, session):
    next(action for action in NEW_ACTIONS if action.label == "Trang trắng").run(tab)
    page = tab.pages.currentWidget()
    assert isinstance(page, EditorPage)
    plan = page.work.plan
    assert (plan.type_text, plan.symbol, plan.place) == ("KẾ HOẠCH", "KH-UBND", "Đồng Mẫu")
    assert plan.issuer == "Ủy ban nhân dân xã Đồng Mẫu"
    press(qtbot, Qt.Key.Key_Escape)
    row = tab.list.records.table.records().record(0)
    assert row["status"] == "draft" and status_words(row) == "Dự thảo"


def test_work_in_hand_is_seen_in_the_list(qtbot, tab, editor, session, uid, type_text):
    type_text(field(editor, "place"), " A")
    qtbot.waitUntil(lambda: session.services.drafts.work_in_hand(uid) is not None)
    tab.list.refresh()
    row = tab.list.records.table.records().record(0)
    assert status_words(row) == "Đọc từ tệp · đang soạn"
    assert status_words({"status": "issued"}) == "Đã ban hành"


@pytest.mark.parametrize(("width", "height"), [(1366, 650), (910, 400)])
def test_every_part_fits_the_screen(qtbot, tab, editor, width, height):
    tab.resize(width, height)
    qtbot.waitUntil(lambda: tab.width() == width)
    for _ in range(5):
        press(qtbot, Qt.Key.Key_F6)
        assert tab.minimumSizeHint().width() <= width
        assert tab.minimumSizeHint().height() <= height
    assert editor.panes.side_is_open() == (width > 1100)
