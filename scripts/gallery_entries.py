"""The gallery's buttons, states and entries."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QMenu, QRadioButton, QSizePolicy, QWidget

from desktop_app.fields import Field, Kind
from ui.widgets.basics import (
    Button,
    ElidedLabel,
    StatusChip,
    button,
    link_button,
    primary_button,
    row,
)
from ui.widgets.form import RecordForm
from ui.widgets.notes import Banner
from ui.widgets.search_field import SearchField

TODAY = date(2026, 11, 21)
STATES = (("done", "Đã trả lời"), ("soon", "Còn 7 ngày"), ("late", "Quá 2 ngày"), ("info", "Mới"))
_BANNERS = {
    "hint": "Ông Đức đã đến 2 lần: 14/9 (cùng nội dung), 03/6.",
    "late": "Đã quá hạn 2 ngày.",
    "soon": "Tệp này đã có trong sổ từ ngày 12/03/2026.",
    "warning": "Dòng 4 chưa đọc được, đang được bỏ qua. Sửa ngay trong ô bên trái rồi xem lại ở "
    "đây; các dòng khác vẫn ghi được.",
    "done": "Bản sao lưu đã được mở thử và đọc lại đủ.",
    "info": "Không thời hạn nào thay đổi.",
    "note": "Văn phòng mẫu: xã, người, hồ sơ ở đây đều giả định.",
}


def buttons() -> list[QWidget]:
    """Every kind of button, and those that cannot be used."""
    return [_line(_actions()), _line(_quiet())]


def _actions() -> list[QWidget]:
    menu = Button("Việc khác", icon="dots-horizontal")
    menu.setMenu(QMenu(menu))
    off = button("Không dùng được", "lock-outline", "Ctrl+L")
    primary_off = primary_button("Ghi", "content-save-outline")
    icon = Button("", icon="trash-can-outline", tip="Thùng rác")
    for made in (off, primary_off):
        made.setEnabled(False)
    return [
        primary_button("Lưu vào sổ", "content-save-outline", "Ctrl+S"),
        button("Xem trước bản in", "eye-outline", "Ctrl+P"),
        button("Mở"),
        menu,
        Button("Xóa", "danger", "trash-can-outline"),
        icon,
        off,
        primary_off,
    ]


def _quiet() -> list[QWidget]:
    shown, other = (Button(words, "segment", icon) for words, icon in (
        ("Đơn", "email-outline"), ("Vụ việc", "briefcase-outline"),
    ))  # fmt: skip
    for made in (shown, other):
        made.setCheckable(True)
    shown.setChecked(True)
    chosen = button("Chỉ chỗ khác", "filter-variant")
    chosen.setCheckable(True)
    chosen.setChecked(True)
    return [
        shown,
        other,
        chosen,
        Button("Hôm nay", "quiet", "calendar-today"),
        link_button("Vì sao?"),
        *_choices(),
        Button("Năm: 2026  ✕", "chip", tip="Bấm để bỏ lọc"),
        SearchField("Tìm số, trích yếu (không cần dấu)"),
    ]


def _choices() -> list[QWidget]:
    one, two, tick = QRadioButton("Lần đầu"), QRadioButton("Lần hai"), QCheckBox("Đã niêm yết")
    one.setChecked(True)
    tick.setChecked(True)
    off = QCheckBox("Không sửa được")
    off.setEnabled(False)
    return [one, two, tick, off]


def states() -> list[QWidget]:
    """The states by shape, colour and words, and every kind of banner."""
    more = (*STATES, ("warning", "Cần xem"), ("note", "Lưu ý"))
    chips = [StatusChip(state, words) for state, words in more]
    made = [_line([*chips]), ElidedLabel(" ".join(_BANNERS.values()), "muted")]
    for status, text in _BANNERS.items():
        banner = Banner(status, text)
        if status != "info":
            banner.add_action("Xem", lambda: None)
        made.append(banner)
    return made


def entries() -> list[QWidget]:
    """A form of every kind of entry: an error, a hint, a weekday beside what was typed."""
    form = RecordForm(
        (
            Field("name", "Họ tên", Kind.NAME, required=True, width=40, article="Điều 13 khoản 2"),
            Field("day", "Ngày tiếp", Kind.DATE, required=True, width=12),
            Field("people", "Số người", Kind.NUMBER, width=6, help="Từ 5 người là đoàn đông."),
            Field("kind", "Phân loại", Kind.CHOICE, choices=STATES, width=14),
            Field("secret", "Giữ bí mật họ tên", Kind.YES_NO, width=14),
            Field("matter", "Nội dung vụ việc", Kind.LONG_TEXT),
            Field("number", "Số đã cấp", width=14),
        ),
        lambda: TODAY,
    )
    form.set_values({
        "day": "2026-11-20", "people": 1, "kind": "soon", "secret": True, "number": "12/KH-UBND",
        "matter": "Khiếu nại quyết định xử phạt.",
    })  # fmt: skip
    form.entry("number").setEnabled(False)
    form.check()
    return [form]


def _line(parts: list[QWidget]) -> QWidget:
    made = QWidget()
    line = row(made, gap=8)
    for part in parts:
        line.addWidget(part)
    line.addStretch(1)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    return made
