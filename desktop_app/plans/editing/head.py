"""Pure steps for the parts of a plan that are lists and forms: bases, recipients, signer, number.

The form of each follows NĐ 30/2020/NĐ-CP, Phụ lục I. Nothing is rewritten while a person types: the
ends of lines are put right when a line comes, goes or moves.
"""

import re
from collections.abc import Sequence
from typing import TypeVar

import msgspec

from desktop_app.law.citations import find_citations
from desktop_app.law.known_documents import KnownDocument, cited_day
from desktop_app.office.model import Officer
from desktop_app.plans.blank import signer_of
from desktop_app.plans.model import LegalBasis, Plan, Recipient, Signer
from desktop_app.plans.source import Span
from desktop_app.plans.structure import words

T = TypeVar("T")
TAGS = (("b/c", "để báo cáo"), ("P/h", "để phối hợp"), ("T/h", "để thực hiện"))
_NUMBER = re.compile(r"(?P<digits>\d+)[a-z]?(?P<joint>[/-])[^\W\d_][\w&/.-]*")
_ENDS = " ;.,"
replace = msgspec.structs.replace


# Bases


def basis_from(known: KnownDocument) -> LegalBasis:
    """A known document as a basis: a law by name and day, any other by number, day and issuer.

    "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022", "Căn cứ Nghị định số 59/2023/NĐ-CP ngày
    14/8/2023 của Chính phủ quy định chi tiết …". What is not recorded is left out.
    """
    parts = [
        f"Căn cứ {known.kind}",
        known.name,
        "" if known.name and known.date else f"số {known.number}",
        f"ngày {cited_day(known.date)}" if known.date else "",
        f"của {known.issuer}" if known.issuer and not known.is_law else "",
        "" if known.name else known.about,
    ]
    return basis_of(" ".join(filter(None, parts)) + ";")


def basis_of(text: str, spans: tuple[Span, ...] = ()) -> LegalBasis:
    """A basis with these words and the documents that they cite."""
    return LegalBasis(text, find_citations(text, 0), 0, spans)


def with_basis(plan: Plan, row: int, text: str, spans: tuple[Span, ...] = ()) -> Plan:
    """The plan with other words in one basis."""
    return replace(plan, legal_bases=_put(plan.legal_bases, row, basis_of(text, spans)))


def insert_bases(plan: Plan, row: int, bases: Sequence[LegalBasis]) -> Plan:
    """The plan with bases put in before a row; one that it has already is left out."""
    present = {_said(basis) for basis in plan.legal_bases}
    new = [basis for basis in bases if _said(basis) not in present]
    old = plan.legal_bases
    return replace(plan, legal_bases=_ended((*old[:row], *new, *old[row:]))) if new else plan


def remove_bases(plan: Plan, rows: Sequence[int]) -> Plan:
    """The plan without these bases."""
    left = tuple(basis for row, basis in enumerate(plan.legal_bases) if row not in rows)
    return replace(plan, legal_bases=_ended(left))


def move_basis(plan: Plan, row: int, to: int) -> Plan:
    """The plan with one basis at another place."""
    return replace(plan, legal_bases=_ended(_moved(plan.legal_bases, row, to)))


def cites(plan: Plan, known: KnownDocument) -> bool:
    """Whether a known document is among the bases already."""
    return any(
        ref.number == known.number
        or (known.name and ref.number is None and ref.name == known.name and ref.date == known.date)
        for basis in plan.legal_bases
        for ref in basis.documents
    )


def _said(basis: LegalBasis) -> str:
    return " ".join(basis.text.split()).rstrip(_ENDS)


def _ended(bases: Sequence[LegalBasis]) -> tuple[LegalBasis, ...]:
    """Each basis with its ";", the last one with "."; other ends ("như sau:") are meant so."""
    last = len(bases) - 1
    return tuple(_with_end(basis, "." if i == last else ";") for i, basis in enumerate(bases))


def _with_end(basis: LegalBasis, end: str) -> LegalBasis:
    bare = basis.text.rstrip(" ;.")
    if not bare or basis.text.rstrip().endswith("…") or bare[-1] in ":,":
        return basis
    text = bare + end
    if text == basis.text:
        return basis
    spans = tuple(
        replace(span, end=len(text) if span.end >= len(bare) else span.end)
        for span in basis.spans
        if span.start < len(text)
    )
    return replace(basis, text=text, spans=spans)


# Recipients


def recipient_of(text: str) -> Recipient:
    """A line of "Nơi nhận" as typed or pasted: without its dash and end, its tag read."""
    bare = re.sub(r"^\s*[-–+•]\s*", "", " ".join(text.split())).rstrip(" ;,")
    bare = bare if is_archive(bare) else bare.rstrip(" .")
    tag = words.TAG.search(bare)
    return Recipient(bare, " ".join(tag[1].split()) if tag else "")


def is_archive(text: str) -> bool:
    """Whether a line says where the paper is kept ("Lưu: VT, VHXH"), which stands last."""
    return words.FILED.match(text) is not None


def with_recipient(plan: Plan, row: int, text: str) -> Plan:
    """The plan with other words in one line; its tag is read from them."""
    new = replace(recipient_of(text), text=text, line=plan.recipients[row].line)
    return replace(plan, recipients=_put(plan.recipients, row, new))


def with_tag(plan: Plan, row: int, tag: str) -> Plan:
    """The plan with a tag ("b/c") behind one recipient in place of the one it has; "": none."""
    old = plan.recipients[row]
    bare = words.TAG.sub("", old.text).rstrip()
    text = f"{bare} ({tag})" if tag else bare
    return replace(plan, recipients=_put(plan.recipients, row, replace(old, text=text, tag=tag)))


def insert_recipients(plan: Plan, row: int, texts: Sequence[str]) -> Plan:
    """The plan with recipients put in before a row, never behind "Lưu"; none twice."""
    present = {recipient.text for recipient in plan.recipients}
    new = [made for made in map(recipient_of, texts) if made.text and made.text not in present]
    old = plan.recipients
    return replace(plan, recipients=_archive_last((*old[:row], *new, *old[row:])))


def remove_recipients(plan: Plan, rows: Sequence[int]) -> Plan:
    """The plan without these recipients."""
    left = tuple(one for row, one in enumerate(plan.recipients) if row not in rows)
    return replace(plan, recipients=left)


def move_recipient(plan: Plan, row: int, to: int) -> Plan:
    """The plan with one recipient at another place; "Lưu" stays last."""
    return replace(plan, recipients=_archive_last(_moved(plan.recipients, row, to)))


def _archive_last(recipients: Sequence[Recipient]) -> tuple[Recipient, ...]:
    return tuple(sorted(recipients, key=lambda recipient: is_archive(recipient.text)))


# Signer and number


def with_officer(plan: Plan, officer: Officer) -> Plan:
    """The plan signed by an officer of the own office, with the lines of the signing power."""
    return replace(plan, signer=signer_of(officer))


def signer_problem(signer: Signer) -> str:
    """What is wrong with a signature block, as a sentence; "" when nothing is."""
    if words.RANK.match(signer.name or ""):
        return "Họ tên người ký không ghi học hàm, học vị, danh hiệu (NĐ 30/2020/NĐ-CP, ô 7b)."
    capacity = signer.capacity or ""
    if capacity.startswith("KT") and not signer.title:
        return "Ký thay (KT.) phải có chức vụ của người ký ở dòng dưới, ví dụ “PHÓ CHỦ TỊCH”."
    if capacity.startswith(("TL", "TUQ")) and signer.authority:
        return "Ký thừa lệnh, thừa ủy quyền thì không ghi “TM.” ở dòng trên."
    return ""


def number_problem(text: str) -> str:
    """What is wrong with a number as typed ("5/KH-UBND"), as a sentence; "" when nothing is."""
    bare = text.strip()
    if not bare or bare.startswith(("/", "-")):
        return ""
    if re.search(r"\s", bare):
        return "Số và ký hiệu viết liền, không có dấu cách: 05/KH-UBND."
    found = _NUMBER.fullmatch(bare)
    if found is None:
        return "Số, ký hiệu gồm số thứ tự, dấu “/” và ký hiệu, ví dụ 05/KH-UBND."
    if len(found["digits"]) == 1:
        return f"Số nhỏ hơn 10 thêm số 0 ở trước: 0{bare}."
    return ""


def _put(items: tuple[T, ...], row: int, item: T) -> tuple[T, ...]:
    return (*items[:row], item, *items[row + 1 :])


def _moved(items: tuple[T, ...], row: int, to: int) -> tuple[T, ...]:
    left = [*items[:row], *items[row + 1 :]]
    left.insert(max(0, min(to, len(left))), items[row])
    return tuple(left)
