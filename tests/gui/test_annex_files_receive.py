"""A returned workbook in the editor: shown first, taken over as one step."""

import openpyxl
import pytest
from editor_grid_desk import Desk, plan_of
from PySide6.QtCore import Qt

from desktop_app.plans.saving import writers
from ui.plans.annex_files.preview import ReturnedForm
from ui.plans.editor.grid_part import AnnexPart

ROWS = (
    ("I", "TUYÊN TRUYỀN"),
    ("1", "Treo băng rôn tại trụ sở và nhà văn hóa", "Phòng A", "", "Quý I", "Báo cáo"),
    ("2", "Phát thanh trên đài truyền thanh của xã", "Phòng B", "", "Quý II", ""),
    ("3", "Mở hội nghị quán triệt đến từng thôn", "Phòng C", "", "Tháng 3", ""),
)


@pytest.fixture
def desk(session, qtbot):
    part = AnnexPart(session)
    qtbot.addWidget(part)
    made = Desk(part, plan_of(*ROWS))
    part.resize(900, 600)
    part.show()
    return made


@pytest.fixture
def file(desk, tmp_path):
    path = tmp_path / "Phụ lục gửi thôn.xlsx"
    writers(desk.stack.plan)["xlsx"](path)
    return path


def changed(path, texts: dict[str, str]):
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if cell.value in texts:
                cell.value = texts[cell.value]
    book.save(path)
    return path


def received(desk, quiet_door, path) -> ReturnedForm | None:
    quiet_door.answers.append(path)
    desk.part.page.receive()
    return desk.part.page.findChild(ReturnedForm)


def test_changes_are_shown_and_taken_as_one_step(desk, file, quiet_door, qtbot) -> None:
    changed(file, {"Phòng A": "Phòng Kinh tế", "Quý II": "làm sau", "Phòng C": "Phòng D"})
    form = received(desk, quiet_door, file)
    assert form is not None
    shown = [form.table.item(i, 4).text() for i in range(form.table.rowCount())]
    assert shown == ["Phòng Kinh tế", "làm sau", "Phòng D"]
    assert form.chosen() == {0: True, 1: False, 2: True}
    qtbot.keyClick(form.table, Qt.Key.Key_Down)
    qtbot.keyClick(form.table, Qt.Key.Key_Down)
    qtbot.keyClick(form.table, Qt.Key.Key_Space)
    assert form.agree.text() == "Nhận 1 thay đổi"
    form.agree.click()
    assert [task.lead for task in desk.tasks] == [("Phòng Kinh tế",), (), ()]
    assert desk.cells[2][4] == "Quý II"
    assert len(desk.edits) == 1
    assert "Đã nhận 1 thay đổi" in desk.part.page.foot.text()
    desk.undo()
    assert desk.cells[1][2] == "Phòng A"


def test_an_unchanged_file_says_so(desk, file, quiet_door) -> None:
    assert received(desk, quiet_door, file) is None
    assert "giống hệt" in desk.part.page.foot.text()


def test_a_file_that_is_no_workbook_is_refused_in_words(desk, tmp_path, quiet_door) -> None:
    path = tmp_path / "x.xlsx"
    path.write_text("không phải Excel")
    assert received(desk, quiet_door, path) is None
    assert "không phải bảng tính Excel" in desk.part.page.foot.text()
    assert desk.edits == []


def test_a_file_of_another_annex_takes_nothing_by_itself(desk, tmp_path, quiet_door) -> None:
    other = plan_of(
        *((str(i), f"Xây cầu số {i} qua suối", "Thôn", "", "", "") for i in range(1, 6))
    )
    path = tmp_path / "y.xlsx"
    writers(other)["xlsx"](path)
    form = received(desk, quiet_door, path)
    assert form is not None
    assert not any(form.chosen().values())
    assert "nhầm tệp" in form.doubt.text()
    assert not form.agree.isEnabled()


def test_nothing_is_taken_when_the_person_thinks_better(desk, quiet_door) -> None:
    assert received(desk, quiet_door, None) is None
    assert desk.edits == []
