"""What the tests of the window share: a user, a tab that counts, the way through the login."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_app.clock import VIETNAM, FixedClock
from ui.shell.tabs import TabSpec

CLOCK = FixedClock(datetime(2026, 11, 21, 9, 30, tzinfo=VIETNAM))
USER, PASSWORD = "Lan Anh", "mot cau de nho"


class Tab(QWidget):
    """A tab that counts what the desk asks of it."""

    def __init__(self, session):
        super().__init__()
        self.refreshed, self.words, self.lets_go = 0, "", True
        self.entry = QLineEdit()
        QVBoxLayout(self).addWidget(self.entry)

    def take_focus(self):
        self.entry.setFocus()

    def refresh(self):
        self.refreshed += 1

    def search(self, words):
        self.words = words

    def may_close(self):
        return self.lets_go


TABS = (
    TabSpec("plans", "Kế hoạch", "file-document-outline", Tab),
    TabSpec("tasks", "Nhiệm vụ", "checkbox-marked-outline", Tab),
)


def log_in(qtbot, window, password):
    screen = window.screen_shown()
    screen.password.setText(password)
    QTest.keyClick(screen.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.screen_shown() is window.desk, timeout=20_000)


def try_password(qtbot, screen, password):
    screen.password.setText(password)
    QTest.keyClick(screen.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.form.error("password") != "", timeout=20_000)
