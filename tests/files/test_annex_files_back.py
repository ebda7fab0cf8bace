"""Workbooks of an annex that come back: what is different, what is wrong, what is taken over."""

import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from desktop_app.documents.workbook import read_workbook
from desktop_app.errors import UserError
from desktop_app.plans.annex_files.comparing import ChangeKind, Comparison, compare, taken
from desktop_app.plans.annex_files.returned import returned
from desktop_app.plans.editing.grid import AnnexGrid, grid_of, with_grid
from desktop_app.plans.editing.grid_columns import BUDGET, add_column
from desktop_app.plans.editing.grid_ops import set_cell
from desktop_app.plans.model import Plan
from desktop_app.plans.reader import read_plan
from desktop_app.plans.saving import writers
from desktop_app.plans.years import plan_year

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "sample" / "plans"


@pytest.fixture(scope="module")
def plan() -> Plan:
    """A sample plan with groups, tasks and a column of money."""
    read = read_plan(SAMPLES / "01-ke-hoach-dan-chu-2026.txt").plan
    grid = grid_of(read, 0)
    grid = add_column(grid, grid.width, BUDGET)
    return with_grid(read, 0, set_cell(grid, 1, grid.width - 1, "5.000.000 đồng"))


@pytest.fixture
def book(plan, tmp_path):
    """Writes the annex as the program does, and lets a test change the file as another office."""
    path = tmp_path / "Phụ lục.xlsx"
    writers(plan)["xlsx"](path)

    def changed(change) -> Path:
        found = openpyxl.load_workbook(path)
        change(found.worksheets[0])
        found.save(path)
        return path

    return changed


def compared(plan: Plan, path: Path) -> Comparison:
    own = grid_of(plan, 0)
    return compare(own, returned(read_workbook(path), own), plan_year(plan))


def cell_of(sheet, words: str):
    """The cell that holds these words."""
    return next(c for row in sheet.iter_rows() for c in row if c.value == words)


def beside(sheet, words: str, heading: str):
    """The cell in the row of these words, under this heading."""
    return sheet.cell(cell_of(sheet, words).row, cell_of(sheet, heading).column)


def grid(plan: Plan) -> AnnexGrid:
    return grid_of(plan, 0)


def tasks(plan: Plan) -> list[str]:
    return [row.cells[1] for row in grid(plan).rows if row.uid]


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.txt")))
def test_what_went_out_unchanged_comes_back_unchanged(name: str, tmp_path: Path) -> None:
    read = read_plan(SAMPLES / name).plan
    if "xlsx" not in writers(read):
        pytest.skip("kế hoạch mẫu này không có phụ lục nhiệm vụ")
    path = tmp_path / "a.xlsx"
    writers(read)["xlsx"](path)
    for index in range(len(read.annexes)):
        own = grid_of(read, index)
        found = compare(own, returned(read_workbook(path), own), plan_year(read))
        assert (found.differences, found.faults, found.notes) == ((), (), ())
        assert found.known == len(own.rows)


@pytest.mark.seeds
@pytest.mark.parametrize("seed", ["000_6c67564c5e0e3513", "002_9804076c90d51208"])
def test_real_annexes_come_back_unchanged(seeds: Path, seed: str, tmp_path: Path) -> None:
    test_what_went_out_unchanged_comes_back_unchanged(str(seeds / f"{seed}.txt"), tmp_path)


def test_a_changed_cell_is_told_with_its_place(plan, book) -> None:
    first = tasks(plan)[0]

    def change(sheet) -> None:
        beside(sheet, first, "Đơn vị chủ trì").value = "Phòng Kinh tế\nCông an xã"
        beside(sheet, first, "Thời gian thực hiện").value = "Quý II"

    found = compared(plan, book(change))
    told = {(d.heading, d.after): d for d in found.differences}
    assert set(told) == {
        ("Đơn vị chủ trì", "Phòng Kinh tế; Công an xã"),
        ("Thời gian thực hiện", "Quý II"),
    }
    sheet = openpyxl.load_workbook(book(lambda _sheet: None)).worksheets[0]
    one = told["Thời gian thực hiện", "Quý II"]
    assert sheet[one.address].value == "Quý II"
    after = with_grid(plan, 0, taken(grid(plan), found, dict.fromkeys(range(2), True)))
    task = next(t for t in after.tasks if t.content == first)
    assert task.lead == ("Phòng Kinh tế", "Công an xã")
    assert task.schedule is not None
    assert task.schedule.end == "2026-06-30"
    untouched = [t for t in plan.tasks if t.content != first]
    assert [t for t in after.tasks if t.content != first] == untouched


def test_new_and_missing_rows_are_offered_and_nothing_is_taken_unasked(plan, book) -> None:
    second, third = tasks(plan)[1:3]

    def change(sheet) -> None:
        sheet.delete_rows(cell_of(sheet, second).row)
        row = cell_of(sheet, third).row + 1
        sheet.insert_rows(row)
        for column, text in enumerate(("9", "Tổ chức hội thi", "Các thôn", "", "Tháng 9"), 1):
            sheet.cell(row, column).value = text

    found = compared(plan, book(change))
    kinds = {d.kind: i for i, d in enumerate(found.differences)}
    assert set(kinds) == {ChangeKind.ADDED, ChangeKind.REMOVED}
    assert taken(grid(plan), found, {}) == grid(plan)
    after = with_grid(plan, 0, taken(grid(plan), found, dict.fromkeys(kinds.values(), True)))
    words = tasks(after)
    assert second not in words
    assert words.index("Tổ chức hội thi") == words.index(third) + 1
    assert len({t.uid for t in after.tasks}) == len(after.tasks)


def test_a_reworded_task_is_still_the_same_task(plan, book) -> None:
    first = tasks(plan)[0]
    uid = next(t.uid for t in plan.tasks if t.content == first)
    found = compared(plan, book(lambda s: setattr(cell_of(s, first), "value", first + " gấp")))
    assert [d.kind for d in found.differences] == [ChangeKind.CELL]
    after = with_grid(plan, 0, taken(grid(plan), found, {0: True}))
    assert next(t.content for t in after.tasks if t.uid == uid) == f"{first} gấp"


def test_errors_are_told_by_cell_and_never_taken(plan, book) -> None:
    first, second = tasks(plan)[:2]

    def change(sheet) -> None:
        beside(sheet, first, "Sản phẩm").value = "#REF!"
        beside(sheet, first, "Sản phẩm").data_type = "e"
        beside(sheet, second, "Sản phẩm").value = "=A1&B1"

    found = compared(plan, book(change))
    assert [fault.message for fault in found.faults] == [
        "Ô bị lỗi của Excel",
        "Công thức chưa được Excel tính",
    ]
    assert found.differences == ()


def test_a_time_that_makes_no_sense_is_warned_of(plan, book) -> None:
    first, second = tasks(plan)[:2]

    def change(sheet) -> None:
        beside(sheet, first, "Thời gian thực hiện").value = "31/02/2026"
        beside(sheet, second, "Thời gian thực hiện").value = "30/6/2024"

    warnings = [d.warning for d in compared(plan, book(change)).differences]
    assert warnings == ["Chưa hiểu, giữ nguyên chữ", "Ngoài năm 2026 của kế hoạch"]


def test_a_cleared_owner_is_warned_of(plan, book) -> None:
    first = tasks(plan)[0]
    found = compared(
        plan, book(lambda s: setattr(beside(s, first, "Đơn vị chủ trì"), "value", None))
    )
    assert [d.warning for d in found.differences] == ["Ô này bị xóa trắng trong tệp"]


def test_days_and_money_in_excels_own_form_are_no_difference(plan, tmp_path) -> None:
    own = set_cell(grid(plan), 1, 4, "31/3/2026")
    plan = with_grid(plan, 0, own)
    path = tmp_path / "b.xlsx"
    writers(plan)["xlsx"](path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    words = own.rows[1].cells[1]
    beside(sheet, words, "Thời gian thực hiện").value = datetime(2026, 3, 31)  # noqa: DTZ001
    beside(sheet, words, "Kinh phí").value = 5_000_000
    book.save(path)
    assert compared(plan, path).differences == ()


def test_columns_in_another_order_and_one_too_many(plan, tmp_path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["UBND XÃ", None, "CỘNG HÒA"])
    sheet.append([])
    sheet.append(["Thời gian", "Nội dung nhiệm vụ", "TT", "Ý kiến của thôn", "Chủ trì"])
    own = grid(plan)
    for row in own.rows:
        sheet.append([row.cells[4], row.cells[1], row.cells[0], "", row.cells[2]])
    sheet.append([])
    sheet.append([None, "NGƯỜI LẬP", None, None, "CHỦ TỊCH"])
    path = tmp_path / "c.xlsx"
    book.save(path)
    found = compared(plan, path)
    assert found.differences == ()
    assert found.known == len(own.rows)
    assert found.notes == (
        "Cột “Ý kiến của thôn” của tệp không có trong bảng nên không được nhận.",
    )


def test_a_workbook_of_another_plan_is_not_taken_for_this_one(plan, tmp_path) -> None:
    other = read_plan(SAMPLES / "02-ke-hoach-cua-tinh-2026.txt").plan
    path = tmp_path / "d.xlsx"
    writers(other)["xlsx"](path)
    found = compared(plan, path)
    assert found.known <= len(found.pairs) // 4


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda p: p.write_bytes(b""), "không phải bảng tính Excel"),
        (lambda p: p.write_text("a,b"), "không phải bảng tính Excel"),
        (lambda p: p.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99), ".xls"),
        (lambda p: p.write_bytes(b"PK\x03\x04 cut off"), "bị hỏng"),
        (lambda p: None, "Không mở được"),
    ],
)
def test_what_is_no_workbook_is_refused_in_words(tmp_path: Path, make, words: str) -> None:
    path = tmp_path / "e.xlsx"
    make(path)
    with pytest.raises(UserError, match=words):
        read_workbook(path)


def test_a_package_without_sheets_and_one_with_entities_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<a/>")
    with pytest.raises(UserError, match="không phải bảng tính"):
        read_workbook(path)
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/workbook.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with pytest.raises(UserError, match="bị hỏng"):
        read_workbook(path)


def test_a_sheet_beyond_the_limit_is_refused_and_not_read_in_part(tmp_path: Path) -> None:
    path = tmp_path / "long.xlsx"
    book = openpyxl.Workbook()
    for row in (1, 5_000):
        book.active.cell(row, 1).value = "chữ"
    book.active.cell(1_048_576, 3).fill = openpyxl.styles.PatternFill("solid", "FFFF00")
    book.save(path)
    assert [row.number for row in read_workbook(path)[0].rows] == [1, 5_000]
    book.active.cell(5_001, 2).value = "chữ"
    book.save(path)
    with pytest.raises(UserError, match="có trên 5000 dòng"):
        read_workbook(path)


def test_formulas_are_told_as_they_stand_whatever_size_the_file_says(tmp_path: Path) -> None:
    book, path, told = openpyxl.Workbook(), tmp_path / "f.xlsx", tmp_path / "g.xlsx"
    book.active["A1"], book.active["B2"] = "chữ", "=A1&A1"
    book.active["C3"] = ArrayFormula("C3:C4", "=B2:B3")
    book.save(path)
    sheet, whole = "xl/worksheets/sheet1.xml", b'<dimension ref="A1:C3"'
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(told, "w") as new:
        assert whole in old.read(sheet)
        for part in old.namelist():
            new.writestr(part, old.read(part).replace(whole, b'<dimension ref="A1"'))
    (found,) = read_workbook(told)
    faults = [(fault.address, fault.shown) for fault in found.faults]
    assert faults == [("B2", "=A1&A1"), ("C3", "=B2:B3")]


def test_a_workbook_without_tasks_is_refused_in_words(plan, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Họ tên", "Tuổi"])
    book.save(tmp_path / "g.xlsx")
    with pytest.raises(UserError, match="không thấy bảng nhiệm vụ"):
        compared(plan, tmp_path / "g.xlsx")


def test_a_task_rewritten_from_the_first_to_the_last_word_is_known_by_its_hidden_name(
    plan, book
) -> None:
    first = tasks(plan)[0]
    found = compared(plan, book(lambda s: setattr(cell_of(s, first), "value", "Hoàn toàn khác")))
    assert [(d.kind, d.after) for d in found.differences] == [(ChangeKind.CELL, "Hoàn toàn khác")]


def test_the_hidden_names_are_not_seen_and_not_printed(book) -> None:
    sheet = openpyxl.load_workbook(book(lambda _sheet: None)).worksheets[0]
    letters = {c.column_letter for row in sheet.iter_rows() for c in row if _is_mark(c.value)}
    assert len(letters) == 1
    letter = letters.pop()
    assert sheet.column_dimensions[letter].hidden
    assert letter not in sheet.print_area.replace("$", "").rpartition("!")[2]


def _is_mark(value: object) -> bool:
    return isinstance(value, str) and value.startswith("#t")


def test_a_formula_instead_of_the_words_leaves_the_row_what_it_is(plan, book) -> None:
    words = tasks(plan)

    def formulas(sheet) -> None:
        for word in words[: len(words) * 2 // 3]:
            cell_of(sheet, word).value = '=A1&"x"'

    found = compared(plan, book(formulas))
    assert found.differences == ()
    assert (
        len({fault.address for fault in found.faults}) == len(found.faults) == len(words) * 2 // 3
    )


def test_a_second_sheet_with_the_same_table_is_told_of(plan, book) -> None:
    def copy(sheet) -> None:
        second = sheet.parent.copy_worksheet(sheet)
        second.title = "Bản sao"
        cell_of(second, tasks(plan)[0]).value = "Việc đã sửa"

    found = compared(plan, book(copy))
    assert found.differences == ()
    assert any("“Bản sao”" in note for note in found.notes)
