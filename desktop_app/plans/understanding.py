"""All that was understood of a plan but its tasks: the words as written beside what they mean."""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from db.text import fold
from desktop_app.dates import show
from desktop_app.law.citations import DocumentRef
from desktop_app.law.report_words import day_told
from desktop_app.law.schedule import ReportDeadline
from desktop_app.plans.fields import DOC_TYPES
from desktop_app.plans.model import Annex, LegalBasis, Plan, Recipient, Signer
from desktop_app.plans.wording import deadline_words, with_dots

MISSING = "không ghi"
_HEAD_REACH = 40  # lines from the top in which the words of the head are looked for
_TAGS = {
    "b/c": "để báo cáo", "bc": "để báo cáo", "de bao cao": "để báo cáo",
    "p/h": "để phối hợp", "ph": "để phối hợp", "de phoi hop": "để phối hợp",
    "t/h": "để thực hiện", "th": "để thực hiện", "de thuc hien": "để thực hiện",
    "c/d": "để chỉ đạo", "de biet": "để biết", "t/d": "để theo dõi", "de theo doi": "để theo dõi",
}  # fmt: skip
_CAPACITIES = {
    "TM": "thay mặt", "KT": "ký thay", "TL": "thừa lệnh", "TUQ": "thừa ủy quyền", "Q": "quyền",
}  # fmt: skip
_CAPACITY = re.compile(r"(TM|KT|TL|TUQ|Q)\s*\.\s*(.+)", re.IGNORECASE | re.DOTALL)
_COLUMNS = {
    "ordinal": "số thứ tự", "content": "nội dung nhiệm vụ", "lead": "đơn vị chủ trì",
    "coordinating": "đơn vị phối hợp", "schedule": "thời gian", "deliverable": "sản phẩm",
    "other": "giữ nguyên lời, không gán nghĩa",
}  # fmt: skip


class Understood(msgspec.Struct, frozen=True):
    """One thing: what it is, as written, as understood ("" written: the plan has no such words).

    `doubt` is true where nothing, or not all, was understood.
    """

    what: str
    written: str
    meant: str
    doubt: bool = False
    lines: tuple[int, ...] = ()


class Part(msgspec.Struct, frozen=True):
    """A part of the plan; `key` is that of the outline."""

    key: str
    title: str
    rows: tuple[Understood, ...]


def understood_parts(plan: Plan, lines: Sequence[str] = ()) -> list[Part]:
    """The parts in reading order; `lines` are those of the source, to find the head's words in."""
    parts = [
        Part("head", "Đầu văn bản", tuple(_head(plan, lines))),
        Part("bases", "Căn cứ", tuple(_basis(*one) for one in enumerate(plan.legal_bases, 1))),
        Part("deadlines", "Hạn báo cáo", tuple(map(_deadline, plan.report_deadlines))),
        Part("recipients", "Nơi nhận", tuple(map(_recipient, plan.recipients))),
        Part("signer", "Người ký", tuple(_signer(plan.signer))),
    ]
    parts += [
        Part(f"annex:{place}", _annex_title(annex), tuple(_columns(annex)))
        for place, annex in enumerate(plan.annexes)
        if annex.columns
    ]
    return [part for part in parts if part.rows]


def _head(plan: Plan, lines: Sequence[str]) -> Iterator[Understood]:
    top = [fold(line) for line in lines[:_HEAD_REACH]]
    day = show(plan.date) if plan.date else ""
    named = dict(DOC_TYPES).get(plan.doc_type, "")
    for what, written, meant in (
        ("Loại văn bản", plan.type_text or "", named),
        ("Số, ký hiệu", plan.number or plan.symbol or "", plan.number or ""),
        ("Ngày ban hành", with_dots(plan.date_text), day),
        ("Nơi ban hành", plan.place or "", plan.place or ""),
        ("Cơ quan cấp trên", plan.parent_issuer or "", plan.parent_issuer or ""),
        ("Cơ quan ban hành", plan.issuer or "", plan.issuer or ""),
        ("Trích yếu", plan.title, plan.title),
    ):
        if written or what not in ("Nơi ban hành", "Cơ quan cấp trên"):
            line = _line_of(f"{written}, ngày" if what == "Nơi ban hành" else written, top)
            shown = _as_written(written, line, lines)
            yield Understood(what, shown, meant or MISSING, not meant, (line,) if line else ())


def _line_of(words: str, top: Sequence[str]) -> int:
    wanted = fold(words)
    return next((at for at, line in enumerate(top, 1) if wanted and wanted in line), 0)


def _as_written(words: str, line: int, lines: Sequence[str]) -> str:
    """The number with the words around it, as long as the line holds little else."""
    whole = " ".join(lines[line - 1].split()) if line else words
    return whole if len(whole) <= len(words) + 12 else words


def _basis(place: int, basis: LegalBasis) -> Understood:
    documents = "; ".join(map(_document, basis.documents))
    return Understood(
        f"Căn cứ {place}",
        basis.text,
        documents or "không dẫn văn bản nào có tên hoặc số",
        lines=_at(basis),
    )


def _document(ref: DocumentRef) -> str:
    named = f"{ref.kind} {ref.name}".strip()
    number = f"số {ref.number}" if ref.number else ""
    day = f"ngày {show(ref.date)}" if ref.date else ""
    issuer = f"của {ref.issuer}" if ref.issuer else ""
    return " ".join(filter(None, (named, number, day, issuer)))


def _deadline(deadline: ReportDeadline) -> Understood:
    known = bool(deadline.due or deadline.last_day or day_told(deadline.text))
    meant = deadline_words(deadline) if known else "chưa hiểu ngày nào, giữ nguyên lời"
    return Understood("Hạn báo cáo", deadline.text, meant, not known, _at(deadline))


def _recipient(recipient: Recipient) -> Understood:
    if fold(recipient.text).startswith("luu"):
        return Understood("Lưu", recipient.text, "bản lưu", lines=_at(recipient))
    who = re.sub(r"\s*\([^()]*\)\s*$", "", recipient.text) if recipient.tag else recipient.text
    purpose = _TAGS.get(fold(recipient.tag), recipient.tag) if recipient.tag else ""
    meant = ", ".join(filter(None, (who, purpose)))
    return Understood("Nơi nhận", recipient.text, meant, lines=_at(recipient))


def _signer(signer: Signer | None) -> Iterator[Understood]:
    if signer is None:
        return
    for what, words in (
        ("Thẩm quyền ký", signer.authority),
        ("Tư cách ký", signer.capacity),
        ("Chức vụ", signer.title),
    ):
        if words:
            found = _CAPACITY.match(words)
            meant = f"{_CAPACITIES[found[1].upper()]} {found[2].strip()}" if found else words
            yield Understood(what, words, meant, lines=_at(signer))
    name = signer.name or ""
    yield Understood("Họ và tên", name, name or MISSING, not name, _at(signer))


def _annex_title(annex: Annex) -> str:
    count = sum(row.task is not None for row in annex.rows)
    title = ". ".join(filter(None, (annex.label or f"Phụ lục {annex.number}".strip(), annex.title)))
    return f"{title} ({count} nhiệm vụ)"


def _columns(annex: Annex) -> Iterable[Understood]:
    for column in annex.columns:
        heading = " · ".join(filter(None, (column.parent, column.heading)))
        meant = _COLUMNS.get(column.key, column.key)
        yield Understood("Cột", heading, meant, lines=_at(annex))


def _at(part: LegalBasis | ReportDeadline | Recipient | Signer | Annex) -> tuple[int, ...]:
    return (part.line,) if part.line else ()
