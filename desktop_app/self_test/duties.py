"""The self-test's steps with deadlines and tasks."""

from datetime import date
from pathlib import Path

from desktop_app.law.deadlines.deadline import Suspension
from desktop_app.law.deadlines.engine import deadline
from desktop_app.law.deadlines.rule_book import RuleBook
from desktop_app.law.deadlines.shipped import shipped_rules
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.plans.reader import read_plan
from desktop_app.self_test.checks import expect
from desktop_app.services import Services
from desktop_app.tasks.model import Status, TaskValues
from desktop_app.tasks.yearly import items_of
from desktop_app.today.horizon import Group
from desktop_app.today.sheet import sheet_writers

# (rule, event, suspension, due): before and after 01/7/2026, over 24/11, into the New Year.
_VECTORS = (
    ("kn.accept", date(2026, 11, 20), (), date(2026, 12, 2)),
    ("kn.accept", date(2026, 6, 29), (), date(2026, 7, 9)),
    ("kn.resolve", date(2026, 12, 2), (), date(2027, 1, 4)),
    (
        "kn.resolve",
        date(2026, 12, 2),
        (Suspension(date(2026, 12, 10), date(2026, 12, 20)),),
        date(2027, 1, 11),
    ),
)


def check_deadline() -> None:
    """The shipped law gives known answers with a trace of every day."""
    book, calendar = RuleBook(shipped_rules()), WorkCalendar()
    for code, start, stops, due in _VECTORS:
        found = deadline(book.rule(code, start), start, calendar, stops)
        expect(found.due == due, f"hạn {code} từ {start} ra {found.due}, đúng phải là {due}")
        last = found.due
        walked = {day.date for day in found.trace}
        expect(last in walked and start in walked, f"{code}: thiếu lý do từng ngày")
    expect(bool(items_of(2026)), "thiếu lịch việc trong năm")


def try_a_task(services: Services, folder: Path) -> None:
    """A task of today and one by the law are written, shown, printed, ticked and undone."""
    today, words = services.clock.today(), "Đặt biển chỉ dẫn ở phòng tiếp công dân"
    before = services.today.board().group(Group.TODAY).count
    task = TaskValues(words, schedule_text=f"ngày {today:%d/%m/%Y}", day_off="stays")
    uid = services.tasks.add(task).uid
    services.tasks.add(TaskValues("Thụ lý khiếu nại", rule="kn.accept", event_on=today))
    board = services.today.board()
    shown = board.group(Group.TODAY)
    expect(shown.count == before + 1, "việc của hôm nay không nằm trên bảng")
    expect(words in (item.title for item in shown.items), "bảng hôm nay đọc lại khác")
    expect(uid in services.tasks.ids(search="bien chi dan"), "tìm nhiệm vụ không thấy")
    printed = services.office.office().printed(services.user, services.clock.now())
    path = sheet_writers(board, printed)["pdf"](folder / "To-sang.pdf").path
    expect("TỜ SÁNG" in read_plan(path).source.lines, "tờ sáng in ra đọc lại không đúng")
    (one,) = services.tasks.occurrences(uid)
    services.task_work.tick([one.uid])
    expect(services.tasks.get(uid).status is Status.DONE, "đánh dấu xong mà không được ghi")
    services.undo()
    expect(services.tasks.get(uid).status is Status.OPEN, "hoàn tác dấu xong không được")
