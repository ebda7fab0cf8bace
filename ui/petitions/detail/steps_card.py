"""What may be done with a case now: buttons; the other steps with the rule in their way."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.petitions.model import EventKind
from desktop_app.petitions.rules import Step
from ui.petitions.detail.flow import FlowLayout, empty
from ui.petitions.steps.forms import ICONS
from ui.widgets.basics import Button, Card, column, label


class StepsCard(Card):
    """The next step by law is the primary button (Ctrl+Enter)."""

    def __init__(self, on_step: Callable[[Step], object]) -> None:
        super().__init__("Việc có thể làm", edge=12)
        self._on_step = on_step
        self.buttons: dict[str, Button] = {}
        self.blocked: tuple[Step, ...] = ()
        self._next: Step | None = None
        inside = QWidget()
        inside.setProperty("role", "clear")
        self._flow = FlowLayout(inside)
        self.toggle = Button("", "link")
        self.toggle.setCheckable(True)
        self.toggle.setToolTip("Mỗi việc kèm điều khoản đang cản (Alt+V)")
        self.toggle.setShortcut("Alt+V")
        self.reasons = QWidget()
        self._lines = column(self.reasons, gap=8)
        self.reasons.hide()
        self.body.addWidget(inside)
        self.body.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.reasons)
        self.toggle.toggled.connect(self.reasons.setVisible)

    def show_steps(self, steps: Sequence[Step], following: Sequence[EventKind]) -> None:
        """Show what may be done; `following` are the steps that the law asks for now."""
        had = self.focusWidget()
        inside_had = had is not None and self.isAncestorOf(had)
        empty(self._flow)
        self.buttons.clear()
        allowed = [step for step in steps if step.allowed]
        wanted = [step for kind in following for step in allowed if step.kind is kind]
        self._next = next(iter(wanted), None)  # nothing is offered first that the law does not ask
        for step in sorted(allowed, key=lambda one: one is not self._next):
            self._flow.addWidget(self._button(step))
        self.blocked = tuple(step for step in steps if not step.allowed)
        self._show_blocked()
        if inside_had:
            self.take_focus()

    def take_focus(self) -> None:
        """The step that comes next."""
        first = next(iter(self.buttons.values()), self.toggle)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def do_next(self) -> None:
        """Do the step that comes next."""
        if self._next is not None:
            self._on_step(self._next)

    def _button(self, step: Step) -> Button:
        is_next = step is self._next
        icon = ICONS.get(step.kind, "arrow-right")
        made = Button(step.label, "primary" if is_next else "", icon, tip=step.article)
        made.clicked.connect(lambda _on=False: self._on_step(step))
        self.buttons[step.label] = made
        return made

    def _show_blocked(self) -> None:
        empty(self._lines)
        self.toggle.setText(f"Chưa làm được {len(self.blocked)} việc: vì sao?")
        self.toggle.setFixedHeight(self.toggle.sizeHint().height())
        self.toggle.setVisible(bool(self.blocked))
        for step in self.blocked:
            line = QWidget()
            lines = column(line, gap=0)
            lines.addWidget(label(step.label, "strong", wrap=True))
            article = f" ({step.article})" if step.article else ""
            lines.addWidget(label(f"{step.why_not}{article}", "muted", wrap=True))
            self._lines.addWidget(line)
