"""The book: one office's encrypted file, as the rest of the program reads and writes it."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2
from sqlite_utils import Database

from db import connection, copying, history, migrations, undo
from db.change import Change
from db.drafts import Drafts
from db.errors import DiskFull, KnownProblem, UndoRefused, WrongKeyOrDamaged, known_problems
from db.history import Heading
from db.reading import BookReader
from db.records import stamp
from db.uids import UidMaker
from db.undo import UndoStep


class Book(BookReader):
    """One connection to the book, for one thread.

    Every public method turns the world's errors into KnownProblem; anything else is a bug.
    """

    def __init__(self, db: Database, path: Path, key: bytes, now: Callable[[], datetime]) -> None:
        super().__init__(db)
        self.path = path
        self._key = key
        self._now = now
        self._new_uid = UidMaker(now)
        self.drafts = Drafts(db, now)
        self._change: Change | None = None
        self.is_open = True

    @classmethod
    def create(cls, path: Path, key: bytes, *, now: Callable[[], datetime]) -> "Book":
        """Begin a new book; KnownProblem when a file is there already. A failure leaves nothing."""
        if path.exists():
            raise KnownProblem(
                f"Ở đây đã có tệp “{path.name}” nên không lập sổ mới đè lên.",
                "Hãy mở sổ đang có, hoặc chọn thư mục khác.",
            )
        try:
            with known_problems():
                db = connection.connect(path, key)
                try:
                    migrations.apply(db)
                except BaseException:
                    db.close()
                    raise
        except BaseException:
            copying.remove_book_files(path)
            raise
        return cls(db, path, key, now)

    @classmethod
    def open(
        cls, path: Path, key: bytes, *, now: Callable[[], datetime], read_only: bool = False
    ) -> "Book":
        """Open a book; an older file is copied, checked and then brought to today's shape.

        WrongKeyOrDamaged, NewerBook or another KnownProblem when it cannot be used.
        """
        if not path.is_file():
            raise KnownProblem(
                f"Không thấy tệp sổ “{path.name}” trong thư mục {path.parent}.",
                "Hãy kiểm tra thư mục dữ liệu, hoặc phục hồi từ bản sao lưu.",
            )
        if path.stat().st_size < connection.PAGE_BYTES:
            raise _not_a_book(path)  # SQLite might take it for empty and begin a new file in it
        with known_problems():
            db = _connect(path, key, read_only)
            book = cls(db, path, key, now)
            try:
                book._bring_up_to_date(read_only)
            except BaseException:
                db.close()
                raise
        return book

    def close(self) -> None:
        """Close the connection; the file then holds everything by itself."""
        self.is_open = False
        with known_problems():
            connection.close(self._db)

    # Writing

    @contextmanager
    def change(self, *, user: str, label: str, undoable: bool = True) -> Iterator[Change]:
        """One transaction, one entry in history, one step of undo; all of it or nothing.

        A change inside another joins the outer one. `label` is what the person did, as shown
        behind "Hoàn tác: ". With `undoable=False` neither this nor what was before can be undone.
        """
        with known_problems():
            if self._change is not None:
                with self._change.part(), self._db.atomic():
                    yield self._change
                return
            kind = "do" if undoable else "final"
            with self._transaction(Heading(self._new_uid(), user, label, kind)) as change:
                yield change

    def undo(self, user: str, tell: Callable[[int, int], None] | None = None) -> UndoStep:
        """Take back the user's last standing change, by a new change; UndoRefused if it cannot.

        `tell(done, total)` hears of the rows now and then; when it raises, nothing was undone.
        """
        with known_problems():
            step = undo.last_undoable(self._db, user)
            if step is None:
                raise UndoRefused("Không có thao tác nào của bạn để hoàn tác.")
            label = f"Hoàn tác: {step.label}"
            self._invert(
                step.change_id, Heading(self._new_uid(), user, label, "undo", step.change_id), tell
            )
        return step

    def redo(self, user: str, tell: Callable[[int, int], None] | None = None) -> UndoStep:
        """Do again what the user took back last, told as undo; UndoRefused when it cannot."""
        with known_problems():
            step = undo.last_redoable(self._db, user)
            if step is None:
                raise UndoRefused("Không có thao tác nào của bạn để làm lại.")
            undone_by = undo.newest_undo_of(self._db, step.change_id)
            label = f"Làm lại: {step.label}"
            self._invert(
                undone_by, Heading(self._new_uid(), user, label, "redo", step.change_id), tell
            )
        return step

    @contextmanager
    def beside(self) -> Iterator[BookReader]:
        """Read on a connection of its own, on whatever thread asks; it is closed at the end."""
        with known_problems():
            db = connection.connect(self.path, self._key, read_only=True)
            try:
                yield BookReader(db)
            finally:
                db.close()

    # Copies and checks

    def copy_to(self, target: Path, step: Callable[[int, int], None] | None = None) -> None:
        """Write a verified copy; on any failure nothing is left behind."""
        with known_problems(target):
            copying.verified_copy(self._db, self._key, target, step)

    def head_of_copy(self, path: Path) -> tuple[int, str]:
        """The newest history row of a copy of this book, to compare with `head()`."""
        with known_problems(path):
            db = connection.connect(path, self._key, read_only=True, copy=True)
            try:
                return history.head(db)
            finally:
                db.close()

    def check_file(self) -> None:
        """Let SQLite check every page of the file; KnownProblem when it is damaged."""
        with known_problems():
            copying.verify(self._db, self.path.name)

    # Inside

    @contextmanager
    def _transaction(self, heading: Heading) -> Iterator[Change]:
        # IMMEDIATE: the wait for another writer happens here, not in the middle of the work.
        self._db.conn.execute("BEGIN IMMEDIATE")
        self._change = change = Change(self._db, heading, stamp(self._now()), self._new_uid)
        try:
            yield change
            self._db.conn.execute("COMMIT")
        except BaseException:
            self._db.rollback()
            raise
        finally:
            self._change = None
        if change.closed:
            connection.rewrite(self._db)
            connection.fold_log(self._db)

    def _invert(
        self, change_id: str, heading: Heading, tell: Callable[[int, int], None] | None
    ) -> None:
        try:
            with self._transaction(heading) as change:
                undo.invert(self._db, change, change_id, tell)
        except dbapi2.IntegrityError as error:
            raise UndoRefused(
                "Không hoàn tác được vì đã có một bản ghi khác trùng tên đang dùng."
                " Chưa có gì thay đổi.",
                "Hãy đổi tên bản ghi đang dùng rồi làm lại.",
            ) from error

    def _bring_up_to_date(self, read_only: bool) -> None:
        pending = migrations.pending(self._db)
        if not pending:
            return
        if read_only:
            raise KnownProblem(
                "Tệp sổ này do một bản chương trình cũ hơn ghi ra và chưa được nâng cấp.",
                "Hãy mở sổ bằng chương trình để nâng cấp trước.",
            )
        if not self._db.table("history").exists():
            raise _not_a_book(self.path)
        moment = re.sub(r"\D", "", stamp(self._now())[:19])
        before = f"{self.path.stem}-truoc-nang-cap-"
        for left in self.path.parent.glob(f"{before}*.part*"):  # of an upgrade that was killed
            left.unlink()
        name = f"{before}{moment[:8]}-{moment[8:]}{self.path.suffix}"
        copying.verified_copy(self._db, self._key, self.path.with_name(name))
        migrations.apply(self._db)


def _connect(path: Path, key: bytes, read_only: bool) -> Database:
    try:
        return connection.connect(path, key, read_only=read_only)
    except dbapi2.OperationalError as error:
        # An open book needs shared memory beside it; the driver tells "full" and "broken" alike.
        if shutil.disk_usage(path.parent).free < connection.SHARED_MEMORY_BYTES:
            raise DiskFull(
                "Đĩa đầy nên chưa mở được sổ. Những gì đã lưu trước đó vẫn còn nguyên.",
                "Hãy giải phóng chỗ trên đĩa rồi mở lại.",
            ) from error
        raise


def _not_a_book(path: Path) -> KnownProblem:
    return WrongKeyOrDamaged(
        f"Tệp “{path.name}” rỗng hoặc không phải là sổ. Chương trình không sửa gì vào tệp.",
        "Hãy phục hồi sổ từ bản sao lưu gần nhất.",
    )
