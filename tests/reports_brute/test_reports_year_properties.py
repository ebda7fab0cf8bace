"""Any random book: what may be sent keeps every rule of the circular, what breaks one is named."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from brute_count import COLUMNS, all_forms
from brute_counted import FORMS, differences, period_of
from brute_identities import broken
from brute_rows import plain_book
from brute_year import MadeYear
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from db.book import Book
from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.errors import UserError
from desktop_app.reports.figures.facts import FactBook, Facts
from desktop_app.reports.figures.measure import figure
from desktop_app.reports.figures.registry import load_measures
from desktop_app.reports.filled import CheckKind, FilledReport
from desktop_app.reports.model import ReportPeriod
from desktop_app.services import Services
from desktop_app.shield.model import Keys

SENT = date(2027, 1, 20)
STREAMS = ("papers", "kn_cases", "tc_cases", "kn_decisions", "tc_decisions")
# A seed tells nothing by being smaller, so that nothing is shrunk.
ROUND = settings(max_examples=8, phases=(Phase.explicit, Phase.generate))
LONG_ROUND = settings(ROUND, max_examples=120)
seeds = st.integers(0, 10**6)
periods = st.sampled_from(["Q1", "Q2", "H1", "Q3", "M9", "Q4", "Y"])


Empty = tuple[Path, Keys]


@pytest.fixture(scope="session")
def empty(made_office: Empty, tmp_path_factory: pytest.TempPathFactory) -> Empty:
    """A book with nothing but its office, to be copied."""
    path = tmp_path_factory.mktemp("random") / "trống.db"
    shutil.copy(made_office[0] / "so.db", path)
    return path, made_office[1]


@contextmanager
def book_of(empty: Empty, seed: int, spoil: int = 0) -> Iterator[tuple[Services, Path]]:
    """A small random year; `spoil` records of it are no longer whole."""
    origin, keys = empty
    path = origin.with_name("thử.db")
    shutil.copy(origin, path)
    clock = FixedClock(datetime(2027, 1, 31, 8, 30, tzinfo=VIETNAM))
    book = Book.open(path, keys.book, now=clock.now)
    MadeYear(seed, visits=40, papers=40).fill(book)
    chance = Random(seed)
    for _ in range(spoil):
        _spoil(book, chance)
    try:
        yield Services(book, user="lan", clock=clock, keys=keys), path
    finally:
        book.close()


ONE_PAPER = "uid = (SELECT uid FROM petitions WHERE deleted_at IS NULL AND {} LIMIT 1 OFFSET ?)"
OURS = "qualified = 'yes' AND in_competence = 'yes' AND outcome <> '' AND kind {}"
SPOILS = (  # records that a service would ask to complete, or that came from an old book
    "UPDATE petitions SET field = '' WHERE " + ONE_PAPER.format(OURS.format("= 'complaint'")),
    "UPDATE petitions SET field = '' WHERE " + ONE_PAPER.format(OURS.format("= 'denunciation'")),
    "UPDATE petitions SET field = '' WHERE " + ONE_PAPER.format(OURS.format("= 'proposal'")),
    "UPDATE petitions SET instance = 'third' WHERE " + ONE_PAPER.format(OURS.format("<> 'mixed'")),
    "UPDATE petitions SET in_competence = 'no' WHERE " + ONE_PAPER.format("outcome = 'filed'"),
    "UPDATE petitions SET qualified = '' WHERE " + ONE_PAPER.format("outcome = 'guided'"),
    "UPDATE petitions SET qualified = 'yes', in_competence = 'yes' WHERE "
    + ONE_PAPER.format("kind = 'mixed' AND outcome <> ''"),
    "UPDATE cases SET outcome = '' WHERE uid = (SELECT uid FROM cases WHERE outcome <> ''"
    " LIMIT 1 OFFSET ?)",
)


def _spoil(book: Book, chance: Random) -> None:
    db = book._db
    with db.conn:
        db.execute(chance.choice(SPOILS), [chance.randrange(6)])


def filled(services: Services, period: str, forms: Sequence[str] = FORMS) -> FilledReport:
    """A report of all forms with zeros where figures are typed in."""
    uid = services.reports.begin("", "kntc", period_of(period), forms).uid
    services.reports.fill_zeros(uid, "06/QLKNTC")
    return services.reports.filled(uid)


def values(report: FilledReport) -> dict[str, dict[str, Decimal]]:
    """What the report says, by form and column."""
    return {
        code: {column: cell.value for column, cell in form.cells.items() if cell.value is not None}
        for code, form in report.forms.items()
    }


def whole_books_keep_every_rule(empty: Empty, seed: int, period: str) -> None:
    """Records that are complete: nothing is in the way, and every rule holds."""
    with book_of(empty, seed) as (services, path):
        report = filled(services, period)
        assert report.in_the_way == ()
        assert broken(values(report)) == []
        days = period_of(period)
        expected = all_forms(
            plain_book(path, empty[1].book), days.first.isoformat(), days.last.isoformat()
        )
        counted = {
            form: {
                code: cell.counted or Decimal(0) for code, cell in report.forms[form].cells.items()
            }
            for form in COLUMNS
        }
        assert differences(expected, counted) == []
        services.reports.send(report.report.uid, SENT)


def spoiled_books_are_refused_by_name(empty: Empty, seed: int, period: str, spoil: int) -> bool:
    """A rule that does not hold forbids sending and is named; nothing else does."""
    with book_of(empty, seed, spoil) as (services, _):
        report = filled(services, period)
        failing = broken(values(report))
        told = [one for one in report.in_the_way if one.kind is CheckKind.IDENTITY]
        assert list(report.in_the_way) == told
        assert bool(failing) == bool(told)
        for rule in failing:
            form, _, words = rule.partition(": ")
            total = words.split()[0]
            assert any(one.rule.startswith(f"{form}: {total} ") for one in told), (rule, told)
        uid = report.report.uid
        if not failing:
            services.reports.send(uid, SENT)
            return False
        with pytest.raises(UserError) as refused:
            services.reports.send(uid, SENT)
        assert any(one.rule in refused.value.message for one in told), refused.value.message
        assert services.reports.get(uid).sent_on is None
        return True


def what_closes_opens_the_next(empty: Empty, seed: int, days: list[int]) -> None:
    """Any two periods that follow each other: what one leaves is what the other begins with."""
    first, middle, last = (date(2025, 9, 1) + timedelta(n) for n in sorted(days))
    before = ReportPeriod(first, middle - timedelta(1), 2026)
    after = ReportPeriod(middle, last, 2026)
    with book_of(empty, seed) as (services, _):
        facts = FactBook(services.book).facts()
        for stream in STREAMS:
            parts = {
                (name, part): _refs(facts, f"bridge.{stream}.{part}", period)
                for name, period in (("before", before), ("after", after))
                for part in ("opening", "new", "done", "closing")
            }
            assert parts["before", "closing"] == parts["after", "opening"], stream
            for name in ("before", "after"):
                came = parts[name, "opening"] + parts[name, "new"]
                went = parts[name, "done"] + parts[name, "closing"]
                assert sorted(came) == sorted(went), stream
        for column, stream in (("xld.1", "papers"), ("th.1", "kn_decisions")):
            carried = _refs(facts, f"bridge.{stream}.closing", before)
            new = _refs(facts, f"bridge.{stream}.new", after)
            assert sorted(carried + new) == sorted(_refs(facts, column, after))


def _refs(facts: Facts, name: str, period: ReportPeriod) -> list[tuple[str, str]]:
    return sorted(figure(load_measures()[name], facts, period).refs)


three_days = st.lists(st.integers(0, 500), min_size=3, max_size=3, unique=True)


@ROUND
@given(seeds, periods)
def test_whole_books_keep_every_rule(empty: Empty, seed: int, period: str) -> None:
    whole_books_keep_every_rule(empty, seed, period)


@ROUND
@given(seeds, periods, st.integers(1, 4))
@example(seed=1, period="Y", spoil=9)
def test_a_rule_that_does_not_hold_is_named(
    empty: Empty, seed: int, period: str, spoil: int
) -> None:
    spoiled_books_are_refused_by_name(empty, seed, period, spoil)


def test_some_spoiled_books_are_refused_and_some_are_not(empty: Empty) -> None:
    refused = {spoiled_books_are_refused_by_name(empty, 1, "Y", spoil) for spoil in (0, 9)}
    assert refused == {False, True}


@ROUND
@given(seeds, three_days)
def test_what_closes_a_period_opens_the_next(empty: Empty, seed: int, days: list[int]) -> None:
    what_closes_opens_the_next(empty, seed, days)


@pytest.mark.slow
@LONG_ROUND
@given(seeds, periods)
def test_many_whole_books(empty: Empty, seed: int, period: str) -> None:
    whole_books_keep_every_rule(empty, seed, period)


@pytest.mark.slow
@LONG_ROUND
@given(seeds, periods, st.integers(1, 6))
def test_many_spoiled_books(empty: Empty, seed: int, period: str, spoil: int) -> None:
    spoiled_books_are_refused_by_name(empty, seed, period, spoil)


@pytest.mark.slow
@LONG_ROUND
@given(seeds, three_days)
def test_many_bridges(empty: Empty, seed: int, days: list[int]) -> None:
    what_closes_opens_the_next(empty, seed, days)
