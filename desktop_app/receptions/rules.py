"""What is allowed of a visit, by the law and by sense; pure."""

from datetime import date, time

from desktop_app.dates import show
from desktop_app.errors import UserError
from desktop_app.people import entry
from desktop_app.people.entry import CROWD, FIRST_YEAR
from desktop_app.people.person import Person
from desktop_app.receptions import fields as choices
from desktop_app.receptions.model import ReceptionValues

_LONG = frozenset({"content", "request", "result", "note", "refusal_note"})
_CHOICES = {
    "kind": choices.KINDS,
    "content_kind": choices.CONTENT_KINDS,
    "in_competence": choices.COMPETENCE,
    "outcome": choices.OUTCOMES,
    "refusal": choices.REFUSALS,
    "presider_role": choices.PRESIDER_ROLES,
}


def cleaned(values: ReceptionValues, person: Person) -> tuple[ReceptionValues, Person, str]:
    """Both with pasted codes and invisible marks taken out, and a sentence that tells so."""
    told: list[str] = []
    values = entry.cleaned(values, told)
    return values, entry.cleaned_person(person, told), " ".join(told)


def check(values: ReceptionValues, person: Person, today: date) -> None:
    """UserError with its field for the first thing that is wrong."""
    _check_days(values, today)
    _check_person(values, person)
    if not values.content:
        raise UserError("Hãy ghi tóm tắt nội dung vụ việc (cột 5 của sổ).", "content")
    entry.check_values(values, _LONG, _CHOICES)
    if not values.content_kind:
        raise UserError(
            "Hãy chọn phân loại: khiếu nại, tố cáo, kiến nghị, phản ánh…", "content_kind"
        )
    _check_handling(values)


def _check_days(values: ReceptionValues, today: date) -> None:
    day = values.received_on
    if day > today:
        raise UserError(f"Ngày tiếp {show(day)} ở sau hôm nay ({show(today)}).", "received_on")
    if day.year < FIRST_YEAR:
        raise UserError(f"Ngày tiếp {show(day)} quá xa; hãy xem lại năm.", "received_on")
    for name, what in (("answered_on", "trả lời"), ("national_on", "nhập CSDLQG")):
        later = getattr(values, name)
        if later and later > today:
            raise UserError(f"Ngày {what} {show(later)} ở sau hôm nay.", name)
        if later and later < day:
            raise UserError(f"Ngày {what} {show(later)} ở trước ngày tiếp {show(day)}.", name)
    if values.at:
        try:
            time.fromisoformat(values.at)
        except ValueError:
            raise UserError("Giờ tiếp ghi như 08:30.", "at") from None


def _check_person(values: ReceptionValues, person: Person) -> None:
    entry.check_person(person)
    if not (person.shown or values.group_name):
        raise UserError("Hãy ghi họ tên người đến, tên tổ chức hoặc tên đoàn.", "full_name")
    entry.check_persons(values.persons)
    if not 0 <= values.came <= 100_000:
        raise UserError("Số người đến phải từ 1 trở lên, hoặc để trống.", "came")
    most = most_representatives(values.persons)
    if len(person.representatives) > most:
        raise UserError(
            f"{values.persons} người cùng nội dung thì cử không quá {most} người đại diện"
            " (Điều 29 Luật Tiếp công dân); ở đây đang ghi"
            f" {len(person.representatives)} người.",
            "representatives",
        )
    entry.check_crowd(values.crowd, values.received)


def _check_handling(values: ReceptionValues) -> None:
    if values.kind == "regular" and values.presider_role:
        raise UserError("Tiếp thường xuyên thì không ghi lãnh đạo chủ trì.", "presider_role")
    if values.kind != "regular" and not values.presider_role:
        raise UserError(
            "Tiếp định kỳ, đột xuất thì ghi rõ Chủ tịch tiếp hay ủy quyền tiếp (biểu 01/TCD).",
            "presider_role",
        )
    if values.outcome == "refused" and not values.refusal:
        raise UserError(
            "Từ chối tiếp phải theo một trường hợp của Điều 4 Nghị định 154/2026/NĐ-CP.", "refusal"
        )
    if values.refusal and values.outcome != "refused":
        raise UserError("Đã chọn lý do từ chối thì tình trạng phải là “Từ chối tiếp”.", "outcome")
    if values.outcome == "guided" and not values.guided_to:
        raise UserError("Hãy ghi đã hướng dẫn đến cơ quan nào (cột 10).", "guided_to")
    if values.outcome == "transferred" and not values.transferred_to:
        raise UserError("Hãy ghi đã chuyển đến cơ quan nào (cột 11).", "transferred_to")
    if values.outcome == "answered" and not values.answered_on:
        raise UserError("Hãy ghi ngày trả lời.", "answered_on")


def most_representatives(persons: int) -> int:
    """How many may speak for a group (Luật Tiếp công dân Đ.29): 5–10 persons 2, more 5.

    Fewer than five persons may all be named.
    """
    if persons > 10:
        return 5
    return 2 if persons >= CROWD else max(persons, 1)
