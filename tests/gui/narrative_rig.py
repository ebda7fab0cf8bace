"""A report and the page on which its words are written, for the tests of that page."""

from decimal import Decimal

from PySide6.QtGui import QTextCursor

from desktop_app.reports.model import HandCell, PeriodType
from desktop_app.reports.narrative.model import LinkKind
from desktop_app.reports.periods import period_of
from ui.reports.narrative.page import NarrativePage

RECEPTION = "results.reception"
FORMS = ("01/TCD", "02/XLD", "03/GQKN", "04/GQTC", "05/KQTH", "06/QLKNTC")


def begin(session, year=2026, kind=PeriodType.H1):
    made = []
    period = period_of(kind, year)
    session.background.run(
        session.background,
        lambda s: s.reports.begin("", "kntc", period, FORMS, f"Báo cáo {year}"),
        lambda changes: made.append(changes.uid),
    )
    return made[0]


def put(session, uid, **values):
    """Type figures of form 01/TCD in: c1=213."""
    cells = {
        ("01/TCD", name[1:]): HandCell(Decimal(value), "thử") for name, value in values.items()
    }
    session.background.run(session.background, lambda s: s.reports.set_cells(uid, cells))


def text(page):
    return page.edit.toPlainText()


def put_cursor(page, after):
    at = text(page).index(after) + len(after)
    cursor = page.edit.textCursor()
    cursor.setPosition(at)
    page.edit.setTextCursor(cursor)


def choose(page, what):
    at = text(page).index(what)
    cursor = page.edit.textCursor()
    cursor.setPosition(at)
    cursor.setPosition(at + len(what), QTextCursor.MoveMode.KeepAnchor)
    page.edit.setTextCursor(cursor)


def links(page):
    """What the section ties: code, words."""
    section = page.work.section(RECEPTION)
    return [
        (run.link.key[1], run.text)
        for paragraph in section.paragraphs
        for run in paragraph
        if run.link and run.link.kind is LinkKind.FIGURE
    ]


def titles(page):
    outline = page.outline
    return [outline._items[key].text(0) for key in outline._items]


def filled_report(session):
    """A report of half a year with a few figures."""
    uid = begin(session)
    put(session, uid, c5=200, c6=230, c7=180)
    return uid


def opened_page(session, uid, qtbot):
    """The page of a report, in the section about receptions."""
    made = NarrativePage(session, uid)
    session.background.changed.connect(lambda _changes: made.refresh())
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.go_to(RECEPTION)
    made.take_focus()
    return made
