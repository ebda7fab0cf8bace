"""What an old petition book (sổ theo dõi đơn thư) may hold, and how a row of it is kept."""

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
from desktop_app.petitions.fields import COMPETENCE, FIELDS, KINDS, OUTCOMES, QUALIFIED, SOURCES
from desktop_app.petitions.model import PetitionValues
from desktop_app.stored import record_of

_SOURCE_WORDS = (
    ("buu dien|buu chinh|duong thu|qua thu", "post"),
    ("tiep (?:cong )?dan", "reception"),
    ("truc tiep|nop tai|tai bo phan|mot cua", "in_person"),
    ("cong thong tin|truc tuyen|email|thu dien tu|zalo", "portal"),
    ("hom thu|thung thu", "box"),
    ("bao chi|bao", "press"),
    ("chuyen|ubnd|hdnd|thanh tra|cong an|van phong|ban tiep", "transferred"),
)
_OUTCOME_WORDS = (
    ("khong thu ly", "not_accepted"),
    ("khong du dieu kien|luu don|luu ho so|xep luu|luu", "filed"),
    ("huong dan", "guided"),
    ("tra (?:lai )?don", "returned"),
    ("rut don", "withdrawn"),
    ("tam dinh chi", "suspended"),
    ("dinh chi", "terminated"),
    ("don doc", "urged"),
    ("trung", "merged_duplicate"),
    ("chuyen", "transferred"),
    ("thu ly|thuoc tham quyen|giai quyet", "accepted"),
)
_FIELD_WORDS = (
    ("dat(?: dai)?|giai phong mat bang|gpmb|boi thuong|so do|ranh gioi|lan chiem", "land"),
    ("che do|chinh sach|nguoi co cong|bao tro|ho ngheo", "policy"),
    ("hanh chinh", "administrative"),
    ("tham nhung|tham o", "corruption"),
    ("tu phap", "judicial"),
    ("khac", "other"),
)
_QUALIFIED_WORDS = (("khong(?: du)?", "no"), ("du|co|x", "yes"))
_COLUMNS = (
    BookColumn(
        "number",
        "Số",
        Reads.SERIAL,
        ("stt", "tt", "so tt", "(?:so )?thu tu", "so den", "so don", "so"),
        width=6,
    ),
    BookColumn(
        "received_on",
        "Ngày nhận",
        Reads.DAY,
        (
            "ngay(?: thang)?(?: nam)? (?:nhan|den|tiep nhan|vao so)(?: don)?",
            "thoi gian(?: nhan)?",
            "ngay thang(?: nam)?",
            "ngay",
        ),
        required=True,
        dash=True,
        width=11,
    ),
    BookColumn(
        "written_on",
        "Ngày viết đơn",
        Reads.DAY,
        (
            "ngay(?: thang)?(?: nam)? (?:viet|ghi|lam|cua|tren|trong|de)(?: tren| trong)? don",
            "don de ngay",
        ),
        width=11,
    ),
    *person_columns("nguoi (?:gui|dung don|viet don|khieu nai|to cao|lam don)(?: don)?|chu don"),
    BookColumn(
        "content",
        "Nội dung đơn",
        Reads.LONG,
        (
            "(?:tom tat |trich yeu )?noi dung(?: don)?(?: vu viec| su viec| khieu nai.*)?",
            "trich yeu|vu viec|ve viec",
        ),
        required=True,
        width=44,
    ),
    BookColumn(
        "kind",
        "Loại đơn",
        Reads.KIND,
        ("(?:phan )?loai(?: don| vu viec)?(?: thu)?(?: so nguoi)?", "tinh chat(?: don)?"),
        choices=KINDS,
        words=KIND_WORDS,
        dash=True,
        required=True,
        width=12,
    ),
    *kind_checks("kind", KINDS),
    BookColumn("persons", "Số người", Reads.COUNT, ("so nguoi(?: .*)?", "so luong nguoi"), width=6),
    BookColumn(
        "source",
        "Nguồn đơn",
        Reads.KIND,
        (
            "nguon(?: don| den)?",
            "hinh thuc(?: nhan| gui)?",
        ),
        choices=SOURCES,
        words=_SOURCE_WORDS,
        dash=True,
    ),
    BookColumn(
        "source_body",
        "Nơi chuyển đơn đến",
        Reads.TEXT,
        ("(?:don vi|noi|co quan|to chuc)(?: .*)? (?:gui|chuyen)(?: don)?(?: den| toi)",),
        dash=True,
        width=20,
    ),
    BookColumn(
        "respondent",
        "Người, cơ quan bị khiếu nại, tố cáo",
        Reads.TEXT,
        (
            "(?:nguoi|doi tuong|co quan|ca nhan|don vi)(?: .*)? bi"
            " (?:kn|tc|khieu nai|to cao|phan anh)(?: .*)?",
            "bi (?:khieu nai|to cao)(?: .*)?",
        ),
        width=24,
    ),
    BookColumn(
        "field",
        "Lĩnh vực",
        Reads.KIND,
        ("linh vuc",),
        choices=FIELDS,
        words=_FIELD_WORDS,
        dash=True,
    ),
    BookColumn(
        "qualified",
        "Điều kiện",
        Reads.KIND,
        ("(?:du )?dieu kien(?: xu ly)?",),
        choices=QUALIFIED,
        words=_QUALIFIED_WORDS,
    ),
    BookColumn("in_competence", "Thẩm quyền", Reads.MARK, IN_COMPETENCE, choices=COMPETENCE),
    BookColumn(
        "competent_body",
        "Cơ quan có thẩm quyền",
        Reads.TEXT,
        ("co quan(?: co)? tham quyen(?: .*)?",),
        width=24,
    ),
    BookColumn(
        "earlier_body",
        "Cơ quan đã giải quyết",
        Reads.TEXT,
        ("(?:co quan |don vi )?da giai quyet(?: .*)?",),
        width=24,
    ),
    BookColumn(
        "outcome",
        "Xử lý",
        Reads.KIND,
        ("(?:huong |ket qua |hinh thuc |tinh hinh )?xu ly(?: don)?", "ket qua phan loai"),
        choices=OUTCOMES,
        words=_OUTCOME_WORDS,
        width=14,
    ),
    BookColumn(
        "handled_on",
        "Ngày xử lý",
        Reads.DAY,
        ("ngay(?: thang)?(?: nam)? (?:xu ly|chuyen|ban hanh|van ban|vb|tra loi)(?: .*)?",),
        width=11,
    ),
    BookColumn(
        "handled_number",
        "Số văn bản xử lý",
        Reads.TEXT,
        (
            "so(?: ky hieu)?(?: hieu)? (?:van ban|vb|cong van|cv|phieu|thong bao|tb)(?: .*)?",
            "van ban(?: so)?(?: xu ly| tra loi)?",
        ),
        width=14,
    ),
    BookColumn(
        "handled_to",
        "Nơi nhận văn bản xử lý",
        Reads.TEXT,
        ("(?:noi|co quan|don vi) (?:nhan|thu ly|duoc chuyen)(?: .*)?", "chuyen(?: don)?(?: den)?"),
        width=24,
    ),
    BookColumn(
        "request", "Yêu cầu, đề nghị", Reads.LONG, ("yeu cau(?: de nghi)?.*", "de nghi"), width=30
    ),
    BookColumn(
        "officer",
        "Người xử lý",
        Reads.TEXT,
        (
            "(?:nguoi|can bo|cong chuc) (?:xu ly|thu ly|tiep nhan|theo doi|phu trach|nhan)(?: .*)?",
            "can bo",
        ),
        dash=True,
    ),
    BookColumn("note", "Ghi chú", Reads.LONG, ("ghi chu", "chu thich", "luu y"), width=30),
)


def _record(entry: Entry) -> dict[str, Any]:
    """The columns of `petitions` for a row of an old book, without the person."""
    told = entry.values
    values = PetitionValues(
        received_on=entry.day,
        kind=told.get("kind", ""),
        content=told.get("content", ""),
        source=told.get("source") or ("transferred" if told.get("source_body") else "in_person"),
        source_body=told.get("source_body", ""),
        written_on=day_of(told.get("written_on", "")),
        anonymous=entry.person.empty,
        persons=entry.persons,
        crowd=entry.persons >= CROWD,
        respondent=told.get("respondent", ""),
        request=told.get("request", ""),
        field=told.get("field", ""),
        earlier_body=told.get("earlier_body", ""),
        qualified=told.get("qualified", ""),
        in_competence=told.get("in_competence", ""),
        competent_body=told.get("competent_body", ""),
        outcome=told.get("outcome", ""),
        handled_on=day_of(told.get("handled_on", "")),
        handled_number=told.get("handled_number", ""),
        handled_to=told.get("handled_to", ""),
        officer=told.get("officer", ""),
        note=told.get("note", ""),
    )
    return record_of(values)


TARGET = Target(
    key="petitions",
    label="Sổ theo dõi đơn thư",
    one="đơn",
    table="petitions",
    columns=_COLUMNS,
    kind_key="kind",
    record=_record,
    free_texts=(
        "content",
        "request",
        "note",
        "source_body",
        "handled_to",
        "earlier_body",
        "competent_body",
    ),
    title_words=(
        "don thu",
        "so don",
        "theo doi don",
        "tiep nhan don",
        "xu ly don",
        "giai quyet don",
    ),
)
