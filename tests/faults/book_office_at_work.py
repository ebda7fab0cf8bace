"""An office at work in a process of its own, until it is killed: every table, file and log is used.

Arguments: the data folder, the backup folder. Says each thing that it has done.
"""

import logging
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from db.book import Book
from db.change import Change
from db.tables import SPECS
from desktop_app import logs, opening, scratch
from desktop_app.clock import SystemClock
from desktop_app.documents import xlsx
from desktop_app.documents.model import HeadCell, Sheet, TableBlock, TableColumn, TableRow
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.opening import Account, OpenOffice
from desktop_app.paths import Paths
from desktop_app.safety import accounts
from desktop_app.safety.backup import back_up

USER, PASSWORD = "lan", "mật khẩu không nằm ở đâu"
NAME = "Nguyễn Thị Bưởi Hồng"
TEXT = f"{NAME} ở thôn Đoài Thượng phản ánh việc chia đất"


def say(words: str) -> None:
    print(words, flush=True)


def fill_every_table(book: Book) -> None:
    """One record in each table with the text in every column that takes any."""
    with book.change(user=USER, label=f"Thêm {NAME}") as change:
        for table in SPECS:
            change.insert(table, texts_for(book, table))
        change.set_setting("reception_place", TEXT)
        keep_a_file(book, change)


def texts_for(book: Book, table: str) -> dict[str, str]:
    db = book._db
    linked = {row[3] for row in db.execute(f"PRAGMA foreign_key_list({table})")}
    kinds = {row[1]: row[2] for row in db.execute(f"PRAGMA table_info({table})")}
    own = (column for column in SPECS[table].columns if column not in linked)
    return {column: TEXT for column in own if kinds[column] == "TEXT"}


def keep_a_file(book: Book, change: Change) -> None:
    data = TEXT.encode() * 3000
    book.attachments.add(change, f"{NAME}.txt", data, "text/plain")


def go_on(book: Book, number: int) -> None:
    """Write, change, take back, bring to the bin, keep work in hand, search."""
    with book.change(user=USER, label=f"Thêm {NAME} {number}") as change:
        uids = [change.insert("villages", {"name": TEXT, "head": NAME}) for _ in range(20)]
        keep_a_file(book, change)
    with book.change(user=USER, label=f"Xóa {NAME}") as change:
        change.delete("villages", uids[0])
    book.undo(USER)
    book.redo(USER)
    book.drafts.keep("plan", USER, 1, TEXT * 50)
    assert book.ids("villages", search="buoi hong", order=[("head", True)])


def print_papers(folder: Path) -> None:
    """Passing files, as a preview makes them."""
    head = (tuple(HeadCell(text) for text in ("STT", "Họ và tên")),)
    lines = tuple(TableRow((str(number), NAME)) for number in range(5500))
    table = TableBlock((TableColumn(), TableColumn()), head, rows=lines)
    with TemporaryDirectory(dir=folder) as passing, (Path(passing) / "a.xlsx").open("wb") as file:
        xlsx.write([Sheet("Sổ", table)], file)


def fail_aloud() -> None:
    """A bug that quotes a record reaches the log."""
    log = logging.getLogger("so-dan-chu")
    try:
        int(TEXT)
    except ValueError:
        log.exception("bug")


def main(root: Path, backups: Path) -> None:
    """Work until killed."""
    accounts.DEFAULT_COST = accounts.Cost(64, 1, 1)
    paths, clock = Paths(root, root), SystemClock()
    logs.set_up(paths.logs)
    scratch.take(paths.scratch)
    setup = OfficeSetup(Office(Level.XA, "Đồng Thử", "Tỉnh Thử"))
    code = opening.create_office(paths.book, setup, Account(USER, PASSWORD), clock)
    office: OpenOffice = opening.open_office(paths.book, USER, PASSWORD, clock)
    say(f"keys {office.keys.book.hex()} {code}")
    services = office.services()
    fill_every_table(services.book)
    say("tables")
    number = 0
    while True:
        number += 1
        go_on(services.book, number)
        say("records")
        fail_aloud()
        say("log")
        back_up(services.book, paths.book / opening.KEYS_NAME, backups, now=clock.now())
        say("backup")
        print_papers(paths.scratch)
        say("papers")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
