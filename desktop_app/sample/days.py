"""Days of the sample, counted from the day on which it is made."""

from datetime import date, timedelta
from typing import Literal

from desktop_app.errors import UserError
from desktop_app.law.deadlines.engine import deadline
from desktop_app.services import Services
from desktop_app.today.horizon import Group

_ONE = timedelta(days=1)
_LONGEST = 120  # days that the longest limit of the sample may take


class Days:
    """Working days before and after today, and events whose limit ends on them."""

    def __init__(self, services: Services) -> None:
        self._today = services.clock.today()
        self._behind = [self._today]
        self._calendar = services.law.calendar()
        self._rules = services.law.rules()
        spans = services.today.horizon().spans
        self._month_end = next(span.last for span in spans if span.group is Group.MONTH)

    def due(self, place: int | Literal["month_end"]) -> date:
        """So many working days after today, before it where negative; 0 is today itself."""
        if place == "month_end":
            return self._month_end
        if place > 0:
            return self._calendar.working_days_after(self._today, place)
        while len(self._behind) <= -place:
            self._behind.append(self._calendar.on_or_before(self._behind[-1] - _ONE))
        return self._behind[-place]

    def after(self, day: date, count: int) -> date:
        """A working day after another one, today at the latest."""
        return min(self._calendar.working_days_after(day, count), self._today) if count else day

    def event(self, code: str, due: date) -> date:
        """The latest day on which something happened whose limit of the law ends on a day."""
        for back in range(_LONGEST):
            event = due - back * _ONE
            try:
                rule = self._rules.rule(code, event)
            except UserError:
                break
            if deadline(rule, event, self._calendar).due == due:
                return event
        raise ValueError(f"no event whose {code} ends on {due}")
