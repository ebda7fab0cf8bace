"""What the form of a visit asks, part by part, and the values that come out of it."""

from collections.abc import Mapping
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.fields import Field, Kind
from desktop_app.people.person import Person
from desktop_app.petitions.fields import FIELDS, INSTANCES
from desktop_app.petitions.model import PetitionValues
from desktop_app.receptions.fields import RECEPTIONS
from desktop_app.receptions.model import ReceptionValues

_KNOWN = {field.key: field for field in RECEPTIONS}
_ONE_LINE, _HALF = 30, 20  # widths that stand alone in a line, or two in one


def _of(key: str, width: int = _HALF, **over: Any) -> Field:
    """A field of the book as the form shows it: its article waits in the line of the law."""
    known = _KNOWN[key]
    choices = tuple(choice for choice in known.choices if choice[0])
    kept = replace(known, article="", width=width, required=False, choices=choices)
    return replace(kept, **over)


BASIC = (
    _of("full_name", _ONE_LINE),
    _of("id_number", label="Số định danh, hộ chiếu"),
    _of("phone"),
    _of("address", _ONE_LINE),
    _of("content", required=True),
    _of("content_kind", required=True),
    _of("in_competence"),
    _of("outcome", label="Xử lý"),
    _of("persons"),  # mostly one: the last of these, so that nobody has to pass by it
)
AFTER = (
    _of("guided_to"),
    _of("guided_number", label="Số văn bản"),
    _of("transferred_to"),
    _of("transferred_number", label="Số văn bản"),
    _of("answered_on"),
    _of("refusal", _ONE_LINE, label="Từ chối vì"),
    Field("refusal_note", "Diễn biến, giải thích", Kind.LONG_TEXT),
    _of("result", label="Đã trả lời thế nào"),
)
# Which of these an outcome asks for.
ASKED = {
    "guided": ("guided_to", "guided_number"),
    "transferred": ("transferred_to", "transferred_number"),
    "answered": ("answered_on", "result"),
    "refused": ("refusal", "refusal_note"),
}
MORE = (
    _of("received_on", required=True),
    Field("at", "Giờ tiếp", Kind.CODE, width=_HALF),
    _of("kind"),
    Field("day_uid", "Ngày tiếp của lãnh đạo", Kind.CHOICE, width=_HALF),
    _of("presider_role"),
    _of("presider"),
    _of("officer"),
    Field("online", "Tiếp trực tuyến", Kind.YES_NO, width=_HALF),
    _of("organisation", _ONE_LINE),
    Field("group_name", "Tên đoàn", width=_HALF),
    _of("came", label="Số người đến, nếu khác số người cùng nội dung"),
    _of("crowd", label="Đoàn đông người (từ 5 người)"),
    _of("representatives", label="Người đại diện, mỗi dòng một người"),
    _of("representing"),
    _of("earlier_body"),
    Field("field", "Lĩnh vực", Kind.CHOICE, choices=FIELDS, width=_HALF),
    _of("request"),
    _of("national_on"),
    Field("classified_ref", "Tài liệu mật: lưu ở đâu", width=_HALF),
    _of("note"),
)
PETITION = (
    Field("instance", "Lần", Kind.CHOICE, choices=INSTANCES, width=_HALF),
    Field("written_on", "Ngày viết đơn", Kind.DATE, width=_HALF),
    Field("respondent", "Người, cơ quan bị khiếu nại, tố cáo", width=_ONE_LINE),
    Field("respondent_post", "Chức vụ, nơi công tác", width=_ONE_LINE),
)
BLANKS = {key: dict(_KNOWN[key].choices).get("", "") for key in ("in_competence", "outcome")}
# What stays from one visitor to the next.
STAYS = ("received_on", "kind", "day_uid", "presider", "presider_role", "officer")
_OWN_LAW = {
    "representatives": "Điều 29 Luật Tiếp công dân: 5–10 người cử 1–2 người, trên 10 người cử"
    " không quá 5 người đại diện",
    "kind": "khoản 1 Điều 2 Luật Tiếp công dân",
    "crowd": "Thông tư 06/2025/TT-TTCP: đoàn đông người từ 5 người có cùng nội dung",
    "persons": "Mẫu số 03/TCD, cột 7: số công dân có đơn cùng một nội dung",
    "came": "Biểu 01/TCD, Thông tư 06/2025/TT-TTCP: số người được tiếp, số người của đoàn",
    "refusal_note": "Điều 4 Nghị định 154/2026/NĐ-CP; điểm h và khoản 3 Điều 9 Luật phải thông báo"
    " bằng văn bản (Mẫu 01/TCD) trong 03 ngày làm việc",
    "online": "Điều 16–24 Nghị định 154/2026/NĐ-CP",
    "classified_ref": "Luật 117/2025/QH15: sổ chỉ ghi nơi lưu, không giữ tài liệu mật",
    "instance": "Điều 7 Luật Khiếu nại; khoản 2 Điều 37 Luật Tố cáo",
    "written_on": "Thông tư 05/2021/TT-TTCP: đơn phải ghi ngày, tháng, năm",
    "respondent": "Thông tư 05/2021/TT-TTCP: đơn phải nêu rõ người bị khiếu nại, bị tố cáo",
}
_PERSON = {field.name for field in dataclass_fields(Person)}
_VALUES = {field.name for field in dataclass_fields(ReceptionValues)}
_DAYS = ("received_on", "answered_on", "national_on")


def law_of(key: str) -> str:
    """The article that asks for a field, "" where none does."""
    known = _KNOWN.get(key)
    found = _OWN_LAW.get(key) or (known.article if known else "")
    return found.replace("sửa đổi, bổ sung", "sửa đổi")  # so that the line stands whole


def shown(values: ReceptionValues, person: Person) -> dict[str, Any]:
    """Both as the entries show them."""
    found = {name: getattr(values, name) for name in _VALUES}
    found |= {name: getattr(person, name) for name in _PERSON}
    found["came"] = values.came or None
    found |= {name: value.isoformat() for name, value in found.items() if isinstance(value, date)}
    return found | {"representatives": "\n".join(person.representatives)}


def values_from(old: ReceptionValues, entered: Mapping[str, Any]) -> ReceptionValues:
    """The old values with what was entered."""
    found = {key: value for key, value in entered.items() if key in _VALUES}
    for key in _DAYS:
        found[key] = date.fromisoformat(str(found[key])) if found[key] else None
    persons = found["persons"]
    found["persons"] = 1 if persons is None else persons
    found["came"] = found["came"] or 0
    found["kind"] = found["kind"] or "regular"
    for name in {key for keys in ASKED.values() for key in keys} - set(
        ASKED.get(str(found["outcome"]), ())
    ):
        found[name] = getattr(_BLANK, name)  # what the chosen outcome does not ask for
    if found["content_kind"] == "denunciation":
        found["earlier_uid"] = ""  # an earlier visit in the open would tell who denounces
    if not found["result"]:
        found["result"] = "" if found["outcome"] == "answered" else old.result
    return replace(old, **found)


def person_from(entered: Mapping[str, Any]) -> Person:
    """Who came."""
    found = {key: str(value or "") for key, value in entered.items() if key in _PERSON}
    lines = tuple(line for line in found.pop("representatives", "").splitlines() if line.strip())
    return Person(**found, representatives=lines)


def petition_from(values: ReceptionValues, entered: Mapping[str, Any]) -> PetitionValues:
    """The paper that was handed over at a visit, of the same kind and content."""
    written = str(entered["written_on"] or "")
    return PetitionValues(
        received_on=values.received_on,
        kind=values.content_kind,
        content=values.content,
        source="reception",
        written_on=date.fromisoformat(written) if written else None,
        instance=str(entered["instance"] or "first"),
        village_uid=values.village_uid,
        persons=values.persons,
        crowd=values.crowd,
        respondent=str(entered["respondent"]),
        respondent_post=str(entered["respondent_post"]),
        request=values.request,
        field=values.field,
        earlier_body=values.earlier_body,
        in_competence=values.in_competence,
        officer=values.officer,
    )


def linked(values: ReceptionValues, earlier_uid: str) -> ReceptionValues:
    """The values with the earlier visit that they go on with."""
    return replace(values, earlier_uid=earlier_uid)


_BLANK = ReceptionValues(received_on=date.min, content="")
