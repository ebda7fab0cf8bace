"""The day that follows from what is being entered, told before it is saved, with its days."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.clocks.keeping import Wanted
from desktop_app.dates import show_long
from desktop_app.deadline_papers.calculation import Asked, calculated
from desktop_app.deadline_papers.days import shown_days
from desktop_app.deadline_papers.explanation import Explanation
from desktop_app.deadline_papers.words import headline
from desktop_app.errors import UserError
from desktop_app.office.law_book import LawBook
from desktop_app.people.person import Person
from desktop_app.petitions.limits import DISCIPLINES, paper_limits
from desktop_app.petitions.model import PetitionValues
from desktop_app.petitions.papers import Handling
from desktop_app.receptions.answering import wanted
from desktop_app.receptions.model import Reception, ReceptionValues
from ui.deadlines.strip import DayGrid
from ui.receptions.rows import LIMITS
from ui.widgets.basics import column, label


class LimitBox(QWidget):
    """The day in words, the strip of days, the article."""

    def __init__(self, law: LawBook) -> None:
        super().__init__()
        self._law = law
        self.explained: Explanation | None = None
        self.due = label("", "strong", wrap=True)
        self.grid = DayGrid()
        self.grid.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Enter passes by it
        self.why = label("", "small", wrap=True)
        lines = column(self, gap=4)
        for part in (self.due, self.grid, self.why):
            lines.addWidget(part)
        self.hide()

    def tell(self, values: ReceptionValues | None, petition: PetitionValues | None) -> None:
        """Say which limit ends first; nothing where none begins to run."""
        clocks = list(_clocks(values, petition)) if values else []
        found = [made for made in map(self._explained, clocks) if made and made.due]
        self.explained = min(found, key=lambda made: str(made.due), default=None)
        made = self.explained
        self.setVisible(made is not None)
        if made is None or made.due is None:
            return
        self.due.setText(f"{LIMITS.get(made.rule, made.title)}: {show_long(made.due)}")
        self.grid.show_days(shown_days(made), headline(made))
        self.why.setText(" · ".join(filter(None, (made.limit, made.source, made.moved_because))))

    def _explained(self, clock: Wanted) -> Explanation | None:
        try:
            asked = Asked(clock.event_on, clock.rule)
            return calculated(asked, self._law.rules(), self._law.calendar())
        except UserError:  # no law is known for that day: then no clock runs either
            return None


def _clocks(values: ReceptionValues, petition: PetitionValues | None) -> Iterator[Wanted]:
    visit = Reception(uid="", rev=0, year=0, number=0, values=values, person=Person())
    clocks = list(wanted(visit))
    if petition:
        clocks += paper_limits(petition, Handling(), None)
    yield from (
        one for one in clocks if not one.done_on and one.step not in DISCIPLINES and one.rule
    )
