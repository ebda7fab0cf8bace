"""The sample office from the welcome: in sight at once, filled in meanwhile, and the ways out."""

import pytest

from desktop_app import sample
from desktop_app.changes import Changes
from desktop_app.sample import office as sample_office
from ui.shell.sample_ribbon import SampleRibbon
from ui.start.welcome import Welcome
from ui.start.wizard import Wizard


@pytest.fixture
def short_fill(monkeypatch):
    """The parts that come later are counted instead of filled in; they have tests of their own."""
    filled = []
    later = {name: (name, filled.append) for name in ("casework", "reports")}
    monkeypatch.setattr(sample_office, "_LATER", later)
    return filled


@pytest.fixture
def in_sample(qtbot, make_window, short_fill):
    window = make_window()
    assert isinstance(window.screen_shown(), Welcome)
    window.screen_shown().look.click()
    qtbot.waitUntil(lambda: window.desk is not None, timeout=60_000)
    return window


def ribbon_of(window):
    return window.desk.findChild(SampleRibbon)


def entry(window, words):
    menu = window.desk.head.menu
    return next(action for action in menu.actions() if action.text() == words)


def test_it_is_filled_in_while_one_looks_around(qtbot, in_sample, short_fill):
    ribbon = ribbon_of(in_sample)
    qtbot.waitUntil(ribbon.isVisible, timeout=60_000)
    assert "Đang ghi tiếp" in ribbon.text() or len(short_fill) == 2
    qtbot.waitUntil(lambda: "Cứ thử" in ribbon.text(), timeout=60_000)
    assert len(short_fill) == 2
    assert in_sample.windowTitle().startswith("VĂN PHÒNG MẪU")
    assert isinstance(sample.fill_more(in_sample.session.services), Changes), "nothing is left"
    assert len(short_fill) == 2


def test_from_the_sample_to_the_own_book(qtbot, in_sample):
    entry(in_sample, "Lập sổ của cơ quan…").trigger()
    qtbot.waitUntil(lambda: isinstance(in_sample.screen_shown(), Wizard), timeout=60_000)
    assert in_sample.session is None


def test_a_fresh_sample_is_asked_for_first(qtbot, in_sample, door):
    qtbot.waitUntil(lambda: "Cứ thử" in ribbon_of(in_sample).text(), timeout=60_000)
    before = in_sample.session
    entry(in_sample, "Làm mới văn phòng mẫu…").trigger()
    assert in_sample.session is before, "the answer was no"
    assert "Sổ của cơ quan không bị đụng đến" in door.shown[-1][1]
    door.answers.append(True)
    entry(in_sample, "Làm mới văn phòng mẫu…").trigger()
    qtbot.waitUntil(
        lambda: in_sample.session is not None and in_sample.session is not before, timeout=60_000
    )
