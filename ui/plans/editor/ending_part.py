"""The end of a plan: who receives it, with what tag, and who signs."""

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QMenu, QWidget

from desktop_app.office.service import OfficeService
from desktop_app.plans.editing import head
from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.editing.stack import Edit
from desktop_app.plans.model import Plan, Recipient, Text
from ui import theme
from ui.plans.editor.part import EditorPart
from ui.plans.editor.row_list import RowList, RowView
from ui.plans.editor.signer_box import SignerBox
from ui.session import Session
from ui.widgets.basics import Button, button, column, label, row, scrolled

RECIPIENTS, LEFTOVERS, SIGNER = "recipients", "leftovers", "signer"


class EndingPart(EditorPart):
    """A list pasted into any line becomes lines; the line "Lưu" stays last."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._plan = Plan()
        self._visit = 0
        self._in_leftovers = False
        self._office: OfficeService = session.services.office
        self.rows = RowList(numbered=False, extra=self._tag_choice)
        self.leftovers = RowList(numbered=False)
        self.signer = SignerBox(session.services.office.officers())
        self.add = button("Thêm nơi nhận", "plus", "Alt+T", self._add_empty)
        self.units = Button("Thêm đơn vị của ta", "", "account-multiple-plus-outline")
        self.units.setMenu(QMenu(self.units))
        self.units.menu().aboutToShow.connect(self._fill_units)
        self._lay_out()
        self._connect()

    def show_plan(self, plan: Plan) -> None:
        """Show recipients, signer and what found no place."""
        self._plan = plan
        self.rows.show_rows([RowView(one.text) for one in plan.recipients])
        for place, one in enumerate(plan.recipients):
            choice = self.rows.extra(place)
            assert isinstance(choice, TagChoice)
            choice.show_tag(one)
        self.leftovers.show_rows(
            [RowView(one.text if isinstance(one, Text) else "(bảng)") for one in plan.leftovers]
        )
        self._leftover_box.setVisible(bool(plan.leftovers))
        self.signer.show_signer(plan.signer)

    def go_to(self, place: Place) -> None:
        """Put the cursor into a recipient, a leftover or a line of the signature."""
        if place.field == LEFTOVERS and self._plan.leftovers:
            self.leftovers.go_to(place.row, place.at if place.at else -1)
        elif place.field.startswith(SIGNER):
            self.signer.go_to(place.field.partition(".")[2])
        elif self._plan.recipients:
            self.rows.go_to(place.row, place.at if place.at else -1)
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> Place:
        """The line with the cursor."""
        if self.leftovers.current() >= 0:
            return Place(Part.ENDING, self.leftovers.current(), field=LEFTOVERS)
        if self.signer.current():
            return Place(Part.ENDING, field=f"{SIGNER}.{self.signer.current()}")
        return Place(Part.ENDING, max(self.rows.current(), 0), field=RECIPIENTS)

    # What the person does

    def _do(
        self,
        change: Callable[[Plan], Plan],
        words: str,
        at: int,
        merge: str = "",
        field: str = RECIPIENTS,
    ) -> None:
        self.edited.emit(Edit(change, words, Place(Part.ENDING, at, field=field), merge))

    def _on_edited(self, at: int, text: str) -> None:
        if text != self._plan.recipients[at].text:
            change = partial(head.with_recipient, row=at, text=text)
            self._do(change, "Sửa nơi nhận", at, f"ending.{at}.{self._visit}")

    def _on_tag(self, choice: "TagChoice", tag: str) -> None:
        at = next((i for i in range(self.rows.count()) if self.rows.extra(i) is choice), -1)
        if at >= 0 and tag != self._plan.recipients[at].tag:
            self._do(partial(head.with_tag, row=at, tag=tag), "Đổi ký hiệu nơi nhận", at)

    def _on_entered(self, at: int) -> None:
        self._do(partial(_with_empty, row=at), "Thêm nơi nhận", at)
        self.rows.go_to(min(at, self._before_archive()))

    def _on_pasted(self, at: int, texts: list[str]) -> None:
        change = partial(head.insert_recipients, row=at, texts=texts)
        self._do(change, f"Dán {len(texts)} nơi nhận", at)

    def _on_moved(self, at: int, to: int) -> None:
        self._do(partial(head.move_recipient, row=at, to=to), "Chuyển nơi nhận", to)

    def _on_removed(self, at: int) -> None:
        self._do(partial(head.remove_recipients, rows=(at,)), "Bỏ nơi nhận", max(0, at - 1))
        self.rows.go_to(max(0, at - 1))

    def _on_left(self, at: int) -> None:
        """A row left empty goes."""
        self._visit += 1
        if at < len(self._plan.recipients) and not self._plan.recipients[at].text.strip(" -;."):
            merge = f"ending.{at}.{self._visit - 1}"
            self._do(partial(head.remove_recipients, rows=(at,)), "Bỏ nơi nhận", at, merge)

    def _add_empty(self) -> None:
        self._on_entered(self._before_archive())

    def _add_units(self, names: list[str]) -> None:
        at = self._before_archive()
        change = partial(head.insert_recipients, row=at, texts=names)
        self._do(change, "Thêm đơn vị của ta vào nơi nhận", at)

    def _before_archive(self) -> int:
        kept = [one for one in self._plan.recipients if not head.is_archive(one.text)]
        return len(kept)

    def _fill_units(self) -> None:
        menu = self.units.menu()
        menu.clear()
        departments = [one.name for one in self._office.departments()]
        villages = [one.name for one in self._office.villages()]
        for names, words in ((departments, "Tất cả phòng, đơn vị"), (villages, "Tất cả thôn, tổ")):
            if names:
                menu.addAction(f"{words} ({len(names)})", partial(self._add_units, names))
                for name in names:
                    menu.addAction(f"    {name}", partial(self._add_units, [name]))
        if menu.isEmpty():
            menu.addAction("Chưa ghi đơn vị nào trong Thông tin cơ quan").setEnabled(False)

    def _on_leftover(self, at: int, text: str) -> None:
        old = self._plan.leftovers[at]
        if isinstance(old, Text) and text != old.text:
            change = partial(_with_leftover, row=at, text=text)
            self._do(change, "Sửa phần còn lại", at, f"ending.left.{at}", LEFTOVERS)

    def _on_leftover_gone(self, at: int) -> None:
        self._do(partial(_without_leftover, row=at), "Bỏ phần còn lại", at, "", LEFTOVERS)

    def _on_signer(self, key: str, change: Callable[[Plan], Plan], words: str) -> None:
        merge = f"ending.signer.{key}" if key else ""
        self._do(change, words, 0, merge, f"{SIGNER}.{key}")

    # How it looks

    def _tag_choice(self, _place: int) -> QWidget:
        choice = TagChoice()
        choice.tag_chosen.connect(lambda tag: self._on_tag(choice, tag))
        return choice

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("role", "clear")
        lines = column(inside, gap=12, edge=16)
        top = row(gap=8)
        top.addWidget(label("Nơi nhận", "title"), 1)
        top.addWidget(self.units)
        top.addWidget(self.add)
        lines.addLayout(top)
        lines.addWidget(self.rows)
        hint = "Dán cả danh sách vào một dòng cũng được. Dòng “Lưu: …” luôn đứng cuối."
        lines.addWidget(label(hint, "small"))
        self._leftover_box = QWidget()
        box = column(self._leftover_box, gap=4)
        box.addWidget(label("Chưa xếp được vào đâu", "title"))
        box.addWidget(label("In sau phần ký. Sửa, hoặc bỏ nếu là chữ thừa của tệp gốc.", "small"))
        box.addWidget(self.leftovers)
        lines.addWidget(self._leftover_box)
        lines.addSpacing(theme.px(8))
        lines.addWidget(self.signer)
        lines.addStretch(1)
        column(self, gap=0).addWidget(scrolled(inside, self))

    def _connect(self) -> None:
        self.rows.edited.connect(self._on_edited)
        self.rows.entered.connect(self._on_entered)
        self.rows.pasted.connect(self._on_pasted)
        self.rows.moved.connect(self._on_moved)
        self.rows.removed.connect(self._on_removed)
        self.rows.left.connect(self._on_left)
        self.leftovers.edited.connect(self._on_leftover)
        self.leftovers.removed.connect(self._on_leftover_gone)
        self.signer.edited.connect(self._on_signer)
        for told in (self.rows.focused, self.leftovers.focused):
            told.connect(lambda *_where: self.place_changed.emit(self.place()))
        self.signer.focused.connect(lambda: self.place_changed.emit(self.place()))


class TagChoice(QComboBox):
    """b/c, P/h, T/h behind a recipient, or none."""

    tag_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Ký hiệu nơi nhận")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addItem("—", "")
        for tag, words in head.TAGS:
            self.addItem(tag, tag)
            self.setItemData(self.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
        self.setToolTip("b/c: để báo cáo; P/h: để phối hợp; T/h: để thực hiện")
        self.activated.connect(lambda _at: self.tag_chosen.emit(str(self.currentData())))

    def show_tag(self, recipient: Recipient) -> None:
        """Show the tag of a line; another one than the usual is shown as it is written."""
        self.setEnabled(not head.is_archive(recipient.text))
        place = self.findData(recipient.tag)
        if place < 0:
            self.addItem(recipient.tag, recipient.tag)
            place = self.count() - 1
        self.setCurrentIndex(place)


def _with_empty(plan: Plan, *, row: int) -> Plan:
    kept = [one for one in plan.recipients if not head.is_archive(one.text)]
    at = min(row, len(kept))
    recipients = (*plan.recipients[:at], Recipient(""), *plan.recipients[at:])
    return msgspec.structs.replace(plan, recipients=recipients)


def _with_leftover(plan: Plan, *, row: int, text: str) -> Plan:
    old = plan.leftovers[row]
    new = msgspec.structs.replace(old, text=text, spans=()) if isinstance(old, Text) else old
    leftovers = (*plan.leftovers[:row], new, *plan.leftovers[row + 1 :])
    return msgspec.structs.replace(plan, leftovers=leftovers)


def _without_leftover(plan: Plan, *, row: int) -> Plan:
    leftovers = (*plan.leftovers[:row], *plan.leftovers[row + 1 :])
    return msgspec.structs.replace(plan, leftovers=leftovers)
