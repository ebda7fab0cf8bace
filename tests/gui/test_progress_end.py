"""The panel of long work never appears once the work is over."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.jobs import Job
from ui.progress import ProgressPanel


def test_a_finished_panel_does_not_appear_behind_a_box(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    panel = ProgressPanel(window, "Đang đọc", Job(), delay_ms=1)
    panel.finish()
    shown = []
    panel.installEventFilter(window)
    window.eventFilter = lambda _panel, event: shown.append(event.type()) or False
    timer_over = ProgressPanel(window, "Khác", Job(), delay_ms=5)
    qtbot.waitUntil(timer_over.isVisible)
    assert QEvent.Type.Show not in shown
    timer_over.finish()
    QApplication.processEvents()
