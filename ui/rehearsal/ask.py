"""The question before a rehearsal: which day is to be believed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.errors import UserError
from ui import theme
from ui.widgets.basics import button, column, label, primary_button, row
from ui.widgets.entries import DateEntry

HINT = (
    "Chương trình chép sổ sang một bản riêng để bạn thử thoải mái: việc nào sẽ quá hạn, kỳ báo cáo"
    " nào đến, in thử, nhập thử. Mọi bản in đều có dấu TẬP DƯỢT. Kết thúc thì bản sao được xóa;"
    " sổ thật không đổi."
)


class AskRehearsal(QDialog):
    """Typed as everywhere ("9/6", "090627"); Enter begins."""

    def __init__(self, parent: QWidget, today: date, begin: Callable[[date], object]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tập dượt với một ngày khác")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._begin = begin
        self.day = DateEntry(lambda: today)
        self.day.setAccessibleName("Giả sử hôm nay là")
        self.fault = label("", "error", wrap=True)
        lines = column(self, gap=8, edge=16)
        hint = label(HINT, "muted", wrap=True)
        hint.setMinimumWidth(theme.px(420))
        lines.addWidget(hint)
        lines.addWidget(label("Giả sử hôm nay là"))
        lines.addWidget(self.day)
        lines.addWidget(self.fault)
        foot = row(gap=8)
        foot.addStretch(1)
        foot.addWidget(button("Thôi", "", "", self.reject))
        self.go = primary_button("Bắt đầu tập dượt", "run", "", self._on_go)
        self.go.setDefault(True)
        foot.addWidget(self.go)
        lines.addLayout(foot)
        self.day.setFocus()

    def _on_go(self) -> None:
        try:
            value = self.day.value()
        except UserError as error:
            self.fault.setText(error.message)
            return
        if not value:
            self.fault.setText("Hãy gõ một ngày, như 9/6/2027.")
            return
        self.accept()
        self._begin(date.fromisoformat(str(value)))
