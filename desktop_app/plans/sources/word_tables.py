"""A Word table as rows over its grid: merged cells, cells in cells, borders."""

from collections.abc import Callable, Iterator

from desktop_app.plans.source import SourceRow
from desktop_app.plans.sources.word_package import Element, W, value, whole
from desktop_app.plans.sources.word_problems import Problems
from desktop_app.plans.sources.word_styles import Styles

MAX_COLUMNS = 64
_DEEPEST = 12
_HOLDERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_LINES = ("top", "left", "start", "insideH", "insideV")


def lone_cell(table: Element) -> Element | None:
    """The cell of a table that has no other: a frame around text ("DỰ THẢO")."""
    cells = [cell for row in _children(table, "tr") for cell in _children(row, "tc")]
    return cells[0] if len(cells) == 1 else None


class TableReader:
    """Reads tables; `read_paragraph` gives the text of one paragraph in a cell."""

    def __init__(
        self, styles: Styles, read_paragraph: Callable[[Element], str], problems: Problems
    ) -> None:
        self._styles = styles
        self._read_paragraph = read_paragraph
        self._problems = problems

    def rows(self, table: Element, first_line: int) -> list[SourceRow]:
        """The rows with any cell at all, all of the same width; deleted rows are left out."""
        found: list[tuple[list[str | None], list[bool]]] = []
        for row in _children(table, "tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                self._problems.met("revision", first_line)
                continue
            found.append(self._cells(row))
        width = max((len(cells) for cells, _ in found), default=0)
        rows: list[SourceRow] = []
        for i, (cells, covered) in enumerate(found):
            rest = width - len(cells)
            rows.append(
                SourceRow(
                    tuple([*cells, *[""] * rest]),
                    first_line + i,
                    tuple([*covered, *[False] * rest]) if any(covered) else (),
                )
            )
        return rows if any(cell for row in rows for cell in row.cells) else []

    def _cells(self, row: Element) -> tuple[list[str | None], list[bool]]:
        properties = row.find(W + "trPr")
        before = min(max(whole(value(properties, "gridBefore")), 0), MAX_COLUMNS)
        cells: list[str | None] = [""] * before
        covered = [False] * before
        for cell in _children(row, "tc"):
            merge = cell.find(W + "tcPr")
            span = min(max(whole(value(merge, "gridSpan", "1"), 1), 1), MAX_COLUMNS)
            from_above = _continues(merge, "vMerge")
            text = self.cell_text(cell)
            if _continues(merge, "hMerge") and cells:
                _add_to_last(cells, text)
                cells += [None] * span
            else:
                cells += [text, *[None] * (span - 1)]
            covered += [from_above] * span
            if len(cells) >= MAX_COLUMNS:
                break
        return cells, covered

    def cell_text(self, cell: Element, depth: int = 0) -> str:
        """The paragraphs of a cell or a box, and of the tables in it, each on a line."""
        if depth > _DEEPEST:
            return ""
        parts: list[str] = []
        for child in cell:
            if child.tag == W + "p":
                parts.append(self._read_paragraph(child))
            elif child.tag == W + "tbl":
                for row in _children(child, "tr"):
                    inner = (self.cell_text(c, depth + 1) for c in _children(row, "tc"))
                    parts.append(" ".join(text for text in inner if text))
            elif child.tag in _HOLDERS:
                parts.append(self.cell_text(child, depth + 1))
        return "\n".join(part for part in parts if part)

    def is_bordered(self, table: Element) -> bool | None:
        """Whether the table draws lines; None when its style is not in the file."""
        properties = table.find(W + "tblPr")
        drawn = _draws(None if properties is None else properties.find(W + "tblBorders"))
        cells = [_draws(borders) for borders in table.iter(W + "tcBorders")]
        if drawn is None:
            drawn = self._style_draws(value(properties, "tblStyle"))
        return True if any(cells) else drawn

    def _style_draws(self, style_id: str) -> bool | None:
        if style_id and not self._styles.knows(style_id):
            return True if style_id.replace(" ", "") in ("TableGrid", "LightGrid") else None
        for style in self._styles.chain(style_id, "table"):
            drawn = _draws(style.find(f"{W}tblPr/{W}tblBorders"))
            if drawn is not None:
                return drawn
        return False


def _children(parent: Element, name: str, depth: int = 0) -> Iterator[Element]:
    for child in parent:
        if child.tag == W + name:
            yield child
        elif child.tag in _HOLDERS and depth < _DEEPEST:
            yield from _children(child, name, depth + 1)


def _add_to_last(cells: list[str | None], text: str) -> None:
    """Keep what is written in a cell that is merged into the one at its left."""
    at = max((i for i, cell in enumerate(cells) if cell is not None), default=None)
    if text and at is not None:
        cells[at] = f"{cells[at]}\n{text}".strip()


def _continues(properties: Element | None, name: str) -> bool:
    merge = properties.find(W + name) if properties is not None else None
    return merge is not None and merge.get(W + "val", "continue") != "restart"


def _draws(borders: Element | None) -> bool | None:
    """Whether any line is drawn; None when nothing is said."""
    if borders is None:
        return None
    said = [value(borders, name) for name in _LINES]
    return None if not any(said) else any(kind not in ("", "nil", "none") for kind in said)
