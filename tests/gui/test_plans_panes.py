"""The reader's panes: whole words in rows, low screens, ways there and back by keys alone."""

import pytest
from docx import Document
from plan_paper import click_row, press, save, write_plan
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton

from ui import theme
from ui.plans.reader_middle import SOURCE, TASKS, TEXT, UNDERSTOOD
from ui.widgets.basics import bold
from ui.widgets.wrapped import broken

LONG = "Rà soát, bổ sung quy chế thực hiện dân chủ của từng cơ quan, đơn vị, trường học, trạm y tế "


@pytest.fixture
def long_table(tab, tmp_path):
    """A plan whose first task has a long text."""
    path = write_plan(tmp_path / "dài.docx")
    paper = Document(str(path))
    paper.tables[-1].cell(2, 1).text = LONG * 5
    paper.save(str(path))
    tab.read_file(path)
    tab.reader.go_to_page(TASKS)
    return tab.reader


def focus_in(pane, window):
    shown = window.focusWidget()
    return shown is pane or pane.isAncestorOf(shown)


def test_words_are_broken_where_they_fit_and_nothing_but_the_end_is_cut(qtbot):
    metrics = QFontMetrics(bold(False))
    room = metrics.horizontalAdvance("Rà soát, bổ sung quy")
    lines = broken(LONG, room, 99, False, theme.px(1000))
    assert " ".join(lines) == LONG.strip()
    assert max(map(metrics.horizontalAdvance, lines)) <= room + 2
    cut = broken(LONG, room, 3, False, theme.px(1000))
    assert cut[:2] == lines[:2] and len(cut) == 3 and cut[2].endswith("…")


def test_a_word_wider_than_its_cell_is_broken_too(qtbot):
    word = "Hộp-thư-góp-ý" * 12
    lines = broken(word, theme.px(90), 99, False, theme.px(1000))
    assert len(lines) > 3 and "".join(lines) == word


def test_a_row_is_as_high_as_its_words(qtbot, long_table):
    table = long_table.tasks.table
    rows = {table.tasks.text(row, 0): row for row in range(table.tasks.rowCount())}
    one, high = table.rowHeight(rows["I. CÔNG TÁC CHỈ ĐẠO"]), QFontMetrics(bold(False)).height()
    assert one == theme.row_height()
    assert table.rowHeight(rows["1"]) == one + 2 * high
    long_table.resize(3000, 700)
    qtbot.waitUntil(lambda: table.rowHeight(rows["2"]) == one)  # its words fit in a line now
    assert LONG.strip() in long_table.tasks.table.tasks.text(rows["1"], 1)


@pytest.mark.parametrize("width", [900, 1100, 1366, 1700])
def test_the_columns_fill_their_pane_and_no_more(qtbot, tab, long_table, width):
    table = long_table.tasks.table
    tab.resize(width, 700)
    qtbot.waitUntil(lambda: tab.width() == width)
    shown = [at for at in range(table.tasks.columnCount()) if not table.isColumnHidden(at)]
    room = table.viewport().width()
    assert room - 8 <= sum(map(table.columnWidth, shown)) <= room
    assert {0, 1, 4, 5} <= set(shown)


def test_where_the_screen_is_low_enter_reads_a_task_and_esc_comes_back(qtbot, tab, long_table):
    reader, tasks = long_table, long_table.tasks
    tab.resize(910, 420)
    qtbot.waitUntil(lambda: not tasks.detail.isVisible())
    assert tasks.table.isVisible()
    tasks.table.setFocus()
    tasks.choose_task(0)
    qtbot.keyClick(tasks.table, Qt.Key.Key_Return)
    assert tasks.detail.isVisible() and not tasks.table.isVisible()
    assert focus_in(tasks.detail, tab)
    qtbot.keyClick(tasks.detail, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert tasks.table.tasks.task(tasks.table.currentIndex().row()).ordinal == "2"
    link = next(b for b in tasks.detail.widget().findChildren(QPushButton) if "trước" in b.text())
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert tasks.table.tasks.task(tasks.table.currentIndex().row()).ordinal == "1"
    qtbot.keyClick(tasks.detail, Qt.Key.Key_Escape)
    assert tasks.table.isVisible() and tab.pages.currentWidget() is reader
    tab.resize(1366, 700)
    qtbot.waitUntil(lambda: tasks.detail.isVisible() and tasks.table.isVisible())


def test_words_are_found_among_the_tasks_without_marks(qtbot, tab, long_table, type_text):
    reader = long_table
    press(qtbot, reader.tasks.table, Qt.Key.Key_F)
    assert reader.find_bar.isVisible()
    with qtbot.waitSignal(reader.find_bar.field.searched, timeout=2000):
        type_text(reader.find_bar.field, "hom thu gop y")
    task = reader.tasks.table.tasks.task(reader.tasks.table.currentIndex().row())
    assert task.content == "Duy trì hòm thư góp ý"
    assert reader.find_bar.count.text() == "1/1"
    qtbot.keyClick(reader.find_bar.field, Qt.Key.Key_Escape)
    qtbot.keyClick(reader.find_bar.field, Qt.Key.Key_Escape)
    assert focus_in(reader.tasks.table, tab)


def test_all_that_was_understood_stands_beside_what_is_written(qtbot, opened):
    reader = opened
    qtbot.keyClick(reader.outline, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert reader.page() == UNDERSTOOD
    found = reader.understood.found
    rows = [tuple(found.text(row, place) for place in range(3)) for row in range(found.rowCount())]
    assert ("Ngày ban hành", rows[3][1], "20/01/2026") in rows
    assert any(row[2].startswith("Báo cáo") and "10/06/2026" in row[2] for row in rows)
    assert ("Cột", "Cơ quan chủ trì", "đơn vị chủ trì") in rows
    items = reader.outline.findItems("Người ký", Qt.MatchFlag.MatchStartsWith)
    reader.outline.setCurrentItem(items[0])
    assert reader.page() == UNDERSTOOD and reader.understood.part() == "signer"


def test_what_was_understood_leads_to_its_source_and_back(qtbot, tab, opened):
    reader = opened
    tab.resize(1000, 700)  # no room beside
    reader.go_to_page(UNDERSTOOD)
    found = reader.understood.found
    row = next(r for r in range(found.rowCount()) if found.text(r, 2) == "20/01/2026")
    click_row(qtbot, reader.understood, row)
    qtbot.keyClick(reader.understood, Qt.Key.Key_Return)
    assert reader.page() == SOURCE
    (line,) = reader.source.marked()
    assert "20 tháng 01" in reader.shown.lines[line - 1]
    qtbot.keyClick(reader.source, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert reader.page() == UNDERSTOOD
    assert focus_in(reader.understood, tab)


def test_a_finding_goes_to_its_place_in_the_text_too(qtbot, opened):
    reader = opened
    model = reader.findings.model
    gap = next(n for n, f in enumerate(model.findings) if f.code == "numbering_gap")
    click_row(qtbot, reader.findings.list, gap)
    assert reader.page() == TEXT and reader.source.isVisible()
    assert reader.text.textCursor().block().text().startswith("III.")


def test_a_finding_about_a_task_chooses_it_while_the_tasks_are_shown(qtbot, opened):
    reader = opened
    reader.go_to_page(TASKS)
    model = reader.findings.model
    without = next(n for n, f in enumerate(model.findings) if f.code == "task_without_lead")
    click_row(qtbot, reader.findings.list, without)
    assert reader.page() == TASKS
    task = reader.tasks.table.tasks.task(reader.tasks.table.currentIndex().row())
    assert task.content == "Duy trì hòm thư góp ý"


def test_a_line_of_the_source_shows_what_was_made_of_it(qtbot, opened):
    reader = opened
    reader.set_beside(True)
    line = next(n for n, text in enumerate(reader.shown.lines, 1) if text.startswith("III."))
    reader.source.show_lines([line])
    qtbot.mouseClick(
        reader.source.viewport(),
        Qt.MouseButton.LeftButton,
        pos=reader.source.cursorRect().center(),
    )
    assert reader.text.textCursor().block().text().startswith("III.")


def test_f6_goes_round_the_panes_that_are_open(qtbot, tab, opened):
    reader = opened
    reader.outline.setFocus()
    seen = []
    for _ in range(3):
        qtbot.keyClick(tab.focusWidget(), Qt.Key.Key_F6)
        seen.append(
            next(
                name
                for name, pane in (
                    ("outline", reader.outline),
                    ("middle", reader.middle),
                    ("findings", reader.findings),
                )
                if focus_in(pane, tab)
            )
        )
    assert seen == ["middle", "findings", "outline"]
    qtbot.keyClick(tab.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert focus_in(reader.findings, tab)


def test_findings_of_a_kind_stand_together_under_one_title(qtbot, tab, tmp_path):
    path = write_plan(tmp_path / "thiếu.docx")
    paper = Document(str(path))
    for row in (2, 3, 4):
        paper.tables[-1].cell(row, 4).text = ""
    paper.save(str(path))
    tab.read_file(path)
    model = tab.reader.findings.model
    titles = [model.data(model.index(row, 0), 258) for row in range(model.rowCount())]
    codes = [finding.code for finding in model.findings]
    first = codes.index("task_without_date")
    assert codes[first : first + 3] == ["task_without_date"] * 3
    assert titles[first : first + 3] == ["Nhiệm vụ chưa có thời gian ·\u00a03\u00a0chỗ", "", ""]
    lines = [finding.line for finding in model.findings[first : first + 3]]
    assert lines == sorted(lines)
    shown = tab.reader.findings.list
    assert shown.sizeHintForRow(first) > shown.sizeHintForRow(first + 1)


def test_the_hint_about_the_tasks_gives_way_on_a_low_screen(qtbot, tab, opened):
    save(qtbot, tab)
    tab.reader.go_to_page(TASKS)
    assert tab.reader.tasks.offer.isVisible()
    tab.resize(910, 420)
    qtbot.waitUntil(lambda: not tab.reader.tasks.offer.isVisible())
