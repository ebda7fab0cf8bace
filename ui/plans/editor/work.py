"""One plan in hand: its states, the way back and forth, and how they come into the book."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.errors import KnownProblem, UserError
from desktop_app.plans.attention import weighed
from desktop_app.plans.drafting import OpenDraft
from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.editing.refresh import Refreshed, refresh, same_words
from desktop_app.plans.editing.stack import Edit, EditStack, Step
from desktop_app.plans.kept import KeptPlan, with_task_uids
from desktop_app.plans.lint import UnitOf
from desktop_app.plans.model import Finding, Plan
from ui.plans.editor.keeping import Committed, Keeper
from ui.plans.editor.refreshing import Refresher
from ui.session import Session

_REST = 2000  # ms without an edit: the next letters are a step of undo of their own
_DROP = "Bỏ phần vừa sửa"


class Work(QObject):
    """The editor's model; the page shows it and tells it what the person does."""

    changed = Signal()  # another state of the plan
    went_to = Signal(object)  # Place that an undo or redo has touched
    looked_over = Signal()  # findings and dates are those of the newest words

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.uid = ""
        self.status = ""  # of the plan's record
        self._gone = False
        self.stack = EditStack(KeptPlan(Plan()))
        self.saved = self.stack.kept  # as the plan's record has it
        self._saving: KeptPlan | None = None  # the state that is looked over for a save
        self.refreshed: Refreshed | None = None
        self.keeper = Keeper(session, self)
        self.refresher = Refresher(session, self)
        self.refresher.refreshed.connect(self._on_refreshed)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.pause)
        session.background.ended.connect(self.stop)

    @property
    def plan(self) -> Plan:
        """The newest state."""
        return self.stack.plan

    @property
    def untouched(self) -> bool:
        """Whether the plan stands as its record has it."""
        return self.stack.kept == self.saved

    @property
    def is_looked_over(self) -> bool:
        """Whether the findings are those of the newest words."""
        refreshed, kept = self.refreshed, self.stack.kept
        return refreshed is not None and _same(refreshed.kept, kept)

    def open_findings(self) -> tuple[Finding, ...]:
        """What nobody decided about, in the words refreshed last."""
        if self.refreshed is None:
            return ()
        let_stand = self.stack.kept.let_stand
        found = KeptPlan(self.refreshed.kept.plan, (), let_stand).open_findings
        return weighed(found, self.status)

    def open(self, uid: str) -> OpenDraft:
        """Take a plan in hand; UserError when nobody may edit it."""
        services = self._session.services
        draft = services.drafts.open(uid)
        self.uid = uid
        self.status = str(services.plans.rows([uid])[0]["status"])
        self.saved = services.plans.get(uid) if draft.resumed_at else draft.kept
        self._take(draft)
        return draft

    def do(self, edit: Edit) -> None:
        """Take a step."""
        if self.stack.do(edit):
            named = with_task_uids(self.plan)
            if named != self.plan:
                self.stack.derived(_with(self.stack.kept, named))
            self._on_changed()

    def put(self, kept: KeptPlan, edit: Edit) -> None:
        """Take a step whose outcome is known already: a mend, a finding let stand."""
        if self.stack.put(kept, edit):
            self._on_changed()

    def undo(self) -> Step | None:
        """Take back the last step and tell where it was."""
        return self._moved(self.stack.undo())

    def redo(self) -> Step | None:
        """Do the last step again and tell where it was."""
        return self._moved(self.stack.redo())

    def pause(self) -> None:
        """The next edit is a step of its own."""
        self.stack.pause()

    def drop(self) -> None:
        """Back to what the record has, as a step that can be undone."""
        self.put(self.saved, Edit(lambda plan: plan, _DROP, Place(Part.HEAD)))
        self.went_to.emit(Place(Part.HEAD))

    def commit(
        self,
        on_done: Callable[[Committed], object],
        on_failed: Callable[[KnownProblem | UserError], object],
        *,
        over: bool = False,
    ) -> None:
        """Write the newest state into the record; what came meanwhile is written after it."""
        sent = self.stack.kept
        self._saving = None

        def done(outcome: Committed) -> None:
            self.saved = outcome.now.kept
            if self.stack.kept is sent:
                self.stack.derived(outcome.now.kept)
                self.keeper.begin(self.uid, outcome.now)
                on_done(outcome)
            else:
                self.commit(on_done, on_failed)

        known = self._known_units()
        finish = _as_it_is if self.is_looked_over else lambda kept: refresh(kept, known).kept
        self.keeper.commit(finish, done, on_failed, over=over)

    def save(
        self,
        on_done: Callable[[Committed], object],
        on_failed: Callable[[KnownProblem | UserError], object],
    ) -> None:
        """Write the newest state into the record while the person writes on.

        It is looked over beside the writing thread, which stays free to keep what is typed.
        """
        self.keeper.keep()
        made_from = self._saving = self.stack.kept

        def ready(outcome: Refreshed) -> None:
            if self._saving is made_from:  # else a newer state was written already
                self._saving = None
                self.keeper.commit_ready(outcome.kept, done, on_failed)

        def done(outcome: Committed) -> None:
            self.saved = outcome.now.kept
            if same_words(self.stack.kept, outcome.now.kept):
                self.stack.derived(outcome.now.kept)
                self.keeper.begin(self.uid, outcome.now)
            on_done(outcome)

        known = self._known_units()
        self._session.background.run_file(self, lambda _job: refresh(made_from, known), ready)

    def throw_away(self, then: Callable[[], object]) -> None:
        """Forget the work in hand for good and take the plan in hand as its record has it."""
        uid = self.uid

        def done(_changes: object) -> None:
            self._take(self._session.services.drafts.open(uid))
            then()

        self.keeper.stop()
        self._session.background.run(self, lambda s: s.drafts.discard(uid), done)

    def stop(self) -> None:
        """The page goes, or the book is closed: nothing is kept or looked over any more."""
        self._gone = True
        self._saving = None
        self.keeper.leave()
        self.refresher.stop()
        self._rest.stop()

    def _take(self, draft: OpenDraft) -> None:
        if not draft.resumed_at:
            self.saved = draft.kept
        self.stack = EditStack(draft.kept)
        self.keeper.begin(self.uid, draft)
        self.refreshed = None
        self.changed.emit()
        self.refresher.now(draft.kept)

    def _known_units(self) -> UnitOf:
        """The directory as it is now, read on the thread of the screen."""
        return self._session.services.office.directory().unit_of

    def _moved(self, step: Step | None) -> Step | None:
        if step is not None:
            self._on_changed()
            self.went_to.emit(step.place)
        return step

    def _on_changed(self) -> None:
        if not self._gone:
            kept = self.stack.kept
            self.keeper.changed(kept)
            self.refresher.changed(kept)
            self._rest.start()
        self.changed.emit()

    def _on_refreshed(self, made_from: KeptPlan, outcome: Refreshed) -> None:
        if made_from is not self.stack.kept:
            return
        self.refreshed = outcome
        if not self.untouched:  # a plan that was only opened stays as it was read
            self.stack.derived(outcome.kept)
            self.keeper.follow(outcome.kept)
            self.changed.emit()
        self.looked_over.emit()


def _with(kept: KeptPlan, plan: Plan) -> KeptPlan:
    return KeptPlan(plan, kept.lines, kept.let_stand)


def _as_it_is(kept: KeptPlan) -> KeptPlan:
    return kept


def _same(looked_over: KeptPlan, kept: KeptPlan) -> bool:
    with_decisions = KeptPlan(looked_over.plan, kept.lines, kept.let_stand)
    return looked_over.plan == kept.plan or same_words(with_decisions, kept)
