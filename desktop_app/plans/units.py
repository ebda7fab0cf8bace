"""Names of units, as the office knows them."""

from desktop_app.office.unit_names import (
    OddName,
    UnitName,
    group_names,
    odd_names,
    one_edit_apart,
    same_unit,
    unit_name,
)

__all__ = [
    "OddName",
    "UnitName",
    "group_names",
    "odd_names",
    "one_edit_apart",
    "same_unit",
    "unit_name",
]
