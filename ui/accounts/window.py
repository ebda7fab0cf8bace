"""Tài khoản: who works in the book, with which rights; managers add, mend and stop."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.fields import Field
from desktop_app.safety.people_accounts import ROLES, Person
from ui import dialogs, errors
from ui.account.new_code import NewCode
from ui.accounts.dialogs_of import AccountDialog, AddPerson, EditPerson, NewPasswordFor
from ui.session import Session
from ui.widgets.basics import Card, button, column, label, primary_button, row
from ui.widgets.notes import Banner, StatusLine
from ui.widgets.table import RecordTable
from ui.widgets.table_model import Query, RecordModel
from ui.window_place import fit

COLUMNS = (
    Field("name", "Tên đăng nhập", width=18),
    Field("display_name", "Họ và tên", width=24),
    Field("role", "Vai trò", width=10),
    Field("rights", "Được làm", width=44),
    Field("state", "Tình trạng", width=16),
)
_LOOKS = {"Đang dùng": "done", "Đã ngừng": "note", "Chưa thêm xong": "warning"}
_OLD_CODE = (
    "Mã khôi phục đã in được tạo trước khi có ngăn danh tính người tố cáo nên chưa mở được ngăn ấy:"
    " quên hết mật khẩu là mất danh tính. Hãy tạo mã mới và in lại."
)


class PeopleRows:
    """The accounts as rows of the table."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.found: dict[str, Person] = {}

    def ids(self, _query: Query) -> list[str]:
        """The names, those who work first."""
        self.found = {one.name: one for one in self._session.services.accounts.people()}
        return list(self.found)

    def rows(self, uids: Sequence[str]) -> list[Mapping[str, Any]]:
        """The rows of these names."""
        return [_row(self.found[uid]) for uid in uids]


class AccountsWindow(QDialog):
    """Not modal; without the right to manage it only shows who is who and whom to ask."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tài khoản")
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.session = session
        self.rows = PeopleRows(session)
        self.may = session.services.accounts.may_manage
        self.banner = Banner()
        self.table = RecordTable(RecordModel(COLUMNS, self.rows, _status_of), frozen=0)
        self.table.setAccessibleName("Các tài khoản của sổ")
        self.foot = StatusLine()
        self._lay_out()
        self.table.chosen.connect(lambda _uids: self._show_chosen())
        self.table.opened.connect(lambda _uid: self.edit())
        session.background.changed.connect(self._on_changed)
        session.background.ended.connect(self._on_ended)
        fit(self, 900, 520)
        self.refresh()
        self.table.setFocus()

    def refresh(self) -> None:
        """Read the accounts again."""
        self.table.show_query(Query())
        uids = self.table.records().uids()
        if uids and not self.table.selected_uids():
            self.table.select_uid(uids[0])
        self._tell()
        self._show_chosen()

    def chosen(self) -> Person | None:
        """The account that actions are about."""
        uids = self.table.selected_uids()
        return self.rows.found.get(uids[0]) if uids else None

    def add(self) -> AddPerson:
        """Let one more person in; an unfinished account is finished."""
        person = self.chosen()
        name = person.name if person and not person.recorded else ""
        dialog = AddPerson(self, self.session, name)
        self._open(dialog)
        return dialog

    def edit(self) -> None:
        """Mend what is known of the chosen one."""
        person = self.chosen()
        if person and person.recorded and self.may:
            self._open(EditPerson(self, self.session, person))

    def new_password(self) -> None:
        """Give the chosen one a new password."""
        person = self.chosen()
        if person and person.recorded:
            self._open(NewPasswordFor(self, self.session, person))

    def stop(self) -> None:
        """Shut the account of the chosen one, after a question."""
        person = self.chosen()
        if person is None:
            return
        name = person.name
        if dialogs.door.ask(
            self,
            f"Ngừng tài khoản {name}?",
            yes="Ngừng tài khoản",
            detail="Mật khẩu của người này không vào được sổ nữa. Những gì đã ghi vẫn mang tên"
            " người ấy. Muốn mở lại thì đặt mật khẩu mới.",
            danger=True,
        ):
            run = self.session.background.run
            run(self, lambda s: s.accounts.stop(name), self._on_done, self._on_refused)

    def new_code(self) -> NewCode:
        """Make a recovery code that opens the compartment as well."""
        session = self.session
        office, name = session.office, session.services.office.office().authority
        today, run = session.clock.today(), session.background
        dialog = NewCode(self, office.folder, office.user, name, today, run)
        dialog.finished.connect(lambda _result: self.refresh())
        dialog.open()
        return dialog

    def _open(self, dialog: AccountDialog) -> None:
        dialog.then = self._on_done
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _lay_out(self) -> None:
        lines = column(self, gap=8)
        inside = column(gap=8, edge=12)
        inside.addWidget(label("Tài khoản của sổ", "heading"))
        inside.addWidget(self.banner)
        card = Card(edge=1)
        card.body.addWidget(self.table)
        inside.addWidget(card, 1)
        self.buttons = row(gap=8)
        made: tuple[tuple[str, str, Callable[[], object]], ...] = (
            ("&Sửa…", "pencil-outline", self.edit),
            ("Đặt &mật khẩu mới…", "form-textbox-password", self.new_password),
            ("&Ngừng tài khoản…", "account-off-outline", self.stop),
        )
        self.acts = [button(words, icon, on_click=act) for words, icon, act in made]
        self.new = primary_button("Thêm n&gười…", "account-plus-outline", "Ctrl+N", self.add)
        if self.may:
            for one in self.acts:
                self.buttons.addWidget(one)
            self.buttons.addStretch(1)
            self.buttons.addWidget(self.new)
        inside.addLayout(self.buttons)
        lines.addLayout(inside, 1)
        lines.addWidget(self.foot)
        for made_button in self.findChildren(QPushButton):
            made_button.setAutoDefault(False)

    def _show_chosen(self) -> None:
        person = self.chosen()
        edit, password, stop = self.acts
        recorded = person is not None and person.recorded
        edit.setEnabled(recorded)
        password.setEnabled(recorded)
        password.setText(
            "Mở lại, đặt &mật khẩu…" if person and not person.works else "Đặt &mật khẩu mới…"
        )
        mine = person is not None and person.name == self.session.office.user
        stop.setEnabled(person is not None and not mine and (person.works or not recorded))

    def _tell(self) -> None:
        accounts = self.session.services.accounts
        unfinished = [one.name for one in self.rows.found.values() if not one.recorded]
        if not self.may:
            heads = ", ".join(one.name for one in self.rows.found.values() if one.manages)
            self.banner.tell(f"Thêm, sửa, ngừng tài khoản: nhờ người quản trị ({heads}).", "info")
        elif not accounts.code_opens_shield:
            self.banner.tell(_OLD_CODE, "soon")
            if accounts.may_give_shield:
                self.banner.set_action("Tạo mã mới", self.new_code)
        elif unfinished:
            names = ", ".join(unfinished)
            self.banner.tell(
                f"Lần thêm {names} trước đây bị ngắt giữa chừng: chọn dòng đó rồi bấm Thêm người"
                " để làm nốt, hoặc Ngừng tài khoản.",
                "soon",
            )
        else:
            self.banner.tell("")

    def _on_done(self, changes: Changes) -> None:
        self.refresh()
        self.foot.tell(changes.message)

    def _on_refused(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            errors.show(self, error)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if "accounts" in changes.features:
            self.refresh()

    @Slot()
    def _on_ended(self) -> None:
        """The book is being closed: nothing may read it any more."""
        self.done(0)


def _row(one: Person) -> dict[str, Any]:
    return {
        "name": one.name,
        "display_name": one.display_name,
        "role": dict(ROLES).get(one.role, one.role) if one.recorded else "",
        "rights": one.rights_words if one.works else "",
        "state": one.state_words,
    }


def _status_of(key: str, row: Mapping[str, Any]) -> str:
    return _LOOKS.get(str(row["state"]), "") if key == "state" else ""
