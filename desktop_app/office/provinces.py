"""The provincial units as dated data of the law."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date

import resources
from db.text import fold, nfc

_WORDS = {"city": "Thành phố", "province": "Tỉnh"}
_KIND = re.compile(r"^(?:(?:thanh pho|tinh)(?:\s+|$)|(?:tp\.?|t\.p\.?|t\.)\s*(?=\w))")
_SHORT = {"hcm": "ho chi minh", "hn": "ha noi", "brvt": "ba ria vung tau"}


@dataclass(frozen=True)
class Province:
    """A province or city; `city_from` is the day since which a former province is a city.

    `former` are the provinces that went into it.
    """

    name: str
    kind: str
    city_from: date | None = None
    former: tuple[str, ...] = ()

    def full_name(self, day: date) -> str:
        """The name with the word that it bears on that day: "Tỉnh An Giang"."""
        kind = "province" if self.city_from and day < self.city_from else self.kind
        return f"{_WORDS[kind]} {self.name}"


def provinces() -> tuple[Province, ...]:
    """The provincial units in the order of the Vietnamese alphabet."""
    with resources.path("law", "provinces.toml").open("rb") as file:
        units = tomllib.load(file)["unit"]
    return tuple(
        Province(u["name"], u["kind"], u.get("city_from"), tuple(u.get("former", ())))
        for u in units
    )


class ProvinceNames:
    """Finds a province by what people type: with or without marks, "TP.", "HCM", an old name."""

    def __init__(self, day: date) -> None:
        found = provinces()
        self.all = [unit.full_name(day) for unit in found]
        self._by_key = {_key(unit.name): unit.full_name(day) for unit in found}
        self._former = {_key(old): unit.full_name(day) for unit in found for old in unit.former}

    def find(self, typed: str) -> str:
        """The full name that the words stand for, or "" when they stand for none or several."""
        key = _key(typed)
        if key in self._by_key:
            return self._by_key[key]
        if key in self._former:
            return self._former[key]
        fitting = [name for known, name in self._by_key.items() if key and key in known]
        return fitting[0] if len(fitting) == 1 else ""

    def fitting(self, typed: str) -> list[str]:
        """The full names that the words may be the beginning or a part of."""
        key = fold(typed)
        return [name for name in self.all if key and key in fold(name)]

    def is_former(self, typed: str) -> bool:
        """Whether the words name a province that went into another."""
        key = _key(typed)
        return key in self._former and key not in self._by_key


def _key(typed: str) -> str:
    bare = _KIND.sub("", fold(nfc(typed)))
    words = re.sub(r"[\W_]+", " ", bare).strip()
    return _SHORT.get(words, words)
