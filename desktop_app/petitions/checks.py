"""What is asked of a paper as it is typed, by the law and by sense; pure."""

from datetime import date

from desktop_app.dates import show
from desktop_app.errors import UserError
from desktop_app.people import entry
from desktop_app.people.entry import FIRST_YEAR
from desktop_app.people.person import Person
from desktop_app.petitions import fields as choices
from desktop_app.petitions.model import PetitionValues

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
    values = entry.cleaned(values, told)
    known = None if person is None else entry.cleaned_person(person, told)
    return values, known, " ".join(told)


def check(values: PetitionValues, person: Person | None, today: date) -> None:
    """UserError with its field for the first thing that is wrong; no person: kept as they are."""
    _check_days(values, today)
    if not values.content:
        raise UserError("Hãy ghi tóm tắt nội dung đơn.", "content")
    entry.check_values(values, _LONG, _CHOICES)
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
    entry.check_persons(values.persons)
    entry.check_crowd(values.crowd, values.persons)
    if values.qualified == "no" and not values.unqualified_because:
        raise UserError("Hãy chọn vì sao đơn không đủ điều kiện xử lý.", "unqualified_because")
    if values.qualified != "no" and values.unqualified_because:
        raise UserError("Đã chọn lý do thì điều kiện phải là “Không đủ điều kiện”.", "qualified")


def _check_person(values: PetitionValues, person: Person) -> None:
    entry.check_person(person)
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
