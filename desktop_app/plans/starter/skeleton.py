"""The skeleton as data (resources/plans/starter.toml), filled with the office's own names."""

import functools
import tomllib

import msgspec

import resources
from desktop_app.plans.derive.counterparts import Home


class _Child(msgspec.Struct, frozen=True):
    number: str
    title: str
    texts: tuple[str, ...] = ()


class _Section(msgspec.Struct, frozen=True):
    number: str
    title: str
    texts: tuple[str, ...] = ()
    child: tuple[_Child, ...] = ()
    responsibilities: bool = False


class _Task(msgspec.Struct, frozen=True, rename={"helpers": "with"}):
    content: str
    lead: tuple[str, ...]
    schedule: str
    deliverable: str
    article: str
    helpers: tuple[str, ...] = ()
    confidence: str = "H"


class _Group(msgspec.Struct, frozen=True):
    number: str
    title: str
    task: tuple[_Task, ...]


class Skeleton(msgspec.Struct, frozen=True):
    """The whole file: numbers of the bases, sections of the text, groups of tasks."""

    bases: tuple[str, ...]
    section: tuple[_Section, ...]
    group: tuple[_Group, ...]


class StarterTask(msgspec.Struct, frozen=True):
    """A task offered for a tick; `lead` is "" where the office has no such unit.

    `article` is where the law asks for it; `usual_month` says that the law names no day and the
    time is only what communes usually choose.
    """

    group: str
    group_number: str
    content: str
    lead: str
    coordinating: tuple[str, ...]
    schedule: str
    deliverable: str
    article: str
    usual_month: bool


class Words:
    """Puts the office's own names into the skeleton's texts."""

    def __init__(self, home: Home, year: int) -> None:
        self._home = home
        self._values = {
            "xa": home.office.level.word,
            "ten": home.office.full_name,
            "nam": str(year),
            "thon": home.village_words,
        }

    def filled(self, text: str) -> str:
        """A text with its places filled in."""
        return text.format_map(self._values)

    def unit(self, key: str) -> str:
        """A unit by its key; "" when the office has none of the kind."""
        if key == "villages":
            words = self._home.village_words
            return words[:1].upper() + words[1:]
        if key == "all":
            return f"Các phòng, đơn vị thuộc UBND {self._home.office.level.word}"
        return self._home.body(key)


@functools.cache
def skeleton() -> Skeleton:
    """The skeleton as it stands in the file."""
    with resources.path("plans", "starter.toml").open("rb") as file:
        return msgspec.convert(tomllib.load(file), Skeleton)


def starter_tasks(home: Home, year: int) -> tuple[StarterTask, ...]:
    """Every task of the skeleton for this office and year, in order."""
    words = Words(home, year)
    return tuple(_task(words, group, task) for group in skeleton().group for task in group.task)


def _task(words: Words, group: _Group, task: _Task) -> StarterTask:
    lead = next(filter(None, map(words.unit, task.lead)), "")
    named = (words.unit(key) for key in task.helpers)
    return StarterTask(
        group.title,
        group.number,
        words.filled(task.content),
        lead,
        tuple(dict.fromkeys(name for name in named if name and name != lead)),
        words.filled(task.schedule),
        task.deliverable,
        task.article,
        task.confidence == "D",
    )
