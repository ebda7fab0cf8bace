"""Which step a case may take now, and which rule forbids the others; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.dates import show
from desktop_app.errors import UserError
from desktop_app.fields import Field
from desktop_app.petitions import step_words as words
from desktop_app.petitions.event_checks import CHECKS
from desktop_app.petitions.gates import GATES, Facts, Gate
from desktop_app.petitions.model import CaseEvent, CaseValues, EventKind, EventValues
from desktop_app.petitions.state import (
    MAIN_LINE,
    CaseState,
    Detail,
    after,
    group_of,
    of_one_paper,
)

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
    gate = GATES.get(kind)
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
    got = said.details.get(Detail.RECEIVED_ON, "")
    if got > today.isoformat():
        raise UserError("Ngày nhận quyết định ở sau hôm nay.", Detail.RECEIVED_ON)
    special = CHECKS.get(said.kind)
    if special:
        special(values, state, said)


def replay(values: CaseValues, facts: Facts, events: Sequence[CaseEvent], today: date) -> CaseState:
    """Go through events once more; UserError that names the one that cannot stand there."""
    state = CaseState()
    for event in events:
        if of_one_paper(event):  # checked against that paper alone
            state = after(values, state, event)
            continue
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
        sent_on = state.sent.day if state.sent else None
        done = (state.decided_on, sent_on, state.handled_on, state.published_on)
        days = (state.last, *done, state.enforced_on)
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
