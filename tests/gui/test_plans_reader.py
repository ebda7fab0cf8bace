"""The reader of one plan: text, tasks, findings and source lead to each other."""

import time

import pytest
from plan_paper import click_row, outline_texts, press, write_plan
from PySide6.QtCore import QPoint, Qt

from ui import theme
from ui.plans.reader_middle import SOURCE, TASKS, TEXT


def test_a_word_file_is_read_and_shown_in_its_parts(opened):
    reader = opened
    texts = outline_texts(reader)
    assert "Căn cứ (1)" in texts
    assert "I. MỤC ĐÍCH, YÊU CẦU" in texts
    assert "2. Yêu cầu" in texts
    assert any(text.startswith("Phụ lục") and "3 nhiệm vụ" in text for text in texts)
    assert "15/KH-UBND" in reader.head.title.accessibleName()
    assert reader.head.state.text() == "Đã đọc, chưa lưu"
    assert "Bám sát tình hình" in reader.text.toPlainText()
    assert reader.middle.segments[TASKS].text() == "Nhiệm vụ (3)"


def test_tasks_show_what_is_written_beside_what_was_understood(qtbot, opened):
    reader = opened
    qtbot.mouseClick(reader.middle.segments[TASKS], Qt.MouseButton.LeftButton)
    tasks = reader.tasks.table.tasks
    lines = [[tasks.text(row, column) for column in (0, 1, 4, 5)] for row in range(4)]
    assert lines[0][0] == "I. CÔNG TÁC CHỈ ĐẠO"
    assert lines[1] == ["1", "Ban hành văn bản chỉ đạo", "Quý I/2026", "01/01 – 31/03/2026"]
    assert lines[2][2:] == ["Tháng 12/2026", "01/12 – 31/12/2026"]
    assert lines[3][2:] == ["theo lịch riêng", "chưa hiểu, giữ nguyên lời"]
    assert tasks.text(2, 2) == "Phòng Kinh tế; Công an xã"
    assert reader.tasks.table.currentIndex().row() == 1


def test_a_chosen_task_marks_its_source_lines(qtbot, opened):
    reader = opened
    reader.go_to_page(TASKS)
    click_row(qtbot, reader.tasks.table, 2)
    task = reader.tasks.table.tasks.task(2)
    assert reader.source.marked() == tuple(task.lines)
    line = reader.shown.lines[task.lines[0] - 1]
    assert "hội nghị quân dân" in line


def test_a_finding_leads_to_its_source_line(qtbot, opened):
    reader = opened
    model = reader.findings.model
    gap = next(n for n, f in enumerate(model.findings) if f.code == "numbering_gap")
    click_row(qtbot, reader.findings.list, gap)
    line = model.findings[gap].line
    assert reader.source.isVisible()
    assert line in reader.source.marked()
    assert reader.source.textCursor().blockNumber() == line - 1
    assert reader.shown.lines[line - 1].startswith("III.")


def test_words_are_found_in_the_text_without_marks(qtbot, opened, type_text, tab):
    reader = opened
    press(qtbot, reader.outline, Qt.Key.Key_F)
    assert reader.find_bar.isVisible()
    with qtbot.waitSignal(reader.find_bar.field.searched, timeout=2000):
        type_text(reader.find_bar.field, "nhan dan")
    assert reader.text.textCursor().selectedText().lower() == "nhân dân"
    first = reader.text.textCursor().position()
    qtbot.keyClick(reader.find_bar.field, Qt.Key.Key_Return)
    assert reader.text.textCursor().position() != first
    assert reader.find_bar.count.text().startswith("2/")
    qtbot.keyClick(reader.find_bar.field, Qt.Key.Key_Escape)
    qtbot.keyClick(reader.find_bar.field, Qt.Key.Key_Escape)
    assert not reader.find_bar.isVisible()
    assert tab.pages.currentWidget() is reader


def test_f8_goes_from_finding_to_finding(qtbot, opened):
    reader = opened
    count = reader.findings.model.rowCount()
    seen = []
    for _ in range(count + 1):
        qtbot.keyClick(reader.outline, Qt.Key.Key_F8)
        seen.append(reader.findings.list.currentIndex().row())
    assert seen == [*range(count), 0]


def test_the_text_follows_a_change_of_theme(qapp, opened):
    reader = opened
    try:
        theme.apply_theme(qapp, dark=True)
        fragment = reader.text.document().find("Bám sát").charFormat()
        assert fragment.foreground().color() == theme.color("ink")
        assert theme.tokens() == theme.DARK
    finally:
        theme.apply_theme(qapp)


def test_findings_are_counted_and_filtered_by_weight(qtbot, opened):
    view = opened.findings
    before = view.model.rowCount()
    assert before == len(opened.shown.plan.findings) > 0
    chip = next(chip for chip in view.filters.values() if chip.isVisible())
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert view.model.rowCount() < before
    assert f"/{before} điều" in view.count.text()


def test_the_outline_leads_through_the_text(qtbot, opened):
    reader = opened
    reader.resize(1366, 320)
    items = reader.outline.findItems("III.", Qt.MatchFlag.MatchStartsWith)
    reader.go_to_page(SOURCE)
    where = reader.outline.visualItemRect(items[0]).center()
    reader.outline.scrollToItem(items[0])
    where = reader.outline.visualItemRect(items[0]).center()
    qtbot.mouseClick(reader.outline.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert reader.page() == TEXT
    assert reader.text.textCursor().block().text().startswith("III.")


def test_a_paragraph_marks_its_source_line(qtbot, opened):
    reader = opened
    cursor = reader.text.document().find("Bám sát tình hình")
    reader.text.setTextCursor(cursor)
    reader.text.ensureCursorVisible()
    where = reader.text.cursorRect(cursor).center()
    cursor.clearSelection()
    reader.text.setTextCursor(cursor)
    qtbot.mouseClick(reader.text.viewport(), Qt.MouseButton.LeftButton, pos=where)
    (line,) = reader.source.marked()
    assert "Bám sát" in reader.shown.lines[line - 1]


@pytest.mark.parametrize(("width", "height"), [(1366, 650), (910, 400)])
def test_the_reader_fits_the_screen(qtbot, tab, opened, width, height):
    tab.resize(width, height)
    assert tab.minimumSizeHint().width() <= width
    assert tab.minimumSizeHint().height() <= height
    assert tab.reader.outline.isVisible() == (width > 1000)
    qtbot.waitUntil(lambda: tab.width() == width)
    model = tab.reader.findings.model
    click_row(qtbot, tab.reader.findings.list, 0)
    if model.findings[0].line:
        assert tab.reader.source.isVisible()
    beside = tab.reader.page() != SOURCE
    assert beside == (width >= 1200)
    corner = tab.reader.head.save.mapTo(tab, QPoint(0, 0))
    assert corner.x() + tab.reader.head.save.width() <= width


def test_a_long_plan_opens_at_once(qtbot, tab, tmp_path):
    path = write_plan(tmp_path / "dài.docx", extra_paragraphs=3000)
    tab.read_file(path)
    shown = tab.reader.shown
    began = time.perf_counter()
    tab.reader.show_plan(shown)
    tab.grab()
    assert time.perf_counter() - began < 2.0
    assert "Đoạn bổ sung thứ 2999" in tab.reader.text.toPlainText()
