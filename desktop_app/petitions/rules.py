"""Which step a case may take now, and which rule forbids the others; pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.dates import show
from desktop_app.errors import UserError
from desktop_app.fields import Field
from desktop_app.petitions import step_words as words
from desktop_app.petitions.model import CaseEvent, CaseValues, EventKind, EventValues
from desktop_app.petitions.state import (
    MAIN_LINE,
    CaseState,
    Detail,
    Group,
    after,
    group_of,
)
from desktop_app.petitions.step_words import KN, ND155, TC, TCD, TT05

NEW_LAW = date(2026, 7, 1)  # Luật 136/2025/QH15, Nghị định 154, 155, 156/2026/NĐ-CP
EXTENSION_DAYS = 30  # of one extension (Luật TC Đ.30)
_E = EventKind


@dataclass(frozen=True)
class Step:
    """Something that may be done with a case, or why it may not.

    `article` is the law behind the step; of a forbidden one the rule that forbids it. `fields`
    are what the step asks for; keys are those of EventValues, others go into its `details`.
    """

    kind: EventKind
    label: str
    allowed: bool
    why_not: str
    article: str
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True)
class Facts:
    """What rules need to know besides the events: what was found out about the papers."""

    competence: str = ""  # "no" when every living paper lies outside
    qualified: str = ""
    transferred_in: bool = False  # a paper came from another body


Gate = tuple[str, str] | None  # why not, and by which article


def steps(values: CaseValues, state: CaseState, facts: Facts, today: date) -> list[Step]:
    """Every step of the procedure, in its order, with what forbids it today."""
    group = group_of(values.kind)
    found = []
    for kind in words.STEPS[group]:
        gate = forbidden(values, state, facts, kind, today)
        found.append(
            Step(
                kind=kind,
                label=words.label(group, kind),
                allowed=gate is None,
                why_not=gate[0] if gate else "",
                article=(gate[1] if gate else "") or words.article(group, kind),
                fields=words.fields(
                    group, values.instance, kind, decided=state.status != "checking"
                ),
            )
        )
    return found


def forbidden(
    values: CaseValues, state: CaseState, facts: Facts, kind: EventKind, day: date
) -> Gate:
    """Why a step may not be taken on a day, and by which article; None when it may."""
    group = group_of(values.kind)
    if kind is _E.RECEIVED:
        return None
    if kind not in words.STEPS[group]:
        return "Bước này không có trong trình tự của loại đơn này.", ""
    if state.closed_on and kind not in (_E.NOTE, _E.ENFORCED, _E.TOLD_SENDER):
        return f"Vụ việc đã kết thúc ngày {show(state.closed_on)}.", ""
    gate = _GATES.get(kind)
    return gate(state, group, facts, day) if gate else None


def check(
    values: CaseValues, state: CaseState, facts: Facts, said: EventValues, today: date
) -> None:
    """UserError with its field when an event cannot be as it is said to be."""
    if said.day > today:
        raise UserError(f"Ngày {show(said.day)} ở sau hôm nay ({show(today)}).", "day")
    gate = forbidden(values, state, facts, said.kind, said.day)
    if gate:
        raise UserError(" – ".join(part for part in gate if part))
    _check_order(values, state, said)
    group = group_of(values.kind)
    decided = state.status != "checking"
    if said.kind is not _E.RECEIVED:
        for field in words.fields(group, values.instance, said.kind, decided=decided):
            _check_field(field, said)
    special = _SPECIAL.get(said.kind)
    if special:
        special(values, state, said)


def replay(values: CaseValues, facts: Facts, events: Sequence[CaseEvent], today: date) -> CaseState:
    """Go through events once more; UserError that names the one that cannot stand there."""
    state = CaseState()
    for event in events:
        try:
            check(values, state, facts, event.values, today)
        except UserError as error:
            name = words.label(group_of(values.kind), event.values.kind)
            day = show(event.values.day)
            raise UserError(
                f"Sửa như vậy thì bước “{name}” ngày {day} không còn đúng: {error.message}",
                error.field,
            ) from error
        state = after(values, state, event)
    return state


def value_of(said: EventValues, key: str) -> object:
    """What an event says in a field of its step."""
    return getattr(said, key) if hasattr(said, key) else said.details.get(key, "")


def _check_order(values: CaseValues, state: CaseState, said: EventValues) -> None:
    floor, name = _floor(state, said.kind)
    if floor and said.day < floor:
        raise UserError(f"Ngày {show(said.day)} ở trước {name} {show(floor)}.", "day")


def _floor(state: CaseState, kind: EventKind) -> tuple[date | None, str]:
    """The day before which an event cannot lie, and what that day is."""
    if kind is _E.RECEIVED:
        return None, ""
    if kind in _AFTER_DECISION and state.decided_on:
        return state.decided_on, "ngày quyết định, kết luận"
    if kind is _E.SUSPENSION_SENT:
        waiting = next((day for day, sent in state.decisions if sent is None), None)
        return waiting, "ngày quyết định"
    if kind is _E.ANSWERED:
        letter = next((one.day for one, done in state.letters if done is None), None)
        return letter, "ngày văn bản đôn đốc"
    if kind is _E.NOTIFIED:
        return state.accepted_on, "ngày thụ lý"
    if kind in MAIN_LINE and state.last:
        return state.last, "bước gần nhất, ngày"
    if kind is _E.CLOSED:
        days = (state.last, state.enforced_on, state.decided_on)
        return max((day for day in days if day), default=state.received_on), "bước gần nhất, ngày"
    return state.received_on, "ngày nhận đơn"


_AFTER_DECISION = (
    _E.SENT,
    _E.HANDLED,
    _E.PUBLISHED,
    _E.APPEALED,
    _E.ENFORCED,
    _E.TOLD_SENDER,
)


def _check_field(field: Field, said: EventValues) -> None:
    value = value_of(said, field.key)
    if field.required and not value and not (field.choices and ("", "") in field.choices):
        raise UserError(f"Hãy ghi {field.label[:1].lower()}{field.label[1:]}.", field.key)
    if value and field.choices and str(value) not in dict(field.choices):
        raise UserError("Giá trị này không có trong danh sách.", field.key)


# Gates: what stands in the way


def _checking(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if state.status == "checking":
        return None
    return f"Đơn đã được xử lý ban đầu: {_stands(state)}.", ""


def _accept(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    again = group is Group.DENUNCIATION and state.withdrawn == "whole" and not state.terminated_on
    if state.status != "checking" and not (again and state.status == "terminated"):
        return f"Đơn đã được xử lý ban đầu: {_stands(state)}.", ""
    if facts.competence == "no":
        return "Đơn đang ghi không thuộc thẩm quyền nên hướng dẫn hoặc chuyển.", _COMPETENCE[group]
    if facts.qualified == "no":
        return "Đơn đang ghi không đủ điều kiện xử lý.", _CONDITIONS[group]
    return None


_COMPETENCE = {
    Group.COMPLAINT: f"Điều 17 {KN}; Điều 26 {TCD}",
    Group.DENUNCIATION: f"Điều 13, khoản 2 Điều 24 {TC}",
    Group.PROPOSAL: f"khoản 2 Điều 26 {TCD}",
}
_CONDITIONS = {
    Group.COMPLAINT: f"Điều 11 {KN}",
    Group.DENUNCIATION: f"Điều 24, Điều 25 {TC}",
    Group.PROPOSAL: TT05,
}


def _transfer(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if group is Group.DENUNCIATION and state.transferred_on:
        return (
            "Tố cáo này đã được chuyển một lần ngày"
            f" {show(state.transferred_on)}; cùng nội dung chỉ chuyển một lần.",
            f"Điều 14 {TT05}",
        )
    if group is Group.COMPLAINT and day < NEW_LAW:
        return (
            "Trước ngày 01/7/2026 khiếu nại không thuộc thẩm quyền chỉ hướng dẫn, không chuyển.",
            f"điểm b khoản 1 Điều 26 {TCD}",
        )
    return _checking(state, group, facts, day)


def _running(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if state.status == "accepted":
        return None
    if state.status == "suspended":
        return (
            f"Vụ việc đang tạm đình chỉ từ {show(state.suspensions[-1].start)};"
            " phải có quyết định tiếp tục giải quyết trước.",
            f"Điều 34 {TC}" if group is Group.DENUNCIATION else f"Điều 11a {KN}",
        )
    return f"Chỉ làm khi vụ việc đang được giải quyết; hiện nay {_stands(state)}.", ""


def _complex(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if state.complex:
        return f"Đã xác định phức tạp ngày {show(state.complex_on)}.", ""
    return _running(state, group, facts, day)


def _extend(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if group is Group.COMPLAINT:
        return (
            "Khiếu nại không có gia hạn; vụ việc phức tạp thì xác định phức tạp.",
            f"Điều 28 {KN}",
        )
    if len(state.extensions) >= 2:
        return "Đã gia hạn hai lần, mức nhiều nhất.", f"Điều 30 {TC}"
    return _running(state, group, facts, day)


def _suspend(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    return _too_early(group, day, "Tạm đình chỉ") or _running(state, group, facts, day)


def _resume(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if state.status != "suspended":
        return f"Vụ việc không đang tạm đình chỉ; hiện nay {_stands(state)}.", ""
    return None


def _terminate(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    withdrawn = state.withdrawn == "whole" and state.accepted_on and not state.terminated_on
    if withdrawn and (state.running or state.status == "terminated"):
        return None
    if not state.running:
        return f"Chỉ đình chỉ khi vụ việc đang được giải quyết; hiện nay {_stands(state)}.", ""
    return _too_early(group, day, "Đình chỉ")


def _too_early(group: Group, day: date, what: str) -> Gate:
    if group is Group.COMPLAINT and day < NEW_LAW:
        return (
            f"{what} giải quyết khiếu nại chỉ có từ ngày 01/7/2026"
            " (cả với vụ việc thụ lý trước ngày đó mà chưa giải quyết xong).",
            f"Điều 11a {KN}; Điều 22 Nghị định 155/2026/NĐ-CP",
        )
    return None


def _withdraw(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if state.withdrawn == "whole":
        return f"Đã rút toàn bộ ngày {show(state.withdrawn_on)}.", ""
    if state.status == "checking" or state.running:
        return None
    by = f"Điều 33 {TC}" if group is Group.DENUNCIATION else f"Điều 10 {KN}"
    return f"Chỉ rút được trước khi có quyết định, kết luận; hiện nay {_stands(state)}.", by


def _dialogue(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if not state.called:
        return "Phải thông báo đối thoại trước.", f"Điều 30 {KN}; {ND155}"
    return _running(state, group, facts, day)


def _notify(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if state.notified_on:
        return f"Đã thông báo ngày {show(state.notified_on)}.", ""
    return None if state.accepted_on else (f"Chưa thụ lý; hiện nay {_stands(state)}.", "")


def _decide(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if group is Group.PROPOSAL and state.status == "checking":
        return None
    return _running(state, group, facts, day)


def _once(name: str, what: str) -> Callable[[CaseState, Group, Facts, date], Gate]:
    def gate(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
        if state.decided is None:
            return f"Chưa có quyết định, kết luận; hiện nay {_stands(state)}.", ""
        done = getattr(state, name)
        on = done.day if isinstance(done, EventValues) else done
        return (f"Đã {what} ngày {show(on)}.", "") if on else None

    return gate


def _tell(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if not facts.transferred_in:
        return "Không có đơn nào do cơ quan khác chuyển đến.", f"khoản 2 Điều 27 {TCD}"
    return _once("told_on", "báo kết quả")(state, group, facts, day)


def _send_suspension(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if any(sent is None for _, sent in state.decisions):
        return None
    return "Không có quyết định tạm đình chỉ, đình chỉ nào chưa gửi.", ""


def _answer(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if any(done is None for _, done in state.letters):
        return None
    return "Không có văn bản đôn đốc nào chờ trả lời.", ""


def _close(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if state.running:
        return "Vụ việc đang được giải quyết nên chưa kết thúc được.", ""
    return None


def _stands(state: CaseState) -> str:
    return f"“{_STATUS_WORDS[state.status]}”"


_STATUS_WORDS = {
    "checking": "đang xem xét điều kiện thụ lý",
    "accepted": "đang giải quyết",
    "suspended": "đang tạm đình chỉ",
    "declined": "không thụ lý",
    "transferred": "đã chuyển, hướng dẫn",
    "terminated": "đã đình chỉ hoặc rút đơn",
    "resolved": "đã ban hành quyết định, kết luận",
    "answered": "đã trả lời",
    "closed": "đã kết thúc",
}
_GATES: dict[EventKind, Callable[[CaseState, Group, Facts, date], Gate]] = {
    _E.ACCEPTED: _accept,
    _E.NOT_ACCEPTED: _checking,
    _E.GUIDED: _checking,
    _E.TRANSFERRED: _transfer,
    _E.NOTIFIED: _notify,
    _E.COMPLEX: _complex,
    _E.EXTENDED: _extend,
    _E.SUSPENDED: _suspend,
    _E.RESUMED: _resume,
    _E.TERMINATED: _terminate,
    _E.WITHDRAWN: _withdraw,
    _E.WITHDRAWN_PART: _withdraw,
    _E.DIALOGUE_CALLED: _running,
    _E.DIALOGUE: _dialogue,
    _E.DECIDED: _decide,
    _E.SENT: _once("sent", "gửi"),
    _E.HANDLED: _once("handled_on", "xử lý"),
    _E.PUBLISHED: _once("published_on", "công khai"),
    _E.APPEALED: _once("appealed", "ghi"),
    _E.ENFORCED: _once("enforced_on", "thi hành xong"),
    _E.TOLD_SENDER: _tell,
    _E.SUSPENSION_SENT: _send_suspension,
    _E.ANSWERED: _answer,
    _E.CLOSED: _close,
}


# What the fields of some steps must be besides


def _check_complex(values: CaseValues, state: CaseState, said: EventValues) -> None:
    if said.day < NEW_LAW:
        return
    if not said.number:
        raise UserError(
            "Vụ việc phức tạp phải được xác định bằng văn bản: hãy ghi số văn bản"
            f" (Điều 3a {ND155}).",
            "number",
        )
    criteria = said.details.get(Detail.CRITERIA, "").split(",")
    if not all(part in _CRITERIA for part in criteria):
        raise UserError(
            f"Hãy chọn ít nhất một trong 7 tiêu chí của Điều 3a {ND155}.", Detail.CRITERIA
        )


_CRITERIA = frozenset("1234567")


def _check_extension(values: CaseValues, state: CaseState, said: EventValues) -> None:
    if not 0 < said.count <= EXTENSION_DAYS:
        raise UserError(f"Mỗi lần gia hạn không quá 30 ngày (Điều 30 {TC}).", "count")
    if state.extensions and said.details.get(Detail.LEVEL) != "special":
        raise UserError(
            f"Gia hạn lần hai chỉ dành cho vụ việc đặc biệt phức tạp (Điều 30 {TC}).", Detail.LEVEL
        )


def _check_call(values: CaseValues, state: CaseState, said: EventValues) -> None:
    if said.until and said.until < said.day:
        raise UserError("Ngày đối thoại ở trước ngày thông báo.", "until")


def _check_sent(values: CaseValues, state: CaseState, said: EventValues) -> None:
    got = _day_in(said, Detail.RECEIVED_ON)
    if got and got < said.day:
        raise UserError("Ngày nhận quyết định ở trước ngày gửi.", Detail.RECEIVED_ON)


def _check_urged(values: CaseValues, state: CaseState, said: EventValues) -> None:
    learned = _day_in(said, Detail.LEARNED_ON)
    if learned and learned > said.day:
        raise UserError("Ngày biết quá hạn ở sau ngày văn bản đôn đốc.", Detail.LEARNED_ON)
    if said.until and said.until < said.day:
        raise UserError("Hạn trả lời ở trước ngày văn bản đôn đốc.", "until")


def _day_in(said: EventValues, key: str) -> date | None:
    text = said.details.get(key, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UserError(f"“{text}” không phải là một ngày.", key) from None


_SPECIAL: dict[EventKind, Callable[[CaseValues, CaseState, EventValues], None]] = {
    _E.COMPLEX: _check_complex,
    _E.EXTENDED: _check_extension,
    _E.DIALOGUE_CALLED: _check_call,
    _E.SENT: _check_sent,
    _E.URGED: _check_urged,
}
