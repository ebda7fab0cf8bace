"""Where the figure of an item comes from: one of three ways, each with what it needs."""

from dataclasses import dataclass

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.reports.figures.registry import load_measures
from desktop_app.reports.forms.editing import Origin, origin_of
from desktop_app.reports.forms.expressions import parse
from desktop_app.reports.forms.model import Form, Item
from ui.reports.field_line import FieldLine
from ui.reports.own_forms.formula_entry import FormulaEntry
from ui.reports.own_forms.measures import MeasureDialog
from ui.reports.own_forms.words import ORIGINS, measure_words
from ui.reports.parts import wrapped
from ui.widgets.basics import Button, button, column, label, link_button, row

_ICONS = {
    Origin.COUNTED: "database-search-outline",
    Origin.FORMULA: "function-variant",
    Origin.TYPED: "keyboard-outline",
}
_HELP = (
    "Gõ như trên biểu in: 5+11+17. Có thể dùng - * / và ngoặc; số thì thêm dấu #, như CQ1/CQT*#100;"
    " số của biểu khác thì thêm mã biểu, như 02/XLD.1."
)


@dataclass(frozen=True)
class OriginFaults:
    """What is wrong with formula and measure, "" for nothing."""

    formula: str = ""
    measure: str = ""


class OriginPane(QWidget):
    """Sends the item as it is to be; a key tells which field is being typed."""

    changed = Signal(object, object)  # Item, key

    def __init__(self) -> None:
        super().__init__()
        self._item = Item(code="", label="")
        self._way = Origin.TYPED
        self.ways: dict[Origin, Button] = {}
        ways = row(gap=4)
        for origin, words in ORIGINS.items():
            made = Button(words, "segment", _ICONS[origin])
            made.setCheckable(True)
            made.clicked.connect(lambda _on=False, o=origin: self.choose(o))
            self.ways[origin] = made
            ways.addWidget(made)
        ways.addStretch(1)
        self.formula = FieldLine("Công thức", FormulaEntry(), _HELP)
        self.entry = self.formula.widget
        self.formula.typed.connect(self._on_formula)
        self.counted = wrapped()
        self.pick = button("Chọn cách tính…", "database-search-outline", "", self.pick_measure)
        self.without = link_button("Không đối chiếu với sổ", self._drop_measure)
        self._counting = QWidget()
        self._lay_out(ways)

    def show_item(
        self, item: Item, form: Form, others: tuple[Form, ...], said: OriginFaults
    ) -> None:
        """Show an item; another one than before is shown as its figure comes."""
        other = item.code != self._item.code
        self._item = item
        if other or origin_of(item) is not Origin.TYPED:
            self._way = origin_of(item)
        entry = self.entry
        assert isinstance(entry, FormulaEntry)
        entry.show_codes(form, others)
        self.formula.put(item.formula)
        self.formula.tell(said.formula, _read(item, form))
        self._show(said.measure)

    def choose(self, way: Origin) -> None:
        """Let the figure come another way; what the other ways need goes."""
        self._way = way
        item = self._item
        if way is Origin.FORMULA:
            self._show("")
            self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        elif way is Origin.TYPED:
            self._send(replace(item, formula="", measure=""))
        else:
            self._send(replace(item, formula=""))
            if not item.measure:
                self.pick_measure()
        self._show("")

    def pick_measure(self) -> None:
        """Choose from the list of what the books can count."""

        def take(name: str) -> None:
            item = self._item
            self._send(replace(item, measure=name, unit=item.unit or _unit(name)))

        MeasureDialog(self, self._item.measure, take).open()

    # Inside

    def _drop_measure(self) -> None:
        self._send(replace(self._item, measure=""))

    def _on_formula(self) -> None:
        item = self._item
        self._send(replace(item, formula=str(self.formula.value() or "")), "formula")

    def _send(self, item: Item, key: str = "") -> None:
        self.changed.emit(item, (self._item.code, key) if key else None)

    def _show(self, fault: str) -> None:
        for way, made in self.ways.items():
            made.setChecked(way is self._way)
        self.formula.setVisible(self._way is Origin.FORMULA)
        self._counting.setVisible(self._way is not Origin.TYPED)
        with_formula = self._way is Origin.FORMULA
        name = self._item.measure
        told = f"Đối chiếu với sổ: {measure_words(name)}" if with_formula else measure_words(name)
        nothing = "Không đối chiếu với sổ." if with_formula else "Chưa chọn cách tính."
        self.counted.setText(fault or (told if name else nothing))
        self.pick.setText("Đổi…" if name else "Chọn cách tính…")
        self.without.setVisible(with_formula and bool(name))

    def _lay_out(self, ways: object) -> None:
        lines = column(self, gap=8)
        lines.addWidget(label("Số lấy từ đâu", "muted"))
        lines.addLayout(ways)  # type: ignore[arg-type]
        lines.addWidget(self.formula)
        inside = row(self._counting, gap=8)
        inside.addWidget(self.counted, 1)
        inside.addWidget(self.without)
        inside.addWidget(self.pick)
        lines.addWidget(self._counting)


def _unit(measure: str) -> str:
    known = load_measures().get(measure)
    return known.unit if known else ""


def _read(item: Item, form: Form) -> str:
    """What a formula says, in the names of its items."""
    if not item.formula.strip():
        return _HELP
    try:
        found = parse(item.formula, form.code)
    except UserError:
        return _HELP
    names = {(form.code, one.code): one.label for one in form.items}
    told = [f"{code}: {names.get((where, code), where)}" for where, code in found.codes]
    return "; ".join(told[:6]) + ("…" if len(told) > 6 else "")
