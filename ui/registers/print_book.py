"""In sổ: for which days, who signs; then the book as it will be printed, with its Excel twin."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.documents import atomic
from desktop_app.documents.model import Signature
from desktop_app.documents.papers import Writer
from desktop_app.errors import UserError
from desktop_app.fields import Field, Kind
from desktop_app.law.periods import Period
from desktop_app.office.model import Officer
from desktop_app.registers.period import book_periods
from desktop_app.services import Services
from ui import theme
from ui.preview.request import PreviewRequest
from ui.preview.window import show_preview
from ui.session import Session
from ui.widgets.basics import button, column, label, primary_button, row
from ui.widgets.entries import Entry
from ui.widgets.form import RecordForm
from ui.widgets.notes import Banner

PERIOD_KEY, SIGNER_KEY = "registers.period", "registers.signer"  # what was chosen last
NOTES_KEY = "registers.notes"


@dataclass(frozen=True)
class Wish:
    """What is to be printed: the days, both counted, the signer, and whether with notes."""

    first: date
    last: date
    signature: Signature
    notes: bool


@dataclass(frozen=True)
class BookSource:
    """A book that can be printed: its name, and how its writers are made (writing thread).

    `notes` offers the optional column "Ghi chú".
    """

    title: str
    writers: Callable[[Services, Wish], Mapping[str, Writer]]
    notes: bool = False


def print_book(parent: QWidget, session: Session, source: BookSource) -> None:
    """Ask what is to be printed and show it."""
    PrintBookDialog(parent, session, source).open()


class PrintBookDialog(QDialog):
    """Asks for the days and the signer."""

    def __init__(self, parent: QWidget, session: Session, source: BookSource) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"In {source.title}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._source = session, source
        self._periods = book_periods(session.clock.today())
        self._officers = [one for one in session.services.office.officers() if one.signs]
        self.form = RecordForm(self._fields(), session.clock.today, columns=2)
        self.form.setProperty("role", "clear")
        self.form.save_asked.connect(self.show_book)
        self.banner = Banner()
        self.go = primary_button("Xem và in", on_click=self.form.ask_to_save)
        self._lay_out()
        self._begin()
        period = self.form.entry("period")
        period.edited.connect(self._follow)  # type: ignore[attr-defined]
        self.form.focus_first()

    def show_book(self) -> None:
        """Read the book and show it as it will be printed."""
        wish = self._wish()
        if wish is None:
            return
        self._keep_choice()
        self._set_busy(True)
        source = self._source
        self._session.background.run(
            self, lambda services: source.writers(services, wish), self._show, self._failed
        )

    def _wish(self) -> Wish | None:
        values = self.form.values()
        first, last = (date.fromisoformat(str(values[key])) for key in ("first", "last"))
        if first > last:
            self.form.set_errors({"last": "Ngày cuối phải từ ngày đầu trở đi."})
            return None
        signer = str(values["signer"] or "")
        officer = self._officers[int(signer)] if signer else None
        return Wish(first, last, _signature(officer), bool(values.get("notes")))

    def _show(self, found: Mapping[str, Writer]) -> None:
        values = self.form.values()
        writers = dict(found)
        request = PreviewRequest(
            title=self._source.title,
            make=writers.pop("pdf"),
            file_name=atomic.safe_name(
                self._source.title, str(values["first"]), str(values["last"])
            ),
            save_as=writers,
        )
        session = self._session
        show_preview(self.parentWidget(), session.background, request, session.paths.scratch)
        self.accept()

    def _begin(self) -> None:
        """As it was printed last; at first this calendar year, signed by who signs first."""
        look, form = self._session.look, self.form
        year = next(i for i, one in enumerate(self._periods) if _is_calendar_year(one))
        self._choose(_place(look.get(PERIOD_KEY, ""), len(self._periods), year))
        if self._officers:
            signer = _place(look.get(SIGNER_KEY, ""), len(self._officers), 0)
            cast(Entry, form.entry("signer")).put(str(signer))
        if self._source.notes:
            cast(Entry, form.entry("notes")).put(look.get(NOTES_KEY) == "1")

    def _keep_choice(self) -> None:
        """Only places in the lists: what this machine remembers holds no names."""
        values, look = self.form.values(), self._session.look
        for key, kept in (("period", PERIOD_KEY), ("signer", SIGNER_KEY)):
            look[kept] = str(values[key] or "")
        if self._source.notes:
            look[NOTES_KEY] = "1" if values["notes"] else ""

    def _failed(self, error: BaseException) -> None:
        self._set_busy(False)
        if isinstance(error, UserError):
            self.banner.tell(error.message, "late")

    def _set_busy(self, busy: bool) -> None:
        self.form.setEnabled(not busy)
        self.go.setEnabled(not busy)

    def _follow(self) -> None:
        place = str(self.form.entry("period").value() or "")  # type: ignore[attr-defined]
        if place:
            self._choose(int(place))

    def _choose(self, place: int) -> None:
        chosen = self._periods[place]
        wanted: dict[str, Any] = {
            "period": str(place),
            "first": chosen.first.isoformat(),
            "last": chosen.last.isoformat(),
        }
        for key, value in wanted.items():
            entry = self.form.entry(key)
            blocked = entry.blockSignals(True)
            entry.put(value)  # type: ignore[attr-defined]
            entry.blockSignals(blocked)

    def _fields(self) -> list[Field]:
        periods = tuple((str(i), period.label) for i, period in enumerate(self._periods))
        signers = tuple(
            (str(i), f"{one.name} – {one.title}") for i, one in enumerate(self._officers)
        )
        found = [
            Field("period", "Kỳ", Kind.CHOICE, choices=periods, width=60),
            Field("first", "Từ ngày", Kind.DATE, required=True),
            Field("last", "Đến ngày", Kind.DATE, required=True),
            Field("signer", "Người ký", Kind.CHOICE, choices=signers, width=60),
        ]
        if self._source.notes:
            found.append(Field("notes", "In thêm cột Ghi chú", Kind.YES_NO))
        return found

    def _lay_out(self) -> None:
        lines = column(self, gap=12, edge=16)
        lines.addWidget(label(f"In {self._source.title}", "heading"))
        lines.addWidget(self.banner)
        lines.addWidget(self.form)
        foot = row(gap=12)
        foot.addStretch(1)
        foot.addWidget(button("Thôi", on_click=self.reject))
        foot.addWidget(self.go)
        lines.addLayout(foot)
        self.setMinimumWidth(theme.px(480))


def _is_calendar_year(period: Period) -> bool:
    first, last = period.first, period.last
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _place(kept: str, count: int, otherwise: int) -> int:
    return int(kept) if kept.isdecimal() and int(kept) < count else otherwise


def _signature(officer: Officer | None) -> Signature:
    """The signer's block; without one, lines to sign on by hand."""
    if officer is None:
        return Signature(("NGƯỜI LẬP SỔ",), "")
    authority = f"{officer.authority} ỦY BAN NHÂN DÂN".strip() if officer.authority else ""
    title = f"{officer.capacity} {officer.title}".strip().upper()
    return Signature(tuple(filter(None, (authority, title))), officer.name)
