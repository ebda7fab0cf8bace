"""The window's place: whole on a small screen, and as it was left."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from shell_rig import CLOCK

from ui import window_place
from ui.look import Look
from ui.main_window import SIZE, MainWindow


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_wish_larger_than_the_screen_is_cut_and_shown_whole(window):
    room = window.screen().availableGeometry().size()
    assert window_place.fit(window, 9000, 9000)
    assert window.width() <= room.width()
    assert window.height() < room.height()
    window_place.show(window, {}, 9000, 9000)
    assert window.isMaximized()


def test_a_window_comes_back_where_it_stood(window):
    memory = {}
    window.setGeometry(60, 70, 500, 400)
    window.show()
    window_place.remember(window, memory)
    window.setGeometry(0, 0, 300, 300)
    window_place.show(window, memory, 200, 200)
    assert window.geometry() == QRect(60, 70, 500, 400)
    assert not window.isMaximized()


def test_a_maximized_window_comes_back_so(window):
    memory = {}
    window.showMaximized()
    window_place.remember(window, memory)
    window.hide()
    window.setWindowState(window.windowState().WindowNoState)
    window_place.show(window, memory, 200, 200)
    assert window.isMaximized()


@pytest.mark.parametrize("kept", ["", "1,2", "a,b,c,d,e", "90000,90000,500,400,0"])
def test_a_place_on_no_screen_is_forgotten(window, kept):
    window_place.show(window, {window_place.KEY: kept}, 200, 150)
    room = QApplication.primaryScreen().availableGeometry()
    assert room.intersects(window.geometry())
    assert window.size().width() == 200


def test_the_program_keeps_its_place(qtbot, paths, door):
    look = Look()
    main = MainWindow(paths, CLOCK, look)
    main.begin()
    window_place.show(main, look, *SIZE)
    main.setGeometry(20, 30, 700, 450)
    main.close()
    qtbot.waitUntil(lambda: not main.isVisible())
    assert look[window_place.KEY] == "20,30,700,450,0"
    main.deleteLater()
