"""Beside the text: figures that have drifted, what the section asks for, the report before."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.reports.filled import FilledReport
from desktop_app.reports.narrative.drifts import (
    GONE,
    Drift,
    link_words,
    loose_numbers,
    place_words,
)
from desktop_app.reports.narrative.model import Link, Section, words
from desktop_app.reports.narrative.service import Before
from desktop_app.reports.narrative.stale import Stale
from desktop_app.reports.narrative.values import cell_of
from desktop_app.reports.periods import label as period_label
from ui.widgets.basics import Card, button, column, label, link_button, row, rule, scrolled

_MOST = 20  # places shown at once
_UNTOLD = 4


class DriftCard(Card):
    """What the words say otherwise than the forms."""

    update_wanted = Signal(object)  # Place
    update_all_wanted = Signal()
    free_wanted = Signal(object)  # Place
    place_wanted = Signal(object)  # Place
    section_wanted = Signal(str)
    redraft_wanted = Signal(str)
    agreed = Signal(object)  # Stale

    def __init__(self) -> None:
        super().__init__("Khác với biểu", edge=12)
        self._all = button("Cập nhật tất cả", "update", "Alt+U", self.update_all_wanted.emit)
        self.titles: dict[str, str] = {}  # what the sections are called
        self._lines = column(gap=6)
        self.body.addLayout(self._lines)
        line = row(gap=8)
        line.addWidget(self._all)
        line.addStretch(1)
        self.body.addLayout(line)

    def show_drifts(self, found: list[Drift], stale: list[Stale], filled: FilledReport) -> None:
        """Show sections that want other sentences, then figures in the order of the report."""
        _empty(self._lines)
        count = len(found) + len(stale)
        self.setVisible(bool(count))
        usual = any(not one.typed for one in found) or any(not one.edited for one in stale)
        self._all.setVisible(usual)
        self.note.setText(str(count))
        for one in stale[:_MOST]:
            self._add_section(one, filled)
        for drift in found[: _MOST - len(stale[:_MOST])]:
            self._add(drift, filled)
        if count > _MOST:
            self._lines.addWidget(label(f"Và {count - _MOST} chỗ nữa.", "muted"))

    def _add_section(self, one: Stale, filled: FilledReport) -> None:
        key = one.section.key
        self._part()
        self._lines.addWidget(label("Số liệu nay cần câu khác", "strong", wrap=True))
        self._lines.addWidget(label(self.titles.get(key, ""), "small", wrap=True))
        untold = [f"{_name(link, filled)}: {text}" for link, text in one.untold[:_UNTOLD]]
        if untold:
            more = "…" if len(one.untold) > _UNTOLD else ""
            told = f"Chưa nói đến: {'; '.join(untold)}{more}"
            self._lines.addWidget(label(told, "small", wrap=True))
        acts = row(gap=12)
        acts.addWidget(link_button("Xem", lambda: self.section_wanted.emit(key)))
        acts.addStretch(1)
        acts.addWidget(link_button("Giữ", lambda: self.agreed.emit(one)))
        acts.addWidget(link_button("Soạn lại", lambda: self.redraft_wanted.emit(key)))
        self._lines.addLayout(acts)

    def _part(self) -> None:
        if self._lines.count():
            self._lines.addWidget(rule())

    def _add(self, drift: Drift, filled: FilledReport) -> None:
        title = self.titles.get(drift.place.section, "")
        self._part()
        self._lines.addWidget(label(_told(drift), "strong", wrap=True))
        where = f"{link_words(drift.link, filled)} · {title}"
        self._lines.addWidget(label(where, "small", wrap=True))
        acts = row(gap=12)
        acts.addWidget(link_button("Xem", lambda: self.place_wanted.emit(drift.place)))
        acts.addStretch(1)
        if drift.typed:
            acts.addWidget(link_button("Giữ", lambda: self.free_wanted.emit(drift.place)))
        take = "Theo biểu" if drift.typed else "Cập nhật"
        acts.addWidget(link_button(take, lambda: self.update_wanted.emit(drift.place)))
        self._lines.addLayout(acts)


class GuidanceCard(Card):
    """What the outline asks for in this section."""

    def __init__(self) -> None:
        super().__init__("Mục này cần nêu", edge=12)
        self._lines = column(gap=6)
        self.body.addLayout(self._lines)

    def show_guidance(self, text: str) -> None:
        """Show the guidance, one line under the other."""
        _empty(self._lines)
        self.setVisible(bool(text))
        for line in text.splitlines():
            self._lines.addWidget(label(line, wrap=True))


class BeforeCard(Card):
    """The words of the last report, ready to be used again."""

    use_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Kỳ trước viết", edge=12)
        self._lines = column(gap=6)
        self.body.addLayout(self._lines)
        line = row(gap=8)
        self.use = button("Dùng lại", "content-duplicate", "", self.use_wanted.emit)
        self.use.setToolTip("Chép lời kỳ trước vào mục này; số nối với biểu lấy theo kỳ này")
        line.addWidget(self.use)
        line.addStretch(1)
        self.body.addLayout(line)

    def show_before(self, before: Before | None, section: Section | None, editable: bool) -> None:
        """Show what the last report said in this section."""
        _empty(self._lines)
        written = section is not None and not section.empty
        self.use.setVisible(written and editable)
        if before is None:
            self._lines.addWidget(label("Chưa có báo cáo nào trước đó cùng loại.", "muted", True))
            return
        self.note.setText(period_label(before.report.period))
        if section is None or not written:
            self._lines.addWidget(label("Báo cáo trước không viết mục này.", "muted", True))
            return
        for paragraph in section.paragraphs:
            self._lines.addWidget(label(words(paragraph), wrap=True))
        loose = loose_numbers(section.paragraphs)
        if loose:
            told = ", ".join(dict.fromkeys(loose[:6]))
            hint = f"Số gõ tay, không nối với biểu: {told}. Dùng lại thì xem lại những số này."
            self._lines.addWidget(label(hint, "soon", wrap=True))


class NarrativeSide(QWidget):
    """The three cards, one under the other."""

    def __init__(self) -> None:
        super().__init__()
        inside = QWidget()
        inside.setProperty("role", "clear")
        self.drifts, self.guidance, self.before = DriftCard(), GuidanceCard(), BeforeCard()
        lines = column(inside, gap=8)
        for card in (self.drifts, self.guidance, self.before):
            lines.addWidget(card)
        lines.addStretch(1)
        area = scrolled(inside, self)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column(self, gap=0).addWidget(area)


def _name(link: Link, filled: FilledReport) -> str:
    cell = cell_of(link, filled)
    name = cell.item.label.lstrip("– ") if cell else GONE
    return f"{name} ({place_words(link, filled)})"


def _told(drift: Drift) -> str:
    now = GONE if drift.now is None else drift.now
    return f"Bạn ghi {drift.written}, biểu là {now}" if drift.typed else f"{drift.written} → {now}"


def _empty(lines: QVBoxLayout) -> None:
    while (item := lines.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            _empty(inner)  # type: ignore[arg-type]
        if widget is not None:
            widget.hide()
            widget.deleteLater()
