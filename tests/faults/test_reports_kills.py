"""Kills while a report is being sent: it went out as a whole, or it is the draft that it was."""

import os
import random
import shutil
import signal
import time
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.opening import OpenOffice
from desktop_app.people.person import Person
from desktop_app.petitions.model import PetitionValues
from desktop_app.reports.filled import FilledReport
from desktop_app.reports.model import PeriodType, ReportHead, Status
from desktop_app.reports.periods import period_of
from desktop_app.reports.service import SentFile
from desktop_app.safety.lock import FolderLock
from desktop_app.services import Services
from desktop_app.shield.model import Keys

ROUNDS = 24
TODAY = date(2026, 11, 21)
CLOCK = FixedClock(datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM))
FILE = SentFile("Bao cao.pdf", b"%PDF" + random.Random(1).randbytes(400_000), "application/pdf")


def opened(folder: Path, keys: Keys) -> OpenOffice:
    lock = FolderLock.acquire(folder, user="lan", now=CLOCK.now())
    return OpenOffice(folder, keys, "lan", CLOCK, lock)


def prepare(services: Services) -> str:
    """A draft of a corrected version, with a number of its own: the longest way of sending."""
    for number in range(40):
        values = PetitionValues(
            kind="feedback",
            received_on=date(2026, 1, 5) + timedelta(days=number),
            content=f"Kiến nghị thứ {number}",
        )
        services.petitions.add(values, Person(full_name="Trần Văn Mẫu"))
    period = period_of(PeriodType.H1, 2026)
    first = services.reports.begin("", "kntc", period, ("02/XLD",)).uid
    services.reports.send(first, TODAY)
    uid = services.reports.correct(first, "Sót đơn").uid
    services.reports.set_head(uid, ReportHead(number="12", symbol="BC-UBND", dated_on=TODAY))
    return uid


def send(folder: Path, keys: Keys, uid: str, ready: int) -> None:
    """What the child does: it says when all is counted and the writing begins."""
    services = opened(folder, keys).services()

    def made(_filled: FilledReport) -> list[SentFile]:
        os.write(ready, b"x")
        return [FILE]

    services.reports.send(uid, TODAY, files=made)


def kill(folder: Path, keys: Keys, uid: str, after: float | None) -> None:
    """Let a child send and kill it so many seconds after it began to write; None: never."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            send(folder, keys, uid, writing)
        finally:
            os._exit(0)
    os.close(writing)
    os.read(reading, 1)
    if after is not None:
        time.sleep(after)
        os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(reading)


def look(services: Services, uid: str) -> Status:
    """Either all of it or nothing; the state that was found."""
    book, reports = services.book, services.reports
    book.check_file()
    assert book.verify_history().whole
    assert book.attachments.damaged() == []
    report = reports.get(uid)
    old = reports.get(report.replaces_uid)
    number = services.life.numbers.holder("BC-UBND", 2026, 12)
    if report.status is Status.DRAFT:
        assert (report.check_code, report.frozen_uid, reports.files(uid)) == ("", "", [])
        assert number is None
        assert old.status is Status.SENT
        assert len(book.ids("attachments")) == 1  # of the first version
    else:
        assert old.status is Status.SUPERSEDED
        assert number is not None and number.owner_uid == uid
        ((attachment, _name),) = reports.files(uid)
        assert book.attachments.get(attachment)[1] == FILE.data
        assert reports.filled(uid).cell(("02/XLD", "1")).value == 40
        assert reports.frozen(uid).code == report.check_code
    return report.status


@pytest.mark.skipif(not hasattr(os, "fork"), reason="cần fork để mở nhanh nhiều lần")
def test_kills_while_sending_leave_all_or_nothing(
    tmp_path: Path, made_office: tuple[Path, Keys]
) -> None:
    keys, start = made_office[1], tmp_path / "mẫu"
    shutil.copytree(made_office[0], start)
    office = opened(start, keys)
    services = office.services()
    uid = prepare(services)
    services.close()
    office.close()
    chance, found = random.Random(7), Counter[Status]()
    for number in range(ROUNDS):
        folder = tmp_path / f"sổ {number}"
        shutil.copytree(start, folder)
        kill(folder, keys, uid, chance.uniform(0, 0.3) ** 1.5 if number else None)
        office = opened(folder, keys)
        services = office.services()
        found[look(services, uid)] += 1
        services.close()
        office.close()
        shutil.rmtree(folder)
    # The kills must hit before the moment at which it is sent, or they prove nothing.
    assert found[Status.SENT] and found[Status.DRAFT] > 2, found
