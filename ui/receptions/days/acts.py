"""What can be done with a reception day now, and the visits entered for it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from desktop_app.changes import Changes
from desktop_app.dates import show
from desktop_app.receptions.model import ChairmanDay, DayStatus
from desktop_app.services import Services
from ui.receptions.days import questions
from ui.receptions.days.panel import Act
from ui.receptions.days.rows import DayRows
from ui.session import Session
from ui.widgets.ask import AskDialog, Question

_SHOWN = 30  # visits named in the panel


class Page(Protocol):
    """What the actions ask of the screen they are done from."""

    session: Session
    rows: DayRows

    def ask(self, question: Question) -> AskDialog:
        """Ask, write, show what came of it."""

    def do(self, work: Callable[[Services], Changes]) -> None:
        """Write something that needs no question."""

    def notice_of_change(self, uid: str) -> None:
        """Show the notice of a postponed or cancelled day."""

    def edit(self) -> None:
        """Mend the chosen day."""


def acts_of(page: Page, day: ChairmanDay) -> list[Act]:
    """The actions that make sense for a day, the likeliest first."""
    status = day.values.status
    if status is DayStatus.PLANNED:
        return _of_planned(page, day)
    uid = day.uid
    reopen: Act = (
        "Mở lại: trở về theo lịch",
        "undo-variant",
        "",
        lambda: page.do(lambda s: s.chairman_days.reopen(uid)),
    )
    if status is DayStatus.HELD:
        return [_edit(page), _delegate(page, day), reopen]
    notice: Act = (
        "In thông báo thay đổi",
        "printer-outline",
        "Niêm yết để công dân biết thời gian mới (Điều 24)",
        lambda: page.notice_of_change(uid),
    )
    return [notice] if status is DayStatus.POSTPONED else [notice, reopen]


def _of_planned(page: Page, day: ChairmanDay) -> list[Act]:
    uid, found = day.uid, list[Act]()
    if day.values.day <= page.rows.today:
        found.append(("Đã tiếp", "check", "", lambda: page.do(lambda s: s.chairman_days.hold(uid))))
        if not day.visits:
            found.append(
                (
                    "Không có công dân đến",
                    "account-off-outline",
                    "Vẫn tính là ngày đã tiếp",
                    lambda: page.do(lambda s: s.chairman_days.no_visitor(uid)),
                )
            )
    if day.values.posted_on is None:
        found.append(("Ghi niêm yết…", "pin-outline", "", lambda: ask_posted(page, [day])))
    else:
        found.append(
            (
                "Bỏ ghi niêm yết",
                "pin-off-outline",
                "",
                lambda: page.do(lambda s: s.chairman_days.take_posting_back(uid)),
            )
        )
    found.append(_edit(page))
    if not day.visits:
        found.append(
            ("Hoãn sang ngày khác…", "calendar-arrow-right", "",
             lambda: page.ask(questions.postponed(day)))
        )  # fmt: skip
        found.append(
            ("Hủy ngày tiếp…", "calendar-remove-outline", "",
             lambda: page.ask(questions.cancelled(day)))
        )  # fmt: skip
    found.append(_delegate(page, day))
    if not day.visits and day.values.posted_on is None:
        found.append(
            ("Xóa", "delete-outline", "", lambda: page.do(lambda s: s.chairman_days.delete(uid)))
        )
    return found


def _edit(page: Page) -> Act:
    return ("Sửa… (Enter)", "pencil-outline", "", page.edit)


def _delegate(page: Page, day: ChairmanDay) -> Act:
    tip = "Không tính vào số ngày Chủ tịch phải trực tiếp tiếp"
    ask = questions.delegated
    return ("Ủy quyền cấp phó…", "account-switch-outline", tip, lambda: page.ask(ask(day)))


def ask_posted(page: Page, days: Sequence[ChairmanDay]) -> AskDialog:
    """When and where the notice of these days was put up."""
    last = page.rows.posting.last_day(min(day.values.day for day in days))
    words = f"Chậm nhất {show(last)} (trước ngày tiếp ít nhất 05 ngày làm việc)." if last else ""
    where = next((d.values.posted_where for d in page.rows.found.values() if d.values.posted_where),
                 "Bảng tin tại địa điểm tiếp công dân")  # fmt: skip
    return page.ask(questions.posted(days, words, page.rows.today, where))


def post_shown(page: Page) -> AskDialog | None:
    """Note that the notice of all days in sight that lack one was put up."""
    days = [day for day in page.rows.shown() if day.values.posted_on is None]
    if not days:
        page.session.background.said.emit("Các ngày đang xem đều đã ghi niêm yết.")
        return None
    return ask_posted(page, days)


def notice_due(rows: DayRows, today: date) -> str:
    """The notice that has to be put up next, in a sentence; "" when none is near."""
    for day in sorted(rows.found.values(), key=lambda one: one.values.day):
        values, last = day.values, rows.posting.last_day(day.values.day)
        open_ = values.status is DayStatus.PLANNED and not values.posted_on
        if not open_ or values.day < today or last is None:
            continue
        if last < today:
            return (
                f"Lịch ngày {show(values.day)} chưa ghi niêm yết, hạn là {show(last)}. Hãy niêm yết"
                " ngay, hoặc hoãn sang ngày khác kèm lý do."
            )
        return f"Lịch ngày {show(values.day)} phải niêm yết chậm nhất {show(last)}."
    return ""


def visits_of(services: Services, day: ChairmanDay) -> list[tuple[str, str]]:
    """The visits of a day: uid and "Số 12: đất đai"; a denouncer stays a code name."""
    if not day.visits:
        return []
    uids = services.chairman_days.visits(day.uid)[:_SHOWN]
    rows = services.book.rows("receptions", uids)
    return [(str(row["uid"]), f"Số {row['number']}: {_short(row['content'])}") for row in rows]


def _short(content: object) -> str:
    words = " ".join(str(content or "").split())
    return words if len(words) <= 40 else f"{words[:39]}…"
