"""The text of one section: its document, and how its figures are drawn in it."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QColor,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication

from desktop_app.reports.narrative.model import GAP, Link, Paragraph, Run
from ui import theme
from ui.reports.narrative.linked import paragraphs_of, replace_all, runs

Says = Callable[[Link], str | None]


_LARGER = 1.08  # it is read at length


class SectionText(QTextDocument):
    """Undo is its own; `says` tells what a link says by the forms now."""

    def __init__(self, paragraphs: tuple[Paragraph, ...], says: Says, parent: QObject) -> None:
        super().__init__(parent)
        font = QApplication.font()
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        self.setDefaultFont(font)
        self.setDocumentMargin(theme.px(12))
        self.setUndoRedoEnabled(False)
        QTextCursor(self).mergeBlockFormat(_spaced())
        replace_all(self, paragraphs)
        self.setUndoRedoEnabled(True)
        self.colours = _Colours(self, says)

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """What is written."""
        return paragraphs_of(self)

    def rewrite(self, paragraphs: tuple[Paragraph, ...]) -> None:
        """Write other paragraphs; one step of undo, none when they are the same."""
        if paragraphs != self.paragraphs():
            replace_all(self, paragraphs)


class _Colours(QSyntaxHighlighter):
    """Draws figures over the text without touching it, so that no step of undo comes of it."""

    def __init__(self, document: QTextDocument, says: Says) -> None:
        super().__init__(document)
        self._says = says

    def highlightBlock(self, _text: str) -> None:
        """Underline what is tied; what has drifted stands on another ground."""
        block = self.currentBlock()
        for start, run in runs(block):
            if run.link is not None:
                place = start - block.position()
                self.setFormat(place, len(run.text), _look(run, self._says(run.link)))


def _spaced() -> QTextBlockFormat:
    """Paragraphs stand apart; those that are added take it over."""
    made = QTextBlockFormat()
    made.setBottomMargin(theme.px(6))
    made.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


def _look(run: Run, now: str | None) -> QTextCharFormat:
    made = QTextCharFormat()
    drifted = run.text != now
    role = "soon" if drifted or run.text == GAP else "accent"
    style = QTextCharFormat.UnderlineStyle
    typed = run.link is not None and run.link.typed
    made.setForeground(theme.color(role))
    made.setUnderlineColor(QColor(theme.color(role)))
    made.setUnderlineStyle(style.DashUnderline if typed else style.SingleUnderline)
    if role == "soon":
        made.setBackground(theme.color("soon_soft"))
    return made
