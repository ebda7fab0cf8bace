"""Mends in the reader: each goes straight into the book, as one step that can be undone."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop_app.changes import Changes
from desktop_app.office.unit_names import same_unit
from desktop_app.plans.fields import EDITABLE
from desktop_app.plans.kept import KeptFinding, KeptPlan
from desktop_app.plans.mends import standing_now
from desktop_app.plans.mends.service import Chosen
from desktop_app.plans.mends.where import place_to_mend
from desktop_app.plans.model import Finding, Task
from desktop_app.services import Services
from ui.plans.action import PlansDoor
from ui.plans.findings_desk import Desk, May
from ui.plans.reader_page import ReaderPage, Shown


class ReaderMends(QObject):
    """Tells the reader what may be done with the plan it shows, and does it."""

    def __init__(self, door: PlansDoor, reader: ReaderPage) -> None:
        super().__init__(reader)
        self._door = door
        self._reader = reader
        reader.desk_of = self.desk_of
        findings, panel = reader.findings, reader.findings.panel
        findings.listen(reader)
        findings.again_wanted.connect(self._again)
        panel.mends_taken.connect(self._mend)
        panel.let_stand.connect(self._let_stand)
        panel.name_learnt.connect(self._learn)
        panel.place_wanted.connect(self._edit_there)
        panel.save_wanted.connect(reader.head.save_wanted)
        reader.tasks.unknown_of = self._unknown
        reader.tasks.name_wanted.connect(self._ask_name)

    def desk_of(self, shown: Shown) -> Desk:
        """What may be done with the findings of a plan that is shown."""
        directory = self._services.office.directory()
        standing = standing_now(KeptPlan(shown.plan, (), shown.let_stand))
        units = tuple(each.name for each in self._services.office.departments())
        return Desk(shown.plan, self._may(shown), standing, units, directory.unit_of)

    @property
    def _services(self) -> Services:
        return self._door.session.services

    def _may(self, shown: Shown) -> May:
        if not shown.uid:
            return May.SAVE_FIRST
        if shown.record.get("deleted_at") or shown.record.get("status") not in EDITABLE:
            return May.LOOK
        in_hand = self._services.drafts.work_in_hand(shown.uid)
        return May.OPEN_FIRST if in_hand else May.MEND

    def _mend(self, chosen: list[Chosen]) -> None:
        self._run(lambda s, uid: s.mends.mend(uid, chosen))

    def _let_stand(self, finding: Finding, reason: str) -> None:
        self._run(lambda s, uid: s.mends.let_stand(uid, finding, reason))

    def _again(self, standing: KeptFinding) -> None:
        self._run(lambda s, uid: s.mends.mention_again(uid, standing))

    def _learn(self, name: str, unit: str, write: bool) -> None:
        self._run(lambda s, uid: s.mends.learn_name(uid, name, unit, write=write))

    def _run(self, act: Callable[[Services, str], Changes]) -> None:
        shown = self._reader.shown
        if shown is not None and shown.uid:
            uid = shown.uid
            self._door.session.background.run(self._door.widget, lambda s: act(s, uid))

    def _unknown(self, task: Task) -> tuple[str, ...]:
        """The units of a task of our own plan that the directory does not know."""
        shown = self._reader.shown
        if shown is None or self._may(shown) is not May.MEND:
            return ()
        office = self._services.office
        if not same_unit(shown.plan.issuer or "", office.office().issuer):
            return ()
        known = office.directory().unit_of
        return tuple(unit for unit in dict.fromkeys(task.lead) if not known(unit))

    def _ask_name(self, name: str) -> None:
        self._reader.middle.show_findings.setChecked(True)
        self._reader.findings.ask_name(name)

    def _edit_there(self, finding: Finding) -> None:
        shown = self._reader.shown
        if shown is not None and shown.uid:
            there = self._may(shown) is May.MEND  # the work in hand may have other lines
            self._door.edit_plan(shown.uid, place_to_mend(shown.plan, finding) if there else None)
