"""The sample's reception and petition books: every kind and state is there, nobody is betrayed."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.clocks.model import ClockStatus
from desktop_app.petitions.gates import NEW_LAW
from desktop_app.petitions.model import Case, EventKind, Petition
from desktop_app.receptions.model import ChairmanDay, DayStatus, Reception
from desktop_app.sample import open_sample
from desktop_app.sample.casework_written import casework
from desktop_app.services import Services

WRITTEN_LATE = "Ghi bổ sung"  # the visit that a report was sent without
SEALED = {"to1", "to2", "to3", "to4", "to5", "to6"}


@pytest.fixture(scope="module")
def made(sample_folder: Path) -> Iterator[Services]:
    """The whole sample."""
    office = open_sample(sample_folder, FixedClock(datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM)))
    services = office.services()
    yield services
    services.close()
    office.close()


def visits(made: Services) -> list[Reception]:
    return [made.receptions.get(uid) for uid in made.receptions.ids()]


def papers(made: Services) -> list[Petition]:
    return [made.petitions.get(uid) for uid in made.petitions.ids()]


def cases(made: Services) -> list[Case]:
    return [made.cases.get(uid) for uid in made.cases.ids()]


def days(made: Services) -> list[ChairmanDay]:
    return made.chairman_days.between(None, None)


def test_visits_of_every_sort(made: Services) -> None:
    found = visits(made)
    assert len(found) >= 60
    assert Counter(v.values.kind for v in found).keys() == {"regular", "scheduled", "unscheduled"}
    assert {v.values.presider_role for v in found} == {"", "head", "deputy"}
    assert {v.values.outcome for v in found} == {
        "", "answered", "petition", "guided", "transferred", "refused",
    }  # fmt: skip
    assert sum(v.values.crowd for v in found) >= 2
    assert any(v.values.national_on for v in found) and any(not v.values.national_on for v in found)
    assert min(v.values.received_on for v in found) < NEW_LAW


def test_numbers_of_every_book_follow_the_days_without_gaps(made: Services) -> None:
    in_time = [one for one in visits(made) if not one.values.note.startswith(WRITTEN_LATE)]
    assert len(in_time) == len(visits(made)) - 1
    for found in (in_time, papers(made)):
        records = sorted(found, key=lambda one: (one.year, one.number))
        assert [one.number for one in records] == list(range(1, len(records) + 1))
        received = [one.values.received_on for one in records]
        assert received == sorted(received)


def test_papers_and_cases_of_every_kind_and_state(made: Services) -> None:
    found = papers(made)
    assert len(found) >= 25
    assert Counter(p.values.kind for p in found).keys() == {
        "complaint", "denunciation", "proposal", "feedback", "mixed",
    }  # fmt: skip
    assert {p.values.instance for p in found} >= {"first", "second"}
    assert any(p.values.received_on < NEW_LAW for p in found)
    assert sum(bool(p.values.duplicate_of_uid) for p in found) == 1
    assert sum(bool(p.values.split_from_uid) for p in found) == 3
    assert sum(p.values.source == "reception" for p in found) == 7
    assert len({p.case_uid for p in found if p.case_uid}) < sum(bool(p.case_uid) for p in found)
    states = {case.status for case in cases(made)}
    assert states == {
        "checking", "accepted", "suspended", "declined", "transferred", "terminated", "resolved",
        "answered", "closed",
    }  # fmt: skip
    happened = {e.values.kind for case in cases(made) for e in made.cases.events(case.uid)}
    assert happened >= {
        EventKind.COMPLEX, EventKind.EXTENDED, EventKind.SUSPENDED, EventKind.RESUMED,
        EventKind.WITHDRAWN_PART, EventKind.DIALOGUE, EventKind.APPEALED, EventKind.ENFORCED,
        EventKind.URGED, EventKind.ANSWERED, EventKind.TOLD_SENDER, EventKind.PUBLISHED,
    }  # fmt: skip
    assert any(case.complex for case in cases(made))
    assert any(case.results.back_money for case in cases(made))


def test_clocks_run_by_both_laws_and_few_are_late(made: Services) -> None:
    today = made.clock.today()
    clocks = {c.uid: c for case in cases(made) for c in made.cases.clocks(case.uid)}.values()
    units = {c.unit for c in clocks if c.rule == "kn.accept"}
    assert len(units) == 2, "luật cũ đếm ngày, luật mới đếm ngày làm việc"
    standing = [c for c in clocks if c.status is ClockStatus.OPEN]
    assert any(c.due is None for c in standing), "một vụ đang tạm đình chỉ"
    assert not [c.title for c in standing if c.due and c.due < today]
    assert sum(bool(c.due) and (c.due - today).days <= 7 for c in standing if c.due) >= 4


def test_the_chairmans_days_stand_as_they_went(made: Services) -> None:
    found, today = days(made), made.clock.today()
    behind = [day for day in found if day.values.day < today]
    assert {day.values.status for day in behind} == {DayStatus.HELD, DayStatus.POSTPONED}
    (late,) = (day for day in behind if day.values.status is DayStatus.POSTPONED)
    assert late.values.moved_to and late.values.moved_to > today and late.values.reason
    assert any(day.values.no_visitor for day in behind) and any(day.visits for day in behind)
    assert {day.values.presider_role for day in behind} == {"head", "deputy"}
    assert any(day.values.kind == "unscheduled" for day in behind)
    posting = made.chairman_days.posting()
    regular = [d for d in behind if d.values.kind == "scheduled"]
    assert not [d for d in regular if posting.is_late(d.values.day, d.values.posted_on or today)]
    assert any(day.values.day > today and not day.values.posted_on for day in found)
    weeks = {d.values.day.isocalendar()[1] for d in regular if d.values.day < NEW_LAW}
    assert len(weeks) >= 23, "trước 01/7/2026 mỗi tuần một ngày, trừ tuần Tết"


def test_denouncers_stand_under_code_names_everywhere(made: Services) -> None:
    secret = [p for p in papers(made) if p.values.kind == "denunciation"]
    assert len(secret) == 6
    assert len({p.code_name for p in secret}) == 6
    assert all(p.person.empty and p.identity_uid for p in secret)
    names = [name for key, (name, _) in casework().people.items() if key in SEALED]
    assert len(names) == len(SEALED)
    for name in names:
        for table in (made.receptions, made.petitions, made.cases):
            assert not table.ids(search=name), name
    texts = [p.values.content for p in papers(made)] + [v.values.content for v in visits(made)]
    assert not any(made.shield.found(texts)), "mẫu không được tự nêu tên người tố cáo"


def test_slips_are_kept_and_promises_are_tasks(made: Services) -> None:
    kept = [slip for case in cases(made) for slip in made.slips.kept(case.uid)]
    numbers = {e.values.number for case in cases(made) for e in made.cases.events(case.uid)}
    assert len(kept) >= 3
    assert {slip.number for slip in kept if slip.number} <= numbers
    promised = made.tasks.ids(search="luot tiep so")
    assert len(promised) == 2
    assert all(made.tasks.get(uid).values.group_title.startswith("Lượt tiếp số")
               for uid in promised)  # fmt: skip


def test_nobody_of_the_sample_has_a_real_number() -> None:
    said = casework()
    people = [said.person(key, "xã Đồng Mẫu") for key in said.people]
    assert len({one.id_number for one in people}) == len(people)
    assert all(one.id_number.startswith("099") and len(one.id_number) == 12 for one in people)
    assert all(one.phone.startswith("0900000") for one in people)
