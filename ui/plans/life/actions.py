"""The steps of a plan's life as actions in the menus of list and reader."""

from collections.abc import Callable, Mapping
from typing import Any

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.plans.life.rules import AMENDED, SUPERSEDED, Step, may
from desktop_app.services import Services
from ui import dialogs
from ui.plans.action import PlanAction, PlansDoor

NOT_DONE = "Chưa làm được việc này."


def fits(step: Step) -> Callable[[Mapping[str, Any]], bool]:
    """Whether a plan of the list can take the step."""
    return lambda row: may(step, str(row.get("status") or "")) and not row.get("deleted_at")


def run(
    door: PlansDoor,
    work: Callable[[Services], Changes],
    then: Callable[[Changes], object] | None = None,
) -> None:
    """Do a step in the background; what is in its way is told in a box."""

    def failed(error: BaseException) -> None:
        if isinstance(error, UserError):
            dialogs.door.tell(door.widget, NOT_DONE, detail=error.message)

    door.session.background.run(door.widget, work, then, failed)


def compare_with(door: PlansDoor, old: str, new: str) -> None:
    """Show two plans of the book side by side."""
    from ui.plans.compare.page import ComparePage  # noqa: PLC0415 - loaded when first asked for

    door.show_page(ComparePage.of_plans(door, old, new))


def _submit(door: PlansDoor, uid: str) -> None:
    from ui.plans.life.step_dialogs import SubmitDialog  # noqa: PLC0415

    SubmitDialog(door, uid).open()


def _give_back(door: PlansDoor, uid: str) -> None:
    from ui.plans.life.step_dialogs import GiveBackDialog  # noqa: PLC0415

    GiveBackDialog(door, uid).open()


def _issue(door: PlansDoor, uid: str) -> None:
    from ui.plans.life.issue_dialog import IssueDialog  # noqa: PLC0415

    IssueDialog(door, uid).open()


def _begin(how: str) -> Callable[[PlansDoor, str], None]:
    def begin(door: PlansDoor, uid: str) -> None:
        waiting = door.session.services.life.open_version(uid)
        if waiting:
            _offer_waiting(door, waiting)
            return
        run(door, lambda s: s.life.begin_version(uid, how), lambda done: door.edit_plan(done.uid))

    return begin


def _offer_waiting(door: PlansDoor, uid: str) -> None:
    title = door.session.services.plans.rows([uid])[0]["title"]
    if dialogs.door.ask(
        door.widget,
        "Đã có một bản sửa đổi đang soạn cho kế hoạch này.",
        detail=f"“{title}”\nMỗi lúc chỉ soạn một bản.",
        yes="Mở bản đang soạn",
    ):
        door.open_plan(uid)


def _adopt(door: PlansDoor, uid: str) -> None:
    run(door, lambda s: s.life.adopt(uid))


def _record(door: PlansDoor, uid: str) -> None:
    row = door.session.services.plans.rows([uid])[0]
    if dialogs.door.ask(
        door.widget,
        f"Ghi nhận kế hoạch {row['number'] or 'này'} là văn bản đã ký, đã ban hành?",
        detail="Chương trình lấy đúng số và ngày ghi trong văn bản, tính số đó là đã cấp và khóa"
        " sửa đổi. Nếu nhầm, bấm Ctrl+Z ngay sau đó.",
        yes="Ghi nhận",
    ):
        run(door, lambda s: s.life.record_issued(uid))


def _history(door: PlansDoor, uid: str) -> None:
    from ui.plans.life.history_page import HistoryPage  # noqa: PLC0415

    door.show_page(HistoryPage(door, uid))


SUBMIT = PlanAction(
    "Trình…", "send-outline", _submit, fits(Step.SUBMIT), "",
    "Trình người ký; bản trình tạm khóa sửa cho đến khi trả lại",
)  # fmt: skip
GIVE_BACK = PlanAction(
    "Trả lại dự thảo…", "file-undo-outline", _give_back, fits(Step.GIVE_BACK), "",
    "Mở khóa bản đã trình để sửa tiếp, ghi lại lý do",
)  # fmt: skip
ISSUE = PlanAction(
    "Ban hành…", "check-decagram-outline", _issue, fits(Step.ISSUE), "Ctrl+Shift+B",
    "Cấp số, ghi ngày, khóa sửa đổi",
)  # fmt: skip
AMEND = PlanAction(
    "Lập bản sửa đổi, bổ sung", "file-document-edit-outline", _begin(AMENDED),
    fits(Step.BEGIN_VERSION), "",
    "Dự thảo mới từ bản đã ban hành; bản cũ giữ nguyên cho đến khi bản mới được ban hành",
)  # fmt: skip
REPLACE = PlanAction(
    "Lập bản thay thế", "file-replace-outline", _begin(SUPERSEDED), fits(Step.BEGIN_VERSION), "",
    "Dự thảo mới thay hẳn bản đã ban hành; bản cũ hết hiệu lực khi bản mới được ban hành",
)  # fmt: skip
ADOPT = PlanAction(
    "Dùng làm dự thảo", "file-edit-outline", _adopt, fits(Step.ADOPT), "",
    "Văn bản đọc từ tệp là dự thảo của đơn vị mình, sẽ trình và ban hành ở đây",
)  # fmt: skip
RECORD = PlanAction(
    "Ghi nhận đã ban hành", "file-check-outline", _record, fits(Step.RECORD), "",
    "Văn bản của cơ quan mình đã ký sẵn: giữ đúng số, ngày ghi trong đó và khóa sửa đổi",
)  # fmt: skip
HISTORY = PlanAction(
    "Lịch sử, phiên bản", "history", _history, lambda row: not row.get("deleted_at"), "",
    "Ai làm gì, lúc nào, đổi những gì; các phiên bản",
)  # fmt: skip
LIFE = (ADOPT, RECORD, SUBMIT, GIVE_BACK, ISSUE, AMEND, REPLACE)
