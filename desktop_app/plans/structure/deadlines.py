"""Report dates, wherever the text or a table names them."""

import re
from collections.abc import Iterator, Sequence

from db.text import fold
from desktop_app.law.report_deadlines import read_report_deadlines
from desktop_app.law.report_words import REPORT_KEYS
from desktop_app.law.schedule import ReportDeadline
from desktop_app.plans.source import SourceTable
from desktop_app.plans.structure.numbering import RANKS, read_bullet, read_mark
from desktop_app.plans.structure.paragraphs import Element, one_line
from desktop_app.plans.structure.report_tables import read_report_rows

# A heading under which periods and days alone are those of reports.
_ABOUT_REPORTS = re.compile(
    r"(?:che do|thoi gian|thoi han|thoi diem|thong tin|lich|dinh ky)\b.*\bbao cao\b"
)
_ABOUT_SENDING = re.compile(r"(?:thoi gian|thoi han|thoi diem|lich|han) (?:gui|nop)\b.*\bbao cao\b")
_LONGEST_HEADING = 14  # words


def read_deadlines(elements: Sequence[Element], year: int | None) -> tuple[ReportDeadline, ...]:
    """The report deadlines of all paragraphs and table cells, in reading order."""
    found: list[ReportDeadline] = []
    intro = _Intro()
    for element in elements:
        if isinstance(element, SourceTable):
            rows = [(row.cells, row.line) for row in element.rows]
            in_rows = list(read_report_rows(rows, year))
            found += in_rows
            for text, line in () if in_rows else _cells(element):
                found += read_report_deadlines(text, line, year)
            continue
        text = element.whole
        lead = intro.over(text)
        read = read_report_deadlines(_joined(lead, text) if lead else text, element.line, year)
        if not read and intro.sending:  # "Báo cáo năm ngày 10/12": the list says that it is sent
            read = read_report_deadlines(_joined(intro.sending, text), element.line, year)
        # Under a heading only: what its words alone name may be other work.
        loose = lead and not lead.endswith(":")
        found += [item for item in read if not loose or item.period in REPORT_KEYS]
    return tuple(dict.fromkeys(found))


class _Intro:
    """The words above a paragraph that make its periods and days those of reports."""

    def __init__(self) -> None:
        self.sending = ""
        self._list = ""
        self._heading = ""
        self._rank = 0

    def over(self, text: str) -> str:
        """The words to read before this paragraph, "" where it speaks of reports itself."""
        mark = read_mark(text)
        item = bool(read_bullet(text)[0] or mark)
        reports = "bao cao" in fold(text)
        if not item:
            self._list = ""
        if mark and RANKS[mark.style] <= self._rank:
            self._heading = ""
        self.sending = self._list if reports and _ABOUT_SENDING.search(fold(self._list)) else ""
        lead = "" if reports else (self._list if item else "") or self._heading
        if reports and text.endswith(":"):
            self._list = text
        elif reports and _is_heading(text):
            self._heading = f"{text.rstrip(' .;')}: –"
            self._rank = RANKS[mark.style] if mark else RANKS["named"]
        return lead


def _joined(lead: str, text: str) -> str:
    """ "Chế độ báo cáo: – 6 tháng: trước …": the item's own number would hide its period."""
    mark = read_mark(text)
    return f"{lead} {text[mark.length if mark else read_bullet(text)[1] :]}"


def _is_heading(text: str) -> bool:
    short = len(text.split()) <= _LONGEST_HEADING and not text.rstrip().endswith((".", ";", "./"))
    return short and bool(_ABOUT_REPORTS.search(fold(text)))


def _cells(table: SourceTable) -> Iterator[tuple[str, int]]:
    for row in table.rows:
        cells = [one_line(cell) for cell in row.cells if cell and cell.strip()]
        for cell in cells:
            if "bao cao" in fold(cell):
                yield cell, row.line
