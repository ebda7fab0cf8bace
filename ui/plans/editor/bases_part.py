"""The bases of a plan: written in place, moved, chosen from documents known to be in force."""

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtWidgets import QWidget

from desktop_app.law.known_documents import Holds, KnownDocument, known_documents
from desktop_app.plans.editing import head
from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.editing.stack import Edit
from desktop_app.plans.model import LegalBasis, Plan
from ui.plans.editor.known_list import KnownList
from ui.plans.editor.part import EditorPart
from ui.plans.editor.row_list import RowList, RowView, respanned
from ui.session import Session
from ui.widgets.basics import column, label, row, scrolled
from ui.widgets.notes import EmptyState

_STATES = {Holds.NO_LONGER: "late", Holds.NOT_YET: "soon"}


class BasesPart(EditorPart):
    """Alt+↑ and Alt+↓ move a basis, Enter begins the next one, Alt+T goes to the known ones."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._plan = Plan()
        self._today = session.clock.today
        self._visit = 0
        self._written = -1  # the row that was written in since the cursor came
        self.rows = RowList()
        self.known = KnownList()
        self.empty = EmptyState(
            "scale-balance",
            "Chưa có căn cứ nào",
            "Chọn văn bản ở dưới: tên, số, ngày được điền đúng; văn bản hết hiệu lực được chỉ ra.",
        )
        self.count = label("", "muted")
        inside = QWidget()
        inside.setProperty("role", "clear")
        lines = column(inside, gap=12, edge=16)
        top = row(gap=8)
        top.addWidget(label("Căn cứ", "title"), 1)
        top.addWidget(label("NĐ 30, Phụ lục I, ô 6: mỗi căn cứ một dòng, cuối dòng “;”", "small"))
        lines.addLayout(top)
        lines.addWidget(self.empty)
        lines.addWidget(self.rows)
        lines.addWidget(self.known)
        lines.addStretch(1)
        column(self, gap=0).addWidget(scrolled(inside, self))
        self._connect()

    def show_plan(self, plan: Plan) -> None:
        """Show these bases, each with whether it is in force on the plan's day."""
        self._plan = plan
        self.rows.show_rows([self._view(basis) for basis in plan.legal_bases])
        self.rows.setVisible(bool(plan.legal_bases))
        self.empty.setVisible(not plan.legal_bases)
        self.known.show_for(plan, self._day())

    def go_to(self, place: Place) -> None:
        """Put the cursor into a basis, or where the first one is chosen."""
        if self._plan.legal_bases:
            self.rows.go_to(place.row, place.at if place.at else -1)
        else:
            self.known.take_focus()

    def place(self) -> Place:
        """The basis with the cursor."""
        here = max(self.rows.current(), 0)
        at = self.rows.edit(here).textCursor().position() if self.rows.count() else 0
        return Place(Part.BASES, here, at)

    def _day(self) -> str:
        return self._plan.date or self._today().isoformat()

    def _view(self, basis: LegalBasis) -> RowView:
        day = self._day()
        found = [(known, known.holds(day)) for known in _known_in(basis)]
        odd = [(known, holds) for known, holds in found if holds in _STATES]
        if odd:
            known, holds = odd[0]
            instead = replacement(known) if holds is Holds.NO_LONGER else None
            link = f"Thay bằng {instead.kind} {_short(instead)}" if instead else ""
            return RowView(basis.text, known.holds_words(day), _STATES[holds], link)
        return RowView(basis.text, found[0][0].holds_words(day) if found else "")

    # What the person does

    def _do(self, change: Callable[[Plan], Plan], words: str, at: int, merge: str = "") -> None:
        self.edited.emit(Edit(change, words, Place(Part.BASES, at), merge))

    def _on_edited(self, at: int, text: str) -> None:
        basis = self._plan.legal_bases[at]
        if text != basis.text:
            self._written = at
            spans = respanned(basis.text, basis.spans, text)
            change = partial(head.with_basis, row=at, text=text, spans=spans)
            self._do(change, f"Sửa căn cứ {at + 1}", at, f"bases.{at}.{self._visit}")

    def _on_entered(self, at: int) -> None:
        new = head.basis_of("Căn cứ ")
        self._do(partial(_with_new, row=at, basis=new), "Thêm căn cứ", at)
        self.rows.go_to(at)

    def _on_pasted(self, at: int, texts: list[str]) -> None:
        bases = [head.basis_of(text) for text in texts]
        self._do(partial(head.insert_bases, row=at, bases=bases), "Dán căn cứ", at)

    def _on_moved(self, at: int, to: int) -> None:
        self._do(partial(head.move_basis, row=at, to=to), f"Chuyển căn cứ {at + 1}", to)

    def _on_removed(self, at: int) -> None:
        self._do(partial(head.remove_bases, rows=(at,)), f"Bỏ căn cứ {at + 1}", max(0, at - 1))
        self.rows.go_to(max(0, at - 1))

    def _on_left(self, at: int) -> None:
        """A row left empty goes; the ends of the lines are put right."""
        self._visit += 1
        written, self._written = self._written, -1
        if at >= len(self._plan.legal_bases) or (at != written and not self._is_new(at)):
            return
        merge = f"bases.{at}.{self._visit - 1}"
        if self._is_new(at):
            self._do(partial(head.remove_bases, rows=(at,)), f"Bỏ căn cứ {at + 1}", at, merge)
        else:
            change = partial(head.move_basis, row=at, to=at)
            self._do(change, f"Sửa căn cứ {at + 1}", at, merge)

    def _is_new(self, at: int) -> bool:
        return self._plan.legal_bases[at].text.strip(" ;.") in ("", "Căn cứ")

    def _on_linked(self, at: int) -> None:
        """Put what holds now in the place of a basis that holds no more."""
        day = self._day()
        old = next(k for k in _known_in(self._plan.legal_bases[at])
                   if k.holds(day) is Holds.NO_LONGER)  # fmt: skip
        new = replacement(old)
        if new is not None:
            change = partial(_replaced, row=at, old=old, new=new)
            self._do(change, f"Thay căn cứ {at + 1}", at)

    def _on_chosen(self, known: KnownDocument) -> None:
        at = self.rows.current()
        at = len(self._plan.legal_bases) if at < 0 else at + 1
        bases = [head.basis_from(known)]
        self._do(partial(head.insert_bases, row=at, bases=bases), "Thêm căn cứ", at)

    def _connect(self) -> None:
        self.rows.edited.connect(self._on_edited)
        self.rows.entered.connect(self._on_entered)
        self.rows.pasted.connect(self._on_pasted)
        self.rows.moved.connect(self._on_moved)
        self.rows.removed.connect(self._on_removed)
        self.rows.left.connect(self._on_left)
        self.rows.linked.connect(self._on_linked)
        self.rows.focused.connect(
            lambda at, char: self.place_changed.emit(Place(Part.BASES, at, char))
        )
        self.known.chosen.connect(self._on_chosen)
        self.known.listen(self)


def replacement(known: KnownDocument) -> KnownDocument | None:
    """The known document that holds in the place of one that does not, if there is exactly one."""
    found = [one for number, one in known_documents().items() if number in known.replaced_by]
    return found[0] if len(found) == 1 else None


def _known_in(basis: LegalBasis) -> list[KnownDocument]:
    recorded = known_documents()
    named = {one.name: one for one in recorded.values() if one.name}
    found = [recorded.get(ref.number or "") or named.get(ref.name) for ref in basis.documents]
    return [known for known in found if known is not None]


def _short(known: KnownDocument) -> str:
    return known.name or known.number


def _with_new(plan: Plan, *, row: int, basis: LegalBasis) -> Plan:
    """A row to write in: its end is put right when the cursor leaves it."""
    bases = (*plan.legal_bases[:row], basis, *plan.legal_bases[row:])
    return msgspec.structs.replace(plan, legal_bases=bases)


def _replaced(plan: Plan, *, row: int, old: KnownDocument, new: KnownDocument) -> Plan:
    """A basis that cites other documents too keeps its own words: the new one comes behind it."""
    basis, alone = head.basis_from(new), len(plan.legal_bases[row].documents) == 1
    if head.cites(plan, new):
        return head.remove_bases(plan, (row,)) if alone else plan
    if not alone:
        return head.insert_bases(plan, row + 1, [basis])
    return head.move_basis(head.with_basis(plan, row, basis.text), row, row)
