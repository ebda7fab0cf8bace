"""Mends of the form of a plan: numbers, annexes, captions, the ending."""

import re

import msgspec

from desktop_app.plans.editing.as_source import annex_label
from desktop_app.plans.lint.marks import Mark, shown_as
from desktop_app.plans.model import Annex, Plan, Recipient
from desktop_app.plans.printing import official_date

_FORM = re.compile(r"(?:Mẫu|Biểu mẫu|Biểu)\s+(?:số\s*)?\d", re.IGNORECASE)
_KEPT = re.compile(r"[Ll]ưu\b")
_NUMBER = re.compile(
    r"(?<=số)(\s*:?\s*)[\d…._ ]*(?:/\d{4}\s?)?[/-]\s?[^\W\d][\w&/-]*", re.IGNORECASE
)
_DATE = re.compile(
    r"ngày\s*[\d…._ ]*"
    r"(?:[/-]\s*[\d…._ ]*[/-]\s*(?:\d{4}|[…._]+)|(?<=\d)\.\d{1,2}\.\d{4}"
    r"|\s*tháng\s*[\d…._ ]*\s*năm\s*(?:\d{4}|[…._]*))"
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
    """Each annex that is called one with its Roman number (NĐ 30/2020/NĐ-CP).

    "Mẫu số 01", "DANH SÁCH …" have names of their own. None is numbered when there is only one.
    """
    called = [i for i, annex in enumerate(plan.annexes) if is_called_annex(annex)]
    first = Mark(1, "I", "roman", 0)
    numbers = {at: shown_as(first, n) for n, at in enumerate(called, 1) if len(called) > 1}
    annexes = list(plan.annexes)
    tasks = list(plan.tasks)
    for at, number in numbers.items():
        annexes[at] = _renumbered(annexes[at], number)
        for row in annexes[at].rows:
            if row.task is not None:
                tasks[row.task] = msgspec.structs.replace(tasks[row.task], appendix=number)
    return msgspec.structs.replace(plan, annexes=tuple(annexes), tasks=tuple(tasks))


def is_called_annex(annex: Annex) -> bool:
    """Whether an annex is called "Phụ lục", as one with neither label nor title of its own is."""
    label = annex_label(annex) or annex.title
    return label.lower().startswith("phụ lục") and not _FORM.match(annex.title)


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


def day_in(caption: str) -> tuple[int, int] | None:
    """Where a caption names the day of the paper that it comes with."""
    found = _DATE.search(caption)
    return found.span() if found else None


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
