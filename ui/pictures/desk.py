"""Pictures of every tab of an open book, and of the pages and windows behind them."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_app.opening import OpenOffice
from desktop_app.paths import Paths
from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.fields import EDITABLE
from ui import app as application
from ui.background import InlineBackground
from ui.look import Look
from ui.pictures.books import petition_pages, reception_pages
from ui.pictures.grab import SIZE, Shot, grab, quiet, settle
from ui.pictures.pages import go_to, law_windows, task_pages, today_pages
from ui.pictures.reports import report_pages
from ui.plans.tab import PlansTab
from ui.session import Session
from ui.shell.desk import Desk
from ui.shell.tabs import TABS

BOOKS = (reception_pages, petition_pages, report_pages)


def tabs(office: OpenOffice, folder: Path, size: tuple[int, int] = SIZE) -> list[Path]:
    """Write a picture of every tab of an open book into the folder; returns the files.

    Behind them come the pages of the tasks, of today, of visits, petitions and reports, the
    windows of the law, and a plan that may be edited in the editor, each where the book holds
    something to show.
    """
    application.make_application(["sodanchu"])
    with quiet():
        return _tabs(office, folder, size)


def _tabs(office: OpenOffice, folder: Path, size: tuple[int, int]) -> list[Path]:
    paths = Paths(office.folder, office.folder)
    session = Session.over(office, paths, Look(), InlineBackground)
    made: list[Path] = []

    def shot(name: str, widget: QWidget) -> None:
        own = size if widget is desk else (widget.width(), widget.height())
        made.append(grab(widget, folder / f"{name}.png", own))

    try:
        desk = Desk(session)
        for place, spec in enumerate(TABS):
            desk.show_tab(place)
            shot(f"tab-{spec.name}", desk)
        _editor(desk, shot)
        for pages in (*BOOKS, today_pages, task_pages, law_windows):
            pages(desk, session, shot)
        desk.close()
        desk.deleteLater()
        settle()
    finally:
        session.background.shutdown()
        session.services.close()
    return made


def _editor(desk: Desk, shot: Shot) -> None:
    tab = desk.tab("plans")
    if not isinstance(tab, PlansTab):
        return
    editable = tab.session.services.plans.ids(filters={"status": list(EDITABLE)})
    if not editable:
        return
    go_to(desk, "plans")
    tab.edit_plan(editable[-1], Place(Part.TEXT))
    shot("soan-thao", desk)
    tab.leave_page()
