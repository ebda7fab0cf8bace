"""The language of slip templates: Vietnamese lines with simple marks, one line for one part.

A line begins with a mark ("Tên:", "Kính gửi:", "Căn cứ:" …) or is a paragraph of the text. A line
that begins with ";" is a note to whoever edits the template. `{họ tên}` is filled from the record;
when it is not known a dotted line is printed to write on, and with `{họ tên?}` the whole line is
left out. `*đậm*` is bold, `_nghiêng_` italic.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from db.text import nfc


class Mark(StrEnum):
    """What a line is; the value is the word before its colon, "" for a paragraph."""

    PARENT = "Cấp trên"
    ISSUER = "Cơ quan"
    NUMBER = "Số"
    PLACE = "Nơi, ngày"
    ABOUT = "V/v"
    TITLE = "Tên"
    SUBJECT = "Trích yếu"
    ADDRESSEE = "Kính gửi"
    BASIS = "Căn cứ"
    CENTERED = "Giữa"
    HEADING = "Mục"
    TABLE = "Bảng"
    RECIPIENT = "Nơi nhận"
    SIGNER = "Người ký"
    BOXES = "Ô ký"
    FORM = "Mẫu"
    ROW = "|"
    TEXT = ""


MEANINGS: Mapping[Mark, str] = {
    Mark.PARENT: "cơ quan cấp trên, ở góc trái phía trên",
    Mark.ISSUER: "cơ quan ban hành, ở góc trái phía trên",
    Mark.NUMBER: "số và ký hiệu; ký hiệu đứng sau {số}/",
    Mark.PLACE: "địa danh và ngày, ở góc phải phía trên",
    Mark.ABOUT: "trích yếu của công văn, dưới số",
    Mark.TITLE: "tên loại văn bản, chữ hoa đậm ở giữa",
    Mark.SUBJECT: "trích yếu nội dung, dưới tên loại",
    Mark.ADDRESSEE: "nơi gửi đến; mỗi nơi một dòng",
    Mark.BASIS: "căn cứ, chữ nghiêng; mỗi căn cứ một dòng",
    Mark.CENTERED: "dòng đậm ở giữa, như QUYẾT ĐỊNH:",
    Mark.HEADING: "đề mục, chữ đậm",
    Mark.TABLE: "bảng lặp theo danh sách; hai dòng | … | ngay dưới là đầu bảng và một dòng mẫu",
    Mark.RECIPIENT: "nơi nhận, dưới cùng bên trái; mỗi nơi một dòng",
    Mark.SIGNER: "khối chữ ký; chữ sau dấu hai chấm là dòng trên cùng, như TM. ỦY BAN NHÂN DÂN",
    Mark.BOXES: "các ô ký của biên bản, cách nhau bằng |",
    Mark.FORM: "số mẫu, chữ nghiêng nhỏ dưới cùng",
}
_ONCE = frozenset(
    {Mark.PARENT, Mark.ISSUER, Mark.NUMBER, Mark.PLACE, Mark.ABOUT, Mark.TITLE, Mark.SUBJECT}
) | {Mark.SIGNER, Mark.BOXES, Mark.FORM}
_WORDS = {mark.value.lower(): mark for mark in Mark if mark not in (Mark.TEXT, Mark.ROW)}
_MARKED = re.compile(r"([^:{}]{2,10}):(.*)")
_PLACE = re.compile(r"\{([^{}]*)\}")
_MARKER = re.compile(r"([-+]|\d{1,2}[.)]|[a-zđ]\))\s+(?=\S)")
LONGEST = 60_000


@dataclass(frozen=True)
class Line:
    """One line of a template: where it stands in the text, what it is, and its words.

    `marker` is "-", "1.", "a)" before a paragraph; `cells` are those of a row of a table.
    """

    number: int
    mark: Mark
    text: str
    marker: str = ""
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fault:
    """What is wrong with a template: the line, and a sentence."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"Dòng {self.line}: {self.message}"


@dataclass(frozen=True)
class Template:
    """A template taken apart."""

    lines: tuple[Line, ...]

    def of(self, mark: Mark) -> tuple[Line, ...]:
        """The lines of one kind, in order."""
        return tuple(line for line in self.lines if line.mark is mark)

    @property
    def places(self) -> frozenset[str]:
        """The names of all placeholders."""
        texts = (text for line in self.lines for text in (line.text, *line.cells))
        return frozenset(name for text in texts for name, _ in placeholders(text))

    @property
    def series(self) -> str:
        """The symbol behind the number ("TB-UBND"), or "" for a paper without number."""
        for line in self.of(Mark.NUMBER):
            return line.text.rpartition("}")[2].lstrip("/").strip()
        return ""


def parse(text: str) -> Template:
    """Take a template apart; what is wrong with it is told by `faults`."""
    lines = []
    for number, raw in enumerate(nfc(text)[:LONGEST].splitlines(), 1):
        line = raw.strip()
        if line and not line.startswith(";"):
            lines.append(_line(number, line))
    return Template(tuple(lines))


def placeholders(text: str) -> tuple[tuple[str, bool], ...]:
    """Each placeholder of a text: its name, and whether the line goes without it ("?")."""
    return tuple(_named(found) for found in _PLACE.findall(text))


def filled(text: str, value_of: Callable[[str], str]) -> str:
    """The text with its placeholders replaced."""
    return _PLACE.sub(lambda found: value_of(_named(found[1])[0]), text)


def faults(text: str, known: frozenset[str], lists: Mapping[str, frozenset[str]]) -> list[Fault]:
    """What is wrong with a template, line by line; nothing when it can be printed.

    `known` are the names of placeholders, `lists` those of the tables' rows by list.
    """
    template = parse(text)
    found = [Fault(1, f"mẫu dài hơn {LONGEST} ký tự")] if len(text) > LONGEST else []
    if not any(line.mark in (Mark.TEXT, Mark.TABLE) for line in template.lines):
        found.append(Fault(1, "mẫu chưa có nội dung"))
    seen: set[Mark] = set()
    rows_of: str | None = None
    rows = 0
    for line in template.lines:
        if line.mark in _ONCE and line.mark in seen:
            found.append(Fault(line.number, f"“{line.mark.value}:” chỉ được ghi một lần"))
        seen.add(line.mark)
        if line.mark is Mark.TABLE:
            rows_of, rows = line.text.lower(), 0
            if rows_of not in lists:
                names = ", ".join(lists)
                found.append(Fault(line.number, f"không có danh sách “{line.text}”; có: {names}"))
        elif line.mark is Mark.ROW:
            rows += 1
            found += _row_faults(line, rows_of, rows)
        else:
            rows_of = None
        own = lists.get(rows_of or "", frozenset()) if line.mark is Mark.ROW else frozenset()
        found += _place_faults(line, known | own)
    found += _table_faults(template)
    return sorted(found, key=lambda fault: fault.line)


def _line(number: int, line: str) -> Line:
    if line.startswith("|"):
        cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
        return Line(number, Mark.ROW, "", cells=cells)
    marked = _MARKED.fullmatch(line)
    mark = _WORDS.get(marked[1].strip().lower()) if marked else None
    if marked and mark:
        text = marked[2].strip()
        if mark is Mark.BOXES:
            return Line(number, mark, "", cells=tuple(cell.strip() for cell in text.split("|")))
        return Line(number, mark, text)
    marker = _MARKER.match(line)
    if marker:
        return Line(number, Mark.TEXT, line[marker.end() :], marker[1])
    return Line(number, Mark.TEXT, line)


def _named(inside: str) -> tuple[str, bool]:
    name = " ".join(inside.lower().split())
    return (name[:-1].strip(), True) if name.endswith("?") else (name, False)


def _row_faults(line: Line, rows_of: str | None, rows: int) -> list[Fault]:
    if rows_of is None:
        return [Fault(line.number, "dòng | … | phải đứng ngay dưới một dòng “Bảng: …”")]
    if rows > 2:
        return [Fault(line.number, "một bảng chỉ có hai dòng | … |: đầu bảng và một dòng mẫu")]
    return []


def _table_faults(template: Template) -> list[Fault]:
    found = []
    lines = template.lines
    for i, line in enumerate(lines):
        if line.mark is not Mark.TABLE:
            continue
        below = lines[i + 1 : i + 3]
        if len(below) < 2 or any(row.mark is not Mark.ROW for row in below):
            found.append(
                Fault(line.number, "bảng cần hai dòng | … | ngay dưới: đầu bảng, dòng mẫu")
            )
        elif len(below[0].cells) != len(below[1].cells):
            found.append(
                Fault(
                    below[1].number,
                    f"dòng mẫu có {len(below[1].cells)} ô, đầu bảng có {len(below[0].cells)} ô",
                )
            )
    return found


def _place_faults(line: Line, known: frozenset[str]) -> list[Fault]:
    found = []
    for text in (line.text, *line.cells):
        rest = _PLACE.sub("", text)
        if "{" in rest or "}" in rest:
            found.append(Fault(line.number, "ngoặc nhọn { } chưa đóng hoặc chưa mở"))
        for name, _ in placeholders(text):
            if name not in known:
                words = f"không có giá trị “{{{name}}}”" if name else "ngoặc nhọn {} để trống"
                found.append(Fault(line.number, f"{words}; {_instead(name, known)}"))
    return found


def _instead(name: str, known: frozenset[str]) -> str:
    near = get_close_matches(name, sorted(known), n=1)
    return f"có phải “{{{near[0]}}}”?" if near else "hãy chọn trong danh sách giá trị"
