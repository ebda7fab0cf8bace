"""Writing clocks inside one change: what a record asks for is compared with what is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.book import Book
from db.change import Change
from desktop_app.clocks.model import Clock, ClockStatus
from desktop_app.clocks.records import CLOCKS, clock_of, reckoned, stops_text
from desktop_app.errors import UserError
from desktop_app.law.deadlines.deadline import Suspension
from desktop_app.law.deadlines.engine import deadline
from desktop_app.law.deadlines.rule import Rule
from desktop_app.office.law_book import LawBook

Owner = tuple[str, str]  # table, uid


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A clock that follows from what is known of a record.

    `rule` is a code of the law; `own` stands in its place where the office has set the limit
    itself. `passes`: a time that only runs out. `void`: asked for no longer. Several of one `step`
    are told apart by their order.
    """

    step: str
    rule: str
    event_on: date
    title: str = ""
    suspensions: tuple[Suspension, ...] = ()
    extended: int = 0
    done_on: date | None = None
    void: bool = False
    passes: bool = False
    own: Rule | None = None

    @property
    def status(self) -> ClockStatus:
        """What became of it."""
        if self.void:
            return ClockStatus.VOID
        if self.done_on:
            return ClockStatus.DONE
        return ClockStatus.PASSES if self.passes else ClockStatus.OPEN


class ClockKeeper:
    """Keeps the clocks of records; the law is read once for each keeper."""

    def __init__(self, book: Book, change: Change) -> None:
        self._book = book
        self._change = change
        law = LawBook(book)
        self._rules, self._calendar = law.rules(), law.calendar()

    def keep(self, owner: Owner, wanted: Sequence[Wanted]) -> list[Clock]:
        """Let a record have these clocks and no others; returns those that it has then.

        A day is reckoned when a clock begins, and anew only when what it is counted from was
        corrected (its event, limit, suspensions, extension). Other law, other days off, never
        touch it here. Where no law is known for the day of the event there is no clock.
        """
        kept = {_key(clock, place): clock for place, clock in _placed(self.of(owner))}
        for ordinal, (place, want) in enumerate(_placed(wanted)):
            old = kept.pop((want.step, place), None)
            if old is None:
                self._insert(owner, want, ordinal)
            else:
                self._follow(old, want, ordinal)
        for gone in kept.values():
            self._change.delete(CLOCKS, gone.uid)
        return self.of(owner)

    def of(self, owner: Owner) -> list[Clock]:
        """The clocks of a record, in order."""
        return clocks_of(self._book, owner)

    def start(self, owner: Owner, want: Wanted) -> str:
        """One more clock; "" where no law is known for the day of its event."""
        return self._insert(owner, want, len(self.of(owner)))

    def done(self, owner: Owner, step: str, day: date) -> None:
        """What the open clocks of a step asked for was done on a day."""
        self._close(owner, step, {"status": ClockStatus.DONE.value, "done_on": day.isoformat()})

    def void(self, owner: Owner, step: str = "") -> None:
        """The open clocks of a step, or all of a record, ask for nothing any more."""
        self._close(owner, step, {"status": ClockStatus.VOID.value})

    # Inside

    def _close(self, owner: Owner, step: str, columns: dict[str, Any]) -> None:
        for clock in self.of(owner):
            if clock.status is ClockStatus.OPEN and step in ("", clock.step):
                self._change.update(CLOCKS, clock.uid, columns)

    def _insert(self, owner: Owner, want: Wanted, ordinal: int) -> str:
        found = self._reckon(want)
        if found is None:
            return ""
        columns = _columns(want, ordinal) | found
        columns |= {"owner_table": owner[0], "owner_uid": owner[1]}
        return self._change.insert(CLOCKS, columns)

    def _follow(self, old: Clock, want: Wanted, ordinal: int) -> None:
        columns = _columns(want, ordinal)
        if _counted_from(old) != _counted_from(want):
            found = self._reckon(want)
            if found is None:
                self._change.delete(CLOCKS, old.uid)
                return
            columns |= found
        elif not want.title:
            columns.pop("title")  # as the law called it then
        self._change.update(CLOCKS, old.uid, columns)

    def _reckon(self, want: Wanted) -> dict[str, Any] | None:
        try:
            rule = want.own or self._rules.rule(want.rule, want.event_on)
        except UserError:
            return None
        found = deadline(rule, want.event_on, self._calendar, want.suspensions, want.extended)
        return reckoned(found) | {"title": want.title or rule.title}


def clocks_of(book: Book, owner: Owner) -> list[Clock]:
    """The clocks of a record, in order."""
    filters = {"owner_uid": owner[1], "owner_table": owner[0]}
    uids = book.ids(CLOCKS, filters=filters, order=(("ordinal", False),))
    return [clock_of(row) for row in book.rows(CLOCKS, uids)]


def next_open(clocks: Sequence[Clock]) -> Clock | None:
    """The open clock that is due first, or None."""
    waiting = (clock for clock in clocks if clock.status is ClockStatus.OPEN and clock.due)
    return min(waiting, key=lambda clock: (clock.due, clock.ordinal), default=None)


def _columns(want: Wanted, ordinal: int) -> dict[str, Any]:
    return {
        "step": want.step,
        "title": want.title,
        "rule": want.rule,
        "event_on": want.event_on.isoformat(),
        "suspensions": stops_text(want.suspensions),
        "extended": want.extended,
        "status": want.status.value,
        "done_on": want.done_on.isoformat() if want.done_on else None,
        "ordinal": ordinal,
    }


def _counted_from(clock: Clock | Wanted) -> tuple[object, ...]:
    own = isinstance(clock, Wanted) and clock.own
    count = (own.count, own.unit.value) if own else None
    if isinstance(clock, Clock) and not clock.rule:
        count = (clock.count - clock.extended, clock.unit)
    return clock.rule, clock.event_on, clock.suspensions, clock.extended, count


def _placed(clocks: Sequence[Any]) -> list[tuple[int, Any]]:
    """Each with its place among those of the same step."""
    seen: dict[str, int] = {}
    found = []
    for clock in clocks:
        place = seen.get(clock.step, 0)
        seen[clock.step] = place + 1
        found.append((place, clock))
    return found


def _key(clock: Clock, place: int) -> tuple[str, int]:
    return clock.step, place
