"""Report dates of plans as duties: the five real plans, other wordings, versions, doubts."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest
from life_samples import PLAN, SIGNED, read_in, with_plan

from desktop_app.errors import UserError
from desktop_app.law.report_deadlines import read_report_deadlines
from desktop_app.plans.kept import decode, encode
from desktop_app.plans.model import Plan, Text
from desktop_app.plans.reader import read_plan
from desktop_app.plans.service import plan_columns
from desktop_app.reports.duties_model import DutyPeriod, DutyValues
from desktop_app.reports.duties_plans import Proposal, Standing
from desktop_app.services import Services

P = DutyPeriod
DEMOCRATIC = with_plan(SIGNED, title="Thực hiện dân chủ ở cơ sở năm 2026")


def saying(text: str, plan: Plan = DEMOCRATIC) -> Plan:
    """The plan with one paragraph more, and the report dates that stand in it."""
    found = read_report_deadlines(text, 7, 2026)
    return with_plan(plan, closing=(Text(text, 7),), report_deadlines=found)


def rewrite(services: Services, uid: str, text: str) -> None:
    kept = decode(str(services.book.get("plans", uid)["content"]))  # type: ignore[index]
    kept = msgspec.structs.replace(kept, plan=saying(text, kept.plan))
    with services.book.change(user="lan", label="Sửa") as writing:
        writing.update("plans", uid, {**plan_columns(kept), "content": encode(kept)})


def proposed(services: Services) -> list[Proposal]:
    return services.report_duties.from_plans()


def standings(services: Services) -> list[Standing]:
    return [one.standing for one in proposed(services)]


HALF_AND_YEAR = "Báo cáo 6 tháng trước ngày 10/6, báo cáo năm trước ngày 15/11 hằng năm."

# The real plans: period, day, exclusive, first day of the window; then the day to go by
SEEDS = {
    "000": [
        (P.H1, "2025-05-10", True, "", "2025-05-09"),
        (P.YEAR, "2025-11-10", True, "", "2025-11-07"),
    ],
    "001": [],
    "002": [
        (P.H1, "--06-10", True, "", "2025-06-09"),
        (P.M9, "--09-15", True, "", "2025-09-12"),
        (P.YEAR, "--11-15", True, "", "2025-11-14"),
    ],
    "003": [
        (P.H1, "2025-06-15", True, "2025-06-01", "2025-06-13"),
        (P.YEAR, "2025-12-15", True, "2025-12-01", "2025-12-12"),
    ],
    "004": [
        (P.H1, "2025-05-18", True, "", "2025-05-16"),
        (P.YEAR, "2025-11-10", True, "", "2025-11-07"),
    ],
}


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_the_real_plans_become_duties(name: str, seeds: Path, services: Services) -> None:
    (path,) = seeds.glob(f"{name}_*.txt")
    plan_uid = services.plans.save(read_plan(path)).uid
    found = proposed(services)
    said = [(o.values.period, o.values.due, o.values.exclusive, o.values.window_from)
            for o in found]  # fmt: skip
    assert said == [row[:4] for row in SEEDS[name]]
    assert all(one.values.plan_uid == plan_uid and not one.question for one in found)
    assert not any(one.values.cut_first or one.values.cut_last for one in found)
    services.report_duties.accept(found)
    due = services.report_duties.calendar(date(2025, 1, 1), date(2025, 12, 31))
    mine = [str(one.due) for one in due if one.duty.values.plan_uid]
    assert mine == [row[4] for row in SEEDS[name]]


def test_what_comes_back_every_year_comes_back(seeds: Path, services: Services) -> None:
    (path,) = seeds.glob("002_*.txt")
    services.plans.save(read_plan(path))
    services.report_duties.accept(proposed(services))
    due = services.report_duties.calendar(date(2026, 1, 1), date(2027, 12, 31))
    mine = [str(one.due) for one in due if one.duty.values.plan_uid]
    assert mine == [
        "2026-06-09", "2026-09-14", "2026-11-13", "2027-06-09", "2027-09-14", "2027-11-12",
    ]  # fmt: skip


def test_recipient_and_way_are_read_where_the_paragraph_says_them(
    seeds: Path, services: Services
) -> None:
    for name in ("000", "003"):
        (path,) = seeds.glob(f"{name}_*.txt")
        services.plans.save(read_plan(path))
    told = {(one.values.recipient, one.values.via) for one in proposed(services)}
    assert told == {("UBND thành phố", "Phòng Nội vụ"), ("UBND quận", "Phòng Nội vụ")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HALF_AND_YEAR, [(P.H1, "--06-10", True), (P.YEAR, "--11-15", True)]),
        ("Báo cáo năm chậm nhất ngày 20/12/2026.", [(P.YEAR, "2026-12-20", False)]),
        # without a year, and nothing says that it comes back: the plan's year
        ("Báo cáo 6 tháng trước ngày 10/6.", [(P.H1, "2026-06-10", True)]),
        ("Báo cáo năm trước ngày 15/01.", [(P.YEAR, "2027-01-15", True)]),
        ("Báo cáo 6 tháng cuối năm trước ngày 05/12/2026.", [(P.H2, "2026-12-05", True)]),
        (
            "Báo cáo quý gửi trước ngày 15 tháng cuối quý.",
            [(P.Q1, "--03-15", True), (P.Q2, "--06-15", True), (P.Q3, "--09-15", True),
             (P.Q4, "--12-15", True)],
        ),
        (
            "Báo cáo quý I trước ngày 15/3, quý II trước ngày 15/6 hằng năm.",
            [(P.Q1, "--03-15", True), (P.Q2, "--06-15", True)],
        ),
        ("Báo cáo tháng gửi chậm nhất ngày 20 hằng tháng.", [(P.MONTH, "---20", False)]),
        (
            "Gửi báo cáo kết quả thực hiện về Phòng Văn hóa - Xã hội trước ngày 30/11/2026.",
            [(P.ONCE, "2026-11-30", True)],
        ),
        ("Báo cáo năm trước ngày 01/3 hằng năm.", [(P.YEAR, "--03-01", True)]),
        ("Định kỳ sơ kết, tổng kết, báo cáo theo quy định.", []),
    ],
)  # fmt: skip
def test_other_wordings(
    text: str, expected: list[tuple[DutyPeriod, str, bool]], services: Services
) -> None:
    read_in(services, saying(text))
    found = proposed(services)
    assert [(o.values.period, o.values.due, o.values.exclusive) for o in found] == expected
    services.report_duties.accept(found)  # each of them can be kept
    assert standings(services) == [Standing.SAME] * len(expected)


def test_a_plan_for_several_years_asks_in_each_of_them(services: Services) -> None:
    plan = with_plan(DEMOCRATIC, title="Thực hiện dân chủ ở cơ sở giai đoạn 2026 - 2028")
    read_in(services, saying("Báo cáo năm trước ngày 15/11.", plan))
    services.report_duties.accept(proposed(services))
    due = services.report_duties.calendar(date(2025, 1, 1), date(2031, 12, 31))
    assert [one.written.year for one in due if one.duty.values.plan_uid] == [2026, 2027, 2028]


def test_a_day_without_any_year_is_asked_about(services: Services) -> None:
    plan = with_plan(DEMOCRATIC, title="Thực hiện dân chủ", date=None, date_text="", number=None)
    read_in(services, saying("Báo cáo năm trước ngày 15/11.", plan))
    (found,) = proposed(services)
    assert "không ghi năm" in found.question
    assert not found.ticked
    with pytest.raises(UserError, match="không ghi năm"):
        services.report_duties.accept([found])


def test_plans_about_something_else_get_no_democracy_forms(services: Services) -> None:
    read_in(services, saying(HALF_AND_YEAR, with_plan(PLAN, number="9/KH-UBND", date="2026-01-05")))
    found = proposed(services)
    assert {one.values.regime for one in found} == {"other"}
    assert {one.values.forms for one in found} == {()}
    assert found[0].values.name == "Báo cáo theo Kế hoạch số 9/KH-UBND"


# Taking over


def test_taking_over_twice_is_taking_over_once(services: Services) -> None:
    read_in(services, saying(HALF_AND_YEAR))
    found = proposed(services)
    assert [one.ticked for one in found] == [True, True]
    services.report_duties.accept(found)
    services.report_duties.accept(found)  # a second window, a second press
    assert standings(services) == [Standing.SAME, Standing.SAME]
    own = [one for one in services.report_duties.duties() if not one.shipped]
    assert len(own) == 2
    assert own[0].plan_name == "Kế hoạch số 15/KH-UBND"
    assert own[0].values.article == "“Báo cáo 6 tháng trước ngày 10/6” (dòng 7)"
    services.undo()
    assert not [one for one in services.report_duties.duties() if not one.shipped]


def test_a_changed_plan_tells_what_differs_and_the_office_keeps_its_own(
    services: Services,
) -> None:
    duties = services.report_duties
    uid = read_in(services, saying(HALF_AND_YEAR))
    duties.accept(proposed(services))
    year = next(one for one in duties.duties() if one.values.period is P.YEAR and not one.shipped)
    mine = replace(year.values, recipient="Sở Nội vụ", cut_first="--11-01", cut_last="--10-31")
    duties.change(year.uid, mine)
    rewrite(services, uid, HALF_AND_YEAR.replace("15/11", "05/12"))
    half, changed = proposed(services)
    assert (half.standing, changed.standing) == (Standing.SAME, Standing.CHANGED)
    assert changed.differences == ("hạn gửi",)
    duties.accept([changed])
    kept = duties.get(year.uid).values
    assert (kept.due, kept.recipient, kept.cut_last) == ("--12-05", "Sở Nội vụ", "--10-31")
    assert standings(services) == [Standing.SAME, Standing.SAME]


def test_a_cut_off_that_the_new_day_forbids_is_open_again(services: Services) -> None:
    duties = services.report_duties
    uid = read_in(services, saying("Báo cáo năm trước ngày 20/12/2026."))
    duties.accept(proposed(services))
    (year,) = [one for one in duties.duties() if not one.shipped]
    duties.settle(year.uid, "2025-12-15", "2026-12-14")
    rewrite(services, uid, "Báo cáo năm trước ngày 15/11/2026.")
    duties.accept(proposed(services))
    assert (duties.get(year.uid).values.due, duties.get(year.uid).values.cut_last) == (
        "2026-11-15",
        "",
    )


def test_a_report_that_the_plan_no_longer_asks_for_is_told(services: Services) -> None:
    duties = services.report_duties
    uid = read_in(services, saying(HALF_AND_YEAR))
    duties.accept(proposed(services))
    rewrite(services, uid, "Báo cáo 6 tháng trước ngày 10/6 hằng năm.")
    same, gone = proposed(services)
    assert (same.standing, gone.standing) == (Standing.SAME, Standing.GONE)
    assert not gone.ticked
    duties.accept([gone])
    assert [one.values.period for one in duties.duties() if not one.shipped] == [P.H1]


def test_a_duty_with_reports_ends_instead_of_vanishing(services: Services) -> None:
    duties = services.report_duties
    uid = read_in(services, saying("Báo cáo năm trước ngày 15/11 hằng năm."))
    duties.accept(proposed(services))
    (year,) = [one for one in duties.duties() if not one.shipped]
    columns = {
        "regime": "democracy", "period": "Y", "year": 2026, "status": "sent", "version": 1,
        "sent_on": "2026-11-12", "duty_uid": year.uid, "title": "Báo cáo",
    }  # fmt: skip
    with services.book.change(user="lan", label="Lập") as change:
        change.insert("reports", columns)
    services.plans.delete([uid])
    (gone,) = proposed(services)
    duties.accept([gone])
    due = duties.calendar(date(2026, 1, 1), date(2028, 12, 31))
    assert [str(one.due) for one in due if one.duty.uid == year.uid] == ["2026-11-13"]


def test_a_new_version_takes_the_duties_of_the_old_one(services: Services) -> None:
    duties = services.report_duties
    old = read_in(services, saying(HALF_AND_YEAR))
    duties.accept(proposed(services))
    new = read_in(services, saying(HALF_AND_YEAR.replace("10/6", "12/6")))
    with services.book.change(user="lan", label="Thay thế") as change:
        change.update("plans", old, {"status": "superseded"})
        change.update("plans", new, {"family_uid": old, "version": 2, "status": "issued"})
    half, year = proposed(services)
    assert (half.standing, year.standing) == (Standing.CHANGED, Standing.SAME)
    duties.accept([half, year])
    kept = [one.values for one in duties.duties() if not one.shipped]
    assert [(one.due, one.plan_uid) for one in kept] == [("--06-12", new), ("--11-15", old)]


def test_duties_stay_while_their_plan_is_being_written_again(services: Services) -> None:
    uid = read_in(services, saying(HALF_AND_YEAR))
    services.report_duties.accept(proposed(services))
    with services.book.change(user="lan", label="Dùng làm dự thảo") as change:
        change.update("plans", uid, {"status": "draft"})
    assert proposed(services) == []
    assert len([one for one in services.report_duties.duties() if not one.shipped]) == 2


def test_how_long_a_plan_asks_is_followed(services: Services) -> None:
    uid = read_in(services, saying(HALF_AND_YEAR))
    services.report_duties.accept(proposed(services))
    several = with_plan(DEMOCRATIC, title="Thực hiện dân chủ ở cơ sở giai đoạn 2026 - 2028")
    kept = decode(str(services.book.get("plans", uid)["content"]))  # type: ignore[index]
    kept = msgspec.structs.replace(kept, plan=saying(HALF_AND_YEAR, several))
    with services.book.change(user="lan", label="Sửa") as writing:
        writing.update("plans", uid, {**plan_columns(kept), "content": encode(kept)})
    assert {one.differences for one in proposed(services)} == {("hiệu lực",)}


def test_drafts_say_nothing_yet(services: Services) -> None:
    uid = read_in(services, saying(HALF_AND_YEAR))
    with services.book.change(user="lan", label="Dự thảo") as change:
        change.update("plans", uid, {"status": "draft"})
    assert proposed(services) == []


# Doubts


def test_a_day_that_others_keep_towards_us_is_in_doubt(services: Services) -> None:
    text = (
        "Các thôn gửi về UBND xã Đồng Mẫu (qua Phòng Kinh tế), báo cáo năm trước ngày 01/11/2026."
    )
    read_in(services, saying(text))
    (found,) = proposed(services)
    assert "không phải hạn cơ quan mình gửi" in found.doubt
    assert not found.ticked


def test_the_same_report_by_two_plans_is_in_doubt(services: Services) -> None:
    read_in(services, saying(HALF_AND_YEAR))
    read_in(services, saying("Báo cáo năm trước ngày 10/11/2026.", with_plan(
        DEMOCRATIC, number="20/KH-UBND", date="2026-04-01")))  # fmt: skip
    doubts = [bool(one.doubt) for one in proposed(services)]
    assert sorted(doubts) == [False, False, True]


def test_a_duty_typed_in_before_makes_the_plans_doubtful(services: Services) -> None:
    services.report_duties.add(DutyValues(name="Báo cáo năm", due="--12-05"))
    read_in(services, saying(HALF_AND_YEAR))
    half, year = proposed(services)
    assert not half.doubt
    assert "Đã có “Báo cáo năm” cho cùng kỳ, gửi chậm nhất ngày 5/12 hằng năm" in year.doubt
