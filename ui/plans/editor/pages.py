"""The editor's pages, each made when it is first asked for."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.model import Plan
from ui.plans.editor.part import EditorPart
from ui.session import Session


class PartPages(QStackedWidget):
    """Shows one part at a time; the others are brought up to date when they come into sight."""

    edited = Signal(object)  # Edit
    place_changed = Signal(object)  # Place
    link_wanted = Signal(object)  # Place

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._made: dict[Part, EditorPart] = {}
        self._shown: dict[Part, Plan] = {}
        self._places: dict[Part, Place] = {}
        self._plan = Plan()

    def show_plan(self, plan: Plan) -> None:
        """Another state of the plan."""
        self._plan = plan
        self._bring_up(self.part())

    def go_to(self, place: Place) -> None:
        """Bring a place into sight, with the cursor in it."""
        page = self._page(place.part)
        self._bring_up(place.part)
        self.setCurrentWidget(page)
        page.go_to(place)
        self._places[place.part] = place

    def part(self) -> Part:
        """Which part is in sight."""
        page = self.currentWidget()
        return next((part for part, made in self._made.items() if made is page), Part.HEAD)

    def place(self) -> Place:
        """Where the cursor is."""
        return self._page(self.part()).place()

    def last_place(self, stop: Place) -> Place:
        """Where the cursor was in a part when it was left, if it is the same annex."""
        last = self._places.get(stop.part, stop)
        return last if last.annex == stop.annex else stop

    def page(self, part: Part) -> EditorPart:
        """The page of a part, for tests."""
        return self._page(part)

    def _bring_up(self, part: Part) -> None:
        if self._shown.get(part) is not self._plan:
            self._shown[part] = self._plan
            self._page(part).show_plan(self._plan)

    def _page(self, part: Part) -> EditorPart:
        if part not in self._made:
            page = self._made[part] = MAKERS[part](self._session)
            page.edited.connect(self.edited)
            page.place_changed.connect(self._on_place)
            page.link_wanted.connect(self.link_wanted)
            self.addWidget(page)
        return self._made[part]

    def _on_place(self, place: Place) -> None:
        self._places[place.part] = place
        if place.part is self.part():
            self.place_changed.emit(place)


def _head(session: Session) -> EditorPart:
    from ui.plans.editor.head_part import HeadPart  # noqa: PLC0415

    return HeadPart(session)


def _bases(session: Session) -> EditorPart:
    from ui.plans.editor.bases_part import BasesPart  # noqa: PLC0415

    return BasesPart(session)


def _text(session: Session) -> EditorPart:
    from ui.plans.editor.text_part import TextPart  # noqa: PLC0415

    return TextPart(session)


def _ending(session: Session) -> EditorPart:
    from ui.plans.editor.ending_part import EndingPart  # noqa: PLC0415

    return EndingPart(session)


def _annex(session: Session) -> EditorPart:
    from ui.plans.editor.grid_part import AnnexPart  # noqa: PLC0415

    return AnnexPart(session)


MAKERS: dict[Part, Callable[[Session], EditorPart]] = {
    Part.HEAD: _head,
    Part.BASES: _bases,
    Part.TEXT: _text,
    Part.ENDING: _ending,
    Part.ANNEX: _annex,
}
