"""The papers kept with the record, to be taken out again as Word files."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.dates import show
from desktop_app.documents import atomic
from desktop_app.errors import KnownProblem, UserError
from desktop_app.jobs import Job
from ui import dialogs, theme
from ui.session import Session
from ui.widgets.basics import column, label
from ui.widgets.lines import LineList

Tell = Callable[[str, str], object]


class KeptList(QWidget):
    """Hidden while nothing is kept; Enter or a double click saves the chosen paper as a file."""

    def __init__(self, session: Session, owner_table: str, owner_uid: str, tell: Tell) -> None:
        super().__init__()
        self._session, self._owner, self._tell = session, (owner_table, owner_uid), tell
        self.list = LineList(("Đã lưu trong hồ sơ", "Số", "Ngày"), (270, 110, 90))
        self.list.setAccessibleName("Phiếu đã lưu trong hồ sơ")
        self.list.setMaximumHeight(theme.px(116))
        self.list.itemActivated.connect(lambda _item, _place: self.take_out())
        lines = column(self, gap=4)
        lines.addWidget(self.list)
        lines.addWidget(label("Enter: lưu bản Word của phiếu đang chọn ra tệp", "small"))
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        self.list.clear()
        for one in self._session.services.slips.kept(self._owner[1]):
            self.list.add((one.name, one.number, show(one.day)), one.uid)
        self.setVisible(bool(self.list.items()))

    def take_out(self) -> None:
        """Save the chosen paper where the person wants it."""
        uid = self.list.chosen()
        if not isinstance(uid, str):
            return
        try:
            name, data = self._session.services.slips.kept_file(*self._owner, uid)
        except (UserError, KnownProblem) as error:
            self._tell(error.message, "late")
            return
        target = dialogs.door.choose_save_file(self, "Lưu phiếu", name, "Tệp Word (*.docx)")
        if target is None:
            return

        def work(_job: Job) -> atomic.Saved:
            return atomic.save(target, lambda stream: stream.write(data))

        def saved(done: atomic.Saved) -> None:
            self._tell(f"Đã lưu {done.path.name}. {done.note}".strip(), "done")

        self._session.background.run_file(self, work, saved, title="Đang lưu")
