"""Tables of report dates: which report, and by when it is sent, row by row."""

import re
from collections.abc import Iterator, Sequence

from db.text import fold
from desktop_app.law.phrases import read_schedule
from desktop_app.law.report_deadlines import read_report_deadlines
from desktop_app.law.report_words import flattened, last_day, periods, short_name
from desktop_app.law.schedule import ReportDeadline, ScheduleKind
from desktop_app.plans.structure.paragraphs import one_line

# "Loại báo cáo", "Kỳ báo cáo", "Báo cáo định kỳ": the column that names the reports.
_REPORTS = re.compile(
    r"(?:(?:cac|ten|loai|ky|danh muc|che do|ten loai|noi dung) )*bao cao(?: dinh ky| chuyen de)?"
)
_TIME = r"(?:thoi han|thoi gian|thoi diem|han|ngay|moc thoi gian|moc)"
# "Thời hạn gửi về Sở", "Ngày gửi báo cáo"; up to when the figures count is another thing.
_SENDING = re.compile(rf"{_TIME}(?: \w+){{0,2}}? (?:gui|nop)\b.*|{_TIME} bao cao")
_ANY_TIME = re.compile(rf"{_TIME}(?: (?:thuc hien|hoan thanh|cuoi|chot))?")
_FIGURES = re.compile(r"\b(?:so lieu|chot)\b")
_HEAD_ROWS = 3
_DATED = {ScheduleKind.DAY, ScheduleKind.WINDOW}
_Cells = Sequence[str | None]


def report_columns(rows: Sequence[_Cells]) -> tuple[int, int, int] | None:
    """The head row of a table of reports, the columns of the report and of its sending, or None."""
    for at, row in enumerate(rows[:_HEAD_ROWS]):
        words = [fold(one_line(cell or "")).strip(" .:") for cell in row]
        reports = [i for i, heading in enumerate(words) if _REPORTS.fullmatch(heading)]
        sending = [i for i, heading in enumerate(words) if _SENDING.fullmatch(heading)]
        timed = [i for i, heading in enumerate(words) if _ANY_TIME.fullmatch(heading)]
        sending = [i for i in sending if not _FIGURES.search(words[i])] or timed
        if len(reports) == 1 and len(sending) == 1:
            return at, reports[0], sending[0]
    return None


def read_report_rows(
    rows: Sequence[tuple[_Cells, int]], year: int | None
) -> Iterator[ReportDeadline]:
    """The report deadlines of a table's rows (cells and line); none where its head names none."""
    found = report_columns([cells for cells, _ in rows])
    if found is None:
        return
    at, report, sending = found
    for cells, line in rows[at + 1 :]:
        if max(report, sending) < len(cells):
            name, words = (one_line(cells[i] or "") for i in (report, sending))
            if name and words:
                yield from _row(name, words, line, year)


def _row(name: str, words: str, line: int, year: int | None) -> Iterator[ReportDeadline]:
    named = name if "bao cao" in fold(name) else f"Báo cáo {name[:1].lower()}{name[1:]}"
    told = read_report_deadlines(f"{named}: {words[:1].lower()}{words[1:]}", line, year)
    if told:
        yield from told
        return
    schedule = read_schedule(words, year)
    if schedule is None or schedule.kind not in _DATED or schedule.parts:
        return
    due = schedule.end or schedule.start
    flat = flattened(named)
    keys = [period.key for period in periods(flat, 0, len(flat))]
    yield ReportDeadline(
        period=keys[0] if len(keys) == 1 and keys[0] != "study" else short_name(named),
        due=due,
        last_day=last_day(due, schedule.exclusive, year),
        window_from=schedule.start if schedule.start != due else None,
        recurring=False,
        text=f"{name}: {words}",
        line=line,
    )
