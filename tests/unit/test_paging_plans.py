"""How SQLite walks the big tables: no order of a list may read a wide row or sort by itself."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.book import Book
from db.paging_sql import Asked, page_sql
from db.search import Between
from db.tables import spec_of
from desktop_app.petitions.fields import PETITIONS
from desktop_app.receptions.fields import RECEPTIONS

COLUMNS = [("receptions", field.key) for field in RECEPTIONS]
COLUMNS += [("petitions", field.key) for field in PETITIONS]
NEWEST = (("received_on", True),)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory, new_book: Callable[..., Book]) -> Iterator[Book]:
    path: Path = tmp_path_factory.mktemp("book") / "so.db"
    made = new_book(path, bytes(32), now=lambda: datetime(2026, 11, 21, tzinfo=UTC))
    yield made
    made.close()


def plan(book: Book, asked: Asked, few: bool = False) -> str:
    sql, parameters = page_sql(asked, few=few, limit=100)
    rows = book._db.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
    return "; ".join(str(row[3]) for row in rows)


def ask(table: str, order: tuple[tuple[str, bool], ...], **more: object) -> Asked:
    filters = more.get("filters", {})
    assert isinstance(filters, dict)
    search, deleted = str(more.get("search", "")), bool(more.get("deleted", False))
    return Asked(spec_of(table), search, filters, order, deleted)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_every_column_is_sorted_by_an_index_alone(
    book: Book, table: str, column: str, descending: bool
) -> None:
    told = plan(book, ask(table, ((column, descending),)))
    assert "COVERING INDEX" in told
    assert "TEMP B-TREE" not in told and "SCAN" not in told


@pytest.mark.parametrize("table", ["receptions", "petitions"])
def test_words_are_found_newest_first_by_the_search_index_alone(book: Book, table: str) -> None:
    for order in ((), NEWEST, (("received_on", False),)):
        told = plan(book, ask(table, order, search="dat dai"))
        assert "VIRTUAL TABLE INDEX" in told and "TEMP B-TREE" not in told
        assert ";" not in told  # no other table or index takes part


@pytest.mark.parametrize(
    ("table", "filters"),
    [
        ("receptions", {"content_kind": ["complaint"]}),
        ("receptions", {"outcome": [""]}),
        ("receptions", {"officer": ["Nguyễn Văn Ánh"]}),
        ("receptions", {"year": [2026]}),
        ("receptions", {"received_on": Between("2026-01-01", "2026-03-31")}),
        ("petitions", {"kind": ["denunciation"]}),
        ("petitions", {"withdrawn": ["whole"]}),
    ],
)
def test_usual_filters_walk_an_index_in_the_order_of_the_day(
    book: Book, table: str, filters: dict[str, object]
) -> None:
    told = plan(book, ask(table, NEWEST, filters=filters))
    assert "SEARCH" in told and "TEMP B-TREE" not in told


def test_many_matches_in_another_order_are_met_while_walking_it(book: Book) -> None:
    asked = ask("receptions", (("full_name", False),), search="n")
    assert "idx_receptions_by_full_name" in plan(book, asked, few=False)
    assert "SEARCH t USING INTEGER PRIMARY KEY" in plan(book, asked, few=True)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("table", ["receptions", "petitions"])
def test_day_and_number_is_the_order_of_the_day(book: Book, table: str, descending: bool) -> None:
    order = (("received_on", descending), ("number", descending))
    for more in ({}, {"search": "dat dai"}):
        assert plan(book, ask(table, order, **more)) == plan(book, ask(table, order[:1], **more))


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_second_level_leaves_the_walk_to_the_first(book: Book, table: str, column: str) -> None:
    second = "persons" if column != "persons" else "number"
    told = plan(book, ask(table, ((column, False), (second, True))))
    assert f"idx_{table}_by_{column}" in told and "SCAN" not in told
    assert "TEMP B-TREE FOR ORDER BY" not in told  # only what is alike by the first is sorted


def test_words_in_cases_living_and_in_the_bin(book: Book) -> None:
    with book.change(user="lan", label="Thêm") as change:
        uids = [change.insert("cases", {"title": f"Ranh giới {n}"}) for n in range(3)]
        change.delete("cases", uids[1])
    kept = {deleted: book.pager.places("cases", search="ranh", order=(("title", False),),
                                       deleted=deleted) for deleted in (False, True)}  # fmt: skip
    read = {d: [row["uid"] for row in book.pager.rows("cases", p)] for d, p in kept.items()}
    assert read == {False: [uids[0], uids[2]], True: [uids[1]]}
