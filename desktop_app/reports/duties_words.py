"""What is said about a report that is due: its title, and why it is due on its day."""

from db.text import lowered
from desktop_app.dates import show
from desktop_app.deadline_papers.explanation import Explanation
from desktop_app.reports import periods
from desktop_app.reports.duties_days import day_words
from desktop_app.reports.duties_model import DueReport, DutyPeriod, DutyValues

_DAY_OFF = (
    "Chưa thấy văn bản nào quy định ngày báo cáo rơi vào ngày nghỉ thì chuyển thế nào; chương trình"
    " lùi về ngày làm việc liền trước để chắc chắn không trễ. Gửi đến hết ngày {last} vẫn là đúng"
    " hạn theo lời văn."
)


def title(due: DueReport) -> str:
    """ "Báo cáo công tác tiếp công dân… 6 tháng đầu năm 2026"."""
    values = due.duty.values
    return f"{values.name} {period_words(due)}" if period_words(due) else values.name


def period_words(due: DueReport) -> str:
    """ "6 tháng đầu năm 2026", "tháng 3/2026"; "" for what is due once."""
    kind = due.duty.values.period
    if kind is DutyPeriod.ONCE:
        return ""
    if kind is DutyPeriod.H2:
        return f"{kind.words} {due.period.year}"
    if kind is DutyPeriod.MONTH:
        return f"tháng {due.period.last.month}/{due.period.last.year}"
    return periods.inline(due.period)


def due_words(values: DutyValues) -> str:
    """When a duty is due, as it was written: "trước ngày 10/6 hằng năm"."""
    day = day_words(values.due)
    day = day if day.startswith("ngày") else f"ngày {day}"
    if values.window_from:
        begin = day_words(values.window_from).removesuffix(" hằng năm").removeprefix("ngày ")
        return f"từ ngày {begin} đến {'trước ' if values.exclusive else ''}{day}"
    return f"{'trước' if values.exclusive else 'chậm nhất'} {day}"


def explanation(due: DueReport) -> Explanation:
    """Why a report is due on its day, with every day that was looked at."""
    limit, values = due.limit, due.duty.values
    notes = [note for note in (due.cut_note, values.note) if note]
    if due.due != due.last_day:
        notes.insert(0, _DAY_OFF.format(last=show(due.last_day)))
    data = periods.data_words(due.period)
    return Explanation(
        title=title(due),
        due=limit.due,
        raw_due=limit.raw_due,
        moved_because=limit.moved_because,
        trace=limit.trace,
        article=limit.article,
        document=limit.document,
        notes=tuple(notes),
        written=f"Gửi {due_words(values)}" + (f"; {lowered(data)}" if due.cut_known else ""),
    )
