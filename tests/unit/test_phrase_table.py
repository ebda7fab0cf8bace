"""The table of time phrases (phrase_table.toml): every row holds, and no real phrase is missing."""

import re
import tomllib
from datetime import date
from pathlib import Path

import msgspec
import pytest
from phrase_words import words

from desktop_app.law.phrases import read_schedule
from desktop_app.law.unfold import Span, unfold
from desktop_app.plans.editing.texts import slots
from desktop_app.plans.model import Plan
from desktop_app.plans.reader import read_plan

TABLE = Path(__file__).with_name("phrase_table.toml")
MANY = 12
# A limit inside running text: "hoàn thành trước ngày 10/03/2025", "từ 01/6 đến trước ngày 15/6".
_LIMIT = re.compile(
    r"(?:từ\s+(?:ngày\s+)?\d{1,2}/\d{1,2}\S*\s+đến\s+)?"
    r"(?:trước|chậm\s+nhất|muộn\s+nhất|đến\s+hết)\s+(?:ngày\s+)?\d{1,2}/\d{1,2}(?:/\d{4})?",
    re.IGNORECASE,
)


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"source": "from"}):
    source: str
    typed: str
    meaning: str
    why: str
    dates: tuple[str, ...]
    asks: bool = False
    year: int = 2026


def _rows() -> list[Row]:
    return msgspec.convert(tomllib.loads(TABLE.read_text("utf-8"))["phrase"], list[Row])


ROWS = _rows()


def _told(span: Span) -> str:
    days = f"{span.start or ''}..{span.due or ''}{'<' if span.exclusive else ''}"
    return f"{span.label}: {days}" if span.label else days


def _flat(text: str) -> str:
    return " ".join(text.replace("*", "").split()).strip(" .;,").casefold()


@pytest.mark.parametrize("row", ROWS, ids=[row.typed for row in ROWS])
def test_every_row_means_what_it_says(row: Row) -> None:
    schedule = read_schedule(row.typed, row.year)
    assert words(schedule) == row.meaning, row.why
    spans, question = unfold(schedule, date(row.year, 1, 1), date(row.year, 12, 31))
    dates = [_told(span) for span in spans]
    shown = dates if len(dates) <= MANY else [f"{len(dates)} lần", dates[0], dates[-1]]
    assert shown == list(row.dates)
    assert bool(question) == row.asks


def test_the_table_tells_each_phrase_once_with_a_reason() -> None:
    assert len({row.typed for row in ROWS}) == len(ROWS)
    assert all(row.why.strip() for row in ROWS)
    assert sum(row.source == "gathered" for row in ROWS) >= 60
    assert {row.source for row in ROWS} == {"plans", "gathered"}


def test_what_asks_gives_no_date_of_its_own() -> None:
    for row in ROWS:
        assert not (row.asks and row.dates), row.typed


def _phrases(plan: Plan) -> list[str]:
    """The time phrases of a plan: of its tasks and of its reports."""
    found = [task.schedule_text for task in plan.tasks if task.schedule_text]
    return found + [deadline.text for deadline in plan.report_deadlines]


def test_no_time_phrase_of_the_real_plans_is_missing(seeds: Path) -> None:
    known = {_flat(row.typed) for row in ROWS if row.source == "plans"}
    missing = set()
    for path in sorted(seeds.glob("*.txt")):
        plan = read_plan(path).plan
        missing |= {phrase for phrase in _phrases(plan) if _flat(phrase) not in known}
        for limit in (found[0] for slot in slots(plan) for found in _LIMIT.finditer(slot.text)):
            if not any(_flat(limit) in typed for typed in known):
                missing.add(limit)
    assert not missing


def test_every_phrase_of_the_real_plans_is_in_one_of_them(seeds: Path) -> None:
    paths = sorted(seeds.glob("*.txt"))
    texts = [_flat(path.read_text("utf-8")) for path in paths]
    texts += [_flat(phrase) for path in paths for phrase in _phrases(read_plan(path).plan)]
    for row in ROWS:
        if row.source == "plans":
            assert any(_flat(row.typed) in text for text in texts), row.typed
