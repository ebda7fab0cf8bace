"""Figures of other periods beside those of a report: from what was sent, typed in or counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from db.book import Book
from desktop_app.dates import show
from desktop_app.reports import periods
from desktop_app.reports.compiling import Compared, Sums
from desktop_app.reports.counting import Counter
from desktop_app.reports.forms.model import Form, Item
from desktop_app.reports.kept import FrozenShelf
from desktop_app.reports.model import (
    CellKey,
    PeriodType,
    Report,
    ReportContent,
    ReportPeriod,
    Status,
)
from desktop_app.reports.records import TABLE, content_of, numbered, report_of

UNREADABLE = "không đọc được số liệu đã giữ; hãy lấy lại sổ từ bản sao lưu"
BEFORE = 8  # earlier reports that an outlier is held against
_BEGINS_LATE = timedelta(days=31)  # a book that begins so late in a period still tells of it
_YEAR = timedelta(days=366)

Numbers = dict[CellKey, Decimal]


@dataclass(frozen=True)
class _Source:
    figures: Numbers
    words: str


class Comparing:
    """Finds the figures of the last period and of the same one last year.

    Of a period there are, in this order: the report that was sent, figures typed in, what the
    books say where they hold records of that time.
    """

    def __init__(self, book: Book, shelf: FrozenShelf, counter: Counter) -> None:
        self._book = book
        self._shelf = shelf
        self._counter = counter

    def of(self, report: Report, forms: Mapping[str, Form], content: ReportContent) -> Compared:
        """What a report's figures are held against."""
        last, same = self.periods_of(report)
        sources = {
            "last": self._sources(report, last, forms, content.last_period),
            "same": self._sources(report, same, forms, content.same_last_year),
        }
        figures = {which: self._joined(found, forms) for which, found in sources.items()}
        words = {
            which: "; ".join(source.words for source in found) for which, found in sources.items()
        }
        return Compared(figures["last"], figures["same"], self._before(report, forms), words)

    def periods_of(self, report: Report) -> tuple[ReportPeriod, ReportPeriod]:
        """The period before and the same one last year."""
        same = periods.same_last_year(report.period)
        if report.period.type is not PeriodType.OTHER:
            return periods.before(report.period), same
        earlier = [one for one in self._earlier(report) if one.duty_uid == report.duty_uid]
        own = [one.period for one in earlier if one.period.year == report.period.year - 1]
        last = earlier[0].period if earlier else periods.before(report.period)
        return last, own[-1] if own and report.duty_uid else same

    # Inside

    def _sources(
        self,
        report: Report,
        period: ReportPeriod,
        forms: Mapping[str, Form],
        typed: Mapping[CellKey, Decimal],
    ) -> list[_Source]:
        sources = list(filter(None, [self._sent(report, period, forms)]))
        if typed:
            sources.append(_Source(dict(typed), "số nhập tay"))
        if not sources or not sources[0].words.startswith("theo"):
            sources += filter(None, [self._recounted(period, forms)])
        return sources

    def _joined(self, sources: list[_Source], forms: Mapping[str, Form]) -> Numbers:
        found: Numbers = {}
        for source in reversed(sources):
            found |= source.figures
        sums = Sums(forms, found)
        for form in forms.values():
            for item in form.live:
                key = (form.code, item.code)
                value = sums.value(key) if key not in found and item.formula else None
                if value is not None:
                    found[key] = value
        return found

    def _sent(
        self, report: Report, period: ReportPeriod, forms: Mapping[str, Form]
    ) -> _Source | None:
        days = {"first_day": period.first.isoformat(), "last_day": period.last.isoformat()}
        filters = {"regime": report.regime, **days}
        damaged = None
        for row in self._newest(filters, leave_out=report.uid):
            figures, found = self._figures(row, forms), report_of(row)
            if not figures:
                if found.frozen_uid and self._shelf.found(found.frozen_uid) is None:
                    damaged = _Source({}, f"báo cáo đã gửi ngày {show(found.sent_on)} {UNREADABLE}")
                continue
            if found.status is Status.ENTERED:
                return _Source(figures, f"theo báo cáo cũ nhập tay: {found.title}")
            number = f" số {numbered(found.head)}" if found.head.number else ""
            return _Source(figures, f"theo báo cáo{number} đã gửi ngày {show(found.sent_on)}")
        return damaged

    def _newest(self, filters: Mapping[str, Any], leave_out: str) -> list[dict[str, Any]]:
        """Sent reports before old ones typed in, the newest version first."""
        found: list[dict[str, Any]] = []
        for status in (Status.SENT, Status.ENTERED):
            uids = self._book.ids(
                TABLE,
                filters={**filters, "status": status.value},
                order=(("last_day", True), ("version", True)),
            )
            found += [
                row
                for uid in uids
                if uid != leave_out and (row := self._book.get(TABLE, uid)) is not None
            ]
        return found

    def _figures(self, row: Mapping[str, Any], forms: Mapping[str, Form]) -> Numbers:
        """The figures of an earlier report that mean the same as those of these forms."""
        if row["status"] == Status.ENTERED.value:
            hand = content_of(row["content"]).hand
            return {key: cell.value for key, cell in hand.items()}
        frozen = self._shelf.found(str(row["frozen_uid"]))
        meant = {
            (form.form.code, item.code): item
            for form in (frozen.forms if frozen else ())
            for item in form.form.items
        }
        now = {(form.code, item.code): item for form in forms.values() for item in form.live}
        return {
            key: value
            for key, value in self._shelf.figures(str(row["frozen_uid"])).items()
            if key in now and _same_meaning(meant[key], now[key])
        }

    def _recounted(self, period: ReportPeriod, forms: Mapping[str, Form]) -> _Source | None:
        begin = {"visits": self._visits_begin(period), "papers": self._papers_begin(period)}
        figures: Numbers = {}
        for form in forms.values():
            for item in form.live:
                if not item.measure or begin[_book_of(item)] is None:
                    continue
                value = self._counter.value(item.measure, period)
                if value is not None:
                    figures[(form.code, item.code)] = value
        late = [day for day in begin.values() if day and day > period.first.isoformat()]
        since = f" (sổ có từ ngày {show(min(late))})" if late else ""
        return _Source(figures, f"tính lại từ sổ{since}") if figures else None

    def _visits_begin(self, period: ReportPeriod) -> str | None:
        """The first visit that the books know of about the start of a period."""
        span = ReportPeriod(period.first - _YEAR, period.first + _BEGINS_LATE, period.year)
        days = [visit.day for visit in self._counter.facts.visits(span)]
        return min(days, default=None)

    def _papers_begin(self, period: ReportPeriod) -> str | None:
        papers = self._counter.facts.papers
        first = papers[0].received if papers else ""
        limit = (period.first + _BEGINS_LATE).isoformat()
        return first if first and first <= limit else None

    def _earlier(self, report: Report) -> list[Report]:
        """Earlier reports of the same type of period, the newest first, one for each period."""
        filters = {"regime": report.regime, "period": report.period.type.value}
        found: dict[str, Report] = {}
        for row in self._newest(filters, leave_out=report.uid):
            one = report_of(row)
            if one.period.last < report.period.first:
                found.setdefault(str(one.period.last), one)
        return sorted(found.values(), key=lambda one: one.period.last, reverse=True)

    def _before(
        self, report: Report, forms: Mapping[str, Form]
    ) -> dict[CellKey, tuple[Decimal, ...]]:
        before: dict[CellKey, list[Decimal]] = {}
        for one in self._earlier(report)[:BEFORE]:
            row = self._book.get(TABLE, one.uid)
            for key, value in self._figures(row or {}, forms).items():
                before.setdefault(key, []).append(value)
        return {key: tuple(values) for key, values in before.items()}


def _book_of(item: Item) -> str:
    return "visits" if item.measure.startswith("tcd.") else "papers"


def _same_meaning(one: Item, other: Item) -> bool:
    """Codes were given anew from circular to circular: the words or the measure must agree."""
    if one.measure and one.measure == other.measure:
        return True
    return " ".join(one.label.split()).lower() == " ".join(other.label.split()).lower()
