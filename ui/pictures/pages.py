"""Leads a desk through its pages and windows, a picture of each; what is not there is left out."""

from PySide6.QtWidgets import QWidget

from desktop_app.tasks.model import Task
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
    settle()
    tab.take_focus()
    shot("yearly", desk)
    tab.pages.leave_all(tab.take_focus)
    preview = PreviewWindow(
        desk, session.background, sheet_request(session), session.paths.scratch
    )  # fmt: skip
    _window("today-sheet", preview, shot)


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
    told = most_told(session, ruled=True)
    if told is not None:
        (one, *_more) = session.services.tasks.occurrences(told.uid)
        why = show_why(desk, session, session.services.tasks.why(one.uid))
        _window("why", why, shot)
    today = session.clock.today()
    calculator = CalculatorWindow(desk, session, "kn.accept")
    calculator.start.put(today.isoformat())
    _window("calculator", calculator, shot)
    days = DaysOffWindow(desk, session)
    special = session.services.law.calendar().special_days(today.year)
    days.go_to(next((day.date for day in special if day.date >= today), today))
    _window("days-off", days, shot)
    rules = LawPacksWindow(desk, session)
    rules.show_list(RULES)
    _window("law-packs", rules, shot)


def most_told(session: Session, *, ruled: bool = False) -> Task | None:
    """The open task about which most was done; of those with a limit of the law when asked."""
    services = session.services
    tasks = services.tasks.tasks(services.tasks.ids(filters={"status": "open"}))
    if ruled:
        tasks = [task for task in tasks if task.values.rule]

    def told(task: Task) -> int:
        work = services.task_work
        return (
            len(task.values.checklist)
            + 2 * len(work.notes(task.uid))
            + 3 * len(work.hand_overs(task.uid))
        )

    return max(tasks, key=told, default=None)


def _window(name: str, window: QWidget, shot: Shot) -> None:
    window.show()
    settle()
    shot(name, window)
    window.close()
    settle()
