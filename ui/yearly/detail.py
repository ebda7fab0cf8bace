"""What there is to know about one item of the year: its days, its law, how sure its time is."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QWidget

from desktop_app.dates import show
from desktop_app.tasks.year_calendar import YearRow
from ui import theme
from ui.widgets.basics import column, label, scrolled, set_role

_MANY = 12  # days told one by one


class YearDetail(QFrame):
    """The chosen item in full."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        inside = QWidget()
        set_role(inside, "clear")
        self.title = label("", "title", wrap=True)
        self.facts = label("", "", wrap=True)
        lines = column(inside, gap=4, edge=12)
        lines.addWidget(self.title)
        lines.addWidget(self.facts)
        lines.addStretch(1)
        self.setMinimumHeight(theme.px(84))
        column(self, gap=0, edge=1).addWidget(scrolled(inside, self))

    def sizeHint(self) -> QSize:
        """Room for most items; the list takes what is left."""
        return QSize(theme.px(400), theme.px(190))

    def show_row(self, one: YearRow) -> None:
        """Show another item."""
        item = one.item
        days = [show(day) for day in one.days]
        more = f" và {len(days) - _MANY} ngày nữa" if len(days) > _MANY else ""
        facts = (
            ("Hạn trong năm", ", ".join(days[:_MANY]) + more),
            ("Căn cứ", ", ".join(part for part in (item.article, item.source) if part)),
            ("Thời gian", f"{item.when_words} ({item.certainty.lower()})"),
            ("Sản phẩm", item.deliverable),
            ("Mục việc", "; ".join(item.checklist)),
            ("Minh chứng", "cần có trước khi đánh dấu xong" if item.needs_evidence else ""),
            ("Lưu ý", item.note),
        )
        self.title.setText(item.title)
        self.facts.setText("\n".join(f"{name}: {words}" for name, words in facts if words))
