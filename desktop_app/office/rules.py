"""What an office's data must look like, and what to propose; pure."""

import re

from db.text import fold, nfc, sort_key
from desktop_app.errors import UserError
from desktop_app.office.fields import check_code
from desktop_app.office.model import Department, Level, Office, Officer, Village

_BODY = r"(?:(?:HĐND\s*(?:và|,|-)\s*)?(?:UBND|[uủ][yỷ] ban nhân dân)\s+)?"
_LEVEL_WORD = re.compile(rf"^{_BODY}((?:xã|phường|đặc khu)\s+|[xp]\.\s*)(?=\S)", re.IGNORECASE)
_LEVELS = {"x": Level.XA, "p": Level.PHUONG, "đ": Level.DAC_KHU}
# Luật 72/2025/QH15: these levels ended on 01/7/2025.
_ENDED = re.compile(rf"^{_BODY}(thị trấn|thị xã|huyện|quận)\s+\S", re.IGNORECASE)
_PARTS_OF_TITLE = re.compile(r"\s+(?:UBND|[uủ][yỷ] ban nhân dân)\b.*$", re.IGNORECASE)
_ACTING = re.compile(r"^(?:quyền|q\.)\s*", re.IGNORECASE)

# Nghị định 150/2025/NĐ-CP (sửa đổi bởi NĐ 370/2025/NĐ-CP): the phòng of a commune; proposals only,
# because small communes may have none.
_OFFICE_HALL = Department("Văn phòng HĐND và UBND", "VP")
_CULTURE = Department("Phòng Văn hóa - Xã hội", "VHXH")
_ECONOMY = Department("Phòng Kinh tế", "KT")
_CITY_ECONOMY = Department("Phòng Kinh tế, Hạ tầng và Đô thị", "KTHTĐT")
_SERVICE_CENTRE = Department("Trung tâm Phục vụ hành chính công", "TTPVHCC")


def proposed_departments(level: Level) -> tuple[Department, ...]:
    """The usual departments of a unit of this level, to be ticked by the person."""
    economy = _CITY_ECONOMY if level is Level.PHUONG else _ECONOMY
    return (_OFFICE_HALL, economy, _CULTURE, _SERVICE_CENTRE)


def clean_name(text: str) -> str:
    """The office's name without its level word ("UBND phường", "P."), NFC, single spaces."""
    return _LEVEL_WORD.sub("", " ".join(nfc(text).split()))


def level_in_name(text: str) -> Level | None:
    """The level that stands before a typed name, or None."""
    found = _LEVEL_WORD.match(" ".join(nfc(text).split()))
    return _LEVELS[found[1][0].lower()] if found else None


def clean_code(text: str) -> str:
    """A code as typed or copied from Excel, without spaces and the apostrophe before it."""
    return re.sub(r"[\s'’]", "", nfc(text))


def pasted_lines(text: str) -> tuple[str, ...]:
    """The distinct names of a pasted list: one per line or per Excel cell, numbering taken off."""
    seen: dict[str, str] = {}
    for piece in re.split(r"[\r\n\t]+", nfc(text)):
        name = re.sub(r"^\s*(?:\d{1,3}[.)]\s+|[-+•*]\s*)", "", piece).strip(" ;,.")
        if name and not name.isdigit():
            seen.setdefault(sort_key(name), " ".join(name.split()))
    return tuple(seen.values())


def village_from_line(name: str) -> Village:
    """A village whose kind is told by the first word of its name, else a thôn."""
    folded = fold(name)
    kinds = {"to dan pho": "to_dan_pho", "tdp": "to_dan_pho", "khu pho": "khu_pho", "thon": "thon"}
    for start, kind in kinds.items():
        if folded.startswith(start):
            return Village(name, kind)
    known_other = ("ban ", "ap ", "buon ", "khom ", "xom ", "lang ", "bon ", "phum ", "soc ")
    return Village(name, "other" if folded.startswith(known_other) else "thon")


def check_office(office: Office) -> None:
    """Raise UserError for the first field that cannot stand."""
    if not office.name.strip():
        raise UserError("Hãy ghi tên xã, phường hoặc đặc khu.", "name")
    if ended := _ENDED.match(office.name):
        raise UserError(
            f"Từ ngày 01/7/2025 không còn {ended[1].lower()}. Hãy ghi tên xã, phường, đặc khu "
            "hiện nay.",
            "name",
        )
    if not office.province.strip():
        raise UserError("Hãy chọn tỉnh hoặc thành phố.", "province")
    if fault := check_code(office.code):
        raise UserError(fault, "code")


def titled_officer(name: str, title: str) -> Officer:
    """An officer with the way of signing that usually goes with the title."""
    short = _PARTS_OF_TITLE.sub("", " ".join(nfc(title).split()))
    acting = _ACTING.match(short)
    post = _ACTING.sub("", short)
    post = post[:1].upper() + post[1:]
    folded = fold(post)
    if folded.startswith("pho chu tich"):
        return Officer(name, post, "KT.", "TM.")
    if folded.startswith("chu tich"):
        return Officer(name, post, "Q." if acting else "", "TM.")
    return Officer(name, post, "TL." if post else "")


def signature_lines(officer: Officer, *, body: str = "ỦY BAN NHÂN DÂN") -> tuple[str, ...]:
    """The lines above the name in a signature block (NĐ 30/2020/NĐ-CP, Phụ lục I, ô 7a).

    "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH": who signs for the head adds the head's
    title with KT.; TL. and TUQ. name the head whose order is carried out. The title is that of
    the post alone: "Chủ tịch UBND xã" signs as CHỦ TỊCH.
    """
    title = _PARTS_OF_TITLE.sub("", " ".join(officer.title.split())).upper()
    lines = [f"{officer.authority} {body}"] if officer.authority else []
    if officer.capacity == "KT.":
        lines.append(f"KT. {_head_of(title)}")
    elif officer.capacity in ("TL.", "TUQ."):
        lines.append(f"{officer.capacity} CHỦ TỊCH")
    elif officer.capacity:
        return (*lines, f"{officer.capacity} {_ACTING.sub('', title)}")
    return (*lines, title)


def _head_of(title: str) -> str:
    """Whose deputy signs: "PHÓ TRƯỞNG PHÒNG" signs for TRƯỞNG PHÒNG."""
    if title.startswith("PHÓ ") and not title.startswith("PHÓ CHỦ TỊCH"):
        return title.removeprefix("PHÓ ")
    return "CHỦ TỊCH"
