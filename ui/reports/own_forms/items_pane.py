"""The items of a form in their order, and the one that is chosen beside them."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QTreeWidgetItem, QWidget

from desktop_app.reports.forms import editing
from desktop_app.reports.forms.faults import Fault
from desktop_app.reports.forms.model import Item
from ui import theme
from ui.reports.own_forms.item_card import ItemCard
from ui.reports.own_forms.words import HEAD_SIGN, origin_words, unit_words
from ui.reports.own_forms.work import FormWork
from ui.widgets.basics import Button, Card, bold, column, row, scrolled
from ui.widgets.keyed import keyed
from ui.widgets.lines import LineList
from ui.widgets.notes import EmptyState

_WIDE = 960
_LOW = 400  # too low for one above the other
_OFF = "tắt"


class ItemsPane(QWidget):
    """Insert adds, Alt+arrows move, Delete takes away, Space switches off, Enter edits."""

    told = Signal(str)

    def __init__(self, work: FormWork) -> None:
        super().__init__()
        self._work = work
        self.place = 0
        self._showing = False
        self.list = _Items()
        self.card = ItemCard()
        self.empty = EmptyState(
            "table-large",
            "Biểu chưa có chỉ tiêu nào",
            "Mỗi chỉ tiêu là một hàng (hoặc một cột) của biểu. Số của nó lấy từ sổ, tính theo công"
            " thức như 5+11+17, hoặc để người lập báo cáo nhập tay.",
        )
        self.empty.add_action("Thêm chỉ tiêu", "plus", self.add, primary=False)
        self._add_buttons()
        self._lay_out()
        self.list.currentItemChanged.connect(lambda *_: self._on_chosen())
        self.list.itemActivated.connect(lambda *_: self.card.go_to("label"))
        self.list.pressed_key.connect(self._on_key)
        self.card.changed.connect(self._on_changed)
        keyed(
            self,
            {
                "Ctrl+N": self.add,
                "Ins": self.add,
                "Alt+Up": lambda: self.move_item(-1),
                "Alt+Down": lambda: self.move_item(1),
                "Ctrl+Up": lambda: self.step(-1),
                "Ctrl+Down": lambda: self.step(1),
            },
        )

    def show_form(self, faults: Sequence[Fault]) -> None:
        """Show what is in hand."""
        form = self._work.form
        self.place = max(0, min(self.place, len(form.items) - 1))
        wrong = {int(one.field.split(".")[1]) for one in faults if one.field.startswith("items.")}
        self._showing = True
        self._fill(wrong)
        self._showing = False
        self.empty.setVisible(not form.items)
        self._listed.setVisible(bool(form.items))
        self._chosen.setVisible(bool(form.items))
        for made in (self.up, self.down, self.switch, self.drop):
            made.setEnabled(bool(form.items))
        if not form.items:
            return
        item = form.items[self.place]
        begin = f"items.{self.place}."
        said = {f.field.removeprefix(begin): f.words for f in faults if f.field.startswith(begin)}
        self.card.show_item(item, form, self._work.known(), said)
        self.switch.setText("Bật" if item.off else "Tắt")

    def take_focus(self) -> None:
        """The list, or where one adds the first item."""
        start: QWidget = self.list if self._work.form.items else self.add_button
        start.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, place: int, key: str = "") -> None:
        """Choose an item; with a key the cursor goes into that field."""
        self.place = place
        self._work.changed.emit()
        if key:
            self.card.go_to(key)

    def step(self, by: int) -> None:
        """The item before or after, wherever the cursor is."""
        to = self.place + by
        if 0 <= to < len(self._work.form.items):
            self.go_to(to)

    def add(self) -> None:
        """One more item under the chosen one, its name to be typed."""
        form, self.place = editing.added(self._work.form, self.place)
        self._work.put(form)
        self.card.go_to("label")

    def move_item(self, by: int) -> None:
        """The chosen item up or down."""
        form, place = editing.moved(self._work.form, self.place, by)
        before, self.place = self._work.form, place
        self._work.put(form)
        if form == before:
            self.told.emit("Chỉ tiêu đã ở đầu hoặc cuối biểu.")

    def remove(self) -> None:
        """Take the chosen item away; what is shipped is switched off instead."""
        form = self._work.form
        if not form.items:
            return
        code = form.items[self.place].code
        if self._is_shipped(code):
            if not form.items[self.place].off:
                self.turn()
            self.told.emit(f"Chỉ tiêu {code} thuộc bảng có sẵn nên được tắt, không bị xóa.")
            return
        self._work.put(editing.removed(form, self.place))
        self.told.emit(f"Đã bỏ chỉ tiêu {code}. Lấy lại: Ctrl+Z.")

    def turn(self) -> None:
        """Switch the chosen item off, or on again."""
        form = self._work.form
        if form.items:
            item = form.items[self.place]
            turned = replace(item, off=not item.off)
            self._work.put(editing.changed(form, self.place, turned))

    # Inside

    def _is_shipped(self, code: str) -> bool:
        base = self._work.form.base or ("" if self._work.begin.new else self._work.form.code)
        return code in self._work.shipped_codes(base)

    def _on_changed(self, item: Item, key: object) -> None:
        typing = (self.place, key) if key is not None else None
        self._work.put(editing.changed(self._work.form, self.place, item), typing)

    def _on_chosen(self) -> None:
        place = self.list.chosen()
        if not self._showing and isinstance(place, int) and place >= 0:
            self.go_to(place)

    def _on_key(self, key: Qt.Key) -> None:
        if key == Qt.Key.Key_Delete:
            self.remove()
        elif key == Qt.Key.Key_Space:
            self.turn()

    def _fill(self, wrong: set[int]) -> None:
        rows = _rows(self._work.form.items)
        if self.list.topLevelItemCount() != len(rows):
            self.list.clear()
            for _words, place in rows:
                self.list.add(("", "", "", ""), place)
        for line, (words, place) in zip(self.list.items(), rows, strict=True):
            line.setData(0, Qt.ItemDataRole.UserRole, place)
            if place < 0:
                _as_head(line, words)
            else:
                _as_item(line, self._work.form.items[place], place in wrong)
            if place == self.place:
                self.list.setCurrentItem(line)
                self.list.scrollToItem(line)

    def _add_buttons(self) -> None:
        self.buttons = row(gap=4)
        self.add_button = Button("Thêm chỉ tiêu", "", "plus", tip="Dưới dòng đang chọn (Ctrl+N)")
        self.up = Button("", "", "arrow-up", tip="Chuyển lên (Alt+↑)")
        self.down = Button("", "", "arrow-down", tip="Chuyển xuống (Alt+↓)")
        self.switch = Button("Tắt", "", "power", tip="Tắt, bật chỉ tiêu (phím cách)")
        self.drop = Button("Bỏ", "", "trash-can-outline", tip="Bỏ chỉ tiêu (Delete)")
        self.up.setAccessibleName("Chuyển lên")
        self.down.setAccessibleName("Chuyển xuống")
        for made, act in (
            (self.add_button, self.add),
            (self.up, lambda: self.move_item(-1)),
            (self.down, lambda: self.move_item(1)),
            (self.switch, self.turn),
            (self.drop, self.remove),
        ):
            made.clicked.connect(lambda _on=False, a=act: a())
            self.buttons.addWidget(made)
        self.buttons.addStretch(1)

    def _lay_out(self) -> None:
        self._listed = Card(edge=1)
        self._listed.body.addWidget(self.list)
        left = QWidget()
        inside = column(left, gap=8)
        inside.addLayout(self.buttons)
        inside.addWidget(self._listed, 1)
        inside.addWidget(self.empty, 1)
        self._chosen = Card(edge=12)
        self.card.setProperty("role", "clear")
        self._chosen.body.addWidget(scrolled(self.card))
        self._sides = QHBoxLayout(self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(theme.px(12))
        self._sides.addWidget(left, 1)
        self._sides.addWidget(self._chosen, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow window the chosen item stands below the list."""
        super().resizeEvent(event)
        low = event.size().height() < theme.px(_LOW)
        wide = low or event.size().width() >= theme.px(_WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(way)


class _Items(LineList):
    """Tells the keys that do something with the chosen line."""

    pressed_key = Signal(object)

    def __init__(self) -> None:
        super().__init__(("Mã", "Chỉ tiêu", "Đơn vị", "Số lấy từ đâu"), (76, 280, 90, 200))
        self.setAccessibleName("Các chỉ tiêu của biểu")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Space go to the pane."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Space) and not event.modifiers():
            self.pressed_key.emit(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names take what room there is."""
        super().resizeEvent(event)
        self.setColumnHidden(2, event.size().width() < theme.px(520))
        room = event.size().width() - self.columnWidth(0) - self.columnWidth(2)
        self.setColumnWidth(1, max(theme.px(160), room * 6 // 10))
        here = self.currentItem()
        if here is not None:
            self.scrollToItem(here)


def _rows(items: Sequence[Item]) -> list[tuple[str, int]]:
    """Heads as (words, -1), items as ("", place)."""
    found: list[tuple[str, int]] = []
    before: tuple[str, ...] = ()
    for place, item in enumerate(items):
        if item.groups != before and item.groups:
            found.append((HEAD_SIGN.join(item.groups), -1))
        before = item.groups
        found.append(("", place))
    return found


def _as_head(line: QTreeWidgetItem, words: str) -> None:
    for place, text in enumerate(("", words, "", "")):
        line.setText(place, text)
        line.setFont(place, bold())
        line.setForeground(place, theme.color("muted"))
    line.setToolTip(1, words)
    line.setIcon(0, QIcon())
    line.setFlags(Qt.ItemFlag.ItemIsEnabled)


def _as_item(line: QTreeWidgetItem, item: Item, wrong: bool) -> None:
    words = (item.code, item.label or "(chưa đặt tên)", unit_words(item), origin_words(item))
    tone = theme.color("late" if wrong else "muted" if item.off else "ink")
    for place, text in enumerate(words):
        shown = f"{text} ({_OFF})" if item.off and place == 1 else text
        line.setText(place, shown)
        line.setToolTip(place, shown)
        line.setFont(place, bold(False))
        line.setForeground(place, tone)
    line.setIcon(0, theme.status_icon("late") if wrong else QIcon())
    line.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
