"""The preview shows, zooms, saves and prints a real PDF."""

from pathlib import Path

import docx
import pypdfium2
import pytest
from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtTest import QTest

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


def test_pages_in_sight_are_rendered_and_only_those(qtbot, preview):
    qtbot.waitUntil(lambda: preview.canvas.has_picture(0))
    assert not preview.canvas.has_picture(2)
    assert preview.place.text() == "Trang 1/3"
    bar = preview.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: preview.canvas.has_picture(2))
    assert preview.place.text() == "Trang 3/3"


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
    assert preview.percent.text() == "100 %"
    QTest.keyClick(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview.percent.text() == "125 %"
    QTest.keyClick(preview, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert preview.percent.text() == "100 %"


def test_saves_every_kind_that_was_offered(qtbot, preview, door, tmp_path):
    door.answers += [tmp_path / "a.pdf", tmp_path / "a.docx"]
    preview.save("pdf")
    qtbot.waitUntil(lambda: preview.note.text() == "Đã lưu a.pdf.")
    assert len(pypdfium2.PdfDocument(tmp_path / "a.pdf")) == 3
    preview.save("docx")
    qtbot.waitUntil(lambda: preview.note.text() == "Đã lưu a.docx.")
    assert docx.Document(str(tmp_path / "a.docx")).sections
    assert [name for _, name in door.shown] == ["ke-hoach-79.pdf", "ke-hoach-79.docx"]
    assert preview.open_folder.isVisible()


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
