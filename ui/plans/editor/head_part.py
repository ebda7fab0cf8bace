"""The head of a plan as a form: who issues it, its number, place and date, kind and subject."""

import re
from functools import partial
from typing import cast

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.fields import Field, Kind
from desktop_app.plans.editing import head
from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.editing.stack import Edit
from desktop_app.plans.model import Plan
from ui.plans.editor.part import EditorPart
from ui.session import Session
from ui.widgets.basics import column, label, scrolled
from ui.widgets.entries import Entry
from ui.widgets.form import RecordForm

_ND30 = "NĐ 30, Phụ lục I"
FIELDS = (
    Field(
        "parent_issuer", "Cơ quan chủ quản", width=24, article=f"{_ND30}, ô 2",
        help="Bỏ trống đối với UBND xã, phường, đặc khu.",
    ),
    Field(
        "issuer", "Cơ quan ban hành", width=24, article=f"{_ND30}, ô 2",
        help="Bản in ghi chữ in hoa, đậm.",
    ),
    Field(
        "number", "Số, ký hiệu", Kind.CODE, width=14, article=f"{_ND30}, ô 3",
        help="Chưa có số thì ghi /KH-UBND; số dưới 10 thêm số 0: 05/KH-UBND.",
        check=head.number_problem,
    ),
    Field(
        "place", "Địa danh", width=20, article=f"{_ND30}, ô 4",
        help="Tên xã, không có chữ “xã” đứng trước.",
    ),
    Field(
        "date", "Ngày ban hành", Kind.DATE, width=14, article=f"{_ND30}, ô 4",
        help="Chưa ban hành thì bỏ trống: bản in chừa chỗ ghi ngày.",
    ),
    Field(
        "type_text", "Tên loại văn bản", width=20, article=f"{_ND30}, ô 5a",
        help="KẾ HOẠCH, KẾ HOẠCH PHỐI HỢP …",
    ),
    Field(
        "title", "Trích yếu nội dung", Kind.LONG_TEXT, width=60, article=f"{_ND30}, ô 5a",
        help="Tóm tắt nội dung trong một câu, có năm: Thực hiện … năm 2027.",
    ),
)  # fmt: skip
_NUMBER = re.compile(r"(?P<digits>\d{1,5}[a-z]?)?\s*[/-]?\s*(?P<symbol>[^\W\d].*)")
_LABELS = {field.key: field.label.lower() for field in FIELDS}


class HeadPart(EditorPart):
    """Every keystroke in a field is an edit; those in the same field are one step of undo."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._plan = Plan()
        self._telling = True
        self.form = RecordForm(FIELDS, session.clock.today)
        self.form.changed.connect(self._on_edited)
        for field in FIELDS:
            self.form.entry(field.key).installEventFilter(self)
        inside = QWidget()
        inside.setProperty("role", "clear")
        lines = column(inside, gap=12, edge=16)
        lines.addWidget(label("Đầu văn bản", "title"))
        lines.addWidget(self.form, 1)
        column(self, gap=0).addWidget(scrolled(inside, self))

    def show_plan(self, plan: Plan) -> None:
        """Show this head; a field that says it already is left alone."""
        self._plan = plan
        self._telling = False
        for key in _LABELS:
            entry, value = self._entry(key), value_of(plan, key)
            if _entered(entry) != value:
                entry.put(value)
        self._telling = True

    def go_to(self, place: Place) -> None:
        """Put the cursor into a field; without one to where a new plan begins."""
        first = "issuer" if self._plan.title else "title"
        key = place.field if place.field in _LABELS else first
        self.form.entry(key).setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> Place:
        """The field with the cursor."""
        focus = self.focusWidget()
        here = next((key for key in _LABELS if self.form.entry(key) is focus), "")
        return Place(Part.HEAD, field=here)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell the frame which field has the cursor."""
        if event.type() == QEvent.Type.FocusIn:
            self.place_changed.emit(self.place())
        return super().eventFilter(watched, event)

    def _entry(self, key: str) -> Entry:
        return cast(Entry, self.form.entry(key))

    def _on_edited(self) -> None:
        if not self._telling:
            return
        for key, words in _LABELS.items():
            value = _entered(self._entry(key))
            if value is not None and value != value_of(self._plan, key):
                place = Place(Part.HEAD, field=key)
                change = partial(with_value, key=key, value=value)
                self.edited.emit(Edit(change, f"Sửa {words}", place, f"head.{key}"))


def value_of(plan: Plan, key: str) -> str:
    """What a field of the head says in a plan."""
    if key == "number":
        return plan.number or (f"/{plan.symbol}" if plan.symbol else "")
    return str(getattr(plan, key) or "")


def with_value(plan: Plan, *, key: str, value: str) -> Plan:
    """The plan with one field of its head changed."""
    if key == "number":
        number, symbol = number_parts(value)
        return msgspec.structs.replace(plan, number=number, symbol=symbol)
    if key == "date":
        return msgspec.structs.replace(plan, date=value or None, date_text="")
    text = key in ("title", "type_text")
    return msgspec.structs.replace(plan, **{key: value if text else value or None})


def number_parts(value: str) -> tuple[str | None, str | None]:
    """ "05/KH-UBND" as number and symbol; without digits before it there is a symbol only."""
    found = _NUMBER.fullmatch(value.strip())
    if found is None:
        return value.strip() or None, None
    return (value.strip() if found["digits"] else None), found["symbol"] or None


def _entered(entry: Entry) -> str | None:
    """What stands in a field; None while it makes no sense yet ("15/" on the way to a date)."""
    try:
        return " ".join(str(entry.value() or "").split())
    except UserError:
        return None
