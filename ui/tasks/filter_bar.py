"""The filters of the task list, with a quick narrowing beside those that were chosen."""

from ui.tasks.rows import FILTER_FIELDS, TaskRows
from ui.widgets.quick_filters import QuickFilterBar


class TaskFilterBar(QuickFilterBar):
    """Every narrowing is one of days; a range of days or a status ends it."""

    def __init__(self, rows: TaskRows) -> None:
        super().__init__(FILTER_FIELDS, rows)

    def drives_out(self, quick: str) -> str:
        """A range of days."""
        return "next_due" if quick else ""

    def is_ended_by(self, key: str) -> bool:
        """Days and states say something of the narrowing's own."""
        return key in ("next_due", "status")
