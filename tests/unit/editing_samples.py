"""Lines for the tests of the text editor: small outlines, and plans made at random."""

from pathlib import Path

from hypothesis import strategies as st

import resources
from desktop_app.jobs import Job
from desktop_app.plans.editing.lines import Line, LineKind, LinePart
from desktop_app.plans.model import Annex, Grid, Plan, Section, Text
from desktop_app.plans.reader import read_plan
from desktop_app.plans.source import Span


def heading(level: int, number: str, title: str) -> Line:
    return Line(LineKind.HEADING, title, level=level, number=number)


def para(text: str, marker: str = "") -> Line:
    return Line(text=text, marker=marker)


def sketch(lines) -> list[str]:
    """An outline as it would be spoken: "  1 Mục đích"."""
    return ["  " * (line.level - 1) + f"{line.number or line.marker} {line.text}" for line in lines]


def outline(*rows: str) -> tuple[Line, ...]:
    """Lines from such a sketch; a row that begins with "." is a paragraph, "-" a bullet."""
    found = []
    for row in rows:
        bare = row.lstrip(" ")
        level = (len(row) - len(bare)) // 2 + 1
        mark, _, text = bare.partition(" ")
        if mark == ".":
            found.append(para(text))
        elif mark in "-+":
            found.append(para(text, mark))
        else:
            found.append(heading(level, mark, text))
    return tuple(found)


def sample_plans() -> list[Plan]:
    folder = resources.path("sample", "plans")
    return [read(path) for path in sorted(Path(str(folder)).iterdir()) if path.is_file()]


def read(path: Path) -> Plan:
    return read_plan(path, Job()).plan


_words = st.text(alphabet="abđ Ộ.:", max_size=9)
_spans = st.lists(
    st.builds(Span, st.just(0), st.integers(1, 9), st.booleans(), st.just(True)), max_size=1
).map(tuple)
_texts = st.builds(Text, _words, st.integers(0, 99), st.sampled_from(["", "-", "+", "a)"]), _spans)
_grids = st.builds(
    Grid,
    st.lists(st.lists(_words, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(
        tuple
    ),
    st.integers(0, 1),
    st.integers(0, 99),
)
_bodies = st.lists(st.one_of(_texts, _texts, _grids), max_size=2).map(tuple)
_numbers = st.sampled_from(["I", "II", "1", "2", "1.1", "a", "đ", "(1)", "PHẦN I", "Điều 3", ""])


def _sections(level: int):
    children = _sections(level + 1) if level < 3 else st.just(())
    section = st.builds(
        Section,
        _numbers,
        _words,
        st.just(level),
        st.integers(0, 99),
        _bodies,
        children,
        st.booleans(),
        _spans,
    )
    return st.lists(section, max_size=3).map(tuple)


plans = st.builds(
    lambda opening, sections, closing, annex: Plan(
        title="Kế hoạch", opening=opening, sections=sections, closing=closing, annexes=annex
    ),
    _bodies,
    _sections(1),
    _bodies,
    st.lists(
        st.builds(lambda body, sections: Annex("", "A", body=body, sections=sections),
                  _bodies, _sections(1)),
        max_size=2,
    ).map(tuple),
)  # fmt: skip

__all__ = ["LinePart", "heading", "outline", "para", "plans", "read", "sample_plans", "sketch"]
