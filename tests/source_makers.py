"""Makers of small made-up plans as Word, PDF and text, for the tests of the file readers."""

import os
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle
from reportlab.platypus.flowables import Flowable

from desktop_app.plans.source import Source, SourceParagraph, SourceTable

LONG = (
    "- Phổ biến các nội dung nhân dân bàn và quyết định trực tiếp đến từng hộ gia đình trên "
    "địa bàn; niêm yết công khai tại nhà văn hóa, trên đài truyền thanh và trang thông tin "
    "của địa phương; tổng hợp ý kiến phản ánh gửi về bộ phận thường trực để xem xét, "
    "trả lời đúng thời hạn."
)


def paragraphs(source: Source) -> list[SourceParagraph]:
    """The paragraphs of a source."""
    return [block for block in source.blocks if isinstance(block, SourceParagraph)]


def texts(source: Source) -> list[str]:
    """The texts of the paragraphs, with the numbers that Word draws."""
    return [f"{p.number} {p.text}".strip() for p in paragraphs(source)]


def tables(source: Source) -> list[SourceTable]:
    """The tables of a source."""
    return [block for block in source.blocks if isinstance(block, SourceTable)]


def cells(table: SourceTable) -> list[tuple[str | None, ...]]:
    """The cells of a table row by row."""
    return [row.cells for row in table.rows]


def words(source: Source) -> list[str]:
    """All words in reading order."""
    found: list[str] = []
    for block in source.blocks:
        if isinstance(block, SourceParagraph):
            found += f"{block.number} {block.text}".split()
        else:
            found += [w for row in block.rows for cell in row.cells for w in (cell or "").split()]
    return found


# Word


def word(path: Path, build: Callable[[Any], None]) -> Path:
    """A Word file; `build` gets the python-docx document."""
    document = Document()
    build(document)
    document.save(str(path))
    return path


def word_body(path: Path, xml: str) -> Path:
    """A Word file whose body is this XML (prefixes w, wps, mc, v, wp, a, m are declared)."""

    def build(document: Any) -> None:
        names = (
            nsdecls("w", "wp", "a", "r", "m")
            + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
            + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
            + ' xmlns:v="urn:schemas-microsoft-com:vml"'
        )
        body = document.element.body
        for child in list(parse_xml(f"<w:body {names}>{xml}</w:body>")):
            body.insert(len(body) - 1, child)

    return word(path, build)


def run_xml(text: str, properties: str = "") -> str:
    """A run as XML."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph_xml(text: str, properties: str = "") -> str:
    """A paragraph with one run as XML."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run_xml(text)}</w:p>"


def replace_part(path: Path, name: str, change: Callable[[bytes], bytes | None]) -> Path:
    """Rewrite one part of a package; None leaves it out."""
    with zipfile.ZipFile(path) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for part, data in parts.items():
            changed = change(data) if part == name else data
            if changed is not None:
                package.writestr(part, changed)
    return path


def word_plan(path: Path) -> Path:
    """A whole plan with a head in two columns, lists, an annex with merged cells."""

    def build(document: Any) -> None:
        head = document.add_table(2, 2)
        head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ AN HÒA"
        head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
        head.cell(1, 0).text = "Số: 12/KH-UBND"
        head.cell(1, 1).text = "An Hòa, ngày 05 tháng 02 năm 2026"
        title = document.add_paragraph("KẾ HOẠCH")
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        document.add_paragraph("Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;")
        document.add_paragraph("I. MỤC ĐÍCH")
        document.add_paragraph("Phát huy quyền làm chủ của nhân dân.", style="List Number")
        document.add_paragraph("Công khai, minh bạch các việc của xã.", style="List Number")
        document.add_paragraph(LONG)
        document.add_paragraph("PHỤ LỤC")
        annex = document.add_table(5, 4)
        annex.style = "Table Grid"
        rows = (
            ("STT", "Nhiệm vụ", "Chủ trì", "Thời gian"),
            ("I", "CÔNG KHAI", "", ""),
            ("1", "Niêm yết danh mục", "Văn phòng", "Quý I/2026"),
            ("2", "Đối thoại với nhân dân", "Ủy ban nhân dân", "Tháng 9/2026"),
            ("3", "Báo cáo", "Văn phòng", "trước ngày 15/11"),
        )
        for i, row in enumerate(rows):
            for j, text in enumerate(row):
                annex.cell(i, j).text = text
        annex.cell(1, 1).merge(annex.cell(1, 3))

    return word(path, build)


def numbering(document: Any, levels: str, num: str = "") -> str:
    """Add a list definition with these w:lvl elements; the numId to use is returned."""
    root = document.part.numbering_part.element
    number = str(900 + len(root.findall(qn("w:abstractNum"))))
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{levels}</w:abstractNum>'
    )
    root.insert(0, abstract)
    root.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}">'
            f'<w:abstractNumId w:val="{number}"/>{num}</w:num>'
        )
    )
    return number


def level_xml(level: int, kind: str, text: str, more: str = "") -> str:
    """One level of a list definition."""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbered(document: Any, text: str, num_id: str, level: int = 0) -> None:
    """A paragraph in a list."""
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/>'
            f'<w:numId w:val="{num_id}"/></w:numPr>'
        )
    )


# PDF

_FOLDERS = (Path("/usr/share/fonts"), Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts")
_FACES = (
    ("LiberationSerif-Regular", "LiberationSerif-Bold", "LiberationSerif-Italic"),
    ("times", "timesbd", "timesi"),
    ("Tinos-Regular", "Tinos-Bold", "Tinos-Italic"),
    ("DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSerif-Italic"),
    ("NotoSerif-Regular", "NotoSerif-Bold", "NotoSerif-Italic"),
)


class Family:
    """Three faces with Vietnamese letters, registered for reportlab."""

    def __init__(self, paths: list[Path]) -> None:
        self.names = [f"Source-{path.stem}" for path in paths]
        for name, path in zip(self.names, paths, strict=True):
            pdfmetrics.registerFont(TTFont(name, str(path)))

    def face(self, bold: bool, italic: bool) -> str:
        """The name of a face."""
        return self.names[1 if bold else 2 if italic else 0]


@cache
def family() -> Family:
    """Any serif family of this machine that has Vietnamese letters."""
    files = [path for folder in _FOLDERS for path in sorted(folder.rglob("*.ttf"))]
    for names in _FACES:
        for folder in dict.fromkeys(path.parent for path in files):
            paths = [folder / f"{name}.ttf" for name in names]
            if all(map(Path.exists, paths)):
                letters = TTFont("Source-try", str(paths[0])).face.charToGlyph
                if all(ord(letter) in letters for letter in "ếửđĐƯ–“"):
                    return Family(paths)
    pytest.skip("máy không có phông chữ có chân đủ chữ tiếng Việt")


def pdf(path: Path, draw: Callable[[Canvas, Family], None], **options: Any) -> Path:
    """A PDF drawn on a canvas; heights count from the foot of the page."""
    canvas = Canvas(str(path), **{"pagesize": A4, "invariant": 1, **options})
    draw(canvas, family())
    canvas.save()
    return path


def pdf_story(path: Path, story: list[Flowable], **options: Any) -> Path:
    """A PDF of flowing paragraphs and tables."""
    margins = {"leftMargin": 85, "rightMargin": 45, "topMargin": 57, "bottomMargin": 57}
    SimpleDocTemplate(str(path), **{"pagesize": A4, **margins, **options}).build(story)
    return path


def text_style(**options: Any) -> ParagraphStyle:
    """Body text as in a plan: 13 points, justified, first line indented."""
    usual = {"fontName": family().face(False, False), "fontSize": 13, "leading": 16}
    usual |= {"alignment": TA_JUSTIFY, "firstLineIndent": 36, "spaceAfter": 6}
    return ParagraphStyle("text", **{**usual, **options})


def body(text: str, **options: Any) -> Paragraph:
    """A justified body paragraph."""
    return Paragraph(text, text_style(**options))


def centered(text: str, **options: Any) -> Paragraph:
    """A centred line."""
    return Paragraph(text, text_style(alignment=TA_CENTER, firstLineIndent=0, **options))


def grid(rows: list[list[str]], widths: list[float], spans: list[Any] | None = None) -> Table:
    """A ruled table with wrapping cells; rows may split over pages."""
    style = text_style(firstLineIndent=0, alignment=0, spaceAfter=0)
    cells_of = [[Paragraph(text, style) for text in row] for row in rows]
    commands = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    commands += [("SPAN", *span) for span in spans or []]
    return Table(cells_of, colWidths=widths, style=TableStyle(commands), splitInRow=1)


def pdf_plan(path: Path) -> Path:
    """A whole plan as PDF with an annex table over two pages."""
    rows = [["STT", "Nhiệm vụ", "Chủ trì", "Thời gian"], ["I", "CÔNG KHAI", "", ""]]
    rows += [[str(i), LONG, "Văn phòng xã", "Thường xuyên"] for i in range(1, 7)]
    story: list[Flowable] = [
        centered("KẾ HOẠCH"),
        centered("Thực hiện dân chủ ở cơ sở năm 2026"),
        body("Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;"),
        *[body(f"{i}. " + LONG[2:]) for i in range(1, 6)],
        centered("PHỤ LỤC"),
        grid(rows, [35, 230, 100, 95], [((1, 1), (3, 1))]),
    ]
    return pdf_story(path, story)


# Text


def text_plan(path: Path) -> Path:
    """A whole plan as text with marks, tags and a table of tabs."""
    table = "STT\tNhiệm vụ\tChủ trì\n<b>I. CÔNG KHAI</b>\t\t\n1\tNiêm yết danh mục\tVăn phòng"
    path.write_text(
        f"**KẾ HOẠCH**\n**Thực hiện dân chủ năm 2026**\n\n## I. MỤC ĐÍCH\n\n{LONG}\n\n"
        f"Nơi nhận:                         CHỦ TỊCH\n- Lưu: VT.\n\nPHỤ LỤC\n\n{table}\n",
        encoding="utf-8",
    )
    return path
