"""The compartment of denouncers' identities: put in by anybody, opened by a role, with a reason."""

from collections.abc import Callable, Iterable
from datetime import datetime

import msgspec

from db.attachments import CLOSED
from db.book import Book
from db.change import Change
from db.history import HistoryEntry
from db.records import Record, Value
from desktop_app.clock import Clock
from desktop_app.errors import UserError
from desktop_app.people.person import Person
from desktop_app.shield import compartment, files, keys, marks, reasons
from desktop_app.shield.elsewhere import named_elsewhere
from desktop_app.shield.gate import Gate, Watch
from desktop_app.shield.model import Found, Keys, Opening, Sealed
from desktop_app.shield.scan import Scanner, masked

_NOT_READY = (
    "Sổ này chưa có ngăn giữ danh tính người tố cáo nên chưa ghi được. Chưa có gì được lưu."
    " Hãy đóng sổ rồi để tài khoản quản trị mở lại bằng mật khẩu: ngăn được lập lúc ấy."
)


_REPLACED = (
    "Khóa nhận của ngăn danh tính trong tệp sổ không còn là khóa đã giao cho tài khoản này: có"
    " người đã sửa tệp sổ. Chưa có gì được lưu. Hãy báo người giữ ngăn danh tính đăng nhập lại:"
    " chương trình trả lại khóa đúng lúc ấy."
)


class _Content(msgspec.Struct):
    """What lies in the compartment; `of` binds it to its record."""

    of: str
    person: Person


class ShieldService:
    """Identities of denouncers, each behind a code name (Luật Tố cáo Đ.8, Đ.56)."""

    def __init__(self, book: Book, user: str, clock: Clock, own: Keys) -> None:
        self._book = book
        self._user = user
        self._clock = clock
        self._keys = own
        self._watch = Watch(own)
        self.gate = Gate(book, own)  # to stand before the writers of papers

    @property
    def ready(self) -> bool:
        """Whether the book has a compartment."""
        return bool(self._recipient)

    @property
    def may_open(self) -> bool:
        """Whether this user holds the compartment's key."""
        return keys.opens(self._keys, self._recipient)

    def seal(self, change: Change, person: Person, owner: tuple[str, str]) -> Sealed:
        """Put an identity into the compartment; the caller's record keeps only the code name.

        `owner` is the table and uid of that record. UserError when nothing at all is known of the
        person, or the book has no compartment yet.
        """
        if person.empty:
            raise UserError(
                "Chưa có thông tin nào về người tố cáo để giữ trong ngăn riêng."
                " Đơn không rõ người tố cáo thì không ghi danh tính."
            )
        year = self._clock.today().year
        number = self._next_number(year)
        name = f"Người tố cáo số {number:02}"
        values: dict[str, Value] = {
            "year": year,
            "number": number,
            "code_name": name,
            "owner_table": owner[0],
            "owner_uid": owner[1],
            **self._closed(f"{year}/{number}", person),
        }
        return Sealed(change.insert("identities", values), name)

    def change(self, change: Change, identity_uid: str, person: Person) -> None:
        """Replace what is known of a denouncer; nobody needs to see what was there before."""
        record = self._book.rows("identities", [identity_uid])[0]
        of = f"{record['year']}/{record['number']}"
        change.update("identities", identity_uid, self._closed(of, person))

    def look(self, identity_uid: str, reason: str, purpose: str = "look") -> Person:
        """Open one identity; the opening is kept with its reason before anything is decrypted.

        UserError for a user without the right, and for a reason that says nothing.
        """
        self._refuse_strangers()
        reasons.check(reason, self.found([reason])[0])
        record = self._book.get("identities", identity_uid)
        if record is None:
            raise UserError("Không thấy danh tính này trong sổ.")
        self._note_opening(f"Mở danh tính {record['code_name']}", [identity_uid], reason, purpose)
        text = compartment.open_text(self._keys.shield, str(record["sealed"]))
        content = msgspec.json.decode(text, type=_Content)
        if content.of != f"{record['year']}/{record['number']}":
            raise UserError("Danh tính này không thuộc bản ghi đang mở: tệp sổ đã bị sửa.")
        return content.person

    def close_record(self, change: Change, table: str, uid: str) -> None:
        """Close what history holds of a record that turned out to be a denunciation.

        Take the person out of the record in the same change. Only who may open identities can
        read that part of its history from then on; nobody can undo it.
        """
        change.close_record(table, uid, self._seal_key(self._ready_recipient()))

    def closed_history(self, table: str, uid: str, reason: str) -> list[HistoryEntry]:
        """The history of a closed record, opened; kept with its reason like any opening."""
        self._refuse_strangers()
        reasons.check(reason, self.found([reason])[0])
        record = self._book.get(table, uid) or {}
        identity = str(record.get("identity_uid") or "")
        self._note_opening("Mở lịch sử đã đóng", [identity], reason, f"history {table} {uid}")
        opened = [
            bytes.fromhex(compartment.open_text(self._keys.shield, line).strip())
            for line in self._book.sealed_keys(uid)
        ]
        return self._book.history(table, uid, keys=opened)

    def seal_file(self, change: Change, name: str, data: bytes) -> str:
        """Keep a file that tells who denounces; returns the uid of its attachment.

        The attachment's name says nothing: the file's own name is sealed with it.
        """
        closed = files.closed(self._ready_recipient(), name, data)
        return self._book.attachments.add(change, files.SEALED_FILE, closed, CLOSED)

    def close_files(self, change: Change, owners: Iterable[str]) -> int:
        """Close the files kept with records that turned out to be denunciations.

        Slips, papers, files of events and the old book they came with; returns how many.
        """
        recipient = self._ready_recipient()
        return files.close_all(self._book, change, owners, recipient, self._seal_key(recipient))

    def open_file(self, uid: str, reason: str, identity_uid: str = "") -> tuple[str, bytes]:
        """The name and bytes of a sealed file; noted with its reason before it is decrypted."""
        self._refuse_strangers()
        reasons.check(reason, self.found([reason])[0])
        shown, closed = self._book.attachments.get(uid)
        self._note_opening("Mở tệp niêm phong", [identity_uid], reason, f"file {uid}")
        return files.opened(self._keys.shield, shown, closed)

    def permit(self, reason: str, identities: Iterable[str]) -> frozenset[str]:
        """Let papers tell these identities (uids) where the law demands it; kept with its reason.

        Write the paper inside `documents.guard.allowed(...)` with what comes back.
        """
        self._refuse_strangers()
        reasons.check(reason, self.found([reason])[0])
        # By uid and not by code name: every year has a "số 03".
        wanted = [row for row in self._rows() if row["uid"] in set(identities)]
        names = sorted(f"{row['code_name']}/{row['year']}" for row in wanted)
        uids = [str(row["uid"]) for row in wanted]
        self._note_opening("Cho in danh tính " + ", ".join(names), uids, reason, "print")
        return frozenset(uids)

    def openings(self) -> list[Opening]:
        """Every time somebody looked into the compartment, the newest first."""
        uids = self._book.ids("identity_openings", order=[("created_at", True)])
        return [
            Opening(
                self._code_name(str(row["identity_uid"])),
                str(row["created_by"]),
                datetime.fromisoformat(str(row["created_at"])),
                str(row["reason"]),
            )
            for row in self._book.rows("identity_openings", uids)
        ]

    def found(self, texts: Iterable[str]) -> list[list[Found]]:
        """For each text the places that tell a sealed identity.

        UserError when there are identities and this user's keys cannot look for them: then nothing
        may leave the book.
        """
        scanner = self._watch.scanner(self._book)
        return self._watch.told([scanner.found(text) for text in texts])

    def masked(self, text: str) -> str:
        """The text with code names where it would tell a sealed identity."""
        return masked(text, self.found([text])[0])

    def tells(self, person: Person, text: str) -> bool:
        """Whether a text names this person, who need not be in the compartment yet."""
        own = Scanner(b"once", [("người tố cáo", marks.marks_of(b"once", person))])
        return bool(own.found(text))

    def named_elsewhere(self, person: Person) -> str:
        """Where tasks, plans and so on still name a denouncer: a sentence, without the name."""
        return named_elsewhere(self._book, person, lambda text: self.tells(person, text))

    def same_person(self, person: Person) -> list[Sealed]:
        """Earlier identities with the same name, number or phone; only for who may open them."""
        self._refuse_strangers()
        wanted = marks.marks_of(self._keys.guard, person)
        return [
            Sealed(str(row["uid"]), str(row["code_name"]))
            for row in self._rows()
            if row["deleted_at"] is None and marks.is_same(wanted, str(row["marks"]).split("\n"))
        ]

    # Inside

    @property
    def _recipient(self) -> str:
        return self._book.setting(keys.RECIPIENT)

    def _closed(self, of: str, person: Person) -> dict[str, str]:
        recipient = self._ready_recipient()
        text = msgspec.json.encode(_Content(of, person)).decode()
        return {
            "sealed": compartment.close_text(recipient, text),
            "marks": "\n".join(marks.marks_of(self._keys.guard, person)),
        }

    def _seal_key(self, recipient: str) -> Callable[[bytes], str]:
        return lambda key: compartment.close_text(recipient, key.hex())

    def _ready_recipient(self) -> str:
        recipient = self._recipient
        if not recipient:
            raise UserError(_NOT_READY)
        self._watch.check_guard(self._book)
        if self._keys.recipient != recipient:
            raise UserError(_REPLACED)
        return recipient

    def _refuse_strangers(self) -> None:
        if not self.may_open:
            raise UserError(
                "Danh tính người tố cáo được giữ bí mật (Luật Tố cáo Đ.8, Đ.56), và tài khoản này"
                " không có quyền mở. Hãy đề nghị người được giao giữ ngăn danh tính (thường là"
                " tài khoản quản trị đầu tiên của sổ) mở khi thật cần."
            )

    def _note_opening(self, label: str, uids: Iterable[str], reason: str, purpose: str) -> None:
        with self._book.change(user=self._user, label=label, undoable=False) as change:
            if change.label != label:
                raise RuntimeError("an opening inside another change could be rolled back")
            for uid in uids:
                told = {"identity_uid": uid or None, "reason": reason.strip(), "purpose": purpose}
                change.insert("identity_openings", told)

    def _next_number(self, year: int) -> int:
        # A number that was once given is never given again: an undone entry may come back.
        numbers = (int(str(row["number"])) for row in self._rows() if row["year"] == year)
        return max(numbers, default=0) + 1

    def _rows(self) -> list[Record]:
        """Every identity, those in the recycle bin last."""
        both = (self._book.ids("identities", deleted=deleted) for deleted in (False, True))
        return self._book.rows("identities", [uid for uids in both for uid in uids])

    def _code_name(self, uid: str) -> str:
        record = self._book.get("identities", uid)
        return "" if record is None else str(record["code_name"])
