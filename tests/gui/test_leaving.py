"""However the program ends, its windows go first, then Qt, then Python; tried in own processes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

ORDER = """
import weakref
from PySide6.QtWidgets import QLabel, QWidget
from ui import app as application, theme

gone = []
app = application.make_application(["sodanchu"])
page, alone = QWidget(), QLabel("không có cửa sổ nào nhận")
page.itself, page.icon = page, theme.icon("alert")  # only the collector can take it
page.show()
page.destroyed.connect(lambda: gone.append("window"))
alone.destroyed.connect(lambda: gone.append("label"))
left = weakref.ref(page)
app.destroyed.connect(lambda: gone.append("application" if left() is None else "too early"))
del page
application.leave()
print(sorted(gone[:2]), gone[2:])
application.leave()  # a second time there is nothing to do
"""

WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop_app.__main__ import main
from ui.main_window import MainWindow

begin = MainWindow.begin

def begin_and_close(window):
    begin(window)
    QTimer.singleShot(0, window.close)

MainWindow.begin = begin_and_close
print(main([]), QApplication.instance())
"""

COMMAND = """
import sys
from desktop_app.__main__ import main
from desktop_app.self_test.book import TrialBook

whole = TrialBook.steps

def with_windows(trial, pictures):  # the step that opens Qt; all are taken by tests of their own
    named = ("Lập sổ mới", "Sai mật khẩu", "Mở cửa sổ")
    return [step for step in whole(trial, pictures) if step[0].startswith(named)]

TrialBook.steps = with_windows
assert "PySide6" not in sys.modules
print(main(["self-test"]))
from PySide6.QtWidgets import QApplication
print(QApplication.instance())
"""


def _run(script: str, home: Path) -> list[str]:
    # Memory given back is overwritten at once (glibc), so that a use of it cannot pass by luck.
    added = {"MALLOC_PERTURB_": "165", "PYTHONPATH": str(ROOT), "SODANCHU_DATA": str(home)}
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-X", "faulthandler", "-c", script],
        cwd=home, env={**os.environ, **added}, capture_output=True, timeout=180, check=False,
    )  # fmt: skip
    assert done.returncode == 0, (done.stdout + done.stderr).decode("utf-8", errors="replace")
    return done.stdout.decode("utf-8").splitlines()


def test_windows_go_before_the_application(tmp_path: Path) -> None:
    assert _run(ORDER, tmp_path) == ["['label', 'window'] ['application']"]


@pytest.mark.parametrize(
    ("script", "last"), [(WINDOW, ["0 None"]), (COMMAND, ["0", "None"])], ids=["window", "command"]
)
def test_qt_is_gone_when_the_program_ends(script: str, last: list[str], tmp_path: Path) -> None:
    assert _run(script, tmp_path)[-len(last) :] == last
