"""The office's duties to report: those of the law, those of its plans, those typed in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from db.book import Book
from db.change import Change
from desktop_app.changes import Changes
from desktop_app.clock import Clock
from desktop_app.deadline_papers.explanation import Explanation
from desktop_app.errors import UserError
from desktop_app.law.report_periods import regime
from desktop_app.reports.due_list import REPORTS, DueList
from desktop_app.reports.duties_checks import checked
from desktop_app.reports.duties_days import law_rule, on_laws_day
from desktop_app.reports.duties_model import DueReport, Duty, DutyValues
from desktop_app.reports.duties_plans import Place, PlanDuties, Proposal, Standing
from desktop_app.reports.duties_reading import SHIPPED, TABLE, DutyReader, record
from desktop_app.reports.duties_words import explanation
from desktop_app.tasks.work import TaskWork

# What the office may set in a duty of the law: its province may want other days (TT 06/2025 Điều
# 7.2a), the rest is the circular's.
_OFFICE_SETS = (
    "due",
    "exclusive",
    "window_from",
    "cut_first",
    "cut_last",
    "recipient",
    "via",
    "article",
    "note",
)


class DutyService(DutyReader):
    """Reads and changes duties to report; every action is one step of undo."""

    def __init__(self, book: Book, user: str, clock: Clock, work: TaskWork | None = None) -> None:
        super().__init__(book, user)
        self._work = work or TaskWork(book, user, clock)
        self._user = user
        self._clock = clock
        self._due = DueList(book, user)
        self._plans = PlanDuties(book, user)

    # What is due

    def calendar(self, first: date, last: date) -> list[DueReport]:
        """The reports whose day to go by lies between two days (both counted), in order."""
        return self._due.calendar(first, last)

    def due(self, key: str) -> DueReport:
        """The report that a `DueReport.key` names; UserError when nothing asks for it any more."""
        return self._due.find(key)

    def why(self, key: str) -> Explanation:
        """Why a report is due on its day, by the key of what is due."""
        return explanation(self._due.find(key))

    def report_sent(self, uid: str) -> bool:
        """Let the tasks that say the same be done with a report that was sent; whether any is.

        The number of the report, or its check code, is their evidence. To be called in the change
        that sends it.
        """
        record = self._book.get(REPORTS, uid)
        due = self._due.of_report(uid)
        if record is None or due is None or not record["sent_on"]:
            return False
        times = self._due.settled_by(due)
        on = date.fromisoformat(str(record["sent_on"]))
        symbol = f"{record['number']}/{record['symbol']}" if record["number"] else ""
        number = symbol or f"mã đối chiếu {record['check_code']}"
        with self._book.change(user=self._user, label=f"Gửi {record['title']}"):
            for one in times:
                self._work.add_evidence(
                    one.task_uid, one.uid, number=number, on=on, description=str(record["title"])
                )
                words = f"Đã gửi báo cáo {number}"
                self._work.tick([one.uid], done_on=on, result=words, items_too=True)
        return bool(times)

    # Changing

    def add(self, values: DutyValues) -> Changes:
        """One more duty, typed in; UserError with its field for what is wrong."""
        values = checked(values)
        label = f"Thêm nghĩa vụ báo cáo “{values.name}”"
        with self._book.change(user=self._user, label=label) as change:
            uid = self._insert(change, values)
        return _done(label, uid)

    def change(self, key: str, values: DutyValues, expected_rev: int | None = None) -> Changes:
        """Give a duty other values; of one of the law only what an office may set."""
        duty = self.get(key)
        if duty.shipped:
            mine = {name: getattr(values, name) for name in _OFFICE_SETS}
            values = replace(duty.values, **mine)
        values = checked(replace(values, plan_line=duty.values.plan_line))
        label = f"Sửa nghĩa vụ báo cáo “{values.name}”"
        with self._book.change(user=self._user, label=label) as change:
            uid = self._put(change, duty, values, active=duty.active, expected_rev=expected_rev)
        return _done(label, uid)

    def settle(self, key: str, cut_first: str, cut_last: str) -> Changes:
        """Confirm the first and last day of a duty's figures, written like its last day."""
        values = replace(self.get(key).values, cut_first=cut_first, cut_last=cut_last)
        return self.change(key, values)

    def switch(self, keys: Sequence[str], on: bool) -> Changes:
        """Switch duties on or off; what was sent stays."""
        duties = [duty for key in keys if (duty := self.get(key)).active is not on]
        label = f"{'Bật' if on else 'Tắt'} {len(duties)} nghĩa vụ báo cáo"
        with self._book.change(user=self._user, label=label) as change:
            for duty in duties:
                self._put(change, duty, duty.values, active=on)
        return _done(label)

    def reset(self, key: str) -> Changes:
        """Let a duty of the law be as the law says again."""
        duty = self.get(key)
        if not duty.shipped:
            raise UserError("Chỉ nghĩa vụ báo cáo theo luật mới trở lại như ban đầu được.")
        return self.delete([duty.uid] if duty.uid else [])

    def delete(self, uids: Sequence[str]) -> Changes:
        """Move duties to the recycle bin; one of the law is then as the law says again."""
        label = f"Xóa {len(uids)} nghĩa vụ báo cáo"
        with self._book.change(user=self._user, label=label) as change:
            for uid in uids:
                change.delete(TABLE, uid)
        return _done(label)

    def restore(self, uids: Sequence[str]) -> Changes:
        """Take duties out of the recycle bin."""
        standing = {duty.uid for duty in self.duties() if duty.shipped}
        found = [duty for duty in self.duties(deleted=True) if duty.uid in uids]
        label = f"Khôi phục {len(found)} nghĩa vụ báo cáo"
        with self._book.change(user=self._user, label=label) as change:
            for duty in found:
                self._free_place(change, duty, standing)
                change.restore(TABLE, duty.uid)
        return _done(label)

    # From plans

    def from_plans(self) -> list[Proposal]:
        """What the plans in the book say of reports, beside the duties that came from them."""
        return self._plans.proposals(self.duties())

    def accept(
        self, proposals: Sequence[Proposal], cuts: Mapping[Place, tuple[str, str]] | None = None
    ) -> Changes:
        """Take over the chosen proposals as one step: new duties, changed ones, ones that are gone.

        What was taken over meanwhile is not there twice; what the office set itself stays. `cuts`
        are the first and last day of the figures where somebody said so, written like a last day.
        """
        known = {one.place: one for one in self.from_plans()}
        now = [known[one.place] for one in proposals if one.place in known]
        chosen = [one for one in now if one.standing is not Standing.SAME]
        unclear = [one.question for one in chosen if one.question]
        if unclear:
            raise UserError(unclear[0])
        label = f"Từ kế hoạch: cập nhật {len(chosen)} nghĩa vụ báo cáo"
        with self._book.change(user=self._user, label=label) as change:
            for one in chosen:
                values = _with_cut(one.values, (cuts or {}).get(one.place))
                if one.standing is Standing.NEW:
                    self._insert(change, checked(values))
                elif one.duty and one.standing is Standing.GONE:
                    self._end(change, one.duty)
                elif one.duty:
                    self._put(change, one.duty, checked(values), active=one.duty.active)
        return _done(label)

    # Inside

    def _insert(self, change: Change, values: DutyValues, *, active: bool = True) -> str:
        ordinal = self._book.highest(TABLE, "ordinal") + 1
        return change.insert(TABLE, {**record(values), "active": int(active), "ordinal": ordinal})

    def _end(self, change: Change, duty: Duty) -> None:
        """A duty that reports were made for holds until today; another one goes."""
        if self._book.count(REPORTS, filters={"duty_uid": duty.uid}):
            change.update(TABLE, duty.uid, {"valid_to": self._clock.today().isoformat()})
        else:
            change.delete(TABLE, duty.uid)

    def _put(
        self,
        change: Change,
        duty: Duty,
        values: DutyValues,
        *,
        active: bool,
        expected_rev: int | None = None,
    ) -> str:
        if not duty.uid:  # of the law, and changed for the first time
            return self._insert(change, values, active=active)
        columns = {**record(values), "active": int(active)}
        change.update(TABLE, duty.uid, columns, expected_rev)
        return duty.uid

    def _free_place(self, change: Change, duty: Duty, standing: set[str]) -> None:
        """A duty of the law is there once: what was changed since gives way."""
        if not duty.shipped:
            return
        for other in self.duties():
            same = other.values.period is duty.values.period
            if other.uid in standing and same and other.values.regime == duty.values.regime:
                change.delete(TABLE, other.uid)


def is_of_law(values: DutyValues) -> bool:
    """Whether cut-off and last day of a duty are the law's, so that an office only adjusts them."""
    return values.plan_line == SHIPPED and law_rule(values) is not None


def basis(values: DutyValues) -> str:
    """Where a duty's last day stands: document and article, or the words of a plan; where the
    province set another day, the text that the office named."""
    if is_of_law(values) and on_laws_day(values):
        return f"{values.article} {regime(values.regime).document}"
    return values.article


def _with_cut(values: DutyValues, cut: tuple[str, str] | None) -> DutyValues:
    return replace(values, cut_first=cut[0], cut_last=cut[1]) if cut else values


def _done(message: str, uid: str = "") -> Changes:
    return Changes.of("reports", message=message, uid=uid)
