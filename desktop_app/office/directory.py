"""The directory of units: whichever way a name is written, the unit of the office that it means."""

from collections.abc import Iterable, Iterator, Sequence

from desktop_app.office.model import Department, Village
from desktop_app.office.unit_names import UnitName, unit_name

# Units of these levels are not the commune's own, whatever they are called.
_ABOVE = {"tinh", "thanh pho", "huyen", "quan", "thi xa"}


class Directory:
    """Finds units by their name, short name or an alias; knows nothing of places in documents."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._units: dict[UnitName, str] = {}
        for name, unit in names:
            self._units.setdefault(unit_name(name), unit)
        self._bases = {key.base for key in self._units}

    @classmethod
    def of(cls, departments: Sequence[Department], villages: Sequence[Village] = ()) -> "Directory":
        """The directory of an office; a department comes before a village of the same name."""
        own = [(name, each.name) for each in departments for name in names_of(each)]
        return cls([*own, *((village.name, village.name) for village in villages)])

    def unit_of(self, name: str) -> str:
        """The unit's usual name, or "" for a name that the directory does not know.

        "Phòng VH-XH xã Đồng Mẫu" finds "Phòng Văn hóa - Xã hội"; that of the province does not.
        """
        wanted = unit_name(name)
        if not wanted.base or wanted.base not in self._bases:
            return ""
        exact = self._units.get(wanted)
        if exact:
            return exact
        levelled = [key for key in self._units if key.base == wanted.base]
        fits = [key for key in levelled if not (key.level and wanted.level)]
        return self._units[fits[0]] if fits and wanted.level not in _ABOVE else ""


def names_of(department: Department) -> Iterator[str]:
    """A department's own name, its short name and its other names."""
    for name in (department.name, department.short_name, *department.aliases.splitlines()):
        if name.strip():
            yield name.strip()
