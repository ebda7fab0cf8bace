"""Pages that stay, and pages opened over them that are thrown away when they are left."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.widgets.keyed import keyed


class PageStack(QStackedWidget):
    """A page of its own may offer `take_focus()`, `refresh()`, `may_close()`, `keep_work()`.

    With `put_away(then)` it finishes its work first and calls `then` when it may be left.
    Qt styles whole pages again each time they are moved: under their parent they stay.
    """

    def __init__(self, staying: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._under: list[QWidget] = []  # where each page of its own was opened from
        for page in staying:
            self.addWidget(page)

    def guests(self) -> list[QWidget]:
        """The pages of their own, the one in sight last."""
        return [*self._under[1:], self._in_sight()] if self._under else []

    def open_page(self, page: QWidget, on_escape: Callable[[], object]) -> None:
        """Show a page over the one in sight; Esc asks to leave it."""
        keyed(page, {"Esc": on_escape})
        self._under.append(self._in_sight())
        self.addWidget(page)
        self.setCurrentWidget(page)
        call(page, "take_focus")

    def leave_page(self, then: Callable[[], object]) -> None:
        """Let the page in sight finish its work, go back to the page under it, then go on."""
        page = self._in_sight()

        def gone() -> None:
            if page in self.guests():
                self._drop(page)
                then()

        if not self._under:
            then()
        elif callable(getattr(page, "put_away", None)):
            call(page, "put_away", gone)
        elif call(page, "may_close") is not False:
            gone()

    def leave_all(self, then: Callable[[], object]) -> None:
        """Leave one page of its own after the other, then go on."""
        if self._under:
            self.leave_page(lambda: self.leave_all(then))
        else:
            then()

    def _in_sight(self) -> QWidget:
        page = self.currentWidget()
        assert page is not None
        return page

    def _drop(self, page: QWidget) -> None:
        place = self.guests().index(page)
        below = self._under.pop(place)
        if page is self.currentWidget():
            self.setCurrentWidget(below)
        self.removeWidget(page)
        page.deleteLater()


def call(page: QWidget | None, name: str, *words: object) -> object:
    """Ask something of a page that not every page can do; None where it cannot."""
    method = getattr(page, name, None)
    return method(*words) if callable(method) else None
