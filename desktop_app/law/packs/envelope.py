"""The outside of a law pack: one UTF-8 text whose last lines are the signature over the rest."""

import re
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop_app.errors import UserError
from desktop_app.law.packs.keys import is_signed, public_hex, sign

SUFFIX = ".goiluat"
MOST_BYTES = 1_000_000
# Part of what is signed: a signature made for anything else never fits a pack.
_FORM = "# Gói quy định của Sổ Dân chủ, dạng "
FIRST_LINE = f"{_FORM}1\n"
_TAIL = re.compile(
    rb'\n\[signature\]\nkey = "(?P<key>[0-9a-f]{64})"\nvalue = "(?P<value>[0-9a-f]{128})"\n'
)
_TAIL_BYTES = len('\n[signature]\nkey = ""\nvalue = ""\n') + 64 + 128
_KEPT = "Chưa có gì thay đổi trong sổ."
_CHOOSE = f"Hãy chọn tệp {SUFFIX} do nơi phát hành gửi."
_SEND_AGAIN = "Hãy xin lại tệp từ nơi phát hành, tốt nhất là chép bằng USB hoặc gửi trong tệp nén."


@dataclass(frozen=True)
class Signed:
    """A text and the public key (hexadecimal) whose signature over it was right."""

    text: str
    key: str


def seal(text: str, key: Ed25519PrivateKey) -> bytes:
    """The bytes of a pack file over this text (see `FIRST_LINE`)."""
    data = (FIRST_LINE + text.strip() + "\n").encode()
    tail = f'\n[signature]\nkey = "{public_hex(key)}"\nvalue = "{sign(key, data)}"\n'
    return data + tail.encode()


def unseal(data: bytes) -> Signed:
    """The text of a pack file whose signature is right over its exact bytes.

    Whether the key is trusted is another question. UserError with one sentence for every other
    file; what stood in it was not looked at then.
    """
    if len(data) > MOST_BYTES:
        raise _refused("Tệp lớn hơn 1 MB nên không phải gói quy định", _CHOOSE)
    if not data.startswith(FIRST_LINE.encode()):
        raise _refused(*_not_a_pack(data))
    tail = _TAIL.fullmatch(data[-_TAIL_BYTES:])
    if tail is None:
        raise _refused(_without_tail(data), _SEND_AGAIN)
    inside = data[:-_TAIL_BYTES]
    key, value = tail["key"].decode(), tail["value"].decode()
    if not is_signed(key, value, inside):
        raise _refused("Chữ ký không khớp: nội dung tệp đã bị thay đổi sau khi ký", _SEND_AGAIN)
    try:
        return Signed(inside.decode(), key)
    except UnicodeDecodeError:
        raise _refused("Tệp không viết bằng bảng mã UTF-8", _SEND_AGAIN) from None


def _refused(what: str, then: str) -> UserError:
    return UserError(f"{what}. {_KEPT} {then}")


def _not_a_pack(data: bytes) -> tuple[str, str]:
    """What a file is that does not begin as a pack does, and what to do."""
    if not data:
        return "Tệp rỗng", _CHOOSE
    if data.startswith(b"PK"):
        return "Đây là tệp nén hoặc tệp Office, không phải gói quy định", _CHOOSE
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        what = "Tệp đã được lưu lại bằng bảng mã khác nên chữ ký không còn dùng được"
        return what, _SEND_AGAIN
    if data.startswith(_FORM.encode() + b"1\r\n"):
        what = "Tệp đã bị đổi cách xuống dòng khi lưu hoặc gửi nên chữ ký không còn dùng được"
        return what, _SEND_AGAIN
    if re.match(_FORM.encode() + rb"\d+\n", data):
        return "Gói này thuộc dạng mới hơn chương trình", "Hãy nâng cấp chương trình rồi nạp lại."
    return "Đây không phải gói quy định của Sổ Dân chủ", _CHOOSE


def _without_tail(data: bytes) -> str:
    if b"\n[signature]\n" not in data:
        return "Gói quy định chưa được ký, hoặc tệp bị cắt mất phần cuối"
    return "Phần chữ ký ở cuối tệp bị cắt hoặc bị sửa"
