"""Which steps a plan may take, and what a careful clerk looks at before each of them."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

import msgspec

from desktop_app.dates import show
from desktop_app.office.numbering import UsedNumber
from desktop_app.plans.kept import KeptPlan
from desktop_app.plans.model import Plan, Severity

AMENDED, SUPERSEDED = "amended", "superseded"
OPEN = ("draft", "submitted")  # a version that is being written
LOCKED = ("issued", AMENDED, SUPERSEDED)
HOW_WORDS = {AMENDED: "sửa đổi, bổ sung", SUPERSEDED: "thay thế"}


class Step(StrEnum):
    """What can be done with a plan in its life."""

    ADOPT = "adopt"
    RECORD = "record"
    SUBMIT = "submit"
    GIVE_BACK = "give_back"
    ISSUE = "issue"
    BEGIN_VERSION = "begin_version"


STEP_WORDS = {
    Step.ADOPT: "dùng làm dự thảo",
    Step.RECORD: "ghi nhận đã ban hành",
    Step.SUBMIT: "trình",
    Step.GIVE_BACK: "trả lại dự thảo",
    Step.ISSUE: "ban hành",
    Step.BEGIN_VERSION: "sửa đổi hoặc thay thế",
}
_FROM = {
    Step.ADOPT: ("read",),
    Step.RECORD: ("read",),
    Step.SUBMIT: ("draft",),
    Step.GIVE_BACK: ("submitted",),
    Step.ISSUE: OPEN,
    Step.BEGIN_VERSION: ("issued",),
}


def may(step: Step, status: str) -> bool:
    """Whether a plan of this status can take the step."""
    return status in _FROM[step]


class Check(msgspec.Struct, frozen=True):
    """One line of the check list. What `must` be there stops the step; the rest a person decides.

    `detail` says what was found, or what to do when it is not done.
    """

    key: str
    label: str
    done: bool
    detail: str = ""
    must: bool = False


def checks(kept: KeptPlan) -> tuple[Check, ...]:
    """What should be in order before a plan is submitted or issued."""
    plan = kept.plan
    signer = plan.signer
    name = signer.name if signer else None
    return (
        Check("title", "Trích yếu", bool(plan.title.strip()), plan.title, must=True),
        Check("symbol", "Ký hiệu văn bản", bool(plan.symbol), plan.symbol or "như KH-UBND"),
        Check("issuer", "Cơ quan ban hành", bool(plan.issuer), plan.issuer or ""),
        Check("place", "Địa danh", bool(plan.place), plan.place or "ghi trước ngày, tháng, năm"),
        Check("signer", "Người ký", bool(name), _signer_words(plan) if name else "chưa có họ tên"),
        Check("recipients", "Nơi nhận", bool(plan.recipients), _recipients_words(plan)),
        _findings(kept),
    )


def number_checks(
    number: int, day: date, *, today: date, others: Iterable[UsedNumber]
) -> Iterator[Check]:
    """Whether number and day fit among the numbers of the series around them."""
    if day > today:
        detail = f"{show(day)} chưa tới; văn bản ghi ngày được ký ban hành"
        yield Check("day", "Ngày ban hành", False, detail)
    iso = day.isoformat()
    for used in others:
        if used.date and (used.number < number) != (used.date <= iso) and used.date != iso:
            order = "nhỏ hơn" if used.number < number else "lớn hơn"
            detail = f"Số {used.number:02d} {order} lại ghi ngày {show(used.date)}"
            yield Check("order", "Thứ tự số và ngày", False, detail)
            return


def undone(listed: Iterable[Check]) -> tuple[Check, ...]:
    """What is not in order."""
    return tuple(check for check in listed if not check.done)


def _signer_words(plan: Plan) -> str:
    signer = plan.signer
    assert signer is not None
    lines = (signer.authority, signer.capacity, signer.title, signer.name)
    return " · ".join(filter(None, lines))


def _recipients_words(plan: Plan) -> str:
    count = len(plan.recipients)
    return f"{count} dòng" if count else "chưa có dòng nào"


def _findings(kept: KeptPlan) -> Check:
    wrong = [found for found in kept.open_findings if found.severity is Severity.ERROR]
    detail = wrong[0].message if wrong else "không còn chỗ sai nào được phát hiện"
    if len(wrong) > 1:
        detail = f"còn {len(wrong)} chỗ; trước hết: {detail}"
    return Check("findings", "Điều phải sửa", not wrong, detail)
