"""The first-run wizard: pages in order, Back keeps everything, the book is made at the very end."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QWidget

from desktop_app.clock import Clock
from desktop_app.errors import UserError
from desktop_app.jobs import Job
from desktop_app.paths import Paths
from ui import dialogs, theme
from ui.background import Background
from ui.start.account_page import AccountPage
from ui.start.backup_page import BackupPage
from ui.start.draft import Draft, WizardPage
from ui.start.office_page import OfficePage
from ui.start.officers_page import OfficersPage
from ui.start.recovery_page import RecoveryPage
from ui.start.units_page import UnitsPage
from ui.widgets.basics import Card, button, column, label, primary_button, row, scrolled, set_role

Make = Callable[[Draft, Job], str]


class Wizard(QWidget):
    """Asks for everything, then calls `make(draft, job)`, which returns the recovery code.

    `finished` is sent with the draft once the code is confirmed; `left` when the person goes back
    from the first page.
    """

    finished = Signal(object)
    left = Signal()

    def __init__(self, clock: Clock, paths: Paths, background: Background, make: Make) -> None:
        super().__init__()
        self.draft = Draft()
        self._background = background
        self._make = make
        self._made = False
        self._busy = False
        today = clock.today()
        self.recovery = RecoveryPage(today)
        self._office = OfficePage(today)
        self.pages: list[WizardPage] = [
            self._office,
            UnitsPage(),
            OfficersPage(),
            AccountPage(),
            BackupPage(paths.documents, paths.book),
            self.recovery,
        ]
        # Not a QStackedWidget: that is as tall as its tallest page, so that every page scrolls.
        self._stack = QWidget()
        self._stack.setProperty("role", "clear")
        # Else the wrapped hints claim the height that they would have in the narrowest window.
        self._stack.setMinimumHeight(1)
        lines = column(self._stack, gap=0)
        for page in self.pages:
            page.forward.connect(self.go_on)
            page.hide()
            lines.addWidget(page)
        self._place = 0
        self._steps = _Steps([page.step for page in self.pages])
        self._build()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # the other one is of the number pad
            QShortcut(QKeySequence(keys), self, self.go_on)
        for keys in ("Alt+Left", "Esc"):
            QShortcut(QKeySequence(keys), self, self.go_back)

    def start(self) -> None:
        """Show the first page, or the one where one was before looking at the sample office."""
        self._show(self._place)

    def page(self) -> WizardPage:
        """The page shown now."""
        return self.pages[self._place]

    def may_close(self) -> bool:
        """Ask before losing what was typed, or a code that was not confirmed."""
        if self._made:
            return dialogs.door.ask(
                self,
                "Mã khôi phục chỉ hiện lần này. Bạn đã in hoặc chép lại chưa?",
                yes="Đã chép, thoát",
                no="Xem lại mã",
                detail="Sổ đã lập xong và mở được bằng mật khẩu vừa đặt. Chưa chép thì vào sổ, bấm "
                "tên bạn ở góc trên bên phải, chọn Mã khôi phục mới.",
                danger=True,
            )
        if not self.is_begun():
            return True
        return not self._busy and dialogs.door.ask(
            self,
            "Sổ chưa được lập. Thoát bây giờ thì những gì vừa nhập sẽ mất.",
            yes="Bỏ và thoát",
            no="Nhập tiếp",
            danger=True,
        )

    def is_begun(self) -> bool:
        """Whether something was entered that is not in a book yet."""
        return self._place > 0 or self._office.is_begun()

    def go_on(self) -> None:
        """Check the page and show the next one; after the last question make the book."""
        if self._busy:
            return
        page = self.page()
        page.form.clear_errors()
        try:
            page.leave(self.draft)
        except UserError as error:
            page.fail(error)
            return
        if page is self.recovery:
            self._made = False
            self.finished.emit(self.draft)
        elif self.pages[self._place + 1] is self.recovery:
            self._start_making()
        else:
            self._show(self._place + 1)

    def go_back(self) -> None:
        """Show the page before; everything entered stays."""
        if self._busy or self._made:
            return
        if self._place == 0:
            self.left.emit()
        else:
            self._show(self._place - 1)

    def _start_making(self) -> None:
        self._set_busy(True)
        self._background.run_file(
            self,
            lambda job: self._make(self.draft, job),
            self._on_made,
            self._on_failed,
            "Đang lập sổ",
        )

    def _on_made(self, code: str) -> None:
        self._set_busy(False)
        self._made = True
        self.recovery.show_code(code, self.draft)
        self._show(len(self.pages) - 1)

    def _on_failed(self, error: BaseException) -> None:
        self._set_busy(False)
        if isinstance(error, UserError):
            self.page().fail(error)

    def _show(self, place: int) -> None:
        self.pages[self._place].hide()
        self._place = place
        self.pages[place].show()
        self._steps.mark(place)
        page = self.pages[place]
        self.next.setText(page.next_words)
        self.back.setVisible(not self._made)
        self._count.setText(f"Bước {place + 1}/{len(self.pages)}")
        page.enter(self.draft)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._stack.setEnabled(not busy)
        self.next.setEnabled(not busy)
        self.back.setEnabled(not busy)
        self._bar.setVisible(busy)

    def _build(self) -> None:
        self.next = primary_button("&Tiếp tục", shortcut="", on_click=self.go_on)
        self.back = button("&Quay lại", "arrow-left", on_click=self.go_back)
        for made in (self.next, self.back):
            made.setAutoDefault(True)
        self._count = label("", "muted")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.hide()
        foot = row(gap=12)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self._bar, 1)
        foot.addWidget(self._count)
        foot.addWidget(self.next)
        card = Card(edge=20)
        card.setMaximumSize(theme.px(800), theme.px(560))
        card.body.addWidget(scrolled(self._stack), 1)
        card.body.addLayout(foot)
        across = row(gap=16)
        across.addStretch(1)
        across.addWidget(self._steps)
        across.addWidget(card, 30)
        across.addStretch(1)
        lines = column(self, gap=0, edge=16)
        lines.addStretch(2)
        lines.addLayout(across, 100)
        lines.addStretch(3)


class _Steps(QFrame):
    """The names of the steps at the left: done, now, still to come."""

    def __init__(self, names: list[str]) -> None:
        super().__init__()
        lines = column(self, gap=4)
        lines.addSpacing(theme.px(20))
        self._names = names
        self._labels: list[QLabel] = []
        self._shapes: list[QLabel] = []
        for number, name in enumerate(names, start=1):
            line = row(gap=8)
            shape, words = QLabel(), label(f"{number}. {name}", "muted")
            line.addWidget(shape)
            line.addWidget(words, 1)
            lines.addLayout(line)
            self._labels.append(words)
            self._shapes.append(shape)
        lines.addStretch(1)
        self.setFixedWidth(theme.px(150))
        self.setMaximumHeight(theme.px(560))  # as high as the card, so that both begin together
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def mark(self, place: int) -> None:
        """Show which step is the present one."""
        side = theme.px(16)
        for number, (shape, words) in enumerate(zip(self._shapes, self._labels, strict=True)):
            done, now = number < place, number == place
            name = "check-circle" if done else "circle-slice-8" if now else "circle-outline"
            role = "done" if done else "accent" if now else "muted"
            shape.setPixmap(theme.icon(name, role).pixmap(side, side))
            set_role(words, "strong" if now else "muted")
