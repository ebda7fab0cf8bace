"""Choosing the units that get a workbook with their own tasks, and writing these."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from desktop_app.jobs import Job
from desktop_app.plans.annex_files.per_unit import (
    UnitTasks,
    Written,
    lead_units,
    without_lead,
    write_all,
)
from desktop_app.plans.model import Plan
from ui import dialogs, theme
from ui.session import Session
from ui.widgets.basics import Button, button, column, label, primary_button, row
from ui.widgets.notes import Banner
from ui.widgets.visible import visible
from ui.window_place import fit


class PerUnitForm(QDialog):
    """Lists the lead units of a plan's annexes; each ticked one gets a file of its own."""

    def __init__(self, parent: QWidget, session: Session, plan: Plan) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Tách phụ lục theo đơn vị")
        self._session = session
        self._plan = plan
        self.units = lead_units(plan, session.services.office.directory().unit_of)
        lines = column(self, gap=12, edge=16)
        lines.addWidget(label(_words(len(self.units)), wrap=True))
        self.list = _UnitList(self.units)
        self.list.itemChanged.connect(self._on_ticked)
        lines.addWidget(self.list, 1)
        self.note = Banner("soon")
        lines.addWidget(self.note)
        alone = without_lead(plan)
        self.note.tell(_ALONE.format(count=alone) if alone else "", "soon")
        ends = row(gap=8)
        ends.addWidget(button("Chọn hết", on_click=lambda: self.list.tick_all(True)))
        ends.addWidget(button("Bỏ hết", on_click=lambda: self.list.tick_all(False)))
        ends.addStretch(1)
        ends.addWidget(button("Thôi", on_click=self.reject))
        self.write: Button = primary_button("Ghi tệp", "folder-arrow-down", on_click=self.accept)
        ends.addWidget(self.write)
        lines.addLayout(ends)
        fit(self, 640, 520)
        self._on_ticked()
        self.list.setFocus()

    def chosen(self) -> list[UnitTasks]:
        """The units that are ticked."""
        return [unit for unit, on in zip(self.units, self.list.ticks(), strict=True) if on]

    def accept(self) -> None:
        """Ask where to, and write there in the background."""
        folder = dialogs.door.choose_folder(self, "Chọn nơi ghi các tệp", purpose="per-unit")
        if folder is None:
            return
        units, plan = self.chosen(), self._plan

        def write(job: Job) -> Written:
            return write_all(plan, units, folder, job)

        self.write.setEnabled(False)
        self._session.background.run_file(
            self, write, self._on_written, self._on_failed, "Đang ghi phụ lục theo đơn vị"
        )

    def _on_written(self, written: Written) -> None:
        where = written.files[0].parent
        said = f"Đã ghi {len(written.files)} tệp Excel vào {where}."
        self._session.background.said.emit(" ".join((said, *written.notes)))
        super().accept()

    def _on_failed(self, error: BaseException) -> None:
        self._on_ticked()
        self.note.tell(f"{error} Các tệp ghi xong trước đó vẫn còn.", "late")

    def _on_ticked(self) -> None:
        count = len(self.chosen())
        self.write.setText(f"Ghi {count} tệp…" if count else "Ghi tệp")
        self.write.setEnabled(count > 0)


_ALONE = "{count} nhiệm vụ chưa ghi đơn vị chủ trì nên không nằm trong tệp nào."


def _words(count: int) -> str:
    if not count:
        return "Phụ lục của kế hoạch này chưa ghi đơn vị chủ trì nào, nên chưa tách được."
    return (
        f"Phụ lục có {count} đơn vị chủ trì. Mỗi đơn vị được chọn có một tệp Excel chỉ gồm nhiệm "
        "vụ của mình; tệp gửi lại nhận được bằng “Nhận lại bảng Excel đã gửi đi”."
    )


class _UnitList(QListWidget):
    """Units with a tick; Space turns the tick of the current one."""

    def __init__(self, units: tuple[UnitTasks, ...]) -> None:
        super().__init__()
        self.setAccessibleName("Đơn vị chủ trì")
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for unit in units:
            item = QListWidgetItem(visible(f"{unit.name} ({len(unit.tasks)} nhiệm vụ)"))
            item.setToolTip(visible(unit.name))
            item.setSizeHint(QSize(0, theme.row_height()))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.addItem(item)
        if units:
            self.setCurrentRow(0)

    def ticks(self) -> list[bool]:
        """Whether each unit is ticked."""
        checked = Qt.CheckState.Checked
        return [self.item(i).checkState() == checked for i in range(self.count())]

    def tick_all(self, on: bool) -> None:
        """All units, or none."""
        for i in range(self.count()):
            self.item(i).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space turns the tick; the list itself would do so only for some selections."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            on = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
        else:
            super().keyPressEvent(event)
