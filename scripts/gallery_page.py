"""The page of the gallery: every part that screens are made of, in the order of a screen."""

from collections.abc import Sequence

from gallery_dialogs import windows
from gallery_entries import buttons, entries, states
from gallery_lists import empty, lists
from gallery_time import charts, days
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QWidget

from ui import theme
from ui.widgets.basics import Card, column, label, row

WIDTH = 1366
COLOURS = (
    ("ink", "chữ"), ("muted", "chữ phụ"), ("line", "nét"), ("edge", "viền ô"), ("desk", "nền"),
    ("card", "thẻ"), ("accent", "nhấn"), ("soft", "gợi ý"), ("selection", "đang chọn"),
    ("late", "quá hạn"), ("soon", "sắp hạn"), ("done", "xong"), ("info", "tin"),
)  # fmt: skip
SIZES = (
    ("heading", "Tên trang"), ("title", "Tên thẻ"), ("strong", "Chữ đậm"), ("", "Chữ thường"),
    ("muted", "Chữ phụ: lấy từ đâu, vì sao"), ("small", "Chữ nhỏ: lời dặn dưới ô nhập"),
)  # fmt: skip


def gallery() -> QWidget:
    """Two columns of cards; nothing in it asks a book."""
    page = QWidget()
    lines = column(page, gap=12, edge=16)
    lines.addWidget(label("Các phần của màn hình", "heading"))
    lines.addWidget(_section("Màu và cỡ chữ", [_colours(), _sizes()]))
    lines.addWidget(_section("Nút", buttons()))
    sides = row(gap=12)
    for parts in (
        (("Trạng thái, lời nhắn", states()), ("Danh sách và bảng", lists())),
        (
            ("Phiếu nhập", entries()),
            ("Ngày và hạn", days()),
            ("Con số", charts()),
            ("Danh sách chưa có gì", [empty()]),
        ),
    ):
        side = column(gap=12)
        for title, inside in parts:
            side.addWidget(_section(title, inside))
        side.addStretch(1)
        sides.addLayout(side, 1)
    lines.addLayout(sides)
    lines.addWidget(_section("Trang, hộp, việc đang chạy", windows()))
    lines.addStretch(1)
    return page


def whole(page: QWidget) -> QWidget:
    """The page as high as its parts ask, laid out and shown."""
    page.resize(WIDTH, 800)
    page.show()
    for _ in range(3):
        QApplication.processEvents()
        lines = page.layout()
        assert lines is not None
        page.resize(WIDTH, lines.totalHeightForWidth(WIDTH))
    QApplication.processEvents()
    return page


def _section(title: str, parts: Sequence[QWidget]) -> Card:
    card = Card(title, edge=16)
    card.body.setSpacing(theme.px(12))
    for part in parts:
        card.body.addWidget(part)
    card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    return card


def _colours() -> QWidget:
    part = QWidget()
    line = row(part, gap=8)
    for role, words in COLOURS:
        swatch = QFrame()
        swatch.setFixedHeight(theme.px(28))
        colours = f"background: {theme.color(role).name()}; border: 1px solid"
        swatch.setStyleSheet(f"{colours} {theme.color('edge').name()}; border-radius: 4px;")
        one = column(gap=2)
        one.addWidget(swatch)
        one.addWidget(label(words, "small"))
        line.addLayout(one, 1)
    return part


def _sizes() -> QWidget:
    part = QWidget()
    line = row(part, gap=24)
    for role, words in SIZES:
        line.addWidget(label(words, role))
    line.addStretch(1)
    return part
