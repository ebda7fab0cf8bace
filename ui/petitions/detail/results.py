"""What a decision orders and what came of it: money in đồng, land in m², persons, officials."""

import re
from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit

from desktop_app.errors import UserError
from desktop_app.fields import Field, Kind
from desktop_app.petitions.model import Case, Enforcement, Results
from desktop_app.petitions.result_words import figure, label
from ui import theme
from ui.petitions.action import PetitionsDoor
from ui.widgets.ask import AskDialog, Question

_LAND = "_dm2"
_PART = "_officials"
_SQUARE = 100  # dm² in a m²


def shown_results(values: Results | Enforcement) -> list[tuple[str, str]]:
    """The figures that are there, in words."""
    return [(label(key), figure(key, value)) for key, value in asdict(values).items() if value]


def shown(key: str, value: int) -> str:
    """A figure as it is entered; nothing for none."""
    return figure(key, value) if value else ""


def read(key: str, typed: str) -> int:
    """What was typed, in the unit of the book; UserError with its field for nonsense.

    Dots and blanks stand between thousands, a comma before parts of a m².
    """
    text = typed.strip().replace(" ", "").replace("\u00a0", "").replace(".", "")
    if not text:
        return 0
    land = key.endswith(_LAND)
    if not re.fullmatch(r"\d{1,15}(,\d{1,6})?", text):
        raise UserError(f"“{typed.strip()[:30]}” không phải là một số.", key)
    found = Decimal(text.replace(",", ".")) * (_SQUARE if land else 1)
    if found != found.to_integral_value():
        least = "0,01 m²" if land else "một đơn vị"
        raise UserError(f"Số này ghi được đến {least}.", key)
    return int(found)


def _fields(values: Results | Enforcement) -> tuple[Field, ...]:
    return tuple(Field(key, label(key), Kind.CODE, width=20) for key in asdict(values))


def _entered(entered: Mapping[str, Any]) -> dict[str, int]:
    return {key: read(key, str(value or "")) for key, value in entered.items()}


class FiguresDialog(AskDialog):
    """Two columns of figures; thousands get their marks when the cursor leaves."""

    def __init__(self, door: PetitionsDoor, case: Case, enforcement: bool) -> None:
        values = case.enforcement if enforcement else case.results
        heading = "Kết quả thi hành" if enforcement else "Kết quả giải quyết"
        source = "05" if enforcement else "03, 04"
        question = Question(
            heading,
            "Ghi vào sổ",
            _fields(values),
            lambda s, entered: (
                s.cases.set_enforcement(case.uid, Enforcement(**_entered(entered)))
                if enforcement
                else s.cases.set_results(case.uid, Results(**_entered(entered)))
            ),
            f"Số liệu các biểu {source} của Thông tư 06/2025/TT-TTCP. Ô trống là không có.",
            {key: shown(key, value) for key, value in asdict(values).items()},
        )
        super().__init__(door.widget, door.session, question)
        self._in_two_columns(list(asdict(values)))
        for key in asdict(values):
            entry = self.form.entry(key)
            assert isinstance(entry, QLineEdit)
            entry.setAlignment(Qt.AlignmentFlag.AlignRight)
            entry.editingFinished.connect(lambda e=entry, k=key: _tidy(e, k))

    def _in_two_columns(self, keys: list[str]) -> None:
        """What belongs together side by side; "trong đó" below the persons it is part of."""
        grid = self.form.layout()
        assert isinstance(grid, QGridLayout)
        for line in range(grid.rowCount()):
            grid.setRowStretch(line, 0)
        line = place = 0
        for key in keys:
            place = 1 if key.endswith(_PART) else place
            cell = self.form.entry(key).parentWidget()
            assert cell is not None
            grid.addWidget(cell, line, place)
            line, place = (line + 1, 0) if place else (line, 1)
        for place in range(2):
            grid.setColumnStretch(place, 1)
        grid.setRowStretch(line + 1, 1)
        self.setMinimumWidth(theme.px(620))


def _tidy(entry: QLineEdit, key: str) -> None:
    try:
        entry.setText(shown(key, read(key, entry.text())))
    except UserError:
        return
