"""Who may work in the book: adding, rights, passwords, stopping; and what a kill between leaves."""

import shutil
from datetime import datetime

import pytest

from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.errors import UserError
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.opening import Account, create_office, open_office
from desktop_app.safety.accounts import Cost, KeyRing
from desktop_app.safety.people_accounts import (
    ADMIN,
    MANAGE,
    OPEN_IDENTITIES,
    PersonValues,
)

PASSWORD, OTHER = "mat-khau-dai-1", "mat-khau-tam-2"
CLOCK = FixedClock(datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM))
LAN = PersonValues(name="lan", display_name="Phạm Thị Mẫu Lan")


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    made = tmp_path_factory.mktemp("sổ") / "sổ"
    setup = OfficeSetup(office=Office(Level.XA, "Đồng Mẫu", "Tỉnh Bình Mẫu"))
    create_office(made, setup, Account("Quản trị", PASSWORD), CLOCK, cost=Cost(64, 1, 1))
    return made


@pytest.fixture
def folder(tmp_path, made_once):
    return shutil.copytree(made_once, tmp_path / "sổ")


class Desk:
    """One person's services over the book."""

    def __init__(self, folder, user, password):
        self.office = open_office(folder, user, password, CLOCK)
        self.services = self.office.services()
        self.accounts = self.services.accounts

    def close(self):
        self.services.close()
        self.office.close()


@pytest.fixture
def at(folder):
    """Opens the book as somebody; the one before leaves first."""
    desks = []

    def sit(user="Quản trị", password=PASSWORD):
        while desks:
            desks.pop().close()
        desks.append(Desk(folder, user, password))
        return desks[-1]

    yield sit
    while desks:
        desks.pop().close()


def names(accounts, works=True):
    return [one.name for one in accounts.people() if one.works == works]


def test_the_first_account_manages_and_opens(at):
    me = at().accounts.me()
    assert (me.name, me.manages, me.opens) == ("Quản trị", True, True)
    assert me.rights_words == "Được mở danh tính người tố cáo; Quản lý tài khoản"


def test_a_new_person_gets_in_and_sees_no_identity(at):
    desk = at()
    desk.accounts.add(LAN, OTHER)
    assert names(desk.accounts) == ["Quản trị", "lan"] or names(desk.accounts) == [
        "lan", "Quản trị"
    ]  # fmt: skip
    desk = at("lan", OTHER)
    me = desk.accounts.me()
    assert (me.display_name, me.manages, me.opens) == ("Phạm Thị Mẫu Lan", False, False)
    assert me.rights_words == "Ghi sổ, tra cứu, in"
    assert not desk.services.shield.may_open
    assert desk.office.keys.guard, "texts can still be looked through"


def test_a_person_with_the_right_opens_identities(at):
    at().accounts.add(PersonValues(name="thanh tra", rights=frozenset({OPEN_IDENTITIES})), OTHER)
    assert at("thanh tra", OTHER).services.shield.may_open


@pytest.mark.parametrize(
    ("values", "password", "field"),
    [
        (PersonValues(name="  "), OTHER, "name"),
        (PersonValues(name="x" * 65), OTHER, "name"),
        (PersonValues(name="lan", display_name="x" * 65), OTHER, "display_name"),
        (PersonValues(name="lan"), "ngắn", "password"),
        (PersonValues(name="QUẢN TRỊ"), OTHER, "name"),
        (PersonValues(name="lan", role="king"), OTHER, "role"),
        (PersonValues(name="lan", rights=frozenset({"all"})), OTHER, "role"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(at, values, password, field):
    accounts = at().accounts
    with pytest.raises(UserError) as raised:
        accounts.add(values, password)
    assert raised.value.field == field
    assert len(accounts.people()) == 1


def test_an_officer_can_change_nothing(at):
    at().accounts.add(LAN, OTHER)
    accounts = at("lan", OTHER).accounts
    assert not accounts.may_manage
    for attempt in (
        lambda: accounts.add(PersonValues(name="kẻ lạ"), OTHER),
        lambda: accounts.change(PersonValues(name="lan", role=ADMIN)),
        lambda: accounts.set_password("Quản trị", OTHER, opens=False),
        lambda: accounts.stop("Quản trị"),
    ):
        with pytest.raises(UserError, match="không có quyền quản lý"):
            attempt()
    assert len(accounts.people()) == 2
    assert at().accounts.me().manages, "the old password still opens"


def test_a_manager_without_the_key_cannot_give_what_they_do_not_hold(at, folder):
    at().accounts.add(PersonValues(name="lan", rights=frozenset({MANAGE})), OTHER)
    accounts = at("lan", OTHER).accounts
    assert accounts.may_manage
    assert not accounts.may_give_shield
    with pytest.raises(UserError, match="đang giữ khóa"):
        accounts.add(PersonValues(name="thu", rights=frozenset({OPEN_IDENTITIES})), OTHER)
    assert KeyRing.open(folder / "keys.json").users() == ["Quản trị", "lan"]
    with pytest.raises(UserError, match="đang giữ khóa"):
        accounts.set_password("lan", OTHER, opens=True)
    with pytest.raises(UserError, match="người cuối cùng được mở danh tính"):
        accounts.set_password("Quản trị", OTHER, opens=False)
    assert at().services.shield.may_open


def test_the_right_to_open_comes_and_goes_with_the_password(at):
    desk = at()
    desk.accounts.add(LAN, OTHER)
    with pytest.raises(UserError, match="Đặt mật khẩu mới"):
        desk.accounts.change(PersonValues(name="lan", rights=frozenset({OPEN_IDENTITIES})))
    desk.accounts.set_password("lan", "mat-khau-ba-3", opens=True)
    with pytest.raises(UserError, match="Mật khẩu chưa đúng"):
        at("lan", OTHER)
    assert at("lan", "mat-khau-ba-3").services.shield.may_open
    at().accounts.set_password("lan", OTHER, opens=False)
    desk = at("lan", OTHER)
    assert not desk.services.shield.may_open
    assert not desk.accounts.me().opens


def test_name_role_and_managing_change_without_a_password(at):
    desk = at()
    desk.accounts.add(LAN, OTHER)
    desk.accounts.change(
        PersonValues(name="LAN", display_name="Lan Mẫu", rights=frozenset({MANAGE}))
    )
    kept = desk.accounts.get("lan")
    assert (kept.name, kept.display_name, kept.manages) == ("lan", "Lan Mẫu", True)


def test_the_last_manager_and_the_last_holder_stay(at):
    desk = at()
    desk.accounts.add(LAN, OTHER)
    desk.accounts.change(PersonValues(name="lan", role=ADMIN))
    desk.accounts.change(PersonValues(name="lan"))
    with pytest.raises(UserError, match="người cuối cùng được quản lý"):
        desk.accounts.change(PersonValues(name="Quản trị", rights=frozenset({OPEN_IDENTITIES})))
    with pytest.raises(UserError, match="chính tài khoản đang dùng"):
        desk.accounts.stop("quản trị")
    desk.accounts.change(PersonValues(name="lan", role=ADMIN))
    accounts = at("lan", OTHER).accounts
    with pytest.raises(UserError, match="người cuối cùng được mở danh tính"):
        accounts.stop("Quản trị")


def test_a_stopped_account_opens_nothing_and_comes_back_with_a_new_password(at, folder):
    desk = at()
    desk.accounts.add(PersonValues(name="lan", rights=frozenset({OPEN_IDENTITIES})), OTHER)
    desk.accounts.stop("lan")
    assert names(desk.accounts, works=False) == ["lan"]
    assert desk.accounts.get("lan").rights == frozenset()
    assert KeyRing.open(folder / "keys.json").users() == ["Quản trị"]
    desk.close()
    with pytest.raises(UserError, match="không có tài khoản"):
        open_office(folder, "lan", OTHER, CLOCK)
    at().accounts.set_password("lan", "mat-khau-ba-3", opens=False)
    assert at("lan", "mat-khau-ba-3").accounts.me().works


def test_nothing_of_it_can_be_undone(at):
    desk = at()
    desk.services.settings.put("idle_minutes", "5")
    changes = desk.accounts.add(LAN, OTHER)
    assert not changes.undoable
    assert desk.services.book.last_undoable("Quản trị") is None


def test_no_password_and_no_key_in_the_history(at):
    desk = at()
    desk.accounts.add(LAN, OTHER)
    desk.accounts.set_password("lan", "mat-khau-ba-3", opens=True)
    told = repr([(e.label, e.before, e.after) for e in desk.services.book.history(TABLE)])
    assert OTHER not in told
    assert "mat-khau-ba-3" not in told


TABLE = "users"


# Killed between keys.json and the book


@pytest.fixture
def killed(monkeypatch):
    """The program ends where it would write the book."""

    def die(desk, work):
        with monkeypatch.context() as patch:

            def end(*_args, **_words):
                raise SystemExit

            patch.setattr(desk.services.book, "change", end)
            with pytest.raises(SystemExit):
                work(desk.accounts)

    return die


def test_a_kill_while_adding_is_told_and_finished_by_adding_again(at, killed):
    killed(at(), lambda a: a.add(PersonValues(name="lan", rights=frozenset({MANAGE})), OTHER))
    stranger = at("lan", OTHER).accounts
    assert stranger.me().state_words == "Chưa thêm xong"
    assert not stranger.may_manage, "a password alone gives no right"
    desk = at()
    assert [one.state_words for one in desk.accounts.people()] == ["Đang dùng", "Chưa thêm xong"]
    with pytest.raises(UserError, match="hãy thêm lại"):
        desk.accounts.set_password("lan", OTHER, opens=False)
    desk.accounts.add(LAN, "mat-khau-ba-3")
    assert at("lan", "mat-khau-ba-3").accounts.me().works


def test_an_unfinished_account_can_also_be_stopped(at, killed, folder):
    killed(at(), lambda a: a.add(LAN, OTHER))
    at().accounts.stop("lan")
    assert KeyRing.open(folder / "keys.json").users() == ["Quản trị"]


def test_a_kill_while_stopping_leaves_nobody_in(at, killed):
    desk = at()
    desk.accounts.add(PersonValues(name="lan", role=ADMIN), OTHER)
    killed(desk, lambda a: a.stop("lan"))
    kept = at().accounts.get("lan")
    assert (kept.active, kept.has_key, kept.works, kept.manages) == (True, False, False, False)
    with pytest.raises(UserError, match="người cuối cùng được quản lý"):
        at().accounts.change(PersonValues(name="Quản trị", rights=frozenset({OPEN_IDENTITIES})))
    at().accounts.stop("lan")
    assert not at().accounts.get("lan").active


def test_a_kill_while_withdrawing_the_right_has_withdrawn_it(at, killed):
    desk = at()
    desk.accounts.add(PersonValues(name="lan", rights=frozenset({OPEN_IDENTITIES})), OTHER)
    killed(desk, lambda a: a.set_password("lan", "mat-khau-ba-3", opens=False))
    assert not at("lan", "mat-khau-ba-3").services.shield.may_open


def test_the_recovery_code_of_a_new_book_opens_the_compartment(at):
    assert at().accounts.code_opens_shield
