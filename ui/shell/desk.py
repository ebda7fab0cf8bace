"""The desk: head, tabs, foot; everything that is shown while a book is open."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.changes import Changes
from ui import theme
from ui.session import Session
from ui.shell.head_bar import HeadBar
from ui.shell.tabs import TABS, TabSpec
from ui.undoing import Undoing
from ui.widgets.basics import column
from ui.widgets.notes import StatusLine
from ui.widgets.tab_line import TabLine

# Whose records are found by words.
SEARCHED = ("plans", "tasks", "receptions", "petitions", "reports")
# Tables too long to be listed: one record is enough to know that something is found.
_LONG = {"receptions": ("receptions",), "petitions": ("petitions", "cases")}


class Desk(QWidget):
    """Makes each tab when it is first shown, and reloads only what a write has touched."""

    tab_shown = Signal(str)

    def __init__(self, session: Session, tabs: Sequence[TabSpec] | None = None) -> None:
        super().__init__()
        self._session = session
        self._tabs = tuple(TABS if tabs is None else tabs)
        self._made: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        office, user = session.services.office.office(), session.office.user
        self.head = HeadBar(office.authority, user, session.clock.today())
        self.bar = _tab_bar(self._tabs)
        self.pages = QStackedWidget()
        self.foot = StatusLine()
        undoing = Undoing(self, session.background, self.foot)
        self.undo, self.redo = undoing.undo, undoing.redo
        self._lay_out()
        self.bar.currentChanged.connect(self.show_tab)
        self.bar.tabBarClicked.connect(self._on_clicked)
        self.foot.undo_clicked.connect(self.undo)
        self.foot.redo_clicked.connect(self.redo)
        self.head.search.returnPressed.connect(self._search)
        session.background.changed.connect(self._on_changed)
        session.background.said.connect(self._on_said)
        self._add_shortcuts()
        if self._tabs:
            self.show_tab(0)

    def show_tab(self, place: int) -> None:
        """Show a tab, made now if it was never shown, reloaded if a write has passed it by."""
        spec = self._tabs[place]
        if spec.name not in self._made:
            self._made[spec.name] = spec.make(self._session)
            self._wire(self._made[spec.name])
            self.pages.addWidget(self._made[spec.name])
        elif spec.name in self._stale:
            _call(self._made[spec.name], "refresh")
        self._stale.discard(spec.name)
        self.bar.setCurrentIndex(place)
        self.pages.setCurrentWidget(self._made[spec.name])
        self.tab_shown.emit(spec.name)

    def put_ribbon(self, ribbon: QWidget) -> None:
        """Put a line across the desk, below the head."""
        self._lines.insertWidget(1, ribbon)

    def open_record(self, feature: str, uid: str) -> None:
        """Show a record in the tab of its feature; the tab as it is without a uid."""
        if self._go_to(feature) and uid:
            _call(self._made[feature], "open_uid", uid)

    def show_narrowed(self, feature: str, narrowing: str) -> None:
        """Show the list of a feature in one of its ready narrowings, such as "late"."""
        if self._go_to(feature):
            _call(self._made[feature], "show_narrowed", narrowing)

    def take_focus(self) -> None:
        """Put the cursor into the tab shown, where its work begins."""
        page = self.pages.currentWidget()
        if page is not None:
            _call(page, "take_focus")

    def set_menu(self, actions: list[QAction | None]) -> None:
        """Fill the user's menu; the keys of its actions work all over the desk."""
        for action in actions:
            if action is None:
                self.head.menu.addSeparator()
            else:
                self.head.menu.addAction(action)
                self.addAction(action)

    def tab(self, name: str) -> QWidget | None:
        """The widget of a tab, if it was shown already."""
        return self._made.get(name)

    def chapter(self) -> str:
        """The chapter of the handbook about what is in sight."""
        if not self._tabs:
            return ""
        spec = self._tabs[self.bar.currentIndex()]
        told = _call(self._made[spec.name], "chapter")
        return told if isinstance(told, str) and told else spec.chapter

    def may_close(self) -> bool:
        """Whether every tab lets go; a tab with unsaved work asks."""
        return all(_call(tab, "may_close") is not False for tab in self._made.values())

    def keep_work(self) -> None:
        """Let every tab put its work in hand into the book, without a question."""
        for tab in self._made.values():
            _call(tab, "keep_work")

    def leave(self) -> None:
        """Go for good, after what is in hand was given to the book."""
        self.keep_work()
        self.deleteLater()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another screen comes over the desk (locked, closing): nothing stays only in memory."""
        super().hideEvent(event)
        if not event.spontaneous():  # not when the window is only made small
            self.keep_work()

    def tell(self, text: str, undoable: bool = False) -> None:
        """Say something in the line at the foot."""
        self.foot.tell(text, undoable)

    def _lay_out(self) -> None:
        self._lines = lines = column(self, gap=0)
        lines.addWidget(self.head)
        lines.addWidget(self.bar)
        lines.addWidget(self.pages, 1)
        lines.addWidget(self.foot)

    def _add_shortcuts(self) -> None:
        # They hang on the desk, not on the window, so that they sleep while the screen is locked.
        pairs: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+Z", self.undo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+K", self.head.search.take_focus),
            ("F10", self.head.user.showMenu),
        ]
        for keys, action in pairs:
            QShortcut(QKeySequence(keys), self, action)
        for place in range(len(self._tabs)):
            QShortcut(QKeySequence(f"Ctrl+{place + 1}"), self, lambda p=place: self._enter(p))

    def _wire(self, tab: QWidget) -> None:
        """Answer the signals that a tab may offer (see TabSpec)."""
        answers = (
            ("open_wanted", self.open_record),
            ("list_wanted", self.show_narrowed),
            ("day_changed", self.head.show_day),
        )
        for name, answer in answers:
            signal = getattr(tab, name, None)
            if signal is not None:
                signal.connect(answer)

    def _on_clicked(self, place: int) -> None:
        if 0 <= place < len(self._tabs):  # not beside the tabs
            self._enter(place)

    def _enter(self, place: int) -> None:
        """Show a tab with the cursor in it; arrows on the bar itself leave the cursor there."""
        self.show_tab(place)
        self.take_focus()

    def _go_to(self, feature: str) -> bool:
        names = [spec.name for spec in self._tabs]
        if feature in names:
            self._enter(names.index(feature))
        return feature in names

    def _on_changed(self, changes: Changes) -> None:
        touched = {spec.name for spec in self._tabs if spec.cares(changes.features)}
        shown = self._tabs[self.bar.currentIndex()].name if self._tabs else ""
        self._stale |= touched
        if shown in touched and shown in self._made:
            self._stale.discard(shown)
            _call(self._made[shown], "refresh")
        if "office" in changes.features:
            self.head.office.setText(self._session.services.office.office().authority)
        if changes.message:
            self.tell(changes.message, changes.undoable)

    def _on_said(self, text: str) -> None:
        if self.foot.text() != text:  # a write was told with its undo already
            self.tell(text)

    def _search(self) -> None:
        """In the tab that is shown, or where something is found."""
        words = self.head.search.text()
        names = [spec.name for spec in self._tabs]
        shown = names[self.bar.currentIndex()]
        places = [name for name in (shown, *SEARCHED) if name in SEARCHED and name in names]
        found = [name for name in places if self._finds(name, words)]
        if places:
            place = (found or places)[0]
            self.show_tab(names.index(place))
            _call(self._made[place], "search", words)
            self.take_focus()  # arrows and Enter go on in what was found

    def _finds(self, feature: str, words: str) -> bool:
        services = self._session.services
        if feature in _LONG:
            first = services.book.pager.first
            return any(first(table, search=words, limit=1) for table in _LONG[feature])
        return bool(getattr(services, feature).ids(search=words))


def _tab_bar(tabs: Sequence[TabSpec]) -> TabLine:
    bar = TabLine()
    for place, spec in enumerate(tabs):
        bar.addTab(theme.icon(spec.icon, "muted"), spec.label)
        bar.setTabToolTip(place, f"Ctrl+{place + 1}")
    return bar


def _call(tab: QWidget, name: str, *words: str) -> object:
    method = getattr(tab, name, None)
    return method(*words) if callable(method) else None
