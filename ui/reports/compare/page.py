"""The page "So sánh": two reports, or two versions of one, side by side, figure by figure."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHeaderView, QTreeWidgetItem, QWidget

from desktop_app.jobs import Job
from desktop_app.reports.filled import FilledForm, FilledReport
from desktop_app.reports.model import Report
from desktop_app.services import Services
from ui import theme
from ui.reports.action import ReportsDoor
from ui.reports.form.numbers import change, shown
from ui.reports.form.rows import form_rows
from ui.reports.parts import MiddleElided
from ui.widgets.basics import Button, Card, bold, column, label, row
from ui.widgets.keyed import keyed
from ui.widgets.lines import LineList
from ui.widgets.page_head import back_button

_FIGURES = (2, 3, 4)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ComparePage(QWidget):
    """Reads both on the reading thread; F8 goes to the next difference."""

    def __init__(self, door: ReportsDoor, old: str, new: str) -> None:
        super().__init__()
        self._door, self._uids = door, (old, new)
        self.filled: tuple[FilledReport, FilledReport] | None = None
        self.forms = QComboBox()
        self.forms.setAccessibleName("Biểu")
        self.forms.currentIndexChanged.connect(lambda _place: self._show())
        self.only = Button("Chỉ chỗ khác", "", "not-equal-variant", tip="Ẩn những ô bằng nhau")
        self.only.setCheckable(True)
        self.only.toggled.connect(lambda _on: self._show())
        self.note = label("", "muted")
        heads = ("Mã", "Chỉ tiêu", "", "", "Chênh lệch")
        self.list = LineList(heads, (84, 460, 170, 170, 110))
        self.list.setAccessibleName("Số liệu hai báo cáo")
        head = self.list.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.names = MiddleElided("", "muted")
        self._lay_out()
        keyed(self, {"F8": self.go_on, "Ctrl+PgDown": self._next, "Ctrl+PgUp": self._before})
        self.refresh()

    def refresh(self) -> None:
        """Read both again."""
        uids = self._uids

        def read(services: Services, job: Job) -> tuple[FilledReport, FilledReport]:
            first = services.reports.filled(uids[0])
            job.step(1, 2)
            return first, services.reports.filled(uids[1])

        self._door.session.background.run_read(self, read, self._on_read)

    def take_focus(self) -> None:
        """The figures."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """The next line that differs, round at the end."""
        items = self.list.items()
        current = self.list.currentItem()
        start = items.index(current) + 1 if current else 0
        found = next((one for one in items[start:] + items[:start] if one.text(4) not in ("", "0")),
                     None)  # fmt: skip
        if found is not None:
            self.list.setCurrentItem(found)

    # Inside

    def _on_read(self, both: tuple[FilledReport, FilledReport]) -> None:
        self.filled = both
        self.names.tell(names_of(both[0].report, both[1].report))
        header = self.list.headerItem()
        for place, one in zip((2, 3), both, strict=True):
            header.setText(place, short_name(one.report))
            header.setTextAlignment(place, _RIGHT)
        header.setTextAlignment(4, _RIGHT)
        codes = list(dict.fromkeys([*both[1].forms, *both[0].forms]))
        before = self.forms.currentData()
        self.forms.blockSignals(True)
        self.forms.clear()
        for code in codes:
            count = len(differing(both, code))
            words = f"{count} ô khác" if count else "giống nhau"
            self.forms.addItem(f"{code} ({words})", code)
        self.forms.setCurrentIndex(max(self.forms.findData(before), 0))
        self.forms.blockSignals(False)
        total = sum(len(differing(both, code)) for code in codes)
        self.note.setText(f"{total} ô khác nhau" if total else "Mọi số giống nhau")
        self._show()

    def _show(self) -> None:
        code = self.forms.currentData()
        self.list.clear()
        if self.filled is None or not code:
            return
        differ = differing(self.filled, code)
        form = (self.filled[1].forms.get(code) or self.filled[0].forms[code]).form
        for line in form_rows(form):
            indent = "    " * line.level
            if line.item is None:
                if not self.only.isChecked():
                    self._head(self.list.add(("", indent + line.words, "", "", ""), ""))
            elif not self.only.isChecked() or line.item.code in differ:
                one, two = (_value(part.forms.get(code), line.item.code) for part in self.filled)
                decimals = line.item.decimals
                words = (
                    line.item.code,
                    indent + line.words,
                    shown(one, decimals),
                    shown(two, decimals),
                    change(two, one, decimals),
                )
                self._figures(self.list.add(words, line.item.code), line.item.code in differ)

    def _head(self, item: QTreeWidgetItem) -> None:
        item.setForeground(1, theme.color("muted"))
        item.setFont(1, bold())
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)

    def _figures(self, item: QTreeWidgetItem, differs: bool) -> None:
        for place in _FIGURES:
            item.setTextAlignment(place, _RIGHT)
            if differs:
                item.setFont(place, bold())
                item.setForeground(place, theme.color("soon"))

    def _next(self) -> None:
        self._step(1)

    def _before(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        if self.forms.count():
            self.forms.setCurrentIndex((self.forms.currentIndex() + by) % self.forms.count())

    def _lay_out(self) -> None:
        head = row(gap=8)
        head.addWidget(back_button(self._door.leave_page))
        head.addWidget(label("So sánh", "heading"))
        head.addWidget(self.note, 1)
        head.addWidget(self.forms)
        head.addWidget(self.only)
        card = Card(edge=1)
        card.body.addWidget(self.list)
        lines = column(self, gap=8, edge=16)
        lines.addLayout(head)
        lines.addWidget(self.names)
        lines.addWidget(card, 1)


def differing(both: tuple[FilledReport, FilledReport], code: str) -> set[str]:
    """The codes of a form whose figures differ."""
    forms = [one.forms.get(code) for one in both]
    codes = {item for form in forms if form for item in form.cells}
    return {one for one in codes if _value(forms[0], one) != _value(forms[1], one)}


def names_of(old: Report, new: Report) -> str:
    """Both reports; the title once where it is the same."""
    if old.title == new.title:
        return f"{new.title}: {short_name(old).lower()} và {short_name(new).lower()}"
    return f"{old.title} và {new.title}"


def short_name(report: Report) -> str:
    """ "Gửi 17/06/2026", "Bản đang lập"."""
    if report.sent_on:
        return f"Gửi {report.sent_on:%d/%m/%Y}"
    return "Số nhập tay" if report.status.value == "entered" else "Bản đang lập"


def _value(form: FilledForm | None, code: str) -> Decimal | None:
    cell = form.cells.get(code) if form else None
    return cell.value if cell else None
