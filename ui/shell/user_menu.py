"""The user's menu: what each entry does; an action that cannot work yet is not in it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from ui import dialogs, theme
from ui.account.change_password import ChangePassword
from ui.account.new_code import NewCode
from ui.accounts.opener import Accounts
from ui.deadlines.opener import Calculator
from ui.law_packs.opener import LawPacks
from ui.office.window import OfficeWindow
from ui.petitions.keys import KEYS as PETITION_KEYS
from ui.plans.keys import KEYS as PLAN_KEYS
from ui.receptions.days.keys import KEYS as DAY_KEYS
from ui.receptions.keys import KEYS as RECEPTION_KEYS
from ui.reports.keys import KEYS as REPORT_KEYS
from ui.session import Session
from ui.shell import about
from ui.shell.backups import Backups
from ui.shell.help import Help, handbook
from ui.slips.opener import SlipTemplates
from ui.tasks.keys import KEYS as TASK_KEYS
from ui.today.keys import KEYS as TODAY_KEYS
from ui.widgets.shortcuts import ShortcutSheet
from ui.workdays.opener import DaysOff

Entry = tuple[str, str, str, Callable[[], object]] | None  # words, icon, keys, action

# These work from a window beside the desk too, and sleep with it while the screen is locked.
EVERYWHERE = ("Ctrl+L", "F1", "F9")

DESK_KEYS = {
    "Toàn chương trình": (
        ("F1", "Hướng dẫn"),
        ("Ctrl+F1", "Bảng phím tắt này"),
        ("Ctrl+1, 2, 3 …", "Từng thẻ, từ trái sang phải"),
        ("Ctrl+K", "Tìm kế hoạch, nhiệm vụ, lượt tiếp, đơn thư, báo cáo từ bất cứ đâu"),
        ("F9", "Tính thời hạn"),
        ("F10", "Tài khoản và thiết đặt"),
        ("Ctrl+,", "Thiết đặt"),
        ("Ctrl+Shift+S", "Sao lưu ngay"),
        ("Ctrl+L", "Khóa màn hình"),
        ("Ctrl+Q", "Thoát"),
    )
}
WINDOW_KEYS = {
    "Tính thời hạn, Vì sao hạn là ngày này": (
        ("↑ ↓", "Ở ô tìm: chọn thời hạn; ở dải ngày: hàng trên, hàng dưới"),
        ("← →, Home, End", "Đi qua từng ngày của dải ngày"),
        ("Enter", "Mở ra, thu gọn đoạn nhiều ngày"),
        ("Ctrl+P", "In kèm hồ sơ"),
        ("Ctrl+Shift+C", "Chép lời giải thích"),
    ),
    "Lịch ngày nghỉ": (
        ("Mũi tên", "Từng ngày, từng tuần"),
        ("PgUp, PgDn", "Từng tháng; thêm Ctrl: từng năm"),
        ("Alt+← →", "Năm trước, năm sau"),
        ("Home", "Về hôm nay"),
        ("Enter", "Sửa ngày đang chọn"),
        ("F6", "Qua lại giữa lịch và phiếu của ngày"),
        ("Ctrl+P", "In lịch của năm"),
    ),
    "Phiếu, văn bản của hồ sơ": (
        ("Alt+M", "Chọn mẫu; ↑ ↓ qua từng mẫu"),
        ("Ctrl+P", "In, lưu thành Word, PDF"),
        ("Ctrl+S", "Cấp số và lưu vào hồ sơ"),
    ),
    "Mẫu phiếu": (
        ("Alt+M, Alt+N", "Danh sách mẫu, nội dung mẫu"),
        ("Alt+T", "Tìm giá trị, dấu; Enter chèn vào chỗ con trỏ"),
        ("Ctrl+D", "So với mẫu gốc"),
        ("Ctrl+S", "Lưu mẫu"),
    ),
    "Bộ quy định": (
        ("Alt+1, 2, 3", "Gói đã nạp, Quy định, Khóa ký được tin"),
        ("Ctrl+O", "Nạp gói mới"),
        ("Ctrl+S", "Khi xem trước: nạp gói, thôi dùng, dùng lại"),
        ("Esc", "Về danh sách, đóng"),
    ),
}


@dataclass(frozen=True)
class Leaving:
    """What belongs to the window and is offered in the menu of every desk.

    `leave` closes the book, or ends the rehearsal; `rehearse` asks for the day to be believed.
    `own` (in words, `own_words`) and `renew` are for the sample office: the own book, a fresh one.
    """

    lock: Callable[[], object]
    leave: Callable[[], object]
    rehearse: Callable[[], object]
    own_words: str = ""
    own: Callable[[], object] = int
    renew: Callable[[], object] = int


class UserMenu:
    """Builds the actions over one session."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        backups: Backups,
        leaving: Leaving,
        chapter: Callable[[], str] = str,
    ) -> None:
        self._window = window
        self._session = session
        self._chapter = chapter  # of the handbook, about what is in sight
        self._entries: list[Entry] = []
        practises = session.is_rehearsal
        if not session.is_sample:  # while practising it is the real password that is asked for
            self._entries.append(("Khóa màn hình", "lock-outline", "Ctrl+L", leaving.lock))
        if not session.is_sample and not practises:
            self._entries += self._of_accounts()
        self._entries += [
            (
                "Tính thời hạn…",
                "calculator-variant-outline",
                "F9",
                Calculator(window, session).open,
            ),
            ("Lịch ngày nghỉ…", "calendar-month-outline", "", DaysOff(window, session).open),
            ("Bộ quy định…", "scale-balance", "", LawPacks(window, session).open),
            ("Mẫu phiếu…", "file-document-edit-outline", "", SlipTemplates(window, session).open),
        ]
        if not practises:  # a copy to practise in must never lie among the real backups
            self._entries += [
                ("Sao lưu ngay", "content-save-all-outline", "Ctrl+Shift+S", backups.now),
                ("Tập dượt với ngày khác…", "run", "", leaving.rehearse),
            ]
        self._entries += [
            ("Thiết đặt…", "cog-outline", "Ctrl+,", self._show_settings),
            None,
            ("Giao diện sáng / tối", "theme-light-dark", "", self._switch_theme),
            ("Phím tắt", "keyboard-outline", "Ctrl+F1", self._show_keys),
        ]
        if handbook() is not None:
            self._entries.append(("Hướng dẫn", "help-circle-outline", "F1", self._show_help))
        self._entries += [
            ("Giới thiệu", "information-outline", "", self._show_about),
            None,
            *_ways_out(window, session, leaving),
            ("Thoát", "exit-to-app", "Ctrl+Q", window.close),
        ]

    def _of_accounts(self) -> list[Entry]:
        """The own password and code, who else works here, and for some the log of openings."""
        window, session = self._window, self._session
        entries: list[Entry] = [
            ("Đổi mật khẩu…", "form-textbox-password", "", self._change_password),
            ("Mã khôi phục mới…", "key-change", "", self._new_code),
            ("Tài khoản…", "account-multiple-outline", "", Accounts(window, session).open),
        ]
        if session.services.accounts.may_manage or session.services.shield.may_open:
            log = ("Nhật ký mở danh tính…", "shield-account-outline", "", self._show_log)
            entries.append(log)
        return entries

    def actions(self, owner: QWidget) -> list[QAction | None]:
        """The actions with their keys; None is a separator."""
        made: list[QAction | None] = []
        for entry in self._entries:
            if entry is None:
                made.append(None)
                continue
            words, icon, keys, action = entry
            item = QAction(theme.icon(icon, "muted"), words, owner)
            if keys:
                item.setShortcut(QKeySequence(keys))
            if keys in EVERYWHERE:
                item.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
            item.triggered.connect(lambda _checked=False, act=action: act())
            made.append(item)
        return made

    def _change_password(self) -> None:
        office = self._session.office
        background = self._session.background
        ChangePassword(self._window, office.folder, office.user, background).open()

    def _new_code(self) -> None:
        session = self._session
        office, name = session.office, session.services.office.office().authority
        today, background = session.clock.today(), session.background
        NewCode(self._window, office.folder, office.user, name, today, background).open()

    def _show_log(self) -> None:
        from ui.shield.log import show_log  # noqa: PLC0415 - loaded when first asked for

        show_log(self._window, self._session)

    def _show_settings(self) -> None:
        OfficeWindow(self._window, self._session).show()

    def _switch_theme(self) -> None:
        look = self._session.look
        dark = not look.dark
        look["theme"] = "dark" if dark else "light"
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply_theme(app, dark=dark, text_scale=float(look.get("text_scale", "1")))

    def _show_keys(self) -> None:
        # The editor is loaded when first asked for: the window opens sooner.
        from ui.plans.editor.grid_commands import KEYS as GRID_KEYS  # noqa: PLC0415
        from ui.plans.editor.text_part import KEYS as TEXT_KEYS  # noqa: PLC0415

        tabs = {**DESK_KEYS, **TODAY_KEYS, **TASK_KEYS, **RECEPTION_KEYS}
        tabs |= {**DAY_KEYS, **PETITION_KEYS, **REPORT_KEYS, **PLAN_KEYS}
        tabs |= {**TEXT_KEYS, **GRID_KEYS}
        ShortcutSheet(self._window, {**tabs, **WINDOW_KEYS}).open()

    def _show_help(self) -> None:
        folder = handbook()
        if folder is not None:
            made = Help(self._window, folder)
            made.show()
            made.open_chapter(self._chapter())

    def _show_about(self) -> None:
        words, details = about.about_text(self._session.paths)
        dialogs.door.tell(self._window, words, detail=details)


def _ways_out(window: QWidget, session: Session, leaving: Leaving) -> list[Entry]:
    if session.is_rehearsal:
        return [("Kết thúc tập dượt", "exit-run", "", leaving.leave)]
    if not session.is_sample:
        return [("Đóng sổ", "book-outline", "", leaving.leave)]
    return [
        (f"{leaving.own_words}…", "book-plus-outline", "", leaving.own),
        ("Làm mới văn phòng mẫu…", "refresh", "", lambda: _renew(window, leaving)),
        ("Đóng văn phòng mẫu", "book-outline", "", leaving.leave),
    ]


def _renew(window: QWidget, leaving: Leaving) -> None:
    """A fresh sample office, once it was asked."""
    if dialogs.door.ask(
        window,
        "Làm mới văn phòng mẫu?",
        yes="Làm mới",
        detail="Những gì đã thử trong văn phòng mẫu bị bỏ; mọi hạn tính lại theo hôm nay. Sổ của "
        "cơ quan không bị đụng đến.",
    ):
        leaving.renew()
