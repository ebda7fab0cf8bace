"""A copied folder shows no plain text to whoever has no key: the bytes are scanned."""

import os
from datetime import datetime, timedelta, timezone
from pathlib import Path

from db.book import Book
from db.text import fold
from desktop_app.safety.accounts import Cost, KeyRing
from desktop_app.safety.backup import back_up
from desktop_app.safety.lock import FolderLock

NOW = datetime(2026, 11, 21, 8, 15, tzinfo=timezone(timedelta(hours=7)))
PASSWORD = "mật khẩu rất dài của Lan"
TEXTS = (
    "Thôn Đoài Thượng",
    "Nguyễn Thị Bưởi Hồng",
    "KẾ HOẠCH thực hiện dân chủ",
    "Nội dung kín của văn bản đính kèm",
    "Sửa tên trưởng thôn",
    "nơi nhận như điều ba",
    "CREATE TABLE",
    "villages",
    "SQLite format 3",
)


def needles(key: bytes, code: str) -> set[bytes]:
    """Every text as it might lie in a file: also folded, also in UTF-16."""
    texts = {*TEXTS, *(fold(text) for text in TEXTS), PASSWORD, code, code.replace("-", "")}
    texts |= {key.hex(), key.hex().upper()}
    found = {text.encode(name) for text in texts for name in ("utf-8", "utf-16-le", "utf-16-be")}
    return found | {key, bytes.fromhex(key.hex())[:16]}


def scan(folder: Path, wanted: set[bytes]) -> list[str]:
    """Which files hold which of the wanted bytes."""
    return [
        f"{path.name}: {needle!r}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for needle in wanted
        if needle in path.read_bytes()
    ]


def test_the_scan_finds_what_is_there(tmp_path: Path) -> None:
    wanted = needles(bytes(range(32)), "ABCD-EFGH")
    (tmp_path / "a").write_bytes(b"\x00\x01" + TEXTS[0].encode("utf-16-le"))
    (tmp_path / "b").write_bytes(b"x" + bytes(range(32)) + b"y")
    (tmp_path / "c").write_bytes(b"thon doai thuong nhe")
    assert {line[0] for line in scan(tmp_path, wanted)} == set("abc")


def test_no_file_of_an_office_shows_anything(tmp_path: Path) -> None:
    live, folder = tmp_path / "sổ", tmp_path / "sao lưu"
    live.mkdir()
    folder.mkdir()
    lock = FolderLock.acquire(live, user="Lan", now=NOW)
    keys, code = KeyRing.create(
        live / "keys.json", "Lan", PASSWORD, cost=Cost(memory_kib=8, passes=1, lanes=1)
    )
    key = keys.book
    wanted = needles(key, code)
    book = Book.create(live / "so.db", key, now=lambda: NOW)
    with book.change(user="Lan", label=TEXTS[4]) as change:
        for _ in range(200):
            change.insert("villages", {"name": TEXTS[0], "head": TEXTS[1]})
        attached = book.attachments.add(
            change, "kín.txt", TEXTS[3].encode() + os.urandom(100_000), "text/plain"
        )
        change.insert(
            "plans",
            {"title": TEXTS[2], "full_text": TEXTS[5] * 2000, "original_uid": attached},
        )
    # While open: with the log, and in the middle of a change larger than the page cache.
    assert (live / "so.db-wal").stat().st_size > 100_000
    assert scan(tmp_path, wanted) == []
    with book.change(user="Lan", label=TEXTS[4]) as change:
        for n in range(40):
            data = (TEXTS[3] + str(n)).encode() * 10_000
            book.attachments.add(change, "kín.txt", data, "text/plain")
        assert scan(tmp_path, wanted) == []
    assert book.ids("villages", search="doai", order=[("head", True)])
    assert back_up(book, live / "keys.json", folder, now=NOW).made
    assert scan(tmp_path, wanted) == []
    book.close()
    lock.release()
    assert scan(tmp_path, wanted) == []
    assert len(list(folder.iterdir())) == 2
