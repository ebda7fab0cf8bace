"""Tasks go out as real workbooks, a unit fills them in with openpyxl, and they come back."""

from datetime import date

import openpyxl
import pytest

from desktop_app.documents.workbook import read_workbook
from desktop_app.errors import UserError
from desktop_app.services import Services
from desktop_app.tasks.files.writing import write_files, write_sheet
from desktop_app.tasks.model import Status, Target, TaskValues

CULTURE, LAND = "Phòng Văn hóa - Xã hội", "Phòng Kinh tế"
TASKS = [
    TaskValues("Niêm yết", lead=(CULTURE,), schedule_text="Chậm nhất ngày 20/11/2026", year=2026),
    TaskValues(
        "Họp thôn", lead=(CULTURE, LAND), schedule_text="Quý IV/2026", year=2026,
        target=Target.COUNT, target_total=11,
    ),
    TaskValues(
        "Báo cáo quý", lead=(LAND,), schedule_text="Hằng quý", year=2026, needs_evidence=True
    ),
]  # fmt: skip


@pytest.fixture
def services(tmp_path, clock, new_book):
    book = new_book(tmp_path / "so.db", bytes(range(32)), now=clock.now)
    made = Services(book, user="lan", clock=clock)
    with book.change(user="lan", label="x") as change:
        change.insert("office", {"name": "Đồng Mẫu", "level": "xa", "province": "Bình Mẫu"})
    made.tasks.add_many(TASKS)
    yield made
    book.close()


@pytest.fixture
def sent(services, tmp_path):
    """The workbook of all tasks, as it lies on the unit's machine."""
    path = tmp_path / "gui don vi.xlsx"
    uids = services.tasks.ids(order=(("title", False),))
    write_sheet(services.task_files.sheet(uids))(path)
    return path


@pytest.fixture
def fill(sent, services):
    """Writes cells by (title, period) and head as a unit does, then reads the file back."""

    def filled(*cells, tear=False):
        book = openpyxl.load_workbook(sent)
        page = book.active
        heads = next(row for row in page.iter_rows() if row[0].value == "STT")
        columns = {cell.value: cell.column for cell in heads}
        for title, period, head, value in cells:
            for row in page.iter_rows(min_row=heads[0].row + 1):
                if row[1].value == title and (row[2].value or "") == period:
                    page.cell(row[0].row, columns[head]).value = value
        if tear:
            page.delete_cols(page.max_column)
        book.save(sent)
        return services.task_files.compare(read_workbook(sent))

    return filled


def status(services, title, label=""):
    (uid,) = [u for u in services.tasks.ids() if services.tasks.get(u).values.title == title]
    return next(one for one in services.tasks.occurrences(uid) if one.label == label)


def test_the_workbook_has_a_line_for_each_time_and_lists_to_choose_from(sent):
    page = openpyxl.load_workbook(sent).active
    titles = [row[1].value for row in page.iter_rows() if row[1].value in {t.title for t in TASKS}]
    assert sorted(titles) == ["Báo cáo quý"] * 4 + ["Họp thôn", "Niêm yết"]
    (rule,) = page.data_validations.dataValidation
    assert "Đã xong" in rule.formula1
    (first,) = rule.sqref.ranges
    assert first.max_row - first.min_row + 1 == 6
    assert page.cell(first.min_row, first.min_col).fill.start_color.rgb == "FFFFF8DC"


def test_untouched_it_changes_nothing(fill):
    found = fill()
    assert (found.known, found.reports, found.faults) == (6, (), ())


def test_a_formula_that_excel_has_not_worked_out_is_a_fault_and_empties_nothing(fill):
    found = fill(
        ("Họp thôn", "", "Kết quả, ghi chú", "=A1&B1"),
        ("Họp thôn", "", "Tiến độ", "7/11"),
        ("Niêm yết", "", "Kết quả, ghi chú", "Niêm yết tại 11 thôn"),
    )
    assert [fault.shown for fault in found.faults] == ["=A1&B1"]
    assert [report.line.task.values.title for report in found.reports] == ["Niêm yết"]


def test_what_the_unit_filled_in_comes_back_as_one_step(fill, services):
    found = fill(
        ("Niêm yết", "", "Tình trạng", "Đã xong"),
        ("Niêm yết", "", "Ngày xong", date(2026, 11, 19)),
        ("Niêm yết", "", "Kết quả, ghi chú", "Niêm yết tại 11 thôn"),
        ("Họp thôn", "", "Tiến độ", "7/11"),
        ("Báo cáo quý", "Quý I/2026", "Tình trạng", "đã xong"),
        ("Báo cáo quý", "Quý I/2026", "Ngày xong", "15/3"),
        ("Báo cáo quý", "Quý I/2026", "Số văn bản, minh chứng", "12/BC-UBND"),
        ("Báo cáo quý", "Quý II/2026", "Tình trạng", "Thôi làm"),
        ("Báo cáo quý", "Quý II/2026", "Kết quả, ghi chú", "Gộp vào quý III"),
    )
    assert found.faults == () and len(found.reports) == 4
    services.task_files.take(found.reports)
    posted = status(services, "Niêm yết")
    assert (posted.status, posted.done_on) == (Status.DONE, date(2026, 11, 19))
    assert posted.result == "Niêm yết tại 11 thôn"
    assert status(services, "Họp thôn").progress == 7
    first = status(services, "Báo cáo quý", "Quý I/2026")
    assert (first.status, first.done_on) == (Status.DONE, date(2026, 3, 15))
    assert services.task_work.evidence(first.task_uid)[0].number == "12/BC-UBND"
    assert status(services, "Báo cáo quý", "Quý II/2026").status is Status.DROPPED
    services.undo()
    assert status(services, "Niêm yết").status is Status.OPEN
    assert services.task_work.evidence(first.task_uid) == []


def test_wrong_cells_are_named_and_their_rows_left_out(fill):
    found = fill(
        ("Niêm yết", "", "Tình trạng", "gần xong"),
        ("Họp thôn", "", "Tiến độ", "12/11"),
        ("Báo cáo quý", "Quý I/2026", "Tình trạng", "Đã xong"),
        ("Báo cáo quý", "Quý II/2026", "Ngày xong", "32/13"),
        ("Báo cáo quý", "Quý III/2026", "Ngày xong", "25/12/2026"),
        ("Báo cáo quý", "Quý IV/2026", "Tình trạng", "Thôi làm"),
    )
    assert found.reports == ()
    told = {fault.message.split(" ")[0] for fault in found.faults}
    assert len(found.faults) == 6 and told
    assert all(fault.address[0] in "HIJKL" for fault in found.faults)


def test_a_line_changed_in_the_book_meanwhile_is_told(fill, services):
    one = status(services, "Họp thôn")
    services.task_work.set_progress(one.uid, 3)
    (report,) = fill(("Họp thôn", "", "Tiến độ", "7")).reports
    assert "đã sửa" in report.warning
    assert report.changes == (("Tiến độ", "3/11", "7"),)


def test_deleted_tasks_and_torn_files_are_told_in_words(fill, services):
    uid = status(services, "Niêm yết").task_uid
    services.tasks.delete([uid])
    assert fill().strange == 1
    with pytest.raises(UserError, match="cột ẩn"):
        fill(tear=True)


def test_each_unit_gets_a_file_with_its_own_tasks(services, tmp_path):
    files = services.task_files.unit_files(services.tasks.ids(order=(("title", False),)))
    assert {file.unit: file.count for file in files} == {CULTURE: 2, LAND: 5}
    written = write_files(files, tmp_path, "nhiem vu 2026")
    assert len(set(written)) == 2
    for path in written:
        found = services.task_files.compare(read_workbook(path))
        assert found.reports == () and found.known in (2, 5)


def test_a_unit_cannot_change_what_it_was_not_asked(fill, services):
    before = services.tasks.get(status(services, "Niêm yết").task_uid)
    found = fill(("Niêm yết", "", "Nhiệm vụ", "Tên khác"), ("Niêm yết", "", "Hạn", "01/01/2027"))
    assert found.reports == ()
    assert services.tasks.get(before.uid) == before
