"""The preview shows, zooms, saves and prints a real PDF."""

from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest
from PySide6.QtCore import QMarginsF, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPdfWriter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from desktop_app.errors import KnownProblem
from ui import dialogs
from ui.background import Background
from ui.preview.request import PreviewRequest
from ui.preview.window import PreviewWindow


@pytest.fixture
def door(monkeypatch):
    quiet = dialogs.QuietDoor()
    monkeypatch.setattr(dialogs, "door", quiet)
    return quiet


@pytest.fixture
def background(qtbot, door):
    runner = Background(lambda: None)
    yield runner
    runner.shutdown()


def write_pdf(target: Path) -> None:
    """Three A4 sheets, the last one on its side, each with a mark of its own colour."""
    writer = QPdfWriter(str(target))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    for number, colour in enumerate(("red", "green", "blue")):
        if number:
            if number == 2:
                writer.setPageOrientation(QPageLayout.Orientation.Landscape)
            writer.newPage()
        painter.fillRect(0, 0, writer.width() // 2, writer.height() // 2, QColor(colour))
    painter.end()


@pytest.fixture
def preview(qtbot, background, tmp_path):
    request = PreviewRequest(
        "Kế hoạch 79",
        write_pdf,
        "ke-hoach-79",
        {"docx": lambda path: docx.Document().save(str(path))},
    )
    window = PreviewWindow(None, background, request, tmp_path / "tạm")
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    window.show()
    qtbot.waitUntil(lambda: window.canvas.count() == 3)
    yield window
    window.close()
    qtbot.waitUntil(lambda: not background.busy())
    window.deleteLater()


def links(preview):
    return [link for link in preview.note.findChildren(QPushButton) if link.isVisible()]


def test_pages_in_sight_are_rendered_and_only_those(qtbot, preview):
    qtbot.waitUntil(lambda: preview.canvas.has_picture(0))
    assert not preview.canvas.has_picture(2)
    assert (preview.tools.field.text(), preview.tools.count.text()) == ("1", "/ 3 trang")
    bar = preview.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: preview.canvas.has_picture(2))
    assert preview.tools.field.text() == "3"
    assert not preview.tools.after.isEnabled() and preview.tools.before.isEnabled()


def test_the_picture_is_the_page(qtbot, preview):
    qtbot.waitUntil(lambda: preview.canvas.has_picture(0))
    shot = preview.canvas.grab().toImage()
    ratio = shot.devicePixelRatio()
    left = (preview.canvas.width() - preview.canvas._rects[0].width()) // 2
    top = preview.canvas.top_of(0)
    colour = shot.pixelColor(round((left + 40) * ratio), round((top + 40) * ratio))
    assert (colour.red(), colour.green(), colour.blue()) == (255, 0, 0)


def test_zoom_by_keys_and_fit(qtbot, preview):
    preview.fit_width()
    width = preview.canvas._rects[2].width()
    assert abs(width + 2 * 16 - preview.area.viewport().width()) < 40
    QTest.keyClick(preview, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert preview.tools.percent.text() == "100 %"
    QTest.keyClick(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview.tools.percent.text() == "125 %"
    QTest.keyClick(preview, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert preview.tools.percent.text() == "100 %"


def test_saves_every_kind_that_was_offered(qtbot, preview, door, tmp_path):
    door.answers += [tmp_path / "a.pdf", tmp_path / "a.docx"]
    preview.save("pdf")
    qtbot.waitUntil(lambda: preview.note.text() == "Đã lưu a.pdf.")
    assert len(pypdfium2.PdfDocument(tmp_path / "a.pdf")) == 3
    preview.save("docx")
    qtbot.waitUntil(lambda: preview.note.text() == "Đã lưu a.docx.")
    assert docx.Document(str(tmp_path / "a.docx")).sections
    assert [name for _, name in door.shown] == ["ke-hoach-79.pdf", "ke-hoach-79.docx"]
    assert [link.text() for link in links(preview)] == ["Mở thư mục"]


def test_prints_every_page_in_its_own_direction(qtbot, preview, door, tmp_path):
    door.answers.append(tmp_path / "giấy.pdf")
    preview.print_pages()
    qtbot.waitUntil(lambda: preview.note.text().startswith("Đã gửi"), timeout=20_000)
    printed = pypdfium2.PdfDocument(tmp_path / "giấy.pdf")
    sizes = [page.get_size() for page in printed]
    assert [w > h for w, h in sizes] == [False, False, True]
    picture = printed[0].render(scale=1).to_pil().convert("L")
    assert picture.getpixel((50, 50)) < 200 and picture.getpixel((550, 800)) > 250


def test_no_readable_file_is_left_while_it_is_shown(preview, tmp_path):
    assert list((tmp_path / "tạm").iterdir()) == []


def test_a_pdf_that_cannot_be_made_is_told_and_closes(qtbot, background, door, tmp_path):
    def fail(_path):
        raise KnownProblem("Không có phông chữ.", "Hãy cài phông Times New Roman.")

    window = PreviewWindow(None, background, PreviewRequest("x", fail, "x"), tmp_path)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    window.show()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert door.shown == [("problem", "Không có phông chữ. Hãy cài phông Times New Roman.")]
    window.deleteLater()


def scrolled_to(preview):
    return preview.area.verticalScrollBar().value()


def test_pages_are_turned_by_keys_by_buttons_and_by_their_number(qtbot, preview):
    shown = preview.tools.field
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert shown.text() == "2"
    qtbot.mouseClick(preview.tools.after, Qt.MouseButton.LeftButton)
    assert shown.text() == "3"
    QTest.keyClick(preview, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert shown.text() == "1"
    qtbot.keyClick(preview, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(shown, "3")
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert preview._page() == 2 and shown.text() == "3"
    qtbot.keyClick(preview, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(shown, "77")
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert preview.isVisible() and preview._page() == 2  # Esc left the field, not the window


def test_the_wheel_with_ctrl_zooms_about_the_middle(qtbot, preview):
    preview.true_size()
    preview.go_to(1)
    before = preview.canvas.place_at(scrolled_to(preview) + preview.area.viewport().height() // 2)
    place = QPointF(preview.area.viewport().rect().center())
    turned = QWheelEvent(
        place, preview.area.viewport().mapToGlobal(place), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(preview.area.viewport(), turned)
    assert preview.tools.percent.text() == "125 %"
    half = preview.area.viewport().height() // 2
    after = preview.canvas.place_at(scrolled_to(preview) + half)
    assert after[0] == before[0] and abs(after[1] - before[1]) < 0.01


def test_a_whole_page_fits_and_goes_on_fitting(qtbot, preview):
    QTest.keyClick(preview, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    room = preview.area.viewport()
    first = preview.canvas._rects[0]
    assert first.height() <= room.height() and first.width() <= room.width()
    assert first.height() > room.height() * 0.85
    preview.resize(preview.width(), preview.height() - 150)
    qtbot.waitUntil(lambda: preview.canvas._rects[0].height() <= room.height())


@pytest.mark.parametrize("width", [777, 833, 850, 923])
def test_the_picture_is_drawn_pixel_for_pixel(qtbot, preview, width):
    preview.resize(width, 600)
    qtbot.waitUntil(lambda: preview.width() == width and preview.canvas.has_picture(0))
    image = preview.canvas._images[0]
    ratio = preview.canvas.devicePixelRatioF()
    assert image.width() == round(preview.canvas._rects[0].width() * ratio)
    shot = preview.canvas.grab().toImage().convertToFormat(image.format())
    rect = preview.canvas._rects[0]
    at = rect.topLeft() * ratio
    for x, y in ((5, 5), (image.width() // 2 - 1, 40), (image.width() // 2 + 1, 40), (40, 300)):
        assert shot.pixelColor(round(at.x()) + x, round(at.y()) + y) == image.pixelColor(x, y)


def test_pages_out_of_sight_give_their_memory_back(qtbot, preview, monkeypatch):
    monkeypatch.setattr("ui.preview.canvas._BYTES", 1)
    qtbot.waitUntil(lambda: preview.canvas.has_picture(0))
    preview.go_to(2)
    qtbot.waitUntil(lambda: preview.canvas.has_picture(2))
    assert not preview.canvas.has_picture(0)
    preview.go_to(0)
    qtbot.waitUntil(lambda: preview.canvas.has_picture(0))


def test_every_button_fits_a_small_screen(qtbot, background, door, tmp_path):
    """1366 × 768 at 150 % leaves 910 pixels; the screen of the tests is narrower still."""
    kinds = {"docx": write_pdf, "xlsx": write_pdf}
    clean = PreviewRequest("Kế hoạch 79", write_pdf, "ke-hoach-79", kinds)
    request = replace(clean, switch="Dấu DỰ THẢO", off=clean)
    window = PreviewWindow(None, background, request, tmp_path)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    window.show()
    qtbot.waitUntil(lambda: window.canvas.count() == 3)
    assert window.mark.isVisible()
    names = {b.accessibleName() for b in window.findChildren(QPushButton) if b.isVisible()}
    assert {"Lưu PDF", "Lưu Word", "Lưu Excel", "Dấu DỰ THẢO"} <= names
    assert window.minimumSizeHint().width() <= 910
    window.close()
    qtbot.waitUntil(lambda: not background.busy())
    window.deleteLater()
