"""Leads a desk through the reports: what is due, a form, its words, what changed, two versions."""

from desktop_app.reports.model import Report, Status
from ui.pictures.grab import Shot, settle
from ui.pictures.pages import go_to
from ui.reports.compare.page import ComparePage
from ui.reports.narrative.page import NarrativePage
from ui.reports.since.page import SincePage
from ui.reports.tab import ReportsTab
from ui.session import Session
from ui.shell.desk import Desk

_REPORTS = "reports"


def report_pages(desk: Desk, session: Session, shot: Shot) -> None:
    """The pages of the tab, each where the book has a report for it."""
    tab = desk.tab(_REPORTS)
    if not isinstance(tab, ReportsTab):
        return
    go_to(desk, _REPORTS)
    tab.show_made()
    settle()
    shot("reports-made", desk)
    tab.show_due()
    draft = largest_draft(session)
    if draft:
        tab.open_report(draft.uid)
        settle()
        shot("reports-form", desk)
        tab.leave_page()
        page = NarrativePage(session, draft.uid)
        page.leave_wanted.connect(tab.leave_page)
        tab.show_page(page)
        settle()
        page.next_drift()
        settle()
        shot("reports-words", desk)
        tab.leave_page()
    if changed := changed_since(session):
        tab.show_page(SincePage(tab, changed.uid))
        settle()
        shot("reports-since", desk)
        tab.leave_page()
    if both := corrected(session):
        tab.show_page(ComparePage(tab, *(one.uid for one in both)))
        settle()
        shot("reports-compare", desk)
        tab.leave_page()
    for name, show in (("forms", tab.show_forms), ("duties", tab.show_duties)):
        show()
        settle()
        shot(f"reports-{name}", desk)
        tab.leave_page()


def largest_draft(session: Session) -> Report | None:
    """The draft with the most forms and the longest period."""
    found = _with_status(session, Status.DRAFT)
    return max(
        found,
        key=lambda one: (len(one.forms), one.period.last - one.period.first),
        default=None,
    )


def changed_since(session: Session) -> Report | None:
    """The sent report of which the books now say most otherwise; None when all stand."""
    reports = session.services.reports
    found = [(len(reports.since_sent(one.uid)), one) for one in _with_status(session, Status.SENT)]
    most, report = max(found, key=lambda line: line[0], default=(0, None))
    return report if most else None


def corrected(session: Session) -> tuple[Report, Report] | None:
    """The two newest versions of a report that was corrected, the older one first."""
    for one in _with_status(session, Status.SENT):
        newest, *older = session.services.reports.versions(one.uid)
        if older:
            return older[0], newest
    return None


def _with_status(session: Session, status: Status) -> list[Report]:
    reports = session.services.reports
    return [reports.get(uid) for uid in reports.ids(filters={"status": status.value})]
