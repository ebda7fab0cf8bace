"""The application object: look, language, icon, hooks for what nobody caught, an orderly end."""

import gc
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

import resources
from desktop_app.clock import Clock
from desktop_app.paths import Paths
from ui import dialogs, theme, window_place
from ui.errors import Hooks, log_qt_message
from ui.look import Look
from ui.main_window import SIZE, MainWindow
from ui.qt_vietnamese import VietnameseQt


def make_application(argv: Sequence[str], look: Look | None = None) -> QApplication:
    """Make the one application (or take the one there is) and give it look and language."""
    look = look or Look()
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(list(argv))
    app.setApplicationName("SoDanChu")
    app.setApplicationDisplayName("Sổ Dân chủ")
    speak_vietnamese(app)
    theme.apply_theme(app, dark=look.dark, text_scale=float(look.get("text_scale", "1")))
    app.setWindowIcon(QIcon(str(resources.path("icons", "app.ico"))))
    return app


def speak_vietnamese(app: QApplication) -> VietnameseQt:
    """Install the Vietnamese for Qt's own words; the application keeps it alive."""
    known = app.findChild(VietnameseQt)
    if known is None:
        known = VietnameseQt(app)
        app.installTranslator(known)
    return known


def run(argv: Sequence[str], paths: Paths, clock: Clock) -> int:
    """Open the window and stay until it is closed; returns the exit status."""
    look = Look(paths.look)
    app = make_application(argv, look)
    dialogs.door = dialogs.Door(look)
    hooks = Hooks(app)
    hooks.install()
    qInstallMessageHandler(log_qt_message)
    try:
        window = MainWindow(paths, clock, look)
        window.begin()
        window_place.show(window, look, *SIZE)
        return app.exec()
    finally:
        hooks.remove()
        qInstallMessageHandler(None)


def leave() -> None:
    """Take every window away, then the application, while Qt and Python are both whole.

    Left to the end of Python, they would be destroyed in an order that differs from run to run.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    _close_windows(app)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()  # pages that refer to themselves go now, not after the application
    app.shutdown()


def _close_windows(app: QApplication) -> None:
    """In a function of its own: a name still bound here would keep the last window alive."""
    for window in app.topLevelWidgets():
        window.hide()
        window.deleteLater()
