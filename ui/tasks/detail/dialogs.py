"""The small dialogs about one time of a task: another day, no longer to be done, one more."""

from desktop_app.changes import Changes
from desktop_app.fields import Field, Kind
from desktop_app.services import Services
from desktop_app.tasks.fields import DAYS_OFF
from desktop_app.tasks.model import Occurrence
from desktop_app.tasks.records import day
from ui.tasks.action import TasksDoor
from ui.widgets.ask import AskDialog, Question, Values


def change_due(door: TasksDoor, one: Occurrence) -> None:
    """Ask for another day."""
    fields = (
        Field("due", "Hạn mới", Kind.DATE, required=True, width=30),
        Field("day_off", "Nếu là ngày nghỉ", Kind.CHOICE, choices=DAYS_OFF, width=30),
    )

    def work(services: Services, values: Values) -> Changes:
        due = day(values["due"])
        assert due is not None
        return services.task_work.set_due(one.uid, due, str(values["day_off"] or "stays"))

    question = Question(
        "Đổi hạn",
        "Đổi hạn",
        fields,
        work,
        "Ngày tự đặt không đổi theo lời ghi hay quy định nữa; hoàn tác được bằng Ctrl+Z.",
        {"due": one.due.isoformat() if one.due else "", "day_off": "stays"},
    )
    AskDialog(door.widget, door.session, question).open()


def drop_occurrences(door: TasksDoor, uids: list[str]) -> None:
    """Ask why these times are no longer to be done."""
    count = f"{len(uids)} lần đã chọn" if len(uids) > 1 else "Lần đã chọn"
    question = Question(
        "Thôi làm",
        "Ghi thôi làm",
        [Field("result", "Lý do", Kind.LONG_TEXT, required=True, width=40)],
        lambda s, values: s.task_work.drop(uids, str(values["result"])),
        f"{count} không phải làm nữa; lý do được giữ lại.",
    )
    AskDialog(door.widget, door.session, question).open()


def add_occurrence(door: TasksDoor, task_uid: str) -> None:
    """Ask for the day and the name of one more time."""
    fields = (
        Field("label", "Tên lần này", width=40, help="Ví dụ: Đợt phát sinh theo yêu cầu của tỉnh"),
        Field("due", "Hạn", Kind.DATE, width=30, help="Để trống nếu chưa có ngày"),
    )
    question = Question(
        "Thêm một lần thực hiện",
        "Thêm",
        fields,
        lambda s, values: s.task_work.add_occurrence(
            task_uid, day(values["due"]), str(values["label"] or "")
        ),
    )
    AskDialog(door.widget, door.session, question).open()
