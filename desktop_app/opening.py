"""Making, opening and leaving an office's book: the folder, its lock, its keys, its database."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from db.book import Book
from db.files import sync_folder
from desktop_app.clock import Clock
from desktop_app.errors import KnownProblem, UserError
from desktop_app.jobs import Job
from desktop_app.office.model import OfficeSetup
from desktop_app.safety.accounts import KeyRing
from desktop_app.safety.lock import LOCK_NAME, FolderLock
from desktop_app.safety.place import check_place
from desktop_app.services import Services

BOOK_NAME = "so.db"
KEYS_NAME = "keys.json"


@dataclass(frozen=True)
class Account:
    """The first person who may open a new book."""

    user: str
    password: str


@dataclass
class OpenOffice:
    """A book that this program holds open: its key, its folder's lock, its user."""

    folder: Path
    key: bytes
    user: str
    clock: Clock
    lock: FolderLock

    def services(self, *, read_only: bool = False) -> Services:
        """A connection of its own for the calling thread, with the services over it."""
        book = Book.open(self.folder / BOOK_NAME, self.key, now=self.clock.now, read_only=read_only)
        return Services(book, user=self.user, clock=self.clock)

    def close(self) -> None:
        """Give the folder back to other programs; close all connections first."""
        self.lock.release()


def has_office(folder: Path) -> bool:
    """Whether the folder holds a book (whole or damaged); an interrupted move is finished first."""
    making = _making(folder)
    if (folder / BOOK_NAME).exists() and not any(folder.glob(f"{KEYS_NAME}*")):
        # The book is moved first: it stands there without keys only when the move was cut short.
        if (making / KEYS_NAME).exists() and not (making / BOOK_NAME).exists():
            _move_items(making, folder)
            shutil.rmtree(making, ignore_errors=True)
        return True
    return (folder / BOOK_NAME).exists() or (folder / KEYS_NAME).exists()


def create_office(
    folder: Path, setup: OfficeSetup, account: Account, clock: Clock, job: Job | None = None
) -> str:
    """Make a new book with its first account; returns the recovery code, which is kept nowhere.

    Everything is made in a folder beside and moved into place at the end, so that a broken
    attempt leaves nothing. Raises KnownProblem for a place that cannot hold a live book, UserError
    when a book is there already.
    """
    check_place(folder)
    if has_office(folder):
        raise UserError("Thư mục này đã có một sổ. Hãy mở sổ đó hoặc chọn thư mục khác.")
    job = job or Job()
    making = _making(folder)
    lock: FolderLock | None = None
    try:
        making.mkdir(parents=True, exist_ok=True)
        lock = FolderLock.acquire(making, user=account.user, now=clock.now())
        _remove_leftovers(making)
        job.step(1, 3, "Đang tạo khóa")
        key, recovery_code = KeyRing.create(making / KEYS_NAME, account.user, account.password)
        job.step(2, 3, "Đang lập sổ")
        user = KeyRing.open(making / KEYS_NAME).known_as(account.user)
        _fill(making / BOOK_NAME, key, setup, user, clock)
        job.step(3, 3, "Đang hoàn tất")
        lock.release()
        _move_into_place(making, folder)
    except OSError as problem:
        raise KnownProblem(
            "Không lập được sổ: máy không ghi được vào thư mục này. Chưa có gì được tạo.",
            "Hãy kiểm tra ổ đĩa còn chỗ và quyền ghi, rồi thử lại.",
        ) from problem
    finally:
        if lock:
            lock.release()
            shutil.rmtree(making, ignore_errors=True)
    return recovery_code


def open_office(folder: Path, user: str, password: str, clock: Clock) -> OpenOffice:
    """Open the folder's book with a password; UserError when the password is wrong."""
    lock = _hold(folder, user, clock)
    try:
        ring = KeyRing.open(folder / KEYS_NAME)
        key = ring.unlock(user, password)
        return _opened(folder, key, ring.known_as(user), clock, lock)
    except BaseException:
        lock.release()
        raise


def open_with_recovery(
    folder: Path, user: str, code: str, new_password: str, clock: Clock
) -> OpenOffice:
    """Open the folder's book with the recovery code and give the user a new password."""
    lock = _hold(folder, user, clock)
    try:
        ring = KeyRing.open(folder / KEYS_NAME)
        ring.set_password_by_recovery(code, user, new_password)
        return _opened(folder, ring.recover(code), ring.known_as(user), clock, lock)
    except BaseException:
        lock.release()
        raise


def new_recovery_code(folder: Path, user: str, password: str) -> str:
    """Make a new recovery code after the password was proved; the old code opens nothing then."""
    ring = KeyRing.open(folder / KEYS_NAME)
    return ring.new_recovery_code(ring.unlock(user, password))


def _hold(folder: Path, user: str, clock: Clock) -> FolderLock:
    check_place(folder)
    return FolderLock.acquire(folder, user=user, now=clock.now())


def _opened(folder: Path, key: bytes, user: str, clock: Clock, lock: FolderLock) -> OpenOffice:
    # Opened once for writing, so that migrations run before any screen reads.
    Book.open(folder / BOOK_NAME, key, now=clock.now).close()
    return OpenOffice(folder, key, user, clock, lock)


def _fill(path: Path, key: bytes, setup: OfficeSetup, user: str, clock: Clock) -> None:
    book = Book.create(path, key, now=clock.now)
    try:
        services = Services(book, user=user, clock=clock)
        services.office.set_up(setup)
        with book.change(user=user, label="Lập tài khoản đầu tiên", undoable=False) as change:
            change.insert(
                "users",
                {
                    "name": user,
                    "display_name": user,
                    "role": "admin",
                    "active": 1,
                },
            )
    finally:
        book.close()


def _making(folder: Path) -> Path:
    return folder.with_name(folder.name + ".dang-lap")


def _remove_leftovers(making: Path) -> None:
    # Of an attempt that was killed; the lock file is the one we hold.
    for item in making.iterdir():
        if item.name != LOCK_NAME:
            item.unlink()


def _move_into_place(making: Path, folder: Path) -> None:
    (making / LOCK_NAME).unlink()
    if has_office(folder):  # another program was quicker
        raise UserError("Thư mục này vừa có một sổ. Hãy mở sổ đó hoặc chọn thư mục khác.")
    if folder.exists() and not any(folder.iterdir()):
        folder.rmdir()
    if folder.exists():
        _move_items(making, folder)
    else:
        making.rename(folder)
    sync_folder(folder.parent)


def _move_items(making: Path, folder: Path) -> None:
    """The book first, so that a move that was cut short can be told from a damaged office."""
    for item in sorted(making.iterdir(), key=lambda item: item.name != BOOK_NAME):
        item.replace(folder / item.name)
