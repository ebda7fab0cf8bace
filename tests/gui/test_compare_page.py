"""Two plans side by side on the screen: marks, filter, keys, printing."""

from datetime import date

import msgspec
import pytest
from life_plans import PLAN, changed, done, new_plan, row
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat

from desktop_app.plans.model import Text
from ui import theme
from ui.plans.compare.choose_page import ChoosePage
from ui.plans.compare.page import ComparePage
from ui.plans.compare.printing import preview_request
from ui.plans.compare.view import ROWS, TASKS
from ui.plans.printing import preview_request as plan_preview
from ui.preview.window import PreviewWindow

replace = msgspec.structs.replace


@pytest.fixture
def pair(session, tab):
    """An issued plan and the draft that amends it."""
    old = new_plan(session)
    done(session, lambda s: s.life.issue(old, 1, date(2026, 11, 21)))
    new = done(session, lambda s: s.life.begin_version(old, "superseded")).uid
    plan = session.services.plans.get(new).plan
    tasks = (plan.tasks[0], replace(plan.tasks[1], schedule_text="Tháng 9"))
    sections = (
        replace(plan.sections[0], body=(Text("Để mọi người dân biết rõ quyền của mình."),)),
        plan.sections[1],
    )
    changed(session, new, tasks=tasks, sections=sections, recipients=plan.recipients[1:])
    return old, new


@pytest.fixture
def page(tab, pair):
    made = ComparePage.of_plans(tab, *pair)
    tab.show_page(made)
    return made


def formats(view, words):
    """How the words are drawn."""
    cursor = view.document().find(words)
    assert not cursor.isNull(), words
    form = cursor.charFormat()
    return form.fontStrikeOut(), form.fontUnderline(), form.foreground().color()


def test_choosing_offers_the_versions_first_and_compares_by_enter(tab, session, pair, qtbot):
    other = new_plan(session, title="Việc khác năm 2027")
    tab.open_plan(pair[1])
    tab.actions_on.run("So sánh…", pair[1])
    choose = tab.pages.currentWidget()
    assert isinstance(choose, ChoosePage)
    assert choose.list.topLevelItem(0).text(0) == "Phiên bản 1"
    assert choose.list.topLevelItemCount() == 2
    choose.search.setText("viec khac")
    choose.search.searched.emit("viec khac")
    assert choose.list.chosen() == other
    choose.search.searched.emit("")
    qtbot.keyClick(choose.list, Qt.Key.Key_Return)
    shown = tab.pages.currentWidget()
    assert isinstance(shown, ComparePage)
    assert "01/KH-UBND" in shown.old_name.toolTip()


def test_a_book_with_one_plan_says_that_there_is_nothing_to_compare(tab, session):
    uid = new_plan(session)
    choose = ChoosePage(tab, uid)
    tab.show_page(choose)
    assert not choose.go.isEnabled()
    choose.compare()
    assert tab.pages.currentWidget() is choose


def test_what_differs_is_marked_by_sign_stroke_and_colour(page):
    text = page.views[ROWS].toPlainText()
    assert "± sửa" in text
    assert "− bỏ" in text
    assert "+ thêm" in text
    assert formats(page.views[ROWS], "mọi")[1:] == (True, theme.color("done"))
    struck = formats(page.views[ROWS], "Sở Nội vụ")
    assert (struck[0], struck[2]) == (True, theme.color("late"))
    assert "sửa 1 nhiệm vụ" in page.note.text()
    page.go_to_page(TASKS)
    assert formats(page.views[TASKS], "Tháng 6")[0]
    assert formats(page.views[TASKS], "Tháng 9")[1]
    assert "Niêm yết công khai" not in page.views[TASKS].toPlainText()


def test_everything_or_only_what_differs(page, qtbot):
    assert "Theo Phụ lục kèm theo." not in page.views[ROWS].toPlainText()
    qtbot.keyClick(page, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert "Theo Phụ lục kèm theo." in page.views[ROWS].toPlainText()
    assert "Niêm yết công khai" in page.views[TASKS].toPlainText()
    assert page.views[ROWS].count() == page.comparison.counts.total


def test_f8_goes_from_difference_to_difference_and_round(page, qtbot):
    count = page.views[ROWS].count()
    places = []
    for number in (*range(1, count + 1), 1):
        qtbot.keyClick(page, Qt.Key.Key_F8)
        qtbot.waitUntil(lambda n=number: page.place.text() == f"{n}/{count}")
        places.append(page.views[ROWS].textCursor().selectionStart())
    assert places[-1] == places[0]
    assert places[:-1] == sorted(set(places[:-1]))


def test_the_sides_can_be_swapped(page):
    counts = page.comparison.counts
    page.swap()
    assert (page.comparison.counts.added, page.comparison.counts.removed) == (
        counts.removed,
        counts.added,
    )
    assert "01/KH-UBND" in page.new_name.toolTip()


def test_the_colours_follow_the_theme(page, qapp):
    theme.apply_theme(qapp, dark=True)
    try:
        assert formats(page.views[ROWS], "mọi")[2] == theme.color("done")
    finally:
        theme.apply_theme(qapp, dark=False)
    form = QTextCharFormat()
    form.setForeground(theme.color("done"))
    assert formats(page.views[ROWS], "mọi")[2] == form.foreground().color()


def test_equal_plans_say_so(tab, session):
    one, two = new_plan(session), new_plan(session)
    page = ComparePage.of_plans(tab, one, two)
    tab.show_page(page)
    assert "giống hệt" in page.note.text()
    assert page.pages.currentWidget() is page.empty


def test_the_table_of_differences_can_be_saved(page, session, tmp_path):
    request = preview_request(page._pairing, page.comparison, session.clock.today())
    assert set(request.save_as) == {"docx"}
    data, note = request.written("pdf", tmp_path)
    assert data.startswith(b"%PDF")
    assert note == ""
    assert request.file_name.isascii()


def test_a_draft_is_printed_as_one_until_that_is_switched_off(session, tab, qtbot, tmp_path):
    plan = session.services.plans.get(new_plan(session)).plan
    request = plan_preview(plan, "draft")
    assert request.off is not None
    marked = request.written("pdf", tmp_path)[0]
    clean = request.off.written("pdf", tmp_path)[0]
    assert len(marked) > len(clean)
    for status in ("read", "issued", "superseded", ""):
        assert plan_preview(plan, status).off is None
    window = PreviewWindow(tab, session.background, request, tmp_path)
    qtbot.addWidget(window)
    window.show()
    assert window.mark.isVisible()
    before = window._pages.data
    window.mark.click()
    assert window._pages.data != before
    window.mark.click()
    assert len(window._pages.data) == len(before)


def test_the_reader_prints_a_draft_marked_and_an_issued_plan_clean(tab, session, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "ui.preview.window.show_preview", lambda *words: asked.append(words[2].switch)
    )
    uid = new_plan(session)
    tab.open_plan(uid)
    tab._print_shown()
    done(session, lambda s: s.life.issue(uid, 1, date(2026, 11, 21)))
    tab._print_shown()
    tab._print_kept(uid)
    assert asked == ["Dấu DỰ THẢO", "", ""]
    assert row(session, uid)["status"] == "issued"
    assert PLAN.title in tab.reader.head.title.toolTip()
