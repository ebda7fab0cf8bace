"""A clock and a few writes that the tests of history and undo share."""

from datetime import UTC, datetime, timedelta

from db.book import Book

KEY = bytes(range(32))


class Clock:
    """A clock that moves one minute at each look."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(minutes=1)
        return self.moment


def add(book: Book, name: str, user: str = "lan") -> str:
    with book.change(user=user, label=f"Thêm {name}") as change:
        return change.insert("villages", {"name": name})


def rename(book: Book, uid: str, name: str, user: str = "lan") -> None:
    with book.change(user=user, label=f"Sửa {name}") as change:
        change.update("villages", uid, {"name": name})


def names(book: Book) -> list[object]:
    return [r["name"] for r in book.rows("villages", book.ids("villages"))]
