"""What is done with papers inside one change: handled, joined, split, followed by their case."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from desktop_app.errors import UserError
from desktop_app.petitions import fields as choices
from desktop_app.petitions.keeping import (
    case_title,
    events_of,
    facts_of,
    paper_of,
    papers_of,
)
from desktop_app.petitions.model import EventKind, EventValues, Petition
from desktop_app.petitions.moving import PaperMoving
from desktop_app.petitions.records import CASES, EVENTS, PETITIONS, event_record
from desktop_app.petitions.rules import check, replay
from desktop_app.petitions.state import CaseState, Detail, state_of

SPLIT = "khoản 4 Điều 14 Nghị định 154/2026/NĐ-CP; khoản 3 Điều 25 Luật Tiếp công dân"
_EVENTS = {
    "accepted": EventKind.ACCEPTED,
    "not_accepted": EventKind.NOT_ACCEPTED,
    "guided": EventKind.GUIDED,
    "transferred": EventKind.TRANSFERRED,
    "withdrawn": EventKind.WITHDRAWN,
    "suspended": EventKind.SUSPENDED,
    "terminated": EventKind.TERMINATED,
    "urged": EventKind.URGED,
    "filed": EventKind.CLOSED,
    "returned": EventKind.CLOSED,
}
_BY_DETAIL = frozenset({"urged", "filed", "returned"})
# With other papers in the case, these concern the one paper alone.
_OF_ONE_PAPER = frozenset(
    {"not_accepted", "guided", "transferred", "withdrawn", "filed", "returned"}
)
_OF_MIXED = frozenset({"guided", "returned", "filed", "withdrawn", "merged_duplicate"})


@dataclass(frozen=True)
class Handled:
    """How a paper is handled: an outcome of `fields.OUTCOMES`, when, by which document, to whom."""

    outcome: str
    day: date
    number: str = ""
    to: str = ""
    reason: str = ""
    signer: str = ""
    details: dict[str, str] = field(default_factory=dict)

    def as_event(self, kind: EventKind) -> EventValues:
        """The event of the case."""
        more = {Detail.OUTCOME.value: self.outcome} if self.outcome in _BY_DETAIL else {}
        return EventValues(
            kind=kind,
            day=self.day,
            number=self.number,
            body=self.to,
            reason=self.reason,
            signer=self.signer,
            details=self.details | more,
        )


class PaperHandling(PaperMoving):
    """Moves papers and their cases along."""

    def handle(self, uid: str, said: Handled) -> str:
        """Handle a paper; returns what the outcome is called."""
        name = dict(choices.OUTCOMES).get(said.outcome, "")
        if not said.outcome or not name:
            raise UserError("Hãy chọn cách xử lý đơn.", "outcome")
        paper = paper_of(self._book, uid)
        if said.outcome == "merged_duplicate":
            self.duplicate(uid, said.details.get("of", ""), said.day)
        elif paper.values.kind == "mixed":
            self._handle_mixed(paper, said, name)
        else:
            self._handle(paper, said)
        return name

    def duplicate(self, uid: str, of: str, day: date) -> None:
        """A paper whose content the same sender had sent before joins that one's case."""
        if not of or of == uid:
            raise UserError("Hãy chọn đơn đã nhận trước mà đơn này trùng.", "duplicate_of_uid")
        paper, first = paper_of(self._book, uid), paper_of(self._book, of)
        if first.deleted:
            raise UserError("Đơn nhận trước đã bị xóa.", "duplicate_of_uid")
        if first.values.duplicate_of_uid:
            first = paper_of(self._book, first.values.duplicate_of_uid)
        if first.uid == uid:
            raise UserError("Đơn kia đang được ghi là trùng với chính đơn này.", "duplicate_of_uid")
        if bool(paper.identity_uid) != bool(first.identity_uid):
            raise UserError(
                "Một trong hai đơn là tố cáo. Ghi đơn trùng thì người đọc đơn kia biết ai tố cáo"
                " (Điều 8 Luật Tố cáo).",
                "duplicate_of_uid",
            )
        self._check_day(paper, day)
        self._change.update(PETITIONS, uid, {"duplicate_of_uid": first.uid})
        reason = f"Trùng đơn số {first.number}/{first.year}"
        if not first.case_uid:
            self._put(uid, Handled("merged_duplicate", day, reason=reason))
            return
        self.move(uid, first.case_uid)
        details = {Detail.OUTCOME.value: "merged_duplicate"}
        said = EventValues(kind=EventKind.NOTE, day=day, reason=reason, details=details)
        self._keeper.note(first.case_uid, said, uid)

    def split(
        self, uid: str, parts: Sequence[Any], make: Callable[[Petition, Any], Petition]
    ) -> list[int]:
        """Make a paper of each part of a mixed one; returns their numbers."""
        kept = paper_of(self._book, uid)
        if kept.values.kind != "mixed":
            raise UserError("Chỉ tách đơn có nhiều nội dung khác nhau.", "kind")
        if kept.values.outcome:
            raise UserError("Đơn này đã được xử lý hoặc đã tách.", "outcome")
        if len(parts) < 2:
            raise UserError("Tách đơn thì phải thành ít nhất hai nội dung.", "parts")
        made = [make(kept, part) for part in parts]
        numbers = [paper.number for paper in made]
        # The paper is sealed when a part denounces: the numbers of the open parts would tell whose.
        sealed = any(paper.identity_uid for paper in made)
        told = [str(p.number) for p in made if bool(p.identity_uid) == sealed]
        reason = f"Đã tách thành đơn số {', '.join(told)}"
        self._put(uid, Handled("guided", self._today, to="Người gửi đơn", reason=reason))
        return numbers

    def several_places(self, uid: str, reason: str) -> None:
        """A denunciation has to be verified at several places."""
        paper = paper_of(self._book, uid)
        if paper.values.kind != "denunciation" or not paper.case_uid:
            raise UserError("Chỉ dùng cho tố cáo (khoản 1 Điều 24 Luật Tố cáo).")
        if not reason.strip():
            raise UserError("Hãy ghi những địa điểm phải kiểm tra, xác minh.", "reason")
        details = {Detail.PLACES.value: "1"}
        said = EventValues(kind=EventKind.NOTE, day=self._today, reason=reason, details=details)
        self._keeper.note(paper.case_uid, said, uid)

    def follow(self, kept: Petition, now: Petition) -> None:
        """Let the case follow a paper that was changed; UserError where its steps forbid it."""
        if not kept.case_uid:
            if now.values.kind == "mixed" or now.values.outcome:
                self._keeper.refresh_loose(kept.uid)
            else:
                self._keeper.open_case(now)
            return
        if now.values.kind == "mixed":
            self._leave_for(kept)
            self._change.update(PETITIONS, kept.uid, {"case_uid": None})
            self._keeper.refresh_loose(kept.uid)
            return
        self._follow_day(kept, now)
        sort = (now.values.kind, now.values.instance)
        if sort != (kept.values.kind, kept.values.instance) and self._others(kept):
            self._leave_for(kept)
            self._keeper.open_case(now)
            return
        self._follow_words(kept, now)
        self._keeper.refresh(kept.case_uid)

    # Inside

    def _handle(self, paper: Petition, said: Handled) -> None:
        if paper.values.outcome and not paper.case_uid:
            raise UserError("Đơn này đã được xử lý.", "outcome")
        case_uid = paper.case_uid or self._keeper.open_case(paper)
        kind = _EVENTS[said.outcome]
        values, events = self._case(case_uid), events_of(self._book, case_uid)
        state = state_of(values, events)
        joins_running = said.outcome == "accepted" and state.accepted_on and state.running
        alone = not self._others(paper)
        if (said.outcome in _OF_ONE_PAPER and not alone) or joins_running:
            self._handle_one(paper, said, kind)
        elif said.outcome in _BY_DETAIL - {"urged"} and state.status != "checking":
            self._keeper.note(case_uid, _noted(said), paper.uid)
        else:
            self._keeper.record(case_uid, said.as_event(kind), self._today)

    def _handle_one(self, paper: Petition, said: Handled, kind: EventKind) -> None:
        """One paper of several; its case stays where it is."""
        events = events_of(self._book, paper.case_uid)
        values = self._case(paper.case_uid)
        before = state_of(values, events)
        state = CaseState(
            received_on=paper.values.received_on,
            transferred_on=before.transferred_on,
            guided_on=before.guided_on,
        )
        event = said.as_event(kind)
        check(values, state, facts_of([paper]), event, self._today)
        if paper.values.outcome:
            raise UserError("Đơn này đã được xử lý.", "outcome")
        if said.outcome == "accepted":
            event = _noted(said)
        self._keeper.note(paper.case_uid, event, paper.uid)

    def _handle_mixed(self, paper: Petition, said: Handled, name: str) -> None:
        if said.outcome not in _OF_MIXED:
            raise UserError(
                f"Đơn có nhiều nội dung khác nhau phải tách trước khi “{name}” – {SPLIT}.",
                "outcome",
            )
        if paper.values.outcome:
            raise UserError("Đơn này đã được xử lý.", "outcome")
        self._check_day(paper, said.day)
        if said.outcome in ("filed", "returned") and not said.reason.strip():
            raise UserError("Hãy ghi lý do, nội dung.", "reason")
        self._put(paper.uid, said)

    def _put(self, uid: str, said: Handled) -> None:
        columns: dict[str, Any] = {
            "outcome": said.outcome,
            "handled_on": said.day.isoformat(),
            "handled_number": said.number,
            "handled_to": said.to,
        }
        if said.reason:
            note = paper_of(self._book, uid).values.note
            columns["note"] = "\n".join(part for part in (note, said.reason) if part)
        self._change.update(PETITIONS, uid, columns)
        self._keeper.refresh_loose(uid)

    def _check_day(self, paper: Petition, day: date) -> None:
        if not paper.values.received_on <= day <= self._today:
            raise UserError("Ngày xử lý phải từ ngày nhận đơn đến hôm nay.", "day")

    def _follow_day(self, kept: Petition, now: Petition) -> None:
        day = now.values.received_on
        if day == kept.values.received_on:
            return
        for event in events_of(self._book, kept.case_uid):
            if event.values.kind is EventKind.RECEIVED and event.petition_uid == kept.uid:
                said = replace(event.values, day=day)
                self._change.update(EVENTS, event.uid, event_record(said))

    def _follow_words(self, kept: Petition, now: Petition) -> None:
        old, new = kept.values, now.values
        columns: dict[str, Any] = {"kind": new.kind, "instance": new.instance}
        case = self._case(kept.case_uid)
        for name in ("field", "respondent", "respondent_post", "officer", "persons"):
            if getattr(case, name) == getattr(old, name):
                columns[name] = getattr(new, name)
        if case.title == case_title(old.content):
            columns["title"] = case_title(new.content)
        self._change.update(CASES, kept.case_uid, columns)
        events = events_of(self._book, kept.case_uid)
        tied = any(event.values.details.get(Detail.OF_CASE) for event in events)
        if tied and old.kind != new.kind:
            raise UserError(
                "Vụ việc của đơn này đang nối với vụ việc khác cùng loại; hãy thu hồi bước nối"
                " trước.",
                "kind",
            )
        changed = (old.kind, old.instance, old.received_on, old.in_competence, old.qualified)
        if changed != (new.kind, new.instance, new.received_on, new.in_competence, new.qualified):
            papers = papers_of(self._book, kept.case_uid)
            replay(self._case(kept.case_uid), facts_of(papers), events, self._today)


def _noted(said: Handled) -> EventValues:
    """An outcome of one paper that leaves its case where it is."""
    noted = said.as_event(EventKind.NOTE)
    return replace(noted, details=noted.details | {Detail.OUTCOME.value: said.outcome})
