"""The services of one open book, put together in one place."""

from collections.abc import Callable

from db.book import Book
from db.change import Change
from desktop_app.changes import Changes
from desktop_app.clock import Clock
from desktop_app.clocks.recalculation import ClockRecalculation
from desktop_app.dates import show
from desktop_app.documents import guard
from desktop_app.jobs import Job
from desktop_app.office.commitments import Commitment
from desktop_app.office.days_off import DaysOffService
from desktop_app.office.law_book import LawBook
from desktop_app.office.law_packs import LawPackService
from desktop_app.office.saved_views import SavedViews
from desktop_app.office.service import OfficeService
from desktop_app.old_books.service import OldBookService
from desktop_app.petitions import from_book as petitions_from_book
from desktop_app.petitions.cases import CaseService
from desktop_app.petitions.fields import CASES, PETITIONS
from desktop_app.petitions.keeping import follow_clocks
from desktop_app.petitions.service import PetitionService
from desktop_app.plans.derive.service import DeriveService
from desktop_app.plans.drafting import DraftService
from desktop_app.plans.life.service import PlanLife
from desktop_app.plans.mends.service import MendService
from desktop_app.plans.service import PlanService
from desktop_app.plans.to_tasks.service import PlanTasks
from desktop_app.receptions import from_book as receptions_from_book
from desktop_app.receptions.answering import keep_clocks
from desktop_app.receptions.days import ChairmanDays
from desktop_app.receptions.fields import RECEPTIONS
from desktop_app.receptions.records import reception_of
from desktop_app.receptions.service import ReceptionService
from desktop_app.reports.duties import DutyService
from desktop_app.reports.forms.own import OwnForms
from desktop_app.reports.forms.shelf import FormShelf, fault_of_pack
from desktop_app.reports.narrative.service import NarrativeService
from desktop_app.reports.out.service import ReportPapers
from desktop_app.reports.service import ReportService
from desktop_app.safety.people_accounts import PeopleAccounts
from desktop_app.settings import SettingsService
from desktop_app.shield.model import Keys
from desktop_app.shield.service import ShieldService
from desktop_app.slips.service import SlipService
from desktop_app.tasks.files.service import TaskFiles
from desktop_app.tasks.model import TaskValues
from desktop_app.tasks.recalculation import Recalculation
from desktop_app.tasks.service import TaskService
from desktop_app.tasks.work import TaskWork
from desktop_app.tasks.year_calendar import YearCalendar
from desktop_app.today.chairman_tasks import ticking
from desktop_app.today.service import TodayService

# Which feature a table belongs to, so that an undo can name what has to be reloaded.
FEATURE_OF = {
    "plans": "plans",
    "attachments": "plans",
    "numbers": "plans",
    "settings": "settings",
    "tasks": "tasks",
    "occurrences": "tasks",
    "evidence": "tasks",
    "task_notes": "tasks",
    "handovers": "tasks",
    "calendar_days": "calendar",
    "law_packs": "law",
    "saved_views": "views",
    "users": "accounts",
    "identities": "shield",
    "identity_openings": "shield",
    "receptions": "receptions",
    "chairman_days": "receptions",
    "petitions": "petitions",
    "cases": "petitions",
    "case_events": "petitions",
    "clocks": "petitions",
    "record_files": "petitions",
    "slip_templates": "slips",
    "imports": "receptions",
    "report_forms": "reports",
    "report_duties": "reports",
    "reports": "reports",
}


class Services:
    """Everything the screens may ask for, over one connection of one thread.

    The window has two of these: one over a read-only book for showing, and one over the writing
    book that only the writing thread touches.
    """

    def __init__(self, book: Book, *, user: str, clock: Clock, keys: Keys | None = None) -> None:
        self.book = book
        self.user = user
        self.clock = clock
        self.settings = SettingsService(book, user)
        self.office = OfficeService(book, user)
        self.law = LawBook(book)
        self.views = SavedViews(book, user, lambda text: bool(self.shield.found([text])[0]))
        self.days_off = DaysOffService(book, user, clock)
        self.plans = PlanService(book, user)
        self.drafts = DraftService(book, user)
        self.mends = MendService(book, user)
        self.derive = DeriveService(book, user, clock)
        self.life = PlanLife(book, user, clock)
        labels = {"receptions": RECEPTIONS, "petitions": PETITIONS, "cases": CASES}
        self.slips = SlipService(book, user, clock, labels, self.life.numbers)
        self.plan_tasks = PlanTasks(book, user, clock)
        self.tasks = TaskService(book, user, clock)
        of_clocks = ClockRecalculation(book, self._follow_clocks)
        self.recalculation = Recalculation(book, user, clock, (of_clocks,))
        self.report_forms = OwnForms(book, user)
        self.law_packs = self._law_packs()
        self.task_files = TaskFiles(book, user, clock)
        self.task_work = TaskWork(book, user, clock)
        self.year_calendar = YearCalendar(book, user, clock)
        self.chairman_days = ChairmanDays(book, user, clock, ticking(book, self.task_work))
        self.today = TodayService(book, user, clock)
        self.report_duties = DutyService(book, user, clock, self.task_work)
        self.shield = ShieldService(book, user, clock, keys or Keys())
        guard.put(self.shield.gate)
        self.accounts = PeopleAccounts(book, user, clock, keys or Keys())
        self.old_books = OldBookService(
            book,
            user,
            clock,
            self.shield,
            (receptions_from_book.TARGET, petitions_from_book.TARGET),
        )
        self.petitions = PetitionService(book, user, clock, self.shield)
        self.cases = CaseService(book, user, clock, self.shield)
        self.receptions = ReceptionService(
            book, user, clock, self.shield, self.petitions, self._keep_commitment
        )
        shelf, told = FormShelf(book), self.report_duties.report_sent
        self.reports = ReportService(book, user, clock, self.life.numbers, shelf, sent=told)
        self.narratives = NarrativeService(book, user, self.reports, self.office)
        self.reports.told = self.narratives.going_out
        self.report_papers = ReportPapers(self.reports, self.narratives, self.office)

    def undo(self, job: Job | None = None) -> Changes:
        """Undo the user's last action; UserError or KnownProblem with the reason when it cannot.

        Cancelled through `job` leaves the book as it was.
        """
        step = self.book.undo(self.user, _telling(job))
        return self._changes(f"Đã hoàn tác: {step.label}", step.tables)

    def redo(self, job: Job | None = None) -> Changes:
        """Do again what was undone last; cancelled as undo."""
        step = self.book.redo(self.user, _telling(job))
        return self._changes(f"Đã làm lại: {step.label}", step.tables)

    def _law_packs(self) -> LawPackService:
        return LawPackService(
            self.book,
            self.user,
            self.clock,
            self.recalculation.clocked_items,
            lambda items: self.recalculation.apply([item.uid for item in items]),
            lambda forms: fault_of_pack(forms, self.report_forms.shelf.all()) if forms else "",
        )

    def _keep_commitment(self, promised: Commitment) -> Changes:
        return self.tasks.add(
            TaskValues(
                title=promised.text,
                group_title=promised.where,
                lead=(promised.unit,) if promised.unit else (),
                officer=promised.officer,
                schedule_text=f"Chậm nhất ngày {show(promised.due)}",
                year=promised.due.year,
            )
        )

    def close(self) -> None:
        """Close the connection."""
        guard.remove(self.shield.gate)
        self.book.close()

    def _follow_clocks(self, change: Change, owner: tuple[str, str]) -> None:
        """Records take over the days that their clocks were given by other law."""
        table, uid = owner
        if table == "receptions":
            keep_clocks(self.book, change, reception_of(self.book.get(table, uid) or {}))
        elif table in ("petitions", "cases"):
            follow_clocks(self.book, change, owner)

    @staticmethod
    def _changes(message: str, tables: frozenset[str]) -> Changes:
        features = {FEATURE_OF.get(table, "office") for table in tables}
        return Changes.of(*features, message=message)


def _telling(job: Job | None) -> Callable[[int, int], None] | None:
    """How far an undo is, in words."""
    if job is None:
        return None

    def tell(done: int, total: int) -> None:
        rows = f"{done:,} / {total:,} dòng".replace(",", ".")
        job.step(done, total, rows if total else "Đang dọn bảng tra cứu")

    return tell
