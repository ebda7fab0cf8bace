"""Data files only; `path()` finds them from source and inside the built program."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def path(*parts: str) -> Path:
    """The path of a bundled data file; refuses to leave the resources folder."""
    found = _HERE.joinpath(*parts).resolve()
    if not found.is_relative_to(_HERE):
        raise ValueError(f"outside resources: {parts}")
    return found
