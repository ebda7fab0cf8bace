"""Writes a plan into a text document for the screen (the printed layout is made elsewhere)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QApplication

from desktop_app.plans.model import Annex, Body, Grid, Plan, Section, Text
from desktop_app.plans.source import Span
from desktop_app.plans.wording import day_words, deadline_words, with_dots
from ui import theme
from ui.plans.outline_of import annex_tasks, annex_title, numbered, section_keys
from ui.widgets.visible import visible


class DocumentWriter:
    """After `write`, `places` has the block of each part, `lines` the source line of each block."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        document.clear()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(QApplication.font())
        self._cursor = QTextCursor(document)
        self._fresh = True
        self._pending = ""
        self.places: dict[str, int] = {}
        self.lines: dict[int, int] = {}

    def write(self, plan: Plan) -> None:
        """Write everything, in reading order."""
        self._cursor.beginEditBlock()
        self._head(plan)
        self._bases(plan)
        self._bodies(plan.opening, 0)
        keys = section_keys(plan)
        for section in plan.sections:
            self._section(section, keys)
        self._bodies(plan.closing, 0)
        self._ending(plan)
        for place, annex in enumerate(plan.annexes):
            self._annex(annex, place)
        self._deadlines(plan)
        if plan.leftovers:
            self._mark("leftovers")
            self._heading("Những đoạn chưa xếp được vào đâu (giữ nguyên lời)", 1)
            self._bodies(plan.leftovers, 0)
        self._cursor.endEditBlock()

    def _head(self, plan: Plan) -> None:
        self._mark("head")
        issuer = " · ".join(filter(None, (plan.parent_issuer, plan.issuer)))
        self._line(issuer or "Không thấy tên cơ quan ban hành", _muted(), center=True)
        day = day_words(plan.date) if plan.date else with_dots(plan.date_text)
        named = plan.number or (f"…/{plan.symbol}" if plan.symbol else "")
        number = f"Số {named}" if named else "Không ghi số"
        where = ", ".join(filter(None, (plan.place, f"ngày {day}" if plan.date else day)))
        self._line(f"{number} · {where or 'không ghi ngày'}", _muted(), center=True)
        self._line(plan.title or "Không thấy trích yếu", _title(), center=True, above=8, below=12)

    def _bases(self, plan: Plan) -> None:
        if not plan.legal_bases:
            return
        self._mark("bases")
        for basis in plan.legal_bases:
            self._paragraph(basis.text, basis.line, basis.spans, _italic())

    def _section(self, section: Section, keys: dict[int, str]) -> None:
        self._mark(keys[id(section)])
        depth = min(section.level - 1, 3)
        if section.run_in:
            self._paragraph(numbered(section), section.line, (), _plain(), depth)
        else:
            self._heading(numbered(section), section.level, section.line, depth)
        self._bodies(section.body, depth)
        for child in section.children:
            self._section(child, keys)

    def _bodies(self, bodies: Sequence[Body], depth: int) -> None:
        for body in bodies:
            if isinstance(body, Text):
                marker = f"{body.marker} " if body.marker else ""
                spans = _shift(body.spans, len(marker))
                extra = 1 if body.marker else 0
                self._paragraph(marker + body.text, body.line, spans, _plain(), depth + extra)
            elif isinstance(body, Grid):
                self._grid(body)

    def _grid(self, grid: Grid) -> None:
        columns = max((len(row) for row in grid.rows), default=0)
        if not columns:
            return
        shape = QTextTableFormat()
        shape.setBorderBrush(theme.color("line"))
        shape.setBorderCollapse(True)
        shape.setCellPadding(theme.px(4))
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setHeaderRowCount(grid.head_rows)
        table = self._cursor.insertTable(len(grid.rows), columns, shape)
        for place, row in enumerate(grid.rows):
            form = _strong() if place < grid.head_rows else _plain()
            for column, cell in enumerate(row):
                table.cellAt(place, column).firstCursorPosition().insertText(visible(cell), form)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True

    def _annex(self, annex: Annex, place: int) -> None:
        self._mark(f"annex:{place}")
        self._heading(annex_title(annex).upper(), 1, annex.line)
        if annex.title:
            self._line(annex.title, _strong())
        if annex.caption:
            self._line(annex.caption, _italic())
        count = annex_tasks(annex)
        if count:
            self._line(f"{count} nhiệm vụ: xem ở trang “Nhiệm vụ”.", _muted())
        self._bodies(annex.body, 0)
        for section in annex.sections:
            for part in section.walk():
                self._heading(numbered(part), part.level + 1, part.line)
                self._bodies(part.body, 1)

    def _ending(self, plan: Plan) -> None:
        if plan.recipients:
            self._mark("recipients")
            self._heading("Nơi nhận", 3)
            for recipient in plan.recipients:
                self._paragraph(f"- {recipient.text}", recipient.line, (), _plain(), 1)
        if plan.signer:
            self._mark("signer")
            self._heading("Người ký", 3, plan.signer.line)
            parts = (plan.signer.authority, plan.signer.capacity, plan.signer.title)
            self._line(" · ".join(filter(None, parts)) or "không ghi chức vụ", _plain(), depth=1)
            self._line(plan.signer.name or "không ghi tên người ký", _strong(), depth=1)

    def _deadlines(self, plan: Plan) -> None:
        if not plan.report_deadlines:
            return
        self._mark("deadlines")
        self._heading("Hạn báo cáo (chương trình hiểu từ lời văn)", 3)
        for deadline in plan.report_deadlines:
            self._paragraph(deadline_words(deadline), deadline.line, (), _plain(), 1)
            self._line(f"“{deadline.text}” – dòng {deadline.line}", _muted(), depth=1)

    # The smallest steps

    def _mark(self, key: str) -> None:
        self._pending = key  # the next block is its place

    def _heading(self, text: str, level: int, line: int = 0, depth: int = 0) -> None:
        form = _strong() if level > 1 else _title()
        self._block(line, depth, above=12 if level <= 2 else 8, below=4)
        self._cursor.insertText(text, form)

    def _line(
        self,
        text: str,
        form: QTextCharFormat,
        *,
        center: bool = False,
        depth: int = 0,
        above: int = 0,
        below: int = 4,
    ) -> None:
        self._block(0, depth, above, below, center)
        self._cursor.insertText(visible(text), form)

    def _paragraph(
        self,
        text: str,
        line: int,
        spans: Sequence[Span],
        form: QTextCharFormat,
        depth: int = 0,
    ) -> None:
        self._block(line, depth, 0, 6)
        place = 0
        for span in sorted(spans, key=lambda span: span.start):
            start, end = max(span.start, place), max(span.end, place)
            self._cursor.insertText(visible(text[place:start]), form)
            self._cursor.insertText(visible(text[start:end]), _emphasis(form, span))
            place = end
        self._cursor.insertText(visible(text[place:]), form)

    def _block(self, line: int, depth: int, above: int, below: int, center: bool = False) -> None:
        shape = QTextBlockFormat()
        shape.setTopMargin(theme.px(above))
        shape.setBottomMargin(theme.px(below))
        shape.setLeftMargin(theme.px(16) * depth)
        shape.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if center:
            shape.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        if self._fresh:
            self._cursor.setBlockFormat(shape)
        else:
            self._cursor.insertBlock(shape)
        self._fresh = False
        number = self._cursor.blockNumber()
        if line:
            self.lines[number] = line
        if self._pending:
            self.places[self._pending] = number
            self._pending = ""


def _shift(spans: Sequence[Span], by: int) -> list[Span]:
    return [Span(span.start + by, span.end + by, span.bold, span.italic) for span in spans]


def _plain() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(theme.color("ink"))
    return form


def _muted() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(theme.color("muted"))
    return form


def _strong() -> QTextCharFormat:
    form = _plain()
    form.setFontWeight(QFont.Weight.DemiBold)
    return form


def _title() -> QTextCharFormat:
    form = _strong()
    form.setFontPointSize(QApplication.font().pointSizeF() * 1.1)
    return form


def _italic() -> QTextCharFormat:
    form = _plain()
    form.setFontItalic(True)
    return form


def _emphasis(form: QTextCharFormat, span: Span) -> QTextCharFormat:
    made = QTextCharFormat(form)
    if span.bold:
        made.setFontWeight(QFont.Weight.DemiBold)
    if span.italic:
        made.setFontItalic(True)
    return made
