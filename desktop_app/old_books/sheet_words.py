"""What stands around the rows of an old book: years and months, totals, notes, signatures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.old_books.words import folded

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_MONTH = re.compile(r"(?:thang|th|t)\.?\s*(\d{1,2})(?!\d)")
_MONTH_YEAR = re.compile(r"(?<!\d)(\d{1,2})\s*[-./]\s*((?:19|20)\d{2})(?!\d)")
_TOTAL = re.compile(
    r"(?:tong(?: cong| so)?|cong(?: trang| thang| quy| don| mang sang| so)?|luy ke|mang sang"
    r"|(?:cong )?chuyen (?:sang )?trang(?: sau)?)\b.*"
)
_NOTE = re.compile(r"(?:\*+|ghi chu|luu y|chu thich|nguon)\s*:.*|\*.*")
_SIGNED = re.compile(
    r"(?:(?:nguoi|can bo|cong chuc) (?:lap|ghi|tong hop|bao cao|theo doi|tiep (?:cong )?dan)"
    r"(?: bieu| so)?|chu tich|pho chu tich|tm\.?|kt\.?|thu truong|lanh dao|truong ban|\(?ky\b.*"
    r"|xac nhan.*|.*, ngay .* thang .* nam.*|ky ten.*|ke toan.*|van phong)\b.*"
)
_SECTION = re.compile(
    r"(?:[ivxlc]+\s*[.)/-]\s*|[a-z]\s*[.)]\s*)?"
    r"(?:thang|quy|nam|tuan|ky|phan|muc|6 thang|sau thang)\b.*"
)
_STAMP = re.compile(r"\W*(?:(?:TUYỆT|TỐI)\s+)?MẬT\W*")

TOTAL = "Dòng cộng của sổ cũ."
SIGNATURE = "Phần ký, ghi chú dưới bảng."
SECTION = "Dòng tiêu đề giữa bảng."
LONE = "Dòng chỉ có một ô chữ, không phải một lượt ghi."


@dataclass(frozen=True)
class Place:
    """The year and month that a sheet, a title or a section is about; None when not told."""

    year: int | None = None
    month: int | None = None

    def inside(self, other: "Place") -> "Place":
        """What is told here, else what was told around it."""
        return Place(other.year or self.year, other.month or self.month)


def place_of(texts: Sequence[str]) -> Place:
    """The year and month named in titles or a sheet's name; of two years none."""
    years, months = set(), set()
    for text in texts:
        words = folded(text)
        for month, year in _MONTH_YEAR.findall(words):
            if 1 <= int(month) <= 12:
                months.add(int(month))
                years.add(int(year))
        # The number and year of a law in the title are not those of the book.
        words = re.sub(r"\d+/(?:19|20)\d{2}/\S+|(?:luat|nghi dinh|thong tu)\s.*", " ", words)
        years |= {int(year) for year in _YEAR.findall(words)}
        months |= {int(month) for month in _MONTH.findall(words) if 1 <= int(month) <= 12}
    year = years.pop() if len(years) == 1 else None
    return Place(year, months.pop() if len(months) == 1 else None)


def left_out(texts: Sequence[str]) -> str:
    """Why a row below the head is no entry of the book; "" when it may be one."""
    told = [text for text in texts if text]
    if not told:
        return ""
    words = [folded(text) for text in told[:3]]
    if _TOTAL.fullmatch(words[0]) or (
        len(words) > 1 and words[0].isdigit() and _TOTAL.fullmatch(words[1])
    ):
        rest = folded(" ".join(told[1:]))
        if len(re.findall(r"[a-z]{2,}", rest)) <= 6:
            return TOTAL
    if len(told) <= 3 and all(_SIGNED.fullmatch(one) for one in words):
        return SIGNATURE
    if len(told) == 1:
        return _lone(told[0], words[0])
    return ""


def _lone(text: str, words: str) -> str:
    if _NOTE.fullmatch(words) or _SIGNED.fullmatch(words):
        return SIGNATURE
    if _SECTION.fullmatch(words) and len(text) < 60:
        return SECTION
    return ""


def is_stamp(text: str) -> bool:
    """Whether a cell is a stamp of a state secret: MẬT, TỐI MẬT, TUYỆT MẬT."""
    return "MẬT" in text and bool(_STAMP.fullmatch(" ".join(text.split())))
