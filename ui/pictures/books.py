"""Leads a desk through receptions and petitions, a picture of each page that the book fills."""

from desktop_app.petitions.model import Case
from ui.petitions.tab import PetitionsTab
from ui.pictures.grab import Shot, settle
from ui.pictures.pages import go_to
from ui.receptions.tab import ReceptionsTab
from ui.session import Session
from ui.shell.desk import Desk
from ui.slips.opener import show_slips

_RECEPTIONS, _PETITIONS = "receptions", "petitions"


def reception_pages(desk: Desk, session: Session, shot: Shot) -> None:
    """A visit beside the list, a new one with who came before, the chairman's days."""
    tab = desk.tab(_RECEPTIONS)
    known = _came_twice(session)
    if not isinstance(tab, ReceptionsTab) or not known:
        return
    go_to(desk, _RECEPTIONS)
    tab.show_visit(known)
    settle()
    shot("receptions-visit", desk)
    tab.begin()
    _type_name(tab, session, known)
    shot("receptions-new", desk)
    tab.form.begin()
    tab.leave_side()
    tab.show_days()
    settle()
    shot("receptions-days", desk)
    tab.show_book()


def petition_pages(desk: Desk, session: Session, shot: Shot) -> None:
    """A case with what was done about it, one of its papers, the list of cases, its slips."""
    tab = desk.tab(_PETITIONS)
    case = most_happened(session)
    if not isinstance(tab, PetitionsTab) or case is None:
        return
    go_to(desk, _PETITIONS)
    tab.open_case(case.uid)
    settle()
    shot("petitions-case", desk)
    tab.leave_page()
    tab.open_paper(session.services.cases.petitions(case.uid)[0].uid)
    settle()
    shot("petitions-paper", desk)
    tab.leave_page()
    tab.edit_paper()
    settle()
    shot("petitions-new", desk)
    tab.leave_page()
    tab.show_cases()
    settle()
    shot("petitions-cases", desk)
    tab.show_papers()
    slips = show_slips(desk, session, "cases", case.uid)
    slips.resize(1180, 720)
    settle()
    shot("slips", slips)
    slips.close()
    settle()


def most_happened(session: Session) -> Case | None:
    """The running case to which most happened."""
    cases = session.services.cases
    found = [cases.get(uid) for uid in cases.ids(filters={"status": "accepted"})]
    return max(found, key=lambda case: len(cases.events(case.uid)), default=None)


def _came_twice(session: Session) -> str:
    """The newest visit of somebody who had come before."""
    receptions = session.services.receptions
    seen: dict[str, str] = {}
    for uid in receptions.ids():
        name = receptions.get(uid).person.full_name
        if name and name in seen:
            return seen[name]
        seen[name] = uid
    return ""


def _type_name(tab: ReceptionsTab, session: Session, uid: str) -> None:
    """The name of somebody who came before, as far as it takes to see those visits."""
    name = session.services.receptions.get(uid).person.full_name
    entry = tab.form.parts.forms.entry("full_name")
    entry.put(name)
    tab.form.earlier.look()
    settle()
