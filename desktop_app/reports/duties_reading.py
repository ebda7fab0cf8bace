"""The duties of the office as the book has them: shipped ones, changed or not, and its own."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from db.book import Book
from db.text import fold
from desktop_app.errors import UserError
from desktop_app.law.report_periods import PeriodRule, Regime, regimes
from desktop_app.office.model import Office
from desktop_app.office.service import OfficeService
from desktop_app.reports.duties_model import Duty, DutyPeriod, DutyValues
from desktop_app.stored import record_of, values_of

TABLE = "report_duties"
SHIPPED = "shipped"  # `plan_line` of a record that changes a duty of the program


class DutyReader:
    """Reads the duties; a book without an office has none that are shipped."""

    def __init__(self, book: Book, user: str) -> None:
        self._book = book
        self._office = OfficeService(book, user)

    def duties(self, *, deleted: bool = False) -> list[Duty]:
        """All duties, switched off ones too: those of the law first, then the office's own.

        `deleted`: those in the recycle bin instead.
        """
        order = (("ordinal", False), ("created_at", False))
        rows = self._book.rows(TABLE, self._book.ids(TABLE, order=order, deleted=deleted))
        plans = self._plan_names(rows)
        kept = [_duty(row, plans.get(str(row["plan_uid"] or ""), "")) for row in rows]
        if deleted:
            return kept
        changed = {_place(one.values): one for one in kept if one.shipped}
        shipped = [_following(one, changed.get(_place(one.values))) for one in self._shipped()]
        return [*shipped, *(one for one in kept if not one.shipped)]

    def get(self, key: str) -> Duty:
        """One duty by its key, deleted ones too; UserError when there is none."""
        for one in (*self.duties(), *self.duties(deleted=True)):
            if key in (one.key, one.uid):
                return one
        raise UserError("Không tìm thấy nghĩa vụ báo cáo này; có thể đã bị xóa.")

    def _shipped(self) -> Iterator[Duty]:
        if not (found := self._book.ids("office")):
            return
        since = _day(self._book.rows("office", found[:1])[0]["created_at"])
        province = _province_body(self._office.office())
        for one in regimes():
            for rule in one.period:
                if rule.due:
                    values = _by_law(one, rule, province)
                    yield Duty(uid="", rev=0, values=values, shipped=True, since=since)

    def _plan_names(self, rows: list[dict[str, Any]]) -> dict[str, str]:
        uids = sorted({str(row["plan_uid"]) for row in rows if row["plan_uid"]})
        return {
            str(row["uid"]): f"Kế hoạch số {row['number']}" if row["number"] else str(row["title"])
            for row in self._book.rows("plans", uids)
        }


def record(values: DutyValues) -> dict[str, Any]:
    """The columns that a duty's values fill."""
    return {**record_of(values), "plan_uid": values.plan_uid or None}


def _duty(row: Mapping[str, Any], plan_name: str) -> Duty:
    texts = {**row, "plan_uid": row["plan_uid"] or ""}
    return Duty(
        uid=str(row["uid"]),
        rev=row["rev"],
        values=values_of(DutyValues, texts),
        active=bool(row["active"]),
        shipped=row["plan_line"] == SHIPPED,
        since=_day(row["created_at"]),
        deleted=row["deleted_at"] is not None,
        plan_name=plan_name,
    )


def _following(shipped: Duty, changed: Duty | None) -> Duty:
    """A duty of the law with what the office changed; its name and cut-off follow the law."""
    if changed is None:
        return shipped
    return replace(changed, since=shipped.since)


def _by_law(one: Regime, rule: PeriodRule, province: str) -> DutyValues:
    return DutyValues(
        name=one.name,
        regime=one.code,
        period=DutyPeriod(rule.key),
        forms=one.forms,
        outline=one.outline if rule.narrative else "",
        due=f"--{rule.due}",
        recipient=province or one.recipient,
        via=one.via,
        article=one.article,
        plan_line=SHIPPED,
        valid_from=one.valid_from,
        valid_to=None if one.valid_to == date.max else one.valid_to,
        note=one.note,
    )


def _place(values: DutyValues) -> tuple[str, DutyPeriod, date | None]:
    return values.regime, values.period, values.valid_from


def _province_body(office: Office) -> str:
    """ "Ủy ban nhân dân tỉnh An Giang"; "" where the book does not say its kind."""
    name = office.province.strip()
    if not fold(name).startswith(("tinh ", "thanh pho ")):
        return ""
    return f"Ủy ban nhân dân {name[:1].lower()}{name[1:]}"


def _day(moment: object) -> date:
    return date.fromisoformat(str(moment)[:10])
