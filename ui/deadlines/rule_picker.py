"""Choose a limit of the law by any words of its name, its topic, its article or its code."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from desktop_app.deadline_papers.calculation import matching
from desktop_app.law.deadlines.rule import Rule
from desktop_app.law.deadlines.rule_book import RuleBook
from ui import theme
from ui.deadlines.rule_lines import SECOND_LINE, RuleLines
from ui.widgets.basics import column, label
from ui.widgets.search_field import SearchField

_CODE = int(Qt.ItemDataRole.UserRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


class RulePicker(QWidget):
    """A search field over a list; the arrow keys move in the list while one goes on typing."""

    chosen = Signal()
    finished = Signal()  # Enter: the rule is chosen, go on
    left = Signal()  # Esc in the empty field

    def __init__(self, rules: RuleBook, on: date) -> None:
        super().__init__()
        self._rules, self._on = rules, on
        self.search = SearchField("Tìm việc, điều luật…")
        self.list = QListWidget()
        self.list.setItemDelegate(RuleLines(self.list))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)  # rows are wrapped anew
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("role", "names")
        self.list.setAccessibleName("Các thời hạn tìm thấy")
        # The list became shorter or longer: what is chosen stays in sight.
        self.list.verticalScrollBar().rangeChanged.connect(self._show_chosen)
        self.list.setMinimumHeight(theme.px(100))
        # It takes what the other entries leave, and scrolls within.
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.none = label(
            "Không có thời hạn nào khớp. Thử ít chữ hơn, gõ không dấu cũng được.",
            "muted",
            wrap=True,
        )
        lines = column(self, gap=6)
        lines.addWidget(self.search)
        lines.addWidget(self.none)
        lines.addWidget(self.list, 1)
        self.search.searched.connect(lambda _words: self._find())
        self.search.returnPressed.connect(self.finished)
        self.search.left.connect(self.left)
        self.search.installEventFilter(self)
        self.list.currentItemChanged.connect(lambda *_items: self._tell())
        self.list.itemActivated.connect(lambda _item: self.finished.emit())
        self._telling = True
        self._find()

    def code(self) -> str:
        """The code of the chosen rule, "" for none."""
        item = self.list.currentItem()
        return str(item.data(_CODE)) if item is not None else ""

    def choose(self, code: str) -> None:
        """Choose a rule; nothing happens when it is not in the list."""
        for place in range(self.list.count()):
            if self.list.item(place).data(_CODE) == code:
                self.list.setCurrentRow(place)

    def show_rules(self, rules: RuleBook, on: date) -> None:
        """Other rules, or the same rules as they held on another day."""
        if rules is not self._rules or on != self._on:
            self._rules, self._on = rules, on
            self._find()

    def found(self) -> list[str]:
        """The codes in the list."""
        return [str(self.list.item(place).data(_CODE)) for place in range(self.list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the search field belong to the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            keys = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
            if event.key() in keys:
                self.list.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    def _show_chosen(self, _least: int, _most: int) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.list.scrollToItem(item)

    def _find(self) -> None:
        kept = self.code()
        found = matching(self._rules, self.search.text(), self._on)
        self._telling = False
        self._fill(found)
        self.choose(kept)
        if not self.code() and found:
            self.list.setCurrentRow(0)
        self._telling = True
        self.none.setVisible(not found)
        self.list.setVisible(bool(found))
        if self.code() != kept:
            self._tell()

    def _fill(self, rules: Sequence[Rule]) -> None:
        self.list.clear()
        for rule in rules:
            item = QListWidgetItem(rule.title)
            item.setData(_CODE, rule.code)
            item.setData(SECOND_LINE, f"{rule.limit_words} · {rule.article}")
            item.setData(_SPOKEN, f"{rule.title}, {rule.limit_words}, {rule.article}")
            item.setToolTip(
                f"{rule.topic}: {rule.title}\n{rule.article} {rule.document}\n{rule.code}"
            )
            self.list.addItem(item)

    def _tell(self) -> None:
        if self._telling:
            self.chosen.emit()
