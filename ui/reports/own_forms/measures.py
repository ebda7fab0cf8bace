"""The dialog "Tính từ sổ": the ways to count, by book, searched while one types."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from db.text import fold
from desktop_app.reports.figures.registry import load_measures
from desktop_app.reports.forms.own import MeasureChoice, measure_choices
from ui import theme
from ui.reports.parts import wrapped
from ui.widgets.basics import Card, bold, button, column, label, primary_button, row
from ui.widgets.lines import LineList
from ui.widgets.search_field import SearchField
from ui.window_place import fit


class MeasureDialog(QDialog):
    """Type to narrow, arrows choose, Enter takes."""

    def __init__(self, parent: QWidget, chosen: str, then: Callable[[str], object]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chọn cách tính từ sổ")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._then = then
        self._known = load_measures()
        self.search = _Search("Tìm: lượt, đơn tố cáo, quá hạn…", self._step)
        self.list = LineList(("Số này đếm gì", "Đơn vị", "Căn cứ"), (450, 90, 230))
        self.list.setAccessibleName("Các cách tính từ sổ")
        self.about = wrapped("", "muted")
        self.go = primary_button("Dùng cách tính này", "check", "", self.take)
        self._lay_out()
        self.search.textChanged.connect(lambda _text: self._show())
        self.list.currentItemChanged.connect(lambda *_: self._tell())
        self.list.itemActivated.connect(lambda *_: self.take())
        self._show(chosen)
        fit(self, 860, 560)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self) -> None:
        """Use what is chosen."""
        name = self.list.chosen()
        if name:
            self.accept()
            self._then(str(name))

    def _show(self, chosen: str = "") -> None:
        words = fold(self.search.text()).split()
        self.list.clear()
        group, first = "", None
        for one in measure_choices():
            if not _fits(one, words):
                continue
            if one.group != group:
                group = one.group
                head = self.list.add((group, "", ""), "")
                head.setFlags(Qt.ItemFlag.ItemIsEnabled)
                head.setFont(0, bold())
                head.setForeground(0, theme.color("muted"))
            known = self._known[one.name]
            line = self.list.add((f"    {one.label}", known.unit, known.basis), one.name)
            if first is None or one.name == chosen:
                first = line
        if first is not None:
            self.list.setCurrentItem(first)
        self._tell()

    def _tell(self) -> None:
        name = str(self.list.chosen() or "")
        known = self._known.get(name)
        self.go.setEnabled(known is not None)
        if known is None:
            self.about.setText("Không có cách tính nào như vậy; chỉ tiêu này để nhập tay.")
            return
        unit = f" ({known.unit})" if known.unit else ""
        basis = f" Căn cứ: {known.basis}." if known.basis else ""
        words = f"{known.group}: {known.label}{unit}.{basis}"
        self.about.setText(f"{words} Mở số trên báo cáo thì thấy từng hồ sơ được tính.")

    def _step(self, by: int) -> None:
        """Move in the list while the cursor stays in the field."""
        items = [one for one in self.list.items() if one.flags() & Qt.ItemFlag.ItemIsSelectable]
        now = self.list.currentItem()
        at = items.index(now) + by if now in items else 0
        if items:
            self.list.setCurrentItem(items[min(max(at, 0), len(items) - 1)])

    def _lay_out(self) -> None:
        lines = column(self, gap=8, edge=16)
        lines.addWidget(label("Chỉ tiêu này tính từ sổ nào?", "heading"))
        lines.addWidget(self.search)
        card = Card(edge=1)
        card.body.addWidget(self.list)
        lines.addWidget(card, 1)
        lines.addWidget(self.about)
        foot = row(gap=12)
        foot.addWidget(label("↑ ↓ chọn, Enter dùng", "small"))
        foot.addStretch(1)
        foot.addWidget(button("Thôi", on_click=self.reject))
        foot.addWidget(self.go)
        lines.addLayout(foot)
        self.go.setDefault(True)


class _Search(SearchField):
    """Arrows move in the list below."""

    def __init__(self, hint: str, step: Callable[[int], object]) -> None:
        super().__init__(hint, shortcut="")
        self._step = step

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down are the list's, Esc in an empty field the dialog's."""
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 10,
            Qt.Key.Key_PageUp: -10,
        }
        by = steps.get(Qt.Key(event.key()))
        if by is not None:
            self._step(by)
        elif event.key() == Qt.Key.Key_Escape and not self.text():
            event.ignore()
        else:
            super().keyPressEvent(event)


def _fits(one: MeasureChoice, words: list[str]) -> bool:
    told = fold(f"{one.group} {one.label} {load_measures()[one.name].basis} {one.name}")
    return all(word in told for word in words)
