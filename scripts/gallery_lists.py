"""The gallery's tables, lists and trees."""

from gallery_entries import STATES, TODAY
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from desktop_app.fields import Field, Kind
from ui import theme
from ui.widgets.basics import row
from ui.widgets.chip import ChipDelegate
from ui.widgets.filters import FilterBar
from ui.widgets.lines import LineList
from ui.widgets.notes import EmptyState
from ui.widgets.outline import Heading, Outline
from ui.widgets.record_list import RecordList
from ui.widgets.tick_list import TickList
from ui.widgets.ticks import TickColumn, TickRow, TickTable
from ui.widgets.wrapped import WrappedTable

_KEYS = ("number", "day", "name", "matter", "people", "state")
_ROWS = [
    ("214", "2026-11-20", "Nguyễn Thị Hòa", "Đề nghị cấp lại giấy chứng nhận", 1, "done"),
    ("213", "2026-11-20", "Trần Văn Đức", "Khiếu nại quyết định xử phạt", 1, "soon"),
    ("212", "2026-11-18", "Đoàn 6 người", "Phản ánh mùi hôi từ cơ sở chăn nuôi", 6, "late"),
    ("211", "2026-11-18", "Lê Thị Ngọc Bích", "Đề nghị sửa đường ngõ xóm", 12, "info"),
]
_FIELDS = (
    Field("number", "Số", Kind.NUMBER, width=5),
    Field("day", "Ngày tiếp", Kind.DATE, width=11),
    Field("name", "Họ tên", Kind.NAME, width=14),
    Field("matter", "Nội dung vụ việc", width=18),
    Field("people", "Số người", Kind.NUMBER, width=8),
    Field("state", "Tình trạng", Kind.CHOICE, choices=STATES, width=15),
)


class Rows:
    """A handful of made-up rows."""

    def ids(self, query):
        """All of them."""
        return [row[0] for row in _ROWS]

    def rows(self, uids):
        """As the database would give them."""
        found = {row[0]: dict(zip(_KEYS, row, strict=True)) for row in _ROWS}
        return [found[uid] for uid in uids]


def lists() -> list[QWidget]:
    """The record table with its search and filters, high rows, ticks, lines, an outline."""
    return [_records(), _wrapped(), _ticks(), _lines(), _side_by_side(_outline(), _tick_list())]


def _records() -> QWidget:
    made = RecordList(
        _FIELDS,
        Rows(),
        filters=FilterBar([_FIELDS[1], _FIELDS[5]], lambda _key: STATES, lambda: TODAY),
        search_hint="Tìm tên, nội dung",
        empty=EmptyState("account-voice", "Chưa có lượt tiếp nào"),
    )
    looks = dict(STATES)
    made.table.setItemDelegateForColumn(
        5, ChipDelegate(made.table, lambda row: (str(row["state"]), looks[str(row["state"])]))
    )
    made.filters.set_filter("state", ["done", "soon", "late", "info"])
    made.table.sort_by(1)
    made.table.select_uid("213")
    made.setFixedHeight(theme.px(280))
    return made


def _wrapped() -> QWidget:
    """Rows as high as their words."""
    model = QStandardItemModel()
    for place, words in enumerate(("Nội dung nhiệm vụ", "Chủ trì", "Thời gian")):
        head = QStandardItem(words)
        head.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        model.setHorizontalHeaderItem(place, head)
    for cells in (
        (
            "Tuyên truyền, phổ biến pháp luật về thực hiện dân chủ trên hệ thống truyền thanh và "
            "trang thông tin điện tử",
            "Phòng Văn hóa – Xã hội",
            "Thường xuyên",
        ),
        ("Niêm yết công khai quy hoạch", "Phòng Kinh tế", "Quý II/2026"),
    ):
        model.appendRow([QStandardItem(cell) for cell in cells])
    made = WrappedTable(model)
    model.setParent(made)
    for place, wide in enumerate((300, 150, 120)):
        made.setColumnWidth(place, theme.px(wide))
    made.horizontalHeader().setStretchLastSection(True)
    made.setFixedHeight(theme.px(150))
    made.fit_rows()
    return made


def _ticks() -> QWidget:
    columns = (
        TickColumn("Nhiệm vụ", 20, wide=True),
        TickColumn("Đơn vị", 16),
        TickColumn("Cần xem", 14),
    )
    made = TickTable(columns, "Nhiệm vụ của kế hoạch")
    made.show_rows([
        TickRow(("Niêm yết công khai quy hoạch", "Phòng Kinh tế", "")),
        TickRow(("Họp thôn bầu Ban Thanh tra nhân dân", "Các thôn", "không có hạn"), True,
                "warning", 2),
        TickRow(("Nội dung của cấp tỉnh", "Sở Nội vụ", ""), False),
    ])  # fmt: skip
    made.setFixedHeight(theme.px(148))
    return made


def _lines() -> QWidget:
    made = LineList(("Lúc", "Người làm", "Việc"), (140, 120, 300))
    made.add(("21/11/2026 09:30", "Lan Anh", "Sửa lượt tiếp số 213"), 1)
    made.add(("20/11/2026 15:10", "Lan Anh", "Thêm lượt tiếp số 213"), 2)
    made.choose(0)
    made.setFixedHeight(theme.px(112))
    return made


def _outline() -> QWidget:
    made = Outline()
    made.show_headings([
        Heading("Căn cứ (5)", "bases"),
        Heading("I. Mục đích, yêu cầu", "1", (
            Heading("1. Mục đích", "1.1"), Heading("2. Yêu cầu", "1.2"),
        )),
        Heading("Phụ lục: 17 nhiệm vụ", "annex", icon="table"),
    ])  # fmt: skip
    made.mark("1.2")
    made.setFixedHeight(theme.px(160))
    return made


def _tick_list() -> QWidget:
    made = TickList("Tình trạng")
    for place, words in enumerate(("Đã trả lời  14", "Còn hạn  7", "Quá hạn  2")):
        made.add(words, ticked=place < 2)
    made.setFixedHeight(theme.px(160))
    return made


def _side_by_side(*parts: QWidget) -> QWidget:
    made = QWidget()
    line = row(made, gap=12)
    for part in parts:
        line.addWidget(part, 1)
    return made


def empty() -> QWidget:
    """What a list teaches that holds nothing yet."""
    made = EmptyState(
        "file-document-plus-outline", "Chưa có kế hoạch nào",
        "Mở tệp Word, PDF hay văn bản mà cấp trên gửi: chương trình đọc thành từng nhiệm vụ.",
        "Hoặc kéo tệp vào đây.",
    )  # fmt: skip
    made.add_action("Mở từ tệp…", "folder-open-outline", lambda: None, "Ctrl+O")
    made.setFixedHeight(theme.px(220))
    return made
