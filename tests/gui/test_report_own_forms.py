"""An office makes a form, changes the shipped table and copies an official form, all by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from reports_rig import dialog, shown_tab, write

from desktop_app.reports.forms.editing import Origin
from desktop_app.reports.forms.model import Form, Item
from ui.preview.window import PreviewWindow
from ui.reports.own_forms.edit_page import FormEditPage
from ui.reports.own_forms.measures import MeasureDialog
from ui.reports.own_forms.page import FormsPage
from ui.widgets.ask import AskDialog

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
K = Qt.Key
OWN = Form(
    code="01/NB",
    name="Biểu nội bộ",
    title="BIỂU NỘI BỘ",
    regime="other",
    shape="long",
    items=(Item(code="A", label="Lượt tiếp", measure="tcd.1"), Item(code="B", label="Việc khác")),
)


@pytest.fixture
def tab(session, qtbot):
    return shown_tab(session, qtbot)


@pytest.fixture
def forms(tab, qtbot) -> FormsPage:
    """The page, opened with Alt+3."""
    qtbot.keyClick(tab.due.list, K.Key_3, ALT)
    page = tab.pages.currentWidget()
    assert isinstance(page, FormsPage)
    return page


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    here = QApplication.focusWidget()
    assert here is not None
    qtbot.keyClick(here, key, modifier)


def back_in(tab, qtbot):
    """The window again after a dialog; the screenless platform does not go back by itself."""
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)


def editing(tab) -> FormEditPage:
    page = tab.pages.currentWidget()
    assert isinstance(page, FormEditPage)
    return page


def kept(session, code: str) -> Form:
    row = session.services.report_forms.kept(code)
    assert row is not None
    return row.generations[-1]


def open_form(tab, forms, code: str, qtbot) -> FormEditPage:
    forms.select(code)
    forms.take_focus()
    press(qtbot, K.Key_Return)
    return editing(tab)


def test_every_form_stands_with_where_it_is_from(forms):
    told = {one.text(0): (one.text(2), one.text(3)) for one in forms.list.items()}
    assert told["01/TCD"] == ("từ 30/09/2025", "Theo luật: Thông tư 06/2025/TT-TTCP")
    assert told["DC"] == ("mọi kỳ", "Có sẵn, sửa được")
    assert len(told) == 7
    forms.select("02/XLD")
    shown = [one.text(0) for one in forms.view.items.items() if one.text(0)]
    assert shown[:3] == ["1", "2", "3"]
    assert forms.view.rules.items()[0].text(0) == "2 <= 1"
    assert forms.chapter() == "bieu-mau"


def test_a_form_is_made_without_a_programmer(tab, forms, session, qtbot, type_text):
    press(qtbot, K.Key_N, CTRL)
    page = editing(tab)
    assert not page.banner.text().startswith("Mã biểu")  # nothing is wrong before it is begun
    type_text(QApplication.focusWidget(), "02/NB")
    page.head.go_to("name")
    type_text(QApplication.focusWidget(), "Theo dõi đơn")
    assert page.work.form.title == "THEO DÕI ĐƠN"
    press(qtbot, K.Key_PageDown, CTRL)
    press(qtbot, K.Key_N, CTRL)
    type_text(QApplication.focusWidget(), "Đơn đã nhận")
    page.items.card.origin.ways[Origin.COUNTED].click()
    found = dialog(MeasureDialog, qtbot)
    type_text(found.search, "don to cao tiep nhan")
    assert found.list.currentItem().text(0).strip() == "Đơn tố cáo tiếp nhận trong kỳ"
    qtbot.keyClick(found.search, K.Key_Return)
    back_in(tab, qtbot)
    page.items.take_focus()
    press(qtbot, K.Key_N, CTRL)
    type_text(QApplication.focusWidget(), "Đơn chuyển đến")
    page.items.take_focus()
    press(qtbot, K.Key_N, CTRL)
    type_text(QApplication.focusWidget(), "Cộng")
    page.items.card.origin.ways[Origin.FORMULA].click()
    type_text(QApplication.focusWidget(), "CT1+CT2")
    press(qtbot, K.Key_S, CTRL)
    made = kept(session, "02/NB")
    assert [(i.code, i.label, i.measure, i.formula) for i in made.items] == [
        ("CT1", "Đơn đã nhận", "dc.denunciations", ""),
        ("CT2", "Đơn chuyển đến", "", ""),
        ("CT3", "Cộng", "", "CT1+CT2"),
    ]
    assert (made.name, made.title, made.shape) == ("Theo dõi đơn", "THEO DÕI ĐƠN", "long")
    press(qtbot, K.Key_Escape)
    assert tab.pages.currentWidget() is forms
    assert "02/NB" in [one.text(0) for one in forms.list.items()]


def test_a_wrong_formula_is_told_beside_it_and_nothing_is_saved(
    tab, forms, session, qtbot, type_text
):
    page = open_form(tab, forms, "DC", qtbot)
    page.items.go_to(0)
    page.items.card.origin.ways[Origin.FORMULA].click()
    type_text(QApplication.focusWidget(), "CK1+KHONG")
    line = page.items.card.origin.formula
    assert "Không có chỉ tiêu mã KHONG" in line.error()
    page.items.take_focus()
    press(qtbot, K.Key_S, CTRL)
    assert session.services.report_forms.kept("DC") is None
    assert QApplication.focusWidget() is line.widget  # the cursor stands where it is wrong
    page.items.card.origin.entry.setText("CK1+CK2")
    page.items.card.origin.formula.typed.emit()
    assert line.error() == ""
    press(qtbot, K.Key_S, CTRL)
    assert kept(session, "DC").items[0].formula == "CK1+CK2"


def test_codes_are_offered_while_a_formula_is_typed(tab, forms, qtbot, type_text):
    page = open_form(tab, forms, "DC", qtbot)
    page.items.card.origin.ways[Origin.FORMULA].click()
    entry = page.items.card.origin.entry
    type_text(entry, "CQ1+02/XLD.1")
    entry.textEdited.emit(entry.text())
    found = entry.codes.completionModel()
    offered = {
        found.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(found.rowCount())
    }
    assert "02/XLD.1" in offered
    assert "02/XLD.10" in offered
    assert "CQ1" not in offered
    entry.hide_codes()


def test_the_shipped_table_is_renamed_reordered_switched_off_and_reset(
    tab, forms, session, qtbot, quiet_door, type_text
):
    page = open_form(tab, forms, "DC", qtbot)
    first, second = (item.code for item in page.work.form.items[:2])
    page.items.go_to(0, "label")
    QApplication.focusWidget().selectAll()
    type_text(QApplication.focusWidget(), "Văn bản của xã")
    page.items.take_focus()
    press(qtbot, K.Key_Down, ALT)  # behind the second one
    press(qtbot, K.Key_Up, CTRL)  # to the second one
    press(qtbot, K.Key_Delete)  # shipped: switched off, not thrown away
    press(qtbot, K.Key_S, CTRL)
    changed = kept(session, "DC")
    assert [item.code for item in changed.items[:2]] == [second, first]
    assert changed.item(first).label == "Văn bản của xã"
    assert changed.item(second).off
    press(qtbot, K.Key_Escape)
    told = {one.text(0): one.text(3) for one in forms.list.items()}
    assert told["DC"] == "Có sẵn, cơ quan đã sửa"
    quiet_door.answers.append(True)
    forms.take_focus()
    press(qtbot, K.Key_Delete)
    assert session.services.report_forms.kept("DC") is None
    session.background.run(tab, lambda s: s.undo())
    assert kept(session, "DC") == changed


def test_steps_are_taken_back_and_typing_in_one_field_is_one_step(tab, forms, qtbot, type_text):
    page = open_form(tab, forms, "DC", qtbot)
    before = page.work.form
    page.items.go_to(0, "label")
    type_text(QApplication.focusWidget(), "abc")
    page.items.take_focus()
    press(qtbot, K.Key_Space)
    assert page.work.form.items[0].off
    press(qtbot, K.Key_Z, CTRL)
    assert not page.work.form.items[0].off
    assert page.work.form.items[0].label.startswith("abc")
    press(qtbot, K.Key_Z, CTRL)
    assert page.work.form == before
    press(qtbot, K.Key_Y, CTRL)
    assert page.work.form.items[0].label.startswith("abc")


def test_a_new_code_is_followed_by_formulas_and_rules(tab, forms, session, qtbot, type_text):
    page = open_form(tab, forms, "DC", qtbot)
    place = [item.code for item in page.work.form.items].index("CQT")
    page.items.go_to(place, "code")
    type_text(QApplication.focusWidget(), "CQ1")  # over the chosen old one; another has it
    press(qtbot, K.Key_Tab)
    assert "nhiều chỉ tiêu" in page.items.card.lines["code"].error()
    assert page.work.form.item("CQ1P").formula == "CQ1 / CQT * #100"
    press(qtbot, K.Key_Z, CTRL)
    page.items.go_to(place, "code")
    type_text(QApplication.focusWidget(), "TONG")
    press(qtbot, K.Key_Tab)
    form = page.work.form
    assert form.item("CQ1P").formula == "CQ1 / TONG * #100"
    assert "CQ1 <= TONG" in [one.rule for one in form.identities]


def test_an_official_form_is_only_copied(tab, forms, session, qtbot, quiet_door):
    forms.select("01/TCD")
    forms.take_focus()
    press(qtbot, K.Key_Return)
    assert tab.pages.currentWidget() is forms
    assert "do Thông tư 06/2025/TT-TTCP quy định" in quiet_door.shown[-1][1]
    quiet_door.answers.append(True)
    press(qtbot, K.Key_Return)
    page = editing(tab)
    page.take_focus()
    press(qtbot, K.Key_S, CTRL)
    copied, official = kept(session, "01/TCD/CQ"), session.services.report_forms.shelf.all()[0]
    assert [item.formula for item in copied.items] == [item.formula for item in official.items]
    assert (copied.document, copied.valid_from) == ("", None)


def test_a_rule_is_added_by_keys(tab, forms, session, qtbot, type_text):
    write(session, lambda s: s.report_forms.add(OWN))
    page = open_form(tab, forms, "01/NB", qtbot)
    press(qtbot, K.Key_PageDown, CTRL)
    press(qtbot, K.Key_N, CTRL)
    type_text(QApplication.focusWidget(), "B <= ")
    assert page.rules.rule.error()
    type_text(QApplication.focusWidget(), "A")
    assert page.rules.rule.error() == ""
    page.rules.level.widget.setCurrentIndex(2)
    press(qtbot, K.Key_S, CTRL)
    (rule,) = kept(session, "01/NB").identities
    assert (rule.rule, rule.level) == ("B <= A", "warning")


def test_unsaved_work_is_asked_about_and_kept_when_the_screen_is_locked(
    tab, forms, session, qtbot, quiet_door, type_text
):
    write(session, lambda s: s.report_forms.add(OWN))
    page = open_form(tab, forms, "01/NB", qtbot)
    page.items.go_to(1, "label")
    press(qtbot, K.Key_End)
    type_text(QApplication.focusWidget(), " nữa")
    press(qtbot, K.Key_Escape)
    assert tab.pages.currentWidget() is page  # the answer was: stay
    assert "chưa lưu" in quiet_door.shown[-1][1]
    tab.keep_work()
    assert kept(session, "01/NB").items[1].label == "Việc khác nữa"
    page.items.go_to(1, "code")
    QApplication.focusWidget().clear()
    tab.keep_work()  # not whole: stays in the page, the book keeps what it had
    assert kept(session, "01/NB").items[1].code == "B"
    assert page.work.dirty
    quiet_door.answers.append(True)
    press(qtbot, K.Key_Escape)
    assert tab.pages.currentWidget() is forms


def test_a_form_is_switched_off_deleted_and_restored(tab, forms, session, qtbot):
    write(session, lambda s: s.report_forms.add(OWN))
    forms.select("01/NB")
    forms.turn()
    assert not session.services.report_forms.kept("01/NB").active
    forms.take_focus()
    press(qtbot, K.Key_Delete)
    assert session.services.report_forms.kept("01/NB") is None
    forms.bin.setChecked(True)
    press(qtbot, K.Key_Return)
    assert session.services.report_forms.kept("01/NB") is not None


def test_a_form_in_hand_is_seen_as_it_will_be_printed(tab, forms, qtbot, session):
    write(session, lambda s: s.report_forms.add(OWN))
    page = open_form(tab, forms, "01/NB", qtbot)
    press(qtbot, K.Key_P, CTRL)
    asked = dialog(AskDialog, qtbot)
    assert asked.form.values() == {"figures": "books", "period": "M9", "year": 2026}
    qtbot.keyClick(asked.form.entry("year"), K.Key_Return, CTRL)
    shown = dialog(PreviewWindow, qtbot)
    assert "01/NB" in shown.windowTitle()
    shown.close()
    assert page.work.begin.form == OWN
    assert session.services.reports.ids() == []  # nothing was kept


@pytest.mark.parametrize("width", [1366, 910])
def test_the_page_fits(session, qtbot, width):
    tab = shown_tab(session, qtbot, width, 600)
    tab.show_forms()
    page = tab.pages.currentWidget()
    page.select("DC")
    page.change()
    assert page.minimumSizeHint().width() <= 910
    assert editing(tab).minimumSizeHint().width() <= 910
