"""From a line of a plan's own text to its place in the editor and back, and how it is spoken of."""

import re

import msgspec

from desktop_app.documents.headings import printed_number
from desktop_app.plans.annex_tables import annex_table
from desktop_app.plans.editing.as_source import annex_label, laid_out
from desktop_app.plans.editing.lines import Line, annex_lines, lines_of
from desktop_app.plans.editing.once import once
from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.model import Finding, Plan

_LINES = re.compile(r"\bdòng (?P<numbers>\d+(?:, \d+)*)")
_FIELDS = {
    "parent_issuer": "cơ quan chủ quản",
    "issuer": "cơ quan ban hành",
    "number": "số, ký hiệu",
    "date": "địa danh, ngày tháng",
    "type_text": "tên loại văn bản",
    "title": "trích yếu",
    "recipients": "nơi nhận",
    "leftovers": "phần còn lại",
}


def place_of(plan: Plan, line: int) -> Place | None:
    """Where a line of the plan's own text stands; None for a line that it does not have.

    The plan must have been refreshed: before that its lines are those of a file.
    """
    places = laid_out(plan).places
    return places[line - 1] if 1 <= line <= len(places) else None


def lines_at(plan: Plan, place: Place) -> tuple[int, ...]:
    """The lines of the plan's own text at a place; for a table's cell those of its row."""
    spot = (place.part, place.row, place.annex, place.field)
    return tuple(
        line
        for line, found in enumerate(laid_out(plan).places, start=1)
        if (found.part, found.row, found.annex, found.field) == spot
    )


def place_of_finding(plan: Plan, finding: Finding) -> Place | None:
    """The place of a finding down to the character or the cell, where its words still stand."""
    place = place_of(plan, finding.line)
    if place is None or not finding.excerpt:
        return place
    if place.field == "grid":
        return msgspec.structs.replace(place, column=_column(plan, place, finding.excerpt))
    return msgspec.structs.replace(place, at=max(_text_at(plan, place).find(finding.excerpt), 0))


def place_words(plan: Plan, place: Place) -> str:
    """A place as a person speaks of it: "mục II.1", "hàng 3 của Phụ lục I", "căn cứ 2"."""
    if place.part is Part.BASES:
        return f"căn cứ {place.row + 1}"
    if place.part is Part.TEXT:
        return _in_text(_text_lines(plan), place.row) or "phần mở đầu"
    if place.part is Part.ANNEX:
        return _in_annex(plan, place)
    if place.part is Part.ENDING and place.field in ("recipients", "leftovers"):
        return f"{_FIELDS[place.field]}, dòng thứ {place.row + 1}"
    return _FIELDS[place.field] if place.part is Part.HEAD else "phần ký"


def in_places(plan: Plan, message: str) -> str:
    """A finding's sentence with places of the editor for the numbers of lines."""
    places = laid_out(plan).places

    def named(found: re.Match[str]) -> str:
        numbers = [int(number) for number in found["numbers"].split(", ")]
        if any(not 1 <= number <= len(places) for number in numbers):
            return found[0]
        words = (place_words(plan, places[number - 1]) for number in numbers)
        return ", ".join(dict.fromkeys(words))

    return _LINES.sub(named, message)


@once
def _text_lines(plan: Plan) -> tuple[Line, ...]:
    return lines_of(plan)


def _in_text(lines: tuple[Line, ...], row: int) -> str:
    """ "mục II.1.a": the numbers of the headings above a line; "" where there are none."""
    numbers: list[tuple[int, str]] = []
    for line in lines[: row + 1]:
        if line.is_heading:
            numbers = [one for one in numbers if one[0] < line.level]
            numbers.append((line.level, line.number.strip().rstrip(".)/")))
    shown = ".".join(number for _, number in numbers if number)
    return f"mục {shown}" if shown else ""


def _in_annex(plan: Plan, place: Place) -> str:
    annex = plan.annexes[place.annex]
    name = annex_label(annex) or annex.title[:40]
    if place.field == "grid":
        return f"{_row_words(plan, place)} của {name}"
    if place.field == "text":
        inner = _in_text(annex_lines(plan, place.annex), place.row)
        return f"{inner} của {name}" if inner else name
    return name


def _row_words(plan: Plan, place: Place) -> str:
    """A row is known by its number; without one it is counted."""
    rows = plan.annexes[place.annex].rows
    if place.row >= len(rows):
        return "bảng"
    row = rows[place.row]
    number = row.number if row.task is None else plan.tasks[row.task].ordinal
    if row.task is None and number:
        return f"nhóm {printed_number(number).rstrip('.')}"
    return f"nhiệm vụ {number}" if number.strip("-+") else f"hàng {place.row + 1}"


def _column(plan: Plan, place: Place, excerpt: str) -> int:
    table = annex_table(plan, plan.annexes[place.annex])
    cells = table.rows[place.row].cells if table and place.row < len(table.rows) else ()
    return next((i for i, cell in enumerate(cells) if excerpt in str(cell)), 0)


def _text_at(plan: Plan, place: Place) -> str:
    """The words that `Place.at` counts in."""
    if place.part is Part.BASES:
        return plan.legal_bases[place.row].text
    if place.part is Part.TEXT:
        return lines_of(plan)[place.row].text
    if place.part is Part.ANNEX and place.field == "text":
        return annex_lines(plan, place.annex)[place.row].text
    if place.field == "recipients" and place.row < len(plan.recipients):
        return plan.recipients[place.row].text
    return plan.title if place == Place(Part.HEAD, field="title") else ""
