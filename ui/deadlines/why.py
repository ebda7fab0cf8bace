"""The answer to "Vì sao hạn là ngày này?": a sentence, the strip of days, the reasons, the law."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.deadline_papers.explanation import Explanation
from desktop_app.deadline_papers.words import as_text, headline, reasons, tentative_words
from desktop_app.tasks.model import Why
from ui.deadlines.strip import DayStrip
from ui.deadlines.task_why import explanation_of
from ui.preview.request import PreviewRequest
from ui.session import Session
from ui.widgets.basics import button, column, label, primary_button, row, rule, scrolled
from ui.widgets.notes import Banner
from ui.window_place import fit


class WhyPanel(QWidget):
    """The explanation of one deadline; it scrolls where it has not room for all."""

    def __init__(self) -> None:
        super().__init__()
        self._explained: Explanation | None = None
        self.title = _wrapped("title")
        self.under = _wrapped("muted")
        self.sentence = _wrapped("heading")
        self.warning = Banner("soon")
        self.strip = DayStrip()
        self.source = _wrapped("strong")
        self.basis = _wrapped("muted")
        self._reasons = column(gap=4)
        self._lay_out()

    def explained(self) -> Explanation | None:
        """What is shown."""
        return self._explained

    def show_explained(self, explained: Explanation) -> None:
        """Show another deadline."""
        self._explained = explained
        self.title.setText(explained.title)
        under = explained.rule_title if explained.rule_title != explained.title else ""
        _say(self.under, under)
        self.sentence.setText(headline(explained))
        self._warn(explained)
        self.strip.show_explained(explained)
        self.strip.setVisible(bool(explained.trace))
        self._show_reasons(reasons(explained))
        _say(self.source, f"Căn cứ: {explained.source}" if explained.source else "")
        more = "\n".join(filter(None, (explained.basis, *explained.notes)))
        _say(self.basis, more)
        self._line.setVisible(bool(explained.source or more))
        self._facts.setVisible(bool(reasons(explained) or explained.source or more))

    def copy(self) -> None:
        """Put the whole explanation on the clipboard as text."""
        if self._explained is not None:
            QGuiApplication.clipboard().setText(as_text(self._explained))

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("role", "clear")
        lines = column(inside, gap=8, edge=4)
        card = QFrame()
        card.setProperty("role", "card")
        body = column(card, gap=8, edge=12)
        for part in (self.title, self.under, self.sentence, self.warning, self.strip):
            body.addWidget(part)
        lines.addWidget(card)
        self._facts = QFrame()
        self._facts.setProperty("role", "card")
        facts = column(self._facts, gap=8, edge=12)
        facts.addWidget(label("Đã tính như thế nào", "title"))
        facts.addLayout(self._reasons)
        self._line = rule()
        facts.addWidget(self._line)
        facts.addWidget(self.source)
        facts.addWidget(self.basis)
        lines.addWidget(self._facts)
        lines.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.area = scrolled(inside, self)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self.area)
        self.strip.grid.looked_at.connect(self._follow)

    def _follow(self, _words: str) -> None:
        """Keep the day that is looked at in sight while the keys walk."""
        spot = self.strip.grid.current()
        inside = self.area.widget()
        if spot is not None and inside is not None and self.strip.grid.hasFocus():
            middle = self.strip.grid.mapTo(inside, spot.box.center())
            self.area.ensureVisible(middle.x(), middle.y(), 0, spot.box.height())

    def _warn(self, explained: Explanation) -> None:
        if explained.due is None:
            self.warning.tell(explained.moved_because, "soon")
        elif explained.tentative:
            self.warning.tell(tentative_words(explained), "soon")
        else:
            self.warning.tell("")

    def _show_reasons(self, sentences: list[str]) -> None:
        while (item := self._reasons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, sentence in enumerate(sentences, 1):
            self._reasons.addWidget(_Reason(place, sentence))


class _Reason(QWidget):
    """A numbered sentence whose lines stand under each other."""

    def __init__(self, place: int, sentence: str) -> None:
        super().__init__()
        line = row(self, gap=8)
        number = label(f"{place}.", "muted")
        number.setFixedWidth(number.fontMetrics().horizontalAdvance("00."))
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        words = _wrapped()
        words.setText(sentence)
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)


class WhyWindow(QDialog):
    """Not modal; Esc closes it; it deletes itself."""

    def __init__(self, parent: QWidget | None, session: Session, explained: Explanation) -> None:
        super().__init__(parent)
        self.setWindowTitle("Vì sao hạn là ngày này?")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self._session = session
        session.background.ended.connect(self.close)  # the book is closed: nothing of it stays
        self.panel = WhyPanel()
        self.panel.show_explained(explained)
        self.said = label("", "muted")
        lines = column(self, gap=8, edge=12)
        lines.addWidget(self.panel, 1)
        foot = row(gap=8)
        self.print_button = primary_button(
            "In kèm hồ sơ", "printer-outline", "Ctrl+P", self.print_annex
        )
        self.copy_button = button("Chép", "content-copy", "Ctrl+Shift+C", self.copy)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.print_button)
        foot.addWidget(button("Đóng", on_click=self.close))
        for made in self.findChildren(type(self.print_button)):
            made.setAutoDefault(False)  # Enter belongs to the strip
        lines.addLayout(foot)
        fit(self, 780, 620)
        self.panel.strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy(self) -> None:
        """Copy the explanation as text."""
        self.panel.copy()
        self.said.setText("Đã chép lời giải thích, dán được vào Word, Zalo, thư.")

    def print_annex(self) -> None:
        """Show the annex as it will be printed."""
        explained = self.panel.explained()
        if explained is not None:
            print_explained(self, self._session, explained)


def show_why(parent: QWidget, session: Session, why: Why | Explanation) -> WhyWindow:
    """Open the explanation over any screen; for a task's `Why` the rule is looked up."""
    explained = why if isinstance(why, Explanation) else explanation_of(why, session.services.law)
    window = WhyWindow(parent.window(), session, explained)
    window.show()
    return window


def print_explained(parent: QWidget, session: Session, explained: Explanation) -> None:
    """Open the preview of the annex, from which it is printed or saved as PDF or Word."""
    # The preview loads the PDF library, which no other screen needs.
    from ui.preview.window import show_preview  # noqa: PLC0415

    show_preview(
        parent, session.background, annex_request(session, explained), session.paths.scratch
    )


def annex_request(session: Session, explained: Explanation) -> PreviewRequest:
    """The annex as it will be printed, and its Word twin."""
    # The writers load the libraries of PDF and Word, which the screens do without.
    from desktop_app.deadline_papers.annex import file_name, writers  # noqa: PLC0415

    office = session.services.office.office()
    printed = office.printed(session.office.user, session.clock.now())
    found = dict(writers(explained, printed))
    return PreviewRequest(
        title=f"Giải trình thời hạn: {explained.title}",
        make=found.pop("pdf"),
        file_name=file_name(explained),
        save_as=found,
    )


def _wrapped(role: str = "") -> QLabel:
    """Words that take just the height of their lines, so that the panel scrolls no further."""
    made = label("", role, wrap=True)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _say(where: QLabel, text: str) -> None:
    where.setText(text)
    where.setVisible(bool(text))
