"""What resources/sample/casework says about visits, papers and cases, read strictly."""

import tomllib
from dataclasses import fields
from typing import Any, TypeVar

import msgspec

import resources
from desktop_app.people.person import Person
from desktop_app.petitions.splitting import Part

_Values = TypeVar("_Values")
_NOWHERE = "099"  # begins no province's identity numbers


class _Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class Promise(_Strict, frozen=True):
    """What was promised to a citizen; `due` counts working days from today."""

    text: str
    due: int
    unit: str = ""
    officer: str = ""


class Happened(_Strict, frozen=True):
    """One step of a case, `after` so many working days from the paper's coming.

    `until`, `received` and `learned` count working days from the step. `slip` is a paper issued
    with it. What only the law since 01/7/2026 knows is left out of an older step (`new_law`).
    """

    kind: str
    after: int
    until: int | None = None
    received: int | None = None
    learned: int | None = None
    number: str = ""
    signer: str = ""
    body: str = ""
    reason: str = ""
    count: int = 0
    details: dict[str, str] = {}
    new_law: bool = False
    slip: str = ""


class SamplePaper(_Strict, frozen=True):
    """One paper; `ago` counts working days before today (of a visit's paper it is the visit's).

    `written` counts days before it came, `national` working days after. `same_case` and
    `duplicate_of` name a paper by its `key`.
    """

    kind: str
    content: str
    ago: int = 0
    key: str = ""
    who: str = ""
    written: int = 2
    national: int | None = None
    same_case: str = ""
    duplicate_of: str = ""
    source: str = "in_person"
    source_body: str = ""
    source_number: str = ""
    instance: str = "first"
    anonymous: bool = False
    persons: int = 1
    crowd: bool = False
    respondent: str = ""
    respondent_post: str = ""
    request: str = ""
    field: str = ""
    earlier_body: str = ""
    qualified: str = ""
    unqualified_because: str = ""
    in_competence: str = ""
    competent_body: str = ""
    officer: str = ""
    note: str = ""
    remote: bool = False
    parts: tuple[Part, ...] = ()
    steps: tuple[Happened, ...] = ()
    results: dict[str, int] = {}
    enforcement: dict[str, int] = {}


class Received(_Strict, frozen=True):
    """A document taken in at a visit."""

    title: str
    pages: int = 1
    copies: int = 1
    form: str = "copy"
    note: str = ""


class SampleVisit(_Strict, frozen=True):
    """One visit; `ago` counts working days before today.

    `leader` is the place of a chairman's day among those that were held, the newest 0;
    `unscheduled` one of the days under that name. `answered` and `national` count working days
    after the visit.
    """

    content: str
    content_kind: str
    ago: int = 0
    leader: int | None = None
    unscheduled: int | None = None
    who: str = ""
    at: str = ""
    officer: str = ""
    group_name: str = ""
    representatives: tuple[str, ...] = ()
    persons: int = 1
    crowd: bool = False
    request: str = ""
    field: str = ""
    earlier_body: str = ""
    in_competence: str = ""
    guided_to: str = ""
    guided_number: str = ""
    transferred_to: str = ""
    transferred_number: str = ""
    outcome: str = ""
    result: str = ""
    answered: int | None = None
    refusal: str = ""
    refusal_note: str = ""
    online: bool = False
    national: int | None = None
    note: str = ""
    papers: tuple[Received, ...] = ()
    petition: SamplePaper | None = None
    promise: Promise | None = None
    slips: tuple[str, ...] = ()


class LeadersDays(_Strict, frozen=True):
    """The chairman's calendar: its patterns by the law of the day, and what became of some days.

    `past` and `ahead` count days around today; it begins with the year of the first. `delegated`
    has places among the days behind (the newest 0) with the reason, `unscheduled` working days
    before today with what was expected.
    """

    before_new_law: str
    pattern: str
    past: int
    ahead: int
    place: str
    from_time: str
    to_time: str
    posted_where: str
    delegated: dict[str, str]
    postponed_to: int
    postponed_because: str
    unscheduled: dict[str, str]


class CaseworkFile(_Strict, frozen=True):
    """All of it."""

    people: dict[str, tuple[str, str]]
    days: LeadersDays
    visit: tuple[SampleVisit, ...] = ()
    petition: tuple[SamplePaper, ...] = ()

    def person(self, key: str, place: str, representatives: tuple[str, ...] = ()) -> Person:
        """Somebody of the village; numbers follow from their place in the file."""
        if not key:
            return Person(representatives=representatives)
        name, village = self.people[key]
        ordinal = list(self.people).index(key) + 1
        return Person(
            full_name=name,
            id_number=f"{_NOWHERE}1{ordinal:08}",
            phone=f"0900000{ordinal:03}",
            address=f"{village}, {place}",
            representatives=representatives,
        )


def casework() -> CaseworkFile:
    """The files as they lie in the resources."""
    found: dict[str, Any] = {}
    for path in sorted(resources.path("sample", "casework").glob("*.toml")):
        found |= tomllib.loads(path.read_text(encoding="utf-8"))
    return msgspec.convert(found, CaseworkFile)


def same_named(kind: type[_Values], said: Any, /, **more: Any) -> _Values:
    """A dataclass of values with what is said under the same names, and more."""
    names = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    found = {name: getattr(said, name) for name in said.__struct_fields__ if name in names}
    return kind(**(found | more))
