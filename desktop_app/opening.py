"""Making, opening and leaving an office's book: the folder, its lock, its keys, its database."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from db.book import Book
from db.files import sync_folder
from desktop_app.clock import Clock
from desktop_app.errors import KnownProblem, UserError
from desktop_app.jobs import Job
from desktop_app.office.model import OfficeSetup
from desktop_app.safety.accounts import Cost, KeyRing
from desktop_app.safety.lock import LOCK_NAME, FolderLock
from desktop_app.safety.place import check_place
from desktop_app.services import Services
from desktop_app.shield import keys as shield_keys
from desktop_app.shield.model import Keys

BOOK_NAME = "so.db"
KEYS_NAME = "keys.json"


@dataclass(frozen=True)
class Account:
    """The first person who may open a new book."""

    user: str
    password: str


@dataclass
class OpenOffice:
    """A book that this program holds open: its keys, its folder's lock, its user."""

    folder: Path
    keys: Keys
    user: str
    clock: Clock
    lock: FolderLock

    def services(self, *, read_only: bool = False) -> Services:
        """A connection of its own for the calling thread, with the services over it."""
        path, now = self.folder / BOOK_NAME, self.clock.now
        book = Book.open(path, self.keys.book, now=now, read_only=read_only)
        return Services(book, user=self.user, clock=self.clock, keys=self.keys)

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
    folder: Path,
    setup: OfficeSetup,
    account: Account,
    clock: Clock,
    job: Job | None = None,
    *,
    cost: Cost | None = None,
) -> str:
    """Make a new book with its first account; returns the recovery code, which is kept nowhere.

    `cost` is how much work one try of the password is, where the usual would be a waste.

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
        keys, recovery_code = KeyRing.create(
            making / KEYS_NAME, account.user, account.password, cost=cost
        )
        job.step(2, 3, "Đang lập sổ")
        user = KeyRing.open(making / KEYS_NAME).known_as(account.user)
        _fill(making / BOOK_NAME, keys, setup, user, clock)
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
        keys, user = ring.unlock(user, password), ring.known_as(user)
        book = Book.open(folder / BOOK_NAME, keys.book, now=clock.now)
        try:
            keys = _with_compartment(book, ring, user, password, keys)
        finally:
            book.close()
        ring.heal()
        return OpenOffice(folder, keys, user, clock, lock)
    except BaseException:
        lock.release()
        raise


def open_with_recovery(
    folder: Path, user: str, code: str, new_password: str, clock: Clock
) -> OpenOffice:
    """Open the folder's book with the recovery code and give the user a new password."""
    lock = _hold(folder, user, clock)
    try:
        keys = set_password_by_recovery(folder, user, code, new_password, clock)
        return OpenOffice(folder, keys, _known_as(folder, user), clock, lock)
    except BaseException:
        lock.release()
        raise


def set_password_by_recovery(
    folder: Path, user: str, code: str, new_password: str, clock: Clock
) -> Keys:
    """Give a user a new password by the recovery code; returns the keys that it opens.

    What the user may open is what the book says they may, not what the code opens.
    """
    ring = KeyRing.open(folder / KEYS_NAME)
    keys, user = ring.recover(code), ring.known_as(user)
    book = Book.open(folder / BOOK_NAME, keys.book, now=clock.now)
    try:
        right = shield_keys.has_right(_account(book, user).get("rights"))
        ring.set_password_by_recovery(code, user, new_password, with_shield=right)
        keys = keys if right else replace(keys, shield="")
        return _with_compartment(book, ring, user, new_password, keys)
    finally:
        book.close()


def new_recovery_code(folder: Path, user: str, password: str) -> str:
    """Make a new recovery code after the password was proved; the old code opens nothing then."""
    ring = KeyRing.open(folder / KEYS_NAME)
    return ring.new_recovery_code(ring.unlock(user, password))


def _hold(folder: Path, user: str, clock: Clock) -> FolderLock:
    check_place(folder)
    return FolderLock.acquire(folder, user=user, now=clock.now())


def _known_as(folder: Path, user: str) -> str:
    return KeyRing.open(folder / KEYS_NAME).known_as(user)


def _account(book: Book, user: str) -> dict[str, object]:
    """The record of a user; empty when there is none."""
    uids = book.ids("users", filters={"name": user})
    return dict(book.rows("users", uids)[0]) if uids else {}


def _with_compartment(book: Book, ring: KeyRing, user: str, password: str, keys: Keys) -> Keys:
    """The keys, after an older book got its compartment from the first administrator to come.

    First keys.json, then the book: between the two nothing can be sealed, so that a killed program
    leaves no identity without a key, and the next login goes on from there.
    """
    account = _account(book, user)
    recipient = book.setting(shield_keys.RECIPIENT)
    if recipient:
        _set_right(book, user, account, keys, recipient)
    if recipient or account.get("role") != "admin":
        return keys
    if not (keys.guard and keys.shield):
        keys = ring.make_compartment(user, password)
    with book.change(user=user, label="Lập ngăn danh tính", undoable=False) as change:
        shield_keys.settle(change, keys)
        if not shield_keys.has_right(account.get("rights")):
            rights = ",".join(filter(None, (str(account["rights"] or ""), shield_keys.RIGHT)))
            change.update("users", str(account["uid"]), {"rights": rights})
    return keys


def _set_right(
    book: Book, user: str, account: dict[str, object], keys: Keys, recipient: str
) -> None:
    """Let the book say what the keys are: after a killed program, or after somebody changed it.

    Otherwise the one who is believed to hold the compartment's key might be the only one.
    """
    if not shield_keys.guards(keys, book.setting(shield_keys.GUARD)):
        return
    if keys.shield and shield_keys.replaced(keys, recipient):
        label = "Trả lại khóa nhận của ngăn danh tính"
        with book.change(user=user, label=label, undoable=False) as change:
            shield_keys.settle(change, keys)
    rights = [right for right in str(account.get("rights") or "").split(",") if right]
    if not account or (shield_keys.RIGHT in rights) == bool(keys.shield):
        return
    others = [right for right in rights if right != shield_keys.RIGHT]
    told = ",".join([shield_keys.RIGHT, *others] if keys.shield else others)
    label = "Ghi lại quyền mở danh tính theo khóa"
    with book.change(user=user, label=label, undoable=False) as change:
        change.update("users", str(account["uid"]), {"rights": told})


def _fill(path: Path, keys: Keys, setup: OfficeSetup, user: str, clock: Clock) -> None:
    book = Book.create(path, keys.book, now=clock.now)
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
                    "rights": shield_keys.RIGHT,
                },
            )
            shield_keys.settle(change, keys)
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
    sync_folder(folder)
