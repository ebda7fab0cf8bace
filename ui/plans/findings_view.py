"""What a careful clerk would look at again: the findings, each with its place."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.plans.mends import safe_mends
from desktop_app.plans.model import Finding, Plan, Severity
from ui import theme
from ui.plans.findings_desk import Desk
from ui.plans.findings_kept import KeptList
from ui.plans.findings_list import (
    STATES,
    WORDS,
    FindingsList,
    FindingsModel,
    FindingWords,
    in_order,
    lines_of,
)
from ui.plans.findings_panel import AT_PLACE, LEAVE, NAME, FindingPanel
from ui.widgets.basics import Button, column, label, row, scrolled
from ui.widgets.notes import EmptyState

ALL_SAFE = "Alt+Shift+S"


class FindingsView(QWidget):
    """The list with its filter by weight; below it what can be done about the one chosen."""

    lines_chosen = Signal(list)
    finding_chosen = Signal(object)  # Finding
    again_wanted = Signal(object)  # KeptFinding

    def __init__(self, words: FindingWords | None = None) -> None:
        super().__init__()
        self._findings: tuple[Finding, ...] = ()
        self._desk = Desk(Plan())
        self._filling = False
        self._go_on = -1  # the row that was dealt with: what moves into it is next
        self.model = FindingsModel(words or FindingWords())
        self.list = FindingsList(self.model)
        self.count = label("", "muted")
        self.filters = {severity: self._filter(severity) for severity in Severity}
        self.title = label("Cần xem lại", "title")
        self.all_safe = Button("", "link", tip=ALL_SAFE)
        self.kept = KeptList()
        self.show_kept = Button("", "link")
        self.show_kept.setCheckable(True)
        self.panel = FindingPanel()
        self._lay_out()
        self._connect()

    def listen(self, screen: QWidget) -> None:
        """Let the keys of the mends work anywhere on a screen."""
        panel = self.panel
        for keys, act in (
            ("Alt+Return", self.take_first),
            ("Alt+Enter", self.take_first),
            (LEAVE, panel.ask_reason),
            (AT_PLACE, panel.go_to_place),
            (NAME, panel.ask_name),
            (ALL_SAFE, self._on_all_safe),
        ):
            shortcut = QShortcut(QKeySequence(keys), screen)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def take_first(self) -> None:
        """Do the first mend of the finding that is chosen; choose one where none is."""
        if self.list.currentIndex().isValid():
            self.panel.take()
        else:
            self.go_to_next()

    def go_to_next(self) -> None:
        """Choose the next finding, from the last one back to the first."""
        count = self.model.rowCount()
        if count:
            self.show_kept.setChecked(False)
            row = (self.list.currentIndex().row() + 1) % count
            self.list.setCurrentIndex(self.model.index(row, 0))

    def show_findings(self, findings: Sequence[Finding], desk: Desk | None = None) -> None:
        """Show the findings, the weightiest first; the one that was chosen stays so.

        After a mend the next one is chosen.
        """
        before, row = self.list.finding(), self._go_on
        same_plan = desk is not None and row >= 0
        self._desk, self._go_on = desk or Desk(Plan()), -1
        self._findings = in_order(findings)
        for severity, chip in self.filters.items():
            count = sum(f.severity is severity for f in findings)
            chip.setText(str(count))
            chip.setToolTip(f"{WORDS[severity]}: {count} điều. Bấm để ẩn hoặc hiện.")
            chip.setAccessibleName(f"{WORDS[severity]}: {count} điều")
            chip.setVisible(bool(count))
            if not same_plan and not before:
                chip.setChecked(True)
        self._filling = True  # the panel is worked out once, at the end
        self._show()
        self._show_kept()
        if same_plan and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1), 0))
        elif before is not None:
            self.list.choose_quietly(before)
        self._filling = False
        self._show_panel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel gives the list its share of the room."""
        super().resizeEvent(event)
        self._fit()

    def ask_name(self, name: str) -> None:
        """Ask which unit of the directory a name means, also one of no finding."""
        self.show_kept.setChecked(False)
        self.panel.ask_name(name)
        self._fit()

    def _lay_out(self) -> None:
        chips = row(gap=4)
        for chip in self.filters.values():
            chips.addWidget(chip)
        chips.addStretch(1)
        head = row(gap=4)
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        lines = column(self, gap=4, edge=8)
        lines.addLayout(head)
        lines.addLayout(chips)
        lines.addWidget(self.all_safe)
        self._pages = QStackedWidget(self)
        lines.addWidget(self._pages, 1)
        self._pages.addWidget(self.list)
        self._pages.addWidget(EmptyState("check-circle-outline", "Không thấy điều gì cần xem lại"))
        self._pages.addWidget(self.kept)
        self._area = scrolled(self.panel, self)
        self._area.viewport().setAutoFillBackground(False)
        self.panel.setAutoFillBackground(False)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lines.addWidget(self._area)
        lines.addWidget(self.show_kept)

    def _connect(self) -> None:
        self.list.chosen.connect(self.finding_chosen)
        self.list.chosen.connect(lambda finding: self.lines_chosen.emit(lines_of(finding)))
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_panel())
        self.panel.mends_taken.connect(lambda _taken: self._on_dealt_with())
        self.panel.let_stand.connect(lambda *_: self._on_dealt_with())
        self.panel.name_learnt.connect(lambda *_: self._on_dealt_with())
        self.panel.closed.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.panel.installEventFilter(self)
        self.all_safe.clicked.connect(lambda _on=False: self._on_all_safe())
        self.show_kept.toggled.connect(lambda _on: self._show())
        self.kept.again_wanted.connect(self.again_wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the panel the height that its lines ask for."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        wanted = self.panel.height_at(self._area.viewport().width())
        shown = not self.panel.isHidden() and not self.show_kept.isChecked()
        self._area.setVisible(shown)
        self._area.setFixedHeight(min(wanted + theme.px(4), self.height() * 3 // 5))

    def _on_dealt_with(self) -> None:
        self._go_on = self.list.currentIndex().row()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)  # the button that was pressed goes

    def _on_all_safe(self) -> None:
        self.show_kept.setChecked(False)
        self.panel.ask_safe(self._findings)
        self._fit()

    def _show_panel(self) -> None:
        if self._filling:
            return
        self.panel.show_finding(self._desk, self.list.finding())
        self._fit()

    def _show_kept(self) -> None:
        standing = self._desk.let_stand
        self.kept.show_kept(standing, may_change=self._desk.may_mend)
        self.show_kept.setText(f"Đã để nguyên ({len(standing)})")
        self.show_kept.setVisible(bool(standing))
        if not standing:
            self.show_kept.setChecked(False)
        safe = safe_mends(self._desk.plan, self._findings) if self._desk.may_mend else ()
        self.all_safe.setText(f"Sửa mọi chỗ chắc chắn ({len(safe)})")
        self.all_safe.setVisible(len(safe) > 1)

    def _filter(self, severity: Severity) -> Button:
        made = Button(WORDS[severity], "quiet", tip="Bấm để ẩn hoặc hiện")
        made.setIcon(theme.status_icon(STATES[severity]))
        made.setIconSize(QSize(theme.px(16), theme.px(16)))
        made.setCheckable(True)
        made.setChecked(True)
        made.toggled.connect(lambda _on: self._show())
        return made

    def _show(self) -> None:
        shown = [f for f in self._findings if self.filters[f.severity].isChecked()]
        self.model.show_findings(shown)
        total = len(self._findings)
        text = f"{total} điều" if len(shown) == total else f"{len(shown)}/{total} điều"
        self.count.setText(text if total else "")
        kept = self.show_kept.isChecked()
        self._pages.setCurrentIndex(2 if kept else 0 if total else 1)
        self._show_panel()
