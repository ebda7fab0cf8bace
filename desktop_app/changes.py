"""What a writing action changed, so that the screens which care can reload."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Changes:
    """The features whose records changed, what to say in the status bar, and the record to show."""

    features: frozenset[str] = field(default_factory=frozenset)
    message: str = ""
    uid: str = ""
    undoable: bool = True

    @classmethod
    def of(
        cls, *features: str, message: str = "", uid: str = "", undoable: bool = True
    ) -> "Changes":
        """Changes of the named features."""
        return cls(frozenset(features), message, uid, undoable)
