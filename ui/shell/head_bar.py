"""The bar at the top: whose book it is, the search, the day, the menu of the user."""

from datetime import date

from PySide6.QtWidgets import QFrame, QMenu

from desktop_app.dates import show_long
from ui import theme
from ui.widgets.basics import Button, Shape, label, row
from ui.widgets.search_field import SearchField


class HeadBar(QFrame):
    """Holds no logic: the desk fills the menu and listens to the search."""

    def __init__(self, office: str, user: str, day: date) -> None:
        super().__init__()
        self.setProperty("role", "bar-top")
        self.office = label(office, "title")
        self.search = SearchField("Kế hoạch, việc, đơn, báo cáo", "Ctrl+K")
        self.search.setMaximumWidth(theme.px(400))
        self.day = label(show_long(day), "muted")
        self.menu = QMenu(self)
        self.user = Button(user, icon="account-circle-outline", tip="Tài khoản và thiết đặt (F10)")
        self.user.setMenu(self.menu)
        line = row(self, gap=12)
        line.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(6))
        line.addWidget(Shape(theme.icon("book-open-page-variant", "accent"), 24))
        line.addWidget(self.office)
        line.addStretch(1)
        line.addWidget(self.search, 4)
        line.addStretch(1)
        line.addWidget(self.day)
        line.addWidget(self.user)

    def show_day(self, day: date) -> None:
        """Show another day."""
        self.day.setText(show_long(day))
