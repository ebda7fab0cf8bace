"""What stands together on one line of a paper's head, taken apart."""

import re

from desktop_app.plans.structure import words

_LOOK_ALIKE = str.maketrans("lLiIoO", "111100")
_SIGN = re.compile(rf"(?:{words.SO_LETTERS})\s*:?\s*$")
_SIGN_AHEAD = re.compile(rf"(?<!\w)(?:{words.SO_LETTERS})\s+")


def bodies_on_line(text: str) -> list[str]:
    """The bodies named on one line: "SỞ Y TẾ TỈNH A BỆNH VIỆN B" are parent and issuer."""
    for match in words.SECOND_BODY.finditer(text):
        before = text[: match.start()].strip()
        if words.BODY_WITH_PLACE.search(before) and not words.BODY_GOES_ON.search(before):
            return [before, text[match.start() :]]
    return [text]


def digits(text: str | None) -> str | None:
    """A number in which letters stand for digits they look like, as digits."""
    return text.translate(_LOOK_ALIKE) if text else text


def number_and_place(before: str, place: str) -> tuple[str, str]:
    """The number and the place where both stand on one line."""
    if _SIGN.search(before) and (number := words.NUMBER_START.match(place)):
        return number.group(), place[number.end() :]
    sign = _SIGN_AHEAD.search(place)  # papers of the Party write it without a colon
    if sign and (number := words.NUMBER_START.match(place, sign.end())):
        return place[: number.end()], place[number.end() :]
    body = words.BODY_BEFORE_PLACE.match(place)
    if body and words.BODY_START.match(place):
        return body["body"].strip(), place[body.end() :]
    first, _, rest = re.sub(r"\s{2,}", "\n", place).rpartition("\n")
    number = words.NUMBER_ANYWHERE.match(rest + "  ")
    if number:
        return f"{first} {number.group().strip()}", rest[number.end() :]
    return first, rest


def misread(found: re.Match[str]) -> list[tuple[str, str]]:
    """The words of a number or a date that were read wrongly from paper, each with what it means.

    `found` is a match of NUMBER_LINE, NUMBER_ANYWHERE, PLACE_DATE or PLACE_DATE_SHORT.
    """
    parts = found.groupdict()
    if word := parts.get("misread"):
        return [(word, "Số")]
    seen = re.findall(r"[^\W\d_]{3,}", parts.get("date") or "")
    return [
        (word, meant)
        for word, meant in zip(seen, words.HEAD_DATE_WORDS, strict=False)
        if word.lower() != meant
    ]
