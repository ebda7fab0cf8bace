"""Who may open the book: passwords and the recovery code, each unwrapping its holder's keys."""

import contextlib
import os
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from desktop_app.errors import KnownProblem, UserError
from desktop_app.safety import key_file, recovery_code
from desktop_app.safety.key_file import RECOVERY, USER, Kdf, KeyFile, Slot
from desktop_app.shield import keys as shield_keys
from desktop_app.shield.model import Keys

KEY_BYTES = 32
BOOK_KEY, GUARD_KEY, SHIELD_KEY, RECIPIENT = "book", "guard", "shield", "recipient"
PASSWORD_MIN, NAME_MAX = 8, 64

_Held = Mapping[str, bytes]


@dataclass(frozen=True)
class Cost:
    """How much work one try of a password is; kept in each slot, so that it can grow later."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


DEFAULT_COST = Cost()


class KeyRing:
    """The slots of keys.json.

    `notice` is a sentence to show when the file was damaged and its copy was used, else "".
    """

    def __init__(self, path: Path, file: KeyFile, notice: str, cost: Cost | None) -> None:
        self.notice = notice
        self._path = path
        self._file = file
        self._cost = cost or DEFAULT_COST

    @classmethod
    def create(
        cls, path: Path, user_name: str, password: str, *, cost: Cost | None = None
    ) -> tuple[Keys, str]:
        """Make all keys with their first user; returns (keys, recovery code, kept nowhere)."""
        if path.exists():
            raise KnownProblem(
                "Ở đây đã có tệp khóa keys.json nên không tạo khóa mới đè lên.",
                "Hãy mở sổ đang có, hoặc chọn thư mục khác.",
            )
        ring = cls(path, KeyFile(key_file.FORMAT, key_file.VERSION, _ring_name(), ()), "", cost)
        keys = shield_keys.make(secrets.token_bytes(KEY_BYTES))
        held = _held(keys, with_shield=True)
        code = recovery_code.make()
        user = ring._slot(USER, _checked_name(user_name), _checked_password(password), held)
        ring._save((user, ring._recovery_slot(code, held)))
        return keys, code

    @classmethod
    def open(cls, path: Path, *, cost: Cost | None = None) -> "KeyRing":
        """Read keys.json (or its copy, see `notice`); `cost` is that of slots made from now on."""
        file, notice = key_file.load(path)
        return cls(path, file, notice, cost)

    @property
    def name(self) -> str:
        """The random name of this ring; the same in every copy of the office's keys.json."""
        return self._file.ring

    def users(self) -> list[str]:
        """The names that have a password, in the order they were added."""
        return [slot.user for slot in self._file.slots if slot.kind == USER]

    def known_as(self, user: str) -> str:
        """The name as it was given when the user was added, whatever capitals are typed now.

        UserError when the book has no such user.
        """
        return self._slot_of(user).user

    @property
    def recovery_opens_shield(self) -> bool:
        """Whether the recovery code also opens the compartment of identities.

        It does not in a ring made before there were compartments, until a new code is made.
        """
        return any(slot.kind == RECOVERY and slot.user == SHIELD_KEY for slot in self._file.slots)

    def unlock(self, user: str, password: str) -> Keys:
        """A user's keys; UserError for an unknown name or a wrong password."""
        return _keys_of(self._open(self._slot_of(user), _nfc(password)))

    def heal(self) -> None:
        """Write keys.json anew when its copy had to serve and has opened the book: two again.

        Where it cannot be written nothing changes; the copy serves the next time too.
        """
        if self.notice:
            with contextlib.suppress(KnownProblem):
                self._save(self._file.slots)

    def recover(self, code: str) -> Keys:
        """The keys by the recovery code; UserError when mistyped or not this book's."""
        letters = recovery_code.letters_of(code)
        for slot in self._file.slots:
            if slot.kind == RECOVERY:
                return _keys_of(self._open(slot, letters))
        raise UserError("Sổ này chưa có mã khôi phục.", field="code")

    def add_user(self, keys: Keys, name: str, password: str, *, with_shield: bool = False) -> None:
        """Let one more person in; UserError when the name is taken or the password too short.

        `with_shield` also lets them open identities; only who holds that key can give it.
        """
        name = _checked_name(name)
        if self._find(name):
            raise UserError(f"Đã có tài khoản “{name}”. Hãy chọn tên khác.", field="user")
        held = _held(keys, with_shield=with_shield)
        self._save((*self._file.slots, self._slot(USER, name, _checked_password(password), held)))

    def set_password(self, user: str, new: str, keys: Keys, *, with_shield: bool) -> None:
        """Give a user a new password and with it the right to open identities, or none.

        UserError when the password is too short, or the giver does not hold that key.
        """
        slot = self._slot_of(user)
        held = _held(keys, with_shield=with_shield)
        self._replace(slot, self._slot(USER, slot.user, _checked_password(new), held))

    def remove_user(self, name: str) -> None:
        """Shut one person's slot; the last one cannot be removed."""
        gone = self._slot_of(name)
        if len(self.users()) == 1:
            raise UserError("Không bỏ được tài khoản cuối cùng của sổ.", field="user")
        self._save(tuple(slot for slot in self._file.slots if slot is not gone))

    def change_password(self, user: str, old: str, new: str) -> None:
        """Rewrap a slot with all it holds; the book is not touched. UserError if `old` is wrong."""
        slot = self._slot_of(user)
        held = self._open(slot, _nfc(old))
        self._replace(slot, self._slot(USER, slot.user, _checked_password(new), held))

    def make_compartment(self, user: str, password: str) -> Keys:
        """Put the keys of a new compartment into a user's slot, beside what it holds."""
        slot = self._slot_of(user)
        held = self._open(slot, _nfc(password))
        keys = shield_keys.make(held[BOOK_KEY])
        held |= _held(keys, with_shield=True)
        self._replace(slot, self._slot(USER, slot.user, _nfc(password), held))
        return keys

    def set_password_by_recovery(
        self, code: str, user: str, new: str, *, with_shield: bool = False
    ) -> None:
        """Give a user a new password by the recovery code.

        The code itself opens everything; what the user gets is for the caller to know.
        """
        keys = self.recover(code)
        self.set_password(user, new, keys, with_shield=with_shield and bool(keys.shield))

    def new_recovery_code(self, keys: Keys) -> str:
        """Make a new recovery code for all these keys; the old one opens nothing from now on.

        UserError for who does not hold the compartment's key: a forgotten password would then
        lose every identity.
        """
        if keys.guard and not keys.shield:
            raise UserError(
                "Mã khôi phục phải mở được cả ngăn danh tính người tố cáo, mà tài khoản này không"
                " giữ khóa của ngăn. Hãy để người giữ ngăn danh tính tạo mã mới."
            )
        code = recovery_code.make()
        slot = self._recovery_slot(code, _held(keys, with_shield=bool(keys.shield)))
        self._save((*(s for s in self._file.slots if s.kind != RECOVERY), slot))
        return code

    def _find(self, user: str) -> Slot | None:
        wanted = _same(user)
        users = (slot for slot in self._file.slots if slot.kind == USER)
        return next((slot for slot in users if _same(slot.user) == wanted), None)

    def _slot_of(self, user: str) -> Slot:
        slot = self._find(user)
        if slot is None:
            raise UserError(f"Sổ này không có tài khoản “{user.strip()}”.", field="user")
        return slot

    def _recovery_slot(self, code: str, held: _Held) -> Slot:
        # Without a user its heading can tell whether it opens the compartment.
        opens = SHIELD_KEY if SHIELD_KEY in held else ""
        return self._slot(RECOVERY, opens, recovery_code.letters_of(code), held)

    def _slot(self, kind: str, user: str, secret: str, held: _Held) -> Slot:
        cost = self._cost
        kdf = Kdf(os.urandom(16), cost.memory_kib, cost.passes, cost.lanes)
        nonce = os.urandom(12)
        payload = msgspec.json.encode({name: key.hex() for name, key in held.items()})
        heading = key_file.bound(self._file.ring, kind, user, kdf)
        sealed = AESGCM(_wrapping_key(kdf, secret)).encrypt(nonce, payload, heading)
        return Slot(kind, user, kdf, nonce, sealed)

    def _open(self, slot: Slot, secret: str) -> dict[str, bytes]:
        heading = key_file.bound(self._file.ring, slot.kind, slot.user, slot.kdf)
        try:
            cipher = AESGCM(_wrapping_key(slot.kdf, secret))
            payload = cipher.decrypt(slot.nonce, slot.sealed, heading)
        except InvalidTag as error:
            raise _wrong_secret(slot.kind) from error
        keys = msgspec.json.decode(payload, type=dict[str, str])
        return {name: bytes.fromhex(key) for name, key in keys.items()}

    def _replace(self, old: Slot, new: Slot) -> None:
        self._save(tuple(new if slot is old else slot for slot in self._file.slots))

    def _save(self, slots: tuple[Slot, ...]) -> None:
        file = msgspec.structs.replace(self._file, slots=slots)
        key_file.save(self._path, file)
        self._file = file


def _held(keys: Keys, *, with_shield: bool) -> dict[str, bytes]:
    """The keys as a slot names them."""
    if with_shield and not keys.shield:
        raise UserError(
            "Chỉ người đang giữ khóa ngăn danh tính mới giao được quyền mở ngăn cho người khác."
        )
    # Nobody without the slot's secret can change whom its holder seals for.
    recipient = keys.recipient.encode("ascii")
    held = {BOOK_KEY: keys.book, GUARD_KEY: keys.guard, RECIPIENT: recipient}
    if with_shield:
        held[SHIELD_KEY] = keys.shield.encode("ascii")
    return {name: key for name, key in held.items() if key}


def _keys_of(held: _Held) -> Keys:
    shield = held.get(SHIELD_KEY, b"").decode("ascii")
    recipient = held.get(RECIPIENT, b"").decode("ascii")
    return Keys(held[BOOK_KEY], held.get(GUARD_KEY, b""), shield, recipient)


def check_password(password: str) -> str:
    """What is wrong with a new password, as a sentence, or ""."""
    if len(_nfc(password)) < PASSWORD_MIN:
        return f"Mật khẩu cần ít nhất {PASSWORD_MIN} ký tự."
    return ""


def _checked_password(password: str) -> str:
    fault = check_password(password)
    if fault:
        raise UserError(fault, field="password")
    return _nfc(password)


def _checked_name(name: str) -> str:
    name = _nfc(name).strip()
    if not name:
        raise UserError("Hãy nhập tên tài khoản.", field="user")
    if len(name) > NAME_MAX:
        raise UserError(f"Tên tài khoản dài quá {NAME_MAX} ký tự.", field="user")
    return name


def _wrong_secret(kind: str) -> UserError:
    if kind == RECOVERY:
        return UserError(
            "Mã khôi phục gõ đúng kiểu nhưng không phải mã của sổ này, hoặc là mã cũ đã được thay.",
            field="code",
        )
    return UserError(
        "Mật khẩu chưa đúng. Hãy xem lại phím Caps Lock và bộ gõ tiếng Việt.", field="password"
    )


def _wrapping_key(kdf: Kdf, secret: str) -> bytes:
    cost = Argon2id(
        salt=kdf.salt,
        length=KEY_BYTES,
        iterations=kdf.passes,
        lanes=kdf.lanes,
        memory_cost=kdf.memory_kib,
    )
    try:
        # A letter cut in two by a clipboard is no letter; it must fail as a wrong word does.
        return cost.derive(secret.encode("utf-8", "surrogatepass"))
    except MemoryError as error:
        raise KnownProblem(
            f"Máy không đủ bộ nhớ ({kdf.memory_kib // 1024} MB) để thử mật khẩu."
            " Sổ vẫn còn nguyên.",
            "Hãy đóng bớt chương trình khác rồi thử lại.",
        ) from error


def _nfc(text: str) -> str:
    # The same word typed by Unikey and by Windows may differ in code points.
    return unicodedata.normalize("NFC", text)


def _same(name: str) -> str:
    return _nfc(name).strip().casefold()


def _ring_name() -> str:
    return secrets.token_hex(16)
