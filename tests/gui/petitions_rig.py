"""The Đơn thư tab as the tests of its screens use it: keys, dialogs, what the window says."""

from datetime import date

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    Qt,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from desktop_app.people.person import Person
from desktop_app.petitions.model import PetitionValues
from ui.petitions.tab import PetitionsTab
from ui.session import Session
from ui.widgets.ask import AskDialog

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
TODAY = date(2026, 11, 21)  # where the clock of the tests stands, a Saturday

# Everybody here is made up.
DUC = Person(
    full_name="Trần Văn Đức",
    id_number="031123454821",
    phone="0912345678",
    address="Thôn Đoài, xã Đồng Mẫu",
)
KIN = Person(
    full_name="Nguyễn Thị Kín",
    id_number="001185099999",
    phone="0987654321",
    address="Xóm Bãi, thôn Bắc",
)
FINE = PetitionValues(
    received_on=date(2026, 11, 20),
    kind="complaint",
    content="Khiếu nại quyết định xử phạt vi phạm hành chính về lấn chiếm đất công",
    field="land",
)
BRIBE = PetitionValues(
    received_on=date(2026, 11, 10),
    kind="denunciation",
    content="Tố cáo cán bộ thu tiền không biên lai khi làm thủ tục",
    field="corruption",
    source="post",
)
MIXED = PetitionValues(
    received_on=date(2026, 11, 19),
    kind="mixed",
    content="Vừa khiếu nại việc xử phạt, vừa kiến nghị sửa đường",
)


def shown_tab(session: Session, qtbot, *size: int) -> PetitionsTab:
    """The tab, shown and active."""
    made = PetitionsTab(session)
    session.background.changed.connect(lambda _changes: made.refresh())
    qtbot.addWidget(made)
    made.resize(*(size or (1366, 640)))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.take_focus()
    return made


def put(session: Session, values: PetitionValues, person: Person = DUC) -> str:
    """Enter a paper without the screen; returns its uid."""
    uids: list[str] = []
    session.background.run(
        session.background,
        lambda s: s.petitions.add(values, person),
        lambda changes: uids.append(changes.uid),
    )
    return uids[0]


def focused() -> QWidget:
    """The widget with the cursor."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def dialog(qtbot) -> AskDialog:
    """The dialog that is open, ready for keys."""
    found = [
        w for w in QApplication.topLevelWidgets() if isinstance(w, AskDialog) and w.isVisible()
    ]
    assert len(found) == 1
    found[0].activateWindow()
    qtbot.waitUntil(found[0].isActiveWindow)
    return found[0]


def do_step(tab: PetitionsTab, qtbot, type_text, label: str, entered: dict[str, str]) -> str:
    """Do a step by its button, fill the dialog and write; returns what was told before."""
    page = tab.pages.currentWidget()
    assert page is not None
    page.steps.buttons[label].setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    asked = dialog(qtbot)
    for key, text in entered.items():
        entry = asked.form.entry(key)
        entry.setFocus()
        if isinstance(entry, QCheckBox):
            qtbot.keyClick(entry, Qt.Key.Key_Space)
        elif isinstance(entry, QComboBox):
            entry.setCurrentIndex(entry.findText(text))
        else:
            entry.selectAll()
            type_text(entry, text)
    asked.tell()
    told = asked.preview.text()
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    assert not asked.isVisible(), (asked.banner.text(), {k: asked.form.error(k) for k in entered})
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    return told


def words_in_sight() -> str:
    """All that the program's windows say now: titles, labels, buttons, tips, cells in lists."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    said: list[str] = []
    for window in QApplication.topLevelWidgets():
        if not window.isVisible():
            continue
        for widget in (window, *window.findChildren(QWidget)):
            said += [widget.windowTitle(), widget.toolTip(), widget.accessibleName()]
            said.append(widget.accessibleDescription())
            if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
                said.append(widget.text())
            said += _cells(widget)
    return "\n".join(said)


def _cells(widget: QWidget) -> list[str]:
    model = getattr(widget, "model", None)
    found = model() if callable(model) else None
    if not isinstance(found, QAbstractItemModel):
        return []
    top = QModelIndex()
    wide = 1 if isinstance(found, QAbstractListModel) else found.columnCount(top)
    return [
        str(found.index(line, place).data() or "")
        for line in range(found.rowCount(top))
        for place in range(wide)
    ]
