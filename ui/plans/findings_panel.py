"""What can be done about the finding that is chosen: mends, let stand, at its place, its name."""

import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.plans.mends import changes_between, mends_for, safe_mends
from desktop_app.plans.model import Finding, Plan
from ui.plans.findings_desk import Desk, May
from ui.plans.findings_names import NameLine
from ui.plans.findings_offers import Offers
from ui.plans.findings_reason import ReasonLine
from ui.plans.findings_safe import SafeList
from ui.widgets.basics import Button, button, column, label

LEAVE, AT_PLACE, NAME = "Alt+N", "Alt+S", "Alt+D"
_FIRST = {
    May.SAVE_FIRST: ("Lưu vào sổ rồi sửa được tại đây.", "Lưu vào sổ"),
    May.OPEN_FIRST: ("Kế hoạch có phần đang soạn dở; mở ra soạn tiếp rồi sửa ở đó.", "Soạn tiếp"),
}
_ABOUT_UNITS = {"unit_odd_name", "unit_several_names"}


class FindingPanel(QWidget):
    """Shows one finding's ways out, or the inline question of the way that was chosen."""

    mends_taken = Signal(list)  # [(Finding, index of the mend)]
    let_stand = Signal(object, str)  # Finding, reason
    place_wanted = Signal(object)  # Finding
    name_learnt = Signal(str, str, bool)
    save_wanted = Signal()
    closed = Signal()  # an inline question is over, the cursor goes back

    def __init__(self) -> None:
        super().__init__()
        self._desk = Desk(Plan())
        self._finding: Finding | None = None
        self._safe: list[Finding] = []
        self.first = label("", "muted", wrap=True)
        self.do_first = button("", "", "", self._on_first)
        self.offers = Offers()
        self.leave = _way("Để nguyên…", LEAVE, self.ask_reason)
        self.at_place = _way("Sửa tại chỗ", AT_PLACE, self.go_to_place)
        self.name = _way("Là tên khác của…", NAME, self.ask_name)
        self.reason, self.names, self.safe = ReasonLine(), NameLine(), SafeList()
        self._ways: list[QWidget] = [
            self.first, self.do_first, self.offers, self.leave, self.at_place, self.name,
        ]  # fmt: skip
        self._asked: list[QWidget] = [self.reason, self.names, self.safe]
        self._lines = column(self, gap=4)
        for part in (*self._ways, *self._asked):
            self._lines.addWidget(part)
        self.offers.taken.connect(self.take)
        self.reason.given.connect(self._on_reason)
        self.names.given.connect(self._on_name)
        self.safe.taken.connect(self._on_safe)
        for asked in (self.reason, self.names, self.safe):
            asked.left.connect(self._on_left)
        self.show_finding(self._desk, None)

    def show_finding(self, desk: Desk, finding: Finding | None) -> None:
        """Show the ways out of a finding; None for none. An open question about it stays open."""
        asked = self._finding if self._is_asking() else None
        if asked and finding and (asked.code, asked.excerpt) == (finding.code, finding.excerpt):
            self._desk, self._finding = desk, finding
            return
        self._desk, self._finding = desk, finding
        for part in (*self._ways, *self._asked):
            part.hide()
        self.setVisible(finding is not None and desk.may is not May.LOOK)
        if finding is None or desk.may is May.LOOK:
            return
        if desk.may in _FIRST:
            words, act = _FIRST[desk.may]
            self.first.setText(words)
            self.do_first.setText(act)
            self.first.show()
            self.do_first.show()
            return
        self.offers.show_mends(desk.plan, mends_for(desk.plan, finding))
        self.leave.show()
        self.at_place.setVisible(desk.may is May.MEND)
        self.name.setVisible(bool(self._unknown_name()) and bool(desk.units))

    def height_at(self, width: int) -> int:
        """The height that its lines ask for."""
        lines = self._lines  # buttons alone are of one height at any width
        by_width = lines.hasHeightForWidth()
        return lines.heightForWidth(width) if by_width else lines.sizeHint().height()

    def take(self, place: int = 0) -> None:
        """Do one of the mends offered."""
        if self._finding is not None and place < len(self.offers.buttons) and self.isVisible():
            self.mends_taken.emit([(self._finding, place)])

    def ask_reason(self) -> None:
        """Let the finding stand: ask why."""
        if self._finding is not None and self._desk.may_mend:
            self._ask(self.reason)
            self.reason.begin()

    def ask_name(self, name: str = "") -> None:
        """Ask which unit a name means, that of the finding when none is given."""
        name = name or self._unknown_name()
        if name and self._desk.may_mend and self._desk.units:
            self._ask(self.names)
            likely = self._desk.unit_of(self._finding.suggestion) if self._finding else ""
            units = sorted(self._desk.units, key=lambda unit: unit != likely)
            self.names.begin(name, units)

    def ask_safe(self, findings: tuple[Finding, ...]) -> None:
        """List all safe mends and ask to do them."""
        plan, told = self._desk.plan, []
        self._safe = []
        for finding, mend in safe_mends(plan, findings):
            new = mend.change(plan)
            told.append((mend.done, changes_between(plan, new)))
            self._safe.append(finding)
            plan = new
        if told and self._desk.may_mend:
            self._ask(self.safe)
            self.safe.begin(told)

    def go_to_place(self) -> None:
        """Correct it by hand."""
        if self._finding is not None and self._desk.may in (May.MEND, May.OPEN_FIRST):
            self.place_wanted.emit(self._finding)

    def event(self, event: QEvent) -> bool:
        """While a question is open Esc is its own, whatever it means on the screen around it."""
        if event.type() == QEvent.Type.ShortcutOverride and self._leaves(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the question."""
        if self._leaves(event):
            self._on_left()
        else:
            super().keyPressEvent(event)

    def _leaves(self, event: QEvent) -> bool:
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        return escape and self._is_asking()

    def _is_asking(self) -> bool:
        return any(not asked.isHidden() for asked in self._asked)

    def _answered(self) -> None:
        for asked in self._asked:
            asked.hide()

    def _ask(self, question: QWidget) -> None:
        for part in (*self._ways, *self._asked):
            part.setVisible(part is question)
        self.show()

    def _unknown_name(self) -> str:
        """The first name of a finding about units that the directory does not know."""
        finding = self._finding
        if finding is None or finding.code not in _ABOUT_UNITS:
            return ""
        names = (finding.excerpt, *re.findall("“([^”]+)”", finding.message))
        return next((name for name in names if name and not self._desk.unit_of(name)), "")

    def _on_first(self) -> None:
        if self._desk.may is May.SAVE_FIRST:
            self.save_wanted.emit()
        else:
            self.go_to_place()

    def _on_reason(self, reason: str) -> None:
        self._answered()
        if self._finding is not None:
            self.let_stand.emit(self._finding, reason)

    def _on_name(self, name: str, unit: str, write: bool) -> None:
        self._answered()
        self.name_learnt.emit(name, unit, write)

    def _on_safe(self) -> None:
        self._answered()
        self.mends_taken.emit([(finding, 0) for finding in self._safe])

    def _on_left(self) -> None:
        self._answered()
        self.show_finding(self._desk, self._finding)
        self.closed.emit()


def _way(words: str, keys: str, act: object) -> Button:
    made = Button(words, "link", tip=keys)
    assert callable(act)
    made.clicked.connect(lambda _on=False: act())
    made.setText(f"{words}   {keys}")
    made.setAccessibleName(words)
    return made
