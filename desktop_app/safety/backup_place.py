"""How good a folder is for backups: the disk it lies on, told before anything is lost with it."""

import os
from dataclasses import dataclass
from pathlib import Path

from desktop_app.safety.place import Disk, is_network_name, probe


@dataclass(frozen=True)
class Advice:
    """A sentence about a folder; `good` when the copies outlive this machine."""

    good: bool
    words: str


def advice(folder: Path, live: Path) -> Advice:
    """What to know about keeping backups there; `live` is the folder of the book.

    Touches no network: a server that does not answer must not hold up the screen.
    """
    if is_network_name(str(folder)):
        return _NETWORK
    facts = probe(folder)
    if facts.cloud:
        return Advice(
            False,
            f"Thư mục này do {facts.cloud} đưa lên mạng: bản sao đã mã hóa, nhưng vẫn rời khỏi cơ "
            "quan. Hãy hỏi người phụ trách trước.",
        )
    if facts.disk is Disk.NETWORK:
        return _NETWORK
    if facts.disk is Disk.REMOVABLE:
        return ON_A_STICK
    if same_disk(folder, live):
        return Advice(
            False,
            "Cùng ổ đĩa với sổ: ổ hỏng là mất cả hai. Nên cắm USB hoặc chọn ổ khác.",
        )
    return Advice(
        True,
        "Khác ổ với sổ. Nếu chỉ là một phần khác của cùng ổ cứng, nên có thêm bản trên USB.",
    )


def same_disk(one: Path, other: Path) -> bool:
    """Whether two folders, which need not exist yet, lie on one drive."""
    if os.name == "nt":
        return one.absolute().anchor.casefold() == other.absolute().anchor.casefold()
    return _existing(one).stat().st_dev == _existing(other).stat().st_dev


def can_hold(folder: Path) -> bool:
    """Whether the folder, or the nearest one above it that exists, can be written."""
    nearest = _existing(folder)
    return nearest.is_dir() and os.access(nearest, os.W_OK)


def _existing(folder: Path) -> Path:
    nearest = folder.absolute()
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    return nearest


ON_A_STICK = Advice(True, "USB: tốt. Nhớ cắm trước khi thoát; rút ra thì cất riêng, có khóa.")
_NETWORK = Advice(True, "Ổ mạng: tốt, nếu cơ quan cho phép và máy chủ được sao lưu.")
