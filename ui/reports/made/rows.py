"""The list of reports as a source of rows for the table."""

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.fields import Field, Kind
from desktop_app.reports import periods
from desktop_app.reports.model import Status
from desktop_app.reports.records import period_of
from desktop_app.reports.since_sent import Drift
from desktop_app.services import Services
from ui.widgets.table_model import Query

STATUSES = (
    (Status.DRAFT.value, "Đang lập"),
    (Status.SENT.value, "Đã gửi"),
    (Status.SUPERSEDED.value, "Đã đính chính"),
    (Status.ENTERED.value, "Số liệu cũ nhập tay"),
)
REGIMES = (("kntc", "Tiếp công dân, khiếu nại, tố cáo"), ("democracy", "Dân chủ ở cơ sở"))
_LOOKS = {Status.DRAFT: "soon", Status.SENT: "done"}
COLUMNS = (
    Field("last_day", "Kỳ", width=24),
    Field("title", "Báo cáo", width=46),
    Field("status", "Tình trạng", Kind.CHOICE, choices=STATUSES, width=27),
    Field("number", "Số, ký hiệu", width=13),
    Field("sent_on", "Ngày gửi", Kind.DATE, width=12),
    Field("version", "Bản", Kind.NUMBER, width=5),
    Field("check_code", "Mã đối chiếu", width=12),
    Field("year", "Năm", Kind.NUMBER, width=6, in_table=False),
    Field("sent_to", "Nơi nhận", width=24, in_table=False),
    Field("regime", "Loại", Kind.CHOICE, choices=REGIMES, width=18, in_table=False),
)
FILTERABLE = ("year", "status", "regime")


class ReportRows:
    """Reads the reports; what changed since they were sent is laid over when it is known."""

    def __init__(self, services: Services) -> None:
        self._reports = services.reports
        self.drifts: dict[str, str] = {}  # words by uid

    def ids(self, query: Query) -> list[str]:
        """The uids that match."""
        return self._reports.ids(
            search=query.search, filters=query.filters, order=query.order, deleted=query.deleted
        )

    def rows(self, uids: Sequence[str]) -> list[Mapping[str, Any]]:
        """The rows for these uids, the period in words."""
        return [self._shown(row) for row in self._reports.rows(uids)]

    def sent(self) -> list[str]:
        """The uids of the reports that were sent and stand."""
        return self._reports.ids(filters={"status": Status.SENT.value})

    def values_of(self, key: str) -> list[tuple[Any, str]]:
        """The values that occur in a column, to filter by."""
        field = next(field for field in COLUMNS if field.key == key)
        rows = self._reports.rows(self._reports.ids())
        found = {row[key] for row in rows if row[key] not in (None, "")}
        ordered = sorted(found, reverse=key == "year")
        return [(value, field.label_of(str(value))) for value in ordered]

    def _shown(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        number, symbol = str(row["number"] or ""), str(row["symbol"] or "")
        return {
            **row,
            "last_day": periods.label(period_of(row)),
            "number": f"{number or '…'}/{symbol}" if number or symbol else "",
            "drift": self.drifts.get(str(row["uid"]), ""),
        }


def status_chip(row: Mapping[str, Any]) -> tuple[str, str]:
    """The look and the words of a report's state; what changed since it was sent stands with it."""
    status = Status(str(row["status"]))
    words = dict(STATUSES)[status.value]
    if row.get("drift"):
        return "warning", f"{words} · sau đó đổi {row['drift']}"
    return _LOOKS.get(status, "info"), words


def drift_words(drifts: Sequence[Drift]) -> str:
    """ "+2 −1": how many records count now and did not, and the other way round."""
    more = {moved.ref for one in drifts for moved in one.more}
    fewer = {moved.ref for one in drifts for moved in one.fewer}
    other = {moved.ref for one in drifts for moved in one.other}
    both = more & fewer  # moved from one column into another
    parts = [f"+{len(more - both)}"] if more - both else []
    parts += [f"−{len(fewer - both)}"] if fewer - both else []
    moved = both | other - more - fewer
    parts += [f"±{len(moved)}"] if moved else []
    return " ".join(parts) or (f"{len(drifts)} ô" if drifts else "")


def drift_told(drifts: Sequence[Drift]) -> str:
    """ "+2 −1 hồ sơ", for a place with room for words."""
    words = drift_words(drifts)
    return words if not words or words.endswith("ô") else f"{words} hồ sơ"
