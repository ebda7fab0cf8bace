"""Making, opening and leaving an office's book, with every way it can be refused."""

from datetime import datetime
from pathlib import Path

import pytest

from desktop_app import opening
from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.errors import KnownProblem, UserError
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.opening import Account, create_office, has_office, open_office, open_with_recovery

SETUP = OfficeSetup(Office(Level.XA, "Đồng Thử", "Tỉnh Thử"))
ACCOUNT = Account("Lan Anh", "mật khẩu dài")
CLOCK = FixedClock(datetime(2026, 11, 21, 8, 15, tzinfo=VIETNAM))


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, str]:
    folder = tmp_path / "sổ của xã"
    return folder, create_office(folder, SETUP, ACCOUNT, CLOCK)


def test_a_new_office_opens_with_its_password(made: tuple[Path, str]):
    folder, _ = made
    office = open_office(folder, "Lan Anh", "mật khẩu dài", CLOCK)
    services = office.services()
    assert services.office.office().full_name == "xã Đồng Thử"
    assert services.book.rows("users", services.book.ids("users"))[0]["role"] == "admin"
    services.close()
    office.close()


def test_nothing_half_made_is_left_beside(made: tuple[Path, str]):
    folder, _ = made
    assert [p.name for p in folder.parent.iterdir()] == [folder.name]


def test_a_second_office_in_the_same_folder_is_refused(made: tuple[Path, str]):
    with pytest.raises(UserError):
        create_office(made[0], SETUP, ACCOUNT, CLOCK)


def test_a_failure_in_the_middle_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(opening, "_fill", full)
    with pytest.raises(KnownProblem) as problem:
        create_office(tmp_path / "so", SETUP, ACCOUNT, CLOCK)
    assert "Chưa có gì được tạo" in problem.value.message
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_password_opens_nothing_and_frees_the_folder(made: tuple[Path, str]):
    folder, _ = made
    with pytest.raises(UserError):
        open_office(folder, "Lan Anh", "sai mật khẩu", CLOCK)
    open_office(folder, "Lan Anh", "mật khẩu dài", CLOCK).close()


def test_a_second_program_is_told_who_has_it_open(made: tuple[Path, str]):
    folder, _ = made
    first = open_office(folder, "Lan Anh", "mật khẩu dài", CLOCK)
    with pytest.raises(KnownProblem, match="08:15"):
        open_office(folder, "Lan Anh", "mật khẩu dài", CLOCK)
    first.close()
    open_office(folder, "Lan Anh", "mật khẩu dài", CLOCK).close()


def test_the_recovery_code_gives_a_new_password(made: tuple[Path, str]):
    folder, code = made
    open_with_recovery(folder, "Lan Anh", code, "mật khẩu mới", CLOCK).close()
    with pytest.raises(UserError):
        open_office(folder, "Lan Anh", "mật khẩu dài", CLOCK)
    open_office(folder, "Lan Anh", "mật khẩu mới", CLOCK).close()


def test_a_folder_without_a_book_has_no_office(tmp_path: Path):
    assert not has_office(tmp_path)
