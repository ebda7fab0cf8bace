"""The program is killed at every step while accounts are changed; then it is started again."""

import os
import shutil
import signal
import sys
from datetime import datetime

import pytest

from db.book import Book
from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.errors import UserError
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.opening import Account, create_office, open_office
from desktop_app.safety import accounts, key_file
from desktop_app.safety.people_accounts import OPEN_IDENTITIES, PersonValues

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="cần os.fork")

CLOCK = FixedClock(datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM))
FIRST, LAN, NEW = "mat-khau-dai-1", "mat-khau-tam-2", "mat-khau-moi-3"
HOLDER = PersonValues(name="lan", rights=frozenset({OPEN_IDENTITIES}))
WORKS = {
    "add": lambda a: a.add(PersonValues(name="minh"), LAN),
    "stop": lambda a: a.stop("lan"),
    "withdraw": lambda a: a.set_password("lan", NEW, opens=False),
    "grant": lambda a: a.set_password("lan", NEW, opens=True),
}


def without_the_right(services):
    services.accounts.set_password("lan", LAN, opens=False)


@pytest.fixture(scope="module")
def two_accounts(tmp_path_factory):
    made = tmp_path_factory.mktemp("office") / "sổ"
    setup = OfficeSetup(office=Office(Level.XA, "Đồng Mẫu", "Tỉnh Bình Mẫu"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "DEFAULT_COST", accounts.Cost(64, 1, 1))
        create_office(made, setup, Account("admin", FIRST), CLOCK)
        with_services(made, lambda services: services.accounts.add(HOLDER, LAN))
    return made


@pytest.fixture
def folder(two_accounts, tmp_path):
    return shutil.copytree(two_accounts, tmp_path / "sổ")


def with_services(folder, work, user="admin", password=FIRST):
    office = open_office(folder, user, password, CLOCK)
    services = office.services()
    try:
        return work(services)
    finally:
        services.close()
        office.close()


def killed_at(step, folder, work):
    """Do it in a child that is killed before its n-th write; whether it was."""
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    left = [step]

    def counted(write):
        def write_or_die(*args, **words):
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1
            return write(*args, **words)

        return write_or_die

    try:
        office = open_office(folder, "admin", FIRST, CLOCK)
        services = office.services()
        key_file.write_atomically = counted(key_file.write_atomically)
        Book.change = counted(Book.change)
        work(services.accounts)
        services.close()
        office.close()
    finally:
        os._exit(0)


@pytest.mark.parametrize("what", WORKS)
@pytest.mark.parametrize("step", range(4))  # keys.json, its copy, the book, after all
def test_the_first_account_still_manages_and_the_work_can_be_done_again(folder, what, step):
    assert killed_at(step, folder, WORKS[what]) == (step < 3)

    def again(services):
        me = services.accounts.me()
        assert me.manages
        assert me.opens
        assert services.shield.may_open
        known = {one.name: one for one in services.accounts.people()}
        assert set(known) <= {"admin", "lan", "minh"}
        if what != "add" or "minh" not in known or not known["minh"].works:
            WORKS[what](services.accounts)
        after = {one.name: one for one in services.accounts.people()}
        assert all(one.recorded for one in after.values())
        return after

    after = with_services(folder, again)
    assert after["lan"].works == (what != "stop")
    assert after["lan"].opens == (what in ("add", "grant"))


def opens(folder, password):
    """Whether lan still gets in with a password, and to what."""
    try:
        return with_services(folder, lambda s: s.shield.may_open, "lan", password)
    except UserError:
        return None


@pytest.mark.parametrize("what", ["withdraw", "grant"])
@pytest.mark.parametrize("step", range(3))
def test_from_the_next_login_on_the_book_says_who_holds_the_key(folder, what, step):
    if what == "grant":
        with_services(folder, without_the_right)
    killed_at(step, folder, WORKS[what])
    held = bool(opens(folder, LAN) or opens(folder, NEW))
    assert with_services(folder, lambda s: s.accounts.get("lan").opens) == held


@pytest.mark.parametrize("step", range(3))
def test_a_withdrawn_right_never_stays_with_the_new_password(folder, step):
    killed_at(step, folder, WORKS["withdraw"])
    old, new = opens(folder, LAN), opens(folder, NEW)
    assert (old, new) in ((True, None), (None, False))


@pytest.mark.parametrize("step", range(3))
def test_a_stopped_password_opens_nothing_once_it_is_gone(folder, step):
    killed_at(step, folder, WORKS["stop"])
    still = opens(folder, LAN)
    assert still is (True if step == 0 else None)
