"""The numbers and bullets that begin a paragraph: "I.", "1.1.", "a)", "Điều 2.", "-"."""

import re

import msgspec

from desktop_app.plans.structure.words import UPPER


class Mark(msgspec.Struct, frozen=True):
    """A number found at the beginning: its style, itself, how many characters it takes."""

    style: str
    number: str
    length: int


# Outer styles have the lower rank; a new outer style closes all inner ones.
RANKS = {
    "part": 0,
    "chapter": 1,
    "division": 2,
    "subdivision": 3,
    "article": 4,
    "upper": 5,
    "roman": 6,
    "named": 6,  # a heading without a number
    "arabic": 7,
    "arabic_slash": 7,
    "arabic_dash": 7,
    "decimal": 8,
    "subdecimal": 9,
    "letter": 10,
    "letter_dot": 10,
    "letter_slash": 10,
    "arabic_paren": 11,
    "paren": 12,
    "paren_letter": 12,
}
_PART_NUMBER = (
    r"(?:THỨ\s+)?(?:NHẤT|HAI|BA|TƯ|BỐN|NĂM|SÁU|BẢY|TÁM|CHÍN|MƯỜI|[IVXL]{1,6}|\d{1,2}|[A-H])"
)
_CAPITAL = rf"[{UPPER}\d“\"'(\[]"
_PATTERNS = tuple(
    (style, re.compile(pattern))
    for style, pattern in (
        ("part", rf"(?P<n>(?i:PHẦN\s+{_PART_NUMBER}))(?!\w)\s*[.:)/–-]?\s*(?=$|{_CAPITAL})"),
        (
            "chapter",
            rf"(?P<n>(?i:CHƯƠNG)\s+(?:[IVXL]{{1,6}}|\d{{1,2}}))(?!\w)\s*[.:)/–-]?\s*(?=$|{_CAPITAL})",
        ),
        (
            "subdivision",
            rf"(?P<n>(?i:TIỂU\s+MỤC)\s+(?:[IVXL]{{1,6}}|\d{{1,2}}))(?!\w)\s*[.:)/–-]?\s*(?=$|{_CAPITAL})",
        ),
        (
            "division",
            rf"(?P<n>(?i:MỤC)\s+(?:[IVXL]{{1,6}}|\d{{1,2}}))(?!\w)\s*[.:)/–-]?\s*(?=$|{_CAPITAL})",
        ),
        ("article", r"(?P<n>(?i:ĐIỀU)\s+\d{1,3})\s*[.:]\s*"),
        ("subdecimal", rf"(?P<n>\d{{1,2}}(?:\.\d{{1,2}}){{2,4}})[.)]?\s+(?={_CAPITAL}|$)"),
        ("decimal", rf"(?P<n>\d{{1,2}}\.\d{{1,2}})[.)]?\s+(?={_CAPITAL}|$)"),
        # "III/2023" is a quarter's year, not a heading.
        ("roman", rf"(?P<n>[IVX]{{1,6}})(?!\s?/\s?\d{{4}})\s?[.)/:–-]\s*(?={_CAPITAL}|$)"),
        # Read from paper: "Il." stands for "II."; never a lone letter, which may be one.
        ("roman", rf"(?P<n>(?=[IVX]*l)(?=l*[IVX])[IVXl]{{2,6}})[.)]\s*(?={_CAPITAL}|$)"),
        ("upper", rf"(?P<n>[A-ZĐ])(?!\s?/\s?\d{{4}})\s?[.)/]\s*(?={_CAPITAL}|$)"),
        ("arabic", rf"(?P<n>\d{{1,2}}[a-zđ]?)\s?\.(?:\s+(?=\S)|(?=[{UPPER}“\"])|$)"),
        ("arabic_slash", r"(?P<n>\d{1,2})/(?:\s+(?=\S)|$)"),
        (
            "arabic_dash",  # never the number of a document: "15-KH/ĐU"
            rf"(?P<n>\d{{1,2}})(?:\s?[-–]\s+(?=[{UPPER}“\"])|[-–](?=[{UPPER}][^\W\d_{UPPER}]))",
        ),
        ("arabic_paren", r"(?P<n>\d{1,2}[a-zđ]?\))(?:\s*(?=\S)|$)"),
        ("letter", r"(?P<n>[a-zđ])\s?\)(?:\s*(?=\S)|$)"),
        ("letter_slash", rf"(?P<n>[a-zđ])/\s*(?={_CAPITAL}|$)"),
        ("letter_dot", rf"(?P<n>[a-zđ])\.(?:\s+(?={_CAPITAL})|$)"),
        ("paren", r"(?P<n>\(\d{1,2}\))(?:\s*(?=\S)|$)"),
        ("paren_letter", r"(?P<n>\([a-zđ]\))(?:\s*(?=\S)|$)"),
    )
)
_BULLET = re.compile(
    r"(?P<mark>[-–—−‐‑+•●○▪■□◦⁃∙·►➢➤✓✔§\uf000-\uf0ff]|\*(?!\*))\s*(?=[^\s\d]|\s\d|\d+\s?%|\d{1,2}\s)"
)
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")


def read_mark(text: str) -> Mark | None:
    """The outline number that a text begins with, if any."""
    for style, pattern in _PATTERNS:
        match = pattern.match(text)
        if match is None:
            continue
        number = " ".join(match["n"].split())
        if style == "roman":
            number = number.replace("l", "I")
            if not _ROMAN.fullmatch(number):
                continue
        return Mark(style, number, match.end())
    return None


def read_bullet(text: str) -> tuple[str, int]:
    """The bullet that a text begins with and its length with the blanks; "" and 0 if none."""
    match = _BULLET.match(text)
    return (match["mark"], match.end()) if match else ("", 0)


def number_style(number: str) -> str:
    """The style of a number that stands alone in a table's cell; "" when it is no number."""
    bare = number.strip()
    if not bare:
        return ""
    if read_bullet(bare + " x")[0] and len(bare) == 1:
        return "dash"
    if re.fullmatch(r"\d{1,3}", bare):
        return "arabic"
    closed = bare if bare[-1] in ".)/" else bare + "."
    mark = read_mark(closed) or read_mark(closed + " ")
    if mark is None or mark.length < len(bare):
        return ""
    return mark.style
