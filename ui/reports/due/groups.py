"""The reports that are due, in groups by how they stand, and in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.dates import show
from desktop_app.reports.duties_model import DueReport, DueStatus
from desktop_app.reports.filled import CheckKind, FilledReport

SOON = 30  # days


class Standing(StrEnum):
    """The groups, in their order."""

    LATE = "late"
    SOON = "soon"
    DRAFT = "draft"
    AHEAD = "ahead"
    SENT = "sent"
    BEFORE = "before"  # due before the office kept its reports here


TITLES = {
    Standing.LATE: "Quá hạn",
    Standing.SOON: "Sắp đến hạn",
    Standing.DRAFT: "Đang soạn",
    Standing.AHEAD: "Chưa đến hạn",
    Standing.SENT: "Đã gửi, đã xong",
    Standing.BEFORE: "Trước khi dùng sổ này",
}
LOOKS = {
    Standing.LATE: "late",
    Standing.SOON: "soon",
    Standing.DRAFT: "note",
    Standing.AHEAD: "info",
    Standing.SENT: "done",
    Standing.BEFORE: "info",
}


_BACKWARDS = (Standing.SENT, Standing.BEFORE)


@dataclass(frozen=True)
class DueGroup:
    """A group with its reports by day."""

    standing: Standing
    items: tuple[DueReport, ...]


def standing_of(due: DueReport, today: date) -> Standing:
    """The group of a report."""
    if not due.status.is_open:
        return Standing.SENT
    left = due.days_left(today)
    if left < 0 and due.status is DueStatus.NOT_BEGUN and _before_us(due):
        return Standing.BEFORE
    if left < 0:
        return Standing.LATE
    if left <= SOON:
        return Standing.SOON
    return Standing.DRAFT if due.status is DueStatus.DRAFT else Standing.AHEAD


def _before_us(due: DueReport) -> bool:
    return due.duty.since is not None and due.due < due.duty.since


def grouped(dues: Sequence[DueReport], today: date) -> list[DueGroup]:
    """The groups that hold something; what was sent stands newest first."""
    found: list[DueGroup] = []
    for standing in Standing:
        items = [one for one in dues if standing_of(one, today) is standing]
        items.sort(key=lambda one: (one.due, one.key), reverse=standing in _BACKWARDS)
        if items:
            found.append(DueGroup(standing, tuple(items)))
    return found


def data_of(due: DueReport) -> str:
    """Which days the figures are of, or that somebody has to settle them."""
    days = f"số liệu {show(due.period.first)} – {show(due.period.last)}"
    return days if due.cut_known else f"{days} (đề nghị, cần chốt)"


def left_words(due: DueReport, today: date) -> str:
    """ "còn 26 ngày", "quá 3 ngày", "đã gửi 15/06/2026"."""
    if not due.status.is_open:
        return f"gửi {show(due.sent_on)}" if due.sent_on else ""
    left = due.days_left(today)
    if standing_of(due, today) is Standing.BEFORE:
        return "đã qua"
    if left < 0:
        return f"quá {-left} ngày"
    return f"còn {left} ngày" if left else "hôm nay"


def missing_lines(filled: FilledReport, narrative: str = "") -> list[tuple[str, str]]:
    """What a draft still misses, each as a state and words; `narrative` is what its text lacks."""
    found = []
    for code, form in filled.forms.items():
        if form.missing:
            found.append(("soon", f"Biểu {code}: {len(form.missing)} số chưa nhập"))
    errors = [one for one in filled.in_the_way if one.kind is not CheckKind.MISSING]
    found += [("late", one.words or one.rule) for one in errors]
    if narrative:
        found.append(("soon", narrative))
    open_ones = [one for one in filled.findings if not one.holds and not one.error]
    others = [one for one in open_ones if one.kind is not CheckKind.MISSING]
    if others:
        found.append(("warning", f"{len(others)} điều nên xem lại"))
    return found


def missing_words(lines: Sequence[tuple[str, str]]) -> str:
    """The same in one line."""
    return " · ".join(words for _state, words in lines) or "đủ số, mọi công thức đúng"
