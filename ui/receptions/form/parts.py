"""Everything that the form of a visit asks, one part beneath the other."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.errors import UserError
from desktop_app.people.entry import CROWD
from desktop_app.people.person import Person
from desktop_app.petitions.model import PetitionValues
from desktop_app.receptions.model import ReceivedPaper, ReceptionValues
from desktop_app.receptions.rules import most_representatives
from ui import theme
from ui.receptions.form import fields as asked
from ui.receptions.form.fold import FoldPart
from ui.receptions.form.forms import Forms
from ui.receptions.form.keys import EntryKeys
from ui.receptions.form.leader import LeaderDay
from ui.receptions.form.limit_box import LimitBox
from ui.receptions.form.papers import PapersPart
from ui.receptions.form.villages import Villages
from ui.session import Session
from ui.widgets.basics import column
from ui.widgets.form import RecordForm
from ui.widgets.notes import Banner
from ui.widgets.suggestions import Suggestions, officer_names

MORE_KEY = "receptions.more"  # whether the second part is open
SHIELD = (
    "Tố cáo: danh tính chỉ ở phiếu này đến khi lưu, rồi vào ngăn bảo mật; sổ chỉ ghi “Người tố cáo"
    " số …”. Đừng nêu tên người tố cáo trong nội dung."
)
SEALED = (
    "Danh tính của người này nằm trong ngăn bảo mật. Để trống ô họ tên, địa chỉ, giấy tờ thì danh"
    " tính giữ nguyên; ghi vào thì thay cho danh tính cũ."
)
DENUNCIATION = "denunciation"
_LINES = 3  # of the content in sight
_SHORT = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_FOLLOWED = (
    "content_kind", "outcome", "refusal", "in_competence", "instance", "kind", "received_on",
    "persons",
)  # fmt: skip


class VisitParts(QWidget):
    """The forms of one visit; `changed` is sent while they are typed in."""

    changed = Signal()
    save_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        today = session.clock.today
        self._session = session
        self.villages = Villages(session.services)
        self.shield = Banner()
        self.basic, self.after, self.petition_form, self.more_form = (
            RecordForm(fields, today)
            for fields in (asked.BASIC, asked.AFTER, asked.PETITION, asked.MORE)
        )
        self.forms = Forms(
            (self.basic, asked.BASIC),
            (self.after, asked.AFTER),
            (self.petition_form, asked.PETITION),
            (self.more_form, asked.MORE),
        )
        self.keys = EntryKeys(self)
        self.limit = LimitBox(session.services.law)
        self.papers_part = PapersPart(self._leave_papers, self.keys.watch)
        self.petition = FoldPart("Có đơn kèm theo", "F3", self.petition_form)
        self.papers = FoldPart("Tài liệu nhận của công dân", "F7", self.papers_part)
        self.more = FoldPart("Ngày, hình thức tiếp và thông tin khác", "F8", self.more_form)
        self.leader = LeaderDay(session.services, self.forms, self)
        self._papers: tuple[ReceivedPaper, ...] = ()
        self._is_new, self._sealed = True, False
        self._lay_out()
        self._connect()

    # Values

    def put(
        self,
        values: ReceptionValues,
        person: Person,
        papers: Sequence[ReceivedPaper] = (),
        *,
        is_new: bool,
        sealed: bool = False,
    ) -> None:
        """Show a visit."""
        self._is_new, self._sealed = is_new, sealed
        self._papers = tuple(papers)
        self.leader.follow(values.received_on, values.day_uid)
        entered = asked.shown(values, person)
        for form in (self.basic, self.after, self.more_form):
            form.set_values(entered)
        self.petition_form.set_values({"instance": "first"})
        self.petition.open(False)
        self.petition.setVisible(is_new)
        self.papers_part.put(papers)
        self.papers.open(bool(papers))
        self.shield.tell(SEALED if sealed else "", "info")
        self.follow()
        self.forms.mark_saved()

    def entered(self) -> dict[str, Any]:
        """What stands in all entries; UserError with its field at the first nonsense."""
        found = self.forms.values()
        return found | {"village_uid": self.villages.uid_in(str(found["address"]))}

    def person(self) -> Person:
        """Who is being entered, as far as it makes sense already."""
        words = self.forms.words
        return Person(
            full_name=words("full_name"),
            id_number=words("id_number"),
            phone=words("phone"),
            address=words("address"),
        )

    def kind(self) -> str:
        """The chosen kind of content."""
        return self.forms.words("content_kind")

    def day(self) -> date | None:
        """The day of the visit, None while it makes no sense."""
        typed = self.forms.words("received_on")
        return date.fromisoformat(typed) if typed else None

    def received(self) -> tuple[ReceivedPaper, ...]:
        """The documents handed over; UserError with the field "papers"."""
        return self.papers_part.papers()

    def has_petition(self) -> bool:
        """Whether a paper is handed over with the visit."""
        return self._is_new and self.petition.is_open()

    def is_dirty(self) -> bool:
        """Whether something was entered that is not saved."""
        try:
            papers = self.received()
        except UserError:
            return True
        return papers != self._papers or self.forms.is_dirty()

    # Faults

    def check(self) -> bool:
        """A sentence beside each faulty field, the cursor in the first one."""
        used = [self.basic, self.after, self.more_form]
        if self.has_petition():
            used.append(self.petition_form)
        good = self.forms.check(used)
        for form, part in ((self.more_form, self.more), (self.petition_form, self.petition)):
            if form in used and self.forms.has_fault(form):
                part.open()
        if not good:
            self.forms.to_first_fault()
        return good

    def show_fault(self, key: str, sentence: str) -> bool:
        """Put a sentence beside its field and the cursor into it; whether there is such a field."""
        if key == "papers":
            self.papers.open()
            self.papers_part.show_error(sentence)
            return True
        form = self.forms.form_of(key)
        if form is None:
            return False
        if form is self.more_form:
            self.more.open()
        elif form is self.petition_form:
            self.petition.open()
        elif form is self.after:
            self._cell(key).show()
            self.after.show()
        form.set_errors({key: sentence})
        return True

    # What follows from what was entered

    def follow(self) -> None:
        """Show the fields that the outcome asks for, the limit, the words of the folded parts."""
        wanted = asked.ASKED.get(self.forms.words("outcome"), ())
        for field in asked.AFTER:
            self._cell(field.key).setVisible(field.key in wanted)
        self.after.setVisible(bool(wanted))
        if not self._sealed:
            self.shield.tell(SHIELD if self.kind() == DENUNCIATION else "", "info")
        self._tell_limit()
        self._sum_up()

    def _tell_limit(self) -> None:
        """The limits need no more than these few values, so that they are told early."""
        day, kind = self.day(), self.kind()
        if day is None or not kind:
            self.limit.tell(None, None)
            return
        words = self.forms.words
        visit = _visit(day, kind, words)
        self.limit.tell(visit, _paper(day, kind, words) if self.has_petition() else None)

    def _sum_up(self) -> None:
        day, persons = self.day(), self.forms.raw("persons")
        words = [f"{day:%d/%m/%Y}" if day else "ngày chưa rõ"]
        words.append(self.forms.entry("kind").currentText())
        words.append(self.leader.said())
        if isinstance(persons, int) and persons >= CROWD:
            most = most_representatives(persons)
            words.append(f"{persons} người: cử không quá {most} người đại diện (Điều 29)")
        self.more.tell(" · ".join(filter(None, words)))
        made = "tạo luôn đơn và vụ việc khi lưu" if self.petition.is_open() else ""
        self.petition.tell(made)

    def _on_persons(self) -> None:
        persons = self.forms.raw("persons")
        if self._is_new:
            self.forms.put("crowd", isinstance(persons, int) and persons >= CROWD)

    def _on_outcome(self) -> None:
        if self._is_new and self.forms.words("outcome") == "petition":
            self.petition.open()

    def _on_petition(self, on: bool) -> None:
        if on and not self.forms.words("outcome"):
            self.forms.put("outcome", "petition")
        self.follow()

    # Inside

    def _cell(self, key: str) -> QWidget:
        cell = self.after.entry(key).parentWidget()
        assert cell is not None
        return cell

    def _leave_papers(self) -> None:
        self.more.head.setFocus(Qt.FocusReason.TabFocusReason)

    def _keep_more(self, on: bool) -> None:
        self._session.look[MORE_KEY] = "1" if on else ""

    def _lay_out(self) -> None:
        lines = column(self, gap=8)
        lines.setContentsMargins(0, 0, theme.px(4), 0)
        parts = (self.shield, self.basic, self.after, self.limit)
        for part in (*parts, self.petition, self.papers, self.more):
            lines.addWidget(part)
        lines.addStretch(1)
        for form in self.forms.forms:
            form.setProperty("role", "clear")
        self.setProperty("role", "clear")
        for entry in self.findChildren(QComboBox):  # long words must not widen the whole form
            entry.setSizeAdjustPolicy(_SHORT)
            entry.setMinimumContentsLength(8)
        for key, words in asked.BLANKS.items():
            self.forms.entry(key).setItemText(0, words)
        content = self.basic.entry("content")
        content.setFixedHeight(content.fontMetrics().lineSpacing() * _LINES + theme.px(20))
        self.more.open(self._session.look.get(MORE_KEY, "") == "1")

    def _connect(self) -> None:
        for form in self.forms.forms:
            form.changed.connect(self.changed)
            form.save_asked.connect(self.save_asked)
            for field in self.forms.fields(form):
                self.keys.watch(form.entry(field.key), field.key)
        self.papers_part.changed.connect(self.changed)
        services = self._session.services
        Suggestions(self.forms.entry("address"), self.villages.addresses)
        for key in ("officer", "presider"):
            Suggestions(self.forms.entry(key), lambda: officer_names(services))
        for key, act in (
            ("persons", self._on_persons),
            ("outcome", self._on_outcome),
            ("kind", self.leader.choose_by_kind),
            ("received_on", lambda: self.leader.follow(self.day())),
            *((key, self.follow) for key in _FOLLOWED),
        ):
            self.forms.entry(key).edited.connect(act)
        self.petition.toggled.connect(self._on_petition)
        self.more.head.clicked.connect(self._keep_more)
        for part, first in ((self.petition, "instance"), (self.more, "received_on")):
            self.keys.watch(part.head)
            part.opened.connect(lambda first=first: _enter(self.forms.entry(first)))
        self.keys.watch(self.papers.head)
        self.papers.opened.connect(self.papers_part.take_focus)


def _enter(entry: QWidget) -> None:
    entry.setFocus(Qt.FocusReason.TabFocusReason)


def _visit(day: date, kind: str, words: Callable[[str], str]) -> ReceptionValues:
    return ReceptionValues(
        received_on=day,
        content="",
        content_kind=kind,
        outcome=words("outcome"),
        refusal=words("refusal"),
        in_competence=words("in_competence"),
    )


def _paper(day: date, kind: str, words: Callable[[str], str]) -> PetitionValues:
    return PetitionValues(
        received_on=day,
        kind=kind,
        content="",
        source="reception",
        instance=words("instance") or "first",
        in_competence=words("in_competence"),
    )
