"""The reception book as a source of rows for the list."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from desktop_app.clock import Clock
from desktop_app.fields import Field, Kind
from desktop_app.filters import Between
from desktop_app.pages import Pages
from desktop_app.receptions.fields import OUTCOMES, RECEPTIONS
from desktop_app.receptions.records import TABLE, listed
from desktop_app.services import Services
from desktop_app.tasks.urgency import DueDays

_KNOWN = {field.key: field for field in RECEPTIONS}
# What identifies a person further than the name stays out of lists and of what is copied from them.
_LISTED = (
    "number", "received_on", "full_name", "address", "content", "content_kind", "outcome",
    "persons", "kind", "presider", "officer", "in_competence", "guided_to", "transferred_to",
    "answered_on", "next_due", "national_on", "crowd",
)  # fmt: skip
# Words that stand whole in their columns; the page of the visit has them in full.
_SHORT_KINDS = {"mixed": "Nhiều việc", "other": "Khác"}
_OUTCOMES_SHORT = {"guided": "Hướng dẫn"}
KINDS_SHORT = tuple(
    (stored, _SHORT_KINDS.get(stored, words)) for stored, words in _KNOWN["content_kind"].choices
)
_ON_SCREEN: dict[str, dict[str, Any]] = {
    "number": {"width": 5},
    "full_name": {"width": 16},
    "address": {"width": 11},
    "content": {"width": 25},
    "content_kind": {"width": 12, "choices": KINDS_SHORT},
    "outcome": {"width": 16},
    "next_due": {"in_table": False},
}

COLUMNS: tuple[Field, ...] = tuple(
    replace(_KNOWN[key], **_ON_SCREEN.get(key, {})) for key in _LISTED
)
FILTER_KEYS = ("content_kind", "outcome", "kind", "in_competence", "presider_role", "next_due")
FILTER_FIELDS = tuple(_KNOWN[key] for key in FILTER_KEYS)
QUICKS = (
    ("", "Mọi lượt tiếp"),
    ("late", "Quá hạn trả lời"),
    ("soon", "Sắp đến hạn"),
    ("national", "Chưa nhập CSDLQG"),
    ("crowd", "Đoàn đông người"),
)
# Short names of the limits that are met at the reception desk; others have those of the law.
LIMITS = {
    "kn.accept": "Hạn thụ lý",
    "tc.register": "Hạn xử lý ban đầu",
    "tcd.answer": "Hạn trả lời",
    "tcd.refuse": "Hạn gửi thông báo từ chối",
}
# How a kind is drawn, so that colour is never its only sign: icon, tone.
KIND_LOOKS = {
    "complaint": ("scale-balance", "soon"),
    "denunciation": ("shield-alert", "late"),
    "proposal": ("lightbulb-outline", "info"),
    "feedback": ("message-alert-outline", "info"),
    "mixed": ("format-list-group", "info"),
    "other": ("dots-horizontal-circle-outline", "muted"),
}


def pages_of(services: Services) -> Pages:
    """The book's pages, the newest visit first."""
    order = (("received_on", True), ("number", True))
    return Pages(services.book, TABLE, order=order, shown=listed)


class ReceptionRows:
    """What the list asks besides its rows."""

    def __init__(self, services: Services, clock: Clock) -> None:
        self._services = services
        self._clock = clock

    def due_days(self) -> DueDays:
        """Today and what is soon, by the office's calendar as it is now."""
        return DueDays(self._clock.today(), self._services.law.calendar())

    def values_of(self, key: str) -> list[tuple[str, str]]:
        """The values a column may be filtered by."""
        field = _KNOWN[key]
        assert field.kind is Kind.CHOICE
        return [(stored, words or "(để trống)") for stored, words in field.choices]


def state_of(row: Mapping[str, Any], days: DueDays) -> tuple[str, str]:
    """The look and words of how a visit stands: its open day first, then what was done with it."""
    due = row["next_due"]
    if due:
        day = date.fromisoformat(str(due))
        words = _left(day, days.today)
        look = "late" if day < days.today else "soon" if day <= days.soon_end else "info"
        return look, words
    outcome = str(row["outcome"] or "")
    words = _OUTCOMES_SHORT.get(outcome) or dict(OUTCOMES).get(outcome, outcome)
    return "done" if outcome not in ("", "refused") else "info", words


def _left(due: date, today: date) -> str:
    """ "Còn 7 ngày", "Quá 3 ngày" by the calendar; the page of the visit tells the day itself."""
    left = (due - today).days
    if left < 0:
        return f"Quá {-left} ngày"
    return f"Còn {left} ngày" if left else "Hạn hôm nay"


def quick_filters(quick: str, days: DueDays) -> dict[str, Any]:
    """The filters that a quick narrowing stands for today; none for ""."""
    if quick == "late":
        before = (days.today - timedelta(days=1)).isoformat()
        return {"next_due": Between("", before)}
    if quick == "soon":
        return {"next_due": Between(days.today.isoformat(), days.soon_end.isoformat())}
    if quick == "national":
        return {"national_on": None}
    return {"crowd": "1"} if quick == "crowd" else {}
