"""What the events of a case give to its papers."""

from collections.abc import Sequence

import msgspec

from db.records import Record
from desktop_app.slips.words import day_words, hour_words


def text_of(row: Record, column: str) -> str:
    """A column as text; "" for nothing, and for a column that the record does not have."""
    value = row.get(column)
    return "" if value is None else str(value)


def standing_events(events: Sequence[Record]) -> dict[str, str]:
    """Numbers and days of acceptance and suspension, which later papers refer to."""
    values = {}
    accepted, suspended = _last(events, "accepted"), _last(events, "suspended")
    if accepted:
        values["số thụ lý"] = text_of(accepted, "number")
    if suspended:
        values["số tạm đình chỉ"] = text_of(suspended, "number")
        values["ngày tạm đình chỉ"] = day_words(text_of(suspended, "day"))
    return values


def event_values(events: Sequence[Record], kind: str) -> dict[str, str]:
    """What the newest event of one kind says; nothing is told where it says nothing."""
    event = _last(events, kind)
    if event is None:
        return {}
    details = _details(text_of(event, "details"))
    values = {
        "ngày việc này": day_words(text_of(event, "day")),
        "đến ngày": day_words(text_of(event, "until")),
        "số ngày thêm": text_of(event, "count") if event["count"] else "",
        "nơi gửi đến": text_of(event, "body"),
        "lý do": text_of(event, "reason"),
        "địa điểm": details.get("place", ""),
        "giờ hẹn": hour_words(details.get("time", "")),
    }
    return {name: value for name, value in values.items() if value}


def _last(events: Sequence[Record], kind: str) -> Record | None:
    found = [event for event in events if event["kind"] == kind]
    return found[-1] if found else None


def _details(text: str) -> dict[str, str]:
    try:
        return msgspec.json.decode(text or "{}", type=dict[str, str])
    except msgspec.DecodeError:
        return {}
