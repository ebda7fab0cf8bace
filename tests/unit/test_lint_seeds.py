"""What the lint names in the five real plans: all of it, each with its line."""

import time
from pathlib import Path

import msgspec
import pytest

from desktop_app.plans.lint import lint
from desktop_app.plans.model import Plan
from desktop_app.plans.reader import ReadPlan, read_plan
from desktop_app.plans.source import Source

EXPECTED: dict[str, set[tuple[str, int]]] = {
    "000": {
        ("motto_incomplete", 22),
        ("document_two_dates", 30),
        ("unbalanced_quotes", 30),
        ("phrase_slip", 34),
        ("phrase_slip", 56),
        ("foreign_character", 70),
        ("repeated_word", 74),
        ("phrase_slip", 94),
        ("phrase_slip", 130),
        ("phrase_slip", 162),
        ("abbreviation_slip", 162),
        ("phrase_slip", 164),
        ("abbreviation_slip", 170),
        ("unit_odd_name", 170),
    },
    "001": {
        ("number_missing", 1),
        ("date_missing", 1),
        ("phrase_slip", 18),
        ("stray_word", 44),
        ("number_spacing", 73),
        ("basis_not_in_force", 80),
        ("basis_not_in_force", 88),
        ("phrase_slip", 152),
        ("numbering_gap", 255),
    },
    "002": {
        ("plan_before_cited", 5),
        ("phrase_slip", 85),
        ("end_mark_missing", 131),
        ("abbreviation_slip", 141),
        ("caption_date_differs", 157),
        ("unit_several_names", 170),
        ("document_two_dates", 180),
        ("caption_date_differs", 181),
        ("unit_several_names", 186),
        ("unit_odd_name", 194),
        ("unit_odd_name", 197),
        ("task_without_date", 199),
        ("phrase_slip", 212),
        ("numbering_gap", 217),
        ("phrase_slip", 226),
    },
    "003": set(),
    "004": {
        ("number_missing", 1),
        ("date_missing", 1),
        ("phrase_slip", 23),
        ("repeated_word", 25),
        ("phrase_slip", 109),
        ("repeated_word", 109),
    },
}


def _read(seeds: Path, seed: str) -> ReadPlan:
    return read_plan(next(seeds.glob(f"{seed}_*.txt")))


@pytest.mark.seeds
@pytest.mark.parametrize("seed", EXPECTED)
def test_what_is_named_and_nothing_else(seeds: Path, seed: str) -> None:
    read = _read(seeds, seed)
    assert {(item.code, item.line) for item in lint(read.plan, read.source)} == EXPECTED[seed]


@pytest.mark.seeds
def test_the_excerpt_stands_on_the_line_that_is_named(seeds: Path) -> None:
    for seed in ("000", "002", "004"):
        read = _read(seeds, seed)
        for item in lint(read.plan, read.source):
            if item.code in {"phrase_slip", "repeated_word", "abbreviation_slip"}:
                assert item.excerpt in read.source.lines[item.line - 1], item


@pytest.mark.seeds
def test_forty_pages_take_less_than_a_second(seeds: Path) -> None:
    read = _read(seeds, "002")  # about 12 pages
    plan: Plan = msgspec.structs.replace(
        read.plan, sections=read.plan.sections * 4, tasks=read.plan.tasks * 4
    )
    source: Source = msgspec.structs.replace(read.source, lines=read.source.lines * 4)
    start = time.process_time()
    lint(plan, source)
    assert time.process_time() - start < 1.0
