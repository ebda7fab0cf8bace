"""Damaged books: always a sentence, never a traceback, and the file is left as it is."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.book import Book
from db.errors import KnownProblem
from db.tables import SPECS

KEY = bytes(range(32))
FILE = bytes(range(256)) * 200


def now() -> datetime:
    return datetime(2026, 11, 21, 1, 15, tzinfo=UTC)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "so.db"
    book = Book.create(path, KEY, now=now)
    with book.change(user="lan", label="Thêm") as change:
        for n in range(60):
            change.insert("villages", {"name": f"Thôn {n}", "head": "Lê Thị Hoa"})
        book.attachments.add(change, "ảnh.png", FILE, "image/png")
    book.close()
    return path.read_bytes()


def use_everything(path: Path) -> None:
    """Read all there is, as the program would."""
    book = Book.open(path, KEY, now=now)
    try:
        for table, spec in SPECS.items():
            uids = book.ids(table, order=[(spec.columns[0], False)])
            book.rows(table, uids)
            for uid in uids:
                book.get(table, uid)
        book.ids("villages", search="le hoa")
        for uid in book.ids("attachments"):
            assert book.attachments.get(uid)[1] == FILE
        assert book.verify_history().whole
        book.check_file()
    finally:
        book.close()


def test_the_whole_file_passes(tmp_path: Path, whole: bytes) -> None:
    (tmp_path / "so.db").write_bytes(whole)
    use_everything(tmp_path / "so.db")


def flipped(place: int) -> Callable[[bytes], bytes]:
    def damage(data: bytes) -> bytes:
        at = place % len(data)
        return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]

    return damage


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut to a third": lambda data: data[: len(data) // 3],
    "cut inside a page": lambda data: data[: len(data) // 2 + 100],
    "last page gone": lambda data: data[:-4096],
    "zero tail": lambda data: data[: len(data) // 2] + bytes(len(data) - len(data) // 2),
    "zero page in the middle": lambda data: data[:40960] + bytes(4096) + data[45056:],
    "wrong header": lambda data: b"SQLite format 3\x00" + data[16:],
    "zero header": lambda data: bytes(100) + data[100:],
    "two pages exchanged": lambda data: (
        data[:8192] + data[12288:16384] + data[8192:12288] + data[16384:]
    ),
    "only zeros": lambda data: bytes(len(data)),
    "a text file": lambda data: "Kính gửi Ủy ban".encode() * 1000,
    "a short text file": lambda data: "Kính gửi".encode(),
    "one byte": lambda data: data[:1],
    "empty": lambda data: b"",
    "another book's pages": lambda data: data[:-8192] + data[4096:12288],
}
DAMAGES |= {f"bit flipped at {place}": flipped(place) for place in (0, 15, 16, 99, 4095, -1)}
DAMAGES |= {f"bit flipped at {place}": flipped(place) for place in range(2000, 400_000, 30_011)}


@pytest.mark.parametrize("name", DAMAGES)
def test_every_damage_is_a_sentence(tmp_path: Path, whole: bytes, name: str) -> None:
    path = tmp_path / "so.db"
    damaged = DAMAGES[name](whole)
    assert damaged != whole
    path.write_bytes(damaged)
    with pytest.raises(KnownProblem) as caught:
        use_everything(path)
    assert caught.value.message.endswith((".", ")"))
    assert caught.value.next_step
    assert path.read_bytes() == damaged


@pytest.fixture(scope="module")
def logged(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """A book in use and its log, which holds five changes of two villages each."""
    path = tmp_path_factory.mktemp("logged") / "so.db"
    book = Book.create(path, KEY, now=now)
    for n in range(5):
        with book.change(user="lan", label="Thêm") as change:
            change.insert("villages", {"name": f"Thôn {n}"})
            change.insert("villages", {"name": f"Bản {n}"})
    found = path.read_bytes(), path.with_name("so.db-wal").read_bytes()
    book.close()
    return found


@pytest.mark.parametrize("place", range(0, 40_000, 1_709))
def test_a_damaged_log_never_breaks_the_book(
    tmp_path: Path, logged: tuple[bytes, bytes], place: int
) -> None:
    """What a torn log held may be gone, as after a power cut; what is left must be whole."""
    copy, (data, log) = tmp_path / "copy.db", logged
    copy.write_bytes(data)
    copy.with_name("copy.db-wal").write_bytes(flipped(place * len(log) // 40_000)(log))
    try:
        again = Book.open(copy, KEY, now=now)
    except KnownProblem:
        return
    assert again.verify_history().whole
    assert again.count("villages") % 2 == 0
    again.check_file()
    again.close()


def test_a_folder_in_place_of_the_book_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "so.db").mkdir()
    with pytest.raises(KnownProblem, match="Không thấy tệp sổ"):
        Book.open(tmp_path / "so.db", KEY, now=now)


def test_a_damaged_attachment_record_is_a_sentence(tmp_path: Path) -> None:
    book = Book.create(tmp_path / "so.db", KEY, now=now)
    with book.change(user="lan", label="Thêm") as change:
        uid = book.attachments.add(change, "ảnh.png", FILE, "image/png")
        other = book.attachments.add(change, "khác.png", FILE[::-1], "image/png")
    book._db.execute("UPDATE blobs SET data = x'00' WHERE data = ?", [FILE])
    with pytest.raises(KnownProblem, match=r"“ảnh\.png” trong sổ đã bị hỏng"):
        book.attachments.get(uid)
    assert len(book.attachments.damaged()) == 1
    book._db.execute("DELETE FROM blobs WHERE length(data) = 1")
    with pytest.raises(KnownProblem, match="hỏng"):
        book.attachments.get(uid)
    assert book.attachments.get(other) == ("khác.png", FILE[::-1])
    book.close()
