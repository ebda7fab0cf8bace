"""How an office comes to its compartment, and who holds its key after each change of password."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest

from db.book import Book
from desktop_app import opening, rehearsal
from desktop_app.clock import FixedClock
from desktop_app.errors import UserError
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.opening import BOOK_NAME, KEYS_NAME, Account, OpenOffice
from desktop_app.paths import Paths
from desktop_app.people.person import Person
from desktop_app.safety import key_file
from desktop_app.safety.accounts import KeyRing
from desktop_app.shield import keys as shield_keys
from desktop_app.shield.model import Keys

SETUP = OfficeSetup(office=Office(Level.XA, "Đồng Thử", "Tỉnh Thử"))
LAN, PASSWORD, NEW = "lan", "mật khẩu của Lan", "mật khẩu mới tinh"
PERSON = Person(full_name="Đặng Thị Mỹ Duyên", phone="0912345678")
REASON = "Chánh thanh tra cần gặp để xác minh"


@pytest.fixture
def made(tmp_path: Path, clock: FixedClock) -> tuple[Path, str]:
    folder = tmp_path / "sổ"
    return folder, opening.create_office(folder, SETUP, Account(LAN, PASSWORD), clock)


@pytest.fixture
def old(made: tuple[Path, str], clock: FixedClock) -> tuple[Path, str]:
    """An office as the program made it before there were compartments."""
    folder, code = made
    ring = KeyRing.open(folder / KEYS_NAME)
    keys = ring.recover(code)
    book = Book.open(folder / BOOK_NAME, keys.book, now=clock.now)
    with book.change(user=LAN, label="Như sổ cũ") as change:
        for key in (shield_keys.RECIPIENT, shield_keys.GUARD):
            (uid,) = book.ids("settings", filters={"key": key})
            change.delete("settings", uid)
        (uid,) = book.ids("users")
        change.update("users", uid, {"rights": None})
    book.close()
    bare = Keys(keys.book)
    ring.set_password(LAN, PASSWORD, bare, with_shield=False)
    return folder, ring.new_recovery_code(bare)


def entered(folder: Path, clock: FixedClock, password: str = PASSWORD, user: str = LAN) -> Keys:
    office = opening.open_office(folder, user, password, clock)
    office.close()
    return office.keys


def sealing(office: OpenOffice) -> str:
    services = office.services()
    with services.book.change(user=office.user, label="Ghi đơn") as change:
        uid = services.shield.seal(change, PERSON, ("petitions", "p")).uid
    services.close()
    return uid


def looked(office: OpenOffice, uid: str) -> Person:
    services = office.services()
    try:
        return services.shield.look(uid, REASON)
    finally:
        services.close()


def test_a_new_office_has_its_compartment_and_so_has_the_recovery_code(
    made: tuple[Path, str], clock: FixedClock
) -> None:
    folder, code = made
    ring = KeyRing.open(folder / KEYS_NAME)
    assert ring.recovery_opens_shield
    assert ring.recover(code) == entered(folder, clock)
    office = opening.open_office(folder, LAN, PASSWORD, clock)
    assert looked(office, sealing(office)) == PERSON
    services = office.services()
    (uid,) = services.book.ids("users")
    assert services.book.get("users", uid)["rights"] == "open_identities"
    services.close()
    office.close()


def test_a_forgotten_password_loses_no_identity(made: tuple[Path, str], clock: FixedClock) -> None:
    folder, code = made
    office = opening.open_office(folder, LAN, PASSWORD, clock)
    uid = sealing(office)
    office.close()
    office = opening.open_with_recovery(folder, LAN, code, NEW, clock)
    assert looked(office, uid) == PERSON
    office.close()
    assert entered(folder, clock, NEW).shield


def test_the_recovery_code_gives_the_key_only_to_who_has_the_right(
    made: tuple[Path, str], clock: FixedClock
) -> None:
    folder, code = made
    ring = KeyRing.open(folder / KEYS_NAME)
    ring.add_user(ring.recover(code), "minh", "mật khẩu của Minh")
    office = opening.open_with_recovery(folder, "minh", code, NEW, clock)
    assert office.keys.shield == ""
    assert office.keys.guard == ring.recover(code).guard
    office.close()
    assert entered(folder, clock, NEW, "minh").shield == ""
    assert entered(folder, clock).shield


def test_an_older_office_gets_one_when_its_administrator_comes(
    old: tuple[Path, str], clock: FixedClock
) -> None:
    folder, code = old
    assert not KeyRing.open(folder / KEYS_NAME).recovery_opens_shield
    keys = entered(folder, clock)
    assert len(keys.guard) == 32
    assert entered(folder, clock) == keys  # not a second time
    office = opening.open_office(folder, LAN, PASSWORD, clock)
    uid = sealing(office)
    assert looked(office, uid) == PERSON
    services = office.services()
    (user,) = services.book.ids("users")
    assert shield_keys.has_right(services.book.get("users", user)["rights"])
    services.close()
    office.close()
    # The code of before opens the book and nothing more, until the holder makes a new one.
    assert KeyRing.open(folder / KEYS_NAME).recover(code).shield == ""
    code = opening.new_recovery_code(folder, LAN, PASSWORD)
    assert KeyRing.open(folder / KEYS_NAME).recover(code) == keys
    assert KeyRing.open(folder / KEYS_NAME).recovery_opens_shield


def test_others_neither_make_one_nor_a_code_that_would_lose_it(
    old: tuple[Path, str], clock: FixedClock
) -> None:
    folder, code = old
    ring = KeyRing.open(folder / KEYS_NAME)
    ring.add_user(ring.recover(code), "minh", "mật khẩu của Minh")
    assert entered(folder, clock, "mật khẩu của Minh", "minh") == Keys(ring.recover(code).book)
    keys = entered(folder, clock)
    ring = KeyRing.open(folder / KEYS_NAME)
    ring.set_password("minh", "mật khẩu của Minh", keys, with_shield=False)
    assert entered(folder, clock, "mật khẩu của Minh", "minh") == replace(keys, shield="")
    with pytest.raises(UserError, match="người giữ ngăn danh tính tạo mã mới"):
        opening.new_recovery_code(folder, "minh", "mật khẩu của Minh")
    with pytest.raises(UserError, match="mới giao được quyền"):
        ring.set_password("minh", NEW, replace(keys, shield=""), with_shield=True)
    ring.set_password("minh", NEW, keys, with_shield=True)
    assert entered(folder, clock, NEW, "minh") == keys


class PowerCut(BaseException):
    pass


@pytest.mark.parametrize("place", ["make_compartment", "settle"])
def test_killed_in_between_the_next_login_goes_on(
    old: tuple[Path, str], clock: FixedClock, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    folder, _ = old

    def cut(*_: object) -> None:
        raise PowerCut

    with monkeypatch.context() as broken:
        where = opening.KeyRing if place == "make_compartment" else opening.shield_keys
        broken.setattr(where, place, cut)
        with pytest.raises(PowerCut):
            opening.open_office(folder, LAN, PASSWORD, clock)
    before = KeyRing.open(folder / KEYS_NAME).unlock(LAN, PASSWORD)
    assert bool(before.shield) is (place == "settle")
    keys = entered(folder, clock)
    if place == "settle":
        assert keys == before  # never two compartments
    office = opening.open_office(folder, LAN, PASSWORD, clock)
    assert looked(office, sealing(office)) == PERSON
    office.close()


def test_a_key_of_another_compartment_opens_and_guards_nothing(
    made: tuple[Path, str], clock: FixedClock
) -> None:
    folder, _ = made
    office = opening.open_office(folder, LAN, PASSWORD, clock)
    uid = sealing(office)
    office.keys = shield_keys.make(office.keys.book)
    services = office.services()
    assert not services.shield.may_open
    with pytest.raises(UserError, match="không có quyền mở"):
        services.shield.look(uid, REASON)
    with pytest.raises(UserError, match="chưa có khóa"):
        services.shield.found(["x"])
    services.close()
    office.close()


def test_a_slot_copied_from_one_user_to_another_opens_nothing(
    made: tuple[Path, str], clock: FixedClock
) -> None:
    folder, code = made
    path = folder / KEYS_NAME
    ring = KeyRing.open(path)
    ring.add_user(ring.recover(code), "minh", "mật khẩu của Minh")
    file = key_file.load(path)[0]
    lan = next(slot for slot in file.slots if slot.user == LAN)
    minh = next(slot for slot in file.slots if slot.user == "minh")
    for forged in (
        {"kdf": lan.kdf, "nonce": lan.nonce, "sealed": lan.sealed},
        {"nonce": lan.nonce, "sealed": lan.sealed},
        {"sealed": lan.sealed},
    ):
        planted = msgspec.structs.replace(minh, **forged)
        slots = tuple(planted if slot is minh else slot for slot in file.slots)
        key_file.save(path, msgspec.structs.replace(file, slots=slots))
        for password in ("mật khẩu của Minh", PASSWORD):
            with pytest.raises(UserError, match="Mật khẩu chưa đúng"):
                opening.open_office(folder, "minh", password, clock)


@pytest.fixture
def paths(tmp_path: Path) -> Iterator[Paths]:
    yield Paths(tmp_path / "gốc", tmp_path)


def test_a_rehearsal_scans_but_opens_nothing(
    made: tuple[Path, str], clock: FixedClock, paths: Paths
) -> None:
    """An opening noted in the copy would be thrown away with it."""
    office = opening.open_office(made[0], LAN, PASSWORD, clock)
    uid = sealing(office)
    services = office.services()
    copy = rehearsal.begin(services, office, paths, date(2026, 12, 1))
    there = copy.office.services()
    assert there.shield.found(["Đặng Thị Mỹ Duyên"])[0]
    assert sealing(copy.office)
    assert not there.shield.may_open
    with pytest.raises(UserError, match="không có quyền mở"):
        there.shield.look(uid, REASON)
    there.close()
    copy.end()
    services.close()
    office.close()


def test_the_holder_coming_gives_the_book_its_own_key_and_right_back(
    made: tuple[Path, str], clock: FixedClock
) -> None:
    """Whoever changes the book file changes nobody's key; from the next login on it tells so."""
    folder, _ = made
    office = opening.open_office(folder, LAN, PASSWORD, clock)
    uid = sealing(office)
    services = office.services()
    with services.book.change(user="minh", label="Sửa lén") as change:
        change.set_setting(shield_keys.RECIPIENT, shield_keys.make(b"").recipient)
        (user,) = services.book.ids("users")
        change.update("users", user, {"rights": "manage_accounts"})
    services.close()
    with pytest.raises(UserError, match="đã sửa tệp sổ"):
        sealing(office)
    office.close()
    office = opening.open_office(folder, LAN, PASSWORD, clock)
    assert looked(office, uid) == looked(office, sealing(office)) == PERSON
    services = office.services()
    assert services.book.get("users", user)["rights"] == "open_identities,manage_accounts"
    services.close()
    office.close()
