"""Builds a Plan out of a Source: the order of the steps, and what the parts give each other."""

import re
from collections.abc import Sequence

import msgspec

from desktop_app.law.citations import DocumentRef, find_citations
from desktop_app.plans.model import Finding, LegalBasis, Plan, Severity, Task
from desktop_app.plans.source import Source, SourceTable
from desktop_app.plans.structure import words
from desktop_app.plans.structure.annexes import (
    AnnexParts,
    annex_before,
    find_annexes,
    first_annex_in_text,
    names_table,
    read_annexes,
    read_table,
)
from desktop_app.plans.structure.body_tasks import Heading, Part, body_tasks, gathered
from desktop_app.plans.structure.deadlines import read_deadlines
from desktop_app.plans.structure.ending import find_ending, read_ending
from desktop_app.plans.structure.flow import Flow, read_flow
from desktop_app.plans.structure.head import Head, read_head
from desktop_app.plans.structure.main_text import MainText, heading_of, read_main_text
from desktop_app.plans.structure.numbering import read_mark
from desktop_app.plans.structure.outline import Node, as_body, as_text
from desktop_app.plans.structure.paragraphs import Element, Para
from desktop_app.plans.structure.rows import is_task_table
from desktop_app.plans.structure.tasks import Place
from desktop_app.plans.years import year_named


def build_plan(source: Source) -> Plan:
    """The plan that a source holds; nothing is dropped, and every repair is a finding."""
    flow = read_flow(source)
    elements = flow.elements
    head = read_head(elements)
    end = find_ending(elements, head.rest)
    starts = find_annexes(elements, end)
    if end == len(elements):
        end = first_annex_in_text(elements, head.rest)
        starts = find_annexes(elements, end)
    year = stated_year(head)
    text_end = annex_before(elements, head.rest, end)
    last = starts[0] if starts else len(elements)
    in_annexes = [*elements[text_end:end], *elements[last:]]
    annexes = read_annexes(in_annexes, find_annexes(in_annexes, 0), year)
    text = read_main_text(elements[head.rest : text_end])
    ending = read_ending(elements[end:last])
    head, guessed = _completed(head, annexes, text, year)
    in_text, table_findings = _tasks_in_text([(text.opening, text.roots), *_papers(annexes)], year)
    return Plan(
        doc_type=head.doc_type,
        number=head.number,
        symbol=head.symbol,
        date=head.date,
        date_text=head.date_text,
        place=head.place,
        issuer=head.issuer,
        parent_issuer=head.parent_issuer,
        title=head.title,
        legal_bases=tuple(_basis(para) for para in text.bases),
        opening=tuple(as_body(element) for element in text.opening),
        sections=tuple(node.finished() for node in text.roots),
        closing=tuple(as_text(para) for para in text.closing),
        tasks=(*annexes.tasks, *in_text),
        report_deadlines=read_deadlines(elements, year),
        recipients=ending.recipients,
        signer=ending.signer,
        annexes=annexes.annexes,
        leftovers=(
            *(as_body(element) for element in head.leftovers),
            *ending.leftovers,
        ),
        citations=_citations(elements[head.rest : text_end], text, annexes),
        end_mark=text.end_mark,
        type_text=head.type_text,
        findings=(*_found(flow, head), *guessed, *annexes.findings, *table_findings),
    )


def stated_year(head: Head | Plan) -> int | None:
    """The year that the plan says it is for: the one of its title, else that of its date."""
    named = year_named(head.title)
    return named or (int(head.date[:4]) if head.date else None)


def _completed(
    head: Head, annexes: AnnexParts, text: MainText, year: int | None
) -> tuple[Head, list[Finding]]:
    """The head with what only the annex's caption or the opening sentence says."""
    findings: list[Finding] = []
    for annex in annexes.annexes:
        if not annex.caption:
            continue
        number = words.CAPTION_NUMBER.search(annex.caption)
        if number and head.number is None and not head.symbol:
            value = re.sub(r"\s", "", number["number"])
            head = msgspec.structs.replace(head, number=value, symbol=value.split("/", 1)[-1])
            findings.append(_number_from_annex(value, annex.line))
        issuer = words.CAPTION_ISSUER.search(annex.caption)
        if issuer and head.issuer is None:
            head = msgspec.structs.replace(head, issuer=issuer["issuer"].strip())
    if head.issuer is None:
        head = msgspec.structs.replace(head, issuer=_issuer_of_opening(text))
    return head, findings


def _issuer_of_opening(text: MainText) -> str | None:
    for para in (*text.bases, *(p for p in text.opening if isinstance(p, Para))):
        found = words.OPENING_ISSUER.findall(para.text)
        if found:
            return str(found[-1]).strip()
    return None


def _number_from_annex(number: str, line: int) -> Finding:
    return Finding(
        "number_from_annex",
        Severity.INFO,
        f"Phần đầu văn bản không ghi số; số {number} được lấy từ dòng chú thích của phụ lục.",
        line,
        excerpt=number,
    )


def _found(flow: Flow, head: Head) -> tuple[Finding, ...]:
    return (*flow.findings, *_misread_numerals(flow.elements), *head.findings)


def _misread_numerals(elements: Sequence[Element]) -> list[Finding]:
    """Roman numbers with a letter that looks like theirs: "Il." is read as "II."."""
    found: list[Finding] = []
    for element in elements:
        if not isinstance(element, Para):
            continue
        mark = read_mark(element.text)
        if mark is None or mark.style != "roman" or element.text.startswith(mark.number):
            continue
        seen = element.text[: len(mark.number)]
        message = f"“{seen}.” ở đầu đề mục có chữ cái lẫn trong số; được hiểu là “{mark.number}.”."
        found.append(
            Finding(
                "letter_in_number",
                Severity.ERROR,
                message,
                element.line,
                excerpt=seen,
                suggestion=mark.number,
            )
        )
    return found


def _basis(para: Para) -> LegalBasis:
    return LegalBasis(para.text, find_citations(para.text, para.line), para.line, para.spans)


_Written = tuple[Sequence[Element], Sequence[Node]]


def _papers(annexes: AnnexParts) -> list[_Written]:
    """The texts of the papers issued with this one."""
    return [(paper.opening, paper.roots) for paper in annexes.papers]


def _tasks_in_text(texts: Sequence[_Written], year: int | None) -> tuple[list[Task], list[Finding]]:
    """The tasks of tables and labels in texts of opening and sections, in reading order."""
    tasks: list[Task] = []
    findings: list[Finding] = []
    parts: list[Part] = []
    for opening, roots in texts:
        parts.append((Heading(), opening))
        for root in roots:
            parts += [(heading_of(path), path[-1].lines) for path in root.walk()]
    for heading, elements in gathered(parts):
        more, found = tasks_under(heading, elements, year)
        tasks += more
        findings += found
    return tasks, findings


def tasks_under(
    heading: Heading, elements: Sequence[Element], year: int | None
) -> tuple[list[Task], list[Finding]]:
    """The tasks of the paragraphs and tables directly under a heading of the main text."""
    tasks = body_tasks(elements, heading, year)
    findings: list[Finding] = []
    names = (*heading.path, heading.label) if heading.title else ()
    for name, tables in _named_tables(elements):
        read = read_table(tables, Place(None, (*names, name) if name else names, year), 0)
        tasks += read.tasks
        findings += read.findings
    return tasks, findings


def _named_tables(elements: Sequence[Element]) -> list[tuple[str, list[SourceTable]]]:
    """The task tables of a section, each with the heading right above it where there are several.

    A chunk without a heading of its own goes on with the table before it.
    """
    found: list[tuple[str, list[SourceTable]]] = []
    above: Element | None = None
    for element in elements:
        if isinstance(element, SourceTable):
            name = above.text if isinstance(above, Para) and names_table(above) else ""
            if found and not (name and is_task_table(element)):
                found[-1][1].append(element)
            else:
                found.append((name, [element]))
        above = element
    found = [(name, tables) for name, tables in found if any(map(is_task_table, tables))]
    return found if len(found) > 1 else [("", tables) for _, tables in found]


def _citations(
    elements: Sequence[Element], text: MainText, annexes: AnnexParts
) -> tuple[DocumentRef, ...]:
    """The documents cited outside the bases, with their places."""
    bases = {para.line for para in text.bases}
    found: list[DocumentRef] = []
    for element in elements:
        if isinstance(element, Para) and element.line not in bases:
            # "1/ Quán triệt …" is a number of the outline, not of a document.
            mark = read_mark(element.text)
            found += find_citations(element.text[mark.length if mark else 0 :], element.line)
    for annex in annexes.annexes:
        for words_of_annex in (annex.title, annex.caption):
            found += find_citations(words_of_annex, annex.line)
    for task in annexes.tasks:
        found += find_citations(task.content, task.lines[0] if task.lines else 0)
    return tuple(found)
