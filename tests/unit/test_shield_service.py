"""The compartment of identities: putting in, opening with a reason, who may not."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.errors import UserError
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.opening import Account, OpenOffice, create_office, open_office
from desktop_app.people.person import Person
from desktop_app.safety import accounts
from desktop_app.services import Services
from desktop_app.shield import compartment
from desktop_app.shield.model import Keys, Sealed

PERSON = Person(
    full_name="Đặng Thị Mỹ Duyên",
    id_number="001085012345",
    phone="0912 345 678",
    address="Thôn Đoài, xã Đồng Thử",
)
SETUP = OfficeSetup(office=Office(Level.XA, "Đồng Thử", "Tỉnh Thử"))
REASON = "Chánh thanh tra cần gặp để xác minh"


@pytest.fixture(scope="module")
def made_here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the office, made once and copied."""
    folder = tmp_path_factory.mktemp("office") / "sổ"
    clock = FixedClock(datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "DEFAULT_COST", accounts.Cost(64, 1, 1))
        create_office(folder, SETUP, Account("lan", "mật khẩu của Lan"), clock)
    return folder


@pytest.fixture
def office(made_here: Path, tmp_path: Path, clock: FixedClock) -> Iterator[OpenOffice]:
    shutil.copytree(made_here, tmp_path / "sổ")
    made = open_office(tmp_path / "sổ", "lan", "mật khẩu của Lan", clock)
    yield made
    made.close()


@pytest.fixture
def services(office: OpenOffice) -> Iterator[Services]:
    made = office.services()
    yield made
    made.close()


def sealed(services: Services, person: Person = PERSON) -> Sealed:
    with services.book.change(user=services.user, label="Ghi đơn số 1") as change:
        return services.shield.seal(change, person, ("petitions", "p1"))


def stranger(services: Services, office: OpenOffice) -> Services:
    """A user whose slot has no key of the compartment."""
    keys = replace(office.keys, shield="")
    return Services(services.book, user="minh", clock=services.clock, keys=keys)


def test_what_is_put_in_comes_out_with_a_reason_that_is_kept(services: Services) -> None:
    assert services.shield.ready
    assert services.shield.may_open
    one = sealed(services)
    assert one.code_name == "Người tố cáo số 01"
    assert services.shield.look(one.uid, REASON) == PERSON
    (opening,) = services.shield.openings()
    assert (opening.code_name, opening.user, opening.reason) == (one.code_name, "lan", REASON)
    assert opening.time == services.clock.now()


def test_code_names_count_on_and_are_never_given_twice(services: Services) -> None:
    assert [sealed(services).code_name[-2:] for _ in range(2)] == ["01", "02"]
    services.undo()
    assert sealed(services).code_name == "Người tố cáo số 03"
    services.undo()
    services.redo()


def test_without_the_key_nothing_opens_whatever_the_table_of_users_says(
    services: Services, office: OpenOffice
) -> None:
    one = sealed(services)
    minh = stranger(services, office)
    rights = {"name": "minh", "role": "admin", "active": 1, "rights": "open_identities"}
    with services.book.change(user="minh", label="Tự cho quyền") as change:
        change.insert("users", rights)
    assert not minh.shield.may_open
    with pytest.raises(UserError, match=r"Luật Tố cáo Đ\.8, Đ\.56") as caught:
        minh.shield.look(one.uid, REASON)
    assert "người được giao giữ ngăn" in caught.value.message
    with pytest.raises(UserError, match="không có quyền mở"):
        minh.shield.same_person(PERSON)
    assert services.shield.openings() == []
    # But everybody may put in, and everybody's texts are looked through.
    assert sealed(minh).code_name == "Người tố cáo số 02"
    assert minh.shield.found(["gặp bà Đặng Thị Mỹ Duyên"])[0]


@pytest.mark.parametrize("reason", ["", "xem", "1234567890 !!", "   thanh tra  "])
def test_a_reason_must_say_something(services: Services, reason: str) -> None:
    one = sealed(services)
    with pytest.raises(UserError, match="ít nhất 10 chữ cái") as caught:
        services.shield.look(one.uid, reason)
    assert caught.value.field == "reason"
    assert services.shield.openings() == []


def test_a_reason_may_not_name_the_person(services: Services) -> None:
    one = sealed(services)
    with pytest.raises(UserError, match="nêu danh tính của Người tố cáo số 01"):
        services.shield.look(one.uid, "Gặp bà ĐẶNG THỊ MỸ DUYÊN để xác minh")
    assert services.shield.openings() == []


def test_what_cannot_be_noted_is_not_opened(
    services: Services, office: OpenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = sealed(services)
    opened: list[str] = []
    monkeypatch.setattr("desktop_app.shield.compartment.open_text", opened.append)
    reading = office.services(read_only=True)
    with pytest.raises(Exception, match="Không được phép ghi"):
        reading.shield.look(one.uid, REASON)
    reading.close()
    with (
        pytest.raises(RuntimeError, match="rolled back"),
        services.book.change(user="lan", label="Việc khác"),
    ):
        services.shield.look(one.uid, REASON)
    assert opened == []
    assert services.shield.openings() == []


def test_an_opening_cannot_be_undone(services: Services) -> None:
    one = sealed(services)
    services.shield.look(one.uid, REASON)
    with pytest.raises(Exception, match="Không có thao tác nào"):
        services.undo()
    assert len(services.shield.openings()) == 1


def test_an_identity_is_replaced_without_being_seen(services: Services) -> None:
    one = sealed(services)
    with services.book.change(user="lan", label="Sửa đơn số 1") as change:
        services.shield.change(change, one.uid, replace(PERSON, full_name="Đặng Thị Mỹ Hạnh"))
    assert services.shield.found(["Đặng Thị Mỹ Hạnh"])[0]
    assert services.shield.look(one.uid, REASON).full_name == "Đặng Thị Mỹ Hạnh"


def test_a_sealed_text_moved_to_another_record_is_noticed(services: Services) -> None:
    one, two = sealed(services), sealed(services, replace(PERSON, full_name="Trần Văn Thử"))
    stolen = services.book.get("identities", one.uid)["sealed"]
    with services.book.change(user="lan", label="Sửa tệp") as change:
        change.update("identities", two.uid, {"sealed": stolen})
    with pytest.raises(UserError, match="đã bị sửa"):
        services.shield.look(two.uid, REASON)


def test_the_same_person_is_known_again(services: Services) -> None:
    one = sealed(services)
    sealed(services, Person(full_name="Trần Văn Thử", id_number="001085099999"))
    by_phone = Person(full_name="Đặng Duyên", phone="+84 912345678")
    assert services.shield.same_person(PERSON) == [one]
    assert services.shield.same_person(by_phone) == [one]
    assert services.shield.same_person(Person(full_name="Lê Văn Lạ")) == []


def test_nothing_is_sealed_of_nobody_or_without_a_compartment(services: Services) -> None:
    with pytest.raises(UserError, match="Chưa có thông tin nào"):
        sealed(services, Person())
    bare = Services(services.book, user="lan", clock=services.clock)
    with pytest.raises(UserError, match="chưa có khóa"):
        sealed(bare)
    assert bare.shield.found(["Đặng Thị Mỹ Duyên"]) == [[]]  # no identity yet
    sealed(services)
    with pytest.raises(UserError, match="chưa có khóa"):
        bare.shield.found(["Đặng Thị Mỹ Duyên"])
    wrong = Keys(b"", bytes(32), "")
    foreign = Services(services.book, user="lan", clock=services.clock, keys=wrong)
    with pytest.raises(UserError, match="chưa có khóa"):
        foreign.shield.found(["Đặng Thị Mỹ Duyên"])


def test_the_record_tells_neither_name_nor_length(services: Services, office: OpenOffice) -> None:
    short, long = Person(full_name="Lê An"), replace(PERSON, representatives=("Trần Văn Thử",) * 3)
    rows = [services.book.get("identities", sealed(services, p).uid) for p in (short, long)]
    # The age format itself adds a random length.
    plain = [compartment.open_text(office.keys.shield, row["sealed"]) for row in rows]
    assert len(plain[0].encode()) == len(plain[1].encode())
    for word in ("Duyên", "duyen", "0912345678", "001085012345"):
        assert word not in str(rows)


def test_a_file_that_tells_is_sealed_with_its_name(services: Services, office: OpenOffice) -> None:
    scan = b"%PDF-1.7 Dang Thi My Duyen" * 100
    with services.book.change(user="lan", label="Đính kèm") as change:
        uid = services.shield.seal_file(change, "Đơn của bà Duyên.pdf", scan)
    name, kept = services.book.attachments.get(uid)
    assert name == "Tệp niêm phong.age"
    assert b"Duy" not in kept
    minh = stranger(services, office)
    with pytest.raises(UserError, match="không có quyền mở"):
        minh.shield.open_file(uid, REASON)
    with pytest.raises(UserError, match="ít nhất 10"):
        services.shield.open_file(uid, "xem")
    assert services.shield.openings() == []
    assert services.shield.open_file(uid, REASON) == ("Đơn của bà Duyên.pdf", scan)
    assert len(services.shield.openings()) == 1
