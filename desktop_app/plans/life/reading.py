"""What is known of a plan's life: its check list, versions, history, and what it pairs with."""

from datetime import date

import msgspec

from db.book import Book
from db.records import Record
from desktop_app.clock import Clock
from desktop_app.errors import UserError
from desktop_app.office.numbering import HIGHEST, NumberService, is_symbol, series_key, written
from desktop_app.office.service import OfficeService
from desktop_app.plans.compare.sides import Pairing
from desktop_app.plans.editing.refresh import refresh
from desktop_app.plans.kept import KeptPlan, decode, with_task_uids
from desktop_app.plans.life import rules, wording
from desktop_app.plans.life.history import PlanHistory, history_of
from desktop_app.plans.life.own import numbers_on_plans
from desktop_app.plans.life.partners import Partner, family_of, pairing, partners
from desktop_app.plans.life.rules import Check
from desktop_app.plans.service import TABLE

replace = msgspec.structs.replace


class Proposal(msgspec.Struct, frozen=True):
    """What the dialog of issuing begins with; `replaces` is the version that gives way."""

    symbol: str
    number: int
    day: date
    signer: str
    checks: tuple[Check, ...]
    gaps: tuple[int, ...] = ()
    replaces: Record | None = None


class LifeReader:
    """The reading half of PlanLife."""

    def __init__(self, book: Book, user: str, clock: Clock) -> None:
        self._book = book
        self._clock = clock
        self._office = OfficeService(book, user)
        self.numbers = NumberService(book, user, numbers_on_plans(book, self._office))

    def checks(self, uid: str) -> tuple[Check, ...]:
        """The check list of a saved plan; what the number and day will fill is no gap."""
        return self._checks(kept_of(self._record(uid)))

    def proposal(self, uid: str) -> Proposal:
        """Number, day and check list to begin the issuing with."""
        record = self._record(uid)
        kept, today = kept_of(record), self._clock.today()
        signer = kept.plan.signer
        lines = (signer.authority, signer.capacity, signer.title, signer.name) if signer else ()
        symbol = series_key(kept.plan.symbol or "")
        replaced = str(record["replaces_uid"] or "")
        return Proposal(
            symbol,
            self.numbers.next(symbol, today.year),
            today,
            " · ".join(filter(None, lines)),
            self._checks(kept),
            self.numbers.gaps(symbol, today.year),
            self._book.rows(TABLE, [replaced])[0] if replaced else None,
        )

    def number_checks(self, uid: str, symbol: str, number: int, day: date) -> tuple[Check, ...]:
        """What speaks against this number and day; a number in use must be changed."""
        iso = day.isoformat()
        held = self.numbers.holder(symbol, day.year, number, owner=uid, date=iso)
        if held:
            return (Check("number", "Số văn bản", False, held.holder, must=True),)
        others = [u for u in self.numbers.used(symbol, day.year) if u.owner_uid != uid]
        today = self._clock.today()
        return tuple(rules.number_checks(number, day, today=today, others=others))

    def versions(self, uid: str) -> list[Record]:
        """The rows of all versions of a plan that are not in the recycle bin, oldest first."""
        family = family_of(self._record(uid))
        uids = dict.fromkeys(
            [
                *self._book.ids(TABLE, filters={"uid": family}),
                *self._book.ids(TABLE, filters={"family_uid": family}),
            ]
        )
        rows = self._book.rows(TABLE, list(uids))
        return sorted(rows, key=lambda r: (int(str(r["version"] or 1)), str(r["created_at"])))

    def open_version(self, uid: str) -> str:
        """The version of this plan that is being written now, or ""."""
        found = [row for row in self.versions(uid) if row["status"] in rules.OPEN]
        return str(found[-1]["uid"]) if found else ""

    def history(self, uid: str) -> PlanHistory:
        """Who did what with the plan, and whether an issued one is still what was issued."""
        return history_of(self._book, uid)

    def partners(self, uid: str) -> tuple[Partner, ...]:
        """The plans that one may be compared with, the likeliest first."""
        return partners(self._book, uid)

    def pairing(self, one: str, other: str) -> Pairing:
        """Two plans of the book for a comparison, the elder one as the old one."""
        return pairing(self._book, one, other)

    def _record(self, uid: str) -> Record:
        record = self._book.get(TABLE, uid)
        if record is None or record["deleted_at"] is not None:
            raise UserError("Không tìm thấy kế hoạch này trong sổ, hoặc nó đang ở thùng rác.")
        return record

    def _checks(self, kept: KeptPlan) -> tuple[Check, ...]:
        """The check list of a draft as it would be issued today."""
        series, today = series_key(kept.plan.symbol or ""), self._clock.today()
        if not is_symbol(series):
            return rules.checks(kept)
        number = written(min(self.numbers.next(series, today.year), HIGHEST), series)
        return rules.checks(self._issued(kept, number, today))

    def _issued(self, kept: KeptPlan, number: str, day: date) -> KeptPlan:
        """The plan with its number and day, and the findings that remain then."""
        plan = wording.with_number(with_task_uids(kept.plan), number, day.isoformat())
        return self._refreshed(replace(kept, plan=plan))

    def _refreshed(self, kept: KeptPlan) -> KeptPlan:
        return refresh(kept, self._office.directory().unit_of).kept


def kept_of(record: Record) -> KeptPlan:
    """The plan that a record holds."""
    return decode(str(record["content"]))
