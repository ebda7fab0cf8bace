"""The parts of a preview: examples, rules old and new, days, forms, open items with ticks."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app import dates
from desktop_app.fields import Field, Kind
from desktop_app.law.packs.differences import Effect, RuleChange, limit_words, validity_words
from desktop_app.law.packs.impact import Fate, ItemImpact
from desktop_app.law.report_forms import Form
from desktop_app.office.law_pack_views import Action, PackPreview
from ui.law_packs.rows import Row, Rows
from ui.widgets.basics import Card, button, column, label, row
from ui.widgets.notes import Banner, EmptyState
from ui.widgets.table import RecordTable
from ui.widgets.table_model import RecordModel, StatusOf
from ui.widgets.ticks import TickColumn, TickRow, TickTable

_EFFECTS = {Effect.NEW: "mới", Effect.CHANGED: "thay đổi", Effect.SAME: "như cũ"}
_BACK = {Effect.NEW: "không còn", Effect.CHANGED: "trở lại", Effect.SAME: "như cũ"}
_STATES = {Effect.NEW: "info", Effect.CHANGED: "soon", Effect.SAME: ""}
_MOVING = (
    TickColumn("Tính lại: việc", 30, wide=True),
    TickColumn("Ngày xảy ra", 11),
    TickColumn("Hạn đang ghi", 13),
    TickColumn("Hạn tính lại", 12),
    TickColumn("Quy định", 30, wide=True),
)
_KEPT = (
    Field("title", "Giữ nguyên: việc", width=34),
    Field("event", "Ngày xảy ra", Kind.DATE, width=11),
    Field("due", "Hạn", Kind.DATE, width=11),
    Field("why", "Vì sao", width=40),
)


class ProofsPart(QWidget):
    """Whether the pack's own examples come out right, and those that do not."""

    def __init__(self, preview: PackPreview) -> None:
        super().__init__()
        lines = column(self, gap=8)
        count, failed = len(preview.proofs), preview.failed
        if count and not failed:
            words = (
                f"Cả {count} ví dụ kiểm chứng trong gói đều ra đúng ngày bằng bộ tính của máy này."
            )
            lines.addWidget(Banner("done", words))
        fields = (
            Field("code", "Mã", Kind.CODE, width=20),
            Field("start", "Từ ngày", Kind.DATE, width=11),
            Field("due", "Hạn ghi trong gói", Kind.DATE, width=17),
            Field("got", "Hạn máy tính", width=30),
        )
        proofs = sorted(enumerate(preview.proofs), key=lambda pair: pair[1].right)
        rows: list[Row] = [
            {
                "uid": str(place),
                "code": proof.example.code,
                "start": proof.example.start.isoformat(),
                "due": proof.example.due.isoformat(),
                "got": proof.problem or dates.show(proof.due),
                "right": proof.right,
            }
            for place, proof in proofs
        ]
        if rows:
            lines.addWidget(_carded(_table(fields, rows, "Ví dụ kiểm chứng", _proof_status)), 1)
        else:
            title = "Gói này không có thời hạn nào cần kiểm chứng"
            lines.addWidget(EmptyState("check-circle-outline", title), 1)


def rules_part(preview: PackPreview) -> QWidget:
    """The pack's rules beside those that they take the place of."""
    back = preview.action is Action.TAKE_BACK
    fields = (
        Field("title", "Thời hạn về việc", width=52),
        Field("effect", "Sẽ ra sao" if back else "So với đang có", width=14),
        Field("before", "Theo gói" if back else "Đang áp dụng", width=17),
        Field("after", "Trở lại" if back else "Theo gói", width=17),
        Field("since", "Cho việc xảy ra", width=15),
        Field("basis", "Căn cứ của gói", width=28),
        Field("code", "Mã", Kind.CODE, width=18),
    )
    part = QWidget()
    lines = column(part, gap=8)
    if not preview.rules:
        text = "Gói này chỉ công bố ngày nghỉ, ngày làm bù."
        lines.addWidget(EmptyState("scale-balance", "Gói không đổi thời hạn nào", text), 1)
        return part
    rows = [_rule_row(place, change, back) for place, change in enumerate(preview.rules)]
    table = _table(fields, rows, "Quy định của gói", _rule_status)
    about = label("", "muted", wrap=True)
    table.chosen.connect(
        lambda uids: about.setText(_differences(preview.rules[int(uids[0])], back) if uids else "")
    )
    lines.addWidget(_carded(table), 1)
    lines.addWidget(about)
    table.select_uid("0")
    return part


def days_part(preview: PackPreview) -> QWidget:
    """The days that the pack announces."""
    fields = (
        Field("day", "Ngày", width=24),
        Field("kind", "Là", width=18),
        Field("name", "Về", width=34),
        Field("document", "Văn bản thông báo", width=34),
    )
    rows: list[Row] = [
        {
            "uid": day.date.isoformat(),
            "day": dates.show_long(day.date),
            "kind": day.kind.words,
            "name": day.name,
            "document": day.document,
        }
        for day in preview.pack.days
    ]
    part = QWidget()
    lines = column(part, gap=8)
    years = ", ".join(str(year) for year in preview.pack.head.years)
    if years:
        words = f"Gói ghi đủ ngày nghỉ của năm {years}: các ngày “dự kiến” của năm đó thành chắc."
        lines.addWidget(Banner("info", words))
    lines.addWidget(Banner("hint", "Ngày do cơ quan tự đặt trong lịch vẫn được ưu tiên."))
    lines.addWidget(_carded(_table(fields, rows, "Ngày nghỉ của gói")), 1)
    return part


def forms_part(preview: PackPreview) -> QWidget:
    """The forms of reports that the pack brings."""
    fields = (
        Field("code", "Mã biểu", width=12),
        Field("name", "Tên biểu", width=30),
        Field("days", "Dùng cho kỳ kết thúc", width=26),
        Field("items", "Chỉ tiêu", Kind.NUMBER, width=9),
        Field("document", "Văn bản", width=34),
    )
    rows: list[Row] = [
        {
            "uid": f"{form.code} {form.valid_from}",
            "code": form.code,
            "name": form.name,
            "days": _days_of(form),
            "items": len(form.items),
            "document": " ".join(filter(None, (form.article, form.document))),
        }
        for form in preview.pack.forms
    ]
    part = QWidget()
    lines = column(part, gap=8)
    words = "Báo cáo đã gửi giữ nguyên biểu và số liệu của nó; kỳ kết thúc trước đó dùng biểu cũ."
    lines.addWidget(Banner("hint", words))
    lines.addWidget(_carded(_table(fields, rows, "Biểu mẫu của gói")), 1)
    return part


def _days_of(form: Form) -> str:
    first = f"từ ngày {dates.show(form.valid_from)}" if form.valid_from else ""
    return f"{first} đến ngày {dates.show(form.valid_to)}" if form.valid_to else first


class ItemsPart(QWidget):
    """Open items: those that change have a tick each, those that keep stand below."""

    changed = Signal()

    def __init__(self, preview: PackPreview) -> None:
        super().__init__()
        self._moving = preview.moving
        kept = [each for each in preview.items if each.fate is not Fate.MOVES]
        self.table = TickTable(_MOVING, "Việc đổi hạn")
        self.table.show_rows([_tick_row(each) for each in self._moving])
        self.table.ticks.ticked_changed.connect(self.changed)
        lines = column(self, gap=8)
        lines.addWidget(label("\n".join(preview.summary), wrap=True))
        if self._moving:
            self._add_ticks(lines.addLayout)
            lines.addWidget(_carded(self.table), 3)
        if kept:
            rows = [_kept_row(each) for each in kept]
            lines.addWidget(_carded(_table(_KEPT, rows, "Giữ nguyên")), 2)
        if not preview.items:
            text = "Các việc đang mở không tính theo quy định này, nên hạn của chúng giữ nguyên."
            lines.addWidget(EmptyState("calendar-check-outline", "Không việc nào đổi hạn", text), 1)

    def chosen(self) -> frozenset[str]:
        """The uids of the items to reckon anew."""
        return frozenset(self._moving[place].item.uid for place in self.table.chosen())

    def _add_ticks(self, add: object) -> None:
        assert callable(add)
        line = row(gap=8)
        words = "Việc có dấu sẽ được tính lại hạn; bỏ dấu (phím cách) để giữ hạn đang ghi."
        line.addWidget(label(words, "muted", wrap=True), 1)
        every = range(len(self._moving))
        line.addWidget(button("Đánh dấu hết", "", "", lambda: self.table.ticks.tick(every, True)))
        line.addWidget(button("Bỏ hết dấu", "", "", lambda: self.table.ticks.tick(every, False)))
        add(line)


def _carded(table: QWidget) -> Card:
    card = Card(edge=1)
    card.body.addWidget(table)
    return card


def _table(
    fields: Sequence[Field], rows: Sequence[Row], name: str, status_of: StatusOf | None = None
) -> RecordTable:
    source = Rows([])
    source.fill(rows)
    table = RecordTable(RecordModel(fields, source, status_of), frozen=1)
    table.records().reload()
    table.setAccessibleName(name)
    return table


def _tick_row(each: ItemImpact) -> TickRow:
    item = each.item
    limits = (
        f"{each.old_words} → {each.new_words}"
        if each.old_words != each.new_words
        else f"{each.new_words}, đổi ngày nghỉ hoặc căn cứ"
    )
    new_due = dates.show(each.new_due) or "đang tạm dừng"
    return TickRow((item.title, dates.show(item.event_on), dates.show(item.due), new_due, limits))


def _kept_row(each: ItemImpact) -> Row:
    why = f"Vẫn theo quy định cũ: {each.old_words}"
    if each.fate is Fate.LOST:
        why = "Không tính được hạn mới nên để nguyên; hãy xem lại việc này"
    return {
        "uid": each.item.uid,
        "title": each.item.title,
        "event": each.item.event_on.isoformat(),
        "due": each.item.due and each.item.due.isoformat(),
        "why": why,
    }


def _rule_row(place: int, change: RuleChange, back: bool) -> Row:
    own = limit_words(change.rule)
    others = "; ".join(dict.fromkeys(limit_words(old) for old in change.replaced))
    others = others or ("không có quy định" if back else "chưa có quy định")
    return {
        "uid": str(place),
        "title": change.rule.title,
        "effect": (_BACK if back else _EFFECTS)[change.effect],
        "state": _STATES[change.effect],
        "before": own if back else others,
        "after": others if back else own,
        "since": validity_words(change.rule),
        "basis": f"{change.rule.article} {change.rule.document}",
        "code": change.rule.code,
    }


def _differences(change: RuleChange, back: bool) -> str:
    if change.effect is Effect.NEW:
        if back:
            return "Không còn quy định nào về việc này nữa; hạn đã ghi của các việc giữ nguyên."
        return f"Quy định mới. Tính từ: {change.rule.event}."
    if change.effect is Effect.SAME:
        return "Giống hệt quy định đang áp dụng."
    told = (
        f"{what}: {new} → {old}" if back else f"{what}: {old} → {new}"
        for what, old, new in change.differences
    )
    return "; ".join(told).rstrip(".") + "."


def _rule_status(key: str, row: Row) -> str:
    return str(row["state"]) if key == "effect" else ""


def _proof_status(key: str, row: Row) -> str:
    return ("done" if row["right"] else "late") if key == "got" else ""
