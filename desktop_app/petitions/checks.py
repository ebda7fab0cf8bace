"""What is asked of a paper as it is typed, by the law and by sense; pure."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

from desktop_app.dates import show
from desktop_app.errors import UserError
from desktop_app.people.checks import (
    bare_id,
    bare_phone,
    check_id_number,
    check_name,
    check_phone,
)
from desktop_app.people.person import Person
from desktop_app.people.texts import check_length, tidy
from desktop_app.petitions import fields as choices
from desktop_app.petitions.model import PetitionValues

FIRST_YEAR = 1990
SHORT = 500  # letters of a one-line field
CROWD = 5  # persons from which a group counts as đoàn đông người (TT 06/2025/TT-TTCP)
_LONG = frozenset({"content", "request", "note"})
_CHOICES = {
    "kind": choices.KINDS,
    "instance": choices.INSTANCES,
    "source": choices.SOURCES,
    "qualified": choices.QUALIFIED,
    "unqualified_because": choices.UNQUALIFIED,
    "in_competence": choices.COMPETENCE,
    "outcome": choices.OUTCOMES,
    "withdrawn": choices.WITHDRAWN,
}
# Which instances a kind has: a second complaint (KN Đ.33), a denunciation again (TC Đ.37).
INSTANCES_OF = {
    "complaint": ("first", "second"),
    "denunciation": ("first", "again"),
    "proposal": ("first",),
    "feedback": ("first",),
    "mixed": ("first",),
}


def cleaned(
    values: PetitionValues, person: Person | None
) -> tuple[PetitionValues, Person | None, str]:
    """Both with pasted codes and invisible marks taken out, and a sentence that tells so."""
    told: list[str] = []
    values = replace(values, **_plain_texts(values, told))
    if person is not None:
        person = replace(person, **_plain_texts(person, told))
        person = replace(
            person,
            full_name=" ".join(person.full_name.split()),
            id_number=bare_id(person.id_number),
            phone=bare_phone(person.phone),
        )
    return values, person, " ".join(told)


def _plain_texts(record: Any, told: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if type(value) is str:
            plain, remark = tidy(value)
            found[field.name] = plain.strip()
            if remark and remark not in told:
                told.append(remark)
    return found


def check(values: PetitionValues, person: Person | None, today: date) -> None:
    """UserError with its field for the first thing that is wrong; no person: kept as they are."""
    _check_days(values, today)
    if not values.content:
        raise UserError("Hãy ghi tóm tắt nội dung đơn.", "content")
    for field in fields(values):
        value = getattr(values, field.name)
        if isinstance(value, str):
            fault = check_length(value) if field.name in _LONG else check_length(value, SHORT)
            if fault:
                raise UserError(fault, field.name)
    for name, known in _CHOICES.items():
        if getattr(values, name) and getattr(values, name) not in dict(known):
            raise UserError("Giá trị này không có trong danh sách.", name)
    _check_kind(values)
    if person is not None:
        _check_person(values, person)


def _check_days(values: PetitionValues, today: date) -> None:
    day = values.received_on
    if day > today:
        raise UserError(f"Ngày nhận {show(day)} ở sau hôm nay ({show(today)}).", "received_on")
    if day.year < FIRST_YEAR:
        raise UserError(f"Ngày nhận {show(day)} quá xa; hãy xem lại năm.", "received_on")
    for name, what in (("written_on", "viết đơn"), ("source_date", "văn bản chuyển")):
        earlier = getattr(values, name)
        if earlier and earlier > day:
            raise UserError(f"Ngày {what} {show(earlier)} ở sau ngày nhận {show(day)}.", name)
    if values.national_on and not day <= values.national_on <= today:
        raise UserError("Ngày nhập CSDLQG phải từ ngày nhận đơn đến hôm nay.", "national_on")


def _check_kind(values: PetitionValues) -> None:
    if not values.kind:
        raise UserError("Hãy chọn loại đơn theo nội dung, không theo tiêu đề của đơn.", "kind")
    if values.instance not in INSTANCES_OF[values.kind]:
        label = dict(choices.INSTANCES).get(values.instance, values.instance)
        kind = dict(choices.KINDS)[values.kind]
        raise UserError(f"“{label}” không dùng cho loại đơn “{kind}”.", "instance")
    if not 1 <= values.persons <= 100_000:
        raise UserError("Số người phải từ 1 trở lên.", "persons")
    if values.crowd and values.persons < CROWD:
        raise UserError(
            f"Đoàn đông người là từ {CROWD} người trở lên; ở đây ghi {values.persons} người.",
            "crowd",
        )
    if values.qualified == "no" and not values.unqualified_because:
        raise UserError("Hãy chọn vì sao đơn không đủ điều kiện xử lý.", "unqualified_because")
    if values.qualified != "no" and values.unqualified_because:
        raise UserError("Đã chọn lý do thì điều kiện phải là “Không đủ điều kiện”.", "qualified")


def _check_person(values: PetitionValues, person: Person) -> None:
    for name, fault in (
        ("full_name", check_name(person.full_name)),
        ("id_number", check_id_number(person.id_number)),
        ("phone", check_phone(person.phone)),
        ("address", check_length(person.address, SHORT)),
        ("organisation", check_length(person.organisation, SHORT)),
        ("representing", check_length(person.representing, SHORT)),
    ):
        if fault:
            raise UserError(fault, name)
    if values.anonymous:
        if person.shown:
            raise UserError("Đã ghi người gửi thì bỏ đánh dấu “Không rõ người gửi”.", "anonymous")
    elif not person.shown:
        raise UserError(
            "Hãy ghi họ tên người gửi hoặc tên cơ quan, tổ chức; nếu đơn không ghi thì đánh dấu"
            " “Không rõ người gửi”.",
            "full_name",
        )
    if values.kind == "denunciation" and person.organisation and not person.full_name:
        raise UserError(
            "Chỉ cá nhân mới tố cáo (Điều 2 Luật Tố cáo). Đơn của cơ quan, tổ chức thì chọn kiến"
            " nghị hoặc phản ánh.",
            "kind",
        )
