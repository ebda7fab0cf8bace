"""Which mends a finding has: one line per code, each with its reason for being safe or a choice."""

import re
from collections.abc import Callable, Iterator, Sequence

from desktop_app.law.known_documents import known_documents
from desktop_app.plans.lint.context import day_shown
from desktop_app.plans.lint.layout import MOTTO
from desktop_app.plans.mends import layout, numbers, words
from desktop_app.plans.mends.model import Mend
from desktop_app.plans.model import Finding, Plan
from desktop_app.plans.years import plan_year

_MOTTO = re.compile(
    r"dân biết(?:\s*[,;]?\s*(?:và\s+)?dân (?:bàn|làm|kiểm tra|giám sát|thụ hưởng|hưởng thụ))+",
    re.IGNORECASE,
)
_ABSENT = re.compile(r"^Thiếu .*?([\w.]+)(?:, [\w., ]+)? trước ")
_HIDDEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_NAMES = 3  # that are offered for one unit
_Propose = Callable[[Plan, Finding], Iterator[Mend]]


def mends_for(plan: Plan, finding: Finding) -> tuple[Mend, ...]:
    """The ways to mend a finding on this plan, the best first; none when a person must think.

    A mend that would change nothing is left out.
    """
    propose = _BY_CODE.get(finding.code)
    if propose is None:
        return ()
    return tuple(mend for mend in propose(plan, finding) if mend.change(plan) != plan)


def safe_mends(plan: Plan, findings: Sequence[Finding]) -> tuple[tuple[Finding, Mend], ...]:
    """The findings that have a safe mend, with it."""
    firsts = ((finding, _first(plan, finding)) for finding in findings)
    return tuple((finding, mend) for finding, mend in firsts if mend is not None)


def _first(plan: Plan, finding: Finding) -> Mend | None:
    """The first mend where it is safe and changes something."""
    propose = _BY_CODE.get(finding.code)
    mend = next(propose(plan, finding), None) if propose else None
    return mend if mend is not None and mend.safe and mend.change(plan) != plan else None


def _suggested(plan: Plan, finding: Finding, *, safe: bool) -> Iterator[Mend]:
    if finding.suggestion:
        new = finding.suggestion

        def change(now: Plan) -> Plan:
            return words.replaced(now, finding, new)

        old = finding.excerpt
        yield Mend(
            f"Thay bằng “{new}”", change, safe, f"Thay “{old}” bằng “{words.cased(old, new)}”"
        )


def _slip(plan: Plan, finding: Finding) -> Iterator[Mend]:
    """Not safe: the phrase may be right in another sense, so each is looked at."""
    yield from _suggested(plan, finding, safe=False)


def _sure_slip(plan: Plan, finding: Finding) -> Iterator[Mend]:
    """Safe: a word said twice, a preposition too many, a letter too many in an abbreviation."""
    yield from _suggested(plan, finding, safe=True)


def _number_spacing(plan: Plan, finding: Finding) -> Iterator[Mend]:
    """Safe: the parts of a number are written without spaces (NĐ 30/2020/NĐ-CP)."""
    if not finding.suggestion:
        return
    parts = [re.escape(part) for part in re.split(r"([-/])", finding.suggestion)]
    spaced = re.search(r"\s*".join(parts), finding.excerpt)
    if spaced:
        old, new = spaced[0], finding.suggestion
        yield Mend(
            f"Viết liền: {new}", lambda now: words.replaced_everywhere(now, old, new), safe=True
        )


def _unit_name(plan: Plan, finding: Finding) -> Iterator[Mend]:
    """A choice: a name that only looks like a slip may be a unit of its own."""
    old, new = finding.excerpt, finding.suggestion
    if new:
        label = f"Ghi “{new}” ở mọi ô đơn vị"
        yield Mend(
            label, lambda now: words.named_as(now, old, new), deed=f"Ghi “{new}” thay “{old}”"
        )


def _one_name(plan: Plan, finding: Finding) -> Iterator[Mend]:
    """A choice: the usual name first, but the office may want any of those that are written."""
    quoted = re.findall("“([^”]+)”", finding.message)
    names = list(dict.fromkeys((finding.suggestion, *quoted, finding.excerpt)))
    for new in names[:_NAMES]:
        others = [name for name in names if name != new]

        def change(now: Plan, new: str = new, others: Sequence[str] = others) -> Plan:
            for old in sorted(others, key=len):  # a level that is left then goes too
                now = words.named_as(now, old, new)
            return now

        yield Mend(f"Ghi “{new}” ở mọi ô đơn vị", change)


def _known_date(plan: Plan, finding: Finding) -> Iterator[Mend]:
    """Safe: the day is recorded from the document itself (resources/law/documents.toml)."""
    new = _redated(finding.excerpt, finding.suggestion)
    if new:
        yield Mend(
            f"Ghi ngày {finding.suggestion}",
            lambda now: words.replaced(now, finding, new),
            safe=True,
        )


def _two_dates(plan: Plan, finding: Finding) -> Iterator[Mend]:
    """A choice: only the document itself says which day is right."""
    refs = [ref for basis in plan.legal_bases for ref in basis.documents]
    refs += plan.citations
    named = [ref for ref in refs if ref.number and ref.number in finding.message and ref.date]
    days = dict.fromkeys(str(ref.date) for ref in named)
    for day in days:
        shown = day_shown(day)

        def change(now: Plan, day: str = day, shown: str = shown) -> Plan:
            for ref in named:
                if ref.date != day and (new := _redated(ref.excerpt, shown)):
                    now = words.replaced_everywhere(now, ref.excerpt, new)
            return now

        yield Mend(f"Ghi ngày {shown} ở mọi chỗ", change)


def _expired(plan: Plan, finding: Finding) -> Iterator[Mend]:
    """A choice: what holds instead is known, but where it is cited may be about the past."""
    numbers_cited = re.findall(r"\d+/\d{4}/[\w-]+", finding.excerpt)
    known = known_documents().get(numbers_cited[0]) if numbers_cited else None
    after = re.findall(r"\d+/\d{4}/[\w-]+", known.replaced_by) if known else []
    if known is None or len(after) != 1:
        return
    new = known_documents().get(after[0])
    if new is None:
        return
    dated = f" ngày {day_shown(new.date)}" if new.date and "ngày" in finding.excerpt else ""
    name = f"{new.kind} số {new.number}{dated}"
    yield Mend(
        f"Dẫn {new.kind} số {new.number} thay vào",
        lambda now: words.replaced_everywhere(now, finding.excerpt, name),
    )


def _hidden(plan: Plan, finding: Finding) -> Iterator[Mend]:
    """Safe: signs without width mean nothing in Vietnamese."""
    new = _HIDDEN.sub("", finding.excerpt)
    if new != finding.excerpt:
        yield Mend("Bỏ ký tự ẩn", lambda now: words.replaced(now, finding, new), safe=True)


def _motto(plan: Plan, finding: Finding) -> Iterator[Mend]:
    """A choice: a text may mean to name some of the parts only. Words behind the motto stay."""
    said = _MOTTO.match(finding.excerpt)
    if said:
        whole = words.cased(said[0], ", ".join(MOTTO))
        yield Mend(
            "Ghi đủ sáu vế của phương châm",
            lambda now: words.replaced_words(now, said[0], whole, (finding.line,)),
        )


def _numbering(plan: Plan, finding: Finding) -> Iterator[Mend]:
    """A choice: a gap may as well mean that a part is missing."""
    line, new = finding.line, finding.suggestion
    absent = _ABSENT.search(finding.message)
    start = absent[1] if absent and finding.code == "numbering_gap" else ""
    if new:
        yield Mend(f"Ghi số {new} ở chỗ này", lambda now: numbers.numbered_as(now, line, new))
    label = f"Đánh số lại từ {start}" if start else "Đánh số lại cho liền"
    yield Mend(label, lambda now: numbers.counted_anew(now, line, start))


def _restart(plan: Plan, finding: Finding) -> Iterator[Mend]:
    """A choice: the new part may rather want a heading of its own."""
    yield Mend("Đánh số tiếp dãy trên", lambda now: numbers.counted_on(now, finding.line))


def _caption(plan: Plan, finding: Finding) -> Iterator[Mend]:
    """Safe: an annex belongs to the paper that it comes with, if its head has the whole date."""
    if plan.number or plan.date or plan.date_text:
        label = "Ghi số, ngày như phần đầu ở các chú thích phụ lục"
        yield Mend(label, layout.caption_as_head, safe=bool(plan.date))


def _annex_numbers(plan: Plan, finding: Finding) -> Iterator[Mend]:
    """Safe while none has a number: else the text may speak of the numbers that change."""
    bare = not any(annex.number for annex in plan.annexes)
    yield Mend("Đánh số La Mã cho các phụ lục", layout.numbered_annexes, safe=bare)


def _other_year(plan: Plan, finding: Finding) -> Iterator[Mend]:
    """A choice: the task may have been meant for the year before."""
    years = set(re.findall(r"(?<!\d)20\d\d(?!\d)", finding.excerpt))
    year = str(plan_year(plan) or "")
    if len(years) == 1 and year and year not in years:
        new = finding.excerpt.replace(years.pop(), year)
        yield Mend(
            f"Ghi năm {year}",
            lambda now: words.replaced(now, finding, new),
            deed=f"Thay “{finding.excerpt}” bằng “{new}”",
        )


def _copied(plan: Plan, finding: Finding) -> Iterator[Mend]:
    """A choice: the second copy may be the one that stands right."""
    lines = [line for line in finding.also_lines if line > finding.line]
    yield Mend("Bỏ đoạn viết lại ở dưới", lambda now: words.without_copies(now, finding, lines))


def _fixed(label: str, change: Callable[[Plan], Plan]) -> _Propose:
    def propose(plan: Plan, finding: Finding) -> Iterator[Mend]:
        yield Mend(label, change, safe=True)

    return propose


def _redated(excerpt: str, day: str) -> str:
    """The words with another day, "12/12/2025", in the form that they have; "" without a day."""
    new_day, month, year = day.split("/")
    found = re.search(
        r"(\d{1,2})(\s*[/.\-–]\s*|\s*tháng\s*)(\d{1,2})(\s*[/.\-–]\s*|,?\s*năm\s*)(\d{4})\s*$",
        excerpt,
    )
    if not found:
        return ""
    if "tháng" in found[2]:
        month = month if month in ("01", "02") else month.lstrip("0")
    return excerpt[: found.start()] + new_day + found[2] + month + found[4] + year


_BY_CODE: dict[str, _Propose] = {
    "phrase_slip": _slip,
    "letter_in_number": _slip,
    "impossible_syllable": _slip,
    "repeated_word": _sure_slip,
    "stray_word": _sure_slip,
    "abbreviation_slip": _slip,
    "number_spacing": _number_spacing,
    "unit_odd_name": _unit_name,
    "unit_several_names": _one_name,
    "known_date_differs": _known_date,
    "known_number_differs": _slip,
    "document_two_dates": _two_dates,
    "basis_not_in_force": _expired,
    "hidden_character": _hidden,
    "motto_incomplete": _motto,
    "numbering_gap": _numbering,
    "numbering_duplicate": _numbering,
    "numbering_order": _numbering,
    "numbering_restart": _restart,
    "caption_number_differs": _caption,
    "caption_date_differs": _caption,
    "annex_without_number": _annex_numbers,
    "task_outside_year": _other_year,
    "repeated_paragraph": _copied,
    "end_mark_missing": _fixed("Thêm dấu “./.” vào cuối", layout.with_end_mark),
    "archive_line_missing": _fixed("Thêm dòng “Lưu: VT.”", layout.with_archive_line),
    "archive_line_not_last": _fixed("Đưa dòng “Lưu” xuống cuối", layout.archive_line_last),
}
