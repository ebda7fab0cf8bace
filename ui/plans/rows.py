"""The list of plans as a source of rows for the table."""

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.plans.fields import PLANS, STATUSES
from desktop_app.plans.wording import short_issuer
from desktop_app.services import Services
from ui.widgets.table_model import Query

STATUS_LOOKS = {
    "read": "info",
    "draft": "soon",
    "submitted": "note",
    "issued": "done",
    "amended": "info",
    "superseded": "info",
}
FILTERABLE = ("year", "issuer", "date", "doc_type", "status")


class PlanRows:
    """Reads the plans through the GUI thread's own services; an issuer is named in short."""

    def __init__(self, services: Services) -> None:
        self._plans = services.plans
        self._drafts = services.drafts

    def ids(self, query: Query) -> list[str]:
        """The uids that match."""
        return self._plans.ids(
            search=query.search, filters=query.filters, order=query.order, deleted=query.deleted
        )

    def rows(self, uids: Sequence[str]) -> list[Mapping[str, Any]]:
        """The rows for these uids, each with the moment its work in hand was kept last."""
        waiting = self._drafts.waiting()
        return [
            {
                **row,
                "waiting": waiting.get(str(row["uid"]), ""),
                "issuer": short_issuer(str(row["issuer"] or "")),
            }
            for row in self._plans.rows(uids)
        ]

    def values_of(self, key: str) -> list[tuple[Any, str]]:
        """The values that occur in a column, to filter by."""
        field = next(field for field in PLANS if field.key == key)
        rows = self._plans.rows(self._plans.ids())
        found = {row[key] for row in rows if row[key] not in (None, "")}
        ordered = sorted(found, reverse=key == "year")
        return [(value, field.label_of(str(value))) for value in ordered]


def status_of(key: str, row: Mapping[str, Any]) -> str:
    """A plan with something to look at is marked; the number alone is not seen."""
    return "warning" if key == "finding_count" and row.get("finding_count") else ""


def status_chip(row: Mapping[str, Any]) -> tuple[str, str]:
    """The look and the words of a plan's status in the list."""
    return STATUS_LOOKS.get(str(row.get("status") or "read"), "info"), status_words(row)


def status_words(row: Mapping[str, Any]) -> str:
    """A plan's status as it is shown: "Dự thảo", or "Dự thảo · đang soạn" with work in hand."""
    status = str(row.get("status") or "read")
    words = dict(STATUSES).get(status, status)
    return f"{words} · đang soạn" if row.get("waiting") else words
