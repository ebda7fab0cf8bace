"""A text file as found: paragraphs between blank lines or line by line, tables by their tabs."""

import re
from collections.abc import Sequence
from pathlib import Path

from desktop_app.documents.refusals import too_long
from desktop_app.jobs import Job
from desktop_app.plans.source import (
    OldFont,
    Source,
    SourceBlock,
    SourceKind,
    SourceParagraph,
)
from desktop_app.plans.sources.blocks_on_line import split_blocks
from desktop_app.plans.sources.encoding import decode
from desktop_app.plans.sources.marks import read_marks
from desktop_app.plans.sources.old_letters import in_unicode
from desktop_app.plans.sources.txt_pages import page_numbers
from desktop_app.plans.sources.txt_tables import Tables, find_tables
from desktop_app.plans.sources.wrapping import column_width, mark_cuts

MAX_BYTES = 8 * 1024 * 1024
MAX_LINES = 100_000
_STEP = 200
_MOST_PLACES = 5
_BLANKS = re.compile(r"[ \t]*")


def read_txt(path: Path, job: Job) -> Source:
    """A text file as a Source; raises UserError when it is no text or far too long."""
    if path.stat().st_size > MAX_BYTES:
        raise too_long(f"{path.stat().st_size // (1024 * 1024)} MB văn bản thuần")
    text, broken = decode(path.read_bytes())
    lines, starts = _lines_and_pages(text)
    if len(lines) > MAX_LINES:
        raise too_long(f"{len(lines)} dòng")
    return read_lines(lines, job, broken, starts)


def _lines_and_pages(text: str) -> tuple[list[str], list[int]]:
    """The lines as an editor counts them, and the numbers of those behind a page break."""
    lines: list[str] = []
    starts: list[int] = []
    for raw in text.replace("\v", "\n").split("\n"):
        if raw.startswith("\f"):
            starts.append(len(lines) + 1)
        for i, part in enumerate(raw.strip("\f").split("\f")):
            if i:
                starts.append(len(lines) + 1)
            lines.append(part)
        if raw.endswith("\f") and raw.strip("\f"):
            starts.append(len(lines) + 1)
    return lines, starts


def read_lines(
    lines: list[str], job: Job, broken: int = 0, page_starts: Sequence[int] = ()
) -> Source:
    """The Source of raw lines already decoded; `page_starts` are the lines behind page breaks."""
    job.step(0, len(lines), "Đang đọc văn bản")
    whole = tuple(lines)
    numbers = page_numbers(lines, list(page_starts))
    letters = in_unicode(["" if i in numbers else line for i, line in enumerate(lines, 1)])
    lines = letters.lines
    tables = find_tables(lines)
    width = column_width([" ".join(line.split()) for line in _outside(lines, tables)])
    blocks: list[SourceBlock] = []
    images: list[int] = []
    number = 1
    while number <= len(lines):
        if number % _STEP == 0:
            job.step(number, len(lines), f"Đang đọc dòng {number}/{len(lines)}")
        table = tables.by_line.get(number)
        if table is not None:
            blocks.append(table)
            number = tables.behind[number]
            continue
        stretch = _stretch(lines, number, tables)
        blocks += _paragraphs(stretch, number, width, images)
        number += len(stretch)
    problems = _problems(images, broken, tables)
    fonts = tuple(OldFont(name, tuple(places)) for name, places in letters.places.items())
    return Source(SourceKind.TXT, whole, mark_cuts(blocks, width), problems, fonts)


def _outside(lines: list[str], tables: Tables) -> list[str]:
    inside = {i for first, behind in tables.behind.items() for i in range(first, behind)}
    return [line for i, line in enumerate(lines, 1) if i not in inside and line.strip()]


def _stretch(lines: list[str], number: int, tables: Tables) -> list[str]:
    """The lines from `number` up to the next blank line or table; at least one."""
    end = number
    while end < len(lines) and lines[end - 1].strip() and lines[end].strip():
        if end + 1 in tables.by_line:
            break
        end += 1
    return lines[number - 1 : end]


def _paragraphs(
    stretch: list[str], first: int, width: int, images: list[int]
) -> list[SourceParagraph]:
    found: list[SourceParagraph] = []
    marked = read_marks([split_blocks(raw) for raw in stretch])
    if marked.images:
        images.append(first)
    for i, (raw, parts) in enumerate(zip(stretch, marked.lines, strict=True)):
        centered = _is_centered(raw, width)
        on_line = "\n" in split_blocks(raw)
        seen = False
        for part in parts:
            if part.text:
                found.append(
                    SourceParagraph(
                        part.text,
                        first + i,
                        part.spans,
                        centered=centered and not on_line,
                        continues_line=on_line and seen,
                    )
                )
                seen = True
    return found


def _is_centered(raw: str, width: int) -> bool:
    left = len(raw) - len(raw.lstrip(" \u00a0"))
    middle = left + len(raw.strip()) / 2
    return left >= 6 and abs(middle - (width or 80) / 2) <= (width or 80) * 0.1


def _problems(images: list[int], broken: int, tables: Tables) -> tuple[str, ...]:
    problems: list[str] = []
    if broken:
        problems.append(f"Có {broken} chỗ trong tệp không đọc được chữ (hiện thành �).")
    if images:
        places = ", ".join(str(line) for line in images)
        problems.append(f"Có hình ảnh ở dòng {places}; chương trình không đọc hình ảnh.")
    if tables.unread:
        problems.append(
            f"Ở dòng {_places(tables.unread)} có bảng kẻ bằng khoảng trắng hoặc mỗi ô một dòng mà "
            "chương trình không tách chắc chắn được các ô; các dòng được giữ nguyên thành đoạn văn."
        )
    if tables.unclear:
        problems.append(
            f"Bảng kẻ bằng khoảng trắng có các cột dính nhau ở dòng {_places(tables.unclear)}; "
            "hãy đối chiếu các ô với bản gốc."
        )
    if tables.short:
        problems.append(
            f"Bảng mỗi ô một dòng có hàng thiếu ô ở dòng {_places(tables.short)}; ô trống nằm ở "
            "cột nào là do chương trình đoán, hãy đối chiếu với bản gốc."
        )
    return tuple(problems)


def _places(lines: list[int]) -> str:
    more = "…" if len(lines) > _MOST_PLACES else ""
    return ", ".join(str(line) for line in lines[:_MOST_PLACES]) + more
