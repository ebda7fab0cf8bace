"""Adds a person, mends what is known of one, gives a new password with or without the right."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QWidget

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.safety.people_accounts import (
    MANAGE,
    OPEN_IDENTITIES,
    RIGHTS,
    ROLES,
    Person,
    PersonValues,
)
from desktop_app.services import Services
from ui import theme
from ui.session import Session
from ui.start.new_password import NewPassword
from ui.start.parts import EntryForm, check_box
from ui.widgets.basics import button, column, label, primary_button, row
from ui.widgets.notes import Banner

Then = Callable[[Changes], object]
_SHIELD_TIP = (
    "Người giữ quyền này xem được họ tên người tố cáo; mỗi lần mở phải ghi lý do và được lưu vết"
    " (Luật Tố cáo Đ.8, Đ.56). Chỉ giao cho người được phân công."
)
_NOT_HOLDER = "Bạn không giữ khóa ngăn danh tính nên không giao được quyền mở danh tính."
_HAND_OVER = "Giao mật khẩu tạm tận tay; người nhận đổi lại ở mục Đổi mật khẩu."


class AccountDialog(QDialog):
    """A heading, a form, the button that does it; opened with `open()`."""

    def __init__(self, parent: QWidget, session: Session, heading: str, verb: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.session = session
        self.then: Then = lambda _changes: None
        self.form = EntryForm()
        self.banner = Banner()
        self.form.finished.connect(self.submit)
        self.go = primary_button(verb, on_click=self.submit)
        cancel = button("&Thôi", on_click=self.reject)
        for made in (self.go, cancel):
            made.setAutoDefault(False)  # Enter in a field moves on instead of saving
        lines = column(self, gap=12, edge=16)
        lines.addWidget(label(heading, "heading"))
        lines.addWidget(self.banner)
        lines.addWidget(self.form)
        foot = row(gap=12)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.go)
        lines.addLayout(foot)
        self.setMinimumWidth(theme.px(500))
        session.background.ended.connect(self.reject)

    def work(self) -> Callable[[Services], Changes]:
        """What is done with what was entered; UserError with its field when it makes no sense."""
        raise NotImplementedError

    def submit(self) -> None:
        """Check, then write."""
        self.form.clear_errors()
        self.banner.tell("")
        try:
            work = self.work()
        except UserError as error:
            self._fail(error)
            return
        self._set_busy(True)
        self.session.background.run(self, work, self._on_done, self._on_failed)

    def _fail(self, error: UserError) -> None:
        if error.field in self.form.editors:
            self.form.fail(error.field, error.message)
        else:
            self.banner.tell(error.message, "late")

    def _on_done(self, changes: Changes) -> None:
        self.accept()
        self.then(changes)

    def _on_failed(self, error: BaseException) -> None:
        self._set_busy(False)
        if isinstance(error, UserError):
            self._fail(error)

    def _set_busy(self, busy: bool) -> None:
        self.form.setEnabled(not busy)
        self.go.setEnabled(not busy)


class AddPerson(AccountDialog):
    """Name, name to show, role, rights, a temporary password."""

    def __init__(self, parent: QWidget, session: Session, name: str = "") -> None:
        super().__init__(parent, session, "Thêm người dùng sổ", "T&hêm")
        self.name = QLineEdit(name)
        self.shown = QLineEdit()
        self.form.add("name", "Tên &đăng nhập", self.name, "Ngắn, dễ gõ: lan, van-phong")
        self.form.add("display_name", "&Họ và tên", self.shown)
        self.role = _role_box(self.form)
        self.rights = _right_boxes(self.form, session.services.accounts.may_give_shield)
        self.password = NewPassword(self.form, "Mật khẩu &tạm")
        self.form.say("again", _HAND_OVER)
        self.form.focus_first()

    def work(self) -> Callable[[Services], Changes]:
        """Add the person."""
        password = self.password.value()
        values = PersonValues(
            name=self.name.text(),
            display_name=self.shown.text(),
            role=str(self.role.currentData()),
            rights=_ticked(self.rights),
        )
        return lambda s: s.accounts.add(values, password)


class EditPerson(AccountDialog):
    """Name to show, role, right to manage; the right to open goes with the password."""

    def __init__(self, parent: QWidget, session: Session, person: Person) -> None:
        super().__init__(parent, session, f"Sửa tài khoản {person.name}", "&Lưu")
        self._person = person
        self.shown = QLineEdit(person.display_name)
        self.form.add("display_name", "&Họ và tên", self.shown)
        self.role = _role_box(self.form, person.role)
        self.manage = check_box(dict(RIGHTS)[MANAGE], MANAGE in person.rights)
        self.form.add("rights", "Quyền", self.manage)
        self.form.focus_first()

    def work(self) -> Callable[[Services], Changes]:
        """Mend the account."""
        rights = self._person.rights - {MANAGE}
        values = PersonValues(
            name=self._person.name,
            display_name=self.shown.text(),
            role=str(self.role.currentData()),
            rights=rights | {MANAGE} if self.manage.isChecked() else rights,
        )
        return lambda s: s.accounts.change(values)


class NewPasswordFor(AccountDialog):
    """A new password for somebody, the only way to give or withdraw the right to open."""

    def __init__(self, parent: QWidget, session: Session, person: Person) -> None:
        verb = "Đặ&t mật khẩu" if person.works else "Mở lại &tài khoản"
        super().__init__(parent, session, f"Đặt mật khẩu mới cho {person.name}", verb)
        self._person = person
        self.password = NewPassword(self.form, "&Mật khẩu tạm")
        self.password.user = person.name
        may = session.services.accounts.may_give_shield
        self.opens = check_box(dict(RIGHTS)[OPEN_IDENTITIES], OPEN_IDENTITIES in person.rights)
        self.opens.setEnabled(may or self.opens.isChecked())
        self.form.add("rights", "Quyền", self.opens, _SHIELD_TIP if may else _NOT_HOLDER)
        self.form.say("again", _HAND_OVER)
        self.form.focus_first()

    def work(self) -> Callable[[Services], Changes]:
        """Give the password."""
        password, opens, name = self.password.value(), self.opens.isChecked(), self._person.name
        return lambda s: s.accounts.set_password(name, password, opens=opens)


def _role_box(form: EntryForm, role: str = "") -> QComboBox:
    box = QComboBox()
    for value, words in ROLES:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(role)))
    form.add("role", "&Vai trò", box, "Quản trị thêm, bớt được tài khoản; cán bộ thì không.")
    return box


def _right_boxes(form: EntryForm, may_give_shield: bool) -> dict[str, QCheckBox]:
    boxes = {right: check_box(words) for right, words in RIGHTS}
    boxes[OPEN_IDENTITIES].setEnabled(may_give_shield)
    hint = _SHIELD_TIP if may_give_shield else _NOT_HOLDER
    form.add("rights", "Quyền", boxes[OPEN_IDENTITIES], hint)
    form.add("manage", "", boxes[MANAGE])
    return boxes


def _ticked(boxes: dict[str, QCheckBox]) -> frozenset[str]:
    return frozenset(right for right, box in boxes.items() if box.isChecked())
