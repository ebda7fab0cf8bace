"""The list of old books taken in: originals out, sealed ones with a reason, the last undone."""

import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

sys.path.insert(0, str(Path(__file__).parents[1] / "files"))

import old_books_samples as samples

from desktop_app.old_books.reader import look, read
from ui.old_books import open_old_book
from ui.old_books.kept import show_kept_books


def take_in(session, window, path):
    session.background.run(window, lambda services: written(services.old_books, path))


def written(service, path):
    found = look(path, tuple(service.targets.values()))
    target = service.targets[found.guess]
    heads = {s.name: s.heads[target.key] for s in found.sheets if target.key in s.heads}
    return service.accept(service.compare(read(found, target, heads, samples.TODAY)), path)


@pytest.fixture
def window(session, qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


@pytest.fixture
def sealed(session, window, tmp_path):
    path = samples.reception_book(tmp_path / "Sổ của bà Duyên.xlsx")
    take_in(session, window, path)
    return path


def test_from_the_first_page_of_the_wizard_by_keys(session, window, qtbot):
    wizard = open_old_book(window, session)
    wizard.show_kept()
    assert wizard.kept.isVisible()
    assert "Chưa nhập sổ cũ nào" in wizard.kept.note.text()
    assert not wizard.kept.save_button.isEnabled()
    qtbot.keyClick(wizard.kept, Qt.Key.Key_Escape)
    assert not wizard.kept.isVisible()


def test_a_sealed_original_names_nobody_and_asks_why(session, window, qtbot, quiet_door, sealed,
                                                     tmp_path):  # fmt: skip
    kept = show_kept_books(window, session)
    model = kept.table.model()
    told = [str(model.index(0, c).data()) for c in range(model.columnCount())]
    assert told[0] == "Tệp niêm phong"
    assert "Duyên" not in " ".join(told) + kept.note.text()
    qtbot.keyClick(kept.save_button, Qt.Key.Key_Space)
    assert session.services.shield.openings() == []  # no reason, no opening
    kept.reason.setText("Đối chiếu sổ giấy theo yêu cầu thanh tra")
    quiet_door.answers.append(tmp_path / "ra.xlsx")
    qtbot.keyClick(kept.save_button, Qt.Key.Key_Space)
    assert (tmp_path / "ra.xlsx").read_bytes() == sealed.read_bytes()
    assert len(session.services.shield.openings()) == 1
    assert "không còn được niêm phong" in kept.note.text()


def test_the_last_import_is_undone_from_the_list(session, window, qtbot, quiet_door, tmp_path):
    path = tmp_path / "2019.xls"
    shutil.copy(samples.DATA / "old_books_older.xls", path)
    take_in(session, window, path)
    kept = show_kept_books(window, session)
    quiet_door.answers.append(True)
    qtbot.keyClick(kept.undo_button, Qt.Key.Key_Space)
    assert session.services.book.count("receptions") == 0
    assert not kept.rows.found
    assert not kept.undo_button.isEnabled()
