"""Takes the units in a cell apart: "Phòng A; Phòng B, Ban C" – never a collective name."""

import re
from functools import lru_cache

from desktop_app.plans.structure.paragraphs import join_text

# Words that a unit's name begins with. "Xã", "thôn" … alone are parts of collective names.
STARTERS = (
    "phòng|ban|văn phòng|trung tâm|(?:ủy|uỷ) ban|ubnd|hđnd|ubmttq|mttq|mặt trận|hội đồng|hội|sở"
    "|bộ|công an|quân sự|bch|đảng (?:ủy|uỷ)|đảng bộ|thường trực|thành (?:ủy|uỷ)|tỉnh (?:ủy|uỷ)"
    "|đoàn|liên đoàn|công đoàn|trạm|trường|các|toàn thể|thủ trưởng|người đứng đầu|trưởng|phó"
    "|chủ tịch|bí thư|tổ"
    "|bộ phận|công chức|cán bộ|chi nhánh|chi bộ|chi cục|cục|chi hội|thanh tra|kho bạc|đội|hạt|viện"
    "|quỹ|ngân hàng|bưu điện|điện lực|doanh nghiệp|cổng|đài|lãnh đạo|hợp tác xã|nhà văn hóa"
    "|câu lạc bộ|ông|bà|đồng chí|đ/c|vp|ttpvhcc|tt|hiệu trưởng|giám đốc|bcđ|cơ quan thường trực"
    "|chính quyền|những|(?:huyện|quận|thị|xã|phường) (?:ủy|uỷ|đoàn|đội)|(?:tỉnh|thành) đoàn"
    "|khoa(?! học)|bệnh viện|học viện|bảo hiểm xã hội|bhxh|tiểu ban|công ty|(?:tòa|toà) án"
)
_UNIT = re.compile(rf"(?:{STARTERS})(?![^\W\d_])", re.IGNORECASE)
# Names of these bodies often hold commas of their own: "Phòng Văn hóa, Khoa học và Thông tin".
_LISTING_NAME = re.compile(
    r"(?:phòng|ban|sở|bộ|văn phòng|trung tâm|ủy ban|uỷ ban|hội|vụ|cục|chi cục)\s", re.IGNORECASE
)
# Whose leader it is stands in the line below.
_ROLE = re.compile(
    r"(?:(?:đại diện|các đồng chí|đồng chí)\s*)?(?:(?:phó )?(?:chủ tịch|bí thư|giám đốc|hiệu trưởng"
    r"|trưởng)|lãnh đạo|thủ trưởng|đại diện|thường trực)",
    re.IGNORECASE,
)
_BULLETED = re.compile(r"^\s*[-–+•*]\s*")
_INNER_BULLET = re.compile(rf"(?:^|\s)[-–+•]\s+(?=(?:{STARTERS})(?![^\W\d_]))", re.IGNORECASE)
_RELATED = re.compile(
    r"\s+và\s+(?=(?:các\s+|những\s+)?(?:cơ quan|đơn vị|tổ chức|phòng|ban|ngành|địa phương"
    r"|bộ phận|cá nhân)[^;()]{0,60}\bliên quan\b)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_]")
_SHORT = re.compile(r"\b[A-ZĐ]{3,}\b")  # "Phòng VHXH, HLHPN"


@lru_cache(maxsize=1024)
def split_units(text: str) -> tuple[str, ...]:
    """The units named in a cell, each as written with its note in brackets."""
    parts: list[str] = []
    for line in _lines(text):
        for piece in _split_outside_brackets(line, ";"):
            parts += _bulleted(piece)
    units: list[str] = []
    for part in parts:
        for piece in _commas(part):
            units += _related(piece)
    return tuple(unit for unit in (_bare(unit) for unit in units) if unit)


def _lines(text: str) -> list[str]:
    """The lines of a cell; a line that only goes on with the one before is joined to it."""
    lines: list[str] = []
    written = [line for line in (" ".join(raw.split()) for raw in text.split("\n")) if line]
    widest = max(map(len, written), default=0)
    for line, above in zip(written, ["", *written], strict=False):
        if lines and _ROLE.fullmatch(lines[-1]):
            lines[-1] = f"{lines[-1]} {line}"
        elif lines and not (
            _begins_unit(line)
            or lines[-1].endswith((";", "."))
            or _is_next_item(above, line, widest)
        ):
            lines[-1] = join_text(lines[-1], line)
        else:
            lines.append(line)
    return lines


def _is_next_item(before: str, line: str, widest: int) -> bool:
    """Whether a dash opens the next name in a list, not the rest of "Văn hóa / - Xã hội".

    A name that may hold a dash goes on only where the line above had no room for more.
    """
    marks = _BULLETED.match(before), _BULLETED.match(line)
    if not all(marks) or not _BULLETED.sub("", line)[:1].isupper():
        return False
    rest = " ".join(line.split()[:2])
    return not _begins_unit(before) or len(before) + 1 + len(rest) <= widest


def _begins_unit(line: str) -> bool:
    if _BULLETED.match(line):
        rest = _BULLETED.sub("", line, count=1)
        return _UNIT.match(rest) is not None
    return line[:1].isupper() and _UNIT.match(line) is not None


def _bulleted(piece: str) -> list[str]:
    if not _BULLETED.match(piece):
        return [piece]
    starts = [m.start() for m in _INNER_BULLET.finditer(piece) if _depth(piece, m.start()) == 0]
    cuts = sorted({0, *starts})
    return [piece[a:b] for a, b in zip(cuts, [*cuts, len(piece)][1:], strict=True)]


def _commas(part: str) -> list[str]:
    """The units of a list with commas; pieces that name no unit stay with the one before."""
    units: list[str] = []
    for raw in _split_outside_brackets(part, ","):
        piece = raw.strip()
        if units and not _is_own_unit(piece, units[-1]):
            units[-1] = f"{units[-1]}, {piece}"
        elif piece:
            units.append(piece)
    return units


def _is_own_unit(piece: str, before: str) -> bool:
    bare = _BULLETED.sub("", piece)
    if _UNIT.match(bare):
        return not _is_collective(bare, before)
    if not bare[:1].isupper():
        return False
    if _SHORT.fullmatch(bare) and _SHORT.search(before):
        return True
    return ":" not in before and not _LISTING_NAME.match(_BULLETED.sub("", before))


def _is_collective(piece: str, before: str) -> bool:
    """Whether a bare lower-case noun ("ban", "tổ dân phố") goes on with "Các phòng, ban, …"."""
    if piece[:1].isupper() or re.match(r"(?:các|những)\s", piece):
        return False
    general = re.match(r"(?:các|những|toàn thể|thủ trưởng|lãnh đạo|cán bộ|trưởng)\b", before, re.I)
    return general is not None or len(piece.split()) < 2


def _related(piece: str) -> list[str]:
    """“… và các đơn vị có liên quan” names a unit of its own."""
    match = _RELATED.search(piece)
    if match is None or _depth(piece, match.start()):
        return [piece]
    first = piece[: match.start()]
    if re.match(r"(?i)(?:các|những)\s", first.strip()) and "," not in first:
        return [piece]
    return [first, piece[match.end() :]]


def _split_outside_brackets(text: str, separator: str) -> list[str]:
    pieces: list[str] = []
    start = depth = 0
    for i, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if char == separator and depth <= 0:
            pieces.append(text[start:i])
            start = i + 1
    return [*pieces, text[start:]]


def _depth(text: str, place: int) -> int:
    return text.count("(", 0, place) - text.count(")", 0, place)


def _bare(unit: str) -> str:
    text = _BULLETED.sub("", unit).strip().rstrip(".;,").strip()
    return text if _NAME.search(text) else ""
