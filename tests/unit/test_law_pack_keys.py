"""Keys that sign packs: their digits, their file, what is no key."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
)
from law_pack_bench import signer

from desktop_app.errors import UserError
from desktop_app.law.packs.keys import (
    fingerprint,
    is_signed,
    key_pem,
    new_key,
    public_hex,
    read_key,
    sign,
)


def test_a_fingerprint_is_eight_groups_of_digits():
    digits = fingerprint(public_hex(signer()))
    assert [len(group) for group in digits.split()] == [5] * 8
    assert digits.replace(" ", "").isdecimal()
    assert digits != fingerprint(public_hex(signer(2)))


def test_a_key_file_opens_with_its_password_only(tmp_path):
    path = tmp_path / "khoa ky.pem"
    path.write_bytes(key_pem(signer(), "mật khẩu dài"))
    assert b"ENCRYPTED" in path.read_bytes()
    assert public_hex(read_key(path, "mật khẩu dài")) == public_hex(signer())
    assert public_hex(read_key(path, "mật khẩu dài")) != public_hex(new_key())
    sentence = (
        "Không mở được khóa ký trong tệp “khoa ky.pem”: mật khẩu không đúng,"
        " hoặc tệp không phải khóa do lệnh “law-pack keygen” lập ra."
    )
    for wrong in ("", "mật khẩu sai"):
        with pytest.raises(UserError) as refused:
            read_key(path, wrong)
        assert refused.value.message == sentence
    foreign = X25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption("mật khẩu dài".encode())
    )
    endless = b"x\n" * 10_000 + key_pem(signer(), "mật khẩu dài")
    for data in (b"not a key", foreign, endless):
        path.write_bytes(data)
        with pytest.raises(UserError) as refused:
            read_key(path, "mật khẩu dài")
        assert refused.value.message == sentence


def test_a_key_wants_a_password_of_ten_letters():
    assert key_pem(signer(), "a" * 10)
    with pytest.raises(UserError) as refused:
        key_pem(signer(), "a" * 9)
    assert refused.value.message == "Mật khẩu của khóa ký cần ít nhất 10 ký tự."
    assert refused.value.field == "password"


def test_a_signature_fits_its_key_and_its_text_alone():
    value = sign(signer(), b"x")
    assert is_signed(public_hex(signer()), value, b"x")
    assert not is_signed(public_hex(signer()), value, b"y")
    assert not is_signed(public_hex(signer(2)), value, b"x")


@pytest.mark.parametrize(
    ("key", "signature"),
    [("ab", "00" * 64), ("zz" * 32, "00" * 64), ("ab" * 33, "00" * 64), ("ab" * 32, "00")],
)
def test_what_is_no_key_or_signature_fits_nothing(key, signature):
    assert not is_signed(key, signature, b"x")


# Whoever has a weak key trusted lets everybody sign: R the neutral point, S zero.
WEAK = (
    "00" * 32,
    "01" + "00" * 31,
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "ec" + "ff" * 30 + "7f",
    "ed" + "ff" * 30 + "7f",
    "ee" + "ff" * 30 + "7f",
)
NEUTRAL = "01" + "00" * 63


@pytest.mark.parametrize("key", WEAK)
@pytest.mark.parametrize("sign_bit", [0, 0x80])
def test_a_weak_key_is_no_key(key, sign_bit):
    key = key[:62] + f"{int(key[62:], 16) | sign_bit:02x}"
    texts = [bytes([number]) for number in range(256)]
    assert not any(is_signed(key, NEUTRAL, text) for text in texts)


def test_without_the_list_a_weak_key_would_be_taken():
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(WEAK[1])).verify(
        bytes.fromhex(NEUTRAL), b"anything"
    )
