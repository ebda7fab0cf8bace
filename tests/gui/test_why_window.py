""" "Vì sao hạn là ngày này?" over any screen: read, walk, copy, print, close by keys."""

from datetime import date

import pytest
from docx import Document as WordFile
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from why_samples import CALENDAR, SAMPLES, limit

from desktop_app.deadline_papers.words import as_text, headline, reasons, tentative_words
from desktop_app.law.deadlines.engine import deadline, fixed_day
from desktop_app.law.deadlines.rule import Unit
from desktop_app.tasks.model import Why
from ui import theme
from ui.deadlines.task_why import explanation_of
from ui.deadlines.why import WhyPanel, WhyWindow, annex_request, show_why
from ui.preview.window import PreviewWindow


@pytest.fixture
def screen(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


@pytest.fixture
def open_why(screen, session, qtbot):
    def opened(why) -> WhyWindow:
        window = show_why(screen, session, why)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return opened


def stored(session, code: str, start: date, extend: int = 0) -> Why:
    """What the task book keeps about an occurrence."""
    found = session.services.law.deadline(code, start, extend=extend)
    return Why(
        title="Đơn của bà Nguyễn Thị Mẫu",
        due=found.due,
        raw_due=found.raw_due,
        moved_because=found.moved_because,
        rule=code,
        article=found.article,
        document=found.document,
        trace=found.trace,
    )


def test_it_opens_over_a_screen_without_blocking_it(open_why, screen):
    window = open_why(SAMPLES["every kind off"])
    assert not window.isModal()
    assert window.parentWidget() is screen
    assert window.panel.sentence.text() == headline(SAMPLES["every kind off"])
    assert window.panel.strip.grid.hasFocus()


def test_esc_closes_it_and_nothing_stays(open_why, qtbot):
    window = open_why(SAMPLES["three days"])
    with qtbot.waitSignal(window.destroyed):
        qtbot.keyClick(window.panel.strip.grid, Qt.Key.Key_Escape)


def test_the_reasons_stand_in_order_with_the_law_below(open_why):
    explained = SAMPLES["moved end"]
    window = open_why(explained)
    texts = [part.text() for part in window.panel.findChildren(QLabel) if part.isVisible()]
    places = [texts.index(sentence) for sentence in reasons(explained)]
    assert places == sorted(places)
    assert "Căn cứ: Điều 1 Luật thử" in texts


@pytest.mark.parametrize("name", ["expected", "open", "three days"])
def test_a_warning_stands_only_where_it_is_due(open_why, name):
    explained = SAMPLES[name]
    window = open_why(explained)
    warning = window.panel.warning
    expected = {"expected": tentative_words, "open": lambda told: told.moved_because}
    assert warning.isVisible() == (name in expected)
    if name in expected:
        assert warning.text() == expected[name](explained)


def test_a_task_gets_the_words_of_its_rule(open_why, session):
    window = open_why(stored(session, "kn.accept", date(2026, 11, 20)))
    panel = window.panel
    assert panel.title.text() == "Đơn của bà Nguyễn Thị Mẫu"
    assert panel.under.text() == "Thụ lý khiếu nại lần đầu"
    assert panel.sentence.text().startswith("07 ngày làm việc kể từ ngày nhận khiếu nại 20/11/2026")
    assert "Thứ Tư, 02/12/2026" in panel.sentence.text()
    assert "30/06/2026: 10 ngày" in panel.basis.text()


def test_an_extended_task_says_by_how_much(session):
    why = stored(session, "tc.resolve", date(2026, 11, 20), extend=30)
    explained = explanation_of(why, session.services.law)
    assert explained.extended == "30 ngày"
    assert (
        explanation_of(
            stored(session, "tc.resolve", date(2026, 11, 20)), session.services.law
        ).extended
        == ""
    )


def test_months_are_not_taken_for_an_extension(session):
    why = stored(session, "village.head.acting", date(2026, 11, 20))
    assert explanation_of(why, session.services.law).extended == ""


def test_a_rule_that_nobody_knows_any_more_leaves_the_stored_reasons(open_why):
    found = deadline(limit(7, Unit.WORKING_DAYS), date(2026, 11, 20), CALENDAR)
    why = Why("Việc", found.due, found.raw_due, "", "goi.cu", "Điều 9", "Luật cũ", found.trace)
    window = open_why(why)
    assert window.panel.sentence.text().startswith("07 ngày làm việc kể từ ngày bắt đầu")
    assert window.panel.source.text() == "Căn cứ: Điều 9 Luật cũ"


def test_a_day_of_a_plan_is_explained_without_a_law(open_why):
    found = fixed_day(date(2026, 12, 6), CALENDAR, exclusive=True)
    why = Why("Báo cáo", found.due, found.raw_due, found.moved_because, "", "", "", found.trace)
    window = open_why(why)
    assert window.panel.sentence.text() == "Trước ngày 06/12/2026 → Thứ Sáu, 04/12/2026"
    assert not window.panel.source.isVisible()


def test_copy_puts_all_of_it_on_the_clipboard(open_why, qtbot):
    window = open_why(SAMPLES["suspended"])
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window.panel.strip.grid, Qt.Key.Key_C, keys)
    assert QGuiApplication.clipboard().text() == as_text(SAMPLES["suspended"])
    assert "Đã chép" in window.said.text()


def test_print_shows_the_annex_first(open_why, qtbot):
    window = open_why(SAMPLES["suspended"])
    qtbot.keyClick(window.panel.strip.grid, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    preview = window.findChild(PreviewWindow)
    assert preview is not None
    assert preview.canvas.count() == 1
    preview.close()


def test_the_annex_is_saved_as_pdf_and_word(session, tmp_path):
    request = annex_request(session, SAMPLES["suspended"])
    for kind in ("pdf", "docx"):
        data, _note = request.written(kind, tmp_path / "nháp")
        (tmp_path / f"in.{kind}").write_bytes(data)
    text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "in.pdf").pages)
    assert "Đơn của ông Trần Văn Mẫu" in " ".join(text.split())
    assert "người in: canbo" in " ".join(text.split())
    tables = WordFile(tmp_path / "in.docx").tables
    assert any("Tạm đình chỉ từ" in cell.text for table in tables for cell in table.rows[0].cells)


@pytest.mark.parametrize(("width", "height", "scale"), [(910, 480, 1.25), (700, 480, 1.0)])
def test_everything_can_be_scrolled_to_and_no_line_is_cut(qtbot, qapp, width, height, scale):
    theme.apply_theme(qapp, text_scale=scale)
    try:
        for name, told in SAMPLES.items():
            panel = WhyPanel()
            qtbot.addWidget(panel)
            panel.show_explained(told)
            panel.resize(width, height)
            panel.show()
            qapp.processEvents()
            inside = panel.area.widget()
            assert inside.width() <= panel.area.viewport().width(), name
            for part in inside.findChildren(QLabel):
                if part.isVisible() and part.wordWrap():
                    assert part.height() >= part.heightForWidth(part.width()), name
            # A banner keeps a line or two in reserve; more would be a scroll bar over emptiness.
            need = max(height, inside.heightForWidth(inside.width()))
            assert inside.height() <= need + 3 * panel.fontMetrics().lineSpacing(), name
            panel.close()
    finally:
        theme.apply_theme(qapp)


def test_another_deadline_takes_the_place_of_the_first(qtbot, qapp):
    panel = WhyPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.show_explained(SAMPLES["moved end"])
    panel.show_explained(SAMPLES["three days"])
    qapp.processEvents()
    texts = [part.text() for part in panel.findChildren(QLabel) if part.isVisible()]
    assert all(sentence in texts for sentence in reasons(SAMPLES["three days"]))
    gone = set(reasons(SAMPLES["moved end"])) - set(reasons(SAMPLES["three days"]))
    assert not gone & set(texts)


def test_the_day_that_the_keys_reach_stays_in_sight(qtbot, qapp):
    panel = WhyPanel()
    qtbot.addWidget(panel)
    panel.resize(560, 260)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.show_explained(SAMPLES["suspended"])
    qapp.processEvents()
    grid = panel.strip.grid
    grid.setFocus()

    def in_sight() -> bool:
        spot = grid.current()
        place = grid.mapTo(panel.area.viewport(), spot.box.center())
        return panel.area.viewport().rect().contains(place)

    qtbot.keyClick(grid, Qt.Key.Key_Home)
    assert in_sight()
    qtbot.keyClick(grid, Qt.Key.Key_End)
    assert in_sight()
    assert panel.area.verticalScrollBar().value() > 0
    before = panel.area.verticalScrollBar().value()
    qtbot.keyClick(grid, Qt.Key.Key_PageDown)
    assert panel.area.verticalScrollBar().value() > before


def test_it_goes_when_the_book_is_closed(open_why, session, qtbot):
    window = open_why(SAMPLES["three days"])
    with qtbot.waitSignal(window.destroyed):
        session.background.ended.emit()
