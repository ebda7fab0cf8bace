"""A cell that tells who came: several people, addresses, papers and phones in one text."""

import re
from dataclasses import dataclass, replace

from desktop_app.old_books.words import folded
from desktop_app.people.checks import bare_id

_ID_WORD = (
    r"(?:số\s*)?(?:cccd|cmnd|cmtnd|cmt|căn\s*cước(?:\s*công\s*dân)?|cc(?!\w)|chứng\s*minh(?:\s*nhân\s*dân|\s*thư)?"
    r"|hộ\s*chiếu|hc(?!\w)|định\s*danh|số\s*đd)"
)
_ID = re.compile(
    rf"[(\[]?{_ID_WORD}(?:\s*/\s*{_ID_WORD})*\s*(?:số)?\s*[:.\-–]*\s*(?:số\s*)?[:.]*\s*"
    r"((?:[A-Z]\s?)?\d(?:[\d .]{5,20})\d)(?!\d)\s*[)\]]?",
    re.IGNORECASE,
)
_BARE_ID = re.compile(
    r"(?<![\d/.\w])(\d{12}|\d{9}|\d{3}[ .]\d{3}[ .]\d{3}(?:[ .]\d{3})?)(?![\d/\w])"
)
_PHONE = re.compile(
    r"[(\[]?(?:(?:số\s*)?(?:điện\s*thoại|đt|sđt|dđ|tel|phone)[:.\s]*(?:số)?[:.\s]*)?"
    r"(?<!\d)((?:\+84|0)[\d .\-]{8,13}\d)(?!\d)\s*[)\]]?",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"[,;(]?\s*(?:cấp\s*ngày|ngày\s*cấp|nơi\s*cấp|do\s+.{0,20}cấp|cấp\s*tại|cấp:?)\s*[^,;\n]*"
    r"(?:,?\s*(?:nơi cấp|tại|do)\s*[^,;\n]*)?",
    re.IGNORECASE,
)
_ADDRESS_MARK = re.compile(
    r"[\s,;:.\-–(]*(?<!\w)(?:địa\s*chỉ|đ/c|đc|dc|trú\s*tại|cư\s*trú(?:\s*tại)?|thường\s*trú(?:\s*tại)?|tạm\s*trú(?:\s*tại)?"
    r"|ngụ(?:\s*tại)?|ở\s*tại|hktt|nơi\s*ở|quê\s*quán|chỗ\s*ở|hiện\s*ở)(?!\w)\s*[:\-–.]*\s*",
    re.IGNORECASE,
)
_PLACE = (
    r"(?:thôn|tổ|khu|xóm|ấp|bản|buôn|bon|làng|sóc|phum|số\s*nhà|số\s*\d|nhà\s*số|ngõ|ngách|hẻm|đường|phố|phường|xã"
    r"|thị\s*trấn|tt\.|huyện|quận|tỉnh|tp\.?|thành\s*phố|kp\.?|tdp|tổ\s*dân\s*phố|đội|cụm|khóm|kđt|chung\s*cư|căn\s*hộ)"
)
_PLACE_START = re.compile(rf"{_PLACE}(?!\w)", re.IGNORECASE)
_PLACE_AFTER = re.compile(rf"[\s,;:\-–(]+(?={_PLACE}(?!\w)\s)", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:(?:ông\s*(?:và|,|/)?\s*bà|ông/bà|ông|bà|anh|chị|cụ|em|cô|chú|bác|ô\.|b\.|ô/b)\s*[:.]?\s+)+",
    re.IGNORECASE,
)
# A sign begins a person only at the start of a line: between words it parts a name from an address.
_NUMBERED = re.compile(r"(?:^|[\s;,])\(?\d{1,2}\s*[.)/\-]\s*(?=[^\W\d_])")
_BULLETS = re.compile(r"(?:^|\n)\s*[-+•*]\s*(?=[^\W\d_])")
_AND = re.compile(
    r"\s+(?:và|cùng|&)\s+(?!(?:các|\d|một|mấy|gia\s*đình|những|nhiều))", re.IGNORECASE
)
_OTHERS = re.compile(
    r"[\s,;(\-–]*(?:và|cùng(?:\s*với)?|đại\s*diện(?:\s*cho)?|gồm|cho)?\s*(?:nhóm\s*)?(?<!\d)(\d{1,4})\s*"
    r"(người|hộ(?:\s*dân)?|công\s*dân|ng(?!\w))(\s*(?:khác|dân|nữa))?[^,;\n]{0,20}",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:công\s*ty|cty|doanh\s*nghiệp|dntn|hợp\s*tác\s*xã|htx|hội|ban|trường|ubnd|ủy\s*ban|chi\s*cục|chi\s*bộ|đảng\s*ủy|hđnd"
    r"|trung\s*tâm|nhà\s*thờ|chùa|giáo\s*xứ|tập\s*thể|cơ\s*quan|tổ\s*chức|ngân\s*hàng|quỹ|mặt\s*trận|mttq|đoàn)(?!\w)\s",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"[\s,;(\-–]*(?:người\s*)?đại\s*diện(?:\s*là|\s*:)\s*([^,;()\n\d]{4,60})[)\s]*", re.IGNORECASE
)
_NOBODY = re.compile(
    r"(?:nac danh|an danh|mao danh|khong (?:ro|ghi|co|de)(?: .*)?|don nac danh|giau ten|khong ten)"
)
_EDGE = " \t\n,;:.-–()[]/"


@dataclass(frozen=True)
class Someone:
    """One person of a cell, and what was said of them."""

    name: str = ""
    address: str = ""
    id_number: str = ""
    phone: str = ""


@dataclass(frozen=True)
class People:
    """What a cell tells of the people: `first` speaks for them, `others` are whole texts.

    `count` is 0 when nothing counts them. `rest` is what belongs nowhere and must not be lost.
    `plain` says that the cell held one plain name and nothing else.
    """

    first: Someone
    others: tuple[str, ...] = ()
    organisation: str = ""
    count: int = 0
    rest: tuple[str, ...] = ()
    plain: bool = False
    anonymous: bool = False


def read_people(text: str) -> People:
    """Take a person cell apart; nothing of the text is lost."""
    text = text.replace("\r", "\n").strip()
    if not text:
        return People(Someone())
    if _NOBODY.fullmatch(folded(text).strip(_EDGE)):
        return People(Someone(), rest=(text,), anonymous=True)
    counted = _OTHERS.search(text)
    extra = int(counted[1]) if counted else 0
    speaker = _SPEAKER.search(text)
    if speaker and looks_like_name(speaker[1].strip(_EDGE)):
        rest = [(text[: speaker.start()] + " " + text[speaker.end() :]).strip(_EDGE)]
        body = speaker[1]
    else:
        body = text[: counted.start()] + " " + text[counted.end() :] if counted else text
        rest = [counted[0].strip(_EDGE)] if counted else []
    pieces = _people_in(body) or [body.strip(_EDGE)]
    first, left = _someone(pieces[0])
    rest += left
    others = tuple(piece.strip(_EDGE) for piece in pieces[1:])
    named = len(pieces)
    total = _total(extra, named, counted)
    organisation = ""
    if _BODY.match(f"{first.name} "):
        organisation, first = first.name, replace(first, name="")
    plain = len(pieces) == 1 and not rest and first == Someone(name=text.strip())
    return People(first, others, organisation, total, tuple(rest), plain)


def looks_like_name(text: str) -> bool:
    """Whether a text may be one person's name: two to six words that begin with capitals."""
    words = _TITLE.sub("", text).split()
    letters = all(re.fullmatch(r"[^\W\d_]+\.?", word) for word in words)
    return 2 <= len(words) <= 6 and letters and all(word[0].isupper() for word in words)


def _total(extra: int, named: int, counted: re.Match[str] | None) -> int:
    if counted is None:
        return named if named > 1 else 0
    more = (
        "khác" in counted[0] or "nữa" in counted[0] or re.match(r"[\s,;(]*(?:và|cùng)", counted[0])
    )
    return max(extra + named, 1) if more else max(extra, named)


def _people_in(text: str) -> list[str]:
    """The texts of several persons; a line, a number or ";" begins the next one."""
    for sign in (_NUMBERED, _BULLETS):
        # Numbers also stand in addresses ("tổ 3 - thôn 5"): these begin nobody.
        signs = [one for one in sign.finditer(text) if not _tells_details(text[one.end() :])]
        if len(signs) >= 2:
            ends = [one.start() for one in signs[1:]] + [len(text)]
            pieces = (text[one.end() : end] for one, end in zip(signs, ends, strict=True))
            return _kept([text[: signs[0].start()], *pieces])
    parts: list[str] = []
    for line in _kept(re.split(r"[\n;]", text)):
        if parts and not _begins_person(line):
            parts[-1] = f"{parts[-1]}, {line}"  # the address or paper of the one before
        else:
            parts += _joined_names(line)
    return _kept(parts)


def _kept(parts: list[str]) -> list[str]:
    return [part.strip(_EDGE) for part in parts if part.strip(_EDGE)]


def _begins_person(line: str) -> bool:
    start = re.split(r"[,(\-–:\d]", line, maxsplit=1)[0].strip()
    return not _tells_details(line) and looks_like_name(start)


def _tells_details(line: str) -> bool:
    """Whether a text is an address or a paper, not a person."""
    return bool(
        _PLACE_START.match(line)
        or _ID.match(line)
        or _ADDRESS_MARK.match(line)
        or re.match(_ID_WORD, line, re.IGNORECASE)
    )


def _joined_names(line: str) -> list[str]:
    """ "A và B" and "A, B, C" when each is a name."""
    parts = [part.strip(_EDGE) for part in _AND.split(line)]
    if len(parts) > 1 and all(_begins_person(part) for part in parts):
        return [name for part in parts for name in _by_commas(part)]
    return _by_commas(line)


def _by_commas(line: str) -> list[str]:
    parts = [part.strip(_EDGE) for part in line.split(",")]
    named = len(parts) > 1 and all(
        looks_like_name(part) and not _PLACE_START.match(part) for part in parts
    )
    # A lone second part may be a place ("Nguyễn Văn An, Đông Mẫu"): two family names are needed.
    if named and all(folded(part.split()[0]) in _FAMILIES for part in map(_untitled, parts)):
        return parts
    return [line]


def _untitled(text: str) -> str:
    return _TITLE.sub("", text).strip() or text


def _someone(text: str) -> tuple[Someone, list[str]]:
    """One person's text taken apart: (person, what is left)."""
    rest: list[str] = []
    text, issued = _taken(_ISSUED, text, 0)
    rest += [issued] if issued else []
    text, id_number = _taken(_ID, text, 1)
    text, phone = _taken(_PHONE, text, 1)
    if phone and re.fullmatch(r"\d{12}", bare_id(phone)) and not id_number:
        id_number, phone = phone, ""
    if not id_number:
        text, id_number = _taken(_BARE_ID, text, 1)
    name, address = _name_and_address(text)
    found = Someone(name, address, bare_id(id_number), phone.strip(" .-"))
    return found, rest


def _taken(pattern: re.Pattern[str], text: str, group: int) -> tuple[str, str]:
    found = pattern.search(text)
    if found is None:
        return text, ""
    return text[: found.start()] + " , " + text[found.end() :], found[group].strip(_EDGE)


def _name_and_address(text: str) -> tuple[str, str]:
    text = " ".join(text.split())
    marked = _ADDRESS_MARK.search(text)
    if marked and marked.start() > 0:
        return _name(text[: marked.start()]), _tidy(text[marked.end() :])
    place = _PLACE_AFTER.search(text)
    if place and place.start() > 0:
        return _name(text[: place.start()]), _tidy(text[place.end() :])
    for sign in (",", " - ", " – ", "(", ":"):
        head, found, tail = text.partition(sign)
        if found and tail.strip(_EDGE) and looks_like_name(head.strip(_EDGE)):
            return _name(head), _tidy(tail)
    return _name(text), ""


def _name(text: str) -> str:
    text = _tidy(text)
    return _TITLE.sub("", text, count=1).strip() if _TITLE.match(text) else text


def _tidy(text: str) -> str:
    return re.sub(r"(?:\s*,\s*)+", ", ", " ".join(text.split())).strip(_EDGE)


# Family names, folded.
_FAMILY_NAMES = """
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dao doan vuong trinh
    truong lam mai dinh luong cao luu to ha chu ta ton thai phung kieu quach tang la lo ma vi nong
    luc hua be sung giang thao vang y h a ksor siu rahlan rmah nay kpa dieu thach kim son danh
    chau trieu ban khuat nghiem bach au khong tong mac luyen nhu phu quan than thieu tu ung van vinh
"""
_FAMILIES = frozenset(_FAMILY_NAMES.split())
