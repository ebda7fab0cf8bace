"""The morning's sheet as files: always one page, its numbers whole, Word with the same words."""

from datetime import date, datetime, timedelta

import docx
import pypdf
import pytest

from desktop_app.clock import VIETNAM
from desktop_app.office.model import Level, Office
from desktop_app.services import Services
from desktop_app.tasks.model import TaskValues
from desktop_app.today.horizon import Group
from desktop_app.today.sheet import shares, sheet_file_name, sheet_writers

TODAY = date(2026, 11, 21)
OFFICE = Office(Level.DAC_KHU, "Đảo Mẫu", "Tỉnh Bình Mẫu", place_name="Đảo Mẫu")
PRINTED = OFFICE.printed("Vi Thị Lan Anh", datetime(2026, 11, 21, 8, 5, tzinfo=VIETNAM))
LONG = "Tổ chức hội nghị trao đổi, đối thoại giữa Ủy ban nhân dân và Nhân dân " * 12


@pytest.fixture
def services(tmp_path, clock, new_book):
    book = new_book(tmp_path / "so.db", bytes(32), now=clock.now)
    made = Services(book, user="Lan Anh", clock=clock)
    yield made
    made.close()


def fill(services, *offsets, title="Việc"):
    services.tasks.add_many(
        [
            TaskValues(
                f"{title} số {place}",
                year=2026,
                schedule_text=f"ngày {TODAY + timedelta(days=days):%d/%m/%Y}",
                day_off="stays",
                lead=("Phòng Văn hóa - Xã hội",),
                plan_name="Kế hoạch 15/KH-UBND",
            )
            for place, days in enumerate(offsets)
        ]
    )


def written(services, folder):
    """The words of the PDF's one page, and those of the Word twin."""
    found = {}
    for ending, write in sheet_writers(services.today.board(), PRINTED).items():
        found[ending] = folder / f"to-sang.{ending}"
        write(found[ending])
    pages = pypdf.PdfReader(found["pdf"]).pages
    assert len(pages) == 1
    assert tuple(round(float(side)) for side in pages[0].mediabox[2:]) == (595, 842)
    return " ".join(pages[0].extract_text().split()), docx.Document(str(found["docx"]))


def test_a_few_things_stand_on_it_whole(services, tmp_path):
    fill(services, -2, 0, 3, 20)
    text, word = written(services, tmp_path)
    for words in (
        "ỦY BAN NHÂN DÂN ĐẶC KHU ĐẢO MẪU",
        "Đảo Mẫu, ngày 21 tháng 11 năm 2026",
        "TỜ SÁNG",
        "Việc của Thứ Bảy, 21/11/2026 (ngày 13 tháng Mười năm Bính Ngọ)",
        "Quá hạn: 1 việc",
        "Hôm nay: 1 việc",
        "5 ngày làm việc tới: 1 việc",
        "Thứ Năm, 19/11",
        "quá hạn 2 ngày",
        "còn 1 ngày làm việc",
        "Kế hoạch 15/KH-UBND · Phòng Văn hóa - Xã hội",
        "Đến hết tháng 12/2026 còn 1 việc khác đến hạn.",
        "Ngày nghỉ: 24/11 (nghỉ lễ: Ngày Văn hóa Việt Nam).",
        "In từ Sổ Dân chủ lúc 08:05 ngày 21/11/2026, người in: Vi Thị Lan Anh.",
    ):
        assert words in text
    assert "việc nữa" not in text
    table = [[cell.text for cell in row.cells] for row in word.tables[-1].rows]
    assert table[0] == ["TT", "Xong", "Việc cần làm", "Hạn"]
    numbered = [row for row in table if row[0].isdigit()]
    assert [row[0] for row in numbered] == ["1", "2", "3"]
    assert all(row[1] == "" for row in numbered), "the box is to be ticked by hand"


@pytest.mark.parametrize("title", ["Việc", LONG])
@pytest.mark.parametrize("counts", [(40, 40, 40), (0, 60, 0), (120, 1, 0), (13, 0, 9), (0, 0, 0)])
def test_it_is_one_page_and_says_what_it_leaves_out(services, tmp_path, title, counts):
    late, today, soon = counts
    fill(services, *([-1] * late), *([0] * today), *([2] * soon), title=title)
    text, _word = written(services, tmp_path)
    shown = text.count("Phòng Văn hóa - Xã hội")
    left = [int(words.split()[-1]) for words in text.split(" việc nữa, xem trong sổ")[:-1]]
    assert shown + sum(left) == sum(counts)
    assert not sum(counts) or shown >= 5
    for name, count in zip(("Quá hạn", "Hôm nay", "5 ngày làm việc tới"), counts, strict=True):
        assert f"{name}: {count or 'không có'} việc" in text


def test_a_page_is_filled(services, tmp_path):
    fill(services, *([0] * 60))
    text, _word = written(services, tmp_path)
    assert text.count("Phòng Văn hóa - Xã hội") >= 12


def test_todays_rows_go_first_then_late_and_coming_in_turn():
    counts = {Group.LATE: 9, Group.TODAY: 2, Group.SOON: 2}
    given = [tuple(shares(counts, rows).values()) for rows in (1, 2, 4, 7, 20)]
    assert given == [(0, 1, 0), (0, 2, 0), (1, 2, 1), (3, 2, 2), (9, 2, 2)]


def test_a_moved_day_says_why(services, tmp_path):
    values = TaskValues("Gửi báo cáo", year=2026, schedule_text="trước ngày 30/11/2026")
    services.tasks.add(values)
    text, _word = written(services, tmp_path)
    assert "(định ngày 29/11, là ngày nghỉ nên lùi về trước)" in text


def test_the_file_has_a_plain_name(services):
    assert sheet_file_name(services.today.board()) == "To-sang_2026-11-21"
