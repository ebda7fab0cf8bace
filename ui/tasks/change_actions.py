"""The same value for many tasks at once: officer, units, group, priority, rule for days off."""

from collections.abc import Callable
from typing import Any

from desktop_app.fields import Field, Kind
from desktop_app.tasks.fields import DAYS_OFF, PRIORITIES
from ui.tasks.action import TaskAction, TasksDoor
from ui.tasks.form.fields import lines_of
from ui.tasks.work_actions import about
from ui.widgets.ask import AskDialog, Question
from ui.widgets.suggestions import suggest

MENU = "Đổi cho các việc đã chọn"


def _set(key: str, value: Any) -> Callable[[TasksDoor, list[str]], None]:
    def act(door: TasksDoor, uids: list[str]) -> None:
        door.run(lambda s: s.tasks.change_many(uids, {key: value}))

    return act


def _ask(field: Field, *, units: bool = False) -> Callable[[TasksDoor, list[str]], None]:
    """Ask for a value; empty takes the old one away."""

    def act(door: TasksDoor, uids: list[str]) -> None:
        question = Question(
            f"Đổi {field.label[:1].lower()}{field.label[1:]}",
            "Đổi",
            [field],
            lambda s, values: s.tasks.change_many(uids, {field.key: _value(values[field.key])}),
            f"{about(door, uids)}. Để trống là bỏ giá trị cũ.",
        )
        dialog = AskDialog(door.widget, door.session, question)
        suggest(dialog.form.entry(field.key), door.session.services, field.key)
        dialog.open()

    def _value(typed: object) -> Any:
        words = str(typed or "")
        return lines_of(words) if units else words

    return act


_OFFICER = Field("officer", "Người phụ trách", width=40)
_LEAD = Field("lead", "Đơn vị chủ trì", Kind.LONG_TEXT, width=40, help="Mỗi dòng một đơn vị")
_WITH = Field("coordinating", "Đơn vị phối hợp", Kind.LONG_TEXT, width=40, help=_LEAD.help)
_GROUP = Field("group_title", "Nhóm", width=40)

CHANGES: tuple[TaskAction, ...] = (
    TaskAction("Người phụ trách…", "account-outline", _ask(_OFFICER), menu=MENU),
    TaskAction("Đơn vị chủ trì…", "domain", _ask(_LEAD, units=True), menu=MENU),
    TaskAction("Đơn vị phối hợp…", "handshake-outline", _ask(_WITH, units=True), menu=MENU),
    TaskAction("Nhóm…", "format-list-group", _ask(_GROUP), menu=MENU),
    *(
        TaskAction(f"Ưu tiên: {words}", "flag-outline", _set("priority", key), menu=MENU)
        for key, words in PRIORITIES
    ),
    *(
        TaskAction(f"Gặp ngày nghỉ: {words.lower()}", "calendar-remove-outline",
                   _set("day_off", key), menu=MENU)
        for key, words in DAYS_OFF
    ),
)  # fmt: skip
