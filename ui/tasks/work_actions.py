"""The daily actions on tasks: tick, edit, prove, note, hand over, drop, history."""

from desktop_app.fields import Field, Kind
from desktop_app.tasks.history import task_history
from desktop_app.tasks.records import day
from ui.tasks.action import Rows, TaskAction, TasksDoor
from ui.tasks.ticking import add_evidence, at_once, tick, untick
from ui.widgets.ask import AskDialog, Question
from ui.widgets.history_page import HistoryPage
from ui.widgets.suggestions import suggest


def _open(rows: Rows) -> bool:
    return any((row["status"] or "open") == "open" for row in rows)


def _marked(rows: Rows) -> bool:
    return any(row["done_count"] or row["status"] == "dropped" for row in rows)


def about(door: TasksDoor, uids: list[str]) -> str:
    """Which tasks a dialog is about."""
    if len(uids) > 1:
        return f"{len(uids)} nhiệm vụ đã chọn"
    return f"“{door.session.services.tasks.get(uids[0]).values.title}”"


def hand_over(door: TasksDoor, uids: list[str]) -> None:
    """Ask to whom, since when and why; who had the tasks stays on record."""
    fields = (
        Field("to_officer", "Người nhận việc", required=True, width=40),
        Field("day", "Từ ngày", Kind.DATE, width=20, help="Để trống là hôm nay"),
        Field("reason", "Lý do", width=40),
    )
    question = Question(
        "Bàn giao việc",
        "Bàn giao",
        fields,
        lambda s, values: s.task_work.hand_over(
            uids,
            str(values["to_officer"]),
            day=day(values["day"]),
            reason=str(values["reason"] or ""),
        ),
        about(door, uids),
    )
    dialog = AskDialog(door.widget, door.session, question)
    suggest(dialog.form.entry("to_officer"), door.session.services, "officer")
    dialog.open()


def drop(door: TasksDoor, uids: list[str]) -> None:
    """Ask for the reason, then drop what is open of the tasks."""
    question = Question(
        "Thôi làm",
        "Ghi thôi làm",
        [Field("result", "Lý do", Kind.LONG_TEXT, required=True, width=40)],
        lambda s, values: at_once(s).drop(uids, str(values["result"])),
        f"{about(door, uids)}: những lần còn mở không phải làm nữa; lần đã xong giữ nguyên.",
    )
    AskDialog(door.widget, door.session, question).open()


def add_note(door: TasksDoor, uids: list[str]) -> None:
    """Ask for the words of a note."""
    question = Question(
        "Thêm ghi chú",
        "Ghi",
        [Field("text", "Ghi chú", Kind.LONG_TEXT, required=True, width=40)],
        lambda s, values: s.task_work.add_note(uids[0], str(values["text"])),
        about(door, uids),
    )
    AskDialog(door.widget, door.session, question).open()


def _history(door: TasksDoor, uids: list[str]) -> None:
    uid, run = uids[0], door.session.background.run

    def read(page: HistoryPage) -> None:  # on the writing thread: it may be long
        run(page, lambda s: task_history(s.book, uid), page.show_events)

    title = door.session.services.tasks.get(uid).values.title
    door.show_page(HistoryPage(title, read, door.leave_page))


TICK = TaskAction(
    "Đánh dấu xong", "check", tick, _open, "Space", "Lần đến hạn gần nhất của mỗi việc"
)
UNTICK = TaskAction("Bỏ đánh dấu", "undo", untick, _marked, hint="Lần đã xong sau cùng")
EDIT = TaskAction(
    "Sửa…", "pencil-outline", lambda door, uids: door.edit_task(uids[0]), keys="Ctrl+E",
    several=False,
)  # fmt: skip
EVIDENCE = TaskAction(
    "Thêm minh chứng…", "paperclip", lambda door, uids: add_evidence(door, uids[0]),
    keys="Ctrl+M", hint="Tệp, ảnh hoặc số văn bản", several=False,
)  # fmt: skip
NOTE = TaskAction("Thêm ghi chú…", "note-plus-outline", add_note, several=False)
HAND_OVER = TaskAction("Bàn giao…", "account-switch-outline", hand_over, keys="Ctrl+G")
DROP = TaskAction("Thôi làm…", "cancel", drop, _open, hint="Không phải làm nữa, có ghi lý do")
COPY = TaskAction(
    "Thêm việc giống việc này…", "content-duplicate",
    lambda door, uids: door.edit_task(like=uids[0]), keys="Ctrl+D", several=False,
)  # fmt: skip
HISTORY = TaskAction("Lịch sử", "history", _history, keys="Ctrl+H", several=False)
