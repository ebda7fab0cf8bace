"""The menu "Tệp" of the tasks: out to Excel, filled in, back by keys, undone; printed."""

import openpyxl
import pypdf
import pytest
from PySide6.QtCore import Qt

from desktop_app.tasks.model import Status, TaskValues
from ui.tasks.files.actions import FILES
from ui.tasks.files.printing import list_request
from ui.tasks.files.receiving import ReceivePage
from ui.tasks.tab import TasksTab

PRINT, EXPORT, EXPORT_UNITS, RECEIVE = FILES
VALUES = [
    TaskValues(f"Việc {n}", lead=(f"Phòng {n % 2}",), schedule_text="Quý IV/2026", year=2026)
    for n in range(1, 5)
]


@pytest.fixture
def door(session, qtbot):
    session.background.run(None, lambda s: s.tasks.add_many(VALUES))
    tab = TasksTab(session)
    session.background.changed.connect(lambda _changes: tab.refresh())
    qtbot.addWidget(tab)
    tab.resize(1366, 640)
    tab.show()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    return tab


@pytest.fixture
def returned(door, tmp_path, quiet_door, qtbot) -> ReceivePage:
    """A workbook that went out, filled in, and was chosen again."""
    path = tmp_path / "viec.xlsx"
    quiet_door.answers.append(path)
    EXPORT.run(door)
    book = openpyxl.load_workbook(path)
    page = book.active
    rows = [row for row in page.iter_rows() if str(row[1].value).startswith("Việc")]
    for row in rows[:3]:
        row[7].value = "Đã xong"
        row[8].value = "20/11/2026"
    rows[3][7].value = "sắp xong"
    book.save(path)
    quiet_door.answers.append(path)
    RECEIVE.run(door)
    shown = door.pages.currentWidget()
    assert isinstance(shown, ReceivePage)
    return shown


def done(session) -> int:
    tasks = session.services.tasks
    return sum(task.status is Status.DONE for task in tasks.tasks(tasks.ids()))


def test_what_came_back_is_shown_chosen_written_and_undone(returned, door, qtbot, session):
    assert len(returned.table.ticks.rows) == 3
    assert "Tình trạng: Đang làm → Đã xong" in returned.table.ticks.rows[0].cells[2]
    assert done(session) == 0
    returned.take_focus()
    qtbot.keyClick(returned.table, Qt.Key.Key_Space)
    qtbot.keyClick(returned, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert door.pages.currentWidget() is door.list
    assert done(session) == 2
    session.background.run(None, lambda s: s.undo())
    assert done(session) == 0


def test_esc_takes_nothing(returned, door, qtbot, session):
    qtbot.keyClick(returned, Qt.Key.Key_Escape)
    assert door.pages.currentWidget() is door.list
    assert done(session) == 0


def test_each_unit_gets_its_file(door, tmp_path, quiet_door):
    quiet_door.answers.append(tmp_path)
    EXPORT_UNITS.run(door)
    assert len(list(tmp_path.glob("*.xlsx"))) == 2


def test_a_strange_file_is_refused_in_words(door, tmp_path, quiet_door):
    book = openpyxl.Workbook()
    book.active["A1"] = "Danh sách khác"
    book.save(tmp_path / "khac.xlsx")
    quiet_door.answers.append(tmp_path / "khac.xlsx")
    RECEIVE.run(door)
    assert door.pages.currentWidget() is door.list
    assert any("cột ẩn" in str(shown) for shown in quiet_door.shown)


def test_the_list_on_paper_has_every_task_and_its_state(door, session, tmp_path):
    request = list_request(session.services, session.clock.today(), door.shown_uids())
    content, _note = request.written("pdf", tmp_path)
    (tmp_path / "list.pdf").write_bytes(content)
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "list.pdf").pages)
    assert all(f"Việc {n}" in text for n in range(1, 5))
    assert "31/12/2026" in text and "Chưa đến hạn" in " ".join(text.split())
    for kind in ("docx", "xlsx"):
        assert request.written(kind, tmp_path)[0]
