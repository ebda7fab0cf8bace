"""A dialog that finds one record of a book: type, go down, Enter."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.services import Services
from ui.petitions.action import PetitionsDoor
from ui.widgets.basics import button, column, label, primary_button, row
from ui.widgets.keyed import keyed
from ui.widgets.lines import LineList
from ui.widgets.notes import Banner
from ui.widgets.search_field import SearchField
from ui.window_place import fit


@dataclass(frozen=True)
class Found:
    """A record that may be chosen, as everybody may see it."""

    uid: str
    name: str
    who: str
    content: str


class ChooseDialog(QDialog):
    """Down leaves the search for the list, Enter takes the chosen line."""

    def __init__(
        self,
        door: PetitionsDoor,
        heading: str,
        verb: str,
        about: str,
        find: Callable[[str], list[Found]],
        work: Callable[[Services, str], Changes],
    ) -> None:
        super().__init__(door.widget)
        self.setWindowTitle(heading)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._door, self._find, self._work = door, find, work
        self.search = SearchField("Tìm người, nội dung, số", shortcut="")
        self.lines = LineList(("Số", "Người gửi", "Nội dung"), (150, 170))
        self.lines.setAccessibleName(heading)
        self.banner = Banner()
        self.go = primary_button(verb, on_click=self.take)
        cancel = button("Thôi", on_click=self.reject)
        for made in (self.go, cancel):
            made.setAutoDefault(False)
        foot = row(gap=12)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.go)
        lines = column(self, gap=8, edge=16)
        lines.addWidget(label(heading, "heading"))
        lines.addWidget(label(about, "muted", wrap=True))
        for part in (self.search, self.banner):
            lines.addWidget(part)
        lines.addWidget(self.lines, 1)
        lines.addLayout(foot)
        self.search.searched.connect(self.show_found)
        self.search.left.connect(self.reject)
        self.lines.itemActivated.connect(lambda *_: self.take())
        door.session.background.ended.connect(self.reject)
        keyed(self.search, {"Down": self._to_list, "Return": self._to_list})
        fit(self, 720, 460)
        self.show_found("")
        self.search.take_focus()

    def show_found(self, words: str) -> None:
        """Show what the words find."""
        self.lines.clear()
        for one in self._find(words.strip()):
            self.lines.add((one.name, one.who, " ".join(one.content.split())), one.uid)
        self.lines.choose(0)
        self.go.setEnabled(bool(self.lines.items()))

    def take(self) -> None:
        """Write with the chosen line."""
        uid = self.lines.chosen()
        if isinstance(uid, str):
            work = self._work
            self._door.session.background.run(
                self, lambda s: work(s, uid), lambda _changes: self.accept(), self._on_failed
            )

    def _to_list(self) -> None:
        self.show_found(self.search.text())
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.banner.tell(error.message, "late")
