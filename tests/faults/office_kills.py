"""Kill the program while it makes an office, changes a password, backs up or restores.

Run as a script: prints one line of JSON. Each round a forked child does the work on real files and
is killed (SIGKILL) at a random moment of it; then the parent starts as the program would and looks:
the office can be made or opened, a password that was valid opens it, no finished backup is gone or
unreadable, the book that a restore replaced is still there, and doing the work again succeeds.
"""

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from db.book import Book
from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.errors import UserError
from desktop_app.office.model import Level, Office, OfficeSetup, Village
from desktop_app.opening import (
    BOOK_NAME,
    KEYS_NAME,
    Account,
    OpenOffice,
    create_office,
    has_office,
    open_office,
)
from desktop_app.safety import accounts
from desktop_app.safety.backup import Backup, back_up
from desktop_app.safety.restore import restore

USER, OLD, NEW = "Lan", "mật khẩu cũ", "mật khẩu mới"
SETUP = OfficeSetup(
    Office(Level.XA, "Đồng Thử", "Tỉnh Thử"), villages=tuple(Village(f"Thôn {n}") for n in range(9))
)
LATER = "Thôn sau khi sao lưu"

Work = Callable[[], object]


class Stage:
    """One office in a folder of its own, and what is done to it in one round."""

    def __init__(self, root: Path) -> None:
        self.root, self.live, self.folder = root, root / "sổ", root / "sao lưu"
        self.clock = FixedClock(datetime(2026, 11, 21, 8, 15, tzinfo=VIETNAM))
        self.folder.mkdir(exist_ok=True)

    def copied(self, root: Path) -> "Stage":
        """The same office in another folder, at the same moment."""
        shutil.copytree(self.root, root, dirs_exist_ok=True)
        made = Stage(root)
        made.clock = FixedClock(self.clock.now())
        return made

    @property
    def keys(self) -> Path:
        """The file of keys."""
        return self.live / KEYS_NAME

    def create(self) -> None:
        """Make the office."""
        create_office(self.live, SETUP, Account(USER, OLD), self.clock)

    def open(self, password: str = OLD) -> OpenOffice:
        """Open it as the login does."""
        return open_office(self.live, USER, password, self.clock)

    def change_password(self) -> None:
        """The old password becomes the new one."""
        accounts.KeyRing.open(self.keys).change_password(USER, OLD, NEW)

    def back_up(self) -> None:
        """Write once, then back up."""
        office = self.open()
        services = office.services()
        try:
            with services.book.change(user=USER, label="Thêm") as change:
                change.insert("villages", {"name": LATER})
            back_up(services.book, self.keys, self.folder, now=self.clock.now())
        finally:
            services.close()
            office.close()

    def restore(self) -> None:
        """Put the oldest backup in place."""
        oldest = min(self.folder.glob("*.db"))
        backup = Backup(oldest, self.clock.now())
        restore(backup, self.live / BOOK_NAME, self.keys, USER, OLD, now=self.clock.now())


def prepare(stage: Stage, work: str) -> None:
    """What must be there before the work starts."""
    if work != "create":
        stage.create()
    if work in ("back_up", "restore"):
        stage.back_up()
        stage.clock.advance(timedelta(days=1))
    if work == "restore":
        stage.back_up()


def look(stage: Stage, work: str) -> list[str]:
    """Start as the program would after the kill; the faults that were found."""
    try:
        return list(filter(None, (_after[work](stage), _opens(stage))))
    except Exception as problem:  # whatever stops the person is what we look for
        return [f"{work}: {type(problem).__name__}: {problem}"]


def _after_create(stage: Stage) -> str:
    if not has_office(stage.live):
        stage.create()
    return "leftover" if [p.name for p in stage.live.parent.glob("*.dang-lap")] else ""


def _after_password(stage: Stage) -> str:
    valid = [password for password in (OLD, NEW) if _unlocks(stage, password)]
    if len(valid) != 1:
        return f"passwords that open: {len(valid)}"
    if valid == [NEW]:
        accounts.KeyRing.open(stage.keys).change_password(USER, NEW, OLD)
    return ""


def _after_back_up(stage: Stage) -> str:
    finished = sorted(stage.folder.glob("*.db"))
    for path in finished:
        keys = accounts.KeyRing.open(path.with_suffix(".keys.json"))
        book = Book.open(path, keys.unlock(USER, OLD).book, now=stage.clock.now, read_only=True)
        book.check_file()
        book.close()
    stage.clock.advance(timedelta(days=1))
    stage.back_up()
    rest = {path.name for path in stage.folder.iterdir() if ".part" in path.name}
    return f"left: {rest}" if rest else "" if finished else "no backup"


def _after_restore(stage: Stage) -> str:
    if not has_office(stage.live):
        return "no office after a restore"
    stage.clock.advance(timedelta(days=1))
    stage.restore()
    key = accounts.KeyRing.open(stage.keys).unlock(USER, OLD).book
    kept = [_villages(path, key, stage) for path in stage.live.glob("truoc-phuc-hoi-*-so.db")]
    return "" if any(names.count(LATER) == 2 for names in kept) else f"lost: {kept}"


_after: dict[str, Callable[[Stage], str]] = {
    "create": _after_create,
    "change_password": _after_password,
    "back_up": _after_back_up,
    "restore": _after_restore,
}


def _opens(stage: Stage) -> str:
    office = stage.open()
    services = office.services()
    try:
        services.book.check_file()
        whole = services.book.verify_history().whole
        return "" if whole and len(services.office.villages()) >= 9 else "not whole"
    finally:
        services.close()
        office.close()


def _unlocks(stage: Stage, password: str) -> bool:
    with suppress(UserError):
        return bool(accounts.KeyRing.open(stage.keys).unlock(USER, password))
    return False


def _villages(path: Path, key: bytes, stage: Stage) -> list[object]:
    book = Book.open(path, key, now=stage.clock.now)
    try:
        return [row["name"] for row in book.rows("villages", book.ids("villages"))]
    finally:
        book.close()


def kill(work: Work, after: float) -> bool:
    """Do the work in a child and kill it; whether it had not finished by then."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(0)
    time.sleep(after)
    os.kill(pid, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(pid, 0)[1])


MEASURED = 3  # rounds of each work that only take its time


def one_round(
    work: str, prepared: Stage, chance: random.Random, seconds: dict[str, list[float]]
) -> tuple[bool, list[str]]:
    """Kill one piece of work on a copy; whether it was hit in the middle, and the faults."""
    root = Path(tempfile.mkdtemp(prefix="kill-office-"))
    try:
        stage = prepared.copied(root)
        known = seconds.setdefault(work, [])
        if len(known) < MEASURED:  # how long it takes here, undisturbed; the first time is longest
            begun = time.monotonic()
            getattr(stage, work)()
            known.append(time.monotonic() - begun)
            return False, []
        hit = kill(getattr(stage, work), chance.uniform(0, 1.5 * min(known)))
        return hit, look(stage, work)
    finally:
        shutil.rmtree(root)


def prepared_for(work: str, root: Path) -> Stage:
    """What each round of this work begins with, made once."""
    root.mkdir()
    stage = Stage(root)
    prepare(stage, work)
    return stage


def main() -> int:
    """Run the rounds and print what was counted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200, help="of each kind of work")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    asked = parser.parse_args()
    # A try of a password must be a moment, or most kills would hit the key derivation.
    accounts.DEFAULT_COST = accounts.Cost(8, 1, 1)
    chance, seconds = random.Random(asked.seed), dict[str, list[float]]()
    hits, faults = Counter[str](), list[str]()
    root = Path(tempfile.mkdtemp(prefix="kill-office-"))
    try:
        stages = {work: prepared_for(work, root / work) for work in _after}
        for number in range(asked.rounds + MEASURED):
            for work, prepared in stages.items():
                hit, found = one_round(work, prepared, chance, seconds)
                hits[work] += hit
                faults += [f"round {number}: {fault}" for fault in found]
    finally:
        shutil.rmtree(root)
    print(json.dumps({"hits": hits, "faults": faults, "seed": asked.seed}, ensure_ascii=False))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
