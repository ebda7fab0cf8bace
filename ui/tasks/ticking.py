"""Ticking tasks and occurrences, with the questions that stand before it."""

from collections.abc import Callable
from dataclasses import replace

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.services import Services
from desktop_app.tasks.at_once import TasksAtOnce, Turn
from desktop_app.tasks.model import Status
from ui import dialogs
from ui.tasks.action import TasksDoor
from ui.tasks.evidence_dialog import EvidenceDialog

NOT_DONE = "Chưa đánh dấu được."


def at_once(services: Services) -> TasksAtOnce:
    """The work on several tasks, over the services of one thread."""
    return TasksAtOnce(services.book, services.user, services.clock)


def space(door: TasksDoor, uids: list[str]) -> None:
    """Tick the tasks; when none of them is open, take their last marks away."""
    if any(task.status is Status.OPEN for task in door.session.services.tasks.tasks(uids)):
        tick(door, uids)
    else:
        untick(door, uids)


def tick(door: TasksDoor, uids: list[str]) -> None:
    """Mark the occurrence whose turn it is done, of each of these tasks."""
    if uids:
        _begin(door, at_once(door.session.services).turn(uids))


def untick(door: TasksDoor, uids: list[str]) -> None:
    """Take the mark away from the last occurrence done, of each of these tasks."""
    door.run(lambda s: at_once(s).untick(uids))


def tick_occurrences(door: TasksDoor, uids: list[str]) -> None:
    """Mark these occurrences done."""
    reads = door.session.services.book.tasks
    _begin(door, Turn(tuple(uids), (), frozenset(reads.without_evidence(uids))))


def _begin(door: TasksDoor, turn: Turn) -> None:
    count = len(turn.occurrences) + len(turn.bare_tasks)
    left = count - len(turn.unproved)
    if not turn.unproved:
        _tick(door, turn)
    elif count == 1:
        _ask_for_evidence(door, turn)
    elif not left:
        dialogs.door.tell(
            door.widget,
            NOT_DONE,
            detail="Những việc này đều cần minh chứng. Hãy mở từng việc để thêm minh chứng"
            " (tệp, ảnh hoặc số văn bản) rồi đánh dấu.",
        )
    elif dialogs.door.ask(
        door.widget,
        f"{len(turn.unproved)} việc cần minh chứng nên chưa đánh dấu được.",
        detail="Các việc ấy vẫn để mở; mở từng việc để thêm minh chứng.",
        yes=f"Đánh dấu {left} việc còn lại",
    ):
        _tick(door, _proved(turn))


def _proved(turn: Turn) -> Turn:
    rest = tuple(uid for uid in turn.occurrences if uid not in turn.unproved)
    bare = tuple(uid for uid in turn.bare_tasks if uid not in turn.unproved)
    return replace(turn, occurrences=rest, bare_tasks=bare)


def _tick(door: TasksDoor, turn: Turn, items_too: bool = False) -> None:
    def failed(error: BaseException) -> None:
        if not isinstance(error, UserError):
            return
        if error.field == "ticked":
            if _may_tick_items(door, error):
                _tick(door, turn, items_too=True)
        else:
            dialogs.door.tell(door.widget, NOT_DONE, detail=error.message)

    door.session.background.run(
        door.widget, lambda s: at_once(s).tick(turn, items_too=items_too), None, failed
    )


def _may_tick_items(door: TasksDoor, error: UserError) -> bool:
    return dialogs.door.ask(
        door.widget,
        error.message,
        detail="Đánh dấu cả các mục ấy là đã xong?",
        yes="Đánh dấu tất cả",
        no="Để xem lại",
    )


def _ask_for_evidence(door: TasksDoor, turn: Turn) -> None:
    occurrence = turn.occurrences[0] if turn.occurrences else ""
    services = door.session.services
    task_uid = services.tasks.occurrence(occurrence).task_uid if occurrence else turn.bare_tasks[0]
    title = services.tasks.get(task_uid).values.title
    dialog = EvidenceDialog(
        door,
        f"“{title}” cần minh chứng trước khi đánh dấu xong.",
        "Thêm và đánh dấu xong",
        lambda s, proof: at_once(s).prove_and_tick(task_uid, occurrence, proof),
    )
    dialog.on_items_open(
        lambda error: _may_tick_items(door, error),
        lambda s, proof: at_once(s).prove_and_tick(task_uid, occurrence, proof, items_too=True),
    )
    dialog.open()


def add_evidence(
    door: TasksDoor,
    task_uid: str,
    occurrence_uid: str = "",
    then: Callable[[Changes], object] | None = None,
) -> None:
    """Ask for a proof and keep it."""
    title = door.session.services.tasks.get(task_uid).values.title
    EvidenceDialog(
        door,
        f"“{title}”",
        "Thêm minh chứng",
        lambda s, proof: at_once(s).prove(task_uid, occurrence_uid, proof),
        then,
    ).open()
