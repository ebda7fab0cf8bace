"""The entries of a duty, and the duty that they mean."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.law.report_periods import regime
from desktop_app.reports.duties_checks import checked
from desktop_app.reports.duties_model import Duty, DutyPeriod, DutyValues
from desktop_app.reports.duties_typed import shown_day, typed_day
from desktop_app.reports.forms.model import Form
from ui import theme
from ui.reports.field_line import FieldLine
from ui.reports.own_forms.words import REGIMES
from ui.widgets.basics import label
from ui.widgets.entries import ChoiceEntry, DateEntry, LineEntry, LongEntry, YesNoEntry
from ui.widgets.tick_list import TickList

PERIODS = tuple((one.value, one.words) for one in DutyPeriod)
RULES = (("last", "chậm nhất ngày"), ("before", "trước ngày"))
_DAYS = ("due", "window_from", "cut_first", "cut_last")
_TEXTS = ("name", "recipient", "via", "article", "note")
_DATES = ("valid_from", "valid_to")
_BY_LAW = ("name", "regime", "period", "outline", "valid_from", "valid_to")
_ROWS = 4
_TICKS = "Các biểu đi cùng (không chọn biểu nào: mọi biểu của loại này)"


class DutyEntries(QWidget):
    """`typed` after every letter; `values` says what is meant, or what is wrong with it."""

    typed = Signal()

    def __init__(self, today: Callable[[], date], forms: Sequence[Form]) -> None:
        super().__init__()
        self._values = DutyValues(name="")
        self._forms = forms
        self.lines = {
            "name": FieldLine("Tên báo cáo", LineEntry(), needed=True),
            "regime": FieldLine("Thuộc loại", ChoiceEntry(REGIMES), needed=True),
            "period": FieldLine("Kỳ", ChoiceEntry(PERIODS), needed=True),
            "rule": FieldLine("Hạn gửi", ChoiceEntry(RULES), needed=True),
            "due": FieldLine("Ngày", LineEntry(), needed=True),
            "window_from": FieldLine("Gửi từ ngày", LineEntry(), "Chỉ khi văn bản cho một khoảng"),
            "cut_first": FieldLine("Số liệu từ ngày", LineEntry()),
            "cut_last": FieldLine("đến hết ngày", LineEntry()),
            "recipient": FieldLine("Nơi nhận", LineEntry()),
            "via": FieldLine("Cách gửi", LineEntry(), "Qua ai, bằng đường nào"),
            "article": FieldLine(
                "Căn cứ", LongEntry(2), "Văn bản giao báo cáo, tốt nhất chép nguyên câu"
            ),
            "valid_from": FieldLine("Áp dụng từ", DateEntry(today)),
            "valid_to": FieldLine("đến", DateEntry(today)),
            "note": FieldLine("Ghi chú", LongEntry(2)),
        }
        self.outline = YesNoEntry("Có báo cáo bằng lời đi cùng các biểu")
        self.ticks = TickList("Các biểu đi cùng")
        self._put_together()
        for key, line in self.lines.items():
            line.typed.connect(lambda k=key: self._on_typed(k))
        self.outline.clicked.connect(lambda _on=False: self.typed.emit())
        self.ticks.itemChanged.connect(lambda _item: self._on_ticked())
        self._filling = False

    def put(self, values: DutyValues, duty: Duty | None) -> None:
        """Show a duty; of one of the law only what an office may set can be written in."""
        self._values = values
        for key in _TEXTS:
            self.lines[key].put(getattr(values, key))
        for key in _DAYS:
            self.lines[key].put(shown_day(getattr(values, key)))
        for key in _DATES:
            day = getattr(values, key)
            self.lines[key].put(day.isoformat() if day else "")
        self.lines["regime"].put(values.regime)
        self.lines["period"].put(values.period.value)
        self.lines["rule"].put("before" if values.exclusive else "last")
        self._fill_forms(values.regime, values.forms)
        self.outline.setChecked(bool(values.outline))
        by_law = duty is not None and duty.shipped
        for key in _BY_LAW:
            widget = self.outline if key == "outline" else self.lines[key].widget
            widget.setEnabled(not by_law)
        self.ticks.setEnabled(not by_law)
        self._help()

    def values(self) -> DutyValues:
        """What is entered; UserError with its field."""
        period = DutyPeriod(str(self.lines["period"].value() or DutyPeriod.YEAR.value))
        regime_ = str(self.lines["regime"].value() or "other")
        said: dict[str, Any] = {key: str(self.lines[key].value() or "") for key in _TEXTS}
        for key in _DAYS:
            said[key] = typed_day(str(self.lines[key].value() or ""), period, key)
        made = replace(
            self._values,
            **said,
            **dict[str, Any](self._dates()),
            regime=regime_,
            period=period,
            exclusive=self.lines["rule"].value() == "before",
            forms=tuple(self._ticked()),
            outline=_outline(regime_) if self.outline.isChecked() else "",
        )
        return checked(made)

    def raw(self) -> tuple[object, ...]:
        """Everything as it stands, understood or not, to be compared."""
        entered: list[object] = []
        for line in self.lines.values():
            try:
                entered.append(line.value())
            except UserError:
                entered.append(None)
        return (*entered, self.outline.isChecked(), tuple(self._ticked()))

    def tell(self, field: str, words: str) -> None:
        """Put a sentence beside a field, and none beside the others."""
        for key, line in self.lines.items():
            line.tell(words if key == field else "")

    def go_to(self, field: str) -> None:
        """Put the cursor into a field."""
        line = self.lines.get(field, self.lines["name"])
        line.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_empty(self, field: str) -> bool:
        """Whether nothing was entered in a field yet."""
        return field in self.lines and not self.lines[field].value()

    # Inside

    def _dates(self) -> Iterator[tuple[str, date | None]]:
        for key in _DATES:
            try:
                day = str(self.lines[key].value() or "")
            except UserError as error:
                raise UserError(error.message, key) from None
            yield key, date.fromisoformat(day) if day else None

    def _ticked(self) -> Iterator[str]:
        for place in range(self.ticks.count()):
            item = self.ticks.item(place)
            if item is not None and item.checkState() == Qt.CheckState.Checked:
                yield str(item.data(Qt.ItemDataRole.UserRole))

    def _on_typed(self, key: str) -> None:
        if key == "regime":
            self._fill_forms(str(self.lines["regime"].value() or ""), ())
        if key in ("period", "regime"):
            self._help()
        self.typed.emit()

    def _on_ticked(self) -> None:
        if not self._filling:
            self.typed.emit()

    def _fill_forms(self, code: str, ticked: Sequence[str]) -> None:
        self._filling = True
        self.ticks.clear()
        for form in self._forms:
            if form.regime == code or form.code in ticked:
                item = self.ticks.add(f"{form.code}  {form.name}", form.code in ticked)
                item.setData(Qt.ItemDataRole.UserRole, form.code)
        self._filling = False
        self.outline.setEnabled(bool(_outline(code)))

    def _help(self) -> None:
        period = self.lines["period"].value()
        example = {"month": "như 20", "once": "như 10/6/2026"}.get(str(period), "như 10/6")
        monthly = {"month": "như 15", "once": "như 1/1/2026"}.get(str(period), "như 15/12")
        self.lines["due"].tell("", f"Ghi {example}")
        self.lines["cut_first"].tell(
            "", f"Ghi {monthly}; để trống: chưa xác định, hoặc theo luật nếu luật có nói"
        )

    def _put_together(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        rows: tuple[tuple[tuple[str, int], ...], ...] = (
            (("name", 6),),
            (("regime", 3), ("period", 3)),
            (("rule", 2), ("due", 2), ("window_from", 2)),
            (("cut_first", 3), ("cut_last", 3)),
            (("recipient", 3), ("via", 3)),
            (("article", 6),),
        )
        for line, cells in enumerate(rows):
            place = 0
            for key, wide in cells:
                grid.addWidget(self.lines[key], line, place, 1, wide, Qt.AlignmentFlag.AlignTop)
                place += wide
        grid.addWidget(label(_TICKS, "muted"), 6, 0, 1, 6)
        self.ticks.setFixedHeight(theme.row_height() * _ROWS)
        grid.addWidget(self.ticks, 7, 0, 1, 6)
        grid.addWidget(self.outline, 8, 0, 1, 6)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.lines["valid_from"], 9, 0, 1, 3, top)
        grid.addWidget(self.lines["valid_to"], 9, 3, 1, 3, top)
        grid.addWidget(self.lines["note"], 10, 0, 1, 6, top)
        grid.setRowStretch(11, 1)
        for place in range(6):
            grid.setColumnStretch(place, 1)


def _outline(code: str) -> str:
    """The outline of a line of reports, "" where there is none."""
    try:
        return regime(code).outline
    except KeyError:
        return ""
