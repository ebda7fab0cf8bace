"""The denouncer's shield before an attacker who has the book's key and not the compartment's.

Everything here is the real thing: services, SQLCipher files, their pages decrypted one by one.
"""

import logging
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from raw_pages import plain_pages, spellings, told_in

from db import connection
from desktop_app import logs, opening, rehearsal
from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.errors import KnownProblem, UserError
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.opening import BOOK_NAME, KEYS_NAME, Account, OpenOffice
from desktop_app.paths import Paths
from desktop_app.people.person import Person
from desktop_app.petitions.model import PetitionValues
from desktop_app.receptions.model import ReceptionValues
from desktop_app.safety import accounts
from desktop_app.safety.backup import back_up
from desktop_app.services import Services

NAME, NUMBER, PHONE = "Đặng Thị Mỹ Duyên", "001085012345", "0912999888"
ADDRESS, SECRET = "Ngõ Bờ Sông Vắng, thôn Đoài", "Người ấy thấy tận mắt việc thu tiền mặt"
TOLD = (NAME, NUMBER, PHONE, ADDRESS)
PERSON = Person(full_name=NAME, id_number=NUMBER, phone=PHONE, address=ADDRESS)
REASON = "Chánh thanh tra cần gặp để xác minh"
SETUP = OfficeSetup(office=Office(Level.XA, "Đồng Thử", "Tỉnh Thử"))
DAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an office with thirty visits."""
    folder = tmp_path_factory.mktemp("office") / "sổ"
    clock = FixedClock(datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "DEFAULT_COST", accounts.Cost(64, 1, 1))
        opening.create_office(folder, SETUP, Account("lan", "mật khẩu của Lan"), clock)
    office = opening.open_office(folder, "lan", "mật khẩu của Lan", clock)
    made = office.services()
    for n in range(30):
        person = Person(full_name=f"Phạm Văn Số{n}", id_number=f"{10**11 + n:012}")
        made.receptions.add(visit(content=f"Hỏi việc đất đai lần {n}"), person)
    made.close()
    office.close()
    return folder


@pytest.fixture
def office(visited: Path, tmp_path: Path, clock: FixedClock) -> Iterator[OpenOffice]:
    folder = shutil.copytree(visited, tmp_path / "sổ")
    made = opening.open_office(folder, "lan", "mật khẩu của Lan", clock)
    yield made
    made.close()


def visit(**told: object) -> ReceptionValues:
    values = {"received_on": DAY, "content": SECRET, "content_kind": "complaint", "officer": "Lan"}
    return ReceptionValues(**(values | told))


def paper(kind: str = "denunciation") -> PetitionValues:
    return PetitionValues(received_on=DAY, kind=kind, content="Trưởng thôn thu tiền")


def denounced(services: Services) -> str:
    """A denunciation from the first word on: a visit that brings a paper."""
    values = visit(content_kind="denunciation")
    return services.receptions.add(values, PERSON, petition=paper()).uid


def turned(services: Services) -> str:
    """Entered openly, edited, undone, binned, brought back; then it is a denunciation after all."""
    receptions = services.receptions
    uid = receptions.add(visit(), replace(PERSON, phone="0912000111")).uid
    receptions.change(uid, visit(), PERSON)
    services.undo()
    services.redo()
    receptions.delete([uid])
    receptions.restore([uid])
    assert receptions.ids(search="duyen") == [uid]
    values = visit(content_kind="denunciation", content="Tố cáo trưởng thôn")
    receptions.change(uid, values, None)
    return uid


CASES = {"from the first word": denounced, "turned later": turned}
cases = pytest.mark.parametrize("enter", CASES.values(), ids=CASES)


@cases
def test_no_row_of_any_table_and_no_page_tells(services: Services, enter) -> None:
    enter(services)
    path, key = services.book.path, services.book._key
    db = connection.connect(path, key, read_only=True)
    tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert {"record_keys", "history", "receptions", "receptions_fts_data"} <= set(tables)
    wanted = [form for text in (*TOLD, "0912000111") for form in spellings(text)]
    for table in tables:
        try:
            rows = db.execute(f'SELECT * FROM "{table}"').fetchall()
        except connection.dbapi2.DatabaseError:
            continue  # an index that keeps no text of its own; its pages are looked at below
        seen = repr(rows).encode() + b"".join(c for r in rows for c in r if isinstance(c, bytes))
        assert [form for form in wanted if form in seen] == [], table
    db.close()
    assert told_in(plain_pages(path, key), *TOLD, "0912000111") == []
    # What is not the person stays readable, so the search above looked in the right place.
    assert told_in(plain_pages(path, key), "Phạm Văn Số7")


def test_closed_words_of_the_content_are_gone_too(services: Services) -> None:
    path, key = services.book.path, services.book._key
    uid = services.receptions.add(visit(), Person(full_name="Phạm Văn Khác")).uid
    assert told_in(plain_pages(path, key), SECRET)
    values = visit(content_kind="denunciation", content="Tố cáo trưởng thôn")
    services.receptions.change(uid, values, None)
    assert told_in(plain_pages(path, key), SECRET, "Phạm Văn Khác") == []


@cases
def test_search_lists_history_and_labels_do_not_tell(services: Services, enter) -> None:
    enter(services)
    for words in ("duyen", "Đặng Thị Mỹ", NUMBER, PHONE, "bờ sông vắng", "my duyen"):
        assert services.receptions.ids(search=words) == []
        assert services.book.ids("petitions", search=words) == []
        assert services.book.ids("identities", search=words) == []
    shown = repr(services.book.history(limit=10_000))
    for deleted in (False, True):
        for table in ("receptions", "petitions", "cases", "clocks", "record_files", "identities"):
            uids = services.book.ids(table, deleted=deleted)
            shown += repr([services.book.get(table, uid) for uid in uids])
    shown += repr(services.shield.openings()) + repr(services.book.last_undoable("lan"))
    for text in TOLD:
        assert text not in shown
    assert "Người tố cáo số 01" in shown
    assert services.book.verify_history().whole


def test_undo_and_the_past_bring_nothing_back(services: Services) -> None:
    uid = turned(services)
    for _ in range(3):
        with pytest.raises(KnownProblem):
            services.undo()
    with pytest.raises(KnownProblem):
        services.redo()
    moment = datetime.fromisoformat(str(services.book.get("receptions", uid)["created_at"]))
    then = services.book.as_of("receptions", uid, moment)
    assert then["full_name"] == "(đã đóng theo Luật Tố cáo)"
    assert services.book.get("receptions", uid)["full_name"] == ""


def test_who_holds_the_key_reads_the_closed_history_and_that_is_noted(services: Services) -> None:
    uid = turned(services)
    with pytest.raises(UserError, match="ít nhất 10"):
        services.shield.closed_history("receptions", uid, "xem")
    told = services.shield.closed_history("receptions", uid, REASON)
    assert NAME in {entry.after.get("full_name") for entry in told}
    (noted,) = services.shield.openings()
    assert (noted.code_name, noted.reason) == ("Người tố cáo số 01", REASON)
    keys = replace(services.shield._keys, shield="")
    minh = Services(services.book, user="minh", clock=services.clock, keys=keys)
    with pytest.raises(UserError, match="không có quyền mở"):
        minh.shield.closed_history("receptions", uid, REASON)


@cases
def test_backups_and_rehearsals_tell_nothing_either(
    services: Services, office: OpenOffice, tmp_path: Path, clock: FixedClock, enter
) -> None:
    enter(services)
    folder = tmp_path / "sao lưu"
    folder.mkdir()
    done = back_up(services.book, office.folder / KEYS_NAME, folder, now=clock.now())
    key = office.keys.book
    assert done.made
    assert told_in(plain_pages(done.made.path, key), *TOLD) == []
    paths = Paths(tmp_path / "gốc", tmp_path)
    copy = rehearsal.begin(services, office, paths, date(2026, 12, 1))
    assert told_in(plain_pages(copy.office.folder / BOOK_NAME, key), *TOLD) == []
    there = copy.office.services()
    assert not there.shield.may_open
    there.close()
    copy.end()
    for file in tmp_path.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            assert not [form for text in TOLD for form in spellings(text) if form in data], file


def test_a_backup_of_before_still_tells_as_the_formats_page_says(
    services: Services, office: OpenOffice, tmp_path: Path, clock: FixedClock
) -> None:
    services.receptions.add(visit(), PERSON)
    folder = tmp_path / "sao lưu"
    folder.mkdir()
    done = back_up(services.book, office.folder / KEYS_NAME, folder, now=clock.now())
    assert told_in(plain_pages(done.made.path, office.keys.book), NAME)
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
    assert "Bản sao lưu làm trước lúc ấy vẫn còn tên" in page


def test_neither_log_nor_crash_report_quotes_an_identity(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    denounced(services)
    (uid,) = services.book.ids("identities")
    target = logs.set_up(tmp_path / "log")

    def broken(text: str, **_: object) -> None:
        raise ValueError(f"bad value {text}")

    monkeypatch.setattr("msgspec.json.decode", broken)
    reports = []
    try:
        services.shield.look(uid, REASON)
    except ValueError as error:
        assert NAME in str(error)  # the error itself quotes what it met
        logging.getLogger("so-dan-chu").error("bug", exc_info=error)
        reports.append(logs.describe(error))
    monkeypatch.undo()
    for handler in logging.getLogger().handlers:
        handler.flush()
    seen = target.read_text("utf-8") + "".join(reports)
    assert "ValueError" in seen
    for text in TOLD:
        assert text not in seen
    assert len(services.shield.openings()) == 1  # noted although nothing could be shown
    for shown in (repr(services.shield._keys), str(services.shield._keys)):
        assert "AGE-SECRET" not in shown


def test_the_compartment_opens_with_no_other_key(services: Services, office: OpenOffice) -> None:
    denounced(services)
    (uid,) = services.book.ids("identities")
    for keys in (
        replace(office.keys, shield=""),
        replace(office.keys, shield="AGE-SECRET-KEY-1" + "Q" * 58),
        replace(office.keys, shield=office.keys.book.hex()),
    ):
        other = Services(services.book, user="minh", clock=services.clock, keys=keys)
        assert not other.shield.may_open
        with pytest.raises(UserError, match="không có quyền mở"):
            other.shield.look(uid, REASON)
    assert services.shield.openings() == []
    assert services.shield.look(uid, REASON) == PERSON
