"""Every text of a plan is seen once, and pieces are replaced without harm to the rest."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.law.schedule import ScheduleKind
from desktop_app.plans.editing.texts import Cut, Kind, cut_text, slots, with_cuts
from desktop_app.plans.model import (
    Annex,
    AnnexRow,
    Grid,
    LegalBasis,
    Plan,
    Recipient,
    Section,
    Task,
    Text,
)
from desktop_app.plans.source import Span

PLAN = Plan(
    title="Thực hiện dân chủ năm 2026",
    legal_bases=(LegalBasis("Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023"),),
    opening=(Text("Lời mở đầu"), Grid((("ô một", "ô hai"),))),
    sections=(Section("I", "MỤC ĐÍCH", 1, children=(Section("1", "Yêu cầu", 2),)),),
    closing=(Text("Lời kết"),),
    tasks=(
        Task("", "", "1", "Việc", ("Phòng A",), ("Phòng B",), "Quý I", None, "Kế hoạch", "Phòng A"),
        Task(None, "I", "", "Việc trong lời văn"),
    ),
    recipients=(Recipient("Sở Nội vụ (b/c)", "b/c"),),
    annexes=(
        Annex(
            "",
            "DANH MỤC",
            "(Kèm theo)",
            rows=(AnnexRow("I", "NHÓM"), AnnexRow(task=0)),
            body=(Text("Ghi chú"),),
        ),
    ),
    leftovers=(Text("Thừa"),),
)


def index_of(text: str) -> int:
    return next(slot.index for slot in slots(PLAN) if slot.text == text)


def test_every_text_is_seen_once_in_reading_order() -> None:
    seen = [(slot.kind, slot.text) for slot in slots(PLAN) if slot.text]
    assert seen == [
        (Kind.TITLE, "Thực hiện dân chủ năm 2026"),
        (Kind.BASIS, "Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023"),
        (Kind.TEXT, "Lời mở đầu"),
        (Kind.CELL, "ô một"),
        (Kind.CELL, "ô hai"),
        (Kind.HEADING, "MỤC ĐÍCH"),
        (Kind.HEADING, "Yêu cầu"),
        (Kind.TEXT, "Lời kết"),
        (Kind.RECIPIENT, "Sở Nội vụ (b/c)"),
        (Kind.ANNEX_TITLE, "DANH MỤC"),
        (Kind.CAPTION, "(Kèm theo)"),
        (Kind.GROUP, "NHÓM"),
        (Kind.CONTENT, "Việc"),
        (Kind.LEAD, "Phòng A"),
        (Kind.SCHEDULE, "Quý I"),
        (Kind.DELIVERABLE, "Kế hoạch"),
        (Kind.TEXT, "Ghi chú"),
        (Kind.TEXT, "Thừa"),
    ]


def test_without_cuts_the_plan_is_the_same() -> None:
    assert with_cuts(PLAN, {index_of("Việc"): []}) == PLAN


def test_a_changed_time_is_understood_anew_with_the_year_of_the_plan() -> None:
    new = with_cuts(PLAN, {index_of("Quý I"): [Cut(4, 5, "II")]})
    schedule = new.tasks[0].schedule
    assert schedule is not None
    assert (schedule.kind, schedule.end) == (ScheduleKind.WINDOW, "2026-06-30")
    assert new.tasks[1] == PLAN.tasks[1]


def test_the_year_of_a_time_follows_a_changed_title() -> None:
    cuts = {index_of(PLAN.title): [Cut(22, 26, "2027")], index_of("Quý I"): [Cut(4, 5, "III")]}
    schedule = with_cuts(PLAN, cuts).tasks[0].schedule
    assert schedule is not None
    assert schedule.end == "2027-09-30"


def test_changed_units_are_split_anew() -> None:
    new = with_cuts(PLAN, {index_of("Phòng A"): [Cut(0, 7, "Phòng C; Phòng D")]})
    assert new.tasks[0].lead == ("Phòng C", "Phòng D")
    assert new.tasks[0].coordinating == ("Phòng B",)


def test_a_changed_basis_cites_anew() -> None:
    at = PLAN.legal_bases[0].text.index("59")
    new = with_cuts(PLAN, {1: [Cut(at, at + 2, "61")]})
    assert [ref.number for ref in new.legal_bases[0].documents] == ["61/2023/NĐ-CP"]


def test_emphasis_around_and_inside_a_piece() -> None:
    spans = (Span(0, 3, bold=True), Span(4, 9, italic=True))
    text, moved = cut_text("một haiba bốn", spans, [Cut(4, 7, "x")])
    assert text == "một xba bốn"
    assert [(s.start, s.end) for s in moved] == [(0, 3), (4, 7)]


TEXT = "abcdefghij"


@given(
    st.lists(st.integers(0, 10), min_size=2, max_size=6, unique=True),
    st.text("xyz", max_size=4),
    st.integers(0, 9),
    st.integers(1, 10),
)
def test_cut_texts_are_what_slicing_gives(at: list[int], new: str, start: int, end: int) -> None:
    edges = sorted(at)[: len(at) // 2 * 2]
    cuts = [Cut(a, b, new) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    spans = (Span(start, end, bold=True),) if start < end else ()
    text, moved = cut_text(TEXT, spans, cuts)
    wanted, last = "", 0
    for cut in cuts:
        wanted, last = wanted + TEXT[last : cut.start] + new, cut.end
    assert text == wanted + TEXT[last:]
    for span in moved:
        assert 0 <= span.start < span.end <= len(text)
        if not cuts:
            assert msgspec.structs.astuple(span) == msgspec.structs.astuple(spans[0])
