"""Documents cited in running text: kind, number, date, issuer."""

import datetime
import re
from collections.abc import Iterator, Sequence

import msgspec

from desktop_app.law.known_documents import law_names


class DocumentRef(msgspec.Struct, frozen=True):
    """A document cited: "Nghị quyết", "82/NQ-HĐND", "2025-12-11", "HĐND thành phố".

    `number` is None where a law is cited by its name alone; `name` is then "Thực hiện dân chủ ở cơ
    sở". `excerpt` are the words of the text from the kind to the number or date.
    """

    kind: str
    number: str | None
    date: str | None
    issuer: str | None
    line: int
    name: str = ""
    excerpt: str = ""


KINDS = (
    "Thông tư liên tịch", "Nghị quyết liên tịch", "Bộ luật", "Luật", "Pháp lệnh", "Hiến pháp",
    "Nghị định", "Nghị quyết", "Quyết định", "Thông tư", "Chỉ thị", "Kế hoạch", "Kết luận",
    "Quy định", "Quy chế", "Hướng dẫn", "Chương trình", "Công văn", "Công điện", "Thông báo",
    "Báo cáo", "Tờ trình", "Đề án", "Phương án", "Văn bản", "Lệnh",
)  # fmt: skip
_LAWS = {"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"}
_SYMBOL_KINDS = {
    "NĐ": "Nghị định", "NQ": "Nghị quyết", "NQLT": "Nghị quyết liên tịch", "QĐ": "Quyết định",
    "TT": "Thông tư", "TTLT": "Thông tư liên tịch", "CT": "Chỉ thị", "KH": "Kế hoạch",
    "KL": "Kết luận", "QyĐ": "Quy định", "QĐi": "Quy định", "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "TB": "Thông báo", "BC": "Báo cáo", "TTr": "Tờ trình", "CĐ": "Công điện", "ĐA": "Đề án",
    "PL": "Pháp lệnh", "PA": "Phương án", "QC": "Quy chế",
}  # fmt: skip
_UP = "A-ZĐÀ-ỸƯƠĂÂÊÔ"
_LOW = "a-zđà-öø-ÿăĩũơư" + "".join(chr(code) for code in range(0x1EA1, 0x1EFA, 2))
_GAP = r"\s*[-–‑]\s*"
_SYMBOL = rf"[{_UP}][{_UP}A-Za-zđ&]*\d*(?:(?:{_GAP}|\s?/\s?|\.)[{_UP}][{_UP}A-Za-zđ&]*\d*)*"
# "59/2023/NĐ-CP", "82/NQ-HĐND", "22-NQ/TU", "120- KL/TW", also broken over a line.
_NUMBER = rf"\d{{1,5}}[a-z]?(?:\s?/\s?(?:19|20)\d\d)?(?:\s?/\s?|{_GAP}){_SYMBOL}"
_DATE = (
    r"ngày\s*(?P<d>\d{1,2})\s*(?:[/.\-–]\s*|tháng\s*)(?P<m>\d{1,2})\s*(?:[/.\-–]\s*|,?\s*năm\s*)"
    r"(?P<y>\d{4})"
)
_KIND = "|".join(kind.replace(" ", r"\s+") for kind in KINDS)
_START = re.compile(
    rf"\b(?P<kind>{_KIND})\b|\b(?P<more>[Ss]ố:?)\s*(?={_NUMBER})|(?<![\w/.-])(?={_NUMBER})"
)
_NUMBERS = re.compile(
    rf"(?:(?:số:?|no)\s*)?(?P<list>(?:\d{{1,5}}\s*(?:,|;|và)\s*(?:số\s*)?)*){'(?P<last>'}{_NUMBER})",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"số:?\s*(?P<last>\d{1,5})(?![\d/]|\s*[-–]\s*\d)", re.IGNORECASE)
_SAME_NUMBER = re.compile(_NUMBER)
_CAPITAL_KIND = re.compile("|".join(kind.upper().replace(" ", r"\s+") for kind in KINDS))
_SMALL_KIND = re.compile(rf"\b(?:{_KIND.lower()})\b")
_CAPITALS = re.compile(rf"[^\W_{_LOW}]+(?:[\W_]+[^\W_{_LOW}]+)*")
_FEWEST_CAPITALS = 4
_DATE_HERE = re.compile(rf"[\s,(]*(?:ban\s+hành\s+)?{_DATE}")
_YEAR_HERE = re.compile(r"[\s,(]*năm\s+(?P<y>\d{4})")
_LAW_NUMBER = re.compile(r"[\s,(]*(?:[Ll]uật\s+)?số:?\s*")
_CLAUSE_END = re.compile(r";|\.\s")
_OF = re.compile(r"[\s,)*_”\"]*(?:\([^()]{0,60}\)\s*)?của\s+")
_ISSUER_END = re.compile(
    r"[;,.()“”\"*:\n]|\s(?:[Vv]ề|quy\s+định|ban\s+hành|sửa\s+đổi|hướng\s+dẫn|phê\s+duyệt|ngày|năm|nhằm"
    r"|triển\s+khai|thực\s+hiện|giai\s+đoạn|theo|trên|gắn|đảm\s+bảo|bảo\s+đảm|là|để|tại|khi|được"
    r"|quyết\s+định|đã|và\s+các|V/v|vv)\b"
    rf"|\s(?:và\s+)?(?:{_KIND})\b|$"
)
# Where a law's name that we do not know ends; "và" and "," may be part of one.
_NAME_END = re.compile(
    r"[;.()“”\"*:]|\s(?:ngày|năm|số|theo|của|tại|đến|trong|trên|về|cho|được|là|gắn|và\s+các|để|khi"
    rf"|thông\s+qua|bằng|với)\b|,\s*(?:{_KIND}|các)\b|\s(?:và\s+)?(?:{_KIND})\b|$"
)


def find_citations(text: str, line: int) -> tuple[DocumentRef, ...]:
    """The documents cited in a paragraph, in their order.

    A number list shares its symbol and date ("số 217, số 218-QĐ/TW ngày …" are two documents).
    A law may be cited by name alone, unless it stands in the title of a document before it. A line
    break in the text moves the line on.
    """
    return tuple(_Scan(text, line).refs())


def _in_small_letters(text: str) -> str:
    """The text with its stretches in capitals as they would stand in a sentence, just as long."""
    if not _CAPITAL_KIND.search(text):
        return text
    return _CAPITALS.sub(lambda stretch: _small(stretch[0]), text)


def _small(stretch: str) -> str:
    if len(stretch.split()) < _FEWEST_CAPITALS:
        return stretch
    parts = _SAME_NUMBER.split(stretch)
    numbers = [*_SAME_NUMBER.findall(stretch), ""]
    small = "".join(a.lower() + b for a, b in zip(parts, numbers, strict=True))
    return _SMALL_KIND.sub(lambda kind: kind[0][:1].upper() + kind[0][1:], small)


class _Scan:
    """One walk over a paragraph."""

    def __init__(self, text: str, line: int) -> None:
        small = _in_small_letters(text)
        self._text = small if len(small) == len(text) else text
        self._written = text
        self._line = line
        self._kind = ""
        self._clause = -1  # end of the last numbered document of this clause

    def refs(self) -> Iterator[DocumentRef]:
        at = 0
        while start := _START.search(self._text, at):
            found, at = self._at(start)
            yield from found

    def _at(self, start: re.Match[str]) -> tuple[list[DocumentRef], int]:
        kind = " ".join((start["kind"] or "").split())
        kind = kind[:1].upper() + kind[1:]
        after = _skip_space(self._text, start.end("kind") if start["kind"] else start.start())
        numbers = _NUMBERS.match(self._text, after)
        if numbers:
            return self._numbered(kind, start.start(), numbers)
        if kind in _LAWS:
            return self._law(kind, start.start(), after)
        return self._plain(kind, start.start(), after)

    def _numbered(
        self, kind: str, begin: int, numbers: re.Match[str]
    ) -> tuple[list[DocumentRef], int]:
        found = [*_listed(numbers), _clean(numbers["last"])]
        end = numbers.end()
        while again := re.compile(rf"\s*(?:,|và)\s*(?:số\s*)?({_NUMBER})").match(self._text, end):
            found.append(_clean(again[1]))
            end = again.end()
        kind = kind or self._kind_before(begin)
        self._kind, self._clause = kind or _kind_of(found[-1]), end
        return self._made(kind, found, begin, end)

    def _kind_before(self, begin: int) -> str:
        """ "Nghị định số …; số …": the kind goes on where only "số" is repeated."""
        repeated = self._text[begin : begin + 2].lower() == "số"
        return self._kind if repeated and self._clause >= 0 else ""

    def _plain(self, kind: str, begin: int, after: int) -> tuple[list[DocumentRef], int]:
        """ "Kế hoạch số 25 ngày …" and "Quyết định ngày … của …"."""
        bare = _BARE_NUMBER.match(self._text, after)
        if bare:
            self._kind, self._clause = kind, bare.end()
            return self._made(kind, [bare["last"]], begin, bare.end())
        if _DATE_HERE.match(self._text, after) and self._text[after : after + 4] == "ngày":
            return self._made(kind, [None], begin, after)
        return [], after

    def _law(self, kind: str, begin: int, after: int) -> tuple[list[DocumentRef], int]:
        name, end = self._law_name(after)
        if not name and kind != "Hiến pháp":
            return [], after
        number = None
        if lead := _LAW_NUMBER.match(self._text, end):
            same = _SAME_NUMBER.match(self._text, lead.end())
            if same:
                number, end = _clean(same[0]), same.end()
        year = _YEAR_HERE.match(self._text, end)
        dated = _DATE_HERE.match(self._text, end)
        alone = number is None and not year and not dated
        if alone and kind == "Hiến pháp":
            return [], end  # "trong khuôn khổ Hiến pháp và pháp luật"
        if alone and self._clause >= 0 and not _CLAUSE_END.search(self._text, self._clause, begin):
            return [], end  # named in the title of the document before
        return self._made(kind, [number], begin, year.end() if year else end, name)

    def _law_name(self, after: int) -> tuple[str, int]:
        flat = self._text[after : after + 160].replace("\n", " ").lower()
        for known in law_names():
            if flat.startswith(known.lower()) and not flat[len(known) : len(known) + 1].isalpha():
                return known, after + len(known)
        end = _NAME_END.search(self._text, after)
        stop = end.start() if end else len(self._text)
        name = " ".join(self._text[after:stop].split()).rstrip(",")
        named = name[:1].isupper() and len(name) <= 90
        return (name, stop) if named else ("", after)

    def _made(
        self, kind: str, numbers: Sequence[str | None], begin: int, end: int, name: str = ""
    ) -> tuple[list[DocumentRef], int]:
        date, end = self._date(end)
        issuer, after = self._issuer(end)
        if date is None and issuer:
            date, after = self._date(after)
        line = self._line + self._text.count("\n", 0, begin)
        excerpt = " ".join(self._written[begin:end].split())
        refs = [
            DocumentRef(kind or _kind_of(n or ""), n, date, issuer, line, name, excerpt)
            for n in numbers
        ]
        return refs, after

    def _date(self, at: int) -> tuple[str | None, int]:
        found = _DATE_HERE.match(self._text, at)
        if not found:
            return None, at
        try:
            day = datetime.date(int(found["y"]), int(found["m"]), int(found["d"]))
        except ValueError:
            return None, found.end()
        return day.isoformat(), found.end()

    def _issuer(self, at: int) -> tuple[str | None, int]:
        lead = _OF.match(self._text, at)
        if not lead:
            return None, at
        flat = self._text.replace("\n", " ")
        end = _ISSUER_END.search(flat, lead.end())
        stop = end.start() if end else len(flat)
        words = " ".join(self._written[lead.end() : stop].split())
        return (words or None), stop


def _listed(numbers: re.Match[str]) -> list[str]:
    """ "217" of "217, số 218-QĐ/TW" with the symbol of the last."""
    symbol = re.sub(r"^\d+[a-z]?", "", _clean(numbers["last"]))
    return [digits + symbol for digits in re.findall(r"\d+", numbers["list"] or "")]


def _clean(number: str) -> str:
    return re.sub(r"\s+", "", number).replace("–", "-").replace("‑", "-")


def _kind_of(number: str) -> str:
    """The kind that a number's symbol tells: "QĐ" of "346/QĐ-TTg"; a letter ("Công văn") else."""
    if re.search(r"/QH\d+$", number):
        return "Luật"
    found = [_SYMBOL_KINDS[part] for part in re.split(r"[/.-]", number) if part in _SYMBOL_KINDS]
    return found[0] if found else "Văn bản"


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
