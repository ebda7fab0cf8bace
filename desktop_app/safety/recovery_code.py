"""The recovery code as printed: groups of letters that are hard to confuse, the last a check."""

import hashlib
import secrets
import unicodedata

from desktop_app.errors import UserError

# Without 0, O, 1 and I. 32 letters: five bits each.
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_GROUP = 4
_SECRET_GROUPS = 7  # 28 letters, 140 bits
_LENGTH = _GROUP * (_SECRET_GROUPS + 1)

# Categories of Unicode: control, punctuation, separator. The minus is a sign of mathematics.
_BETWEEN, _MINUS = "CPZ", "\N{MINUS SIGN}"


def make() -> str:
    """A new code such as `ABCD-EFGH-…` (8 groups of 4)."""
    secret = "".join(secrets.choice(ALPHABET) for _ in range(_GROUP * _SECRET_GROUPS))
    letters = secret + _check_group(secret)
    return "-".join(letters[i : i + _GROUP] for i in range(0, _LENGTH, _GROUP))


def letters_of(typed: str) -> str:
    """The code's letters as they were made; UserError when it is mistyped (not: a wrong code).

    Capitals, spaces, dashes and other signs between the letters do not matter, nor full-width ones.
    """
    plain = unicodedata.normalize("NFKC", typed)
    kept = (c for c in plain if unicodedata.category(c)[0] not in _BETWEEN and c != _MINUS)
    letters = "".join(c.upper() if c.isascii() else c for c in kept)
    strange = [c for c in letters if c not in ALPHABET]
    if strange:
        raise UserError(_strange_words(strange), field="code")
    if len(letters) != _LENGTH:
        raise UserError(
            f"Mã khôi phục có {_LENGTH} ký tự, ở đây mới đọc được {len(letters)}."
            " Hãy xem lại bản in.",
            field="code",
        )
    secret, check = letters[:-_GROUP], letters[-_GROUP:]
    if check != _check_group(secret):
        raise UserError(
            "Mã khôi phục gõ nhầm ở một chỗ nào đó. Hãy so từng nhóm với bản in.", field="code"
        )
    return letters


def _strange_words(strange: list[str]) -> str:
    marked = [c for c in strange if not c.isascii()]
    if marked:
        return (
            f"Mã khôi phục không có chữ “{marked[0]}”: có lẽ bộ gõ tiếng Việt (Unikey) đang bật."
            " Hãy tắt bộ gõ rồi gõ lại."
        )
    return (
        f"Mã khôi phục không có ký tự “{strange[0]}”"
        " (mã không dùng chữ O, chữ I, số 0 và số 1). Hãy xem lại bản in."
    )


def _check_group(secret: str) -> str:
    number = int.from_bytes(hashlib.sha256(secret.encode("ascii")).digest()[:4])
    return "".join(ALPHABET[number >> (5 * place) & 31] for place in range(_GROUP))
