"""The fields of the form in the order of the hand, and which of them a paper needs."""

from collections.abc import Mapping
from dataclasses import fields as parts_of
from dataclasses import replace
from typing import Any

from desktop_app.fields import Field, Kind
from desktop_app.people.person import Person
from desktop_app.petitions.fields import FIELDS, FIELDS_OF, INSTANCES, PETITIONS
from desktop_app.petitions.model import PetitionValues
from desktop_app.stored import record_of, values_of

_KNOWN = {field.key: field for field in PETITIONS}
_OWN = {
    "representing": Field("representing", "Giấy ủy quyền, giấy tờ đại diện", width=20),
    "representatives": Field(
        "representatives",
        "Người đại diện",
        Kind.LONG_TEXT,
        help="Mỗi dòng một người. Từ 5 đến 10 người cử 1 hoặc 2 người đại diện, trên 10 người"
        " không quá 5 người.",
        article="Điều 29 Luật 42/2013/QH13 (sửa đổi, bổ sung bởi Luật 136/2025/QH15)",
    ),
    "classified_ref": Field(
        "classified_ref",
        "Tài liệu mật kèm theo để ở đâu",
        width=40,
        help="Chỉ ghi nơi cất giữ; không nhập nội dung tài liệu mật vào chương trình.",
        article="Luật 117/2025/QH15",
    ),
}
_WHICH = (
    "received_on", "kind", "source", "instance", "field", "written_on", "persons",
    "source_body", "source_number", "source_date",
)  # fmt: skip
_WHO = (
    "full_name", "id_number", "address", "phone", "organisation", "representing",
    "representatives", "anonymous",
)  # fmt: skip
_WHAT = ("content", "request", "respondent", "respondent_post", "earlier_body")
_CHECKED = (
    "qualified", "unqualified_because", "in_competence", "competent_body", "officer",
    "national_on", "note", "classified_ref",
)  # fmt: skip
_ALONE, _HALF = 40, 20  # widths that stand alone in a line, or two in one
_WIDTHS = dict.fromkeys(
    ("respondent", "respondent_post", "address", "organisation", "source_number"), _HALF
) | {"earlier_body": _ALONE, "source_body": _ALONE}
_HELP = {
    "kind": "Phân loại theo nội dung, mục đích, yêu cầu của đơn, không theo tiêu đề đơn.",
    "content": "Tóm tắt. Shift+Enter để xuống dòng.",
    "written_on": "Ngày ghi trên đơn",
}
PERSON_KEYS = tuple(part.name for part in parts_of(Person))


def _asked(key: str) -> Field:
    """A field as the form asks it: the law stands beside the form, not above each entry."""
    field = _KNOWN.get(key) or _OWN[key]
    return replace(
        field,
        article="",
        width=_WIDTHS.get(key, field.width),
        help=_HELP.get(key, field.help),
        choices=tuple(pair for pair in field.choices if pair[0]),
    )


WHICH, WHO, WHAT, CHECKED = (
    tuple(_asked(key) for key in keys) for keys in (_WHICH, _WHO, _WHAT, _CHECKED)
)
GROUPS = (
    ("Đơn nào", WHICH),
    ("Người gửi", WHO),
    ("Nội dung", WHAT),
    ("Xem xét ban đầu", CHECKED),
)


def article_of(key: str) -> str:
    """The article that asks for a field, or ""."""
    field = _KNOWN.get(key) or _OWN.get(key)
    return field.article if field else ""


def offered_fields(kind: str) -> tuple[tuple[str, str], ...]:
    """The choices of "Lĩnh vực" that the statistics know for a kind."""
    keys = FIELDS_OF.get(kind)
    return tuple(pair for pair in FIELDS if keys is None or pair[0] in keys)


def offered_instances(kind: str) -> tuple[tuple[str, str], ...]:
    """The choices of "Lần" that a kind has: only a denunciation is brought again."""
    also = {"complaint": ("second",), "denunciation": ("again",)}.get(kind, ())
    return tuple(pair for pair in INSTANCES if pair[0] == "first" or pair[0] in also)


def hidden(entered: Mapping[str, Any]) -> set[str]:
    """The fields that this paper has no use for."""
    found: set[str] = set()
    if entered.get("source") not in ("transferred", "press", "portal", "other"):
        found |= {"source_body", "source_number", "source_date"}
    if entered.get("kind") in ("proposal", "feedback", "mixed"):
        found.add("instance")
    if entered.get("kind") == "mixed":
        found.add("field")
    if entered.get("anonymous"):
        found |= set(PERSON_KEYS)
    if entered.get("kind") == "denunciation":
        found.add("organisation")  # only an individual denounces (Luật Tố cáo Đ.2)
    if entered.get("qualified") != "no":
        found.add("unqualified_because")
    if entered.get("in_competence") != "no":
        found.add("competent_body")
    if (entered.get("persons") or 1) < 2:
        found.add("representatives")
    return found


def values_from(entered: Mapping[str, Any], old: PetitionValues | None) -> PetitionValues:
    """The values of a paper as entered; what the form does not ask stays as it was."""
    kept = record_of(old) if old else {}
    unused = hidden(entered)
    for key, value in entered.items():
        if key in PERSON_KEYS:
            continue
        kept[key] = "" if key in unused else value
    kept["persons"] = kept.get("persons") or 1
    kept["anonymous"] = "1" if entered.get("anonymous") else ""
    kept.setdefault("instance", "first")
    kept["instance"] = kept["instance"] or "first"
    names = [part.name for part in parts_of(PetitionValues)]
    return values_of(PetitionValues, {name: kept.get(name, "") for name in names})


def person_from(entered: Mapping[str, Any]) -> Person:
    """The sender as entered."""
    unused = hidden(entered)
    told = {key: entered.get(key) or "" for key in PERSON_KEYS if key not in unused}
    lines = tuple(line.strip() for line in str(told.pop("representatives", "")).split("\n"))
    return Person(**told, representatives=tuple(line for line in lines if line))


def shown(values: PetitionValues, person: Person) -> dict[str, Any]:
    """A kept paper as the form shows it."""
    found = record_of(values) | record_of(person)
    found["anonymous"] = values.anonymous
    return found
