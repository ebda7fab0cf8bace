"""The Tiếp công dân tab as the tests of its screens use it, with a keyboard that counts."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.people.person import Person
from desktop_app.receptions.model import ReceptionValues
from ui.receptions.tab import ReceptionsTab
from ui.session import Session

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
TODAY = date(2026, 11, 21)  # where the clock of the tests stands, a Saturday

# Everybody here is made up.
DUC = Person(
    full_name="Trần Văn Đức",
    id_number="031123454821",
    phone="0912345678",
    address="Thôn Đoài, xã Đồng Mẫu",
)
HOA = Person(full_name="Nguyễn Thị Hòa", address="Thôn Đông, xã Đồng Mẫu")
FINE = "Khiếu nại quyết định xử phạt vi phạm hành chính về lấn chiếm đất công"


class Keyboard:
    """Presses keys where the cursor is, and counts them: letters apart from all other keys."""

    def __init__(self, qtbot, type_text):
        self._qtbot, self._type = qtbot, type_text
        self.letters = 0
        self.others = 0

    def type(self, text):
        """Letter by letter."""
        for letter in text:
            self._type(_where(), letter)
            self.letters += 1

    def press(self, key, modifiers=NONE, times=1):
        """Enter, Tab, arrows, keys with Ctrl."""
        for _ in range(times):
            self._qtbot.keyClick(_where(), key, modifiers)
            QApplication.processEvents()  # lists of suggestions open and close
            self.others += 1

    def enter(self, times=1):
        """Enter moves on."""
        self.press(Qt.Key.Key_Return, times=times)


def _where() -> QWidget:
    return QApplication.activePopupWidget() or focused()


def focused() -> QWidget:
    """The widget with the cursor."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def shown_tab(session: Session, qtbot) -> ReceptionsTab:
    """The tab, shown and active."""
    made = ReceptionsTab(session)
    session.background.changed.connect(lambda _changes: made.refresh())
    qtbot.addWidget(made)
    made.resize(1366, 660)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.take_focus()
    return made


def visit(content: str, kind: str = "proposal", day: date = TODAY, **more) -> ReceptionValues:
    """A visit with these values."""
    return ReceptionValues(received_on=day, content=content, content_kind=kind, **more)


def add(session: Session, values: ReceptionValues, person: Person = DUC, **more) -> str:
    """Enter a visit; returns its uid."""
    uids: list[str] = []
    session.background.run(
        session.background,
        lambda s: s.receptions.add(values, person, **more),
        lambda changes: uids.append(changes.uid),
    )
    return uids[0]


def all_visits(session: Session):
    """The visits of the book, the newest first."""
    receptions = session.services.receptions
    return [receptions.get(uid) for uid in receptions.ids()]


def name_villages(session: Session) -> None:
    """The villages that addresses name."""
    names = ["Thôn Đông", "Thôn Đoài", "Thôn Nam"]
    session.background.run(session.background, lambda s: s.office.add_names("villages", names))
