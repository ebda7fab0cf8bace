"""The handbook's pictures of the reports tab."""

from ui import pictures
from ui.pictures.pages import go_to
from ui.pictures.reports import report_pages


def reports(window, shot, screen) -> None:
    """Everything behind the tab Báo cáo, as it is when the sample is opened."""
    desk, session = window.desk, window.session

    def shown(name: str, widget) -> None:
        if widget is desk:
            shot(name)
        else:
            shot(name, widget, tuple(map(min, (widget.width(), widget.height()), screen)))

    go_to(desk, "reports")
    desk.take_focus()
    pictures.settle()
    shot("reports-due")
    report_pages(desk, session, shown)
