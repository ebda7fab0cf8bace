"""The page of one report: its forms, the checks beside them, what may be done with it."""

from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.reports.drafting import Which
from desktop_app.reports.filled import FilledReport, WhyRow
from desktop_app.reports.model import CellKey, Ref, Status
from desktop_app.reports.since_sent import Drift
from ui import theme
from ui.reports.action import ReportsDoor
from ui.reports.form.model import Place
from ui.reports.made.rows import drift_told
from ui.reports.record_places import feature_of
from ui.reports.report.acts import ReportActs
from ui.reports.report.form_pane import FormPane
from ui.reports.report.head import ReportHead
from ui.reports.report.reason import ReasonLine, differing
from ui.reports.report.side_pane import SidePane
from ui.reports.report.writing import Writing, hands_of, needs_reason
from ui.reports.side.checks import count_words, short_count
from ui.widgets.basics import Button, column
from ui.widgets.keyed import keyed
from ui.widgets.notes import Banner

_WIDE, _NARROW = 1200, 1000  # at 100 %: from here on two columns; below, buttons lose their words
_PAUSE = 120  # ms on a figure until its records are read


class ReportPage(QWidget):
    """Reads on the reading thread; what is typed is checked at once and written behind."""

    def __init__(self, door: ReportsDoor, uid: str) -> None:
        super().__init__()
        self.door, self.uid = door, uid
        self.filled: FilledReport | None = None
        self.writing = Writing(door.session, uid, self)
        self.head = ReportHead(door.leave_page)
        self.banner = Banner()
        self.pane, self.side = FormPane(), SidePane()
        self.reason = ReasonLine()
        self.checks_button = Button("", "", "format-list-checks", tip="Kiểm tra, hồ sơ (F6)")
        self.checks_button.setCheckable(True)
        self.acts = ReportActs(door, self)
        self.print = self.head.add(
            "Xem và in", "printer-eye", self.acts.preview_form, "Xem và in biểu này (Ctrl+P)"
        )
        self.save = self.head.add(
            "Lưu trọn bộ",
            "folder-download-outline",
            self.acts.save_bundle,
            "Lưu cả báo cáo thành Excel, PDF, Word vào một thư mục",
        )
        self.words = self.head.add("Lời văn", "text-box-edit-outline", self.acts.show_words)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._ask_why)
        door.session.background.ended.connect(self._pause.stop)
        self._asked: CellKey | None = None
        self._lay_out()
        self._connect()
        self.refresh()

    # What the tab asks

    def refresh(self) -> None:
        """Read the report again; when it is gone (undone), the page under it is shown."""
        report = self.door.session.services.reports.get(self.uid)
        if report.deleted:
            self.door.leave_page()
            return
        self.acts.forget()
        uid = self.uid
        self.door.session.background.run_read(
            self, lambda s, _job: s.reports.filled(uid), self._on_read
        )

    def take_focus(self) -> None:
        """The table."""
        self.pane.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_work(self) -> None:
        """What is being typed goes into the book."""
        self.pane.table.finish()

    def may_close(self) -> bool:
        """A figure that makes no sense keeps the page."""
        return self.pane.table.finish() and self.reason.may_close()

    def chapter(self) -> str:
        """What the handbook calls this page."""
        return "lap-bao-cao"

    # Where one looks

    def key(self) -> CellKey:
        """The figure in sight."""
        return self.pane.code(), self.pane.table.current_code()

    def go_to(self, form: str, code: str) -> None:
        """Show a figure."""
        self.checks_button.setChecked(False)
        self.pane.go_to(form, code)

    def show_record(self, ref: Ref) -> None:
        """Show a record in its own tab."""
        table, uid = ref
        self.door.show_record(feature_of(table), uid)

    def go_on(self) -> None:
        """The next figure that is missing or wrong, form after form."""
        if self.filled is None:
            return
        found = next_open(self.filled, self.key())
        if found:
            self.go_to(*found)
        else:
            self.door.session.background.said.emit("Không còn số nào thiếu hoặc sai.")

    # Inside

    def _on_read(self, filled: FilledReport) -> None:
        self.writing.show_read(filled)
        if filled.report.status is Status.SENT:
            uid = self.uid
            self.door.session.background.run_read(
                self, lambda s, _job: s.reports.since_sent(uid), self._on_since
            )

    def _on_since(self, drifts: list[Drift]) -> None:
        words = f"Sổ đã thay đổi sau khi gửi: {drift_told(drifts)}." if drifts else ""
        self.banner.tell(words, "warning")
        if drifts:
            self.banner.set_action("Xem, in giải trình…", self.acts.show_since)

    def _show(self, filled: FilledReport) -> None:
        self.filled = filled
        self.head.show_report(filled.report, self.door.session.clock.today())
        self.pane.show_filled(filled)
        self.acts.show_filled(filled)
        self._show_side()
        self.checks_button.setText(short_count(filled))
        self.checks_button.setToolTip(f"{count_words(filled)} (F6)")

    def _on_form(self) -> None:
        if self.filled is not None:
            self.acts.show_filled(self.filled)
        self._show_side()

    def _show_side(self) -> None:
        if self.filled is not None:
            if self._asked != self.key():
                self._asked = None
                self.side.why.show_rows(())
            self.side.show_filled(self.filled, *self.key())
            self._pause.start()

    def _ask_why(self) -> None:
        """Read the records of the figure in sight."""
        key = self.key()
        cell = self.filled.forms[key[0]].cells.get(key[1]) if self.filled and key[0] else None
        if cell is None or not cell.refs:
            return
        self._asked, uid = key, self.uid
        self.door.session.background.run_read(
            self, lambda s, _job: s.reports.why(uid, key), partial(self._on_why, key)
        )

    def _on_why(self, key: CellKey, rows: list[WhyRow]) -> None:
        if key == self._asked:
            self.side.why.show_rows(rows)

    def _on_entered(self, place: Place, values: dict[str, Decimal | None]) -> None:
        assert self.filled is not None
        form = self.pane.code()
        keys = {(form, code): value for code, value in values.items()}
        if place is not Place.VALUE:
            self._put_compared(place, keys)
            return
        cells = {key: self.filled.cell(key) for key in keys}
        asked = [key for key, value in keys.items() if needs_reason(cells[key], value)]
        if not asked:
            self.writing.put(hands_of(cells, keys))
            return
        known = self.writing.kept(asked[0])
        self.reason.ask(
            differing(cells[asked[0]], keys[asked[0]], len(asked)),
            known.why if known else "",
            lambda why: self.writing.put(hands_of(cells, keys, why)),
        )

    def _put_compared(self, place: Place, values: dict[CellKey, Decimal | None]) -> None:
        which: Which = "last" if place is Place.LAST else "same"
        uid = self.uid
        self.door.run(lambda s: s.reports.set_compared(uid, which, values))

    def _on_typing(self, code: str, value: Decimal | None) -> None:
        self.writing.typing((self.pane.code(), code), value)

    def _on_note(self, form: str, text: str) -> None:
        uid = self.uid
        self.door.run(lambda s: s.reports.set_note(uid, form, text))

    def _turn(self) -> None:
        """Between the table and what stands beside it."""
        here = self.focusWidget()
        if here is None or not self.side.isAncestorOf(here):
            self.checks_button.setChecked(True)
            self.side.take_focus()
        else:
            self.checks_button.setChecked(False)
            self.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns, or one of the two at a time."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(_WIDE)
        self.head.set_narrow(event.size().width() < theme.px(_NARROW))
        self.checks_button.setVisible(not wide)
        self.side.set_wide(wide)
        self._wide = wide
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        aside = self.checks_button.isChecked()
        self.side.setVisible(self._wide or aside)
        self.pane.setVisible(self._wide or not aside)

    def _connect(self) -> None:
        table = self.pane.table
        table.entered.connect(self._on_entered)
        table.typing.connect(self._on_typing)
        table.rested.connect(self.writing.stop_typing)
        table.cell_changed.connect(lambda *_: self._show_side())
        table.said.connect(self.door.session.background.said)
        self.pane.form_changed.connect(lambda _code: self._on_form())
        self.pane.note_entered.connect(self._on_note)
        self.reason.done.connect(self.take_focus)
        self.writing.checked.connect(self._show)
        self.writing.failed.connect(lambda words: self.pane.told.tell(words, "late"))
        self.side.cell_wanted.connect(self.go_to)
        self.side.record_wanted.connect(self.show_record)
        self.side.why.print_wanted.connect(self.acts.print_why)
        self.checks_button.toggled.connect(lambda _on: self._show_or_hide())
        keyed(
            self,
            {
                "Ctrl+S": self.pane.table.finish,
                "F6": self._turn,
                "F8": self.go_on,
                "Ctrl+P": self.acts.preview_form,
                "Ctrl+Shift+P": self.acts.preview_report,
                "Ctrl+Return": self.acts.do_main,
                "Ctrl+Enter": self.acts.do_main,
            },
        )

    def _lay_out(self) -> None:
        self._wide = True
        self.head.insert(self.checks_button)
        lines = column(self, gap=8, edge=16)
        lines.addWidget(self.head)
        lines.addWidget(self.banner)
        self.banner.tell("")
        lines.addWidget(self.reason)
        self._sides = QHBoxLayout()
        self._sides.setSpacing(theme.px(12))
        self._sides.addWidget(self.pane, 3)
        self._sides.addWidget(self.side, 2)
        lines.addLayout(self._sides, 1)


def next_open(filled: FilledReport, at: CellKey) -> CellKey | None:
    """The next figure after this one that is missing or that an error speaks of."""
    keys = [(form, code) for form, one in filled.forms.items() for code in one.cells]
    wrong = {key for finding in filled.in_the_way for key in finding.cells}
    wrong |= {(form, code) for form, one in filled.forms.items() for code in one.missing}
    start = keys.index(at) + 1 if at in keys else 0
    turned = keys[start:] + keys[:start]
    return next((key for key in turned if key in wrong), None)
