"""The page "Biểu mẫu": every form there is, where it is from, what may be done with it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from desktop_app.reports.forms.model import Form
from desktop_app.reports.forms.shelf import KeptForm, ShelfForm
from ui import dialogs, theme
from ui.reports.action import ReportsDoor
from ui.reports.own_forms.edit_page import FormEditPage
from ui.reports.own_forms.preview import preview_form
from ui.reports.own_forms.view import FormView
from ui.reports.own_forms.words import source_words, valid_words
from ui.reports.own_forms.work import Begin
from ui.reports.set_up import SetUpHead, Sides
from ui.widgets.basics import Button, Card, button, column, primary_button
from ui.widgets.keyed import keyed
from ui.widgets.lines import LineList
from ui.widgets.notes import EmptyState

Act = tuple[str, str, Callable[[], object]]


class FormsPage(QWidget):
    """Enter changes a form, Ctrl+N makes one, Ctrl+D copies one, Delete deletes one."""

    def __init__(self, door: ReportsDoor) -> None:
        super().__init__()
        self._door = door
        self.entries: list[ShelfForm] = []
        self._key: tuple[str, date | None] | None = None
        self.list = _Forms()
        self.view = FormView()
        self.bin_list = _Forms()
        self._lay_out()
        self.list.currentItemChanged.connect(lambda *_: self._show_chosen())
        self.list.itemActivated.connect(lambda *_: self.change())
        self.list.deleted.connect(self.delete)
        self.bin_list.itemActivated.connect(lambda *_: self.restore())
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._pop)
        keyed(self, {"Ctrl+D": self.copy, "Ctrl+P": self.preview})
        self.refresh()

    # What the tab asks

    def refresh(self) -> None:
        """Read the forms again."""
        forms = self._door.session.services.report_forms
        self.entries = forms.shelf.entries()
        key = self._key
        self.list.blockSignals(True)
        self.list.clear()
        for place, one in enumerate(self.entries):
            self._add_line(place, one)
            if _key(one) == key:
                self.list.choose(place)
        if self.list.currentItem() is None:
            self.list.choose(0)
        self.list.blockSignals(False)
        self._show_bin(forms.all(deleted=True))
        self._show_chosen()

    def take_focus(self) -> None:
        """The list."""
        here = self.bin_list if self.bin.isChecked() else self.list
        here.setFocus(Qt.FocusReason.OtherFocusReason)

    def chapter(self) -> str:
        """What the handbook calls this page."""
        return "bieu-mau"

    # What the person does

    def chosen(self) -> ShelfForm | None:
        """The form that is chosen."""
        place = self.list.chosen()
        return self.entries[place] if isinstance(place, int) else None

    def select(self, code: str) -> None:
        """Choose the newest form of a code."""
        found = [place for place, one in enumerate(self.entries) if one.form.code == code]
        if found:
            self.list.choose(found[-1])

    def add(self) -> None:
        """A form of the office's own, from nothing."""
        form = Form(code="", name="", title="", regime="democracy", shape="long", items=())
        self._edit(Begin(form, new=True))

    def copy(self) -> None:
        """A form of the office's own, begun as a copy of the chosen one."""
        one = self.chosen()
        if one is None:
            return
        forms = self._door.session.services.report_forms
        day = one.form.valid_to or one.form.valid_from or self._door.session.clock.today()
        taken = {form.code.casefold() for form in forms.shelf.all()}
        code = _free_code(one.form.code, taken)
        made = forms.copy(one.form.code, day, code, f"{one.form.name} (bản của cơ quan)")
        self._edit(Begin(made, new=True))

    def change(self) -> None:
        """Change the chosen form; one that a law sets can only be copied."""
        one = self.chosen()
        if one is None:
            return
        if one.official:
            self._offer_copy(one)
            return
        kept = self._door.session.services.report_forms.kept(one.form.code)
        self._edit(Begin(one.form, rev=kept.rev if kept else None))

    def preview(self) -> None:
        """The chosen form as it will be printed."""
        one = self.chosen()
        if one is not None:
            preview_form(self, self._door.session, one.form)

    def delete(self) -> None:
        """Into the recycle bin; a shipped table goes back to how it came."""
        one = self.chosen()
        kept = self._kept(one)
        if one is None or kept is None:
            words = "Biểu có sẵn không xóa được; có thể tắt từng chỉ tiêu, hoặc sao chép rồi sửa."
            self._door.session.background.said.emit(words)
            return
        if kept.base:
            self.reset()
        else:
            self._door.run(lambda s: s.report_forms.delete(kept.uid))

    def reset(self) -> None:
        """Take back what the office changed on a shipped table."""
        one = self.chosen()
        if one is None:
            return
        code = one.form.code
        if dialogs.door.ask(
            self,
            f"Trả biểu {code} về bản có sẵn?",
            detail="Chỉ tiêu cơ quan đã thêm, đổi tên, tắt trên biểu này thôi dùng. Báo cáo đã gửi"
            " không đổi. Lấy lại được bằng Ctrl+Z.",
            yes="Trả về bản có sẵn",
        ):
            self._door.run(lambda s: s.report_forms.reset(code))

    def turn(self) -> None:
        """Offer the form for new reports, or offer it no more."""
        one = self.chosen()
        kept = self._kept(one)
        if one is not None and kept is not None:
            on = not kept.active
            self._door.run(lambda s: s.report_forms.switch(kept.uid, on=on))

    def restore(self) -> None:
        """Take the chosen form out of the recycle bin."""
        uid = self.bin_list.chosen()
        if uid:
            self._door.run(lambda s: s.report_forms.restore(str(uid)))

    # Inside

    def _kept(self, one: ShelfForm | None) -> KeptForm | None:
        if one is None or one.official:
            return None
        return self._door.session.services.report_forms.kept(one.form.code)

    def _edit(self, begin: Begin) -> None:
        self._key = None if begin.new else (begin.form.code, begin.form.valid_from)
        self._door.show_page(FormEditPage(self._door, begin))

    def _offer_copy(self, one: ShelfForm) -> None:
        if dialogs.door.ask(
            self,
            f"Biểu {one.form.code} do {one.form.document} quy định nên không sửa được.",
            detail="Giữ đúng mẫu thì số liệu các nơi mới cộng được với nhau. Cơ quan có thể sao"
            " chép thành biểu riêng rồi sửa bản sao.",
            yes="Sao chép thành biểu riêng",
        ):
            self.copy()

    def _show_chosen(self) -> None:
        one = self.chosen()
        if one is None:
            return
        self._key = _key(one)
        self.view.show_entry(one)
        self.edit.setText("Sửa biểu" if not one.official else "Sao chép, sửa")
        menu = self.more.menu()
        menu.clear()
        for act in self._acts(one):
            menu.addAction(theme.icon(act[1]), act[0], act[2])
        self.more.setVisible(bool(menu.actions()))

    def _acts(self, one: ShelfForm) -> list[Act]:
        acts: list[Act] = [("Sao chép thành biểu riêng (Ctrl+D)", "content-copy", self.copy)]
        kept = self._kept(one)
        if kept is None:
            return acts
        words = "Thôi dùng cho báo cáo mới" if kept.active else "Dùng lại cho báo cáo mới"
        acts.append((words, "power", self.turn))
        if kept.base:
            acts.append(("Trả về bản có sẵn…", "backup-restore", self.reset))
        else:
            acts.append(("Xóa biểu (Delete)", "trash-can-outline", self.delete))
        return acts

    def _pop(self, point: QPoint) -> None:
        self.more.menu().popup(self.list.viewport().mapToGlobal(point))

    def _add_line(self, place: int, one: ShelfForm) -> None:
        words = (one.form.code, one.form.name, valid_words(one.form), source_words(one))
        line = self.list.add(words, place)
        icon = theme.icon("scale-balance", "muted") if one.official else theme.icon(
            "table-edit", "accent")  # fmt: skip
        line.setIcon(0, icon)
        if not one.active:
            line.setText(1, f"{one.form.name} (đang tắt)")
            for column_ in range(4):
                line.setForeground(column_, theme.color("muted"))

    def _show_bin(self, kept: list[KeptForm]) -> None:
        self.bin_list.clear()
        for one in kept:
            form = one.generations[-1] if one.generations else None
            source = "Sửa đổi của bảng có sẵn" if one.base else "Cơ quan tự lập"
            words = (one.code, form.name if form else "", valid_words(form) if form else "", source)
            self.bin_list.add(words, one.uid)
        self.bin_list.choose(0)
        self.restore_button.setEnabled(bool(kept))
        self._show_side()

    def _show_side(self) -> None:
        in_bin = self.bin.isChecked()
        empty = in_bin and not self.bin_list.items()
        self.pages.setCurrentIndex(2 if empty else 1 if in_bin else 0)
        self.restore_button.setVisible(in_bin and not empty)

    def _on_bin(self) -> None:
        self._show_side()
        self.take_focus()

    def _lay_out(self) -> None:
        self.new = primary_button("Lập biểu mới", "table-plus", "Ctrl+N", self.add)
        head = SetUpHead("Biểu mẫu", self._door.leave_page, self.new)
        self.bin, self.restore_button = head.bin, head.restore
        self.bin.toggled.connect(lambda _on: self._on_bin())
        self.restore_button.clicked.connect(lambda _on=False: self.restore())
        self._add_acts()
        binned = Card(edge=1)
        binned.body.addWidget(self.bin_list)
        self.pages = QStackedWidget()
        for page in (Sides(self.list, self.view, wide=(5, 6)), binned, _no_bin()):
            self.pages.addWidget(page)
        lines = column(self, gap=8, edge=16)
        lines.addWidget(head)
        lines.addWidget(self.pages, 1)

    def _add_acts(self) -> None:
        self.edit = button("Sửa biểu", "pencil-outline", "", self.change)
        self.edit.setToolTip("Enter")
        self.more = Button("", "", "dots-horizontal", tip="Việc khác với biểu này")
        self.more.setAccessibleName("Việc khác")
        self.more.setMenu(QMenu(self.more))
        self.print = button("Xem như biểu in", "printer-eye", "", self.preview)
        self.print.setToolTip("Ctrl+P")
        self.view.acts.addStretch(1)
        for part in (self.print, self.edit, self.more):
            self.view.acts.addWidget(part)


class _Forms(LineList):
    """The forms; Delete is told."""

    deleted = Signal()

    def __init__(self) -> None:
        super().__init__(("Mã", "Tên biểu", "Áp dụng", "Nguồn"), (124, 180, 120, 200))
        self.setAccessibleName("Các biểu mẫu")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete deletes the chosen form."""
        if event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow window the days give way: the chosen form tells them beside the list."""
        super().resizeEvent(event)
        self.setColumnHidden(2, event.size().width() < theme.px(520))
        # A column that is shown again pushes the last one over the edge.
        before = sum(self.columnWidth(place) for place in range(3))
        self.setColumnWidth(3, max(event.size().width() - before, theme.px(80)))


def _no_bin() -> EmptyState:
    return EmptyState(
        "delete-clock-outline",
        "Thùng rác trống",
        "Biểu cơ quan tự lập mà bị xóa sẽ nằm ở đây, lấy lại được.",
    )


def _key(one: ShelfForm) -> tuple[str, date | None]:
    return one.form.code, one.form.valid_from


def _free_code(code: str, taken: set[str]) -> str:
    """ "01/TCD" copied is "01/TCD/CQ", then "01/TCD/CQ2"."""
    made, number = f"{code}/CQ", 2
    while made.casefold() in taken:
        made, number = f"{code}/CQ{number}", number + 1
    return made
