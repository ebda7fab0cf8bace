"""The preview: the very PDF that will be printed, with zoom, printing and saving."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeySequence, QResizeEvent, QShortcut
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
from ui.preview.withheld import Withholding
from ui.widgets.basics import Button, button, column, label, primary_button, row
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
        self._fits = True
        self._withholding = Withholding(self, background)
        self._saved: Path | None = None
        self.canvas = PageCanvas(background)
        self.area = QScrollArea()
        self.area.setWidget(self.canvas)
        self.area.setWidgetResizable(True)
        # Always there: a bar that comes and goes with the zoom would change the width it fits.
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.viewport().installEventFilter(self)
        self.area.verticalScrollBar().valueChanged.connect(self._show_place)
        self.note = Banner()
        self.place = label("", "muted")
        self._lay_out()
        self._add_keys()
        fit(self, 1000, 700)
        self._set_ready(False)
        self._make()

    def fit_width(self) -> None:
        """Make the widest page as wide as the window, and keep it so."""
        self._fits = True
        self._zoom_to(self.canvas.zoom_to_width(self.area.viewport().width()))

    def zoom_by(self, factor: float) -> None:
        """Closer or further away."""
        self._fits = False
        self._zoom_to(self.canvas.zoom * factor)

    def true_size(self) -> None:
        """The paper in its own size."""
        self._fits = False
        self._zoom_to(1.0)

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
        """A page that fitted the width goes on fitting it when the width changes."""
        if event.type() == QEvent.Type.Resize and isinstance(event, QResizeEvent):
            changed = event.size().width() != event.oldSize().width()
            if changed and self._fits and self.canvas.count():
                self.fit_width()
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
        if self._fits:
            self.fit_width()
        self._show_place()
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_saved(self, saved: Saved) -> None:
        self._saved = saved.path
        self._tell(f"Đã lưu {saved.path.name}. {saved.note}".strip())
        self.open_folder.show()

    def _open_folder(self) -> None:
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.parent)))

    @Slot(str)
    def _tell(self, words: str) -> None:
        self.note.tell(words, "done")

    def _zoom_to(self, zoom: float) -> None:
        bar = self.area.verticalScrollBar()
        page = self.canvas.page_at(bar.value())
        self.canvas.set_zoom(zoom)
        bar.setValue(self.canvas.top_of(page) - theme.px(16))
        self.percent.setText(f"{round(self.canvas.zoom * 100)} %")

    def _go_to(self, step: int) -> None:
        bar = self.area.verticalScrollBar()
        middle = bar.value() + self.area.viewport().height() // 3
        page = min(max(self.canvas.page_at(middle) + step, 0), self.canvas.count() - 1)
        bar.setValue(self.canvas.top_of(page) - theme.px(16))

    @Slot()
    def _show_place(self) -> None:
        middle = self.area.verticalScrollBar().value() + self.area.viewport().height() // 3
        count = self.canvas.count()
        page = self.canvas.page_at(middle) + 1 if count else 0
        self.place.setText(f"Trang {page}/{count}" if count else "")

    def _set_ready(self, ready: bool) -> None:
        for part in self._actions:
            part.setEnabled(ready)

    def _lay_out(self) -> None:
        self.percent = Button("", "quiet", tip="Về cỡ thật của giấy (Ctrl+0)")
        self.percent.clicked.connect(self.true_size)
        self.printer = primary_button("&In…", "printer-outline", "Ctrl+P", self.print_pages)
        self.open_folder = button("&Mở thư mục", "folder-outline", "", self._open_folder)
        self.open_folder.hide()
        tools = row(gap=8)
        tools.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        self._actions: list[Button] = [self.printer, self.percent]
        for icon, tip, act in (
            ("minus", "Thu nhỏ (Ctrl+-)", lambda: self.zoom_by(1 / 1.25)),
            ("plus", "Phóng to (Ctrl++)", lambda: self.zoom_by(1.25)),
            ("arrow-expand-horizontal", "Vừa bề ngang (Ctrl+9)", self.fit_width),
        ):
            tools.addWidget(self._tool(icon, tip, act))
        tools.addWidget(self.percent)
        tools.addWidget(self.place)
        self.mark = Button(self._request.switch, "quiet", "watermark")
        self.mark.setCheckable(True)
        self.mark.setChecked(True)
        self.mark.setToolTip("Bỏ chọn để xem và in bản không có dấu")
        self.mark.setVisible(bool(self._request.switch))
        self.mark.toggled.connect(self._on_switched)
        self._actions.append(self.mark)
        tools.addWidget(self.mark)
        tools.addStretch(1)
        tools.addWidget(self.open_folder)
        for kind in ("xlsx", "docx", "pdf"):
            if kind == "pdf" or kind in self._request.save_as:
                tools.addWidget(self._saver(kind))
        tools.addWidget(self.printer)
        lines = column(self, gap=0)
        lines.addLayout(tools)
        lines.addWidget(self.note)
        self.note.tell("")
        lines.addWidget(self.area, 1)

    def _tool(self, icon: str, tip: str, act: Callable[[], None]) -> Button:
        made = Button("", "quiet", icon, tip=tip)
        made.setAccessibleName(tip)
        made.clicked.connect(lambda _checked=False: act())
        self._actions.append(made)
        return made

    def _saver(self, kind: str) -> Button:
        words, _ = KINDS[kind]
        letter = {"pdf": "Lưu &PDF", "docx": "Lưu &Word", "xlsx": "Lưu &Excel"}[kind]
        made = button(letter, "content-save-outline", "", lambda: self.save(kind))
        made.setToolTip(f"Lưu thành tệp {words}")
        self._actions.append(made)
        return made

    def _add_keys(self) -> None:
        pairs: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl++", lambda: self.zoom_by(1.25)),
            ("Ctrl+=", lambda: self.zoom_by(1.25)),
            ("Ctrl+-", lambda: self.zoom_by(1 / 1.25)),
            ("Ctrl+0", self.true_size),
            ("Ctrl+9", self.fit_width),
            ("PgDown", lambda: self._go_to(1)),
            ("PgUp", lambda: self._go_to(-1)),
            ("Ctrl+S", lambda: self.save("pdf")),
        ]
        for keys, act in pairs:
            QShortcut(QKeySequence(keys), self, act)


def show_preview(
    parent: QWidget | None, background: Background, request: PreviewRequest, scratch: Path
) -> PreviewWindow:
    """Open the preview of a request; it deletes itself when closed."""
    window = PreviewWindow(parent, background, request, scratch)
    window.show()
    return window
