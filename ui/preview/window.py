"""The preview: the very PDF that will be printed, with zoom, printing and saving."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QWheelEvent,
)
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from desktop_app.documents import atomic
from desktop_app.documents.atomic import Saved
from desktop_app.jobs import Job
from ui import dialogs, theme
from ui.background import Background
from ui.preview.canvas import PageCanvas
from ui.preview.pages import PdfPages
from ui.preview.printing import Printing
from ui.preview.request import KINDS, PreviewRequest
from ui.preview.tools import PreviewTools, is_narrow, saver
from ui.preview.withheld import Withholding
from ui.widgets.basics import Button, column, primary_button, row
from ui.widgets.notes import Banner
from ui.window_place import fit


class PreviewWindow(QDialog):
    """Not modal; the PDF is held in memory and leaves no readable file behind.

    Only while it is being made does it lie in `scratch`.
    """

    def __init__(
        self, parent: QWidget | None, background: Background, request: PreviewRequest, scratch: Path
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Xem trước bản in – {request.title}")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self._background = background
        self._asked = self._request = request
        self._scratch = scratch
        self._pages: PdfPages | None = None
        self._fit: Callable[[], None] | None = self.fit_width
        self._withholding = Withholding(self, background)
        self.canvas = PageCanvas(background)
        self.area = QScrollArea()
        self.area.setWidget(self.canvas)
        self.area.setWidgetResizable(True)
        # Always there: a bar that comes and goes with the zoom would change the width it fits.
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.viewport().installEventFilter(self)
        self.area.verticalScrollBar().valueChanged.connect(self._show_place)
        self.note = Banner()
        self.tools = PreviewTools()
        self._lay_out()
        self._add_keys()
        fit(self, 1000, 700)
        self._set_ready(False)
        self._make()

    def fit_width(self) -> None:
        """Make the widest page as wide as the window, and keep it so."""
        self._fit = self.fit_width
        self._zoom_to(self.canvas.zoom_to_width(self.area.viewport().width()))

    def fit_page(self) -> None:
        """Make the page in sight fit the window, and keep it so."""
        self._fit = self.fit_page
        self._zoom_to(self.canvas.zoom_to_page(self._page(), self.area.viewport().size()))
        self.go_to(self._page())

    def zoom_by(self, factor: float) -> None:
        """Closer or further away."""
        self._fit = None
        self._zoom_to(self.canvas.zoom * factor)

    def true_size(self) -> None:
        """The paper in its own size."""
        self._fit = None
        self._zoom_to(1.0)

    def go_to(self, page: int) -> None:
        """Bring a page (from 0) to the top."""
        page = min(max(page, 0), self.canvas.count() - 1)
        self.area.verticalScrollBar().setValue(self.canvas.top_of(page) - theme.px(16))

    def print_pages(self) -> None:
        """Ask for the printer, then print page after page."""
        if self._pages is None:
            return
        printer = dialogs.door.choose_printer(self, self.canvas.count())
        if printer is not None:
            self._printing = Printing(self._background, self._pages, printer, self._request.title)
            self._printing.told.connect(self._tell)
            self._printing.start()

    def save(self, kind: str) -> None:
        """Save as pdf, docx or xlsx, where the person wants it."""
        words, filter_words = KINDS[kind]
        target = dialogs.door.choose_save_file(
            self, f"Lưu {words}", f"{self._request.file_name}.{kind}", filter_words
        )
        if target is not None:
            self._save_to(target, kind)

    def _save_to(self, target: Path, kind: str) -> None:
        pages, request, scratch, writing = (
            self._pages,
            self._request,
            self._scratch,
            self._withholding.mode,
        )
        if pages is None:
            return

        def work(_job: Job) -> Saved:
            with writing():
                made = (pages.data, "") if kind == "pdf" else request.written(kind, scratch)
            data, note = made
            saved = atomic.save(target, lambda stream: stream.write(data))
            return Saved(saved.path, " ".join(filter(None, (saved.note, note))))

        def failed(error: BaseException) -> None:
            self._withholding.answer(error, lambda: self._save_to(target, kind), lambda: None)

        self._background.run_file(self, work, self._on_saved, failed, "Đang lưu")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A page that fitted goes on fitting at another size; Ctrl and the wheel zoom."""
        if event.type() == QEvent.Type.Resize and isinstance(event, QResizeEvent):
            if event.size() != event.oldSize() and self._fit is not None and self.canvas.count():
                self._fit()
        elif event.type() == QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            turned = event.angleDelta().y()
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
                self.zoom_by(1.25 if turned > 0 else 1 / 1.25)
                return True
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the memory back, after whatever page is being drawn."""
        pages, self._pages = self._pages, None
        if pages is not None:
            self._background.run_file(self._background, lambda _job: pages.close())
        super().closeEvent(event)

    def _on_switched(self, on: bool) -> None:
        """Make the paper anew with or without its mark; the zoom stays."""
        asked = self._asked if on or self._asked.off is None else self._asked.off
        self._request = asked
        self._set_ready(False)
        self._make()

    def _make(self) -> None:
        request, scratch, writing = self._request, self._scratch, self._withholding.mode

        def work(_job: Job) -> tuple[PdfPages, str]:
            with writing():
                data, note = request.written("pdf", scratch)
            return PdfPages(data), note

        self._background.run_file(self, work, self._on_made, self._on_not_made, "Đang dựng bản in")

    def _on_not_made(self, error: BaseException) -> None:
        self._withholding.answer(error, self._make, self.reject)

    def _on_made(self, made: tuple[PdfPages, str]) -> None:
        pages, note = made
        before, self._pages = self._pages, pages
        if before is not None:
            self._background.run_file(self._background, lambda _job: before.close())
        self.note.tell(note, "soon")
        self.canvas.show_pages(pages, pages.sizes())
        self._set_ready(True)
        if self._fit is not None:
            self._fit()
        self._show_place()
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_saved(self, saved: Saved) -> None:
        self._tell(f"Đã lưu {saved.path.name}. {saved.note}".strip())
        folder = QUrl.fromLocalFile(str(saved.path.parent))
        self.note.set_action("Mở thư mục", lambda: QDesktopServices.openUrl(folder))

    @Slot(str)
    def _tell(self, words: str) -> None:
        self.note.tell(words, "done")

    def _zoom_to(self, zoom: float) -> None:
        """The place in the middle of the window stays there; the very beginning stays it."""
        bar, half = self.area.verticalScrollBar(), self.area.viewport().height() // 2
        place = self.canvas.place_at(bar.value() + half)
        self.canvas.set_zoom(zoom)
        if bar.value():
            # Qt would tell the bar of the new height only after this.
            bar.setMaximum(max(self.canvas.minimumHeight() - 2 * half, 0))
            bar.setValue(self.canvas.height_of(place) - half)
        self.tools.show_zoom(self.canvas.zoom)

    def _page(self) -> int:
        """The page in sight, from 0."""
        third = self.area.viewport().height() // 3
        return self.canvas.page_at(self.area.verticalScrollBar().value() + third)

    @Slot()
    def _show_place(self) -> None:
        count = self.canvas.count()
        self.tools.show_page(self._page() + 1 if count else 0, count)

    def _set_ready(self, ready: bool) -> None:
        for part in self._actions:
            part.setEnabled(ready)

    def _lay_out(self) -> None:
        narrow = is_narrow(self)
        self.printer = primary_button("&In…", "printer-outline", "Ctrl+P", self.print_pages)
        tools = row(gap=8)
        tools.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        self._actions: list[QWidget] = [self.printer, self.tools]
        tools.addWidget(self.tools)
        self.mark = Button("" if narrow else self._request.switch, "quiet", "watermark")
        self.mark.setCheckable(True)
        self.mark.setChecked(True)
        tip = "bỏ chọn để xem và in bản không có dấu"
        self.mark.setToolTip(f"{self._request.switch}: {tip}")
        self.mark.setAccessibleName(self._request.switch)
        self.mark.setVisible(bool(self._request.switch))
        self.mark.toggled.connect(self._on_switched)
        self._actions.append(self.mark)
        tools.addWidget(self.mark)
        tools.addStretch(1)
        for kind in ("xlsx", "docx", "pdf"):
            if kind == "pdf" or kind in self._request.save_as:
                self._actions.append(saver(kind, narrow, partial(self.save, kind)))
                tools.addWidget(self._actions[-1])
        tools.addWidget(self.printer)
        lines = column(self, gap=0)
        lines.addLayout(tools)
        lines.addWidget(self.note)
        self.note.tell("")
        lines.addWidget(self.area, 1)

    def _add_keys(self) -> None:
        tools = self.tools
        tools.zoom_wanted.connect(self.zoom_by)
        tools.width_wanted.connect(self.fit_width)
        tools.page_fit_wanted.connect(self.fit_page)
        tools.true_size_wanted.connect(self.true_size)
        tools.step_wanted.connect(lambda by: self.go_to(self._page() + by))
        tools.page_wanted.connect(lambda page: self.go_to(page - 1))
        tools.field.left.connect(lambda: self.area.setFocus(Qt.FocusReason.OtherFocusReason))
        pairs: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl++", lambda: self.zoom_by(1.25)),
            ("Ctrl+=", lambda: self.zoom_by(1.25)),
            ("Ctrl+-", lambda: self.zoom_by(1 / 1.25)),
            ("Ctrl+0", self.true_size),
            ("Ctrl+9", self.fit_width),
            ("Ctrl+8", self.fit_page),
            ("PgDown", lambda: self.go_to(self._page() + 1)),
            ("PgUp", lambda: self.go_to(self._page() - 1)),
            ("Ctrl+Home", lambda: self.go_to(0)),
            ("Ctrl+End", lambda: self.go_to(self.canvas.count() - 1)),
            ("Ctrl+G", self._ask_page),
            ("Ctrl+S", lambda: self.save("pdf")),
        ]
        for keys, act in pairs:
            QShortcut(QKeySequence(keys), self, act)

    def _ask_page(self) -> None:
        self.tools.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tools.field.selectAll()


def show_preview(
    parent: QWidget | None, background: Background, request: PreviewRequest, scratch: Path
) -> PreviewWindow:
    """Open the preview of a request; it deletes itself when closed."""
    window = PreviewWindow(parent, background, request, scratch)
    window.show()
    return window
