"""The numbers that Word draws by itself before the paragraphs of a list."""

import re

import msgspec

from desktop_app.plans.sources.word_package import Element, W, value, whole

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_BULLETS = frozenset("-–—+*•●○◦▪■□✓➢❖")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_HIGHEST_ROMAN = 3999


class Level(msgspec.Struct, frozen=True):
    """One level of a list: the kind of its numbers and the text around them."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    restart: int | None = None  # the level (1-based) whose step restarts this one; 0: never
    is_legal: bool = False


class Numbering:
    """Counts through the lists of a document, paragraph by paragraph in reading order."""

    def __init__(self, root: Element | None) -> None:
        self._nums: dict[str, tuple[str, dict[int, int]]] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def next_number(self, num_id: str, level: int) -> str:
        """The number of the next paragraph in this list at this level, or ""."""
        if num_id not in self._nums:
            return ""
        abstract, starts = self._nums[num_id]
        levels = self._levels[num_id]
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        found = levels.get(level)
        if found is None:
            return ""
        if level in starts and (num_id, level) not in self._begun:
            counts[level] = None
        self._begun.add((num_id, level))
        start = starts.get(level, found.start)
        count = counts[level]
        counts[level] = start if count is None else count + 1
        self._restart_below(counts, levels, level)
        return self._drawn(counts, levels, level)

    @staticmethod
    def _restart_below(counts: list[int | None], levels: dict[int, Level], level: int) -> None:
        for below in range(level + 1, _LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or (restart and level < restart):
                counts[below] = None

    @staticmethod
    def _drawn(counts: list[int | None], levels: dict[int, Level], level: int) -> str:
        own = levels[level]
        if own.kind == "bullet":
            return own.text if own.text in _BULLETS else "•"
        if own.kind == "none" and "%" in own.text:
            return ""

        def number(match: re.Match[str]) -> str:
            place = int(match.group(1)) - 1
            other = levels.get(place, Level())
            count = counts[place]
            kind = "decimal" if own.is_legal and place != level else other.kind
            return as_number(other.start if count is None else count, kind)

        return _PLACE.sub(number, own.text).strip()

    def _read(self, root: Element) -> None:
        abstracts = {a.get(W + "abstractNumId", ""): a for a in root.findall(W + "abstractNum")}
        linked = {value(a, "styleLink"): a for a in abstracts.values() if value(a, "styleLink")}
        for num in root.findall(W + "num"):
            abstract_id = value(num, "abstractNumId")
            abstract = abstracts.get(abstract_id)
            if abstract is not None and not abstract.findall(W + "lvl"):
                abstract = linked.get(value(abstract, "numStyleLink"), abstract)
            levels = {} if abstract is None else _levels(abstract)
            starts: dict[int, int] = {}
            for override in num.findall(W + "lvlOverride"):
                place = whole(override.get(W + "ilvl"))
                levels.update(_levels(override))
                if override.find(W + "startOverride") is not None:
                    starts[place] = whole(value(override, "startOverride"), 1)
            num_id = num.get(W + "numId", "")
            self._levels[num_id] = levels
            self._nums[num_id] = (abstract_id, starts)


def _levels(parent: Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for level in parent.findall(W + "lvl"):
        restart = level.find(W + "lvlRestart")
        legal = level.find(W + "isLgl")
        found[whole(level.get(W + "ilvl"))] = Level(
            whole(value(level, "start", "1"), 1),
            value(level, "numFmt", "decimal"),
            value(level, "lvlText"),
            None if restart is None else whole(restart.get(W + "val")),
            legal is not None and legal.get(W + "val", "1") not in ("0", "false", "off"),
        )
    return found


def as_number(count: int, kind: str) -> str:
    """A count in one of Word's kinds of number: decimal, Roman, letters."""
    if kind in ("upperRoman", "lowerRoman"):
        roman = _roman(count)
        return roman if kind == "upperRoman" else roman.lower()
    if kind in ("upperLetter", "lowerLetter"):
        letters = _letters(count)
        return letters if kind == "upperLetter" else letters.lower()
    if kind == "decimalZero":
        return f"{count:02d}"
    return "" if kind == "none" else str(count)


def _roman(count: int) -> str:
    if not 0 < count <= _HIGHEST_ROMAN:
        return str(count)
    drawn = ""
    for worth, letters in _ROMAN:
        drawn += letters * (count // worth)
        count %= worth
    return drawn


def _letters(count: int) -> str:
    if not 0 < count <= 26 * 10:
        return str(count)
    # Word goes on with "AA", "BB" after "Z".
    return chr(ord("A") + (count - 1) % 26) * ((count - 1) // 26 + 1)
