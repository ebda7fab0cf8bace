"""One workbook per lead unit, with its tasks alone, which comes back like the whole one."""

from pathlib import Path

import openpyxl
import pytest

from desktop_app.documents.workbook import read_workbook
from desktop_app.errors import UserError
from desktop_app.office.directory import Directory
from desktop_app.office.model import Department
from desktop_app.plans.annex_files.comparing import compare
from desktop_app.plans.annex_files.per_unit import (
    extract,
    lead_units,
    sheets,
    without_lead,
    write_all,
)
from desktop_app.plans.annex_files.returned import returned
from desktop_app.plans.editing.grid import grid_of
from desktop_app.plans.model import Annex, AnnexRow, Column, Plan, Task
from desktop_app.plans.reader import read_plan

COLUMNS = (
    Column("ordinal", "TT"),
    Column("content", "Nội dung"),
    Column("lead", "Chủ trì"),
    Column("schedule", "Thời gian"),
)
LEADS = (
    ("Phòng Văn hóa - Xã hội",),
    ("Phòng VH-XH xã", "Công an xã"),
    ("Công an xã",),
    (),
    ("Thôn 1",),
)


def plan() -> Plan:
    """Two headings over five tasks in one annex, one in another, one in the text."""
    tasks = [
        Task("I", "", str(i), f"Việc số {i}", lead, lead_text="; ".join(lead), uid=f"t{i}")
        for i, lead in enumerate(LEADS, 1)
    ]
    tasks.append(Task("II", "", "1", "Việc riêng", ("Công an xã",), uid="t6"))
    tasks.append(Task(None, "", "", "Trong lời", ("Công an xã",), uid="t7"))
    rows = (
        AnnexRow("I", "MỘT"),
        *(AnnexRow(str(i + 1), "", i) for i in range(3)),
        AnnexRow("II", "HAI"),
        *(AnnexRow(str(i + 1), "", i) for i in range(3, 5)),
        AnnexRow("", "Tổng cộng 5.000.000 đồng"),
    )
    annexes = (
        Annex("I", "Phân công", columns=COLUMNS, rows=rows, label="PHỤ LỤC I"),
        Annex("II", "Thêm", columns=COLUMNS, rows=(AnnexRow("1", "", 5),), label="PHỤ LỤC II"),
    )
    return Plan(title="Kế hoạch năm 2027", tasks=tuple(tasks), annexes=annexes)


DIRECTORY = Directory.of([Department("Phòng Văn hóa - Xã hội", "VHXH")])


def test_spellings_of_one_unit_are_one_file() -> None:
    found = {unit.name: unit.tasks for unit in lead_units(plan(), DIRECTORY.unit_of)}
    assert found == {
        "Công an xã": {"t2", "t3", "t6"},
        "Phòng Văn hóa - Xã hội": {"t1", "t2"},
        "Thôn 1": {"t5"},
    }
    assert without_lead(plan()) == 1


def test_an_extract_keeps_headings_numbers_and_nothing_foreign() -> None:
    unit = next(u for u in lead_units(plan()) if u.name == "Thôn 1")
    own = extract(plan(), unit)
    assert [row.cells[:2] for row in grid_of(own, 0).rows] == [("II", "HAI"), ("5", "Việc số 5")]
    assert grid_of(own, 1).rows == ()
    assert len(sheets(plan(), unit)) == 1


def test_files_are_written_and_come_back(tmp_path: Path) -> None:
    units = lead_units(plan(), DIRECTORY.unit_of)
    written = write_all(plan(), units, tmp_path)
    assert [path.name for path in written.files] == [
        "Cong-an-xa_Ke-hoach-Ke-hoach-nam-2027.xlsx",
        "Phong-Van-hoa-Xa-hoi_Ke-hoach-Ke-hoach-nam-2027.xlsx",
        "Thon-1_Ke-hoach-Ke-hoach-nam-2027.xlsx",
    ]
    book = openpyxl.load_workbook(written.files[0])
    words = {c.value for sheet in book for row in sheet.iter_rows() for c in row if c.value}
    assert {"Việc số 2", "Việc số 3", "Việc riêng", "ĐƠN VỊ CHỦ TRÌ: CÔNG AN XÃ"} <= words
    assert not {"Việc số 1", "Việc số 4", "Việc số 5", "Trong lời"} & words
    own = grid_of(plan(), 0)
    back = compare(own, returned(read_workbook(written.files[2]), own), 2027)
    assert back.differences == ()
    assert back.known == 2
    assert "các dòng khác của kế hoạch giữ nguyên" in back.notes[0]


def test_names_that_look_alike_get_files_of_their_own(tmp_path: Path) -> None:
    annex = Annex("", "", columns=COLUMNS, rows=(AnnexRow("1", "", 0), AnnexRow("2", "", 1)))
    tasks = (
        Task("", "", "1", "a", ("Thôn Đông",), uid="t1"),
        Task("", "", "2", "b", ("Thôn Dòng",), uid="t2"),
    )
    one = Plan(tasks=tasks, annexes=(annex,), title="x")
    written = write_all(one, lead_units(one), tmp_path)
    assert len({path.name for path in written.files}) == 2


def test_without_units_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        write_all(plan(), (), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.seeds
@pytest.mark.parametrize("seed", ["000_6c67564c5e0e3513", "002_9804076c90d51208"])
def test_every_task_with_a_lead_stands_in_a_file(seeds: Path, seed: str, tmp_path: Path) -> None:
    read = read_plan(seeds / f"{seed}.txt").plan
    units = lead_units(read)
    covered = set().union(*(unit.tasks for unit in units))
    assert covered == {t.uid for t in read.tasks if t.appendix is not None and t.lead}
    assert len(write_all(read, units, tmp_path).files) == len(units)
