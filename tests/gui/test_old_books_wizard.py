"""The wizard for old books, by keys: file, columns, preview, doubts, writing, undo."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

sys.path.insert(0, str(Path(__file__).parents[1] / "files"))

import old_books_samples as samples

from desktop_app.jobs import Cancelled
from desktop_app.old_books.reading import Doubt
from ui.old_books import open_old_book
from ui.old_books.choose_page import ChoosePage
from ui.old_books.preview_page import PreviewPage


@pytest.fixture
def wizard(session, qtbot, quiet_door, tmp_path):
    """The wizard with the ugly reception book chosen and its columns shown."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    made = open_old_book(window, session)
    quiet_door.answers.append(samples.reception_book(tmp_path / "sổ cũ.xlsx"))
    qtbot.keyClick(made.next, Qt.Key.Key_Space)
    assert isinstance(made.pages.currentWidget(), ChoosePage)
    yield made


@pytest.fixture
def preview(wizard, qtbot) -> PreviewPage:
    qtbot.keyClick(wizard.next, Qt.Key.Key_Space)
    page = wizard.pages.currentWidget()
    assert isinstance(page, PreviewPage)
    return page


def test_the_book_is_guessed_and_hidden_sheets_are_not_ticked(wizard):
    page = wizard.pages.currentWidget()
    assert page.target.key == "receptions"
    assert set(page.heads()) == {"Tháng 1-2024", "Tháng 2-2024"}
    assert not page.problem()


def test_a_column_that_is_taken_away_goes_into_the_note(wizard, preview, session):
    wizard._go_back()
    page = wizard.pages.currentWidget()
    box = page.columns.cellWidget(11, 1)
    assert box.currentData() == "result"
    box.setCurrentIndex(box.findData(""))
    wizard.read_columns()
    draft = wizard.pages.currentWidget().model.draft
    assert "result" not in draft.columns
    assert "Theo dõi kết quả giải quyết: Đã trả lời" in draft.row(0).text("note")


def test_without_a_day_one_cannot_go_on(wizard):
    page = wizard.pages.currentWidget()
    box = page.columns.cellWidget(1, 1)
    box.setCurrentIndex(box.findData(""))
    assert "Ngày tiếp" in page.problem()
    assert not wizard.next.isEnabled()


def test_nothing_is_written_before_the_last_button(preview, session):
    assert session.services.book.count("receptions") == 0
    assert session.services.book.count("imports") == 0


def test_the_state_of_a_cell_is_told_by_a_sign_and_a_sentence(preview):
    model = preview.model
    place = next(i for i in range(len(model.draft)) if model.draft.doubts[i] == Doubt.FAULTY)
    index = model.index(place, 2 + model.draft.columns.index("received_on"))
    assert index.data().startswith("✕ ")
    preview.table.setCurrentIndex(index)
    assert "Không có ngày “31/02/2024” trong lịch." in preview.why.text()


def test_f8_walks_over_the_doubts_and_comes_round(preview, qtbot):
    seen = []
    for _ in range(20):
        preview.go_to_next()
        index = preview.table.currentIndex()
        seen.append((index.row(), index.column()))
    assert len(set(seen)) >= 3
    assert seen[0] in seen[1:]
    assert all(preview.model.cell(preview.model.index(*at)).doubt >= 2 for at in set(seen))


def test_only_rows_to_look_at(preview, qtbot):
    every = preview.model.rowCount()
    qtbot.keyClick(preview.only, Qt.Key.Key_Space)
    assert 0 < preview.model.rowCount() < every


def test_a_fault_is_mended_in_place_and_the_row_comes_in(wizard, preview):
    model = preview.model
    before = wizard.next.text()
    place = next(i for i in range(len(model.draft)) if model.draft.doubts[i] == Doubt.FAULTY)
    index = model.index(place, 2 + model.draft.columns.index("received_on"))
    assert model.setData(index, "29/2/2024")
    assert model.draft.row(place).text("received_on") == "29/02/2024"
    assert wizard.next.text() != before
    assert model.setData(index, "30/2/2024")
    assert model.draft.doubts[place] == Doubt.FAULTY


def test_writing_undoing_and_no_name_left_behind(wizard, preview, session, qtbot):
    draft = preview.model.draft
    qtbot.keyClick(wizard.next, Qt.Key.Key_Space)
    book = session.services.book
    assert book.count("receptions") == 11
    assert len(draft) == 0
    assert wizard.step.text() == "4. Kết quả"
    wizard._undo()
    assert book.count("receptions") == book.count("imports") == book.count("identities") == 0


def test_a_file_that_is_no_workbook_is_told_in_one_sentence(session, qtbot, quiet_door, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    made = open_old_book(window, session)
    wrong = tmp_path / "so.xlsx"
    wrong.write_bytes(b"MZ" + b"\0" * 300)
    quiet_door.answers.append(wrong)
    made.choose_file()
    assert "không phải bảng tính" in made.error.text()
    assert made.next.isEnabled()


def test_closing_while_writing_stops_it(wizard, preview, session, monkeypatch):
    held = []
    with monkeypatch.context() as patch:
        patch.setattr(session.background, "run", lambda *given: held.append(given))
        wizard.accept()
        wizard.close()
    with pytest.raises(Cancelled):
        held[0][1](session.background._own_services())
    assert session.services.book.count("receptions") == 0


def test_enter_in_the_table_never_writes(wizard, preview, session, qtbot):
    preview.table.setFocus()
    qtbot.keyClick(preview.table, Qt.Key.Key_Return)
    qtbot.keyClick(wizard, Qt.Key.Key_Return)
    assert session.services.book.count("receptions") == 0
    assert wizard.pages.currentWidget() is preview


def test_enter_goes_on_after_the_file_was_read(wizard, qtbot):
    assert wizard.focusWidget() is wizard.next
    qtbot.keyClick(wizard.next, Qt.Key.Key_Return)
    assert isinstance(wizard.pages.currentWidget(), PreviewPage)
