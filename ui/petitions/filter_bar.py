"""The filters of one of the two lists, with a quick narrowing beside those that were chosen."""

from ui.petitions.narrowing import OVER
from ui.petitions.rows import BookRows
from ui.widgets.quick_filters import QuickFilterBar


class BookFilterBar(QuickFilterBar):
    """A narrowing and a filter of the column that it narrows drive each other out."""

    def __init__(self, rows: BookRows) -> None:
        super().__init__(rows.filter_fields, rows)

    def drives_out(self, quick: str) -> str:
        """The column that a narrowing narrows."""
        return OVER.get(quick, "")
