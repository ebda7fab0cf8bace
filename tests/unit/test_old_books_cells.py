"""Cells of old books: days, people, counts, marks, kinds, ditto marks; each fault its sentence."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.old_books import small_cells as small
from desktop_app.old_books.cells import CellReader
from desktop_app.old_books.cells import given as cell_given
from desktop_app.old_books.days import When, read_day, stored_day
from desktop_app.old_books.persons import read_people
from desktop_app.old_books.reading import Doubt
from desktop_app.petitions.from_book import TARGET as PETITIONS
from desktop_app.receptions.from_book import TARGET as RECEPTIONS

TODAY = date(2026, 11, 21)
BARE = When(TODAY)
MARCH = When(TODAY, 2024, 3)
AFTER = When(TODAY, before=date(2023, 12, 28))
ANYTHING = st.one_of(
    st.text(max_size=80),
    st.floats(),
    st.integers(-(10**12), 10**12),
    st.dates(),
    st.booleans(),
)


@pytest.mark.parametrize(
    ("value", "when", "shown", "doubt"),
    [
        (datetime(2024, 3, 5, 8), BARE, "05/03/2024", Doubt.SURE),  # noqa: DTZ001
        ("15/3/24", BARE, "15/03/2024", Doubt.SURE),
        ("15-3-2024", BARE, "15/03/2024", Doubt.SURE),
        ("ngày 15 tháng 3 năm 2024", BARE, "15/03/2024", Doubt.SURE),
        ("8h30 ngày 15/3/2024", BARE, "15/03/2024", Doubt.SURE),
        ("15/3/2024 (thứ Sáu)", BARE, "15/03/2024", Doubt.SURE),
        ("2024-03-15", BARE, "15/03/2024", Doubt.SURE),
        (5032024, BARE, "05/03/2024", Doubt.SURE),
        (45366, BARE, "15/03/2024", Doubt.GUESSED),
        ("45366", BARE, "15/03/2024", Doubt.GUESSED),
        ("15.3", MARCH, "15/03/2024", Doubt.GUESSED),
        (15.3, MARCH, "15/03/2024", Doubt.GUESSED),
        (15.1, MARCH, "15/01/2024", Doubt.DOUBTFUL),  # may have been "15.10"
        ("ngày 15 tháng 3", MARCH, "15/03/2024", Doubt.GUESSED),
        ("3/1", AFTER, "03/01/2024", Doubt.GUESSED),  # the year turned
        ("15", MARCH, "15/03/2024", Doubt.DOUBTFUL),
        ("15-16/3/2024", BARE, "16/03/2024", Doubt.DOUBTFUL),
        ("3/15/2024", BARE, "15/03/2024", Doubt.DOUBTFUL),
        ("5/4/2023", MARCH, "05/04/2023", Doubt.DOUBTFUL),  # the sheet is about 2024
        ("ngày 15 tháng 3", BARE, "ngày 15 tháng 3", Doubt.FAULTY),
        ("31/02/2024", BARE, "31/02/2024", Doubt.FAULTY),
        ("3/2024", BARE, "3/2024", Doubt.FAULTY),
        ("22/11/2026", BARE, "22/11/2026", Doubt.FAULTY),  # tomorrow
        ("1/1/1899", BARE, "01/01/1899", Doubt.FAULTY),
        ("hôm qua", BARE, "hôm qua", Doubt.FAULTY),
        (True, BARE, "True", Doubt.FAULTY),
        ("", BARE, "", Doubt.SURE),
    ],
)
def test_days(value, when, shown, doubt):
    found = read_day(value, when)
    assert (found.text, found.doubt) == (shown, doubt)
    assert bool(found.why) == (doubt != Doubt.SURE)


@pytest.mark.parametrize(
    ("text", "name", "address", "number"),
    [
        ("Nguyễn Văn Tý - thôn 3 - CMND: 163 456 789", "Nguyễn Văn Tý", "thôn 3", "163456789"),
        ("Lê Thị Na - tổ 3 - thôn 5 - xã Mẫu", "Lê Thị Na", "tổ 3 - thôn 5 - xã Mẫu", ""),
        ("Đỗ Văn Ba\n- thôn Bắc\n- CCCD: 099.345.678.901", "Đỗ Văn Ba", "thôn Bắc",
         "099345678901"),
    ],
)  # fmt: skip
def test_dashes_and_numbers_of_an_address_make_no_more_persons(text, name, address, number):
    people = read_people(text)
    assert people.others == ()
    first = people.first
    assert (first.name, first.address, first.id_number) == (name, address, number)


@pytest.mark.parametrize("text", ["- Lê Văn A\n- Phạm Thị B", "1. Lê Văn A 2. Phạm Thị B",
                                  "1) Lê Văn A, thôn 2 - xã 5\n2) Phạm Thị B, thôn 3"])  # fmt: skip
def test_lists_of_persons_stay_lists(text):
    people = read_people(text)
    assert (people.first.name, len(people.others), people.count) == ("Lê Văn A", 1, 2)


@pytest.mark.parametrize(
    ("value", "shown", "doubt"),
    [
        (20260105, "05/01/2026", Doubt.SURE),
        ("20111201", "01/12/2011", Doubt.SURE),
        ("20122012", "20/12/2012", Doubt.SURE),
        ("2026-01-05 00:00:00", "05/01/2026", Doubt.SURE),
        ("1/5/2026 12:00:00 AM", "01/05/2026", Doubt.DOUBTFUL),
    ],
)
def test_days_that_other_systems_wrote(value, shown, doubt):
    found = read_day(value, BARE)
    assert (found.text, found.doubt) == (shown, doubt)


@given(ANYTHING)
def test_any_value_is_a_day_that_can_be_stored_or_a_fault_with_its_sentence(value):
    found = read_day(value, MARCH)
    if found.text and found.doubt < Doubt.FAULTY:
        assert date.fromisoformat(stored_day(found.text)) <= TODAY
    if found.doubt == Doubt.FAULTY:
        assert found.why


@given(st.dates(date(1995, 1, 1), TODAY), st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]))
def test_every_day_written_whole_is_read_surely(day, form):
    assert read_day(day.strftime(form), BARE) == (day.strftime("%d/%m/%Y"), Doubt.SURE, "")


@pytest.mark.parametrize(
    ("text", "name", "address", "number", "phone", "others", "count"),
    [
        ("Nguyễn Văn An", "Nguyễn Văn An", "", "", "", 0, 0),
        ("Nguyễn Văn An, thôn Đông, CMND 123456789", "Nguyễn Văn An", "thôn Đông", "123456789",
         "", 0, 0),
        ("Ông Trần Văn Bình - Thôn Tây", "Trần Văn Bình", "Thôn Tây", "", "", 0, 0),
        ("Bà Lê Thị Hoa\nThôn 3, xã Mẫu\nSố CCCD: 034 085 001 234\nĐT: 0912 345 678",
         "Lê Thị Hoa", "Thôn 3, xã Mẫu", "034085001234", "0912 345 678", 0, 0),
        ("1. Lê Văn Cường, thôn Đông\n2) Phạm Thị Dung, thôn Tây", "Lê Văn Cường", "thôn Đông", "",
         "", 1, 2),
        ("Nguyễn Văn An và Trần Thị Bình", "Nguyễn Văn An", "", "", "", 1, 2),
        ("Nguyễn Văn An; Trần Thị Bình; Lê Văn Cường", "Nguyễn Văn An", "", "", "", 2, 3),
        ("Nguyễn Văn An, Trần Thị Bình", "Nguyễn Văn An", "", "", "", 1, 2),
        ("Nguyễn Văn An, Đông Mẫu", "Nguyễn Văn An", "Đông Mẫu", "", "", 0, 0),  # a place
        ("Lê Thị Hoa và 12 người khác", "Lê Thị Hoa", "", "", "", 0, 13),
        ("Các hộ dân thôn Đông (đại diện: Nguyễn Văn An)", "Nguyễn Văn An", "", "", "", 0, 0),
    ],
)  # fmt: skip
def test_people(text, name, address, number, phone, others, count):
    people = read_people(text)
    first = people.first
    assert (first.name, first.address, first.id_number, first.phone) == (
        name,
        address,
        number,
        phone,
    )
    assert (len(people.others), people.count) == (others, count)


def test_nobody_and_bodies():
    assert read_people("Nặc danh").anonymous
    assert read_people("Công ty TNHH Ánh Dương, KCN Đông").organisation == "Công ty TNHH Ánh Dương"


@given(st.text(max_size=200))
def test_no_number_of_a_person_cell_is_lost(text):
    people = read_people(text)
    kept = " ".join(
        (*vars(people.first).values(), *people.others, people.organisation, *people.rest)
    )
    digits = [c for c in text if c in "123456789"]
    numbering = sum(c in "123456789" for c in kept)
    assert numbering <= len(digits)
    if not any(c in text for c in "\n;.)-/") and digits and len(text) < 40:
        assert numbering >= len(digits) - 2  # an ordinal at the front may go


@pytest.mark.parametrize("text", ["nt", "-nt-", "như trên", '"', "〃", "''", "N.T", "//", ". nt ."])
def test_ditto(text):
    assert small.is_ditto(text)


@pytest.mark.parametrize("text", ["-", "", "nt huyện", "Đỗ", "x", "đất"])
def test_no_ditto(text):
    assert not small.is_ditto(text)


@pytest.mark.parametrize(
    ("value", "text", "doubt"),
    [
        (5, "5", Doubt.SURE), (5.0, "5", Doubt.SURE), ("05 người", "5", Doubt.SURE),
        ("năm người", "5", Doubt.GUESSED), ("2 hộ", "2", Doubt.GUESSED), ("-", "", Doubt.SURE),
        ("x", "x", Doubt.DOUBTFUL), (0, "0", Doubt.DOUBTFUL), (99_999, "99999", Doubt.DOUBTFUL),
    ],
)  # fmt: skip
def test_counts(value, text, doubt):
    assert small.read_count(value)[:2] == (text, doubt)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("KN", "Khiếu nại"), ("k/n", "Khiếu nại"), ("Tố cáo", "Tố cáo"), ("TC", "Tố cáo"),
        ("kiến nghị", "Kiến nghị"), ("KNPA", "Kiến nghị"), ("PA", "Phản ánh"),
        ("KN, TC", "Nhiều nội dung"), ("KN/01 người", "Khiếu nại"), ("linh tinh", "linh tinh"),
    ],
)  # fmt: skip
def test_kinds(text, label):
    assert small.read_choice(text, RECEPTIONS.column("content_kind")).text == label


def test_a_dash_among_marks_is_nothing_and_other_words_are_doubted():
    column = RECEPTIONS.column("in_competence")
    assert small.read_mark("-", column).text == ""
    assert small.read_mark("x", column) == ("Thuộc thẩm quyền", Doubt.SURE, "")
    assert small.read_mark("UBND xã", column).doubt == Doubt.DOUBTFUL


@given(ANYTHING, st.sampled_from(RECEPTIONS.columns + PETITIONS.columns))
def test_any_value_in_any_column_is_read_without_a_fall(value, column):
    target = RECEPTIONS if column in RECEPTIONS.columns else PETITIONS
    found = CellReader(target).read(cell_given(value), column, MARCH)
    known = {one.key for one in target.columns}
    assert set(found) <= known
    for reading in found.values():
        assert reading.why or reading.doubt == Doubt.SURE


def test_what_excel_took_from_the_front_of_a_number_is_put_back_with_a_doubt():
    column = RECEPTIONS.column("id_number")
    found = CellReader(RECEPTIONS).read(cell_given(34085001234.0), column, BARE)["id_number"]
    assert (found.text, found.doubt) == ("034085001234", Doubt.DOUBTFUL)
