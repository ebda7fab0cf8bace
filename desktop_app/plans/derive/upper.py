"""Whose plan it is that ours is made from: its body, level and place."""

import re
from enum import StrEnum

import msgspec

from db.text import fold
from desktop_app.office.model import Office
from desktop_app.office.provinces import provinces
from desktop_app.plans.derive.model import Relation
from desktop_app.plans.model import Plan

_COMMUNE = r"(?:(?<!thị )xã(?! hội)|phường|đặc khu|thị trấn)"
_PLACE = re.compile(
    r"(?P<level>tỉnh|thành phố|tp\.?|quận|huyện|thị xã|(?<!thị )xã(?!\s+hội)|phường|đặc khu"
    r"|thị trấn)"
    r"\s+(?P<name>[^\W_].*)$",
    re.IGNORECASE,
)
_DEPARTMENT = re.compile(
    r"(?:sở|thanh tra tỉnh|thanh tra thành phố|ban quản lý|ban dân tộc|chi cục|công an tỉnh)\b"
)
_CENTRAL = re.compile(
    r"(?:chính phủ|thủ tướng|bộ|quốc hội|ủy ban thường vụ|ban bí thư|trung ương)\b"
)
_PART_OF_BODY = re.compile(r"(?:ban thường trực|ban thường vụ|ban chỉ đạo|ban đại diện)\s*$")
_SHORT = ((re.compile(r"(?:ủy|uỷ) ban nhân dân", re.IGNORECASE), "UBND"),)
_SECOND_WORD = re.compile(r"^((?:Sở|Bộ|Phòng|Ban|Trung tâm|Văn phòng|Chi cục)\s)(\w)")
_ABBREVIATED = tuple(
    (re.compile(rf"\b{word}\b", re.IGNORECASE), word)
    for word in ("UBND", "HĐND", "MTTQ", "Việt Nam")
)
_LEVEL_WORDS = ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "xã", "phường", "đặc khu")


class Level(StrEnum):
    """The level of the body that made a plan."""

    CENTRAL = "central"
    PROVINCE = "province"
    DEPARTMENT = "department"  # a Sở: its "units" are its own
    DISTRICT = "district"  # until 30/6/2025
    COMMUNE = "commune"
    UNKNOWN = "unknown"


class Upper(msgspec.Struct, frozen=True):
    """The body that made the plan: "UBND tỉnh Bình Mẫu", its level, its place in two parts."""

    name: str
    level: Level
    relation: Relation
    place_level: str = ""
    place_name: str = ""

    @property
    def place(self) -> str:
        """ "tỉnh Bình Mẫu", or "" where the head names none."""
        return f"{self.place_level} {self.place_name}".strip()


def upper_of(plan: Plan, office: Office) -> Upper:
    """The body named in the head of a plan, and how it stands to the own office."""
    written = _whole_name(plan)
    lower = " ".join(written.lower().split())
    place = _PLACE.search(written)
    level = _level(lower, place)
    relation = Relation.UPPER if level is not Level.UNKNOWN else Relation.UNKNOWN
    if level is Level.COMMUNE:
        own = fold(office.full_name) in fold(written)
        relation = Relation.OWN if own else Relation.SAME_LEVEL
    return Upper(
        name=_shown(written, plan),
        level=level,
        relation=relation,
        place_level=_spelled(place["level"]) if place else "",
        place_name=_capitals_off(place["name"]) if place else "",
    )


def _whole_name(plan: Plan) -> str:
    issuer, parent = plan.issuer or "", plan.parent_issuer or ""
    if parent and (_PART_OF_BODY.search(issuer.lower()) or not issuer):
        return f"{issuer} {parent}".strip()
    if parent and re.match(r"(?:phòng|văn phòng|trung tâm|ban)\b", issuer, re.IGNORECASE):
        return f"{issuer} {parent}"
    return issuer


def _level(lower: str, place: re.Match[str] | None) -> Level:
    if _DEPARTMENT.match(lower):
        return Level.DEPARTMENT
    if _CENTRAL.match(lower):
        return Level.CENTRAL
    if place is None:
        return Level.UNKNOWN
    word = place["level"].lower()
    if re.fullmatch(_COMMUNE, word):
        return Level.COMMUNE
    if word == "tỉnh":
        return Level.PROVINCE
    if word.startswith(("thành phố", "tp")):
        known = {fold(unit.name) for unit in provinces()}
        return Level.PROVINCE if fold(place["name"]).strip() in known else Level.DISTRICT
    return Level.DISTRICT


def _spelled(word: str) -> str:
    return "thành phố" if word.lower().startswith("tp") else word.lower()


def _shown(written: str, plan: Plan) -> str:
    """The name as it stands in a sentence: capitals of the head taken off."""
    text = " ".join(written.split())
    for pattern, short in _SHORT:
        text = pattern.sub(short, text)
    if not text.isupper():
        return re.sub(
            rf"(?<=UBND )({'|'.join(_LEVEL_WORDS)})(?=\s)",
            lambda m: m[0].lower(),
            text,
            flags=re.IGNORECASE,
        )
    said = _said_in(plan, text)
    return said or _sentence_case(text)


def _said_in(plan: Plan, name: str) -> str:
    """The same name as the plan's own text writes it."""
    words = [text for text in (plan.title, *(b.text for b in plan.legal_bases)) if text]
    words += [getattr(body, "text", "") for body in (*plan.opening, *plan.closing)]
    words += [section.title for section in plan.all_sections()]
    pattern = re.compile(r"\s+".join(map(re.escape, name.split())), re.IGNORECASE)
    for text in words:
        found = pattern.search(text)
        if found and not found[0].isupper():
            return " ".join(found[0].split())
    return ""


def _sentence_case(text: str) -> str:
    """A name in capitals as it is usually written: "SỞ NỘI VỤ" as "Sở Nội vụ"."""
    found = _PLACE.search(text)
    body = text[: found.start()].strip() if found else text
    body = body[:1] + body[1:].lower()
    body = _SECOND_WORD.sub(lambda m: m[1] + m[2].upper(), body)
    for pattern, short in _ABBREVIATED:
        body = pattern.sub(short, body)
    if found is None:
        return body
    return f"{body} {_spelled(found['level'])} {_capitals_off(found['name'])}"


def _capitals_off(name: str) -> str:
    return name.title() if name.isupper() else name
