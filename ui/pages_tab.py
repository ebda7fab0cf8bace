"""What every tab does whose pages lie over its list: pages in and out, writing, leaving."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.services import Services
from ui import dialogs
from ui.session import Session
from ui.widgets.page_stack import PageStack, call


class PagesTab(QWidget):
    """A tab over a PageStack; a subclass makes `pages` and says what `take_focus` means."""

    pages: PageStack

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    @property
    def widget(self) -> QWidget:
        """The parent of dialogs and background work."""
        return self

    def take_focus(self) -> None:
        """Put the cursor where the work begins."""
        call(self.pages.currentWidget(), "take_focus")

    def keep_work(self) -> None:
        """Put the work in hand into the book: the screen is locked or the system goes down."""
        for page in self.pages.guests():
            call(page, "keep_work")

    def may_close(self) -> bool:
        """Asks when something was entered and not saved."""
        return all(call(page, "may_close") is not False for page in reversed(self.pages.guests()))

    def show_page(self, page: QWidget) -> None:
        """Show a page of its own; `leave_page` or Esc goes back and throws it away."""
        self.pages.open_page(page, self.leave_page)

    def leave_page(self) -> None:
        """Go back to where the page was opened from."""
        if self.pages.guests():
            self.pages.leave_page(self.take_focus)

    def run(
        self,
        work: Callable[[Services], Changes],
        then: Callable[[Changes], object] | None = None,
    ) -> None:
        """Write in the background; what is in the way is told in a box."""

        def failed(error: BaseException) -> None:
            if isinstance(error, UserError):
                dialogs.door.tell(self, "Chưa làm được việc này.", detail=error.message)

        self.session.background.run(self, work, then, failed)
