"""A desk of the petition book for tests: papers, steps and clocks in few words."""

import shutil
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.clocks.model import Clock
from desktop_app.opening import OpenOffice
from desktop_app.people.person import Person
from desktop_app.petitions.model import EventKind, EventValues, Petition, PetitionValues
from desktop_app.safety.lock import FolderLock
from desktop_app.shield.model import Keys

PERSON = Person(full_name="Trần Văn Mẫu", address="Thôn Thử, xã Đồng Thử")
SECRET = Person(full_name="Đặng Thị Mỹ Duyên", phone="0912345678", address="Xóm Bưởi")
# What steps cannot do without, where a test does not say it itself.
NEEDED: dict[str, dict[str, Any]] = {
    "accepted": {"number": "1/TB-UBND"},
    "not_accepted": {"number": "2/TB-UBND", "reason": "Hết thời hiệu"},
    "guided": {"body": "Tòa án nhân dân khu vực 1"},
    "transferred": {"body": "Sở Thử", "number": "3/PC-UBND"},
    "complex": {"number": "4/TB-UBND", "details": {"criteria": "1,4"}},
    "extended": {
        "number": "5/QĐ-UBND",
        "reason": "Nhiều nội dung",
        "count": 30,
        "details": {"level": "special"},
    },
    "suspended": {"number": "6/QĐ-UBND", "reason": "Chờ giám định"},
    "resumed": {"number": "7/QĐ-UBND"},
    "terminated": {"number": "8/QĐ-UBND", "reason": "Không còn đối tượng"},
    "withdrawn": {"details": {"by": "paper"}},
    "withdrawn_part": {"details": {"by": "minutes"}, "reason": "Rút phần bồi thường"},
    "decided": {"number": "9/QĐ-UBND", "details": {"outcome": "upheld"}},
    "urged": {"number": "10/UBND", "body": "Phòng Thử", "details": {"direction": "out"}},
    "appealed": {"details": {"where": "second"}},
    "note": {"reason": "Đã xác minh"},
    "closed": {"reason": "Lưu hồ sơ"},
}


class Desk:
    """The services of an office whose compartment is there, as its first user opened it."""

    def __init__(self, services: Any) -> None:
        self.s = services
        self.today: date = services.clock.today()

    def paper(self, kind: str, received_on: date, **more: Any) -> Petition:
        """A new paper with its case."""
        person = more.pop("person", PERSON)
        values = PetitionValues(
            kind=kind, received_on=received_on, **({"content": "Nội dung thử"} | more)
        )
        return self.s.petitions.get(self.s.petitions.add(values, person).uid)

    def do(self, case_uid: str, kind: str, day: date, **more: Any) -> str:
        """One step of a case; returns the event's uid."""
        return self.s.cases.record(case_uid, event(kind, day, **more)).uid

    def clock(self, case_uid: str, step: str, place: int = 0) -> Clock:
        """One clock of a case or its papers."""
        return [c for c in self.s.cases.clocks(case_uid) if c.step == step][place]

    def steps(self, case_uid: str, day: date | None = None) -> dict[str, Any]:
        """The steps by their kind."""
        return {step.kind.value: step for step in self.s.cases.steps(case_uid, day)}

    def remote(self, case_uid: str) -> None:
        """The case lies in a remote area."""
        case = self.s.cases.get(case_uid)
        self.s.cases.change(case_uid, replace(case.values, remote=True))


def event(kind: str, day: date, **more: Any) -> EventValues:
    """An event with what its step cannot do without."""
    return EventValues(kind=EventKind(kind), day=day, **(NEEDED.get(kind, {}) | more))


@contextmanager
def open_desk(folder: Any, today: date, made_office: tuple[Path, Keys]):
    """A new office (a copy of the made one), opened on a day; its user may open identities."""
    made, keys = made_office
    clock = FixedClock(datetime(today.year, today.month, today.day, 8, 30, tzinfo=VIETNAM))
    shutil.copytree(made, folder / "sổ", copy_function=shutil.copyfile)
    lock = FolderLock.acquire(folder / "sổ", user="lan", now=clock.now())
    office = OpenOffice(folder / "sổ", keys, "lan", clock, lock)
    services = office.services()
    try:
        yield Desk(services)
    finally:
        services.close()
        office.close()
