"""The tabs that work today, as a list; a tab is added here and nowhere else."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.session import Session


@dataclass(frozen=True)
class TabSpec:
    """A tab: the feature's folder name, its label, its icon and how to make it.

    `follows` are further features whose changes it shows, `chapter` what F1 opens: the name of
    a heading of the handbook, or of the page in sight that the widget tells (`chapter()`).

    The widget may offer `refresh()` (something it shows was changed), `search(text)`,
    `may_close() -> bool` (asks about unsaved work) and `keep_work()` (the screen is being locked or
    the system goes down: what is in hand goes into the book without a question). The desk answers
    its signals `open_wanted(feature, uid)` and `list_wanted(feature, narrowing)` by showing the
    record or the list in that feature's tab: `open_uid(uid)`, `show_narrowed(narrowing)`.
    """

    name: str
    label: str
    icon: str
    make: Callable[[Session], QWidget]
    follows: tuple[str, ...] = ()
    chapter: str = ""

    def cares(self, features: frozenset[str]) -> bool:
        """Whether changes of these features touch what the tab shows."""
        return self.name in features or not features.isdisjoint(self.follows)


def _today(session: Session) -> QWidget:
    from ui.today.tab import TodayTab  # noqa: PLC0415 - a tab is loaded when it is first made

    return TodayTab(session)


def _plans(session: Session) -> QWidget:
    from ui.plans.tab import PlansTab  # noqa: PLC0415 - a tab is loaded when it is first made

    return PlansTab(session)


def _tasks(session: Session) -> QWidget:
    from ui.tasks.tab import TasksTab  # noqa: PLC0415

    return TasksTab(session)


def _receptions(session: Session) -> QWidget:
    from ui.receptions.tab import ReceptionsTab  # noqa: PLC0415

    return ReceptionsTab(session)


def _petitions(session: Session) -> QWidget:
    from ui.petitions.tab import PetitionsTab  # noqa: PLC0415

    return PetitionsTab(session)


def _reports(session: Session) -> QWidget:
    from ui.reports.tab import ReportsTab  # noqa: PLC0415

    return ReportsTab(session)


TABS = (
    TabSpec(
        "today",
        "Hôm nay",
        "calendar-today",
        _today,
        ("tasks", "calendar", "law", "plans", "petitions", "receptions", "reports"),
        "moi-sang",
    ),
    TabSpec("plans", "Kế hoạch", "file-document-outline", _plans, (), "ke-hoach"),
    TabSpec(
        "tasks", "Nhiệm vụ", "checkbox-marked-outline", _tasks, ("calendar", "law"), "them-viec"
    ),
    TabSpec(
        "receptions",
        "Tiếp công dân",
        "account-voice",
        _receptions,
        ("petitions", "shield", "law", "calendar"),
        "tiep-cong-dan",
    ),
    TabSpec(
        "petitions",
        "Đơn thư",
        "email-outline",
        _petitions,
        ("receptions", "shield", "law"),
        "don-thu",
    ),
    TabSpec(
        "reports",
        "Báo cáo",
        "chart-box-outline",
        _reports,
        ("receptions", "petitions", "tasks", "plans", "law", "calendar"),
        "bao-cao",
    ),
)
