"""What resources/sample/tasks.toml says about the sample's tasks, read strictly."""

import tomllib
from typing import Literal

import msgspec

import resources


class SampleTask(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One task added by hand.

    `due` counts working days from the day the sample is made. `done` is how many days before its
    day it was finished; `suspended` from which to which day after its event its clock stood still.
    """

    title: str
    group: str
    due: int | Literal["month_end"]
    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    officer: str = ""
    rule: str = ""
    priority: str = "normal"
    deliverable: str = ""
    checklist: tuple[str, ...] = ()
    ticked: int = 0
    total: int | None = None
    percent: bool = False
    progress: int = 0
    suspended: tuple[int, int] | None = None
    notes: tuple[str, ...] = ()
    hand_over_to: str = ""
    hand_over_why: str = ""
    done: int | None = None
    result: str = ""
    dropped: str = ""


class Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file: what became of past work, which items of the year are on, own tasks.

    `calendar` has the keys of the items that each unit leads.
    """

    left_open: int
    late_note: str
    photo: str
    photo_words: str
    calendar: dict[str, tuple[str, ...]]
    symbols: dict[str, str]
    task: tuple[SampleTask, ...]

    def symbol(self, deliverable: str) -> str:
        """The symbol of the document that proves a deliverable, "BC-UBND"."""
        words = deliverable.lower()
        return next(symbol for word, symbol in self.symbols.items() if word in words)


def written() -> Written:
    """The file as it lies in the resources."""
    with resources.path("sample", "tasks.toml").open("rb") as file:
        return msgspec.convert(tomllib.load(file), Written)
