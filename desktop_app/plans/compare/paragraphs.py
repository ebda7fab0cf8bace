"""A plan as one row of paragraphs, so that two plans can be laid side by side."""

from collections.abc import Iterator, Sequence

import msgspec

from desktop_app.documents.headings import printed_number
from desktop_app.plans.model import Annex, Body, Grid, Plan, Section, Text
from desktop_app.plans.printing import official_date
from desktop_app.plans.source import Span

HEAD, BASES, TEXT = "Phần đầu", "Căn cứ", "Nội dung"
ENDING, ANNEXES, OTHER = "Nơi nhận, ký", "Phụ lục", "Phần khác"
PARTS = (HEAD, BASES, TEXT, ENDING, ANNEXES, OTHER)
CELL_JOINT = " | "


class Para(msgspec.Struct, frozen=True):
    """A paragraph: `lead` its number or mark, `kind` what it is ("heading", "text", "cells").

    `label` names a field of the head, else the heading that the paragraph stands under.
    """

    kind: str
    lead: str
    text: str
    level: int = 0
    spans: tuple[tuple[int, int, bool, bool], ...] = ()
    label: str = ""

    @property
    def words(self) -> str:
        """Number and text as printed."""
        return f"{self.lead} {self.text}" if self.lead and self.text else self.lead + self.text

    @property
    def same(self) -> tuple[object, ...]:
        """What two paragraphs have in common when nothing was changed."""
        return self.kind, self.lead, self.text, self.level, self.spans


Parts = dict[str, tuple[Para, ...]]


def fields_of(plan: Plan) -> dict[str, str]:
    """The fields of head and signature that stand alone, by their labels."""
    signer = plan.signer
    day = plan.date_text or (official_date(plan.date) if plan.date else "")
    return {
        "Cơ quan chủ quản": plan.parent_issuer or "",
        "Cơ quan ban hành": plan.issuer or "",
        "Số, ký hiệu": plan.number or plan.symbol or "",
        "Địa danh": plan.place or "",
        "Ngày ban hành": day,
        "Tên loại": plan.type_text,
        "Trích yếu": plan.title,
        "Thay mặt": (signer and signer.authority) or "",
        "Quyền ký": (signer and signer.capacity) or "",
        "Chức vụ": (signer and signer.title) or "",
        "Người ký": (signer and signer.name) or "",
    }


SIGNER_FIELDS = ("Thay mặt", "Quyền ký", "Chức vụ", "Người ký")


def paragraphs(plan: Plan) -> Parts:
    """The running paragraphs of each part; head and signature are compared field by field."""
    return {
        BASES: tuple(Para("text", "", b.text, 0, _spans(b.spans)) for b in plan.legal_bases),
        TEXT: tuple(
            (
                *_bodies(plan.opening, "Mở đầu"),
                *_sections(plan.sections),
                *_bodies(plan.closing, "Kết thúc"),
            )
        ),
        ENDING: tuple(Para("text", "-", r.text, label="Nơi nhận") for r in plan.recipients),
        ANNEXES: tuple(para for annex in plan.annexes for para in _annex(annex)),
        OTHER: tuple(_bodies(plan.leftovers, "")),
    }


def _sections(sections: Sequence[Section], above: str = "") -> Iterator[Para]:
    for section in sections:
        lead = printed_number(section.number)
        kind = "text" if section.run_in else "heading"
        # "1" below "II" is "II.1"; "2.1" below "2" has its way in its own number.
        path = f"{above}.{section.number}".strip(".")
        path = section.number if section.number.startswith(f"{above}.") else path
        name = f"Mục {path}"
        yield Para(kind, lead, section.title, section.level, _spans(section.spans), name)
        yield from _bodies(section.body, name)
        yield from _sections(section.children, path)


def _bodies(bodies: Sequence[Body], label: str) -> Iterator[Para]:
    for body in bodies:
        if isinstance(body, Text):
            yield Para("text", body.marker, body.text, 0, _spans(body.spans), label)
        elif isinstance(body, Grid):
            for row in body.rows:
                yield Para("cells", "", CELL_JOINT.join(row), label=label)


def _annex(annex: Annex) -> Iterator[Para]:
    """Everything of an annex but its tasks, which are compared cell by cell."""
    name = annex.label or (f"Phụ lục {annex.number}".strip() if annex.number else "Phụ lục")
    yield Para("heading", annex.label, annex.title, label=name)
    if annex.caption:
        yield Para("caption", "", annex.caption, label=name)
    if annex.columns:
        heads = CELL_JOINT.join(column.heading for column in annex.columns)
        yield Para("cells", "", heads, label=name)
    for row in annex.rows:
        if row.task is None:
            yield Para("group", row.number, row.title, label=name)
    yield from _bodies(annex.body, name)
    yield from _sections(annex.sections)


def _spans(spans: Sequence[Span]) -> tuple[tuple[int, int, bool, bool], ...]:
    return tuple((span.start, span.end, span.bold, span.italic) for span in spans)
