"""A copy of the book to practise in, with a clock that can be set ("giả sử hôm nay là …")."""

import hashlib
import shutil
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop_app.clock import MovedClock
from desktop_app.errors import KnownProblem
from desktop_app.jobs import Job
from desktop_app.opening import BOOK_NAME, KEYS_NAME, OpenOffice
from desktop_app.paths import Paths
from desktop_app.safety.lock import FolderLock
from desktop_app.services import Services

SETTING = "is_rehearsal"


@dataclass
class Rehearsal:
    """The copy as an office of its own, its clock, and the folders that go with it."""

    office: OpenOffice
    clock: MovedClock
    paths: Paths

    def end(self) -> None:
        """Throw the copy away; the real book was never touched. Close its connections first."""
        self.office.close()
        shutil.rmtree(self.paths.root, ignore_errors=True)


def folders(paths: Paths, office: OpenOffice) -> Paths:
    """Where a rehearsal of an office lies: beside its real book, never in it.

    Only the program that holds the real book's lock uses it: books in folders of one name have
    places of their own.
    """
    place = hashlib.sha256(str(office.folder.absolute()).encode()).hexdigest()[:8]
    return Paths(paths.root / "tap-duot" / f"{office.folder.name}-{place}", paths.documents)


def sweep(paths: Paths, office: OpenOffice) -> None:
    """Throw away the copy that a killed program left."""
    shutil.rmtree(folders(paths, office).root, ignore_errors=True)


def begin(
    services: Services, office: OpenOffice, paths: Paths, day: date, job: Job | None = None
) -> Rehearsal:
    """Copy the open book and open the copy as of a day; KnownProblem when there is no room.

    Called where the book may be read whole: on the writing thread. A copy that an interrupted
    rehearsal left behind goes first; a failure leaves nothing.
    """
    place = folders(paths, office)
    sweep(paths, office)
    clock = MovedClock(office.clock, day)
    lock: FolderLock | None = None
    try:
        place.book.mkdir(parents=True)
        step = (lambda done, total: job.step(done, total, "Đang chép sổ")) if job else None
        services.book.copy_to(place.book / BOOK_NAME, step)
        _copy_keys(office.folder, place.book)
        lock = FolderLock.acquire(place.book, user=office.user, now=clock.now())
        # Without the compartment's key: an opening noted in the copy would be thrown away with it.
        keys = replace(office.keys, shield="")
        made = OpenOffice(place.book, keys, office.user, clock, lock)
        _mark(made)
    except OSError as problem:
        _clear(place, lock)
        raise KnownProblem(
            "Chưa chép được sổ để tập dượt. Sổ thật vẫn nguyên.",
            "Hãy kiểm tra ổ đĩa còn chỗ rồi thử lại.",
        ) from problem
    except BaseException:
        _clear(place, lock)
        raise
    return Rehearsal(made, clock, place)


def _clear(place: Paths, lock: FolderLock | None) -> None:
    if lock:
        lock.release()
    shutil.rmtree(place.root, ignore_errors=True)


def _copy_keys(source: Path, target: Path) -> None:
    for keys in source.glob(f"{KEYS_NAME}*"):
        shutil.copyfile(keys, target / keys.name)


def _mark(office: OpenOffice) -> None:
    services = office.services()
    try:
        book, label = services.book, "Bắt đầu tập dượt"
        with book.change(user=office.user, label=label, undoable=False) as change:
            change.set_setting(SETTING, "1")
    finally:
        services.close()
