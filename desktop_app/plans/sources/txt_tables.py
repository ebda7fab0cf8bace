"""Tables in a text file: by tabs, by pipes as in Markdown, in HTML, by runs of spaces."""

import re

import msgspec

from desktop_app.plans.source import SourceRow, SourceTable
from desktop_app.plans.sources.blocks_on_line import is_marker, split_blocks
from desktop_app.plans.sources.html_tables import html_table
from desktop_app.plans.sources.marks import cell_text
from desktop_app.plans.sources.txt_cells_apart import apart_table
from desktop_app.plans.sources.txt_layout import layout_table
from desktop_app.plans.sources.txt_layout_lines import words_of

_PIPE_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_PIPE = re.compile(r"(?<!\\)\|")
_OPEN_PIPE = re.compile(r"(?<=\S)\s+\|(?=\s|$)")  # of rows without strokes at their ends
_PLACED = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập - Tự do|ĐẢNG CỘNG SẢN|Nơi nhận|\|\s*(?:TM|KT|TL|TUQ|Q)\s*\."
)
_APART = re.compile(r"[ \u00a0]{3,}|[ \u00a0]*\t\s*")
_LONGEST_ROW = 200
_MOST_TABLES = 300
_LONGEST_CELL = 12  # lines


class Tables(msgspec.Struct):
    """The tables of a text by the number of their first line, and the line after each of them.

    `unread` are the lines with the head of a table whose cells could not be told apart, `unclear`
    those of rows whose columns touch each other, `short` those of rows with a cell left out.
    """

    by_line: dict[int, SourceTable] = {}
    behind: dict[int, int] = {}
    unread: list[int] = []
    unclear: list[int] = []
    short: list[int] = []


def find_tables(lines: list[str]) -> Tables:
    """The tables of a text."""
    found = Tables()
    i = floor = 0
    while i < len(lines):
        table, end = html_table(lines, i)
        if table is None:
            end = _chunk_end(lines, i)
            table = _table(lines, i, end) if end > i else None
        if table is None and end == i:
            table, end = _without_marks(lines, i, floor, found)
        if table is not None:
            found.by_line[table.line] = table
            found.behind[table.line] = end + 1
            floor = end
        i = max(end, i + 1)
    return found


def _without_marks(
    lines: list[str], i: int, floor: int, found: Tables
) -> tuple[SourceTable | None, int]:
    """A table that nothing but the places of its texts shows."""
    apart = apart_table(lines, i)
    if apart is not None:
        if apart.table is None:
            found.unread.append(i + 1)
        found.short += apart.short
        return apart.table, apart.end
    if len(found.by_line) + len(found.unread) > _MOST_TABLES:
        return None, i
    table = layout_table(lines, i, floor)
    if table is None:
        return None, i
    # A table is not read in pieces: where one page of it is in doubt, the next ones are.
    doubted = {tuple(words_of([lines[line - 1]])) for line in found.unread}
    if table.table is None or tuple(words_of([lines[i]])) in doubted:
        found.unread.append(i + 1)
        return None, i + 1
    found.unclear += table.unclear
    return table.table, table.end


def _chunk_end(lines: list[str], start: int) -> int:
    pairs = _pairs_end(lines, start)
    if pairs > start:
        return pairs
    is_row = _is_pipe_row if _is_pipe_row(lines[start]) else _is_tab_row
    if is_row is _is_tab_row and _is_only_ended_by_tab(lines[start]):
        return start
    end = start
    while end < len(lines) and is_row(lines[end]):
        end += 1
        if is_row is _is_tab_row and end > start and _is_lone_row(lines, end):
            end += 1
    while is_row is _is_tab_row and end > start and _is_only_ended_by_tab(lines[end - 1]):
        end -= 1
    return end


def _pairs_end(lines: list[str], start: int) -> int:
    """The line behind rows of two cells ("left | right") from line `start` on, else `start`.

    A single one is taken only where it places the head or the signature side by side; its right
    cell may go on over lines up to the stroke that closes it.
    """
    end = start
    while end < len(lines) and _is_pair(lines[end]):
        end += 1
    filled = [line for line in lines[start:end] if line.strip(" |")]
    placed = any(_PLACED.search(line) for line in filled)
    if not placed:
        return end if len(filled) > 1 else start
    for i in range(end, min(end + _LONGEST_CELL, len(lines))):
        if "|" in lines[i]:
            return i + 1 if lines[i].rstrip().endswith("|") and lines[i].count("|") == 1 else end
    return end


def _is_pair(line: str) -> bool:
    bare = line.strip()
    if bare == "|":
        return True
    return (
        not bare.startswith("|") and not bare.endswith("|") and len(_OPEN_PIPE.findall(bare)) == 1
    )


def _is_only_ended_by_tab(line: str) -> bool:
    """A tab left behind at the end of a line makes no row of it."""
    return line.count("\t") == 1 and "\t" not in line.rstrip()


def _is_tab_row(line: str) -> bool:
    return "\t" in line and bool(line.strip())


def _is_pipe_row(line: str) -> bool:
    bare = line.strip()
    if bare.startswith("|"):
        return len(_PIPE.findall(bare)) >= 2
    is_rule = "|" in bare and _PIPE_RULE.fullmatch(bare) is not None
    return is_rule or len(_OPEN_PIPE.findall(bare)) >= 2


def _is_lone_row(lines: list[str], i: int) -> bool:
    """A line without a tab between two rows with equally many cells: a heading in the table."""
    if i + 1 >= len(lines) or not lines[i].strip() or len(lines[i]) > _LONGEST_ROW:
        return False
    before, after = lines[i - 1].count("\t"), lines[i + 1].count("\t")
    return before == after and before >= 2


def _table(lines: list[str], start: int, end: int) -> SourceTable | None:
    if _is_pair(lines[start]):
        return _pairs(lines, start, end)
    piped = _is_pipe_row(lines[start])
    rows: list[SourceRow] = []
    for i in range(start, end):
        if piped and _PIPE_RULE.fullmatch(lines[i].strip()):
            continue
        raw = _pipe_cells(lines[i]) if piped else lines[i].split("\t")
        rows.append(SourceRow(tuple(cell_text(cell) for cell in raw), i + 1))
    if not rows or (not piped and not _is_table(rows)):
        return None
    bare = lines[start].lstrip()
    if len(rows) == 1 and not bare.startswith(("|", "\t")) and piped and not _PLACED.search(bare):
        return None  # strokes in a single line may be anything
    return SourceTable(tuple(rows), rows[0].line, bordered=True if piped else None)


def _pairs(lines: list[str], start: int, end: int) -> SourceTable:
    rows: list[SourceRow] = []
    for i in range(start, end):
        bare = lines[i].strip()
        cells = ["", bare.rstrip("| ")] if not _is_pair(bare) else (f" {bare} ").split("|")
        # Blocks of a head or a signature lost their line breaks, not the room between them.
        texts = [[cell_text(part) for part in _gaps_apart(cell)] for cell in cells]
        rows.append(SourceRow(tuple("\n".join(filter(None, text)) for text in texts), i + 1))
    return SourceTable(tuple(rows), start + 1)


def _gaps_apart(cell: str) -> list[str]:
    return split_blocks(_APART.sub("\t", cell.strip())).split("\n")


def _pipe_cells(line: str) -> list[str]:
    bare = line.strip().removeprefix("|")
    if bare.endswith("|") and not bare.endswith("\\|"):
        bare = bare[:-1]
    return _PIPE.split(bare)


def _is_table(rows: list[SourceRow]) -> bool:
    """Tabs also indent a line and stand behind a list marker; that makes no table yet."""
    filled = [[cell for cell in row.cells if cell] for row in rows]
    if all(len(row.cells) <= 2 and (not row.cells[0] or is_marker(row.cells[0])) for row in rows):
        return False
    if len(rows) == 1:
        return len(filled[0]) > 2
    return any(len(cells) > 1 for cells in filled)
