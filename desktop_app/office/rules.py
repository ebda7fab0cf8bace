"""What an office's data must look like, and what to propose; pure."""

import re

from db.text import fold, nfc
from desktop_app.errors import UserError
from desktop_app.office.model import Department, Level, Office, Officer, Village

_LEVEL_WORD = re.compile(r"^(xã|phường|đặc khu)\s+", re.IGNORECASE)

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
    """The office's name without its level word, NFC, single spaces."""
    return _LEVEL_WORD.sub("", " ".join(nfc(text).split()))


def pasted_lines(text: str) -> tuple[str, ...]:
    """The distinct names of a pasted list: one per line or per Excel cell, numbering taken off."""
    seen: dict[str, str] = {}
    for piece in re.split(r"[\r\n\t]+", nfc(text)):
        name = re.sub(r"^\s*(?:\d{1,3}[.)]\s+|[-+•*]\s*)", "", piece).strip(" ;,.")
        if name and not name.isdigit():
            seen.setdefault(fold(name), " ".join(name.split()))
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
    if not office.province.strip():
        raise UserError("Hãy chọn tỉnh hoặc thành phố.", "province")
    if office.code and not re.fullmatch(r"\d{5}", office.code):
        raise UserError("Mã đơn vị hành chính gồm đúng 5 chữ số; để trống nếu chưa biết.", "code")


def signature_lines(officer: Officer, *, body: str = "ỦY BAN NHÂN DÂN") -> tuple[str, ...]:
    """The lines above the name in a signature block (NĐ 30/2020/NĐ-CP, Phụ lục I, ô 7a).

    "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH": who signs for the head adds the head's
    title with KT.; TL. and TUQ. name the head whose order is carried out.
    """
    title = officer.title.upper()
    lines = [f"{officer.authority} {body}"] if officer.authority else []
    if officer.capacity in ("KT.", "TL.", "TUQ."):
        lines.append(f"{officer.capacity} CHỦ TỊCH")
    elif officer.capacity:
        return (*lines, f"{officer.capacity} {title}")
    return (*lines, title)
