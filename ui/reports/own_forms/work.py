"""The form in hand: what the book has, what was changed over it, steps back and forth."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.reports.figures.registry import load_measures
from desktop_app.reports.forms.faults import Fault, Known, faults
from desktop_app.reports.forms.model import Form
from desktop_app.services import Services
from ui.session import Session

_MOST_STEPS = 300


@dataclass(frozen=True)
class Begin:
    """The form that is taken in hand; `new`: the book has nothing of it yet."""

    form: Form
    new: bool = False
    rev: int | None = None


class FormWork(QObject):
    """`changed` after every step; steps that go on typing in one field are one."""

    changed = Signal()

    def __init__(self, session: Session, begin: Begin, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self.begin = session, begin
        self.form = self._saved = begin.form
        self.since: date | None = None  # the first day of the changed form, None: of all its days
        self.saving = False
        self._before: list[Form] = []
        self._after: list[Form] = []
        self._typing: object = None
        services = session.services
        newest = {one.code: one for one in services.report_forms.shelf.all()}
        self.others: Sequence[Form] = tuple(newest.values())

    # Changing

    def put(self, form: Form, typing: object = None) -> None:
        """Take another form in hand; `typing` names the field that a person goes on typing in."""
        if form == self.form:
            return
        if typing is None or typing != self._typing:
            self._before = [*self._before[-_MOST_STEPS:], self.form]
        self._typing = typing
        self._after.clear()
        self.form = form
        self.changed.emit()

    def undo(self) -> bool:
        """One step back; False when there is none."""
        return self._turn(self._before, self._after)

    def redo(self) -> bool:
        """One step forth again."""
        return self._turn(self._after, self._before)

    # Looking

    @property
    def dirty(self) -> bool:
        """Whether the book does not have what is in hand."""
        return self.form != self._saved or self.since is not None

    def known(self) -> tuple[Form, ...]:
        """The other forms that this one may read."""
        return tuple(one for one in self.others if one.code != self.form.code)

    def faults(self) -> list[Fault]:
        """Everything that is wrong, from the top down."""
        found = list(faults(self.form, Known(load_measures(), self.known())))
        taken = {one.code.casefold() for one in self.others}
        if self.begin.new and self.form.code.strip().casefold() in taken:
            words = f"Đã có biểu mã {self.form.code.strip()}; hãy đặt mã khác."
            found.insert(0, Fault("code", words))
        return found

    def shipped_codes(self, base: str) -> frozenset[str]:
        """The codes of a table of the program: these are switched off, not thrown away."""
        beneath = self._session.services.report_forms.shelf.beneath(base) if base else []
        return frozenset(item.code for form in beneath for item in form.items)

    # Saving

    def save(self, then: Callable[[], object], failed: Callable[[UserError], object]) -> None:
        """Put it into the book; `then` when it is there."""
        if self.saving:
            return
        form, begin, since = self.form, self.begin, self.since
        self.saving = True

        def work(services: Services) -> Changes:
            if begin.new:
                return services.report_forms.add(form)
            return services.report_forms.change(form, since, begin.rev)

        def done(_changes: Changes) -> None:
            self.saving = False
            kept = self._session.services.report_forms.kept(form.code)
            self.begin = Begin(form, False, kept.rev if kept else None)
            self._saved, self.since = form, None
            self._typing = None
            then()

        def refused(error: BaseException) -> None:
            self.saving = False
            if isinstance(error, UserError):
                failed(error)

        self._session.background.run(self, work, done, refused)

    # Inside

    def _turn(self, away: list[Form], to: list[Form]) -> bool:
        if not away:
            return False
        to.append(self.form)
        self.form, self._typing = away.pop(), None
        self.changed.emit()
        return True
