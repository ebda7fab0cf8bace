"""Documents cited: two dates, two kinds, no longer in force, younger than the plan."""

import datetime
import re
from collections.abc import Iterator

from db.text import fold
from desktop_app.law.citations import DocumentRef
from desktop_app.law.known_documents import KnownDocument, known_documents
from desktop_app.law.phrase_parts import month_length
from desktop_app.plans.lint.context import Context, Part, day_shown, finding
from desktop_app.plans.model import Finding, Severity
from desktop_app.plans.source import SourceKind

_SURE = {"H", "H-"}
_MONTH = re.compile(r"tháng\s*(\d{1,2})\D{1,8}((?:19|20)\d\d)|/\s*(\d{1,2})\s*/\s*((?:19|20)\d\d)")
_SPACED = re.compile(r"\d+(?:\s+[-/]\s*|[-/]\s+)[A-ZĐ][\w-]*(?:/[\w-]+)?")
_YEAR = re.compile(r"năm\s*((?:19|20)\d\d)|/\s*((?:19|20)\d\d)")
_DATED = re.compile(
    r"ngày\s*(\d{1,2})\s*(?:[/.]|tháng)\s*(\d{1,2})\s*(?:[/.]|,?\s*năm)\s*((?:19|20)\d\d)"
)
_NUMBERS = r"(\d{1,2})/(\d{1,2})(?:/((?:19|20)\d\d))?(?![\d/])"
_SHORT = re.compile(rf"(?:ngày|trước|đến|từ)\s+(?:ngày\s+)?{_NUMBERS}", re.IGNORECASE)
# In a cell of times two numbers with a year are a day, whatever stands before them.
_SHORT_TIME = re.compile(
    rf"(?:(?:ngày|trước|đến|từ)\s+(?:ngày\s+)?|(?<![\d/.])(?=\d+/\d+/\d{{4}})){_NUMBERS}",
    re.IGNORECASE,
)


def check_cited_dates(context: Context) -> Iterator[Finding]:
    """One number with two dates; one number of two kinds of document."""
    by_number: dict[str, list[DocumentRef]] = {}
    for ref in _others(context):
        if ref.number and re.search(r"[-/]", ref.number):
            by_number.setdefault(ref.number.upper(), []).append(ref)
    for refs in by_number.values():
        yield from _two_dates(context, refs)
        yield from _two_kinds(context, refs)


def _others(context: Context) -> list[DocumentRef]:
    """The documents cited but for the plan itself, which its captions cite."""
    own = (context.plan.number or "").upper()
    return [ref for ref in context.citations if not own or (ref.number or "").upper() != own]


def _two_dates(context: Context, refs: list[DocumentRef]) -> Iterator[Finding]:
    dated = [ref for ref in refs if ref.date]
    dates = sorted(
        dict.fromkeys(str(ref.date) for ref in dated), key=lambda d: -_count(dated, d)
    )  # the date met most often first, of equals the one met first
    # A number begins again each year: dates a year apart are two documents.
    if len(dates) < 2 or abs(int(dates[0][:4]) - int(dates[1][:4])) > 0:
        return
    odd = [ref for ref in dated if ref.date != dates[0]]
    usual = next(ref for ref in dated if ref.date == dates[0])
    lines = [_line(context, ref) for ref in odd]
    shown = " và ".join(day_shown(day) for day in dates)
    message = (
        f"{usual.kind} số {usual.number} được ghi hai ngày khác nhau: {shown}."
        " Xin đối chiếu với bản gốc rồi ghi thống nhất."
    )
    also = [*lines[1:], *(_line(context, ref) for ref in dated if ref.date == dates[0])]
    yield finding(
        "document_two_dates", Severity.ERROR, message, lines[0], also=also, excerpt=odd[0].excerpt
    )


def _count(refs: list[DocumentRef], date: str) -> int:
    return sum(ref.date == date for ref in refs)


def _two_kinds(context: Context, refs: list[DocumentRef]) -> Iterator[Finding]:
    named = [ref for ref in refs if ref.kind != "Văn bản" and _kind_stands_before(ref)]
    odd = next((ref for ref in named if not _same_kind(ref.kind, named[0].kind)), None)
    if odd is None:
        return
    also = [_line(context, ref) for ref in named if ref.kind != odd.kind]
    places = ", ".join(str(line) for line in sorted(set(also)))
    message = (
        f"Số {odd.number} ở đây được gọi là {odd.kind}, ở dòng {places} lại là {named[0].kind}."
        " Một số, ký hiệu chỉ thuộc một loại văn bản; xin đối chiếu với bản gốc."
    )
    yield finding(
        "number_two_kinds",
        Severity.WARNING,
        message,
        _line(context, odd),
        also=also,
        excerpt=odd.excerpt,
    )


def _kind_stands_before(ref: DocumentRef) -> bool:
    """Whether the kind was read right before the number, not taken from what stood earlier."""
    lead, _, _ = fold(ref.excerpt).partition(fold(ref.number or ""))
    return " ".join(lead.replace("so:", "so").split()).removesuffix(" so") == fold(ref.kind)


def _same_kind(one: str, other: str) -> bool:
    """ "Nghị quyết" is short for "Nghị quyết liên tịch", "Luật" for "Bộ luật"."""
    short, long = sorted((fold(one), fold(other)), key=len)
    return long.startswith(short) or long.endswith(short)


def check_number_form(context: Context) -> Iterator[Finding]:
    """A space inside a number ("12- KH/TU"), unless a line ends there."""
    seen: set[tuple[int, str | None]] = set()
    for ref in context.citations:
        spaced = _SPACED.search(ref.excerpt)
        if not spaced or not any(spaced[0] in line for line in context.lines):
            continue
        if context.source.kind is SourceKind.PDF and re.search(r"\S-\s", spaced[0]):
            continue  # stretched by the page's justification
        line = _line(context, ref)
        if (line, ref.number) not in seen:
            seen.add((line, ref.number))
            message = f"Số, ký hiệu “{spaced[0]}” có dấu cách thừa; viết liền: {ref.number}."
            yield finding(
                "number_spacing",
                Severity.INFO,
                message,
                line,
                excerpt=ref.excerpt,
                suggestion=ref.number or "",
            )


def check_plan_date(context: Context) -> Iterator[Finding]:
    """A plan dated before a document that it carries out or cites."""
    latest = latest_day(context)
    if not latest:
        return
    younger = [ref for ref in _others(context) if ref.date and ref.date > latest]
    by_number: dict[str, list[DocumentRef]] = {}
    for ref in younger:
        by_number.setdefault(ref.number or ref.name, []).append(ref)
    for refs in by_number.values():
        first = refs[0]
        name = f"{first.kind} số {first.number}" if first.number else f"{first.kind} {first.name}"
        days = " và ".join(dict.fromkeys(day_shown(str(ref.date)) for ref in refs))
        shown = context.plan.date_text or day_shown(str(context.plan.date))
        message = (
            f"Văn bản này ghi “{shown}” nhưng dẫn {name} ngày {days}, tức là ban hành sau đó:"
            " một trong các ngày này bị nhầm."
        )
        yield finding(
            "plan_before_cited",
            Severity.ERROR,
            message,
            _date_line(context),
            also=[_line(context, ref) for ref in refs],
            excerpt=shown,
        )


def latest_day(context: Context) -> str:
    """The last day that the plan's date can mean: the day, the end of its month or year, or ""."""
    plan = context.plan
    if plan.date:
        return plan.date
    month = _MONTH.search(plan.date_text)
    if month:
        number, year = (int(part) for part in month.groups() if part)
        if 1 <= number <= 12:
            return f"{year}-{number:02d}-{month_length(number, year):02d}"
    year_only = _YEAR.search(plan.date_text)
    return f"{next(part for part in year_only.groups() if part)}-12-31" if year_only else ""


def earliest_day(context: Context) -> str:
    """The first day that the plan's date can mean, or ""."""
    latest = latest_day(context)
    if context.plan.date or not latest:
        return latest
    return f"{latest[:7]}-01" if _MONTH.search(context.plan.date_text) else f"{latest[:4]}-01-01"


def check_in_force(context: Context) -> Iterator[Finding]:
    """Known documents: no longer in force on the plan's day, or cited with a wrong date."""
    yield from _known_numbers(context)
    day = latest_day(context) or _year_end(context)
    seen: set[tuple[str, str]] = set()
    for ref in context.citations:
        known = known_documents().get(ref.number or "")
        if known is None or known.confidence not in _SURE or fold(known.kind) != fold(ref.kind):
            continue
        for found in (_expired(context, ref, known, day), _wrong_date(context, ref, known)):
            if found and (found.code, known.number) not in seen:
                seen.add((found.code, known.number))
                yield found


def _known_numbers(context: Context) -> Iterator[Finding]:
    """A number that is not recorded, with the kind, day and title of a document that is."""
    for ref in dict.fromkeys(context.citations):
        if not ref.number or not ref.date or ref.number in known_documents():
            continue
        behind = _words_behind(context, ref)
        meant = [known for known in known_documents().values() if _is_meant(known, ref, behind)]
        if len(meant) == 1:
            known = meant[0]
            message = (
                f"{known.kind} ngày {day_shown(ref.date)} có tên này mang số {known.number}, ở đây"
                f" ghi số {ref.number}; xin đối chiếu với bản gốc."
            )
            yield finding(
                "known_number_differs",
                Severity.WARNING,
                message,
                _line(context, ref),
                excerpt=ref.excerpt,
                suggestion=ref.excerpt.replace(ref.number, known.number),
            )


def _is_meant(known: KnownDocument, ref: DocumentRef, behind: str) -> bool:
    """Whether all but the number is that of a recorded document; its title stands behind it."""
    same = known.date == ref.date and fold(known.kind) == fold(ref.kind)
    issued = known.number.rpartition("/")[2] == str(ref.number).rpartition("/")[2]
    sure = known.confidence in _SURE and bool(known.about)
    return same and issued and sure and fold(known.about) in behind


def _words_behind(context: Context, ref: DocumentRef) -> str:
    """The folded words that follow a citation in its passage, to the end of its clause."""
    cited = " ".join(ref.excerpt.split())
    for passage in context.passages:
        _, found, behind = " ".join(passage.text.split()).partition(cited)
        if found:
            return fold(behind.partition(";")[0])
    return ""


def _expired(context: Context, ref: DocumentRef, known: KnownDocument, day: str) -> Finding | None:
    if not known.valid_to or not day or day <= known.valid_to:
        return None
    article = f" ({known.article})" if known.article else ""
    message = (
        f"{known.kind} số {known.number} không còn hiệu lực; nay áp dụng"
        f" {known.replaced_by}{article}. Xin xem lại chỗ dẫn này."
    )
    return finding(
        "basis_not_in_force", Severity.WARNING, message, _line(context, ref), excerpt=ref.excerpt
    )


def _wrong_date(context: Context, ref: DocumentRef, known: KnownDocument) -> Finding | None:
    if not known.date or not ref.date or ref.date == known.date:
        return None
    message = (
        f"{known.kind} số {known.number} được ban hành ngày {day_shown(known.date)},"
        f" ở đây ghi {day_shown(ref.date)}."
    )
    return finding(
        "known_date_differs",
        Severity.ERROR,
        message,
        _line(context, ref),
        excerpt=ref.excerpt,
        suggestion=day_shown(known.date),
    )


def _year_end(context: Context) -> str:
    named = re.search(r"năm\s+(20\d\d)", context.plan.title, re.IGNORECASE)
    return f"{named[1]}-12-31" if named else ""


def check_impossible_dates(context: Context) -> Iterator[Finding]:
    """30/02, 31/4, month 13: days that no calendar has."""
    for passage in context.passages:
        for match in _DATED.finditer(passage.text):
            day, month, year = (int(part) for part in match.groups())
            if _exists(day, month, year):
                continue
            line = context.line_of(match[0], passage.line)
            message = f"Không có ngày {day:02d}/{month:02d}/{year} trong lịch."
            yield finding("impossible_date", Severity.ERROR, message, line, excerpt=match[0])
        if passage.part is not Part.TITLE:
            yield from _impossible_short(context, _SHORT, passage.text, passage.line)
    for task in context.plan.tasks:
        if task.appendix is not None:  # a task of the text was seen with it
            line = task.lines[0] if task.lines else 1
            yield from _impossible_short(context, _SHORT_TIME, task.schedule_text, line)


def _impossible_short(
    context: Context, pattern: re.Pattern[str], text: str, start: int
) -> Iterator[Finding]:
    for match in pattern.finditer(text):
        day, month, year = int(match[1]), int(match[2]), int(match[3] or 2000)
        if _exists(day, month, year) or _DATED.search(match[0]):
            continue
        line = context.line_of(match[0], start)
        message = f"Không có ngày {match[1]}/{match[2]} trong lịch."
        yield finding("impossible_date", Severity.ERROR, message, line, excerpt=match[0])


def _exists(day: int, month: int, year: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _date_line(context: Context) -> int:
    words = context.plan.date_text
    return context.line_of(words, 1) if words else 1


def _line(context: Context, ref: DocumentRef) -> int:
    return context.line_of(ref.excerpt, ref.line)
