"""keys.json: passwords, the recovery code, and every way it can go wrong."""

import base64
import hashlib
import json
import unicodedata
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from desktop_app.errors import KnownProblem, UserError
from desktop_app.safety import key_file, recovery_code
from desktop_app.safety.accounts import DEFAULT_COST, Cost, KeyRing, check_password
from desktop_app.shield.model import Keys

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
PASSWORD = "mật khẩu của Lan"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


@pytest.fixture
def made(path: Path) -> tuple[Keys, str]:
    return KeyRing.create(path, "Lan", PASSWORD, cost=CHEAP)


@pytest.fixture
def ring(path: Path, made: tuple[Keys, str]) -> KeyRing:
    return KeyRing.open(path, cost=CHEAP)


def without_shield(keys: Keys) -> Keys:
    return replace(keys, shield="")


def test_the_password_opens_and_nothing_else_does(ring: KeyRing, made: tuple[Keys, str]) -> None:
    assert (len(made[0].book), len(made[0].guard)) == (32, 32)
    assert made[0].shield.startswith("AGE-SECRET-KEY-1")
    assert ring.users() == ["Lan"]
    assert ring.unlock("Lan", PASSWORD) == made[0]
    assert ring.unlock(" lan ", PASSWORD) == made[0]
    assert ring.notice == ""
    for wrong in ("", "mật khẩu của lan", PASSWORD + " "):
        with pytest.raises(UserError, match="Mật khẩu chưa đúng") as caught:
            ring.unlock("Lan", wrong)
        assert caught.value.field == "password"
    with pytest.raises(UserError, match="không có tài khoản “Minh”") as caught:
        ring.unlock("Minh", PASSWORD)
    assert caught.value.field == "user"


def test_the_same_password_from_another_typing_method_opens(path: Path) -> None:
    key, _ = KeyRing.create(path, "Lan", unicodedata.normalize("NFD", PASSWORD), cost=CHEAP)
    assert KeyRing.open(path).unlock("Lan", unicodedata.normalize("NFC", PASSWORD)) == key


def test_neither_password_nor_key_nor_code_stands_in_the_file(
    path: Path, made: tuple[Keys, str]
) -> None:
    key, code = made
    for file in (path, key_file.backup_path(path)):
        text = file.read_text("utf-8")
        assert PASSWORD not in text
        for secret in (key.book.hex(), key.guard.hex(), key.shield, key.shield.encode().hex()):
            assert secret not in text
        assert code not in text
        assert code.replace("-", "") not in text


def test_two_books_never_share_a_key(tmp_path: Path) -> None:
    made = [KeyRing.create(tmp_path / f"{n}.json", "Lan", PASSWORD, cost=CHEAP) for n in range(2)]
    for name in ("book", "guard", "shield"):
        assert getattr(made[0][0], name) != getattr(made[1][0], name)
    assert made[0][1] != made[1][1]


def test_the_default_cost_is_kept_in_the_slot(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The name imported above is the cost in earnest, which tests/conftest.py lowers.
    monkeypatch.setattr("desktop_app.safety.accounts.DEFAULT_COST", DEFAULT_COST)
    key, _ = KeyRing.create(path, "Lan", PASSWORD)
    kdf = json.loads(path.read_text("utf-8"))["slots"][0]["kdf"]
    assert (kdf["name"], kdf["memory_kib"], kdf["passes"]) == ("argon2id", 65536, 3)
    assert DEFAULT_COST.memory_kib == 64 * 1024
    # Whatever the program's cost is later, the slot opens with its own.
    assert KeyRing.open(path, cost=CHEAP).unlock("Lan", PASSWORD) == key


def test_create_never_overwrites(path: Path, ring: KeyRing) -> None:
    before = path.read_bytes()
    with pytest.raises(KnownProblem, match="không tạo khóa mới đè lên"):
        KeyRing.create(path, "Lan", PASSWORD, cost=CHEAP)
    assert path.read_bytes() == before


def test_changing_a_password_rewraps_one_slot(
    path: Path, ring: KeyRing, made: tuple[Keys, str]
) -> None:
    ring.add_user(made[0], "Minh", "mật khẩu của Minh")
    with pytest.raises(UserError, match="chưa đúng"):
        ring.change_password("Lan", "đoán bừa đi", "mật khẩu mới")
    with pytest.raises(UserError, match="ít nhất 8"):
        ring.change_password("Lan", PASSWORD, "ngắn")
    ring.change_password("Lan", PASSWORD, "mật khẩu mới")
    again = KeyRing.open(path)
    assert again.users() == ["Lan", "Minh"]
    assert again.unlock("Lan", "mật khẩu mới") == made[0]
    assert again.unlock("Minh", "mật khẩu của Minh") == without_shield(made[0])
    assert again.recover(made[1]) == made[0]
    with pytest.raises(UserError):
        again.unlock("Lan", PASSWORD)


def test_an_old_password_opens_nothing_also_in_the_copy(
    path: Path, ring: KeyRing, made: tuple[Keys, str]
) -> None:
    ring.change_password("Lan", PASSWORD, "mật khẩu mới")
    path.unlink()
    copy = KeyRing.open(path)
    assert copy.unlock("Lan", "mật khẩu mới") == made[0]
    with pytest.raises(UserError):
        copy.unlock("Lan", PASSWORD)


def test_users_are_added_and_removed(path: Path, ring: KeyRing, made: tuple[Keys, str]) -> None:
    with pytest.raises(UserError, match="cuối cùng"):
        ring.remove_user("Lan")
    with pytest.raises(UserError, match="Đã có tài khoản") as caught:
        ring.add_user(made[0], "LAN", "mật khẩu khác")
    assert caught.value.field == "user"
    ring.add_user(made[0], "Minh", "mật khẩu của Minh")
    ring.remove_user("Lan")
    again = KeyRing.open(path)
    assert again.users() == ["Minh"]
    with pytest.raises(UserError, match="không có tài khoản"):
        again.unlock("Lan", PASSWORD)
    with pytest.raises(UserError, match="không có tài khoản"):
        again.remove_user("Lan")


@pytest.mark.parametrize("name", ["", "   ", "x" * 65])
def test_a_user_needs_a_sensible_name(path: Path, name: str) -> None:
    with pytest.raises(UserError) as caught:
        KeyRing.create(path, name, PASSWORD, cost=CHEAP)
    assert caught.value.field == "user"
    assert not path.exists()


def test_a_password_needs_eight_letters_and_nothing_more() -> None:
    assert check_password("1234567") != ""
    assert check_password(unicodedata.normalize("NFD", "ặặặặặặặ")) != ""
    assert check_password("12345678") == ""
    assert check_password("        ") == ""


def test_the_recovery_code_gives_a_new_password(
    path: Path, ring: KeyRing, made: tuple[Keys, str]
) -> None:
    key, code = made
    assert ring.recover(code.lower().replace("-", " ")) == key
    ring.set_password_by_recovery(code, "Lan", "mật khẩu mới")
    again = KeyRing.open(path)
    assert again.unlock("Lan", "mật khẩu mới") == without_shield(key)
    assert again.recover(code) == key
    again.set_password_by_recovery(code, "Lan", "mật khẩu mới", with_shield=True)
    assert again.unlock("Lan", "mật khẩu mới") == key
    with pytest.raises(UserError, match="không có tài khoản"):
        again.set_password_by_recovery(code, "Minh", "mật khẩu mới")
    with pytest.raises(UserError, match="ít nhất 8"):
        again.set_password_by_recovery(code, "Lan", "ngắn")


def test_a_new_recovery_code_ends_the_old_one(ring: KeyRing, made: tuple[Keys, str]) -> None:
    key, old = made
    new = ring.new_recovery_code(key)
    assert ring.recover(new) == key
    with pytest.raises(UserError, match="không phải mã của sổ này") as caught:
        ring.recover(old)
    assert caught.value.field == "code"
    assert ring.users() == ["Lan"]


def test_a_mistyped_code_is_told_apart_from_a_wrong_one(
    ring: KeyRing, made: tuple[Keys, str]
) -> None:
    code = made[1]
    groups = code.split("-")
    assert len(groups) == 8
    assert all(len(group) == 4 and set(group) <= set(recovery_code.ALPHABET) for group in groups)
    with pytest.raises(UserError, match="không phải mã của sổ này"):
        ring.recover(recovery_code.make())
    with pytest.raises(UserError, match="có 32 ký tự, ở đây mới đọc được 28"):
        ring.recover("-".join(groups[:-1]))
    with pytest.raises(UserError, match="không có ký tự “0”"):
        ring.recover("0" + code[1:])
    for place in [i for i, letter in enumerate(code) if letter != "-"]:
        other = "A" if code[place] != "A" else "B"
        with pytest.raises(UserError, match="gõ nhầm"):
            ring.recover(code[:place] + other + code[place + 1 :])
    swapped = "-".join([groups[1], groups[0], *groups[2:]])
    with pytest.raises(UserError, match="gõ nhầm"):
        ring.recover(swapped)


def test_every_damaged_byte_is_noticed_and_the_copy_serves(
    path: Path, ring: KeyRing, made: tuple[Keys, str]
) -> None:
    whole = path.read_bytes()
    for place in range(0, len(whole), 7):
        damaged = bytearray(whole)
        damaged[place] ^= 0x55
        path.write_bytes(damaged)
        opened = KeyRing.open(path)
        assert "bản dự phòng" in opened.notice
    assert opened.unlock("Lan", PASSWORD) == made[0]
    opened.change_password("Lan", PASSWORD, "mật khẩu mới")
    assert KeyRing.open(path).notice == ""


@pytest.mark.parametrize("data", [b"", b"{}", b"\x00" * 500, b"[1", b'{"format": 1}', b"\xff\xfe"])
def test_when_both_are_damaged_there_is_a_sentence(
    path: Path, made: tuple[Keys, str], data: bytes
) -> None:
    path.write_bytes(data)
    key_file.backup_path(path).write_bytes(data[:100])
    with pytest.raises(KnownProblem, match="json bị hỏng") as caught:
        KeyRing.open(path)
    assert "sao lưu" in caught.value.next_step


def test_a_missing_file_is_a_sentence(path: Path) -> None:
    with pytest.raises(KnownProblem, match="không có"):
        KeyRing.open(path)


def test_a_file_of_a_newer_program_is_refused(path: Path, made: tuple[Keys, str]) -> None:
    noted = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(noted | {"version": 2, "new": True}), "utf-8")
    with pytest.raises(KnownProblem, match="mới hơn"):
        KeyRing.open(path)


def _forged(path: Path, change: dict[str, object]) -> None:
    file = key_file.load(path)[0]
    slot = msgspec.structs.replace(file.slots[0], **change)
    key_file.save(path, msgspec.structs.replace(file, slots=(slot, *file.slots[1:])))


def test_the_heading_of_a_slot_is_bound_to_its_seal(
    path: Path, ring: KeyRing, made: tuple[Keys, str]
) -> None:
    _forged(path, {"user": "Minh"})
    with pytest.raises(UserError, match="Mật khẩu chưa đúng"):
        KeyRing.open(path).unlock("Minh", PASSWORD)


def test_a_slot_of_another_ring_does_not_open(tmp_path: Path, path: Path, ring: KeyRing) -> None:
    KeyRing.create(tmp_path / "other.json", "Lan", PASSWORD, cost=CHEAP)
    other = key_file.load(tmp_path / "other.json")[0].slots[0]
    _forged(path, {"kdf": other.kdf, "nonce": other.nonce, "sealed": other.sealed})
    with pytest.raises(UserError, match="Mật khẩu chưa đúng"):
        KeyRing.open(path).unlock("Lan", PASSWORD)


def test_a_planted_cost_cannot_eat_the_memory(path: Path, made: tuple[Keys, str]) -> None:
    for kdf in ({"memory_kib": 2**31}, {"passes": 10**6}, {"lanes": 64, "memory_kib": 8}):
        noted = json.loads(path.read_text("utf-8"))
        noted["slots"][0]["kdf"] |= kdf
        path.write_text(json.dumps(noted), "utf-8")
        key_file.backup_path(path).write_text(json.dumps(noted), "utf-8")
        with pytest.raises(KnownProblem, match="hỏng"):
            KeyRing.open(path)


def test_a_failed_write_leaves_the_old_file(
    path: Path, ring: KeyRing, made: tuple[Keys, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()

    def no_room(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", no_room)
    with pytest.raises(KnownProblem, match="Đĩa đầy"):
        ring.change_password("Lan", PASSWORD, "mật khẩu mới")
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == ["keys.json", "keys.json.bak"]
    assert ring.unlock("Lan", PASSWORD) == made[0]


def test_further_keys_in_a_slot_survive_a_change_of_password(
    path: Path, ring: KeyRing, made: tuple[Keys, str]
) -> None:
    keys = {"book": made[0].book, "compartment": bytes(32)}
    slot = ring._slot(key_file.USER, "Minh", "mật khẩu của Minh", keys)
    ring._save((*ring._file.slots, slot))
    ring.change_password("Minh", "mật khẩu của Minh", "mật khẩu mới")
    again = KeyRing.open(path)
    assert again._open(again._slot_of("Minh"), "mật khẩu mới") == keys
    assert again.unlock("Minh", "mật khẩu mới") == Keys(made[0].book)


def test_the_file_opens_as_the_formats_page_describes(path: Path, made: tuple[Keys, str]) -> None:
    """Written from docs/formats.md alone, without the program's own code."""
    key, code = made
    noted = json.loads(path.read_text("utf-8"))
    compact = {"ensure_ascii": False, "separators": (",", ":")}
    bare = json.dumps(noted | {"checksum": ""}, **compact)
    assert noted["checksum"] == hashlib.sha256(bare.encode()).hexdigest()
    secrets = {"user": unicodedata.normalize("NFC", PASSWORD), "recovery": code.replace("-", "")}
    for slot in noted["slots"]:
        kdf = slot["kdf"]
        wrapping = Argon2id(
            salt=base64.b64decode(kdf["salt"]),
            length=32,
            iterations=kdf["passes"],
            lanes=kdf["lanes"],
            memory_cost=kdf["memory_kib"],
        ).derive(secrets[slot["kind"]].encode())
        heading = ["sodanchu-keys", 1, noted["ring"], slot["kind"], slot["user"], kdf]
        opened = AESGCM(wrapping).decrypt(
            base64.b64decode(slot["nonce"]),
            base64.b64decode(slot["sealed"]),
            json.dumps(heading, **compact).encode(),
        )
        assert json.loads(opened) == {
            "book": key.book.hex(),
            "guard": key.guard.hex(),
            "shield": key.shield.encode("ascii").hex(),
            "recipient": key.recipient.encode("ascii").hex(),
        }
    assert [slot["user"] for slot in noted["slots"]] == ["Lan", "shield"]


def test_the_check_group_is_as_the_formats_page_describes() -> None:
    letters = recovery_code.make().replace("-", "")
    number = int.from_bytes(hashlib.sha256(letters[:28].encode("ascii")).digest()[:4], "big")
    check = [recovery_code.ALPHABET[(number >> (5 * i)) & 31] for i in range(4)]
    assert letters[28:] == "".join(check)
