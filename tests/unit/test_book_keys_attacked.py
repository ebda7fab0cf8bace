"""keys.json as an attacker or a bad disk leaves it, and the recovery code as people type it."""

import hashlib
import json
import os
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from db.errors import WrongKeyOrDamaged
from desktop_app.clock import FixedClock
from desktop_app.errors import KnownProblem, UserError
from desktop_app.opening import open_office
from desktop_app.safety import accounts, key_file, recovery_code
from desktop_app.safety.accounts import Cost, KeyRing
from desktop_app.shield.model import Keys

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
PASSWORD = "mật khẩu của Lan"
CODE = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


@pytest.fixture
def made(path: Path) -> tuple[Keys, str]:
    return KeyRing.create(path, "Lan", PASSWORD, cost=CHEAP)


def put(path: Path, data: bytes) -> None:
    """The same bytes as keys.json and as its copy."""
    path.write_bytes(data)
    key_file.backup_path(path).write_bytes(data)


def forge(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the file by hand and make its checksum anew, as an attacker would."""
    noted = json.loads(path.read_text("utf-8"))
    change(noted)
    bare = json.dumps(noted | {"checksum": ""}, ensure_ascii=False, separators=(",", ":"))
    file = msgspec.json.decode(bare, type=dict[str, Any])
    put(path, msgspec.json.encode(file | {"checksum": _sum(bare)}))


def _sum(bare: str) -> str:
    return hashlib.sha256(bare.encode()).hexdigest()


def cost_of(noted: dict[str, Any], **cost: object) -> None:
    noted["slots"][0]["kdf"] |= cost


def test_the_forger_of_these_tests_forges_well(path: Path, made: tuple[Keys, str]) -> None:
    forge(path, lambda noted: noted["slots"][0].update(user="Minh"))
    assert KeyRing.open(path).users() == ["Minh"]


@pytest.mark.parametrize(
    "cost",
    [
        {"memory_kib": 1024 * 1024, "passes": 64},
        {"memory_kib": 256 * 1024 + 1},
        {"passes": 13},
        {"lanes": 64, "memory_kib": 4096},
        {"memory_kib": -1},
        {"memory_kib": "65536"},
        {"salt": "AAAA"},
        {"name": "scrypt"},
        {"extra": 1},
    ],
    ids=str,
)
def test_a_planted_cost_is_damage_also_with_a_right_checksum(
    path: Path, made: tuple[Keys, str], cost: dict[str, object]
) -> None:
    forge(path, lambda noted: cost_of(noted, **cost))
    with pytest.raises(KnownProblem, match=r"json bị hỏng"):
        KeyRing.open(path)


def test_a_cheaper_cost_opens_nothing(path: Path, made: tuple[Keys, str]) -> None:
    """Downgrading a slot does not make its password cheaper to guess: it derives another key."""
    KeyRing.open(path, cost=Cost(64, 2, 1)).change_password("Lan", PASSWORD, PASSWORD)
    forge(path, lambda noted: cost_of(noted, memory_kib=8, passes=1))
    with pytest.raises(UserError, match="Mật khẩu chưa đúng"):
        KeyRing.open(path).unlock("Lan", PASSWORD)


def test_slots_exchanged_between_two_users_open_for_neither(
    path: Path, made: tuple[Keys, str]
) -> None:
    KeyRing.open(path, cost=CHEAP).add_user(made[0], "Minh", "mật khẩu của Minh")

    def swap(noted: dict[str, Any]) -> None:
        lan, _code, minh = noted["slots"]
        lan["user"], minh["user"] = minh["user"], lan["user"]

    forge(path, swap)
    ring = KeyRing.open(path)
    for user, password in (("Lan", "mật khẩu của Minh"), ("Minh", PASSWORD)):
        with pytest.raises(UserError, match="Mật khẩu chưa đúng"):
            ring.unlock(user, password)


def test_a_users_slot_is_no_recovery_slot_and_the_reverse(
    path: Path, made: tuple[Keys, str]
) -> None:
    def turn(noted: dict[str, Any]) -> None:
        lan, code = noted["slots"]
        lan["kind"], code["kind"], code["user"] = "recovery", "user", "Lan"

    forge(path, turn)
    ring = KeyRing.open(path)
    with pytest.raises(UserError):
        ring.unlock("Lan", made[1].replace("-", ""))
    with pytest.raises(UserError):
        ring.recover(made[1])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda noted: noted.update(slots=[]),
        lambda noted: noted.update(slots=noted["slots"][1:]),
        lambda noted: noted["slots"][0].update(kind="admin"),
        lambda noted: noted["slots"][0].update(nonce=""),
        lambda noted: noted["slots"][0].pop("sealed"),
        lambda noted: noted.update(slots={}),
        lambda noted: noted.update(format="keepass"),
        lambda noted: noted.update(version=0),
    ],
)
def test_a_ring_that_the_program_never_writes_is_damage(
    path: Path, made: tuple[Keys, str], spoil: Callable[[dict[str, Any]], object]
) -> None:
    whole = path.read_bytes()
    forge(path, spoil)
    with pytest.raises(KnownProblem, match="json bị hỏng"):
        KeyRing.open(path)
    key_file.backup_path(path).write_bytes(whole)
    assert KeyRing.open(path).unlock("Lan", PASSWORD) == made[0]


@pytest.mark.parametrize(
    "data",
    [
        b'{"x":' * 100_000,
        b'{"format":"sodanchu-keys","version":1,"ring":"a","slots":' + b"[" * 100_000,
        b" " * 2_000_000,
        b'{"format":"sodanchu-keys","version":1e999}',
        b"\xef\xbb\xbf{}",
    ],
    ids=["deep", "deep slots", "large", "infinite", "marked"],
)
def test_no_text_breaks_the_reader(path: Path, made: tuple[Keys, str], data: bytes) -> None:
    put(path, data)
    with pytest.raises(KnownProblem, match="json bị hỏng"):
        KeyRing.open(path)


def test_a_cut_anywhere_is_noticed_and_the_copy_serves(path: Path, made: tuple[Keys, str]) -> None:
    whole = path.read_bytes()
    for length in range(0, len(whole) - 1, 11):
        path.write_bytes(whole[:length])
        assert "bản dự phòng" in KeyRing.open(path).notice
    assert KeyRing.open(path).unlock("Lan", PASSWORD) == made[0]


def test_a_file_that_cannot_be_read_is_replaced_by_its_copy(
    path: Path, made: tuple[Keys, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path.unlink()
    path.mkdir()
    assert KeyRing.open(path).unlock("Lan", PASSWORD) == made[0]
    path.rmdir()
    key_file.backup_path(path).replace(path)
    plain = Path.open

    def bad_sector(self: Path, *given: Any, **named: Any) -> Any:
        if self == path:
            raise OSError(5, "Input/output error")
        return plain(self, *given, **named)

    key_file.backup_path(path).write_bytes(path.read_bytes())
    monkeypatch.setattr(Path, "open", bad_sector)
    opened = KeyRing.open(path)
    assert "bản dự phòng" in opened.notice
    assert opened.unlock("Lan", PASSWORD) == made[0]


def test_too_little_memory_is_a_sentence(
    path: Path, made: tuple[Keys, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        def __init__(self, **_cost: object) -> None: ...

        def derive(self, _secret: bytes) -> bytes:
            raise MemoryError

    monkeypatch.setattr(accounts, "Argon2id", Full)
    with pytest.raises(KnownProblem, match="không đủ bộ nhớ"):
        KeyRing.open(path).unlock("Lan", PASSWORD)


def test_half_a_letter_from_a_clipboard_is_a_wrong_password(
    path: Path, made: tuple[Keys, str]
) -> None:
    with pytest.raises(UserError, match="Mật khẩu chưa đúng"):
        KeyRing.open(path).unlock("Lan", PASSWORD + "\ud83d")


# With a book


@pytest.fixture
def folder(made_office: tuple[Path, Keys], tmp_path: Path) -> Path:
    copy = tmp_path / "sổ"
    copy.mkdir()
    for file in made_office[0].iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    return copy


def test_keys_of_another_office_open_no_book_and_change_nothing(folder: Path) -> None:
    keys = folder / "keys.json"
    keys.unlink()
    key_file.backup_path(keys).unlink()
    KeyRing.create(keys, "lan", "mật khẩu của Lan", cost=CHEAP)
    before = (folder / "so.db").read_bytes()
    clock = FixedClock(datetime(2026, 11, 22, tzinfo=UTC))
    with pytest.raises(WrongKeyOrDamaged) as caught:
        open_office(folder, "lan", "mật khẩu của Lan", clock)
    assert "keys.json có cùng một bộ không" in caught.value.next_step
    assert (folder / "so.db").read_bytes() == before
    with pytest.raises(WrongKeyOrDamaged):  # and the folder is free again
        open_office(folder, "lan", "mật khẩu của Lan", clock)


@pytest.mark.parametrize("damage", ["gone", "cut", "forged"])
def test_after_a_login_from_the_copy_there_are_two_again(folder: Path, damage: str) -> None:
    keys = folder / "keys.json"
    copy, clock = key_file.backup_path(keys), FixedClock(datetime(2026, 11, 22, tzinfo=UTC))
    whole = copy.read_bytes()
    keys.unlink()
    if damage != "gone":
        keys.write_bytes(whole[:200] if damage == "cut" else b"[]")
    with pytest.raises(UserError):
        open_office(folder, "lan", "sai mật khẩu", clock)
    assert not keys.exists() or keys.read_bytes() != whole, "only what has opened the book is kept"
    open_office(folder, "lan", "mật khẩu của Lan", clock).close()
    assert keys.read_bytes() == copy.read_bytes() == whole
    assert KeyRing.open(keys).notice == ""


def test_where_the_keys_cannot_be_written_the_copy_goes_on_serving(folder: Path) -> None:
    keys = folder / "keys.json"
    keys.unlink()
    (keys / "in the way").mkdir(parents=True)
    clock = FixedClock(datetime(2026, 11, 22, tzinfo=UTC))
    for _ in range(2):
        open_office(folder, "lan", "mật khẩu của Lan", clock).close()
    assert "bản dự phòng" in KeyRing.open(keys).notice


# The recovery code


@pytest.fixture
def code() -> str:
    return recovery_code.make()


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        lambda code: code.replace("-", " "),
        lambda code: code.replace("-", ""),
        " ".join,
        lambda code: code.replace("-", "\N{NON-BREAKING HYPHEN}"),
        lambda code: code.replace("-", "\N{MINUS SIGN}"),
        lambda code: code.replace("-", "\N{EM DASH}"),
        lambda code: code.replace("-", "-\N{SOFT HYPHEN}"),
        lambda code: code.replace("-", " / "),
        lambda code: "\N{ZERO WIDTH NO-BREAK SPACE}" + code + "\r\n",
        lambda code: "".join(chr(ord(c) + 0xFEE0) if c != "-" else c for c in code),
        lambda code: f"“{code}”.",
    ],
)
def test_a_code_may_be_typed_in_many_ways(code: str, typed: Callable[[str], str]) -> None:
    assert recovery_code.letters_of(typed(code)) == code.replace("-", "")


@pytest.mark.parametrize("wrong", "0O1IoiL")
def test_letters_that_look_alike_are_never_taken_for_one_another(code: str, wrong: str) -> None:
    other = "M" if code[0] != "M" else "N"
    with pytest.raises(UserError, match=r"không dùng chữ O|gõ nhầm"):
        recovery_code.letters_of((wrong if code[0] != wrong else other) + code[1:])


@pytest.mark.parametrize("letter", ["Á", "Đ", "Ư", "ơ", unicodedata.normalize("NFD", "Ấ"), "ß"])
def test_a_vietnamese_keyboard_left_on_is_named(code: str, letter: str) -> None:
    with pytest.raises(UserError, match=r"Unikey.*tắt bộ gõ"):
        recovery_code.letters_of(code[:5] + letter + code[6:])


@pytest.mark.parametrize("typed", ["", "   ", "-" * 40, CODE, CODE[:-1] + "😀", "A" * 100_000])
def test_nothing_typed_is_more_than_a_sentence(typed: str) -> None:
    with pytest.raises(UserError) as caught:
        recovery_code.letters_of(typed)
    assert caught.value.field == "code"
    assert len(caught.value.message) < 200


def test_a_renewed_code_opens_nothing_also_not_from_the_copy(
    path: Path, made: tuple[Keys, str]
) -> None:
    new = KeyRing.open(path, cost=CHEAP).new_recovery_code(made[0])
    for file in (path, key_file.backup_path(path)):
        ring = KeyRing.open(file)
        with pytest.raises(UserError, match="mã cũ đã được thay"):
            ring.recover(made[1])
        assert ring.recover(new) == made[0]


@pytest.mark.skipif(os.name == "nt", reason="rights of files are told otherwise there")
def test_only_the_owner_reads_the_keys(path: Path, made: tuple[Keys, str]) -> None:
    for file in (path, key_file.backup_path(path)):
        assert file.stat().st_mode & 0o077 == 0
