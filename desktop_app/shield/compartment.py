"""Putting things into the compartment and taking them out: the age format, X25519.

Anybody may put in with the recipient (public); only who holds the secret takes out.
"""

import base64
import binascii

from pyrage import DecryptError, IdentityError, RecipientError, decrypt, encrypt, x25519

from desktop_app.errors import KnownProblem

_BLOCK = 512  # lengths are rounded up, so that they do not tell how long a name is


def make() -> str:
    """A new compartment's secret; `recipient_of` gives its public half."""
    return str(x25519.Identity.generate())


def recipient_of(secret: str) -> str:
    """The public half of a secret; "" for what is no secret."""
    try:
        return str(x25519.Identity.from_str(secret).to_public())
    except IdentityError:
        return ""


def close(recipient: str, content: bytes) -> bytes:
    """Content that only the holders of the secret can read."""
    try:
        return bytes(encrypt(content, [x25519.Recipient.from_str(recipient)]))
    except RecipientError as error:
        raise _damaged() from error


def open_with(secret: str, closed: bytes) -> bytes:
    """What was closed; KnownProblem when it was damaged or closed for another secret."""
    try:
        return bytes(decrypt(closed, [x25519.Identity.from_str(secret)]))
    except (DecryptError, IdentityError) as error:
        raise _damaged() from error


def close_text(recipient: str, text: str) -> str:
    """The same for a text, as base64 in one line."""
    content = text.encode()
    content += b" " * (-len(content) % _BLOCK)
    return base64.b64encode(close(recipient, content)).decode("ascii")


def open_text(secret: str, closed: str) -> str:
    """The text of `close_text`, perhaps with spaces after it."""
    try:
        return open_with(secret, base64.b64decode(closed, validate=True)).decode()
    except (binascii.Error, UnicodeDecodeError) as error:
        raise _damaged() from error


def _damaged() -> KnownProblem:
    return KnownProblem(
        "Ngăn danh tính không mở được: dữ liệu đã hỏng hoặc thuộc về một bộ khóa khác."
        " Chưa có gì thay đổi.",
        "Hãy kiểm tra xem tệp sổ và tệp khóa keys.json có cùng một bộ không.",
    )
