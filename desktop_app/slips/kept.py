"""The papers that were made of a record and kept with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.book import Book
from desktop_app.errors import UserError
from desktop_app.slips.case_events import text_of

FILES, ISSUED = "record_files", "issued"


@dataclass(frozen=True)
class Kept:
    """One kept paper; number and day are "" where they were left to be written by hand."""

    uid: str
    name: str
    number: str
    day: str


def kept_papers(book: Book, owner_uid: str) -> Sequence[Kept]:
    """The papers kept with a record, the newest first."""
    filters = {"owner_uid": owner_uid, "kind": ISSUED}
    uids = book.ids(FILES, filters=filters, order=(("ordinal", True),))
    return [
        Kept(str(row["uid"]), *(text_of(row, column) for column in ("title", "number", "day")))
        for row in book.rows(FILES, uids)
    ]


def kept_file(book: Book, uid: str, identity_uid: str) -> tuple[str, bytes]:
    """The name and bytes of a kept paper.

    UserError for one that is older than the seal on who denounces: it may bear their name.
    """
    row = book.get(FILES, uid)
    if row is None or not row["attachment_uid"]:
        raise UserError("Không còn bản lưu của phiếu này.")
    identity = book.get("identities", identity_uid) if identity_uid else None
    older = identity and text_of(row, "created_at") < text_of(identity, "created_at")
    if older or row["sealed"]:
        raise UserError(
            "Phiếu này lập trước khi hồ sơ chuyển thành tố cáo nên có thể ghi danh tính người tố"
            " cáo; chương trình không xuất ra. Hãy lập lại phiếu từ hồ sơ."
        )
    return book.attachments.get(str(row["attachment_uid"]))
