"""Workbooks that come back twisted: rows twice, words over several lines, days that are none."""

from datetime import date

import openpyxl
import pytest

from desktop_app.documents import stamp
from desktop_app.documents.workbook import read_workbook
from desktop_app.errors import UserError
from desktop_app.services import Services
from desktop_app.tasks.files.writing import write_sheet
from desktop_app.tasks.model import Status, Target, TaskValues

TASKS = (
    TaskValues("Một", schedule_text="Quý IV/2026", year=2026, needs_evidence=True),
    TaskValues("Hai", schedule_text="Quý IV/2026", year=2026, target=Target.COUNT, target_total=11),
)
HOSTILE = ('=HYPERLINK("http://x")', "+1+cmd|' /C calc'!A0", "@SUM(1)", "-2", "'=1")


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
def returned(services, tmp_path):
    """Sends all tasks, lets a unit change the sheet, and reads what came back."""

    def changed(change):
        path = tmp_path / "gui.xlsx"
        write_sheet(services.task_files.sheet(services.tasks.ids(order=(("title", False),))))(path)
        book = openpyxl.load_workbook(path)
        page = book.active
        head = next(row for row in page.iter_rows() if row[0].value == "STT")
        columns = {cell.value: cell.column for cell in head}
        lines = {
            row[1].value: row[0].row
            for row in page.iter_rows(min_row=head[0].row + 1)
            if row[1].value in {"Một", "Hai"}
        }
        change(page, lines, columns)
        book.save(path)
        return services.task_files.compare(read_workbook(path))

    return changed


def occurrence(services, title):
    (uid,) = [u for u in services.tasks.ids() if services.tasks.get(u).values.title == title]
    return services.tasks.occurrences(uid)[0]


def test_a_row_that_stands_there_twice_is_not_taken(services, returned):
    def twice(page, lines, columns):
        last = max(lines.values()) + 1
        for column in range(1, page.max_column + 1):
            page.cell(last, column).value = page.cell(lines["Hai"], column).value
        page.cell(lines["Hai"], columns["Tiến độ"]).value = "3/11"
        page.cell(last, columns["Tiến độ"]).value = "9/11"

    found = returned(twice)
    assert found.reports == ()
    (fault,) = found.faults
    assert "hãy xóa một trong hai dòng" in fault.message
    assert occurrence(services, "Hai").progress == 0


def test_evidence_of_the_whole_task_is_evidence(services, returned):
    one = occurrence(services, "Một")
    services.task_work.add_evidence(one.task_uid, number="12/BC-UBND")

    def done(page, lines, columns):
        page.cell(lines["Một"], columns["Tình trạng"]).value = "Đã xong"

    found = returned(done)
    assert found.faults == ()
    services.task_files.take(found.reports)
    assert occurrence(services, "Một").status is Status.DONE


def test_without_evidence_it_is_refused_here_and_at_the_taking(services, returned):
    def done(page, lines, columns):
        page.cell(lines["Một"], columns["Tình trạng"]).value = "Đã xong"

    found = returned(done)
    assert found.reports == ()
    assert [fault.shown for fault in found.faults] == [""]
    assert occurrence(services, "Một").status is Status.OPEN


@pytest.mark.parametrize("number", ["-", "…", " . "])
def test_a_dash_is_no_evidence(services, returned, number):
    def done(page, lines, columns):
        page.cell(lines["Một"], columns["Tình trạng"]).value = "Đã xong"
        page.cell(lines["Một"], columns["Số văn bản, minh chứng"]).value = number

    assert [fault.address[0] for fault in returned(done).faults] == ["K"]
    one = occurrence(services, "Một")
    with pytest.raises(UserError, match="số văn bản"):
        services.task_work.add_evidence(one.task_uid, one.uid, number=number)


def test_a_result_of_several_lines_comes_back_as_no_change(services, returned):
    services.task_work.set_result(occurrence(services, "Hai").uid, "Dòng một\n\n  dòng  hai")
    found = returned(lambda *_all: None)
    assert (found.reports, found.faults) == ((), ())


@pytest.mark.parametrize("value", [46327, 4632.5, 99999999, "31/02/2026", "quý sau", True, "1e9"])
def test_a_day_that_is_none_is_told_and_not_guessed(services, returned, value):
    def odd(page, lines, columns):
        page.cell(lines["Hai"], columns["Tình trạng"]).value = "Đã xong"
        cell = page.cell(lines["Hai"], columns["Ngày xong"])
        cell.value, cell.number_format = value, "General"

    found = returned(odd)
    assert (found.reports, len(found.faults)) == ((), 1)


def test_a_real_day_of_excel_is_read(services, returned):
    def real(page, lines, columns):
        page.cell(lines["Hai"], columns["Tình trạng"]).value = "Đã xong"
        page.cell(lines["Hai"], columns["Ngày xong"]).value = date(2026, 11, 12)

    services.task_files.take(returned(real).reports)
    assert occurrence(services, "Hai").done_on == date(2026, 11, 12)


@pytest.mark.parametrize("value", ["12/11", "-1", "1" * 30, "5,5", "7/10", "101%", "bảy"])
def test_a_progress_that_cannot_be_is_told(services, returned, value):
    def odd(page, lines, columns):
        cell = page.cell(lines["Hai"], columns["Tiến độ"])
        cell.value = value

    found = returned(odd)
    assert (found.reports, len(found.faults)) == ((), 1)


@pytest.mark.parametrize("value", HOSTILE)
def test_a_formula_goes_out_again_as_words(services, returned, value):
    services.task_work.set_result(occurrence(services, "Hai").uid, value)
    kinds = []

    def look(page, lines, columns):
        cell = page.cell(lines["Hai"], columns["Kết quả, ghi chú"])
        kinds.append((cell.data_type, cell.value))

    found = returned(look)
    assert kinds == [("s", value)]
    assert (found.reports, found.faults) == ((), ())


@pytest.fixture
def rehearsing():
    stamp.put(stamp.REHEARSAL)
    yield
    stamp.put("")


def test_a_workbook_of_a_rehearsal_is_not_taken_into_the_real_book(rehearsing, returned):
    def filled(page, lines, columns):
        page.cell(lines["Hai"], columns["Tiến độ"]).value = "9/11"

    assert len(returned(filled).reports) == 1  # within the rehearsal it is

    def back_in_the_office(page, lines, columns):
        filled(page, lines, columns)
        stamp.put("")

    with pytest.raises(UserError, match="tập dượt"):
        returned(back_in_the_office)


def test_every_printed_page_of_a_workbook_says_that_it_is_a_rehearsal(rehearsing, returned):
    headers = []
    returned(lambda page, *_rest: headers.append(page.oddHeader.right.text))
    assert headers == [stamp.REHEARSAL]
