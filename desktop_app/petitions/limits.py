"""Which limits of the law run on a case and on its papers; pure."""

from collections.abc import Iterator, Sequence
from datetime import date

from desktop_app.clocks.keeping import Wanted
from desktop_app.law.deadlines.rule import Confidence, Rule
from desktop_app.petitions.model import CaseEvent, CaseValues, EventKind, PetitionValues
from desktop_app.petitions.papers import Handling
from desktop_app.petitions.state import CaseState, Detail, Group, group_of

DISCIPLINE, ALARM = "discipline", "alarm"  # NĐ 154/2026 Đ.41: 45 days behind others, or alone
DISCIPLINES = (DISCIPLINE, ALARM)


def case_limits(values: CaseValues, state: CaseState, knpa_days: int | None) -> list[Wanted]:
    """The clocks of a case; `knpa_days` is the office's own limit for proposals and feedback."""
    match group_of(values.kind):
        case Group.COMPLAINT:
            found = _complaint(values, state)
        case Group.DENUNCIATION:
            found = _denunciation(state)
        case Group.PROPOSAL:
            found = _proposal(state, knpa_days)
    return [*found, *_letters(values, state)]


def paper_limits(
    values: PetitionValues,
    handling: Handling,
    case: CaseState | None,
    several_places: bool = False,
    own_limit: bool = False,
) -> list[Wanted]:
    """The clocks of one paper; `case` None: it has none (yet).

    The 45 days after which not handling it is punished stand behind the limit of its first step;
    where there is none, and the office has set none for its case, they are the alarm.
    """
    done = handling.handled_on
    wanted = [*_first_steps(values, done, several_places)]
    behind = DISCIPLINE if wanted or own_limit else ALARM
    wanted.append(_open(behind, "tcd.discipline", values.received_on, done))
    if handling.outcome == "filed" and done:
        wanted.append(Wanted(step="keep", rule="petition.keep", event_on=done, passes=True))
    if values.source == "transferred" and case and case.decided_on:
        wanted.append(_open("told", "tcd.result", case.decided_on, case.told_on))
    return wanted


def several_places(events: Sequence[CaseEvent], petition_uid: str) -> bool:
    """Whether a denunciation has to be verified at several places."""
    return any(
        event.values.details.get(Detail.PLACES) == "1"
        for event in events
        if event.petition_uid in ("", petition_uid) and event.values.kind is EventKind.NOTE
    )


def _first_steps(
    values: PetitionValues, done: date | None, several_places: bool
) -> Iterator[Wanted]:
    day = values.received_on
    if values.kind == "complaint":
        code = "kn.second.accept" if values.instance == "second" else "kn.accept"
        yield _open("accept", code, day, done)
    elif values.kind == "denunciation":
        yield _open("accept", _denunciation_first(values, several_places), day, done)
        if values.source in ("press", "transferred"):
            yield _open("press", "tc.press", day, done)


def _denunciation_first(values: PetitionValues, several_places: bool) -> str:
    if values.in_competence == "no":
        return "tc.transfer"
    if values.instance == "again":
        return "tc.again"
    return "tc.register.places" if several_places else "tc.register"


def _complaint(values: CaseValues, state: CaseState) -> Iterator[Wanted]:
    second = values.instance == "second"
    base = "kn.second" if second else "kn"
    remote = ".remote" if values.remote else ""
    if state.accepted_on:
        complicated = ".complex" if state.complex else ""
        yield _resolve(state, f"{base}.resolve{remote}{complicated}")
    for call in state.called:
        if call.until:
            yield _open("dialogue", "kn.dialogue.notice", call.until, call.day)
    yield from _suspension_letters(state, "kn.suspension.send")
    if state.decided_on:
        sent = state.sent.day if state.sent else None
        yield _open("send", f"{base}.send", state.decided_on, sent)
        if not second:
            yield from _after_first(state, remote)


def _after_first(state: CaseState, remote: str) -> Iterator[Wanted]:
    assert state.decided_on
    yield Wanted(
        step="effect",
        rule=f"kn.effect{remote}",
        event_on=state.decided_on,
        passes=True,
        void=state.appealed_second,
    )
    got = state.sent.details.get(Detail.RECEIVED_ON) if state.sent else ""
    if got:
        yield Wanted(
            step="appeal",
            rule=f"kn.appeal{remote}",
            event_on=date.fromisoformat(got),
            passes=True,
            done_on=state.appealed.day if state.appealed else None,
        )


def _denunciation(state: CaseState) -> Iterator[Wanted]:
    if state.accepted_on:
        yield _open("notify", "tc.notify", state.accepted_on, state.notified_on)
        extended = sum(each.count for each in state.extensions)
        yield _resolve(state, "tc.resolve", extended)
    yield from _suspension_letters(state, "tc.suspension.send")
    if state.decided_on:
        sent = state.sent.day if state.sent else None
        yield _open("send", "tc.conclusion.send", state.decided_on, sent)
        yield _open("handle", "tc.conclusion.handle", state.decided_on, state.handled_on)
        yield _open("publish", "tc.conclusion.publish", state.decided_on, state.published_on)


def _proposal(state: CaseState, knpa_days: int | None) -> Iterator[Wanted]:
    if knpa_days and state.received_on:
        yield Wanted(
            step="answer",
            rule="",
            event_on=state.received_on,
            done_on=state.decided_on,
            void=state.over,
            own=knpa_rule(knpa_days),
        )


def knpa_rule(days: int) -> Rule:
    """The office's own limit: the law names none that is known."""
    return Rule(
        code="own.knpa",
        title="Trả lời kiến nghị, phản ánh",
        event="ngày nhận",
        count=days,
        document="Hạn do cơ quan tự đặt",
        article="",
        confidence=Confidence.DERIVED,
        topic="Kiến nghị, phản ánh",
    )


def _resolve(state: CaseState, code: str, extended: int = 0) -> Wanted:
    assert state.accepted_on
    return Wanted(
        step="resolve",
        rule=code,
        event_on=state.accepted_on,
        suspensions=state.suspensions,
        extended=extended,
        done_on=state.decided_on,
        void=state.over,
    )


def _suspension_letters(state: CaseState, code: str) -> Iterator[Wanted]:
    for day, sent_on in state.decisions:
        yield _open("suspension", code, day, sent_on)


def _letters(values: CaseValues, state: CaseState) -> Iterator[Wanted]:
    for letter, answered_on in state.letters:
        learned = letter.details.get(Detail.LEARNED_ON)
        if group_of(values.kind) is Group.DENUNCIATION:
            if learned:
                event = date.fromisoformat(learned)
                yield _open("demand", "tc.overdue.demand", event, letter.day)
            yield _open("urged", "tc.overdue.answer", letter.day, answered_on)
        elif letter.until and letter.until > letter.day:
            yield Wanted(
                step="urged",
                rule="",
                event_on=letter.day,
                done_on=answered_on,
                own=_asked_by(letter.day, letter.until),
            )


def _asked_by(day: date, until: date) -> Rule:
    return Rule(
        code="own.urged",
        title="Trả lời văn bản đôn đốc",
        event="ngày văn bản đôn đốc",
        count=(until - day).days,
        document="Ngày nêu trong văn bản đôn đốc",
        article="",
        confidence=Confidence.DERIVED,
        topic="Đôn đốc",
    )


def _open(step: str, code: str, event_on: date, done_on: date | None) -> Wanted:
    return Wanted(step=step, rule=code, event_on=event_on, done_on=done_on)
