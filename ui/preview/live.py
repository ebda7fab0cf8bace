"""The page that is being written, as it will be printed, beside the editor."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.documents.marks import Mark, Spot
from desktop_app.documents.model import Document
from desktop_app.jobs import Cancelled, Job
from ui import theme
from ui.background import Background
from ui.preview.live_drawing import Drawn, LiveDrawing, Trouble, Wanted
from ui.preview.sheet_view import SheetArea, SheetView
from ui.widgets.basics import Button, column, label, row
from ui.widgets.notes import Banner, EmptyState

_PAUSE = 250  # ms after the last letter
_LONGEST = 600  # ms: who types without a pause sees the page follow all the same
_UPDATING = "đang cập nhật…"
_FAILED = "Bản xem trước chưa theo kịp văn bản."
_KEPT = "Chữ đã gõ vẫn còn nguyên, văn bản vẫn lưu được."


class LivePreview(QWidget):
    """Shows the page that holds the place of the cursor; it works on the view thread.

    At most one request is under way. It is let finish, because what it has set makes the next one
    quick; of those that come meanwhile only the newest is done. While the preview is hidden nothing
    is drawn, and the newest version is drawn when it comes into sight.
    """

    shown = Signal(int)  # a page (from 0) was shown

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._drawing = LiveDrawing()
        self._make: Callable[[], Document] | None = None  # not laid out yet
        self._mark: Mark | None = None
        self._chosen: int | None = None  # the page that the person turned to
        self._drawn: Drawn | None = None
        self._width = 0  # of the picture shown
        self._job: Job | None = None
        self._again = False
        self._backwards = False
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._ask)
        self._waiting = QElapsedTimer()
        self._lay_out()

    def show_document(self, make: Callable[[], Document], mark: Mark | None) -> None:
        """Show this version, at the place of the mark; called after every edit.

        `make` is called on the view thread: it must read nothing but values that do not change.
        """
        self._make, self._mark, self._chosen = make, mark, None
        self.state.setText(_UPDATING)
        if self._drawn is None:
            self._ask()
            return
        if not self._waiting.isValid():
            self._waiting.start()
        left = max(_LONGEST - self._waiting.elapsed(), 0)
        self._pause.start(int(min(_PAUSE, left)))

    def follow(self, mark: Mark | None) -> None:
        """The cursor went elsewhere in the same version."""
        if mark != self._mark:
            self._mark, self._chosen = mark, None
            if not self._pause.isActive():
                self._ask()

    def clear(self) -> None:
        """No document any more; its pages are forgotten."""
        self._pause.stop()
        self._waiting.invalidate()
        if self._job is not None:
            self._job.cancel()
        self._drawing = LiveDrawing()
        self._make = self._mark = self._chosen = self._drawn = self._job = None
        self._again = False
        self.note.tell("")
        self.state.setText("")
        self.sheet.image = None
        self.stack.setCurrentWidget(self.empty)
        self._show_place()

    def page(self) -> int | None:
        """The page on the screen, from 0."""
        return self._drawn.page if self._drawn else None

    def count(self) -> int:
        """How many pages the version on the screen has."""
        return self._drawn.count if self._drawn else 0

    def turn(self, step: int) -> None:
        """To another page, until the next edit or move of the cursor."""
        if self._drawn is not None:
            at = self._drawn.page if self._chosen is None else self._chosen
            page = min(max(at + step, 0), self._drawn.count - 1)
            if page != at:
                self._chosen, self._backwards = page, step < 0
                self._ask()

    def sizeHint(self) -> QSize:
        """A page that can be read, beside an editor."""
        return QSize(theme.px(420), theme.px(560))

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was missed."""
        super().showEvent(event)
        if self._make is not None or self._again:
            self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: stop."""
        super().hideEvent(event)
        if self._job is not None:
            self._job.cancel()
            self._again = True

    def event(self, event: QEvent) -> bool:
        """On a screen of another sharpness the page is drawn again."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._on_resized()
        return super().event(event)

    @Slot()
    def _ask(self) -> None:
        if self._make is None and self._drawn is None:
            return
        if self._job is not None or not self.isVisible():
            self._again = True
            return
        self._pause.stop()
        self._waiting.invalidate()
        self._again = False
        width = self._width_wanted()
        same = self._drawn is not None and width == self._width
        shown = self._drawn.page if same and self._drawn is not None else None
        make, drawing = self._make, self._drawing
        wanted = Wanted(make, self._mark, self._chosen, width, shown)
        self._job = Job()  # stands for the one to come: without threads the answer comes at once

        def arrived(outcome: Drawn | Trouble) -> None:
            if drawing is self._drawing:
                self._arrived(outcome, make, width)

        def failed(error: BaseException) -> None:
            if drawing is self._drawing:
                self._failed(error)

        job = self._background.run_view(
            self, lambda job: drawing.draw(wanted, job), arrived, failed
        )
        if self._job is not None:
            self._job = job

    def _arrived(
        self, outcome: Drawn | Trouble, make: Callable[[], Document] | None, width: int
    ) -> None:
        self._job = None
        if isinstance(outcome, Trouble):
            self._tell_trouble(outcome.words)
        else:
            if self._make is make:
                self._make = None
            if outcome.image is not None:
                self._width = width
            self.note.tell("")
            self._show(outcome)
        self._go_on()

    def _failed(self, error: BaseException) -> None:
        self._job = None
        if not isinstance(error, Cancelled):
            self._tell_trouble("")
        self._go_on()

    def _go_on(self) -> None:
        if self._again:
            self._ask()
        elif not self._pause.isActive():
            self.state.setText("")

    def _tell_trouble(self, words: str) -> None:
        self.state.setText("")
        self.note.tell(f"{_FAILED} {words or _KEPT}", "late")

    def _show(self, drawn: Drawn) -> None:
        before, self._drawn = self._drawn, drawn
        seen = self.area.spot_in_sight()
        turned = before is None or before.page != drawn.page
        moved = before is None or not _same_place(before.spot, drawn.spot)
        self.sheet.show_page(drawn.image, drawn.size, drawn.spot)
        self.stack.setCurrentWidget(self.area)
        self._show_place()
        bar = self.area.verticalScrollBar()
        if turned and self._chosen is not None:
            bar.setValue(bar.maximum() if self._backwards else 0)
        elif turned:
            bar.setValue(0)
        if self._chosen is None and (turned or seen or moved) and not self.area.spot_in_sight():
            self.area.show_spot()
        self.shown.emit(drawn.page)

    def _show_place(self) -> None:
        page, count = self.page(), self.count()
        self.place.setText("" if page is None else f"Trang {page + 1}/{count}")
        self.earlier.setEnabled(bool(page))
        self.later.setEnabled(page is not None and page + 1 < count)

    def _width_wanted(self) -> int:
        # Not the area's own width: before its first page it is hidden and has not been placed.
        bar = self.area.verticalScrollBar().sizeHint().width()
        paper = self.sheet.paper_width(self.stack.width() - bar)
        return max(round(paper * self.devicePixelRatioF()), 1)

    @Slot()
    def _on_resized(self) -> None:
        if self._drawn is not None and self._width_wanted() != self._width:
            self._pause.start(_PAUSE)

    def _lay_out(self) -> None:
        self.sheet = SheetView()
        self.area = SheetArea(self.sheet)
        self.area.resized.connect(self._on_resized)
        self.area.turned.connect(self.turn)
        self.empty = EmptyState(
            "file-eye-outline",
            "Chưa có gì để xem",
            "Trang đang soạn sẽ hiện ở đây, đúng như khi in ra.",
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.area)
        self.note = Banner()
        self.place = label("", "muted")
        self.state = label("", "small")
        self.earlier = self._turner("chevron-left", "Trang trước", -1)
        self.later = self._turner("chevron-right", "Trang sau", 1)
        tools = row(gap=4)
        tools.setContentsMargins(theme.px(8), theme.px(4), theme.px(8), theme.px(4))
        for part in (self.earlier, self.place, self.later):
            tools.addWidget(part)
        tools.addStretch(1)
        tools.addWidget(self.state)
        lines = column(self, gap=0)
        lines.addLayout(tools)
        lines.addWidget(self.note)
        self.note.tell("")
        lines.addWidget(self.stack, 1)
        self._show_place()

    def _turner(self, icon: str, tip: str, step: int) -> Button:
        made = Button("", "quiet", icon, tip=tip)
        made.setAccessibleName(tip)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # turning a page does not take the cursor away
        made.clicked.connect(lambda _checked=False: self.turn(step))
        return made


def _same_place(one: Spot | None, other: Spot | None) -> bool:
    return one is not None and other is not None and (one.page, one.top) == (other.page, other.top)
