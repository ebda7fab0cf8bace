"""The sentences for a file that cannot be read: what is the matter, what was kept, what to do."""

from desktop_app.errors import UserError

_KEPT = "Tệp vẫn nguyên như cũ, chưa có gì được đưa vào sổ."


def refusal(what: str, next_step: str) -> UserError:
    """The error that says what is the matter, that nothing was changed, and what to do."""
    return UserError(f"{what} {_KEPT} {next_step}")


def damaged(what: str) -> UserError:
    """The error for a file that is broken or cut off."""
    return refusal(
        f"Tệp {what} này bị hỏng hoặc chưa được chép trọn vẹn nên không mở được.",
        "Hãy thử mở tệp bằng chương trình thường dùng; nếu cũng không mở được, "
        "hãy xin lại bản khác từ nơi gửi.",
    )


def locked(what: str) -> UserError:
    """The error for a file that opens only with a password."""
    return refusal(
        f"Tệp {what} này được bảo vệ bằng mật khẩu nên chương trình không đọc được.",
        "Hãy mở tệp bằng mật khẩu, lưu thành một bản không đặt mật khẩu, rồi mở lại bản đó.",
    )


def too_long(what: str) -> UserError:
    """The error for a file far beyond the size of what is worked on here."""
    return refusal(
        f"Tệp này quá lớn ({what}), vượt xa mức thông thường nên không được đọc.",
        "Hãy tách riêng phần cần dùng thành một tệp nhỏ hơn.",
    )
