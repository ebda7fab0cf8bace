"""The five real plans as TXT, DOCX and PDF, against an independent reading of their lines."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import msgspec
import pytest
from seeds_read import source_of

from desktop_app.plans.model import Plan, Section, Text
from desktop_app.plans.structure import build_plan

pytestmark = pytest.mark.seeds

KINDS = ("txt", "docx", "pdf")
NAMES = ("000", "001", "002", "003", "004")
# Counted on the files by hand (domain facts, part 13).
ANNEX_TASKS = {"000": {"": 17}, "001": {}, "002": {"I": 10, "II": 23}, "003": {}, "004": {}}
BODY_TASKS = {"000": 0, "001": 0, "002": 3, "003": 0, "004": 0}
RECIPIENTS = {"000": 11, "001": 7, "002": 11, "003": 10, "004": 4}
OUTLINES = {
    "000": "I(1 2) II(1 2 3 4) III IV(1 2 3 4 5 6 7)",
    "001": "I(1 2) II(1 2 3 4 5) IV(1 2 3)",
    "002": "I(1 2) II(1(a b) 2 3) III(1 2) IV(1 2 3 4 5 6 7)",
    "003": "I(1 2) II(1 2 3(a b)) III(1 2 3 4 5)",
    "004": "I(1 2) II(1 2 3 4) III(1 2 3)",
}
TM, KT, PCT = "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"
SIGNERS = {
    "000": (TM, KT, PCT, 144),
    "001": (None, None, "CHỦ TỊCH", 303),
    "002": (TM, KT, PCT, 151),
    "003": (TM, KT, PCT, 111),
    "004": (None, None, "GIÁM ĐỐC", 165),
}
DEADLINES = {
    "000": [
        ("6_months", None, "--05-10", "--05-09", False),
        ("year", None, "--11-10", "--11-09", False),
    ],
    "001": [],
    "002": [
        ("6_months", None, "--06-10", "--06-09", True),
        ("9_months", None, "--09-15", "--09-14", True),
        ("year", None, "--11-15", "--11-14", True),
    ],
    "003": [
        ("6_months", "2025-06-01", "2025-06-15", "2025-06-14", False),
        ("year", "2025-12-01", "2025-12-15", "2025-12-14", False),
    ],
    "004": [
        ("6_months", None, "--05-18", "--05-17", False),
        ("year", None, "--11-10", "--11-09", False),
    ],
}
# number, symbol, date, words of the date, place
HEADS = {
    "000": ("79/KH-UBND", "KH-UBND", "2025-03-03", "ngày 03 tháng 03 năm 2025", True),
    "001": (None, None, None, "", False),
    "002": (None, "KH-UBND", None, "ngày tháng 01 năm 2025", True),
    "003": (None, "KH-UBND", None, "ngày tháng năm 2025", True),
    "004": (None, None, None, "", False),
}


@cache
def _plan(folder: Path, name: str, kind: str) -> Plan:
    return build_plan(source_of(folder, name, kind))


def _lines(folder: Path, name: str) -> list[str]:
    (path,) = folder.glob(f"{name}_*.txt")
    return ["", *path.read_text(encoding="utf-8").split("\n")]


def _bare(cell: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", cell).split())


def _cell_rows(lines: list[str], first: int, last: int) -> list[dict[str, str]]:
    """The task rows between two lines, read by the position of the heading words alone."""
    rows: list[dict[str, str]] = []
    heads: list[str] = []
    fresh = False
    for number in range(first, last + 1):
        if "\t" not in lines[number]:
            continue
        cells = [_bare(cell) for cell in lines[number].split("\t")]
        if cells[0] == "STT":
            heads, fresh = cells, True
        elif fresh and not cells[0] and any("chủ trì" in cell for cell in cells):
            heads = [below or above for above, below in zip(heads, cells, strict=True)]
        elif fresh and not cells[0]:
            for head, cell in zip(heads, cells, strict=True):
                rows[-1][head] = f"{rows[-1][head]} {cell}".strip()
            fresh = False
        else:
            rows.append(dict(zip(heads, cells, strict=True)))
            fresh = False
    return [row for row in rows if sum(bool(cell) for cell in row.values()) > 2]


def _value(row: dict[str, str], *words: str) -> str:
    return next((cell for head, cell in row.items() if any(w in head for w in words)), "")


def _outline(sections: tuple[Section, ...]) -> str:
    return " ".join(
        s.number + (f"({_outline(s.children)})" if s.children else "") for s in sections
    )


def _without_places(value: object) -> object:
    """Values without lines, emphasis and findings, which depend on the kind of file."""
    if isinstance(value, dict):
        leave = {"line", "lines", "spans", "findings"}
        return {k: _without_places(v) for k, v in value.items() if k not in leave}
    if isinstance(value, list | tuple):
        return [_without_places(item) for item in value]
    return value


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NAMES)
class TestEachSeed:
    def test_counts_of_tasks(self, seeds: Path, name: str, kind: str) -> None:
        tasks = _plan(seeds, name, kind).tasks
        annexed = Counter(t.appendix for t in tasks if t.appendix is not None)
        assert annexed == ANNEX_TASKS[name]
        assert len([t for t in tasks if t.appendix is None]) == BODY_TASKS[name]

    def test_sections_keep_their_numbers(self, seeds: Path, name: str, kind: str) -> None:
        assert _outline(_plan(seeds, name, kind).sections) == OUTLINES[name]

    def test_recipients(self, seeds: Path, name: str, kind: str) -> None:
        found = _plan(seeds, name, kind).recipients
        assert len(found) == RECIPIENTS[name]
        assert found[-1].text.startswith("Lưu")
        tagged = [r for r in found if r.tag]
        assert all(f"({r.tag})" in r.text for r in tagged)
        assert len(tagged) == {"000": 2, "001": 4}.get(name, 0)

    def test_signer(self, seeds: Path, name: str, kind: str) -> None:
        signer = _plan(seeds, name, kind).signer
        authority, capacity, title, line = SIGNERS[name]
        assert signer is not None
        assert (signer.authority, signer.capacity, signer.title) == (authority, capacity, title)
        assert signer.name
        assert signer.name in _lines(seeds, name)[line]

    def test_report_deadlines(self, seeds: Path, name: str, kind: str) -> None:
        found = _plan(seeds, name, kind).report_deadlines
        assert [
            (d.period, d.window_from, d.due, d.last_day, d.recurring) for d in found
        ] == DEADLINES[name]

    def test_head(self, seeds: Path, name: str, kind: str) -> None:
        plan = _plan(seeds, name, kind)
        number, symbol, date, words, placed = HEADS[name]
        assert plan.doc_type == "plan"
        assert (plan.number, plan.symbol, plan.date, plan.date_text) == (
            number,
            symbol,
            date,
            words,
        )
        assert (plan.place is not None) is placed
        assert plan.issuer
        assert plan.issuer.startswith(("UBND ", "Sở "))
        assert plan.legal_bases
        assert plan.end_mark is (name != "002")

    def test_blank_number_and_date_are_said(self, seeds: Path, name: str, kind: str) -> None:
        codes = {finding.code for finding in _plan(seeds, name, kind).findings}
        assert ("number_blank" in codes) is (name in ("002", "003"))
        assert ("date_incomplete" in codes) is (name in ("002", "003"))
        assert ("number_from_annex" in codes) is (name == "000")

    def test_every_kind_of_file_says_the_same(self, seeds: Path, name: str, kind: str) -> None:
        text = _without_places(msgspec.to_builtins(_plan(seeds, name, "txt")))
        other = _without_places(msgspec.to_builtins(_plan(seeds, name, kind)))
        if name == "000" and kind == "pdf":
            # Its PDF has no code points for two foreign signs; the text layer repeats one of them.
            text, other = (re.sub("[一-鿿]+", "?", repr(value)) for value in (text, other))
        assert other == text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("name", "appendix", "first", "last"),
    [("000", "", 151, 182), ("002", "I", 159, 175), ("002", "II", 183, 226)],
)
def test_every_cell(
    seeds: Path, kind: str, name: str, appendix: str, first: int, last: int
) -> None:
    rows = _cell_rows(_lines(seeds, name), first, last)
    tasks = [t for t in _plan(seeds, name, kind).tasks if t.appendix == appendix]
    assert len(tasks) == len(rows)
    for row, task in zip(rows, tasks, strict=True):
        assert task.ordinal == row["STT"]
        assert task.content == _value(row, "Nội dung", "Nhiệm vụ")
        assert task.lead_text == _value(row, "chủ trì")
        assert task.coordinating_text == _value(row, "phối hợp")
        assert task.schedule_text == _value(row, "Thời gian", "Lộ trình")
        assert task.deliverable == _value(row, "Sản phẩm")


@pytest.mark.parametrize("kind", KINDS)
def test_groups_reach_over_chunks(seeds: Path, kind: str) -> None:
    tasks = _plan(seeds, "000", kind).tasks
    assert [n for _, n in sorted(Counter(t.group.split(".")[0] for t in tasks).items())] == [
        6,
        3,
        2,
        3,
        3,
    ]
    second = [t for t in _plan(seeds, "002", kind).tasks if t.appendix == "II"]
    counted = Counter(t.group.split(".")[0] for t in second)
    assert counted == {"1": 5, "2": 4, "3": 5, "4": 3, "6": 2, "7": 4}


def test_tasks_of_the_body(seeds: Path) -> None:
    tasks = [t for t in _plan(seeds, "002", "txt").tasks if t.appendix is None]
    assert [t.ordinal for t in tasks] == ["a", "b", "3"]
    assert [len(t.lead) for t in tasks] == [1, 3, 1]
    assert [t.schedule_text for t in tasks[:2]] == ["thường xuyên", "Thường xuyên"]
    assert tasks[2].coordinating
    assert tasks[0].group.startswith("II. ")
    assert " / 1. " in tasks[0].group


def test_broken_places_are_joined_and_said(seeds: Path) -> None:
    joined = {
        (f.code, f.line, *f.also_lines)
        for name in NAMES
        for f in _plan(seeds, name, "txt").findings
        if f.code in ("row_joined", "paragraph_joined")
    }
    assert joined == {
        ("paragraph_joined", 42, 44),
        ("paragraph_joined", 81, 83),
        ("paragraph_joined", 47, 49),
        ("paragraph_joined", 64, 66),
        ("row_joined", 187, 190),
        ("row_joined", 206, 209),
    }


def test_sign_broken_over_lines(seeds: Path) -> None:
    (first, *_) = _plan(seeds, "004", "txt").sections[0].children[0].body
    assert isinstance(first, Text)
    assert "số 31-NQ/TU" in first.text


def test_no_word_is_lost(seeds: Path) -> None:
    """Each word of a file stands somewhere in its plan at least once."""
    for name in NAMES:
        plan = repr(msgspec.to_builtins(_plan(seeds, name, "txt")))
        kept = set(re.findall(r"\w+", plan))
        found = set(re.findall(r"\w+", _bare(" ".join(_lines(seeds, name)))))
        lost = found - kept - {"Nơi", "nhận", "KẾ", "HOẠCH", "hết", "STT", "PHỤ", "LỤC"}
        assert not lost, (name, lost)
