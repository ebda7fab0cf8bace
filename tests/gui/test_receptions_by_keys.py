"""The observed run: a visitor with a petition, then the next empty form, by keys alone."""

from datetime import date

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from receptions_rig import CTRL, DUC, FINE, Keyboard, add, all_visits, focused, name_villages, visit

from ui.preview.window import PreviewWindow
from ui.shell.desk import Desk

# Keys that are no letters: Enter, Ctrl+…, F keys, arrows. A visit that asks for more of them than
# this is slower for everybody who sits across the desk.
KEYS_OF_A_VISIT = 15
CONTENT = "Khiếu nại quyết định thu hồi đất số 15"
TYPED = ("Nguyễn Thị Hòa", "031187654321", "dong", "0987654321", CONTENT, "1", "1", "2")
DOCUMENT, PAGES = "Quyết định thu hồi đất", "3"


@pytest.fixture
def desk(session, qtbot):
    name_villages(session)
    made = Desk(session)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def open_tab(desk, keys):
    keys.press(Qt.Key.Key_4, CTRL)
    return desk.tab("receptions")


def preview(qtbot) -> PreviewWindow:
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, PreviewWindow)]
    found = [w for w in shown if w.isVisible()]
    assert len(found) == 1
    found[0].activateWindow()
    qtbot.waitUntil(found[0].isActiveWindow)
    return found[0]


def enter_a_visit(keys, tab):
    """Everything that is asked of a visitor who hands over a complaint and one document."""
    keys.press(Qt.Key.Key_N, CTRL)
    keys.type(TYPED[0])
    keys.enter()
    keys.type(TYPED[1])
    keys.enter()
    keys.type(TYPED[3])
    keys.enter()
    keys.type(TYPED[2])  # the village is offered
    keys.press(Qt.Key.Key_Down)
    keys.enter(times=2)
    keys.type(TYPED[4])
    keys.enter()
    keys.type(TYPED[5])  # a complaint
    keys.enter()
    keys.type(TYPED[6])  # in our competence
    keys.enter()
    keys.type(TYPED[7])  # a petition was handed over: its part opens
    assert tab.form.parts.limit.explained.due == date(2026, 12, 2)
    keys.press(Qt.Key.Key_F7)
    keys.type(DOCUMENT)
    keys.enter()
    keys.type(PAGES)


def save_and_print(keys, qtbot):
    """The receipt as it will be printed, out of the printer, and away."""
    keys.press(Qt.Key.Key_P, CTRL)
    shown = preview(qtbot)
    with qtbot.waitSignal(shown.destroyed):
        keys.press(Qt.Key.Key_P, CTRL)
        keys.press(Qt.Key.Key_Escape)


def test_a_visit_with_petition_receipt_and_the_next_form_ready(
    desk, session, qtbot, type_text, quiet_door, tmp_path
):
    keys = Keyboard(qtbot, type_text)
    tab = open_tab(desk, keys)
    keys.others = 0
    printed = tmp_path / "bien nhan.pdf"
    quiet_door.answers.append(printed)
    enter_a_visit(keys, tab)
    save_and_print(keys, qtbot)

    (saved,) = all_visits(session)
    assert (saved.person.full_name, saved.person.id_number) == TYPED[:2]
    assert saved.person.address == "Thôn Đông, xã Đồng Mẫu"
    assert (saved.values.content_kind, saved.values.outcome) == ("complaint", "petition")
    petition = session.services.petitions.get(saved.petition_uid)
    assert (petition.values.kind, petition.values.reception_uid) == ("complaint", saved.uid)
    assert petition.case_uid == saved.case_uid != ""
    assert petition.next_due == date(2026, 12, 2)
    (paper,) = session.services.receptions.papers(saved.uid)
    assert (paper.title, paper.pages) == (DOCUMENT, int(PAGES))
    assert len(PdfReader(printed).pages) == 1

    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    forms = tab.form.parts.forms
    assert tab.enters()
    assert focused() is forms.entry("full_name")
    assert forms.words("full_name") == forms.words("content") == ""
    assert not tab.form.parts.petition.is_open()
    assert keys.others == KEYS_OF_A_VISIT
    assert keys.letters == len("".join((*TYPED, DOCUMENT, PAGES)))


def test_somebody_who_came_before_is_copied_and_linked(desk, session, qtbot, type_text, quiet_door):
    before = add(session, visit(FINE, "complaint", date(2026, 9, 14)))
    add(session, visit("Hỏi về chế độ trợ cấp", "proposal", date(2026, 6, 3)))
    keys = Keyboard(qtbot, type_text)
    tab = open_tab(desk, keys)
    keys.press(Qt.Key.Key_N, CTRL)
    name = focused()
    keys.type("tran van duc")
    tab.form.earlier.look()
    assert "14/09/2026" in tab.form.earlier.words.text()
    assert "03/06/2026" in tab.form.earlier.words.text()
    assert (focused(), name.text()) == (name, "tran van duc")  # told, not done
    keys.press(Qt.Key.Key_F2)
    keys.press(Qt.Key.Key_Escape)
    assert focused() is name
    keys.press(Qt.Key.Key_F2)
    lines = [tab.form.earlier.list.item(i).text() for i in range(2)]
    keys.press(Qt.Key.Key_Down, times=next(i for i in range(2) if "14/09" in lines[i]))
    keys.press(Qt.Key.Key_Return, CTRL)
    forms = tab.form.parts.forms
    assert forms.words("full_name") == DUC.full_name
    assert forms.words("id_number") == DUC.id_number
    assert forms.words("content") == FINE
    keys.press(Qt.Key.Key_S, CTRL)
    assert all_visits(session)[0].values.earlier_uid == before


def test_enter_alone_copies_the_person_and_not_what_was_said(desk, session, qtbot, type_text):
    add(session, visit(FINE, "complaint", date(2026, 9, 14)))
    keys = Keyboard(qtbot, type_text)
    tab = open_tab(desk, keys)
    keys.press(Qt.Key.Key_N, CTRL)
    keys.type(DUC.full_name)
    keys.press(Qt.Key.Key_F2)
    keys.enter()
    forms = tab.form.parts.forms
    assert forms.words("address") == DUC.address
    assert forms.words("content") == ""
    assert focused() is forms.entry("content")


def test_ctrl_k_finds_visits_and_undo_takes_them_back(desk, session, qtbot, type_text):
    add(session, visit(FINE, "complaint"))
    keys = Keyboard(qtbot, type_text)
    tab = open_tab(desk, keys)
    keys.press(Qt.Key.Key_K, CTRL)
    keys.type("lan chiem")
    keys.enter()
    assert tab.list.selected() == [all_visits(session)[0].uid]
    keys.press(Qt.Key.Key_Delete)
    assert all_visits(session) == []
    keys.press(Qt.Key.Key_Z, CTRL)
    assert len(all_visits(session)) == 1


def test_ctrl_z_takes_a_visit_back_while_the_next_form_waits(desk, session, qtbot, type_text):
    keys = Keyboard(qtbot, type_text)
    tab = open_tab(desk, keys)
    keys.press(Qt.Key.Key_N, CTRL)
    forms = tab.form.parts.forms
    for key, value in (("full_name", "An"), ("content", FINE), ("content_kind", "complaint")):
        forms.put(key, value)
    keys.press(Qt.Key.Key_S, CTRL)
    keys.type("Bình")
    keys.press(Qt.Key.Key_Z, CTRL)  # what is being typed goes first
    assert (forms.words("full_name"), len(all_visits(session))) == ("", 1)
    keys.press(Qt.Key.Key_Z, CTRL)
    assert all_visits(session) == []
