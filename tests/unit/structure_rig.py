"""Small papers out of lines, for the tests of their structure."""

from desktop_app.plans.model import Plan, Section
from desktop_app.plans.source import (
    Source,
    SourceBlock,
    SourceKind,
    SourceParagraph,
    SourceRow,
    SourceTable,
)
from desktop_app.plans.structure import build_plan

HEAD = (
    "ỦY BAN NHÂN DÂN",
    "XÃ BÌNH TÂN",
    "Số: 12/KH-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Bình Tân, ngày 05 tháng 02 năm 2026",
    "KẾ HOẠCH",
    "Thực hiện dân chủ ở cơ sở năm 2026",
)
ENDING = (
    "Nơi nhận:",
    "- Như trên;",
    "- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
    "Nguyễn Văn An",
)

Row = tuple[str | None, ...]


def source_of(*parts: str | list[Row], cut: bool = False) -> Source:
    """Lines as paragraphs, lists of rows as tables; `cut`: the lines were broken by force."""
    blocks: list[SourceBlock] = []
    lines: list[str] = []
    for part in parts:
        if isinstance(part, str):
            lines.append(part)
            blocks.append(SourceParagraph(part, len(lines), hard_break=cut))
            continue
        rows = []
        for cells in part:
            lines.append("\t".join(cell or "" for cell in cells))
            rows.append(SourceRow(cells, len(lines)))
        blocks.append(SourceTable(tuple(rows), rows[0].line, bordered=True))
    return Source(SourceKind.TXT, tuple(lines), tuple(blocks))


def plan_of(*parts: str | list[Row], cut: bool = False) -> Plan:
    """The plan that such lines and tables make."""
    return build_plan(source_of(*parts, cut=cut))


def numbers(sections: tuple[Section, ...]) -> list[str]:
    """The numbers of all sections in reading order."""
    return [n for s in sections for n in (s.number, *numbers(s.children))]
