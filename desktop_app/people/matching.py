"""Who was here before: earlier visits and papers while somebody's name is still being typed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from db.reading import BookReader
from db.text import fold, person_key, words_of
from desktop_app.people import alike
from desktop_app.people.alike import ContentWords
from desktop_app.people.checks import bare_id, bare_phone
from desktop_app.people.person import Person

TABLES = ("receptions", "petitions")
NUMBER_HALF = 6  # letters from which a half-typed number is looked for
SAME = 30  # records of one number or name that are looked at
FEW = 12  # a name that so few have is worth showing half-typed
_COLUMNS = (
    *("uid", "year", "number", "received_on", "full_name", "id_number", "phone", "address"),
    *("organisation", "content", "identity_uid", "person_key", "search"),
)


@dataclass(frozen=True)
class Earlier:
    """An earlier visit (`table` "receptions") or paper ("petitions"), and why it is shown."""

    table: str
    uid: str
    number: int
    year: int
    day: str
    shown: str
    content: str
    why: str


@dataclass
class _Found:
    row: dict[str, Any]
    table: str
    score: float = 0.0
    why: tuple[str, ...] = ()


class EarlierVisits:
    """Looks in the books of visits and of papers; each question is bounded in time.

    What stands under a sealed identity is never shown: even that somebody's words are like those
    of a denunciation would tell who wrote it.
    """

    def __init__(self, book: BookReader) -> None:
        self._people = book.people

    def find(
        self, person: Person, content: str = "", leave_out: str = "", limit: int = 8
    ) -> list[Earlier]:
        """The likeliest first, then the newest; empty while too little is known."""
        asked = _Asked(person, content)
        found: list[_Found] = []
        for table in TABLES:
            found += self._in_table(table, asked)
        found = [one for one in found if one.score >= ENOUGH and one.row["uid"] != leave_out]
        found.sort(key=lambda one: (one.score, one.row["received_on"] or ""), reverse=True)
        return [_earlier(one) for one in found[:limit]]

    def _in_table(self, table: str, asked: "_Asked") -> Iterator[_Found]:
        words = ContentWords(self._people, table, asked.content)
        named, few = self._named(table, asked)
        places = {*self._numbered(table, asked), *named, *words.candidates()}
        for row in self._people.told(table, sorted(places), _COLUMNS).values():
            if not row["identity_uid"]:
                found = _judged(_Found(row, table), asked, few)
                yield _content_judged(found, words.likeness(str(row["search"])))

    def _numbered(self, table: str, asked: "_Asked") -> Iterator[int]:
        if len(asked.id_number) >= NUMBER_HALF:
            yield from self._people.numbered(table, "id_number", asked.id_number, SAME)
        if len(asked.phone) >= NUMBER_HALF:
            yield from self._people.numbered(table, "phone", asked.phone, SAME)
        if asked.organisation:
            yield from self._people.same_text(table, "organisation", asked.organisation, SAME)

    def _named(self, table: str, asked: "_Asked") -> tuple[set[int], bool]:
        """Who may have the name; and whether so few do that even a half-typed one tells."""
        people, name = self._people, asked.name
        if len(name) < 2:
            return set(), False
        found = set(people.with_key(table, f"{asked.ends}|{asked.middle}|", SAME))
        if asked.village:
            found.update(people.with_key(table, f"{asked.key}", SAME, village=asked.village))
            near = people.with_key(table, f"{asked.ends}|", SAME, village=asked.village)
            found.update(near)
        half = people.with_words(table, name[:-1], SAME, half=name[-1])
        return found | set(half), len(half) <= FEW


class _Asked:
    """What is known so far, made comparable once."""

    def __init__(self, person: Person, content: str) -> None:
        self.name = words_of(person.full_name)
        self.key = person_key(person.full_name, person.address)
        self.ends, self.middle, self.village = (self.key or "||").split("|")
        self.id_number = bare_id(person.id_number)
        self.phone = bare_phone(person.phone)
        self.address = fold(person.address)
        self.organisation = person.organisation.strip()
        self.content = content


ENOUGH = 30.0
_ID, _PHONE, _HALF_NUMBER, _BODY = 100.0, 60.0, 35.0, 60.0
_NAME, _NEAR_NAME, _HALF_NAME, _RARE = 40.0, 22.0, 10.0, 20.0
_ADDRESS, _VILLAGE, _CONTENT = 20.0, 15.0, 45.0


def _judged(found: _Found, asked: _Asked, few: bool) -> _Found:
    score, why = 0.0, []
    for points, reason in (
        *_same_numbers(found.row, asked),
        *_same_name(found.row, asked, few),
    ):
        score += points
        why.append(reason)
    if why:  # living in the same place says nothing by itself
        points, reason = _same_place(found.row, asked)
        score += points
        why += [reason] if reason else []
    return replace(found, score=score, why=tuple(why))


def _same_numbers(row: dict[str, Any], asked: _Asked) -> Iterator[tuple[float, str]]:
    known = bare_id(row["id_number"] or "")
    if asked.id_number and known == asked.id_number:
        yield _ID, "cùng số giấy tờ"
    elif len(asked.id_number) >= NUMBER_HALF and known.startswith(asked.id_number):
        yield _HALF_NUMBER, "số giấy tờ bắt đầu như vậy"
    phone = bare_phone(row["phone"] or "")
    if asked.phone and phone == asked.phone:
        yield _PHONE, "cùng điện thoại"
    elif len(asked.phone) >= NUMBER_HALF and phone.startswith(asked.phone):
        yield _HALF_NUMBER, "số điện thoại bắt đầu như vậy"
    if asked.organisation and fold(asked.organisation) == fold(row["organisation"] or ""):
        yield _BODY, "cùng cơ quan, tổ chức"


def _same_name(row: dict[str, Any], asked: _Asked, few: bool) -> Iterator[tuple[float, str]]:
    if len(asked.name) < 2 or not row["person_key"]:
        return
    ends, middle, _ = str(row["person_key"]).split("|")
    if (ends, middle) == (asked.ends, asked.middle):
        yield _NAME, "cùng tên"
    elif ends == asked.ends:
        yield _NEAR_NAME + (_RARE / 2 if few else 0), "tên khác chữ đệm"
    elif " ".join(words_of(row["full_name"])).startswith(" ".join(asked.name)):
        yield _HALF_NAME + (_RARE if few else 0), "tên bắt đầu như vậy"


def _same_place(row: dict[str, Any], asked: _Asked) -> tuple[float, str]:
    village = str(row["person_key"] or "||").rsplit("|", 1)[1]
    if not asked.village or village != asked.village:
        return 0.0, ""
    same = fold(str(row["address"] or "")) == asked.address
    return (_ADDRESS, "cùng địa chỉ") if same else (_VILLAGE, "cùng thôn")


def _content_judged(found: _Found, likeness: float) -> _Found:
    if likeness < alike.ENOUGH:
        return found
    score = found.score + _CONTENT * likeness
    return replace(found, score=score, why=(*found.why, "nội dung giống"))


def _earlier(found: _Found) -> Earlier:
    row = found.row
    return Earlier(
        table=found.table,
        uid=row["uid"],
        number=row["number"] or 0,
        year=row["year"] or 0,
        day=row["received_on"] or "",
        shown=row["full_name"] or row["organisation"] or "",
        content=row["content"] or "",
        why=", ".join(found.why),
    )
