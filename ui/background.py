"""The one way to do work off the GUI thread.

One thread owns the writing services (opened and closed in that thread), a second one reads and
writes files, a third one draws what is on the screen, a fourth one asks the book long questions on
a connection of its own. Results come back through one permanent
QObject with a real slot: runnables or threads that own their signal object crash when they die
before delivery (measured in three runs of three).
"""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.changes import Changes
from desktop_app.errors import KnownProblem, UserError
from desktop_app.jobs import Cancelled, Job
from ui import errors
from ui.background_parts import Bridge, Delivery, OnDone, OnError, close, show_step, widget
from ui.progress import ProgressPanel

if TYPE_CHECKING:
    from desktop_app.services import Services

T = TypeVar("T")

_log = logging.getLogger("so-dan-chu")
_LONG_WRITE_MS = 1500
PATIENCE = "Đang ghi vào sổ, xin chờ một chút…"
_PROGRESS_EVERY = 0.05  # seconds: a reader that reports every line must not flood the GUI


def no_services() -> "Services":
    """For a background that only works on files: there is no book."""
    raise RuntimeError("no book is open")


class Background(QObject):
    """Runs `op(services)` on the writing thread and `op(job)` on the file thread.

    `on_done(result)` is called on the GUI thread, only while `parent` is alive. `on_error(error)`
    is told of every failure (to free a button, to show a UserError beside its field); a UserError
    is shown here only when there is no `on_error`, a KnownProblem and a bug always.
    """

    changed = Signal(object)  # Changes, once for each write
    said = Signal(str)  # a line for the status bar
    ended = Signal()  # the book is about to be closed: no timer may read or write it any more

    def __init__(
        self,
        open_services: Callable[[], "Services"],
        parent: QObject | None = None,
        *,
        open_reading: Callable[[], "Services"] | None = None,
    ) -> None:
        super().__init__(parent)
        self._open_services = open_services
        self._services: Services | None = None
        self._open_reading = open_reading or open_services
        self._reading: Services | None = None
        self._bridge = Bridge(self)
        self._writes, self._waits = 0, False
        self._patience = QTimer(self, singleShot=True, interval=_LONG_WRITE_MS)
        self._patience.timeout.connect(self._ask_for_patience)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._files = ThreadPoolExecutor(1, thread_name_prefix="files")
        self._views = ThreadPoolExecutor(1, thread_name_prefix="views")
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="reader")
        self._waiting: set[Future[Any]] = set()
        self._jobs: WeakSet[Job] = WeakSet()
        self._ended = False

    def run(
        self,
        parent: QObject,
        op: Callable[["Services"], T],
        on_done: OnDone = None,
        on_error: OnError = None,
    ) -> None:
        """Do an action of the services; writes of all screens happen one after another.

        A write cannot be stopped half way; one that takes long says that it is at work.
        """
        delivery = Delivery(parent, on_done, on_error)
        self._writes += 1
        self._patience.start()
        self._submit(self._writer, lambda: op(self._own_services()), delivery, self._count_down)

    def run_long(
        self,
        parent: QObject,
        op: Callable[["Services", Job], T],
        on_done: OnDone = None,
        on_error: OnError = None,
        title: str = "",
    ) -> Job:
        """A write that can be stopped, then nothing of it is kept; shown as the work on files.

        Leaving waits for it as for any write: what was asked for is not dropped silently.
        """
        job, panel = self._shown_job(parent, title)
        delivery = Delivery(parent, on_done, on_error, panel)
        self._submit(self._writer, lambda: op(self._own_services(), job), delivery)
        return job

    def run_file(
        self,
        parent: QObject,
        op: Callable[[Job], T],
        on_done: OnDone = None,
        on_error: OnError = None,
        title: str = "",
    ) -> Job:
        """Read or write files; a panel with a stop button appears after one second."""
        job, panel = self._shown_job(parent, title)
        self._jobs.add(job)
        self._submit(self._files, lambda: op(job), Delivery(parent, on_done, on_error, panel))
        return job

    def run_view(
        self,
        parent: QObject,
        op: Callable[[Job], T],
        on_done: OnDone = None,
        on_error: OnError = None,
    ) -> Job:
        """Draw something for the screen: it does not wait for a file that is read or written.

        No panel appears, and that it was stopped is told to nobody but `on_error`.
        """
        job = Job()
        self._jobs.add(job)
        delivery = Delivery(parent, on_done, on_error, quiet=True)
        self._submit(self._views, lambda: op(job), delivery)
        return job

    def run_read(
        self,
        parent: QObject,
        op: Callable[["Services", Job], T],
        on_done: OnDone = None,
        on_error: OnError = None,
    ) -> Job:
        """Ask the book something that may take long; a question no longer wanted is cancelled."""
        job = Job()
        self._jobs.add(job)
        delivery = Delivery(parent, on_done, on_error, quiet=True)
        self._submit(self._reader, lambda: op(self._own_reading(), job), delivery)
        return job

    def busy(self) -> bool:
        """Whether any work has not been delivered yet."""
        return bool(self._waiting)

    def shutdown(self) -> None:
        """Finish every write, stop what only reads, close the services in their thread."""
        for job in list(self._jobs):
            job.cancel()
        if not self._ended:
            self._end()
            self._writer.submit(self._close_services)
            self._reader.submit(self._close_reading)
        self._reader.shutdown(wait=True)
        self._writer.shutdown(wait=True)
        self._files.shutdown(wait=True)
        self._views.shutdown(wait=True)

    def _end(self) -> None:
        self._ended = True
        self._patience.stop()
        self.ended.emit()

    def _own_services(self) -> "Services":
        if self._services is None:
            self._services = self._open_services()
        return self._services

    def _own_reading(self) -> "Services":
        if self._reading is None:
            self._reading = self._open_reading()
        return self._reading

    def _close_services(self) -> None:
        services, self._services = self._services, None
        close(services)

    def _close_reading(self) -> None:
        services, self._reading = self._reading, None
        close(services)

    def _shown_job(self, parent: QObject, title: str) -> tuple[Job, ProgressPanel | None]:
        panel: ProgressPanel | None = None
        job = Job(self._reporter(lambda *step: show_step(panel, *step)))
        if isinstance(parent, QWidget):
            panel = ProgressPanel(parent.window(), title, job)
        return job, panel

    def _submit(
        self,
        pool: ThreadPoolExecutor,
        work: Callable[[], Any],
        delivery: "Delivery",
        before: Callable[[], None] | None = None,
    ) -> None:
        future = pool.submit(work)
        self._waiting.add(future)

        def arrive(done: Future[Any]) -> None:
            if before is not None:
                before()
            self._arrive(done, delivery)

        future.add_done_callback(lambda done: self._bridge.arrived.emit(lambda: arrive(done)))

    @Slot()
    def _ask_for_patience(self) -> None:
        self._waits = True
        self.said.emit(PATIENCE)

    def _count_down(self) -> None:
        """One write fewer is waited for; after the last one nobody is asked to wait."""
        self._writes -= 1
        if not self._writes:
            self._patience.stop()
            if self._waits:
                self._waits = False
                self.said.emit("")

    def _arrive(self, future: Future[Any], delivery: "Delivery") -> None:
        self._waiting.discard(future)
        error = future.exception()
        if self._ended:  # the screens' own connection is closed: nothing can be shown any more
            if error is not None and not isinstance(error, Cancelled):
                _log.error("failed while leaving", exc_info=error)
            return
        self._deliver(delivery, None if error else future.result(), error)

    def _deliver(self, delivery: "Delivery", result: object, error: BaseException | None) -> None:
        """Hand over a result or a failure; a write is announced even if its screen has gone."""
        delivery.close_panel()
        if error is not None:
            self._fail(delivery, error)
            return
        changes = result if isinstance(result, Changes) else getattr(result, "changes", None)
        if isinstance(changes, Changes):
            self.changed.emit(changes)
            if changes.message:
                self.said.emit(changes.message)
        if delivery.on_done is not None and isValid(delivery.parent):
            delivery.on_done(result)

    def _fail(self, delivery: "Delivery", error: BaseException) -> None:
        alive = isValid(delivery.parent)
        told = delivery.on_error is not None and alive
        if isinstance(error, Cancelled):
            if not delivery.quiet:
                self.said.emit("Đã dừng theo yêu cầu; chưa ghi gì.")
        elif not (told and isinstance(error, UserError)):
            errors.show(widget(delivery.parent) if alive else None, error)
        # Asked again: the screen may have been closed behind the box.
        if delivery.on_error is not None and isValid(delivery.parent):
            delivery.on_error(error)

    def _reporter(self, show: Callable[[int, int, str], None]) -> Callable[[int, int, str], None]:
        last = 0.0

        def report(done: int, total: int, text: str) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= _PROGRESS_EVERY:
                last = now
                self._bridge.arrived.emit(lambda: show(done, total, text))

        return report


class InlineBackground(Background):
    """The same interface without threads, for tests, pictures and the self-test.

    A bug is raised to the caller after `on_error`, so that a test cannot overlook it.
    """

    def shutdown(self) -> None:
        """Close the services here, where they were opened."""
        if not self._ended:
            self._end()
        self._close_services()
        super().shutdown()

    def _own_reading(self) -> "Services":
        return self._own_services()

    def _submit(
        self,
        pool: ThreadPoolExecutor,
        work: Callable[[], Any],
        delivery: "Delivery",
        before: Callable[[], None] | None = None,
    ) -> None:
        if before is not None:
            before()
        self._now(work, delivery)

    def _now(self, work: Callable[[], object], delivery: "Delivery") -> None:
        try:
            result = work()
        except Exception as error:
            self._deliver(delivery, None, error)
            if not isinstance(error, UserError | KnownProblem | Cancelled):
                raise
        else:
            self._deliver(delivery, result, None)
