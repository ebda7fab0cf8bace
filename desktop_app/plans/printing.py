"""A plan as a document for print: head, bases, sections, annexes, all as they were written."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from desktop_app import dates
from desktop_app.documents.headings import heading, printed_number
from desktop_app.documents.model import (
    Appendix,
    Block,
    Document,
    Header,
    Heading,
    Paragraph,
    RichText,
    Run,
    Sheet,
    Signature,
    TableBlock,
    TableColumn,
    plain,
    rich,
)
from desktop_app.plans.annex_tables import annex_table
from desktop_app.plans.body_tables import body_table
from desktop_app.plans.model import Annex, Body, Grid, Plan, Recipient, Section, Signer, Text
from desktop_app.plans.source import Span
from desktop_app.plans.structure.annexes import is_paper

TYPE_NAMES = {
    "plan": "KẾ HOẠCH",
    "report": "BÁO CÁO",
    "programme": "CHƯƠNG TRÌNH",
    "decision": "QUYẾT ĐỊNH",
    "resolution": "NGHỊ QUYẾT",
    "directive": "CHỈ THỊ",
    "notice": "THÔNG BÁO",
    "guidance": "HƯỚNG DẪN",
}
DRAFT_MARK = "DỰ THẢO"
_GAP = " " * 6
_ADDRESSED = re.compile(r"Kính gửi\s*:?\s*(.*)", re.IGNORECASE | re.DOTALL)
_PARTY_NUMBER = re.compile(r"\d+-[A-ZĐ]+/[A-ZĐ]")
_PARTY_BODY = re.compile(
    r"(?:đảng (?:uỷ|ủy|bộ)|chi bộ|(?:tỉnh|thành|huyện|quận|thị) (?:uỷ|ủy)"
    r"|ban chấp hành (?:đảng|chi) bộ)\b",
    re.IGNORECASE,
)
_YOUTH = re.compile(r"\b(?:đoàn|tncs)\b", re.IGNORECASE)  # numbers its papers as the Party does
# A body's name in the head is broken before the place that it belongs to; a short one need not be.
_PLACE = re.compile(
    r"(?<!TÁC) (?=(?:XÃ(?! HỘI)|PHƯỜNG|ĐẶC KHU|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TP\.?|TỈNH) "
    r"[^-–]*$)"  # two bodies that issue together have a dash between them
)
_ONE_LINE, _PARTY_LINE = 22, 19  # capitals in the left column of the head
_COMMITTEE = re.compile(r"(?:(?:ỦY|UỶ) BAN|HỘI ĐỒNG) NHÂN DÂN ")


def draft_mark(status: str) -> str:
    """What is printed across a plan of this status: nothing but drafts are marked."""
    return DRAFT_MARK if status in {"draft", "submitted"} else ""


def plan_document(plan: Plan, *, watermark: str = "") -> Document:
    """The plan in the layout of NĐ 30/2020/NĐ-CP; numbers and words stay as written.

    `watermark` is printed across each page. What is unknown stays a line to write on.
    """
    addressees, opening = addressees_of(plan.opening)
    body = [*_bodies(opening), *_sections(plan.sections), *_bodies(plan.closing)]
    return Document(
        header=_header(plan),
        type_name=plan.type_text.upper() or TYPE_NAMES.get(plan.doc_type, ""),
        subject="" if plan.doc_type == "letter" else plan.title,
        addressees=addressees,
        bases=tuple(_runs(basis.text, basis.spans) for basis in plan.legal_bases),
        body=tuple(_with_end_mark(body) if plan.end_mark else body),
        recipients=_recipients(plan.recipients),
        signature=_signature(plan.signer) if plan.signer else None,
        after=tuple(_bodies(plan.leftovers)),
        appendices=tuple(_appendix(plan, annex) for annex in plan.annexes),
        watermark=watermark,
    )


def annex_sheet(plan: Plan, annex: Annex) -> Sheet:
    """The task table of an annex as a sheet of a workbook."""
    label = _annex_label(annex)
    return Sheet(
        name=label or annex.title,
        table=annex_table(plan, annex) or TableBlock((TableColumn(),)),
        title=tuple(filter(None, (label, annex.title))),
        caption=annex.caption,
        header=_header(plan),
    )


def addressees_of(opening: tuple[Body, ...]) -> tuple[tuple[str, ...], tuple[Body, ...]]:
    """Who "Kính gửi" names, which stands above the bases; and what is left of the opening."""
    first = opening[0] if opening else None
    found = _ADDRESSED.fullmatch(first.text) if isinstance(first, Text) else None
    if not found:
        return (), opening
    if found[1]:
        return (found[1],), opening[1:]
    listed = list(takewhile(lambda body: isinstance(body, Text) and body.marker, opening[1:]))
    names = tuple(body.text for body in listed if isinstance(body, Text))
    return (names, opening[1 + len(names) :]) if names else ((), opening)


def _header(plan: Plan) -> Header:
    party = _is_party(plan)
    most = _PARTY_LINE if party else _ONE_LINE
    return Header(
        issuer=_in_lines(plan.issuer, most),
        parent_issuer=_in_lines(plan.parent_issuer, most, parent=True),
        number_line=_number_line(plan, party=party),
        place_date=_place_date(plan),
        subject_line=f"V/v {plan.title}" if plan.doc_type == "letter" and plan.title else "",
        party=party,
    )


def _in_lines(body: str | None, most: int, *, parent: bool = False) -> str:
    """The name with a line for its place; that of a parent takes no third line for it."""
    name = " ".join((body or "").upper().split())
    place = _PLACE.search(name)
    long = len(name) > most or _COMMITTEE.match(name)
    if place is None or not long or (parent and place.start() > most):
        return name
    return f"{name[: place.start()]}\n{name[place.end() :]}"


def _is_party(plan: Plan) -> bool:
    """Papers of the Party bear its name at the right, and "05-KH/CB" where others have "05/KH"."""
    issuer = plan.issuer or ""
    numbered = _PARTY_NUMBER.match(plan.number or "") and not _YOUTH.search(issuer)
    return bool(numbered or _PARTY_BODY.match(issuer))


def _number_line(plan: Plan, *, party: bool) -> str:
    word, sign = ("Số", "-") if party else ("Số:", "/")
    if plan.number:
        return f"{word} {plan.number}"
    return f"{word} {_GAP}{sign}{plan.symbol}" if plan.symbol else f"{word} ………………"


def _place_date(plan: Plan) -> str:
    place = plan.place or "…………"
    if plan.date_text:
        # Blanks left for writing by hand are made wide enough for it.
        text = re.sub(r"(?<=ngày) +(?=tháng)|(?<=tháng) +(?=năm)|(?<=năm)$", _GAP, plan.date_text)
        return f"{place}, {text}"
    if plan.date:
        return f"{place}, {official_date(plan.date)}"
    return f"{place}, ngày{_GAP}tháng{_GAP}năm{_GAP}"


def official_date(day: str) -> str:
    """ "2026-03-05" as "ngày 05 tháng 3 năm 2026"."""
    return dates.official_date(date.fromisoformat(day))


def _sections(sections: tuple[Section, ...]) -> list[Block]:
    blocks: list[Block] = []
    for section in sections:
        runs = _runs(section.title, section.spans)
        if section.run_in:
            blocks.append(Paragraph(runs, printed_number(section.number)))
        else:
            blocks.append(heading(section.number, runs, section.level))
        blocks += _bodies(section.body)
        blocks += _sections(section.children)
    return blocks


def _bodies(bodies: tuple[Body, ...]) -> list[Block]:
    return [body_table(body) if isinstance(body, Grid) else _text(body) for body in bodies]


def _text(text: Text) -> Paragraph:
    return Paragraph(_runs(text.text, text.spans), text.marker)


def _runs(text: str, spans: tuple[Span, ...]) -> RichText:
    runs: list[Run] = []
    at = 0
    for span in sorted(spans, key=lambda span: span.start):
        start, end = max(span.start, at), min(span.end, len(text))
        if start >= end:
            continue
        runs += [Run(text[at:start]), Run(text[start:end], span.bold, span.italic)]
        at = end
    return tuple(run for run in (*runs, Run(text[at:])) if run.text)


def _with_end_mark(body: list[Block]) -> list[Block]:
    """The body with "./." behind its last words."""
    for i in range(len(body) - 1, -1, -1):
        block = body[i]
        if isinstance(block, Paragraph) and block.runs:
            mark = "/." if plain(block.runs).endswith(".") else "./."
            last = block.runs[-1]
            runs = (*block.runs[:-1], Run(last.text + mark, last.bold, last.italic))
            return [*body[:i], Paragraph(runs, block.marker, block.align), *body[i + 1 :]]
        if isinstance(block, Heading):
            break
    return [*body, Paragraph(rich("./."))]


def _recipients(recipients: tuple[Recipient, ...]) -> tuple[str, ...]:
    lines = [_recipient(recipient) for recipient in recipients]
    last = len(lines) - 1
    return tuple(
        line if line.endswith((";", ".")) else line + ("." if i == last else ";")
        for i, line in enumerate(lines)
    )


def _recipient(recipient: Recipient) -> str:
    if recipient.tag and recipient.tag not in recipient.text:
        return f"{recipient.text} ({recipient.tag})"
    return recipient.text


def _signature(signer: Signer) -> Signature:
    titles = (signer.title or "").split(" / ")
    lines = (signer.authority or "", signer.capacity or "", *titles)
    return Signature(tuple(filter(None, lines)), signer.name or "")


def _annex_label(annex: Annex) -> str:
    """As written, in the decree's letters: "Phụ lục I", "Biểu 01"; none where the title has it.

    A paper of its own ("KẾ HOẠCH" of a decision) keeps the capitals of its kind.
    """
    if is_paper(annex):
        return annex.label.upper()
    if not annex.label:
        return f"Phụ lục {annex.number}".strip() if annex.number or not annex.title else ""
    kind, number, rest = annex.label, "", ""
    if annex.number:
        kind, number, rest = annex.label.rpartition(annex.number)
    return (kind.capitalize() if kind.isupper() else kind) + number + rest


@dataclass(frozen=True)
class AnnexTexts:
    """What an annex prints before its task table and after it."""

    bodies_before: tuple[Body, ...]
    sections_before: tuple[Section, ...]
    bodies_after: tuple[Body, ...]
    sections_after: tuple[Section, ...]


def annex_texts(annex: Annex) -> AnnexTexts:
    """Texts and sections that stood before the table stay before it."""
    start = min((row.line for row in annex.rows if row.line), default=0)
    before = [b for b in annex.body if not start or b.line <= start]
    after = [b for b in annex.body if b not in before]
    early = [s for s in annex.sections if annex.rows and s.line < start]
    late = [s for s in annex.sections if s not in early]
    return AnnexTexts(tuple(before), tuple(early), tuple(after), tuple(late))


def _appendix(plan: Plan, annex: Annex) -> Appendix:
    table, texts = annex_table(plan, annex), annex_texts(annex)
    return Appendix(
        label=_annex_label(annex),
        title=(annex.title,) if annex.title else (),
        caption=annex.caption,
        paper=is_paper(annex),
        body=(
            *_bodies(texts.bodies_before),
            *_sections(texts.sections_before),
            *((table,) if table else ()),
            *_bodies(texts.bodies_after),
            *_sections(texts.sections_after),
        ),
    )
