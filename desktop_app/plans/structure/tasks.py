"""The tasks of a table's rows, under the group headings that stand above them."""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from db.text import fold
from desktop_app.law.phrases import read_schedule
from desktop_app.law.schedule import Schedule
from desktop_app.plans.model import AnnexRow, Column, Task
from desktop_app.plans.structure.body_tasks import numbered_label
from desktop_app.plans.structure.columns import (
    CONTENT,
    COORDINATING,
    DELIVERABLE,
    LEAD,
    ORDINAL,
    OTHER,
    SCHEDULE,
    carried_groups,
    group_columns,
)
from desktop_app.plans.structure.labels import read_labels
from desktop_app.plans.structure.numbering import number_style, read_bullet, read_mark
from desktop_app.plans.structure.paragraphs import one_line
from desktop_app.plans.structure.rows import Row
from desktop_app.plans.structure.units import split_units

# Outer group numbers have the lower rank; "" is a heading without a number.
GROUP_RANKS = {
    "upper": 0,
    "roman": 1,
    "part": 0,
    "chapter": 0,
    "division": 1,
    "subdivision": 1,
    "article": 1,
    "": 2,
    "arabic": 3,
    "arabic_slash": 3,
    "arabic_dash": 3,
    "arabic_paren": 4,
    "decimal": 4,
    "subdecimal": 5,
    "letter": 6,
    "letter_dot": 6,
    "letter_slash": 6,
    "paren": 7,
    "paren_letter": 7,
    "dash": 8,
}
_TICK = re.compile(r"[xX×✓✔√●•+v]")
_PERIOD_UNIT = re.compile(r"tháng|quý|tuần", re.IGNORECASE)
_BARE_COUNT = re.compile(r"\d{1,2}|[IV]{1,3}")
# "Văn phòng chủ trì, phối hợp với Công an xã" in the one cell of those who do the task.
_LEADS_WITH = re.compile(
    r"(?P<lead>[^;.]{3,150}?)\s*(?:,\s*)?(?:\(?chủ\s+trì\)?\s*[,;]?\s*(?:và\s+)?|[,;]\s*)"
    r"phối\s+hợp\s+(?:với|cùng)\s+(?P<with>.{3,})",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"(?:tong|cong)(?: cong| so| kinh phi)?\W*")
_LOOSE_ROMAN = re.compile(r"(?P<n>[IVX]{1,5})\s+(?=[^\W\d_])")


class Place(msgspec.Struct, frozen=True):
    """Where a table stands: its annex (None: the main text) and the headings above it."""

    appendix: str | None
    path: tuple[str, ...] = ()
    year: int | None = None


class Numbered(msgspec.Struct, frozen=True):
    """A row's number and its words without it."""

    style: str
    number: str
    title: str


def read_tasks(
    rows: Sequence[Row], place: Place, first_index: int
) -> tuple[tuple[Task, ...], tuple[AnnexRow, ...]]:
    """The tasks of a table and its rows in order (groups, and indexes of tasks)."""
    tasks: list[Task] = []
    annex_rows: list[AnnexRow] = []
    groups: list[tuple[str, str]] = []
    sorted_under: tuple[str, ...] = ()
    numbered = [_numbered(row) for row in rows]
    for i, row in enumerate(rows):
        item = numbered[i]
        if not _has_content_column(row) or _is_total(row, item):
            # A row above the head (the table's own title), or the sum of a column.
            annex_rows.append(AnnexRow("", _all_words(row), None, row.lines[0]))
            sorted_under = ()
            continue
        if _is_group(i, rows, numbered):
            _enter(groups, item)
            sorted_under = ()
            annex_rows.append(AnnexRow(item.number, item.title, None, row.lines[0]))
            continue
        rank = GROUP_RANKS.get(item.style, 9) if item.style else 9  # under any heading
        above = [label for style, label in groups if GROUP_RANKS[style] < rank]
        annex_rows.append(AnnexRow(item.number, "", first_index + len(tasks), row.lines[0]))
        own = [one_line(row.cells[at]) for at in group_columns(row.columns)]
        sorted_under = carried_groups(sorted_under, own)
        path = (*place.path, *above, *filter(None, sorted_under))
        tasks.append(_task(row, item, place, path))
    return tuple(tasks), tuple(annex_rows)


def _has_content_column(row: Row) -> bool:
    return any(column.key == CONTENT for column in row.columns)


def _is_total(row: Row, item: Numbered) -> bool:
    return not row.has_task_cells() and _TOTAL.fullmatch(fold(item.title)) is not None


def _all_words(row: Row) -> str:
    return " ".join(one_line(cell) for cell in row.cells if cell)


def _numbered(row: Row) -> Numbered:
    ordinal, content = one_line(row.text(ORDINAL)), one_line(row.text(CONTENT))
    style = number_style(ordinal)
    if style:
        return Numbered(style, bare_number(ordinal), content)
    if len(row.filled()) == 1 and not row.has_task_cells():
        content = one_line(row.cells[row.filled()[0]])
    elif ordinal:
        return Numbered("", ordinal, content)
    if _is_list(row.text(CONTENT)):
        return Numbered("", "", content)
    return number_in(content)


def _is_list(cell: str) -> bool:
    """Whether a cell holds several points, so that the first bullet is not the row's own."""
    return sum(bool(read_bullet(line)[0]) for line in cell.split("\n")) > 1


def number_in(text: str) -> Numbered:
    """The number that stands in the words themselves: "I Công tác …", "1. Xây dựng …", "- …"."""
    loose = _LOOSE_ROMAN.match(text)
    if loose and text[loose.end()].isupper():
        return Numbered("roman", loose["n"], text[loose.end() :])
    if mark := read_mark(text):
        return Numbered(mark.style, bare_number(mark.number), text[mark.length :].strip())
    marker, length = read_bullet(text)
    if marker:
        return Numbered("dash", "-" if marker in "-–—−" else marker, text[length:].strip())
    return Numbered("", "", text)


def bare_number(number: str) -> str:
    """A number as it is kept: "1." and "I/" without their sign."""
    return number.strip().rstrip("./").strip() or number.strip()


def _is_group(at: int, rows: Sequence[Row], numbered: Sequence[Numbered]) -> bool:
    """Whether a row is a heading for the rows below it: words alone, under an outer number."""
    row, item = rows[at], numbered[at]
    if row.has_task_cells() or not item.title or row.texts(OTHER):
        return False
    if item.style in ("roman", "upper", "part", "chapter") or row.spanning:
        return True
    if item.title.isupper() and item.style != "dash":
        return True
    following = numbered[at + 1] if at + 1 < len(rows) else None
    if following is None or item.style == "dash":
        return False
    if not item.style:
        return bool(following.style) and not item.title[:1].islower()
    return GROUP_RANKS.get(following.style, 9) > GROUP_RANKS[item.style] or (
        not following.style and bool(rows[at + 1].has_task_cells())
    )


def _enter(groups: list[tuple[str, str]], item: Numbered) -> None:
    rank = GROUP_RANKS.get(item.style, 9)
    while groups and GROUP_RANKS[groups[-1][0]] >= rank:
        groups.pop()
    groups.append((item.style, numbered_label(item.number, item.title)))


def _task(row: Row, item: Numbered, place: Place, above: Sequence[str]) -> Task:
    lead_text, coordinating_text = units_written(row.text(LEAD), row.text(COORDINATING))
    schedule_text = schedule_written(row.texts(SCHEDULE))
    return Task(
        place.appendix,
        " / ".join(above),
        item.number,
        item.title,
        split_units(lead_text),
        split_units(coordinating_text),
        schedule_text,
        _schedule(schedule_text, place.year) if schedule_text else None,
        one_line(row.text(DELIVERABLE)),
        one_line(row.text(LEAD)),
        one_line(coordinating_text),
        tuple((column.heading, one_line(cell)) for column, cell in row.texts(OTHER)),
        tuple(row.lines),
    )


@lru_cache(maxsize=1024)
def _schedule(text: str, year: int | None) -> Schedule | None:
    """The meaning of a time; the same words come back in many rows."""
    return read_schedule(text, year)


def units_written(lead: str, coordinating: str) -> tuple[str, str]:
    """The lead and coordinating units of two cells; one cell may name both with labels."""
    before, labelled = read_labels(lead)
    by_key = {item.key: item.value for item in labelled}
    if by_key.keys() & {LEAD, COORDINATING}:
        return by_key.get(LEAD) or before, coordinating or by_key.get(COORDINATING, "")
    told = _LEADS_WITH.fullmatch(one_line(lead))
    if told:
        return told["lead"], coordinating or told["with"]
    return lead, coordinating


def schedule_written(cells: Sequence[tuple[Column, str]]) -> str:
    """The time as written in these filled cells; ticks are told by their columns' headings."""
    if len(cells) == 1 and not _TICK.fullmatch(cells[0][1].strip()):
        return one_line(cells[0][1])
    if len(cells) == 2 and _is_from_to(cells[0][0].heading, cells[1][0].heading):
        return f"{one_line(cells[0][1])} - {one_line(cells[1][1])}"
    parts = [
        period_of(column) if _TICK.fullmatch(cell.strip()) else one_line(cell)
        for column, cell in cells
    ]
    return ", ".join(parts)


def period_of(column: Column) -> str:
    """The period that a column stands for; a bare "3" is told by the heading above it."""
    unit = _PERIOD_UNIT.search(column.parent)
    if unit is None or not _BARE_COUNT.fullmatch(column.heading):
        return column.heading
    return f"{unit[0].capitalize()} {column.heading}"


def _is_from_to(first: str, second: str) -> bool:
    start, end = fold(first), fold(second)
    since = "bat dau" in start or bool(re.match(r"tu\b", start))
    return since and ("ket thuc" in end or "hoan thanh" in end or bool(re.match(r"den\b", end)))
