"""The papers of the chairman's calendar, made from the book: notices and the list of days."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from db.book import Book
from db.text import fold
from desktop_app.changes import Changes
from desktop_app.clock import Clock
from desktop_app.documents import atomic
from desktop_app.documents.model import Signature
from desktop_app.documents.papers import Writer, writers
from desktop_app.errors import UserError
from desktop_app.filters import Between
from desktop_app.office.model import Officer
from desktop_app.office.rules import signature_lines
from desktop_app.office.service import OfficeService
from desktop_app.receptions import days_list, days_papers
from desktop_app.receptions.days_papers import NoticeWords
from desktop_app.receptions.days_reading import VISITS, DaysReader
from desktop_app.receptions.model import DayStatus
from desktop_app.registers.paper import all_writers, month_words
from desktop_app.settings import SettingsService

PLACE, HOURS, AMOUNT = "reception_place", "reception_hours", "reception_allowance"
_CHAIR = "chu tich"
LONGEST = 366  # days that one list covers


class DayPapers:
    """Makes the papers; nothing of the book is changed but the words the notices keep."""

    def __init__(self, book: Book, user: str, clock: Clock) -> None:
        self._book = book
        self._days = DaysReader(book, user, clock)
        self._office = OfficeService(book, user)
        self._settings = SettingsService(book, user)
        self._clock = clock
        self._user = user

    def words(self) -> NoticeWords:
        """What every notice says: place, regular hours, who signs."""
        office = self._office.office()
        return NoticeWords(
            office=office,
            signer=self.chairman(),
            place=self._settings.get(PLACE) or f"Trụ sở {office.issuer}",
            hours=self._settings.get(HOURS),
            written_on=self._clock.today(),
        )

    def keep_words(self, place: str, hours: str) -> Changes:
        """Keep the place and the regular hours for all notices to come."""
        with self._book.change(user=self._user, label="Đổi nơi, giờ tiếp công dân") as change:
            change.set_setting(PLACE, " ".join(place.split()))
            change.set_setting(HOURS, " ".join(hours.split()))
        return Changes.of("receptions", "settings", message="Đã lưu nơi và giờ tiếp công dân")

    def chairman(self) -> Officer | None:
        """The officer who signs as chairman, else the first one who signs."""
        signing = [officer for officer in self._office.officers() if officer.signs]
        heads = [officer for officer in signing if fold(officer.title).startswith(_CHAIR)]
        return next(iter(heads + signing), None)

    def notice(self, uids: Sequence[str]) -> tuple[Mapping[str, Writer], str]:
        """How the notice of these days is written, and its file name."""
        days = [self._days.get(uid) for uid in uids]
        days = sorted(days, key=lambda day: (day.values.day, day.values.from_time))
        if not any(_stands(day.values.status) for day in days):
            raise UserError("Chưa có ngày tiếp nào theo lịch để in thông báo.")
        made = writers(partial(days_papers.notice, days, self.words()))
        return made, days_papers.file_name(days)

    def change_notice(self, uid: str) -> tuple[Mapping[str, Writer], str]:
        """How the notice of a postponed or cancelled day is written, and its file name."""
        day = self._days.get(uid)
        if _stands(day.values.status):
            raise UserError("Ngày này còn theo lịch; thông báo thay đổi chỉ in cho ngày hoãn, hủy.")
        made = writers(partial(days_papers.change_notice, day, self.words()))
        return made, days_papers.file_name([day], changed=True)

    def list_of_days(self, first: date, last: date) -> tuple[Mapping[str, Writer], str]:
        """How the list of who received on which days is written, and its file name.

        UserError for a time longer than a year or one without any day.
        """
        if not 0 <= (last - first).days <= LONGEST:
            raise UserError("Bảng kê lập cho một khoảng từ một ngày đến một năm.", "last")
        persons = days_list.persons_days(self._days.between(first, last), self._visits(first, last))
        if not persons:
            raise UserError("Khoảng này chưa có ngày nào ghi đã tiếp công dân.", "first")
        amount = self._settings.number(AMOUNT) or None
        office, signer = self._office.office(), self.chairman()
        signature = Signature(
            signature_lines(signer) if signer else ("CHỦ TỊCH",), signer.name if signer else ""
        )
        place = month_words(office.place, self._clock.today())
        heading = days_list.heading(office.head, place, (first, last), signature)
        lines = list(days_list.lines_of(persons, amount))
        name = atomic.safe_name("Bang ke ngay tiep cong dan", f"{first:%Y%m%d}-{last:%Y%m%d}")
        return all_writers(heading, days_list.columns(bool(amount)), lines), name

    def _visits(self, first: date, last: date) -> list[tuple[str, date]]:
        between = Between(first.isoformat(), last.isoformat())
        uids = self._book.ids(VISITS, filters={"received_on": between})
        return [
            (str(row["officer"]), date.fromisoformat(str(row["received_on"])))
            for row in self._book.rows(VISITS, uids)
            if row["officer"]
        ]


def _stands(status: DayStatus) -> bool:
    return status in (DayStatus.PLANNED, DayStatus.HELD)
