"""The page "Kỳ báo cáo": the duties by where they stand, the chosen one beside them."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QMenu,
    QStackedWidget,
    QWidget,
)

from desktop_app.jobs import Job
from desktop_app.reports.duties_model import DueReport, Duty, DutyPeriod
from desktop_app.reports.duties_plans import Proposal, Standing
from desktop_app.services import Services
from ui import theme
from ui.reports.action import ReportsDoor
from ui.reports.duties.detail import DutyDetail
from ui.reports.duties.edit_page import DutyEditPage
from ui.reports.duties.lines import DutyLines
from ui.reports.duties.plans import PlanDutiesDialog
from ui.reports.duties.words import GROUPS, group_of
from ui.reports.set_up import SetUpHead, Sides
from ui.widgets.basics import Button, Card, button, column, primary_button
from ui.widgets.keyed import keyed
from ui.widgets.lines import KEY
from ui.widgets.notes import Banner, EmptyState

_AHEAD = timedelta(days=400)
Act = tuple[str, str, Callable[[], object]]


class DutiesPage(QWidget):
    """Enter changes, Space switches on and off, Delete deletes, Ctrl+N adds, Ctrl+L reads plans."""

    def __init__(self, door: ReportsDoor) -> None:
        super().__init__()
        self._door = door
        self.duties: dict[str, Duty] = {}
        self._next: dict[str, DueReport] = {}
        self._chosen = ""
        self._kind: tuple[bool, str, DutyPeriod] | None = None
        self.list, self.bin_list = DutyLines(), DutyLines()
        self.detail = DutyDetail()
        self.notice = Banner()
        self._lay_out()
        for listed in (self.list, self.bin_list):
            listed.itemSelectionChanged.connect(self._show_chosen)
        self.list.itemActivated.connect(lambda *_: self.change())
        self.list.pressed_key.connect(self._on_key)
        self.bin_list.itemActivated.connect(lambda *_: self.restore())
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._pop)
        keyed(self, {"Ctrl+L": self.read_plans})
        self.refresh()

    # What the tab asks

    def refresh(self) -> None:
        """Read the duties again, then what the plans say."""
        background = self._door.session.background
        background.run_read(self, _read, self._on_read)
        background.run_read(self, _proposals, self._on_proposals)

    def take_focus(self) -> None:
        """The list."""
        here = self.bin_list if self.bin.isChecked() else self.list
        here.setFocus(Qt.FocusReason.OtherFocusReason)

    def chapter(self) -> str:
        """What the handbook calls this page."""
        return "ky-bao-cao"

    # What the person does

    def chosen(self) -> list[Duty]:
        """The duties that are chosen, in their order."""
        keys = [str(one.data(0, KEY)) for one in self.list.items() if one.isSelected()]
        return [self.duties[key] for key in keys if key in self.duties]

    def select(self, key: str) -> None:
        """Choose a duty by its key."""
        self._chosen = key
        for item in self.list.items():
            if item.data(0, KEY) == key:
                self.list.setCurrentItem(item)

    def add(self) -> None:
        """One more duty, typed in."""
        self._door.show_page(DutyEditPage(self._door, None))

    def change(self) -> None:
        """Change the chosen duty."""
        chosen = self.chosen()
        if len(chosen) == 1:
            self._door.show_page(DutyEditPage(self._door, chosen[0]))

    def turn(self) -> None:
        """Switch the chosen duties off, or on again."""
        chosen = self.chosen()
        if chosen:
            keys, on = [one.key for one in chosen], not chosen[0].active
            self._door.run(lambda s: s.report_duties.switch(keys, on))

    def delete(self) -> None:
        """Into the recycle bin; one of the law is switched off instead."""
        chosen = self.chosen()
        uids = [one.uid for one in chosen if not one.shipped]
        if uids:
            self._door.run(lambda s: s.report_duties.delete(uids))
        elif chosen:
            words = (
                "Báo cáo theo luật không xóa được; nếu cơ quan không phải gửi thì tắt (phím cách)."
            )
            self._door.session.background.said.emit(words)

    def reset(self) -> None:
        """Let a duty of the law be as the law says again."""
        chosen = self.chosen()
        if len(chosen) == 1:
            key = chosen[0].key
            self._door.run(lambda s: s.report_duties.reset(key))

    def restore(self) -> None:
        """Take the chosen duties out of the recycle bin."""
        uids = [str(one.data(0, KEY)) for one in self.bin_list.items() if one.isSelected()]
        if uids:
            self._door.run(lambda s: s.report_duties.restore(uids))

    def read_plans(self) -> None:
        """Show what the office's plans say of reports."""

        def show(found: list[Proposal]) -> None:
            PlanDutiesDialog(self, self._door.session, found, self.take_focus).open()

        self._door.session.background.run_read(self, _proposals, show)

    # Inside

    def _on_read(self, found: tuple[list[Duty], list[Duty], dict[str, DueReport]]) -> None:
        duties, deleted, self._next = found
        self.duties = {one.key: one for one in duties}
        self.list.blockSignals(True)
        self.list.clear()
        for head in GROUPS:
            mine = [one for one in duties if group_of(one) == head]
            if mine:
                self.list.add_head(head)
            for one in mine:
                self.list.add_duty(one, one.key)
        self.list.blockSignals(False)
        self.bin_list.clear()
        for one in deleted:
            self.bin_list.add_duty(one, one.uid)
        self._choose()
        self._show_side()
        self._show_chosen()

    def _choose(self) -> None:
        lines = [one for one in self.list.items() if one.data(0, KEY)]
        wanted = [one for one in lines if one.data(0, KEY) == self._chosen]
        if not wanted and self._kind is not None:  # a duty of the law has a key of its own now
            wanted = [one for one in lines if _kind(self.duties[one.data(0, KEY)]) == self._kind]
        if lines:
            self.list.setCurrentItem((wanted or lines)[0])
        self.bin_list.choose(0)

    def _on_proposals(self, found: list[Proposal]) -> None:
        counts = {one: sum(p.standing is one for p in found) for one in Standing}
        parts = [
            f"{counts[standing]} {words}"
            for standing, words in (
                (Standing.NEW, "ngày gửi chưa có ở đây"),
                (Standing.CHANGED, "ngày đã đổi"),
                (Standing.GONE, "ngày không còn nêu nữa"),
            )
            if counts[standing]
        ]
        if not parts:
            self.notice.tell("")
            return
        self.notice.tell(f"Kế hoạch trong sổ có {', '.join(parts)}.", "hint")
        self.notice.set_action("Xem (Ctrl+L)", self.read_plans)

    def _show_chosen(self) -> None:
        if self.bin.isChecked():
            return
        chosen = self.chosen()
        for made in (self.edit, self.more):
            made.setEnabled(len(chosen) == 1)
        self.switch.setEnabled(bool(chosen))
        if not chosen:
            return
        one = chosen[0]
        self._chosen, self._kind = one.key, _kind(one)
        count = f" {len(chosen)} mục" if len(chosen) > 1 else ""
        self.switch.setText(f"{'Tắt' if one.active else 'Bật'}{count}")
        self.detail.show_duty(one, self._next.get(one.key))
        menu = self.more.menu()
        menu.clear()
        for act in self._acts(one):
            menu.addAction(theme.icon(act[1]), act[0], act[2])
        self.more.setVisible(bool(menu.actions()))

    def _acts(self, one: Duty) -> list[Act]:
        if not one.shipped:
            return [("Xóa (Delete)", "trash-can-outline", self.delete)]
        return [("Trả về như luật quy định", "backup-restore", self.reset)] if one.uid else []

    def _on_key(self, key: Qt.Key) -> None:
        if key == Qt.Key.Key_Delete:
            self.delete()
        else:
            self.turn()

    def _pop(self, point: QPoint) -> None:
        if self.more.isVisible():
            self.more.menu().popup(self.list.viewport().mapToGlobal(point))

    def _show_side(self) -> None:
        in_bin = self.bin.isChecked()
        none = not (self.bin_list if in_bin else self.list).items()
        self.pages.setCurrentIndex((3 if none else 2) if in_bin else (1 if none else 0))
        self.restore_button.setVisible(in_bin and not none)

    def _on_bin(self) -> None:
        self._show_side()
        self.take_focus()

    def _lay_out(self) -> None:
        self.new = primary_button("Thêm", "calendar-plus", "Ctrl+N", self.add)
        self.plans = button("Lấy từ kế hoạch…", "file-search-outline", "", self.read_plans)
        self.plans.setToolTip("Ctrl+L")
        head = SetUpHead("Kỳ báo cáo", self._door.leave_page, self.plans, self.new)
        self.bin, self.restore_button = head.bin, head.restore
        self.bin.toggled.connect(lambda _on: self._on_bin())
        self.restore_button.clicked.connect(lambda _on=False: self.restore())
        self._add_acts()
        binned = Card(edge=1)
        binned.body.addWidget(self.bin_list)
        self.pages = QStackedWidget()
        both = Sides(self.list, self.detail, wide=(5, 3))
        for page in (both, self._nothing(), binned, _no_bin()):
            self.pages.addWidget(page)
        lines = column(self, gap=8, edge=16)
        lines.addWidget(head)
        lines.addWidget(self.notice)
        lines.addWidget(self.pages, 1)

    def _add_acts(self) -> None:
        self.edit = button("Sửa", "pencil-outline", "", self.change)
        self.edit.setToolTip("Enter")
        self.switch = button("Tắt", "power", "", self.turn)
        self.switch.setToolTip("Phím cách")
        self.more = Button("", "", "dots-horizontal", tip="Việc khác")
        self.more.setAccessibleName("Việc khác")
        self.more.setMenu(QMenu(self.more))
        self.detail.acts.addStretch(1)
        for part in (self.edit, self.switch, self.more):
            self.detail.acts.addWidget(part)

    def _nothing(self) -> EmptyState:
        made = EmptyState(
            "calendar-clock-outline",
            "Chưa có báo cáo nào phải gửi",
            "Báo cáo theo luật có sẵn khi sổ đã ghi tên cơ quan. Ngày gửi nêu trong kế hoạch của"
            " cơ quan lấy được bằng một lần bấm; báo cáo khác thì tự nhập.",
        )
        made.add_action("Lấy từ kế hoạch…", "file-search-outline", self.read_plans, primary=False)
        return made


def _kind(duty: Duty) -> tuple[bool, str, DutyPeriod]:
    return duty.shipped, duty.values.regime, duty.values.period


def _read(services: Services, job: Job) -> tuple[list[Duty], list[Duty], dict[str, DueReport]]:
    """The duties, the deleted ones, and the next report that each asks for."""
    job.step(0, 1)
    duties, today = services.report_duties, services.clock.today()
    ahead: dict[str, DueReport] = {}
    for due in duties.calendar(today, today + _AHEAD):
        ahead.setdefault(due.duty.key, due)
    return duties.duties(), duties.duties(deleted=True), ahead


def _proposals(services: Services, job: Job) -> list[Proposal]:
    job.step(0, 1)
    return services.report_duties.from_plans()


def _no_bin() -> EmptyState:
    return EmptyState(
        "delete-clock-outline",
        "Thùng rác trống",
        "Báo cáo tự nhập hoặc lấy từ kế hoạch mà bị xóa sẽ nằm ở đây, lấy lại được.",
    )
