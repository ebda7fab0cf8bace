"""Tính thời hạn: any limit of the law, or any number of days, from any day; the result at once."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QButtonGroup, QDialog, QFrame, QPushButton, QStackedWidget, QWidget

from desktop_app.changes import Changes
from desktop_app.deadline_papers.calculation import Asked, calculated, extension_words
from desktop_app.errors import UserError
from desktop_app.law.deadlines.rule import Rule
from ui import theme
from ui.deadlines.own_limit import OwnLimit
from ui.deadlines.rule_picker import RulePicker
from ui.deadlines.suspension_rows import SuspensionRows
from ui.deadlines.why import WhyPanel, print_explained
from ui.session import Session
from ui.widgets.basics import Button, button, column, label, primary_button, row, scrolled, splitter
from ui.widgets.entries import DateEntry, NumberEntry
from ui.widgets.notes import EmptyState
from ui.window_place import fit


class CalculatorWindow(QDialog):
    """Not modal. What is asked stands at the left, the deadline with its reasons at the right."""

    def __init__(
        self,
        parent: QWidget | None,
        session: Session,
        code: str = "",
        keep: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tính thời hạn")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self._session, self._keep = session, keep
        self._today = session.clock.today
        self._rules, self._calendar = session.services.law.rules(), session.services.law.calendar()
        self.picker = RulePicker(self._rules, self._today())
        self.own = OwnLimit()
        self.start = DateEntry(self._today)
        self.extend = NumberEntry()
        self.stops = SuspensionRows(self._today)
        self.panel = WhyPanel()
        self.said = label("", "muted")
        self._make_parts()
        self._lay_out()
        self._connect()
        self.start.put(self._today().isoformat())
        self.picker.choose(code)
        self._work_out()
        fit(self, 1080, 640)
        self.picker.search.take_focus()

    def by_rule(self) -> bool:
        """Whether a limit of the law is asked for, and not a number of days."""
        return self.by_law.isChecked()

    def message(self) -> str:
        """Why there is no result, "" when there is one."""
        return "" if self.outcome.currentWidget() is self.panel else self._nothing.title.text()

    def copy(self) -> None:
        """Copy the explanation as text."""
        if not self.message():
            self.panel.copy()
            self.said.setText("Đã chép lời giải thích.")

    def print_annex(self) -> None:
        """Show the annex as it will be printed."""
        explained = self.panel.explained()
        if explained is not None and not self.message():
            print_explained(self, self._session, explained)

    def _make_parts(self) -> None:
        self.by_law, self.by_days = (
            Button("Theo quy định", "segment"),
            Button("Số ngày bất kỳ", "segment"),
        )
        group = QButtonGroup(self)
        for one in (self.by_law, self.by_days):
            one.setCheckable(True)
            group.addButton(one)
        self.by_law.setChecked(True)
        self._start_name = label("", "muted", wrap=True)
        self._start_note = label("", "small", wrap=True)
        self._extend_name = label("Gia hạn thêm", "muted")
        self._extend_unit = label("", "muted")
        self._extend_note = label("", "small", wrap=True)
        self.start.setAccessibleName("Ngày mốc")
        self.extend.setAccessibleName("Gia hạn thêm")
        self.extend.setFixedWidth(theme.px(60))
        self._nothing = EmptyState("calendar-question", "")
        self.outcome = QStackedWidget()
        self.outcome.addWidget(self.panel)
        self.outcome.addWidget(self._nothing)
        self.print_button = primary_button(
            "In kèm hồ sơ", "printer-outline", "Ctrl+P", self.print_annex
        )
        self.copy_button = button("Chép", "content-copy", "Ctrl+Shift+C", self.copy)

    def _lay_out(self) -> None:
        lines = column(self, gap=8, edge=12)
        self.halves = splitter((self._asking(), 2), (self.outcome, 5), parent=self)
        lines.addWidget(self.halves, 1)
        foot = row(gap=8)
        foot.addWidget(self.said, 1)
        for part in (self.copy_button, self.print_button, button("Đóng", on_click=self.close)):
            foot.addWidget(part)
        lines.addLayout(foot)
        for made in self.findChildren(QPushButton):
            made.setAutoDefault(False)  # Enter belongs to the entries

    def _asking(self) -> QWidget:
        inside = QFrame()
        inside.setProperty("role", "card")
        lines = column(inside, gap=8, edge=12)
        modes = row(gap=4)
        modes.addWidget(self.by_law)
        modes.addWidget(self.by_days)
        modes.addStretch(1)
        lines.addLayout(modes)
        lines.addWidget(self.picker, 1)
        lines.addWidget(self.own)
        self.own.hide()
        for part in (self._start_name, self.start, self._start_note):
            lines.addWidget(part)
        more = row(gap=8)
        more.addWidget(self._extend_name)
        more.addWidget(self.extend)
        more.addWidget(self._extend_unit, 1)
        lines.addLayout(more)
        lines.addWidget(self._extend_note)
        lines.addWidget(self.stops)
        self._filler = QWidget()
        lines.addWidget(self._filler, 1)
        self._filler.hide()
        area = scrolled(inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(theme.px(300))
        return area

    def _connect(self) -> None:
        self.picker.chosen.connect(self._work_out)
        self.picker.finished.connect(self._go_on)
        self.picker.left.connect(self.close)
        self.by_law.toggled.connect(self._on_mode)
        for part in (self.own.changed, self.stops.changed, self.start.edited, self.extend.edited):
            part.connect(self._work_out)
        self.start.returnPressed.connect(self.extend.setFocus)
        self._session.background.changed.connect(self._on_changed)
        self._session.background.ended.connect(self.close)

    @Slot()
    def _go_on(self) -> None:
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)
        self.start.selectAll()

    @Slot()
    def _on_mode(self) -> None:
        self.picker.setVisible(self.by_rule())
        self.own.setVisible(not self.by_rule())
        self._filler.setVisible(not self.by_rule())
        place = self.picker.search if self.by_rule() else self.own.count
        place.setFocus(Qt.FocusReason.OtherFocusReason)
        self._work_out()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.features & {"law", "calendar"}:
            law = self._session.services.law
            self._rules, self._calendar = law.rules(), law.calendar()
            self._work_out()

    @Slot()
    def _work_out(self) -> None:
        """Show the deadline of what is entered now, or what is still missing."""
        self.said.setText("")
        self._start_note.setText(self.start.note())
        try:
            start = self._start()
            with QSignalBlocker(self.picker):
                self.picker.show_rules(self._rules, start or self._today())
            self._dress(start or self._today())
            self._show(self._asked(start))
        except UserError as error:
            self._say(error.message)

    def _show(self, asked: Asked | None) -> None:
        if asked is None:
            return
        self.panel.show_explained(calculated(asked, self._rules, self._calendar))
        self.outcome.setCurrentWidget(self.panel)
        self._let_print(True)
        if asked.code and self._keep is not None:
            self._keep(asked.code)

    def _say(self, text: str) -> None:
        self._nothing.title.setText(text)
        self._nothing.title.show()
        self.outcome.setCurrentWidget(self._nothing)
        self._let_print(False)

    def _let_print(self, there: bool) -> None:
        self.print_button.setEnabled(there)
        self.copy_button.setEnabled(there)

    def _start(self) -> date | None:
        typed = str(self.start.value() or "")
        return date.fromisoformat(typed) if typed else None

    def _asked(self, start: date | None) -> Asked | None:
        own = None if self.by_rule() else self.own.rule()
        code = self.picker.code() if self.by_rule() else ""
        missing = self._missing(start, own, code)
        if start is None or missing:
            self._say(missing)
            return None
        extend = self.extend.value() if self.by_rule() else 0
        more = extend if isinstance(extend, int) else 0
        return Asked(start, code, own, self.stops.value(), more)

    def _missing(self, start: date | None, own: Rule | None, code: str) -> str:
        if not self.by_rule() and own is None:
            return "Nhập số ngày, tháng hoặc năm ở bên trái."
        if self.by_rule() and not code:
            return "Chọn một thời hạn ở bên trái."
        return "" if start else "Nhập ngày mốc ở bên trái."

    def _dress(self, on: date) -> None:
        """Let the labels speak of the rule that is chosen."""
        rule = None
        code = self.picker.code()
        if self.by_rule() and code:
            versions = self._rules.versions(code)
            rule = next((one for one in versions if one.holds_on(on)), versions[0])
        event = rule.event if rule else "ngày mốc"
        self._start_name.setText(f"{event[:1].upper()}{event[1:]}")
        self._extend_unit.setText(rule.unit.words if rule else "")
        self._extend_note.setText(extension_words(rule) if rule else "")
        for part in (self._extend_name, self._extend_unit, self.extend):
            part.setVisible(rule is not None)
        self._extend_note.setVisible(bool(self._extend_note.text()))
