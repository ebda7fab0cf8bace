"""Qt's own words are Vietnamese, and nothing that a person can meet stays English."""

import re
import sys

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTextBrowser,
    QToolButton,
    QTreeView,
    QWizard,
    QWizardPage,
)

from ui import app as application
from ui.qt_vietnamese import WORDS

ENGLISH = re.compile(
    r"\b(ok|cancel|close|save|open|yes|no|help|apply|reset|retry|ignore|abort|discard|undo|redo|"
    r"cut|copy|paste|delete|select|all|back|next|finish|file|folder|directory|look|name|size|type|"
    r"date|show|hide|details|new|rename|choose|cancel|forward|parent|create|list|view|step)\b",
    re.IGNORECASE,
)


@pytest.fixture(autouse=True)
def vietnamese(qapp):
    translator = application.speak_vietnamese(qapp)
    yield
    qapp.removeTranslator(translator)
    translator.deleteLater()
    translator.setParent(None)


def english_in(texts):
    plain = [text.split("\t")[0].replace("&", "") for text in texts if text]
    return [text for text in plain if ENGLISH.search(text)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows brings its own print dialog")
def test_the_print_dialog_of_linux(qtbot):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)  # the dialog does not keep it alive
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    dialog.show()
    kinds = (QPushButton, QLabel, QRadioButton, QCheckBox, QGroupBox)
    shown = [part for kind in kinds for part in dialog.findChildren(kind)]
    texts = [part.title() if isinstance(part, QGroupBox) else part.text() for part in shown]
    assert "&In" in texts
    assert english_in(texts) == []
    left = re.compile(r"\b(print|printer|pages?|copies|options|properties|from|range)\b", re.I)
    assert [text for text in texts if left.search(text)] == []


def test_every_standard_button(qtbot):
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    for kind in QDialogButtonBox.StandardButton:
        if kind.value and kind.name not in ("FirstButton", "LastButton"):
            box.addButton(kind)
    texts = [button.text() for button in box.buttons()]
    assert len(texts) >= 18
    assert english_in(texts) == []


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextBrowser])
def test_editing_menus(qtbot, kind):
    widget = kind()
    qtbot.addWidget(widget)
    menu = widget.createStandardContextMenu()
    texts = [action.text() for action in menu.actions()]
    assert any("Chọn tất cả" in text for text in texts)
    assert english_in(texts) == []
    menu.deleteLater()


def test_file_dialog(qtbot):
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    texts += [button.text() for button in dialog.findChildren(QPushButton)]
    texts += [button.toolTip() for button in dialog.findChildren(QToolButton)]
    texts += [action.text() for action in dialog.findChildren(QAction)]
    model = dialog.findChild(QTreeView).model()
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(4)]
    assert heads == ["Tên", "Cỡ", "Loại", "Ngày sửa"]
    assert english_in(texts + heads) == []


def test_message_box_and_wizard_and_spin_box(qtbot):
    box, wizard, spin = QMessageBox(), QWizard(), QSpinBox()
    for widget in (box, wizard, spin):
        qtbot.addWidget(widget)
    box.setDetailedText("x")
    wizard.addPage(QWizardPage())
    texts = [button.text() for button in box.buttons() + wizard.findChildren(QPushButton)]
    assert "Xem chi tiết…" in texts
    assert english_in(texts) == []


def test_words_are_vietnamese_and_keep_their_places():
    for english, vietnamese in WORDS.items():
        assert vietnamese.strip(), english
        for mark in ("%1", "%2"):
            assert (mark in english) == (mark in vietnamese), english
        assert vietnamese.count("&") <= 1
        if english.count("&") == 1:
            place = vietnamese.index("&")
            assert vietnamese[place + 1].isascii(), f"Alt+{vietnamese[place + 1]} is on no keyboard"


def test_the_calendar_speaks_vietnamese(qapp):
    locale = QLocale()
    assert locale.dayName(1) == "Thứ Hai"
    assert locale.firstDayOfWeek() == Qt.DayOfWeek.Monday
    assert QDate(2026, 11, 2).toString("dd/MM/yyyy") == "02/11/2026"
