"""How papers come to a case and leave it, inside one change."""

from datetime import date
from typing import Any

from db.book import Book
from db.change import Change
from desktop_app.errors import UserError
from desktop_app.petitions.keeping import CaseKeeper, events_of, paper_of, papers_of
from desktop_app.petitions.model import EventKind, Petition
from desktop_app.petitions.papers import Handling
from desktop_app.petitions.records import CASES, EVENTS, PETITIONS, case_values
from desktop_app.petitions.state import group_of
from desktop_app.stored import record_of


class PaperMoving:
    """Lets papers join cases, leave them and come back with them."""

    def __init__(self, book: Book, change: Change, today: date) -> None:
        self._book = book
        self._change = change
        self._today = today
        self._keeper = CaseKeeper(book, change)

    def move(self, uid: str, case_uid: str) -> None:
        """Let a paper belong to another case of its kind; a case left empty goes to the bin."""
        paper = paper_of(self._book, uid)
        if paper.case_uid == case_uid:
            return
        record = self._book.get(CASES, case_uid)
        if record is None or record["deleted_at"] is not None:
            raise UserError("Vụ việc này không còn trong sổ.", "case_uid")
        if paper.values.kind == "mixed" or group_of(str(record["kind"])) is not group_of(
            paper.values.kind
        ):
            raise UserError("Đơn và vụ việc phải cùng loại.", "case_uid")
        self._leave_for(paper)
        self._keeper.join(uid, case_uid)

    def apart(self, uid: str) -> None:
        """A paper that was no duplicate after all gets a case of its own."""
        paper = paper_of(self._book, uid)
        fresh = record_of(Handling()) | {"duplicate_of_uid": "", "case_uid": None}
        self._change.update(PETITIONS, uid, fresh)
        self.leave(paper)
        self._keeper.open_case(paper_of(self._book, uid))

    def leave(self, paper: Petition) -> None:
        """What a case keeps of a paper alone goes with it."""
        for event in events_of(self._book, paper.case_uid):
            if event.petition_uid == paper.uid:
                self._change.delete(EVENTS, event.uid)
        self._keeper.refresh(paper.case_uid)

    def come_back(self, paper: Petition, gone_by: str) -> None:
        """What went to the bin together with a paper comes back: its case, events and clocks."""
        if paper.case_uid:
            self._keeper.restore_case(paper.case_uid, paper.uid, gone_by)
        else:
            self._keeper.refresh_loose(paper.uid)

    # Inside

    def _others(self, paper: Petition) -> bool:
        return any(p.uid != paper.uid for p in papers_of(self._book, paper.case_uid or "-"))

    def _leave_for(self, paper: Petition) -> None:
        """A paper leaves its case; a case that nothing has happened to yet goes to the bin."""
        if not paper.case_uid:
            return
        if self._others(paper):
            self._change.update(PETITIONS, paper.uid, {"case_uid": None})
            self.leave(paper)
            return
        events = events_of(self._book, paper.case_uid)
        if any(event.values.kind is not EventKind.RECEIVED for event in events):
            raise UserError(
                "Vụ việc của đơn này đã có bước giải quyết; hãy thu hồi các bước đó trước.", "kind"
            )
        self._change.update(PETITIONS, paper.uid, {"case_uid": None})
        # An empty case is of no use in the bin, and would still name who sent the paper.
        self._change.update(CASES, paper.case_uid, {"claimant": "", "title": "", "note": ""})
        self._keeper.delete_case(paper.case_uid)

    def _case(self, uid: str) -> Any:
        record = self._book.get(CASES, uid)
        assert record is not None
        return case_values(record)
