"""Annexes against the main text: captions, mentions, numbers."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from desktop_app.plans.lint.context import Context, Part, finding
from desktop_app.plans.model import Annex, Finding, Severity

_NUMBER = re.compile(r"số:?\s*(\d+[a-z]?)\s*/\s*([A-ZĐ][\w-]*-?[\wĐ-]*)", re.IGNORECASE)
_DAY = re.compile(
    r"ngày\s*[.…_]*\s*(?P<d>\d{1,2})?\s*[.…_]*\s*(?:/|tháng)\s*[.…_]*\s*(?P<m>\d{1,2})?\s*[.…_]*\s*"
    r"(?:/|năm)\s*(?P<y>(?:19|20)\d\d)"
)
_MENTION = re.compile(
    r"(?P<lead>(?:theo|kèm|tại|ở|như|các|xem)\s+)?\bphụ\s+lục\b"
    r"(?:\s+(?:số\s+)?(?P<n>[IVX]+\b|\d{1,2}\b))?",
    re.IGNORECASE,
)
_NAMED = re.compile(r"phụ\s+lục", re.IGNORECASE)
_FORM = re.compile(r"(?:Mẫu|Biểu mẫu|Biểu)\s+(?:số\s*)?\d", re.IGNORECASE)

_WHOLE = 3  # day, month and year
Parts = dict[str, str]


class _Date(msgspec.Struct, frozen=True):
    """A date of the document as one place gives it."""

    name: str
    line: int
    parts: Parts
    words: str = ""


def check_captions(context: Context) -> Iterator[Finding]:
    """The caption "(Kèm theo Kế hoạch số … ngày …)" against the head and the other annexes."""
    dates = [_Date("phần đầu", 0, _parts(context.plan.date_text))]
    odd: dict[str, list[tuple[_Date, _Date]]] = {}
    for annex in context.plan.annexes:
        if not annex.caption:
            continue
        line = context.line_of(annex.caption[:40], annex.line)
        yield from _number(context, annex, line)
        found = _DAY.search(annex.caption)
        name = f"phụ lục {annex.number}".strip()
        date = _Date(name, line, _parts(annex.caption), found[0] if found else "")
        sure = len(date.parts) == _WHOLE and date.parts == dates[0].parts  # the other one is wrong
        if not sure and (other := next((one for one in dates if _differ(date, one)), None)):
            odd.setdefault(_shown(date.parts), []).append((date, other))
        dates.append(date)
    for pairs in odd.values():
        yield _date_differs(pairs)


def _number(context: Context, annex: Annex, line: int) -> Iterator[Finding]:
    written = _NUMBER.search(annex.caption)
    number = context.plan.number
    if not written or not number or "/" not in number:
        return
    ours = number.split("/", 1)
    if written[1].lstrip("0") != ours[0].lstrip("0") or written[2].upper() != ours[1].upper():
        message = (
            f"Phụ lục ghi kèm theo văn bản số {written[1]}/{written[2]}, phần đầu ghi {number}."
            " Xin ghi thống nhất."
        )
        yield finding("caption_number_differs", Severity.ERROR, message, line, excerpt=written[0])


def _parts(text: str) -> Parts:
    match = _DAY.search(text)
    if not match:
        return {}
    return {key: str(int(value)) for key, value in match.groupdict().items() if value}


def _differ(one: _Date, other: _Date) -> bool:
    return any(one.parts[key] != other.parts[key] for key in one.parts.keys() & other.parts.keys())


def _date_differs(pairs: Sequence[tuple[_Date, _Date]]) -> Finding:
    """One finding for all captions that bear the same other date."""
    date, other = pairs[0]
    message = (
        f"Ngày ban hành ghi ở {date.name} là {_shown(date.parts)}, khác với {other.name}:"
        f" {_shown(other.parts)}. Xin ghi thống nhất theo ngày ban hành."
    )
    lines = [each.line for pair in pairs for each in pair if each.line]
    return finding(
        "caption_date_differs", Severity.ERROR, message, date.line, also=lines, excerpt=date.words
    )


def _shown(parts: Parts) -> str:
    day, month = parts.get("d", "…"), parts.get("m", "…")
    return "/".join(part.zfill(2) if part.isdigit() else part for part in (day, month, parts["y"]))


def check_annexes(context: Context) -> Iterator[Finding]:
    """An annex named but absent, present but never named, several without numbers."""
    annexes = [annex for annex in context.plan.annexes if _is_annex(context, annex)]
    mentions = list(_mentions(context))
    numbers = {annex.number.upper() for annex in annexes}
    for number, line, words in mentions:
        absent = number and "" not in numbers and number.upper() not in numbers
        if not context.plan.annexes or (annexes and absent):
            message = (
                f"Văn bản nhắc đến “{words}” nhưng trong tệp không có phụ lục này; xin xem có sót"
                " không."
            )
            yield finding("annex_missing", Severity.WARNING, message, line, excerpt=words)
            break
    bare = [annex.line for annex in annexes if not annex.number]
    if len(annexes) > 1 and bare:
        message = (
            f"Có {len(annexes)} phụ lục thì mỗi phụ lục phải được đánh số La Mã (Phụ lục I,"
            f" Phụ lục II…); {len(bare)} phụ lục chưa có số."
        )
        yield finding("annex_without_number", Severity.WARNING, message, bare[0], also=bare)
    if annexes and not mentions:
        message = "Phần nội dung không nhắc đến phụ lục kèm theo; nên có câu dẫn đến phụ lục."
        yield finding("annex_not_mentioned", Severity.INFO, message, annexes[0].line)


def _is_annex(context: Context, annex: Annex) -> bool:
    """Whether it is called an annex: "Mẫu số 01/…", "DANH SÁCH", "BIỂU 02" have their own names."""
    line = context.lines[annex.line - 1] if 0 < annex.line <= len(context.lines) else "Phụ lục"
    return line.lower().startswith("phụ lục") and not _FORM.match(annex.title)


def _mentions(context: Context) -> Iterator[tuple[str, int, str]]:
    annex_start = min((annex.line for annex in context.plan.annexes), default=0)
    for passage in context.passages:
        in_annex = annex_start and passage.line >= annex_start
        if in_annex or passage.part in {Part.CAPTION, Part.LEFTOVER}:
            continue
        if not _NAMED.search(passage.text):
            continue
        for match in _MENTION.finditer(passage.text):
            # "Phụ lục I Nghị định số …" is another document's annex.
            after = passage.text[match.end() : match.end() + 30].lstrip(" ,;(")
            other = re.match(
                r"(?:ban hành )?(?:kèm theo )?(?:của )?(?:Nghị|Thông|Quyết|Luật)", after
            )
            if not other and (match["lead"] or match["n"]):
                line = context.line_of(match[0], passage.line)
                yield match["n"] or "", line, match[0].strip()
