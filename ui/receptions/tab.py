"""The Tiếp công dân tab: the book at the left, the visit or its form at the right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.receptions.fields import RECEPTIONS
from desktop_app.receptions.records import TABLE
from desktop_app.record_history import record_history
from ui import theme
from ui.pages_tab import PagesTab
from ui.receptions import acts
from ui.receptions.form.page import VisitForm
from ui.receptions.visit.pane import VisitPane
from ui.receptions.visit_list import VisitList
from ui.session import Session
from ui.widgets.basics import column, splitter
from ui.widgets.history_page import HistoryPage
from ui.widgets.keyed import keyed
from ui.widgets.page_head import page_head
from ui.widgets.page_stack import PageStack, call
from ui.widgets.pane_widths import PaneWidths

WIDTHS_KEY = "receptions.widths"
_WIDE = 1180  # pixels at 100 %: below it list and visit take turns
_SIDE = 440  # the form asks for it


class ReceptionsTab(PagesTab):
    """Reads on the GUI thread, writes through the runner."""

    open_wanted = Signal(str, str)  # feature, uid: the desk shows it in its own tab

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.list = VisitList(session)
        self.pane = VisitPane(session)
        self._form: VisitForm | None = None  # made when first asked for: the tab opens sooner
        self.desk = QWidget()
        self.pages = PageStack((self.desk,), self)
        column(self, gap=0).addWidget(self.pages)
        self.side = QStackedWidget()
        self.side.setMinimumWidth(theme.px(_SIDE))
        self._split = splitter((self.list, 3), (self.side, 2), parent=self.desk)
        column(self.desk, gap=0, edge=16).addWidget(self._split)
        self.side.addWidget(self.pane)
        self._widths = PaneWidths(self._split, session.look, WIDTHS_KEY, self._is_wide)
        self._beside = False  # on a narrow screen: the side is looked at, not the list
        self.days: QWidget | None = None  # made when first asked for
        self._connect()
        self._widths.restore()
        self._place()

    # What the desk asks

    def refresh(self) -> None:
        """Something in the book was changed."""
        self.list.refresh()
        self.pane.refresh()
        call(self.days, "refresh")
        for page in self.pages.guests():
            call(page, "refresh")

    def take_focus(self) -> None:
        """Put the cursor where the work begins."""
        if self.pages.currentWidget() is not self.desk:
            call(self.pages.currentWidget(), "take_focus")
        elif self.enters():
            self.form.take_focus()
        else:
            self.list.take_focus()

    def search(self, words: str) -> None:
        """Look for words in all years."""
        self.pages.leave_all(lambda: self._to_list(lambda: self.list.search(words)))

    def open_uid(self, uid: str) -> None:
        """Show a visit, or a leader's day, from elsewhere."""
        services = self.session.services
        if services.book.get("chairman_days", uid) is not None:
            self.pages.leave_all(lambda: self._open_day(uid))
        else:
            self.pages.leave_all(lambda: self._to_list(lambda: self.show_visit(uid)))

    def show_narrowed(self, narrowing: str) -> None:
        """Show the list in one of its quick narrowings: "late", "soon", "national", "crowd"."""
        self.pages.leave_all(lambda: self._to_list(lambda: self.list.narrow_to(narrowing)))

    def may_close(self) -> bool:
        """Asks when something was entered and not saved."""
        return super().may_close() and (self._form is None or self._form.may_close())

    def chapter(self) -> str:
        """What the handbook calls the page in sight, "" for the book itself."""
        return "lich-tiep" if self.days and self.pages.currentWidget() is self.days else ""

    # The side

    @property
    def form(self) -> VisitForm:
        """The form, made when it is first asked for."""
        if self._form is None:
            self._form = VisitForm(self.session)
            self._form.left.connect(self.leave_side)
            self._form.saved.connect(self._on_saved)
            self._form.open_wanted.connect(self._show_saved)
            self._form.receipt_wanted.connect(lambda uid: self._do("receipt", uid))
            self.side.addWidget(self._form)
        return self._form

    def enters(self) -> bool:
        """Whether the form is in sight."""
        return self._form is not None and self.side.currentWidget() is self._form

    def begin(self) -> None:
        """An empty form; what is being entered already goes on."""
        if self.enters() and not self.form.edited_uid():
            self.form.take_focus()
            return
        if self.enters() and not self.form.may_close():
            return
        self.form.begin()
        self._show_form()

    def edit(self, uid: str) -> None:
        """The form of a kept visit."""
        if self.enters() and not self.form.may_close():
            return
        self.form.edit(uid)
        self._show_form()

    def show_visit(self, uid: str) -> None:
        """A kept visit, chosen in the list where the list holds it."""
        self.list.select(uid)
        self.pane.show_visit(uid)
        self._beside = True
        self.side.setCurrentWidget(self.pane)
        self._place()
        if not self._is_wide():
            self.pane.take_focus()

    def show_days(self) -> None:
        """The leaders' reception days; Alt+1 goes back to the book."""
        if self.days is None:
            self.days = _DaysDesk(self.session, self._open, self.show_book)
            self.pages.addWidget(self.days)
        self.pages.setCurrentWidget(self.days)
        call(self.days, "take_focus")

    def show_book(self) -> None:
        """The book itself."""
        self.pages.setCurrentWidget(self.desk)
        self.take_focus()

    def leave_side(self) -> None:
        """Back to the list."""
        self._beside = False
        self.side.setCurrentWidget(self.pane)
        self._place()
        self.list.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow screen list and visit take turns."""
        super().resizeEvent(event)
        self._place()

    # Inside

    def _show_form(self) -> None:
        self._beside = True
        self.side.setCurrentWidget(self.form)
        self._place()
        self.form.take_focus()

    def _to_list(self, then: Callable[[], object]) -> None:
        if self.enters() and self.form.is_dirty():
            if not self.form.may_close():
                return
            self.form.begin()
        self._beside = False
        self.pages.setCurrentWidget(self.desk)
        self.side.setCurrentWidget(self.pane)
        self._place()
        then()

    def _is_wide(self) -> bool:
        return self.width() >= theme.px(_WIDE)

    def _place(self) -> None:
        wide = self._is_wide()
        self.list.setVisible(wide or not self._beside)
        self.side.setVisible(wide or self._beside)
        self.pane.back.setVisible(not wide)
        self._new.setEnabled(not self.list.isVisibleTo(self))  # its button's key sleeps then

    def _connect(self) -> None:
        listed = self.list
        listed.new_wanted.connect(self.begin)
        listed.days_wanted.connect(self.show_days)
        listed.print_wanted.connect(lambda: acts.print_register(self, self.session))
        listed.import_wanted.connect(lambda: acts.take_in_old_book(self, self.session))
        listed.open_wanted.connect(self.show_visit)
        listed.edit_wanted.connect(self.edit)
        listed.chosen.connect(self._on_chosen)
        listed.delete_wanted.connect(lambda uids: self.run(lambda s: s.receptions.delete(uids)))
        listed.restore_wanted.connect(lambda uids: self.run(lambda s: s.receptions.restore(uids)))
        listed.national_wanted.connect(lambda uids: acts.ask_national(self, self.session, uids))
        self.pane.wanted.connect(self._do)
        self.pane.record_wanted.connect(self._open)
        self.pane.left.connect(self.leave_side)
        self._new = QShortcut(QKeySequence("Ctrl+N"), self.side)
        self._new.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._new.activated.connect(self.begin)
        keyed(self, {"Alt+1": self.show_book, "Alt+2": self.show_days})
        keyed(self.pane, {"Ctrl+E": partial(self._on_pane, "edit"), "Esc": self.leave_side})

    def _on_pane(self, what: str) -> None:
        if self.pane.kept is not None:
            self._do(what, self.pane.kept.uid)

    def _on_chosen(self, uid: str) -> None:
        if not self.enters():
            self.pane.show_visit(uid)

    def _on_saved(self, uid: str) -> None:
        self.list.select(uid)
        self.pane.show_visit(uid)

    def _show_saved(self, uid: str) -> None:
        self.show_visit(uid)
        self.pane.take_focus()

    def _open_day(self, uid: str) -> None:
        self.show_days()
        call(self.days, "open_uid", uid)

    def _open(self, feature: str, uid: str) -> None:
        if feature == "receptions":
            self.open_uid(uid)
        else:
            self.open_wanted.emit(feature, uid)

    def _show_history(self, uid: str) -> None:
        book, kept = self.session.services.book, self.session.services.receptions.get(uid)
        about = f"lượt tiếp số {kept.number}/{kept.year}"

        def read(page: HistoryPage) -> None:
            page.show_events(record_history(book, TABLE, uid, RECEPTIONS))

        self.show_page(HistoryPage(about, read, self.leave_page))

    def _do(self, what: str, uid: str) -> None:
        if what == "edit":
            self.edit(uid)
        elif what == "history":
            self._show_history(uid)
        elif what == "delete":
            self.run(lambda s: s.receptions.delete([uid]))
        elif what == "national":
            day = acts.other_day(self.session, uid)
            self.run(lambda s: s.receptions.mark_national([uid], day))
        else:
            acts.ACTS[what](self, self.session, uid)


class _DaysDesk(QWidget):
    """The leaders' days under a line that leads back to the book."""

    def __init__(
        self,
        session: Session,
        open_record: Callable[[str, str], None],
        back: Callable[[], None],
    ) -> None:
        super().__init__()
        from ui.receptions.days.page import ChairmanDaysPage  # noqa: PLC0415 - when asked for

        self.page = ChairmanDaysPage(session)
        self.page.open_wanted.connect(open_record)
        lines = column(self, gap=8, edge=16)
        lines.addLayout(page_head(back, "Lịch tiếp công dân của lãnh đạo", to="sổ tiếp công dân"))
        lines.addWidget(self.page, 1)

    def refresh(self) -> None:
        """Read again."""
        self.page.refresh()

    def take_focus(self) -> None:
        """Into the days."""
        self.page.take_focus()

    def open_uid(self, uid: str) -> None:
        """Show one day."""
        self.page.open_uid(uid)
