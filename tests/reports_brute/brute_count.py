"""Every cell of forms 01–05 of TT 06/2025/TT-TTCP, counted over plain rows of the book.

An expectation of its own: rows are dicts as SQLite gives them, days are texts compared as texts,
what happened to a case is read here from its events. Nothing of the program is imported. The words
in quotation marks are the circular's own notes under its forms.
"""

from brute_cases import form_03, form_04
from brute_enforcement import form_05
from brute_papers import form_02
from brute_plain import COLUMNS, Figures, PlainBook
from brute_visits import form_01

__all__ = ["COLUMNS", "Figures", "PlainBook", "all_forms"]


def all_forms(book: PlainBook, first: str, last: str) -> dict[str, Figures]:
    """Every column of the five forms for one period; both days are counted."""
    petitions, ours = form_02(book, first, last)
    return {
        "01/TCD": form_01(book, first, last),
        "02/XLD": petitions,
        "03/GQKN": form_03(book, first, last, ours["complaint"]),
        "04/GQTC": form_04(book, first, last, ours["denunciation"]),
        "05/KQTH": form_05(book, first, last),
    }
