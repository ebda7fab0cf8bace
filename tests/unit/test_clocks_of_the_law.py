"""Every clock of complaints, denunciations and petitions, old law and new, in one table.

The days were counted by hand on a calendar; a second counter that shares nothing with the program
must say the same from the limit as it is written here.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from case_desk import Desk, open_desk
from deadline_oracle import Question, answer

from desktop_app.clocks.model import ClockStatus
from desktop_app.law.deadlines.deadline import Sign
from desktop_app.people.person import Person

TODAY = date(2027, 6, 30)
WD, D = "working_days", "days"


def day(text: str) -> date:
    """dd/mm/yyyy."""
    number, month, year = map(int, text.split("/"))
    return date(year, month, number)


@dataclass(frozen=True)
class Row:
    """A limit as the law writes it, the paper and the steps that start it, and its last day."""

    step: str
    count: int
    unit: str
    start: str
    due: str  # "" while it stands still
    kind: str
    received: str
    steps: tuple[tuple[str, str, dict[str, Any]], ...] = ()
    raw: str = ""  # where the last day as counted is another one
    shape: str = "after"
    day_off: str = "forward"
    stops: tuple[tuple[str, str], ...] = ()
    remote: bool = False
    values: dict[str, Any] = field(default_factory=dict)
    article: str = ""
    place: int = 0


def kn(step, count, unit, start, due, *steps, received="01/10/2026", **more) -> Row:
    return Row(step, count, unit, start, due, "complaint", received, steps, **more)


def tc(step, count, unit, start, due, *steps, received="01/10/2026", **more) -> Row:
    return Row(step, count, unit, start, due, "denunciation", received, steps, **more)


def acc(on="05/10/2026"):
    return ("accepted", on, {})


def dec(on="20/11/2026", **more):
    return ("decided", on, more)


SECOND = {"values": {"instance": "second"}}
CHANGED = {"details": {"outcome": "changed"}}
ROWS = {
    # Complaints: accepted within 10 days, since 01/7/2026 within 07 working days (Đ.27, Đ.36).
    "KN thụ lý, luật cũ": kn(
        "accept", 10, D, "29/06/2026", "09/07/2026", received="29/06/2026", article="Điều 27"
    ),
    "KN thụ lý, luật mới": kn(
        "accept", 7, WD, "01/07/2026", "10/07/2026", received="01/07/2026", article="Điều 27"
    ),
    "KN thụ lý qua ngày nghỉ 24/11": kn(
        "accept", 7, WD, "20/11/2026", "02/12/2026", received="20/11/2026"
    ),
    "KN nhận thứ Bảy": kn("accept", 7, WD, "21/11/2026", "02/12/2026", received="21/11/2026"),
    "KN qua thứ Bảy làm bù, nghỉ Quốc khánh": kn(
        "accept", 7, WD, "20/08/2026", "28/08/2026", received="20/08/2026"
    ),
    "KN thụ lý qua Tết": kn("accept", 7, WD, "03/02/2027", "19/02/2027", received="03/02/2027"),
    "KN lần hai, luật cũ": kn(
        "accept", 10, D, "29/06/2026", "09/07/2026", received="29/06/2026", article="Điều 36",
        **SECOND,
    ),
    "KN lần hai, luật mới": kn(
        "accept", 7, WD, "01/07/2026", "10/07/2026", received="01/07/2026", article="Điều 36",
        **SECOND,
    ),
    # Resolved within 30/45, remote 45/60 (Đ.28); second 45/60, remote 60/70 (Đ.37).
    "KN giải quyết": kn("resolve", 30, D, "05/10/2026", "04/11/2026", acc(), article="Điều 28"),
    "KN giải quyết, thụ lý trước 01/7": kn(
        "resolve", 30, D, "01/06/2026", "01/07/2026", acc("01/06/2026"), received="25/05/2026"
    ),
    "KN hạn rơi vào Tết dương lịch": kn(
        "resolve", 30, D, "02/12/2026", "04/01/2027", acc("02/12/2026"), raw="01/01/2027"
    ),
    "KN phức tạp": kn(
        "resolve", 45, D, "05/10/2026", "19/11/2026", acc(), ("complex", "20/10/2026", {})
    ),
    "KN phức tạp, hạn thứ Bảy": kn(
        "resolve", 45, D, "02/12/2026", "18/01/2027", acc("02/12/2026"),
        ("complex", "10/12/2026", {}), raw="16/01/2027",
    ),
    "KN vùng sâu": kn("resolve", 45, D, "05/10/2026", "19/11/2026", acc(), remote=True),
    "KN vùng sâu, phức tạp": kn(
        "resolve", 60, D, "05/10/2026", "04/12/2026", acc(), ("complex", "20/10/2026", {}),
        remote=True,
    ),
    "KN tạm đình chỉ rồi tiếp tục": kn(
        "resolve", 30, D, "02/12/2026", "11/01/2027", acc("02/12/2026"),
        ("suspended", "10/12/2026", {}), ("resumed", "20/12/2026", {}),
        stops=(("10/12/2026", "20/12/2026"),),
    ),
    "KN đang tạm đình chỉ": kn(
        "resolve", 30, D, "02/12/2026", "", acc("02/12/2026"), ("suspended", "10/12/2026", {}),
        stops=(("10/12/2026", ""),),
    ),
    "KN tạm đình chỉ hai lần": kn(
        "resolve", 30, D, "05/10/2026", "16/11/2026", acc(),
        ("suspended", "12/10/2026", {}), ("resumed", "15/10/2026", {}),
        ("suspended", "20/10/2026", {}), ("resumed", "29/10/2026", {}),
        stops=(("12/10/2026", "15/10/2026"), ("20/10/2026", "29/10/2026")),
    ),
    "KN thụ lý trước 01/7, tạm đình chỉ sau (Đ.22 NĐ 155)": kn(
        "resolve", 30, D, "20/06/2026", "30/07/2026", acc("20/06/2026"),
        ("suspended", "10/07/2026", {}), ("resumed", "20/07/2026", {}),
        received="15/06/2026", stops=(("10/07/2026", "20/07/2026"),),
    ),
    "KN lần hai": kn(
        "resolve", 45, D, "05/10/2026", "19/11/2026", acc(), article="Điều 37", **SECOND
    ),
    "KN lần hai, phức tạp": kn(
        "resolve", 60, D, "05/10/2026", "04/12/2026", acc(), ("complex", "20/10/2026", {}),
        **SECOND,
    ),
    "KN lần hai, vùng sâu": kn(
        "resolve", 60, D, "05/10/2026", "04/12/2026", acc(), remote=True, **SECOND
    ),
    "KN lần hai, vùng sâu, phức tạp": kn(
        "resolve", 70, D, "05/10/2026", "14/12/2026", acc(), ("complex", "20/10/2026", {}),
        remote=True, **SECOND,
    ),
    # Around the decision.
    "KN đối thoại": kn(
        "dialogue", 5, D, "20/10/2026", "15/10/2026", acc(),
        ("dialogue_called", "12/10/2026", {"until": date(2026, 10, 20)}),
        shape="before", day_off="back",
    ),
    "KN đối thoại, hạn báo rơi vào Chủ nhật": kn(
        "dialogue", 5, D, "16/10/2026", "09/10/2026", acc(),
        ("dialogue_called", "08/10/2026", {"until": date(2026, 10, 16)}),
        shape="before", day_off="back", raw="11/10/2026",
    ),
    "KN gửi quyết định tạm đình chỉ": kn(
        "suspension", 3, WD, "10/12/2026", "15/12/2026", acc("02/12/2026"),
        ("suspended", "10/12/2026", {}), article="Điều 11a",
    ),
    "KN gửi quyết định đình chỉ": kn(
        "suspension", 3, WD, "20/11/2026", "26/11/2026", acc(), ("terminated", "20/11/2026", {})
    ),
    "KN gửi quyết định": kn(
        "send", 3, WD, "20/11/2026", "26/11/2026", acc(), dec(), article="Điều 32"
    ),
    "KN lần hai gửi quyết định": kn(
        "send", 7, D, "20/11/2026", "27/11/2026", acc(), dec(**CHANGED), article="Điều 41",
        **SECOND,
    ),
    "KN có hiệu lực": kn(
        "effect", 30, D, "20/11/2026", "21/12/2026", acc(), dec(), raw="20/12/2026",
        article="Điều 44",
    ),
    "KN có hiệu lực, vùng sâu": kn(
        "effect", 45, D, "20/11/2026", "04/01/2027", acc(), dec(), remote=True
    ),
    "KN quyền khiếu nại tiếp": kn(
        "appeal", 30, D, "25/11/2026", "25/12/2026", acc(), dec(),
        ("sent", "23/11/2026", {"details": {"received_on": "2026-11-25"}}), article="Điều 33",
    ),
    "KN quyền khiếu nại tiếp, vùng sâu": kn(
        "appeal", 45, D, "25/11/2026", "11/01/2027", acc(), dec(),
        ("sent", "23/11/2026", {"details": {"received_on": "2026-11-25"}}), remote=True,
        raw="09/01/2027",
    ),
    # Denunciations.
    "TC vào sổ, xử lý ban đầu": tc(
        "accept", 7, WD, "20/11/2026", "02/12/2026", received="20/11/2026",
        article="khoản 1 Điều 24",
    ),
    "TC vào sổ trước 01/7": tc(
        "accept", 7, WD, "29/06/2026", "08/07/2026", received="29/06/2026"
    ),
    "TC xác minh nhiều địa điểm": tc(
        "accept", 10, WD, "20/11/2026", "07/12/2026",
        ("note", "21/11/2026", {"details": {"places": "1"}}), received="20/11/2026",
    ),
    "TC chuyển": tc(
        "accept", 5, WD, "20/11/2026", "30/11/2026", received="20/11/2026",
        values={"in_competence": "no"}, article="khoản 2 Điều 24",
    ),
    "TC tiếp": tc(
        "accept", 20, D, "20/11/2026", "10/12/2026", received="20/11/2026",
        values={"instance": "again"}, article="khoản 2 Điều 37",
    ),
    "TC qua báo chí": tc(
        "press", 20, D, "20/11/2026", "10/12/2026", received="20/11/2026",
        values={"source": "press"}, article="Điều 26",
    ),
    "TC thông báo thụ lý, luật mới": tc(
        "notify", 5, WD, "20/11/2026", "30/11/2026", acc("20/11/2026"),
        article="khoản 3 Điều 29",
    ),
    "TC thông báo thụ lý, luật cũ": tc(
        "notify", 5, WD, "29/06/2026", "06/07/2026", acc("29/06/2026"), received="25/06/2026",
        article="Điều 29",
    ),
    "TC giải quyết": tc("resolve", 30, D, "05/10/2026", "04/11/2026", acc(), article="Điều 30"),
    "TC gia hạn một lần": tc(
        "resolve", 60, D, "05/10/2026", "04/12/2026", acc(),
        ("extended", "30/10/2026", {"details": {"level": "complex"}}),
    ),
    "TC gia hạn hai lần": tc(
        "resolve", 90, D, "05/10/2026", "04/01/2027", acc(),
        ("extended", "30/10/2026", {}), ("extended", "30/11/2026", {}), raw="03/01/2027",
    ),
    "TC gia hạn 15 ngày": tc(
        "resolve", 45, D, "05/10/2026", "19/11/2026", acc(),
        ("extended", "30/10/2026", {"count": 15}),
    ),
    "TC tạm đình chỉ": tc(
        "resolve", 30, D, "05/10/2026", "16/11/2026", acc(), ("suspended", "15/10/2026", {}),
        ("resumed", "25/10/2026", {}), stops=(("15/10/2026", "25/10/2026"),), raw="14/11/2026",
    ),
    "TC gia hạn và tạm đình chỉ": tc(
        "resolve", 60, D, "05/10/2026", "14/12/2026", acc(), ("suspended", "15/10/2026", {}),
        ("resumed", "25/10/2026", {}), ("extended", "30/10/2026", {}),
        stops=(("15/10/2026", "25/10/2026"),),
    ),
    "TC tạm đình chỉ trước 01/7": tc(
        "resolve", 30, D, "01/06/2026", "13/07/2026", acc("01/06/2026"),
        ("suspended", "08/06/2026", {}), ("resumed", "18/06/2026", {}), received="25/05/2026",
        stops=(("08/06/2026", "18/06/2026"),), raw="11/07/2026",
    ),
    "TC gửi quyết định tạm đình chỉ": tc(
        "suspension", 5, WD, "15/10/2026", "22/10/2026", acc(), ("suspended", "15/10/2026", {}),
        article="Điều 34",
    ),
    "TC gửi kết luận": tc(
        "send", 5, WD, "20/11/2026", "30/11/2026", acc(), dec(), article="khoản 3 Điều 35"
    ),
    "TC xử lý theo kết luận": tc(
        "handle", 7, WD, "20/11/2026", "02/12/2026", acc(), dec(), article="khoản 1 Điều 36"
    ),
    "TC công khai kết luận": tc(
        "publish", 7, WD, "20/11/2026", "02/12/2026", acc(), dec(), article="Điều 40"
    ),
    "TC cấp trên yêu cầu báo cáo quá hạn": tc(
        "demand", 5, WD, "20/11/2026", "30/11/2026",
        ("urged", "23/11/2026", {"details": {"direction": "out", "learned_on": "2026-11-20"}}),
        article="Điều 38",
    ),
    "TC trả lời yêu cầu báo cáo": tc(
        "urged", 5, WD, "23/11/2026", "01/12/2026",
        ("urged", "23/11/2026", {"details": {"direction": "in"}}), article="Điều 38",
    ),
    # All papers.
    "45 ngày không xử lý": Row(
        "discipline", 45, D, "20/11/2026", "04/01/2027", "feedback", "20/11/2026",
        article="điểm b khoản 3 Điều 41",
    ),
    "45 ngày không dời vì Chủ nhật": Row(
        "discipline", 45, D, "19/11/2026", "03/01/2027", "proposal", "19/11/2026",
        day_off="stays",
    ),
    "báo kết quả cho cơ quan chuyển": kn(
        "told", 7, WD, "20/11/2026", "02/12/2026", acc(), dec(),
        values={"source": "transferred", "source_body": "Sở Thử"}, article="khoản 2 Điều 27",
    ),
    "lưu đơn một năm": Row(
        "keep", 1, "years", "20/11/2026", "20/11/2027", "feedback", "18/11/2026",
        (("closed", "20/11/2026", {"details": {"outcome": "filed"}}),),
        shape="lasts", day_off="stays",
    ),
    "KNPA hạn do cơ quan đặt": Row(
        "answer", 15, D, "20/11/2026", "07/12/2026", "proposal", "20/11/2026", raw="05/12/2026"
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory, made_office):
    with open_desk(tmp_path_factory.mktemp("luật"), TODAY, made_office) as made:
        made.s.settings.put("petitions.knpa_days", "15")
        yield made


def begun(desk: Desk, row: Row) -> str:
    """The case of a row, brought to where its clock runs."""
    secret = (
        Person(full_name="Hồ Thị Kín Đáo")
        if row.kind == "denunciation"
        else Person(full_name="Trần Văn Mẫu")
    )
    paper = desk.paper(row.kind, day(row.received), person=secret, **row.values)
    if row.remote:
        desk.remote(paper.case_uid)
    for kind, on, more in row.steps:
        desk.do(paper.case_uid, kind, day(on), **more)
    return paper.case_uid


@pytest.mark.parametrize("name", ROWS)
def test_the_day_is_the_one_counted_by_hand(desk: Desk, name: str) -> None:
    row = ROWS[name]
    clock = desk.clock(begun(desk, row), row.step, row.place)
    assert clock.due == (day(row.due) if row.due else None)
    if row.due:
        assert clock.raw_due == day(row.raw or row.due)
    stops = tuple((day(a), day(b) if b else None) for a, b in row.stops)
    question = Question(row.count, row.unit, row.shape, row.day_off, day(row.start), stops)
    assert (clock.raw_due, clock.due) == answer(question)
    assert row.article in clock.article
    why = desk.s.cases.why(clock.uid)
    assert (why.due, why.raw_due) == (clock.due, clock.raw_due)
    assert why.event_on == day(row.start)
    assert why.document and (why.article or row.step == "answer")
    if row.unit != "years":
        counted = sum(one.counted for one in why.trace)
        assert counted == row.count or not row.due
    stood = {one.date for one in why.trace if one.sign is Sign.SUSPENDED}
    for begin, end in stops:
        assert begin in stood and (end is None or end not in stood)


def test_no_clock_is_missing_from_the_table(desk: Desk) -> None:
    """Each code of the rules for complaints, denunciations and papers has a row that ran by it."""
    for row in ROWS.values():
        begun(desk, row)
    used: set[str] = set()
    for uid in desk.s.cases.ids():
        used |= {clock.rule for clock in desk.s.cases.clocks(uid)}
    known = set(desk.s.law.rules().codes())
    asked = {code for code in known if code.startswith(("kn.", "tc."))} - {"kn.filing"}
    asked |= {"tcd.discipline", "tcd.result", "petition.keep"}
    assert asked - used == set()


@pytest.mark.parametrize(
    ("kind", "received", "step"),
    [("complaint", "30/06/2026", "discipline"), ("feedback", "30/06/2026", "alarm")],
)
def test_before_a_rule_was_law_there_is_no_clock(desk, kind, received, step) -> None:
    paper = desk.paper(kind, day(received))
    assert step not in {clock.step for clock in desk.s.cases.clocks(paper.case_uid)}


def test_without_an_own_limit_a_proposal_has_none(tmp_path, made_office) -> None:
    with open_desk(tmp_path, TODAY, made_office) as desk:
        paper = desk.paper("proposal", date(2026, 11, 20))
        steps = {clock.step for clock in desk.s.cases.clocks(paper.case_uid)}
        assert steps == {"alarm"}


def test_times_that_only_pass_are_never_open(desk: Desk) -> None:
    clock = desk.clock(begun(desk, ROWS["KN có hiệu lực"]), "effect")
    assert clock.status is ClockStatus.PASSES
