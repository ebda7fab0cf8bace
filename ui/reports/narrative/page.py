"""The page on which the words of a report are written."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QMetaMethod, QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from desktop_app.reports.narrative import drifts as drifting
from desktop_app.reports.narrative.model import Place, Run
from ui.reports.narrative.acts import SectionActs
from ui.reports.narrative.edit import LinkedEdit
from ui.reports.narrative.head import NarrativeHead
from ui.reports.narrative.outline_view import headings, state_of, title_of
from ui.reports.narrative.panes import NarrativePanes
from ui.reports.narrative.section_menu import SectionMenu
from ui.reports.narrative.work import NarrativeWork
from ui.session import Session
from ui.widgets.basics import column
from ui.widgets.keyed import keyed
from ui.widgets.notes import EmptyState


class NarrativePage(QWidget):
    """Nothing is asked when it is left: what was written goes into the book."""

    leave_wanted = Signal()
    print_wanted = Signal(object)  # Narrative
    figure_wanted = Signal(str, str)  # form and code of a figure that was clicked with Ctrl

    def __init__(self, session: Session, report_uid: str) -> None:
        super().__init__()
        self._session = session
        self._key = ""
        self.work = NarrativeWork(session, report_uid, self)
        self.head = NarrativeHead(self.leave_wanted.emit, self._print, self.save)
        self.edit = LinkedEdit(self._tip)
        self.panes = NarrativePanes(session.look, self.edit)
        self.outline, self.side = self.panes.outline, self.panes.side
        self.menu = SectionMenu(session, self.work, self)
        self.acts = SectionActs(session, self.work, self.edit, self)
        self._lay_out()
        self._connect()
        self.refresh()

    # What the tab asks

    def refresh(self) -> None:
        """Read the report again: figures may have changed."""
        self.work.load()

    def take_focus(self) -> None:
        """Put the cursor into the text."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self, then: Callable[[], object]) -> None:
        """Write into the book, then go on; where that fails, stay and tell."""
        self.work.save(then)

    def keep_work(self) -> None:
        """Write into the book and stay."""
        self.work.save()

    def may_close(self) -> bool:
        """Begin to write; the window waits for the book."""
        self.work.save()
        return True

    def chapter(self) -> str:
        """What the handbook calls this page."""
        return "loi-van-bao-cao"

    def showEvent(self, event: QShowEvent) -> None:
        """A print is offered where somebody prints."""
        super().showEvent(event)
        asked = QMetaMethod.fromSignal(self.print_wanted)
        self.head.print.setVisible(self.isSignalConnected(asked))

    def changeEvent(self, event: QEvent) -> None:
        """Light or dark: the figures follow."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.work.repaint()

    # What the person does

    def save(self) -> None:
        """Write into the book and go on writing."""
        self.work.save(lambda: self._say("Đã lưu lời văn báo cáo."), draft_too=True)

    def go_to(self, key: str) -> None:
        """Show a section."""
        self._key = self.acts.key = key
        self.edit.setDocument(self.work.text(key))
        self.edit.moveCursor(QTextCursor.MoveOperation.End)
        self.outline.mark(key)
        self._show_section()

    def turn(self, step: int) -> None:
        """To the next section, or the one before."""
        keys = self.outline.keys()
        self.go_to(keys[(keys.index(self._key) + step) % len(keys)])

    def next_drift(self) -> None:
        """Go to the next figure that has drifted."""
        found = self.work.drifts()
        if not found:
            self._say("Mọi số trong lời văn đều khớp với biểu.")
            return
        keys = self.outline.keys()
        here = keys.index(self._key)
        after = [one for one in found if keys.index(one.place.section) > here]
        self.show_place((after or found)[0].place)

    def show_place(self, place: Place) -> None:
        """Choose a figure in its section."""
        self.go_to(place.section)
        if all(one.place != place for one in self.work.drifts()):
            return  # typing has moved it on
        block = self.edit.document().findBlockByNumber(place.paragraph)
        runs = self.work.section(place.section).paragraphs[place.paragraph]
        start = block.position() + sum(len(run.text) for run in runs[: place.run])
        cursor = self.edit.textCursor()
        cursor.setPosition(start)
        keep = QTextCursor.MoveMode.KeepAnchor
        cursor.setPosition(start + len(runs[place.run].text), keep)
        self.edit.setTextCursor(cursor)
        self.take_focus()

    def update_figures(self, place: Place | None = None) -> None:
        """Let the words say what the forms say."""
        count = self.work.update(place)
        self._say(f"Đã cập nhật {count} số theo biểu. Lấy lại: Ctrl+Z trong từng mục.")

    # Inside

    def _on_opened(self) -> None:
        assert self.work.filled is not None
        self.head.show_report(self.work.filled.report)
        keys = [section.key for _, section in self.work.numbered()]
        self._pages.setCurrentIndex(0 if keys else 1)
        if keys:
            self.outline.show_headings(headings(self.work.numbered(), {}))
            self.go_to(self._key if self._key in keys else keys[0])

    def _on_changed(self) -> None:
        filled = self.work.filled
        if filled is None or not self._key:
            return
        found = self.work.drifts()
        numbered = list(self.work.numbered())
        self.outline.update_headings(headings(numbered, self._drifted()))
        if self._key not in (section.key for _, section in numbered):
            self.go_to(numbered[0][1].key)
        self.outline.mark(self._key)
        titles = {section.key: title_of(number, section) for number, section in numbered}
        self.side.drifts.titles = titles
        if self.work.editable:
            self.side.drifts.show_drifts(found, self.work.stale(), filled)
        self._show_section()

    def _drifted(self) -> dict[str, int]:
        """How many figures of each section need a look."""
        keys = [one.place.section for one in self.work.drifts()]
        keys += [one.section.key for one in self.work.stale()]
        return dict(Counter(keys))

    def _show_section(self) -> None:
        number, section = next(
            (number, one) for number, one in self.work.numbered() if one.key == self._key
        )
        state = state_of(section, self._drifted().get(self._key, 0))
        self.panes.show_section(title_of(number, section), state)
        asked = self.work.outline.find(self._key) if self.work.outline else None
        self.side.guidance.show_guidance(asked.guidance if asked else "")
        editable = self.work.editable and not section.off
        self.side.before.show_before(self.work.before, self.acts.old_section(), editable)
        self.panes.allow(writing=editable, drafting=bool(asked and asked.sentences))
        self.head.show_state(
            editable=self.work.editable, unsaved=self.work.unsaved, kept=self.work.kept
        )

    def _redraft(self, key: str) -> None:
        self.go_to(key)
        self.acts.redraft()

    def _tip(self, run: Run) -> str:
        filled = self.work.filled
        if filled is None or run.link is None:
            return ""
        now = self.work.says(run.link) or drifting.GONE
        told = f"Đang ghi: {run.text}. Theo biểu: {now}."
        return f"{drifting.link_words(run.link, filled)}\n{told}\nCtrl+bấm: mở số này trên biểu"

    def _print(self) -> None:
        self.work.save(lambda: self.print_wanted.emit(self.work.narrative))

    def _say(self, text: str) -> None:
        self._session.background.said.emit(text)

    def _toggle_side(self) -> None:
        self.head.side.setChecked(not self.head.side.isChecked())

    def _lay_out(self) -> None:
        nothing = EmptyState(
            "text-box-remove-outline",
            "Kỳ này chỉ gửi biểu số liệu",
            "Quý II, III và IV không có báo cáo bằng lời (Điều 4 Thông tư 06/2025/TT-TTCP).",
        )
        lines = column(self, gap=8, edge=16)
        lines.addWidget(self.head)
        self._pages = QStackedWidget(self)
        lines.addWidget(self._pages, 1)
        self._pages.addWidget(self.panes)
        self._pages.addWidget(nothing)

    def _connect(self) -> None:
        work, drifts = self.work, self.side.drifts
        work.opened.connect(self._on_opened)
        work.changed.connect(self._on_changed)
        work.saved.connect(self._on_changed)
        self.outline.went_to.connect(self.go_to)
        self.outline.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.outline.customContextMenuRequested.connect(self._pop_menu)
        menu = self.panes.more.menu()
        menu.aboutToShow.connect(lambda: self.menu.fill(menu, self._key))
        self.menu.went_to.connect(self.go_to)
        self.panes.figure.clicked.connect(lambda _on=False: self.acts.pick_figure())
        self.panes.redraft.clicked.connect(lambda _on=False: self.acts.redraft())
        self.edit.figure_opened.connect(lambda link: self.figure_wanted.emit(*link.key))
        drifts.update_wanted.connect(self.update_figures)
        drifts.update_all_wanted.connect(self.update_figures)
        drifts.free_wanted.connect(work.free)
        drifts.place_wanted.connect(self.show_place)
        drifts.section_wanted.connect(self.go_to)
        drifts.redraft_wanted.connect(self._redraft)
        drifts.agreed.connect(work.agree)
        self.side.before.use_wanted.connect(self.acts.use_before)
        self.head.side.toggled.connect(self.side.setVisible)
        keyed(
            self,
            {
                "F6": partial(self.turn, 1),
                "Shift+F6": partial(self.turn, -1),
                "Ctrl+PgDown": partial(self.turn, 1),
                "Ctrl+PgUp": partial(self.turn, -1),
                "F8": self.next_drift,
                "Alt+P": self._toggle_side,
            },
        )

    def _pop_menu(self, point: QPoint) -> None:
        menu = QMenu(self.outline)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu.fill(menu, self._key)
        menu.popup(self.outline.viewport().mapToGlobal(point))
