"""Records by name: "Đơn số 12", as everybody may see them; a denouncer under the code name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from db.book import Book
from desktop_app.dates import show
from desktop_app.petitions import reading as petitions
from desktop_app.petitions.fields import CASES, PETITIONS
from desktop_app.receptions import records as receptions
from desktop_app.receptions.fields import RECEPTIONS
from desktop_app.reports.model import Ref

LONGEST = 90
_LABELS = {"petitions": PETITIONS, "cases": CASES, "receptions": RECEPTIONS}
# What sorts a record into the columns of the forms; where it is empty the record fits nowhere.
_SORTING = {
    "petitions": ("kind", "outcome", "qualified", "in_competence", "instance", "field"),
    "cases": ("outcome",),
    "receptions": ("kind",),
}
_SAID_BY_ACCEPTING = ("qualified", "in_competence")


@dataclass(frozen=True)
class Named:
    """A record by its number, its day and words, what it lacks to be sorted into a column."""

    title: str
    detail: str = ""
    lacks: tuple[str, ...] = ()
    deleted: bool = False

    @property
    def shown(self) -> str:
        """The title, and whether the record lies in the recycle bin."""
        return f"{self.title} (đã xóa)" if self.deleted else self.title


NOBODY = Named("Hồ sơ không còn trong sổ")


def named(book: Book, refs: Iterable[Ref]) -> dict[Ref, Named]:
    """The names of records, deleted ones too."""
    by_table: defaultdict[str, list[str]] = defaultdict(list)
    for table, uid in dict.fromkeys(refs):
        by_table[table].append(uid)
    return {
        (table, str(row["uid"])): _named(table, row)
        for table, uids in by_table.items()
        for row in book.rows(table, uids)
    }


def _named(table: str, row: Mapping[str, Any]) -> Named:
    made = _NAMES.get(table)
    title, detail = made(dict(row)) if made else (str(row.get("title") or table), "")
    return Named(title, _short(detail), _lacks(table, row), bool(row["deleted_at"]))


def _paper(row: dict[str, Any]) -> tuple[str, str]:
    words = "" if row["code_name"] else row["content"]
    shown = petitions.listed(row)
    return _numbered("Đơn số", row), _told(row["received_on"], shown["full_name"], words)


def _visit(row: dict[str, Any]) -> tuple[str, str]:
    words = "" if row["code_name"] else row["content"]
    shown = receptions.listed(row)
    return _numbered("Lượt tiếp số", row), _told(row["received_on"], shown["full_name"], words)


def _case(row: dict[str, Any]) -> tuple[str, str]:
    return _numbered("Vụ việc số", row), _told(row["received_on"], row["claimant"], row["title"])


def _leader_day(row: dict[str, Any]) -> tuple[str, str]:
    return f"Ngày tiếp công dân {show(row['day'])}", str(row["presider"] or "")


def _task(row: dict[str, Any]) -> tuple[str, str]:
    return f"Nhiệm vụ “{_short(row['title'] or '')}”", str(row["schedule_text"] or "")


_NAMES = {
    "petitions": _paper,
    "receptions": _visit,
    "cases": _case,
    "chairman_days": _leader_day,
    "tasks": _task,
}


def _numbered(what: str, row: Mapping[str, Any]) -> str:
    return f"{what} {row['number']}/{row['year']}"


def _told(day: Any, *words: Any) -> str:
    parts = [show(day) if day else "", *(" ".join(str(word or "").split()) for word in words)]
    return " · ".join(part for part in parts if part)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _lacks(table: str, row: Mapping[str, Any]) -> tuple[str, ...]:
    accepted = _SAID_BY_ACCEPTING if row.get("outcome") == "accepted" else ()
    labels = {field.key: field.label for field in _LABELS.get(table, ())}
    return tuple(
        labels[column].lower()
        for column in _SORTING.get(table, ())
        if not row[column] and column in labels and column not in accepted
    )
