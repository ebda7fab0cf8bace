"""What stands beside the form on a wide screen, in a line each for a narrow one."""

from PySide6.QtWidgets import QWidget

from ui.petitions.form.ahead import AheadCard
from ui.petitions.form.earlier import EarlierCard
from ui.petitions.form.law_side import LawSide
from ui.widgets.basics import ElidedLabel, column


class BriefLines(QWidget):
    """Limit, law, earlier papers; the keys F4 and Ctrl+I work as on a wide screen."""

    def __init__(self, earlier: EarlierCard, law: LawSide, ahead: AheadCard) -> None:
        super().__init__()
        self._earlier, self._law, self._ahead = earlier, law, ahead
        self.due, self.article = ElidedLabel("", "strong"), ElidedLabel("", "muted")
        self.found = ElidedLabel("", "soon")
        lines = column(self, gap=4)
        for part in (self.found, self.due, self.article):
            lines.addWidget(part)
        law.shown.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say it as the cards say it."""
        limit = self._ahead.limit.text() if self._ahead.is_dated() else ""
        self.due.tell(" – ".join(part for part in (self._ahead.due.text(), limit) if part))
        self.article.tell(f"{self._law.field.text()}: {self._law.article.text()}")
        found = self._earlier.found
        self.found.setVisible(bool(found))
        if found:
            more = f" (và {len(found) - 1} nữa)" if len(found) > 1 else ""
            self.found.tell(f"Đã có: {found[0].words}, {found[0].why}{more} – F4 điền người gửi")
