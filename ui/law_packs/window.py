"""Bộ quy định: a window of its own with the lists, and the preview over them."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QDialog, QStackedWidget, QWidget

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.law.packs.envelope import SUFFIX
from desktop_app.law.packs.read import CheckedPack, read_pack
from desktop_app.office.law_keys import TrustedKey
from desktop_app.office.law_pack_views import PackPreview
from ui import dialogs
from ui.law_packs.panes import KeysPane, PacksPane, RulesPane
from ui.law_packs.preview_page import PreviewPage
from ui.session import Session
from ui.widgets.basics import Button, column, primary_button, row
from ui.widgets.notes import Banner
from ui.widgets.page_stack import PageStack
from ui.window_place import fit

PACKS, RULES, KEYS = "packs", "rules", "keys"


class LawPacksWindow(QDialog):
    """Not modal; everything done here is one step of undo."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent)
        self.setWindowTitle("Bộ quy định")
        self.setModal(False)
        self._session = session
        self.load = primary_button("Nạp gói mới…", "file-import-outline", "Ctrl+O", self.choose)
        self.load.setAutoDefault(False)
        self.note = Banner()
        self.packs = PacksPane(session, self.choose)
        self.rules = RulesPane(session)
        self.keys = KeysPane(session)
        self.segments: dict[str, Button] = {}
        self.lists = QStackedWidget()
        self.home = self._home()
        self.pages = PageStack([self.home], self)
        column(self, gap=0, edge=12).addWidget(self.pages, 1)
        self._connect()
        self.note.tell("")
        self.refresh()
        self.show_list(PACKS)
        fit(self, 1000, 620)

    def choose(self) -> None:
        """Let the person choose a pack, read and check it in the background, then show it."""
        kinds = f"Gói quy định (*{SUFFIX});;Mọi tệp (*)"
        path = dialogs.door.choose_open_file(self, "Nạp gói quy định", kinds, purpose="law-pack")
        if path is None:
            return
        self.note.tell("")
        self._session.background.run_file(
            self,
            lambda job: read_pack(path, job),
            self._on_read,
            self._on_refused,
            "Đang kiểm tra gói quy định",
        )

    def refresh(self) -> None:
        """Read the lists again."""
        services = self._session.services
        for pane in (self.packs, self.rules, self.keys):
            pane.refresh(services)

    def show_list(self, name: str) -> None:
        """Come to one of the lists."""
        self.segments[name].setChecked(True)
        pane = {PACKS: self.packs, RULES: self.rules, KEYS: self.keys}[name]
        self.lists.setCurrentWidget(pane)
        pane.take_focus()

    def preview(self) -> PreviewPage | None:
        """The preview in sight."""
        page = self.pages.currentWidget()
        return page if isinstance(page, PreviewPage) else None

    def reject(self) -> None:
        """Esc leaves the preview first."""
        if self.preview() is not None:
            self._leave()
        else:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to what has the focus; a dialog would press some button with it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A preview is thrown away with the window."""
        self.pages.leave_all(lambda: None)
        super().closeEvent(event)

    def _home(self) -> QWidget:
        page = QWidget()
        line = row(gap=4)
        group = QButtonGroup(self)
        for name, words, pane in (
            (PACKS, "Gói đã nạp", self.packs),
            (RULES, "Quy định", self.rules),
            (KEYS, "Khóa ký được tin", self.keys),
        ):
            made = Button(words, "segment")
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setShortcut(f"Alt+{len(self.segments) + 1}")
            made.setToolTip(f"Alt+{len(self.segments) + 1}")
            made.clicked.connect(lambda _on=False, name=name: self.show_list(name))
            group.addButton(made)
            self.segments[name] = made
            self.lists.addWidget(pane)
            line.addWidget(made)
        line.addStretch(1)
        line.addWidget(self.load)
        lines = column(page, gap=8)
        lines.addLayout(line)
        lines.addWidget(self.note)
        lines.addWidget(self.lists, 1)
        return page

    def _connect(self) -> None:
        self.packs.stop_asked.connect(self._on_stop)
        self.packs.use_asked.connect(self._on_use)
        self.packs.rules_asked.connect(self._on_rules)
        self.keys.untrust_asked.connect(self._on_untrust)
        for pane in (self.packs, self.rules, self.keys):
            pane.list.search.left.connect(self.reject)
        self._session.background.changed.connect(self._on_changed)

    # Previews

    def _on_read(self, checked: CheckedPack) -> None:
        self._session.background.run(
            self, lambda s: s.law_packs.preview(checked), self._open, self._on_refused
        )

    @Slot(str)
    def _on_stop(self, uid: str) -> None:
        self._session.background.run(
            self, lambda s: s.law_packs.preview_taking_back(uid), self._open, self._on_refused
        )

    @Slot(str)
    def _on_use(self, uid: str) -> None:
        self._session.background.run(
            self, lambda s: s.law_packs.preview_using_again(uid), self._open, self._on_refused
        )

    def _open(self, preview: PackPreview) -> None:
        if self.preview() is not None:
            return
        page = PreviewPage(preview, self._known(preview.key), self._leave)
        page.agreed.connect(self._on_agreed)
        page.trust_asked.connect(self._on_trust)
        self.pages.open_page(page, self._leave)

    def _known(self, key: str) -> TrustedKey | None:
        keys = self._session.services.law_packs.trusted_keys()
        return next((each for each in keys if each.key == key), None)

    def _leave(self) -> None:
        self.pages.leave_all(lambda: self.show_list(PACKS))

    def _on_refused(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.note.tell(error.message, "late")

    # Doing

    @Slot(object)
    def _on_trust(self, preview: PackPreview) -> None:
        key, publisher = preview.key, preview.pack.head.publisher
        self._session.background.run(
            self, lambda s: s.law_packs.trust(key, publisher), lambda _c: self._on_trusted(key)
        )

    def _on_trusted(self, key: str) -> None:
        page, known = self.preview(), self._known(key)
        if page is not None and known is not None:
            page.show_trusted(known)

    @Slot(object, object)
    def _on_agreed(self, preview: PackPreview, chosen: frozenset[str]) -> None:
        self._session.background.run(
            self, lambda s: s.law_packs.apply(preview, chosen), self._on_done, self._on_failed
        )

    def _on_done(self, changes: Changes) -> None:
        self._leave()
        self.packs.list.table.select_uid(changes.uid)
        self.note.tell(f"{changes.message}.", "done")
        self.note.set_action("Hoàn tác", self._undo)

    def _on_failed(self, error: BaseException) -> None:
        self._leave()
        self._on_refused(error)

    def _undo(self) -> None:
        self._session.background.run(
            self, lambda s: s.undo(), lambda c: self.note.tell(f"{c.message}.", "info")
        )

    @Slot(str, str)
    def _on_untrust(self, key: str, publisher: str) -> None:
        detail = (
            "Gói mới ký bằng khóa này sẽ bị từ chối. Các gói đã nạp vẫn dùng;"
            " muốn bỏ thì bấm “Thôi dùng” ở từng gói."
        )
        ask = f"Thôi tin khóa ký của {publisher}?"
        if dialogs.door.ask(self, ask, yes="Thôi tin", no="Giữ lại", detail=detail, danger=True):
            self._session.background.run(self, lambda s: s.law_packs.untrust(key))

    @Slot(str)
    def _on_rules(self, name: str) -> None:
        self.rules.show_source(name)
        self.show_list(RULES)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.features & {"law", "settings"}:
            self.note.tell("")
            self.refresh()
