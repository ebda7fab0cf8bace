"""Leads a desk through its pages and windows, a picture of each; what is not there is left out."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.tasks.model import Task, Why
from ui.deadlines.calculator import CalculatorWindow
from ui.deadlines.why import show_why
from ui.law_packs.window import RULES, LawPacksWindow
from ui.pictures.grab import Shot, settle
from ui.preview.window import PreviewWindow
from ui.session import Session
from ui.shell.desk import Desk
from ui.shell.tabs import TABS
from ui.tasks import actions
from ui.tasks.tab import TasksTab
from ui.today.sheet import sheet_request
from ui.today.tab import TodayTab
from ui.workdays.window import DaysOffWindow
from ui.yearly.page import YearPage


def go_to(desk: Desk, name: str) -> None:
    """Show a tab by its name."""
    desk.show_tab([spec.name for spec in TABS].index(name))


def today_pages(desk: Desk, session: Session, shot: Shot) -> None:
    """The year's ready calendar, and the morning's sheet in its preview."""
    tab = desk.tab("today")
    if not isinstance(tab, TodayTab):
        return
    go_to(desk, "today")
    tab.show_year()
    page = tab.pages.currentWidget()
    if isinstance(page, YearPage):
        _show_ahead(page, session.clock.today())
    shot("yearly", desk)
    tab.pages.leave_all(tab.take_focus)
    request = sheet_request(session)
    preview = PreviewWindow(desk, session.background, request, session.paths.scratch)
    _window("today-sheet", preview, (900, 740), shot)


def _show_ahead(page: YearPage, today: date) -> None:
    """Come to the last item that is on and still ahead, so that ticks are in sight."""
    on = [at for at, row in enumerate(page.rows) if row.is_on and not row.lies_behind(today)]
    if on:
        settle()
        page.table.selectRow(on[-1])
        page.table.scrollTo(page.table.currentIndex())


def task_pages(desk: Desk, session: Session, shot: Shot) -> None:
    """One task with all that was done about it, its form, and the other views of the list."""
    tab = desk.tab("tasks")
    told = most_told(session)
    if not isinstance(tab, TasksTab) or told is None:
        return
    go_to(desk, "tasks")
    tab.open_task(told.uid)
    shot("tasks-detail", desk)
    tab.leave_page()
    tab.edit_task(told.uid)
    shot("tasks-form", desk)
    tab.leave_page()
    for view in actions.VIEWS:
        tab.show_view(view)
        shot(f"tasks-{view.name}", desk)
    tab.search("")


def law_windows(desk: Desk, session: Session, shot: Shot) -> None:
    """Why a day is what it is, the calculator, the days off, the rules."""
    reasons = _most_reasons(session)
    if reasons is not None:
        why = show_why(desk, session, reasons)
        _window("why", why, (820, 620), shot)
    today = session.clock.today()
    calculator = CalculatorWindow(desk, session, "kn.accept")
    calculator.start.put(today.isoformat())
    _window("calculator", calculator, (1080, 640), shot)
    days = DaysOffWindow(desk, session)
    special = session.services.law.calendar().special_days(today.year)
    days.go_to(next((day.date for day in special if day.date >= today), today))
    _window("days-off", days, (1240, 740), shot)
    rules = LawPacksWindow(desk, session)
    rules.show_list(RULES)
    _window("law-packs", rules, (1080, 640), shot)


def most_told(session: Session) -> Task | None:
    """The open task about which most was done."""
    work = session.services.task_work

    def told(task: Task) -> int:
        notes, given = work.notes(task.uid), work.hand_overs(task.uid)
        return len(task.values.checklist) + 2 * len(notes) + 3 * len(given)

    return max(_open_tasks(session), key=told, default=None)


def _most_reasons(session: Session) -> Why | None:
    """The explanation of the limit of the law that has most kinds of days in it."""
    tasks = session.services.tasks
    ruled = [task.uid for task in _open_tasks(session) if task.values.rule]
    found = [tasks.why(one.uid) for uid in ruled for one in tasks.occurrences(uid)]
    return max(found, key=lambda why: len({day.sign for day in why.trace}), default=None)


def _open_tasks(session: Session) -> list[Task]:
    tasks = session.services.tasks
    return tasks.tasks(tasks.ids(filters={"status": "open"}))


def _window(name: str, window: QWidget, size: tuple[int, int], shot: Shot) -> None:
    """A window at the size that it takes where the screen has room."""
    window.resize(*size)
    window.show()
    settle()
    shot(name, window)
    window.close()
    settle()
