"""The leader's day that a visit belongs to, found by its date."""

from datetime import date

from PySide6.QtCore import QObject

from desktop_app.receptions.fields import KINDS
from desktop_app.receptions.model import ChairmanDay
from desktop_app.services import Services
from ui.receptions.form.forms import Forms
from ui.widgets.entries import ChoiceEntry

REGULAR = "regular"


class LeaderDay(QObject):
    """Offers the leaders' days of the date; choosing one fills in who presides."""

    def __init__(self, services: Services, forms: Forms, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._forms = services, forms
        self._days: list[ChairmanDay] = []
        self._filling = False
        self._entry: ChoiceEntry = forms.entry("day_uid")
        self._entry.edited.connect(self._on_chosen)

    def follow(self, day: date | None, kept: str = "") -> None:
        """Offer the days of a date; `kept` is the one that the visit has."""
        self._filling = True
        wanted = kept or str(self._entry.value())
        self._days = self._services.chairman_days.on(day) if day else []
        self._entry.clear()
        self._entry.addItem("Không thuộc ngày nào", "")
        for one in self._days:
            self._entry.addItem(_words(one), one.uid)
        place = self._entry.findData(wanted)
        self._entry.setCurrentIndex(max(0, place))
        if wanted and place < 0 and kept:
            self._entry.put(kept)  # a day that was cancelled since
        self._filling = False

    def choose_by_kind(self) -> None:
        """A visit to a leader belongs to the only day of its kind; a regular one to none."""
        kind = self._forms.words("kind")
        fits = [one for one in self._days if one.values.kind == kind]
        if kind in ("", REGULAR):
            self._forms.put("presider_role", "")
            self._entry.setCurrentIndex(0)
        elif len(fits) == 1 and not self._entry.value():
            self._entry.put(fits[0].uid)
        elif not self._forms.words("presider_role"):
            self._forms.put("presider_role", "head")

    def said(self) -> str:
        """That a leader receives on this date, while the visit is a regular one."""
        if not self._days or self._forms.words("kind") != REGULAR:
            return ""
        return "hôm nay có lịch tiếp của lãnh đạo"

    def _on_chosen(self) -> None:
        uid = self._entry.value()
        chosen = next((one for one in self._days if one.uid == uid), None)
        if chosen is None or self._filling:
            return
        values = chosen.values
        for key in ("kind", "presider_role", "presider"):
            if getattr(values, key) and self._forms.words(key) != getattr(values, key):
                self._forms.put(key, getattr(values, key))


def _words(one: ChairmanDay) -> str:
    kind = dict(KINDS).get(one.values.kind, "")
    return " · ".join(filter(None, (f"{one.values.day:%d/%m}", kind, one.values.presider)))
