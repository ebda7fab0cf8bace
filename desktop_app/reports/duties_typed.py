"""The days of a duty as a person types them: "10/6", "ngày 20", "10/6/2026"; pure."""

import re
from datetime import date

from desktop_app.errors import UserError
from desktop_app.reports.duties_days import checked_day
from desktop_app.reports.duties_model import DutyPeriod

_EXTRA = re.compile(r"\b(ngày|mồng|mùng|hằng|hàng|năm|tháng)\b\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[/.\-]|\btháng\b|\bnăm\b)\s*", re.IGNORECASE)
_FULL_YEAR = 100
_HINTS = {
    DutyPeriod.MONTH: "Báo cáo hằng tháng ghi một ngày trong tháng, như 20.",
    DutyPeriod.ONCE: "Báo cáo một lần ghi đủ ngày, tháng, năm, như 10/6/2026.",
}
_HINT = "Ghi ngày và tháng, như 10/6; chỉ riêng một năm thì thêm năm: 10/6/2026."


def typed_day(words: str, period: DutyPeriod, field: str = "due") -> str:
    """The day as duties keep it: "--06-10", "---20", "2026-06-10"; UserError with what to type."""
    text = words.strip()
    if not text:
        return ""
    numbers = _numbers(text)
    monthly = period is DutyPeriod.MONTH
    wanted = (1, 3) if monthly else (3,) if period is DutyPeriod.ONCE else (2, 3)
    if numbers is None or len(numbers) not in wanted:
        raise UserError(f"Chưa hiểu “{text}”. {_HINTS.get(period, _HINT)}", field)
    if len(numbers) == 1:
        return _checked(f"---{numbers[0]}", text, field)
    day, month = numbers[:2]
    if len(numbers) == 2:
        return _checked(f"--{month:02d}-{day:02d}", text, field)
    year = numbers[2] if numbers[2] >= _FULL_YEAR else 2000 + numbers[2]
    return _checked(f"{year:04d}-{month:02d}-{day:02d}", text, field)


def shown_day(words: str) -> str:
    """A kept day as it is typed: "10/6", "20", "10/06/2026"."""
    if words.startswith("---"):
        return str(int(words[3:]))
    if words.startswith("--"):
        return f"{int(words[5:7])}/{int(words[2:4])}"
    return date.fromisoformat(words).strftime("%d/%m/%Y") if words else ""


def _numbers(text: str) -> list[int] | None:
    plain = _BETWEEN.sub("/", _EXTRA.sub(lambda m: "/" if m[1] in ("tháng", "năm") else "", text))
    parts = [part.strip() for part in plain.split("/") if part.strip()]
    if not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return None
    return [int(part) for part in parts]


def _checked(kept: str, text: str, field: str) -> str:
    try:
        return checked_day(kept, field)
    except UserError:
        raise UserError(f"Không có ngày “{text}” trong lịch.", field) from None
