"""Theme, search field, filters, list, outline, notes."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QColor, QInputMethodEvent, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

import resources
from desktop_app.fields import Field, Kind
from desktop_app.filters import Between
from ui import theme
from ui.widgets.basics import StatusChip, primary_button
from ui.widgets.filters import FilterBar
from ui.widgets.lines import LineList
from ui.widgets.notes import EmptyState, StatusLine
from ui.widgets.outline import Heading, Outline
from ui.widgets.record_list import RecordList
from ui.widgets.search_field import SearchField
from ui.widgets.shortcuts import ShortcutSheet
from ui.widgets.ticks import TickColumn, TickRow, TickTable

TEXTS = ("ink", "muted", "accent", "accent_strong", "late", "soon", "done", "info")
GROUNDS = (
    "card", "desk", "stripe", "soft", "hover", "selection", "mark",
    "late_soft", "soon_soft", "done_soft", "info_soft",
)  # fmt: skip


def contrast(first, second):
    def light(name):
        parts = [channel / 255 for channel in QColor(name).getRgb()[:3]]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(first), light(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize("role", TEXTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_text_can_be_read_on_every_ground(tokens, role, ground):
    assert contrast(getattr(tokens, role), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK])
def test_the_primary_button_and_the_edges_can_be_seen(tokens):
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent_strong) >= 4.5
    for ground in ("card", "desk", "stripe", "hover"):
        assert contrast(tokens.edge, getattr(tokens, ground)) >= 3
        assert contrast(tokens.accent, getattr(tokens, ground)) >= 3  # the ring of the focus


def test_each_state_has_a_shape_of_its_own():
    assert len(set(theme.STATUS_ICONS.values())) == len(theme.STATUS_ICONS)


def test_sizes_follow_the_font(qapp):
    try:
        theme.apply_theme(qapp, text_scale=1.5)
        assert theme.px(8) == 12
        assert theme.row_height() >= 50
        theme.apply_theme(qapp, dark=True)
        assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(theme.DARK.card)
        assert theme.px(8) == 8
    finally:
        theme.apply_theme(qapp)


def test_an_icon_takes_the_colour_of_its_role(qapp):
    picture = theme.icon("circle", "late").pixmap(QSize(16, 16), 1.5).toImage()
    assert picture.width() == 24
    assert QColor(picture.pixel(12, 12)) == theme.color("late")


def test_the_style_works_from_a_folder_with_blanks_and_marks(qapp, qtbot, tmp_path, monkeypatch):
    folder = tmp_path / "Bản sao thử (1)"
    shutil.copytree(resources.path("style"), folder / "style")
    tick = QCheckBox("Đã xem")
    qtbot.addWidget(tick)
    tick.setChecked(True)
    try:
        with monkeypatch.context() as patch:
            patch.setattr(resources, "path", folder.joinpath)
            theme.apply_theme(qapp)
            picture = tick.grab().toImage()
        seen = {QColor(picture.pixel(x, y)).name() for x in range(24) for y in range(24)}
        assert {theme.LIGHT.accent, theme.LIGHT.on_accent} <= seen
    finally:
        theme.apply_theme(qapp)


def test_high_contrast_takes_every_colour_from_the_system():
    system = QPalette()
    system.setColor(QPalette.ColorRole.WindowText, QColor("#ffffff"))
    system.setColor(QPalette.ColorRole.Base, QColor("#000000"))
    tokens = theme.tokens_from_palette(system)
    assert tokens.ink == tokens.muted == tokens.late == "#ffffff"
    assert tokens.card == "#000000"


def test_thousands_of_signals_and_unknown_roles_do_not_end_the_process():
    """PySide6 6.12.0 loses a reference of True or None each time under Python 3.11."""
    code = (
        "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from PySide6.QtCore import QObject, QStringListModel, Signal\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from ui import theme\n"
        "class Model(QStringListModel):\n"
        "    def data(self, index, role=0): return None\n"
        "class Sender(QObject):\n"
        "    sent = Signal(object)\n"
        "app = QApplication([]); theme.apply_theme(app)\n"
        "model, sender = Model(['a']), Sender()\n"
        "for n in range(30_000): sender.sent.emit(n); model.index(0).data(999)\n"
    )
    root = Path(theme.__file__).parent.parent
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, cwd=root, capture_output=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr


# The search field


def test_search_waits_for_the_last_key_and_speaks_once(qtbot, type_text):
    field = SearchField()
    qtbot.addWidget(field)
    said = []
    field.searched.connect(said.append)
    with qtbot.waitSignal(field.searched, timeout=2000):
        type_text(field, "đất")
    assert said == ["đất"]
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert said == ["đất", ""]


def test_the_bursts_of_a_typing_tool_are_one_search(qtbot, type_text):
    """Unikey sends Backspace and the changed letters again: "dân" arrives as d a n ⌫⌫ â n."""
    field = SearchField()
    qtbot.addWidget(field)
    said = []
    field.searched.connect(said.append)
    with qtbot.waitSignal(field.searched, timeout=2000):
        type_text(field, "dan")
        qtbot.keyClick(field, Qt.Key.Key_Backspace)
        qtbot.keyClick(field, Qt.Key.Key_Backspace)
        type_text(field, "ân")
    assert said == ["dân"]
    assert field.text() == "dân"


def test_half_composed_letters_are_never_searched(qtbot):
    field = SearchField()
    qtbot.addWidget(field)
    said = []
    field.searched.connect(said.append)
    QCoreApplication.sendEvent(field, QInputMethodEvent("d", []))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert said == []
    done = QInputMethodEvent("", [])
    done.setCommitString("đ")
    with qtbot.waitSignal(field.searched, timeout=2000):
        QCoreApplication.sendEvent(field, done)
    assert said == ["đ"]


def test_control_f_comes_to_the_search_field(qtbot):
    screen = QWidget()
    qtbot.addWidget(screen)
    field, other = SearchField(), QWidget(screen)
    field.setParent(screen)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.listen(screen)
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert field.hasFocus()


# Filters and the list

FIELDS = (
    Field("name", "Tên"),
    Field("state", "Tình trạng", Kind.CHOICE, choices=(("a", "Mới"), ("b", "Xong"))),
    Field("day", "Ngày", Kind.DATE),
)
ROWS = {
    "1": {"name": "Đặng", "state": "a", "day": "2026-01-01"},
    "2": {"name": "Bùi", "state": "b", "day": "2026-02-01"},
}


class Source:
    def __init__(self):
        self.asked = []
        self.empty = False

    def ids(self, query):
        self.asked.append(query)
        if self.empty:
            return []
        wanted = query.filters.get("state", ["a", "b"])
        return [u for u, row in ROWS.items() if row["state"] in wanted and not query.search]

    def rows(self, uids):
        return [ROWS[uid] for uid in uids]


@pytest.fixture
def listed(qtbot):
    source = Source()
    bar = FilterBar(FIELDS[1:], lambda _key: FIELDS[1].choices, lambda: date(2026, 11, 21))
    made = RecordList(
        FIELDS, source, filters=bar, search_hint="Tìm", empty=EmptyState("file", "Chưa có gì")
    )
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.show()
    made.reload()
    made.source = source
    return made


def test_a_filter_is_a_chip_and_a_click_takes_it_away(qtbot, listed):
    listed.filters.button.menu().aboutToShow.emit()
    menus = {a.text(): a.menu() for a in listed.filters.button.menu().actions() if a.menu()}
    menus["Tình trạng"].actions()[1].trigger()
    assert listed.table.records().uids() == ["2"]
    chip = listed.filters._chips[0]
    assert chip.text().startswith("Tình trạng: Xong")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert listed.table.records().uids() == ["1", "2"]
    assert listed.filters._chips == []


def test_a_range_of_days_is_a_filter(listed):
    listed.filters.set_filter("day", Between("2026-01-01", None))
    assert listed.filters.words("day") == "Ngày: 01/01/2026 – …"
    assert listed.source.asked[-1].filters["day"].low == "2026-01-01"


def test_an_empty_list_teaches_and_a_search_without_hits_says_so(qtbot, listed, type_text):
    with qtbot.waitSignal(listed.search.searched, timeout=2000):
        type_text(listed.search, "xyz")
    assert not listed.shows_table()
    listed.show_all()
    assert listed.shows_table()
    listed.source.empty = True
    listed.reload()
    assert listed._pages.currentWidget() is listed._empty
    listed.show_deleted(True)
    assert listed.source.asked[-1].deleted


# The small parts


def test_the_outline_goes_where_it_is_told(qtbot):
    tree = Outline()
    qtbot.addWidget(tree)
    went = []
    tree.went_to.connect(went.append)
    tree.show_headings([Heading("I. Một", "1", (Heading("1. Hai", "1.1"),)), Heading("II", "2")])
    assert went == []
    tree.mark("1.1")
    assert went == []
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert went == ["2"]
    assert tree.keys() == ["1", "1.1", "2"]


def test_a_button_shows_its_shortcut_and_works_by_it(qtbot):
    pressed = []
    made = primary_button("Lưu", "content-save", "Ctrl+S", lambda: pressed.append(True))
    qtbot.addWidget(made)
    plain = primary_button("Lưu", "content-save")
    qtbot.addWidget(plain)
    assert made.sizeHint().width() > plain.sizeHint().width() + 30
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    qtbot.keyClick(made, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pressed == [True])


def test_parts_without_a_window_do_not_open_one(qtbot):
    before = {w for w in QApplication.topLevelWidgets() if w.isVisible()}
    kept = [StatusChip("late", "Quá hạn"), StatusLine(), EmptyState("file", "a", "b", "c")]
    now = {w for w in QApplication.topLevelWidgets() if w.isVisible()}
    assert now == before
    for widget in kept:
        qtbot.addWidget(widget)


def test_the_sheet_of_keys_opens(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    sheet = ShortcutSheet(parent, {"Kế hoạch": (("Ctrl+O", "Mở từ tệp"),)})
    sheet.open()
    assert sheet.isVisible()
    sheet.accept()


def test_the_chosen_line_of_a_short_list_is_drawn_as_one_piece(qtbot):
    lines = LineList(("Lần", "Hạn"), (120, 90))
    qtbot.addWidget(lines)
    lines.add(("Quý I", "31/03"), "a")
    lines.add(("Quý II", "30/06"), "b")
    lines.resize(400, 160)
    lines.show()
    lines.choose(1)
    row = lines.visualItemRect(lines.items()[1])
    image = lines.viewport().grab().toImage()
    middle = row.center().y() - row.height() // 4
    seen = {image.pixelColor(x, middle).name() for x in range(1, image.width() - 1, 3)}
    assert theme.color("selection").name() in seen
    assert theme.color("card").name() not in seen, "no gap between the cells"


@pytest.mark.parametrize("dark", [False, True])
def test_the_box_of_a_row_is_seen_in_both_looks(qapp, qtbot, dark):
    theme.apply_theme(qapp, dark=dark)
    try:
        table = TickTable((TickColumn("Việc", 20, wide=True),), "Việc")
        qtbot.addWidget(table)
        table.resize(300, 160)
        table.show_rows([TickRow(("a",), ticked=False), TickRow(("b",))])
        table.show()
        image = table.viewport().grab().toImage()
        colours = [set(), set()]
        for row in (0, 1):
            box = table.visualRect(table.ticks.index(row, 0))
            spots = ((x, y) for x in range(30) for y in range(box.top(), box.bottom()))
            colours[row] = {image.pixelColor(x, y).name() for x, y in spots}
        assert theme.color("edge").name() in colours[0]
        assert theme.color("accent").name() in colours[1]
    finally:
        theme.apply_theme(qapp, dark=False)
