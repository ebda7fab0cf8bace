"""The line "Đã tính trong: …" on the page of a record, with the sent reports that counted it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.jobs import Job
from desktop_app.reports.counted_in import CountedIn
from desktop_app.services import Services
from ui.reports.parts import clear, wrapped
from ui.session import Session
from ui.widgets.basics import column, label, link_button, row

_MOST = 6


class CountedLine(QWidget):
    """Read behind; nothing is shown for a record that no sent report counted."""

    def __init__(self, session: Session, show: Callable[[str, str], object]) -> None:
        super().__init__()
        self._session, self._show = session, show
        self._asked: tuple[str, str] = ("", "")
        self._lines = column(self, gap=2)
        self.hide()

    def ask(self, table: str, uid: str) -> None:
        """Find the sent reports that counted a record."""
        self._asked = asked = (table, uid)

        def read(services: Services, _job: Job) -> list[CountedIn]:
            return services.reports.counted_in(table, uid)

        def told(found: Sequence[CountedIn]) -> None:
            if asked == self._asked:
                self.show_found(found)

        self._session.background.run_read(self, read, told)

    def show_found(self, found: Sequence[CountedIn]) -> None:
        """Show these."""
        clear(self._lines)
        if found:
            self._lines.addWidget(label("Đã tính trong báo cáo", "muted"))
        for one in found[:_MOST]:
            line = row(gap=8)
            line.addWidget(wrapped(one.words), 1)
            line.addWidget(link_button("Mở", partial(self._show, "reports", one.report.uid)))
            self._lines.addLayout(line)
        if len(found) > _MOST:
            self._lines.addWidget(label(f"và {len(found) - _MOST} báo cáo khác", "small"))
        self.setVisible(bool(found))
