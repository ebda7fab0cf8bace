"""Open clocks whose day would be another one by the law and the calendar as they are now."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date

from db.book import Book
from db.change import Change
from db.clocks import RuledClock
from desktop_app.clocks.model import MovedDay
from desktop_app.clocks.records import CLOCKS, day_of, reckoned, stops_of
from desktop_app.errors import UserError
from desktop_app.law.deadlines.deadline import Deadline
from desktop_app.law.deadlines.engine import deadline
from desktop_app.law.packs.impact import ClockedItem
from desktop_app.office.law_book import LawBook

Owner = tuple[str, str]
KEPT = "clocks.kept"  # clocks that stand on their day whatever the law says, one a line
_NAMES = {"petitions": "đơn số", "cases": "vụ việc số", "receptions": "lượt tiếp số"}
_FEATURES = {"petitions": "petitions", "cases": "petitions"}


class ClockRecalculation:
    """Compares the kept days of open clocks with what the law gives today; closed ones never.

    `follow` lets the record of a clock take its new day over.
    """

    def __init__(self, book: Book, follow: Callable[[Change, Owner], object]) -> None:
        self._book = book
        self._follow = follow

    def moved(self) -> list[MovedDay]:
        """What would move, by day."""
        found = [
            MovedDay(
                uid=kept.uid,
                owner_uid=kept.owner_uid,
                title=kept.title,
                label=_name(kept),
                old=day_of(kept.due),
                new=time.due,
                because=time.moved_because,
            )
            for kept, time in self._reckoned()
            if time.due != day_of(kept.due)
        ]
        return sorted(found, key=lambda moved: (moved.new or date.max, moved.uid))

    def apply(self, change: Change, uids: Collection[str]) -> None:
        """Give these clocks the days that hold now."""
        owners: dict[Owner, None] = {}
        for kept, time in list(self._reckoned()):
            if kept.uid in uids:
                change.update(CLOCKS, kept.uid, reckoned(time))
                owners[(kept.owner_table, kept.owner_uid)] = None
        for owner in owners:
            self._follow(change, owner)

    def keep(self, change: Change, uids: Collection[str]) -> None:
        """Let these clocks stand on their days and ask no more."""
        mine = [kept.uid for kept in self._ruled() if kept.uid in uids]
        if mine:
            change.set_setting(KEPT, "\n".join([*self._kept(), *mine]))

    def clocked_items(self) -> list[ClockedItem]:
        """The open clocks, for the preview of a law pack."""
        return [_item(kept) for kept in self._ruled()]

    def _ruled(self) -> Sequence[RuledClock]:
        kept = set(self._kept())
        return [one for one in self._book.clocks.ruled() if one.uid not in kept]

    def _kept(self) -> list[str]:
        return self._book.setting(KEPT).split()

    def _reckoned(self) -> Iterator[tuple[RuledClock, Deadline]]:
        law = LawBook(self._book)
        rules, calendar = law.rules(), law.calendar()
        known: dict[tuple[object, ...], Deadline] = {}  # many clocks fall on few days
        for kept in self._ruled():
            same = (kept.rule, kept.event_on, kept.suspensions, kept.extended)
            event_on = date.fromisoformat(kept.event_on)
            try:
                if same not in known:
                    rule, stops = rules.rule(kept.rule, event_on), stops_of(kept.suspensions)
                    known[same] = deadline(rule, event_on, calendar, stops, kept.extended)
            except UserError:  # no rule is known for that day any more: the kept day stands
                continue
            yield kept, known[same]


def _item(kept: RuledClock) -> ClockedItem:
    return ClockedItem(
        feature=_FEATURES.get(kept.owner_table, "receptions"),
        uid=kept.uid,
        title=f"{kept.title}: {_name(kept)}",
        rule=kept.rule,
        event_on=date.fromisoformat(kept.event_on),
        suspensions=stops_of(kept.suspensions),
        extend=kept.extended,
        due=day_of(kept.due),
    )


def _name(kept: RuledClock) -> str:
    return f"{_NAMES.get(kept.owner_table, '')} {kept.number}/{kept.year}".strip()
