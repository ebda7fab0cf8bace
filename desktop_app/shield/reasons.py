"""What a reason for opening an identity must say."""

from collections.abc import Sequence

from desktop_app.errors import UserError
from desktop_app.shield.model import Found

SHORTEST = 10


def check(reason: str, found: Sequence[Found]) -> None:
    """UserError for a reason of fewer than ten letters, or one that itself names the person."""
    if sum(char.isalpha() for char in reason) < SHORTEST:
        raise UserError(
            f"Hãy ghi lý do mở danh tính, ít nhất {SHORTEST} chữ cái: ai cần, để làm gì."
            " Lý do được giữ lại cùng tên người mở.",
            field="reason",
        )
    if found:
        raise UserError(
            f"Lý do đang nêu danh tính của {found[0].code_name}. Hãy viết lại, gọi bằng mã.",
            field="reason",
        )
