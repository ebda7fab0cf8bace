"""What an old reception book may hold (Mẫu 03/TCD, before it Mẫu 06-TCD), and how a row is kept."""

from typing import Any

from desktop_app.old_books.common import (
    IN_COMPETENCE,
    KIND_WORDS,
    day_of,
    kind_checks,
    person_columns,
)
from desktop_app.old_books.target import BookColumn, Entry, Reads, Target
from desktop_app.people.entry import CROWD
from desktop_app.receptions.fields import COMPETENCE, CONTENT_KINDS, KINDS
from desktop_app.receptions.model import ReceptionValues
from desktop_app.stored import record_of

_HOW = (
    ("thuong xuyen|hang ngay", "regular"),
    ("dinh ky|lanh dao|chu tich", "scheduled"),
    ("dot xuat", "unscheduled"),
)
_COLUMNS = (
    BookColumn(
        "number", "STT", Reads.SERIAL, ("stt", "tt", "so tt", "(?:so )?thu tu", "so"), width=6
    ),
    BookColumn(
        "received_on",
        "Ngày tiếp",
        Reads.DAY,
        (
            "ngay(?: thang)?(?: nam)? tiep(?: cong)?(?: dan)?(?: nhan)?",
            "thoi gian(?: tiep)?(?: cong dan)?",
            "ngay thang(?: nam)?",
            "ngay",
        ),
        required=True,
        dash=True,
        width=11,
    ),
    *person_columns("nguoi (?:den|duoc tiep)|cong dan(?: den)?(?: duoc tiep)?"),
    BookColumn(
        "content",
        "Nội dung vụ việc",
        Reads.LONG,
        (
            "(?:tom tat )?noi dung(?: (?:vu|su) viec)?(?: trinh bay| tiep| phan anh| don)?",
            "noi dung (?:vu|su) viec .*|noi dung trinh bay .*",
            "vu viec|su viec|trich yeu|(?:ly do|muc dich|van de)(?: .*)?",
        ),
        required=True,
        width=44,
    ),
    BookColumn(
        "content_kind",
        "Phân loại",
        Reads.KIND,
        (
            "phan loai(?: don)?(?: so nguoi)?",
            "(?:loai|dien)(?: don| viec| vu viec| noi dung)?",
            "tinh chat(?: vu viec)?",
        ),
        choices=CONTENT_KINDS,
        words=(*KIND_WORDS, ("khac", "other")),
        dash=True,
        width=12,
    ),
    *kind_checks("content_kind", CONTENT_KINDS),
    BookColumn(
        "persons",
        "Số người",
        Reads.COUNT,
        ("so nguoi", "so luong nguoi", "so cong dan(?: co don)?.*"),
        width=6,
    ),
    BookColumn(
        "earlier_body",
        "Cơ quan đã giải quyết",
        Reads.TEXT,
        ("(?:co quan|don vi|noi) da giai quyet(?: .*)?", "da (?:duoc )?giai quyet (?:boi|tai) .*"),
        width=20,
    ),
    BookColumn(
        "in_competence",
        "Thẩm quyền",
        Reads.MARK,
        IN_COMPETENCE,
        choices=COMPETENCE,
        width=12,
    ),
    BookColumn(
        "guided_to",
        "Hướng dẫn đến",
        Reads.TEXT,
        ("(?:tra (?:lai )?don va )?huong dan(?: .*)?",),
        width=20,
    ),
    BookColumn(
        "transferred_to",
        "Chuyển đến",
        Reads.TEXT,
        (
            "chuyen don(?: .*)?",
            "(?:noi|co quan) (?:chuyen|nhan)(?: don)?(?: den)?",
            "chuyen(?: den)?",
        ),
        width=20,
    ),
    BookColumn(
        "result",
        "Theo dõi kết quả",
        Reads.LONG,
        (
            "theo doi(?: ket qua)?(?: giai quyet)?",
            "(?:qua trinh|tinh hinh|ket qua)(?: (?:xem xet|giai quyet|xu ly|tra loi|tiep).*)?",
            "(?:huong|y kien|noi dung|bien phap|da) (?:giai quyet|xu ly|tra loi|chi dao)(?: .*)?",
            "y kien (?:cua )?(?:lanh dao|chu tich|nguoi tiep).*",
            "viec tiep nhan xu ly",
        ),
        width=30,
    ),
    BookColumn(
        "request", "Yêu cầu, đề nghị", Reads.LONG, ("yeu cau(?: de nghi)?.*", "de nghi"), width=30
    ),
    BookColumn(
        "kind",
        "Hình thức tiếp",
        Reads.KIND,
        ("hinh thuc(?: tiep)?", "loai tiep"),
        choices=KINDS,
        words=_HOW,
        dash=True,
    ),
    BookColumn(
        "presider",
        "Người chủ trì",
        Reads.TEXT,
        ("(?:nguoi )?chu tri(?: tiep)?", "lanh dao tiep"),
        dash=True,
    ),
    BookColumn(
        "officer",
        "Người tiếp",
        Reads.TEXT,
        ("(?:nguoi|can bo|cong chuc)(?: truc)? tiep(?: cong)?(?: dan)?", "can bo"),
        dash=True,
    ),
    BookColumn("note", "Ghi chú", Reads.LONG, ("ghi chu", "chu thich", "luu y"), width=30),
)


def _record(entry: Entry) -> dict[str, Any]:
    """The columns of `receptions` for a row of an old book, without the person."""
    told = entry.values
    values = ReceptionValues(
        received_on=entry.day,
        content=told.get("content", ""),
        content_kind=told.get("content_kind", ""),
        kind=told.get("kind") or "regular",
        presider=told.get("presider", ""),
        officer=told.get("officer", ""),
        persons=entry.persons,
        crowd=entry.persons >= CROWD,
        request=told.get("request", ""),
        earlier_body=told.get("earlier_body", ""),
        in_competence=told.get("in_competence", ""),
        guided_to=told.get("guided_to", ""),
        transferred_to=told.get("transferred_to", ""),
        outcome=_outcome(told.get("guided_to", ""), told.get("transferred_to", "")),
        result=told.get("result", ""),
        answered_on=day_of(told.get("answered_on", "")),
        note=told.get("note", ""),
    )
    return record_of(values) | {"day_uid": None}


def _outcome(guided: str, transferred: str) -> str:
    if transferred:
        return "transferred"
    return "guided" if guided else ""


TARGET = Target(
    key="receptions",
    label="Sổ tiếp công dân",
    one="lượt tiếp",
    table="receptions",
    columns=_COLUMNS,
    kind_key="content_kind",
    record=_record,
    free_texts=(
        "content",
        "request",
        "result",
        "note",
        "guided_to",
        "transferred_to",
        "earlier_body",
    ),
    title_words=("tiep cong dan", "so tiep dan", "tiep dan"),
    left_out=(
        (
            "khong co (?:cong dan|ai|nguoi|luot)",
            "Dòng ghi không có công dân đến, không phải lượt tiếp.",
        ),
    ),
)
