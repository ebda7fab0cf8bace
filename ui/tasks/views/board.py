"""The board by unit: one column for each lead unit, a card for each of its tasks."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QScrollArea, QWidget

from db.text import sort_key
from desktop_app.filters import Filters
from ui import theme
from ui.tasks.action import TasksDoor
from ui.tasks.rows import TaskRows
from ui.tasks.views.card_delegate import CardDelegate
from ui.tasks.views.cards_model import CardsModel
from ui.widgets.basics import Card, ElidedLabel, column, label, row
from ui.widgets.notes import EmptyState
from ui.widgets.table_model import Query

COLUMN_WIDTH = 264  # at 100 %
NOBODY = "Chưa có đơn vị chủ trì"
HINT = "Mũi tên: đi lại · Enter: mở việc · Ctrl+← →: giao cho đơn vị bên cạnh"


class UnitBoard(QWidget):
    """The same tasks as the list, by who leads them; a task of two units stands in both columns."""

    def __init__(self, door: TasksDoor) -> None:
        super().__init__()
        self._door = door
        self._rows = TaskRows(door.session.services, door.session.clock)
        self.columns: list[UnitColumn] = []
        self._inside = QWidget()
        self._line = row(self._inside, gap=8)
        self._line.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidget(self._inside)
        self.empty = EmptyState(
            "account-group-outline",
            "Chưa có việc nào để xếp theo đơn vị",
            "Mỗi cột là một đơn vị chủ trì. Thêm nhiệm vụ, hoặc bỏ bớt điều kiện lọc ở danh sách.",
        )
        self.hint = label(HINT, "muted")
        lines = column(self, gap=8)
        lines.addWidget(self._scroll, 1)
        lines.addWidget(self.empty, 1)
        lines.addWidget(self.hint)

    def refresh(self) -> None:
        """Read again; the card that was chosen stays chosen."""
        kept = self._chosen()
        search, filters = self._door.narrowed()
        units = self._units(filters)
        self._fit(len(units))
        for shown, unit in zip(self.columns, units, strict=True):
            wanted: Filters = {**filters, "lead": [unit]}
            shown.show_unit(unit, self._rows.ids(Query(search, wanted)))
        for shown in self.columns:
            shown.setVisible(bool(shown.model.uids))
        some = any(shown.model.uids for shown in self.columns)
        self._scroll.setVisible(some)
        self.hint.setVisible(some)
        self.empty.setVisible(not some)
        if kept:
            self._choose(*kept)

    def take_focus(self) -> None:
        """Put the cursor on the first card, or where it was."""
        kept = self._chosen()
        if kept:
            self._choose(*kept)
            return
        for shown in self._seen():
            shown.cards.setFocus()
            shown.cards.setCurrentIndex(shown.model.index(0))
            return

    def _units(self, filters: Filters) -> list[str]:
        units = [unit for unit, _count in self._door.session.services.book.tasks.units()]
        wanted = filters.get("lead")
        if isinstance(wanted, list):
            units = [unit for unit in units if unit in wanted]
            return [*sorted(units, key=sort_key), *([""] if "" in wanted else [])]
        return [*sorted(units, key=sort_key), ""]

    def _fit(self, count: int) -> None:
        while len(self.columns) < count:
            made = UnitColumn(self._rows)
            made.open_wanted.connect(self._door.open_task)
            made.step_wanted.connect(self._step)
            made.give_wanted.connect(self._give)
            self._line.insertWidget(len(self.columns), made)
            self.columns.append(made)
        while len(self.columns) > count:
            gone = self.columns.pop()
            self._line.removeWidget(gone)
            gone.deleteLater()

    def _seen(self) -> list["UnitColumn"]:
        return [shown for shown in self.columns if shown.model.uids]

    def _chosen(self) -> tuple[str, str] | None:
        for shown in self.columns:
            if shown.cards.hasFocus() and shown.cards.currentIndex().isValid():
                return shown.unit, shown.model.uids[shown.cards.currentIndex().row()]
        return None

    def _choose(self, unit: str, uid: str) -> None:
        for shown in self._seen():
            if shown.unit == unit:
                place = shown.model.uids.index(uid) if uid in shown.model.uids else 0
                shown.cards.setCurrentIndex(shown.model.index(place))
                shown.cards.setFocus()
                self._scroll.ensureWidgetVisible(shown)

    def _step(self, unit: str, by: int) -> None:
        """The cursor goes to the column beside."""
        seen = self._seen()
        place = [shown.unit for shown in seen].index(unit) + by
        if 0 <= place < len(seen):
            row_now = next(s for s in seen if s.unit == unit).cards.currentIndex().row()
            target = seen[place]
            last = min(max(row_now, 0), len(target.model.uids) - 1)
            self._choose(target.unit, target.model.uids[last])

    def _give(self, unit: str, uid: str, by: int) -> None:
        """The task goes to the unit beside, as one step of undo."""
        seen = self._seen()
        place = [shown.unit for shown in seen].index(unit) + by
        if not 0 <= place < len(seen):
            return
        other = seen[place].unit
        task = self._door.session.services.tasks.get(uid)
        names = task.values.lead or ("",)
        lead = dict.fromkeys(other if name == unit else name for name in names)
        values = replace(task.values, lead=tuple(name for name in lead if name))
        self._door.run(
            lambda services: services.tasks.change(uid, values, task.rev),
            lambda _changes: self._choose(other, uid),
        )


class UnitColumn(Card):
    """One unit: its name, its numbers, its cards."""

    open_wanted = Signal(str)
    step_wanted = Signal(str, int)
    give_wanted = Signal(str, str, int)

    def __init__(self, rows: TaskRows) -> None:
        super().__init__(edge=8)
        self.unit = ""
        self.model = CardsModel(rows)
        self._name = ElidedLabel("", "strong")
        self._count = label("", "muted")
        self.cards = CardList(self.model)
        self.cards.activated.connect(self._on_activated)
        self.cards.moved.connect(self._on_moved)
        head = row(gap=8)
        head.addWidget(self._name, 1)
        head.addWidget(self._count)
        self.body.addLayout(head)
        self.body.addWidget(self.cards, 1)
        self.setFixedWidth(theme.px(COLUMN_WIDTH))

    def show_unit(self, unit: str, uids: list[str]) -> None:
        """Show another unit, or its tasks anew."""
        self.unit = unit
        self._name.tell(unit or NOBODY)
        self._count.setText(f"{len(uids)} việc")
        self.cards.setAccessibleName(f"Việc của {unit or NOBODY}")
        self.model.show_uids(uids)

    def _on_activated(self, index: QModelIndex) -> None:
        self.open_wanted.emit(self.model.uids[index.row()])

    def _on_moved(self, by: int, carry: bool) -> None:
        place = self.cards.currentIndex().row()
        if carry and place >= 0:
            self.give_wanted.emit(self.unit, self.model.uids[place], by)
        elif not carry:
            self.step_wanted.emit(self.unit, by)


class CardList(QListView):
    """A list of cards; left and right leave it."""

    moved = Signal(int, bool)  # to the right (1) or left (-1); with the card

    def __init__(self, model: CardsModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(CardDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go to the next column, with Ctrl they take the card along."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        by = steps.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
            return
        self.moved.emit(by, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
