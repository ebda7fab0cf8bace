"""The Tasks tab as the tests of its screens use it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.tasks.model import TaskValues
from ui.session import Session
from ui.tasks.tab import TasksTab
from ui.widgets.ask import AskDialog

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
OFFICE, CULTURE = "Văn phòng HĐND và UBND", "Phòng Văn hóa - Xã hội"

# The clock of the tests stands on Saturday, 21/11/2026.
LATE = TaskValues("Niêm yết dự toán", "II. Công khai", year=2026, lead=(OFFICE, "Phòng Kinh tế"),
                  officer="Bình", schedule_text="10/11/2026", priority="low")  # fmt: skip
SOON = TaskValues("Báo cáo năm", "V. Báo cáo", year=2026, lead=(OFFICE,), needs_evidence=True,
                  schedule_text="trước ngày 26/11/2026", priority="high")  # fmt: skip
QUARTERLY = TaskValues("Lập danh mục đã công khai", "II. Công khai", year=2026, lead=(CULTURE,),
                       coordinating=("Thôn Đông",), schedule_text="hằng quý")  # fmt: skip
UNCLEAR = TaskValues("Kiểm tra hương ước", year=2026, schedule_text="định kỳ")
LATER = TaskValues("Hội nghị cuối năm", year=2026, lead=(CULTURE,), officer="Đức",
                   schedule_text="30/12/2026", checklist=("Giấy mời", "Hội trường"))  # fmt: skip
ALL = (LATE, SOON, QUARTERLY, UNCLEAR, LATER)


def shown_tab(session: Session, qtbot, *tasks: TaskValues) -> TasksTab:
    """The tab over a book with these tasks, shown and active."""
    if tasks:
        session.background.run(session.background, lambda s: s.tasks.add_many(tasks))
    made = TasksTab(session)
    session.background.changed.connect(lambda _changes: made.refresh())
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.take_focus()
    return made


def titles(tab: TasksTab) -> list[str]:
    """The titles in the list, in their order."""
    uids = tab.list.table.records().uids()
    return [task.values.title for task in tab.session.services.tasks.tasks(uids)]


def choose(tab: TasksTab, *values: TaskValues) -> list[str]:
    """Choose the rows of these tasks, as Ctrl and clicks do; returns their uids."""
    table = tab.list.table
    table.clearSelection()
    uids = [uid_of(tab, one) for one in values]
    for uid in uids:
        row = table.records().row_of(uid)
        flag = table.selectionModel().SelectionFlag
        index = table.records().index(row, 0)
        table.selectionModel().select(index, flag.Select | flag.Rows)
        table.selectionModel().setCurrentIndex(index, flag.NoUpdate)
    table.setFocus()
    return uids


def uid_of(tab: TasksTab, values: TaskValues) -> str:
    """The uid of a task by its title."""
    tasks = tab.session.services.tasks
    found = [one.uid for one in tasks.tasks(tasks.ids()) if one.values.title == values.title]
    return found[0]


def status(tab: TasksTab, values: TaskValues) -> str:
    """The status of a task by its title."""
    return tab.session.services.tasks.get(uid_of(tab, values)).status.value


def dialog(qtbot) -> AskDialog:
    """The dialog that is open, ready for keys."""
    found = [
        w for w in QApplication.topLevelWidgets() if isinstance(w, AskDialog) and w.isVisible()
    ]
    assert len(found) == 1
    found[0].activateWindow()
    qtbot.waitUntil(found[0].isActiveWindow)
    return found[0]


def focused() -> QWidget:
    """The widget with the cursor."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def undo(tab: TasksTab) -> None:
    """What Ctrl+Z of the desk does."""
    tab.session.background.run(tab, lambda s: s.undo())
