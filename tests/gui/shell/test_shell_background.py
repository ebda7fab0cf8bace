"""The runner: threads, delivery, failures, announcements."""

import logging
import threading

import pytest
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from desktop_app.changes import Changes
from desktop_app.errors import KnownProblem, UserError
from desktop_app.jobs import Cancelled
from ui import dialogs
from ui.background import PATIENCE, Background, InlineBackground


class Services:
    """The services as far as the runner knows them."""

    def __init__(self):
        self.thread = threading.get_ident()
        self.closed_in = None

    def close(self):
        self.closed_in = threading.get_ident()


@pytest.fixture
def door(monkeypatch):
    quiet = dialogs.QuietDoor()
    monkeypatch.setattr(dialogs, "door", quiet)
    return quiet


@pytest.fixture
def opened():
    return []


@pytest.fixture
def background(qtbot, opened, door):
    def open_services():
        opened.append(Services())
        return opened[-1]

    runner = Background(open_services)
    yield runner
    runner.shutdown()


@pytest.fixture
def screen(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_services_live_and_die_in_the_writing_thread(qtbot, background, screen, opened):
    got = []
    background.run(screen, lambda s: (threading.get_ident(), s.thread), got.append)
    background.run(screen, lambda s: (threading.get_ident(), s.thread), got.append)
    qtbot.waitUntil(lambda: len(got) == 2)
    assert len(opened) == 1
    assert got[0] == got[1] == (opened[0].thread, opened[0].thread)
    assert opened[0].thread != threading.get_ident()
    background.shutdown()
    assert opened[0].closed_in == opened[0].thread


def test_results_come_back_on_the_gui_thread(qtbot, background, screen):
    threads = []
    background.run(screen, lambda s: 1, lambda r: threads.append(threading.get_ident()))
    background.run_file(screen, lambda job: 1, lambda r: threads.append(threading.get_ident()))
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert set(threads) == {threading.get_ident()}


def test_a_write_is_announced_once_with_its_message(qtbot, background, screen):
    changes, lines = [], []
    background.changed.connect(changes.append)
    background.said.connect(lines.append)
    background.run(screen, lambda s: Changes.of("plans", message="Đã lưu kế hoạch"))
    qtbot.waitUntil(lambda: len(lines) == 1)
    assert [c.features for c in changes] == [frozenset({"plans"})]
    assert lines == ["Đã lưu kế hoạch"]


def test_a_result_that_carries_changes_is_announced_too(qtbot, background, screen):
    class Result:
        changes = Changes.of("office")

    seen = []
    background.changed.connect(seen.append)
    background.run(screen, lambda s: Result())
    qtbot.waitUntil(lambda: len(seen) == 1)


def test_nothing_is_delivered_to_a_dead_screen_but_the_write_is_announced(qtbot, background):
    dead, got, seen = QWidget(), [], []
    background.changed.connect(seen.append)
    gate = threading.Event()
    background.run(dead, lambda s: gate.wait(5) and Changes.of("plans"), got.append)
    delete(dead)
    gate.set()
    qtbot.waitUntil(lambda: len(seen) == 1)
    assert got == []


def test_user_error_goes_to_the_handler_and_to_a_box_only_without_one(
    qtbot, background, screen, door
):
    def fail(_):
        raise UserError("Chưa nhập tên.", "name")

    handled = []
    background.run(screen, fail, on_error=handled.append)
    qtbot.waitUntil(lambda: len(handled) == 1)
    assert door.shown == []
    background.run(screen, fail)
    qtbot.waitUntil(lambda: len(door.shown) == 1)
    assert door.shown == [("tell", "Chưa nhập tên.")]


def test_known_problem_is_shown_with_its_next_step(qtbot, background, screen, door):
    def fail(_):
        raise KnownProblem("Đĩa đã đầy.", "Hãy xóa bớt tệp rồi lưu lại.")

    handled = []
    background.run_file(screen, fail, on_error=handled.append)
    qtbot.waitUntil(lambda: len(handled) == 1)
    assert door.shown == [("problem", "Đĩa đã đầy. Hãy xóa bớt tệp rồi lưu lại.")]


def test_a_bug_is_logged_before_its_box_and_quotes_no_record(
    qtbot, background, screen, door, caplog
):
    def fail(_):
        raise ValueError("Nguyễn Văn An, 0912345678")

    with caplog.at_level(logging.ERROR):
        background.run(screen, fail)
        qtbot.waitUntil(lambda: len(door.shown) == 1)
    kind, details = door.shown[0]
    assert kind == "bug" and "ValueError" in details and "test_shell_background" in details
    assert "An" not in details and "0912" not in details
    assert [r.message for r in caplog.records] == ["bug"]


def test_stopping_a_file_job_tells_and_keeps_nothing(qtbot, background, screen):
    started, lines, failed = threading.Event(), [], []
    background.said.connect(lines.append)

    def work(job):
        started.set()
        while True:
            job.step(1, 2, "đang đọc")

    job = background.run_file(screen, work, on_error=failed.append, title="Đọc tệp")
    assert started.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: len(failed) == 1)
    assert isinstance(failed[0], Cancelled)
    assert lines == ["Đã dừng theo yêu cầu; chưa ghi gì."]
    qtbot.waitUntil(lambda: not screen.findChildren(QWidget, "progressPanel"))


def test_a_long_write_asks_for_patience_until_it_is_over(qtbot, background, screen):
    gate, said = threading.Event(), []
    background.said.connect(said.append)
    background._patience.setInterval(1)
    background.run(screen, lambda _services: gate.wait(20))
    background.run(screen, lambda _services: Changes.of("tasks", message="Đã ghi"))
    qtbot.waitUntil(lambda: said == [PATIENCE])
    gate.set()
    qtbot.waitUntil(lambda: len(said) == 3)
    assert said == [PATIENCE, "", "Đã ghi"]
    assert not background._patience.isActive()


def test_shutdown_finishes_what_was_begun(qtbot, opened, door):
    done = []
    runner = Background(Services)
    screen = QWidget()
    qtbot.addWidget(screen)
    for number in range(20):
        runner.run(screen, lambda s, n=number: done.append(n))
    runner.shutdown()
    assert done == list(range(20))


def test_inline_runner_raises_bugs_and_announces(qtbot, screen, door):
    runner = InlineBackground(Services)
    seen, got = [], []
    runner.changed.connect(seen.append)
    runner.run(screen, lambda s: Changes.of("plans"), got.append)
    assert len(seen) == len(got) == 1
    with pytest.raises(ZeroDivisionError):
        runner.run(screen, lambda s: 1 / 0)
    assert door.shown[0][0] == "bug"
    runner.shutdown()


def test_leaving_does_not_wait_for_a_long_reading(qtbot, background):
    parent = QWidget()
    qtbot.addWidget(parent)
    begun, ended = threading.Event(), []

    def read(job):
        begun.set()
        try:
            for page in range(10_000_000):
                job.step(page, 10_000_000)
        except Cancelled:
            ended.append(page)
            raise

    background.run_file(parent, read)
    assert begun.wait(5)
    background.shutdown()
    assert ended, "the reading was not stopped"


def test_nothing_is_delivered_once_the_book_is_closed(qtbot, background, screen):
    got, gate = [], threading.Event()
    background.run_file(screen, lambda _job: gate.wait(5), got.append, got.append)
    threading.Timer(0.05, gate.set).start()
    background.shutdown()
    last = Background(Services)
    last.run(screen, lambda _s: 1, lambda _n: got.append("later"))
    qtbot.waitUntil(lambda: "later" in got)
    assert got == ["later"]
    last.shutdown()
