"""Hours, lengths, beginnings without a day and other words around the day of a time phrase."""

import pytest
from phrase_words import words

from desktop_app.law.phrases import read_schedule

UNDERSTOOD = {
    "Từ 20 giờ 15 phút - 20 giờ 45 phút ngày 23 tháng 1": "day --01-23..--01-23",
    "8h30 - 9h00 ngày 26/8/2026": "day 2026-08-26..2026-08-26",
    "Từ 7h30 đến 11h30, thứ Tư, ngày 12/8/2026": "day 2026-08-12..2026-08-12",
    "7 giờ 30 phút, thứ Hai, ngày 21/9/2026": "day 2026-09-21..2026-09-21",
    "14h00' ngày 12/8/2026": "day 2026-08-12..2026-08-12",
    "Vào lúc 8 giờ ngày 18/11/2026": "day 2026-11-18..2026-11-18",
    "Từ 7h30 ngày 12/8 đến 17h00 ngày 13/8/2026": "window 2026-08-12..2026-08-13",
    "Từ 12/8 đến trước 17 giờ ngày 13/8/2026": "window 2026-08-12..2026-08-13",
    "Trước 16 giờ ngày thứ Sáu hằng tuần": "recurring weekly @5",
    "Hàng tuần, chiều thứ Sáu": "recurring weekly @5",
    "Hằng tuần (thứ Hai và thứ Năm)": "recurring weekly @1,4",
    "Trước 10 giờ ngày 30 hằng tháng": "recurring monthly @30",
    "Chậm nhất 16h30 ngày 20 tháng cuối quý": "recurring quarterly @20",
    "Từ quý II/2026 đến hết năm": "window 2026-04-01..2026-12-31",
    "Từ khi ban hành kế hoạch đến ngày 30/11/2026": "day ..2026-11-30",
    "Từ ngày ký đến trước ngày 31/12/2026": "day ..2026-12-31<",
    "02 ngày (12 - 13/8/2026)": "window 2026-08-12..2026-08-13",
    "03 ngày, từ 12 đến 14/8/2026": "window 2026-08-12..2026-08-14",
    "01 buổi, ngày 12/8/2026": "day 2026-08-12..2026-08-12",
    "Không muộn hơn ngày 15/7/2026": "day ..2026-07-15",
    "Hạn chót: ngày 15/7/2026": "day ..2026-07-15",
    "Thời hạn hoàn thành: trước ngày 30/6/2026": "day ..2026-06-30<",
    "Thường xuyên trong tháng": "ongoing",
    "Thường xuyên trong quý II/2026": "ongoing 2026-04-01..2026-06-30",
    "Xây dựng kế hoạch xong trước 15/3/2026": "day ..2026-03-15<",
    "Ban hành kế hoạch chậm nhất là ngày 15/01/2026 và tổ chức thực hiện": "day ..2026-01-15",
}

LEFT_AS_WORDS = (
    "Từ 14 giờ ngày 18/11/2026",  # on that day, or from it on?
    "Từ 8h00 đến 17h00",
    "Trước thứ Sáu hằng tuần",  # whether Friday counts is not said
    "Trước 16 giờ hằng tuần",
    "Trước ngày 05 của tháng liền kề",  # the month after what?
    "Trước ngày 31/01 năm liền kề",
    "05 ngày, 15/6/2026",  # its first day, or its last?
    "30 ngày, kể từ ngày 15/6/2026",
    "Thời hạn 30 ngày kể từ ngày 15/6/2026",
    "Chậm nhất 07 ngày làm việc kể từ ngày 15/9/2026",
    "Chậm nhất 15 ngày trước ngày 22/9/2026",
    "Không quá 05 ngày làm việc kể từ ngày nhận đủ hồ sơ",
    "Từ khi bắt đầu đến khi kết thúc",
    "Từ 21/3 - 11/3/2026",  # ends before it begins
    "Ban hành văn bản trong quý I/2026, tổ chức thực hiện trong năm",  # two works, two times
    "Ban hành kế hoạch trong tháng 01/2026, tổ chức kiểm tra chậm nhất trong tháng 6/2026",
    "Khi có yêu cầu của cấp trên trước ngày 15/6/2026",  # its day may not be passed over
)


@pytest.mark.parametrize(("typed", "meaning"), UNDERSTOOD.items(), ids=str)
def test_words_around_a_day_do_not_hide_it(typed: str, meaning: str) -> None:
    assert words(read_schedule(typed, 2026)) == meaning


@pytest.mark.parametrize("typed", LEFT_AS_WORDS)
def test_what_may_mean_two_things_stays_as_written(typed: str) -> None:
    assert words(read_schedule(typed, 2026)) == "text"
