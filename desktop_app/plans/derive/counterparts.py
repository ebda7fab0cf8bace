"""Who does it at home: units of the upper level and words of a task against the own departments."""

import functools
import re
import tomllib
from collections.abc import Callable, Iterable, Sequence

import msgspec

import resources
from db.text import fold
from desktop_app.office.model import Department, Office, Village
from desktop_app.office.unit_names import same_unit, unit_name

_BEGINNING = 160  # words this far from the beginning no longer say what the task is about


class _Body(msgspec.Struct, frozen=True):
    key: str
    names: tuple[str, ...]
    outside: bool = False


class _Line(msgspec.Struct, frozen=True):
    """A line of the table: words, the body they lead to, how sure that is and why."""

    body: str
    confidence: str
    why: str
    units: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    instead: str = ""  # where the first body does not exist
    surer: bool = False
    focal: bool = False


class _Table(msgspec.Struct, frozen=True):
    body: tuple[_Body, ...]
    counterpart: tuple[_Line, ...]
    work: tuple[_Line, ...]


class Doer(msgspec.Struct, frozen=True):
    """A unit of one's own, and where the proposal comes from; name "" when none is known."""

    name: str = ""
    reason: str = ""


class Home:
    """The own office: finds departments by name, by counterpart and by the words of a task."""

    def __init__(
        self, office: Office, departments: Sequence[Department], villages: Sequence[Village] = ()
    ) -> None:
        self.office = office
        self.departments = tuple(departments)
        self.villages = tuple(villages)

    @property
    def village_words(self) -> str:
        """What the villages are called together: "các thôn", "các thôn, tổ dân phố"."""
        words = {"thon": "thôn", "to_dan_pho": "tổ dân phố", "khu_pho": "khu phố"}
        kinds = dict.fromkeys(words.get(village.kind, "") for village in self.villages)
        named = [kind for kind in kinds if kind]
        usual = "thôn" if self.office.level.value == "xa" else "tổ dân phố"
        return f"các {', '.join(named or [usual])}"

    def units(self) -> tuple[str, ...]:
        """All names that may lead: departments first, then the bodies outside the Committee."""
        outside = [self._outside(body) for body in _table().body if body.outside]
        return (*(department.name for department in self.departments), *outside)

    def named(self, unit: str) -> Doer:
        """The department that bears this name, an alias of it or its short name."""
        for department in self.departments:
            if any(same_unit(unit, name) for name in _names(department)):
                return Doer(department.name, f"“{unit}” là tên trong danh bạ")
        return Doer()

    def counterpart(self, units: Iterable[str]) -> Doer:
        """Who does at home what one of these upper units does above; own departments first."""
        found = [(unit, line) for unit in units if (line := _counterpart_line(unit))]
        doers = [Doer(self._body(line), f"theo “{unit}”: {line.why}") for unit, line in found]
        own = {department.name for department in self.departments}
        doers.sort(key=lambda doer: doer.name not in own)
        return next((doer for doer in doers if doer.name), Doer())

    def by_work(self, words: str, *, surer: bool) -> Doer:
        """The department that the words of a task point to; what is said first counts."""
        text = words.lower()[: _BEGINNING if surer else None]
        found = [
            (place, line, word)
            for line in _table().work
            for word in line.words
            if line.surer is surer and not line.focal and (place := _place(text, word)) >= 0
        ]
        for _, line, word in sorted(found, key=lambda one: one[0]):
            if name := self._body(line):
                return Doer(name, f"vì việc nói về “{word}”: {line.why}")
        return Doer()

    def by_field(self, words: str) -> Doer:
        """The focal department of the field that the words belong to."""
        for line in _table().work:
            if line.focal and any(_place(words.lower(), word) >= 0 for word in line.words):
                return Doer(self._body(line), f"vì là {line.why}")
        return Doer()

    def lead(self, content: str, lead: Sequence[str], coordinating: Sequence[str]) -> Doer:
        """Who should lead a task at home: never guessed, "" when nothing says it."""
        for unit in lead:
            if (found := self.named(unit)).name:
                return found
        tries: tuple[Callable[[], Doer], ...] = (
            lambda: self.by_work(content, surer=True),
            lambda: self.counterpart(lead),
            lambda: self.by_work(content, surer=False),
            lambda: self._inside(self.counterpart(coordinating)),
            lambda: self.by_field(content),
        )
        return next((doer for doer in (attempt() for attempt in tries) if doer.name), Doer())

    def focal(self) -> str:
        """The department in charge of the grassroots democracy work; "" when there is none."""
        return self.by_field("dân chủ").name

    def helper(self, unit: str) -> str:
        """A coordinating unit at home: the same department, or its counterpart; "" if none."""
        return self.named(unit).name or self.counterpart([unit]).name

    def front(self) -> str:
        """The Front of the commune, by name."""
        return next(self._outside(body) for body in _table().body if body.key == "front")

    def body(self, key: str) -> str:
        """The unit that is a body of this kind ("culture"); "" when the office has none."""
        return self._present(key)

    def _inside(self, doer: Doer) -> Doer:
        """Who only helps above says little: it leads at home only as a department of ours."""
        own = {department.name for department in self.departments}
        return doer if doer.name in own else Doer()

    def _body(self, line: _Line) -> str:
        return self._present(line.body) or (self._present(line.instead) if line.instead else "")

    def _present(self, key: str) -> str:
        body = next(body for body in _table().body if body.key == key)
        for name in body.names:
            if found := self.named(name).name:
                return found
        return self._outside(body) if body.outside else ""

    def _outside(self, body: _Body) -> str:
        found = next((self.named(name).name for name in body.names if self.named(name).name), "")
        return found or f"{body.names[0]} {self.office.level.word}"


@functools.cache
def _table() -> _Table:
    with resources.path("plans", "counterparts.toml").open("rb") as file:
        return msgspec.convert(tomllib.load(file), _Table)


@functools.lru_cache(maxsize=1024)
def _counterpart_line(unit: str) -> _Line | None:
    """The line whose words stand in the unit's name; the longest words win."""
    base = f" {unit_name(unit).base} "
    best: tuple[int, _Line | None] = (0, None)
    for line in _table().counterpart:
        for words in line.units:
            wanted = unit_name(words).base
            if f" {wanted} " in base and len(wanted) > best[0]:
                best = (len(wanted), line)
    return best[1]


def _names(department: Department) -> tuple[str, ...]:
    names = (department.name, department.short_name, *department.aliases.splitlines())
    return tuple(name.strip() for name in names if name.strip())


@functools.lru_cache(maxsize=512)
def _folded(text: str) -> str:
    return fold(text)


def _place(text: str, word: str) -> int:
    """Where a word stands in a text, in any spelling of the tones; -1 where it does not."""
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)
    if found is None and " " in word:
        found = re.search(rf"(?<!\w){re.escape(_folded(word))}(?!\w)", _folded(text))
    return found.start() if found else -1
