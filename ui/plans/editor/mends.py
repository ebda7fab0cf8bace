"""Mends in the editor: each is one step of its undo."""

import msgspec
from PySide6.QtCore import QObject, Signal

from db.records import stamp
from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.editing.stack import Edit
from desktop_app.plans.kept import KeptFinding, KeptPlan
from desktop_app.plans.mends import (
    mends_for,
    named_as,
    short_name,
    standing_now,
    with_let_stand,
    without_let_stand,
)
from desktop_app.plans.mends.where import place_to_mend
from desktop_app.plans.model import Finding, Plan
from ui.plans.editor.work import Work
from ui.plans.findings_desk import Desk, May
from ui.plans.findings_view import FindingsView
from ui.session import Session


class EditorMends(QObject):
    """Works on the state that was looked over last; what was typed since is looked over first."""

    said = Signal(str)

    def __init__(self, session: Session, work: Work, findings: FindingsView) -> None:
        super().__init__(findings)
        self._session = session
        self._work = work
        findings.again_wanted.connect(self._again)
        panel = findings.panel
        panel.mends_taken.connect(self._mend)
        panel.let_stand.connect(self._let_stand)
        panel.name_learnt.connect(self._learn)

    def desk(self) -> Desk:
        """What may be done: everything, one step each."""
        office = self._session.services.office
        units = tuple(each.name for each in office.departments())
        plan, let_stand = self._looked_over(), self._work.stack.kept.let_stand
        standing = standing_now(KeptPlan(plan, (), let_stand))
        return Desk(plan, May.WRITE, standing, units, office.directory().unit_of)

    def _looked_over(self) -> Plan:
        refreshed = self._work.refreshed
        return refreshed.kept.plan if refreshed else Plan()

    def _mend(self, chosen: list[tuple[Finding, int]]) -> None:
        plan = self._looked_over()
        if not self._is_newest():
            return
        mends = [mends_for(plan, finding)[index] for finding, index in chosen]
        for mend in mends:
            plan = mend.change(plan)
        what = mends[0].done if len(mends) == 1 else f"{len(mends)} chỗ chắc chắn"
        self._put(plan, f"Sửa: {what}", self._place(chosen[0][0]))

    def _learn(self, name: str, unit: str, write: bool) -> None:
        """The directory has its own undo; the plan's step is the editor's."""

        def learnt(_changes: object) -> None:
            if write and self._is_newest():
                plan = named_as(self._looked_over(), name, unit)
                self._put(plan, f"Sửa: Thay “{name}” bằng “{unit}”", Place(Part.HEAD))
            self._look_again()

        self._session.background.run(self, lambda s: s.office.add_alias(unit, name), learnt)

    def _let_stand(self, finding: Finding, reason: str) -> None:
        by, at = self._session.office.user, stamp(self._session.clock.now())
        kept = with_let_stand(self._work.stack.kept, finding, reason, by=by, at=at)
        self._work.put(kept, _step(f"Để nguyên {short_name(finding)}", self._place(finding)))
        self._tell()

    def _again(self, standing: KeptFinding) -> None:
        kept = without_let_stand(self._work.stack.kept, standing)
        self._work.put(kept, _step(f"Nhắc lại {short_name(standing)}", Place(Part.HEAD)))
        self._tell()

    def _put(self, plan: Plan, label: str, place: Place) -> None:
        kept = msgspec.structs.replace(self._work.stack.kept, plan=plan)
        self._work.put(kept, _step(label, place))
        self._tell()

    def _tell(self) -> None:
        self.said.emit(f"{self._work.stack.undo_label}. Hoàn tác: Ctrl+Z")
        self._look_again()

    def _look_again(self) -> None:
        self._work.refresher.now(self._work.stack.kept)

    def _is_newest(self) -> bool:
        """Whether the findings are those of the newest words; else they are worked out first."""
        newest = self._work.is_looked_over
        if not newest:
            self.said.emit("Đang rà soát lại chữ vừa gõ; xin bấm lại sau giây lát.")
            self._look_again()
        return newest

    def _place(self, finding: Finding) -> Place:
        return place_to_mend(self._looked_over(), finding) or Place(Part.HEAD)


def _step(label: str, place: Place) -> Edit:
    return Edit(lambda plan: plan, label, place)
