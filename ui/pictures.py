"""Pictures of the screens without a screen, for the demo, the self-test and the handbook."""

from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.opening import OpenOffice
from desktop_app.paths import Paths
from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.fields import EDITABLE
from ui import app as application
from ui import errors
from ui.background import InlineBackground
from ui.look import Look
from ui.plans.tab import PlansTab
from ui.session import Session
from ui.shell.desk import Desk
from ui.shell.tabs import TABS

SIZE = (1366, 768)


def tabs(office: OpenOffice, folder: Path, size: tuple[int, int] = SIZE) -> list[Path]:
    """Write a picture of every tab of an open book into the folder; returns the files.

    A plan that may be edited is shown in the editor too.
    """
    application.make_application(["sodanchu"])
    before = qInstallMessageHandler(_quiet)
    try:
        return _tabs(office, folder, size)
    finally:
        qInstallMessageHandler(before)


def _tabs(office: OpenOffice, folder: Path, size: tuple[int, int]) -> list[Path]:
    paths = Paths(office.folder, office.folder)
    session = Session.over(office, paths, Look(), InlineBackground)
    try:
        desk = Desk(session)
        made = []
        for place, spec in enumerate(TABS):
            desk.show_tab(place)
            made.append(grab(desk, folder / f"tab-{spec.name}.png", size))
        made += _editor(desk, folder, size)
        desk.close()
        desk.deleteLater()
        settle()
    finally:
        session.background.shutdown()
        session.services.close()
    return made


def _editor(desk: Desk, folder: Path, size: tuple[int, int]) -> list[Path]:
    tab = desk.tab("plans")
    if not isinstance(tab, PlansTab):
        return []
    editable = tab.session.services.plans.ids(filters={"status": list(EDITABLE)})
    if not editable:
        return []
    desk.show_tab([spec.name for spec in TABS].index("plans"))
    tab.edit_plan(editable[-1], Place(Part.TEXT))
    made = grab(desk, folder / "soan-thao.png", size)
    tab.leave_page()
    return [made]


def grab(widget: QWidget, target: Path, size: tuple[int, int] = SIZE) -> Path:
    """Show a widget at a size, let it lay itself out, and write its picture."""
    widget.resize(*size)
    widget.show()
    settle()
    target.parent.mkdir(parents=True, exist_ok=True)
    if not widget.grab().save(str(target), "PNG"):
        raise OSError(f"picture not written: {target.name}")
    return target


def _quiet(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    """The screenless platform complains about every window with a least size; nobody needs that."""
    if "propagateSizeHints" not in words:
        errors.log_qt_message(kind, _context, words)


def settle() -> None:
    """Let layouts, posted events and deletions run."""
    for _ in range(5):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
