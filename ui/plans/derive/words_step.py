"""Second step: title, opening, bases and the sections taken over."""

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from desktop_app.plans.derive.model import BasisOffer, PartOffer, Proposal
from ui import theme
from ui.widgets.basics import Card, column, label, scrolled, splitter
from ui.widgets.entries import LongEntry

replace = msgspec.structs.replace


_TWO_LINES = 180  # characters


class WordsStep(QWidget):
    """Every text may be changed; a tick says whether it goes into our plan."""

    changed = Signal()

    def __init__(self, proposal: Proposal) -> None:
        super().__init__()
        self.title = _entry("Trích yếu", proposal.title, 2)
        self.opening = _entry("Lời mở đầu", proposal.opening, 4)
        self.bases = [_Basis(basis) for basis in proposal.bases]
        self.parts = [_Part(part) for part in proposal.parts]
        self._lay_out()
        for entry in (self.title, self.opening, *(basis.text for basis in self.bases)):
            entry.edited.connect(self.changed)
        for tick in (*(basis.tick for basis in self.bases), *(part.tick for part in self.parts)):
            tick.toggled.connect(lambda _on: self.changed.emit())

    def applied(self, proposal: Proposal) -> Proposal:
        """The proposal with what is written and ticked here."""
        return replace(
            proposal,
            title=str(self.title.value()),
            opening=str(self.opening.value()),
            bases=tuple(basis.offer() for basis in self.bases),
            parts=tuple(part.offer() for part in self.parts),
        )

    def take_focus(self) -> None:
        """Put the cursor into the title."""
        self.title.setFocus()

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        for page in (left, right):
            page.setProperty("role", "clear")
        lines = column(left, gap=8)
        lines.addWidget(label("Trích yếu", "strong"))
        lines.addWidget(self.title)
        lines.addWidget(label("Căn cứ", "strong"))
        for basis in self.bases:
            lines.addWidget(basis)
        lines.addWidget(label("Lời mở đầu", "strong"))
        lines.addWidget(self.opening)
        lines.addStretch(1)
        ticks = column(right, gap=6)
        ticks.addWidget(
            label(
                "Địa danh và tên gọi chung (“các xã, phường”) được đổi theo ta. Phần tổ chức thực"
                " hiện và chế độ báo cáo được viết lại theo đơn vị và hạn của ta.",
                "muted",
                wrap=True,
            )
        )
        for part in self.parts:
            ticks.addWidget(part)
        ticks.addStretch(1)
        words, parts = Card(edge=12), Card("Mục lấy theo bản cấp trên", edge=12)
        words.body.addWidget(scrolled(left))
        parts.body.addWidget(scrolled(right))
        column(self, gap=0).addWidget(splitter((words, 3), (parts, 2), parent=self))


class _Basis(QWidget):
    def __init__(self, basis: BasisOffer) -> None:
        super().__init__()
        self._basis = basis
        self.tick = QCheckBox()
        self.tick.setChecked(basis.ticked)
        self.tick.setAccessibleName(f"Dùng căn cứ: {basis.text}")
        self.text = _entry("Căn cứ", basis.text, 2 if len(basis.text) < _TWO_LINES else 4)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.tick, 0, 0)
        grid.addWidget(self.text, 0, 1)
        if basis.reason:
            grid.addWidget(label(basis.reason, "soon", wrap=True), 1, 1)
        grid.setColumnStretch(1, 1)

    def offer(self) -> BasisOffer:
        return replace(self._basis, ticked=self.tick.isChecked(), text=str(self.text.value()))


class _Part(QWidget):
    def __init__(self, part: PartOffer) -> None:
        super().__init__()
        self._part = part
        number = f"{part.number}. " if part.number else ""
        title = f"{number}{part.title}"
        short = title if len(title) <= 70 else f"{title[:69]}…"
        self.tick = QCheckBox(short.replace("&", "&&"))
        self.tick.setChecked(part.ticked)
        self.tick.setToolTip(title)
        lines = column(self, gap=0)
        inner = part.key.count(".")
        lines.setContentsMargins(theme.px(24) * inner, 0, 0, 0)
        lines.addWidget(self.tick)
        if part.reason:
            lines.addWidget(label(part.reason, "small", wrap=True))

    def offer(self) -> PartOffer:
        return replace(self._part, ticked=self.tick.isChecked())


def _entry(name: str, text: str, lines: int) -> LongEntry:
    made = LongEntry(lines)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.put(text)
    made.setAccessibleName(name)
    return made
