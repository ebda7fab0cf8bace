"""Last year's plan in another year: what moves, what stays, what is asked."""

import calendar
import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.law.citations import DocumentRef, find_citations
from desktop_app.law.phrases import read_schedule
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.law.workdays.day import DayEdit, DayKind
from desktop_app.plans.copying import copied, propose_copy
from desktop_app.plans.copying.bases import Successor
from desktop_app.plans.copying.dates import hits
from desktop_app.plans.editing.grid import grid_of
from desktop_app.plans.model import (
    Annex,
    AnnexRow,
    Column,
    LegalBasis,
    Plan,
    Task,
    Text,
    UpperTask,
)

DAY = "2026-11-21"


def moved(text: str, old: int, new: int, *, a_schedule: bool = True) -> str:
    for hit in reversed([h for h in hits(text, old, new, a_schedule=a_schedule) if h.sure]):
        text = text[: hit.start] + hit.new + text[hit.end :]
    return text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Quý I/2026", "Quý I/2027"),
        ("Quý IV năm 2026", "Quý IV năm 2027"),
        ("Quý I", "Quý I"),
        ("Tháng 12", "Tháng 12"),
        ("Tháng 12/2026", "Tháng 12/2027"),
        ("Tháng 01 năm 2027", "Tháng 01 năm 2028"),
        ("trước ngày 10/03/2026", "trước ngày 10/03/2027"),
        ("ngày 05 tháng 6 năm 2026", "ngày 05 tháng 6 năm 2027"),
        ("trước ngày 10/5", "trước ngày 10/5"),
        ("từ 01/6 đến trước ngày 15/6/2026", "từ 01/6 đến trước ngày 15/6/2027"),
        ("Năm học 2025 - 2026", "Năm học 2026 - 2027"),
        ("Giai đoạn 2026-2030", "Giai đoạn 2026-2030"),
        ("Thường xuyên", "Thường xuyên"),
        ("15.11.2026", "15.11.2027"),
        ("Năm 2019", "Năm 2019"),
        ("Từ ngày 17/12/2026 đến ngày 25/01/2027", "Từ ngày 17/12/2027 đến ngày 25/01/2028"),
        ("12/2026 - 3/2027", "12/2027 - 3/2028"),
        ("T12/2026", "T12/2027"),
        ("trước 31/12/26", "trước 31/12/27"),
        ("Năm học 2026/2027", "Năm học 2027/2028"),
        ("Quý IV/2026 và quý I/2027", "Quý IV/2027 và quý I/2028"),
        ("nhiệm kỳ 2026 – 2031", "nhiệm kỳ 2026 – 2031"),
        ("2026 hộ dân, 2026 m2", "2026 hộ dân, 2026 m2"),
        ("kết dư 2025, năm 2024, 2025, 2026", "kết dư 2026, năm 2024, 2026, 2027"),
        ("số 12/TTr-2026", "số 12/TTr-2026"),
    ],
)
def test_times_of_a_yearly_plan(text: str, wanted: str) -> None:
    assert moved(text, 2026, 2027) == wanted


@pytest.mark.parametrize(
    ("text", "old", "new", "wanted"),
    [
        ("trước ngày 29/02/2028", 2028, 2029, "trước ngày 01/3/2029"),
        ("trước ngày 29/02", 2028, 2029, "trước ngày 01/3"),
        ("đến hết ngày 29/02/2028", 2028, 2029, "đến hết ngày 28/02/2029"),
        ("chậm nhất ngày 29/02", 2028, 2029, "chậm nhất ngày 28/02"),
        ("ngày 29 tháng 02 năm 2028", 2028, 2029, "ngày 28 tháng 02 năm 2029"),
        ("trước ngày 29/02", 2028, 2032, "trước ngày 29/02"),
        ("chậm nhất ngày 28/02", 2027, 2028, "chậm nhất ngày 28/02"),
    ],
)
def test_the_end_of_february(text: str, old: int, new: int, wanted: str) -> None:
    assert moved(text, old, new) == wanted


def test_a_window_of_the_text_keeps_both_ends_in_step() -> None:
    text = "Thực hiện từ ngày 04/02/2026 đến 08/02/2026 (sau hội nghị)."
    assert moved(text, 2026, 2027, a_schedule=False).count("2027") == 2


def test_a_period_that_is_over_is_followed_by_one_as_long() -> None:
    (hit,) = hits("giai đoạn 2021 - 2025", 2025, 2026)
    assert (hit.new, hit.sure) == ("2026 - 2030", False)


@given(st.text(alphabet="0256 /-.,nămsốTquýI", max_size=30))
def test_no_year_near_the_old_one_goes_unlisted(text: str) -> None:
    listed = list(hits(text, 2025, 2026))
    for found in re.finditer(r"(?<!\d)20(?:24|25|26)(?!\d)", text):
        longer = [
            p
            for p in re.finditer(r"(20\d\d)\s*[-–/]\s*(20\d\d)", text)
            if int(p[2]) - int(p[1]) != 1
        ]
        in_a_period = any(p.start() <= found.start() < p.end() for p in longer)
        in_a_period = in_a_period or re.search(r"20\d\d\s*[-–/]\s*$", text[: found.start()])
        assert in_a_period or any(h.start <= found.start() < h.end for h in listed)


def test_a_longer_february_is_asked_about() -> None:
    (hit,) = hits("chậm nhất ngày 28/02", 2027, 2028, a_schedule=True)
    assert (hit.new, hit.sure) == ("29/02", False)


@given(
    st.dates(datetime.date(2024, 1, 1), datetime.date(2031, 12, 31)),
    st.integers(1, 3),
    st.booleans(),
)
def test_every_copied_deadline_is_a_day_of_the_calendar(
    day: datetime.date, years: int, before: bool
) -> None:
    words = f"{'trước' if before else 'chậm nhất'} ngày {day:%d/%m}/{day.year}"
    schedule = read_schedule(moved(words, day.year, day.year + years))
    assert schedule is not None
    assert schedule.end is not None
    end = datetime.date.fromisoformat(schedule.end)
    last = end - datetime.timedelta(days=schedule.exclusive)
    was = day - datetime.timedelta(days=before)
    assert last.year == was.year + years
    if (was.month, was.day) != (2, 29) or calendar.isleap(last.year):
        leap = {(2, 28), (2, 29)}
        same = (last.month, last.day) == (was.month, was.day)
        assert same or {(last.month, last.day), (was.month, was.day)} == leap


def test_facts_of_the_past_and_names_of_cited_papers_are_not_ticked() -> None:
    text = (
        "Từ ngày 01/7/2025 không còn cấp huyện. Thực hiện Nghị quyết số 22-NQ/TU ngày 12/12/2024"
        " về nhiệm vụ năm 2025; phấn đấu trong năm 2025 hoàn thành."
    )
    plan = Plan(title="Kế hoạch năm 2025", opening=(Text(text, 3),))
    found = [(s.old, s.sure) for s in propose_copy(plan, 2026, DAY).shifts if s.slot > 0]
    assert found == [("01/7/2025", False), ("2025", False), ("2025", True)]


def test_numbers_of_documents_never_move() -> None:
    text = "Căn cứ Nghị định số 59/2025/NĐ-CP ngày 14/8/2025 của Chính phủ;"
    plan = Plan(title="năm 2025", legal_bases=(LegalBasis(text, find_citations(text, 1), 1),))
    assert [s.slot for s in propose_copy(plan, 2026, DAY).shifts] == [0]


YEARLY = (
    "Căn cứ Kế hoạch số 53/KH-UBND ngày 21 tháng 02 năm 2025 của UBND tỉnh về dân chủ ở cơ sở"
    " năm 2025;"
)


def yearly_plan() -> Plan:
    return Plan(title="năm 2025", legal_bases=(LegalBasis(YEARLY, find_citations(YEARLY, 1), 1),))


def test_a_basis_of_every_year_leaves_number_and_date_open() -> None:
    (_, shift) = propose_copy(yearly_plan(), 2026, DAY).shifts
    assert shift.new == (
        "Căn cứ Kế hoạch số …/KH-UBND ngày … tháng … năm 2026 của UBND tỉnh về dân chủ ở cơ sở"
        " năm 2026;"
    )
    assert "điền" in shift.why


def test_a_basis_of_every_year_takes_the_paper_of_the_book() -> None:
    def successor(ref: DocumentRef) -> Successor | None:
        return Successor("61/KH-UBND", "2026-03-05") if ref.number == "53/KH-UBND" else None

    (_, shift) = propose_copy(yearly_plan(), 2026, DAY, successor).shifts
    assert "số 61/KH-UBND ngày 05 tháng 3 năm 2026" in shift.new


def test_a_period_in_the_name_of_a_yearly_paper_stays() -> None:
    text = (
        "Căn cứ Kế hoạch số 53/KH-UBND ngày 21/02/2025 của UBND tỉnh về Đề án giai đoạn 2021-2025"
        " trong năm 2025;"
    )
    plan = Plan(title="năm 2025", legal_bases=(LegalBasis(text, find_citations(text, 1), 1),))
    (_, shift) = propose_copy(plan, 2026, DAY).shifts
    assert shift.new.endswith("giai đoạn 2021-2025 trong năm 2026;")


def test_a_number_with_two_blanks_is_still_a_number() -> None:
    text = "Thực hiện Quyết định số 5/QĐ-UBND  ngày 01/02/2025 của UBND xã."
    plan = Plan(title="năm 2025", opening=(Text(text, 1),))
    assert [s.slot for s in propose_copy(plan, 2026, DAY).shifts] == [0]


def test_a_basis_that_ends_before_the_new_year_begins_is_pointed_out() -> None:
    text = "Căn cứ Nghị định số 13/2023/NĐ-CP ngày 17/4/2023 của Chính phủ;"
    plan = Plan(title="năm 2025", legal_bases=(LegalBasis(text, find_citations(text, 1), 1),))
    assert propose_copy(plan, 2026, "2025-11-21").notes


def test_a_lapsed_basis_is_pointed_out_with_what_holds_now() -> None:
    text = "Căn cứ Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ;"
    plan = Plan(title="năm 2025", legal_bases=(LegalBasis(text, find_citations(text, 1), 1),))
    (note,) = propose_copy(plan, 2026, DAY).notes
    assert "14/08/2023" in note.message
    assert "59/2023/NĐ-CP" in note.message


def test_a_deadline_on_a_weekend_is_said() -> None:
    task = Task("", "", "1", "Việc", schedule_text="trước ngày 10/5/2025")
    plan = Plan(title="năm 2025", tasks=(task,), annexes=(Annex("", "", rows=(AnnexRow(task=0),)),))
    (note,) = propose_copy(plan, 2026, DAY).notes
    assert note.message == "Ngày 10/5/2026 là Chủ nhật."


@pytest.mark.parametrize(
    ("old", "new_year", "message"),
    [
        (
            "chậm nhất ngày 30/4/2025",
            2026,
            "Ngày 30/4/2026 là thứ Năm, ngày nghỉ (Ngày Chiến thắng",
        ),
        ("chậm nhất ngày 02/9/2025", 2026, "Ngày 02/9/2026 là thứ Tư, ngày nghỉ (Quốc khánh"),
        ("chậm nhất ngày 17/02/2025", 2026, "Ngày 17/02/2026 là thứ Ba, ngày nghỉ (Tết"),
        ("chậm nhất ngày 24/11/2025", 2026, "Ngày 24/11/2026 là thứ Ba, ngày nghỉ (Ngày Văn hóa"),
    ],
)
def test_a_deadline_on_a_holiday_is_said(old: str, new_year: int, message: str) -> None:
    task = Task("", "", "1", "Việc", schedule_text=old)
    plan = Plan(title="năm 2025", tasks=(task,), annexes=(Annex("", "", rows=(AnnexRow(task=0),)),))
    (note,) = propose_copy(plan, new_year, DAY).notes
    assert note.message.startswith(message)


def test_a_day_that_the_office_works_is_no_warning() -> None:
    task = Task("", "", "1", "Việc", schedule_text="chậm nhất ngày 22/8/2025")
    plan = Plan(title="năm 2025", tasks=(task,), annexes=(Annex("", "", rows=(AnnexRow(task=0),)),))
    own = WorkCalendar([DayEdit(datetime.date(2026, 8, 22), DayKind.SWAPPED_WORKING, "làm bù")])
    assert not propose_copy(plan, 2026, DAY, calendar=own).notes
    free = WorkCalendar([DayEdit(datetime.date(2026, 8, 22), DayKind.WEEKEND)])
    assert propose_copy(plan, 2026, DAY, calendar=free).notes


def test_a_day_of_the_week_beside_a_date_is_said() -> None:
    plan = Plan(title="năm 2026", opening=(Text("Hội nghị ngày 18/11/2026 (thứ Tư).", 1),))
    (note,) = propose_copy(plan, 2027, DAY).notes
    assert note.message == "Bên cạnh ngày 18/11/2026 có ghi “thứ Tư”; ngày 18/11/2027 là thứ Năm."


@pytest.mark.parametrize(
    ("caption", "wanted"),
    [
        (
            "(Kèm theo Kế hoạch số 21-KH/ĐU, ngày 20-01-2026 của Đảng ủy về dân chủ năm 2026)",
            "(Kèm theo Kế hoạch số …-KH/ĐU, ngày … tháng … năm 2027 của Đảng ủy về dân chủ"
            " năm 2027)",
        ),
        ("(Kèm theo Kế hoạch dân chủ năm 2026)", "(Kèm theo Kế hoạch dân chủ năm 2027)"),
        (
            "(Theo Quyết định số 5/QĐ-UBND ngày 02/01/2020 của UBND xã)",
            "(Theo Quyết định số 5/QĐ-UBND ngày 02/01/2020 của UBND xã)",
        ),
        ("", ""),
    ],
)
def test_captions_follow_the_new_head_and_the_year(caption: str, wanted: str) -> None:
    annexes = (Annex("", "", caption, label="Phụ lục"),)
    plan = Plan(title="năm 2026", number="21-KH/ĐU", symbol="KH/ĐU", annexes=annexes)
    proposal = propose_copy(plan, 2027, DAY)
    assert copied(plan, proposal, proposal.shifts).annexes[0].caption == wanted


def test_columns_and_the_groups_that_tasks_stand_in_move_too() -> None:
    columns = (Column("content", "Nội dung"), Column("other", "Kinh phí năm 2026"))
    task = Task("", "I. Việc năm 2026", "1", "Việc", other=(("Kinh phí năm 2026", "5"),))
    annex = Annex("", "", "", columns, (AnnexRow("I", "Việc năm 2026"), AnnexRow(task=0)))
    plan = Plan(title="năm 2026", tasks=(task,), annexes=(annex,))
    proposal = propose_copy(plan, 2027, DAY)
    new = copied(plan, proposal, proposal.shifts)
    assert new.tasks[0].group == "I. Việc năm 2027"
    assert new.tasks[0].other == (("Kinh phí năm 2027", "5"),)
    assert grid_of(new, 0).rows[1].cells == ("1. Việc", "5")


def test_the_copy_is_a_draft_of_the_new_year() -> None:
    task = Task("", "", "1", "Việc", schedule_text="Quý II", uid="t1", upper=UpperTask("p", "t9"))
    plan = Plan(
        title="Thực hiện dân chủ năm 2025",
        number="79/KH-UBND",
        symbol="KH-UBND",
        date="2025-03-01",
        date_text="ngày 01 tháng 3 năm 2025",
        tasks=(task,),
        annexes=(
            Annex(
                "",
                "",
                "(Kèm theo Kế hoạch số 79/KH-UBND ngày 01/3/2025 của UBND xã)",
                rows=(AnnexRow(task=0),),
            ),
        ),
    )
    proposal = propose_copy(plan, 2026, DAY)
    new = copied(plan, proposal, proposal.shifts)
    assert (new.number, new.symbol, new.date) == (None, "KH-UBND", None)
    assert new.title == "Thực hiện dân chủ năm 2026"
    assert new.annexes[0].caption == (
        "(Kèm theo Kế hoạch số …/KH-UBND ngày … tháng … năm 2026 của UBND xã)"
    )
    assert (new.tasks[0].uid, new.tasks[0].upper) == ("t1", None)


def test_only_what_is_ticked_changes() -> None:
    plan = Plan(title="năm 2025", opening=(Text("trong năm 2025, từ năm 2025", 1),))
    proposal = propose_copy(plan, 2026, DAY)
    assert [s.sure for s in proposal.shifts] == [True, True, False]
    new = copied(plan, proposal, proposal.shifts[1:2])
    assert (new.title, new.opening[0]) == ("năm 2025", Text("trong năm 2026, từ năm 2025", 1))
