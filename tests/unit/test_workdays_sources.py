"""What a special day is called, by which law or notice it is off, and whether that is announced."""

from datetime import date

import pytest

from desktop_app.law.workdays.calendar import WorkCalendar

LABOUR_CODE = "Bộ luật Lao động 45/2019/QH14"
NOTICE_2025 = "Thông báo 6150/TB-BLĐTBXH năm 2024"
EXPECTED = "dự kiến theo cách nghỉ thường lệ"


@pytest.mark.parametrize(
    ("day", "name", "source", "tentative"),
    [
        ("2025-01-28", "Tết Nguyên đán, 29 tháng Chạp",
         f"điểm b khoản 1 Điều 112 {LABOUR_CODE}; {NOTICE_2025}", False),
        ("2025-01-29", "Tết Nguyên đán, mùng 1",
         f"điểm b khoản 1 Điều 112 {LABOUR_CODE}; {NOTICE_2025}", False),
        ("2025-04-26", "thay ngày 02/05/2025", NOTICE_2025, False),
        ("2025-05-02", "làm bù ngày 26/04/2025", NOTICE_2025, False),
        ("2025-09-01", "Quốc khánh (ngày liền kề)",
         f"điểm đ khoản 1 Điều 112 {LABOUR_CODE}; {NOTICE_2025}", False),
        ("2025-09-02", "Quốc khánh", f"điểm đ khoản 1 Điều 112 {LABOUR_CODE}", False),
        ("2026-04-27", "Giỗ Tổ Hùng Vương (26/04)", f"khoản 3 Điều 111 {LABOUR_CODE}", False),
        ("2026-11-24", "Ngày Văn hóa Việt Nam", "Điều 2 Nghị quyết 28/2026/QH16", False),
        ("2027-02-06", "Tết Nguyên đán, mùng 1",
         f"điểm b khoản 1 Điều 112 {LABOUR_CODE}; {EXPECTED}", True),
        ("2027-02-09", "Tết Nguyên đán, mùng 1 (06/02)", f"khoản 3 Điều 111 {LABOUR_CODE}", True),
        ("2027-05-03", "Ngày Quốc tế lao động (01/05)", f"khoản 3 Điều 111 {LABOUR_CODE}", False),
        ("2027-09-03", "Quốc khánh (ngày liền kề)",
         f"điểm đ khoản 1 Điều 112 {LABOUR_CODE}; {EXPECTED}", True),
    ],
)  # fmt: skip
def test_a_day_off_tells_its_name_and_its_source(
    day: str, name: str, source: str, tentative: bool
) -> None:
    found = WorkCalendar().day(date.fromisoformat(day))
    assert (found.name, found.source, found.tentative) == (name, source, tentative)
