"""Numbers of sections, points, groups and rows: missing, twice, out of order."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from desktop_app.plans.lint.context import Context, finding
from desktop_app.plans.model import Annex, Body, Finding, Section, Severity, Task, Text

LETTERS = "abcdđeghiklmnopqrstuvxy"  # the order of points in official documents
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN_NUMBER = re.compile(r"^(?=[IVXLC])(X{0,4})(IX|IV|V?I{0,3})$")


class _Numbered(msgspec.Struct, frozen=True):
    value: int
    shown: str
    style: str
    line: int


def check_numbering(context: Context) -> Iterator[Finding]:
    """Sections level by level, points of running text, groups and rows of task annexes."""
    plan = context.plan
    yield from _sections(plan.sections)
    yield from _points(plan.opening)
    for annex in plan.annexes:
        yield from _sections(annex.sections)
        yield from _points(annex.body)
        yield from _annex(annex, plan.tasks)


def _sections(sections: Sequence[Section]) -> Iterator[Finding]:
    marks = (_read(section.number, section.line) for section in sections)
    yield from _series([mark for mark in marks if mark], "Đề mục")
    for section in sections:
        yield from _points(section.body)
        yield from _sections(section.children)


def _points(bodies: Sequence[Body]) -> Iterator[Finding]:
    """Points "a)" of one body; a list that begins again at its first number is a new one."""
    run: list[_Numbered] = []
    for body in bodies:
        mark = _read(body.marker, body.line) if isinstance(body, Text) else None
        if mark is None:
            continue
        if run and (mark.value == 1 or mark.style != run[-1].style):
            yield from _series(run, "Điểm")
            run = []
        run.append(mark)
    yield from _series(run, "Điểm")


def _annex(annex: Annex, tasks: Sequence[Task]) -> Iterator[Finding]:
    groups: list[_Numbered] = []
    rows: list[list[_Numbered]] = [[]]
    for row in annex.rows:
        if row.task is None:
            group = _read(row.number, row.line)
            groups += [group] if group else []
            rows.append([])
        elif row.task < len(tasks) and (mark := _read(tasks[row.task].ordinal, row.line)):
            rows[-1].append(mark)
    yield from _levels(groups)
    before = 0
    for run in rows:
        # Rows may count on through the groups of a table, or begin again in each.
        first = before + 1 if run and run[0].value == before + 1 else 1
        yield from _series(run, "Số thứ tự", first)
        before = run[-1].value if run else before


def _levels(groups: Sequence[_Numbered]) -> Iterator[Finding]:
    """Groups may be nested ("I", "1", "2", "II"): the inner ones begin again under each outer."""
    outer = groups[0].style if groups else ""
    yield from _series([group for group in groups if group.style == outer], "Nhóm")
    run: list[_Numbered] = []
    for group in groups:
        if group.style == outer:
            yield from _series(run, "Nhóm")
            run = []
        else:
            run.append(group)
    yield from _series(run, "Nhóm")


def _series(marks: Sequence[_Numbered], what: str, first: int = 1) -> Iterator[Finding]:
    """What is wrong in one series of numbers that should rise by one."""
    expected = first
    seen: dict[int, int] = {}
    for mark in marks:
        if mark.value in seen:
            yield _finding("numbering_duplicate", f"{what} {mark.shown} có hai lần.", mark, seen)
        elif mark.value < expected:
            text = f"{what} {mark.shown} đứng sau {_shown(mark, expected - 1)}: thứ tự bị đảo."
            yield _finding("numbering_order", text, mark, seen)
        elif mark.value > expected:
            gap = [_shown(mark, value) for value in range(expected, mark.value)][:5]
            text = f"Thiếu {what[0].lower() + what[1:]} {', '.join(gap)} trước {mark.shown}."
            yield _finding("numbering_gap", text, mark, {})
        seen.setdefault(mark.value, mark.line)
        expected = max(expected, mark.value + 1)


def _finding(code: str, text: str, mark: _Numbered, seen: dict[int, int]) -> Finding:
    severity = Severity.WARNING if code == "numbering_gap" else Severity.ERROR
    also = [seen[mark.value]] if mark.value in seen else []
    return finding(code, severity, text, mark.line, also=also, excerpt=mark.shown)


def _shown(like: _Numbered, value: int) -> str:
    if like.style == "letter":
        return LETTERS[value - 1] if value <= len(LETTERS) else str(value)
    return (
        _roman(value) if like.style == "roman" else like.shown[: -len(str(like.value))] + str(value)
    )


def _read(number: str, line: int) -> _Numbered | None:
    """The value of "IV", "2", "1.3" (its last part), "đ)", or None for anything else."""
    bare = number.strip(" .()/:*-+")
    if _ROMAN_NUMBER.match(bare):
        return _Numbered(_roman_value(bare), bare, "roman", line)
    if re.fullmatch(r"\d+(?:\.\d+)*", bare):
        value = int(bare.split(".")[-1])
        return _Numbered(value, bare, f"arabic{bare.count('.')}", line) if value < 1000 else None
    if len(bare) == 1 and bare.lower() in LETTERS:
        return _Numbered(LETTERS.index(bare.lower()) + 1, bare, "letter", line)
    return None


def _roman_value(number: str) -> int:
    values = [_ROMAN[letter] for letter in number]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def _roman(value: int) -> str:
    shown = ""
    for part, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while value >= part:
            shown, value = shown + letters, value - part
    return shown
