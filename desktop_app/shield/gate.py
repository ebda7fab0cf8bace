"""What the writers of papers ask before anything leaves the book."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from threading import Lock

from db.book import Book
from db.reading import BookReader
from desktop_app.errors import UserError
from desktop_app.shield import keys
from desktop_app.shield.model import Found, Keys
from desktop_app.shield.scan import Scanner

ANYBODY = "người tố cáo"  # instead of a code name, for who may not know whose it is
_NO_GUARD = (
    "Tài khoản đang dùng chưa có khóa để giữ kín danh tính người tố cáo nên việc này dừng lại."
    " Chưa có gì được in, ghi hay lưu. Hãy nhờ người quản trị đặt lại mật khẩu cho tài khoản này,"
    " rồi mở lại sổ."
)


class Watch:
    """Looks for all identities of a book as it is now; for one thread."""

    def __init__(self, own: Keys) -> None:
        self._keys = own
        self._known: tuple[tuple[int, str], Scanner] | None = None

    def scanner(self, book: BookReader) -> Scanner:
        """What looks for them; UserError when there are some and these keys cannot look."""
        state = book.head()
        if self._known is None or self._known[0] != state:
            self._known = state, self._load(book)
        return self._known[1]

    def told(self, found: list[list[Found]]) -> list[list[Found]]:
        """What is found, for this user: without the role a place bears no number.

        Else whoever types a name would be told who "Người tố cáo số 03" is.
        """
        if self._keys.shield:
            return found
        return [[replace(place, code_name=ANYBODY) for place in places] for places in found]

    def check_guard(self, book: BookReader) -> None:
        """UserError when the guard key is not the book's."""
        if not keys.guards(self._keys, book.setting(keys.GUARD)):
            raise UserError(_NO_GUARD)

    def _load(self, book: BookReader) -> Scanner:
        # Not those taken back: an undone entry, or a record that is no denunciation after all.
        uids = book.ids("identities")
        if not uids:
            return Scanner(b"", [])
        self.check_guard(book)
        rows = book.rows("identities", uids)
        return Scanner(
            self._keys.guard,
            [(str(row["code_name"]), str(row["marks"]).split("\n")) for row in rows],
            [str(row["uid"]) for row in rows],
        )


class Gate:
    """The gatekeeper of one open book, for any thread: it reads on a connection of its own."""

    def __init__(self, book: Book, own: Keys) -> None:
        self._book = book
        self._watch = Watch(own)
        self._lock = Lock()
        self._of = (book.path, own.guard)

    @property
    def of(self) -> Hashable:
        """The book and the key; None when the book is closed and nobody stands here any more."""
        return self._of if self._book.is_open else None

    def found(self, texts: Sequence[str]) -> list[list[Found]]:
        """For each text the places that tell an identity; whatever goes wrong stops the paper."""
        with self._lock:
            with self._book.beside() as book:
                scanner = self._watch.scanner(book)
            return self._watch.told([scanner.found(text) for text in texts])
