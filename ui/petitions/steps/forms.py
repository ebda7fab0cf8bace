"""How a step of a case is asked on the screen; what it asks is told by the step itself."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.fields import Field, Kind
from desktop_app.petitions.fields import COMPLEX_CRITERIA
from desktop_app.petitions.model import EventKind as E
from desktop_app.petitions.model import EventValues
from desktop_app.petitions.rules import Step
from desktop_app.petitions.state import Detail

_OF_EVENT = ("day", "until", "number", "signer", "body", "reason", "count")
_CRITERION = "criterion_"
_SHORT = 40  # letters of an article that stand beside the name of a field
ICONS: Mapping[E, str] = {
    E.RECEIVED: "email-outline",
    E.ACCEPTED: "check-decagram-outline",
    E.NOT_ACCEPTED: "close-octagon-outline",
    E.NOTIFIED: "bullhorn-outline",
    E.COMPLEX: "layers-outline",
    E.EXTENDED: "calendar-plus",
    E.SUSPENDED: "pause-circle-outline",
    E.RESUMED: "play-circle-outline",
    E.TERMINATED: "stop-circle-outline",
    E.WITHDRAWN: "undo-variant",
    E.WITHDRAWN_PART: "undo-variant",
    E.DIALOGUE_CALLED: "calendar-account-outline",
    E.DIALOGUE: "account-group-outline",
    E.DECIDED: "gavel",
    E.SENT: "send-outline",
    E.HANDLED: "gavel",
    E.PUBLISHED: "bullhorn-outline",
    E.APPEALED: "scale-balance",
    E.ENFORCED: "check-all",
    E.GUIDED: "sign-direction",
    E.TRANSFERRED: "share-outline",
    E.URGED: "bell-ring-outline",
    E.ANSWERED: "reply-outline",
    E.SUSPENSION_SENT: "send-outline",
    E.TOLD_SENDER: "reply-outline",
    E.NOTE: "note-plus-outline",
    E.CLOSED: "archive-check-outline",
}
_ABOUT: Mapping[E, str] = {
    E.NOT_ACCEPTED: "Thông báo bằng văn bản, nêu rõ lý do.",
    E.COMPLEX: "Phải xác định bằng văn bản trong hồ sơ. Đánh dấu các tiêu chí mà vụ việc có.",
    E.EXTENDED: "Gia hạn phải bằng quyết định, nêu rõ lý do.",
    E.SUSPENDED: "Thời gian tạm đình chỉ không tính vào thời hạn giải quyết.",
    E.RESUMED: "Thời hạn được tính tiếp từ ngày ban hành quyết định tiếp tục.",
    E.WITHDRAWN: "Rút bằng đơn hoặc biên bản.",
    E.WITHDRAWN_PART: "Phần còn lại vẫn được giải quyết.",
    E.PUBLISHED: "Không để lộ người tố cáo và nội dung bí mật.",
    E.TRANSFERRED: "Một nội dung chỉ được chuyển một lần.",
}
_LABELS: Mapping[tuple[E, str], str] = {
    (E.ACCEPTED, "day"): "Ngày thụ lý",
    (E.DIALOGUE_CALLED, "day"): "Ngày thông báo",
    (E.DIALOGUE_CALLED, "until"): "Ngày đối thoại",
    (E.DIALOGUE_CALLED, "body"): "Thành phần mời",
    (E.DIALOGUE, "day"): "Ngày đối thoại",
    (E.DIALOGUE, "number"): "Số biên bản",
    (E.DIALOGUE, "reason"): "Kết quả đối thoại",
    (E.DECIDED, "day"): "Ngày ban hành",
    (E.SENT, "day"): "Ngày gửi",
    (E.SENT, "body"): "Gửi đến",
    (E.PUBLISHED, "day"): "Ngày công khai",
    (E.PUBLISHED, "body"): "Nơi, cách công khai",
    (E.ENFORCED, "day"): "Ngày thi hành xong",
    (E.GUIDED, "body"): "Hướng dẫn đến cơ quan",
    (E.TRANSFERRED, "body"): "Chuyển đến cơ quan",
    (E.URGED, "body"): "Cơ quan, đơn vị",
    (E.URGED, "until"): "Yêu cầu trả lời chậm nhất ngày",
    (E.WITHDRAWN, "day"): "Ngày rút",
    (E.WITHDRAWN_PART, "day"): "Ngày rút",
    (E.WITHDRAWN_PART, "reason"): "Nội dung rút",
    (E.NOTE, "reason"): "Nội dung",
}


def asked(step: Step) -> tuple[Field, ...]:
    """The fields of a step as the dialog shows them: yes and no as ticks, criteria one by one."""
    found: list[Field] = []
    for field in step.fields:
        if field.key == Detail.CRITERIA:
            found += [
                Field(f"{_CRITERION}{stored}", words, Kind.YES_NO)
                for stored, words in COMPLEX_CRITERIA
            ]
        else:
            found.append(_shown(step.kind, field))
    return tuple(found)


def _shown(kind: E, field: Field) -> Field:
    beside = field.article if len(field.article) <= _SHORT else ""  # it must not widen the dialog
    said = replace(field, key=str(field.key), article=beside, width=40)
    said = replace(said, label=_LABELS.get((kind, field.key), field.label))
    if {stored for stored, _ in field.choices} == {"", "1"}:
        return replace(said, kind=Kind.YES_NO, choices=())
    return replace(said, choices=tuple(pair for pair in field.choices if pair[0]))


def outcome_of(said: EventValues) -> str:
    """What a paper is said to have become by a step, as `petitions.handle` takes it."""
    return _OUTCOMES.get(said.kind) or said.details.get(Detail.OUTCOME, "")


_OUTCOMES: Mapping[E, str] = {
    E.ACCEPTED: "accepted",
    E.NOT_ACCEPTED: "not_accepted",
    E.GUIDED: "guided",
    E.TRANSFERRED: "transferred",
    E.WITHDRAWN: "withdrawn",
    E.URGED: "urged",
}


def about(step: Step) -> str:
    """What is said above the fields."""
    source = f"Căn cứ: {step.article}" if step.article else ""
    return "\n".join(filter(None, (_ABOUT.get(step.kind, ""), source)))


def event_from(kind: E, entered: Mapping[str, Any]) -> EventValues:
    """The event as entered."""
    return EventValues(
        kind=kind,
        day=date.fromisoformat(str(entered["day"])),
        until=date.fromisoformat(str(entered["until"])) if entered.get("until") else None,
        number=str(entered.get("number") or ""),
        signer=str(entered.get("signer") or ""),
        body=str(entered.get("body") or ""),
        reason=str(entered.get("reason") or ""),
        count=int(entered.get("count") or 0),
        details=_details(entered),
    )


def _details(entered: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    ticked = [
        key.removeprefix(_CRITERION)
        for key, on in entered.items()
        if key.startswith(_CRITERION) and on
    ]
    if ticked:
        found[Detail.CRITERIA.value] = ",".join(ticked)
    for key, value in entered.items():
        if value and key not in _OF_EVENT and not key.startswith(_CRITERION):
            found[key] = "1" if value is True else str(value)
    return found
