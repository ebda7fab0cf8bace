"""The page of the morning: head, notices, board; and what its keys do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.today.horizon import Group
from desktop_app.today.items import DueItem
from desktop_app.today.service import Board
from ui.session import Session
from ui.tasks.moved_days import MOVED
from ui.today.board import BoardView
from ui.today.empty import nothing_due
from ui.today.head import TodayHead
from ui.today.quick_line import KEYS as QUICK_KEYS
from ui.today.quick_line import QuickLine
from ui.widgets.basics import column
from ui.widgets.keyed import keyed


class BoardPage(QWidget):
    """Shows the board of today and acts on its items."""

    open_wanted = Signal(str, str)  # feature, uid
    list_wanted = Signal(str, str)  # feature, narrowing
    year_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.shown: Board | None = None
        self.head = TodayHead(self.print_sheet, self.year_wanted.emit)
        self.quick = QuickLine(session)
        self.board = BoardView(session)
        self._empty: QWidget | None = None
        lines = column(self, gap=12, edge=16)
        lines.addWidget(self.head)
        lines.addWidget(self.quick)
        lines.addWidget(self.board, 1)
        self.board.open_wanted.connect(lambda item: self.open_wanted.emit(item.feature, item.uid))
        self.board.tick_wanted.connect(self._tick)
        self.board.why_wanted.connect(self._why)
        self.board.more_wanted.connect(self.refresh)
        self.board.moved_wanted.connect(lambda: self.list_wanted.emit("tasks", MOVED))
        self.quick.left.connect(self.take_focus)
        late = self.board.cards[Group.LATE].foot
        late.add_link("Xem tất cả ở Nhiệm vụ", lambda: self.list_wanted.emit("tasks", "late"))
        keyed(self, {"F5": self.refresh, QUICK_KEYS: self.quick.take_focus})

    def refresh(self) -> None:
        """Show the board as it is now."""
        board = self.session.services.today.board(self.board.wanted())
        self.shown = board
        self.head.show_day(board.today, board.horizon.calendar)
        self._show_notices(board)
        teaches = self._teaches(board)
        if teaches:
            self._show_empty(board)
        self.board.show_board(board, teaches=teaches)

    def take_focus(self) -> None:
        """Put the cursor on the first row."""
        self.board.take_focus()

    def print_sheet(self) -> None:
        """Show the morning's sheet as it will be printed."""
        # The libraries of paper are loaded when first asked for: the board opens sooner.
        from ui.preview.window import show_preview  # noqa: PLC0415
        from ui.today.sheet import sheet_request  # noqa: PLC0415

        request = sheet_request(self.session)
        show_preview(self, self.session.background, request, self.session.paths.scratch)

    def _tick(self, item: DueItem) -> None:
        def failed(error: BaseException) -> None:
            if isinstance(error, UserError):
                self.session.background.said.emit(error.message)
                self.open_wanted.emit(item.feature, item.uid)

        if not item.occurrence_uid:  # it is done in its own feature, step by step
            self.open_wanted.emit(item.feature, item.uid)
            return
        work = item.occurrence_uid
        self.session.background.run(self, lambda s: s.task_work.tick([work]), None, failed)

    def _why(self, item: DueItem) -> None:
        from ui.deadlines.why import show_why  # noqa: PLC0415 - loaded when first asked for

        services = self.session.services
        if item.clock_uid:
            show_why(self, self.session, services.cases.why(item.clock_uid))
        elif item.feature == "receptions":
            show_why(self, self.session, services.chairman_days.why(item.uid))
        elif item.feature == "reports":
            show_why(self, self.session, services.report_duties.why(item.uid))
        else:
            show_why(self, self.session, services.tasks.why(item.occurrence_uid))

    def _show_notices(self, board: Board) -> None:
        words = f"{board.undated} nhiệm vụ chưa rõ hạn nên không đứng trong bảng này."
        undated, reminder = self.board.undated, self.board.reminder
        undated.tell(words if board.undated else "", "note")
        if board.undated:
            undated.set_action("Xem", lambda: self.list_wanted.emit("tasks", "undated"))
        reminder.tell(self.session.services.days_off.reminder(board.today), "note")

    def _teaches(self, board: Board) -> bool:
        """Nothing is due, or in a book without tasks only what the law has every office report."""
        features = {item.feature for group in board.groups for item in group.items}
        new = features == {"reports"} and not self.session.services.book.count("tasks")
        return new or not board.count

    def _show_empty(self, board: Board) -> None:
        services = self.session.services
        any_tasks = services.book.count("tasks") > 0
        if self._empty is not None:
            self._empty.deleteLater()
        self._empty = nothing_due(
            any_tasks,
            services.today.next_after(board.horizon) if any_tasks else None,
            self.year_wanted.emit,
            lambda feature: self.open_wanted.emit(feature, ""),
        )
        self.board.empty.body.addWidget(self._empty)
