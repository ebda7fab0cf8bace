"""PDF pages that lie upside down or on their side."""

from pathlib import Path

import source_makers as make
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from desktop_app.plans.sources import read_source

WIDTH, HEIGHT = A4


def test_a_page_that_lies_upside_down(tmp_path: Path) -> None:
    def draw(canvas: Canvas, family: make.Family) -> None:
        canvas.translate(WIDTH, HEIGHT)
        canvas.rotate(180)
        canvas.setFont(family.face(False, False), 13)
        canvas.drawString(85, 700, "Một dòng của kế hoạch quét ngược.")
        canvas.grid([100, 200, 400], [250, 280, 310])
        for x, y, text in (
            (105, 290, "STT"),
            (205, 290, "Việc"),
            (105, 260, "1"),
            (205, 260, "Họp"),
        ):
            canvas.drawString(x, y, text)

    source = read_source(make.pdf(tmp_path / "a.pdf", draw))
    assert make.texts(source) == ["Một dòng của kế hoạch quét ngược."]
    assert make.cells(make.tables(source)[0]) == [("STT", "Việc"), ("1", "Họp")]
    assert source.problems == ()


def test_upright_words_on_a_page_that_lies_on_its_side_are_kept(tmp_path: Path) -> None:
    def draw(canvas: Canvas, family: make.Family) -> None:
        canvas.setFont(family.face(False, False), 13)
        canvas.drawString(85, 700, "Mật")
        canvas.drawCentredString(WIDTH / 2, 20, "4")
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        for i in range(3):
            canvas.drawString(100, 400 - 20 * i, "Phụ lục nằm ngang của kế hoạch.")

    texts = make.texts(read_source(make.pdf(tmp_path / "a.pdf", draw)))
    assert "Mật" in " ".join(texts)
    assert " ".join(texts).startswith("Phụ lục nằm ngang của kế hoạch.")


def test_a_table_without_lines_on_a_page_that_lies_on_its_side(tmp_path: Path) -> None:
    def draw(canvas: Canvas, family: make.Family) -> None:
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        canvas.setFont(family.face(False, False), 13)
        for i, row in enumerate(
            (("STT", "Việc", "Chủ trì"), ("1", "Họp thôn", "Tổ Một"), ("2", "Vẽ", "Tổ Hai"))
        ):
            for x, text in zip((100, 160, 400), row, strict=True):
                canvas.drawString(x, 400 - 36 * i, text)
        canvas.drawString(160, 400 - 36 * 2 - 15, "tranh tường")

    (table,) = make.tables(read_source(make.pdf(tmp_path / "a.pdf", draw)))
    assert [row[1] for row in make.cells(table)] == ["Việc", "Họp thôn", "Vẽ tranh tường"]
