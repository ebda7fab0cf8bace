"""Keeps the work in hand: every moment beside the plan, and into the plan when it is done."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.changes import Changes
from desktop_app.errors import KnownProblem, UserError
from desktop_app.plans.drafting import OpenDraft
from desktop_app.plans.editing.refresh import same_words
from desktop_app.plans.kept import KeptPlan
from desktop_app.services import Services
from ui.session import Session

PAUSE = 400  # ms after the last edit
# While typing goes on: with the writing itself and a busy machine less than two seconds are lost
# (a hundred kills on two busy cores: 1500 ms lost 2.03 s at worst).
AT_MOST = 1000  # ms
TRY_AGAIN = 3000


@dataclass(frozen=True)
class Committed:
    """What a commit wrote, and the plan as the book has it now."""

    changes: Changes
    now: OpenDraft


@dataclass
class _Base:
    """The revision that the work began from; only the writing thread reads or moves it on.

    What is typed while a commit is under way is kept right behind it, as work begun from it.
    """

    rev: int


class Keeper(QObject):
    """Knows the newest state and which state the book has acknowledged."""

    was_kept = Signal(str)  # the moment that the book acknowledged
    failing = Signal(object)  # the KnownProblem that keeps the book from keeping

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._page = parent
        self._session = session
        self._uid = ""
        self._base = _Base(0)
        self._newest: KeptPlan | None = None
        self._safe: KeptPlan | None = None
        self._busy = self._gone = False
        self.failed = False
        self._timers = [QTimer(self, singleShot=True, interval=ms) for ms in (PAUSE, AT_MOST)]
        for timer in self._timers:
            timer.timeout.connect(self.keep)

    @property
    def all_safe(self) -> bool:
        """Whether the book has acknowledged the newest state."""
        return self._newest is self._safe

    def begin(self, uid: str, draft: OpenDraft) -> None:
        """Look after a plan that was just opened or committed."""
        self._uid, self._base = uid, _Base(draft.base_rev)
        self._newest = self._safe = draft.kept
        self.stop()

    def changed(self, kept: KeptPlan) -> None:
        """A newer state is on the screen."""
        self._newest = kept
        _pause, at_most = self._timers
        self._keep_in(TRY_AGAIN if self.failed else PAUSE)
        if not at_most.isActive():
            at_most.start(TRY_AGAIN if self.failed else AT_MOST)

    def follow(self, kept: KeptPlan) -> None:
        """The same words with what follows from them: nothing that could be lost."""
        if self.all_safe:
            self._safe = kept
        self._newest = kept

    def keep(self) -> None:
        """Put the newest state into the book now; one write at a time."""
        self.stop()
        kept = self._newest
        if kept is None or self._busy or self.all_safe:
            return
        self._busy = True
        uid, base = self._uid, self._base

        def op(services: Services) -> str | KnownProblem:
            try:
                return services.drafts.autosave(uid, base.rev, kept)
            except KnownProblem as problem:  # told in the page: a box every moment helps nobody
                return problem

        self._session.background.run(
            self._page, op, lambda told: self._on_kept(kept, told), self._on_bug
        )

    def commit(
        self,
        finish: Callable[[KeptPlan], KeptPlan],
        on_done: Callable[[Committed], object],
        on_failed: Callable[[KnownProblem | UserError], object],
        *,
        over: bool = False,
    ) -> None:
        """Write the newest state into the plan's record; `finish` is done off the GUI thread."""
        self.stop()
        kept, uid, base = self._newest, self._uid, self._base
        assert kept is not None

        def op(services: Services) -> Committed | KnownProblem | UserError:
            with suppress(KnownProblem):  # at once: to look a long plan over takes its time
                services.drafts.autosave(uid, base.rev, kept)
            try:
                changes = services.drafts.commit(uid, base.rev, finish(kept), over=over)
            except (KnownProblem, UserError) as problem:
                return problem
            now = services.drafts.open(uid)
            base.rev = now.base_rev
            return Committed(changes, now)

        self._run(op, on_done, on_failed)

    def commit_ready(
        self,
        ready: KeptPlan,
        on_done: Callable[[Committed], object],
        on_failed: Callable[[KnownProblem | UserError], object],
    ) -> None:
        """Write a state that was looked over while typing went on; what came since is kept."""
        uid, base = self._uid, self._base

        def op(services: Services) -> Committed | KnownProblem | UserError:
            try:
                changes = services.drafts.commit(uid, base.rev, ready)
                now = services.drafts.open(uid)
                base.rev = now.base_rev
                return Committed(changes, now)
            except (KnownProblem, UserError) as problem:
                return problem
            finally:
                newest = self._newest
                typed_on = newest is not None and not same_words(newest, ready)
                if newest is not None and typed_on and uid == self._uid:
                    with suppress(KnownProblem):  # told when it is tried the next time
                        services.drafts.autosave(uid, base.rev, newest)

        self._run(op, on_done, on_failed)

    def _run(
        self,
        op: Callable[[Services], Committed | KnownProblem | UserError],
        on_done: Callable[[Committed], object],
        on_failed: Callable[[KnownProblem | UserError], object],
    ) -> None:
        def done(outcome: Committed | KnownProblem | UserError) -> None:
            if isinstance(outcome, Committed):
                self.failed = False
                on_done(outcome)
            else:
                if self._newest is not None:
                    self.changed(self._newest)
                on_failed(outcome)

        self._session.background.run(self._page, op, done)

    def _on_kept(self, kept: KeptPlan, told: str | KnownProblem) -> None:
        self._busy = False
        if isinstance(told, KnownProblem):
            self.failed = True
            self._keep_in(TRY_AGAIN)
            self.failing.emit(told)
            return
        self.failed = False
        self._safe = kept
        self.was_kept.emit(told)
        if not self.all_safe and not self._timers[0].isActive():
            self._keep_in(PAUSE)

    def _on_bug(self, _error: BaseException) -> None:
        self._busy = False
        self._keep_in(TRY_AGAIN)

    def _keep_in(self, ms: int) -> None:
        if not self._gone:
            self._timers[0].start(ms)

    def stop(self) -> None:
        """Start no write by itself until the next change."""
        for timer in self._timers:
            timer.stop()

    def leave(self) -> None:
        """Start no write by itself ever again, whatever is delivered late."""
        self._gone = True
        self.stop()
