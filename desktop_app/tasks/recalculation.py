"""Days that would be others by the law and the calendar as they are now; nothing moves unasked."""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

import msgspec

from db.book import Book
from db.change import Change
from db.tasks import OpenClock
from desktop_app.changes import Changes
from desktop_app.clock import Clock
from desktop_app.clocks.model import MovedDay
from desktop_app.errors import UserError
from desktop_app.law.deadlines.deadline import Sign, Suspension
from desktop_app.law.deadlines.rule import DayOff
from desktop_app.law.packs.impact import ClockedItem
from desktop_app.law.workdays.holiday_table import holiday_table
from desktop_app.office.days_off import day_edits
from desktop_app.office.law_book import LawBook
from desktop_app.office.law_pack_shelf import force
from desktop_app.office.law_packs import rules_in_force
from desktop_app.tasks.dating import Dated, Law, by_day, by_rule
from desktop_app.tasks.keeping import TaskKeeper
from desktop_app.tasks.records import OCCURRENCES, day, text, trace_of

__all__ = ["MovedDay", "Recalculation"]

FEATURE = "tasks"


class Others(Protocol):
    """Days of other features that are compared together with those of tasks."""

    def moved(self) -> list[MovedDay]:
        """What would move."""

    def apply(self, change: Change, uids: Collection[str]) -> None:
        """Give those of the uids that are theirs the days that hold now."""

    def keep(self, change: Change, uids: Collection[str]) -> None:
        """Let those of the uids that are theirs stand on their days."""

    def clocked_items(self) -> list[ClockedItem]:
        """What is open and runs by a limit of the law."""


class Recalculation:
    """Compares the kept days of open occurrences with what the law gives today.

    Days set by hand, and whatever is done or dropped, are never looked at. `others` are compared,
    moved and kept along with them.
    """

    def __init__(self, book: Book, user: str, clock: Clock, others: Sequence[Others] = ()) -> None:
        self._book = book
        self._user = user
        self._clock = clock
        self._others = others

    def moved(self) -> list[MovedDay]:
        """What would move, by day; a rule that holds for the event no more leaves its day alone."""
        found = [
            MovedDay(
                uid=kept.uid,
                owner_uid=kept.task_uid,
                title=kept.title,
                label=kept.label,
                old=day(kept.due),
                new=time.due,
                because=time.moved_because,
            )
            for kept, time in self._reckoned()
            if time.due != day(kept.due)
        ]
        found += [one for other in self._others for one in other.moved()]
        return sorted(found, key=lambda moved: (moved.new or date.max, moved.uid))

    def law_state(self) -> str:
        """A short name for the law and the days off as they are now.

        As long as it stays the same, no day that was compared once can be another one.
        """
        book = self._book
        state = (rules_in_force(book), force(book).days, day_edits(book), holiday_table())
        return hashlib.sha256(msgspec.json.encode(state)).hexdigest()

    def apply(self, occurrence_uids: Sequence[str]) -> Changes:
        """Give these occurrences the days that hold now, as one step of undo."""
        wanted = set(occurrence_uids)
        label = f"Tính lại hạn của {len(wanted)} việc"
        with self._book.change(user=self._user, label=label) as change:
            keeper = TaskKeeper(self._book, change, self._clock.today().year)
            touched: dict[str, None] = {}
            for kept, time in list(self._reckoned(wanted)):
                keeper.date(kept.uid, self._whole(kept, time))
                touched[kept.task_uid] = None
            for task_uid in touched:
                keeper.sum_up(task_uid)
            for other in self._others:
                other.apply(change, wanted)
        return self._changes(label)

    def keep(self, occurrence_uids: Sequence[str]) -> Changes:
        """Let these occurrences stand on their days: they count as set by hand from now on."""
        label = f"Giữ hạn đang ghi của {len(occurrence_uids)} việc"
        with self._book.change(user=self._user, label=label) as change:
            for uid in occurrence_uids:
                if self._book.get(OCCURRENCES, uid):
                    change.update(OCCURRENCES, uid, {"by_hand": 1})
            for other in self._others:
                other.keep(change, set(occurrence_uids))
        return self._changes(label)

    def clocked_items(self) -> list[ClockedItem]:
        """The open occurrences that run by a limit of the law, for the preview of a law pack."""
        tasks = [_item(kept) for kept in self._book.tasks.open_clocks(ruled=True)]
        return [*tasks, *(item for other in self._others for item in other.clocked_items())]

    def _changes(self, label: str) -> Changes:
        more = ("petitions", "receptions") if self._others else ()
        return Changes.of(FEATURE, *more, message=label)

    def _whole(self, kept: OpenClock, time: Dated) -> Dated:
        """With what reckoning anew does not know: its words, and a day that did not count."""
        record = self._book.get(OCCURRENCES, kept.uid) or {}
        excluded = [d for d in trace_of(text(record["trace"])) if d.sign is Sign.EXCLUDED]
        trace = (*time.trace, *(excluded if not kept.rule else ()))
        return replace(time, label=kept.label, start_on=day(kept.start_on), trace=trace)

    def _reckoned(self, wanted: set[str] | None = None) -> Iterator[tuple[OpenClock, Dated]]:
        law_book = LawBook(self._book)
        law = Law(law_book.rules(), law_book.calendar())
        # A hundred thousand days of plans fall on a few hundred days: each is reckoned once.
        known: dict[tuple[object, ...], Dated] = {}
        for kept in self._book.tasks.open_clocks():
            if wanted is not None and kept.uid not in wanted:
                continue
            excluded = self._excluded(kept)
            same = (*_same_day(kept), excluded)
            try:
                time = known.get(same) or _reckon(kept, law, excluded)
                known[same] = time
            except UserError:  # no rule is known for that day any more: the kept day stands
                continue
            yield kept, time

    def _excluded(self, kept: OpenClock) -> bool:
        """Whether the day after the kept one no longer counts ("trước ngày …").

        Only for what else would move on to that day.
        """
        if kept.rule or kept.day_off != DayOff.FORWARD:
            return False
        record = self._book.get(OCCURRENCES, kept.uid) or {}
        return any(one.sign is Sign.EXCLUDED for one in trace_of(text(record["trace"])))


def _same_day(kept: OpenClock) -> tuple[object, ...]:
    """What the day follows from."""
    if kept.rule and kept.event_on:
        return kept.rule, kept.event_on, kept.suspensions, kept.extended
    return kept.raw_due, kept.day_off


def _reckon(kept: OpenClock, law: Law, excluded: bool) -> Dated:
    event_on = day(kept.event_on)
    if kept.rule and event_on:
        return by_rule(kept.rule, event_on, law, _stops(kept), kept.extended)
    raw = day(kept.raw_due)
    assert raw is not None
    # "Trước ngày …" never moves on to that day, whatever else is asked.
    return by_day(raw, law, "back" if excluded else kept.day_off or "back", kept.label)


def _stops(kept: OpenClock) -> tuple[Suspension, ...]:
    stored = kept.suspensions
    return msgspec.json.decode(stored, type=tuple[Suspension, ...]) if stored else ()


def _item(kept: OpenClock) -> ClockedItem:
    event_on = day(kept.event_on)
    assert event_on is not None
    return ClockedItem(
        feature=FEATURE,
        uid=kept.uid,
        title=f"{kept.title} – {kept.label}" if kept.label else kept.title,
        rule=kept.rule,
        event_on=event_on,
        suspensions=_stops(kept),
        extend=kept.extended,
        due=day(kept.due),
    )
