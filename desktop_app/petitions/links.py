"""Links between papers by which a sealed sender could be found through an open paper of theirs."""

import re
from collections.abc import Iterator
from typing import Any

from db.book import Book
from db.change import Change
from desktop_app.petitions.records import EVENTS, PETITIONS, Row
from desktop_app.petitions.shielding import Shield

_LINKS = ("split_from_uid", "duplicate_of_uid")
_SPLIT = re.compile(r"Đã tách thành đơn số [\d, ]*\d")
_DUPLICATE = re.compile(r"[Tt]rùng đơn số \d+(/\d+)?")


def cut_links(book: Book, change: Change, shield: Shield, uid: str) -> None:
    """Take a paper that is sealed now out of all links with papers that are not."""
    paper = _row(book, uid)
    for link in _LINKS:
        other = _row(book, str(paper[link] or ""))
        if other and not other["identity_uid"]:
            change.scrub(PETITIONS, uid, {link: ""})
            _forget(change, shield, PETITIONS, other, "note")
        for row in _all(book, PETITIONS, {link: uid}):
            if not row["identity_uid"]:
                change.scrub(PETITIONS, str(row["uid"]), {link: ""})
                _forget(change, shield, PETITIONS, row, "note")
                for event in _all(book, EVENTS, {"petition_uid": str(row["uid"])}):
                    _forget(change, shield, EVENTS, event, "reason")
    if paper["case_uid"]:
        for row in _all(book, PETITIONS, {"case_uid": str(paper["case_uid"])}, only_binned=True):
            if not row["identity_uid"]:
                change.scrub(PETITIONS, str(row["uid"]), {"case_uid": None})


def _forget(change: Change, shield: Shield, table: str, row: Row, column: str) -> None:
    """Take the numbers of other papers out of a note, and out of what history holds of it."""
    text = str(row[column] or "")
    told = _DUPLICATE.sub("Trùng đơn nhận trước", _SPLIT.sub("Đã tách thành các đơn riêng", text))
    change.scrub(table, str(row["uid"]), {column: told})
    shield.close_record(change, table, str(row["uid"]))


def _row(book: Book, uid: str) -> Row:
    return (book.get(PETITIONS, uid) if uid else None) or {}


def _all(
    book: Book, table: str, filters: dict[str, Any], *, only_binned: bool = False
) -> Iterator[Row]:
    for deleted in (True,) if only_binned else (False, True):
        yield from book.rows(table, book.ids(table, filters=filters, deleted=deleted))
