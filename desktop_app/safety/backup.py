"""Verified backups of the book and its keys to a folder of the office's choice, and their thinning.

Sticks and network folders are welcome here; only the live book may not lie there.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from db.book import Book
from db.errors import known_problems
from desktop_app.errors import KnownProblem
from desktop_app.safety.accounts import KeyRing
from desktop_app.safety.files import write_atomically

DAILY, WEEKLY, MONTHLY = 7, 8, 12

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
    """What a backup did: `made` is None when nothing had changed since the last one."""

    made: Backup | None
    removed: int = 0


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
        if last and _is_current(last, book, keys):
            return BackupDone(None)
        made = Backup(folder / f"so-dan-chu_{ring}_{now.strftime(_MOMENT)}.db", _plain(now))
        try:
            write_atomically(made.keys_path, keys)
            book.copy_to(made.path, step)
        except BaseException:
            made.keys_path.unlink(missing_ok=True)
            raise
        return BackupDone(made, _thin_folder(folder, ring, now.date()))


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


def _is_current(last: Backup, book: Book, keys: bytes) -> bool:
    try:
        same_keys = last.keys_path.read_bytes() == keys
        return same_keys and book.head_of_copy(last.path) == book.head()
    except (KnownProblem, OSError):
        # A backup that cannot be read is no backup.
        return False


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
