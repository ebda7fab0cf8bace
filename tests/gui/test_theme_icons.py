"""An icon lives as long as something shows it, whatever Python's collector takes away."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# A page that holds an icon goes, a button elsewhere still shows the same icon. Before the mend the
# collector destroyed the engine of the icon, so this ends a process of its own, not the tests.
CLOSED_PAGE = """
import gc
from PySide6.QtWidgets import QApplication, QPushButton
from ui import theme

class Page:
    pass

def engines():
    return sum(isinstance(thing, theme._GlyphEngine) for thing in gc.get_objects())

app = QApplication([])
gc.disable()
icon, page, button = theme.icon("alert"), Page(), QPushButton()
button.setIcon(icon)
page.icon, page.itself = icon, page
del icon, page
print("gone", gc.collect() > 0)
print("engines", engines())
print("drawn", not button.icon().pixmap(16, 16).toImage().isNull())
del button
print("engines", engines())
"""


def test_a_button_keeps_its_icon_when_a_closed_page_is_collected() -> None:
    # Memory given back is overwritten at once (glibc), so that a use of it cannot pass by luck.
    environment = {**os.environ, "MALLOC_PERTURB_": "165", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", CLOSED_PAGE],
        env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout.split("\n")[:4] == ["gone True", "engines 1", "drawn True", "engines 0"]
    assert done.returncode == 0, done.stderr
