"""The notices and the list of the chairman's days as real PDF, Word and Excel files."""

from datetime import date

import docx
import openpyxl
import pdfplumber
import pytest

from desktop_app.errors import UserError
from desktop_app.office.model import Level, Office, Officer, OfficeSetup
from desktop_app.receptions.model import ChairmanDayValues
from desktop_app.services import Services

TODAY = date(2026, 11, 21)
OFFICERS = (
    Officer("Lê Thị Mẫu", "Phó Chủ tịch", "KT.", "TM."),
    Officer("Trần Văn Mẫu", "Chủ tịch", "", "TM."),
)


@pytest.fixture
def services(tmp_path, clock, new_book):
    book = new_book(tmp_path / "so.db", bytes(32), now=clock.now)
    made = Services(book, user="canbo", clock=clock)
    office = Office(Level.XA, "Đồng Mẫu", "Tỉnh Bình Mẫu")
    made.office.set_up(OfficeSetup(office=office, officers=OFFICERS))
    yield made
    made.close()


def put(services, day, **values):
    given = {"presider": "Trần Văn Mẫu", "from_time": "8h", "to_time": "11h30", **values}
    return services.chairman_days.add(ChairmanDayValues(day=day, **given)).uid


def written(found, kind, tmp_path):
    writers, name = found
    target = tmp_path / f"{name}.{kind}"
    writers[kind](target)
    return target


def text_of(path):
    with pdfplumber.open(path) as pdf:
        return " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)


def test_the_notice_has_place_hours_days_and_contents(services, tmp_path):
    uids = [
        put(services, date(2026, 12, 3), expected="Đất đai, môi trường"),
        put(services, date(2026, 12, 17), place="Nhà văn hóa thôn Đông"),
        put(services, date(2026, 12, 10), presider="Lê Thị Mẫu", presider_role="deputy"),
    ]
    gone = put(services, date(2026, 12, 24))
    services.chairman_days.cancel(gone, "bão")
    found = services.chairman_days.papers.notice([*uids, gone])
    path = written(found, "pdf", tmp_path)
    assert path.name == "Lich-tiep-cong-dan_2026-12-03.pdf"
    text = text_of(path)
    for words in (
        "THÔNG BÁO Lịch tiếp công dân tháng 12 năm 2026",
        "Đồng Mẫu, ngày 21 tháng 11 năm 2026",
        "1. Địa điểm tiếp công dân: Trụ sở Ủy ban nhân dân xã Đồng Mẫu",
        "2. Tiếp công dân thường xuyên: Giờ hành chính các ngày làm việc trong tuần",
        "Thứ Năm,",
        "03/12/2026",
        "08:00 – 11:30",
        "Đất đai, môi trường",
        "Riêng thứ Năm, ngày 17/12/2026, tiếp công dân tại Nhà văn hóa thôn Đông.",
        "136/2025/QH15",
    ):
        assert words in text, words
    assert "24/12/2026" not in text
    assert text.index("03/12/2026") < text.index("10/12/2026") < text.index("17/12/2026")
    word = docx.Document(str(written(found, "docx", tmp_path)))
    (table,) = [t for t in word.tables if t.rows[0].cells[0].text == "STT"]
    assert [row.cells[1].text.split()[-1] for row in table.rows[1:]] == [
        "03/12/2026", "10/12/2026", "17/12/2026"
    ]  # fmt: skip
    assert word.tables[-1].rows[0].cells[-1].text.startswith("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")


def test_before_july_2026_only_the_law_of_then_is_cited(services, tmp_path):
    found = services.chairman_days.papers.notice([put(services, date(2026, 6, 3))])
    text = text_of(written(found, "pdf", tmp_path))
    assert "42/2013/QH13" in text
    assert "136/2025" not in text
    assert "154/2026" not in text


def test_the_words_of_the_office_are_kept(services, tmp_path):
    services.chairman_days.papers.keep_words("Phòng tiếp công dân, nhà B", "Thứ Hai đến thứ Sáu")
    found = services.chairman_days.papers.notice([put(services, date(2026, 12, 3))])
    text = text_of(written(found, "pdf", tmp_path))
    assert "Phòng tiếp công dân, nhà B" in text
    assert "Thứ Hai đến thứ Sáu" in text


def test_a_postponed_day_tells_why_and_the_new_day(services, tmp_path):
    days = services.chairman_days
    uid = put(services, date(2026, 12, 3))
    with pytest.raises(UserError, match="còn theo lịch"):
        days.papers.change_notice(uid)
    days.postpone(uid, date(2026, 12, 7), "họp Hội đồng nhân dân tỉnh.")
    text = text_of(written(days.papers.change_notice(uid), "pdf", tmp_path))
    assert "Vì lý do: họp Hội đồng nhân dân tỉnh, nay hoãn buổi tiếp" in text
    assert "Thời gian tiếp mới: 08:00 – 11:30, thứ Hai, ngày 07/12/2026" in text


def test_a_cancelled_day_has_no_new_day(services, tmp_path):
    uid = put(services, date(2026, 12, 3))
    services.chairman_days.cancel(uid, "bão")
    text = text_of(written(services.chairman_days.papers.change_notice(uid), "pdf", tmp_path))
    assert "Vì lý do: bão, nay hủy" in text
    assert "Thời gian tiếp mới" not in text


def test_nothing_to_announce_is_said(services):
    with pytest.raises(UserError, match="Chưa có ngày tiếp nào"):
        services.chairman_days.papers.notice([])


def visit(services, number, day, officer):
    with services.book.change(user="canbo", label="Ghi lượt tiếp") as change:
        values = {"year": 2026, "number": number, "received_on": day.isoformat()}
        change.insert("receptions", {**values, "officer": officer, "content": "x"})


def test_the_list_counts_days_and_not_visits(services, tmp_path):
    days = services.chairman_days
    for day in (5, 19):
        days.hold(put(services, date(2026, 11, day)))
    days.no_visitor(
        put(services, date(2026, 11, 12), presider="Lê Thị Mẫu", presider_role="deputy")
    )
    put(services, date(2026, 11, 20))  # nobody noted that it was held
    visit(services, 1, date(2026, 11, 5), "Trần Văn Mẫu")  # presides that day
    visit(services, 2, date(2026, 11, 6), "Phạm Mẫu An")
    visit(services, 3, date(2026, 11, 6), "phạm mẫu an")
    visit(services, 4, date(2026, 11, 9), "Phạm Mẫu An")
    between = (date(2026, 11, 1), date(2026, 11, 30))
    sheet = openpyxl.load_workbook(
        written(days.papers.list_of_days(*between), "xlsx", tmp_path)
    ).active
    rows = [[cell for cell in row if cell is not None] for row in sheet.values]
    lines = [row for row in rows if row and row[0] in (1, 2, 3)]
    assert [line[1:5] for line in lines] == [
        ["Trần Văn Mẫu", "Chủ trì tiếp công dân", "05/11, 19/11", 2],
        ["Lê Thị Mẫu", "Chủ trì tiếp công dân (được ủy quyền)", "12/11", 1],
        ["Phạm Mẫu An", "Tiếp công dân thường xuyên", "06/11, 09/11", 2],
    ]
    assert all(len(line) == 5 for line in lines), "no amount is set"
    services.settings.put("reception_allowance", "100000")
    text = text_of(written(days.papers.list_of_days(*between), "pdf", tmp_path))
    assert "BẢNG KÊ NGÀY TIẾP CÔNG DÂN" in text
    assert "200.000" in text


def test_the_list_is_for_a_year_at_most_and_not_for_nothing(services):
    papers = services.chairman_days.papers
    with pytest.raises(UserError, match="một năm"):
        papers.list_of_days(date(2025, 1, 1), date(2026, 11, 30))
    with pytest.raises(UserError, match="một năm"):
        papers.list_of_days(date(2026, 11, 30), date(2026, 11, 1))
    with pytest.raises(UserError, match="chưa có ngày nào"):
        papers.list_of_days(date(2026, 11, 1), date(2026, 11, 30))
