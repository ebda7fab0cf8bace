"""The one description of a visit: form, list, Mẫu 03/TCD, Excel and history use it."""

from desktop_app.fields import Field, Kind
from desktop_app.people.checks import check_id_number, check_name, check_phone

_LAW = "Luật 42/2013/QH13 (sửa đổi, bổ sung bởi Luật 136/2025/QH15)"
_ASKED = f"khoản 1 Điều 25 {_LAW}"
_FORM = "Biểu 01/TCD, Thông tư 06/2025/TT-TTCP"
_BOOK = "Mẫu số 03/TCD, Nghị định 154/2026/NĐ-CP"

KINDS = (
    ("regular", "Thường xuyên"),
    ("scheduled", "Định kỳ của lãnh đạo"),
    ("unscheduled", "Đột xuất của lãnh đạo"),
)
PRESIDER_ROLES = (("", ""), ("head", "Chủ tịch tiếp"), ("deputy", "Ủy quyền tiếp"))
CONTENT_KINDS = (
    ("complaint", "Khiếu nại"),
    ("denunciation", "Tố cáo"),
    ("proposal", "Kiến nghị"),
    ("feedback", "Phản ánh"),
    ("mixed", "Nhiều nội dung"),
    ("other", "Nội dung khác"),
)
COMPETENCE = (("", "Chưa xác định"), ("yes", "Thuộc thẩm quyền"), ("no", "Không thuộc thẩm quyền"))
OUTCOMES = (
    ("", "Đang xem xét"),
    ("answered", "Đã trả lời"),
    ("petition", "Đã nhận đơn"),
    ("guided", "Đã hướng dẫn"),
    ("transferred", "Đã chuyển"),
    ("refused", "Từ chối tiếp"),
)
# NĐ 154/2026 Đ.4; cases "law" and "h" ask for the written notice, Mẫu 01/TCD, within 3 working
# days; the others are explained by word of mouth.
REFUSALS = (
    ("", "Không"),
    ("a", "Mang vũ khí, vật nguy hiểm (điểm a Điều 4)"),
    ("b", "Không chấp hành kiểm tra an ninh (điểm b Điều 4)"),
    ("c", "Ghi âm, ghi hình, phát trực tiếp trái yêu cầu (điểm c Điều 4)"),
    ("d", "Kích động gây rối (điểm d Điều 4)"),
    ("đ", "Không có năng lực hành vi mà không có người đại diện (điểm đ Điều 4)"),
    ("e", "Đại diện mà không có giấy tờ (điểm e Điều 4)"),
    ("g", "Nội dung không phải khiếu nại, tố cáo, kiến nghị, phản ánh (điểm g Điều 4)"),
    ("h", "Kiến nghị, phản ánh đã trả lời, không có nội dung mới (điểm h Điều 4)"),
    ("i", "Đã có bản án có hiệu lực (điểm i Điều 4)"),
    ("k", "Cơ quan khác đang giải quyết theo thẩm quyền (điểm k Điều 4)"),
    ("law1", "Trong tình trạng say, mất năng lực hành vi (khoản 1 Điều 9 Luật)"),
    ("law2", "Đe dọa, xúc phạm, gây rối (khoản 2 Điều 9 Luật)"),
    ("law3", "Vụ việc đã giải quyết đúng, đã thông báo (khoản 3 Điều 9 Luật)"),
)
WRITTEN_REFUSALS = frozenset({"law3", "h"})

RECEPTIONS = (
    Field("number", "STT", Kind.NUMBER, width=6, article=_BOOK),
    Field("received_on", "Ngày tiếp", Kind.DATE, required=True, width=11, article=_BOOK),
    Field("full_name", "Họ tên", Kind.NAME, width=22, article=_ASKED, check=check_name),
    Field("address", "Địa chỉ", width=24, article=_ASKED),
    Field(
        "id_number",
        "Số định danh, căn cước, hộ chiếu",
        Kind.CODE,
        width=14,
        in_table=False,
        article=_ASKED,
        check=check_id_number,
    ),
    Field("phone", "Điện thoại", Kind.CODE, width=12, in_table=False, check=check_phone),
    Field("organisation", "Cơ quan, tổ chức", width=28, in_table=False),
    Field("content", "Nội dung vụ việc", Kind.LONG_TEXT, required=True, width=44, article=_BOOK),
    Field(
        "content_kind",
        "Phân loại",
        Kind.CHOICE,
        choices=CONTENT_KINDS,
        required=True,
        width=12,
        article=_BOOK,
    ),
    Field("persons", "Số người", Kind.NUMBER, width=6, in_table=False, article=_BOOK),
    Field("came", "Số người đến", Kind.NUMBER, width=6, in_table=False, article=_FORM),
    Field("earlier_body", "Cơ quan đã giải quyết", width=20, in_table=False, article=_BOOK),
    Field(
        "in_competence",
        "Thẩm quyền",
        Kind.CHOICE,
        choices=COMPETENCE,
        width=14,
        in_table=False,
        article=f"Điều 26 {_LAW}",
    ),
    Field("guided_to", "Hướng dẫn đến", width=20, in_table=False, article=f"Điều 26 {_LAW}"),
    Field("guided_number", "Số văn bản hướng dẫn", Kind.CODE, width=14, in_table=False),
    Field("transferred_to", "Chuyển đến", width=20, in_table=False, article=f"Điều 26 {_LAW}"),
    Field("transferred_number", "Số văn bản chuyển", Kind.CODE, width=14, in_table=False),
    Field("outcome", "Tình trạng", Kind.CHOICE, choices=OUTCOMES, width=14),
    Field("result", "Theo dõi kết quả", Kind.LONG_TEXT, width=30, in_table=False, article=_BOOK),
    Field("answered_on", "Ngày trả lời", Kind.DATE, width=11, in_table=False),
    Field("kind", "Hình thức tiếp", Kind.CHOICE, choices=KINDS, width=16, in_table=False),
    Field("presider", "Người chủ trì", Kind.NAME, width=16, in_table=False),
    Field(
        "presider_role",
        "Chủ trì",
        Kind.CHOICE,
        choices=PRESIDER_ROLES,
        width=14,
        in_table=False,
    ),
    Field("officer", "Người tiếp", Kind.NAME, width=16, in_table=False),
    Field("crowd", "Đoàn đông người", Kind.YES_NO, in_table=False),
    Field("representing", "Giấy tờ đại diện, ủy quyền", width=28, in_table=False),
    Field("representatives", "Người đại diện", Kind.LONG_TEXT, width=28, in_table=False),
    Field("request", "Yêu cầu, đề nghị", Kind.LONG_TEXT, width=30, in_table=False),
    Field(
        "refusal",
        "Từ chối tiếp",
        Kind.CHOICE,
        choices=REFUSALS,
        width=30,
        in_table=False,
        article="Điều 4 Nghị định 154/2026/NĐ-CP",
    ),
    Field("next_due", "Hạn trả lời", Kind.DATE, width=11, article=f"khoản 1 Điều 28 {_LAW}"),
    Field(
        "national_on",
        "Đã nhập CSDLQG ngày",
        Kind.DATE,
        width=11,
        in_table=False,
        article="khoản 1 Điều 27 Nghị định 154/2026/NĐ-CP",
    ),
    Field("note", "Ghi chú", Kind.LONG_TEXT, width=30, in_table=False),
)
