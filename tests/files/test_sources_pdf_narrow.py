"""PDF tables with columns too narrow for a word."""

from pathlib import Path

import source_makers as make
from reportlab.pdfgen.canvas import Canvas

from desktop_app.plans.sources import read_source

# The column's width in points and the lines that a word processor would draw in it.
_COLUMNS = (
    (24.0, ("Phò", "ng", "Nội", "vụ")),
    (17.0, ("G", "hi", "ch", "ú")),
    (26.0, ("Thôn", "tám")),
    (40.0, ("CBVC", "người")),
    (26.0, ("Hộ", "nào", "có")),
    (120.0, ("Bản sao", "ng hiệp")),
)


def test_a_word_broken_in_a_narrow_cell_is_whole_again(tmp_path: Path) -> None:
    def draw(canvas: Canvas, family: make.Family) -> None:
        canvas.setFont(family.face(False, False), 10)
        edges = [60.0]
        for width, lines in _COLUMNS:
            for row, line in enumerate(lines):
                canvas.drawString(edges[-1] + 3, 700 - 13 * row, line)
            edges.append(edges[-1] + width)
        canvas.grid(edges, [640, 715, 735])

    (table,) = make.tables(read_source(make.pdf(tmp_path / "a.pdf", draw)))
    said = [(cell or "").replace("\n", " ") for cell in table.rows[-1].cells]
    assert said == ["Phòng Nội vụ", "Ghi chú", "Thôn tám", "CBVC người", "Hộ nào có",
                    "Bản sao ng hiệp"]  # fmt: skip
