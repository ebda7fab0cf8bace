"""Annexes: "PHỤ LỤC I", its title, its caption, its task table, whatever else it holds.

A paper issued with a decision ("KẾ HOẠCH … (Ban hành kèm theo Quyết định …)") is one of them.
"""

from collections.abc import Sequence

import msgspec

from desktop_app.plans.model import Annex, AnnexRow, Column, Finding, Task
from desktop_app.plans.source import SourceTable
from desktop_app.plans.structure import words
from desktop_app.plans.structure.calendar_rows import with_periods
from desktop_app.plans.structure.kinds import kind_of, leading_kind
from desktop_app.plans.structure.numbering import read_bullet, read_mark
from desktop_app.plans.structure.outline import Outline, as_body
from desktop_app.plans.structure.paragraphs import Element, Para, join_text
from desktop_app.plans.structure.rows import continues, is_task_table, read_rows
from desktop_app.plans.structure.signing import is_office
from desktop_app.plans.structure.tasks import Place, read_tasks

_LONGEST_HEADING = 250
_LONGEST_TITLE = 400
_NEAR = 5  # elements below a paper's kind among which its caption stands


class AnnexParts(msgspec.Struct, frozen=True):
    """The annexes, the tasks of their tables, what was joined in them.

    `papers` are the texts of those that are papers of their own, whose sentences tell tasks.
    """

    annexes: tuple[Annex, ...] = ()
    tasks: tuple[Task, ...] = ()
    findings: tuple[Finding, ...] = ()
    papers: tuple[Outline, ...] = ()


class Table(msgspec.Struct, frozen=True):
    """A task table put together from its chunks."""

    columns: tuple[Column, ...]
    rows: tuple[AnnexRow, ...]
    tasks: tuple[Task, ...]
    findings: tuple[Finding, ...]


def find_annexes(elements: Sequence[Element], start: int) -> list[int]:
    """The indexes at which annexes begin, from `start` on."""
    found: list[int] = []
    filled = True
    for i in range(start, len(elements)):
        element = elements[i]
        if not isinstance(element, Para):
            filled = True
        elif (
            _is_heading(element)
            or (filled and _is_named_annex(element, elements[i + 1 :]))
            or (filled and _is_captioned(element, elements[i + 1 : i + 3]))
            or _begins_paper(elements, i, found[-1] if found else -_NEAR)
        ):
            found.append(i)
            filled = False
    return found


def first_annex_in_text(elements: Sequence[Element], start: int) -> int:
    """The first annex of a paper without recipients and signer; the end when it has none."""
    for i in range(start, len(elements)):
        element = elements[i]
        if isinstance(element, Para) and _is_heading(element) and _stands_alone(element):
            return i
    return len(elements)


def annex_before(elements: Sequence[Element], start: int, end: int) -> int:
    """The first annex that stands before the signature, known by its caption; `end` if none."""
    for i in find_annexes(elements[:end], start):
        below = elements[i + 1 : min(i + 5, end)]
        if any(isinstance(e, Para) and words.CAPTION.match(e.text) for e in below):
            return i
    return end


def read_annexes(
    elements: Sequence[Element], starts: Sequence[int], year: int | None
) -> AnnexParts:
    """The annexes that begin at these indexes."""
    annexes: list[Annex] = []
    tasks: list[Task] = []
    findings: list[Finding] = []
    papers: list[Outline] = []
    for start, end in zip(starts, [*starts, len(elements)][1:], strict=True):
        annex, table, outline = _read_annex(elements[start:end], year, len(tasks))
        annexes.append(annex)
        papers += [outline] if is_paper(annex) else []
        tasks += table.tasks
        findings += table.findings
    return AnnexParts(tuple(annexes), tuple(tasks), tuple(findings), tuple(papers))


def read_table(tables: Sequence[SourceTable], place: Place, first_index: int) -> Table:
    """The tasks of a table whose chunks these are."""
    read = with_periods(read_rows(tables))
    tasks, rows = read_tasks(read.rows, place, first_index)
    return Table(read.columns, rows, tasks, read.findings)


def names_table(para: Para) -> bool:
    """Whether a paragraph is the heading of the table below it: "NGÀY 1: THỨ HAI, 24/8/2026"."""
    text = para.text
    if read_mark(para.whole) or read_bullet(para.whole)[0] or len(text) > _LONGEST_HEADING:
        return False
    return (para.centered or para.bold or text.isupper()) and not text.endswith((".", ";"))


def _is_heading(para: Para) -> bool:
    match = words.ANNEX_HEADING.fullmatch(para.text)
    if match is None or len(para.text) > _LONGEST_HEADING:
        return False
    rest = match["rest"].strip()
    if words.CONTINUED.fullmatch(rest):
        return False
    if match["word"].isupper():
        return True
    return not rest or rest[0] in ".:–-" or para.centered or para.bold


def _stands_alone(para: Para) -> bool:
    match = words.ANNEX_HEADING.fullmatch(para.text)
    return match is not None and (match["word"].isupper() or not match["rest"].strip())


def _is_named_annex(para: Para, following: Sequence[Element]) -> bool:
    """ "BIỂU 01", "DANH MỤC …": an annex only where a caption or table follows soon."""
    if words.ANNEX_BY_NAME.fullmatch(para.text) is None or len(para.text) > _LONGEST_HEADING:
        return False
    if not (para.text.isupper() or para.centered or para.bold):
        return False
    return any(
        isinstance(element, SourceTable) or words.CAPTION.match(element.text)
        for element in following[:5]
    )


def _is_captioned(para: Para, following: Sequence[Element]) -> bool:
    """A title in capitals, whatever its words, right above "(Kèm theo Kế hoạch …)" and a table."""
    if not para.text.isupper() or is_office(para.text) or len(para.text) > _LONGEST_HEADING:
        return False
    below = following[0] if following else None
    captioned = isinstance(below, Para) and words.CAPTION.match(below.text) is not None
    return captioned and isinstance(following[-1], SourceTable)


def _begins_paper(elements: Sequence[Element], at: int, last: int) -> bool:
    """Whether another paper begins here: its kind, its title, "(Ban hành kèm theo …)".

    Right below the heading of an annex the name of a kind belongs to the annex's title.
    """
    para = elements[at]
    if not isinstance(para, Para) or not leading_kind(para.text) or at - last < _NEAR:
        return False
    below = elements[at + 1 : at + _NEAR]
    return any(isinstance(e, Para) and words.CAPTION.match(e.text) for e in below)


def is_paper(annex: Annex) -> bool:
    """Whether an annex is a paper of its own: a plan, a regulation."""
    return bool(kind_of(annex.label))


def _read_annex(
    elements: Sequence[Element], year: int | None, first_index: int
) -> tuple[Annex, Table, Outline]:
    heading = elements[0]
    assert isinstance(heading, Para)
    label, number, title = _heading_parts(heading)
    if not label and _is_title_of_its_own(elements[1:2]):
        label, title = title, ""
    title, caption, rest = _title_and_caption(elements[1:], title)
    place = Place(number, (), year)
    tables = _task_tables(rest)
    table = read_table(tables, place, first_index) if tables else Table((), (), (), ())
    outline = Outline()
    read = {id(one) for one in tables}
    outline.read([element for element in rest if id(element) not in read])
    annex = Annex(
        number,
        title,
        caption,
        table.columns,
        table.rows,
        tuple(as_body(element) for element in outline.opening),
        tuple(node.finished() for node in outline.roots),
        heading.line,
        label,
    )
    return annex, table, outline


def _heading_parts(heading: Para) -> tuple[str, str, str]:
    """The kind and number as written, the number, and what is left as title."""
    if kind := leading_kind(heading.text):
        rest = " ".join(heading.text.split())[len(kind) :].strip(" .:–-")
        return ("", "", heading.text) if rest.isupper() else (kind, "", rest)
    annex = words.ANNEX_HEADING.fullmatch(heading.text)
    match = annex or words.ANNEX_BY_NAME.fullmatch(heading.text)
    if match is None or not (annex or match["number"]):
        return "", "", heading.text
    label = heading.text[: match.start("rest")].strip()
    return label, match["number"] or "", match["rest"].strip(" .:–-")


def _is_title_of_its_own(following: Sequence[Element]) -> bool:
    """Whether the line below a heading like "BIỂU CÔNG VIỆC" begins a name: "DANH MỤC …"."""
    return any(
        isinstance(element, Para)
        and element.text.isupper()
        and words.ANNEX_BY_NAME.fullmatch(element.text) is not None
        for element in following
    )


def _title_and_caption(
    elements: Sequence[Element], title: str
) -> tuple[str, str, Sequence[Element]]:
    """The title lines and the caption below an annex's heading, and what comes after them."""
    title, caption = _parted(title)
    at = 0
    while at < len(elements):
        element = elements[at]
        if not isinstance(element, Para):
            break
        if words.RULE_LINE.fullmatch(element.text):
            at += 1
        elif not caption and words.CAPTION.match(element.text):
            caption, at = _caption(elements, at)
        elif _is_title(element, title, elements[at + 1 :], bool(caption)):
            more, found = _parted(element.text)
            title = join_text(title, more) if title else more
            caption = caption or found
            at += 1
        else:
            break
    return title, caption, elements[at:]


def _parted(line: str) -> tuple[str, str]:
    """A title and the caption in brackets behind it on the same line."""
    found = words.CAPTION_BEHIND.search(line)
    return (line[: found.start()].rstrip(), found[0]) if found else (line, "")


def _caption(elements: Sequence[Element], at: int) -> tuple[str, int]:
    """A caption in brackets may be broken over lines."""
    caption = ""
    while at < len(elements):
        element = elements[at]
        if not isinstance(element, Para):
            break
        caption = join_text(caption, element.text) if caption else element.text
        at += 1
        if not caption.startswith("(") or caption.count(")") >= caption.count("("):
            break
    return caption, at


def _is_title(para: Para, title: str, following: Sequence[Element], has_caption: bool) -> bool:
    text = para.text
    if read_mark(para.whole) or read_bullet(para.whole)[0] or len(text) > _LONGEST_TITLE:
        return False
    if text.endswith((".", ";", ":")):
        return False
    if para.centered or para.bold or text.isupper() or not title:
        return True
    return not has_caption and any(
        isinstance(element, SourceTable) or words.CAPTION.match(element.text)
        for element in following[:4]
    )


def _task_tables(elements: Sequence[Element]) -> list[SourceTable]:
    """The chunks of the annex's task table: with a head of tasks, or as wide as the one before."""
    found: list[SourceTable] = []
    columns: tuple[Column, ...] = ()
    for element in elements:
        if not isinstance(element, SourceTable):
            continue
        if is_task_table(element):
            found.append(element)
            columns = read_rows([element]).columns
        elif found and continues(columns, element):
            found.append(element)
    return found
