"""Our plan, written out of the proposal as the person left it."""

from collections.abc import Iterator

import msgspec

from desktop_app.office.model import Officer
from desktop_app.plans.blank import signer_of
from desktop_app.plans.derive.adapt import lower_first
from desktop_app.plans.derive.annex import annex_of
from desktop_app.plans.derive.carried import carry_over
from desktop_app.plans.derive.case import Case
from desktop_app.plans.derive.model import Proposal
from desktop_app.plans.derive.organisation import focal, organisation, report_body, reports_to
from desktop_app.plans.derive.parts import PartKind, kind_of
from desktop_app.plans.editing.numerals import roman
from desktop_app.plans.editing.refresh import refresh
from desktop_app.plans.kept import KeptPlan
from desktop_app.plans.model import LegalBasis, Plan, Recipient, Section, Signer, Text

replace = msgspec.structs.replace
_POINTER = (
    "Nhiệm vụ cụ thể, đơn vị chủ trì, đơn vị phối hợp và thời gian thực hiện nêu tại Phụ lục kèm "
    "theo"
    " Kế hoạch này."
)


def derive(case: Case, proposal: Proposal) -> Plan:
    """The draft: number and date blank, every task linked to the upper one it carries out."""
    annexes, tasks = annex_of(case, proposal)
    plan = Plan(
        symbol="KH-UBND",
        issuer=case.office.issuer,
        place=case.office.place,
        title=" ".join(proposal.title.split()),
        legal_bases=tuple(_bases(proposal)),
        opening=(Text(proposal.opening),) if proposal.opening.strip() else (),
        sections=_sections(case, proposal, with_tasks=bool(tasks)),
        closing=(Text(_closing(case, proposal)),),
        tasks=tasks,
        recipients=tuple(_recipients(case, proposal)),
        signer=_signer(case.officers),
        annexes=annexes,
        end_mark=True,
        type_text="KẾ HOẠCH",
    )
    return refresh(KeptPlan(plan)).kept.plan


def _bases(proposal: Proposal) -> Iterator[LegalBasis]:
    texts = [b.text.strip(" ;.") for b in proposal.bases if b.ticked and b.text.strip(" ;.")]
    last = len(texts) - 1
    for place, text in enumerate(texts):
        yield LegalBasis(f"{text}{'.' if place == last else ';'}")


def _sections(case: Case, proposal: Proposal, *, with_tasks: bool) -> tuple[Section, ...]:
    sections = list(carry_over(case, proposal).sections)
    if with_tasks:
        sections = _with_pointer(sections)
    digits = all(section.number.isdigit() for section in sections) and bool(sections)
    numbered = [
        replace(section, number=str(place) if digits else roman(place))
        for place, section in enumerate(sections, start=1)
    ]
    last = len(numbered) + 1
    return (*numbered, organisation(case, proposal, str(last) if digits else roman(last)))


def _with_pointer(sections: list[Section]) -> list[Section]:
    """The contents with a line that leads to the annex; a section of its own where none is left."""
    for place, section in enumerate(sections):
        if kind_of(section.title) is PartKind.CONTENT:
            sections[place] = _pointed(section)
            return sections
    kinds = [kind_of(section.title) for section in sections]
    at = kinds.index(PartKind.PURPOSE) + 1 if PartKind.PURPOSE in kinds else 0
    sections.insert(at, Section("", "NỘI DUNG, NHIỆM VỤ", 1, body=(Text(_POINTER),)))
    return sections


def _pointed(section: Section) -> Section:
    if not section.children:
        return replace(section, body=(*section.body, Text(_POINTER)))
    number = str(len(section.children) + 1)
    child = Section(number, "Phân công nhiệm vụ", section.level + 1, body=(Text(_POINTER),))
    return replace(section, children=(*section.children, child))


def _closing(case: Case, proposal: Proposal) -> str:
    middle = focal(case, proposal)
    through = f" (qua {middle})" if middle else ""
    return (
        f"Trên đây là Kế hoạch {lower_first(proposal.title)}. Trong quá trình thực hiện, nếu có khó"
        f" khăn, vướng mắc, các phòng, cơ quan, đơn vị, {case.home.village_words} kịp thời phản ánh"
        f" về Ủy ban nhân dân {case.office.level.word}{through} để xem xét, giải quyết"
    )


def _recipients(case: Case, proposal: Proposal) -> Iterator[Recipient]:
    word = case.office.level.word
    if reports_to(case):
        body, _, through = report_body(case).partition(" (qua ")
        yield _recipient(body, "b/c")
        if through:
            yield _recipient(through.rstrip(")"), "b/c")
    yield _recipient(f"Thường trực Đảng ủy, Thường trực HĐND {word}", "b/c")
    yield _recipient(f"Chủ tịch, các Phó Chủ tịch UBND {word}", "")
    yield _recipient(f"{case.home.front()} và các tổ chức chính trị - xã hội", "p/h")
    outside = {task.lead for task in proposal.chosen} & set(case.home.units())
    own = [department.name for department in case.home.departments]
    for name in sorted(outside - {*own, case.home.front()}):
        yield _recipient(name, "p/h")
    yield _recipient(f"Các phòng, cơ quan, đơn vị thuộc UBND {word}", "t/h")
    yield _recipient(f"{case.home.village_words.capitalize()} trên địa bàn {word}", "t/h")
    middle = focal(case, proposal)
    short = next((d.short_name for d in case.home.departments if d.name == middle), "")
    yield Recipient(f"Lưu: VT, {short}." if short else "Lưu: VT.")


def _recipient(name: str, tag: str) -> Recipient:
    return Recipient(f"{name} ({tag})" if tag else name, tag)


def _signer(officers: tuple[Officer, ...]) -> Signer | None:
    """The chairman's block; without one the first person who signs, else nobody."""
    signing = [officer for officer in officers if officer.signs]
    heads = [o for o in signing if o.title.lower() == "chủ tịch" and not o.capacity]
    chosen = next(iter(heads or signing), None)
    return signer_of(chosen) if chosen else None
