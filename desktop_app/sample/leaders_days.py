"""The sample's calendar of the chairman: planned by both laws, posted, put off, held."""

from collections.abc import Iterable
from datetime import date, timedelta

from desktop_app.receptions.model import ChairmanDay, ChairmanDayValues
from desktop_app.sample.casework_written import LeadersDays
from desktop_app.sample.days import Days
from desktop_app.services import Services

_ONE = timedelta(days=1)
_NEW_LAW = date(2026, 7, 1)  # from then on two days a month instead of one a week (Đ.15.2c)


class Leaders:
    """Plans the days; afterwards tells which of them visits belong to."""

    def __init__(self, services: Services, said: LeadersDays, days: Days) -> None:
        self._services = services
        self._calendar = services.chairman_days
        self._said = said
        self._days = days
        self._today = services.clock.today()
        officers = services.office.officers()
        self._chairman, self._deputy = officers[0].name, officers[1].name
        self.unscheduled: dict[int, ChairmanDay] = {}

    def plan(self) -> None:
        """The calendar with its notices; one day is put off, others are delegated."""
        first = (self._today - timedelta(days=self._said.past)).replace(month=1, day=1)
        last = self._today + timedelta(days=self._said.ahead)
        wanted = [
            *self._pattern(self._said.before_new_law, first, min(last, _NEW_LAW - _ONE)),
            *self._pattern(self._said.pattern, max(first, _NEW_LAW), last),
        ]
        self._calendar.plan(wanted, self._values())
        self._post()
        newest = self._behind()[0]
        self._calendar.postpone(newest.uid, self._free_day(), self._said.postponed_because)
        behind = self._behind()
        for place, reason in self._said.delegated.items():
            self._calendar.delegate(behind[int(place)].uid, self._deputy, reason)
        for ago, expected in self._said.unscheduled.items():
            self._add_unscheduled(int(ago), expected)

    def held(self, place: int) -> ChairmanDay:
        """A day behind us, the newest 0; the oldest when there are fewer."""
        behind = self._behind()
        return behind[min(place, len(behind) - 1)]

    def hold(self) -> None:
        """Note of every day behind us what came of it, when the visits are in the book."""
        for day in [*self._behind(), *map(self._again, self.unscheduled.values())]:
            if day.visits:
                self._calendar.hold(day.uid)
            else:
                self._calendar.no_visitor(day.uid)

    # Inside

    def _pattern(self, pattern: str, first: date, last: date) -> list[date]:
        if first > last:
            return []
        return [one.day for one in self._calendar.proposals(pattern, first, last)]

    def _values(self) -> ChairmanDayValues:
        return ChairmanDayValues(
            day=self._today,
            presider=self._chairman,
            place=self._said.place,
            from_time=self._said.from_time,
            to_time=self._said.to_time,
        )

    def _post(self) -> None:
        """The notices of each month went up together, in time."""
        posting, months = self._calendar.posting(), dict[tuple[int, int], list[ChairmanDay]]()
        for day in self._calendar.between(None, None):
            months.setdefault((day.values.day.year, day.values.day.month), []).append(day)
        for days in months.values():
            until = posting.last_day(days[0].values.day)
            if until and until <= self._today:
                uids = [day.uid for day in days]
                self._calendar.post(uids, until, self._said.posted_where)

    def _behind(self) -> list[ChairmanDay]:
        found = self._calendar.planned(self._today - _ONE)
        return [day for day in reversed(found) if day.values.kind == "scheduled"]

    def _free_day(self) -> date:
        """A coming working day that is not in the calendar yet."""
        return self._free(self._days.due(self._said.postponed_to + more) for more in range(99))

    def _free(self, wanted: Iterable[date]) -> date:
        taken = {day.values.day for day in self._calendar.between(None, None)}
        return next(day for day in wanted if day not in taken)

    def _add_unscheduled(self, ago: int, expected: str) -> None:
        day = ChairmanDayValues(
            day=self._free(self._days.due(-ago - more) for more in range(99)),
            kind="unscheduled",
            presider=self._chairman,
            place=self._said.place,
            expected=expected,
        )
        self.unscheduled[ago] = self._calendar.get(self._calendar.add(day).uid)

    def _again(self, day: ChairmanDay) -> ChairmanDay:
        return self._calendar.get(day.uid)
