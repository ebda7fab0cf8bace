"""Making, opening and leaving an office's book, with every way it can be refused."""

import shutil
import unicodedata
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app import opening
from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.errors import KnownProblem, UserError
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.opening import Account, create_office, has_office, open_office, open_with_recovery
from desktop_app.safety.accounts import Cost
from desktop_app.safety.lock import FolderLock

SETUP = OfficeSetup(Office(Level.XA, "Đồng Thử", "Tỉnh Thử"))
ACCOUNT = Account("Lan Anh", "mật khẩu dài")
CLOCK = FixedClock(datetime(2026, 11, 21, 8, 15, tzinfo=VIETNAM))


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("made") / "sổ của xã"
    code = create_office(folder, SETUP, ACCOUNT, CLOCK, cost=Cost(64, 1, 1))
    return folder, code


@pytest.fixture
def made(tmp_path: Path, made_once: tuple[Path, str]) -> tuple[Path, str]:
    folder, code = made_once
    return shutil.copytree(folder, tmp_path / folder.name), code


def test_a_new_office_opens_with_its_password(made: tuple[Path, str]):
    folder, _ = made
    office = open_office(folder, "Lan Anh", "mật khẩu dài", CLOCK)
    services = office.services()
    assert services.office.office().full_name == "xã Đồng Thử"
    assert services.book.rows("users", services.book.ids("users"))[0]["role"] == "admin"
    services.close()
    office.close()


def test_nothing_half_made_is_left_beside(made_once: tuple[Path, str]):
    folder, _ = made_once
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


def test_making_the_office_cannot_be_undone(made: tuple[Path, str]):
    office = open_office(made[0], "Lan Anh", "mật khẩu dài", CLOCK)
    services = office.services()
    assert services.book.last_undoable("Lan Anh") is None
    with pytest.raises(KnownProblem, match="Không có thao tác nào"):
        services.undo()
    assert services.office.office().full_name == "xã Đồng Thử"
    services.close()
    office.close()


def test_leftovers_of_a_killed_attempt_are_replaced(tmp_path: Path):
    folder, making = tmp_path / "so", tmp_path / "so.dang-lap"
    making.mkdir()
    for name in ("so.db", "so.db-wal", "keys.json", "keys.json.part", "so.lock"):
        (making / name).write_bytes(b"half")
    create_office(folder, SETUP, ACCOUNT, CLOCK)
    open_office(folder, "Lan Anh", "mật khẩu dài", CLOCK).close()
    assert not making.exists()
    assert "half" not in {path.read_text("latin-1") for path in folder.iterdir()}


def test_a_folder_with_other_files_keeps_them(tmp_path: Path):
    folder = tmp_path / "so"
    folder.mkdir()
    (folder / "truoc-phuc-hoi-1-so.db").write_bytes(b"kept")
    create_office(folder, SETUP, ACCOUNT, CLOCK)
    open_office(folder, "Lan Anh", "mật khẩu dài", CLOCK).close()
    assert (folder / "truoc-phuc-hoi-1-so.db").read_bytes() == b"kept"


@pytest.mark.parametrize("moved", range(1, 3))
def test_a_move_cut_short_is_finished_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moved: int
):
    class PowerCut(BaseException):
        pass

    def cut_short(making: Path, folder: Path) -> None:
        left = [moved]

        def one_more(path: Path, target: Path) -> Path:
            if not left[0]:
                raise PowerCut
            left[0] -= 1
            return replace(path, target)

        replace = Path.replace
        with monkeypatch.context() as broken:
            broken.setattr(Path, "replace", one_more)
            # A power cut leaves nobody to tidy up.
            broken.setattr("shutil.rmtree", lambda *_a, **_k: None)
            move(making, folder)

    move = opening._move_items
    folder = tmp_path / "so"
    folder.mkdir()
    (folder / "khác.txt").touch()
    with monkeypatch.context() as broken:
        broken.setattr(opening, "_move_items", cut_short)
        broken.setattr("shutil.rmtree", lambda *_a, **_k: None)
        with pytest.raises(PowerCut):
            create_office(folder, SETUP, ACCOUNT, CLOCK)
    assert has_office(folder)
    open_office(folder, "Lan Anh", "mật khẩu dài", CLOCK).close()
    with pytest.raises(UserError):
        create_office(folder, SETUP, ACCOUNT, CLOCK)


def test_two_programs_cannot_make_it_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = tmp_path / "so"

    def meanwhile(*given: object) -> None:
        with pytest.raises(KnownProblem, match="đang mở"):
            create_office(folder, SETUP, ACCOUNT, CLOCK)
        fill(*given)

    fill = opening._fill
    monkeypatch.setattr(opening, "_fill", meanwhile)
    create_office(folder, SETUP, ACCOUNT, CLOCK)
    open_office(folder, "Lan Anh", "mật khẩu dài", CLOCK).close()


def test_a_book_that_another_program_made_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path / "so"

    def quicker(*given: object) -> None:
        fill(*given)
        folder.mkdir()
        (folder / "so.db").write_bytes(b"theirs")
        (folder / "keys.json").write_bytes(b"theirs")

    fill = opening._fill
    monkeypatch.setattr(opening, "_fill", quicker)
    with pytest.raises(UserError, match="vừa có một sổ"):
        create_office(folder, SETUP, ACCOUNT, CLOCK)
    assert {path.read_bytes() for path in folder.iterdir()} == {b"theirs"}
    assert [path.name for path in tmp_path.iterdir()] == ["so"]


def test_a_lock_without_room_for_its_note_still_holds(
    made: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.write", full)
    first = FolderLock.acquire(made[0], user="Lan Anh", now=CLOCK.now())
    with pytest.raises(KnownProblem, match="đang mở"):
        FolderLock.acquire(made[0], user="Lan Anh", now=CLOCK.now())
    first.release()


@pytest.mark.parametrize(
    "typed", ["lan anh", "  LAN ANH ", unicodedata.normalize("NFD", "Lan Ánh")]
)
def test_a_user_is_the_same_however_the_name_is_typed(tmp_path: Path, typed: str):
    """Otherwise what they did would belong to somebody else, and could not be undone."""
    name = "Lan Ánh" if "́" in typed else "Lan Anh"
    folder = tmp_path / "so"
    create_office(folder, SETUP, Account(f" {name} ", "mật khẩu dài"), CLOCK)
    office = open_office(folder, typed, "mật khẩu dài", CLOCK)
    services = office.services()
    assert office.user == name
    assert [r["name"] for r in services.book.rows("users", services.book.ids("users"))] == [name]
    assert {entry.user for entry in services.book.history()} == {name}
    services.close()
    office.close()
