"""Figures reckoned by hand from domain 6: cut-off days, who counts where, to the đồng."""

from datetime import date
from decimal import Decimal

import pytest
from case_desk import Desk

from desktop_app.petitions.model import Results
from desktop_app.reports.figures.facts import FactBook
from desktop_app.reports.figures.measure import figure
from desktop_app.reports.figures.registry import load_measures
from desktop_app.reports.model import PeriodType
from desktop_app.reports.periods import period_of

Q1, Q4 = (period_of(kind, 2026) for kind in (PeriodType.Q1, PeriodType.Q4))
Y, H1 = period_of(PeriodType.YEAR, 2026), period_of(PeriodType.H1, 2026)
Q2, Q3 = period_of(PeriodType.Q2, 2026), period_of(PeriodType.Q3, 2026)
Y5 = period_of(PeriodType.YEAR, 2025)


@pytest.fixture
def desk(services):
    made = Desk(services)
    made.facts = FactBook(services.book)
    return made


def value(desk, name, period):
    return figure(load_measures()[name], desk.facts.facts(), period).value


def values(desk, period, *names):
    return [int(value(desk, name, period)) for name in names]


def complaint(desk, day, **more):
    told = {"field": "land", "instance": "first", "qualified": "yes", "in_competence": "yes"}
    return desk.paper("complaint", day, **(told | more))


# Cut-off days


def test_the_14th_of_december_is_the_old_year_the_15th_the_new(desk):
    for day in (date(2025, 12, 14), date(2025, 12, 15), date(2026, 3, 14), date(2026, 3, 15)):
        paper = complaint(desk, day)
        desk.do(paper.case_uid, "accepted", day)
    assert values(desk, Y5, "xld.1") == [1]
    assert values(desk, Q1, "xld.1") == [2]
    assert values(desk, Q2, "xld.1") == [1]
    assert values(desk, Y, "xld.1") == [3]


def test_a_paper_handled_on_the_first_day_was_carried_over_and_one_a_day_earlier_was_not(desk):
    first = complaint(desk, date(2025, 12, 10))
    desk.do(first.case_uid, "accepted", date(2025, 12, 15))
    second = complaint(desk, date(2025, 12, 10))
    desk.do(second.case_uid, "accepted", date(2025, 12, 14))
    assert values(desk, Y, "xld.1", "xld.2") == [1, 1]
    assert values(desk, Y5, "xld.1", "xld.2") == [2, 1]


def test_a_leap_day_is_a_day_of_the_first_quarter(desk):
    paper = complaint(desk, date(2024, 2, 29))
    desk.do(paper.case_uid, "accepted", date(2024, 2, 29))
    assert values(desk, period_of(PeriodType.Q1, 2024), "xld.1", "xld.6") == [1, 1]


def test_received_in_one_period_and_decided_in_the_next(desk):
    paper = complaint(desk, date(2026, 3, 10))
    desk.do(paper.case_uid, "accepted", date(2026, 3, 12))
    desk.do(paper.case_uid, "decided", date(2026, 4, 2))
    assert values(desk, Q1, "kn.1", "kn.2", "kn.4", "kn.7", "kn.8") == [1, 1, 1, 0, 0]
    # Handled in the quarter before: no paper of this one, but its decision is.
    assert values(desk, Q2, "kn.1", "kn.2", "kn.7", "kn.8") == [0, 0, 1, 1]
    assert values(desk, H1, "kn.1", "kn.2", "kn.4", "kn.7", "kn.8") == [1, 1, 1, 1, 1]
    assert values(desk, Q2, "th.1", "th.2") == [1, 0]
    assert values(desk, Q3, "th.1", "th.2") == [1, 0]


# Withdrawn, split, duplicates, deleted


def test_only_a_whole_withdrawal_ends_a_matter(desk):
    part, whole = complaint(desk, date(2026, 3, 2)), complaint(desk, date(2026, 3, 2))
    for paper in (part, whole):
        desk.do(paper.case_uid, "accepted", date(2026, 3, 3))
    desk.do(part.case_uid, "withdrawn_part", date(2026, 3, 5))
    desk.do(whole.case_uid, "withdrawn", date(2026, 3, 5))
    desk.do(whole.case_uid, "terminated", date(2026, 3, 6))
    assert values(desk, Q1, "kn.2", "kn.3", "kn.4", "kn.5", "kn.6") == [2, 0, 1, 0, 1]


def test_a_deleted_paper_counts_nowhere_and_restored_it_counts_again(desk):
    paper = complaint(desk, date(2026, 3, 2))
    desk.do(paper.case_uid, "accepted", date(2026, 3, 3))
    names = ("xld.1", "xld.4", "xld.5", "kn.1", "kn.2")
    assert values(desk, Q1, *names) == [1] * 5
    desk.s.petitions.delete([paper.uid])
    assert values(desk, Q1, *names) == [0] * 5
    desk.s.petitions.restore([paper.uid])
    assert values(desk, Q1, *names) == [1] * 5
    desk.s.undo()
    assert values(desk, Q1, *names) == [0] * 5


def test_a_decision_appealed_stays_the_decision_of_its_period(desk):
    paper = complaint(desk, date(2026, 3, 2))
    desk.do(paper.case_uid, "accepted", date(2026, 3, 3))
    desk.do(paper.case_uid, "decided", date(2026, 3, 10))
    before = values(desk, Q1, "kn.7", "kn.8", "th.1")
    desk.do(paper.case_uid, "appealed", date(2026, 3, 12))
    assert values(desk, Q1, "kn.7", "kn.8", "th.1") == before == [1, 1, 1]


# To the đồng, to the dm²


def decided(desk, day, **results):
    paper = complaint(desk, day)
    desk.do(paper.case_uid, "accepted", day)
    desk.do(paper.case_uid, "decided", day)
    case = desk.s.cases.get(paper.case_uid)
    assert case
    desk.s.cases.set_results(paper.case_uid, Results(**results))
    return paper.case_uid


def test_one_dong_a_thousand_times_is_a_thousand_dong(desk):
    for _ in range(7):
        decided(desk, date(2026, 3, 2), state_money=1, state_land_dm2=1)
    assert value(desk, "kn.13", Q1) == Decimal("0.000007")
    assert value(desk, "kn.14", Q1) == Decimal("0.07")


def test_very_large_sums_are_exact(desk):
    decided(desk, date(2026, 3, 2), state_money=999_999_999_999_999)
    decided(desk, date(2026, 3, 2), state_money=1)
    decided(desk, date(2026, 3, 2), state_money=333_333)
    assert value(desk, "kn.13", Q1) == Decimal("1000000000.333333")


def test_printed_parts_add_up_to_the_printed_total(desk):
    """What stands on paper is added up again by whoever gets it."""
    for money in (333_333, 333_333, 333_334, 444_449):
        decided(desk, date(2026, 3, 2), state_money=money, back_money=money * 7)
    uid = desk.s.reports.begin("", "kntc", Q1, ("02/XLD", "03/GQKN", "05/KQTH")).uid
    filled = desk.s.reports.filled(uid)
    assert not filled.in_the_way
    for form in filled.forms.values():
        for cell in form.cells.values():
            if cell.value is not None:
                assert cell.value == round(cell.value, cell.item.decimals)
                assert isinstance(cell.value, Decimal)
    assert filled.cell(("03/GQKN", "13")).value == Decimal("1.444449")
