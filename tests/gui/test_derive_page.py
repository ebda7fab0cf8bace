"""Our plan made from the one of the upper level, by keyboard, up to the editor and back."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton

from desktop_app.office.model import Department
from desktop_app.plans.reader import read_plan
from ui.plans import actions
from ui.plans.derive.offers_model import PLACES
from ui.plans.derive.page import OFFERS, REVIEW, WORDS, DerivePage
from ui.plans.reader_middle import TASKS

sys.path.append(str(Path(__file__).resolve().parents[1] / "unit"))
from derive_samples import UPPER

CONTROL = Qt.KeyboardModifier.ControlModifier
DERIVE = next(a for a in actions.PLAN_ACTIONS if a.label == "Làm kế hoạch của ta từ bản này")


@pytest.fixture
def upper(session, tab, tmp_path) -> str:
    """The plan of the province, in the book of an office with its departments."""
    path = tmp_path / "kế hoạch tỉnh.txt"
    path.write_text(UPPER, encoding="utf-8")
    read, kept = read_plan(path), []
    names = ("Văn phòng HĐND và UBND", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội")
    for department in (Department(name) for name in names):
        values = {"name": department.name, "short_name": "", "head": "", "aliases": ""}
        session.background.run(tab, lambda s, v=values: s.office.save_item("departments", v))
    session.background.run(tab, lambda s: s.plans.save(read), lambda c: kept.append(c.uid))
    return kept[0]


@pytest.fixture
def page(tab, upper, qtbot) -> DerivePage:
    DERIVE.run(tab, upper)
    made = tab.pages.currentWidget()
    assert isinstance(made, DerivePage)
    qtbot.waitUntil(made.offers.table.hasFocus)
    return made


def contents(page: DerivePage) -> list[str]:
    return [task.content for task in page.proposal.chosen]


def choose(page: DerivePage, words: str, column: str) -> None:
    model = page.offers.model
    row = next(r for r in range(model.rowCount()) if words in model.text(r, "content"))
    page.offers.table.setCurrentIndex(model.index(row, PLACES[column]))


def test_the_action_fits_plans_read_or_issued() -> None:
    assert DERIVE.fits({"status": "read"})
    assert DERIVE.fits({"status": "issued"})
    assert not DERIVE.fits({"status": "draft"})
    assert not DERIVE.fits({"status": "read", "deleted_at": "2026-11-21"})


def test_space_ticks_the_chosen_rows(page, qtbot) -> None:
    before = len(contents(page))
    choose(page, "Thẩm định dự toán", "content")
    qtbot.keyClick(page.offers.table, Qt.Key.Key_Space)
    assert "Thẩm định dự toán của các sở" in contents(page)
    assert f"{before + 1} trong" in page.count.text()
    page.offers.table.selectAll()
    qtbot.keyClick(page.offers.table, Qt.Key.Key_Space)
    assert contents(page) == []


def test_f2_gives_a_task_its_department(page, qtbot, type_text) -> None:
    choose(page, "Trồng cây", "lead")
    qtbot.keyClick(page.offers.table, Qt.Key.Key_F2)
    editor = page.offers.table.findChild(QComboBox)
    assert "Phòng Kinh tế" in [editor.itemText(i) for i in range(editor.count())]
    type_text(editor.lineEdit(), "Phòng Kinh tế")
    qtbot.keyClick(editor.lineEdit(), Qt.Key.Key_Return)
    place = next(i for i, t in enumerate(page.proposal.tasks) if "Trồng cây" in t.content)
    qtbot.waitUntil(lambda: page.proposal.tasks[place].lead == "Phòng Kinh tế")


def test_f2_rewrites_a_task_and_enter_ends_it(page, qtbot, type_text) -> None:
    choose(page, "Trồng cây", "content")
    qtbot.keyClick(page.offers.table, Qt.Key.Key_F2)
    editor = page.offers.table.findChild(QPlainTextEdit)
    type_text(editor, "Trồng hoa ở nhà văn hóa", composed=True)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert "Trồng hoa ở nhà văn hóa" in contents(page)


def test_a_time_that_was_written_is_understood_and_stays(page, qtbot) -> None:
    choose(page, "Trồng cây", "ours")
    index = page.offers.table.currentIndex()
    page.offers.model.setData(index, "Trước ngày 15/02/2027")
    row = index.row()
    assert page.offers.model.text(row, "meaning") == "trước 15/02/2027"
    page.offers.margin.choose(20)
    assert page.offers.model.text(row, "ours") == "Trước ngày 15/02/2027"
    choose(page, "Rà soát việc", "ours")
    assert page.offers.model.text(page.offers.table.currentIndex().row(), "ours") == (
        "Trước ngày 21/5"
    )


def test_the_margin_is_typed_or_stepped(page, qtbot, type_text) -> None:
    margin = page.offers.margin
    choose(page, "Rà soát việc", "ours")
    row = page.offers.table.currentIndex().row()
    margin.selectAll()
    type_text(margin, "0")
    qtbot.keyClick(margin, Qt.Key.Key_Return)
    assert page.offers.model.text(row, "ours") == "Trước ngày 10/6"
    qtbot.keyClick(margin, Qt.Key.Key_Up)
    assert page.proposal.margin == 1
    margin.selectAll()
    type_text(margin, "mười")
    qtbot.keyClick(margin, Qt.Key.Key_Return)
    assert (margin.text(), page.proposal.margin) == ("1", 1)


def test_steps_are_reached_by_keys_and_a_question_leads_back(page, qtbot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.steps.currentIndex() == WORDS)
    qtbot.keyClick(page, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.steps.currentIndex() == REVIEW)
    listed = page.review.list
    texts = [listed.item(i).text() for i in range(listed.count())]
    place = next(i for i, text in enumerate(texts) if "chính là bản kế hoạch đang lập" in text)
    listed.setCurrentRow(place)
    listed.itemActivated.emit(listed.item(place))
    assert page.steps.currentIndex() == OFFERS
    row = page.offers.table.currentIndex().row()
    assert page.offers.model.task(row).content == "Xây dựng và ban hành kế hoạch của địa phương"


def test_ctrl_enter_makes_the_draft_and_opens_it(page, tab, session, upper, qtbot) -> None:
    page.offers.margin.choose(12)
    page.words.title.put("Kế hoạch của ta năm 2027")
    page.words.bases[0].tick.setChecked(False)
    chosen = contents(page)
    qtbot.keyClick(page, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: tab.pages.currentWidget() is not page)
    (uid,) = set(session.services.plans.ids()) - {upper}
    row = session.services.plans.rows([uid])[0]
    assert (row["made"], row["source_uid"], row["title"]) == (
        "derive",
        upper,
        "Kế hoạch của ta năm 2027",
    )
    plan = session.services.plans.get(uid).plan
    assert sorted(task.content for task in plan.tasks) == sorted(chosen)
    assert not any("10/11/2022" in basis.text for basis in plan.legal_bases)
    assert session.services.derive.margin() == 12
    assert type(tab.pages.currentWidget()).__name__ == "EditorPage"


def test_the_reader_leads_from_their_task_to_ours_and_back(page, tab, session, upper, qtbot):
    qtbot.keyClick(page, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: tab.pages.currentWidget() is not page)
    (uid,) = set(session.services.plans.ids()) - {upper}
    tab.open_plan(upper)
    tab.reader.go_to_page(TASKS)
    tab.reader.tasks.choose_task(2)
    _follow(tab, "Ta thực hiện trong")
    assert tab.reader.shown.uid == uid
    assert tab.reader.page() == TASKS
    _follow(tab, "Từ: kế hoạch 112/KH-UBND")
    assert tab.reader.shown.uid == upper
    row = tab.reader.tasks.table.currentIndex().row()
    assert tab.reader.tasks.table.tasks.task(row).content.startswith("Tiếp công dân")


def _follow(tab, words: str) -> None:
    links = tab.reader.tasks.detail.findChildren(QPushButton)
    next(link for link in links if link.text().startswith(words)).click()


def test_leaving_asks_only_when_something_was_chosen(page, tab, qtbot, quiet_door) -> None:
    choose(page, "Trồng cây", "content")
    qtbot.keyClick(page.offers.table, Qt.Key.Key_Space)
    quiet_door.answers.append(False)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert tab.pages.currentWidget() is page
    qtbot.keyClick(page.offers.table, Qt.Key.Key_Space)  # as it was: nothing to lose
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert tab.pages.currentWidget() is not page


def test_the_own_plan_is_told_at_once(session, tab, tmp_path) -> None:
    path = tmp_path / "của ta.txt"
    words = UPPER.replace("TỈNH THANH MẪU", "XÃ ĐỒNG MẪU").replace("tỉnh Thanh Mẫu", "xã Đồng Mẫu")
    path.write_text(words, encoding="utf-8")
    kept = []
    session.background.run(
        tab, lambda s: s.plans.save(read_plan(path)), lambda c: kept.append(c.uid)
    )
    DERIVE.run(tab, kept[0])
    assert "chính cơ quan ta" in tab.pages.currentWidget().note.text()
