"""The head of a paper: body, number, place and date, kind, title."""

import re
from collections.abc import Sequence

import msgspec

from desktop_app.plans.model import Finding, Severity
from desktop_app.plans.structure import words
from desktop_app.plans.structure.dates import day_of
from desktop_app.plans.structure.head_lines import (
    bodies_on_line,
    digits,
    misread,
    number_and_place,
)
from desktop_app.plans.structure.kinds import kind_of, leading_kind
from desktop_app.plans.structure.numbering import read_bullet, read_mark
from desktop_app.plans.structure.paragraphs import Element, Para, join_text

_LONGEST_TITLE_LINE = 400
_LONGEST_TYPE_LINE = 250
_LONGEST_LAST_LINE = 60


class Head(msgspec.Struct, frozen=True):
    """What the head says; `rest` is the index of the first element behind it."""

    doc_type: str = "other"
    number: str | None = None
    symbol: str | None = None
    date: str | None = None
    date_text: str = ""
    place: str | None = None
    issuer: str | None = None
    parent_issuer: str | None = None
    title: str = ""
    rest: int = 0
    leftovers: tuple[Element, ...] = ()
    findings: tuple[Finding, ...] = ()
    type_text: str = ""


def read_head(elements: Sequence[Element]) -> Head:
    """The head of a paper, whether its parts stand side by side, in boxes or below each other."""
    end = _body_start(elements)
    type_at, doc_type = _find_type(elements, end)
    reader = _HeadReader()
    title_end = type_at
    title = type_text = ""
    if type_at is None:
        type_at = title_end = _letter_end(elements, end)
        doc_type = "letter" if reader.has_subject(elements[:type_at]) else "other"
    else:
        type_text, title, title_end = _read_title(elements, type_at, end)
    for element in elements[:type_at]:
        reader.read(element)
    kept = reader.late(elements[title_end:end])
    head = reader.finished(doc_type, title, title_end + kept)
    return msgspec.structs.replace(head, type_text=type_text)


def _body_start(elements: Sequence[Element]) -> int:
    """Where the first section or table begins: no head reaches farther."""
    for i, element in enumerate(elements):
        if not isinstance(element, Para):
            return i
        mark = read_mark(element.whole)
        if mark is not None and mark.style != "upper":
            return i
        if words.RECIPIENTS.match(element.text):
            return i
    return len(elements)


def _find_type(elements: Sequence[Element], end: int) -> tuple[int | None, str]:
    """The line that names the kind of paper: behind the number, else behind date or nation.

    What looks like one above them may be the end of a body's name ("BAN QUẢN LÝ / DỰ ÁN …").
    """
    found: tuple[int | None, str] = None, "other"
    best = -1
    opened = 0
    for i, element in enumerate(elements[:end]):
        if not isinstance(element, Para):
            continue
        if opened > best and (kind := _type_of(element)):
            found, best = (i, kind), opened
        opened = max(opened, _opens_head(element.text))
    return found


def _opens_head(text: str) -> int:
    """How surely the kind of paper is named below this line: 2 for its number, 1, or 0."""
    if len(text) > _LONGEST_TITLE_LINE:
        return 0
    if words.NUMBER_LINE.search(text) or words.NUMBER_ANYWHERE.search(text):
        return 2
    return int(bool(words.NATION.search(text) or words.PLACE_DATE.search(text)))


def _type_of(para: Para) -> str:
    """The kind of paper that a line names, or ""."""
    kind = kind_of(para.text)
    if kind and (para.text.isupper() or para.centered or para.bold):
        return kind
    name = leading_kind(para.text)
    return kind_of(name) if name and len(para.text) <= _LONGEST_TYPE_LINE else ""


def _read_title(elements: Sequence[Element], type_at: int, end: int) -> tuple[str, str, int]:
    """The kind as written, the title, and the index behind it."""
    type_line = elements[type_at]
    assert isinstance(type_line, Para)
    name = leading_kind(type_line.text) or " ".join(type_line.text.split())
    title = " ".join(type_line.text.split())[len(name) :].strip(" :")
    at = type_at + 1
    while at < end:
        element = elements[at]
        if not isinstance(element, Para):
            break
        if words.RULE_LINE.fullmatch(element.text):
            at += 1
            continue
        if not _is_title_line(element, title):
            break
        title = join_text(title, element.text) if title else element.text
        at += 1
    return name, title, at


def _is_title_line(para: Para, title: str) -> bool:
    text = para.text
    if para.number or read_bullet(text)[0] or read_mark(text) or len(text) > _LONGEST_TITLE_LINE:
        return False
    if any(p.match(text) for p in (words.CAPTION, words.ADDRESSEE, words.PLACE_DATE)):
        return False
    return _goes_on_title(para, title) if title else not re.match(r"(?i)căn\s+cứ\b", text)


def _goes_on_title(para: Para, title: str) -> bool:
    text = para.text
    if text.endswith((".", ";", ":")) or words.OPENING_ISSUER.search(text):
        return False
    if text[:1].islower() or words.GOES_ON.search(title):
        return True
    if words.BASIS.match(text) or words.FIRST_SECTION.match(text):
        return False
    # A heading without a number stands at the edge below a title in the middle.
    if text.isupper() and not title.isupper() and not para.centered:
        return False
    # In decisions the deciding body follows in capitals below the title.
    if text.isupper() and not title.isupper() and words.BODY_START.search(text):
        return False
    if para.centered or para.bold or text.isupper():
        return len(text) < _LONGEST_TYPE_LINE
    return len(text) < _LONGEST_LAST_LINE and not text.endswith(",")


def _letter_end(elements: Sequence[Element], end: int) -> int:
    """Where the head of a paper without a kind's name ends."""
    last = 0
    for i, element in enumerate(elements[:end]):
        if isinstance(element, Para) and _HeadReader().read(element):
            last = i + 1
    return last


class _HeadReader:
    """Collects the parts of the head by their words, in whatever order they come."""

    def __init__(self) -> None:
        self.bodies: list[tuple[str, int]] = []
        self.number: str | None = None
        self.symbol: str | None = None
        self.date: str | None = None
        self.date_text = ""
        self.place: str | None = None
        self.subject = ""
        self.leftovers: list[Element] = []
        self.findings: list[Finding] = []
        self._after_body = False

    def has_subject(self, elements: Sequence[Element]) -> bool:
        return any(isinstance(e, Para) and words.SUBJECT_LINE.match(e.text) for e in elements)

    def late(self, elements: Sequence[Element]) -> int:
        """Read the parts of the head that a text box or a wrong order puts behind the title."""
        taken = 0
        for element in elements:
            if not isinstance(element, Para) or not self._is_head_part(element):
                break
            self.read(element)
            taken += 1
        return taken

    @staticmethod
    def _is_head_part(para: Para) -> bool:
        text = para.text
        return len(text) <= _LONGEST_TITLE_LINE and bool(
            words.NATION.match(text)
            or words.MOTTO.match(text)
            or words.NUMBER_LINE.fullmatch(text)
            or words.PLACE_DATE.fullmatch(text)
            or words.RULE_LINE.fullmatch(text)
        )

    def read(self, element: Element) -> bool:
        """Take one element of the head; false when it is none of its parts."""
        if not isinstance(element, Para):
            self.leftovers.append(element)
            return False
        if len(element.text) > _LONGEST_TITLE_LINE:
            self.leftovers.append(element)
            return False
        text, known = self._without_boilerplate(element.text)
        for part in (self._take_date, self._take_number):
            text, found = part(text, element.line)
            known = known or found
        text = text.strip(" \t*|-–")
        if not text or words.RULE_LINE.fullmatch(text) or words.DRAFT.match(text):
            return known or not text or bool(words.RULE_LINE.fullmatch(text))
        if words.SUBJECT_LINE.match(text):
            self.subject = words.SUBJECT_LINE.sub("", text).strip("() ")
            return True
        if self.subject and text[:1].islower():
            self.subject = join_text(self.subject, text)
            return True
        return self._take_body(text, element) or known

    def _without_boilerplate(self, text: str) -> tuple[str, bool]:
        bare = words.MOTTO.sub("  ", words.NATION.sub("  ", text))
        if words.MOTTO_REST.fullmatch(text.strip()):
            bare = ""
        return bare, bare != text

    def _take_date(self, text: str, line: int) -> tuple[str, bool]:
        match = words.PLACE_DATE_SHORT.search(text) or words.PLACE_DATE.search(text)
        if match is None or self.date_text:
            return text, False
        self._note_misread(match, line)
        before, place = number_and_place(text[: match.start()], match["place"].strip())
        self.place = place.strip(" .…_-*") or None
        self.date_text = " ".join(f"{match['date']}".split())
        self.date = day_of(*(digits(match[part]) for part in ("day", "month", "year")))
        if self.date is None:
            self.findings.append(incomplete_date(self.date_text, line))
        return f"{text[: match.start()]} {before}  {text[match.end() :]}", True

    def _take_number(self, text: str, line: int) -> tuple[str, bool]:
        bare = text.strip()
        match = words.NUMBER_LINE.search(bare) or words.NUMBER_ANYWHERE.search(bare)
        if match is None or self.symbol is not None:
            return text, False
        rest = bare[: match.start()]
        found = words.SYMBOL.fullmatch(match["number"].strip())
        if found is None:
            if match["number"].strip(" .…_"):
                return text, False
            self.symbol = ""
            return rest, True
        self._note_misread(match, line)
        symbol = re.sub(r"\s*([/&-])\s*", r"\1", found["symbol"]).strip(" .")
        self.symbol = symbol
        if found["digits"]:
            self.number = f"{found['digits']}{found['joint']}{symbol}"
        else:
            self.findings.append(blank_number(match.group().strip(), line))
        return rest, True

    def _note_misread(self, found: re.Match[str], line: int) -> None:
        self.findings += [misread_word(word, meant, line) for word, meant in misread(found)]

    def _take_body(self, text: str, para: Para) -> bool:
        if not text.isupper() or len(text) > 120 or read_mark(text):
            self.leftovers.append(para)
            return False
        for part in bodies_on_line(text):
            last = self.bodies[-1][0] if self.bodies else ""
            if last and (words.BODY_GOES_ON.search(last) or not words.BODY_START.match(part)):
                self.bodies[-1] = (join_text(last, part), self.bodies[-1][1])
            else:
                self.bodies.append((part, para.line))
        return True

    def finished(self, doc_type: str, title: str, rest: int) -> Head:
        """The head; of more than two bodies the outer ones are kept as leftovers."""
        outer = [Para(body, line, (line,)) for body, line in self.bodies[:-2]]
        if title and self.subject:
            outer.append(Para(self.subject, 0, ()))
        return Head(
            doc_type,
            self.number,
            self.symbol or None,
            self.date,
            self.date_text,
            self.place,
            self.bodies[-1][0] if self.bodies else None,
            self.bodies[-2][0] if len(self.bodies) > 1 else None,
            title or self.subject,
            rest,
            (*outer, *self.leftovers),
            tuple(self.findings),
        )


def blank_number(text: str, line: int) -> Finding:
    """A symbol without its number: "Số:    /KH-UBND"."""
    return Finding(
        "number_blank",
        Severity.WARNING,
        "Số văn bản còn để trống, mới có ký hiệu.",
        line,
        excerpt=text,
    )


def incomplete_date(text: str, line: int) -> Finding:
    """A date with blanks in it: "ngày … tháng 3 năm 2027"."""
    return Finding(
        "date_incomplete",
        Severity.WARNING,
        "Ngày ban hành còn để trống hoặc ghi không đủ ngày, tháng, năm.",
        line,
        excerpt=text,
    )


def misread_word(word: str, meant: str, line: int) -> Finding:
    """A word of the number or the date whose mark was read wrongly from paper: "Sổ:", "ngảy"."""
    return Finding(
        "head_word_misread",
        Severity.WARNING,
        f"“{word}” ở phần đầu có lẽ là “{meant}” (lỗi nhận dạng chữ); dòng này vẫn được đọc.",
        line,
        excerpt=word,
        suggestion=meant,
    )
