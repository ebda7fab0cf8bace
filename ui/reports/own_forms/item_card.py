"""The item that is chosen: its code, words, unit, and where its figure comes from."""

from collections.abc import Mapping

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from desktop_app.errors import UserError
from desktop_app.reports.forms.model import Form, Item
from ui.reports.field_line import FieldLine
from ui.reports.own_forms.origin import OriginFaults, OriginPane
from ui.reports.own_forms.words import HEAD_SIGN
from ui.widgets.basics import column, row
from ui.widgets.entries import LineEntry, LongEntry, NumberEntry, YesNoEntry

_GROUPS = "Đầu mục phía trên, từ ngoài vào trong, cách nhau bằng dấu ›; để trống nếu không có"
_TEXTS = ("code", "label", "unit", "target", "note")


class ItemCard(QWidget):
    """Sends the item as it is to be, with the field that is being typed."""

    changed = Signal(object, object)  # Item, key

    def __init__(self) -> None:
        super().__init__()
        self._item = Item(code="", label="")
        self.lines = {
            "code": FieldLine("Mã", LineEntry(), needed=True),
            "unit": FieldLine("Đơn vị tính", LineEntry()),
            "decimals": FieldLine("Số chữ số lẻ", NumberEntry()),
            "target": FieldLine("Mục tiêu (%)", LineEntry()),
            "label": FieldLine("Tên chỉ tiêu", LongEntry(2), needed=True),
            "groups": FieldLine("Thuộc mục", LineEntry(), _GROUPS),
            "note": FieldLine("Hướng dẫn ghi", LongEntry(2)),
        }
        self.kept = YesNoEntry("Dùng chỉ tiêu này (bỏ dấu: tắt, không in ra nữa)")
        self.kept.clicked.connect(self._on_kept)
        self.origin = OriginPane()
        self.origin.changed.connect(self.changed)
        for key, line in self.lines.items():
            if key != "code":
                line.typed.connect(lambda k=key: self._on_typed(k))
        self.code = self.lines["code"].widget
        assert isinstance(self.code, QLineEdit)
        self.code.editingFinished.connect(self.settle)
        self._lay_out()

    def show_item(
        self, item: Item, form: Form, others: tuple[Form, ...], said: Mapping[str, str]
    ) -> None:
        """Show an item with what is wrong beside its fields."""
        self._item = item
        for key in _TEXTS:
            self.lines[key].put(getattr(item, key))
        self.lines["decimals"].put(item.decimals)
        self.lines["groups"].put(HEAD_SIGN.join(item.groups))
        self.kept.setChecked(not item.off)
        for key, line in self.lines.items():
            line.tell(said.get(key, ""))
        faults = OriginFaults(said.get("formula", ""), said.get("measure", ""))
        self.origin.show_item(item, form, others, faults)
        _offer(self.lines["unit"].widget, {one.unit for one in form.items})
        _offer(self.lines["groups"].widget, {HEAD_SIGN.join(one.groups) for one in form.items})

    def go_to(self, key: str) -> None:
        """Put the cursor into a field."""
        if key in ("formula", "measure"):
            widget: QWidget = self.origin.entry if key == "formula" else self.origin.pick
        else:
            widget = self.lines.get(key, self.lines["label"]).widget
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(widget, QLineEdit):
            widget.selectAll()

    def settle(self) -> None:
        """Take the code that is being typed: rules follow the whole of it, not each letter."""
        if str(self.lines["code"].value() or "") != self._item.code:
            self._on_typed("code")

    # Inside

    def _on_kept(self) -> None:
        self.changed.emit(replace(self._item, off=not self.kept.isChecked()), None)

    def _on_typed(self, key: str) -> None:
        line = self.lines[key]
        try:
            value = line.value()
        except UserError as error:
            line.tell(error.message)
            return
        told: object = value
        if key == "groups":
            parts = str(value or "").split(HEAD_SIGN.strip())
            told = tuple(part.strip() for part in parts if part.strip())
        elif key == "decimals":
            told = int(value or 0)
        elif key == "target":
            told = str(value or "").removesuffix("%").strip()
        self.changed.emit(replace(self._item, **{key: told}), (id(self), key))

    def _lay_out(self) -> None:
        lines = column(self, gap=8)
        short = row(gap=8)
        for key, share in (("code", 3), ("unit", 4), ("decimals", 3), ("target", 3)):
            short.addWidget(self.lines[key], share, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(short)
        for part in (self.lines["label"], self.origin, self.lines["groups"], self.lines["note"]):
            lines.addWidget(part)
        lines.addWidget(self.kept)
        lines.addStretch(1)


def _offer(widget: QWidget, words: set[str]) -> None:
    """Offer what other items have already."""
    assert isinstance(widget, QLineEdit)
    told = sorted(words - {""})
    before = widget.completer()
    if before is not None and before.property("told") == told:
        return
    made = QCompleter(told, widget)
    made.setProperty("told", told)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    widget.setCompleter(made)
