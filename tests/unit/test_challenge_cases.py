"""Whole cases by the law as domain facts tell it: where each stands, its days, what is forbidden.

The days come from a counter of its own with the days off written out; nothing of the program's
calendar or rules is asked.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from case_desk import NEEDED, PERSON, SECRET, open_desk

from desktop_app.errors import UserError

TODAY = date(2027, 1, 29)
OFF = {date(2026, 9, 2), date(2026, 11, 24), date(2027, 1, 1)}


def on(text: str) -> date:
    """d/m of 2026, or d/m/y."""
    parts = [int(part) for part in text.split("/")]
    return date(parts[2] if len(parts) == 3 else 2026, parts[1], parts[0])


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in OFF


def nlv(start: str, count: int) -> date:
    """The last of so many working days after a day."""
    day = on(start)
    while count:
        day += timedelta(1)
        count -= works(day)
    return day


def ngay(start: str, count: int) -> date:
    """The last of so many days after a day; moved on to a working day (BLDS Đ.148.5)."""
    day = on(start) + timedelta(count)
    while not works(day):
        day += timedelta(1)
    return day


@dataclass
class Story:
    """A paper, what happened to its case, and what must be true then.

    `open` clocks are due on a day (None: standing still); `over` are no longer open. `no` names
    steps that are forbidden on a day with the article that forbids them; `yes` the allowed ones.
    """

    kind: str
    received: str
    steps: tuple[tuple[Any, ...], ...] = ()
    status: str = "checking"
    open: dict[str, date | None] = field(default_factory=dict)
    over: dict[str, str] = field(default_factory=dict)
    no: tuple[tuple[Any, ...], ...] = ()
    yes: tuple[str, ...] = ()
    at: str = "28/1/2027"  # the day on which `yes` is asked
    nothing: tuple[str, ...] = ()
    next: str = ""
    paper: dict[str, Any] = field(default_factory=dict)
    is_: dict[str, Any] = field(default_factory=dict)
    remote: bool = False


def kn(received, *steps, **more):
    return Story("complaint", received, steps, **more)


def tc(received, *steps, **more):
    return Story("denunciation", received, steps, **more)


ACC = ("accepted", "9/10")
DEC = ("decided", "30/10")
SECOND = {"instance": "second"}
CHANGED = {"details": {"outcome": "changed"}}
STORIES = {
    # Complaints: first steps
    "KN chờ thụ lý": kn(
        "5/10", open={"accept": nlv("5/10", 7), "discipline": ngay("5/10", 45)}, next="hụ lý",
        yes=("accepted", "not_accepted", "guided", "transferred", "withdrawn"),
        no=(("decided", "6/10", "Điều 28"), ("suspended", "6/10", "Điều 11a")),
    ),
    "KN nhận 29/6 theo luật cũ": kn("29/6", open={"accept": ngay("29/6", 10)}),
    "KN nhận 01/7 theo luật mới": kn("1/7", open={"accept": nlv("1/7", 7)}),
    "KN nhận thứ Bảy trước ngày nghỉ": kn("21/11", open={"accept": on("2/12")}),
    "KN không được chuyển trước 01/7": kn(
        "25/6", no=(("transferred", "30/6", "khoản 1 Điều 26"),), yes=("transferred",), at="1/7"
    ),
    "KN không thụ lý": kn(
        "5/10", ("not_accepted", "9/10"), status="declined", over={"accept": "done"},
        no=(("decided", "12/10", "Điều 28"), ("accepted", "12/10", "Điều 27")), nothing=("resolve",)
    ),
    "KN ngoài thẩm quyền": kn(
        "5/10", ("guided", "8/10"), status="transferred", paper={"in_competence": "no"},
        over={"accept": "done", "discipline": "done"}, no=(("accepted", "9/10", "Điều 27"),)
    ),
    "KN ghi ngoài thẩm quyền thì không thụ lý": kn(
        "5/10", paper={"in_competence": "no"}, yes=("guided", "transferred"),
        no=(("accepted", "8/10", "Điều 17"),),
    ),
    "KN không đủ điều kiện thì không thụ lý": kn(
        "5/10", paper={"qualified": "no", "unqualified_because": "copy"}, yes=("closed",),
        no=(("accepted", "8/10", "Điều 11 "),),
    ),
    "KN lưu đơn": kn(
        "5/10", ("closed", "8/10", {"details": {"outcome": "filed"}}), status="closed",
        over={"accept": "done", "keep": "passes"}, no=(("accepted", "9/10", ""),)
    ),
    # Complaints: resolving
    "KN đang giải quyết": kn(
        "5/10", ACC, status="accepted", open={"resolve": ngay("9/10", 30)}, next="iải quyết",
        over={"accept": "done", "discipline": "done"},
        no=(("extended", "12/10", "Điều 28"), ("dialogue", "12/10", "Điều 30"),
            ("resumed", "12/10", "Điều 11a"), ("sent", "12/10", "Điều 32")),
    ),
    "KN vùng sâu": kn("5/10", ACC, remote=True, status="accepted",
                      open={"resolve": ngay("9/10", 45)}),
    "KN phức tạp": kn("5/10", ACC, ("complex", "20/10"), status="accepted",
                      open={"resolve": ngay("9/10", 45)}, no=(("complex", "21/10", "Điều 28"),)),
    "KN vùng sâu phức tạp": kn("5/10", ACC, ("complex", "20/10"), remote=True, status="accepted",
                               open={"resolve": ngay("9/10", 60)}),
    "KN qua năm mới": kn("30/11", ("accepted", "2/12"), status="accepted",
                         open={"resolve": on("4/1/2027")}),
    "KN tạm đình chỉ đứng đồng hồ": kn(
        "5/10", ACC, ("suspended", "12/10"), status="suspended",
        open={"resolve": None, "suspension": nlv("12/10", 3)},
        yes=("resumed", "withdrawn"),
        no=(("decided", "13/10", "Điều 11a"), ("complex", "13/10", "Điều 11a"),
            ("dialogue_called", "13/10", "Điều 11a"), ("suspended", "13/10", "Điều 11a"),
            ("closed", "13/10", "")),
    ),
    "KN tiếp tục sau hạn cũ": kn(
        "5/10", ACC, ("suspended", "12/10"), ("resumed", "20/11"), status="accepted",
        open={"resolve": ngay("9/10", 30 + 39)},
    ),
    "KN hai lần tạm đình chỉ": kn(
        "5/10", ACC, ("suspended", "12/10"), ("resumed", "20/10"), ("suspended", "26/10"),
        ("resumed", "2/11"), status="accepted", open={"resolve": ngay("9/10", 30 + 8 + 7)},
    ),
    "KN tạm đình chỉ mười ngày": kn(
        "30/11", ("accepted", "2/12"), ("suspended", "10/12"), ("resumed", "20/12"),
        status="accepted", open={"resolve": ngay("2/12", 40)},
    ),
    "KN phức tạp và tạm đình chỉ": kn(
        "5/10", ACC, ("complex", "12/10"), ("suspended", "20/10"), ("resumed", "25/10"),
        status="accepted", open={"resolve": ngay("9/10", 50)},
    ),
    "KN thụ lý trước 01/7 chuyển tiếp": kn(
        "25/5", ("accepted", "1/6"), status="accepted",
        no=(("suspended", "30/6", "Điều 22"), ("terminated", "30/6", "Điều 11a")),
        yes=("suspended", "terminated"), at="1/7",
    ),
    "KN rút một phần": kn(
        "5/10", ACC, ("withdrawn_part", "15/10"), status="accepted",
        open={"resolve": ngay("9/10", 30)}, is_={"withdrawn": "part"}, yes=("withdrawn",),
    ),
    "KN rút toàn bộ": kn(
        "5/10", ACC, ("withdrawn", "15/10"), status="terminated", is_={"withdrawn": "whole"},
        over={"resolve": "void"}, yes=("terminated",),
        no=(("decided", "16/10", "Điều 28"), ("withdrawn", "16/10", "Điều 10")),
    ),
    "KN rút khi đang tạm đình chỉ": kn(
        "5/10", ACC, ("suspended", "12/10"), ("withdrawn", "15/10"), ("terminated", "16/10"),
        status="terminated", over={"resolve": "void"},
    ),
    "KN rút sau quyết định": kn("5/10", ACC, DEC, status="resolved",
                                no=(("withdrawn", "2/11", "Điều 10"),)),
    "KN đình chỉ gửi ba ngày": kn(
        "5/10", ACC, ("terminated", "20/11"), status="terminated",
        open={"suspension": nlv("20/11", 3)}, no=(("closed", "23/11", "Điều 11a"),)
    ),
    "KN mời đối thoại đủ năm ngày": kn(
        "5/10", ACC, ("dialogue_called", "14/10", {"until": on("20/10")}), status="accepted",
        over={"dialogue": "done"}, yes=("dialogue",),
    ),
    # Complaints: after the decision
    "KN đã quyết định": kn(
        "5/10", ACC, DEC, status="resolved",
        open={"send": nlv("30/10", 3)}, over={"resolve": "done", "effect": "passes"},
        is_={"effective_on": ngay("30/10", 30) + timedelta(1), "outcome": "upheld"},
        no=(("closed", "2/11", "Điều 32"), ("decided", "2/11", "Điều 28")),
    ),
    "KN vùng sâu có hiệu lực sau 45 ngày": kn(
        "5/10", ACC, DEC, remote=True, status="resolved",
        is_={"effective_on": ngay("30/10", 45) + timedelta(1)},
    ),
    "KN lần hai làm quyết định chưa có hiệu lực": kn(
        "5/10", ACC, DEC, ("appealed", "10/11"), status="resolved", is_={"effective_on": None},
        over={"effect": "void"}, no=(("appealed", "11/11", "Điều 33"),)
    ),
    "KN khởi kiện không làm mất hiệu lực": kn(
        "5/10", ACC, DEC, ("appealed", "10/11", {"details": {"where": "court"}}),
        status="resolved", over={"effect": "passes"},
        is_={"effective_on": ngay("30/10", 30) + timedelta(1)},
    ),
    "KN nhận quyết định rồi mới tính hạn lần hai": kn(
        "5/10", ACC, DEC, ("sent", "4/11", {"details": {"received_on": "2026-11-05"}}),
        status="resolved", over={"send": "done", "appeal": "passes"}, yes=("closed", "enforced"),
    ),
    "KN do cơ quan khác chuyển đến": kn(
        "5/10", ACC, DEC, status="resolved", paper={"source": "transferred"},
        open={"told": nlv("30/10", 7)}, yes=("told_sender",),
    ),
    # Second complaints (a commune seldom has one)
    "KN lần hai": kn(
        "5/10", ACC, status="accepted", paper=SECOND, open={"resolve": ngay("9/10", 45)},
        no=(("decided", "12/10", ""),),
    ),
    "KN lần hai vùng sâu": kn("5/10", ACC, status="accepted", paper=SECOND, remote=True,
                              open={"resolve": ngay("9/10", 60)}),
    "KN lần hai vùng sâu phức tạp": kn(
        "5/10", ACC, ("complex", "12/10"), status="accepted", paper=SECOND, remote=True,
        open={"resolve": ngay("9/10", 70)},
    ),
    "KN lần hai gửi trong bảy ngày": kn(
        "5/10", ACC, ("decided", "30/10", CHANGED), status="resolved", paper=SECOND,
        open={"send": ngay("30/10", 7)}, nothing=("effect", "appeal"),
    ),
    # Denunciations
    "TC chờ xử lý": tc(
        "5/10", open={"accept": nlv("5/10", 7), "discipline": ngay("5/10", 45)},
        yes=("accepted", "not_accepted", "transferred"),
        no=(("decided", "6/10", "Điều 35"), ("handled", "6/10", "Điều 36"),
            ("notified", "6/10", "Điều 29"), ("published", "6/10", "Điều 40")),
    ),
    "TC xác minh nhiều nơi": tc(
        "5/10", ("note", "6/10", {"reason": "Hai xã", "details": {"places": "1"}}),
        open={"accept": nlv("5/10", 10)},
    ),
    "TC ngoài thẩm quyền": tc(
        "5/10", paper={"in_competence": "no"}, open={"accept": nlv("5/10", 5)},
        no=(("accepted", "6/10", "Điều 13"),), yes=("transferred",),
    ),
    "TC chỉ chuyển một lần": tc(
        "5/10", ("transferred", "8/10"), status="transferred", paper={"in_competence": "no"},
        no=(("transferred", "9/10", "Điều 14"), ("accepted", "9/10", "Điều 29")),
        over={"accept": "done", "discipline": "done"},
    ),
    "TC chỉ hướng dẫn một lần": tc(
        "5/10", ("guided", "8/10"), status="transferred",
        no=(("guided", "9/10", "khoản 3 Điều 24"),),
    ),
    "TC không rõ người tố cáo": tc(
        "5/10", paper={"anonymous": True}, no=(("accepted", "6/10", "Điều 25"),),
        yes=("transferred", "closed", "note"),
    ),
    "TC đang giải quyết": tc(
        "5/10", ACC, status="accepted",
        open={"notify": nlv("9/10", 5), "resolve": ngay("9/10", 30)},
    ),
    "TC gia hạn một lần": tc(
        "5/10", ACC, ("extended", "30/10", {"details": {"level": "complex"}}), status="accepted",
        open={"resolve": ngay("9/10", 60)},
    ),
    "TC gia hạn mười ngày": tc("5/10", ACC, ("extended", "30/10", {"count": 10}),
                               status="accepted", open={"resolve": ngay("9/10", 40)}),
    "TC gia hạn hai lần": tc(
        "5/10", ACC, ("extended", "30/10"), ("extended", "30/11"), status="accepted",
        open={"resolve": ngay("9/10", 90)}, no=(("extended", "1/12", "Điều 30"),),
    ),
    "TC tạm đình chỉ": tc(
        "5/10", ACC, ("suspended", "12/10"), status="suspended",
        open={"resolve": None, "suspension": nlv("12/10", 5)},
        no=(("decided", "13/10", "Điều 34"), ("extended", "13/10", "Điều 34")),
    ),
    "TC tạm đình chỉ rồi gia hạn": tc(
        "5/10", ACC, ("suspended", "12/10"), ("resumed", "20/10"), ("extended", "30/10"),
        status="accepted", open={"resolve": ngay("9/10", 68)},
    ),
    "TC tạm đình chỉ trước 01/7": tc(
        "25/5", ("accepted", "1/6"), ("suspended", "15/6"), status="suspended",
        open={"resolve": None},
    ),
    "TC rút nhưng vẫn giải quyết": tc(
        "5/10", ACC, ("withdrawn", "15/10", {"details": {"by": "minutes", "go_on": "1"}}),
        status="accepted", open={"resolve": ngay("9/10", 30)}, yes=("decided", "terminated"),
    ),
    "TC rút thì đình chỉ, không kết luận": tc(
        "5/10", ACC, ("withdrawn", "15/10"), status="accepted", yes=("terminated",),
        no=(("decided", "16/10", "Điều 33"),),
    ),
    "TC rút một phần": tc("5/10", ACC, ("withdrawn_part", "15/10"), status="accepted",
                          is_={"withdrawn": "part"}, yes=("decided", "withdrawn")),
    "TC rút sau kết luận": tc("5/10", ACC, DEC, status="resolved",
                              no=(("withdrawn", "2/11", "Điều 33"),)),
    "TC đã kết luận": tc(
        "5/10", ACC, ("decided", "20/11"), status="resolved",
        open={"send": nlv("20/11", 5), "handle": nlv("20/11", 7), "publish": nlv("20/11", 7)},
        no=(("closed", "23/11", "Điều 35"),),
    ),
    "TC chưa công khai thì chưa kết thúc": tc(
        "5/10", ACC, DEC, ("sent", "2/11"), ("handled", "3/11"), status="resolved",
        no=(("closed", "4/11", "Điều 40"),),
    ),
    "TC làm đủ thì kết thúc": tc(
        "5/10", ACC, ("notified", "12/10"), DEC, ("sent", "2/11"), ("handled", "3/11"),
        ("published", "3/11"), ("closed", "4/11"), status="closed",
        over={"send": "done", "handle": "done", "publish": "done"},
    ),
    "TC tiếp": tc("5/10", paper={"instance": "again"}, open={"accept": ngay("5/10", 20)}),
    "TC qua báo chí": tc("5/10", paper={"source": "press"}, open={"press": ngay("5/10", 20)}),
    "TC quá hạn bị cấp trên đôn đốc": tc(
        "5/10", ACC,
        ("urged", "5/11", {"details": {"direction": "in", "learned_on": "2026-11-02"}}),
        status="accepted", open={"urged": nlv("5/11", 5)}, over={"demand": "done"},
        yes=("answered",),
    ),
    # Proposals and feedback: the law names no day to answer by
    "KNPA không có hạn trong luật": Story(
        "feedback", "5/10", nothing=("answer", "accept"), open={"alarm": ngay("5/10", 45)},
        yes=("decided", "transferred"), no=(("suspended", "6/10", ""), ("complex", "6/10", "")),
    ),
    "KNPA đã trả lời": Story(
        "proposal", "5/10", (("decided", "20/10", {"details": {}}),), status="answered",
        over={"alarm": "done"}, yes=("closed",), no=(("decided", "21/10", ""),),
    ),
    "KNPA đã chuyển": Story("feedback", "5/10", (("transferred", "8/10"),), status="transferred",
                            over={"alarm": "done"}, no=(("decided", "9/10", ""),)),
}  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory, made_office):
    with open_desk(tmp_path_factory.mktemp("thách thức"), TODAY, made_office) as made:
        yield made


def begin(desk, story: Story) -> str:
    person = SECRET if story.kind == "denunciation" else PERSON
    if story.paper.get("anonymous"):
        person = type(PERSON)()
    uid = desk.paper(story.kind, on(story.received), person=person, **story.paper).case_uid
    if story.remote:
        desk.remote(uid)
    for kind, day, *more in story.steps:
        desk.do(uid, kind, on(day), **(more[0] if more else {}))
    return uid


@pytest.mark.parametrize("name", STORIES)
def test_a_case_stands_where_the_law_puts_it(desk, name):
    story = STORIES[name]
    uid = begin(desk, story)
    case = desk.s.cases.get(uid)
    assert case.status == story.status
    assert {key: getattr(case, key) for key in story.is_} == story.is_
    assert story.next in case.next_step
    clocks = desk.s.cases.clocks(uid)
    found = {clock.step: clock.due for clock in clocks if clock.status == "open"}
    assert {step: found.get(step, "không có") for step in story.open} == story.open
    ended = {clock.step: clock.status.value for clock in clocks}
    assert {step: ended.get(step) for step in story.over} == story.over
    assert not set(story.nothing) & {clock.step for clock in clocks}
    steps = desk.steps(uid, on(story.at))
    assert [kind for kind in story.yes if not steps[kind].allowed] == []


@pytest.mark.parametrize("name", [name for name, story in STORIES.items() if story.no])
def test_what_the_law_forbids_is_forbidden_by_its_article(desk, name):
    story = STORIES[name]
    uid = begin(desk, story)
    before = (desk.s.cases.get(uid), desk.s.cases.events(uid), desk.s.cases.clocks(uid))
    for kind, day, article in story.no:
        more = {"until": on("30/12")} if kind == "dialogue_called" else {}
        with pytest.raises(UserError):
            desk.do(uid, kind, on(day), **(NEEDED.get(kind, {}) | more))
        step = desk.steps(uid, on(day)).get(kind)
        if step and not step.allowed:
            assert step.why_not and article in step.article, (kind, step.article)
    after = (desk.s.cases.get(uid), desk.s.cases.events(uid), desk.s.cases.clocks(uid))
    assert before == after
