"""Who was here before: earlier visits and papers while somebody's name is still being typed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from db.reading import BookReader
from db.text import fold
from desktop_app.people import alike
from desktop_app.people.alike import ContentWords, words_of
from desktop_app.people.checks import bare_id, bare_phone
from desktop_app.people.person import Person

TABLES = ("receptions", "petitions")
ID_HALF, PHONE_HALF = 6, 6  # letters from which a half-typed number is looked for
SAME = 30  # records of one number or name that are looked at
NAMED = 40  # records with all words of the name
FEW = 12  # a name that so few have is worth showing half-typed
_COLUMNS = (
    *("uid", "year", "number", "received_on", "full_name", "id_number", "phone", "address"),
    *("organisation", "content", "identity_uid"),
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
        words = ContentWords(self._people, table, asked.content) if asked.content else None
        named, few = self._named(table, asked)
        places = {*self._numbered(table, asked), *named, *(words.candidates() if words else ())}
        for row in self._people.told(table, sorted(places), _COLUMNS).values():
            if row["identity_uid"]:
                continue
            found = _judged(_Found(row, table), asked, few)
            if words:
                likeness = words.likeness(str(row["content"] or ""))
                found = _content_judged(found, likeness)
            yield found

    def _numbered(self, table: str, asked: "_Asked") -> Iterator[int]:
        if len(asked.id_number) >= ID_HALF:
            yield from self._people.same(table, "id_number", asked.id_number, SAME)
            yield from self._people.beginning(table, "id_number", asked.id_number, SAME)
        if len(asked.phone) >= PHONE_HALF:
            yield from self._people.same(table, "phone", asked.phone, SAME)
            yield from self._people.beginning(table, "phone", asked.phone, SAME)

    def _named(self, table: str, asked: "_Asked") -> tuple[set[int], bool]:
        """Who may have the name; and whether so few do that even a half-typed one tells."""
        people, name = self._people, asked.name
        found: set[int] = set()
        if asked.organisation:
            found.update(people.same(table, "organisation", asked.organisation, SAME))
        if len(name) < 2:
            return found, False
        found.update(people.same(table, "full_name", asked.full_name, SAME))
        found.update(people.with_words(table, name, NAMED))
        half = people.with_words(table, name[:-1], NAMED, half=name[-1])
        found.update(half)
        if asked.village:
            found.update(people.with_words(table, [*name, *asked.village], NAMED))
            found.update(people.with_words(table, [name[0], name[-1], *asked.village], NAMED))
        return found, len(half) <= FEW


class _Asked:
    """What is known so far, made comparable once."""

    def __init__(self, person: Person, content: str) -> None:
        self.full_name = " ".join(person.full_name.split())
        self.name = words_of(person.full_name)
        self.id_number = bare_id(person.id_number)
        self.phone = bare_phone(person.phone)
        self.address = fold(person.address)
        self.village = words_of(person.address.split(",")[0])
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
    elif len(asked.id_number) >= ID_HALF and known.startswith(asked.id_number):
        yield _HALF_NUMBER, "số giấy tờ bắt đầu như vậy"
    phone = bare_phone(row["phone"] or "")
    if asked.phone and phone == asked.phone:
        yield _PHONE, "cùng điện thoại"
    elif len(asked.phone) >= PHONE_HALF and phone.startswith(asked.phone):
        yield _HALF_NUMBER, "số điện thoại bắt đầu như vậy"
    if asked.organisation and fold(asked.organisation) == fold(row["organisation"] or ""):
        yield _BODY, "cùng cơ quan, tổ chức"


def _same_name(row: dict[str, Any], asked: _Asked, few: bool) -> Iterator[tuple[float, str]]:
    name, known = asked.name, words_of(row["full_name"] or "")
    if len(name) < 2 or len(known) < 2:
        return
    if sorted(name) == sorted(known):
        yield _NAME, "cùng tên"
    elif (name[0], name[-1]) == (known[0], known[-1]):
        yield _NEAR_NAME + (_RARE if few else 0), "tên khác chữ đệm"
    elif " ".join(known).startswith(" ".join(name)):
        yield _HALF_NAME + (_RARE if few else 0), "tên bắt đầu như vậy"


def _same_place(row: dict[str, Any], asked: _Asked) -> tuple[float, str]:
    address = str(row["address"] or "")
    if asked.address and fold(address) == asked.address:
        return _ADDRESS, "cùng địa chỉ"
    if asked.village and words_of(address.split(",", maxsplit=1)[0]) == asked.village:
        return _VILLAGE, "cùng thôn"
    return 0.0, ""


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
