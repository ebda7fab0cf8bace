"""Who wrote a paper: into its columns, or into the shield's compartment when they denounce."""

from collections.abc import Callable
from typing import Any

from db.book import Book
from db.change import Change
from desktop_app.errors import UserError
from desktop_app.people.person import Person
from desktop_app.petitions.links import cut_links
from desktop_app.petitions.model import Petition, PetitionValues
from desktop_app.petitions.records import CASES, EVENTS, PETITIONS
from desktop_app.petitions.shielding import Shield, refuse_names, refuse_person
from desktop_app.shield.model import Sealed
from desktop_app.stored import record_of

# Told when a kept sender went into the compartment: the visit that brought the paper, and as whom.
Follower = Callable[[Change, str, Sealed], None]
DENUNCIATION = "denunciation"
VISITS = "receptions"
FILES = "record_files"
_NOBODY = record_of(Person())
# What may name a sender in records around a paper; a claimant is written anew.
_NAMING: dict[str, tuple[str, ...]] = {
    CASES: ("title", "note"),
    EVENTS: ("reason", "body", "details"),
    FILES: ("title", "note"),
}
_WHERE = {
    CASES: "Nội dung hoặc ghi chú của vụ việc",
    EVENTS: "Một bước đã ghi của vụ việc",
    FILES: "Tên hoặc ghi chú của một tệp trong hồ sơ",
}


class Sealing:
    """Writes the sender of papers."""

    def __init__(self, book: Book, shield: Shield) -> None:
        self._book = book
        self._shield = shield
        self.followers: list[Follower] = []

    def put_person(
        self,
        change: Change,
        uid: str,
        values: PetitionValues,
        person: Person,
        sealed: Sealed | None = None,
    ) -> None:
        """The sender of a new paper."""
        if values.kind != DENUNCIATION:
            change.update(PETITIONS, uid, record_of(person))
            return
        self._refuse(values, person)
        if sealed is None and not person.empty:
            sealed = self._shield.seal(change, person, (PETITIONS, uid))
        if sealed:
            self._name(change, uid, sealed)

    def write(
        self,
        change: Change,
        kept: Petition,
        values: PetitionValues,
        person: Person | None,
        expected_rev: int | None,
    ) -> None:
        """Other values of a kept paper, its sender where they belong."""
        columns: dict[str, Any] = record_of(values)
        if values.kind == DENUNCIATION:
            known = person if person is not None else kept.person
            self._refuse(values, known)
            change.update(PETITIONS, kept.uid, columns | _NOBODY, expected_rev)
            if kept.identity_uid and not known.empty:
                self._shield.change(change, kept.identity_uid, known)
            elif not kept.identity_uid and not known.empty:
                sealed = self._shield.seal(change, known, (PETITIONS, kept.uid))
                self._name(change, kept.uid, sealed)
            return
        if person is not None:
            columns |= record_of(person)
        if kept.identity_uid:
            columns |= {"identity_uid": None, "code_name": ""}
        change.update(PETITIONS, kept.uid, columns, expected_rev)
        if kept.identity_uid and not self._named_elsewhere(kept):
            change.delete("identities", kept.identity_uid)

    def reopened(self, kept: Petition, reason: str) -> Person:
        """Who wrote a paper that is no denunciation after all; role and reason are asked for."""
        if not reason.strip():
            raise UserError(
                "Đơn này đang là tố cáo nên người gửi nằm trong ngăn bảo mật. Người có quyền mở"
                " danh tính hãy ghi lý do chuyển sang loại khác.",
                "kind",
            )
        return self._shield.look(kept.identity_uid, reason)

    def close(self, change: Change, uid: str, person: Person) -> str:
        """Lock what history holds of a paper from before it was sealed, and whatever named it.

        Its cases, those it has left too, their events and files go with it; UserError when one of
        their texts still names the sender. Returns what the person should know of it.
        """
        cut_links(self._book, change, self._shield, uid)
        self._shield.close_record(change, PETITIONS, uid)
        self._tell(change, uid, person)
        around = self._around(uid)
        for table, one in around:
            record = self._book.get(table, one) or {}
            texts = {name: str(record[name] or "") for name in _NAMING[table]}
            if record["deleted_at"] is None:
                self._refuse_around(table, texts, person)
            else:  # nobody reads it in the bin, and it may name the sender
                change.scrub(table, one, dict.fromkeys(texts, ""))
            self._shield.close_record(change, table, one)
        cases = [one for table, one in around if table == CASES]
        files = self._shield.close_files(change, [uid, *cases])
        closed = f"{files} tệp lưu trong hồ sơ từ trước cũng đã được niêm phong." if files else ""
        return f"{closed} {self._shield.named_elsewhere(person)}".strip()

    def _around(self, uid: str) -> list[tuple[str, str]]:
        """Cases that a paper is or was part of, their events, and files of both."""
        cases: dict[str, None] = {}
        for deleted in (False, True):
            mine = self._book.ids(EVENTS, filters={"petition_uid": uid}, deleted=deleted)
            for row in self._book.rows(EVENTS, mine):
                cases[str(row["case_uid"])] = None
        found = [(CASES, case) for case in cases]
        for deleted in (False, True):
            events = self._book.ids(EVENTS, filters={"case_uid": list(cases)}, deleted=deleted)
            owners = {"owner_uid": [uid, *cases]}
            files = self._book.ids(FILES, filters=owners, deleted=deleted)
            found += [*((EVENTS, one) for one in events), *((FILES, one) for one in files)]
        return found

    def _refuse_around(self, table: str, texts: dict[str, str], person: Person) -> None:
        try:
            if not person.empty:
                refuse_person(self._shield, person, texts)
            refuse_names(self._shield, texts)
        except UserError as error:
            where = _WHERE[table]
            raise UserError(f"{where} còn nêu người tố cáo. {error.message}", "kind") from error

    def seal_mixed(self, change: Change, kept: Petition) -> Sealed | None:
        """A mixed paper that denounces too: its sender goes into the compartment."""
        if kept.person.empty:
            return None
        self._refuse(kept.values, kept.person)
        change.update(PETITIONS, kept.uid, _NOBODY)
        sealed = self._shield.seal(change, kept.person, (PETITIONS, kept.uid))
        self._name(change, kept.uid, sealed)
        self.close(change, kept.uid, kept.person)
        return sealed

    def _tell(self, change: Change, uid: str, person: Person) -> None:
        """Let the visits of the sender about this paper and its case close their records too."""
        record = self._book.get(PETITIONS, uid) or {}
        if not record.get("identity_uid"):
            return
        sealed = Sealed(str(record["identity_uid"]), str(record["code_name"]))
        visits = {str(record["reception_uid"] or ""): None}
        case = {"case_uid": record["case_uid"] or "-"}
        for deleted in (False, True):
            for row in self._book.rows(
                VISITS, self._book.ids(VISITS, filters=case, deleted=deleted)
            ):
                told = "; ".join(
                    str(row[name] or "") for name in ("full_name", "id_number", "phone")
                )
                if not row["identity_uid"] and self._shield.tells(person, told):
                    visits[str(row["uid"])] = None
        for visit in filter(None, visits):
            for follow in self.followers:
                follow(change, visit, sealed)

    def _name(self, change: Change, uid: str, sealed: Sealed) -> None:
        columns: dict[str, Any] = {"identity_uid": sealed.uid, "code_name": sealed.code_name}
        change.update(PETITIONS, uid, columns)

    def _named_elsewhere(self, kept: Petition) -> bool:
        mine = {"identity_uid": kept.identity_uid}
        return any(self._book.count(table, filters=mine) for table in (PETITIONS, VISITS))

    def _refuse(self, values: PetitionValues, person: Person) -> None:
        names = ("content", "request", "note", "respondent", "respondent_post", "handled_to")
        texts = {name: getattr(values, name) for name in names}
        if not person.empty:
            refuse_person(self._shield, person, texts)
        refuse_names(self._shield, texts)
