"""Rows on demand: the list of ids is read at once, the rows in blocks when they come into sight."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app import dates
from desktop_app.fields import Field, Kind
from desktop_app.filters import Filters
from ui import theme

BLOCK = 100
KEPT_BLOCKS = 40  # 4,000 rows in memory at most
UNREADABLE = "Không đọc được dòng này"
STATUS_ROLE = int(Qt.ItemDataRole.UserRole) + 1

_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Query:
    """What a list shows: search words, filters by column, order by column, or the recycle bin."""

    search: str = ""
    filters: Filters = field(default_factory=dict)
    order: tuple[tuple[str, bool], ...] = ()  # (column, descending)
    deleted: bool = False


class RowSource(Protocol):
    """Where a table gets its rows; the database sorts and filters."""

    def ids(self, query: Query) -> list[str]:
        """The uids that match, in order."""

    def rows(self, uids: Sequence[str]) -> list[Mapping[str, Any]]:
        """The rows for these uids, in the order asked; KeyError when one cannot be read."""


class StatusOf(Protocol):
    """Tells the state (theme.STATUS_ICONS) that a cell is marked with, or ""."""

    def __call__(self, key: str, row: Mapping[str, Any]) -> str:
        """The state of one cell."""


class RecordModel(QAbstractTableModel):
    """A table over a RowSource; the columns come from a feature's fields."""

    block = BLOCK

    def __init__(
        self, fields: Sequence[Field], source: RowSource, status_of: StatusOf | None = None
    ) -> None:
        super().__init__()
        self.fields = tuple(fields)
        self.query = Query()
        self._source = source
        self._status_of = status_of
        self._ids: Sequence[Any] = []  # uids; the places of a PagedModel
        self._blocks: dict[int, list[Mapping[str, Any] | None]] = {}

    def show_query(self, query: Query) -> None:
        """Read the ids for another question."""
        self.beginResetModel()
        self.query = query
        self._ids = self._source.ids(query)
        self._blocks.clear()
        self.endResetModel()

    def reload(self) -> None:
        """Read the ids again, after a change."""
        self.show_query(self.query)

    def uid(self, row: int) -> str:
        """The uid of a row."""
        return str(self._ids[row])

    def uids(self) -> list[str]:
        """All uids, in order."""
        return list(self._ids)

    def row_of(self, uid: str) -> int:
        """The row of a uid, or -1."""
        return self._ids.index(uid) if uid in self._ids else -1

    def record(self, row: int) -> Mapping[str, Any] | None:
        """The record of a row, reading its block when needed; None when it cannot be read."""
        place, offset = divmod(row, self.block)
        if place not in self._blocks:
            self._read_block(place)
        return self._blocks[place][offset]

    def text(self, row: int, column: int) -> str:
        """What a cell shows, and what is copied."""
        record = self.record(row)
        if record is None:
            return UNREADABLE if column == 0 else ""
        return shown(self.fields[column], record.get(self.fields[column].key))

    def status(self, row: int, column: int) -> str:
        """The state (theme.STATUS_ICONS) that a cell is marked with, or ""."""
        record = self.record(row) if self._status_of is not None else None
        if record is None or self._status_of is None:
            return ""
        return self._status_of(self.fields[column].key, record)

    # Qt's own questions

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """How many rows; every id counts, read or not."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """One column for each field."""
        return 0 if parent.isValid() else len(self.fields)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell; roles that we do not serve are answered first, Qt asks for many."""
        if role not in _SERVED or not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(self.fields[index.column()])
        if role in _TEXT_ROLES:
            return self.text(index.row(), index.column())
        number = self.fields[index.column()].kind == Kind.NUMBER
        if role == Qt.ItemDataRole.DecorationRole and number:
            return None  # a shape at the left edge of a number that stands right belongs to neither
        status = self.status(index.row(), index.column())
        if role == STATUS_ROLE:
            return status
        if not status:
            return None
        if role == Qt.ItemDataRole.DecorationRole:
            return theme.status_icon(status)
        return theme.color(status)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The heads: the field's label, standing on the edge of its column's text."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.fields):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._head(self.fields[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(self.fields[section])
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{self.fields[section].label}\nBấm để xếp; giữ Shift để xếp thêm cột thứ hai."
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A row that cannot be read is shown but cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        # Qt asks this of every selected row: it must not read rows that were never in sight.
        place, offset = divmod(index.row(), self.block)
        block = self._blocks.get(place)
        return _UNREADABLE_FLAGS if block and block[offset] is None else _ROW_FLAGS

    def _head(self, column: Field) -> str:
        for place, (key, descending) in enumerate(self.query.order):
            if key == column.key:
                level = " ²" if place else ""
                return f"{column.label} {'↓' if descending else '↑'}{level}"
        return column.label

    def _read_block(self, place: int) -> None:
        uids = self._ids[place * self.block : (place + 1) * self.block]
        while len(self._blocks) >= KEPT_BLOCKS:
            del self._blocks[next(iter(self._blocks))]
        try:
            self._blocks[place] = list(self._source.rows(uids))
        except KeyError:  # one damaged row must not hide its ninety-nine neighbours
            self._blocks[place] = [self._read_one(uid) for uid in uids]

    def _read_one(self, uid: str) -> Mapping[str, Any] | None:
        try:
            return self._source.rows([uid])[0]
        except KeyError:
            return None


_UNREADABLE_FLAGS = Qt.ItemFlag.ItemNeverHasChildren
_ROW_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
)
_TEXT_ROLES = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
_SERVED = _TEXT_ROLES | {
    Qt.ItemDataRole.TextAlignmentRole,
    Qt.ItemDataRole.DecorationRole,
    Qt.ItemDataRole.ForegroundRole,
    STATUS_ROLE,
}


def alignment(column: Field) -> Qt.AlignmentFlag:
    """Numbers stand right, everything else left."""
    return _RIGHT if column.kind == Kind.NUMBER else _LEFT


def shown(column: Field, value: Any) -> str:
    """A stored value as the table shows it."""
    if value is None or value == "":
        return ""
    if column.kind == Kind.DATE:
        return dates.show(str(value))
    if column.kind == Kind.CHOICE:
        return column.label_of(str(value))
    if column.kind == Kind.YES_NO:
        return "Có" if value else "Không"
    if column.kind == Kind.NUMBER and column.key != "year":
        return str(value)
    return " ".join(str(value).split())
