"""Numbers, days and periods given to the services by whoever calls them: kept whole or refused."""

from datetime import date
from decimal import Decimal

import pytest
from case_desk import Desk

from desktop_app.errors import UserError
from desktop_app.reports.model import HandCell, PeriodType, ReportHead, ReportPeriod, Status
from desktop_app.reports.periods import period_of
from desktop_app.tasks.model import TaskValues

H1 = period_of(PeriodType.H1, 2026)
H1_2025 = period_of(PeriodType.H1, 2025)
SENT = date(2026, 11, 20)
HOSTILE = ["NaN", "sNaN", "Infinity", "-Infinity", "-1", "-0.5", "1E+15", "1E+300", "0.1234567"]


@pytest.fixture
def desk(services):
    made = Desk(services)
    made.r = services.reports
    return made


def begun(desk, forms=("02/XLD", "06/QLKNTC"), period=H1):
    return desk.r.begin("", "kntc", period, forms).uid


@pytest.mark.parametrize("value", HOSTILE)
def test_no_way_in_takes_a_number_that_is_none(desk, value):
    uid = begun(desk)
    before = desk.s.book.get("reports", uid), desk.s.book.count("reports")
    key, number = ("06/QLKNTC", "1"), Decimal(value)
    for call in (
        lambda: desk.r.set_cells(uid, {key: HandCell(number)}),
        lambda: desk.r.set_cells(uid, {("02/XLD", "1"): HandCell(number, "lý do")}),
        lambda: desk.r.set_compared(uid, "last", {key: number}),
        lambda: desk.r.set_compared(uid, "same", {key: number}),
        lambda: desk.r.enter_old("kntc", H1_2025, {("02/XLD", "1"): number}),
    ):
        with pytest.raises(UserError) as refused:
            call()
        assert len(refused.value.message) < 300
    assert (desk.s.book.get("reports", uid), desk.s.book.count("reports")) == before


def test_old_figures_of_forms_that_never_were_are_refused(desk):
    for key in (("99/KHONG", "1"), ("02/XLD", "__class__"), ("", "")):
        with pytest.raises(UserError):
            desk.r.enter_old("kntc", H1_2025, {key: Decimal(1)})
    assert desk.r.ids() == []


def test_old_figures_open_and_are_compared_with(desk):
    desk.r.enter_old("kntc", H1_2025, {("02/XLD", "1"): Decimal(7)})
    (old,) = desk.r.ids()
    assert desk.r.filled(old).cell(("02/XLD", "1")).value == 7
    assert desk.r.filled(begun(desk)).cell(("02/XLD", "1")).same_last_year == 7


def test_an_old_report_is_not_restored_beside_another_of_its_period(desk):
    first = desk.r.enter_old("kntc", H1_2025, {("02/XLD", "1"): Decimal(7)}).uid
    desk.r.delete(first)
    second = desk.r.enter_old("kntc", H1_2025, {("02/XLD", "1"): Decimal(8)}).uid
    with pytest.raises(UserError):
        desk.r.restore(first)
    assert desk.r.ids() == [second]


def test_one_wrong_number_in_a_paste_keeps_all_of_it_out(desk):
    uid = begun(desk)
    cells = {("06/QLKNTC", str(n)): HandCell(Decimal(n)) for n in range(1, 17)}
    cells[("06/QLKNTC", "17")] = HandCell(Decimal("-1"))
    with pytest.raises(UserError):
        desk.r.set_cells(uid, cells)
    assert desk.r.content(uid).hand == {}


def test_nought_is_typed_in_and_nothing_is_missing(desk):
    uid = begun(desk, ("06/QLKNTC",))
    desk.r.set_cells(uid, {("06/QLKNTC", "1"): HandCell(Decimal(0))})
    filled = desk.r.filled(uid)
    assert filled.cell(("06/QLKNTC", "1")).value == 0
    assert "1" not in filled.forms["06/QLKNTC"].missing
    assert "2" in filled.forms["06/QLKNTC"].missing


def test_a_refused_sending_writes_nothing(desk):
    paper = desk.paper("complaint", date(2026, 3, 2), field="land", instance="first")
    desk.do(paper.case_uid, "accepted", date(2026, 3, 2))
    uid = begun(desk, ("02/XLD",))
    desk.r.set_head(uid, ReportHead(number="7", symbol="BC-UBND", dated_on=SENT))
    desk.r.set_cells(uid, {("02/XLD", "9"): HandCell(Decimal(5), "Sổ giấy")})
    head = desk.s.book.head()
    with pytest.raises(UserError, match=r"9\+10\+11.*1 = 1 \+ 0 ≠ 5 \+ 0 \+ 0"):
        desk.r.send(uid, SENT, files=desk.s.report_papers.files())
    assert desk.s.book.head() == head
    assert desk.s.life.numbers.holder("BC-UBND", 2026, 7) is None


@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2025, 12, 14), date.min, date.max])
def test_a_day_of_sending_that_cannot_be_is_refused(desk, day):
    uid = begun(desk, ("02/XLD",))
    with pytest.raises(UserError):
        desk.r.send(uid, day)
    assert desk.r.get(uid).status is Status.DRAFT


@pytest.mark.parametrize(
    ("number", "symbol"),
    [("-1", "BC-UBND"), ("0", "BC-UBND"), ("1e3", "BC-UBND"), ("7", "<b>"), ("x" * 5000, "BC-UBND"),
     ("9" * 5000, "BC-UBND"), ("7", "B" * 5000)],
)  # fmt: skip
def test_a_number_of_a_report_that_is_none_is_refused_shortly(desk, number, symbol):
    uid = begun(desk, ("02/XLD",))
    with pytest.raises(UserError) as refused:
        desk.r.set_head(uid, ReportHead(number=number, symbol=symbol))
    assert len(refused.value.message) < 400
    assert desk.r.get(uid).head == ReportHead()


def test_moving_the_days_of_a_draft_onto_a_sent_report_is_refused(desk):
    days = (date(2026, 1, 1), date(2026, 3, 31))
    sent = desk.r.begin("", "kntc", ReportPeriod(*days, 2026), ("02/XLD",)).uid
    desk.r.send(sent, SENT)
    draft = desk.r.begin(
        "", "kntc", ReportPeriod(date(2026, 4, 1), date(2026, 6, 30), 2026), ("02/XLD",)
    ).uid
    with pytest.raises(UserError, match="đã gửi"):
        desk.r.set_days(draft, *days)
    desk.r.set_days(draft, date(2026, 4, 2), date(2026, 6, 29))
    desk.r.set_days(draft, date(2026, 4, 2), date(2026, 6, 29))  # its own days are free to it


def test_one_democracy_report_for_a_duty_and_period_whatever_its_days(desk):
    first = ReportPeriod(date(2025, 12, 1), date(2026, 5, 31), 2026, PeriodType.H1)
    second = ReportPeriod(date(2025, 12, 15), date(2026, 6, 9), 2026, PeriodType.H1)
    desk.r.begin("", "democracy", first, ("DC",))
    with pytest.raises(UserError, match="đang lập"):
        desk.r.begin("", "democracy", second, ("DC",))


def test_each_time_of_a_task_says_why_it_counts(desk):
    """A task that is due twice in a period stands there twice, each time with its own day."""
    tasks = desk.s.tasks
    uid = tasks.add(TaskValues(title="Kiểm tra công khai", schedule_text="Hằng quý", year=2026)).uid
    period = ReportPeriod(date(2026, 1, 1), date(2026, 12, 31), 2026)
    rows = desk.s.book.rows("occurrences", desk.s.book.ids("occurrences"))
    if len([row for row in rows if row["task_uid"] == uid]) < 2:
        with desk.s.book.change(user="lan", label="thử") as change:
            for day in ("2026-03-31", "2026-06-30"):
                change.insert(
                    "occurrences", {"task_uid": uid, "due": day, "status": "open", "ordinal": 9}
                )
    report = desk.r.begin("", "democracy", period, ("DC",)).uid
    filled = desk.r.filled(report)
    (code,) = [
        code
        for code, cell in filled.forms["DC"].cells.items()
        if cell.item.measure == "dc.tasks_late"
    ]
    told = [row.why for row in desk.r.why(report, ("DC", code))]
    assert len(told) == filled.cell(("DC", code)).value >= 2
    assert len(set(told)) == len(told)
