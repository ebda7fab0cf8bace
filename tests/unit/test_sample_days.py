"""The sample as it is made on other days of the year: reports behind it, the law of the day."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.petitions.gates import NEW_LAW
from desktop_app.petitions.model import EventKind
from desktop_app.reports.model import Report, Status
from desktop_app.safety import accounts
from desktop_app.sample import create_sample, open_sample
from desktop_app.services import Services

# The first working days of a year, the last weeks of the older law, the spring after.
DAYS = ["2026-01-05", "2026-06-16", "2027-03-01"]


@pytest.fixture(scope="module", params=DAYS)
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Services]:
    """The whole sample as it is made on a day."""
    day = date.fromisoformat(request.param)
    clock = FixedClock(datetime(day.year, day.month, day.day, 8, 30, tzinfo=VIETNAM))
    folder: Path = tmp_path_factory.mktemp("sample") / "mau"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "DEFAULT_COST", accounts.Cost(64, 1, 1))
        create_sample(folder, clock)
    office = open_sample(folder, clock)
    services = office.services()
    yield services
    services.close()
    office.close()


def with_status(made: Services, status: Status) -> list[Report]:
    return [made.reports.get(uid) for uid in made.reports.ids(filters={"status": status.value})]


def test_there_are_reports_sent_before_today_and_drafts(made: Services) -> None:
    sent = with_status(made, Status.SENT)
    assert sent, "không báo cáo nào đã gửi"
    for one in sent:
        assert one.sent_on and one.period.last < one.sent_on < made.clock.today()
    assert with_status(made, Status.DRAFT)


def test_before_the_new_law_its_steps_are_left_out(made: Services) -> None:
    assert len(made.receptions.ids()) >= 60
    new = {EventKind.SUSPENDED, EventKind.TERMINATED}
    for uid in made.cases.ids(filters={"kind": "complaint"}):
        for event in made.cases.events(uid):
            assert event.values.kind not in new or event.values.day >= NEW_LAW
