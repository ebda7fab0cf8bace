"""The petition book: papers found, entered, changed, handled, split, joined to a case."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from db.book import Book
from db.change import Change
from desktop_app.changes import Changes
from desktop_app.clock import Clock as TimeClock
from desktop_app.errors import UserError
from desktop_app.office.book_numbers import free_number, moved_number, next_number
from desktop_app.people.person import Person
from desktop_app.petitions.checks import check, cleaned
from desktop_app.petitions.handling import Handled, PaperHandling
from desktop_app.petitions.keeping import CaseKeeper, newest_change, papers_of
from desktop_app.petitions.model import Petition, PetitionValues
from desktop_app.petitions.reading import PetitionReader, listed
from desktop_app.petitions.records import PETITIONS
from desktop_app.petitions.sealing import Follower, Sealing
from desktop_app.petitions.shielding import Shield
from desktop_app.petitions.splitting import Part, part_values
from desktop_app.shield.model import Sealed
from desktop_app.stored import record_of

__all__ = ["Part", "PetitionService", "listed"]

FEATURE = "petitions"


class PetitionService(PetitionReader):
    """Reads and changes papers; every action is one step of undo."""

    def __init__(self, book: Book, user: str, clock: TimeClock, shield: Shield) -> None:
        super().__init__(book, clock)
        self._user = user
        self._sealing = Sealing(book, shield)

    def when_sealed(self, follow: Follower) -> None:
        """Whom to tell when the sender of a kept paper goes into the compartment."""
        self._sealing.followers.append(follow)

    # Entering and changing

    def add(
        self,
        values: PetitionValues,
        person: Person,
        case_uid: str = "",
        *,
        sealed: Sealed | None = None,
    ) -> Changes:
        """Enter a paper under the next number of its year; it begins a case or joins one.

        A denouncer goes into the compartment; `sealed` when the identity lies there already. A
        mixed paper has no case: its parts will. An outcome among the values is handled at once.
        """
        values, known, told = cleaned(values, person)
        assert known is not None
        check(values, None if sealed else known, self._clock.today())
        year = values.received_on.year
        with self._book.change(user=self._user, label="Ghi đơn mới") as change:
            number = next_number(self._book, PETITIONS, year)
            uid = self._insert(change, values, known, number, sealed)
            self._begin(change, uid, case_uid)
            if values.outcome:
                self._handler(change).handle(uid, _handled(values))
        message = " ".join(part for part in (f"Đã lưu đơn số {number}/{year}.", told) if part)
        return Changes.of(FEATURE, message=message, uid=uid)

    def change(
        self,
        uid: str,
        values: PetitionValues,
        person: Person | None = None,
        expected_rev: int | None = None,
        *,
        reason: str = "",
    ) -> Changes:
        """Give a paper other values; `person` None leaves the sender as they are.

        How it was handled is not changed here: that follows from its events. A paper that turns
        out to be a denunciation loses its sender to the compartment, which cannot be undone; the
        way back asks for the role and a `reason`.
        """
        kept = self.get(uid)
        values, known, told = cleaned(_as_handled(values, kept), person)
        asked = known if known is not None or kept.identity_uid else kept.person
        check(values, asked, self._clock.today())
        closing = values.kind == "denunciation" != kept.values.kind
        opened = kept.identity_uid and values.kind != "denunciation"
        if opened:  # noted before anything else is written
            found = self._sealing.reopened(kept, reason)
            known = known if known is not None else found
        place = (kept.year, kept.number)
        year, number = moved_number(self._book, PETITIONS, place, values.received_on.year)
        label = f"Sửa đơn số {kept.number}/{kept.year}"
        around = ""
        with self._book.change(user=self._user, label=label, undoable=not closing) as change:
            self._sealing.write(change, kept, values, known, expected_rev)
            change.update(PETITIONS, uid, {"year": year, "number": number})
            self._handler(change).follow(kept, self.get(uid))
            if closing:
                sender = known if known is not None else kept.person
                around = self._sealing.close(change, uid, sender)
        message = " ".join(p for p in (f"Đã lưu đơn số {number}/{year}.", told) if p)
        if year != kept.year:
            message += f" Đơn chuyển từ sổ năm {kept.year} sang sổ năm {year} nên có số mới."
        if closing:
            message += " Người gửi đã vào ngăn bảo mật; việc này không hoàn tác được."
            message = f"{message} {around}".strip()
        return Changes.of(FEATURE, "shield", message=message, uid=uid, undoable=not closing)

    # Handling

    def handle(
        self,
        uid: str,
        outcome: str,
        day: date,
        number: str = "",
        to: str = "",
        reason: str = "",
        details: dict[str, str] | None = None,
    ) -> Changes:
        """Handle a paper with one of the outcomes of `fields.OUTCOMES`; UserError with the article.

        The case moves along with it. `details` are further values of the step (`by` of a
        withdrawal, `of` of a duplicate).
        """
        said = Handled(outcome, day, number, to, reason, details=details or {})
        kept = self.get(uid)
        label = f"Xử lý đơn số {kept.number}/{kept.year}"
        with self._book.change(user=self._user, label=label) as change:
            name = self._handler(change).handle(uid, said)
        return Changes.of(FEATURE, message=f"{label}: {name}", uid=uid)

    def mark_duplicate(self, uid: str, of: str, day: date | None = None) -> Changes:
        """The same content from the same sender came before: both belong to one case then."""
        kept = self.get(uid)
        label = f"Ghi đơn số {kept.number}/{kept.year} là đơn trùng"
        with self._book.change(user=self._user, label=label) as change:
            self._handler(change).duplicate(uid, of, day or self._clock.today())
        return Changes.of(FEATURE, message=label, uid=uid)

    def join_case(self, uid: str, case_uid: str) -> Changes:
        """Let a paper belong to another case of the same kind (n papers : 1 case)."""
        kept = self.get(uid)
        label = f"Đưa đơn số {kept.number}/{kept.year} vào vụ việc đã có"
        with self._book.change(user=self._user, label=label) as change:
            self._handler(change).move(uid, case_uid)
        return Changes.of(FEATURE, message=label, uid=uid)

    def split(self, uid: str, parts: Sequence[Part]) -> Changes:
        """Make a paper of each content of a mixed one (NĐ 154/2026 Đ.14.4, Luật TCD Đ.25.3).

        With a denunciation among them the mixed paper itself becomes sealed, and the other parts
        keep no link to it: they would tell who denounces.
        """
        kept = self.get(uid)
        with_denunciation = any(part.kind == "denunciation" for part in parts)
        label = f"Tách đơn số {kept.number}/{kept.year}"
        undoable = not with_denunciation
        with self._book.change(user=self._user, label=label, undoable=undoable) as change:
            sealed = self._sealing.seal_mixed(change, kept) if with_denunciation else None
            shared = None if with_denunciation else uid

            def make(mixed: Petition, part: Part) -> Petition:
                return self._new_part(change, kept, part, shared or "", sealed)

            numbers = self._handler(change).split(uid, parts, make)
        told = ", ".join(str(number) for number in numbers)
        message = f"{label} thành đơn số {told}"
        return Changes.of(FEATURE, message=message, uid=uid, undoable=undoable)

    def several_places(self, uid: str, reason: str) -> Changes:
        """A denunciation must be verified at several places: ten days (Luật TC Đ.24.1)."""
        kept = self.get(uid)
        label = f"Ghi xác minh nhiều địa điểm của đơn số {kept.number}/{kept.year}"
        with self._book.change(user=self._user, label=label) as change:
            self._handler(change).several_places(uid, reason)
        return Changes.of(FEATURE, message=label, uid=uid)

    # Deleting

    def delete(self, uids: Sequence[str]) -> Changes:
        """Move papers to the recycle bin; a case goes with its last paper."""
        label = f"Xóa {len(uids)} đơn"
        with self._book.change(user=self._user, label=label) as change:
            for uid in uids:
                self._delete(change, self.get(uid))
        return Changes.of(FEATURE, message=label)

    def restore(self, uids: Sequence[str]) -> Changes:
        """Take papers out of the recycle bin, with the case that went with them."""
        label = f"Phục hồi {len(uids)} đơn"
        with self._book.change(user=self._user, label=label) as change:
            for uid in uids:
                self._restore(change, self.get(uid))
        return Changes.of(FEATURE, message=label)

    def set_national(self, uids: Sequence[str], day: date | None) -> Changes:
        """Note the day on which papers were entered into the national database."""
        if day and day > self._clock.today():
            raise UserError("Ngày nhập CSDLQG ở sau hôm nay.", "national_on")
        label = f"Ghi đã nhập CSDLQG {len(uids)} đơn"
        with self._book.change(user=self._user, label=label) as change:
            for uid in uids:
                columns = {"national_on": day.isoformat() if day else None}
                change.update(PETITIONS, uid, columns)
        return Changes.of(FEATURE, message=label)

    # Inside

    def _handler(self, change: Change) -> PaperHandling:
        return PaperHandling(self._book, change, self._clock.today())

    def _insert(
        self,
        change: Change,
        values: PetitionValues,
        person: Person,
        number: int,
        sealed: Sealed | None = None,
    ) -> str:
        plain = replace(
            values, outcome="", handled_on=None, handled_number="", handled_to="", withdrawn=""
        )
        place = {"year": values.received_on.year, "number": number}
        uid = change.insert(PETITIONS, record_of(plain) | place)
        self._sealing.put_person(change, uid, values, person, sealed)
        return uid

    def _begin(self, change: Change, uid: str, case_uid: str) -> None:
        keeper = CaseKeeper(self._book, change)
        paper = self.get(uid)
        if case_uid:
            self._handler(change).move(uid, case_uid)
        elif paper.values.kind == "mixed":
            keeper.refresh_loose(uid)
        else:
            keeper.open_case(paper)

    def _new_part(
        self, change: Change, kept: Petition, part: Part, split_from: str, sealed: Sealed | None
    ) -> Petition:
        denounces = part.kind == "denunciation"
        values = part_values(kept, part, kept.uid if denounces else split_from)
        values, _, _ = cleaned(values, None)
        check(values, kept.person, self._clock.today())
        number = next_number(self._book, PETITIONS, values.received_on.year)
        identity = sealed if denounces else None
        uid = self._insert(change, values, kept.person, number, identity)
        self._begin(change, uid, "")
        return self.get(uid)

    def _delete(self, change: Change, kept: Petition) -> None:
        keeper = CaseKeeper(self._book, change)
        keeper.forget_clocks(PETITIONS, kept.uid)
        change.delete(PETITIONS, kept.uid)
        if kept.case_uid and not papers_of(self._book, kept.case_uid):
            keeper.delete_case(kept.case_uid)
        elif kept.case_uid:
            self._handler(change).leave(kept)

    def _restore(self, change: Change, kept: Petition) -> None:
        if not kept.deleted:
            return
        gone_by = newest_change(self._book, PETITIONS, kept.uid)
        number = free_number(self._book, PETITIONS, kept.year, kept.number)
        change.restore(PETITIONS, kept.uid, {"number": number})
        self._handler(change).come_back(kept, gone_by)


def _handled(values: PetitionValues) -> Handled:
    day = values.handled_on or values.received_on
    return Handled(values.outcome, day, values.handled_number, values.handled_to)


def _as_handled(values: PetitionValues, kept: Petition) -> PetitionValues:
    """What follows from events stays as it is."""
    old = kept.values
    return replace(
        values,
        outcome=old.outcome,
        handled_on=old.handled_on,
        handled_number=old.handled_number,
        handled_to=old.handled_to,
        withdrawn=old.withdrawn,
        split_from_uid=old.split_from_uid,
        duplicate_of_uid=old.duplicate_of_uid,
    )
