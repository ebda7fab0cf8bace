"""The window without a screen: style, language, typing of Vietnamese, dialogs that never block."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_API", "pyside6")

import unicodedata
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui import dialogs, theme


@pytest.fixture(scope="session")
def qapp(qapp_args: list[str], pytestconfig: pytest.Config) -> Iterator[QApplication]:
    """One application with the program's own look and language."""
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    app = QApplication.instance() or QApplication(qapp_args)
    assert isinstance(app, QApplication)
    theme.apply_theme(app, dark=False)
    yield app
    # Without a screen Qt keeps what Python copied until after Python has ended, and then crashes.
    app.clipboard().clear()


@pytest.fixture(autouse=True)
def quiet_door(monkeypatch: pytest.MonkeyPatch) -> dialogs.QuietDoor:
    """No test can hang on a box: what would be shown is recorded, answers are prepared."""
    quiet = dialogs.QuietDoor()
    monkeypatch.setattr(dialogs, "door", quiet)
    return quiet


@pytest.fixture
def type_text(qapp: QApplication) -> Callable[..., None]:
    """Type as a Vietnamese clerk does: letter by letter (default) or composed by an input method.

    pytest-qt's own keyClicks aborts the process at the first letter outside ASCII.
    """

    def typed(widget: QWidget, text: str, composed: bool = False) -> None:
        for letter in unicodedata.normalize("NFC", text):
            if composed:
                _compose(widget, letter)
            else:
                _press(widget, letter)

    return typed


def _press(widget: QWidget, letter: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.sendEvent(widget, event)


def _compose(widget: QWidget, letter: str) -> None:
    base = unicodedata.normalize("NFD", letter)[0]
    QCoreApplication.sendEvent(widget, QInputMethodEvent(base, []))
    done = QInputMethodEvent("", [])
    done.setCommitString(letter)
    QCoreApplication.sendEvent(widget, done)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The platform without a screen says this whenever a window is shown; it means nothing."""
    for item in items:
        if "gui" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))
