"""The rules that must hold between the figures of a form."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.reports.forms.editing import with_identity
from desktop_app.reports.forms.expressions import parse_identity
from desktop_app.reports.forms.faults import Fault
from desktop_app.reports.forms.model import Identity
from ui import theme
from ui.reports.field_line import FieldLine
from ui.reports.form.rows import spaced
from ui.reports.own_forms.formula_entry import FormulaEntry
from ui.reports.own_forms.words import LEVELS
from ui.reports.own_forms.work import FormWork
from ui.widgets.basics import Button, Card, column, row
from ui.widgets.entries import ChoiceEntry, LineEntry
from ui.widgets.keyed import keyed
from ui.widgets.lines import LineList
from ui.widgets.notes import EmptyState

_HELP = "Gõ như 1 = 5+11+17, hoặc CQ1 <= CQT; số của biểu khác: 02/XLD.1"


class RulesPane(QWidget):
    """Insert adds, Delete takes away, Enter edits."""

    told = Signal(str)

    def __init__(self, work: FormWork) -> None:
        super().__init__()
        self._work = work
        self.place = 0
        self._showing = False
        self.list = _Rules()
        self.add_button = Button("Thêm điều kiện", "", "plus", tip="Ctrl+N")
        self.drop = Button("Bỏ", "", "trash-can-outline", tip="Bỏ điều kiện (Delete)")
        self.rule = FieldLine("Điều kiện", FormulaEntry(), _HELP, needed=True)
        self.level = FieldLine("Khi không đúng", ChoiceEntry(LEVELS), needed=True)
        self.words = FieldLine("Lời giải thích", LineEntry(), "Người lập báo cáo đọc câu này")
        self.empty = EmptyState(
            "check-decagram-outline",
            "Chưa có điều kiện nào",
            "Điều kiện giữ cho số liệu không vênh: tổng bằng các phần cộng lại, số đã làm không"
            " nhiều hơn số phải làm. Khi lập báo cáo, chương trình kiểm tra ngay lúc gõ.",
        )
        self.empty.add_action("Thêm điều kiện", "plus", self.add, primary=False)
        self._lay_out()
        for line, key in ((self.rule, "rule"), (self.level, "level"), (self.words, "words")):
            line.typed.connect(lambda k=key: self._on_typed(k))
        self.add_button.clicked.connect(lambda _on=False: self.add())
        self.drop.clicked.connect(lambda _on=False: self.remove())
        self.list.currentItemChanged.connect(lambda *_: self._on_chosen())
        self.list.itemActivated.connect(lambda *_: self.go_to(self.place, "rule"))
        self.list.deleted.connect(self.remove)
        keyed(self, {"Ctrl+N": self.add, "Ins": self.add})

    def show_form(self, faults: Sequence[Fault]) -> None:
        """Show the rules in hand."""
        form = self._work.form
        rules = form.identities
        self.place = max(0, min(self.place, len(rules) - 1))
        said = {int(f.field.split(".")[1]): f.words for f in faults if f.field.startswith("ident")}
        self._showing = True
        self.list.clear()
        for place, one in enumerate(rules):
            words = (spaced(one.rule), dict(LEVELS)[one.level], one.words)
            line = self.list.add(words, place)
            if place in said:
                line.setForeground(0, theme.color("late"))
                line.setIcon(0, theme.status_icon("late"))
        self.list.choose(self.place)
        self._showing = False
        self.empty.setVisible(not rules)
        self._listed.setVisible(bool(rules))
        self._edited.setVisible(bool(rules))
        self.drop.setEnabled(bool(rules))
        if not rules:
            return
        chosen = rules[self.place]
        entry = self.rule.widget
        assert isinstance(entry, FormulaEntry)
        entry.show_codes(form, self._work.known())
        self.rule.put(chosen.rule)
        self.level.put(chosen.level)
        self.words.put(chosen.words)
        self.rule.tell(said.get(self.place, ""), _understood(chosen.rule, form.code))

    def take_focus(self) -> None:
        """The list, or where one adds the first rule."""
        start: QWidget = self.list if self._work.form.identities else self.add_button
        start.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, place: int, key: str = "") -> None:
        """Choose a rule; with a key the cursor goes into that field."""
        self.place = place
        self._work.changed.emit()
        if key:
            self.rule.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self) -> None:
        """One more rule at the end."""
        form = self._work.form
        self.place = len(form.identities)
        self._work.put(with_identity(form, self.place, Identity(rule="")))
        self.go_to(self.place, "rule")

    def remove(self) -> None:
        """Take the chosen rule away."""
        form = self._work.form
        if form.identities:
            self._work.put(with_identity(form, self.place, None))
            self.told.emit("Đã bỏ một điều kiện. Lấy lại: Ctrl+Z.")

    # Inside

    def _on_chosen(self) -> None:
        place = self.list.chosen()
        if not self._showing and isinstance(place, int):
            self.go_to(place)

    def _on_typed(self, key: str) -> None:
        form = self._work.form
        line = {"rule": self.rule, "level": self.level, "words": self.words}[key]
        value = str(line.value() or "")
        if key == "level" and not value:
            value = "error"
        fresh = replace(form.identities[self.place], **{key: value})
        self._work.put(with_identity(form, self.place, fresh), (self.place, key, "rule"))

    def _lay_out(self) -> None:
        bar = row(gap=4)
        bar.addWidget(self.add_button)
        bar.addWidget(self.drop)
        bar.addStretch(1)
        self._listed = Card(edge=1)
        self._listed.body.addWidget(self.list)
        self._edited = Card(edge=12)
        fields = row(gap=12)
        top = Qt.AlignmentFlag.AlignTop
        fields.addWidget(self.rule, 3, top)
        fields.addWidget(self.level, 2, top)
        self._edited.body.addLayout(fields)
        self._edited.body.addWidget(self.words)
        lines = column(self, gap=8)
        lines.addLayout(bar)
        lines.addWidget(self._listed, 1)
        lines.addWidget(self.empty, 1)
        lines.addWidget(self._edited)


class _Rules(LineList):
    """Delete is told."""

    deleted = Signal()

    def __init__(self) -> None:
        super().__init__(("Điều kiện", "Khi không đúng", "Lời giải thích"), (300, 190, 300))
        self.setAccessibleName("Các điều kiện phải đúng")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the chosen rule away."""
        if event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)


def _understood(rule: str, form: str) -> str:
    try:
        return f"Hiểu là: {parse_identity(rule, form).printed}"
    except UserError:
        return _HELP
