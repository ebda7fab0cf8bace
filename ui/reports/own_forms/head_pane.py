"""What a form is called, what it belongs to, when the change begins."""

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.errors import UserError
from ui import theme
from ui.reports.field_line import FieldLine
from ui.reports.own_forms.words import REGIMES, SHAPES
from ui.reports.own_forms.work import FormWork
from ui.widgets.basics import Card, column, scrolled
from ui.widgets.entries import ChoiceEntry, DateEntry, LineEntry, LongEntry

_SINCE = "Để trống: sửa cho mọi kỳ của biểu này. Báo cáo đã gửi không bao giờ đổi theo."


class HeadPane(QWidget):
    """Everything of a form but its items and rules."""

    def __init__(self, work: FormWork, today: Callable[[], date]) -> None:
        super().__init__()
        self._work = work
        self.lines = {
            "code": FieldLine("Mã biểu", LineEntry(), "Chữ và số, như 01/NB", needed=True),
            "regime": FieldLine("Thuộc báo cáo", ChoiceEntry(REGIMES), needed=True),
            "shape": FieldLine("Cách trình bày", ChoiceEntry(SHAPES), needed=True),
            "since": FieldLine("Áp dụng cho kỳ kết thúc từ ngày", DateEntry(today), _SINCE),
            "name": FieldLine("Tên biểu", LineEntry(), "Gọi ngắn trong chương trình", needed=True),
            "title": FieldLine("Tiêu đề in trên đầu biểu", LongEntry(2), needed=True),
            "lines": FieldLine("Hướng dẫn dưới biểu", LongEntry(5), "Mỗi dòng một ý"),
        }
        for key, line in self.lines.items():
            line.typed.connect(lambda k=key: self._on_typed(k))
        self._lay_out()

    def show_form(self, said: dict[str, str]) -> None:
        """Show what is in hand, what is wrong beside its fields."""
        form, begin = self._work.form, self._work.begin
        for key in ("code", "regime", "shape", "name", "title"):
            self.lines[key].put(getattr(form, key))
        self.lines["lines"].put("\n".join(form.lines))
        self.lines["since"].put(self._work.since.isoformat() if self._work.since else "")
        self.lines["since"].setVisible(not begin.new)
        for key in ("code", "regime"):
            self.lines[key].widget.setEnabled(begin.new or (key == "regime" and not form.base))
        for key, line in self.lines.items():
            line.tell(said.get(key, ""))

    def go_to(self, key: str) -> None:
        """Put the cursor into a field."""
        line = self.lines.get(key, self.lines["name"])
        line.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """The first field that can be written in."""
        self.go_to("code" if self._work.begin.new else "name")

    # Inside

    def _on_typed(self, key: str) -> None:
        line, form = self.lines[key], self._work.form
        try:
            value = str(line.value() or "")
        except UserError as error:
            line.tell(error.message)
            return
        if key == "since":
            self._work.since = date.fromisoformat(value) if value else None
            self._work.changed.emit()
        elif key == "lines":
            told = tuple(one.strip() for one in value.split("\n") if one.strip())
            self._work.put(replace(form, lines=told), key)
        elif key == "code":
            rules = _with_code(form.code, value, [one.rule for one in form.identities])
            identities = tuple(
                replace(one, rule=rule) for one, rule in zip(form.identities, rules, strict=True)
            )
            self._work.put(replace(form, code=value, identities=identities), key)
        elif key == "name" and form.title in ("", form.name.upper()):
            self._work.put(replace(form, name=value, title=value.upper()), key)
        else:
            self._work.put(replace(form, **{key: value}), key)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("role", "clear")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        top = Qt.AlignmentFlag.AlignTop
        places = (("code", 0, 0), ("regime", 0, 1), ("shape", 1, 0), ("since", 1, 1))
        for key, line, place in places:
            grid.addWidget(self.lines[key], line, place, top)
        for line, key in enumerate(("name", "title", "lines"), start=2):
            grid.addWidget(self.lines[key], line, 0, 1, 2, top)
        grid.setRowStretch(5, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        card = Card(edge=16)
        card.setMaximumWidth(theme.px(900))
        card.body.addWidget(scrolled(inside))
        column(self).addWidget(card, 1)


def _with_code(old: str, new: str, rules: list[str]) -> list[str]:
    """Rules that speak of the form by its old code follow the new one."""
    if not old or not new:
        return rules
    return [rule.replace(f"{old}.", f"{new}.") for rule in rules]
