"""Keys that sign law packs (Ed25519), and the digits by which two people compare them."""

import hashlib
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from desktop_app.errors import UserError

KEY_HEX = 64  # letters of a public key
LEAST_PASSWORD = 10
_GROUPS, _GROUP = 8, 5
# Points of small order, the sign bit aside: under such a key one signature fits many texts, and
# OpenSSL takes it. The list is that of libsodium (ed25519_ref10.c, ge25519_has_small_order).
_WEAK = frozenset(
    [
        "00" * 32,
        "01" + "00" * 31,
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ec" + "ff" * 30 + "7f",
        "ed" + "ff" * 30 + "7f",
        "ee" + "ff" * 30 + "7f",
    ]
)
_MOST_KEY_BYTES = 10_000


def fingerprint(key: str) -> str:
    """Eight groups of five digits that stand for a public key; read out over the telephone.

    40 digits of the SHA-256: as hard to meet by chance as a number of 132 bits.
    """
    digest = int.from_bytes(hashlib.sha256(bytes.fromhex(key)).digest())
    digits = f"{digest % 10 ** (_GROUPS * _GROUP):0{_GROUPS * _GROUP}d}"
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def new_key() -> Ed25519PrivateKey:
    """A new private key."""
    return Ed25519PrivateKey.generate()


def public_hex(key: Ed25519PrivateKey) -> str:
    """The public half, as packs carry it."""
    return key.public_key().public_bytes_raw().hex()


def sign(key: Ed25519PrivateKey, data: bytes) -> str:
    """The signature over the exact bytes, in hexadecimal letters."""
    return key.sign(data).hex()


def is_signed(key: str, signature: str, data: bytes) -> bool:
    """Whether this key made this signature over exactly these bytes."""
    try:
        made_by = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        if _without_sign(key) in _WEAK:
            return False
        made_by.verify(bytes.fromhex(signature), data)
    except (InvalidSignature, ValueError):
        return False
    return True


def _without_sign(key: str) -> str:
    """The key with its highest bit off, which is the sign of a coordinate."""
    number = int.from_bytes(bytes.fromhex(key), "little") & ~(1 << 255)
    return number.to_bytes(KEY_HEX // 2, "little").hex()


def key_pem(key: Ed25519PrivateKey, password: str) -> bytes:
    """The private key as a PEM file locked with a password; UserError for a short password."""
    if len(password) < LEAST_PASSWORD:
        raise UserError(f"Mật khẩu của khóa ký cần ít nhất {LEAST_PASSWORD} ký tự.", "password")
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(password.encode()),
    )


def read_key(path: Path, password: str) -> Ed25519PrivateKey:
    """The private key of a file; UserError when it is none, or the password is another."""
    with path.open("rb") as file:
        data = file.read(_MOST_KEY_BYTES)
    try:
        key = serialization.load_pem_private_key(data, password.encode())
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise UserError(
            f"Không mở được khóa ký trong tệp “{path.name}”: mật khẩu không đúng,"
            " hoặc tệp không phải khóa do lệnh “law-pack keygen” lập ra."
        )
    return key
