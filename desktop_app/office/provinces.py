"""The provincial units as dated data of the law."""

import tomllib
from dataclasses import dataclass
from datetime import date

import resources

_WORDS = {"city": "Thành phố", "province": "Tỉnh"}


@dataclass(frozen=True)
class Province:
    """A province or city; `city_from` is the day since which a former province is a city."""

    name: str
    kind: str
    city_from: date | None = None

    def full_name(self, day: date) -> str:
        """The name with the word that it bears on that day: "Tỉnh An Giang"."""
        kind = "province" if self.city_from and day < self.city_from else self.kind
        return f"{_WORDS[kind]} {self.name}"


def provinces() -> tuple[Province, ...]:
    """The provincial units in the order of the Vietnamese alphabet."""
    with resources.path("law", "provinces.toml").open("rb") as file:
        units = tomllib.load(file)["unit"]
    return tuple(Province(u["name"], u["kind"], u.get("city_from")) for u in units)
