"""The real plans as the program reads them: each file once for all tests that only look."""

from functools import cache
from pathlib import Path

from desktop_app.plans.reader import ReadPlan, read_plan
from desktop_app.plans.source import Source


@cache
def read_once(path: Path) -> ReadPlan:
    """A plan as it was read; nothing in it can be changed."""
    return read_plan(path)


def source_of(folder: Path, name: str, kind: str) -> Source:
    """What the file of a plan says: its text in the folder itself, Word and PDF below."""
    place = folder if kind == "txt" else folder / "office"
    (path,) = place.glob(f"{name}_*.{kind}")
    return read_once(path).source
