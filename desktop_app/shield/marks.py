"""Marks of an identity: by them a text is seen to tell it, while the marks themselves tell nothing
to anyone without the guard key.

A mark is BLAKE2b with the guard key over what it is of. Lines of `identities.marks`:
`n:` a name, its words joined; `s:` what is left without the family name, and its last two words;
`d<length>:` a number; and, of 2 bytes, so that a clean text costs one hash for each of its words,
`w:` how a name may begin (its first word, and all of them run together), `p:` its first two words.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator

from desktop_app.people.checks import bare_id, bare_phone
from desktop_app.people.person import Person
from desktop_app.shield.words import digits_of, words_of

MOST_WORDS = 8
SHORTEST_NUMBER = 8
_SHORT_BYTES, _BYTES = 2, 16
_SEVERAL = re.compile(r"[,;&/\n()]|\bvà\b")


def mark(guard: bytes, kind: str, text: str) -> str:
    """The mark of a folded text; those of beginnings are short."""
    size = _SHORT_BYTES if kind in "wp" else _BYTES
    digest = hashlib.blake2b(f"{kind}|{text}".encode(), digest_size=size, key=guard)
    return f"{kind}:{digest.hexdigest()}"


def marks_of(guard: bytes, person: Person) -> list[str]:
    """All marks of a person, sorted, so that their order tells nothing."""
    told = {*_names(person), *_numbers(person)}
    return sorted({mark(guard, kind, text) for kind, text in told})


def is_same(first: Iterable[str], second: Iterable[str]) -> bool:
    """Whether two identities share a whole name or a number."""
    return any(line[0] in "nd" for line in {*first} & {*second})


def _names(person: Person) -> Iterator[tuple[str, str]]:
    for text in (person.full_name, *person.representatives):
        for part in _SEVERAL.split(text):
            words = [word for word in words_of(part) if not word.isdigit()][:MOST_WORDS]
            if len(words) >= 2:
                yield from _word_marks("n", words)
            # Two words that are left may be anybody's or a common word; see `Scanner`.
            if len(words) >= 3:
                yield from _word_marks("s", words[1:])
                yield from _word_marks("s", words[-2:])


def _word_marks(kind: str, words: list[str]) -> Iterator[tuple[str, str]]:
    yield kind, "".join(words)
    yield "w", words[0]
    yield "p", "".join(words[:2])
    yield "w", "".join(words)


def _numbers(person: Person) -> Iterator[tuple[str, str]]:
    bare = bare_id(person.id_number)
    if re.search(r"[A-Z]", bare):
        yield from _word_marks("n", re.findall(r"[a-z]+|[0-9]+", bare.lower()))
    found = [digits_of(person.id_number), digits_of(bare_phone(person.phone))]
    for text in person.representatives:
        found += re.findall(r"[0-9]{9,}", bare_id(text))
    for digits in found:
        if len(digits) >= SHORTEST_NUMBER:
            yield f"d{len(digits)}", digits
            if digits.startswith("0") and len(digits) == 10:
                yield "d11", "84" + digits[1:]
                yield "d9", digits[1:]  # as a number in a cell of Excel
