"""The one dialog for every step of a case: its fields, and what the step will change."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.petitions.model import Case, CaseEvent, EventValues
from desktop_app.petitions.rules import Step
from desktop_app.petitions.state import Detail
from desktop_app.services import Services
from ui.petitions.action import PetitionsDoor
from ui.petitions.known import consequences
from ui.petitions.steps.forms import about, asked, event_from, outcome_of
from ui.widgets.ask import AskDialog, Question
from ui.widgets.keyed import keyed
from ui.widgets.notes import Banner
from ui.widgets.suggestions import Suggestions, officer_names

DELAY_MS = 250
_NOTHING = "Không thời hạn nào thay đổi."


class StepDialog(AskDialog):
    """Enter moves on, Ctrl+Enter writes; while one types it says which days follow."""

    def __init__(
        self,
        door: PetitionsDoor,
        case: Case,
        events: list[CaseEvent],
        step: Step,
        then: Callable[[Changes], object] | None = None,
        paper_uid: str = "",
    ) -> None:
        self._door, self._case, self._events, self._kind = door, case, events, step.kind
        fields = asked(step)
        question = Question(
            step.label,
            "Ghi vào sổ",
            fields,
            lambda s, entered: _write(s, case.uid, paper_uid, event_from(step.kind, entered)),
            about(step),
            {"day": door.session.clock.today().isoformat()},
        )
        super().__init__(door.widget, door.session, question, then)
        self.preview = Banner()
        self.body.addWidget(self.preview)
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self.tell)
        self.form.changed.connect(self._timer.start)
        door.session.background.ended.connect(self.reject)
        signer = self.form.entry("signer") if any(f.key == "signer" for f in fields) else None
        if isinstance(signer, QLineEdit):
            Suggestions(signer, lambda: officer_names(door.session.services))
        keyed(self, {"Ctrl+S": self.form.ask_to_save})
        self.tell()

    def tell(self) -> None:
        """Say what the step would change, as far as it is entered."""
        self._timer.stop()
        try:
            entered: dict[str, Any] = dict(self.form.values())
            if not entered.get("day"):
                self.preview.tell("")
                return
            said = event_from(self._kind, entered)
            lines = consequences(self._door.session.services, self._case, self._events, said)
        except UserError as error:
            self.preview.tell(error.message, "soon")
            return
        self.preview.tell("\n".join(lines) or _NOTHING, "hint" if lines else "info")


def _write(services: Services, case_uid: str, paper_uid: str, said: EventValues) -> Changes:
    """A step of the case; with a paper, how this paper is handled."""
    if not paper_uid:
        return services.cases.record(case_uid, said)
    return services.petitions.handle(
        paper_uid,
        outcome_of(said),
        said.day,
        said.number,
        said.body,
        said.reason,
        details={key: text for key, text in said.details.items() if key != Detail.OUTCOME},
    )
