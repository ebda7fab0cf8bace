"""How the work in hand comes into the book, and what is told of it above the editor."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from db.errors import StaleRecord
from desktop_app import dates
from desktop_app.errors import KnownProblem, UserError
from desktop_app.plans.drafting import OpenDraft
from ui import dialogs
from ui.plans.editor.editor_head import EditorHead
from ui.plans.editor.keeping import Committed
from ui.plans.editor.work import Work
from ui.session import Session
from ui.widgets.notes import Banner

_GONE, _KEEPING, _OTHER = "gone", "keeping", "other"  # what the note is about


class WorkSafety:
    """Saves and leaves; where the book refuses, the words stay and the person is told."""

    def __init__(
        self, page: QWidget, session: Session, work: Work, head: EditorHead, note: Banner
    ) -> None:
        self._page = page
        self._session = session
        self._work = work
        self._head = head
        self._note = note
        self._about = ""
        self._resumed = False
        work.keeper.was_kept.connect(self._on_kept)
        work.keeper.failing.connect(self._on_failing)

    def begin(self, draft: OpenDraft) -> None:
        """Tell what was found when the plan was opened."""
        self._head.state.show_state("info", "Chưa sửa gì")
        self._resumed = bool(draft.resumed_at)
        if self._resumed:
            self._tell_found(draft)

    def refresh(self) -> None:
        """Something in the plans was changed: tell when this one is gone."""
        uid = self._work.uid
        if self._session.services.plans.rows([uid])[0]["deleted_at"]:
            self._tell("Kế hoạch này đang ở thùng rác; phần đang soạn vẫn được giữ.", "late", _GONE)
            self._note.add_action("Khôi phục", lambda: self._restore(uid))
        elif self._about == _GONE:
            self._clear()

    def put_away(self, then: Callable[[], object]) -> None:
        """Write the work into the book, then go on; where that fails, stay and tell."""
        work = self._work
        if work.untouched and work.keeper.all_safe and not self._resumed:
            self._session.background.said.emit("")  # no longer "being written"
            self._stop(then)
        else:
            self._head.state.show_state("soon", "Đang lưu vào sổ…")
            work.commit(lambda _outcome: self._stop(then), partial(self._on_refused, then))

    def keep(self) -> None:
        """Write the work into the book and stay."""
        if not self._work.untouched:
            self._work.commit(self._on_saved, partial(self._on_refused, None))

    def save(self) -> None:
        """Write the work into the book while the person writes on."""
        self._work.save(self._on_saved, partial(self._on_refused, None))

    def may_close(self) -> bool:
        """Only a book that keeps nothing is a reason to ask."""
        keeper = self._work.keeper
        return not keeper.failed or keeper.all_safe or dialogs.door.ask(
            self._page,
            "Máy chưa giữ được phần vừa soạn.",
            detail="Nếu đóng bây giờ, những chữ gõ sau lần giữ gần nhất sẽ mất. "
            "Hãy dọn bớt ổ đĩa rồi bấm Ctrl+S.",
            yes="Đóng và bỏ phần ấy",
            no="Ở lại",
            danger=True,
        )  # fmt: skip

    def _on_kept(self, moment: str) -> None:
        self._head.state.show_state("done", f"Đã giữ lúc {moment[11:19]}")
        if self._about == _KEEPING:
            self._clear()

    def _on_failing(self, problem: KnownProblem) -> None:
        self._head.state.show_state("late", "Chưa giữ được")
        self._tell(
            f"Chưa giữ được phần đang soạn: {problem.message} Mọi chữ vẫn còn trên màn hình; "
            f"chương trình đang tự thử lại. {problem.next_step}",
            "late",
            _KEEPING,
        )

    def _on_saved(self, outcome: Committed) -> None:
        self._resumed = False
        self._head.state.show_state("done", "Đã lưu vào sổ")
        self._clear()
        self._session.background.said.emit(outcome.changes.message or "Không có gì mới để lưu.")
        self._work.changed.emit()

    def _on_refused(
        self, then: Callable[[], object] | None, problem: KnownProblem | UserError
    ) -> None:
        step = problem.next_step if isinstance(problem, KnownProblem) else ""
        self._head.state.show_state("late", "Chưa lưu vào sổ")
        self._tell(f"Chưa lưu vào sổ được: {problem} {step}".strip(), "late", _OTHER)
        if isinstance(problem, StaleRecord):
            self._note.add_action("Ghi đè bản trong sổ", partial(self._write_over, then))
            self._note.add_action("Bỏ phần đang soạn", self._throw_away)
        if then is not None and self._work.keeper.all_safe:
            self._note.add_action("Để sau, soạn tiếp", lambda: self._stop(then))

    def _write_over(self, then: Callable[[], object] | None) -> None:
        done = self._on_saved if then is None else lambda _outcome: self._stop(then)
        self._work.commit(done, partial(self._on_refused, then), over=True)

    def _throw_away(self) -> None:
        if dialogs.door.ask(
            self._page,
            "Bỏ phần đang soạn dở?",
            detail="Kế hoạch trở về như bản đang có trong sổ. Phần bỏ không lấy lại được.",
            yes="Bỏ hẳn",
            danger=True,
        ):
            self._work.throw_away(self._on_thrown_away)

    def _on_thrown_away(self) -> None:
        self._resumed = False
        self._head.state.show_state("info", "Chưa sửa gì")
        self._clear()

    def _tell_found(self, draft: OpenDraft) -> None:
        day, hour = dates.show(draft.resumed_at), draft.resumed_at[11:19]
        who = "" if draft.resumed_by == self._session.office.user else f" của {draft.resumed_by}"
        text = f"Đã mở lại phần đang soạn{who}, giữ lúc {hour} ngày {day}."
        if draft.changed_since:
            text += " Sau lúc đó, kế hoạch trong sổ đã được sửa ở nơi khác: hãy chọn giữ bản nào."
        self._tell(text, "soon", _OTHER)
        if draft.changed_since:
            self._note.add_action("Ghi đè bản trong sổ", partial(self._write_over, None))
        else:
            self._note.add_action("Soạn tiếp", self._clear)
        self._note.add_action("Bỏ phần đang soạn", self._throw_away)
        self._head.state.show_state("done", f"Đã giữ lúc {hour}")

    def _restore(self, uid: str) -> None:
        self._session.background.run(self._page, lambda s: s.plans.restore([uid]))

    def _tell(self, text: str, status: str, about: str) -> None:
        self._note.tell(text, status)
        self._about = about

    def _clear(self) -> None:
        self._note.tell("")
        self._about = ""

    def _stop(self, then: Callable[[], object]) -> None:
        self._work.stop()
        then()
