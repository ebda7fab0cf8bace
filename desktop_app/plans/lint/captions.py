"""Annexes against the main text: captions, mentions, numbers."""

import re
from collections.abc import Iterator

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

Parts = dict[str, str]


def check_captions(context: Context) -> Iterator[Finding]:
    """The caption "(Kèm theo Kế hoạch số … ngày …)" against the head and the other annexes."""
    plan = context.plan
    seen: list[tuple[str, int, Parts]] = [("phần đầu", 0, _parts(plan.date_text))]
    for annex in plan.annexes:
        if not annex.caption:
            continue
        line = context.line_of(annex.caption[:40], annex.line)
        yield from _number(context, annex, line)
        parts = _parts(annex.caption)
        name = f"phụ lục {annex.number}".strip()
        for other, other_line, known in seen:
            if found := _differs(name, line, parts, other, other_line, known, annex):
                yield found
                break
        seen.append((name, line, parts))


def _number(context: Context, annex: Annex, line: int) -> Iterator[Finding]:
    written = _NUMBER.search(annex.caption)
    number = context.plan.number
    if not written or not number or "/" not in number:
        return
    ours = number.split("/", 1)
    if written[1].lstrip("0") != ours[0].lstrip("0") or written[2].upper() != ours[1].upper():
        message = (
            f"Phụ lục ghi kèm theo văn bản số {written[1]}/{written[2]}, phần đầu ghi {number}."
        )
        yield finding("caption_number_differs", Severity.ERROR, message, line, excerpt=written[0])


def _parts(text: str) -> Parts:
    match = _DAY.search(text)
    if not match:
        return {}
    return {key: str(int(value)) for key, value in match.groupdict().items() if value}


def _differs(
    name: str, line: int, parts: Parts, other: str, other_line: int, known: Parts, annex: Annex
) -> Finding | None:
    both = parts.keys() & known.keys()
    if all(parts[key] == known[key] for key in both):
        return None
    message = (
        f"Ngày của kế hoạch ghi ở {name} là {_shown(parts)}, khác với {other}: {_shown(known)}."
    )
    also = [other_line] if other_line else []
    excerpt = _DAY.search(annex.caption)
    return finding(
        "caption_date_differs",
        Severity.ERROR,
        message,
        line,
        also=also,
        excerpt=excerpt[0] if excerpt else annex.caption,
    )


def _shown(parts: Parts) -> str:
    day, month = parts.get("d", "…"), parts.get("m", "…")
    return "/".join(part.zfill(2) if part.isdigit() else part for part in (day, month, parts["y"]))


def check_annexes(context: Context) -> Iterator[Finding]:
    """An annex named but absent, present but never named, several without numbers."""
    annexes = context.plan.annexes
    mentions = list(_mentions(context))
    numbers = {annex.number.upper() for annex in annexes}
    for number, line, words in mentions:
        if not annexes or (number and numbers != {""} and number.upper() not in numbers):
            message = f"Văn bản nhắc đến “{words}” nhưng không có phụ lục này."
            yield finding("annex_missing", Severity.WARNING, message, line, excerpt=words)
            break
    if len(annexes) > 1:
        for annex in annexes:
            if not annex.number:
                message = "Có từ hai phụ lục trở lên thì mỗi phụ lục phải được đánh số La Mã."
                yield finding("annex_without_number", Severity.WARNING, message, annex.line)
    if annexes and not mentions:
        message = "Nội dung kế hoạch không nhắc đến phụ lục kèm theo."
        yield finding("annex_not_mentioned", Severity.INFO, message, annexes[0].line)


def _mentions(context: Context) -> Iterator[tuple[str, int, str]]:
    annex_start = min((annex.line for annex in context.plan.annexes), default=0)
    for passage in context.passages:
        in_annex = annex_start and passage.line >= annex_start
        if in_annex or passage.part in {Part.CAPTION, Part.LEFTOVER}:
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
