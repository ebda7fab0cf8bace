"""Opens the slips of a record, one of them at once for printing, or the templates."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.errors import UserError
from ui import dialogs
from ui.session import Session

if TYPE_CHECKING:
    from ui.preview.window import PreviewWindow
    from ui.slips.templates_window import TemplatesWindow
    from ui.slips.window import RecordEvent, SlipsWindow


def show_slips(
    parent: QWidget | None,
    session: Session,
    owner_table: str,
    uid: str,
    record_event: "RecordEvent | None" = None,
) -> "SlipsWindow":
    """The slips that fit a record; `record_event(services, issued)` notes a kept paper as event."""
    # Loaded when first asked for: the desk opens sooner.
    from ui.slips.window import Owner, SlipsWindow  # noqa: PLC0415

    window = SlipsWindow(parent, session, Owner(owner_table, uid), record_event)
    window.show()
    return window


def quick_print(
    parent: QWidget | None, session: Session, code: str, uid: str
) -> "PreviewWindow | None":
    """The print of one slip of a record at once, with today's day and room for the number.

    None, after a sentence was shown, when the office's template has a fault.
    """
    from desktop_app.slips.catalogue import slip_of  # noqa: PLC0415
    from desktop_app.slips.service import Form  # noqa: PLC0415
    from ui.slips.window import Printed, open_print  # noqa: PLC0415

    try:
        made = session.services.slips.fill(code, uid, Form(day=session.clock.today()))
    except UserError as error:
        dialogs.door.tell(parent, error.message)
        return None
    return open_print(parent, session, Printed(slip_of(code), uid, made))


class SlipTemplates:
    """The window of the templates; lives as long as the desk of one open book."""

    def __init__(self, window: QWidget, session: Session) -> None:
        self._window, self._session = window, session
        self._shown: TemplatesWindow | None = None

    def open(self) -> "TemplatesWindow":
        """Show the window; the one that is open comes to the front."""
        from ui.slips.templates_window import TemplatesWindow  # noqa: PLC0415

        if self._shown is None or not isValid(self._shown):
            self._shown = TemplatesWindow(self._window, self._session)
        self._shown.show()
        self._shown.raise_()
        self._shown.activateWindow()
        return self._shown
