"""Choosing what a plan is compared with: its versions first, then every other plan."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.text import fold
from desktop_app.plans.life.partners import Partner
from ui.plans.action import PlansDoor
from ui.plans.compare.page import ComparePage
from ui.widgets.basics import Card, ElidedLabel, button, column, label, primary_button, row
from ui.widgets.lines import LineList
from ui.widgets.notes import EmptyState
from ui.widgets.search_field import SearchField
from ui.widgets.visible import visible


class ChoosePage(QWidget):
    """Enter compares with the chosen plan; the likeliest one is chosen already."""

    def __init__(self, door: PlansDoor, uid: str) -> None:
        super().__init__()
        self._door = door
        self._uid = uid
        self._partners = door.session.services.life.partners(uid)
        self.search = SearchField("Tìm số, trích yếu, cơ quan (không cần dấu)")
        heads = ("Quan hệ", "Kế hoạch", "Cơ quan, ngày, tình trạng")
        self.list = LineList(heads, (170, 700))
        self.go = primary_button("So sánh", "file-compare", "Ctrl+Enter", self.compare)
        self._lay_out()
        self.search.listen(self)
        self.search.searched.connect(self._fill)
        self.list.itemActivated.connect(lambda *_: self.compare())
        self._fill("")

    def take_focus(self) -> None:
        """The list, where the likeliest plan is chosen."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def compare(self) -> None:
        """Show the chosen plan beside this one."""
        if other := self.list.chosen():
            self._door.show_page(ComparePage.of_plans(self._door, self._uid, str(other)))

    def _fill(self, typed: str) -> None:
        self.list.clear()
        wanted = fold(typed).split()
        for partner in self._partners:
            if all(word in fold(_line(partner)) for word in wanted):
                words = (partner.why, visible(partner.name), visible(partner.note))
                self.list.add(words, partner.uid)
        self.list.choose(0)
        self.go.setEnabled(self.list.topLevelItemCount() > 0)

    def _lay_out(self) -> None:
        plan = self._door.session.services.plans.rows([self._uid])[0]
        head = row(gap=8)
        head.addWidget(button("Trở về", "arrow-left", "", self._door.leave_page))
        head.addWidget(label("So sánh với bản nào?", "title"))
        head.addWidget(ElidedLabel(visible(str(plan["title"] or "")), "muted"), 1)
        head.addWidget(self.go)
        lines = column(self, gap=8, edge=16)
        lines.addLayout(head)
        card = Card(edge=8)
        if self._partners:
            card.body.addWidget(self.search)
            card.body.addWidget(self.list, 1)
        else:
            card.body.addWidget(
                EmptyState(
                    "file-compare",
                    "Trong sổ chưa có bản nào khác để so sánh",
                    "Mở thêm kế hoạch khác từ tệp, hoặc lập bản sửa đổi, rồi so sánh hai bản.",
                )
            )
        lines.addWidget(card, 1)


def _line(partner: Partner) -> str:
    return f"{partner.why} {partner.name} {partner.note}"
