"""Rows, columns, numbers, sums and annexes: single operations, and all of them at random."""

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.plans.annex_tables import USUAL_COLUMNS
from desktop_app.plans.editing import grid_ops
from desktop_app.plans.editing.annexes import new_annex, with_heading, without_annex
from desktop_app.plans.editing.grid import AnnexGrid, GridRow, RowKind, grid_of, with_grid
from desktop_app.plans.editing.grid_columns import (
    BUDGET,
    add_column,
    change_column,
    missing_columns,
    move_column,
    remove_column,
)
from desktop_app.plans.editing.grid_meaning import time_meaning
from desktop_app.plans.editing.grid_numbering import Counting, counting_in_use, renumbered
from desktop_app.plans.editing.grid_total import (
    money_columns,
    read_amount,
    total_of,
    with_total,
)
from desktop_app.plans.model import Annex, AnnexRow, Column, Plan, Task, UpperTask

EMPTY = AnnexGrid(USUAL_COLUMNS)


def grid(*lines: tuple[str, str]) -> AnnexGrid:
    """Rows by number and words; a Roman number or capitals make a heading."""
    rows = []
    for number, words in lines:
        kind = RowKind.GROUP if number in ("I", "II", "III", "A", "B") else RowKind.TASK
        uid = "" if kind is RowKind.GROUP else f"u{len(rows)}"
        rows.append(GridRow(kind, (number, words, "", "", "", ""), uid))
    return AnnexGrid(USUAL_COLUMNS, tuple(rows))


def numbers(table: AnnexGrid) -> list[str]:
    return [row.cells[0] for row in table.rows]


@pytest.mark.parametrize(
    ("lines", "way"),
    [
        ([("I", "a"), ("1", "b"), ("2", "c"), ("II", "d"), ("1", "e")], Counting.PER_GROUP),
        ([("I", "a"), ("1", "b"), ("II", "d"), ("2", "e")], Counting.THROUGH),
        ([("I", "a"), ("-", "b"), ("-", "c")], None),
        ([("1", "a"), ("2", "b")], None),
    ],
)
def test_the_way_of_counting_is_recognised(lines: list[tuple[str, str]], way: Counting) -> None:
    assert counting_in_use(grid(*lines)) is way


def test_numbers_under_the_number_of_a_heading() -> None:
    rows = (
        GridRow(RowKind.GROUP, ("1", "a", "", "", "", "")),
        GridRow(RowKind.TASK, ("1.1", "b", "", "", "", ""), "x"),
        GridRow(RowKind.TASK, ("", "c", "", "", "", ""), "y"),
    )
    table = AnnexGrid(USUAL_COLUMNS, rows)
    assert counting_in_use(table) is Counting.UNDER_NUMBER
    assert numbers(renumbered(table, Counting.UNDER_NUMBER)) == ["1", "1.1", "1.2"]


def test_all_numbers_anew() -> None:
    table = grid(("I", "a"), ("3", "b"), ("", "c"), ("-", "d"), ("III", "e"), ("9", "f"))
    assert numbers(renumbered(table, Counting.PER_GROUP)) == ["I", "1", "2", "-", "II", "1"]
    assert numbers(renumbered(table, Counting.THROUGH)) == ["I", "1", "2", "-", "II", "3"]


def test_inner_headings_begin_anew_under_each_outer_one() -> None:
    table = grid(("A", "a"), ("I", "b"), ("II", "c"), ("B", "d"), ("II", "e"), ("5", "f"))
    assert numbers(renumbered(table, Counting.PER_GROUP)) == ["A", "I", "II", "B", "I", "1"]


def test_a_heading_with_words_in_other_columns_stays_a_task() -> None:
    table = grid_ops.set_cell(grid(("1", "a"), ("2", "b")), 0, 2, "Phòng A")
    changed, stay = grid_ops.as_groups(table, [0, 1])
    assert [row.kind for row in changed.rows] == [RowKind.TASK, RowKind.GROUP]
    assert stay == (0,)
    assert grid_ops.as_tasks(changed, [1]).rows[1].kind is RowKind.TASK


def test_a_unit_written_into_a_heading_makes_it_a_task() -> None:
    table = grid_ops.set_cell(grid(("I", "a")), 0, 2, "Phòng A")
    assert table.rows[0].kind is RowKind.TASK
    assert table.rows[0].uid


def test_filling_down_skips_headings_and_counts_on() -> None:
    table = grid_ops.set_cell(grid(("1", "a"), ("I", "b"), ("", "c"), ("", "d")), 0, 2, "Thôn 1")
    filled = grid_ops.fill_down(table, 0, 3, 2, 2)
    assert [row.cells[2] for row in filled.rows] == ["Thôn 1", "", "Thôn 1", "Thôn 1"]
    assert numbers(grid_ops.fill_down(grid(("1", "a"), ("", "b"), ("", "c")), 0, 2, 0, 0)) == [
        "1",
        "2",
        "3",
    ]
    above = grid_ops.fill_down(filled, 3, 3, 2, 2)
    assert above.rows[3].cells[2] == "Thôn 1"


def test_moved_rows_keep_their_order_and_stop_at_the_edge() -> None:
    table = grid(("1", "a"), ("2", "b"), ("3", "c"))
    assert numbers(grid_ops.move_rows(table, [1, 2], -1)) == ["2", "3", "1"]
    assert grid_ops.move_rows(table, [0], -1) == table
    assert grid_ops.move_rows(table, [2], 1) == table


def test_columns_are_added_named_moved_and_taken_away() -> None:
    table = add_column(grid(("1", "a")), 6, BUDGET)
    table = grid_ops.set_cell(table, 0, 6, "5 triệu đồng")
    named = change_column(table, 6, Column("other", " Kinh phí  (đồng)"))
    assert named.columns[6].heading == "Kinh phí (đồng)"
    moved = move_column(named, 6, 0)
    assert moved.rows[0].cells[:3] == ("5 triệu đồng", "1", "a")
    assert remove_column(moved, 0).rows[0].cells == table.rows[0].cells[:6]
    assert BUDGET not in missing_columns(table)


@pytest.mark.parametrize(
    "step",
    [
        lambda table: remove_column(table, 1),
        lambda table: add_column(table, 0, Column("lead", "Ai làm")),
        lambda table: change_column(table, 1, Column("other", "Khác")),
        lambda table: change_column(table, 5, Column("lead", "Ai làm")),
        lambda table: add_column(add_column(table, 0, BUDGET), 0, BUDGET),
    ],
)
def test_what_a_table_cannot_be_is_refused_in_words(step) -> None:
    with pytest.raises(UserError):
        step(grid(("1", "a")))


def test_a_column_changes_the_tasks_under_it() -> None:
    task = Task("", "", "1", "a", deliverable="Báo cáo", other=(("Kinh phí", "5"),), uid="t1")
    columns = (*USUAL_COLUMNS, BUDGET)
    annex = Annex("", "", columns=columns, rows=(AnnexRow("1", "", 0),))
    plan = Plan(tasks=(task,), annexes=(annex,))
    table = grid_of(plan, 0)
    gone = with_grid(plan, 0, remove_column(remove_column(table, 6), 5)).tasks[0]
    assert (gone.deliverable, gone.other) == ("", ())
    named = with_grid(plan, 0, change_column(table, 6, Column("other", "Tiền"))).tasks[0]
    assert named.other == (("Tiền", "5"),)
    other = with_grid(plan, 0, change_column(table, 5, Column("other", "Kết quả"))).tasks[0]
    assert (other.deliverable, other.other) == ("", (("Kết quả", "Báo cáo"), ("Kinh phí", "5")))


def test_numbers_move_into_a_column_of_their_own() -> None:
    table = AnnexGrid(
        (Column("content", "Việc"),),
        (GridRow(RowKind.GROUP, ("I. MỘT",)), GridRow(RowKind.TASK, ("1. Việc a",), "x")),
    )
    added = add_column(table, 0, USUAL_COLUMNS[0])
    assert [row.cells for row in added.rows] == [("I", "MỘT"), ("1", "Việc a")]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.250.000", 1_250_000),
        ("5 triệu đồng", 5_000_000),
        ("1,5 tỷ", 1_500_000_000),
        ("500.000đ", 500_000),
        ("2.000 nghìn đồng", 2_000_000),
        ("12 500 000 đồng", 12_500_000),
        ("1.250.000,5", Decimal("1250000.5")),
        ("theo quy định", None),
        ("5 triệu/năm", None),
        ("", None),
        ("12.34.5", None),
    ],
)
def test_amounts_as_vietnamese_papers_write_them(text: str, amount: object) -> None:
    assert read_amount(text) == amount


def test_the_sum_of_a_column_of_money() -> None:
    table = add_column(grid(("I", "a"), ("1", "b"), ("2", "c"), ("3", "d")), 6, BUDGET)
    for row, text in ((1, "5 triệu đồng"), (2, "1.250.000"), (3, "từ nguồn xã hội hóa")):
        table = grid_ops.set_cell(table, row, 6, text)
    (column,) = money_columns(table)
    total = total_of(table, column)
    assert (total.words, total.counted, total.unread) == ("6.250.000 đồng", 2, (3,))
    written = with_total(with_total(table, column), column)
    assert len(written.rows) == 5
    assert written.rows[-1].cells[1] == "Tổng cộng 6.250.000 đồng"
    assert total_of(written, column) == total


def test_the_heading_may_name_the_unit_of_the_money() -> None:
    table = add_column(grid(("1", "b")), 6, Column("other", "Dự toán (triệu đồng)"))
    table = grid_ops.set_cell(table, 0, 6, "12,5")
    assert total_of(table, 6).words == "12.500.000 đồng"


@pytest.mark.parametrize(
    ("text", "year", "sentence"),
    [
        ("Quý I", 2027, "hiểu là: 01/01 – 31/03/2027"),
        ("Thường xuyên", 2027, "hiểu là: thường xuyên"),
        ("làm cho bằng được", 2027, "chưa hiểu, giữ nguyên chữ"),
        ("30/6/2026", 2027, "hiểu là: 30/06/2026; ngoài năm 2027 của kế hoạch"),
        ("Năm 2026 và các năm tiếp theo", 2027, "hiểu là: từ năm 2026 trở đi"),
        ("", 2027, ""),
        ("30/6/2026", None, "hiểu là: 30/06/2026"),
    ],
)
def test_what_a_time_means_is_said(text: str, year: int | None, sentence: str) -> None:
    assert time_meaning(text, year).sentence == sentence


def test_annexes_are_counted_in_roman_numbers_when_there_are_several() -> None:
    one = new_annex(Plan(), "Phân công")
    assert [(a.label, a.number) for a in one.annexes] == [("Phụ lục", "")]
    one = with_grid(one, 0, grid_ops.set_cell(grid_of(one, 0), 0, 1, "Việc a"))
    two = new_annex(one, "Kinh phí", budget=True)
    assert [(a.label, a.number) for a in two.annexes] == [("Phụ lục I", "I"), ("Phụ lục II", "II")]
    assert two.tasks[0].appendix == "I"
    assert two.annexes[1].columns[-1] == BUDGET
    back = without_annex(two, 1)
    assert (back.annexes[0].label, back.tasks[0].appendix) == ("Phụ lục", "")
    assert without_annex(two, 0).tasks == ()


def test_an_annex_with_another_name_keeps_it() -> None:
    plan = Plan(annexes=(Annex("01", "", label="BIỂU 01"), Annex("", "x", label="PHỤ LỤC")))
    two = new_annex(plan)
    assert [a.label for a in two.annexes] == ["BIỂU 01", "PHỤ LỤC I", "PHỤ LỤC II"]


def test_a_renamed_annex_takes_its_number_from_its_name() -> None:
    plan = Plan(
        tasks=(Task("I", "", "1", "a", uid="t1"),),
        annexes=(Annex("I", "", rows=(AnnexRow("1", "", 0),), label="PHỤ LỤC I"),),
    )
    after = with_heading(plan, 0, label=" PHỤ LỤC  III ", title="Tên")
    assert (after.annexes[0].label, after.annexes[0].number) == ("PHỤ LỤC III", "III")
    assert after.tasks[0].appendix == "III"
    assert with_heading(after, 0, label="PHỤ LỤC III") is after


# Random work on two annexes

_WORDS = st.sampled_from(
    ["", "Việc", "Phòng A; Thôn 1", "Quý I", "I", "1.", "-", "NHÓM", "x", "Tổng cộng", "a\nb"]
)
_ROWS = st.lists(st.integers(0, 6), min_size=1, max_size=3)
_OPS = st.one_of(
    st.tuples(st.just("cell"), st.integers(0, 8), st.integers(0, 5), _WORDS),
    st.tuples(st.just("insert"), st.integers(0, 6), st.integers(1, 3)),
    st.tuples(st.just("delete"), _ROWS),
    st.tuples(st.just("double"), _ROWS),
    st.tuples(st.just("move"), _ROWS, st.sampled_from([-1, 1])),
    st.tuples(st.just("group"), _ROWS),
    st.tuples(st.just("task"), _ROWS),
    st.tuples(st.just("fill"), st.integers(0, 5), st.integers(0, 6)),
    st.tuples(st.just("count"), st.sampled_from(list(Counting))),
    st.tuples(st.just("column"), st.integers(0, 5), st.integers(0, 5)),
)


def _done(table: AnnexGrid, op: tuple) -> AnnexGrid:  # noqa: PLR0911 (one line per operation)
    inside = [row for row in op[1] if row < len(table.rows)] if isinstance(op[1], list) else []
    match op[0]:
        case "cell":
            return grid_ops.set_cell(table, min(op[1], len(table.rows)), op[2], op[3])
        case "insert":
            return grid_ops.insert_rows(table, min(op[1], len(table.rows)), op[2])
        case "delete":
            return grid_ops.delete_rows(table, inside)
        case "double":
            return grid_ops.duplicate_rows(table, inside)
        case "move":
            return grid_ops.move_rows(table, sorted(set(inside)), op[2])
        case "group":
            return grid_ops.as_groups(table, inside)[0]
        case "task":
            return grid_ops.as_tasks(table, inside)
        case "fill":
            return grid_ops.fill_down(table, op[1], op[2], 0, 5)
        case "count":
            return renumbered(table, op[1])
        case _:
            return move_column(table, op[1], op[2])


def _plan() -> Plan:
    upper = UpperTask("trên", "t1")
    tasks = tuple(
        Task("I" if i < 4 else "II", "", str(i), f"Việc {i}", uid=f"t{i}", upper=upper)
        for i in range(6)
    )
    rows = (AnnexRow("I", "MỘT"), *(AnnexRow(str(i), "", i) for i in range(4)))
    other = tuple(AnnexRow(str(i), "", i) for i in (4, 5))
    text = Task(None, "", "", "Trong lời văn", uid="t6")
    annexes = (
        Annex("I", "", columns=USUAL_COLUMNS, rows=rows, label="PHỤ LỤC I"),
        Annex("II", "", columns=USUAL_COLUMNS, rows=other, label="PHỤ LỤC II"),
    )
    return Plan(title="năm 2027", tasks=(*tasks, text), annexes=annexes)


@settings(max_examples=150, deadline=None)
@given(st.lists(_OPS, min_size=1, max_size=12))
def test_random_work_keeps_the_plan_whole(ops: list[tuple]) -> None:
    plan = _plan()
    for op in ops:
        plan = with_grid(plan, 0, _done(grid_of(plan, 0), op))
        table = grid_of(plan, 0)
        assert all(len(row.cells) == table.width for row in table.rows)
        assert with_grid(plan, 0, table) == plan
        uids = [task.uid for task in plan.tasks]
        assert len(set(uids)) == len(uids)
        placed = [row.task for annex in plan.annexes for row in annex.rows if row.task is not None]
        assert placed == list(range(len(plan.tasks) - 1))
        assert [task.uid for task in plan.tasks[-3:]] == ["t4", "t5", "t6"]
        kept = {task.uid: task for task in _plan().tasks}
        assert all(t.upper == kept[t.uid].upper for t in plan.tasks if t.uid in kept)


@settings(max_examples=60, deadline=None)
@given(st.lists(_OPS, min_size=1, max_size=8))
def test_what_is_stored_is_what_is_shown(ops: list[tuple]) -> None:
    plan = _plan()
    for op in ops:
        plan = with_grid(plan, 0, _done(grid_of(plan, 0), op))
    again = msgspec.json.decode(msgspec.json.encode(plan), type=Plan)
    assert grid_of(again, 0) == grid_of(plan, 0)
