"""A form as it stands: what it is, its items, its rules; nothing here is changed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from desktop_app.reports.forms.model import Form
from desktop_app.reports.forms.shelf import ShelfForm
from ui import theme
from ui.reports.form.rows import form_rows, spaced
from ui.reports.own_forms.words import (
    LEVELS,
    REGIMES,
    SHAPES,
    origin_words,
    source_words,
    unit_words,
    valid_words,
)
from ui.reports.parts import wrapped
from ui.widgets.basics import Button, Card, StatusChip, bold, label, row
from ui.widgets.lines import LineList


class FormView(Card):
    """The chosen form beside the list; the page puts its buttons into `acts`."""

    def __init__(self) -> None:
        super().__init__(edge=12)
        self.name = label("", "title", wrap=True)
        self.chip = StatusChip()
        self.about = wrapped("", "muted")
        self.items = _Lines(("Mã", "Chỉ tiêu", "Đơn vị", "Số lấy từ đâu"), (70, 240, 80, 200))
        self.items.setAccessibleName("Các chỉ tiêu của biểu")
        self.rules = _Lines(("Điều kiện", "Lời giải thích", "Khi không đúng"), (150, 260, 180))
        self.rules.setAccessibleName("Các điều kiện phải đúng")
        self.acts = row(gap=8)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.items)
        self.stack.addWidget(self.rules)
        self.parts = [Button("Chỉ tiêu", "segment"), Button("Điều phải đúng", "segment")]
        bar = row(gap=4)
        for place, made in enumerate(self.parts):
            made.setCheckable(True)
            made.clicked.connect(lambda _on=False, p=place: self.turn_to(p))
            bar.addWidget(made)
        bar.addStretch(1)
        for part in (self.name, self.chip, self.about):
            self.body.addWidget(part)
        self.body.addLayout(bar)
        self.body.addWidget(self.stack, 1)
        self.body.addLayout(self.acts)
        self.turn_to(0)

    def turn_to(self, part: int) -> None:
        """Items or rules."""
        self.stack.setCurrentIndex(part)
        for place, made in enumerate(self.parts):
            made.setChecked(place == part)

    def show_entry(self, one: ShelfForm) -> None:
        """Show a form of the list."""
        form = one.form
        self.name.setText(f"{form.code}  {form.name}")
        self.chip.show_state(
            "info" if one.active else "note",
            source_words(one) + ("" if one.active else " · đang tắt"),
        )
        told = (
            dict(REGIMES).get(form.regime, form.regime),
            dict(SHAPES)[form.shape].lower(),
            f"áp dụng {valid_words(form)}",
            form.article,
        )
        self.about.setText(f"{form.title}\n" + " · ".join(filter(None, told)))
        self._show_items(form)
        self._show_rules(form)
        off = len(form.items) - len(form.live)
        more = f", {off} đang tắt" if off else ""
        self.parts[0].setText(f"Chỉ tiêu ({len(form.live)}{more})")
        self.parts[1].setText(f"Điều phải đúng ({len(form.identities)})")

    def _show_items(self, form: Form) -> None:
        self.items.clear()
        for one in form_rows(form):
            indent = "    " * one.level
            if one.item is None:
                head = self.items.add(("", indent + one.words, "", ""), "")
                head.setFont(1, bold())
                head.setForeground(1, theme.color("muted"))
            else:
                item = one.item
                words = (item.code, indent + item.label, unit_words(item), origin_words(item))
                self.items.add(words, item.code)

    def _show_rules(self, form: Form) -> None:
        self.rules.clear()
        for one in form.identities:
            words = (spaced(one.rule), one.words, dict(LEVELS)[one.level])
            self.rules.add(words, one.rule)


class _Lines(LineList):
    """The second column takes what room there is."""

    def __init__(self, heads: tuple[str, ...], widths: tuple[int, ...]) -> None:
        super().__init__(heads, widths)
        self.header().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words take what room there is."""
        super().resizeEvent(event)
        if self.columnCount() > 3:
            self.setColumnHidden(2, event.size().width() < theme.px(520))
        others = self.columnWidth(0) + (self.columnWidth(2) if self.columnCount() > 3 else 0)
        self.setColumnWidth(1, max(theme.px(150), (event.size().width() - others) * 55 // 100))
