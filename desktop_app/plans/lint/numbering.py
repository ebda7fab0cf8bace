"""Numbers of sections, points, groups and rows: missing, twice, out of order, begun again."""

import itertools
import re
from collections.abc import Iterator, Sequence

from desktop_app.plans.lint.context import Context, finding
from desktop_app.plans.lint.marks import Mark, by_style, read_mark, shown_as
from desktop_app.plans.model import Annex, Body, Finding, Section, Severity, Task, Text

_PART = re.compile(
    r"(?:phần|chương|mục|bước|giai đoạn|đợt|mẫu|biểu|phụ lục)\s+(?:số\s+)?\S+.{0,80}"
    r"|(?:\[?\d{1,2}\]?\s+)?điều\s+\d+[.:].*",  # the clauses of an article that is quoted
    re.IGNORECASE,
)
_NUMBERED_LINE = re.compile(r"\(?(?:[IVXLC]+|\d+(?:\.\d+)*|[A-Za-zĐđ])[.)/]")
_HEADING_REACH = 8  # lines above a number in which a heading without number may stand


def check_numbering(context: Context) -> Iterator[Finding]:
    """Sections level by level, points of running text, groups and rows of task annexes."""
    plan = context.plan
    yield from _Outline(context, plan.sections, form=False).findings()
    yield from _points(plan.opening)
    for annex in plan.annexes:
        yield from _Outline(context, annex.sections, form=True).findings()
        yield from _points(annex.body)
        yield from _annex(annex, plan.tasks)


class _Outline:
    """The sections of the main text, or of an annex (`form`), where lists begin again freely."""

    def __init__(self, context: Context, sections: Sequence[Section], *, form: bool) -> None:
        self._context = context
        self._sections = sections
        self._form = form
        walked = [each for section in sections for each in section.walk()]
        marks = [read_mark(section.number, section.line) for section in walked]
        # What was counted last, in reading order, before a number of the same kind.
        self._before: dict[Mark, Mark | None] = {}
        for series in by_style(marks):
            self._before.update(zip(series, [None, *series], strict=False))

    def findings(self) -> Iterator[Finding]:
        yield from self._level(self._sections)

    def _level(self, sections: Sequence[Section]) -> Iterator[Finding]:
        marks = [read_mark(section.number, section.line) for section in sections]
        for series in by_style(_without_footnotes(self._context, marks)):
            if not (self._form and series[0].style.startswith("note")):
                yield from self._series(series)
        for section in sections:
            yield from _points(section.body)
            yield from self._level(section.children)

    def _series(self, marks: Sequence[Mark]) -> Iterator[Finding]:
        runs = runs_of(marks, form=self._form)
        for run in runs:
            yield from _series(run, "Đề mục", run[0].value if self._goes_on(run[0]) else 1)
        again = [run[0] for run in runs[1:] if not _under_heading(self._context, run[0])]
        if again and not self._form:
            yield _restart(runs, again)

    def _goes_on(self, mark: Mark) -> bool:
        """Whether "2.6" or "c)" follows "2.5" or "b)" of a list that something else cut."""
        before = self._before.get(mark)
        dotted_or_letter = "." in mark.shown or mark.style == "letter"
        return (
            before is not None
            and dotted_or_letter
            and shown_as(before, mark.value) == (mark.shown)
            and before.value + 1 == mark.value
        )


def _without_footnotes(context: Context, marks: Sequence[Mark | None]) -> list[Mark]:
    """The marks without footnotes of printed pages: no full stop, where the others have one."""
    found = [mark for mark in marks if mark]
    bare = {mark for mark in found if _is_bare(context, mark)}
    if not bare or 2 * len(bare) > len(found):
        return found
    kept: list[Mark] = []
    for mark in found:
        if mark not in bare or (kept and mark.value == kept[-1].value + 1):
            kept.append(mark)
    return kept


def _is_bare(context: Context, mark: Mark) -> bool:
    line = context.lines[mark.line - 1] if 0 < mark.line <= len(context.lines) else ""
    return mark.shown.isdigit() and re.match(rf"{mark.shown}\s", line) is not None


def runs_of(marks: Sequence[Mark], *, form: bool) -> list[list[Mark]]:
    """The lists within one level: a list begins again at 1, one that was left may go on later."""
    runs: list[list[Mark]] = []
    under_way: list[list[Mark]] = []
    for mark in marks:
        run = _run_of(mark, under_way)
        if run is None or _begins_again(mark, run, form=form):
            run = [mark]
            runs.append(run)
            under_way.append(run)
        else:
            run.append(mark)
    return runs


def _run_of(mark: Mark, under_way: list[list[Mark]]) -> list[Mark] | None:
    """The list that waits for this number; those begun inside it are over then."""
    for run in reversed(under_way):
        if run[-1].value + 1 == mark.value:
            del under_way[under_way.index(run) + 1 :]
            return run
    return under_way[-1] if under_way else None


def _begins_again(mark: Mark, run: Sequence[Mark], *, form: bool) -> bool:
    return mark.value == 1 and (form or len(run) > 1)


def _under_heading(context: Context, mark: Mark) -> bool:
    """Whether a heading without a number stands shortly above: "BƯỚC HAI", "PHẦN THỨ NHẤT"."""
    above = context.lines[max(0, mark.line - 1 - _HEADING_REACH) : mark.line - 1]
    return any(
        len(line) <= 150
        and not _NUMBERED_LINE.match(line)
        and (_PART.fullmatch(line) or (line.isupper() and " " in line))
        for line in above
    )


def _restart(runs: Sequence[Sequence[Mark]], again: Sequence[Mark]) -> Finding:
    first = again[0]
    message = (
        f"Từ dòng {first.line}, đề mục được đánh số lại từ {first.shown}, trong khi phía trên đã có"
        f" {runs[0][0].shown} đến {runs[0][-1].shown}. Nên đánh số tiếp, hoặc đặt một đề mục cấp"
        " trên cho phần mới."
    )
    also = [*(mark.line for mark in again[1:]), runs[0][0].line]
    return finding(
        "numbering_restart", Severity.WARNING, message, first.line, also=also, excerpt=first.shown
    )


def _points(bodies: Sequence[Body]) -> Iterator[Finding]:
    """Points "a)" of one body; a list that begins again at its first number is a new one."""
    run: list[Mark] = []
    for body in bodies:
        mark = read_mark(body.marker, body.line) if isinstance(body, Text) else None
        if mark is None:
            continue
        if run and (mark.value == 1 or mark.style != run[-1].style):
            yield from _series(run, "Điểm")
            run = []
        run.append(mark)
    yield from _series(run, "Điểm")


def _annex(annex: Annex, tasks: Sequence[Task]) -> Iterator[Finding]:
    groups: list[Mark] = []
    rows: list[list[Mark]] = [[]]
    for row in annex.rows:
        if row.task is None:
            group = read_mark(row.number, row.line)
            groups += [group] if group else []
            rows.append([])
        elif row.task < len(tasks) and (mark := read_mark(tasks[row.task].ordinal, row.line)):
            rows[-1].append(mark)
    yield from _levels(groups)
    before = 0
    for run in rows:
        # Rows may count on through the groups of a table, or begin again in each.
        first = before + 1 if run and run[0].value == before + 1 else 1
        for part in runs_of(run, form=False):
            yield from _series(part, "Số thứ tự", first)
            first = 1
        before = run[-1].value if run else before


def _levels(groups: Sequence[Mark]) -> Iterator[Finding]:
    """Groups may be nested ("I", "1", "2", "II"): the inner ones begin again under each outer."""
    outer = groups[0].style if groups else ""
    yield from _series([group for group in groups if group.style == outer], "Nhóm")
    run: list[Mark] = []
    for group in groups:
        if group.style == outer:
            yield from _series(run, "Nhóm")
            run = []
        else:
            run.append(group)
    yield from _series(run, "Nhóm")


def _series(marks: Sequence[Mark], what: str, first: int = 1) -> Iterator[Finding]:
    """What is wrong in one series of numbers that should rise by one."""
    expected = first
    seen: dict[int, int] = {}
    for mark, after in itertools.zip_longest(marks, marks[1:]):
        if mark.value in seen:
            skipped = after is not None and after.value == expected + 1
            last = after is None and mark.value == expected - 1
            yield _twice(what, mark, seen[mark.value], expected if skipped or last else 0)
            expected += skipped
        elif mark.value < expected:
            yield _disordered(what, mark, expected - 1)
        elif mark.value > expected:
            absent = set(range(expected, mark.value)).difference(each.value for each in marks)
            yield from _gap(what, mark, sorted(absent))
        seen.setdefault(mark.value, mark.line)
        expected = max(expected, mark.value + 1)


def _twice(what: str, mark: Mark, first: int, meant: int) -> Finding:
    """`meant` is the next number, where it is free, or 0."""
    message = f"{what} {mark.shown} có hai lần, ở dòng {first} và dòng {mark.line}"
    suggestion = shown_as(mark, meant) if meant else ""
    hint = f"; chỗ sau có lẽ là {suggestion}." if meant else "."
    return finding(
        "numbering_duplicate",
        Severity.ERROR,
        message + hint,
        mark.line,
        also=[first],
        excerpt=mark.shown,
        suggestion=suggestion,
    )


def _disordered(what: str, mark: Mark, last: int) -> Finding:
    message = (
        f"{what} {mark.shown} đứng sau {shown_as(mark, last)}: thứ tự bị đảo, xin xem lại số hoặc"
        " chỗ đặt."
    )
    return finding("numbering_order", Severity.ERROR, message, mark.line, excerpt=mark.shown)


def _gap(what: str, mark: Mark, absent: Sequence[int]) -> Iterator[Finding]:
    # Parts in capitals are counted with Đ or without it: the decree speaks of points only.
    missing = [shown for value in absent if (shown := shown_as(mark, value)) != "Đ"][:5]
    if not missing:
        return  # they stand further on, where they are named
    message = (
        f"Thiếu {what[0].lower() + what[1:]} {', '.join(missing)} trước {mark.shown}: có thể đánh"
        " nhầm số hoặc sót nội dung."
    )
    yield finding("numbering_gap", Severity.WARNING, message, mark.line, excerpt=mark.shown)
