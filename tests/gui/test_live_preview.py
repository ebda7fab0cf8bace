"""The live preview follows the text, the newest version wins, and nobody waits for it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QWidget

from desktop_app.documents import pdf
from desktop_app.documents.marks import Mark, Part
from desktop_app.documents.model import Appendix, Document, Paragraph, rich
from desktop_app.errors import KnownProblem
from desktop_app.jobs import Cancelled, Job
from ui import dialogs
from ui.background import Background, InlineBackground
from ui.preview.live import LivePreview
from ui.preview.pages import PdfPages

_TEXT = (
    "Các thôn niêm yết công khai các khoản đóng góp để mọi hộ gia đình được biết, được bàn. " * 4
)


def paper(words: str = "", blocks: int = 60) -> Document:
    """Several pages; the words stand in the middle."""
    body = [Paragraph(rich(f"Đoạn {i}. {_TEXT}")) for i in range(blocks)]
    body[blocks // 2] = Paragraph(rich(f"{words} {_TEXT}"))
    return Document(type_name="KẾ HOẠCH", subject="Thực hiện dân chủ", body=tuple(body))


def at(block: int) -> Mark:
    return Mark(Part.BODY, block)


@pytest.fixture(params=[Background, InlineBackground])
def background(request, qtbot) -> Iterator[Background]:
    runner = request.param(lambda: None)
    yield runner
    runner.shutdown()


@pytest.fixture
def threads(qtbot) -> Iterator[Background]:
    runner = Background(lambda: None)
    yield runner
    runner.shutdown()


def _shown(qtbot, background: Background) -> LivePreview:
    made = LivePreview(background)
    qtbot.addWidget(made)
    made.resize(420, 520)
    made.show()
    return made


@pytest.fixture
def preview(qtbot, background) -> LivePreview:
    return _shown(qtbot, background)


def show(qtbot, preview: LivePreview, make: Callable[[], Document], mark: Mark | None) -> None:
    with qtbot.waitSignal(preview.shown):
        preview.show_document(make, mark)


def test_it_teaches_before_there_is_anything(preview: LivePreview) -> None:
    assert preview.stack.currentWidget() is preview.empty
    assert preview.place.text() == ""
    assert not preview.earlier.isEnabled() and not preview.later.isEnabled()
    preview.turn(1)
    preview.follow(at(3))
    assert preview.page() is None


def test_the_page_of_the_mark_is_shown_as_it_will_be_printed(qtbot, preview: LivePreview) -> None:
    show(qtbot, preview, paper, at(30))
    page = preview.page()
    assert page and preview.place.text() == f"Trang {page + 1}/{preview.count()}"
    whole = PdfPages(pdf.to_bytes(paper())[0])
    assert preview.count() == len(whole.sizes())
    image = preview.sheet.image
    printed = whole.render(page, image.width() / whole.sizes()[page][0])
    whole.close()
    different = sum(
        image.pixel(x, y) != printed.pixel(x, y)
        for x in range(image.width())
        for y in range(0, image.height(), 3)
    )
    assert different < image.width() * image.height() / 3000


def test_the_picture_is_as_wide_as_the_paper_on_the_screen(qtbot, preview: LivePreview) -> None:
    show(qtbot, preview, paper, None)
    paper_width = preview.sheet.paper_width(preview.area.viewport().width())
    assert preview.sheet.image.width() == round(paper_width * preview.devicePixelRatioF())
    preview.resize(640, 520)
    with qtbot.waitSignal(preview.shown):
        pass
    assert preview.sheet.image.width() > paper_width + 150
    assert preview.sheet.width() == preview.area.viewport().width()


def test_an_edit_is_shown_within_a_second(qtbot, preview: LivePreview) -> None:
    show(qtbot, preview, paper, at(30))
    before = preview.sheet.image.copy()
    with qtbot.waitSignal(preview.shown, timeout=1000):
        preview.show_document(lambda: paper("Chữ mới"), at(30))
        assert preview.state.text() == "đang cập nhật…"
    assert preview.sheet.image != before
    assert preview.state.text() == ""


def test_typing_without_a_pause_is_followed_too(qtbot, preview: LivePreview) -> None:
    show(qtbot, preview, paper, at(30))
    made: list[str] = []

    def typed(words: str) -> Callable[[], Document]:
        return lambda: made.append(words) or paper(words)

    words = ""
    while not made:  # a letter each 50 ms never lets the pause of 250 ms come
        words += "ơ"
        preview.show_document(typed(words), at(30))
        QTest.qWait(50)
        assert len(words) < 40
    qtbot.waitUntil(lambda: made[-1] == words)
    assert len(made) < len(words) / 3


def test_only_the_newest_of_many_versions_is_laid_out(qtbot, threads: Background) -> None:
    preview = _shown(qtbot, threads)
    started, go = Event(), Event()
    made: list[str] = []

    def first() -> Document:
        started.set()
        go.wait(5)
        return paper("đầu")

    preview.show_document(first, at(30))
    assert started.wait(5)
    for words in ("hai", "ba", "bốn"):
        preview.show_document(lambda words=words: made.append(words) or paper(words), at(30))
    go.set()
    qtbot.waitUntil(lambda: made == ["bốn"] and not threads.busy() and preview.state.text() == "")


def test_a_long_file_job_does_not_hold_up_the_preview(qtbot, threads: Background) -> None:
    preview = _shown(qtbot, threads)
    go = Event()
    threads.run_file(threads, lambda _job: go.wait(10))
    show(qtbot, preview, paper, at(0))
    assert preview.page() == 0 and not go.is_set()
    go.set()


def test_a_stopped_view_is_told_to_nobody_but_who_asked(qtbot, threads: Background) -> None:
    said: list[str] = []
    errors: list[BaseException] = []
    threads.said.connect(said.append)
    started = Event()

    def view(job: Job) -> None:
        started.set()
        while True:
            job.step(0, 0)

    job = threads.run_view(threads, view, on_error=errors.append)
    assert started.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert isinstance(errors[0], Cancelled) and said == []


def test_leaving_stops_a_page_under_way(qtbot, threads: Background) -> None:
    preview = _shown(qtbot, threads)
    preview.show_document(lambda: paper(blocks=3000), at(0))
    threads.shutdown()  # would take a dozen seconds if the layout went on
    QApplication.processEvents()
    assert preview.page() is None


def test_pages_are_turned_and_the_next_edit_comes_back(qtbot, preview: LivePreview) -> None:
    show(qtbot, preview, paper, at(30))
    page = preview.page()
    with qtbot.waitSignal(preview.shown):
        qtbot.mouseClick(preview.later, Qt.MouseButton.LeftButton)
    assert preview.page() == page + 1
    for _ in range(2):
        with qtbot.waitSignal(preview.shown):
            qtbot.mouseClick(preview.earlier, Qt.MouseButton.LeftButton)
    assert preview.page() == page - 1
    assert preview.sheet.spot_rect() is None
    show(qtbot, preview, lambda: paper("a"), at(30))
    assert preview.page() == page and preview.sheet.spot_rect() is not None


def test_the_ends_cannot_be_passed(qtbot, preview: LivePreview) -> None:
    show(qtbot, preview, lambda: paper(blocks=12), at(0))
    assert not preview.earlier.isEnabled() and preview.later.isEnabled()
    while preview.page() < preview.count() - 1:
        with qtbot.waitSignal(preview.shown):
            preview.turn(1)
    assert preview.earlier.isEnabled() and not preview.later.isEnabled()
    preview.turn(1)
    assert preview.page() == preview.count() - 1


def test_the_cursor_alone_is_followed_without_a_new_layout(qtbot, preview: LivePreview) -> None:
    made: list[int] = []
    show(qtbot, preview, lambda: made.append(1) or paper(), at(0))
    with qtbot.waitSignal(preview.shown):
        preview.follow(at(30))
    page, image = preview.page(), preview.sheet.image
    assert page and made == [1]
    with qtbot.waitSignal(preview.shown):
        preview.follow(at(31))
    assert preview.page() == page and preview.sheet.image is image


def test_the_place_that_is_written_is_scrolled_to(qtbot, preview: LivePreview) -> None:
    show(qtbot, preview, paper, at(0))
    marks = [block for block in range(1, 60) if block != 30]
    for block in marks[::9]:
        with qtbot.waitSignal(preview.shown):
            preview.follow(at(block))
        assert preview.area.spot_in_sight()


def test_the_scroll_place_stays_while_the_page_does(qtbot, preview: LivePreview) -> None:
    show(qtbot, preview, paper, at(30))
    bar = preview.area.verticalScrollBar()
    assert bar.maximum() > 50
    for value in (bar.value() + 7, 3, bar.maximum()):
        bar.setValue(value)
        show(qtbot, preview, lambda value=value: paper(f"chữ {value}"), at(30))
        assert bar.value() == value


def _wheel(preview: LivePreview, steps: int) -> None:
    viewport = preview.area.viewport()
    middle = QPointF(viewport.rect().center())
    turned, still = QPoint(0, 120 * steps), Qt.ScrollPhase.NoScrollPhase
    none, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    at_screen = viewport.mapToGlobal(middle)
    event = QWheelEvent(middle, at_screen, QPoint(), turned, none, plain, still, False)
    QApplication.sendEvent(viewport, event)


def test_the_wheel_turns_the_page_at_its_end(qtbot, preview: LivePreview) -> None:
    show(qtbot, preview, paper, at(0))
    bar = preview.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    with qtbot.waitSignal(preview.shown):
        _wheel(preview, -1)
    assert preview.page() == 1 and bar.value() == 0
    with qtbot.waitSignal(preview.shown):
        _wheel(preview, 1)
    assert preview.page() == 0 and bar.value() == bar.maximum()
    _wheel(preview, 1)
    assert preview.page() == 0 and bar.value() < bar.maximum()


def test_a_known_problem_is_told_in_words_and_goes_when_it_is_over(
    qtbot, preview: LivePreview, quiet_door: dialogs.QuietDoor
) -> None:
    show(qtbot, preview, paper, at(30))
    image = preview.sheet.image

    def failing() -> Document:
        raise KnownProblem("Máy thiếu phông chữ.", "Hãy cài phông chữ.")

    preview.show_document(failing, at(30))
    qtbot.waitUntil(lambda: bool(preview.note.text()))
    assert "Máy thiếu phông chữ. Hãy cài phông chữ." in preview.note.text()
    assert preview.note.isVisible() and preview.sheet.image is image
    assert preview.state.text() == ""
    assert quiet_door.shown == []
    show(qtbot, preview, lambda: paper("a"), at(30))
    assert preview.note.text() == "" and not preview.note.isVisible()


def test_a_fault_is_told_once_and_the_preview_lives_on(
    qtbot, threads: Background, quiet_door: dialogs.QuietDoor, caplog
) -> None:
    preview = _shown(qtbot, threads)

    def broken() -> Document:
        raise ZeroDivisionError

    for _ in range(3):
        preview.note.tell("")
        preview.show_document(broken, at(0))
        qtbot.waitUntil(lambda: "vẫn còn nguyên" in preview.note.text())
    assert [kind for kind, _ in quiet_door.shown] == ["bug"]
    assert "failed again" in caplog.text
    show(qtbot, preview, paper, at(0))
    assert preview.note.text() == ""
    caplog.clear()


def test_nothing_is_drawn_while_it_is_hidden(qtbot, preview: LivePreview) -> None:
    made: list[str] = []
    show(qtbot, preview, paper, at(30))
    preview.hide()
    for words in ("một", "hai"):
        preview.show_document(lambda words=words: made.append(words) or paper(words), at(30))
    QTest.qWait(350)
    assert made == []
    with qtbot.waitSignal(preview.shown):
        preview.show()
    assert made == ["hai"]


def test_clear_forgets_the_document(qtbot, threads: Background) -> None:
    preview = _shown(qtbot, threads)
    show(qtbot, preview, paper, at(30))
    preview.show_document(lambda: paper("a", blocks=200), at(30))
    preview.clear()
    qtbot.waitUntil(lambda: not threads.busy())
    QApplication.processEvents()
    assert preview.page() is None and preview.count() == 0
    assert preview.stack.currentWidget() is preview.empty
    show(qtbot, preview, lambda: paper(blocks=5), None)
    assert preview.page() == 0


def test_it_may_go_while_a_page_is_drawn(qtbot, threads: Background) -> None:
    preview = LivePreview(threads)
    preview.resize(420, 520)
    preview.show()
    preview.show_document(paper, at(30))
    preview.deleteLater()
    QApplication.sendPostedEvents(preview, 52)  # DeferredDelete
    qtbot.waitUntil(lambda: not threads.busy())


def test_turning_pages_leaves_the_cursor_in_the_text(qtbot, threads: Background) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    preview, text = LivePreview(threads), QPlainTextEdit()
    line = QHBoxLayout(window)
    line.addWidget(text)
    line.addWidget(preview)
    window.resize(900, 600)
    window.show()
    window.activateWindow()
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    show(qtbot, preview, paper, at(0))
    with qtbot.waitSignal(preview.shown):
        qtbot.mouseClick(preview.later, Qt.MouseButton.LeftButton)
    assert text.hasFocus()
    assert preview.later.shortcut().isEmpty() and preview.earlier.shortcut().isEmpty()


def test_a_page_lying_on_its_side_fits_the_width(qtbot, preview: LivePreview) -> None:
    annex = Appendix("Phụ lục I", body=(Paragraph(rich(_TEXT)),), landscape=True)
    document = replace(paper(blocks=3), appendices=(annex,))
    show(qtbot, preview, lambda: document, Mark(Part.ANNEX))
    image = preview.sheet.image
    assert image.width() > image.height()
    assert preview.sheet.width() <= preview.area.viewport().width()
