"""How a number is printed before its heading: "I" as "I.", "a" as "a)", "CHƯƠNG I" by itself."""

import re

from desktop_app.documents.model import Heading, RichText

_NAMED = re.compile(r"(?i)(phần|chương|mục|tiểu\s+mục)\s")
_ARTICLE = re.compile(r"(?i)điều\s")
_LETTER = re.compile(r"[a-zđ]")


def printed_number(number: str) -> str:
    """The number with its sign, for a number as it is spoken of ("I", "1.2", "a", "(1)")."""
    bare = number.strip()
    if not bare or bare[-1] in ".):/" or _NAMED.match(bare):
        return bare
    if _LETTER.fullmatch(bare):
        return f"{bare})"
    return f"{bare}."


def heading(number: str, title: RichText, level: int) -> Heading:
    """A heading in the style of its number (NĐ 30/2020, Phụ lục I, phần I mục II khoản 6).

    Phần, Chương and Mục are centred and bold; "I.", "1." and "Điều 1." are bold; a point "a)" is
    upright.
    """
    printed = printed_number(number)
    if _NAMED.match(printed):
        return Heading(printed, title, level, bold=True, centered=True)
    upright = printed.endswith(")") and not _ARTICLE.match(printed)
    return Heading(printed, title, level, bold=not upright)
