"""A duty in words: when it is due, which days its figures are of, where that stands."""

from datetime import date, timedelta

from desktop_app.dates import show
from desktop_app.law.report_periods import written_day
from desktop_app.reports.duties import basis, is_of_law
from desktop_app.reports.duties_days import day_words, law_rule
from desktop_app.reports.duties_model import Duty, DutyValues
from desktop_app.reports.duties_words import due_words

OPEN_CUT = "chưa xác định"
_ANY_YEAR = 2027
GROUPS = ("Theo luật", "Theo kế hoạch của cơ quan", "Cơ quan tự nhập")


def group_of(duty: Duty) -> str:
    """Where a duty is from, as the head above it says."""
    if duty.shipped:
        return GROUPS[0]
    return GROUPS[1] if duty.values.plan_uid else GROUPS[2]


def rule_words(values: DutyValues) -> str:
    """ "trước ngày 10/6 hằng năm → ngày cuối 09/6"."""
    words = due_words(values)
    return f"{words} → ngày cuối {last_day_words(values)}" if values.exclusive else words


def last_day_words(values: DutyValues) -> str:
    """The last day that counts: of "trước ngày 10/6" it is "09/6"."""
    due = values.due
    if due.startswith("---"):
        number = int(due[3:]) - values.exclusive
        return f"ngày {number} hằng tháng" if number else "ngày cuối của tháng trước"
    if due.startswith("--"):
        day = date(_ANY_YEAR, 3, 1)
        if due != "--02-29":
            day = date(_ANY_YEAR, int(due[2:4]), int(due[5:7]))
        last = day - timedelta(days=values.exclusive)
        return f"{last:%d}/{last.month}"
    return show(date.fromisoformat(due) - timedelta(days=values.exclusive))


def cut_words(values: DutyValues) -> str:
    """Which days the figures are of: as the office settled, by law, or not settled yet."""
    if values.cut_first and values.cut_last:
        begin, end = (day_words(one) for one in (values.cut_first, values.cut_last))
        return f"{begin.removesuffix(' hằng năm')} – {end}"
    rule = law_rule(values)
    if rule is None:
        return OPEN_CUT
    first, last = written_day(rule.first, _ANY_YEAR), written_day(rule.last, _ANY_YEAR)
    before = " năm trước" if first.year < _ANY_YEAR else ""
    return f"{first.day}/{first.month}{before} – {last.day}/{last.month}"


def source_words(duty: Duty) -> str:
    """Where the duty stands: the article, the plan and its line, or who typed it in."""
    if is_of_law(duty.values):
        return basis(duty.values)
    if duty.values.plan_uid:
        return "\n".join(filter(None, (duty.plan_name, duty.values.article)))
    return duty.values.article or "Cơ quan tự nhập, chưa ghi căn cứ"


def valid_words(values: DutyValues) -> str:
    """ "từ 30/09/2025", "01/01/2026 – 31/12/2030", ""."""
    first = f"từ {show(values.valid_from)}" if values.valid_from else ""
    last = f"đến {show(values.valid_to)}" if values.valid_to else ""
    return " ".join(filter(None, (first, last)))
