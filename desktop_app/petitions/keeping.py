"""Writing papers, cases, events and what follows from them inside one change."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from db.book import Book
from db.change import Change
from desktop_app.clocks.keeping import ClockKeeper, clocks_of, next_open
from desktop_app.clocks.model import Clock
from desktop_app.office.book_numbers import free_number, next_number
from desktop_app.petitions.gates import Facts
from desktop_app.petitions.limits import DISCIPLINES, case_limits, paper_limits, several_places
from desktop_app.petitions.model import (
    CaseEvent,
    CaseValues,
    EventKind,
    EventValues,
    Petition,
    PetitionValues,
)
from desktop_app.petitions.papers import handling_of
from desktop_app.petitions.records import (
    CASES,
    EVENTS,
    PETITIONS,
    case_values,
    event_of,
    event_record,
    petition_of,
)
from desktop_app.petitions.rules import check
from desktop_app.petitions.state import CaseState, Detail, group_of, state_of
from desktop_app.petitions.step_words import NEXT, label
from desktop_app.stored import record_of

KNPA_DAYS = "petitions.knpa_days"
_DAY_COLUMNS = ("accepted_on", "decided_on", "published_on", "enforced_on", "closed_on")
_LONGEST_TITLE = 300  # letters of a paper's content that become the title of its case


class CaseKeeper:
    """Puts papers and cases into the book; columns and clocks follow from the events."""

    def __init__(self, book: Book, change: Change) -> None:
        self._book = book
        self._change = change
        self._clocks = ClockKeeper(book, change)

    # Cases

    def open_case(self, paper: Petition, remote: bool = False) -> str:
        """A new case for a paper, with its first event; returns the case's uid."""
        said = paper.values
        values = CaseValues(
            kind=said.kind,
            title=case_title(said.content),
            instance=said.instance,
            field=said.field,
            respondent=said.respondent,
            respondent_post=said.respondent_post,
            remote=remote,
            persons=said.persons,
            officer=said.officer,
        )
        year = said.received_on.year
        columns: dict[str, Any] = {
            "year": year,
            "number": next_number(self._book, CASES, year),
            "received_on": said.received_on.isoformat(),
        }
        uid = self._change.insert(CASES, record_of(values) | columns)
        self.join(paper.uid, uid)
        return uid

    def join(self, petition_uid: str, case_uid: str) -> None:
        """Let a paper belong to a case."""
        self._change.update(PETITIONS, petition_uid, {"case_uid": case_uid})
        paper = paper_of(self._book, petition_uid).values
        said = EventValues(kind=EventKind.RECEIVED, day=paper.received_on)
        self._append(case_uid, said, petition_uid)
        if paper.outcome:  # it was handled elsewhere, or before it came into this book
            self._append(case_uid, _handled_before(paper), petition_uid)
        self.refresh(case_uid)

    def record(self, case_uid: str, said: EventValues, today: date, petition_uid: str = "") -> str:
        """One more event, checked; UserError with its field when it may not be."""
        values, events = self._values(case_uid), events_of(self._book, case_uid)
        check(values, state_of(values, events), self.facts(case_uid), said, today)
        return self.note(case_uid, said, petition_uid)

    def note(self, case_uid: str, said: EventValues, petition_uid: str = "") -> str:
        """One more event that was checked before."""
        uid = self._append(case_uid, said, petition_uid)
        self.refresh(case_uid)
        return uid

    def put_event(self, event: CaseEvent, said: EventValues) -> None:
        """Correct an event that was checked before."""
        self._change.update(EVENTS, event.uid, event_record(said))
        self.refresh(event.case_uid)

    def drop_event(self, event: CaseEvent) -> None:
        """Take an event back."""
        self._change.delete(EVENTS, event.uid)
        self.refresh(event.case_uid)

    def facts(self, case_uid: str) -> Facts:
        """What was found out about the papers of a case."""
        return facts_of(papers_of(self._book, case_uid))

    def delete_case(self, case_uid: str) -> None:
        """A case goes to the bin with its events and clocks."""
        self.forget_clocks(CASES, case_uid)
        for event in events_of(self._book, case_uid):
            self._change.delete(EVENTS, event.uid)
        self._change.delete(CASES, case_uid)

    def restore_case(self, case_uid: str, petition_uid: str, gone_by: str) -> None:
        """What went to the bin by the same change as a paper comes back."""
        record = self._book.get(CASES, case_uid)
        assert record is not None
        gone = {gone_by}
        if record["deleted_at"] is not None:
            gone.add(newest_change(self._book, CASES, case_uid))  # with its last paper
            year, number = int(str(record["year"])), int(str(record["number"]))
            free = free_number(self._book, CASES, year, number)
            self._change.restore(CASES, case_uid, {"number": free})
        for table, key, owner in (
            (EVENTS, "case_uid", case_uid),
            ("clocks", "owner_uid", case_uid),
            ("clocks", "owner_uid", petition_uid),
        ):
            uids = self._book.ids(table, filters={key: owner}, deleted=True)
            for row in self._book.rows(table, uids):
                of = str(row["petition_uid"] or "") if table == EVENTS else ""
                mine = of in ("", petition_uid)  # those of another paper wait for it
                if mine and newest_change(self._book, table, str(row["uid"])) in gone:
                    self._change.restore(table, str(row["uid"]))
        self.refresh(case_uid)

    # What follows

    def refresh(self, case_uid: str) -> None:
        """Let columns and clocks of a case and its papers say what its events say."""
        values, events = self._values(case_uid), events_of(self._book, case_uid)
        state = state_of(values, events)
        wanted = case_limits(values, state, self._own_days(case_uid, state))
        clocks = self._clocks.keep((CASES, case_uid), wanted)
        papers = papers_of(self._book, case_uid)
        own_limit = any(clock.step == "answer" for clock in clocks)
        of_papers = [
            self._refresh_paper(paper, events, state, clocks, own_limit) for paper in papers
        ]
        waiting = [*clocks, *(clock for each in of_papers for clock in each)]
        self._change.update(CASES, case_uid, _case_columns(values, state, papers, waiting))

    def refresh_loose(self, petition_uid: str) -> None:
        """The same for a paper without a case."""
        paper = paper_of(self._book, petition_uid)
        said = paper.values
        handling = handling_of((), petition_uid)
        handling = replace(handling, outcome=said.outcome, handled_on=said.handled_on)
        unknown_day = said.outcome and not said.handled_on  # from an old book
        wanted = [] if unknown_day else paper_limits(said, handling, None)
        found = self._clocks.keep((PETITIONS, petition_uid), wanted)
        self._change.update(PETITIONS, petition_uid, {"next_due": _due(found)})

    def forget_clocks(self, table: str, uid: str) -> None:
        """The clocks of a record go to the bin with it."""
        for clock in clocks_of(self._book, (table, uid)):
            self._change.delete("clocks", clock.uid)

    # Inside

    def _refresh_paper(
        self,
        paper: Petition,
        events: Sequence[CaseEvent],
        state: CaseState,
        case_clocks: Sequence[Clock],
        own_limit: bool,
    ) -> list[Clock]:
        handling = handling_of(events, paper.uid)
        places = several_places(events, paper.uid)
        wanted = paper_limits(paper.values, handling, state, places, own_limit)
        clocks = self._clocks.keep((PETITIONS, paper.uid), wanted)
        columns = record_of(handling) | {"next_due": _due([*clocks, *case_clocks])}
        self._change.update(PETITIONS, paper.uid, columns)
        return clocks

    def _own_days(self, case_uid: str, state: CaseState) -> int | None:
        """The office's own limit; a case that was answered keeps the one it ran by."""
        if not state.decided:
            return own_days(self._book)
        kept = (clock for clock in self._clocks.of((CASES, case_uid)) if clock.step == "answer")
        return next((clock.count for clock in kept), None)

    def _append(self, case_uid: str, said: EventValues, petition_uid: str) -> str:
        ordinal = max((e.ordinal for e in events_of(self._book, case_uid)), default=0) + 1
        columns = event_record(said) | {
            "case_uid": case_uid,
            "petition_uid": petition_uid,
            "ordinal": ordinal,
        }
        return self._change.insert(EVENTS, columns)

    def _values(self, case_uid: str) -> CaseValues:
        record = self._book.get(CASES, case_uid)
        assert record is not None
        return case_values(record)


def follow_clocks(book: Book, change: Change, owner: tuple[str, str]) -> None:
    """Let a paper or case take over the days that its clocks were given."""
    keeper = CaseKeeper(book, change)
    table, uid = owner
    case_uid = uid if table == CASES else paper_of(book, uid).case_uid
    if case_uid:
        keeper.refresh(case_uid)
    else:
        keeper.refresh_loose(uid)


def case_title(content: str) -> str:
    """What a case is called after its first paper."""
    return " ".join(content.split())[:_LONGEST_TITLE]


def _handled_before(paper: PetitionValues) -> EventValues:
    return EventValues(
        kind=EventKind.NOTE,
        day=paper.handled_on or paper.received_on,
        number=paper.handled_number,
        body=paper.handled_to,
        details={Detail.OUTCOME.value: paper.outcome},
    )


def newest_change(book: Book, table: str, uid: str) -> str:
    """The identifier of the last change that wrote a record."""
    (entry,) = book.history(table, uid, 1)
    return entry.change_id


def paper_of(book: Book, uid: str) -> Petition:
    """One paper; KeyError when there was never one."""
    record = book.get(PETITIONS, uid)
    if record is None:
        raise KeyError(f"{PETITIONS} {uid}")
    return petition_of(record)


def papers_of(book: Book, case_uid: str) -> list[Petition]:
    """The living papers of a case, the first received first."""
    order = (("received_on", False), ("number", False))
    uids = book.ids(PETITIONS, filters={"case_uid": case_uid}, order=order)
    return [petition_of(row) for row in book.rows(PETITIONS, uids)]


def events_of(book: Book, case_uid: str) -> list[CaseEvent]:
    """The events of a case in their order."""
    uids = book.ids(EVENTS, filters={"case_uid": case_uid}, order=(("ordinal", False),))
    return [event_of(row) for row in book.rows(EVENTS, uids)]


def facts_of(papers: Sequence[Petition]) -> Facts:
    """What was found out about papers: a case is outside competence when all of them are."""
    competence = {paper.values.in_competence for paper in papers}
    qualified = {paper.values.qualified for paper in papers}
    return Facts(
        competence="no" if competence == {"no"} else "",
        qualified="no" if qualified == {"no"} else "",
        transferred_in=any(paper.values.source == "transferred" for paper in papers),
        nameless=bool(papers) and all(paper.values.anonymous for paper in papers),
    )


def own_days(book: Book) -> int | None:
    """The office's own limit for proposals and feedback; None: not set, as no law names one."""
    text = book.setting(KNPA_DAYS)
    return int(text) if text.isdecimal() and int(text) > 0 else None


def _case_columns(
    values: CaseValues, state: CaseState, papers: Sequence[Petition], clocks: Sequence[Clock]
) -> dict[str, Any]:
    decided = state.decided
    columns: dict[str, Any] = {name: _iso(getattr(state, name)) for name in _DAY_COLUMNS}
    soonest = next_open(clocks)
    return columns | {
        "received_on": _iso(state.received_on),
        "status": state.status,
        "complex": "\n".join(state.complex),
        "outcome": decided.details.get("outcome", "") if decided else "",
        "decision_number": decided.number if decided else "",
        "sent_on": _iso(state.sent.day if state.sent else None),
        "effective_on": _iso(_effective(state, clocks)),
        "withdrawn": state.withdrawn,
        "claimant": "; ".join(dict.fromkeys(paper.shown for paper in papers)),
        "next_step": _next_step(values, state, soonest),
        "next_due": _due(clocks),
    }


def _effective(state: CaseState, clocks: Sequence[Clock]) -> date | None:
    """A first decision has effect when its time ran out without a second complaint (KN Đ.44)."""
    if state.appealed_second:
        return None
    due = next((clock.due for clock in clocks if clock.step == "effect"), None)
    return due + timedelta(days=1) if due else None


def _next_step(values: CaseValues, state: CaseState, soonest: Clock | None) -> str:
    if state.must_terminate and not state.go_on:
        return label(group_of(values.kind), EventKind.TERMINATED)
    if soonest and soonest.step not in DISCIPLINES:
        return soonest.title
    kind = NEXT.get(state.status)
    return label(group_of(values.kind), kind) if kind else ""


def _due(clocks: Sequence[Clock]) -> str | None:
    soonest = next_open(clocks)
    return soonest.due.isoformat() if soonest and soonest.due else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
