"""The steps of a plan's life, each one change that can be undone."""

from collections.abc import Iterable
from datetime import date

import msgspec

from db.book import Book
from db.change import Change
from db.records import Record
from desktop_app.changes import Changes
from desktop_app.clock import Clock
from desktop_app.dates import show
from desktop_app.errors import UserError
from desktop_app.office.numbering import HIGHEST, apart, is_symbol, series_key, written
from desktop_app.plans.drafting import DraftService
from desktop_app.plans.fields import STATUSES
from desktop_app.plans.kept import KeptPlan, decode
from desktop_app.plans.life import rules, wording
from desktop_app.plans.life.own import is_own, own_issuer, subject_of
from desktop_app.plans.life.partners import family_of
from desktop_app.plans.life.reading import LifeReader, kept_of
from desktop_app.plans.life.rules import Check, Step
from desktop_app.plans.service import TABLE, plan_columns, plan_name

REASON_LIMIT = 300
replace = msgspec.structs.replace


class PlanLife(LifeReader):
    """Submits, issues and replaces plans; a step that cannot be taken is a UserError in words."""

    def __init__(self, book: Book, user: str, clock: Clock) -> None:
        super().__init__(book, user, clock)
        self._user = user
        self._drafts = DraftService(book, user)

    def adopt(self, uid: str) -> Changes:
        """Use a plan that was read from a file as a draft of the own office."""
        record = self._at(uid, Step.ADOPT)
        kept = kept_of(record)
        name = plan_name(kept.plan)
        with self._book.change(user=self._user, label=f"Dùng làm dự thảo: {name}") as change:
            change.update(TABLE, uid, {**plan_columns(kept, "draft"), "status": "draft"})
        return _done(uid, f"Đã dùng {name} làm dự thảo của đơn vị")

    def record_issued(self, uid: str) -> Changes:
        """Note that a file of the own office is signed already, with its own number and day."""
        self._settle(uid)
        record = self._at(uid, Step.RECORD)
        plan = kept_of(record).plan
        issuer = own_issuer(self._office)
        if not is_own(plan.issuer or "", plan.parent_issuer or "", issuer):
            raise UserError(
                f"Văn bản này do {plan.issuer or 'cơ quan không rõ tên'} ban hành; chỉ ghi nhận"
                f" đã ban hành cho văn bản của {issuer or 'cơ quan mình'}."
            )
        parts = apart(plan.number or "")
        if parts is None or not plan.date:
            lacking = "số" if parts is None else "ngày ban hành đầy đủ"
            raise UserError(
                f"Tệp này chưa ghi {lacking} nên chưa ghi nhận được."
                " Hãy sửa phần đầu văn bản cho đúng bản đã ký, hoặc dùng làm dự thảo rồi ban hành."
            )
        name = plan_name(plan)
        with self._book.change(user=self._user, label=f"Ghi nhận đã ban hành: {name}") as change:
            self._take(change, record, parts, plan.date)
            change.update(TABLE, uid, {"status": "issued"})
        return _done(uid, f"Đã ghi nhận {name} là văn bản đã ban hành")

    def submit(self, uid: str, to: str = "", *, reason: str = "") -> Changes:
        """Lay a draft before the person who signs; `reason` when the check list is not all done."""
        self._settle(uid)
        record = self._at(uid, Step.SUBMIT)
        kept = kept_of(record)
        _refuse_unfinished(rules.undone(self._checks(kept)), reason, "trình")
        name = plan_name(kept.plan)
        label = _label(f"Trình {name}", f"tới {to.strip()}" if to.strip() else "", reason)
        with self._book.change(user=self._user, label=label) as change:
            change.update(TABLE, uid, {"status": "submitted"})
        return _done(uid, f"Đã trình {name}; bản này tạm khóa cho đến khi trả lại")

    def give_back(self, uid: str, reason: str = "") -> Changes:
        """Give a submitted plan back to be corrected."""
        record = self._at(uid, Step.GIVE_BACK)
        name = plan_name(kept_of(record).plan)
        label = _label(f"Trả lại dự thảo {name}", "", reason)
        with self._book.change(user=self._user, label=label) as change:
            change.update(TABLE, uid, {"status": "draft"})
        return _done(uid, f"Đã trả lại {name}; sửa được tiếp")

    def issue(
        self, uid: str, number: int, day: date, *, symbol: str = "", reason: str = ""
    ) -> Changes:
        """Give number and day, lock the plan, and let the version before give way.

        `symbol` only where the plan has none. UserError when the number is in use, or when the
        check list is not all done and no `reason` says why to go on.
        """
        self._settle(uid)
        record = self._at(uid, Step.ISSUE)
        kept = kept_of(record)
        series = series_key(symbol or kept.plan.symbol or "")
        if not series:
            raise UserError("Hãy ghi ký hiệu văn bản, như KH-UBND, trước khi cấp số.", "symbol")
        if not is_symbol(series):
            raise UserError(f"“{series}” không phải là ký hiệu văn bản như KH-UBND.", "symbol")
        if not 0 < number <= HIGHEST:
            raise UserError(f"Số văn bản phải từ 1 đến {HIGHEST}.", "number")
        whole = written(number, series)
        issued = self._issued(kept, whole, day)
        open_points = rules.undone(rules.checks(issued))
        open_points += self.number_checks(uid, series, number, day)
        _refuse_unfinished(open_points, reason, "ban hành")
        label = _label(f"Ban hành kế hoạch {whole}", "", reason)
        with self._book.change(user=self._user, label=label) as change:
            self._take(change, record, (number, series), day.isoformat())
            change.update(TABLE, uid, {**plan_columns(issued), "status": "issued"})
            self._let_go(change, record)
        return _done(uid, f"Đã ban hành kế hoạch {whole} ngày {show(day)}; bản này đã khóa sửa đổi")

    def begin_version(self, uid: str, how: str) -> Changes:
        """Begin the draft that shall amend ("amended") or replace ("superseded") an issued plan."""
        record = self._at(uid, Step.BEGIN_VERSION)
        if waiting := self.open_version(uid):
            raise UserError(
                "Đã có một bản sửa đổi đang soạn cho kế hoạch này"
                f" (“{self._book.rows(TABLE, [waiting])[0]['title']}”)."
                " Hãy mở bản đó để soạn tiếp, hoặc xóa đi rồi lập lại."
            )
        old = kept_of(record).plan
        draft = self._refreshed(KeptPlan(wording.new_version(old, how, self._clock.today().year)))
        verb = f"Lập bản {rules.HOW_WORDS[how]} {plan_name(old)}"
        with self._book.change(user=self._user, label=verb) as change:
            values = {
                **plan_columns(draft, "draft"),
                "status": "draft",
                "made": "amend",
                "source_uid": uid,
                "family_uid": family_of(record),
                "replaces_uid": uid,
                "replaces_how": how,
                "version": int(str(record["version"] or 1)) + 1,
            }
            new = change.insert(TABLE, values)
        return _done(new, f"Đã lập bản {rules.HOW_WORDS[how]} {plan_name(old)}; bản cũ giữ nguyên")

    # Inside

    def _at(self, uid: str, step: Step) -> Record:
        record = self._record(uid)
        status = str(record["status"])
        if not rules.may(step, status):
            raise UserError(
                f"Kế hoạch đang ở tình trạng “{dict(STATUSES).get(status, status)}”"
                f" nên không {rules.STEP_WORDS[step]} được."
            )
        return record

    def _settle(self, uid: str) -> None:
        """Write the work in hand into the plan first, as a change of its own; never lose it."""
        work = self._drafts.work_in_hand(uid)
        if work is None:
            return
        if work.user != self._user:
            raise UserError(
                f"Kế hoạch này còn phần {work.user} đang soạn dở, chưa ghi vào sổ."
                f" Hãy để {work.user} mở ra lưu hoặc bỏ phần đó trước; chưa có gì thay đổi."
            )
        self._drafts.commit(uid, work.base_rev, decode(work.content))

    def _take(self, change: Change, record: Record, parts: tuple[int, str], day: str) -> None:
        number, series = parts
        self.numbers.take(
            change,
            series,
            int(day[:4]),
            number,
            date=day,
            subject=subject_of(record),
            owner=(TABLE, str(record["uid"])),
        )

    def _let_go(self, change: Change, record: Record) -> None:
        """The version before is amended or superseded from now on."""
        old, how = str(record["replaces_uid"] or ""), str(record["replaces_how"] or "")
        if not old or self._book.rows(TABLE, [old])[0]["deleted_at"] is not None:
            return
        if self._book.rows(TABLE, [old])[0]["status"] != "issued":
            raise UserError(
                "Bản trước của kế hoạch này không còn ở tình trạng “Đã ban hành”,"
                " nên bản mới chưa ban hành được. Hãy xem lại các phiên bản."
            )
        change.update(TABLE, old, {"status": how or rules.SUPERSEDED})


def _refuse_unfinished(open_points: Iterable[Check], reason: str, verb: str) -> None:
    open_points = tuple(open_points)
    stopping = [check for check in open_points if check.must]
    if stopping:
        first = stopping[0]
        detail = f": {first.detail}" if first.detail else ""
        raise UserError(f"Chưa {verb} được vì thiếu hoặc sai “{first.label}”{detail}.", first.key)
    if open_points and not reason.strip():
        names = ", ".join(check.label.lower() for check in open_points)
        raise UserError(
            f"Còn điều chưa ổn trước khi {verb}: {names}. Hãy sửa, hoặc ghi lý do để {verb} tiếp.",
            "reason",
        )


def _label(verb: str, to: str, reason: str) -> str:
    words = " ".join(reason.split())[:REASON_LIMIT]
    return " ".join(filter(None, (verb, to))) + (f" – lý do: {words}" if words else "")


def _done(uid: str, message: str) -> Changes:
    return Changes.of("plans", message=message, uid=uid)
