"""What the preview of the days off shows and what can be saved from it."""

from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.office.days_paper import days_file_name, days_writers
from ui.preview.request import PreviewRequest
from ui.session import Session


def preview_request(session: Session, calendar: WorkCalendar, year: int) -> PreviewRequest:
    """The list of a year's days as PDF and Word."""
    office = session.services.office.office()
    printed = office.printed(session.office.user, session.clock.now())
    found = dict(days_writers(calendar, year, printed))
    return PreviewRequest(
        title=f"Lịch nghỉ năm {year}",
        make=found.pop("pdf"),
        file_name=days_file_name(year),
        save_as=found,
    )
