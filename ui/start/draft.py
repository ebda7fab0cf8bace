"""What the wizard has been told so far; nothing is written before the last step."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.office.model import Department, Level, Office, Officer, OfficeSetup, Village
from desktop_app.opening import Account
from ui.start.parts import EntryForm
from ui.widgets.basics import column, label


@dataclass
class Draft:
    """The answers, page by page."""

    office: Office = field(default_factory=lambda: Office(Level.XA, "", ""))
    departments: tuple[Department, ...] = ()
    villages: tuple[Village, ...] = ()
    officers: tuple[Officer, ...] = ()
    account: Account = field(default_factory=lambda: Account("", ""))
    backup_folder: Path | None = None

    def setup(self) -> OfficeSetup:
        """The answers as the office's service takes them."""
        settings = {"backup_folder": str(self.backup_folder)} if self.backup_folder else {}
        return OfficeSetup(
            self.office, self.departments, self.villages, self.officers, dict(settings)
        )


class WizardPage(QWidget):
    """One page: it proposes on `enter`, and on `leave` fills the draft or raises UserError."""

    forward = Signal()  # Enter in the last field
    step = ""
    title = ""
    lead = ""
    next_words = "&Tiếp tục"

    def __init__(self) -> None:
        super().__init__()
        self.lines = column(self, gap=8)
        self.lines.addWidget(label(self.title, "heading", wrap=True))
        if self.lead:
            self.lines.addWidget(label(self.lead, "muted", wrap=True))
        self.form = EntryForm()
        self.form.finished.connect(self.forward)

    def enter(self, draft: Draft) -> None:
        """Propose what follows from the earlier pages, and put the cursor in place."""
        self.form.focus_first()

    def leave(self, draft: Draft) -> None:
        """Take what was entered into the draft; UserError when it cannot stand."""

    def fail(self, error: UserError) -> None:
        """Show the sentence beside its field."""
        self.form.fail(error.field, error.message)
