"""The sample's reports: a year of them sent and locked, those of the year's end being drawn up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import msgspec

from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.receptions.model import ReceptionValues
from desktop_app.reports import periods
from desktop_app.reports.duties_model import DueReport, DutyPeriod, DutyValues
from desktop_app.reports.duties_words import title
from desktop_app.reports.figures.facts import FactBook
from desktop_app.reports.filled import FilledReport
from desktop_app.reports.forms.shelf import FormShelf
from desktop_app.reports.model import CellKey, HandCell, PeriodType, ReportHead, ReportPeriod
from desktop_app.reports.narrative.drifts import relinked, update
from desktop_app.reports.narrative.markup import parsed
from desktop_app.reports.narrative.model import Section
from desktop_app.reports.narrative.service import NarrativeService
from desktop_app.reports.out.bundle import sent_files
from desktop_app.reports.out.service import ReportPapers
from desktop_app.reports.service import ReportService, SentFile
from desktop_app.sample.casework_written import casework, same_named
from desktop_app.sample.days import Days
from desktop_app.sample.reports_written import (
    OWN,
    Correction,
    ReportsFile,
    SampleReport,
    cells,
    written,
)
from desktop_app.services import Services

_ONE = timedelta(days=1)
_BEHIND, _AHEAD = timedelta(days=330), timedelta(days=45)
_AT = time(16, 20)


def fill_reports(services: Services) -> None:
    """Duties from the plan, reports sent on their days, drafts, a visit written down too late.

    Called inside one change of the book, after visits and papers.
    """
    said, days = written(), Days(services)
    _take_duties(services, said, days)
    year = _Year(services, said, days)
    year.fill()
    if year.newest:
        _write_down_late(services, said, days, year.newest)


def _take_duties(services: Services, said: ReportsFile, days: Days) -> None:
    """What the plans say of reports, with the cut-offs as offered, and a duty of the office's."""
    duties = services.report_duties
    duties.accept([one for one in duties.from_plans() if one.ticked])
    own, due = said.own, days.due(said.own.due)
    year = periods.period_of(PeriodType.YEAR, due.year, periods.DEMOCRACY)
    duties.add(
        DutyValues(
            name=own.name,
            period=DutyPeriod.ONCE,
            due=due.isoformat(),
            cut_first=year.first.isoformat(),
            cut_last=days.due(own.cut).isoformat(),
            recipient=own.recipient,
            article=own.article,
        )
    )
    today = services.clock.today()
    for one in duties.calendar(today - _BEHIND, today + _AHEAD):
        if not one.cut_known:
            first, last = one.period.first.isoformat(), one.period.last.isoformat()
            duties.settle(one.duty.key, first, last)


def _write_down_late(
    services: Services, said: ReportsFile, days: Days, period: ReportPeriod
) -> None:
    """A visit of a period whose report was sent already."""
    visit = said.late.visit
    day = services.law.calendar().on_or_before(period.last - said.late.before * _ONE)
    values: ReceptionValues = same_named(
        ReceptionValues,
        visit,
        received_on=day,
        officer=services.user,
        answered_on=days.after(day, visit.answered or 0),
    )
    person = casework().person(visit.who, services.office.office().full_name)
    services.receptions.add(values, person)


@dataclass(frozen=True)
class _Desk:
    """The services of reports on another day."""

    reports: ReportService
    narratives: NarrativeService
    papers: ReportPapers


class _Year:
    """Draws up each report of the file that is due around today, and sends those behind it."""

    def __init__(self, services: Services, said: ReportsFile, days: Days) -> None:
        self._services = services
        self._said = said
        self._days = days
        self._today = services.clock.today()
        self._facts = FactBook(services.book)
        self._shelf = FormShelf(services.book)
        self.newest: ReportPeriod | None = None  # the period that ended last of those sent

    def fill(self) -> None:
        """In the order in which they were sent."""
        for due, one in sorted(self._wanted(), key=lambda line: self._day(*line)):
            self._enter_old(due, one)
            day = self._day(due, one)
            if due.period.last < day < self._today:
                self._send(due, one, day)
            elif due.due >= self._today:
                self._draw_up(self._desk(self._today), due, one, unfinished=True)

    def _wanted(self) -> Iterator[tuple[DueReport, SampleReport]]:
        found = {(one.regime, one.period): one for one in self._said.report}
        duties = self._services.report_duties
        for due in duties.calendar(self._today - _BEHIND, self._today + _AHEAD):
            values = due.duty.values
            period = OWN if values.name == self._said.own.name else due.period.type.value
            if one := found.get((values.regime, period)):
                yield due, one

    def _day(self, due: DueReport, one: SampleReport) -> date:
        """When it went out: never before the figures are cut off."""
        day = due.last_day - one.before * _ONE
        on = self._services.law.calendar().on_or_before(day)
        return on if on > due.period.last else day

    def _enter_old(self, due: DueReport, one: SampleReport) -> None:
        """The figures of the year before, as typed in from a report on paper."""
        if not one.old:
            return
        same, typed = periods.same_last_year(due.period), cells(one.old)
        forms = [self._shelf.form(code, due.period.last) for code in one.old]
        figures = {
            (form.code, item.code): typed.get((form.code, item.code), Decimal(0))
            for form in forms
            for item in form.live
            if not item.formula
        }
        name = f"{title(due)} năm {same.year} (nhập tay)" if one.period == OWN else ""
        self._services.reports.enter_old(one.regime, same, figures, name)

    def _send(self, due: DueReport, one: SampleReport, day: date) -> None:
        desk = self._desk(day)
        uid = self._draw_up(desk, due, one)
        self._go_out(desk, uid, day, one, due.duty.values.recipient)
        law = due.duty.shipped
        if law and (self.newest is None or due.period.last > self.newest.last):
            self.newest = due.period
        if one.correction:
            self._correct(uid, day, one, one.correction)

    def _correct(self, uid: str, day: date, one: SampleReport, said: Correction) -> None:
        later = self._days.after(day, said.after)
        if later >= self._today:
            return
        desk = self._desk(later)
        new = desk.reports.correct(uid, said.reason).uid
        desk.reports.set_cells(new, _typed(cells(said.hand)))
        opened = desk.narratives.open(new)
        desk.narratives.save(new, update(opened.kept, opened.filled), opened.kept)
        to = desk.reports.get(uid).head.sent_to
        self._go_out(desk, new, later, msgspec.structs.replace(one, number=said.number), to)

    def _draw_up(
        self, desk: _Desk, due: DueReport, one: SampleReport, *, unfinished: bool = False
    ) -> str:
        """Begin it, type in what no book counts, write its words."""
        values, period = due.duty.values, due.period
        codes = list(values.forms) or [
            form.code for form in self._shelf.forms(values.regime, period.last)
        ]
        uid = desk.reports.begin(
            due.duty.uid, values.regime, period, codes, title(due), due.due
        ).uid
        desk.reports.set_cells(uid, _typed(cells(one.hand)))
        for form in one.hand:
            desk.reports.fill_zeros(uid, form)
        if unfinished:
            left = [(form, code) for form, codes in one.left.items() for code in codes]
            desk.reports.set_cells(uid, dict.fromkeys(left))
        self._write(desk, uid, self._said.later if unfinished else ())
        return uid

    def _write(self, desk: _Desk, uid: str, later: tuple[str, ...]) -> None:
        """The words that the program drafts, and an officer's where it drafts none."""
        opened = desk.narratives.open(uid)
        if opened.outline is None:
            return
        written, narrative = self._said.words.get(opened.filled.report.regime, {}), opened.fresh
        for section in narrative.sections:
            text = "" if section.key in later else written.get(section.key, "")
            if text:
                narrative = narrative.with_section(_with_words(section, text, opened.filled))
        desk.narratives.save(uid, narrative, opened.kept)

    def _go_out(self, desk: _Desk, uid: str, day: date, one: SampleReport, to: str) -> None:
        head = ReportHead(
            number=str(one.number), symbol=self._said.symbol, dated_on=day, sent_to=to
        )

        def files(filled: FilledReport) -> Sequence[SentFile]:
            words = desk.narratives.words(filled)
            return sent_files(filled, words, desk.papers.head(filled, final=False), None, one.files)

        desk.reports.set_head(uid, head)
        desk.reports.send(uid, day, to, self._said.sent_how, files)

    def _desk(self, day: date) -> _Desk:
        """The services as they were in the afternoon of a day."""
        services = self._services
        clock = FixedClock(datetime.combine(day, _AT, VIETNAM))
        reports = ReportService(
            services.book,
            services.user,
            clock,
            services.life.numbers,
            self._shelf,
            self._facts,
            services.report_duties.report_sent,
        )
        narratives = NarrativeService(services.book, services.user, reports, services.office)
        return _Desk(reports, narratives, ReportPapers(reports, narratives, services.office))


def _typed(figures: dict[CellKey, Decimal]) -> dict[CellKey, HandCell | None]:
    return {key: HandCell(value) for key, value in figures.items()}


def _with_words(section: Section, text: str, filled: FilledReport) -> Section:
    paragraphs = relinked(tuple(parsed(line) for line in text.splitlines()), filled)
    return replace(section, paragraphs=paragraphs)
