"""Mends of the form of a plan: numbers, annexes, captions, the ending."""

import re

import msgspec

from desktop_app.plans.model import Annex, Plan, Recipient
from desktop_app.plans.printing import official_date

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV")
_KEPT = re.compile(r"[Ll]ưu\b")
_NUMBER = re.compile(r"(?<=số)(\s*:?\s*)[\d…. ]*/[\w&Đđ-]+", re.IGNORECASE)
_DATE = re.compile(
    r"ngày\s*[\d…._ ]*"
    r"(?:/\s*[\d…._ ]*/\s*(?:\d{4}|[…._]+)|\s*tháng\s*[\d…._ ]*\s*năm\s*(?:\d{4}|[…._]*))"
)


def with_end_mark(plan: Plan) -> Plan:
    """With "./." behind the last words."""
    return msgspec.structs.replace(plan, end_mark=True)


def with_archive_line(plan: Plan) -> Plan:
    """With "Lưu: VT." at the end of the recipients."""
    recipients = (*plan.recipients, Recipient("Lưu: VT"))
    return msgspec.structs.replace(plan, recipients=recipients)


def archive_line_last(plan: Plan) -> Plan:
    """The line that keeps a copy behind all others."""
    kept = tuple(item for item in plan.recipients if _KEPT.match(item.text))
    others = tuple(item for item in plan.recipients if not _KEPT.match(item.text))
    trimmed = tuple(_unstopped(item) for item in (*others, *kept))
    return msgspec.structs.replace(plan, recipients=trimmed)


def numbered_annexes(plan: Plan) -> Plan:
    """Each annex with its Roman number; none when there is only one (NĐ 30/2020/NĐ-CP)."""
    several = len(plan.annexes) > 1
    old = [annex.number for annex in plan.annexes]
    new = [ROMAN[i] if several and i < len(ROMAN) else "" for i in range(len(old))]
    annexes = tuple(_renumbered(annex, n) for annex, n in zip(plan.annexes, new, strict=True))
    tasks = list(plan.tasks)
    for annex, number in zip(plan.annexes, new, strict=True):
        for row in annex.rows:
            if row.task is not None:
                tasks[row.task] = msgspec.structs.replace(tasks[row.task], appendix=number)
    return msgspec.structs.replace(plan, annexes=annexes, tasks=tuple(tasks))


def caption_as_head(plan: Plan) -> Plan:
    """The captions of the annexes with the number and date of the plan's head."""
    return msgspec.structs.replace(
        plan, annexes=tuple(_captioned(plan, annex) for annex in plan.annexes)
    )


def caption_with(caption: str, number: str, day: str) -> str:
    """A caption "(Kèm theo Kế hoạch số … ngày …)" with this number and day; "" leaves either."""
    if number:
        caption = _NUMBER.sub(lambda found: f"{found[1] or ' '}{number}", caption, count=1)
    return _DATE.sub(lambda _: day, caption, count=1) if day else caption


def _captioned(plan: Plan, annex: Annex) -> Annex:
    day = plan.date_text or (official_date(plan.date) if plan.date else "")
    caption = caption_with(annex.caption, plan.number or "", day)
    return msgspec.structs.replace(annex, caption=caption)


def _renumbered(annex: Annex, number: str) -> Annex:
    label = annex.label
    if label and annex.number and label.endswith(annex.number):
        label = label[: -len(annex.number)].rstrip()
    label = f"{label or 'Phụ lục'} {number}".strip()
    return msgspec.structs.replace(annex, number=number, label=label)


def _unstopped(item: Recipient) -> Recipient:
    return msgspec.structs.replace(item, text=item.text.rstrip(" ;."))
