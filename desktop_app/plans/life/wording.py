"""What a step of life writes into the plan itself: number and day, captions, a new version."""

import re

import msgspec

from desktop_app.dates import show
from desktop_app.office.numbering import apart, written
from desktop_app.plans.fields import DOC_TYPES
from desktop_app.plans.life.rules import AMENDED
from desktop_app.plans.mends.layout import caption_with
from desktop_app.plans.model import Annex, LegalBasis, Plan, Text
from desktop_app.plans.printing import official_date

replace = msgspec.structs.replace

_AS_FOLLOWS = re.compile(r"như sau\s*:?\s*$", re.IGNORECASE)


def with_number(plan: Plan, number: str, day: str) -> Plan:
    """The plan as issued: number, symbol, day in numbers and words, captions of its annexes."""
    parts = apart(number)
    assert parts is not None
    issued = replace(plan, number=number, symbol=parts[1], date=day, date_text=official_date(day))
    return _with_captions(issued, number, official_date(day))


def without_number(plan: Plan, year: int) -> Plan:
    """The plan as a draft again: number and day are blank, in the captions too."""
    draft = replace(plan, number=None, date=None, date_text=f"ngày tháng năm {year}")
    number = written(0, plan.symbol).replace("00", "…", 1) if plan.symbol else "…"
    return _with_captions(draft, number, f"ngày … tháng … năm {year}")


def cited(plan: Plan) -> str:
    """How an issued plan is named in another: "Kế hoạch số 05/KH-UBND ngày … của …"."""
    words = [_kind(plan), f"số {plan.number}" if plan.number else ""]
    words.append(official_date(plan.date) if plan.date else "")
    words.append(f"của {plan.issuer}" if plan.issuer else "")
    return " ".join(filter(None, words))


def new_version(plan: Plan, how: str, year: int) -> Plan:
    """The draft that shall amend or replace an issued plan in a year, with the words it needs.

    An amendment names the plan in title, bases and opening; a replacement says at the end that it
    replaces it. Everything else stays, to be changed where it must.
    """
    draft = without_number(plan, year)
    if how != AMENDED:
        return _with_closing(draft, f"{_kind(plan)} này thay thế {cited(plan)}.")
    return replace(
        draft,
        title=_amending_title(plan),
        legal_bases=_amending_bases(draft.legal_bases, f"Căn cứ {cited(plan)};"),
        opening=_amending_opening(draft, cited(plan)),
    )


def _amending_title(plan: Plan) -> str:
    day = f" ngày {show(plan.date)}" if plan.date else ""
    named = f"Sửa đổi, bổ sung {_kind(plan)} số {plan.number}{day}"
    subject = re.sub(r"^(?:về việc|về)\s+", "", plan.title.strip(), flags=re.IGNORECASE)
    return f"{named} về {_inside(subject)}" if subject else named


def _inside(title: str) -> str:
    """A title inside a sentence: its first letter is small unless it begins a name."""
    words = title.split()
    named = len(words) > 1 and words[1][:1].isupper()
    return title if named or words[0].isupper() else title[:1].lower() + title[1:]


def _amending_bases(bases: tuple[LegalBasis, ...], basis: str) -> tuple[LegalBasis, ...]:
    """The bases with one more behind them; words that led into the text are left out.

    Many plans have it all in one paragraph: "Thực hiện Nghị quyết … . UBND xã ban hành Kế hoạch
    …, cụ thể như sau:"; its last sentence is said anew by the opening.
    """
    if not bases:
        return (LegalBasis(basis),)
    *before, last = bases
    words = last.text.rstrip()
    if _AS_FOLLOWS.search(words):
        sentence = re.match(r"(?P<kept>.+[.;])\s+[^.;]*$", words, re.DOTALL)
        kept = (sentence["kept"],) if sentence else ()
    else:
        kept = (words,)
    stay = (_ending(last, f"{text.rstrip('.,;')};") for text in kept)
    return (*before, *stay, LegalBasis(basis))


def _ending(basis: LegalBasis, text: str) -> LegalBasis:
    """The basis with its words shortened at their end."""
    kept = (replace(s, end=min(s.end, len(text))) for s in basis.spans if s.start < len(text))
    return replace(basis, text=text, spans=tuple(kept))


def _amending_opening(plan: Plan, name: str) -> tuple[Text, ...]:
    who = plan.issuer or "Cơ quan"
    kind = _kind(plan)
    words = f"{who} ban hành {kind} sửa đổi, bổ sung {name}, cụ thể như sau:"
    kept = list(plan.opening)
    last = kept[-1] if kept else None
    if isinstance(last, Text) and _AS_FOLLOWS.search(last.text):
        kept.pop()
    return (*kept, Text(words))  # type: ignore[arg-type]


def _with_closing(plan: Plan, words: str) -> Plan:
    return replace(plan, closing=(Text(words), *plan.closing))


def _with_captions(plan: Plan, number: str, day: str) -> Plan:
    annexes = tuple(_with_caption(plan, annex, number, day) for annex in plan.annexes)
    return replace(plan, annexes=annexes)


def _with_caption(plan: Plan, annex: Annex, number: str, day: str) -> Annex:
    """A caption of its own words, or one that names another document, stays."""
    kind = _kind(plan)
    if not annex.caption.strip():
        if not annex.label.casefold().startswith("phụ lục"):
            return annex  # a form or list with a head of its own
        of_whom = f" của {plan.issuer}" if plan.issuer else ""
        return replace(annex, caption=f"(Kèm theo {kind} số {number} {day}{of_whom})")
    if f"kèm theo {kind}".casefold() not in " ".join(annex.caption.split()).casefold():
        return annex
    return replace(annex, caption=" ".join(caption_with(annex.caption, number, day).split()))


def _kind(plan: Plan) -> str:
    return dict(DOC_TYPES).get(plan.doc_type, "Văn bản")
