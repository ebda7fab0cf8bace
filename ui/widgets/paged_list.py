"""A whole list over a table of perhaps a million records, with the outward ways of RecordList."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from desktop_app.errors import KnownProblem
from desktop_app.fields import Field
from desktop_app.jobs import Job
from desktop_app.pages import FIRST, Answer, Pages
from ui.background import Background
from ui.widgets.filters import FilterBar
from ui.widgets.notes import EmptyState
from ui.widgets.paged_model import PagedModel
from ui.widgets.paged_table import PagedTable
from ui.widgets.record_list import RecordList
from ui.widgets.table_model import Query, StatusOf

if TYPE_CHECKING:
    from desktop_app.services import Services

PATIENCE_MS = 200  # a shorter wait is not worth a word


@dataclass(frozen=True)
class PagedSource:
    """Where a PagedList reads: the Pages of the services of whichever thread asks."""

    pages_of: Callable[["Services"], Pages]
    services: "Services"  # of the GUI thread
    background: Background


class PagedList(RecordList):
    """A RecordList that asks in the background and shows the old answer until the new one is there.

    The GUI thread itself reads nothing but rows in sight. One question is under way at a time; an
    answer to an older one is dropped. `reloaded` tells a count twice when a first page came before
    the rest.
    """

    table: PagedTable

    def __init__(
        self,
        fields: Sequence[Field],
        source: PagedSource,
        *,
        filters: FilterBar,
        search_hint: str,
        empty: EmptyState,
        status_of: StatusOf | None = None,
        frozen: int = 1,
    ) -> None:
        pages: Any = source  # read by places, not by uids as a RowSource
        super().__init__(
            fields,
            pages,
            filters=filters,
            search_hint=search_hint,
            empty=empty,
            status_of=status_of,
            frozen=frozen,
        )
        self.count.setMinimumWidth(self.count.fontMetrics().horizontalAdvance("9.999.999 dòng "))
        self._pages_of, self._background = source.pages_of, source.background
        self._job = Job()
        self._question = 0
        self._busy = False
        self._shown = Query()
        self._to_select = ""
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._ask_for_patience)
        self._background.ended.connect(self._stop)
        self.table.asked.connect(self._put)
        self.table.typed.connect(self._on_typed)
        self._reading = False  # rows ahead
        self.table.wanted.connect(self._read_ahead)

    def _make_table(
        self, fields: Sequence[Field], source: Any, status_of: StatusOf | None, frozen: int
    ) -> PagedTable:
        self._model = PagedModel(fields, source.pages_of(source.services), status_of)
        return PagedTable(self._model, frozen)

    def select_uid(self, uid: str) -> None:
        """Select a record now if it is shown, and when the answer under way has it."""
        self._to_select = "" if self.table.select_uid(uid) and not self._busy else uid

    def _ask(self, deleted: bool) -> None:
        self._put(self._asked(deleted))

    def _put(self, query: Query) -> None:
        """Ask; a question that is shown already is asked again as a whole, to keep the place."""
        self._patience.start()
        again = query == self._shown and self._model.rowCount() > 0
        self._query = query
        self._model.ask(query)
        if again:
            self._ask_all()
        else:
            self._run(lambda pages, job: pages.first(**_asked_of(query), job=job), self._on_first)

    def _ask_all(self) -> None:
        asked, kept = _asked_of(self._query), self.table.hold()
        self._run(lambda pages, job: pages.all(**asked, keep=kept, job=job), self._on_all)

    def _run(self, read: Callable[[Pages, Job], Any], on_done: Callable[[Any], None]) -> None:
        """Put one question; from now on answers to older ones are dropped."""
        self._job.cancel()
        self._question += 1
        question, pages_of = self._question, self._pages_of

        def arrived(answer: Any) -> None:
            if question == self._question:
                on_done(answer)

        def failed(_error: BaseException) -> None:
            if question == self._question:
                self._on_failed()

        self._busy = True
        job = self._background.run_read(
            self, lambda services, job: read(pages_of(services), job), arrived, failed
        )
        if question == self._question:  # without threads the next question may be over already
            self._job = job

    def _read_ahead(self, first: int, last: int) -> None:
        """Read rows before they are seen, when no question is under way."""
        rows, answer = self._model.unread(first, last), self._model.answer
        if self._busy or self._reading or not rows:
            return
        pages_of, places = self._pages_of, list(rows.values())

        def arrived(records: list[dict[str, Any]]) -> None:
            self._reading = False
            if records and answer == self._model.answer:
                self._model.keep(rows, records)
                self.table.go_on()

        def failed(_error: BaseException) -> None:
            self._reading = False

        self._reading = True
        self._background.run_read(
            self, lambda services, _job: _rows_or_none(pages_of(services), places), arrived, failed
        )

    def _on_first(self, places: list[int]) -> None:
        self._patience.stop()
        self._shown = self._query
        self._model.take(self._query, places)
        self.table.scrollToTop()
        self._show_count(len(places))
        if len(places) < FIRST:
            self._settle()
        else:
            self.count.setText(_COUNTING)
            self._ask_all()

    def _on_all(self, answer: Answer) -> None:
        self._patience.stop()
        if self._query != self._shown or not self._model.grow(answer.places):
            self._replace(answer)
        self._shown = self._query
        self._show_count(len(answer.places))
        self._settle()

    def _replace(self, answer: Answer) -> None:
        chosen = [self._model.place(row) for row in self.table.selected_rows()]
        top = self.table.top()
        self._model.take(self._query, answer.places)
        self.table.put_back(answer.lines, chosen, top)

    def _settle(self) -> None:
        self._busy = False
        uid, self._to_select = self._to_select, ""
        if uid:
            self.table.select_uid(uid)

    def _on_failed(self) -> None:
        self._patience.stop()
        self._busy = False
        self._query = self._shown
        self._model.ask(self._shown)

    def _on_typed(self, letters: str) -> None:
        self.search.take_focus()
        self.search.insert(letters)

    def _ask_for_patience(self) -> None:
        searching = bool(self._query.search)
        self.count.setText(_SEARCHING if searching else _SORTING)

    def _stop(self) -> None:
        self._job.cancel()
        self._patience.stop()
        self._reading = True  # for good


def _rows_or_none(pages: Pages, places: list[int]) -> list[dict[str, Any]]:
    """Rows that nobody asked for yet; what is wrong with one is told when it is to be shown."""
    try:
        return pages.rows(places)
    except (KeyError, KnownProblem):
        return []


def _asked_of(query: Query) -> dict[str, Any]:
    return {
        "search": query.search,
        "filters": query.filters,
        "order": query.order,
        "deleted": query.deleted,
    }


_COUNTING = "đang đếm…"
_SEARCHING = "đang tìm…"
_SORTING = "đang xếp…"
