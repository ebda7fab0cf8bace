"""A made-up year of papers, cases and visits for the benchmark of reports."""

import random
from datetime import date, timedelta

from sql_rows import SqlRows

from desktop_app.people.person import Person
from desktop_app.petitions.fields import FIELDS_OF
from desktop_app.petitions.model import CaseValues, EventKind, EventValues, PetitionValues
from desktop_app.petitions.records import event_record
from desktop_app.receptions.model import ReceptionValues
from desktop_app.stored import record_of

FIRST, DAYS = date(2025, 12, 15), 365
KINDS = ("complaint", "complaint", "denunciation", "proposal", "feedback")
ENDS = ("upheld", "rejected", "partly_upheld")


def fill(rows: SqlRows, cases: int) -> None:
    """So many cases, each with its paper and, of every second one, its visit."""
    chance = random.Random(6)
    for number in range(1, cases + 1):
        came = FIRST + timedelta(days=chance.randrange(DAYS))
        _case(rows, chance, number, came)
    rows.write()


def _case(rows: SqlRows, chance: random.Random, number: int, came: date) -> None:
    kind = chance.choice(KINDS)
    words = f"Đề nghị xem xét việc số {number}"
    place = {"year": came.year, "number": number}
    field = chance.choice(FIELDS_OF[kind])
    taken, decided = came + timedelta(days=7), came + timedelta(days=30)
    at_all = chance.random()  # some wait, some go elsewhere, the rest is accepted
    ours = at_all < 0.8
    done = ours and at_all < 0.6
    events: list[EventValues] = [EventValues(kind=EventKind.RECEIVED, day=came)]
    if ours:
        events.append(EventValues(kind=EventKind.ACCEPTED, day=taken))
    if done:
        events.append(EventValues(kind=EventKind.DECIDED, day=decided, number=f"{number}/QĐ"))
    said = CaseValues(kind=kind, title=words, field=field, officer="Bà Mẫu")
    more = {"decided_on": decided.isoformat(), "outcome": chance.choice(ENDS)} if done else {}
    money = {"state_money": chance.randrange(9_000_000)} if done and number % 10 == 0 else {}
    status = "resolved" if done else "accepted" if ours else "checking"
    state = {"status": status, "received_on": came.isoformat(), **more, **money}
    case = rows.put("cases", record_of(said) | state | place)
    for ordinal, event in enumerate(events):
        own = {"case_uid": case, "ordinal": ordinal}
        rows.put("case_events", event_record(event) | own)
    outcome = "accepted" if ours else ("", "guided", "transferred")[number % 3]
    paper = PetitionValues(
        kind=kind,
        received_on=came,
        content=words,
        field=field,
        qualified="yes" if outcome else "",
        in_competence="yes" if ours else "no",
        outcome=outcome,
        handled_on=taken if outcome else None,
        officer="Bà Mẫu",
    )
    person = record_of(Person(full_name=f"Trần Văn Mẫu {number}", address="Thôn Thử"))
    rows.put("petitions", record_of(paper) | person | place | {"case_uid": case})
    if number % 2 == 0:
        visit = ReceptionValues(
            received_on=came, content=words, content_kind=kind, persons=1 + number % 7
        )
        rows.put(
            "receptions", record_of(visit) | person | place | {"case_uid": case, "day_uid": None}
        )
