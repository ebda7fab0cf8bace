"""Who signed a pack: the digits to compare, before the first pack of a key is taken."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QCheckBox, QGridLayout, QWidget

from desktop_app import dates
from desktop_app.office.law_keys import TrustedKey
from desktop_app.office.law_pack_views import PackPreview
from ui import theme
from ui.widgets.basics import Card, button, column, label, row
from ui.widgets.notes import Banner

_COLUMNS = 4
_ASK = (
    "Ai cũng ghi được tên một cơ quan vào gói; chỉ dãy số này cho biết gói do ai ký."
    " Hãy so với dãy số trong công văn, hoặc gọi cho nơi phát hành theo số điện thoại đã biết"
    " từ trước (không dùng số ghi trong thư gửi kèm gói)."
)


class SignerPart(QWidget):
    """The digits in groups; a key not yet trusted needs a tick and a button."""

    trusted = Signal()

    def __init__(self, preview: PackPreview, known: TrustedKey | None) -> None:
        super().__init__()
        self.note = Banner("hint")
        self.compared = QCheckBox(
            "Tôi đã so đủ &tám nhóm số: giống hệt dãy số nhận bằng đường khác"
        )
        self.trust = button("&Tin khóa này", "key-plus", "", self.trusted.emit)
        self.trust.setEnabled(False)
        self.compared.toggled.connect(self.trust.setEnabled)
        card = Card("Khóa đã ký gói này", edge=12)
        card.body.addWidget(label(f"Nơi phát hành ghi trong gói: {preview.pack.head.publisher}"))
        card.body.addLayout(_digits(preview.digits))
        card.body.addWidget(self.compared)
        foot = row(gap=8)
        foot.addWidget(self.trust)
        foot.addStretch(1)
        card.body.addLayout(foot)
        lines = column(self, gap=8)
        lines.addWidget(self.note)
        lines.addWidget(card)
        lines.addStretch(1)
        self.show_known(known)

    def show_known(self, known: TrustedKey | None) -> None:
        """Say whether the key is trusted; nothing is asked then."""
        if known is None:
            self.note.tell(f"Lần đầu gặp khóa này nên chưa nạp được gói. {_ASK}", "soon")
        else:
            since, by = dates.show(known.since), known.by
            self.note.tell(f"Khóa này đã được tin từ ngày {since} ({by} đối chiếu).", "done")
        for part in (self.compared, self.trust):
            part.setVisible(known is None)


def _digits(digits: str) -> QGridLayout:
    """Two lines of four groups, large, so that they can be read out and ticked off."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(20))
    grid.setVerticalSpacing(theme.px(4))
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(QApplication.font().pointSizeF() * 1.7)
    font.setWeight(QFont.Weight.DemiBold)
    for place, group in enumerate(digits.split()):
        shown = label(group)
        shown.setFont(font)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown.setAccessibleName(f"Nhóm số {place + 1}: {' '.join(group)}")
        grid.addWidget(shown, place // _COLUMNS, place % _COLUMNS)
    grid.setColumnStretch(_COLUMNS, 1)
    return grid
