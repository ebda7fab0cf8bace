"""Verified backups of the book and its keys to a folder of the office's choice, and their thinning.

Sticks and network folders are welcome here; only the live book may not lie there.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from db.book import Book
from db.errors import known_problems
from desktop_app.errors import KnownProblem
from desktop_app.safety.accounts import KeyRing
from desktop_app.safety.files import write_atomically

DAILY, WEEKLY, MONTHLY = 7, 8, 12

APART = "_tach-rieng_"  # in the name of a backup that the book does not go on from

_NAME = re.compile(r"so-dan-chu_[0-9a-f]{8}_(\d{8}-\d{6})\.db")
_MOMENT = "%Y%m%d-%H%M%S"


@dataclass(frozen=True)
class Backup:
    """One backup in a folder; `moment` is in Vietnamese time, without its zone."""

    path: Path
    moment: datetime

    @property
    def keys_path(self) -> Path:
        """The copy of keys.json that belongs to it."""
        return self.path.with_suffix(".keys.json")


@dataclass(frozen=True)
class BackupDone:
    """What a backup did: `made` is None when nothing had changed since the last one.

    `apart` is the backup before it when that one holds entries which the book does not: the book
    was restored from an older copy, or its file was replaced or cut. It is never thinned out.
    """

    made: Backup | None
    removed: int = 0
    apart: Backup | None = None


def back_up(
    book: Book,
    keys_path: Path,
    folder: Path,
    *,
    now: datetime,
    step: Callable[[int, int], None] | None = None,
) -> BackupDone:
    """Copy book and keys into the folder, check the copy, thin out old ones.

    Does nothing when neither has changed since the last one there. KnownProblem when the folder is
    missing, full, or the live one; nothing half-written stays behind.
    """
    _check_folder(folder, book.path.parent)
    ring = KeyRing.open(keys_path).name[:8]
    with known_problems(folder):
        keys = keys_path.read_bytes()
        _remove_leftovers(folder, ring)
        last = last_backup(folder, ring)
        head = _head_of(last, book)
        if last and head == book.head() and _has_keys(last, keys):
            return BackupDone(None)
        made = _free(folder, ring, _plain(now))
        try:
            write_atomically(made.keys_path, keys)
            book.copy_to(made.path, step)
        except BaseException:
            made.keys_path.unlink(missing_ok=True)
            raise
        apart = _keep_apart(last) if last and head and not book.holds(head) else None
        return BackupDone(made, _thin_folder(folder, ring, now.date()), apart)


def last_backup(folder: Path, ring: str = "") -> Backup | None:
    """The newest backup in the folder (of one office when its ring's name is given), or None."""
    if not folder.is_dir():
        return None
    with known_problems(folder):
        return max(_backups(folder, ring), key=lambda found: found.moment, default=None)


def thin(today: date, names: Iterable[str]) -> list[str]:
    """The names of backups that may go.

    Stays: all of today or later (a clock set back), and the newest of each of the last 7 days,
    8 weeks and 12 months *that have a backup*, so that a long pause never empties the folder.
    """
    read = ((_moment_of(name), name) for name in names)
    dated = sorted(((moment, name) for moment, name in read if moment), reverse=True)
    kept = {name for moment, name in dated if moment.date() >= today}
    past = [(moment, name) for moment, name in dated if moment.date() < today]
    for period, count in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        newest: dict[object, str] = {}
        for moment, name in past:
            newest.setdefault(period(moment), name)
        kept.update(list(newest.values())[:count])
    return [name for _, name in dated if name not in kept]


def _check_folder(folder: Path, live: Path) -> None:
    if not folder.is_dir():
        raise KnownProblem(
            f"Không thấy thư mục sao lưu {folder}. Chưa sao lưu lần này; sổ vẫn còn nguyên.",
            "Hãy cắm USB hoặc nối lại ổ mạng, hoặc chọn thư mục sao lưu khác.",
        )
    if folder.resolve().is_relative_to(live.resolve()):
        raise KnownProblem(
            "Thư mục sao lưu nằm ngay trong thư mục của sổ nên hỏng ổ đĩa là mất cả hai.",
            "Hãy chọn thư mục ở ổ đĩa khác, USB hoặc ổ mạng.",
        )


def _free(folder: Path, ring: str, moment: datetime) -> Backup:
    """A backup of this second, or of the next one without: none is written over another."""
    while True:
        path = folder / f"so-dan-chu_{ring}_{moment.strftime(_MOMENT)}.db"
        if not path.exists():
            return Backup(path, moment)
        moment += timedelta(seconds=1)


def _head_of(last: Backup | None, book: Book) -> tuple[int, str] | None:
    try:
        return book.head_of_copy(last.path) if last else None
    except (KnownProblem, OSError):
        return None  # a backup that cannot be read is no backup


def _has_keys(last: Backup, keys: bytes) -> bool:
    try:
        return last.keys_path.read_bytes() == keys
    except OSError:
        return False


def _keep_apart(last: Backup) -> Backup:
    """Give a backup a name that thinning does not know; the restore takes it as any other."""
    apart = Backup(last.path.with_name(last.path.name.replace("_", APART, 1)), last.moment)
    if last.keys_path.exists():
        write_atomically(apart.keys_path, last.keys_path.read_bytes())
    last.path.replace(apart.path)
    last.keys_path.unlink(missing_ok=True)
    return apart


def _thin_folder(folder: Path, ring: str, today: date) -> int:
    names = thin(today, [found.path.name for found in _backups(folder, ring)])
    for name in names:
        path = folder / name
        path.unlink(missing_ok=True)
        path.with_suffix(".keys.json").unlink(missing_ok=True)
    return len(names)


def _backups(folder: Path, ring: str) -> Iterator[Backup]:
    for path in folder.iterdir():
        moment = _moment_of(path.name)
        if moment and path.name.startswith(f"so-dan-chu_{ring}"):
            yield Backup(path, moment)


def _remove_leftovers(folder: Path, ring: str) -> None:
    # A program killed in the middle of a backup could not tidy up.
    for path in folder.glob(f"so-dan-chu_{ring}_*.part*"):
        path.unlink(missing_ok=True)
    # Keys without a book are left: somebody may have carried the book away by hand.


def _moment_of(name: str) -> datetime | None:
    """The moment in a backup's name (Vietnamese time); None for any other file."""
    found = _NAME.fullmatch(name)
    try:
        return datetime.strptime(found[1], _MOMENT) if found else None  # noqa: DTZ007
    except ValueError:
        return None


def _plain(now: datetime) -> datetime:
    return now.replace(microsecond=0, tzinfo=None)


def _day(moment: datetime) -> object:
    return moment.date()


def _week(moment: datetime) -> object:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> object:
    return moment.year, moment.month
