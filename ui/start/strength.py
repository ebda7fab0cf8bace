"""A plain hint about a new password, and the two checks that must hold."""

from db.text import fold, nfc
from desktop_app.errors import UserError
from desktop_app.safety.accounts import PASSWORD_MIN

MIN_LENGTH = PASSWORD_MIN
GUESSABLE = "Mật khẩu này dễ đoán (dãy số, một chữ lặp lại, tên của bạn). Hãy thêm vài từ khác."
_COMMON = ("12345678", "password", "matkhau", "abc123", "qwerty", "11111111", "123456789")


_RUNS = "0123456789012345678909876543210987654321 abcdefghijklmnopqrstuvwxyz qwertyuiop asdfghjkl"


def hint(password: str, user: str) -> tuple[str, str]:
    """A state of the theme ("late", "soon", "done", "" while empty) and a sentence."""
    if not password:
        return "", f"Ít nhất {MIN_LENGTH} ký tự. Một câu ngắn dễ nhớ là tốt nhất."
    if len(password) < MIN_LENGTH:
        return "late", f"Còn thiếu {MIN_LENGTH - len(password)} ký tự."
    if _is_guessable(password, user):
        return "late", "Dễ đoán, không dùng được."
    kinds = sum(
        (
            any(c.islower() for c in password),
            any(c.isupper() for c in password),
            any(c.isdigit() for c in password),
            any(not c.isalnum() for c in password),
        )
    )
    if len(password) >= 14 or (len(password) >= 10 and kinds >= 3):
        return "done", "Mật khẩu tốt."
    return "soon", "Dùng được. Dài hơn 14 ký tự thì tốt hơn."


def check_new(password: str, again: str, user: str = "", old: str = "") -> None:
    """UserError when a new password is too short, easily guessed, the old one, or not repeated."""
    if len(nfc(password)) < MIN_LENGTH:
        raise UserError(f"Mật khẩu cần ít nhất {MIN_LENGTH} ký tự.", "password")
    if _is_guessable(password, user):
        raise UserError(GUESSABLE, "password")
    if old and nfc(password) == nfc(old):
        raise UserError("Mật khẩu mới giống mật khẩu đang dùng.", "password")
    # Typed by Unikey once with marks apart and once whole, it is the same password.
    if nfc(password) != nfc(again):
        raise UserError("Hai lần gõ không giống nhau. Hãy gõ lại lần thứ hai.", "again")


def _is_guessable(password: str, user: str) -> bool:
    folded = fold(password).replace(" ", "")
    name = fold(user).replace(" ", "")
    return (
        folded in _COMMON
        or folded in _RUNS
        or len(set(folded)) <= 3
        or (bool(name) and folded.strip("0123456789!@#.") == name)
    )
