"""The words that stand on top of every paper of the State and of the Party."""

from db.text import fold

_MOTTOS = ("cong hoa xa hoi chu nghia viet nam", "dang cong san viet nam")


def is_state_head(text: str) -> bool:
    """Whether a block of text is (or holds) the right half of a paper's head."""
    folded = " ".join(fold(text).split())
    return any(motto in folded for motto in _MOTTOS)
