"""The values that a template can ask for: one table for filling, for the editor and its help."""

from dataclasses import dataclass

RECEPTIONS, PETITIONS, CASES = "receptions", "petitions", "cases"
_ALL = frozenset({RECEPTIONS, PETITIONS, CASES})
_PAPERS = frozenset({PETITIONS, CASES})
_TCD = "khoản 1 Điều 25 Luật Tiếp công dân"
_ANSWER = "khoản 1 Điều 28 Luật Tiếp công dân"
_REFUSE = "Điều 4 Nghị định 154/2026/NĐ-CP"


@dataclass(frozen=True)
class Value:
    """One placeholder: its name in braces, what it means, the article that asks for it.

    `example` fills the preview of a template that is being edited; `tables` hold the records that
    know it. A `personal` value may tell who somebody is.
    """

    name: str
    meaning: str
    example: str
    article: str = ""
    tables: frozenset[str] = _ALL
    group: str = ""
    personal: bool = False


def _group(name: str, *values: Value) -> tuple[Value, ...]:
    return tuple(
        Value(v.name, v.meaning, v.example, v.article, v.tables, name, v.personal) for v in values
    )


_R, _P, _C = frozenset({RECEPTIONS}), frozenset({PETITIONS}), frozenset({CASES})

VALUES: tuple[Value, ...] = (
    *_group(
        "Cơ quan",
        Value("cơ quan ban hành", "Tên cơ quan ở đầu văn bản, hai dòng", "Ủy ban nhân dân\nxã Mẫu"),
        Value("tên cơ quan", "Tên cơ quan viết đủ", "Ủy ban nhân dân xã Mẫu"),
        Value("ubnd", "Tên cơ quan viết tắt", "UBND xã Mẫu"),
        Value("xã", "Tên xã, phường, đặc khu", "xã Mẫu"),
        Value("tỉnh", "Tên tỉnh, thành phố", "tỉnh Mẫu"),
        Value("chủ tịch", "Người đứng đầu cơ quan", "Chủ tịch Ủy ban nhân dân xã Mẫu"),
        Value("thẩm quyền", "Người ban hành, chữ hoa", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MẪU"),
        Value("địa danh", "Địa danh trên văn bản", "Mẫu"),
    ),
    *_group(
        "Văn bản này",
        Value("số", "Số văn bản; để trống thì chừa chỗ ghi tay", "05"),
        Value(
            "ngày ban hành", "Ngày ký; để trống thì chừa chỗ ghi tay", "ngày 05 tháng 11 năm 2026"
        ),
        Value("người ký", "Họ tên người ký", "Nguyễn Văn Mẫu"),
        Value("chức vụ người ký", "Chức vụ người ký", "Chủ tịch"),
        Value("để trống", "Dòng chấm để ghi tay", ""),
        Value("để trống dài", "Ba dòng chấm để viết tiếp", ""),
    ),
    *_group(
        "Người đến, người gửi",
        Value("họ tên", "Họ tên công dân, hoặc tên cơ quan", "Trần Thị Mẫu", _TCD, personal=True),
        Value("địa chỉ", "Địa chỉ", "Thôn Mẫu, xã Mẫu", _TCD, personal=True),
        Value(
            "số giấy tờ", "Số căn cước, định danh, hộ chiếu", "001000000000", _TCD, personal=True
        ),
        Value("điện thoại", "Số điện thoại", "0900000000", personal=True),
        Value("tổ chức", "Cơ quan, tổ chức đứng đơn", "Hợp tác xã Mẫu", personal=True),
        Value(
            "giấy tờ đại diện", "Giấy tờ đại diện, ủy quyền", "Giấy ủy quyền", _TCD, personal=True
        ),
        Value("người đại diện", "Những người được cử đại diện", "Trần Thị Mẫu", "", personal=True),
        Value("số người", "Số người cùng nội dung", "3"),
    ),
    *_group(
        "Sự việc",
        Value("loại việc", "Khiếu nại, tố cáo, kiến nghị hay phản ánh", "khiếu nại"),
        Value("nội dung", "Nội dung tóm tắt", "việc thu hồi thửa đất số 12, tờ bản đồ số 3"),
        Value("yêu cầu", "Yêu cầu, đề nghị", "xem xét lại mức bồi thường"),
        Value("lĩnh vực", "Lĩnh vực", "đất đai"),
        Value("cơ quan đã giải quyết", "Cơ quan đã giải quyết", "UBND xã Mẫu"),
        Value("nơi gửi đến", "Cơ quan được chuyển, được hướng dẫn đến", "Thanh tra tỉnh Mẫu"),
        Value("lý do", "Lý do của việc đang làm", "cần chờ kết quả giám định"),
        Value("cán bộ", "Người tiếp, người xử lý, người phụ trách", "Lê Văn Mẫu"),
        Value("kết quả", "Kết quả đã ghi", "khiếu nại đúng một phần"),
        Value("hạn trả lời", "Ngày cuối phải trả lời", "ngày 20 tháng 11 năm 2026", _ANSWER),
        Value("hồ sơ", "Lượt tiếp, đơn hoặc vụ việc trong sổ", "đơn số 12/2026"),
    ),
    *_group(
        "Lượt tiếp",
        Value("số lượt tiếp", "Số thứ tự trong sổ tiếp công dân", "213", "", _R),
        Value("ngày tiếp", "Ngày tiếp", "ngày 05 tháng 11 năm 2026", "", _R),
        Value("giờ tiếp", "Giờ tiếp", "08 giờ 30", "", _R),
        Value("người chủ trì", "Người chủ trì buổi tiếp", "Nguyễn Văn Mẫu", "", _R),
        Value("hình thức tiếp", "Thường xuyên, định kỳ, đột xuất", "định kỳ", "", _R),
        Value("căn cứ từ chối", "Trường hợp được từ chối tiếp", "khoản 3 Điều 9", _REFUSE, _R),
    ),
    *_group(
        "Đơn",
        Value("số đơn", "Số đơn trong sổ", "12", "", _PAPERS),
        Value("ngày nhận", "Ngày nhận đơn", "ngày 05 tháng 11 năm 2026", "", _PAPERS),
        Value("ngày viết đơn", "Ngày ghi trên đơn", "ngày 03 tháng 11 năm 2026", "", _PAPERS),
        Value("nguồn đơn", "Đơn đến từ đâu", "bưu điện", "", _PAPERS),
        Value("cơ quan chuyển đến", "Cơ quan đã chuyển đơn đến", "Ban Tiếp công dân", "", _PAPERS),
        Value("số văn bản chuyển đến", "Số văn bản đã chuyển đơn", "15/PC-BTCD", "", _PAPERS),
        Value("đối tượng", "Người, cơ quan bị khiếu nại, tố cáo", "Ông Mẫu", "", _PAPERS),
        Value("chức vụ đối tượng", "Chức vụ, nơi công tác của họ", "công chức xã", "", _PAPERS),
        Value("lần", "Lần đầu, lần hai, tố cáo tiếp", "lần đầu", "", _PAPERS),
        Value("vì sao không đủ điều kiện", "Điều kiện còn thiếu", "không có chữ ký", "", _PAPERS),
    ),
    *_group(
        "Vụ việc",
        Value("số vụ việc", "Số vụ việc trong sổ", "7", "", _C),
        Value("ngày thụ lý", "Ngày thụ lý", "ngày 10 tháng 11 năm 2026", "", _C),
        Value("số thụ lý", "Số thông báo, quyết định thụ lý", "15/TB-UBND", "", _C),
        Value("hạn giải quyết", "Ngày cuối phải giải quyết", "ngày 10 tháng 12 năm 2026", "", _C),
        Value(
            "tiêu chí phức tạp",
            "Các tiêu chí của vụ việc phức tạp",
            "1, 3",
            "Điều 3a NĐ 155/2026",
            _C,
        ),
        Value("ngày việc này", "Ngày của việc đang làm", "ngày 12 tháng 11 năm 2026", "", _C),
        Value("đến ngày", "Ngày hẹn, ngày đối thoại", "ngày 25 tháng 11 năm 2026", "", _C),
        Value("số ngày thêm", "Số ngày được gia hạn", "30", "", _C),
        Value("địa điểm", "Nơi đối thoại, nơi làm việc", "Hội trường UBND xã Mẫu", "", _C),
        Value("giờ hẹn", "Giờ hẹn", "08 giờ 00", "", _C),
        Value("số tạm đình chỉ", "Số quyết định tạm đình chỉ", "20/QĐ-UBND", "", _C),
        Value("ngày tạm đình chỉ", "Ngày tạm đình chỉ", "ngày 15 tháng 11 năm 2026", "", _C),
        Value("số quyết định", "Số quyết định, kết luận", "30/QĐ-UBND", "", _C),
        Value("ngày quyết định", "Ngày quyết định, kết luận", "ngày 05 tháng 12 năm 2026", "", _C),
        Value("đơn vị tham mưu", "Đơn vị được giao", "Phòng Kinh tế", "", _C),
    ),
)

BY_NAME = {value.name: value for value in VALUES}
KNOWN = frozenset(BY_NAME)

# The lists that a table can repeat over, and what each row knows.
LISTS: dict[str, dict[str, str]] = {
    "tài liệu": {
        "thứ tự": "1",
        "tên tài liệu": "Giấy chứng nhận quyền sử dụng đất",
        "dạng": "bản sao",
        "số trang": "4",
        "số bản": "1",
        "ghi chú": "",
    },
    "đơn": {
        "thứ tự": "1",
        "số đơn": "12",
        "ngày nhận": "05/11/2026",
        "người gửi": "Trần Thị Mẫu",
        "nội dung đơn": "việc thu hồi thửa đất số 12",
    },
}
ROWS = {name: frozenset(row) for name, row in LISTS.items()}
