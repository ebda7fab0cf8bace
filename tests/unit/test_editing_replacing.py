"""Words found with their marks as written and replaced; references looked after."""

import pytest
from editing_samples import heading, outline, para

from desktop_app.plans.editing.lines import Line, LineKind
from desktop_app.plans.editing.outline import demote, make_heading, move
from desktop_app.plans.editing.references import stale_references
from desktop_app.plans.editing.replacing import find_words, with_replaced
from desktop_app.plans.model import Grid
from desktop_app.plans.source import Span

LINES = (
    heading(1, "I", "Dân chủ ở xã"),
    para("Xã, thôn; xã hội và XÃ; xa xôi"),
    Line(LineKind.TABLE, grid=Grid((("Xã", "thôn"), ("cả xã",)))),
)


def test_marks_always_count_capitals_and_whole_words_when_asked():
    assert len(find_words(LINES, "xã")) == 6
    assert len(find_words(LINES, "xã", case=True)) == 3
    assert len(find_words(LINES, "x", whole=True)) == 0
    assert len(find_words(LINES, "xã hội", whole=True)) == 1
    assert find_words(LINES, "  ") == ()


def test_cells_are_counted_row_by_row():
    hits = find_words(LINES, "cả xã")
    assert [(hit.row, hit.cell) for hit in hits] == [(2, 2)]


def test_replacing_keeps_emphasis_and_touches_nothing_else():
    line = Line(text="của xã Bình An", spans=(Span(4, 6, bold=True),))
    found = with_replaced((line, *LINES), find_words((line,), "xã"), "phường")
    assert found[0].text == "của phường Bình An"
    assert found[0].spans == (Span(4, 10, bold=True),)
    assert found[1:] == LINES
    found = with_replaced(LINES, find_words(LINES, "xã", whole=True), "phường")
    assert found[2].grid.rows == (("phường", "thôn"), ("cả phường",))


PLAN = (
    *outline("I Mục đích", "  1 Chung", "  2 Riêng", "II Nhiệm vụ", "  1 Làm"),
    para("Xem mục 2 Phần I, theo khoản 2 Điều 8 Luật Thực hiện dân chủ; mục II."),
)


def test_references_whose_target_moved_are_told():
    after, _ = move(PLAN, 2, down=False)
    assert [(ref.words, ref.was, ref.now) for ref in stale_references(PLAN, after)] == [
        ("mục 2 Phần I", "Riêng", "Chung")
    ]
    after = demote(PLAN, 3)
    assert [(ref.words, ref.now) for ref in stale_references(PLAN, after)] == [("mục II", None)]


def test_references_that_still_mean_the_same_are_not_told():
    after = make_heading((*PLAN, para("Kinh phí")), 6, 1)
    assert stale_references((*PLAN, para("Kinh phí")), after) == ()


@pytest.mark.parametrize(
    "words",
    [
        "khoản 2 Điều 8 của Luật Thực hiện dân chủ",
        "mục 2 Nghị quyết số 5",
        "điểm a khoản 1",
        "mục tiêu 2",
        "phần việc I",
    ],
)
def test_what_means_another_paper_or_nothing_is_not_told(words):
    before = (*outline("I A", "  1 B", "  2 C"), para(f"Theo {words}."))
    after, _ = move(before, 2, down=False)
    assert stale_references(before, after) == ()
