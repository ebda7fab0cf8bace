"""Tables that only bear a workbook's name: web pages and lists of values that systems export.

Many web systems hand out an HTML table or a .csv as "….xls"; Excel opens it after a question.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

_MOST_CELLS = 2_000_000
_MOST_SPAN = 200
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_MARKUP = re.compile(
    r"\s*(?:<!doctype html|<html|<head|<body|<table|<meta|<style|<!--)", re.IGNORECASE
)
_BREAKS = frozenset(("br", "p", "div", "li"))
_SEPARATORS = ";\t,|"
_NAME = "Bảng"

Area = tuple[tuple[int, int], tuple[int, int]]


@dataclass
class TextTable:
    """One table: texts by row, and the areas (first, last; row and column) that are one cell."""

    name: str
    rows: list[list[str]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)


def read_tables(data: bytes) -> list[TextTable]:
    """The tables of a web page or of a list of values; none when it is neither.

    ValueError when it would fill the memory.
    """
    text = _decoded(data)
    if text is None:
        return []
    if _MARKUP.match(text):
        return _of_page(text)
    table = None if text.lstrip().startswith("<") else _of_values(text)
    return [table] if table else []


def _decoded(data: bytes) -> str | None:
    for mark, name in (
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
        (b"\xef\xbb\xbf", "utf-8-sig"),
    ):
        if data.startswith(mark):
            return data.decode(name, "replace")
    if b"\x00" in data:
        return None
    declared = _DECLARED.search(data[:4096])
    names = ["utf-8", *([declared[1].decode("ascii")] if declared else [])]
    for name in names:
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")  # also the bytes of the old alphabets


def _of_page(text: str) -> list[TextTable]:
    # A page may declare an encoding that it no longer has: libxml2 gets UTF-8 and is told so.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        return []
    inner = (one for one in root.iter("table") if next(one.iterdescendants("table"), None) is None)
    tables = [_laid_out(f"{_NAME} {number}", one) for number, one in enumerate(inner, 1)]
    # What stands in tables of their own above the list is its title.
    return [table for table in tables if len(table.rows) > 1] or tables


def _laid_out(name: str, element: etree._Element) -> TextTable:
    table = TextTable(name)
    covered: set[tuple[int, int]] = set()
    cells = 0
    for at, line in enumerate(element.iter("tr")):
        row: list[str] = []
        for cell in line.iterchildren("td", "th"):
            while (at, len(row)) in covered:
                row.append("")
            high, wide = _span(cell, "rowspan"), _span(cell, "colspan")
            start = len(row)
            row += [_text(cell), *[""] * (wide - 1)]
            if high > 1 or wide > 1:
                table.merged.append(((at, start), (at + high - 1, start + wide - 1)))
                covered.update((at + i, start + j) for i in range(1, high) for j in range(wide))
            cells += high * wide
            if cells > _MOST_CELLS:
                raise ValueError("a table of too many cells")
        table.rows.append(row)
    return table


def _span(cell: etree._Element, name: str) -> int:
    told = (cell.get(name) or "").strip()
    return min(max(int(told), 1), _MOST_SPAN) if told.isdecimal() else 1


def _text(cell: etree._Element) -> str:
    lines = "".join(_pieces(cell)).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _pieces(element: etree._Element) -> Iterator[str]:
    """The words of a cell; what the page breaks into lines stays in lines."""
    for event, one in etree.iterwalk(element, events=("start", "end")):
        is_break = one.tag in _BREAKS
        if event == "start":
            hidden = one.tag in ("style", "script")
            yield ("\n" if is_break else "") + (
                "" if hidden else " ".join((one.text or "").split("\n"))
            )
        elif one is not element:
            yield ("\n" if is_break else "") + " ".join((one.tail or "").split("\n"))


def _of_values(text: str) -> TextTable | None:
    sample = text[:20_000].splitlines()[:50]
    separator = max(_SEPARATORS, key=lambda sign: sum(sign in line for line in sample))
    if sum(separator in line for line in sample) < 2 or any(
        not char.isprintable() and char not in "\t\r\n\xad" for char in text[:4000]
    ):
        return None
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    return TextTable(_NAME, rows)
