"""Who denounces at a visit: into the shield's compartment, and out of everything else."""

from dataclasses import replace

from db.book import Book
from db.change import Change
from desktop_app.errors import UserError
from desktop_app.people.person import Person
from desktop_app.petitions.service import PetitionService
from desktop_app.receptions.model import Reception, ReceptionValues
from desktop_app.receptions.records import DENUNCIATION, TABLE
from desktop_app.shield.model import Sealed
from desktop_app.shield.service import ShieldService
from desktop_app.stored import record_of

NOBODY = record_of(Person())
_FREE = ("content", "request", "result", "refusal_note", "note")  # texts in a person's own words


class VisitSealing:
    """Writes the persons of visits that denounce."""

    def __init__(self, book: Book, shield: ShieldService, petitions: PetitionService) -> None:
        self._book = book
        self._shield = shield
        self._petitions = petitions

    def seal(self, change: Change, uid: str, values: ReceptionValues, person: Person) -> None:
        """The person of a visit goes into the compartment; UserError when a text names them."""
        self._refuse_telling(values, person)
        self._name(change, uid, self._shield.seal(change, person, (TABLE, uid)))

    def correct(
        self, change: Change, kept: Reception, values: ReceptionValues, person: Person | None
    ) -> None:
        """Other words about a person who is sealed already."""
        if person is not None and not person.empty:
            self._refuse_telling(values, person)
            self._shield.change(change, kept.identity_uid, person)

    def close(
        self, change: Change, kept: Reception, values: ReceptionValues, person: Person
    ) -> None:
        """A kept visit turns out to be a denunciation, and so does the paper it brought."""
        paper = self._petitions.get(kept.petition_uid) if kept.petition_uid else None
        if paper and not paper.identity_uid:
            self._refuse_telling(values, person)
            instance = "first" if paper.values.instance == "second" else paper.values.instance
            told = replace(paper.values, kind=DENUNCIATION, instance=instance, field="")
            self._petitions.change(paper.uid, told)  # which seals this visit too
        elif paper:
            self.follow(change, kept.uid, Sealed(paper.identity_uid, paper.code_name))
        else:
            self.seal(change, kept.uid, values, person)
            self._shield.close_record(change, TABLE, kept.uid)

    def follow(self, change: Change, uid: str, sealed: Sealed) -> None:
        """The paper that a visit brought went into the compartment: the visit follows.

        Free texts of the visit keep their words, with the code name in place of the person.
        """
        if not uid:
            return
        record = self._book.get(TABLE, uid) or {}
        texts = {name: self._shield.masked(str(record.get(name) or "")) for name in _FREE}
        change.update(TABLE, uid, NOBODY | texts | {"content_kind": DENUNCIATION, "group_name": ""})
        self._name(change, uid, sealed)
        self._shield.close_record(change, TABLE, uid)

    def reopen(self, change: Change, kept: Reception) -> None:
        """It was no denunciation after all; who it was has been written anew."""
        change.update(TABLE, kept.uid, {"identity_uid": None, "code_name": ""})
        change.delete("identities", kept.identity_uid)

    def _name(self, change: Change, uid: str, sealed: Sealed) -> None:
        columns = {"identity_uid": sealed.uid, "code_name": sealed.code_name}
        change.update(TABLE, uid, columns)

    def _refuse_telling(self, values: ReceptionValues, person: Person) -> None:
        for field in _FREE:
            if self._shield.tells(person, getattr(values, field)):
                raise UserError(
                    "Ô này đang nêu họ tên, số giấy tờ hoặc điện thoại của người tố cáo. Hãy viết"
                    " “người tố cáo” thay vào; danh tính đã được giữ riêng trong ngăn bảo mật"
                    " (Điều 8, Điều 56 Luật Tố cáo).",
                    field,
                )
