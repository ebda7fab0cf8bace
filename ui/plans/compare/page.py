"""The page "So sánh": two plans side by side, paragraph by paragraph and task by task."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QWidget

from desktop_app.plans.compare import Comparison, compare
from desktop_app.plans.compare.sides import Pairing, Side
from desktop_app.plans.compare.summary import summary
from ui.plans.action import PlansDoor
from ui.plans.compare.view import ROWS, TASKS, ComparisonView
from ui.widgets.basics import Button, Card, ElidedLabel, button, column, label, row
from ui.widgets.find_bar import FindBar
from ui.widgets.notes import Banner, EmptyState

NOTHING = "Hai bản giống hệt nhau"


class ComparePage(QWidget):
    """Compares on the file thread; nothing is changed by looking."""

    def __init__(self, door: PlansDoor, pairing: Pairing) -> None:
        super().__init__()
        self._door = door
        self._pairing = pairing
        self.comparison: Comparison | None = None
        self.views = {ROWS: ComparisonView(ROWS), TASKS: ComparisonView(TASKS)}
        self.segments: dict[str, Button] = {}
        self.pages = QStackedWidget()
        self.note = Banner()
        self._lay_out()
        self._add_keys()
        self.show_pairing(pairing)

    @classmethod
    def of_plans(cls, door: PlansDoor, old: str, new: str) -> "ComparePage":
        """Two plans of the book."""
        return cls(door, door.session.services.life.pairing(old, new))

    def show_pairing(self, pairing: Pairing) -> None:
        """Compare these two."""
        self._pairing = pairing
        self.old_name.tell(_named(pairing.old))
        self.new_name.tell(_named(pairing.new))
        self.print.setEnabled(False)
        self._door.session.background.run_file(
            self,
            lambda _job: compare(
                pairing.old.plan,
                pairing.new.plan,
                same_plan=pairing.same_plan,
                upper_uid=pairing.upper_uid,
            ),
            self._on_compared,
            title="Đang so sánh",
        )

    def take_focus(self) -> None:
        """The text that is in sight."""
        shown = self.pages.currentWidget() or self
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_page(self, page: str) -> None:
        """Show the paragraphs or the tasks."""
        self.segments[page].setChecked(True)
        self.place.setText("")
        empty = self.only.isChecked() and not self.views[page].count()
        self.pages.setCurrentWidget(self.empty if empty else self.views[page])
        self.find_bar.look_again()

    def page(self) -> str:
        """Which of the two is shown."""
        return next(name for name, made in self.segments.items() if made.isChecked())

    def go_to_next(self) -> None:
        """The next difference of this page; after the last one the first."""
        view = self.views[self.page()]
        if view.count():
            number = view.go_to_next()
            self.place.setText(f"{number}/{view.count()}")

    def swap(self) -> None:
        """The other one becomes the old one."""
        self.show_pairing(self._pairing.swapped())

    def print_pages(self) -> None:
        """Show the printed table of differences."""
        if self.comparison is None:
            return
        # The libraries of paper are loaded when first asked for.
        from ui.plans.compare.printing import preview_request  # noqa: PLC0415
        from ui.preview.window import show_preview  # noqa: PLC0415

        session = self._door.session
        request = preview_request(self._pairing, self.comparison, session.clock.today())
        show_preview(self, session.background, request, session.paths.scratch)

    def _on_compared(self, comparison: Comparison) -> None:
        self.comparison = comparison
        rows, tasks = comparison.counts.total, comparison.task_counts.total
        self.segments[ROWS].setText(f"Lời văn ({rows})")
        self.segments[TASKS].setText(f"Nhiệm vụ ({tasks})")
        words = summary(comparison)
        told = f"{words[:1].upper()}{words[1:]}." if words else f"{NOTHING}."
        self.note.tell(told, "info" if words else "done")
        self.print.setEnabled(True)
        self._write()
        self.go_to_page(TASKS if tasks and not rows else ROWS)

    def _write(self) -> None:
        if self.comparison is not None:
            for view in self.views.values():
                view.show_comparison(self.comparison, everything=not self.only.isChecked())

    def _on_only(self, _on: bool) -> None:
        self._write()
        self.go_to_page(self.page())

    def _lay_out(self) -> None:
        self.back = button("Trở về", "arrow-left", "", self._door.leave_page)
        self.back.setToolTip("Về chỗ trước (Esc)")
        self.old_name, self.new_name = ElidedLabel("", "strong"), ElidedLabel("", "strong")
        self.swapped = Button("Đổi bên", "quiet", "swap-horizontal")
        self.swapped.setToolTip("Bản bên phải thành bản cũ")
        self.swapped.clicked.connect(lambda _on=False: self.swap())
        self.print = button("Xem trước bản in", "eye-outline", "Ctrl+P", self.print_pages)
        head = row(gap=8)
        head.addWidget(self.back)
        head.addWidget(label("So sánh", "title"))
        head.addWidget(self.note, 1)
        head.addWidget(self.print)
        lines = column(self, gap=8, edge=16)
        lines.addLayout(head)
        lines.addWidget(self._middle(), 1)

    def _middle(self) -> QWidget:
        card = Card(edge=8)
        sides = row(gap=12)
        for words, name in (("Bản cũ:", self.old_name), ("Bản mới:", self.new_name)):
            sides.addWidget(label(words, "muted"))
            sides.addWidget(name, 1)
        sides.addWidget(self.swapped)
        card.body.addLayout(sides)
        card.body.addLayout(self._tools())
        self.find_bar = FindBar(lambda: self.views[self.page()])
        self.find_bar.listen(self)
        card.body.addWidget(self.find_bar)
        self.empty = EmptyState(
            "equal-box", "Không có chỗ khác", "Phần này của hai bản giống nhau từng chữ."
        )
        for page in (*self.views.values(), self.empty):
            self.pages.addWidget(page)
        card.body.addWidget(self.pages, 1)
        return card

    def _tools(self) -> QHBoxLayout:
        tools = row(gap=4)
        group = QButtonGroup(self)
        for name, words in ((ROWS, "Lời văn"), (TASKS, "Nhiệm vụ")):
            made = Button(words, "segment")
            made.setCheckable(True)
            made.clicked.connect(lambda _on=False, name=name: self.go_to_page(name))
            made.setShortcut(f"Alt+{len(self.segments) + 1}")
            made.setToolTip(f"Alt+{len(self.segments) + 1}")
            group.addButton(made)
            self.segments[name] = made
            tools.addWidget(made)
        self.segments[ROWS].setChecked(True)
        tools.addStretch(1)
        self.place = label("", "muted")
        self.next = button("Chỗ khác tiếp theo", "arrow-down", "F8", self.go_to_next)
        self.only = Button("Chỉ chỗ khác", "quiet", "filter-outline")
        self.only.setCheckable(True)
        self.only.setChecked(True)
        self.only.setToolTip("Ẩn những đoạn và nhiệm vụ giống nhau (Ctrl+D)")
        self.only.toggled.connect(self._on_only)
        for part in (self.place, self.next, self.only):
            tools.addWidget(part)
        return tools

    def _add_keys(self) -> None:
        toggle = QShortcut(QKeySequence("Ctrl+D"), self)
        toggle.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        toggle.activated.connect(self.only.toggle)


def _named(side: Side) -> str:
    return " · ".join(filter(None, (side.name, side.note)))
