"""The Tasks tab: the list, other views, the page of one task, the form."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.filters import Filters
from ui.pages_tab import PagesTab
from ui.session import Session
from ui.tasks import actions
from ui.tasks.action import TaskView
from ui.tasks.action_menu import TaskActions
from ui.tasks.moved_days import MOVED, MovedDaysPage, MovedNotice
from ui.tasks.task_list import TaskList
from ui.widgets.basics import Button, column
from ui.widgets.keyed import keyed
from ui.widgets.page_head import page_head
from ui.widgets.page_stack import PageStack, call
from ui.widgets.table_model import Query


class TasksTab(PagesTab):
    """Reads on the GUI thread, writes through the runner; TasksDoor for actions and views."""

    open_wanted = Signal(str, str)  # feature, uid: the desk shows it in its own tab

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.actions_on = TaskActions(self)
        self.list = TaskList(session, self.actions_on)
        self.moved = MovedNotice(session, self.show_moved)
        self.list.put_notice(self.moved)
        self.moved.look_soon()
        self.views: dict[str, QWidget] = {}
        self.pages = PageStack((self.list,), self)
        column(self, gap=0).addWidget(self.pages)
        if actions.VIEWS:
            self.list.add_view_buttons([self._view_button(view) for view in actions.VIEWS])
        self._stale = False  # the list was changed while something else was in sight
        self._worked_on = ""  # the task that is chosen when the list comes back
        self.pages.currentChanged.connect(lambda _place: self._on_page())
        self.list.new_wanted.connect(self.edit_task)
        self.list.open_wanted.connect(self.open_task)
        self.list.delete_wanted.connect(self._delete)
        self.list.restore_wanted.connect(self._restore)

    # What the desk asks

    def refresh(self) -> None:
        """Something in the tasks was changed; what is not in sight is read when it comes back."""
        self._stale = self.pages.currentWidget() is not self.list
        if not self._stale:
            self.list.refresh()
        for page in self.views.values():
            if page is self.pages.currentWidget():
                call(page, "refresh")
        for page in self.pages.guests():
            call(page, "refresh")

    def search(self, words: str) -> None:
        """Look for words in all tasks."""
        self.pages.leave_all(lambda: self._to_list(words))

    def open_uid(self, uid: str) -> None:
        """Show a task from elsewhere; Esc goes back to the list with the task chosen."""

        def go() -> None:
            self.pages.setCurrentWidget(self.list)
            self.list.select(uid)
            self.open_task(uid)

        self.pages.leave_all(go)

    def show_narrowed(self, narrowing: str) -> None:
        """Show the list in one of its quick narrowings: "late", "soon", "month", "undated".

        "moved" shows the days that would be others by the calendar and the law as they are now.
        """

        def go() -> None:
            self.pages.setCurrentWidget(self.list)
            if narrowing == MOVED:
                self.show_moved()
                return
            self.list.narrow_to(narrowing)
            self.take_focus()

        self.pages.leave_all(go)

    # What actions and views ask (see ui/tasks/action.py)

    def open_task(self, uid: str) -> None:
        """Show one task with its occurrences, evidence, notes."""
        from ui.tasks.detail.page import TaskPage  # noqa: PLC0415 - loaded when first asked for

        self.show_page(TaskPage(self, self.actions_on, uid))

    def edit_task(self, uid: str = "", like: str = "") -> None:
        """Show the form of a task; of a new one without uid, filled from another with `like`."""
        from ui.tasks.form.page import TaskForm  # noqa: PLC0415 - loaded when first asked for

        form = TaskForm(self, uid, like)
        form.saved.connect(self._on_saved)
        self.show_page(form)

    def show_moved(self) -> None:
        """Show which days would be others now."""
        page = MovedDaysPage(self.session)
        page.leave_wanted.connect(self.leave_page)
        self.show_page(page)

    def go_to(self, feature: str) -> None:
        """Show the tab of another feature."""
        self.open_wanted.emit(feature, "")

    def narrowed(self) -> tuple[str, Filters]:
        """The search words and filters in force."""
        return self.list.narrowed()

    def show_filtered(self, filters: Filters) -> None:
        """Show the list with these filters and no others."""
        self.pages.setCurrentWidget(self.list)
        self.list.show_filtered(filters)
        self.take_focus()

    def shown_uids(self) -> list[str]:
        """The tasks of the list as it is searched, filtered and sorted now."""
        search, filters = self.list.narrowed()
        query = self.list.table.records().query
        return self.list.rows.ids(Query(search, filters, query.order))

    # Inside

    def _on_saved(self, uid: str) -> None:
        self._worked_on = uid

    def _on_page(self) -> None:
        if self.pages.currentWidget() is not self.list:
            return
        if self._stale:
            self._stale = False
            self.list.refresh()
        if self._worked_on:
            self.list.select(self._worked_on)
            self._worked_on = ""

    def _to_list(self, words: str) -> None:
        self.pages.setCurrentWidget(self.list)
        self.list.search(words)

    def _delete(self, uids: list[str]) -> None:
        self.run(lambda s: s.tasks.delete(uids))

    def _restore(self, uids: list[str]) -> None:
        self.run(lambda s: s.tasks.restore(uids))

    def _view_button(self, view: TaskView) -> Button:
        made = Button(view.label, icon=view.icon, tip="Xem cùng những việc này ở dạng khác")
        made.clicked.connect(lambda: self.show_view(view))
        return made

    def show_view(self, view: TaskView) -> None:
        """Show the tasks of the list in another view; Esc and "Trở về" go back."""
        if view.name not in self.views:
            self.views[view.name] = _ViewPage(view.make(self), view.label, self._back_to_list)
            self.pages.addWidget(self.views[view.name])
        page = self.views[view.name]
        call(page, "refresh")
        self.pages.setCurrentWidget(page)
        call(page, "take_focus")

    def _back_to_list(self) -> None:
        self.pages.setCurrentWidget(self.list)
        self.take_focus()


class _ViewPage(QWidget):
    """A view under a line that leads back to the list."""

    def __init__(self, view: QWidget, name: str, back: Callable[[], None]) -> None:
        super().__init__()
        self.view = view
        lines = column(self, gap=8, edge=16)
        lines.addLayout(page_head(back, name, to="danh sách"))
        lines.addWidget(view, 1)
        keyed(self, {"Esc": back})

    def refresh(self) -> None:
        """Read again."""
        call(self.view, "refresh")

    def take_focus(self) -> None:
        """Put the cursor into the view."""
        call(self.view, "take_focus")
