"""The line above a plan that is locked: why, and what can be done instead."""

from collections.abc import Mapping
from typing import Any

from desktop_app import dates
from desktop_app.plans.life.rules import AMENDED
from ui.plans.action import PlansDoor
from ui.plans.life import actions
from ui.widgets.notes import Banner


def tell_life(note: Banner, door: PlansDoor, uid: str) -> None:
    """Say in what state a plan of the book is, where that keeps it from being changed."""
    row = door.session.services.plans.rows([uid])[0]
    told = {
        "submitted": _submitted,
        "issued": _issued,
        "amended": _gave_way,
        "superseded": _gave_way,
    }.get(str(row["status"]), _open)
    told(note, door, row)


def _open(note: Banner, door: PlansDoor, row: Mapping[str, Any]) -> None:
    """A draft says which plan it will amend or replace."""
    old = str(row["replaces_uid"] or "")
    if not old:
        note.tell("")
        return
    before = door.session.services.plans.rows([old])[0]
    verb = "sửa đổi, bổ sung" if row["replaces_how"] == AMENDED else "thay thế"
    note.tell(
        f"Phiên bản {row['version']}: dự thảo để {verb} kế hoạch {before['number']}."
        " Bản cũ còn hiệu lực cho đến khi bản này được ban hành.",
        "info",
    )
    note.add_action("So sánh với bản cũ", lambda: actions.compare_with(door, old, str(row["uid"])))


def _submitted(note: Banner, door: PlansDoor, row: Mapping[str, Any]) -> None:
    uid = str(row["uid"])
    note.tell("Đã trình, tạm khóa sửa. Ban hành, hoặc trả lại dự thảo để sửa tiếp.", "soon")
    note.add_action("Trả lại dự thảo", lambda: actions.GIVE_BACK.run(door, uid))
    note.add_action("Ban hành", lambda: actions.ISSUE.run(door, uid))


def _issued(note: Banner, door: PlansDoor, row: Mapping[str, Any]) -> None:
    uid = str(row["uid"])
    life = door.session.services.life
    which = f" Phiên bản {row['version']}." if (row["version"] or 1) > 1 else ""
    day = f" ngày {dates.show(row['date'])}" if row["date"] else ""
    words = f"Đã ban hành{day}, khóa sửa đổi; muốn đổi hãy lập bản sửa đổi.{which}"
    note.tell(words, "done")
    if waiting := life.open_version(uid):
        note.add_action("Mở bản sửa đổi đang soạn", lambda: door.open_plan(waiting))
    else:
        note.add_action("Lập bản sửa đổi", lambda: actions.AMEND.run(door, uid))
    note.add_action("Lịch sử, phiên bản", lambda: actions.HISTORY.run(door, uid))


def _gave_way(note: Banner, door: PlansDoor, row: Mapping[str, Any]) -> None:
    uid = str(row["uid"])
    verb = "sửa đổi, bổ sung" if row["status"] == AMENDED else "thay thế"
    newer = [v for v in door.session.services.life.versions(uid) if v["replaces_uid"] == uid]
    by = f" bằng kế hoạch {newer[-1]['number']}" if newer and newer[-1]["number"] else ""
    note.tell(f"Bản này đã được {verb}{by}, giữ nguyên để tra cứu.", "soon")
    if newer:
        there = str(newer[-1]["uid"])
        note.add_action("Mở bản mới", lambda: door.open_plan(there))
        note.add_action("So sánh hai bản", lambda: actions.compare_with(door, uid, there))
