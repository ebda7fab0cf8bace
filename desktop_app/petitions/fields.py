"""The one description of petitions and cases: forms, lists, books, Excel and history use it."""

from desktop_app.fields import Field, Kind
from desktop_app.people.checks import check_id_number, check_phone

_TCD = "Luật 42/2013/QH13 (sửa đổi, bổ sung bởi Luật 136/2025/QH15)"
_TT05 = "Thông tư 05/2021/TT-TTCP"

KINDS = (
    ("complaint", "Khiếu nại"),
    ("denunciation", "Tố cáo"),
    ("proposal", "Kiến nghị"),
    ("feedback", "Phản ánh"),
    ("mixed", "Nhiều nội dung (phải tách)"),
)
INSTANCES = (
    ("first", "Lần đầu"),
    ("second", "Lần hai"),
    ("again", "Tố cáo tiếp"),
)
# The columns of form 02/XLD differ by kind; what a kind offers is in FIELDS_OF.
FIELDS = (
    ("land", "Đất đai"),
    ("policy", "Chế độ, chính sách"),
    ("administrative", "Hành chính"),
    ("corruption", "Tham nhũng"),
    ("judicial", "Tư pháp"),
    ("other", "Khác"),
)
FIELDS_OF = {
    "complaint": ("land", "policy", "other"),
    "denunciation": ("administrative", "corruption", "judicial", "other"),
    "proposal": ("policy", "land", "other"),
    "feedback": ("policy", "land", "other"),
}
SOURCES = (
    ("reception", "Tiếp công dân"),
    ("in_person", "Nộp trực tiếp"),
    ("post", "Bưu điện"),
    ("transferred", "Cơ quan khác chuyển đến"),
    ("portal", "Cổng, trang thông tin điện tử"),
    ("box", "Hòm thư góp ý"),
    ("press", "Báo chí"),
    ("spoken", "Trình bày trực tiếp, ghi biên bản"),
    ("other", "Nguồn khác"),
)
QUALIFIED = (("", "Chưa xem xét"), ("yes", "Đủ điều kiện xử lý"), ("no", "Không đủ điều kiện"))
UNQUALIFIED = (
    ("no_name", "Không rõ họ tên, địa chỉ"),
    ("no_signature", "Không có chữ ký hoặc điểm chỉ"),
    ("no_date", "Không ghi ngày, tháng, năm viết đơn"),
    ("no_content", "Không nêu rõ người bị khiếu nại, bị tố cáo, nội dung, lý do, yêu cầu"),
    ("copy", "Gửi nhiều nơi, trong đó đã gửi cơ quan có thẩm quyền"),
    ("handled", "Đã được hướng dẫn hoặc xử lý một lần"),
    ("abusive", "Lời lẽ xúc phạm, chống phá"),
    ("illegible", "Rách nát, tẩy xóa, không đọc được"),
    ("language", "Không viết bằng tiếng Việt và không kèm bản dịch"),
    ("other", "Lý do khác"),
)
COMPETENCE = (("", "Chưa xác định"), ("yes", "Thuộc thẩm quyền"), ("no", "Không thuộc thẩm quyền"))
OUTCOMES = (
    ("", "Chưa xử lý"),
    ("accepted", "Thụ lý"),
    ("not_accepted", "Không thụ lý"),
    ("guided", "Hướng dẫn"),
    ("transferred", "Chuyển đơn"),
    ("returned", "Trả đơn"),
    ("filed", "Lưu đơn"),
    ("withdrawn", "Rút đơn"),
    ("suspended", "Tạm đình chỉ"),
    ("terminated", "Đình chỉ"),
    ("urged", "Đôn đốc"),
    ("merged_duplicate", "Trùng đơn đã nhận"),
)
WITHDRAWN = (("", "Không"), ("part", "Rút một phần"), ("whole", "Rút toàn bộ"))

PETITIONS = (
    Field("number", "Số", Kind.NUMBER, width=5),
    Field("received_on", "Ngày nhận", Kind.DATE, required=True, width=11),
    Field("full_name", "Họ tên người gửi", Kind.NAME, width=22, article=f"Điều 25 {_TCD}"),
    Field("address", "Địa chỉ", width=24, article=f"Điều 25 {_TCD}"),
    Field(
        "id_number",
        "Số định danh, hộ chiếu",
        Kind.CODE,
        width=14,
        in_table=False,
        article=f"Điều 25 {_TCD}",
        check=check_id_number,
    ),
    Field("phone", "Điện thoại", Kind.CODE, width=12, in_table=False, check=check_phone),
    Field("organisation", "Tên cơ quan, tổ chức", width=30, in_table=False),
    Field("content", "Nội dung đơn", Kind.LONG_TEXT, required=True, width=40),
    Field("kind", "Loại đơn", Kind.CHOICE, required=True, choices=KINDS, width=12, article=_TT05),
    Field("instance", "Lần", Kind.CHOICE, choices=INSTANCES, width=10),
    Field("field", "Lĩnh vực", Kind.CHOICE, choices=FIELDS, width=14),
    Field("source", "Nguồn đơn", Kind.CHOICE, required=True, choices=SOURCES, width=16),
    Field("source_body", "Cơ quan chuyển đến", width=24, in_table=False),
    Field("source_number", "Số văn bản chuyển", Kind.CODE, width=14, in_table=False),
    Field("source_date", "Ngày văn bản chuyển", Kind.DATE, width=11, in_table=False),
    Field("written_on", "Ngày viết đơn", Kind.DATE, width=11, in_table=False, article=_TT05),
    Field("anonymous", "Không rõ người gửi", Kind.YES_NO, in_table=False),
    Field("persons", "Số người cùng nội dung", Kind.NUMBER, width=6, in_table=False),
    Field("respondent", "Người, cơ quan bị khiếu nại, tố cáo", width=24, in_table=False),
    Field("respondent_post", "Chức vụ, nơi công tác", width=24, in_table=False),
    Field("request", "Yêu cầu, đề nghị", Kind.LONG_TEXT, width=40, in_table=False),
    Field("earlier_body", "Cơ quan đã giải quyết", width=24, in_table=False),
    Field("qualified", "Điều kiện", Kind.CHOICE, choices=QUALIFIED, width=16, article=_TT05),
    Field(
        "unqualified_because",
        "Vì sao không đủ điều kiện",
        Kind.CHOICE,
        choices=UNQUALIFIED,
        width=24,
        in_table=False,
        article=_TT05,
    ),
    Field("in_competence", "Thẩm quyền", Kind.CHOICE, choices=COMPETENCE, width=16),
    Field("competent_body", "Cơ quan có thẩm quyền", width=24, in_table=False),
    Field("outcome", "Xử lý", Kind.CHOICE, choices=OUTCOMES, width=14),
    Field("handled_on", "Ngày xử lý", Kind.DATE, width=11, in_table=False),
    Field("handled_number", "Số văn bản xử lý", Kind.CODE, width=14, in_table=False),
    Field("handled_to", "Nơi nhận văn bản xử lý", width=24, in_table=False),
    Field("withdrawn", "Rút đơn", Kind.CHOICE, choices=WITHDRAWN, width=10, in_table=False),
    Field("officer", "Người xử lý", Kind.NAME, width=16),
    Field("next_due", "Hạn gần nhất", Kind.DATE, width=11),
    Field("national_on", "Đã nhập CSDLQG ngày", Kind.DATE, width=11, in_table=False),
    Field("note", "Ghi chú", Kind.LONG_TEXT, width=30, in_table=False),
)

STATUSES = (
    ("checking", "Đang xem xét điều kiện thụ lý"),
    ("accepted", "Đã thụ lý, đang giải quyết"),
    ("suspended", "Tạm đình chỉ"),
    ("declined", "Không thụ lý"),
    ("transferred", "Đã chuyển, hướng dẫn"),
    ("terminated", "Đình chỉ, rút đơn"),
    ("resolved", "Đã ban hành quyết định, kết luận"),
    ("answered", "Đã trả lời"),
    ("closed", "Đã kết thúc"),
)
CASE_OUTCOMES = (
    ("", "Chưa có"),
    ("upheld", "Đúng"),
    ("partly_upheld", "Đúng một phần"),
    ("rejected", "Sai"),
    ("confirmed", "Công nhận kết quả lần đầu"),
    ("changed", "Hủy, sửa kết quả lần đầu"),
)
# NĐ 155/2026 Đ.3a asks for seven criteria, fixed in writing; their wording is not known here.
COMPLEX_CRITERIA = tuple((str(n), f"Tiêu chí {n} Điều 3a") for n in range(1, 8))

CASES = (
    Field("number", "Số vụ", Kind.NUMBER, width=5),
    Field("received_on", "Ngày nhận", Kind.DATE, width=11),
    Field("kind", "Loại", Kind.CHOICE, required=True, choices=KINDS[:4], width=12),
    Field("instance", "Lần", Kind.CHOICE, choices=INSTANCES, width=10),
    Field("title", "Nội dung vụ việc", Kind.LONG_TEXT, required=True, width=40),
    Field("claimant", "Người khiếu nại, tố cáo, kiến nghị", Kind.NAME, width=22),
    Field("respondent", "Người, cơ quan bị khiếu nại, tố cáo", width=22),
    Field("field", "Lĩnh vực", Kind.CHOICE, choices=FIELDS, width=14, in_table=False),
    Field("status", "Tình trạng", Kind.CHOICE, choices=STATUSES, width=22),
    Field("next_step", "Việc tiếp theo", width=20),
    Field("next_due", "Hạn gần nhất", Kind.DATE, width=11),
    Field("officer", "Người phụ trách", Kind.NAME, width=16),
    Field("unit", "Đơn vị tham mưu", width=20, in_table=False),
    Field("accepted_on", "Ngày thụ lý", Kind.DATE, width=11, in_table=False),
    Field("decided_on", "Ngày quyết định, kết luận", Kind.DATE, width=11, in_table=False),
    Field("decision_number", "Số quyết định, kết luận", Kind.CODE, width=14, in_table=False),
    Field("outcome", "Kết quả", Kind.CHOICE, choices=CASE_OUTCOMES, width=16, in_table=False),
    Field("enforced_on", "Thi hành xong ngày", Kind.DATE, width=11, in_table=False),
    Field("note", "Ghi chú", Kind.LONG_TEXT, width=30, in_table=False),
)
