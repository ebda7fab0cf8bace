"""Whom the words for a unit mean, seen from a commune: us, all communes, others …"""

import re
from enum import StrEnum

import msgspec

from desktop_app.office.model import Office
from desktop_app.plans.derive.model import Confidence, Relation
from desktop_app.plans.derive.upper import Level, Upper

# "xã" alone, not in "xã hội", "thị xã", "hợp tác xã"; "phường" never in "địa phương".
COMMUNE = r"(?:(?<!thị )(?<!tác )\bxã\b(?!\s+hội)|\bphường\b|\bđặc khu\b|\bthị trấn\b)"
_COMMUNE = re.compile(COMMUNE, re.IGNORECASE)
_NAMED = re.compile(rf"(?i:{COMMUNE})\s+(?=[A-ZĐÀ-ỸƯƠ])")
_PLURAL = re.compile(rf"\b(?:các|cấp|những|mọi)\b|{COMMUNE}\s*[,/]", re.IGNORECASE)
_BASE_LEVEL = re.compile(r"\bcấp cơ sở\b|\bở cơ sở\b", re.IGNORECASE)
_LOCALITY = re.compile(r"\b(?:các\s+)?(?:cấp\s+)?(?:chính quyền\s+)?địa phương\b", re.IGNORECASE)
_VILLAGE = re.compile(
    r"\b(?:thôn|tổ dân phố|khu phố|khu dân cư|khóm|buôn|các (?:ấp|bản|xóm)|cộng đồng dân cư)\b",
    re.IGNORECASE,
)
_DISTRICT = re.compile(
    r"\bcấp huyện\b|\bcác\s+(?:quận|huyện|thị xã|thành phố)\b|\bUBND\s+(?:quận|huyện|thị xã)\b"
    r"|,\s*(?:huyện|quận)\b",
    re.IGNORECASE,
)
_OTHER_BODY = re.compile(
    r"\b(?:MTTQ|mặt trận|HĐND|hội đồng nhân dân|công an|quân sự|đảng (?:ủy|uỷ|bộ)|đoàn thanh niên"
    r"|hội (?:phụ nữ|nông dân|cựu chiến binh|liên hiệp)|trạm y tế|trường|đoàn thể|tổ chức chính trị"
    r"|công đoàn)\b",
    re.IGNORECASE,
)
_GOVERNING = re.compile(
    r"\b(?:UBND|(?:ủy|uỷ) ban nhân dân|chính quyền|cơ quan|đơn vị|chủ tịch)\b", re.IGNORECASE
)
_GENERAL = re.compile(
    r"(?:các|những|toàn thể|mọi|tất cả|thủ trưởng|người đứng đầu|lãnh đạo|trưởng|cơ quan|đơn vị"
    r"|cán bộ)\b.*?\b(?:cơ quan|đơn vị|phòng|ban|ngành|cấp|bộ phận)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:trực\s+)?thuộc\s+(?:sở|bộ|tỉnh|thành phố|quận|huyện|UBND\s+(?:tỉnh|thành phố|quận"
    r"|huyện))"
    r"|\bcấp tỉnh\b|\bcủa (?:sở|tỉnh|bộ)\b|^(?:các|những)\s+(?:sở|bộ)\b|\bngành dọc\b|\bcông đoàn\b"
    r"|\bdoanh nghiệp\b",
    re.IGNORECASE,
)


class Reach(StrEnum):
    """Whom a unit's name means."""

    OWN = "own"
    COMMUNES = "communes"
    COMMUNE_BODY = "commune_body"  # the Front, the council, the police of communes
    VILLAGES = "villages"
    GENERAL = "general"  # "các cơ quan, đơn vị"
    DISTRICTS = "districts"
    OTHER_COMMUNE = "other_commune"
    OTHERS = "others"


class Concern(msgspec.Struct, frozen=True):
    """Whether a task is ours, why, in which role, and the name that says so."""

    confidence: Confidence
    reason: str
    ticked: bool
    leads: bool = False
    unit: str = ""


_NOBODY = Concern(
    Confidence.PERHAPS, "Không nêu đơn vị thực hiện; hãy xem có phải việc của ta.", False
)
_SURE = {Reach.OWN, Reach.COMMUNES, Reach.COMMUNE_BODY, Reach.VILLAGES}


def reach(unit: str, upper: Upper, office: Office) -> Reach:
    """Whom this name means in a plan of that body."""
    words = " ".join(unit.split())
    if re.search(rf"\b{re.escape(office.full_name)}(?!\w)", words, re.IGNORECASE):
        return Reach.OWN
    if _COMMUNE.search(words) or _BASE_LEVEL.search(words):
        return _commune(words, upper)
    if _VILLAGE.search(words):
        return Reach.COMMUNES if _GENERAL.match(words) else Reach.VILLAGES
    if _LOCALITY.search(words):
        return Reach.COMMUNES if upper.level is not Level.CENTRAL else Reach.GENERAL
    if _DISTRICT.search(words) and upper.level is not Level.DISTRICT:
        return Reach.DISTRICTS
    if _GENERAL.match(words) and not _ELSEWHERE.search(words):
        return Reach.GENERAL
    return Reach.OTHERS


def concern(
    lead: tuple[str, ...], coordinating: tuple[str, ...], upper: Upper, office: Office
) -> Concern:
    """Whether a task with these units concerns the own commune."""
    if not lead and not coordinating:
        return _NOBODY
    if upper.relation in (Relation.OWN, Relation.SAME_LEVEL):
        return _of_a_commune(lead or coordinating, upper, office)
    leading = [(unit, reach(unit, upper, office)) for unit in lead]
    helping = [(unit, reach(unit, upper, office)) for unit in coordinating]
    for found, leads in ((leading, True), (helping, False)):
        for unit, kind in found:
            if kind in _SURE:
                return Concern(Confidence.SURE, _because(unit, kind, leads), True, leads, unit)
    return _less_sure(leading, helping, upper)


def _commune(words: str, upper: Upper) -> Reach:
    if _NAMED.search(words) and not _PLURAL.search(words):
        same = upper.level is Level.COMMUNE and upper.place.lower() in words.lower()
        return Reach.COMMUNES if same else Reach.OTHER_COMMUNE
    if _OTHER_BODY.search(words) and not _GOVERNING.search(words):
        return Reach.COMMUNE_BODY
    if re.match(r"(?:ủy|uỷ) ban (?:MTTQ|mặt trận)", words, re.IGNORECASE):
        return Reach.COMMUNE_BODY
    return Reach.COMMUNES


def _of_a_commune(units: tuple[str, ...], upper: Upper, office: Office) -> Concern:
    foreign = upper.relation is Relation.SAME_LEVEL
    for unit in units:
        if foreign and reach(unit, upper, office) is Reach.OTHER_COMMUNE:
            reason = f"“{unit}” là một xã, phường khác."
            return Concern(Confidence.NOT, reason, False, unit=unit)
    whose = "một xã, phường như ta" if foreign else "chính cơ quan ta"
    return Concern(
        Confidence.SURE,
        f"Kế hoạch này là của {whose}; việc giao cho “{units[0]}”.",
        True,
        True,
        units[0],
    )


def _because(unit: str, kind: Reach, leads: bool) -> str:
    role = "là đơn vị chủ trì" if leads else "được giao phối hợp"
    if kind is Reach.COMMUNE_BODY:
        return f"vì “{unit}” {role}; đây là cơ quan ở cấp xã nhưng không thuộc UBND"
    return f"vì “{unit}” {role}"


def _less_sure(
    leading: list[tuple[str, Reach]], helping: list[tuple[str, Reach]], upper: Upper
) -> Concern:
    for found, leads in ((leading, True), (helping, False)):
        for unit, kind in found:
            role = "chủ trì" if leads else "phối hợp"
            if kind is Reach.GENERAL:
                return _general(unit, role, leads, upper)
            if kind is Reach.DISTRICTS:
                reason = (
                    f"“{unit}” ({role}) là cấp huyện, không còn từ 01/7/2025; xem có chuyển về xã."
                )
                return Concern(Confidence.PERHAPS, reason, leads, leads, unit)
    unit = (leading or helping)[0][0]
    other = any(kind is Reach.OTHER_COMMUNE for _, kind in leading)
    whose = "là một xã, phường khác" if other else "không phải cấp xã"
    return Concern(Confidence.NOT, f"“{unit}” {whose}.", False, bool(leading), unit)


def _general(unit: str, role: str, leads: bool, upper: Upper) -> Concern:
    if upper.level is Level.DEPARTMENT:
        reason = (
            f"“{unit}” ({role}) trong kế hoạch của {upper.name} thường là đơn vị thuộc cơ quan ấy."
        )
        return Concern(Confidence.PERHAPS, reason, False, leads, unit)
    return Concern(
        Confidence.PERHAPS, f"“{unit}” ({role}) có thể gồm cả cấp xã.", leads, leads, unit
    )
