"""The Today tab: the board, and the pages opened over it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.session import Session
from ui.today.board_page import BoardPage
from ui.today.day_watch import DayWatch
from ui.widgets.basics import column
from ui.widgets.page_stack import PageStack, call


class TodayTab(QWidget):
    """Reads on the GUI thread; what is done with an item is written through the runner."""

    open_wanted = Signal(str, str)  # feature, uid: the desk shows the record in its own tab
    list_wanted = Signal(str, str)  # feature, narrowing: the desk shows that tab's list
    day_changed = Signal(object)  # date

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.page = BoardPage(session)
        self.pages = PageStack((self.page,), self)
        column(self, gap=0).addWidget(self.pages)
        self.page.open_wanted.connect(self.open_wanted)
        self.page.list_wanted.connect(self.list_wanted)
        self.page.year_wanted.connect(self.show_year)
        self.watch = DayWatch(session.clock, session.background, self)
        self.watch.day_changed.connect(self._on_day)
        self.refresh()

    def refresh(self) -> None:
        """Something that the board shows was changed."""
        self.page.refresh()
        for page in self.pages.guests():
            call(page, "refresh")

    def take_focus(self) -> None:
        """Put the cursor where the work begins."""
        call(self.pages.currentWidget(), "take_focus")

    def show_year(self) -> None:
        """Show the ready calendar of the year's work over the board."""
        from ui.yearly.page import YearPage  # noqa: PLC0415 - loaded when first asked for

        page = YearPage(self.session)
        page.leave_wanted.connect(self._leave)
        self.pages.open_page(page, self._leave)

    def _leave(self) -> None:
        self.pages.leave_page(self.take_focus)

    def _on_day(self, day: object) -> None:
        self.refresh()
        self.day_changed.emit(day)
