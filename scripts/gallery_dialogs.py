"""The gallery's tabs, pages over a tab, dialogs, menus and work that goes on."""

from datetime import datetime
from types import SimpleNamespace

from gallery_entries import STATES, TODAY
from gallery_time import CALENDAR
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QMenu, QMessageBox, QWidget

from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.fields import Field, Kind
from desktop_app.jobs import Job
from desktop_app.office.day_lists import read_days
from desktop_app.record_history import RecordEvent
from ui import dialogs, theme
from ui.progress import ProgressPanel
from ui.widgets.ask import AskDialog, Question
from ui.widgets.basics import column, label, row
from ui.widgets.filters import FilterBar
from ui.widgets.find_bar import FindBar
from ui.widgets.history_page import HistoryPage
from ui.widgets.notes import StatusLine
from ui.widgets.page_stack import PageStack
from ui.widgets.quick_filters import ValuesPanel
from ui.widgets.tab_line import TabLine
from ui.workdays.paste import PasteDays

_CLOCK = FixedClock(datetime(2026, 11, 21, 9, 30, tzinfo=VIETNAM))
_TABS = (
    ("Hôm nay", "calendar-today"), ("Kế hoạch", "file-document-outline"),
    ("Nhiệm vụ", "checkbox-marked-outline"), ("Đơn thư", "email-outline"),
)  # fmt: skip
_PASTED = "01/01/2027 nghỉ Tết Dương lịch\n26/04/2027 nghỉ bù Giỗ Tổ\nkhông rõ ngày nào"


def windows() -> list[QWidget]:
    """What lies around and over the lists."""
    told = _column(_question(), _progress())
    over = _side((_ask(), 4), (told, 5), (_menu(), 3), (_values(), 4))
    return [_tabs(), _page(), over, _paste(), _foot()]


def _tabs() -> QWidget:
    made = TabLine()
    for words, icon in _TABS:
        made.addTab(theme.icon(icon, "muted"), words)
    made.setCurrentIndex(1)
    return made


def _page() -> QWidget:
    """A page over the list of its tab: the history of a record, under a head of its own."""

    def read(page: HistoryPage) -> None:
        changed = ("Nội dung: trống → Khiếu nại quyết định xử phạt", "Phân loại: Mới → Khiếu nại")
        page.show_events([
            RecordEvent("2026-11-21T09:30", "Lan Anh", "Sửa lượt tiếp số 213", changed),
            RecordEvent("2026-11-20T15:10", "Lan Anh", "Thêm lượt tiếp số 213", ()),
        ])  # fmt: skip

    stack = PageStack((label("Danh sách"),))
    history = HistoryPage("lượt tiếp số 213/2026", read, lambda: None)
    find = FindBar(lambda: None)
    find.show()
    history.layout().insertWidget(1, find)
    stack.open_page(history, lambda: None)
    stack.setFixedHeight(theme.px(300))
    return stack


def _ask() -> QWidget:
    """The dialog of a step: what is asked, the way back, the one button."""
    session = SimpleNamespace(clock=_CLOCK)
    question = Question(
        "Thụ lý",
        "Ghi vào sổ",
        (
            Field("day", "Ngày thụ lý", Kind.DATE, required=True, width=30),
            Field("officer", "Người phụ trách", width=40, article="Điều 27 Luật Khiếu nại"),
        ),
        lambda _services, _values: None,
        "Vụ việc số 22/2026",
        {"day": TODAY.isoformat()},
    )
    frame = _frame()
    made = AskDialog(frame, session, question)
    made.banner.tell("Giải quyết khiếu nại: hạn 21/12/2026, 30 ngày kể từ ngày thụ lý.")
    made.setMinimumWidth(theme.px(320))
    return _framed(made, frame)


def _question() -> QWidget:
    frame = _frame()
    words = "Xóa mẫu xem “Việc gấp”?"
    about = "Những gì trong sổ vẫn còn nguyên; chỉ cách xem này bị xóa."
    made = dialogs.make_box(frame, QMessageBox.Icon.Warning, words, about)
    made.addButton("Xóa mẫu xem", QMessageBox.ButtonRole.AcceptRole)
    made.setDefaultButton(made.addButton("Thôi", QMessageBox.ButtonRole.RejectRole))
    return _framed(made, frame)


def _menu() -> QWidget:
    """The menu of filters, as it opens."""
    bar = FilterBar(
        (Field("day", "Ngày tiếp", Kind.DATE), Field("state", "Tình trạng", Kind.CHOICE)),
        lambda _key: STATES, lambda: TODAY,
    )  # fmt: skip
    bar.set_filter("state", ["late"])
    menu = bar.button.menu()
    menu.aboutToShow.emit()
    picture = QLabel()
    picture.setPixmap(_grabbed(menu))
    picture.setAlignment(Qt.AlignmentFlag.AlignTop)
    inner = next(one for one in menu.findChildren(QMenu) if not one.isEmpty() and _ticked(one))
    values = QLabel()
    values.setPixmap(_grabbed(inner))
    made = _column(picture, values)
    made.setProperty("kept", bar)  # the menus are its own
    return made


def _ticked(menu: QMenu) -> bool:
    return any(action.isCheckable() for action in menu.actions())


def _grabbed(menu: QMenu):
    menu.resize(menu.sizeHint())
    if menu.actions():
        menu.setActiveAction(menu.actions()[0])
    return menu.grab()


def _values() -> QWidget:
    """The values of a column with their counts, as a filter shows them."""
    counted = [("done", "Đã trả lời", 14), ("soon", "Còn hạn", 7), ("late", "Quá hạn", 2)]
    return ValuesPanel(counted, ["late"])


def _progress() -> QWidget:
    room = QFrame()
    room.setProperty("role", "card")
    room.setFixedHeight(theme.px(190))
    panel = ProgressPanel(room, "Đang đọc tệp Excel…", Job())
    panel.progress(6, 10, "6.000 trong 10.000 dòng")
    panel.show()
    return room


def _paste() -> QWidget:
    """What was pasted at the left, what it was understood as at the right."""
    days_off = SimpleNamespace(read_list=lambda text, year: read_days(text, year, CALENDAR))
    frame = _frame()
    made = PasteDays(frame, SimpleNamespace(days_off=days_off), 2027, _PASTED)
    made.setFixedHeight(theme.px(330))
    return _framed(made, frame)


def _foot() -> QWidget:
    made = StatusLine()
    made.tell("Đã lưu lượt tiếp 213.", undoable=True)
    made.show_backup("Sao lưu gần nhất: hôm nay 10:30")
    return made


def _frame() -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "card")
    return frame


def _framed(dialog: QDialog, frame: QFrame) -> QWidget:
    """A dialog as a part of the page."""
    dialog.setWindowFlags(Qt.WindowType.Widget)
    column(frame, gap=0, edge=1).addWidget(dialog)
    dialog.show()
    return frame


def _column(*parts: QWidget) -> QWidget:
    made = QWidget()
    lines = column(made, gap=8)
    for part in parts:
        lines.addWidget(part)
    lines.addStretch(1)
    return made


def _side(*parts: tuple[QWidget, int]) -> QWidget:
    made = QWidget()
    line = row(made, gap=12)
    for part, weight in parts:
        line.addWidget(part, weight, Qt.AlignmentFlag.AlignTop)
    return made
