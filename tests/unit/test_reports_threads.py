"""A report is read over one connection while it is written over another."""

from datetime import date
from decimal import Decimal

from desktop_app.opening import OpenOffice
from desktop_app.people.person import Person
from desktop_app.petitions.model import PetitionValues
from desktop_app.reports.model import HandCell, PeriodType, Status
from desktop_app.reports.periods import period_of
from desktop_app.services import Services

TOTAL = ("02/XLD", "1")
PERSON = Person(full_name="Trần Văn Mẫu")


def paper(services: Services) -> str:
    values = PetitionValues(kind="feedback", received_on=date(2026, 3, 2), content="Rác thải")
    return services.petitions.add(values, PERSON).uid


def test_who_reads_sees_what_was_written_at_once(office: OpenOffice, services: Services) -> None:
    reading = office.services(read_only=True)
    try:
        period = period_of(PeriodType.H1, 2026)
        uid = services.reports.begin("", "kntc", period, ("02/XLD", "06/QLKNTC")).uid
        assert reading.reports.filled(uid).cell(TOTAL).value == 0
        first = paper(services)
        assert reading.reports.filled(uid).cell(TOTAL).value == 1
        services.reports.fill_zeros(uid, "06/QLKNTC")
        services.reports.set_cells(uid, {("06/QLKNTC", "4"): HandCell(Decimal(3))})
        assert reading.reports.filled(uid).cell(("06/QLKNTC", "4")).value == 3
        services.reports.send(uid, date(2026, 11, 21))
        assert reading.reports.get(uid).status is Status.SENT
        assert reading.reports.since_sent(uid) == []
        paper(services)
        (drift,) = [one for one in reading.reports.since_sent(uid) if one.key == TOTAL]
        assert drift.signs == "+1"
        assert [one.report.uid for one in reading.reports.counted_in("petitions", first)] == [uid]
        services.undo()
        assert reading.reports.since_sent(uid) == []
        services.undo()  # the sending itself
        assert reading.reports.counted_in("petitions", first) == []
        assert reading.reports.filled(uid).cell(TOTAL).value == 1
    finally:
        reading.close()
