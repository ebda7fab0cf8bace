"""Saved views: what a list was searched, filtered and sorted by, kept under a name."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from db.book import Book
from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.filters import Between, Filters

VIEWS = "saved_views"
NAME_LIMIT = 60  # letters: the name stands in a menu


class SavedRange(msgspec.Struct, frozen=True):
    """A filter from a value to a value; None leaves that side open."""

    low: str | int | None = None
    high: str | int | None = None


class ViewState(msgspec.Struct, frozen=True):
    """What a list shows and how.

    `quick` names a narrowing that is reckoned anew from the day it is used ("late"), `columns` is
    the layout of the table as the screen tells it ("" for the proposed one).
    """

    search: str = ""
    lists: dict[str, list[str | int]] = {}
    ranges: dict[str, SavedRange] = {}
    order: tuple[tuple[str, bool], ...] = ()
    quick: str = ""
    columns: str = ""

    @classmethod
    def of(
        cls,
        *,
        search: str = "",
        filters: Filters | None = None,
        order: Sequence[tuple[str, bool]] = (),
        quick: str = "",
        columns: str = "",
    ) -> "ViewState":
        """The state of a list with these filters: several values of a column, or a range."""
        lists: dict[str, list[str | int]] = {}
        ranges: dict[str, SavedRange] = {}
        for key, wanted in (filters or {}).items():
            if isinstance(wanted, Between):
                ranges[key] = SavedRange(_plain(wanted.low), _plain(wanted.high))
            elif isinstance(wanted, str | int):
                lists[key] = [wanted]
            elif isinstance(wanted, Sequence):
                lists[key] = [one for one in wanted if isinstance(one, str | int)]
        return cls(search, lists, ranges, tuple(order), quick, columns)

    @property
    def filters(self) -> dict[str, Any]:
        """The filters as a service takes them."""
        between = {key: Between(part.low, part.high) for key, part in self.ranges.items()}
        return {**{key: list(values) for key, values in self.lists.items()}, **between}


class SavedView(msgspec.Struct, frozen=True):
    """A view with its name."""

    uid: str
    name: str
    state: ViewState


class SavedViews:
    """The views that the office has saved; `services.views`."""

    def __init__(self, book: Book, user: str, tells: Callable[[str], bool] | None = None) -> None:
        self._book = book
        self._user = user
        self._tells = tells or (lambda _text: False)

    def all(self, feature: str) -> list[SavedView]:
        """The views of a feature's list, in the order of their names."""
        uids = self._book.ids(VIEWS, filters={"feature": feature}, order=(("name", False),))
        return [_view(row) for row in self._book.rows(VIEWS, uids)]

    def save(self, feature: str, name: str, state: ViewState) -> Changes:
        """Keep a view under a name; a view of this name is replaced."""
        clean = self._clean(name)
        self._refuse_telling(f"{clean}\n{state.search}")
        known = self._named(feature, clean)
        stored = {"feature": feature, "name": clean, "state": msgspec.json.encode(state).decode()}
        with self._book.change(user=self._user, label=f"Lưu mẫu xem “{clean}”") as change:
            if known:
                change.update(VIEWS, known, stored)
            uid = known or change.insert(VIEWS, stored)
        return Changes.of("views", message=f"Đã lưu mẫu xem “{clean}”", uid=uid)

    def rename(self, uid: str, name: str) -> Changes:
        """Give a view another name; UserError when another view has it."""
        clean = self._clean(name)
        self._refuse_telling(clean)
        row = self._book.rows(VIEWS, [uid])[0]
        if self._named(str(row["feature"]), clean) not in ("", uid):
            raise UserError(f"Đã có mẫu xem tên “{clean}”.", "name")
        with self._book.change(user=self._user, label=f"Đổi tên mẫu xem “{clean}”") as change:
            change.update(VIEWS, uid, {"name": clean})
        return Changes.of("views", message=f"Đã đổi tên thành “{clean}”", uid=uid)

    def delete(self, uid: str) -> Changes:
        """Delete a view; the records that it showed stay."""
        name = str(self._book.rows(VIEWS, [uid])[0]["name"])
        with self._book.change(user=self._user, label=f"Xóa mẫu xem “{name}”") as change:
            change.delete(VIEWS, uid)
        return Changes.of("views", message=f"Đã xóa mẫu xem “{name}”")

    def _refuse_telling(self, text: str) -> None:
        if self._tells(text):
            raise UserError(
                "Tên hoặc chữ tìm của mẫu xem nêu danh tính được bảo vệ của người tố cáo nên chưa"
                " lưu (Điều 8, Điều 56 Luật Tố cáo).",
                "name",
            )

    def _named(self, feature: str, name: str) -> str:
        folded = name.casefold()
        found = [view.uid for view in self.all(feature) if view.name.casefold() == folded]
        return found[0] if found else ""

    @staticmethod
    def _clean(name: str) -> str:
        clean = " ".join(name.split())
        if not clean:
            raise UserError("Hãy đặt tên cho mẫu xem.", "name")
        if len(clean) > NAME_LIMIT:
            raise UserError(f"Tên mẫu xem dài quá {NAME_LIMIT} chữ.", "name")
        return clean


def _view(row: Mapping[str, Any]) -> SavedView:
    """A view that a newer program wrote, or a damaged one, shows everything rather than nothing."""
    try:
        state = msgspec.json.decode(str(row["state"] or "{}"), type=ViewState)
    except msgspec.DecodeError:
        state = ViewState()
    return SavedView(str(row["uid"]), str(row["name"]), state)


def _plain(value: object) -> str | int | None:
    return value if isinstance(value, str | int) else None
