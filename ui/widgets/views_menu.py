"""Saved views in a menu: choose one, keep the present one under a name, rename, delete."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.fields import Field
from desktop_app.office.saved_views import SavedView, ViewState
from ui import dialogs, theme
from ui.session import Session
from ui.widgets.ask import AskDialog, Question
from ui.widgets.basics import Button

NAME = Field("name", "Tên mẫu xem", required=True, width=40)


class ViewsMenu(QWidget):
    """The button "Mẫu xem"; `state` tells what the list shows now, `put` shows a state."""

    def __init__(
        self,
        session: Session,
        state: Callable[[], ViewState],
        put: Callable[[ViewState], None],
        feature: str,
        ready: Sequence[tuple[str, ViewState]],
    ) -> None:
        super().__init__()
        self._session = session
        self._feature, self._ready = feature, ready
        self._state, self._put = state, put
        self.button = Button("Mẫu xem", icon="bookmark-outline", tip="Những cách xem đã lưu")
        self.menu = QMenu(self.button)
        self.menu.aboutToShow.connect(self.fill)
        self.button.setMenu(self.menu)
        self.hide()

    def saved(self) -> list[SavedView]:
        """The views that were saved."""
        return self._session.services.views.all(self._feature)

    def fill(self) -> None:
        """Read the saved views and offer them."""
        self.menu.clear()
        for name, state in self._ready:
            self._add(self.menu, name, "bookmark-outline", partial(self._put, state))
        saved = self.saved()
        self.menu.addSeparator()
        for view in saved:
            self._add(self.menu, view.name, "bookmark", partial(self._put, view.state))
        self.menu.addSeparator()
        self._add(self.menu, "Lưu cách xem này…", "content-save-outline", self.save)
        for words, icon, act in (
            ("Đổi tên mẫu xem", "rename-outline", self.rename),
            ("Xóa mẫu xem", "trash-can-outline", self.delete),
        ):
            if saved:
                part = self.menu.addMenu(theme.icon(icon), words)
                for view in saved:
                    self._add(part, view.name, "bookmark", partial(act, view))

    def save(self) -> None:
        """Ask for a name and keep the present view under it."""
        state, feature = self._state(), self._feature
        AskDialog(
            self.button,
            self._session,
            Question(
                "Lưu cách xem này",
                "Lưu",
                [NAME],
                lambda s, values: s.views.save(feature, str(values["name"]), state),
                "Giữ chữ đang tìm, điều kiện lọc, thứ tự và các cột. Trùng tên thì ghi thay.",
            ),
        ).open()

    def rename(self, view: SavedView) -> None:
        """Ask for another name."""
        AskDialog(
            self.button,
            self._session,
            Question(
                "Đổi tên mẫu xem",
                "Đổi tên",
                [NAME],
                lambda s, values: s.views.rename(view.uid, str(values["name"])),
                values={"name": view.name},
            ),
        ).open()

    def delete(self, view: SavedView) -> None:
        """Delete one, after asking; undo brings it back."""
        sure = dialogs.door.ask(
            self.button,
            f"Xóa mẫu xem “{view.name}”?",
            detail="Những gì trong sổ vẫn còn nguyên; chỉ cách xem này bị xóa.",
            yes="Xóa mẫu xem",
        )
        if sure:
            self._session.background.run(self.button, lambda s: s.views.delete(view.uid))

    @staticmethod
    def _add(menu: QMenu, words: str, icon: str, act: Callable[[], object]) -> None:
        made = menu.addAction(theme.icon(icon), words.replace("&", "&&"))
        made.triggered.connect(lambda _on=False: act())
