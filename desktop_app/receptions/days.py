"""The chairman's calendar: plan days, post them, postpone, delegate, hold them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from db.book import Book
from desktop_app.changes import Changes
from desktop_app.clock import Clock
from desktop_app.dates import show
from desktop_app.errors import UserError
from desktop_app.receptions import days_rules as rules
from desktop_app.receptions.days_fields import PLANNED_KEYS
from desktop_app.receptions.days_printing import DayPapers
from desktop_app.receptions.days_reading import TABLE, DaysReader
from desktop_app.receptions.model import ChairmanDayValues, DayStatus
from desktop_app.stored import record_of

_PLANNED, _HELD = DayStatus.PLANNED, DayStatus.HELD


class ChairmanDays(DaysReader):
    """Reads and changes the leaders' reception days; every action is one step of undo.

    `papers` makes the notices and the list of days. `enough` is told of every month or week in
    which as many days were held as the law asks.
    """

    def __init__(
        self,
        book: Book,
        user: str,
        clock: Clock,
        enough: Callable[[date, date], object] = lambda _first, _last: None,
    ) -> None:
        super().__init__(book, user, clock)
        self._enough = enough
        self.papers = DayPapers(book, user, clock)

    # Planning

    def plan(self, days: Sequence[date], values: ChairmanDayValues) -> Changes:
        """Put these days into the calendar, each with the same values, as one step."""
        if not days:
            raise UserError("Chưa chọn ngày nào.", "pattern")
        label = f"Lập lịch tiếp công dân: {len(days)} ngày"
        with self._book.change(user=self._user, label=label):
            for day in days:
                self.add(replace(values, day=day))
        return _done(f"Đã lập lịch {len(days)} ngày tiếp. {self._next_posting(min(days))}")

    def add(self, values: ChairmanDayValues) -> Changes:
        """One more day; UserError with its field for what is wrong."""
        fresh = replace(values, status=_PLANNED, moved_to=None, reason="", no_visitor=False)
        values = self._checked(fresh)
        label = f"Thêm ngày tiếp công dân {show(values.day)}"
        with self._book.change(user=self._user, label=label) as change:
            uid = change.insert(TABLE, record_of(values))
        return _done(f"Đã thêm ngày tiếp {show(values.day)}", uid)

    def change(
        self, uid: str, values: ChairmanDayValues, expected_rev: int | None = None
    ) -> Changes:
        """Other values for a day; what became of it stays. A posted day is postponed instead."""
        kept = self.get(uid).values
        mine = {key: getattr(values, key) for key in PLANNED_KEYS}
        values = self._checked(replace(kept, **mine), leave_out=uid)
        if kept.posted_on and values.day != kept.day:
            raise UserError(
                f"Lịch ngày {show(kept.day)} đã niêm yết. Muốn đổi ngày thì dùng “Hoãn sang ngày"
                " khác” để có lý do và thông báo thời gian mới (Điều 24 Luật Tiếp công dân).",
                "day",
            )
        more = " Lịch đã niêm yết: hãy niêm yết lại bản mới." if kept.posted_on else ""
        self._write(uid, values, "Sửa", expected_rev)
        return _done(f"Đã sửa ngày tiếp {show(values.day)}.{more}", uid)

    def post(self, uids: Sequence[str], on: date, where: str) -> Changes:
        """Note that the notice of these days was put up; tells which of them were too late."""
        if on > self._clock.today():
            raise UserError("Ngày niêm yết ở sau hôm nay; hãy ghi khi đã niêm yết.", "posted_on")
        if not where.strip():
            raise UserError("Hãy ghi nơi niêm yết.", "posted_where")
        found = [self.get(uid) for uid in uids]
        if not found:
            raise UserError("Chưa chọn ngày tiếp nào.")
        posting = self.posting()
        late = [day for day in found if posting.is_late(day.values.day, on)]
        label = f"Ghi niêm yết lịch tiếp công dân: {len(found)} ngày"
        with self._book.change(user=self._user, label=label) as change:
            for day in found:
                change.update(
                    TABLE, day.uid, {"posted_on": on.isoformat(), "posted_where": where.strip()}
                )
        told = f"Đã ghi niêm yết {len(found)} ngày tiếp"
        if late:
            first = late[0].values.day
            told += (
                f"; {len(late)} ngày niêm yết muộn (ngày {show(first)} phải niêm yết chậm nhất"
                f" {show(posting.last_day(first))})"
            )
        return _done(told)

    def take_posting_back(self, uid: str) -> Changes:
        """The notice was not put up after all."""
        values = self.get(uid).values
        self._write(uid, replace(values, posted_on=None, posted_where=""), "Bỏ ghi niêm yết")
        return _done(f"Ngày tiếp {show(values.day)} trở lại là chưa niêm yết", uid)

    # What becomes of a day

    def postpone(self, uid: str, to: date, reason: str) -> Changes:
        """Put a planned day off to a new one, which stands in the calendar from now on (Đ.24)."""
        values = self._planned(uid, "hoãn")
        if not reason.strip():
            raise UserError("Hoãn ngày tiếp phải có lý do chính đáng (Điều 24).", "reason")
        if to == values.day:
            raise UserError("Ngày tiếp mới phải khác ngày bị hoãn.", "moved_to")
        if to < self._clock.today():
            raise UserError("Ngày tiếp mới không thể ở trước hôm nay.", "moved_to")
        fresh = replace(values, day=to, posted_on=None, posted_where="")
        gone = replace(values, status=DayStatus.POSTPONED, moved_to=to, reason=reason.strip())
        with self._book.change(user=self._user, label=f"Hoãn ngày tiếp {show(values.day)}"):
            try:
                new = self.add(replace(fresh, note=f"Thay ngày {show(values.day)} (hoãn)"))
            except UserError as error:
                raise UserError(error.message, "moved_to") from error
            self._write(uid, gone, "Hoãn")
        told = f"Đã hoãn ngày {show(values.day)} sang {show(to)}; hãy in và niêm yết thông báo"
        return _done(told, new.uid)

    def cancel(self, uid: str, reason: str) -> Changes:
        """A planned day does not take place and no other stands for it."""
        values = self._planned(uid, "hủy")
        if not reason.strip():
            raise UserError("Hãy ghi lý do hủy ngày tiếp.", "reason")
        self._write(uid, replace(values, status=DayStatus.CANCELLED, reason=reason.strip()), "Hủy")
        return _done(f"Đã hủy ngày tiếp {show(values.day)}", uid)

    def delegate(self, uid: str, presider: str, reason: str = "") -> Changes:
        """Let a deputy receive on a day; it no longer counts for the chairman's own days."""
        day = self.get(uid)
        if day.values.status not in (_PLANNED, _HELD):
            raise UserError("Ngày này đã hoãn hoặc hủy nên không ủy quyền được.")
        if not presider.strip():
            raise UserError("Hãy ghi họ tên người được ủy quyền.", "presider")
        values = replace(
            day.values,
            presider=presider,
            presider_role="deputy",
            reason=reason.strip() or day.values.reason,
        )
        self._write(uid, self._checked(values, leave_out=uid), "Ủy quyền")
        told = (
            f"Ngày {show(values.day)} đã ủy quyền: không tính vào số ngày Chủ tịch trực tiếp tiếp"
        )
        return _done(told, uid)

    def hold(self, uid: str) -> Changes:
        """The reception took place."""
        values = self._past(uid)
        self._note_held(uid, replace(values, no_visitor=False), "Ghi đã tiếp")
        return _done(f"Đã ghi: ngày {show(values.day)} đã tiếp công dân", uid, "tasks")

    def no_visitor(self, uid: str) -> Changes:
        """It was held and nobody came; UserError when visits of that day are in the book."""
        values = self._past(uid)
        count = self._visit_count(uid)
        if count:
            raise UserError(
                f"Sổ đã ghi {count} lượt tiếp của ngày {show(values.day)} nên không thể ghi là"
                " không có công dân đến."
            )
        self._note_held(uid, replace(values, no_visitor=True), "Ghi không có công dân đến:")
        return _done(f"Đã ghi: ngày {show(values.day)} không có công dân đến", uid, "tasks")

    def reopen(self, uid: str) -> Changes:
        """A held or cancelled day is planned again; a postponed one has its new day instead."""
        values = self.get(uid).values
        if values.status is DayStatus.POSTPONED:
            raise UserError("Ngày đã hoãn có ngày mới thay; hãy sửa ngày mới hoặc hoàn tác.")
        fresh = replace(values, status=_PLANNED, no_visitor=False, reason="")
        self._write(uid, self._checked(fresh, leave_out=uid), "Mở lại")
        return _done(f"Ngày tiếp {show(values.day)} trở lại theo lịch", uid)

    def delete(self, uid: str) -> Changes:
        """Move a day to the recycle bin; one that was posted or has visits cannot go."""
        day = self.get(uid)
        count = self._visit_count(uid)
        if count:
            raise UserError(f"Sổ đã ghi {count} lượt tiếp của ngày này nên không xóa được.")
        if day.values.posted_on and day.values.status is _PLANNED:
            raise UserError("Lịch đã niêm yết thì không xóa; hãy hoãn hoặc hủy, có lý do.")
        label = f"Xóa ngày tiếp {show(day.values.day)}"
        with self._book.change(user=self._user, label=label) as change:
            change.delete(TABLE, uid)
        return _done(f"Đã {label[:1].lower()}{label[1:]}", uid)

    def restore(self, uid: str) -> Changes:
        """Take a day out of the recycle bin."""
        day = self.get(uid)
        rules.check_apart(day.values, self.between(day.values.day, day.values.day))
        label = f"Phục hồi ngày tiếp {show(day.values.day)}"
        with self._book.change(user=self._user, label=label) as change:
            change.restore(TABLE, uid)
        return _done(f"Đã {label[:1].lower()}{label[1:]}", uid)

    # Inside

    def _checked(self, values: ChairmanDayValues, leave_out: str = "") -> ChairmanDayValues:
        values = rules.cleaned(values)
        rules.check(values, self._law.calendar(), self._clock.today())
        others = [one for one in self.between(values.day, values.day) if one.uid != leave_out]
        rules.check_apart(values, others)
        return values

    def _planned(self, uid: str, verb: str) -> ChairmanDayValues:
        day = self.get(uid)
        if day.values.status is not _PLANNED:
            raise UserError(f"Chỉ {verb} được ngày còn theo lịch.")
        if day.visits:
            raise UserError(f"Sổ đã ghi {day.visits} lượt tiếp của ngày này nên không {verb} được.")
        return day.values

    def _past(self, uid: str) -> ChairmanDayValues:
        values = self.get(uid).values
        if values.status not in (_PLANNED, _HELD):
            raise UserError("Ngày này đã hoãn hoặc hủy.")
        if values.day > self._clock.today():
            raise UserError(f"Ngày tiếp {show(values.day)} chưa đến.")
        return values

    def _note_held(self, uid: str, values: ChairmanDayValues, verb: str) -> None:
        label = f"{verb} ngày tiếp {show(values.day)}"
        with self._book.change(user=self._user, label=label):
            self._write(uid, replace(values, status=_HELD), verb)
            for quota in self.quotas(values.day.year, values.day.month):
                if quota.noted >= quota.required and quota.first <= values.day <= quota.last:
                    self._enough(quota.first, quota.last)

    def _write(
        self, uid: str, values: ChairmanDayValues, verb: str, rev: int | None = None
    ) -> None:
        label = f"{verb} ngày tiếp {show(values.day)}"
        with self._book.change(user=self._user, label=label) as change:
            change.update(TABLE, uid, record_of(values), rev)

    def _next_posting(self, day: date) -> str:
        last = self.posting().last_day(day)
        return f"Niêm yết chậm nhất {show(last)} cho ngày {show(day)}." if last else ""


def _done(message: str, uid: str = "", *more: str) -> Changes:
    return Changes.of("receptions", *more, message=message, uid=uid)
