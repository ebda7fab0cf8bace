"""One upper plan before the own office: what every step of the proposal asks for."""

from collections.abc import Sequence
from functools import cached_property

from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.office.model import Department, Office, Officer, Village
from desktop_app.plans.derive.adapt import Adapter
from desktop_app.plans.derive.counterparts import Home
from desktop_app.plans.derive.duties import Duty, duties
from desktop_app.plans.derive.upper import Upper, upper_of
from desktop_app.plans.kept import KeptPlan
from desktop_app.plans.model import Plan
from desktop_app.plans.structure.build import stated_year


class Case:
    """The upper plan, the own office, the day ("YYYY-MM-DD") and which days are worked."""

    def __init__(
        self,
        upper: KeptPlan,
        upper_uid: str,
        office: Office,
        *,
        day: str,
        departments: Sequence[Department] = (),
        villages: Sequence[Village] = (),
        officers: Sequence[Officer] = (),
    ) -> None:
        self.plan: Plan = upper.plan
        self.uid = upper_uid
        self.office = office
        self.officers = tuple(officers)
        self.day = day
        self.calendar = WorkCalendar()  # by law; whoever knows the office's own sets it
        self.home = Home(office, departments, villages)

    @cached_property
    def upper(self) -> Upper:
        """Whose plan it is."""
        return upper_of(self.plan, self.office)

    @cached_property
    def adapter(self) -> Adapter:
        """Turns its words to the own commune."""
        return Adapter(self.upper, self.office, self.home.village_words)

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """What its text asks beside its tasks."""
        return duties(self.plan)

    @cached_property
    def year(self) -> int | None:
        """The year that the upper plan is for, which is ours too."""
        return stated_year(self.plan)
