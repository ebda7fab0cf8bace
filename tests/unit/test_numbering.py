"""Numbers of documents: next, gaps, numbers in use, the registry's other papers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.book import Book
from desktop_app.clock import FixedClock
from desktop_app.errors import UserError
from desktop_app.office.numbering import (
    NumberService,
    UsedNumber,
    apart,
    series_key,
    typed_number,
    written,
)

KH = "KH-UBND"


@pytest.fixture
def book(tmp_path: Path, clock: FixedClock, new_book: Callable[..., Book]) -> Iterator[Book]:
    book = new_book(tmp_path / "so.db", bytes(range(32)), now=clock.now)
    yield book
    assert book.verify_history().whole
    book.close()


@pytest.fixture
def numbers(book: Book) -> NumberService:
    return NumberService(book, "Lan")


def take(
    numbers: NumberService, book: Book, number: int, *, year: int = 2026, owner: str = "x"
) -> None:
    with book.change(user="Lan", label="Cấp số") as change:
        numbers.take(
            change, KH, year, number, date=f"{year}-03-05", subject="kế hoạch “Một việc”",
            owner=("plans", owner),
        )  # fmt: skip


def test_a_series_begins_with_one_each_year_and_goes_on_after_the_highest(
    numbers: NumberService, book: Book
) -> None:
    assert numbers.next(KH, 2026) == 1
    take(numbers, book, 1, owner="a")
    take(numbers, book, 7, owner="b")
    assert numbers.next(KH, 2026) == 8
    assert numbers.next(KH, 2027) == 1
    assert numbers.next("QĐ-UBND", 2026) == 1
    assert numbers.gaps(KH, 2026) == (2, 3, 4, 5, 6)


def test_a_number_in_use_is_refused_with_the_name_of_its_holder(
    numbers: NumberService, book: Book
) -> None:
    take(numbers, book, 5, owner="a")
    with pytest.raises(UserError) as refused:
        take(numbers, book, 5, owner="b")
    assert "Một việc" in refused.value.message
    assert "05/03/2026" in refused.value.message
    assert "06/KH-UBND" in refused.value.message
    assert refused.value.field == "number"
    take(numbers, book, 5, year=2027, owner="b")


def test_a_number_below_the_highest_may_be_taken(numbers: NumberService, book: Book) -> None:
    take(numbers, book, 9, owner="a")
    take(numbers, book, 4, owner="b")
    assert [used.number for used in numbers.used(KH, 2026)] == [4, 9]


def test_the_registry_gave_numbers_to_other_papers(numbers: NumberService, book: Book) -> None:
    numbers.note_outside(KH, 2026, 40)
    assert numbers.next(KH, 2026) == 41
    assert numbers.gaps(KH, 2026) == ()
    take(numbers, book, 43, owner="a")
    assert numbers.gaps(KH, 2026) == (41, 42)
    with pytest.raises(UserError, match="văn thư"):
        take(numbers, book, 40, owner="b")
    take(numbers, book, 12, owner="c")


def test_the_last_number_of_the_registry_can_be_corrected_and_undone(
    numbers: NumberService, book: Book
) -> None:
    numbers.note_outside(KH, 2026, 400)
    numbers.note_outside(KH, 2026, 40)
    assert numbers.next(KH, 2026) == 41
    book.undo("Lan")
    assert numbers.next(KH, 2026) == 401
    numbers.note_outside(KH, 2026, 0)
    assert numbers.next(KH, 2026) == 1
    with pytest.raises(UserError):
        numbers.note_outside(KH, 2026, -1)


def test_noting_a_number_that_a_plan_has_keeps_the_plan(numbers: NumberService, book: Book) -> None:
    take(numbers, book, 8, owner="a")
    numbers.note_outside(KH, 2026, 8)
    assert [used.owner_uid for used in numbers.used(KH, 2026)] == ["a"]


def test_numbers_on_papers_count_and_a_copy_of_the_same_paper_does_not(book: Book) -> None:
    on_paper = UsedNumber(15, "2026-03-05", "kế hoạch “Đọc từ tệp”", "plans", "p", on_paper=True)
    numbers = NumberService(book, "Lan", lambda *_: [on_paper])
    assert numbers.next(KH, 2026) == 16
    assert numbers.holder(KH, 2026, 15, owner="p") is None
    assert numbers.holder(KH, 2026, 15, owner="q", date="2026-03-05") is None
    assert numbers.holder(KH, 2026, 15, owner="q", date="2026-03-06") == on_paper


@pytest.mark.parametrize(
    ("number", "symbol", "printed"),
    [
        (5, "KH-UBND", "05/KH-UBND"),
        (12, "UBND-VHXH", "12/UBND-VHXH"),
        (5, "KH/ĐU", "05-KH/ĐU"),
        (105, "KH – UBND", "105/KH-UBND"),
        (7, "CTr-UBND", "07/CTr-UBND"),
    ],
)
def test_numbers_as_printed_and_taken_apart(number: int, symbol: str, printed: str) -> None:
    assert written(number, symbol) == printed
    assert apart(printed) == (number, series_key(symbol))


@pytest.mark.parametrize("text", ["5", "05", " 05 /KH-UBND", "5-KH/ĐU"])
def test_numbers_as_typed(text: str) -> None:
    assert typed_number(text) == 5


@pytest.mark.parametrize(("text", "words"), [("12a", "12a"), ("", "số"), ("0", "số"), ("KH", "KH")])
def test_what_is_no_number_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        typed_number(text)
    assert apart("12a/KH-UBND") is None


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(taken=st.lists(st.integers(1, 60), max_size=12, unique=True), year=st.integers(2020, 2040))
def test_the_proposal_is_free_and_gaps_fill_what_is_missing(
    taken: list[int], year: int, book: Book
) -> None:
    series = f"KH-{year}-{'-'.join(map(str, taken))}"
    numbers = NumberService(book, "Lan")
    with book.change(user="Lan", label="Cấp số") as change:
        for number in taken:
            numbers.take(
                change, series, year, number, date="", subject="x", owner=("plans", str(number))
            )
    assert numbers.next(series, year) not in taken
    assert sorted([*taken, *numbers.gaps(series, year)]) == list(
        range(1, max(taken, default=0) + 1)
    )
