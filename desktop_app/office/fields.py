"""The one description of the office's records: forms, columns and headings are made from it."""

import re

from desktop_app.fields import Field, Kind

LEVELS = (("xa", "Xã"), ("phuong", "Phường"), ("dac_khu", "Đặc khu"))
VILLAGE_KINDS = (
    ("thon", "Thôn"),
    ("to_dan_pho", "Tổ dân phố"),
    ("khu_pho", "Khu phố"),
    ("other", "Khác (bản, ấp, buôn, khóm…)"),
)
CAPACITIES = (
    ("", "Ký trực tiếp"),
    ("KT.", "KT. – ký thay cấp trưởng"),
    ("TL.", "TL. – ký thừa lệnh"),
    ("TUQ.", "TUQ. – ký thừa ủy quyền"),
    ("Q.", "Q. – quyền cấp trưởng"),
)
AUTHORITIES = (("TM.", "TM. – thay mặt Ủy ban nhân dân"), ("", "Không ghi TM."))
_SIGNING_LAW = "Nghị định 30/2020/NĐ-CP, Phụ lục I"


def check_code(text: str) -> str:
    """A sentence when the unit code is not five digits; empty is allowed (not known yet)."""
    if not text or re.fullmatch(r"[0-9]{5}", text):
        return ""
    if re.fullmatch(r"[0-9]{1,4}", text):
        return f"Mã gồm đúng 5 chữ số, kể cả số 0 ở đầu (Excel hay bỏ mất): có phải {text:0>5}?"
    return "Mã đơn vị hành chính gồm đúng 5 chữ số, ví dụ 00123. Nếu chưa biết, hãy để trống."


def check_count(text: str) -> str:
    """A sentence when a count is not a whole number from 0."""
    if text and not re.fullmatch(r"\d{1,6}", text):
        return "Hãy ghi số hộ bằng chữ số, ví dụ 215, hoặc để trống nếu chưa biết."
    return ""


OFFICE = (
    Field("level", "Loại đơn vị", Kind.CHOICE, required=True, choices=LEVELS),
    Field(
        "name",
        "Tên xã, phường, đặc khu",
        required=True,
        width=30,
        help="Không kèm chữ xã, phường, đặc khu",
    ),
    Field("province", "Tỉnh, thành phố", required=True, width=30),
    Field(
        "code",
        "Mã đơn vị hành chính",
        Kind.CODE,
        help="5 chữ số; để trống nếu chưa biết",
        article="Quyết định 19/2025/QĐ-TTg",
        check=check_code,
    ),
    Field(
        "place_name",
        "Địa danh ghi trên văn bản",
        width=30,
        help="Thường là tên xã, không có chữ “xã”",
        article=_SIGNING_LAW,
    ),
)

DEPARTMENTS = (
    Field("name", "Tên phòng, đơn vị", required=True, width=36),
    Field("short_name", "Tên tắt", width=12, help="Ví dụ VHXH; dùng ở dòng “Lưu:”"),
    Field("head", "Người phụ trách", Kind.NAME, width=24),
    Field("aliases", "Tên gọi khác", Kind.LONG_TEXT, in_table=False, help="Mỗi dòng một tên"),
)

VILLAGES = (
    Field("name", "Tên thôn, tổ dân phố", required=True, width=28),
    Field("kind", "Loại", Kind.CHOICE, choices=VILLAGE_KINDS, width=14),
    Field("head", "Trưởng thôn, tổ trưởng", Kind.NAME, width=24),
    Field("households", "Số hộ", Kind.NUMBER, width=8, check=check_count),
)

OFFICERS = (
    Field("name", "Họ và tên", Kind.NAME, required=True, width=26),
    Field("title", "Chức vụ", required=True, width=26),
    Field("authority", "Thay mặt", Kind.CHOICE, choices=AUTHORITIES, article=_SIGNING_LAW),
    Field("capacity", "Quyền hạn ký", Kind.CHOICE, choices=CAPACITIES, article=_SIGNING_LAW),
    Field("signs", "Được ký văn bản", Kind.YES_NO),
)
