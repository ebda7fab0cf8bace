"""Units: one unit under several names, names that look like slips."""

import re
from collections import Counter
from collections.abc import Iterator

from desktop_app.office.unit_names import group_names, odd_names, unit_name
from desktop_app.plans.lint.context import Context, finding
from desktop_app.plans.model import Finding, Severity

_PIECES = re.compile(
    r"[;,\n]|\s[-–+]\s(?=(?:Phòng|Ban|Văn phòng|VP|[UỦ][yỷ]|UBND|HĐND|Trung tâm|Công an|Sở|Hội"
    r"|Đoàn|Các|Trường|Thôn|Trạm|Mặt trận|Liên đoàn|Công đoàn|Đảng)\b)"
)
_LEVEL_AT_END = re.compile(
    r"\s+(?:thị trấn|thị xã|thành phố|đặc khu|xã(?!\s+hội)|phường|quận|huyện|tỉnh)\b[^-]*$"
)
_AROUND = " \t\r\n\u00a0-–+.:*"
_NOTE = re.compile(r"\([^()]*\)")


def check_units(context: Context) -> Iterator[Finding]:
    """Names of the columns of units, compared in their full form; known names are no slips."""
    places: dict[str, list[int]] = {}
    for name, line in _names(context):
        places.setdefault(name, []).append(line)
    counts = Counter({name: len(lines) for name, lines in places.items()})
    odd = [slip for slip in odd_names(counts) if not context.unit_of(slip.name)]
    for slip in odd:
        lines = [context.line_of(slip.name, line) for line in places[slip.name]]
        message = f"“{slip.name}” có thể là “{slip.usual}” viết nhầm (tên sau được dùng nhiều hơn)."
        yield finding(
            "unit_odd_name",
            Severity.WARNING,
            message,
            lines[0],
            also=lines,
            excerpt=slip.name,
            suggestion=slip.usual,
        )
    slips = {slip.name for slip in odd}
    yield from _several_names(context, {n: p for n, p in places.items() if n not in slips}, counts)


def _several_names(
    context: Context, places: dict[str, list[int]], counts: Counter[str]
) -> Iterator[Finding]:
    names = [name for name in places for _ in range(counts[name])]
    for usual, spellings in group_names(names, context.unit_of).items():
        # A name with and without its level ("… xã") is no second name.
        others = sorted({name for name in spellings if _differs(name, usual)})
        if not others:
            continue
        lines = [context.line_of(name, places[name][0]) for name in others]
        shown = ", ".join(f"“{name}”" for name in others)
        message = (
            f"Cùng một đơn vị được ghi bằng nhiều tên: “{usual}” và {shown}; nên dùng một tên."
        )
        yield finding(
            "unit_several_names",
            Severity.INFO,
            message,
            min(lines),
            also=lines,
            excerpt=others[0],
            suggestion=usual,
        )


def _differs(name: str, usual: str) -> bool:
    return _bare(name) != _bare(usual)


def _bare(name: str) -> str:
    """The name as shown, without the level at its end and without regard to capitals."""
    level = unit_name(name).level
    words = " ".join(_NOTE.sub(" ", name).split()).strip(" .-").lower()
    if not level:
        return words
    return re.sub(
        r"\s+(?:thị trấn|thị xã|thành phố|đặc khu|xã(?!\s+hội)|phường|quận|huyện|tỉnh)\b[^-]*$",
        "",
        words,
    )


def _names(context: Context) -> Iterator[tuple[str, int]]:
    for task in context.plan.tasks:
        line = task.lines[0] if task.lines else 0
        for cell in (task.lead_text, task.coordinating_text):
            for name, _, _ in names_in(cell):
                if 5 <= len(name) <= 70:
                    yield name, line


def names_in(cell: str) -> Iterator[tuple[str, int, int]]:
    """The names of units in a cell, notes in brackets left out, with where each stands."""
    masked = _NOTE.sub(lambda note: " " * len(note[0]), cell)
    start = 0
    for cut in (*(found.span() for found in _PIECES.finditer(masked)), (len(masked), 0)):
        piece = masked[start : cut[0]]
        bare = piece.strip(_AROUND)
        if bare:
            begin = start + piece.index(bare)
            yield " ".join(bare.split()), begin, begin + len(bare)
        start = cut[1]
