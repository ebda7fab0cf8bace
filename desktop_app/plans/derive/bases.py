"""The bases of our plan: the upper plan's own that a commune cites as well, then that plan "
"itself."""

import re
from collections.abc import Iterator

from desktop_app.law.citations import find_citations
from desktop_app.law.known_documents import known_documents
from desktop_app.plans.derive.adapt import lower_first
from desktop_app.plans.derive.case import Case
from desktop_app.plans.derive.days import day_text, next_day
from desktop_app.plans.derive.model import BasisOffer, Relation
from desktop_app.plans.fields import DOC_TYPES

_OPENING = re.compile(
    r"[,.;]\s+(?:UBND|(?:Ủy|Uỷ) ban|Sở|Ban|Hội đồng|Phòng|Liên đoàn)\b[^.;]*?"
    r"\b(?:xây dựng|ban hành|lập|đề ra)\s+(?:[Kk]ế hoạch|[Cc]hương trình)\b.*$",
    re.DOTALL,
)
_BEGINNING = re.compile(
    r"^(?:căn cứ(?: vào)?|thực hiện|triển khai(?: thực hiện)?|thi hành|tiếp tục thực hiện|theo)\s+",
    re.IGNORECASE,
)
_INNER = re.compile(r"đề nghị của|chức năng,? nhiệm vụ|cơ cấu tổ chức", re.IGNORECASE)
_SURE = {"H", "H-"}
_NUMBERLESS = {"Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh"}


def basis_offers(case: Case) -> tuple[BasisOffer, ...]:
    """The bases proposed, the upper plan last: laws stand before plans."""
    return (*_theirs(case), _itself(case))


def reference(case: Case, *, about: bool = True) -> str:
    """The upper plan as a paper cites it; "…" stands for what it does not say."""
    plan = case.plan
    kind = plan.type_text.capitalize() or dict(DOC_TYPES).get(plan.doc_type, "Văn bản")
    number = plan.number or (f"…/{plan.symbol}" if plan.symbol else "…")
    words = f"{kind} số {number} ngày {_date(case)} của {case.upper.name or '…'}"
    if not about or not plan.title:
        return words
    title = plan.title.capitalize() if plan.title.isupper() else plan.title
    named = re.match(r"(?:về|v/v)\b", title, re.IGNORECASE)
    return f"{words} {lower_first(title)}" if named else f"{words} về {lower_first(title)}"


def no_longer_in_force(text: str, day: str) -> tuple[str, ...]:
    """A sentence for each document cited that is known to hold no longer."""
    return tuple(dict.fromkeys(_lapsed(text, day)))


def _theirs(case: Case) -> Iterator[BasisOffer]:
    for basis in case.plan.legal_bases:
        text = _OPENING.sub("", " ".join(basis.text.split())).strip(" ;.,")
        text = f"Căn cứ {_BEGINNING.sub('', text)}"
        if len(text.split()) > 3:
            yield _judged(case, text)


def _judged(case: Case, text: str) -> BasisOffer:
    lapsed = no_longer_in_force(text, case.day)
    cited = find_citations(text, 0)
    if lapsed:
        return BasisOffer(text, len(cited) > len(lapsed), " ".join(lapsed))
    if _INNER.search(text):
        return BasisOffer(text, False, "Căn cứ riêng của cơ quan ban hành bản này.")
    if not cited:
        return BasisOffer(text, False, "Không nêu rõ văn bản nào.")
    return BasisOffer(text, True)


def _itself(case: Case) -> BasisOffer:
    text = f"Căn cứ {reference(case)}"
    if case.upper.relation is Relation.OWN:
        return BasisOffer(text, False, "Đây là kế hoạch của chính cơ quan ta.")
    if case.upper.relation is Relation.SAME_LEVEL:
        return BasisOffer(text, False, "Đây không phải văn bản của cấp trên.")
    blank = not (case.plan.number and case.plan.date)
    return BasisOffer(text, True, "Bản này chưa có đủ số, ngày; hãy điền." if blank else "")


def _date(case: Case) -> str:
    if case.plan.date:
        return day_text(case.plan.date)
    year = re.search(r"20\d\d", case.plan.date_text)
    return f"…/…/{year[0] if year else case.year or '…'}"


def _lapsed(text: str, day: str) -> Iterator[str]:
    for ref in find_citations(text, 0):
        known = known_documents().get(ref.number or "")
        if known and known.confidence in _SURE and known.valid_to and known.valid_to < day:
            instead = f", nay theo {known.replaced_by}" if known.replaced_by else ""
            since = _after(known.valid_to)
            yield f"{known.kind} số {known.number} hết hiệu lực từ ngày {since}{instead}."
        if ref.kind in _NUMBERLESS and ref.name and ref.date and not ref.number:
            yield from _older_law(ref.name, ref.date, ref.kind)


def _older_law(name: str, date: str, kind: str) -> Iterator[str]:
    """A law cited by its name with a day before that of the law of this name in force."""
    for known in known_documents().values():
        newer = known.name == name and known.kind == kind and known.date and known.date > date
        if newer and known.confidence in _SURE and known.valid_to is None:
            yield f"{kind} {name} ngày {day_text(date)} đã được thay bằng luật số {known.number}."


def _after(day: str) -> str:
    return day_text(next_day(day) or day)
