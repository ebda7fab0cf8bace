"""Figures on their way into the book: seen and checked at once, written behind, undone together."""

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.reports.checks import recheck
from desktop_app.reports.filled import Cell, CellState, FilledReport
from desktop_app.reports.model import CellKey, HandCell
from desktop_app.services import Services
from ui.session import Session

_PAUSE = 150  # ms after a digit: a figure of several digits is checked once
Hands = Mapping[CellKey, HandCell | None]


class Writing(QObject):
    """What was typed stands in the table until the book tells the same."""

    checked = Signal(object)  # FilledReport, with everything typed in it
    failed = Signal(str)

    def __init__(self, session: Session, uid: str, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._uid = session, uid
        self._read: FilledReport | None = None
        self._unwritten: dict[CellKey, HandCell | None] = {}
        self._typing: dict[CellKey, HandCell | None] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._check)
        session.background.ended.connect(self._pause.stop)

    def show_read(self, filled: FilledReport) -> None:
        """The book was read: what it does not have yet is laid over it."""
        self._read = filled
        self._check()

    def kept(self, key: CellKey) -> HandCell | None:
        """What was typed into a cell before."""
        if key in self._unwritten:
            return self._unwritten[key]
        return self._read.cell(key).hand if self._read else None

    def typing(self, key: CellKey, value: Decimal | None) -> None:
        """A figure is being typed: identities are checked with it, nothing is written."""
        self._typing = {key: None if value is None else HandCell(value)}
        self._pause.start()

    def stop_typing(self) -> None:
        """The cell was left."""
        if self._typing:
            self._typing = {}
            self._pause.start()

    def put(self, cells: Hands) -> None:
        """Write these figures as one action."""
        self._typing = {}
        self._unwritten.update(cells)
        self._check()
        uid = self._uid

        def work(services: Services) -> Changes:
            return services.reports.set_cells(uid, dict(cells))

        self._session.background.run(
            self, work, lambda _c: self._settle(cells), lambda error: self._refuse(cells, error)
        )

    def _settle(self, cells: Hands) -> None:
        for key, hand in cells.items():
            if key in self._unwritten and self._unwritten[key] == hand:
                del self._unwritten[key]

    def _refuse(self, cells: Hands, error: BaseException) -> None:
        self._settle(cells)
        self._check()
        if isinstance(error, UserError):
            self.failed.emit(error.message)

    def _check(self) -> None:
        self._pause.stop()
        if self._read is None:
            return
        laid = {**self._unwritten, **self._typing}
        self.checked.emit(recheck(self._read, laid) if laid else self._read)


def needs_reason(cell: Cell, value: Decimal | None) -> bool:
    """Whether a figure stands in the place of one that the books count."""
    if cell.state in (CellState.TYPED, CellState.MISSING):
        return False
    return value is not None and value != cell.counted


def hands_of(
    cells: Mapping[CellKey, Cell], values: Mapping[CellKey, Decimal | None], why: str = ""
) -> dict[CellKey, HandCell | None]:
    """What is written for these values; a figure that the books count anyway is no typed one."""
    found: dict[CellKey, HandCell | None] = {}
    for key, value in values.items():
        cell = cells[key]
        if value is None or (cell.state is not CellState.TYPED and value == cell.counted):
            found[key] = None
        else:
            found[key] = HandCell(value, why if needs_reason(cell, value) else "")
    return found
