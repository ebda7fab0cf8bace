"""The values that a template can ask for, to choose from: typing narrows, Enter inserts."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from db.text import fold
from desktop_app.slips.language import MEANINGS
from desktop_app.slips.values import LISTS, VALUES
from ui.widgets.basics import column, label
from ui.widgets.lines import LineList

Entry = tuple[str, str, str]  # what is inserted, what it means, where it comes from


def entries() -> Iterator[Entry]:
    """Placeholders, then marks of lines, then the tables that repeat."""
    for value in VALUES:
        yield f"{{{value.name}}}", value.meaning, value.article or value.group
    for mark, meaning in MEANINGS.items():
        yield f"{mark.value}: ", meaning, "Dấu đầu dòng"
    for name, row in LISTS.items():
        cells = " | ".join(f"{{{cell}}}" for cell in row)
        heads = " | ".join(cell.capitalize() for cell in row)
        yield f"Bảng: {name}\n| {heads} |\n| {cells} |", f"Bảng lặp theo {name}", "Bảng"
    yield "?}", "Đặt trước ngoặc đóng: thiếu giá trị thì bỏ cả dòng", "Cách viết"
    yield "; ", "Ghi chú cho người sửa mẫu, không in", "Cách viết"


class ValuesList(QWidget):
    """↓ from the field into the list, Enter or a double click inserts."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setPlaceholderText("Tìm giá trị, dấu để chèn (Alt+T)")
        self.field.setAccessibleName("Tìm giá trị để chèn")
        self.list = LineList(("Chèn", "Nghĩa", "Nguồn, điều luật"), (125, 125, 90))
        self.list.setAccessibleName("Giá trị để chèn vào mẫu")
        self.field.textChanged.connect(lambda _text: self._fill())
        self.field.returnPressed.connect(self._take)
        self.list.itemActivated.connect(lambda _item, _place: self._take())
        lines = column(self, gap=4)
        lines.addWidget(label("Giá trị và dấu: Enter để chèn vào chỗ con trỏ", "small"))
        lines.addWidget(self.field)
        lines.addWidget(self.list, 1)
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the field down into the list."""
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        wanted = fold(self.field.text()).split()
        self.list.clear()
        for inserted, meaning, source in entries():
            words = fold(f"{inserted} {meaning} {source}")
            if all(word in words for word in wanted):
                shown = inserted.partition("\n")[0]
                self.list.add((shown, meaning, source), inserted)
        self.list.choose(0)

    def _take(self) -> None:
        inserted = self.list.chosen()
        if isinstance(inserted, str):
            self.chosen.emit(inserted)
