"""The Đơn thư tab: the papers, the cases, the page of one of them, the form."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import dialogs
from ui.pages_tab import PagesTab
from ui.petitions.book_list import BookList
from ui.petitions.list_specs import CASES, PAPERS
from ui.session import Session
from ui.widgets.basics import Button, column, row
from ui.widgets.keyed import keyed
from ui.widgets.page_stack import PageStack, call

_OWN = "petitions"


class PetitionsTab(PagesTab):
    """Reads on the GUI thread, writes through the runner; PetitionsDoor for its pages."""

    open_wanted = Signal(str, str)  # feature, uid: the desk shows it in its own tab

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.switches: list[_Switch] = []
        self.papers = BookList(session, PAPERS, self._switch())
        self.cases = BookList(session, CASES, self._switch())
        self.pages = PageStack((self.papers, self.cases), self)
        column(self, gap=0).addWidget(self.pages)
        self._unread: set[BookList] = {self.cases}
        self.pages.currentChanged.connect(lambda _place: self._on_page())
        for made, shown in ((self.papers, self.open_paper), (self.cases, self.open_case)):
            made.new_wanted.connect(self.edit_paper)
            made.open_wanted.connect(shown)
        self.papers.old_book_wanted.connect(self._take_old_book)
        self.papers.print_wanted.connect(lambda: self._print(False))
        self.cases.print_wanted.connect(lambda: self._print(True))
        self.papers.delete_wanted.connect(self._delete)
        self.papers.restore_wanted.connect(self._restore)
        keyed(self, {"Alt+1": self.show_papers, "Alt+2": self.show_cases})
        self.papers.refresh()
        self._mark()

    # What the desk asks

    def refresh(self) -> None:
        """Something in the books was changed.

        A list out of sight is read too: it must not come back with a name that was sealed.
        """
        for here in (self.papers, self.cases):
            if here not in self._unread:
                here.refresh()
        for page in self.pages.guests():
            call(page, "refresh")

    def search(self, words: str) -> None:
        """Look for words: in the papers, or in the cases when only those know them."""
        here = self.papers
        if not self.papers.rows.finds(words) and self.cases.rows.finds(words):
            here = self.cases

        def go() -> None:
            self._show(here)
            here.search(words)

        self.pages.leave_all(go)

    def open_uid(self, uid: str) -> None:
        """Show a paper or a case from elsewhere; Esc goes back to its list with it chosen."""
        is_case = self.session.services.book.get("cases", uid) is not None
        here = self.cases if is_case else self.papers

        def go() -> None:
            self._show(here)
            here.select(uid)
            (self.open_case if is_case else self.open_paper)(uid)

        self.pages.leave_all(go)

    def show_narrowed(self, narrowing: str) -> None:
        """Show the cases in one of the quick narrowings: "late", "soon"."""

        def go() -> None:
            self._show(self.cases)
            self.cases.narrow_to(narrowing)
            self.take_focus()

        self.pages.leave_all(go)

    def chapter(self) -> str:
        """What the handbook calls the page in sight, "" for papers."""
        here = self.pages.currentWidget()
        told = "vu-viec" if here is self.cases else call(here, "chapter")
        return told if isinstance(told, str) else ""

    # What its pages ask (see ui/petitions/action.py)

    def show_papers(self) -> None:
        """The list of papers."""
        self._switch_to(self.papers)

    def show_cases(self) -> None:
        """The list of cases."""
        self._switch_to(self.cases)

    def open_paper(self, uid: str) -> None:
        """Show the page of a paper."""
        from ui.petitions.detail.paper_page import PaperPage  # noqa: PLC0415 - when asked for

        if self.session.services.petitions.get(uid).deleted:
            self._tell_deleted("Đơn này")
        else:
            self.show_page(PaperPage(self, uid))

    def open_case(self, uid: str) -> None:
        """Show the page of a case."""
        from ui.petitions.detail.case_page import CasePage  # noqa: PLC0415 - when asked for

        if self.session.services.cases.get(uid).deleted:
            self._tell_deleted("Vụ việc này")
        else:
            self.show_page(CasePage(self, uid))

    def edit_paper(self, uid: str = "", begin: dict[str, Any] | None = None) -> None:
        """Show the form of a paper; of a new one without uid, begun with what is given."""
        from ui.petitions.form.page import Begin, PetitionForm  # noqa: PLC0415 - when asked for

        given = dict(begin or {})
        case_uid = str(given.pop("case_uid", ""))
        form = PetitionForm(self, uid, Begin(given, case_uid), self.pages)
        form.saved.connect(self.papers.select)
        self.show_page(form)

    def show_record(self, feature: str, uid: str) -> None:
        """Show a record of any feature; one of our own over the page in sight."""
        if feature == _OWN:
            self.open_paper(uid)
        elif feature == "cases":
            self.open_case(uid)
        else:
            self.open_wanted.emit(feature, uid)

    # Inside

    def _tell_deleted(self, what: str) -> None:
        dialogs.door.tell(
            self,
            f"{what} đang ở trong thùng rác.",
            detail="Hãy khôi phục đơn từ thùng rác của sổ đơn rồi mở lại.",
        )

    def _switch(self) -> QWidget:
        made = _Switch(self.show_papers, self.show_cases)
        self.switches.append(made)
        return made

    def _switch_to(self, here: BookList) -> None:
        if self.pages.guests():
            return
        self._show(here)
        self.take_focus()

    def _show(self, here: BookList) -> None:
        self.pages.setCurrentWidget(here)
        self._mark()

    def _mark(self) -> None:
        for switch in self.switches:
            switch.mark(self.pages.currentWidget() is self.cases)

    def _on_page(self) -> None:
        here = self.pages.currentWidget()
        if isinstance(here, BookList) and here in self._unread:
            self._unread.discard(here)
            here.refresh()

    def _take_old_book(self) -> None:
        from ui.old_books.wizard import open_old_book  # noqa: PLC0415 - loaded when asked for

        open_old_book(self, self.session, "petitions")

    def _print(self, cases: bool) -> None:
        # The dialog loads the libraries of the papers, which the list does without.
        from ui.registers.books import CASE_BOOK, PETITION_BOOK  # noqa: PLC0415
        from ui.registers.print_book import print_book  # noqa: PLC0415

        print_book(self, self.session, CASE_BOOK if cases else PETITION_BOOK)

    def _delete(self, uids: list[str]) -> None:
        self.run(lambda s: s.petitions.delete(uids))

    def _restore(self, uids: list[str]) -> None:
        self.run(lambda s: s.petitions.restore(uids))


class _Switch(QWidget):
    """Đơn | Vụ việc."""

    def __init__(self, papers: Callable[[], object], cases: Callable[[], object]) -> None:
        super().__init__()
        line = row(self, gap=4)
        self.papers = Button("Đơn", "segment", "email-outline", tip="Sổ đơn (Alt+1)")
        self.cases = Button("Vụ việc", "segment", "briefcase-outline", tip="Sổ vụ việc (Alt+2)")
        for made, act in ((self.papers, papers), (self.cases, cases)):
            made.setCheckable(True)
            made.clicked.connect(lambda _on=False, a=act: a())
            line.addWidget(made)

    def mark(self, cases: bool) -> None:
        """Show which list is in sight."""
        self.papers.setChecked(not cases)
        self.cases.setChecked(cases)
