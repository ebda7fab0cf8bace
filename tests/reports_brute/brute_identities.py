"""What TT 06/2025/TT-TTCP says must hold between columns of its forms, by plain arithmetic."""

from collections.abc import Mapping
from decimal import Decimal

Forms = Mapping[str, Mapping[str, Decimal]]

# Form, the columns that are added on either side, how both sides compare.
SUMS = {
    "01/TCD": ("1 = 5 11 17", "2 = 6 12 18", "3 = 7 13 19", "4 = 8 14 20"),
    "02/XLD": (
        "3 = 4 23",
        "4 = 6 12 19",
        "6 = 7 8",
        "6 = 9 10 11",
        "12 = 13 14",
        "12 = 15 16 17 18",
        "19 = 20 21 22",
        "23 = 24 25",
    ),
    "03/GQKN": ("2 = 3 4 5 6", "7 = 8 9 10 11 12"),
    "04/GQTC": ("2 = 3 4 5 6", "7 = 8 9 10 11 12 13"),
}
AT_MOST = {
    "01/TCD": ("9 6", "15 12", "21 18", "8 5", "14 11", "20 17"),
    "02/XLD": ("2 1", "3 2", "4 3", "5 4"),
    "03/GQKN": ("2 1", "20 19", "23 22"),
    "04/GQTC": ("2 1", "22 21", "25 24"),
    "05/KQTH": ("2 1", "12 11", "15 14", "17 16", "28 27", "31 30"),
    "06/QLKNTC": ("8 6",),
}


def broken(forms: Forms) -> list[str]:
    """The rules that do not hold, as "02/XLD: 6 = 9 10 11"; only between forms that are there."""
    found = []
    for form, rules in SUMS.items():
        for rule in rules if form in forms else ():
            total, _, *parts = rule.split()
            if forms[form][total] != sum(forms[form][part] for part in parts):
                found.append(f"{form}: {rule}")
    for form, rules in AT_MOST.items():
        for rule in rules if form in forms else ():
            small, large = rule.split()
            if forms[form][small] > forms[form][large]:
                found.append(f"{form}: {small} <= {large}")
    return found + list(_crowds(forms)) + list(_between(forms))


def _crowds(forms: Forms) -> list[str]:
    """A đoàn đông người is five persons or more."""
    cells = forms.get("01/TCD", {})
    pairs = (("8", "9"), ("14", "15"), ("20", "21")) if cells else ()
    return [f"01/TCD: {n} >= 5*{m}" for m, n in pairs if cells[n] < 5 * cells[m]]


def _between(forms: Forms) -> list[str]:
    found = []
    for form, column, other, mine in (
        ("03/GQKN", "1", "02/XLD", "6"),
        ("04/GQTC", "1", "02/XLD", "12"),
    ):
        if form in forms and other in forms and forms[form][column] != forms[other][mine]:
            found.append(f"{form}: {column} = {other} {mine}")
    for column, other in (("1", "03/GQKN"), ("16", "04/GQTC")):
        both = "05/KQTH" in forms and other in forms
        if both and forms["05/KQTH"][column] < forms[other]["7"]:
            found.append(f"05/KQTH: {column} >= {other} 7")
    return found
