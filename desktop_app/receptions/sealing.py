"""Who denounces at a visit: into the shield's compartment, and out of everything else."""

from collections.abc import Sequence
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
FILES = "record_files"
_FREE = ("content", "request", "result", "refusal_note", "note")  # texts in a person's own words
_PLACES = ("group_name", "earlier_body", "guided_to", "transferred_to")


class VisitSealing:
    """Writes the persons of visits that denounce."""

    def __init__(self, book: Book, shield: ShieldService, petitions: PetitionService) -> None:
        self._book = book
        self._shield = shield
        self._petitions = petitions

    def seal(self, change: Change, uid: str, values: ReceptionValues, person: Person) -> None:
        """The person of a visit goes into the compartment; UserError when a text names them."""
        if person.organisation and not person.full_name:
            raise UserError(
                "Chỉ cá nhân mới tố cáo (Điều 2 Luật Tố cáo). Cơ quan, tổ chức đến thì chọn kiến"
                " nghị hoặc phản ánh.",
                "content_kind",
            )
        self._refuse_telling(values, person)
        self._name(change, uid, self._shield.seal(change, person, (TABLE, uid)))

    def check_case(self, values: ReceptionValues, case_uid: str) -> None:
        """UserError for an open visit about a denunciation: its name would tell who denounces."""
        case = (self._book.get("cases", case_uid) or {}) if case_uid else {}
        if case.get("kind") == DENUNCIATION and values.content_kind != DENUNCIATION:
            raise UserError(
                "Vụ việc này là tố cáo: người đến về vụ này phải được giữ kín danh tính. Hãy chọn"
                " phân loại là tố cáo (Điều 8 Luật Tố cáo).",
                "content_kind",
            )

    def check_papers(self, uid: str, texts: Sequence[str]) -> None:
        """UserError for papers of a denunciation whose names tell somebody."""
        record = self._book.get(TABLE, uid) or {}
        if record.get("content_kind") == DENUNCIATION and any(self._shield.found(texts)):
            raise UserError(
                "Tên tài liệu đang nêu danh tính được bảo vệ. Hãy viết “người tố cáo” thay vào"
                " (Điều 8, Điều 56 Luật Tố cáo).",
                "papers",
            )

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
            if paper.deleted:
                raise UserError(
                    "Đơn nhận ở lượt tiếp này đang ở Thùng rác và còn tên người gửi. Hãy phục hồi"
                    " đơn rồi chuyển thành tố cáo.",
                    "content_kind",
                )
            self._petitions.change(paper.uid, told)  # which seals this visit too
        elif paper:
            self.follow(change, kept.uid, Sealed(paper.identity_uid, paper.code_name))
        else:
            self.seal(change, kept.uid, values, person)
            self._close_around(change, kept.uid)

    def follow(self, change: Change, uid: str, sealed: Sealed) -> None:
        """The paper that a visit brought went into the compartment: the visit follows.

        Free texts of the visit keep their words, with the code name in place of the person.
        """
        record = self._book.get(TABLE, uid) or {}
        names = (*_FREE, *_PLACES)
        texts = {name: self._shield.masked(str(record.get(name) or "")) for name in names}
        told = {"content_kind": DENUNCIATION, "group_name": "", "earlier_uid": ""}
        # It may lie in the recycle bin, where it would name the sender just as well.
        change.scrub(TABLE, uid, NOBODY | texts | told)
        self._name(change, uid, sealed)
        self._close_around(change, uid)

    def reopen(self, change: Change, kept: Reception) -> None:
        """It was no denunciation after all; who it was has been written anew."""
        if self._book.count("petitions", filters={"identity_uid": kept.identity_uid}):
            raise UserError(
                "Đơn nhận ở lượt tiếp này vẫn là tố cáo. Hãy chuyển loại của đơn trước, kèm lý do.",
                "content_kind",
            )
        change.update(TABLE, kept.uid, {"identity_uid": None, "code_name": ""})
        others = {"identity_uid": kept.identity_uid}
        if not self._book.count(TABLE, filters=others):
            change.delete("identities", kept.identity_uid)

    def _name(self, change: Change, uid: str, sealed: Sealed) -> None:
        columns = {"identity_uid": sealed.uid, "code_name": sealed.code_name}
        change.scrub(TABLE, uid, columns)

    def _close_around(self, change: Change, uid: str) -> None:
        """What stands around a visit that is sealed now: its papers, visits that point to it."""
        self._shield.close_record(change, TABLE, uid)
        for deleted in (False, True):
            owned = self._book.ids(FILES, filters={"owner_uid": uid}, deleted=deleted)
            for row in self._book.rows(FILES, owned):
                texts = {name: str(row[name] or "") for name in ("title", "note")}
                told = {name: self._shield.masked(text) for name, text in texts.items()}
                change.scrub(FILES, str(row["uid"]), told)
                self._shield.close_record(change, FILES, str(row["uid"]))
            later = self._book.ids(TABLE, filters={"earlier_uid": uid}, deleted=deleted)
            for row in self._book.rows(TABLE, later):
                if not row["identity_uid"]:
                    change.scrub(TABLE, str(row["uid"]), {"earlier_uid": ""})
                    self._shield.close_record(change, TABLE, str(row["uid"]))
        self._shield.close_files(change, [uid])

    def _refuse_telling(self, values: ReceptionValues, person: Person) -> None:
        for field in (*_FREE, *_PLACES):
            if self._shield.tells(person, getattr(values, field)):
                raise UserError(
                    "Ô này đang nêu họ tên, số giấy tờ hoặc điện thoại của người tố cáo. Hãy viết"
                    " “người tố cáo” thay vào; danh tính đã được giữ riêng trong ngăn bảo mật"
                    " (Điều 8, Điều 56 Luật Tố cáo).",
                    field,
                )
