"""Cases kept in the book: what happened to them, what may happen next, what is due when."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from db.book import Book
from db.change import Change
from desktop_app.changes import Changes
from desktop_app.clock import Clock as TimeClock
from desktop_app.clocks.explaining import why
from desktop_app.clocks.keeping import clocks_of
from desktop_app.clocks.model import Clock
from desktop_app.dates import show
from desktop_app.deadline_papers.explanation import Explanation
from desktop_app.errors import UserError
from desktop_app.filters import Between, Filters, Order
from desktop_app.office.law_book import LawBook
from desktop_app.petitions import step_words
from desktop_app.petitions.event_checks import check_numbers
from desktop_app.petitions.handling import PaperHandling
from desktop_app.petitions.keeping import CaseKeeper, events_of, facts_of, papers_of
from desktop_app.petitions.model import (
    Case,
    CaseEvent,
    CaseValues,
    Enforcement,
    EventKind,
    EventValues,
    Petition,
    Results,
)
from desktop_app.petitions.records import CASES, EVENTS, case_of, event_of
from desktop_app.petitions.remarks import hint_words, remarks
from desktop_app.petitions.rules import Step, check, replay, steps
from desktop_app.petitions.shielding import Shield, refuse_names
from desktop_app.petitions.state import Detail, group_of, state_of
from desktop_app.stored import record_of

FEATURE = "petitions"
_LOOSE = frozenset({EventKind.RECEIVED, EventKind.NOTE})


class CaseService:
    """Reads cases and records what happens to them; every action is one step of undo."""

    def __init__(self, book: Book, user: str, clock: TimeClock, shield: Shield) -> None:
        self._book = book
        self._user = user
        self._clock = clock
        self._shield = shield

    # Finding

    def ids(
        self,
        *,
        search: str = "",
        filters: Filters | None = None,
        order: Order = (),
        deleted: bool = False,
    ) -> list[str]:
        """The uids of the cases that match; the newest number first when no order is given."""
        order = order or (("year", True), ("number", True))
        return self._book.ids(CASES, search=search, filters=filters, order=order, deleted=deleted)

    def rows(self, uids: Sequence[str]) -> list[dict[str, Any]]:
        """The list's rows: columns as stored."""
        return self._book.rows(CASES, uids)

    def get(self, uid: str) -> Case:
        """One case; KeyError when there was never one."""
        record = self._book.get(CASES, uid)
        if record is None:
            raise KeyError(f"{CASES} {uid}")
        return case_of(record)

    def events(self, uid: str) -> list[CaseEvent]:
        """What happened to a case, in its order."""
        return events_of(self._book, uid)

    def clocks(self, uid: str) -> list[Clock]:
        """The clocks of a case, then those of its papers."""
        of_papers = (clocks_of(self._book, ("petitions", p.uid)) for p in self.petitions(uid))
        own = clocks_of(self._book, (CASES, uid))
        return [*own, *(clock for each in of_papers for clock in each)]

    def petitions(self, uid: str) -> list[Petition]:
        """The papers of a case, the first received first."""
        return papers_of(self._book, uid)

    def steps(self, uid: str, day: date | None = None) -> list[Step]:
        """Every step of the procedure with what forbids it on a day (today)."""
        values, events = self.get(uid).values, self.events(uid)
        facts = facts_of(self.petitions(uid))
        return steps(values, state_of(values, events), facts, day or self._clock.today())

    def remarks(self, uid: str, said: EventValues) -> list[str]:
        """Sentences to show before a step is kept: what is late, and by which article."""
        found = remarks(said, self.clocks(uid), LawBook(self._book))
        if said.kind is EventKind.ACCEPTED:
            found += hint_words(paper.values for paper in self.petitions(uid))
        return found

    def why(self, clock_uid: str) -> Explanation:
        """Why a clock ends on its day, as it was reckoned then; for `ui.deadlines.show_why`."""
        return why(self._book, clock_uid)

    def overdue(self) -> list[str]:
        """The cases with something that should have been done before today, the latest first."""
        late = Between(None, _before(self._clock.today()))
        return self.ids(filters={"next_due": late}, order=(("next_due", False),))

    def open_enforcement(self) -> list[str]:
        """The cases whose decision or conclusion is not carried out yet, the oldest first."""
        filters = {"status": "resolved", "enforced_on": None}
        return self.ids(filters=filters, order=(("decided_on", False),))

    # Doing

    def record(self, case_uid: str, said: EventValues, petition_uid: str = "") -> Changes:
        """Something happened; UserError with its field and the article when it may not be."""
        case = self.get(case_uid)
        self._refuse_names(case.values.kind, said)
        name = step_words.label(group_of(case.values.kind), said.kind)
        label = f"{name}: vụ việc số {case.number}/{case.year}"
        with self._book.change(user=self._user, label=label) as change:
            keeper = CaseKeeper(self._book, change)
            uid = keeper.record(case_uid, said, self._clock.today(), petition_uid)
        return Changes.of(FEATURE, message=f"{label}, ngày {show(said.day)}", uid=uid)

    def correct(self, event_uid: str, said: EventValues) -> Changes:
        """Other words or days of an event; all events after it must still hold."""
        event = self._event(event_uid)
        case = self.get(event.case_uid)
        if said.kind is not event.values.kind:
            raise UserError("Không đổi được loại bước; hãy thu hồi bước này rồi ghi bước khác.")
        self._refuse_names(case.values.kind, said)
        events = [
            replaced(each, said) if each.uid == event_uid else each
            for each in self.events(event.case_uid)
        ]
        replay(case.values, facts_of(self.petitions(case.uid)), events, self._clock.today())
        label = f"Sửa bước của vụ việc số {case.number}/{case.year}"
        with self._book.change(user=self._user, label=label) as change:
            CaseKeeper(self._book, change).put_event(event, said)
        return Changes.of(FEATURE, message=label, uid=event_uid)

    def take_back(self, event_uid: str) -> Changes:
        """Take the last event of a case back; UserError that names the one to take first."""
        event = self._event(event_uid)
        case = self.get(event.case_uid)
        group = group_of(case.values.kind)
        if event.values.kind is EventKind.RECEIVED:
            raise UserError("Đây là lúc nhận đơn: muốn bỏ thì xóa hoặc chuyển đơn sang vụ khác.")
        later = [e for e in self.events(case.uid) if e.ordinal > event.ordinal and _binds(e)]
        if later and _binds(event):
            name = step_words.label(group, later[-1].values.kind)
            day = show(later[-1].values.day)
            raise UserError(f"Hãy thu hồi bước sau cùng trước: “{name}” ngày {day}.")
        name = step_words.label(group, event.values.kind)
        label = f"Thu hồi bước “{name}” của vụ việc số {case.number}/{case.year}"
        with self._book.change(user=self._user, label=label) as change:
            self._untie(change, event)
            if event.values.details.get(Detail.OUTCOME) == "merged_duplicate":
                self._handling(change).apart(event.petition_uid)
            else:
                CaseKeeper(self._book, change).drop_event(event)
        return Changes.of(FEATURE, message=label, uid=case.uid)

    def change(self, uid: str, values: CaseValues, expected_rev: int | None = None) -> Changes:
        """Other words about a case; its kind and instance follow from its papers."""
        case = self.get(uid)
        if (values.kind, values.instance) != (case.values.kind, case.values.instance):
            raise UserError("Loại và lần của vụ việc đổi theo đơn; hãy sửa ở đơn.", "kind")
        if not values.title.strip():
            raise UserError("Hãy ghi nội dung vụ việc.", "title")
        if values.kind == "denunciation":
            refuse_names(self._shield, {"title": values.title, "note": values.note})
        label = f"Sửa vụ việc số {case.number}/{case.year}"
        with self._book.change(user=self._user, label=label) as change:
            change.update(CASES, uid, record_of(values), expected_rev)
            CaseKeeper(self._book, change).refresh(uid)
        return Changes.of(FEATURE, message=label, uid=uid)

    def set_results(self, uid: str, results: Results) -> Changes:
        """What the decision or conclusion orders (forms 03, 04 of TT 06/2025)."""
        case = self.get(uid)
        if not case.decided_on:
            raise UserError("Chưa có quyết định, kết luận nên chưa ghi được kết quả xử lý.")
        return self._numbers(case, record_of(results), "Ghi kết quả xử lý")

    def set_enforcement(self, uid: str, done: Enforcement, day: date | None = None) -> Changes:
        """What came of it up to a day (today), all in all (form 05 of TT 06/2025).

        The case's story keeps the numbers of each day: a report counts what came in its period.
        """
        case = self.get(uid)
        if not case.decided_on:
            raise UserError("Chưa có quyết định, kết luận nên chưa ghi được việc thi hành.")
        on = day or self._clock.today()
        if not case.decided_on <= on <= self._clock.today():
            raise UserError("Ngày thi hành phải từ ngày quyết định, kết luận đến hôm nay.", "day")
        columns = record_of(done)
        details = {name: str(number) for name, number in columns.items() if number}
        details[Detail.ENFORCEMENT.value] = "1"
        said = EventValues(
            kind=EventKind.NOTE, day=on, reason="Ghi kết quả thi hành", details=details
        )
        return self._numbers(case, columns, "Ghi kết quả thi hành", said)

    # Cases that go on with one another

    def relate(self, uid: str, first_uid: str) -> Changes:
        """A second complaint, a denunciation again goes on with the case of the first one.

        The first complaint is noted as appealed on the day on which the second came.
        """
        case, first = self.get(uid), self.get(first_uid)
        if uid == first_uid or case.values.kind != first.values.kind:
            raise UserError("Hãy chọn vụ việc lần đầu, cùng loại.", "of_case")
        if first_uid in (one.uid for one in self.related(uid)):
            raise UserError("Hai vụ việc này đã được nối với nhau.", "of_case")
        label = f"Nối vụ việc số {case.number}/{case.year} với số {first.number}/{first.year}"
        with self._book.change(user=self._user, label=label) as change:
            keeper = CaseKeeper(self._book, change)
            for one, other, words in ((case, first, "lần đầu"), (first, case, "tiếp theo")):
                keeper.note(one.uid, self._tie(one, other, words))
        return Changes.of(FEATURE, message=label, uid=uid)

    def related(self, uid: str) -> list[Case]:
        """The cases that a case goes on with, or that go on with it."""
        found = (event.values.details.get(Detail.OF_CASE) for event in self.events(uid))
        return [self.get(one) for one in dict.fromkeys(found) if one]

    def _untie(self, change: Change, event: CaseEvent) -> None:
        """The other case lets go too."""
        other = event.values.details.get(Detail.OF_CASE, "")
        for tie in self.events(other) if other else ():
            if tie.values.details.get(Detail.OF_CASE) == event.case_uid:
                CaseKeeper(self._book, change).drop_event(tie)

    def _tie(self, case: Case, other: Case, words: str) -> EventValues:
        details = {Detail.OF_CASE.value: other.uid}
        said = EventValues(
            kind=EventKind.NOTE,
            day=self._clock.today(),
            reason=f"Vụ việc {words}: số {other.number}/{other.year}",
            details=details,
        )
        if other.values.instance != "second" or case.values.instance == "second":
            return said
        appealed = replace(
            said,
            kind=EventKind.APPEALED,
            day=other.received_on,
            details=details | {Detail.WHERE.value: "second"},
        )
        state = state_of(case.values, self.events(case.uid))
        try:
            facts = facts_of(self.petitions(case.uid))
            check(case.values, state, facts, appealed, self._clock.today())
        except UserError:  # not decided here yet, or noted as appealed before
            return said
        return appealed

    # Inside

    def _handling(self, change: Change) -> PaperHandling:
        return PaperHandling(self._book, change, self._clock.today())

    def _numbers(
        self, case: Case, columns: Mapping[str, int], what: str, said: EventValues | None = None
    ) -> Changes:
        check_numbers(columns)
        label = f"{what} của vụ việc số {case.number}/{case.year}"
        with self._book.change(user=self._user, label=label) as change:
            change.update(CASES, case.uid, columns)
            if said:
                CaseKeeper(self._book, change).note(case.uid, said)
        return Changes.of(FEATURE, message=label, uid=case.uid)

    def _event(self, uid: str) -> CaseEvent:
        record = self._book.get(EVENTS, uid)
        if record is None or record["deleted_at"] is not None:
            raise UserError("Bước này đã được thu hồi.")
        return event_of(record)

    def _refuse_names(self, kind: str, said: EventValues) -> None:
        if kind == "denunciation":
            texts = {"reason": said.reason, "body": said.body} | said.details
            refuse_names(self._shield, texts)


def replaced(event: CaseEvent, said: EventValues) -> CaseEvent:
    """The same event with other words."""
    return CaseEvent(
        uid=event.uid,
        case_uid=event.case_uid,
        values=said,
        petition_uid=event.petition_uid,
        attachment_uid=event.attachment_uid,
        ordinal=event.ordinal,
    )


def _binds(event: CaseEvent) -> bool:
    """Whether an event has to be taken back before those that went before it."""
    return event.values.kind not in _LOOSE or bool(event.values.details.get("outcome"))


def _before(day: date) -> str:
    return date.fromordinal(day.toordinal() - 1).isoformat()
