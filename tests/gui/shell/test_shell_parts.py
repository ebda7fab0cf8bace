"""The small parts of the shell: folders, habits, log, hooks, boxes, progress, strength."""

import logging
import sys
import threading
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from desktop_app import logs, paths
from desktop_app.errors import KnownProblem, UserError
from desktop_app.jobs import Cancelled, Job
from desktop_app.office.provinces import ProvinceNames, provinces
from desktop_app.safety.backup import Backup
from ui import dialogs, errors
from ui.look import Look
from ui.progress import ProgressPanel
from ui.shell.backups import last_words
from ui.start import strength
from ui.start.office_page import ProvinceField


def test_the_environment_moves_everything(tmp_path):
    found = paths.find({"SODANCHU_DATA": str(tmp_path / "thẻ nhớ")})
    for place in (found.book, found.samples, found.logs, found.scratch, found.look):
        assert place.is_relative_to(tmp_path / "thẻ nhớ")
    assert paths.find({}).root.name == "SoDanChu"


def test_habits_survive_and_a_broken_file_costs_nothing(tmp_path):
    file = tmp_path / "a" / "man-hinh.json"
    look = Look(file)
    look["theme"] = "dark"
    assert Look(file).dark
    file.write_text("[1, 2", encoding="utf-8")
    assert dict(Look(file)) == {} and not Look(file).dark


def test_the_log_names_the_place_and_no_value(tmp_path):
    file = logs.set_up(tmp_path)
    try:
        int("số của ông Nguyễn Văn A")
    except ValueError:
        logging.getLogger("so-dan-chu").exception("bug")
    for handler in logging.getLogger().handlers[:]:
        if getattr(handler, "baseFilename", "") == str(file):
            logging.getLogger().removeHandler(handler)
            handler.close()
    text = file.read_text(encoding="utf-8")
    assert "ValueError" in text and "test_shell_parts.py" in text
    assert "Nguyễn" not in text


def test_causes_are_described_too():
    try:
        try:
            raise OSError(28, "No space left on device", "/nhà/bí mật.docx")
        except OSError as error:
            raise RuntimeError("bí mật") from error
    except RuntimeError as error:
        text = logs.describe(error)
    assert "RuntimeError" in text and "[28] No space left" in text and "bí mật" not in text


@pytest.fixture
def door(monkeypatch):
    quiet = dialogs.QuietDoor()
    monkeypatch.setattr(dialogs, "door", quiet)
    return quiet


@pytest.fixture
def hooks(qapp):
    made = errors.Hooks()
    made.install()
    yield made
    made.remove()
    made.deleteLater()


def test_an_error_of_another_thread_is_logged_there_and_shown_here(qtbot, hooks, door, caplog):
    def fail():
        raise ValueError("bí mật")

    shown_in = []
    door.bug = lambda _parent, details: shown_in.append((threading.get_ident(), details))
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert [record.message for record in caplog.records] == ["uncaught"]
    qtbot.waitUntil(lambda: len(shown_in) == 1)
    assert shown_in[0][0] == threading.get_ident() and "bí mật" not in shown_in[0][1]


def test_known_errors_that_nobody_caught_are_sentences(qtbot, hooks, door):
    problem = KnownProblem("Đĩa đã đầy.", "Hãy xóa bớt.")
    sys.excepthook(KnownProblem, problem, None)
    qtbot.waitUntil(lambda: door.shown == [("problem", "Đĩa đã đầy. Hãy xóa bớt.")])
    sys.excepthook(UserError, UserError("Chưa ghi tên."), None)
    qtbot.waitUntil(lambda: door.shown[-1] == ("tell", "Chưa ghi tên."))


def press_in_box(words):
    """Press the button with these words as soon as a box is open."""

    def press():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(b for b in box.buttons() if b.text() == words).click()

    QTimer.singleShot(0, press)


def test_a_question_carries_verbs_and_danger_defaults_to_no(qtbot):
    seen = []

    def look():
        box = QApplication.activeModalWidget()
        seen.append(([b.text() for b in box.buttons()], box.defaultButton().text(), box.text()))
        box.reject()

    QTimer.singleShot(0, look)
    door = dialogs.Door()
    assert not door.ask(None, "Xóa <b>3</b> dòng?", yes="Xóa 3 dòng", no="Giữ lại", danger=True)
    assert set(seen[0][0]) == {"Xóa 3 dòng", "Giữ lại"}
    assert seen[0][1] == "Giữ lại" and seen[0][2] == "Xóa <b>3</b> dòng?"
    press_in_box("Lưu")
    assert door.ask(None, "Lưu không?", yes="Lưu", no="Bỏ")


def test_details_of_a_bug_can_be_copied(qtbot):
    press_in_box("Chép chi tiết")
    dialogs.Door().bug(None, "tệp.py:12 hàm")
    assert QGuiApplication.clipboard().text() == "tệp.py:12 hàm"


def test_the_last_folder_is_remembered(tmp_path, monkeypatch, qapp):
    (tmp_path / "kế hoạch").mkdir()
    chosen = str(tmp_path / "kế hoạch" / "a.docx")
    starts = []

    def answer(_parent, _title, start, _kinds):
        starts.append(start)
        return chosen, ""

    monkeypatch.setattr("ui.dialogs.QFileDialog.getOpenFileName", answer)
    door = dialogs.Door({})
    assert door.choose_open_file(None, "Mở", purpose="plans") == Path(chosen)
    door.choose_open_file(None, "Mở", purpose="plans")
    door.choose_open_file(None, "Mở", purpose="backup")
    assert starts == [str(Path.home()), str(tmp_path / "kế hoạch"), str(Path.home())]


def test_a_saved_file_gets_its_ending(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(
        "ui.dialogs.QFileDialog.getSaveFileName", lambda *_: (str(tmp_path / "ke hoach"), "")
    )
    assert dialogs.Door().choose_save_file(None, "Lưu", "x.pdf") == tmp_path / "ke hoach.pdf"


def test_long_work_shows_itself_and_can_be_stopped(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    job = Job()
    panel = ProgressPanel(window, "Đọc kế hoạch", job, delay_ms=1)
    assert not panel.isVisible()
    qtbot.waitUntil(panel.isVisible)
    panel.progress(3, 10, "trang 3")
    assert window.rect().contains(panel.geometry())
    window.resize(400, 300)
    assert window.rect().contains(panel.geometry())
    qtbot.mouseClick(panel.stop, Qt.MouseButton.LeftButton)
    with pytest.raises(Cancelled):
        job.step(4, 10)


@pytest.mark.parametrize(
    ("password", "state"),
    [
        ("", ""),
        ("ngan", "late"),
        ("12345678", "late"),
        ("vi thi lan anh", "late"),
        ("lananh2026", "late"),
        ("bon mua xuan", "soon"),
        ("con duong dong mau", "done"),
        ("Duong12-mau", "done"),
    ],
)
def test_strength(password, state):
    user = "Lan Anh" if password == "lananh2026" else "Vi Thị Lan Anh"
    assert strength.hint(password, user)[0] == state


def test_thirty_four_provinces_and_the_day_a_province_became_a_city():
    units = provinces()
    assert len(units) == 34 == len({unit.name for unit in units})
    assert sum(unit.kind == "city" for unit in units) == 7
    dong_nai = next(unit for unit in units if unit.name == "Đồng Nai")
    assert dong_nai.full_name(date(2026, 4, 29)) == "Tỉnh Đồng Nai"
    assert dong_nai.full_name(date(2026, 4, 30)) == "Thành phố Đồng Nai"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("hue", "Thành phố Huế"),
        ("Thừa Thiên", ""),
        ("ninh", ""),
        ("tây ninh", "Tỉnh Tây Ninh"),
        ("ho chi minh", "Thành phố Hồ Chí Minh"),
        ("Tỉnh Hà Tĩnh", "Tỉnh Hà Tĩnh"),
        ("dak", "Tỉnh Đắk Lắk"),
        ("", ""),
    ],
)
def test_provinces_are_found_without_marks(qtbot, typed, found):
    field = ProvinceField(ProvinceNames(date(2026, 11, 21)))
    qtbot.addWidget(field)
    field.setText(typed)
    assert field.province() == found


def test_days_are_told_as_people_say_them():
    today = date(2026, 11, 21)
    made = Backup(Path("x"), datetime(2026, 11, 20, 16, 5))  # noqa: DTZ001
    assert last_words(made, today) == "Sao lưu gần nhất: hôm qua 16:05"
    assert last_words(None, today) == "Chưa có bản sao lưu"
