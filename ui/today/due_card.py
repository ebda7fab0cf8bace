"""One card of the board: a group with its number, its rows, and the way to the rest."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.today.horizon import Group
from desktop_app.today.items import DueGroup
from ui import theme
from ui.today.due_list import DueList
from ui.widgets.basics import Button, Card, Shape, link_button, row

FIRST_ROWS = {Group.LATE: 6, Group.TODAY: 50, Group.SOON: 12, Group.MONTH: 8}
MORE_ROWS = 50
NOTHING = {
    Group.LATE: "không có việc nào",
    Group.TODAY: "không có việc đến hạn",
    Group.SOON: "không có việc đến hạn",
    Group.MONTH: "không có việc nào khác",
}
_STATES = {Group.LATE: "late", Group.TODAY: "soon", Group.SOON: "soon", Group.MONTH: "info"}


class DueCard(Card):
    """Shows a group; asks for more rows of it, or for all of it elsewhere."""

    def __init__(self, group: Group, on_more: Callable[[], object]) -> None:
        super().__init__(" ", " ", edge=12)
        self.group = group
        self.wanted = FIRST_ROWS[group]  # rows to be shown
        self._on_more = on_more
        self.head.insertWidget(0, Shape(theme.status_icon(_STATES[group])))
        self.list = DueList("")
        self.foot = MoreLine(self._ask_more)
        self.body.addWidget(self.list)
        self.body.addWidget(self.foot)

    def show_group(self, group: DueGroup) -> None:
        """Show the group as it is now."""
        words = f"{group.count} việc" if group.count else NOTHING[self.group]
        self.title.setText(group.span.title)
        self.note.setText(words)
        self.list.setAccessibleName(f"{group.span.title}: {words}")
        self.list.show_items(group.items)
        self.list.setVisible(bool(group.items))
        self.foot.show_rest(group.more)

    def _ask_more(self) -> None:
        self.wanted += MORE_ROWS
        self._on_more()


class MoreLine(QWidget):
    """The line below rows that are not all there are."""

    def __init__(self, on_more: Callable[[], object]) -> None:
        super().__init__()
        self.more = link_button("", on_more)
        line = row(self, gap=16)
        line.addWidget(self.more)
        line.addStretch(1)

    def show_rest(self, left: int) -> None:
        """Offer further rows of so many that are left; nothing when none is."""
        some = min(left, MORE_ROWS)
        self.more.setText(f"Xem thêm {some} việc" + (f" (còn {left})" if left > some else ""))
        # The style sheet lets a link shrink to nothing; a line of its own must not.
        self.setFixedHeight(self.more.sizeHint().height())
        self.setVisible(left > 0)

    def add_link(self, text: str, on_click: Callable[[], object]) -> Button:
        """One more link beside it."""
        made = link_button(text, on_click)
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.insertWidget(1, made)
        return made
