"""Finds the head of a table by the text of its headings, and what each column means."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from db.text import fold
from desktop_app.old_books.target import BookColumn, Target

NOTE_KEY = "note"
LOOK_ROWS = 60
_MOST_HEAD_ROWS = 4
_LONGEST_HEADING = 160
_CODE = re.compile(r"\(?\s*(\d{1,2}|[a-zA-Z])\s*\)?|\(?\d{1,2}\)?\s*=.*|[ivx]{1,4}")
_PUNCTUATION = re.compile(r"[^\w%]+")


@dataclass(frozen=True)
class HeadColumn:
    """One column of the sheet: its whole heading, and the key it was understood as ("": none)."""

    place: int
    heading: str
    key: str = ""
    sure: bool = True


@dataclass(frozen=True)
class Head:
    """Where the head stands (places in the list of rows, the last one not in it) and its columns.

    `texts` are the folded texts of its rows, to know them again in the middle of the sheet.
    """

    start: int
    end: int
    columns: tuple[HeadColumn, ...]
    score: float = 0.0
    texts: frozenset[str] = field(default=frozenset())

    def understood(self) -> dict[int, str]:
        """Column key by place."""
        return {one.place: one.key for one in self.columns if one.key}


def plain(text: str) -> str:
    """A heading folded, with single spaces instead of signs."""
    return _PUNCTUATION.sub(" ", fold(text)).strip()


def find_head(rows: Sequence[Sequence[str]], target: Target) -> Head | None:
    """The rows whose texts are most like the headings of the target; None when there are none.

    `rows` are texts of the first rows; a cell that is covered by a merged one is empty.
    """
    best: Head | None = None
    for start in range(min(len(rows), LOOK_ROWS)):
        if len([text for text in rows[start] if text.strip()]) < 2:
            continue
        for height in range(1, _MOST_HEAD_ROWS):
            if start + height > len(rows):
                break
            head = _head(rows, start, start + height, target)
            if head and (best is None or head.score > best.score + 0.01):
                best = head
    if best is None or len(best.understood()) < 3:
        return None
    return _past_codes(rows, best)


def heading_key(text: str, target: Target) -> tuple[str, float]:
    """What a heading most likely means, and how surely: 1 for the whole, less for a part."""
    words = plain(text)
    best, weight = "", 0.0
    for column in target.columns:
        score = _likeness(words, column)
        if score > weight:
            best, weight = column.key, score
    return best, weight


def is_code_row(texts: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), 1 2 3, A B 1 2."""
    told = [text.strip() for text in texts if text.strip()]
    if len(told) < 3 or not all(_CODE.fullmatch(text.lower()) for text in told):
        return False
    numbers = [int(found) for text in told for found in re.findall(r"\d{1,2}", text)[:1]]
    steps = [b - a for a, b in pairwise(numbers)]
    return len(numbers) >= 3 and sum(step == 1 for step in steps) >= 0.7 * len(steps)


def repeats_head(texts: Sequence[str], head: Head) -> bool:
    """Whether a row of the sheet's middle is (a part of) the head again."""
    first = next((text for text in texts if text), "")
    if not head.texts or len(first) > _LONGEST_HEADING or plain(first) not in head.texts:
        return False
    told = [plain(text) for text in texts if text]
    same = sum(text in head.texts for text in told)
    return same == len(told) if len(told) < 3 else same >= 0.6 * len(told)


def _head(rows: Sequence[Sequence[str]], start: int, end: int, target: Target) -> Head | None:
    some = rows[start:end]
    if any(is_code_row(row) for row in some):
        return None
    if any(len(text) > _LONGEST_HEADING for row in some for text in row):
        return None
    width = max(map(len, some))
    filled = [_spread(row, some[i + 1 :], width) for i, row in enumerate(some)]
    columns: list[HeadColumn] = []
    taken: dict[str, tuple[float, int]] = {}
    for place in range(width):
        parts = list(dict.fromkeys(row[place] for row in filled if row[place]))
        heading = " / ".join(parts)
        key, weight = _meaning(parts, target, grouped=_in_group(filled, place))
        columns.append(HeadColumn(place, heading, key, weight >= 0.8))
        if key and weight > taken.get(key, (0.0, 0))[0]:
            taken[key] = (weight, place)
    score = sum(weight for weight, _ in taken.values())
    own = [HeadColumn(c.place, c.heading, *_own(c, taken)) for c in columns]
    odd = sum(bool(c.heading) and not c.key for c in own)
    digits = sum(bool(re.search(r"\d{3,}|\d/\d", text)) for row in some for text in row)
    score -= 0.15 * odd + 1.0 * digits + 0.05 * (len(some) - 1)
    texts = frozenset(plain(text) for row in some for text in row if text.strip())
    return Head(start, end, tuple(own), score, texts)


def _own(column: HeadColumn, taken: dict[str, tuple[float, int]]) -> tuple[str, bool]:
    """A meaning belongs to the column that tells it best."""
    mine = column.key != "" and taken[column.key][1] == column.place
    return (column.key, column.sure) if mine else ("", True)


def _spread(row: Sequence[str], below: Sequence[Sequence[str]], width: int) -> list[str]:
    """A group's heading also over the columns to its right that only have a heading below."""
    texts = [*(" ".join(text.split()) for text in row), *[""] * (width - len(row))]
    spread = list(texts)
    for place in range(1, width):
        has_below = any(place < len(one) and one[place].strip() for one in below)
        left_below = any(place - 1 < len(one) and one[place - 1].strip() for one in below)
        if not texts[place] and spread[place - 1] and has_below and left_below:
            spread[place] = spread[place - 1]
    return spread


def _in_group(filled: Sequence[Sequence[str]], place: int) -> bool:
    """Whether the top heading stands over several columns: then the lower one tells them apart."""
    top = filled[0]
    return bool(top[place]) and top[place] in (
        *top[max(place - 1, 0) : place],
        *top[place + 1 :][:1],
    )


def _meaning(parts: Sequence[str], target: Target, *, grouped: bool) -> tuple[str, float]:
    """What the lowest part of a group tells; a heading on several lines is read whole."""
    if not parts:
        return "", 0.0
    whole = heading_key(" ".join(parts), target)
    if len(parts) == 1 or (not grouped and whole[1] >= 0.9):
        return whole
    lowest = heading_key(parts[-1], target)
    if lowest[1] >= (0.5 if grouped else 0.9):
        return lowest
    if lowest[1] >= 0.5:
        return lowest if lowest[1] >= whole[1] or whole[0] == "" else whole
    return whole[0], whole[1] * 0.8


def _likeness(words: str, column: BookColumn) -> float:
    best = 0.0
    for heading in column.headings:
        found = re.search(rf"(?<!\w)(?:{heading})(?!\w)", words)
        if found:
            # The more of the heading is told, and the more words it has, the surer.
            share = len(found[0]) / max(len(words), 1)
            best = max(best, 0.45 + 0.5 * share + min(0.05, len(found[0]) / 1000))
    return best


def _past_codes(rows: Sequence[Sequence[str]], head: Head) -> Head:
    end = head.end
    while end < len(rows) and is_code_row(rows[end]):
        end += 1
    return Head(head.start, end, head.columns, head.score, head.texts)
