"""Three ugly old books, made by code; every person, place and matter in them is made up.

Each fault has its name in the comment beside it.
"""

from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from desktop_app.old_alphabets import TCVN3, VNI

_TO_TCVN3 = {meant: chr(read) for read, meant in TCVN3.items()}
_TO_VNI: dict[str, str] = {}
for _read, _meant in VNI.items():
    if _meant not in _TO_VNI or _read[:1].isupper() == _read[-1:].isupper():
        _TO_VNI[_meant] = _read


def tcvn3(text: str) -> str:
    """The text as a sheet in .VnTime holds it."""
    return "".join(_TO_TCVN3.get(c, _TO_TCVN3.get(c.lower(), c)) for c in text)


def vni(text: str) -> str:
    """The text as a sheet in VNI-Times holds it."""
    return "".join(_TO_VNI.get(c, c) for c in text)


def twice(text: str) -> str:
    """UTF-8 that somebody opened as Windows text."""
    return "".join(
        chr(b) if b in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([b]).decode("cp1252")
        for b in text.encode()
    )


DATA = Path(__file__).parent / "data"
TODAY = date(2026, 11, 21)

HEAD = (
    "STT", "Ngày tiếp", "Họ tên, địa chỉ", "CCCD/ Hộ chiếu", "Nội dung vụ việc",
    "Phân loại đơn", "Số người", "Cơ quan đã giải quyết", "Thuộc thẩm quyền", "Hướng dẫn",
    "Chuyển đơn", "Theo dõi kết quả giải quyết", "Số công văn đến",
)  # fmt: skip
CODES = tuple(f"({i})" for i in range(1, 14))


JANUARY = [
    # name, address and card in one cell; a real date; an x
    [
        1,
        date(2024, 1, 2),
        "Nguyễn Văn An, thôn Đông, CMND 123456789",
        "",
        "Tranh chấp ngõ đi",
        "KN",
        1,
        "",
        "x",
        "",
        "",
        "Đã trả lời",
        "12/CV",
    ],
    # day as text, ditto marks of three kinds, a dash that is none
    [
        2,
        "nt",
        "Trần Thị Bình\nthôn Tây",
        "034085001234",
        '"',
        "-nt-",
        "01",
        "-",
        "x",
        "-",
        "-",
        "như trên",
        "",
    ],
    # several people in one cell, numbered; count as words; day without a year
    [
        3,
        "5.1",
        "1. Lê Văn Cường, thôn Đông\n2. Phạm Thị Dung, thôn Tây\n3. Hoàng Văn Em",
        "",
        "Đề nghị sửa đường bê tông",
        "kiến nghị",
        "03 người",
        "",
        "",
        "",
        "UBND huyện (CV 15)",
        "",
        "",
    ],
    # Excel's serial number of 8/1/2024 as a plain number
    [
        4,
        45299,
        "Bà Vũ Thị Hoa - thôn Nam",
        "",
        "Phản ánh rác thải",
        "PA",
        1,
        "",
        "x",
        "",
        "",
        "",
        "",
    ],
    # a day that is not in the calendar
    [
        5,
        "31/02/2024",
        "Đỗ Văn Giang, thôn Bắc",
        "",
        "Xin xác nhận đất",
        "KN",
        1,
        "",
        "",
        "",
        "",
        "",
        "",
    ],
    # month before day
    [
        6,
        "1/15/2024",
        "Ngô Thị Hạnh",
        "",
        "Chế độ hộ nghèo",
        "k/n",
        1,
        "",
        "",
        "Hướng dẫn ra Phòng LĐTBXH",
        "",
        "",
        "",
    ],
    ["", "", "Cộng tháng 1", "", "", "", 8, "", 4, "", "", "", ""],  # a line of totals
]


AFTER_THE_HEAD = [
    [
        1,
        "ngày 16 tháng 1",
        "Bùi Văn Ích, thôn Đông, ĐT 0912345678",
        "001085012345",
        "Ông Bùi Văn Ích tố cáo cán bộ thôn thu tiền sai",
        "tố cáo",
        1,
        "",
        "x",
        "",
        "",
        "",
        "",
    ],
    # no number and no day of its own: the day stands above
    [
        "",
        "",
        "Lý Thị Kim và 12 người khác, thôn Nam",
        "",
        "Ô nhiễm trại lợn",
        "Phản ánh",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
    ],
    # only the content goes on below
    ["", "", "", "", "đã kéo dài nhiều năm", "", "", "", "", "", "", "", ""],
    [3, "20/1/2034", "Mai Văn Long", "12345", "Hỏi thủ tục", "", 1, "", "", "", "", "", ""],
]


def reception_book(path: Path) -> Path:
    """Mẫu 03/TCD over two months: ditto marks, odd dates, several people, heads again, totals."""
    book = xlsxwriter.Workbook(str(path))
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    mid = book.add_format({"align": "center"})
    sheet = book.add_worksheet("Tháng 1-2024")
    sheet.merge_range("A1:M1", "ỦY BAN NHÂN DÂN XÃ ĐỒNG MẪU", mid)
    sheet.merge_range("A2:M2", "SỔ TIẾP CÔNG DÂN NĂM 2024", mid)
    sheet.write_row(3, 0, HEAD)
    sheet.write_row(4, 0, CODES)
    for i, row in enumerate(JANUARY, 5):
        for j, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(i, j, _moment(value), day)
            else:
                sheet.write(i, j, value)
    sheet.write_row(13, 0, HEAD)  # the head again, on the next printed page
    sheet.write_row(14, 0, CODES)
    # serial number begins anew; a denunciation whose text names the denouncer
    for i, row in enumerate(AFTER_THE_HEAD, 15):
        sheet.write_row(i, 0, row)
    sheet.write(20, 10, "NGƯỜI GHI SỔ")  # signatures below the table
    sheet.write(21, 10, "(ký, ghi rõ họ tên)")
    feb = book.add_worksheet("Tháng 2-2024")
    feb.write_row(0, 0, HEAD)
    feb.write_row(1, 0, [7, "05/02", "Trần Văn Minh", "", "Cấp sổ đỏ", "Kiến nghị", 1])
    feb.merge_range("B3:B4", "6/2/2024")  # one merged day for two visitors
    feb.write_row(2, 2, ["Đinh Thị Nga", "", "Hỏi trợ cấp", "KN", 1])
    feb.write(2, 0, 8)
    feb.write(3, 0, 9)
    feb.write_row(3, 2, ["Cao Văn Ổn", "", "Khiếu nại thuế đất", "Khiếu nại", 1])
    feb.write_formula(4, 0, "=1/0", None, "#DIV/0!")  # a cell gone wrong
    feb.write_row(4, 1, ["7/2/2024", "Lương Thị Phúc", "", "Đòi bồi thường", "KN", 1])
    feb.set_row(4, None, None, {"hidden": True})  # and a hidden row
    hidden = book.add_worksheet("Nháp")
    hidden.write(0, 0, "nháp")
    hidden.hide()
    book.close()
    return path


TCVN3_ROWS = [
    (
        1,
        "05/01",
        "Nguyễn Văn Quang",
        "Thôn Đông",
        "Khiếu nại việc thu hồi đất",
        "x",
        "",
        "",
        "Chuyển đơn",
        "12/CV-UBND",
        "Thanh tra huyện",
    ),
    (2, "-", "Trần Thị Rạng", "-nt-", "Kiến nghị sửa mương", "", "", "x", "Thụ lý", "", ""),
    (
        3,
        "10/01",
        "Phùng Văn Sáng",
        "Thôn Tây",
        "Tố cáo ông trưởng thôn",
        "",
        "x",
        "",
        "Lưu đơn",
        "",
        "",
    ),
]


OTHER_ROWS = [
    (
        4,
        "15/02/2023",
        vni("Hoàng Thị Thủy"),
        vni("Thôn Nam"),
        vni("Phản ánh tiếng ồn"),
        "",
        "",
        "X",
        vni("Hướng dẫn"),
        "",
        "",
    ),
    (5, "20-2-2023", "Đặng Văn Ước", "Thôn Bắc", "Đề nghị cấp nước", "", "", "x", "", "", ""),
    (
        6,
        "1/3/23",
        twice("Lâm Thị Vân"),
        twice("Thôn Đông"),
        twice("Khiếu nại đền bù"),
        "x",
        "",
        "",
        "",
        "",
        "",
    ),
]


def petition_book(path: Path) -> Path:
    """A petition book with three head rows, kinds ticked with x, all of it in TCVN3 and VNI."""
    book = xlsxwriter.Workbook(str(path))
    old = book.add_format({"font_name": ".VnTime"})
    capitals = book.add_format({"font_name": ".VnTimeH"})
    other = book.add_format({"font_name": "VNI-Times"})
    sheet = book.add_worksheet("2023")
    sheet.write(0, 0, tcvn3("sổ theo dõi đơn thư năm 2023"), capitals)
    sheet.merge_range("A3:A5", "TT", old)
    sheet.merge_range("B3:B5", tcvn3("Ngày, tháng nhận đơn"), old)
    sheet.merge_range("C3:D3", tcvn3("Người gửi đơn"), old)
    sheet.merge_range("C4:C5", tcvn3("Họ và tên"), old)
    sheet.merge_range("D4:D5", tcvn3("Địa chỉ"), old)
    sheet.merge_range("E3:E5", tcvn3("Tóm tắt nội dung"), old)
    sheet.merge_range("F3:H4", tcvn3("Phân loại đơn"), old)
    for place, text in enumerate(("Khiếu nại", "Tố cáo", "Kiến nghị, phản ánh"), 5):
        sheet.write(4, place, tcvn3(text), old)
    sheet.merge_range("I3:K3", tcvn3("Kết quả xử lý"), old)
    for place, text in enumerate(("Hình thức xử lý", "Số văn bản", "Nơi nhận"), 8):
        sheet.merge_range(3, place, 4, place, tcvn3(text), old)
    sheet.write_row(5, 0, ["A", "B", 1, 2, 3, 4, 5, 6, 7, 8, 9])
    for i, row in enumerate(TCVN3_ROWS, 6):
        for j, value in enumerate(row):
            text = tcvn3(value) if isinstance(value, str) else value
            sheet.write(i, j, text, old)
    # two rows in VNI, one in good Unicode, one that was read twice
    for i, row in enumerate(OTHER_ROWS, 9):
        fonts = [other, None, None]
        for j, value in enumerate(row):
            sheet.write(i, j, value, fonts[i - 9])
    book.close()
    return path


OLDER_HEAD = (
    "STT", "Ngày tiếp", "Họ tên - Địa chỉ - CMND/Hộ chiếu của công dân", "Nội dung vụ việc",
    "Phân loại đơn/Số người", "Cơ quan đã giải quyết", "Hướng xử lý", "", "",
    "Theo dõi kết quả giải quyết", "Ghi chú",
)  # fmt: skip
OLDER_BELOW = (
    "", "", "", "", "", "", "Thụ lý để giải quyết", "Trả lại đơn và hướng dẫn",
    "Chuyển đơn đến cơ quan có thẩm quyền", "", "",
)  # fmt: skip


def older_rows() -> list[list[object]]:
    """A book of Mẫu 06-TCD (TT 06/2014) without merged cells told, as old programs save it."""
    return [
        ["SỔ TIẾP CÔNG DÂN"],
        ["Năm 2019"],
        list(OLDER_HEAD),
        list(OLDER_BELOW),
        list(range(1, 12)),
        ["I. Tháng 3"],
        [
            "01",
            "4",
            "Ông Tạ Văn Xuân, trú tại thôn Đông, CMND: 012 345 678 cấp ngày 1/2/2010",
            "Khiếu nại bồi thường",
            "KN/01 người",
            "UBND xã",
            "x",
            "",
            "",
            "Đang giải quyết",
            "",
        ],
        ["02", "4", "Nặc danh", "Phản ánh đánh bạc", "PA", "", "", "", "Công an xã", "", ""],
        [
            "03",
            "//",
            "Tập thể 15 hộ dân thôn Tây (đại diện: Vương Thị Yến)",
            "Kiến nghị điện yếu",
            "KN, PA / 15 người",
            "",
            "",
            "Điện lực",
            "",
            "",
            "đơn tập thể",
        ],
        ["", "", "Không có công dân đến", "", "", "", "", "", "", "", ""],
        ["II. Tháng 4"],
        ["04", "2/4", "Quách Văn Anh", "Xin cấp đất", "linh tinh", "", "", "", "", "", ""],
        ["", "", "Tổng cộng: 4 lượt", "", "", "", "", "", "", "", ""],
    ]


def _moment(day: date) -> object:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001  (Excel knows no zones)


def made_book(path: Path, *rows: list[object]) -> Path:
    """A sheet "So" of these rows, days as days."""
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet("So")
    for at, row in enumerate(rows):
        for place, value in enumerate(row):
            if value is not None:
                sheet.write(at, place, value)
    book.close()
    return path
