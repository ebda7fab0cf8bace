"""The Báo cáo tab as the tests of its screens use it: a book with visits, keys, dialogs."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from desktop_app.changes import Changes
from desktop_app.people.person import Person
from desktop_app.receptions.model import ReceptionValues
from desktop_app.reports import periods
from desktop_app.reports.model import PeriodType
from ui.reports.report.page import ReportPage
from ui.reports.tab import ReportsTab
from ui.session import Session

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
TODAY = date(2026, 11, 21)
FORMS = ("01/TCD", "02/XLD", "03/GQKN", "04/GQTC", "05/KQTH", "06/QLKNTC")


def write(session: Session, work) -> Changes:
    """Do something with the book without the screen."""
    done: list[Changes] = []
    session.background.run(session.background, work, done.append)
    return done[0]


def visit(session: Session, day: date, name: str = "Trần Văn Đức") -> str:
    """Enter a visit to the regular reception; returns its uid."""
    values = ReceptionValues(received_on=day, content="Đề nghị sửa đường", content_kind="proposal")
    return write(session, lambda s: s.receptions.add(values, Person(full_name=name))).uid


def quarter(session: Session, kind: PeriodType = PeriodType.Q3) -> str:
    """Begin the report of a quarter of 2026 without the screen; returns its uid."""
    period = periods.period_of(kind, 2026)
    begun = write(session, lambda s: s.reports.begin("", "kntc", period, FORMS))
    return begun.uid


def fill(session: Session, uid: str) -> None:
    """Put nought where somebody would have to type."""
    write(session, lambda s: s.reports.fill_zeros(uid, "06/QLKNTC"))


def shown_tab(session: Session, qtbot, *size: int) -> ReportsTab:
    """The tab, shown and active."""
    made = ReportsTab(session)
    session.background.changed.connect(lambda _changes: made.refresh())
    qtbot.addWidget(made)
    made.resize(*(size or (1366, 660)))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.take_focus()
    return made


def opened(tab: ReportsTab, uid: str) -> ReportPage:
    """The page of a report, the cursor in its table."""
    tab.open_report(uid)
    page = tab.pages.currentWidget()
    assert isinstance(page, ReportPage)
    page.take_focus()
    return page


def keys(qtbot, widget, *pressed) -> None:
    """Press keys in a widget: letters as text, others as keys."""
    for one in pressed:
        if isinstance(one, str):
            qtbot.keyClicks(widget, one)
        else:
            qtbot.keyClick(widget, one)


def hand(session: Session, uid: str, form: str, code: str):
    """What was typed into a cell, as the book has it; None for nothing."""
    return session.services.reports.content(uid).hand.get((form, code))


def dialog(kind: type[QDialog], qtbot):
    """The dialog of a kind that is open, ready for keys."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert len(found) == 1
    found[0].activateWindow()
    qtbot.waitUntil(found[0].isActiveWindow)
    return found[0]
