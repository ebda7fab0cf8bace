"""Which sheets are read, what the book is, and what each column means."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop_app.old_books.heads import Head
from desktop_app.old_books.reader import Look, SheetLook, with_meanings
from desktop_app.old_books.target import ASIDE, Target
from ui import theme
from ui.widgets.basics import column, label, row
from ui.widgets.notes import Banner
from ui.widgets.table_view import set_head
from ui.widgets.visible import visible

_HEADS = ("Tiêu đề trong tệp", "Hiểu là", "Vài ô trong cột")
_TO_NOTE = "(đưa vào Ghi chú, giữ tiêu đề)"


class ChoosePage(QWidget):
    """The guesses of the program, each of which the person may set right."""

    changed = Signal()

    def __init__(self, found: Look, targets: tuple[Target, ...], wanted: str = "") -> None:
        super().__init__()
        self._found = found
        self._targets = {target.key: target for target in targets}
        self._meanings: dict[str, str] = {}  # by heading: the same in every sheet
        lines = column(self, gap=8)
        lines.addWidget(label(visible(f"Tệp: {found.path.name}"), "strong"))
        self.kind = QComboBox()
        self.kind.setAccessibleName("Sổ này là")
        for target in targets:
            self.kind.addItem(target.label, target.key)
        self.kind.setCurrentIndex(max(0, self.kind.findData(found.guess or wanted)))
        first = row(gap=8)
        caption = label("Sổ này &là:")
        caption.setTextFormat(Qt.TextFormat.AutoText)
        caption.setBuddy(self.kind)
        first.addWidget(caption)
        first.addWidget(self.kind)
        first.addStretch(1)
        lines.addLayout(first)
        self.note = Banner("soon")
        lines.addWidget(self.note)
        lines.addWidget(label("Trang sẽ đọc", "strong"))
        self.sheets = QListWidget()
        self.sheets.setAccessibleName("Trang sẽ đọc")
        self.sheets.setMaximumHeight(theme.px(110))
        lines.addWidget(self.sheets)
        lines.addWidget(label("Các cột của trang đang chọn", "strong"))
        self.columns = _columns_table()
        lines.addWidget(self.columns, 1)
        self._fill_sheets()
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.sheets.currentRowChanged.connect(self._fill_columns)
        self.sheets.itemChanged.connect(lambda _item: self._tell())
        self._fill_columns()

    @property
    def target(self) -> Target:
        """What the book is."""
        return self._targets[self.kind.currentData()]

    def heads(self) -> dict[str, Head]:
        """The head of each ticked sheet, with the meanings as they were set."""
        chosen = {}
        for place in range(self.sheets.count()):
            item = self.sheets.item(place)
            sheet = self._found.sheets[place]
            head = sheet.heads.get(self.target.key)
            if head is not None and item.checkState() == Qt.CheckState.Checked:
                chosen[sheet.name] = with_meanings(head, self._set_by_hand(head))
        return chosen

    def _set_by_hand(self, head: Head) -> dict[int, str]:
        own = self._meanings
        return {c.place: own[c.heading] for c in head.columns if c.heading in own}

    def _on_kind(self) -> None:
        self._meanings.clear()
        self._fill_sheets()
        self._fill_columns()

    def _fill_sheets(self) -> None:
        self.sheets.blockSignals(True)
        self.sheets.clear()
        for sheet in self._found.sheets:
            item = QListWidgetItem(visible(_sheet_words(sheet, self.target)))
            fits = self.target.key in sheet.heads
            if fits:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                ticked = not sheet.hidden
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, theme.row_height()))
            self.sheets.addItem(item)
        fitting = [i for i, s in enumerate(self._found.sheets) if self.target.key in s.heads]
        self.sheets.setCurrentRow(fitting[0] if fitting else 0)
        self.sheets.blockSignals(False)

    def _fill_columns(self) -> None:
        sheet = self._found.sheets[max(0, self.sheets.currentRow())]
        head = sheet.heads.get(self.target.key)
        columns = with_meanings(head, self._set_by_hand(head)).columns if head else ()
        shown = [one for one in columns if one.heading or sheet.samples.get(one.place)]
        self.columns.setRowCount(len(shown))
        for line, one in enumerate(shown):
            self.columns.setItem(line, 0, _fixed(one.heading or "(không có tiêu đề)"))
            self.columns.setCellWidget(line, 1, self._meaning_box(one.heading, one.key))
            self.columns.setItem(line, 2, _fixed(" | ".join(sheet.samples.get(one.place, ()))))
        self._tell()

    def _meaning_box(self, heading: str, key: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(f"Cột “{heading}” hiểu là")
        box.addItem(_TO_NOTE, "")
        for one in self.target.columns:
            if one.key != ASIDE:
                box.addItem(one.label, one.key)
        box.setCurrentIndex(max(0, box.findData(key)))
        box.currentIndexChanged.connect(lambda _at: self._on_meaning(heading, box.currentData()))
        return box

    def _on_meaning(self, heading: str, key: str) -> None:
        self._meanings[heading] = key
        self._tell()

    def _tell(self) -> None:
        self.note.tell(self.problem(), "soon")
        self.changed.emit()

    def problem(self) -> str:
        """Why one cannot go on, "" when one can."""
        heads = self.heads()
        if not heads:
            return (
                "Chưa nhận ra bảng nào có tiêu đề cột của sổ này. Hãy chọn loại sổ khác, hoặc kiểm"
                " tra dòng tiêu đề trong tệp."
            )
        wanted = [one for one in self.target.columns if one.required and ":" not in one.key]
        for name, head in heads.items():
            keys = set(head.understood().values())
            ticked = {key.split(":")[0] for key in keys}
            for one in wanted:
                if one.key not in keys | ticked and one.key != self.target.kind_key:
                    return f"Trang “{name}” chưa có cột nào hiểu là {one.label}."
        return ""


def _columns_table() -> QTableWidget:
    table = QTableWidget(0, len(_HEADS))
    table.setHorizontalHeaderLabels(list(_HEADS))
    table.setAccessibleName("Các cột")
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.row_height())
    set_head(table.horizontalHeader())
    table.horizontalHeader().setStretchLastSection(True)
    table.setColumnWidth(0, theme.px(300))
    table.setColumnWidth(1, theme.px(260))
    table.setTabKeyNavigation(False)
    return table


def _fixed(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(visible(" ".join(text.split())[:200]))
    item.setToolTip(item.text())
    return item


def _sheet_words(sheet: SheetLook, target: Target) -> str:
    rows = f"trên {sheet.rows - 1}" if sheet.more else str(sheet.rows)
    hidden = ", đang ẩn" if sheet.hidden else ""
    fits = "" if target.key in sheet.heads else ", không có bảng của sổ này"
    return f"{sheet.name} ({rows} dòng{hidden}{fits})"
