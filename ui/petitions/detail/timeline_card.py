"""The events of a case from the first to the last; the newest can be taken back."""

from collections.abc import Callable, Mapping, Sequence

from desktop_app import dates
from desktop_app.petitions.fields import CASE_OUTCOMES
from desktop_app.petitions.model import CaseEvent, EventValues
from desktop_app.petitions.state import Detail, group_of
from desktop_app.petitions.step_words import label as step_label
from ui import theme
from ui.petitions.steps.forms import ICONS
from ui.widgets.basics import Card, button
from ui.widgets.lines import LineList

_LINES = 9
_DETAILS: Mapping[str, Mapping[str, str]] = {
    Detail.OUTCOME.value: dict(CASE_OUTCOMES),
    Detail.LEVEL.value: {"complex": "phức tạp", "special": "đặc biệt phức tạp"},
    Detail.BY.value: {"paper": "bằng đơn", "minutes": "bằng biên bản"},
    Detail.GO_ON.value: {"1": "vẫn giải quyết tiếp"},
    Detail.ABSENT.value: {"1": "người khiếu nại vắng mặt"},
    Detail.WHERE.value: {"second": "khiếu nại lần hai", "court": "khởi kiện tại tòa án"},
    Detail.DIRECTION.value: {"out": "ta đôn đốc nơi khác", "in": "cấp trên đôn đốc ta"},
    Detail.PLACES.value: {"1": "phải xác minh ở nhiều nơi"},
}


class TimelineCard(Card):
    """Day, what happened, by which document, why."""

    def __init__(self, on_take_back: Callable[[], object]) -> None:
        super().__init__("Quá trình", edge=12)
        self.lines = LineList(("Ngày", "Việc", "Văn bản", "Nội dung"), (96, 210, 150))
        self.lines.setAccessibleName("Quá trình giải quyết")
        self.take_back = button("Rút lại việc ghi sau cùng", "undo", "", on_take_back)
        self.take_back.setToolTip("Ctrl+Shift+Z")
        self.head.addWidget(self.take_back)
        self.body.addWidget(self.lines)

    def show_events(self, kind: str, events: Sequence[CaseEvent]) -> None:
        """Show the events of a case of this kind; the last one is chosen."""
        group = group_of(kind)
        self.lines.clear()
        for event in events:
            said = event.values
            paper = " ".join(filter(None, (said.number and f"số {said.number}", said.signer)))
            item = self.lines.add(
                (dates.show(said.day), step_label(group, said.kind), paper, what_of(said)),
                event.uid,
            )
            item.setIcon(1, theme.icon(ICONS.get(said.kind, "circle-medium"), "muted"))
        self.lines.choose(len(events) - 1)
        self.lines.setFixedHeight(
            theme.row_height() * (min(max(len(events), 1), _LINES) + 1) + theme.px(12)
        )
        self.take_back.setEnabled(len(events) > 1)


def what_of(said: EventValues) -> str:
    """The rest of an event in words."""
    parts = [said.body, said.until and f"ngày {dates.show(said.until)}", said.reason]
    if said.count:
        parts.append(f"thêm {said.count} ngày")
    for key, value in said.details.items():
        known = _DETAILS.get(key)
        if known is not None:
            parts.append(known.get(value, value))
        elif key == Detail.CRITERIA.value:
            parts.append(f"tiêu chí {value.replace(',', ', ')}")
        elif key in (Detail.RECEIVED_ON.value, Detail.LEARNED_ON.value):
            parts.append(f"{_DAYS[key]} {dates.show(value)}")
    return " · ".join(str(part) for part in parts if part)


_DAYS = {
    Detail.RECEIVED_ON.value: "người khiếu nại nhận ngày",
    Detail.LEARNED_ON.value: "biết quá hạn ngày",
}
