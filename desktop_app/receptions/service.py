"""The reception book: enter a visit, change it, find it, and what a visit brings with it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from db.book import Book
from db.change import Change
from desktop_app.changes import Changes
from desktop_app.clock import Clock
from desktop_app.dates import show
from desktop_app.errors import UserError
from desktop_app.filters import Filters, Order
from desktop_app.office.book_numbers import free_number, moved_number, next_number
from desktop_app.office.commitments import Commitment, KeepCommitment
from desktop_app.people.person import Person
from desktop_app.petitions.model import PetitionValues
from desktop_app.petitions.service import PetitionService
from desktop_app.receptions import rules
from desktop_app.receptions.answering import keep_clocks
from desktop_app.receptions.model import ReceivedPaper, Reception, ReceptionValues
from desktop_app.receptions.records import DENUNCIATION, FILES, TABLE, listed, reception_of
from desktop_app.receptions.sealing import NOBODY, VisitSealing
from desktop_app.shield.model import Sealed
from desktop_app.shield.service import ShieldService
from desktop_app.stored import record_of, values_of

CLOSED = "Danh tính đã chuyển vào ngăn bảo mật; việc này không hoàn tác được."


class ReceptionService:
    """Reads and changes visits. Who denounces goes into the shield's compartment, nowhere else."""

    def __init__(
        self,
        book: Book,
        user: str,
        clock: Clock,
        shield: ShieldService,
        petitions: PetitionService,
        keep_commitment: KeepCommitment,
    ) -> None:
        self._book = book
        self._user = user
        self._clock = clock
        self._shield = shield
        self._petitions = petitions
        self._keep = keep_commitment
        self._sealing = VisitSealing(book, shield, petitions)
        petitions.when_sealed(self._sealing.follow)

    # Finding

    def ids(
        self,
        *,
        search: str = "",
        filters: Filters | None = None,
        order: Order = (),
        deleted: bool = False,
    ) -> list[str]:
        """The uids of the visits that match, the newest first when no order is given."""
        order = order or (("received_on", True), ("number", True))
        return self._book.ids(TABLE, search=search, filters=filters, order=order, deleted=deleted)

    def rows(self, uids: Sequence[str]) -> list[dict[str, Any]]:
        """The list's rows; a denouncer stands there as their code name."""
        return [listed(row) for row in self._book.rows(TABLE, uids)]

    def get(self, uid: str) -> Reception:
        """One visit; KeyError when there was never one."""
        record = self._book.get(TABLE, uid)
        if record is None:
            raise KeyError(f"receptions {uid}")
        return reception_of(record)

    def papers(self, uid: str) -> list[ReceivedPaper]:
        """The documents taken in at a visit, in order."""
        filters = {"owner_uid": uid, "kind": "received"}
        found = self._book.ids(FILES, filters=filters, order=(("ordinal", False),))
        return [values_of(ReceivedPaper, row) for row in self._book.rows(FILES, found)]

    # Changing

    def add(
        self,
        values: ReceptionValues,
        person: Person,
        *,
        papers: Sequence[ReceivedPaper] = (),
        petition: PetitionValues | None = None,
        case_uid: str = "",
    ) -> Changes:
        """Enter a visit, with the papers taken in and the petition that was handed over.

        `case_uid` is the case that the petition, or the visit itself, belongs to already.
        UserError with its field for what is wrong; then nothing was written.
        """
        values, person, told = rules.cleaned(values, person)
        if petition and not values.outcome:
            values = replace(values, outcome="petition")
        if petition and DENUNCIATION in (petition.kind, values.content_kind):
            # One of both is a denunciation: then the sender is protected in both.
            petition = replace(petition, kind=DENUNCIATION)
            values = replace(values, content_kind=DENUNCIATION)
        rules.check(values, person, self._clock.today())
        self._sealing.check_case(values, case_uid)
        year = values.received_on.year
        number = next_number(self._book, TABLE, year)
        label = f"Ghi lượt tiếp số {number}"
        with self._book.change(user=self._user, label=label) as change:
            place = {"year": year, "number": number, "case_uid": case_uid}
            sealed = values.content_kind == DENUNCIATION
            if sealed:  # an open visit of the same person would tell who it is
                values = replace(values, earlier_uid="")
            columns = record_of(values) | (NOBODY if sealed else record_of(person)) | place
            uid = change.insert(TABLE, _linked(columns))
            if sealed:
                self._sealing.seal(change, uid, values, person)
            keep_clocks(self._book, change, self.get(uid))
            self._keep_papers(change, uid, papers)
            if petition:
                self._add_petition(change, uid, petition, person, case_uid)
        message = " ".join(part for part in (f"Đã lưu lượt tiếp số {number}.", told) if part)
        return Changes.of("receptions", "petitions", message=message, uid=uid)

    def change(
        self,
        uid: str,
        values: ReceptionValues,
        person: Person | None = None,
        expected_rev: int | None = None,
        *,
        papers: Sequence[ReceivedPaper] | None = None,
    ) -> Changes:
        """Give a visit other values; None leaves the person, or the papers, as they are.

        A visit that turns out to be a denunciation loses its person to the compartment for good.
        """
        kept = self.get(uid)
        known = person if person is not None else kept.person
        values, known, told = rules.cleaned(values, known)
        sealed = values.content_kind == DENUNCIATION
        if sealed:
            values = replace(values, earlier_uid="")
        stays_sealed = bool(kept.identity_uid) and sealed
        rules.check(values, _SOMEBODY if stays_sealed else known, self._clock.today())
        if kept.identity_uid and not sealed and not (person and self._shield.may_open):
            raise UserError(
                "Đây đang là tố cáo nên họ tên nằm trong ngăn bảo mật. Chỉ người có quyền mở danh"
                " tính mới chuyển sang loại khác, vì phải ghi lại họ tên.",
                "content_kind",
            )
        closing = sealed and not kept.identity_uid
        place = (kept.year, kept.number)
        year, number = moved_number(self._book, TABLE, place, values.received_on.year)
        label = f"Sửa lượt tiếp số {kept.number}"
        with self._book.change(user=self._user, label=label, undoable=not closing) as change:
            shown = NOBODY if sealed else record_of(known)
            columns = _linked(record_of(values)) | shown | {"year": year, "number": number}
            change.update(TABLE, uid, columns, expected_rev)
            if closing:
                self._sealing.close(change, kept, values, known)
            elif stays_sealed:
                self._sealing.correct(change, kept, values, person)
            elif kept.identity_uid:
                self._sealing.reopen(change, kept)
            if papers is not None:
                self._replace_papers(change, uid, papers)
            keep_clocks(self._book, change, self.get(uid))
        parts = [f"Đã lưu lượt tiếp số {number}.", told]
        parts += [CLOSED, self._shield.named_elsewhere(known)] if closing else []
        message = " ".join(part for part in parts if part)
        return Changes.of("receptions", message=message, uid=uid, undoable=not closing)

    def set_papers(self, uid: str, papers: Sequence[ReceivedPaper]) -> Changes:
        """The documents taken in at a visit, in place of those noted before."""
        number = self.get(uid).number
        label = f"Ghi tài liệu nhận ở lượt tiếp số {number}"
        with self._book.change(user=self._user, label=label) as change:
            self._replace_papers(change, uid, papers)
        return Changes.of("receptions", message=label, uid=uid)

    def delete(self, uids: Sequence[str]) -> Changes:
        """Move visits to the recycle bin, with their clocks and papers."""
        label = f"Xóa {len(uids)} lượt tiếp"
        with self._book.change(user=self._user, label=label) as change:
            for uid in uids:
                for table in ("clocks", FILES):
                    for part in self._book.ids(table, filters={"owner_uid": uid}):
                        change.delete(table, part)
                change.delete(TABLE, uid)
        return Changes.of("receptions", message=label)

    def restore(self, uids: Sequence[str]) -> Changes:
        """Take visits out of the recycle bin; a number that is taken by now is given anew."""
        label = f"Phục hồi {len(uids)} lượt tiếp"
        with self._book.change(user=self._user, label=label) as change:
            for uid in uids:
                gone = self.get(uid)
                at = (self._book.get(TABLE, uid) or {})["deleted_at"]
                number = free_number(self._book, TABLE, gone.year, gone.number)
                change.restore(TABLE, uid, {"number": number})
                for table in ("clocks", FILES):
                    parts = self._book.ids(table, filters={"owner_uid": uid}, deleted=True)
                    for row in self._book.rows(table, parts):
                        if row["deleted_at"] == at:
                            change.restore(table, str(row["uid"]))
        return Changes.of("receptions", message=label)

    def mark_national(self, uids: Sequence[str], day: date | None) -> Changes:
        """Note for several visits when they were entered into the national database; None unnotes.

        NĐ 154/2026/NĐ-CP Điều 27.1.
        """
        what = f"đã nhập CSDLQG ngày {show(day)}" if day else "chưa nhập CSDLQG"
        label = f"Ghi {len(uids)} lượt tiếp {what}"
        if day and day > self._clock.today():
            raise UserError(f"Ngày nhập {show(day)} ở sau hôm nay.", "national_on")
        with self._book.change(user=self._user, label=label) as change:
            for visit in map(self.get, uids):
                if day and day < visit.values.received_on:
                    raise UserError(
                        f"Ngày nhập {show(day)} ở trước ngày tiếp của lượt số {visit.number}.",
                        "national_on",
                    )
                columns = {"national_on": day.isoformat() if day else None}
                change.update(TABLE, visit.uid, columns)
        return Changes.of("receptions", message=label)

    def commit(self, uid: str, commitment: Commitment) -> Changes:
        """Make a task of what was promised at a visit; it names the visit, not the visitor."""
        if self._shield.found([commitment.text])[0]:
            raise UserError(
                "Lời hứa này đang nêu danh tính người tố cáo. Nhiệm vụ thì ai cũng đọc được: hãy"
                " viết “người tố cáo” thay vào (Điều 8, Điều 56 Luật Tố cáo).",
                "text",
            )
        kept = self.get(uid)
        where = f"Lượt tiếp số {kept.number}/{kept.year}, ngày {show(kept.values.received_on)}"
        return self._keep(replace(commitment, where=where))

    # Inside

    def _replace_papers(self, change: Change, uid: str, papers: Sequence[ReceivedPaper]) -> None:
        if list(papers) == self.papers(uid):
            return
        filters = {"owner_uid": uid, "kind": "received"}
        for old in self._book.ids(FILES, filters=filters):
            change.delete(FILES, old)
        self._keep_papers(change, uid, papers)

    def _keep_papers(self, change: Change, uid: str, papers: Sequence[ReceivedPaper]) -> None:
        self._sealing.check_papers(uid, [f"{paper.title}\n{paper.note}" for paper in papers])
        for ordinal, paper in enumerate(papers):
            if not paper.title.strip():
                raise UserError("Hãy ghi tên tài liệu nhận được.", "papers")
            owner = {"owner_table": TABLE, "owner_uid": uid, "kind": "received"}
            change.insert(FILES, record_of(paper) | owner | {"ordinal": ordinal})

    def _add_petition(
        self, change: Change, uid: str, petition: PetitionValues, person: Person, case_uid: str
    ) -> None:
        visit = self.get(uid)
        sealed = Sealed(visit.identity_uid, visit.code_name) if visit.identity_uid else None
        petition = replace(petition, source="reception", reception_uid=uid)
        done = self._petitions.add(petition, person, case_uid, sealed=sealed)
        kept = self._petitions.get(done.uid)
        links = {"petition_uid": kept.uid, "case_uid": kept.case_uid or None}
        change.update(TABLE, uid, links)


_SOMEBODY = Person(full_name="Người tố cáo")


def _linked(columns: dict[str, Any]) -> dict[str, Any]:
    """Empty links as the book wants them: nothing instead of an empty text."""
    links = ("day_uid", "case_uid", "petition_uid", "identity_uid")
    return columns | {name: columns[name] or None for name in links if name in columns}
