"""The task table as a grid: exact round trips, and what one changed cell changes."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from desktop_app.plans.editing.grid import AnnexGrid, RowKind, grid_of, with_grid
from desktop_app.plans.editing.grid_ops import delete_rows, move_rows, set_cell
from desktop_app.plans.model import Annex, AnnexRow, Column, Plan, Task, UpperTask
from desktop_app.plans.reader import ReadPlan

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "sample" / "plans"
COLUMNS = (
    Column("ordinal", "TT"),
    Column("content", "Công việc"),
    Column("lead", "Chủ trì", "Trách nhiệm"),
    Column("coordinating", "Phối hợp", "Trách nhiệm"),
    Column("schedule", "Thời gian"),
    Column("other", "Kinh phí"),
)


def small_plan() -> Plan:
    """Two groups in one annex, a task in another, a task of the text."""
    tasks = (
        Task("I", "I. MỘT", "1", "Việc a", ("Phòng A",), (), "Quý I", None, "", "Phòng A", uid="a"),
        Task("I", "I. MỘT", "2", "Việc b", uid="b", upper=UpperTask("trên", "t9")),
        Task("I", "II. HAI", "1", "Việc c", other=(("Kinh phí", "5"), ("lạ", "x")), uid="c"),
        Task("II", "", "1", "Việc d", uid="d"),
        Task(None, "Mục II", "", "Việc e", uid="e"),
    )
    rows = (
        AnnexRow("I", "MỘT", None, 11),
        AnnexRow("1", "", 0, 12),
        AnnexRow("2", "", 1, 13),
        AnnexRow("II", "HAI", None, 14),
        AnnexRow("1", "", 2, 15),
    )
    annexes = (
        Annex("I", "Tên", columns=COLUMNS, rows=rows, label="PHỤ LỤC I"),
        Annex("II", "", rows=(AnnexRow("1", "", 3, 20),), label="PHỤ LỤC II"),
    )
    return Plan(title="Kế hoạch năm 2027", tasks=tasks, annexes=annexes)


def task(plan: Plan, uid: str) -> Task:
    return next(one for one in plan.tasks if one.uid == uid)


def changed(plan: Plan, row: int, column: int, text: str) -> Plan:
    return with_grid(plan, 0, set_cell(grid_of(plan, 0), row, column, text))


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.txt")))
def test_sample_plans_come_back_exactly(name: str, read_once: Callable[[Path], ReadPlan]) -> None:
    plan = read_once(SAMPLES / name).plan
    for index in range(len(plan.annexes)):
        assert with_grid(plan, index, grid_of(plan, index)) == plan


@pytest.mark.seeds
@pytest.mark.parametrize("ending", ["txt", "docx", "pdf"])
@pytest.mark.parametrize("seed", ["000_6c67564c5e0e3513", "002_9804076c90d51208"])
def test_real_plans_come_back_exactly(
    seeds: Path, seed: str, ending: str, read_once: Callable[[Path], ReadPlan]
) -> None:
    folder = seeds if ending == "txt" else seeds / "office"
    plan = read_once(folder / f"{seed}.{ending}").plan
    assert plan.annexes
    for index in range(len(plan.annexes)):
        grid = grid_of(plan, index)
        assert len(grid.rows) == len(plan.annexes[index].rows) > 5
        assert with_grid(plan, index, grid) == plan


def test_a_changed_time_is_read_in_the_plans_year_and_nothing_else_changes() -> None:
    plan = small_plan()
    after = changed(plan, 2, 4, "Quý I")
    schedule = task(after, "b").schedule
    assert schedule is not None
    assert (schedule.start, schedule.end) == ("2027-01-01", "2027-03-31")
    assert task(after, "b").upper == UpperTask("trên", "t9")
    assert [t for t in after.tasks if t.uid != "b"] == [t for t in plan.tasks if t.uid != "b"]


def test_changed_units_are_taken_apart_and_labels_in_one_cell_are_understood() -> None:
    after = changed(small_plan(), 2, 2, "Phòng Kinh tế;\nCông an xã")
    assert task(after, "b").lead == ("Phòng Kinh tế", "Công an xã")
    both = changed(small_plan(), 2, 2, "Chủ trì: Phòng Kinh tế; Phối hợp: Công an xã")
    assert task(both, "b").lead == ("Phòng Kinh tế",)
    assert task(both, "b").coordinating == ("Công an xã",)


def test_a_new_heading_is_the_group_of_the_tasks_below_it() -> None:
    after = changed(small_plan(), 3, 1, "BA")
    assert task(after, "c").group == "II. BA"
    assert task(after, "a").group == "I. MỘT"
    moved = with_grid(after, 0, move_rows(grid_of(after, 0), [3], -1))
    assert task(moved, "b").group == "II. BA"


def test_a_deleted_row_takes_its_task_along_and_no_other() -> None:
    after = with_grid(small_plan(), 0, delete_rows(grid_of(small_plan(), 0), [1]))
    assert [t.uid for t in after.tasks] == ["b", "c", "d", "e"]
    assert [row.task for row in after.annexes[0].rows] == [None, 0, None, 1]
    assert after.annexes[1].rows[0].task == 2


def test_cells_that_no_column_shows_stay_with_their_task() -> None:
    after = changed(small_plan(), 4, 5, "7")
    assert task(after, "c").other == (("Kinh phí", "7"), ("lạ", "x"))


def test_a_new_row_gets_a_name_of_its_own_and_the_next_number() -> None:
    plan = small_plan()
    after = changed(plan, 5, 1, "Việc mới")
    new = after.tasks[3]
    assert (new.content, new.ordinal, new.group, new.appendix) == ("Việc mới", "2", "II. HAI", "I")
    assert new.uid not in {t.uid for t in plan.tasks}
    assert new.uid
    assert [t.uid for t in after.tasks if t is not new] == ["a", "b", "c", "d", "e"]


def test_without_a_column_for_it_the_number_stands_before_the_words() -> None:
    columns = (Column("content", "Nội dung"), Column("lead", "Chủ trì"))
    rows = (AnnexRow("I", "MỘT"), AnnexRow("1", "", 0))
    plan = Plan(
        tasks=(Task("", "I. MỘT", "1", "Việc", uid="a"),),
        annexes=(Annex("", "", columns=columns, rows=rows),),
    )
    grid = grid_of(plan, 0)
    assert [row.cells[0] for row in grid.rows] == ["I. MỘT", "1. Việc"]
    assert with_grid(plan, 0, grid) == plan
    after = with_grid(plan, 0, set_cell(grid, 1, 0, "2. Việc khác"))
    assert (after.tasks[0].ordinal, after.tasks[0].content) == ("2", "Việc khác")


def test_ticked_months_are_read_and_shown_in_their_columns() -> None:
    columns = (
        Column("content", "Nội dung"),
        *(Column("schedule", str(month), "Tháng") for month in (1, 2, 3)),
    )
    plan = Plan(annexes=(Annex("", "", columns=columns, rows=()),), title="năm 2027")
    grid = set_cell(set_cell(set_cell(grid_of(plan, 0), 0, 0, "Việc"), 0, 1, "x"), 0, 3, "x")
    after = with_grid(plan, 0, grid)
    assert after.tasks[0].schedule_text == "Tháng 1, Tháng 3"
    assert grid_of(after, 0).rows[0].cells == ("Việc", "x", "", "x")


def test_a_plan_without_names_of_tasks_keeps_its_tasks() -> None:
    bare = small_plan()
    bare = msgspec.structs.replace(
        bare, tasks=tuple(msgspec.structs.replace(t, uid="") for t in bare.tasks)
    )
    after = with_grid(bare, 0, grid_of(bare, 0))
    assert [t.content for t in after.tasks] == [t.content for t in bare.tasks]


def test_a_table_nobody_touched_names_no_columns() -> None:
    plan = Plan(annexes=(Annex("", "Chỉ có lời"),))
    assert with_grid(plan, 0, grid_of(plan, 0)) == plan
    assert grid_of(plan, 0).place_of("deliverable") == 5
    assert isinstance(grid_of(plan, 0), AnnexGrid)
    assert all(row.kind is RowKind.TASK for row in grid_of(small_plan(), 1).rows)


def test_the_column_of_groups_is_the_group_of_its_tasks() -> None:
    columns = (
        Column("ordinal", "STT"),
        Column("other", "Lĩnh vực"),
        Column("content", "Nội dung"),
    )
    rows = tuple(AnnexRow(str(i + 1), "", i) for i in range(2))
    tasks = (
        Task("", "Vườn cây", "1", "Tưới cây", other=(("Lĩnh vực", "Vườn cây"),), uid="a"),
        Task("", "Vườn cây", "2", "Tỉa cành", uid="b"),
    )
    plan = Plan(annexes=(Annex("", "", columns=columns, rows=rows),), tasks=tasks)
    assert with_grid(plan, 0, grid_of(plan, 0)) == plan
    renamed = changed(plan, 0, 1, "Sân chơi")
    assert [one.group for one in renamed.tasks] == ["Sân chơi", "Sân chơi"]
    own = changed(plan, 1, 1, "Sân chơi")
    assert [one.group for one in own.tasks] == ["Vườn cây", "Sân chơi"]
    assert own.tasks[0] == tasks[0]
