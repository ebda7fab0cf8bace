"""A page with a short list and the form of the line chosen: departments, villages, officers."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from desktop_app.changes import Changes
from desktop_app.fields import Field
from desktop_app.office.model import Department, Village
from desktop_app.office.pasted import (
    Pasted,
    pasted_departments,
    pasted_villages,
    same_name,
)
from ui import dialogs
from ui.office.record_page import as_texts, show_error
from ui.session import Session
from ui.widgets.basics import button, column, label, primary_button, row, scrolled, splitter
from ui.widgets.form import RecordForm

_UID = Qt.ItemDataRole.UserRole
_PASTED: dict[str, Callable[[str], Pasted[Department] | Pasted[Village]]] = {
    "departments": pasted_departments,
    "villages": pasted_villages,
}
_SHOWN = 12


class ListPage(QWidget):
    """Shows names at the left; the form at the right adds or changes one line."""

    def __init__(self, session: Session, title: str, table: str, fields: Sequence[Field]) -> None:
        super().__init__()
        self._session, self._table = session, table
        self._uid = ""
        self.names = QListWidget()
        self.names.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.names.currentItemChanged.connect(self._on_chosen)
        self.form = RecordForm(fields, session.clock.today, columns=1)
        self.form.save_asked.connect(self._on_save)
        self.add = button("&Thêm dòng mới", "plus", on_click=self.new_line)
        self.remove = button("&Xóa dòng này", "delete-outline", on_click=self._on_remove)
        self.save = primary_button("&Lưu", "content-save-outline", "", self.form.ask_to_save)
        foot = row(gap=8)
        for part in (self.add, self.remove):
            foot.addWidget(part)
        if table in _PASTED:
            self.paste = button("&Dán danh sách", "clipboard-list-outline", "", self.paste_list)
            self.paste.setToolTip("Chép danh sách trong Word, Excel trước; mỗi dòng một tên")
            foot.addWidget(self.paste)
        foot.addStretch(1)
        foot.addWidget(self.save)
        lines = column(self, gap=12, edge=16)
        lines.addWidget(label(title, "heading"))
        lines.addWidget(splitter((self.names, 2), (scrolled(self.form), 3)), 1)
        lines.addLayout(foot)
        self.refresh()
        self.names.setCurrentRow(0)

    def refresh(self) -> None:
        """Read the list again; the chosen line stays chosen where it is still there."""
        uid = self._uid
        self.names.blockSignals(True)
        self.names.clear()
        self._rows = {str(r["uid"]): r for r in self._session.services.office.rows(self._table)}
        for found, record in self._rows.items():
            item = QListWidgetItem(str(record["name"]))
            item.setData(_UID, found)
            self.names.addItem(item)
            if found == uid:
                self.names.setCurrentItem(item)
        self.names.blockSignals(False)
        self._show(uid if uid in self._rows else "")

    def may_leave(self) -> bool:
        """Asks when something was not saved."""
        return self.form.ask_before_leaving()

    def new_line(self) -> None:
        """An empty form for one more line."""
        if self.may_leave():
            self.names.setCurrentRow(-1)
            self._show("")
            self.form.focus_first()

    def paste_list(self) -> None:
        """Add the names that lie on the clipboard and are not in the list yet."""
        if not self.may_leave():
            return
        known = {same_name(str(record["name"])) for record in self._rows.values()}
        found = _PASTED[self._table](QGuiApplication.clipboard().text()).records
        fresh = [record for record in found if same_name(record.name) not in known]
        if not fresh:
            dialogs.door.tell(
                self,
                _nothing_to_paste(len(found)),
                detail="Hãy chép các tên trong Word, Excel (mỗi dòng một tên) rồi bấm lại.",
            )
            return
        ask, detail = f"Thêm {len(fresh)} tên này vào danh sách?", _told(fresh)
        if old := len(found) - len(fresh):
            detail += f"\n({old} tên đã có, không thêm nữa)"
        if dialogs.door.ask(self, ask, yes=f"Thêm {len(fresh)} tên", detail=detail):
            table = self._table
            self._session.background.run(
                self, lambda s: s.office.add_pasted(table, fresh), lambda _c: self.refresh()
            )

    def _show(self, uid: str) -> None:
        self._uid = uid
        self.form.set_values(self._rows.get(uid, {"signs": 1}))
        self.remove.setEnabled(bool(uid))

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_chosen(self, now: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        if now is None:
            return
        uid = str(now.data(_UID))
        if self.may_leave():
            self._show(uid)
        else:
            self.names.blockSignals(True)
            self.names.setCurrentRow(self.names.row(before) if before else -1)
            self.names.blockSignals(False)

    def _on_save(self) -> None:
        values, uid, table = as_texts(self.form.values()), self._uid, self._table
        self._session.background.run(
            self,
            lambda s: s.office.save_item(table, values, uid),
            self._on_saved,
            lambda e: show_error(self.form, e),
        )

    def _on_saved(self, changes: Changes) -> None:
        self._uid = changes.uid or self._uid
        self.refresh()

    def _on_remove(self) -> None:
        uid, table = self._uid, self._table
        self._uid = ""
        self._session.background.run(
            self, lambda s: s.office.delete_item(table, uid), lambda _c: self.refresh()
        )


def _told(records: Sequence[Department | Village]) -> str:
    """The first of the names, with what was understood of their columns."""
    lines = []
    for record in records[:_SHOWN]:
        more = [record.head] if record.head else []
        if isinstance(record, Village) and record.households is not None:
            more.append(f"{record.households} hộ")
        lines.append(", ".join((record.name, *more)))
    return "\n".join(lines) + ("\n…" if len(records) > _SHOWN else "")


def _nothing_to_paste(found: int) -> str:
    if found:
        return "Các tên vừa chép đều đã có trong danh sách."
    return "Chưa có danh sách nào được chép."
