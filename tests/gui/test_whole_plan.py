"""A commune's plan of thirty pages and 120 tasks, from nothing to the printed file, by keys."""

import random
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from desktop_app.documents.live import LivePages
from desktop_app.law.schedule import ScheduleKind
from desktop_app.plans.as_json import plan_json
from desktop_app.plans.model import Plan
from desktop_app.plans.printing import plan_document
from desktop_app.plans.reader import read_plan
from desktop_app.plans.saving import writers
from ui.plans.editor.page import EditorPage

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier

UNITS = ("Phòng Văn hóa - Xã hội", "Văn phòng HĐND và UBND", "Phòng Kinh tế")
TIMES = ("Quý I/2027", "Tháng 6/2027", "trước ngày 15/9/2027", "Thường xuyên", "Hằng quý")
WORDS = re.findall(
    r"\w+",
    "công khai danh mục nội dung tại nhà văn hóa thôn lấy ý kiến Nhân dân về phương án sửa đường "
    "tổ chức hội nghị đối thoại trả lời kiến nghị của Ban Thanh tra nhân dân đúng thời hạn theo "
    "dõi việc thực hiện cam kết bồi dưỡng kỹ năng cho người được giao nhiệm vụ",
)


class Clerk:
    """Works with keys alone, on whatever has the focus."""

    def __init__(self, qtbot, tab, type_text) -> None:
        self._qtbot = qtbot
        self._tab = tab
        self._type = type_text

    def press(self, key: Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            popup = QApplication.activePopupWidget()
            self._qtbot.keyClick(popup or QApplication.focusWidget() or self._tab, key, modifier)

    def write(self, text: str) -> None:
        self._type(QApplication.focusWidget(), text)

    def tab_to(self, name: str) -> None:
        """Go on with Tab to what bears this name."""
        for _ in range(30):
            if QApplication.focusWidget().accessibleName() == name:
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"không tới được “{name}” bằng phím Tab")

    def choose(self, menu: QMenu, label: str) -> None:
        """Go down an open menu to an entry and take it."""
        for _ in menu.actions():
            self.press(Key.Key_Down)
            if menu.activeAction() and menu.activeAction().text().startswith(label):
                self.press(Key.Key_Return)
                return
        raise AssertionError(f"{label}: không có trong {[a.text() for a in menu.actions()]}")

    def paste(self, text: str, html: str = "") -> None:
        data = QMimeData()
        data.setText(text)
        if html:
            data.setHtml(html)
        QGuiApplication.clipboard().setMimeData(data)
        self.press(Key.Key_V, CTRL)


def sentence(dice: random.Random) -> str:
    words = " ".join(dice.choices(WORDS, k=dice.randrange(35, 60)))
    return words[0].upper() + words[1:] + "."


def pages_of_text() -> str:
    """The main text as it comes from Word: headings with typed numbers, paragraphs, bullets."""
    dice = random.Random(2027)
    lines = []
    for part in ("I. MỤC ĐÍCH, YÊU CẦU", "II. NỘI DUNG", "III. TỔ CHỨC THỰC HIỆN"):
        lines.append(part)
        for number in range(1, 7):
            lines.append(f"{number}. Nội dung thứ {number}")
            lines += [f"- {sentence(dice)}" for _ in range(7)]
            lines += [sentence(dice) for _ in range(4)]
    return "\n".join(lines)


def rows_of_excel() -> str:
    """120 tasks in twelve groups as Excel puts them on the clipboard."""
    dice = random.Random(120)
    rows = []
    for group in range(1, 13):
        rows.append(f"\tNHÓM VIỆC THỨ {group}\t\t\t\t")
        for number in range(1, 11):
            content = sentence(dice).rstrip(".")
            cells = (str(number), content, UNITS[number % 3], "Các thôn",
                     TIMES[number % 5], "Báo cáo")  # fmt: skip
            rows.append("\t".join(cells))
    return "\n".join(rows)


@pytest.fixture
def office(session):
    """An office with departments and a chairman, as the wizard leaves it."""

    def settle(services):
        services.office.add_names("departments", UNITS)
        chair = {"name": "Hoàng Thị Mẫu", "title": "Chủ tịch", "capacity": "",
                 "authority": "TM.", "signs": "1"}  # fmt: skip
        return services.office.save_item("officers", chair)

    session.background.run(session.background, settle)


def fill_in(clerk: Clerk) -> None:
    """Part after part, each with the keys and the clipboard."""
    # The head: the office has filled it, the title is written.
    clerk.tab_to("Trích yếu nội dung")
    clerk.write("Thực hiện dân chủ ở cơ sở trên địa bàn xã Đồng Mẫu năm 2027")
    # Bases, from the list of known documents.
    clerk.press(Key.Key_F6)
    for words in ("luat thuc hien dan chu", "59/2023"):
        clerk.write(words)
        clerk.press(Key.Key_Return)
        clerk.press(Key.Key_T, ALT)
    # The text: typed, then pasted from Word.
    clerk.press(Key.Key_F6)
    clerk.write("Ủy ban nhân dân xã Đồng Mẫu ban hành Kế hoạch như sau:")
    clerk.press(Key.Key_Return)
    clerk.paste(pages_of_text())
    clerk.press(Key.Key_Return)
    clerk.write("IV. KINH PHÍ THỰC HIỆN")
    clerk.press(Key.Key_Return)
    clerk.write("Bố trí trong dự toán ngân sách xã năm 2027.")
    # Who gets it.
    clerk.press(Key.Key_F6)
    clerk.press(Key.Key_T, ALT)
    clerk.write("Sở Nội vụ (b/c)")
    clerk.press(Key.Key_Return)
    # The annex, pasted from Excel.
    clerk.press(Key.Key_F6)
    clerk.tab_to("Thêm phụ lục")
    clerk.press(Key.Key_Space)
    clerk.write("Phân công nhiệm vụ năm 2027")
    clerk.tab_to("Bảng nhiệm vụ của phụ lục")
    clerk.paste(rows_of_excel())


def test_a_whole_plan_by_keys_and_paste(office, qtbot, tab, session, type_text, tmp_path) -> None:
    clerk = Clerk(qtbot, tab, type_text)
    tab.list.refresh()
    tab.take_focus()
    clerk.press(Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    clerk.choose(QApplication.activePopupWidget(), "Trang trắng")
    qtbot.waitUntil(lambda: isinstance(tab.pages.currentWidget(), EditorPage))
    editor = tab.pages.currentWidget()
    fill_in(clerk)
    # One cell is mended, one step is taken back and done again.
    clerk.press(Key.Key_F2)
    clerk.press(Key.Key_Escape)
    clerk.press(Key.Key_Z, CTRL)
    assert editor.work.plan.tasks == ()
    clerk.press(Key.Key_Y, CTRL)
    clerk.press(Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: editor.head.state.text() == "Đã lưu vào sổ")
    uid = editor.work.uid
    plan = session.services.plans.get(uid).plan
    check(plan)
    clerk.press(Key.Key_Escape)
    assert tab.pages.currentWidget() is tab.list
    assert tab.list.selected() == [uid]
    check_print(plan, tmp_path / "kế hoạch.docx")


def check_print(plan: Plan, target: Path) -> None:
    """Printed, the Word file read again is the same plan."""
    writers(plan)["docx"](target)
    again = read_plan(target).plan
    assert [t.content for t in again.tasks] == [t.content for t in plan.tasks]
    assert [t.schedule for t in again.tasks] == [t.schedule for t in plan.tasks]
    assert plan_json(again)["sections"] == plan_json(plan)["sections"]


def check(plan: Plan) -> None:
    """What was typed and pasted, understood."""
    assert plan.title.endswith("năm 2027")
    assert [basis.text for basis in plan.legal_bases] == [
        "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022;",
        "Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ quy định chi tiết một số"
        " điều của Luật Thực hiện dân chủ ở cơ sở.",
    ]
    assert [section.number for section in plan.sections] == ["I", "II", "III", "IV"]
    assert [child.number for child in plan.sections[1].children] == list("123456")
    assert [item.text for item in plan.recipients] == ["Sở Nội vụ (b/c)", "Lưu: VT"]
    assert plan.signer is not None
    assert (plan.signer.title, plan.signer.name) == ("CHỦ TỊCH", "Hoàng Thị Mẫu")
    assert len(plan.tasks) == 120
    assert {task.lead for task in plan.tasks} == {(unit,) for unit in UNITS}
    assert all(t.schedule and t.schedule.kind is not ScheduleKind.TEXT for t in plan.tasks)
    assert len({task.group for task in plan.tasks}) == 12
    pages = LivePages()
    pages.update(plan_document(plan))
    assert pages.count >= 30
