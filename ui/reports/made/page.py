"""The list of reports drawn up and sent, and its recycle bin."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app.jobs import Job
from desktop_app.services import Services
from ui.reports.made.rows import COLUMNS, FILTERABLE, ReportRows, drift_words, status_chip
from ui.session import Session
from ui.widgets.basics import Button, button, column
from ui.widgets.chip import ChipDelegate
from ui.widgets.filters import FilterBar
from ui.widgets.notes import EmptyState
from ui.widgets.record_list import RecordList

COLUMNS_KEY = "reports.columns"


class MadePage(QWidget):
    """Says what is wanted; the tab does it."""

    open_wanted = Signal(str)
    compare_wanted = Signal(str, str)
    old_wanted = Signal()
    delete_wanted = Signal(list)
    restore_wanted = Signal(list)

    def __init__(self, session: Session, switch: QWidget) -> None:
        super().__init__()
        self._session = session
        self.rows = ReportRows(session.services)
        fields = [field for field in COLUMNS if field.key in FILTERABLE]
        self.records = RecordList(
            COLUMNS,
            self.rows,
            filters=FilterBar(fields, self.rows.values_of, session.clock.today),
            search_hint="Tìm tên, số, mã đối chiếu",
            empty=EmptyState(
                "archive-outline",
                "Chưa lập báo cáo nào",
                "Báo cáo lập ở phần Phải gửi đứng ở đây, cả bản đã gửi với số liệu đã khóa. Nhập"
                " số liệu của báo cáo cũ thì cột Cùng kỳ có số để so sánh.",
            ),
        )
        look, table = session.look, self.records.table
        table.remember_with(
            look.get(COLUMNS_KEY, ""), lambda text: look.__setitem__(COLUMNS_KEY, text)
        )
        place = [field.key for field in COLUMNS].index("status")
        table.setItemDelegateForColumn(place, ChipDelegate(table, status_chip))
        table.said.connect(session.background.said)
        session.background.ended.connect(self.records.search.stop)
        self._add_buttons(switch)
        column(self, gap=8, edge=16).addWidget(self.records)
        self.records.opened.connect(self.open_wanted)
        self.records.chosen.connect(self._on_chosen)
        self.records.reloaded.connect(lambda _count: self._on_chosen([]))
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._delete)

    def refresh(self) -> None:
        """Read the list again, then what changed since each report was sent."""
        self.records.reload()
        for uid in self.rows.sent():
            self._session.background.run_read(
                self, partial(_drift_of, uid), partial(self._on_drift, uid), lambda _error: None
            )

    def take_focus(self) -> None:
        """The list with a report chosen."""
        table = self.records.table
        if self.records.shows_table() and not table.selected_uids():
            table.select_uid(table.records().uid(max(table.currentIndex().row(), 0)))
        start = self.old if self.records.shows_empty() else table
        start.setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self, words: str) -> None:
        """Look for words among the living reports."""
        self.bin.setChecked(False)
        self.records.search.setText(words)
        self.records.reload()

    def select(self, uid: str) -> None:
        """Choose a report."""
        self.records.select_uid(uid)

    # Inside

    def _on_drift(self, uid: str, words: str) -> None:
        if self.rows.drifts.get(uid, "") != words:
            self.rows.drifts[uid] = words
            self.records.table.records().reload()

    def _on_chosen(self, _uids: list[str]) -> None:
        uids = self.records.table.selected_uids()
        in_bin = self.records.shows_deleted()
        self.open.setEnabled(len(uids) == 1)
        self.compare.setEnabled(len(uids) == 2)
        self.remove.setEnabled(bool(uids))
        self.restore.setEnabled(bool(uids))
        empty = self.records.shows_empty()
        for part in (self.open, self.compare, self.remove):
            part.setVisible(not in_bin and not empty)
        self.restore.setVisible(in_bin)

    def _add_buttons(self, switch: QWidget) -> None:
        self.open = button("Mở", "book-open-page-variant-outline", "", self._open)
        self.compare = button("So sánh", "file-compare", "", self._compare)
        self.compare.setToolTip("Chọn hai báo cáo (giữ Ctrl) để xem số liệu cạnh nhau")
        self.old = button("Nhập số liệu cũ…", "history", "", self.old_wanted.emit)
        self.remove = button("Xóa", "trash-can-outline", "", self._delete)
        self.remove.setToolTip("Chuyển vào thùng rác (Delete)")
        self.restore = button("Khôi phục", "restore", "", self._restore)
        self.bin = Button("", "", "delete-clock-outline", tip="Thùng rác: những báo cáo đã xóa")
        self.bin.setAccessibleName("Thùng rác")
        self.bin.setCheckable(True)
        self.bin.toggled.connect(self.records.show_deleted)
        bar = self.records.bar
        for part in (switch, self.open, self.compare, self.remove, self.restore):
            bar.addWidget(part)
        bar.addStretch(1)
        bar.addWidget(self.old)
        bar.addWidget(self.bin)

    def _open(self) -> None:
        uids = self.records.table.selected_uids()
        if len(uids) == 1:
            self.open_wanted.emit(uids[0])

    def _compare(self) -> None:
        uids = self.records.table.selected_uids()
        if len(uids) == 2:
            self.compare_wanted.emit(*uids)

    def _delete(self) -> None:
        uids = self.records.table.selected_uids()
        if uids and not self.records.shows_deleted():
            self.delete_wanted.emit(uids)

    def _restore(self) -> None:
        uids = self.records.table.selected_uids()
        if uids:
            self.restore_wanted.emit(uids)


def _drift_of(uid: str, services: Services, job: Job) -> str:
    job.step(0, 1)
    return drift_words(services.reports.since_sent(uid))
