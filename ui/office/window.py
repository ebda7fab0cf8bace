"""The settings window (Thiết đặt): pages at the left, one of them at the right."""

from dataclasses import asdict

from PySide6.QtCore import Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QStackedWidget, QWidget

from desktop_app.changes import Changes
from desktop_app.fields import Field
from desktop_app.office.fields import DEPARTMENTS, OFFICE, OFFICERS, VILLAGES
from desktop_app.services import Services
from desktop_app.settings import SETTINGS, Setting
from ui import dialogs, theme
from ui.office.list_page import ListPage
from ui.office.record_page import RecordPage, Texts
from ui.session import Session
from ui.widgets.basics import column, splitter
from ui.window_place import fit

_INTERNAL = "Nội bộ"
_WORK = tuple(s for s in SETTINGS if s.group in ("Tiếp công dân", "Đơn thư"))
_REST = tuple(s for s in SETTINGS if s.group != _INTERNAL and s not in _WORK)


class OfficeWindow(QDialog):
    """Not modal; every page saves by itself, and every save can be undone from the desk."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent)
        self.setWindowTitle("Thiết đặt")
        self.setModal(False)
        self._session = session
        self.names = QListWidget()
        self.names.setMinimumWidth(theme.px(150))
        self.names.ensurePolished()  # rows are measured with the padding of the style sheet
        self.pages = QStackedWidget()
        for name, page in self._make_pages().items():
            self.names.addItem(name)
            self.pages.addWidget(page)
        self._offer_folder()
        self.names.setCurrentRow(0)
        self.names.currentRowChanged.connect(self._on_page)
        session.background.changed.connect(self._on_changed)
        column(self, gap=0, edge=12).addWidget(splitter((self.names, 1), (self.pages, 4)), 1)
        fit(self, 860, 520)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about what was not saved."""
        event.setAccepted(self._page().may_leave())

    def reject(self) -> None:
        """Esc asks as well."""
        if self._page().may_leave():
            super().reject()

    def _make_pages(self) -> dict[str, "RecordPage | ListPage"]:
        session = self._session
        office = session.services.office
        return {
            "Cơ quan": RecordPage(
                session,
                "Cơ quan",
                OFFICE,
                lambda: asdict(office.office()),
                lambda s, values: s.office.save_office(values, s.clock.today()),
            ),
            "Phòng, đơn vị": ListPage(session, "Phòng, đơn vị", "departments", DEPARTMENTS),
            "Thôn, tổ dân phố": ListPage(session, "Thôn, tổ dân phố", "villages", VILLAGES),
            "Người ký": ListPage(session, "Người ký văn bản", "officers", OFFICERS),
            "Tiếp dân, đơn thư": self._settings_page("Tiếp công dân, đơn thư", _WORK),
            "Sao lưu, an toàn": self._settings_page("Sao lưu, an toàn", _REST),
        }

    def _settings_page(self, title: str, settings: tuple[Setting, ...]) -> RecordPage:
        stored = self._session.services.settings
        fields = [Field(s.key, s.label, s.kind, help=s.help, width=30) for s in settings]
        return RecordPage(
            self._session,
            title,
            fields,
            lambda: {s.key: stored.get(s.key) for s in settings},
            _save_settings,
        )

    def _offer_folder(self) -> None:
        """A way to choose the folder of the backups instead of typing its path."""
        page = self.pages.widget(self.pages.count() - 1)
        assert isinstance(page, RecordPage)
        entry = page.form.entry("backup_folder")
        assert isinstance(entry, QLineEdit)
        offer = entry.addAction(
            theme.icon("folder-outline", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        offer.setToolTip("Chọn thư mục")

        def choose() -> None:
            folder = dialogs.door.choose_folder(self, "Chọn nơi cất bản sao lưu", purpose="backup")
            if folder is not None:
                entry.setText(str(folder))

        offer.triggered.connect(choose)

    def _page(self) -> "RecordPage | ListPage":
        page = self.pages.currentWidget()
        assert isinstance(page, RecordPage | ListPage)
        return page

    @Slot(int)
    def _on_page(self, place: int) -> None:
        if place == self.pages.currentIndex():
            return
        if self._page().may_leave():
            self._page().refresh()
            self.pages.setCurrentIndex(place)
        else:
            self.names.setCurrentRow(self.pages.currentIndex())

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        page = self._page()
        if changes.features & {"office", "settings"} and not page.form.is_dirty():
            page.refresh()


def _save_settings(services: Services, values: Texts) -> Changes:
    last = Changes.of("settings")
    for key, value in values.items():
        if services.settings.get(key) != value:
            last = services.settings.put(key, value)
    return last
