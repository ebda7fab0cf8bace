"""The words in hand: what the book has, what is written over it, and how it gets there."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.reports.filled import FilledReport
from desktop_app.reports.model import Status
from desktop_app.reports.narrative import drifts as drifting
from desktop_app.reports.narrative.drafting import is_edited
from desktop_app.reports.narrative.drifts import Drift
from desktop_app.reports.narrative.model import Link, Narrative, Place, Section
from desktop_app.reports.narrative.outline import Outline, numbers
from desktop_app.reports.narrative.service import CHANGED, Before, Opened
from desktop_app.reports.narrative.stale import Stale, agreed, redone, stale
from desktop_app.reports.narrative.values import says
from ui import dialogs
from ui.reports.narrative.section_text import SectionText
from ui.session import Session

_IDLE = 20_000  # ms after the last letter: then the book has it
_SETTLED = 400


class NarrativeWork(QObject):
    """`opened` when there is something to show; `changed` a moment after the last letter."""

    opened = Signal()
    changed = Signal()
    saved = Signal()

    def __init__(self, session: Session, uid: str, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self.uid = session, uid
        self.filled: FilledReport | None = None
        self.outline: Outline | None = None
        self.before: Before | None = None
        self._fresh = Narrative()  # what the program would write now
        self._kept = Narrative()  # as the book has it
        self._clean = Narrative()  # what is no change: as the book has it, or the first draft
        self._shape = Narrative()  # sections as they are; their words are in the documents
        self._texts: dict[str, SectionText] = {}
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settled.timeout.connect(self.changed)
        self._idle = QTimer(self, singleShot=True, interval=_IDLE)
        self._idle.timeout.connect(self.save)
        self._saving = False
        self._waiting: list[Callable[[], object]] = []  # what goes on when the book has it
        session.background.ended.connect(self._idle.stop)
        session.background.ended.connect(self._settled.stop)

    # Reading

    def load(self) -> None:
        """Read the report and its words."""
        uid = self.uid
        self._session.background.run_read(
            self, lambda s, _job: s.narratives.open(uid), self._on_read
        )

    @property
    def editable(self) -> bool:
        """Whether the report can still be changed."""
        return self.filled is not None and self.filled.report.status is Status.DRAFT

    @property
    def narrative(self) -> Narrative:
        """What is written now."""
        return replace(
            self._shape, sections=tuple(self._as_written(one) for one in self._shape.sections)
        )

    @property
    def unsaved(self) -> bool:
        """Whether somebody wrote something that the book does not have."""
        return self.filled is not None and self.narrative != self._clean

    @property
    def kept(self) -> bool:
        """Whether the book has any words of this report."""
        return bool(self._kept.sections)

    def says(self, link: Link) -> str | None:
        """What a link says by the forms now."""
        return None if self.filled is None else says(link, self.filled)

    def section(self, key: str) -> Section:
        """A section as it is written now."""
        return self._as_written(self._shape.section(key))

    def text(self, key: str) -> SectionText:
        """The document of a section."""
        if key not in self._texts:
            paragraphs = self._shape.section(key).paragraphs
            made = SectionText(paragraphs, self.says, self)
            made.contentsChanged.connect(self._on_written)
            self._texts[key] = made
        return self._texts[key]

    def numbered(self) -> Iterator[tuple[str, Section]]:
        """Every section with its number, "" for one that is not printed."""
        live = self._shape.live
        counted = numbers([one.level for one in live])
        known = dict(zip((one.key for one in live), counted, strict=True))
        for section in self._shape.sections:
            yield known.get(section.key, ""), self._as_written(section)

    def drifts(self) -> list[Drift]:
        """What the words say otherwise than the forms."""
        return [] if self.filled is None else drifting.drifts(self.narrative, self.filled)

    def stale(self) -> list[Stale]:
        """Sections whose figures want other sentences now."""
        return stale(self.narrative, self._fresh)

    # Writing

    def reshape(self, change: Callable[[Narrative], Narrative]) -> None:
        """Add, rename, hide sections."""
        fresh = change(self.narrative)
        self._shape = fresh
        gone = set(self._texts) - {one.key for one in fresh.sections}
        for key in gone:
            self._texts.pop(key).deleteLater()
        self._on_written()
        self.changed.emit()

    def rewrite(self, section: Section) -> None:
        """Other words in a section, which can be undone in it; a fresh draft is known as one."""
        self._take(self.narrative, self.narrative.with_section(section))

    def update(self, place: Place | None = None) -> int:
        """Let links say what the forms say: one, or all; how many were changed.

        With all of them, sections that nobody wrote in get the sentences of now.
        """
        if self.filled is None or (place and not self._drifts_at(place)):
            return 0
        before = self.narrative
        fresh = before if place else redone(before, self.stale())
        return self._take(before, drifting.update(fresh, self.filled, place))

    def agree(self, one: Stale) -> None:
        """The words of a section are good, whatever sentences its figures want."""
        self._shape = agreed(self._shape, one)
        self._on_written()
        self.changed.emit()

    def free(self, place: Place) -> None:
        """Let a figure be mere words."""
        if not self._drifts_at(place):
            return
        before = self.narrative
        self._take(before, drifting.freed(before, place))

    def redrafted(self, key: str) -> Section | None:
        """A section in the program's words, under the heading that it has; None without any."""
        known = (one for one in self._fresh.sections if one.key == key)
        fresh = next(known, None)
        if fresh is None or fresh.empty:
            return None
        return replace(self.section(key), paragraphs=fresh.paragraphs, drafted=fresh.drafted)

    def is_edited(self, key: str) -> bool:
        """Whether an officer wrote in a section."""
        return is_edited(self.section(key))

    def save(self, then: Callable[[], object] | None = None, *, draft_too: bool = False) -> None:
        """Put the words into the book; `then` when they are there, or when there is nothing.

        A first draft in which nobody wrote is kept only with `draft_too`: until then it follows
        the figures by itself.
        """
        self._idle.stop()
        if then is not None:
            self._waiting.append(then)
        if self._saving:  # what was written meanwhile follows, from what is being kept now
            return
        first = draft_too and self.editable and not self.kept
        if not self.unsaved and not first:
            self._go_on()
            return
        uid, written, kept = self.uid, self.narrative, self._kept
        self._saving = True

        def done(_changes: Changes) -> None:
            self._saving = False
            self._kept = self._clean = written
            self.saved.emit()
            self.save()

        self._session.background.run(
            self, lambda s: s.narratives.save(uid, written, kept), done, self._failed
        )

    # Inside

    def _on_read(self, opened: Opened) -> None:
        first = self.filled is None
        self.filled, self.outline, self.before = opened.filled, opened.outline, opened.before
        self._fresh = opened.fresh
        if first or (not self._saving and not self.unsaved and opened.narrative != self._clean):
            self._kept, self._shape = opened.kept, opened.narrative
            self._clean = opened.narrative
            for text in self._texts.values():
                text.deleteLater()
            self._texts.clear()
            self.opened.emit()
        self.repaint()
        self.changed.emit()

    def _drifts_at(self, place: Place) -> bool:
        """Whether the place still is what a list said a moment ago: typing moves it on."""
        return any(one.place == place for one in self.drifts())

    def repaint(self) -> None:
        """Draw the figures in the colours of now."""
        for text in self._texts.values():
            text.colours.rehighlight()

    def _take(self, before: Narrative, fresh: Narrative) -> int:
        count = 0
        for old, new in zip(before.sections, fresh.sections, strict=True):
            if old != new:
                self.text(new.key).rewrite(new.paragraphs)
                self._shape = self._shape.with_section(
                    replace(self._shape.section(new.key), drafted=new.drafted)
                )
                count += _differing(old, new)
        if count:
            self._on_written()
            self.changed.emit()
        return count

    def _as_written(self, section: Section) -> Section:
        text = self._texts.get(section.key)
        return section if text is None else replace(section, paragraphs=text.paragraphs())

    def _on_written(self) -> None:
        self._settled.start()
        self._idle.start()

    def _go_on(self) -> None:
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()

    def _failed(self, error: BaseException) -> None:
        self._saving = False
        waiting, self._waiting = self._waiting, []
        page = self.parent()
        if not isinstance(error, UserError) or not isinstance(page, QWidget):
            return
        if error.field != CHANGED:
            dialogs.door.tell(page, "Chưa lưu được lời văn.", detail=error.message)
        elif dialogs.door.ask(
            page,
            error.message,
            detail="Ghi đè thì bản kia vẫn còn trong lịch sử của sổ.",
            yes="Ghi đè bằng bản đang viết",
            no="Chưa lưu",
            danger=True,
        ):
            self._kept, self._waiting = self._session.services.narratives.get(self.uid), waiting
            self.save()


def _differing(old: Section, new: Section) -> int:
    runs = zip(_tied(old), _tied(new), strict=False)
    return sum(a != b for a, b in runs) or 1


def _tied(section: Section) -> list[str]:
    return [run.text for paragraph in section.paragraphs for run in paragraph if run.link]
