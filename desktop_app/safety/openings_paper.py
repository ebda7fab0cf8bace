"""The log of opened identities on paper; code names only, and it passes the gate like any paper."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from desktop_app.clock import VIETNAM
from desktop_app.documents import atomic
from desktop_app.documents.model import (
    Align,
    Document,
    HeadCell,
    Header,
    TableBlock,
    TableColumn,
    TableRow,
)
from desktop_app.documents.papers import Writer, printed_foot, writers
from desktop_app.shield.model import Opening

HEADS = ("STT", "Thời điểm", "Người mở", "Danh tính", "Lý do")
_COLUMNS = (
    TableColumn(Align.CENTER, 11),
    TableColumn(Align.CENTER, 30),
    TableColumn(width_mm=30),
    TableColumn(width_mm=36),
    TableColumn(),
)


def openings_document(
    openings: Sequence[Opening], office: str, user: str, at: datetime
) -> Document:
    """Who opened which identity, when and why, the newest first."""
    rows = tuple(
        TableRow(
            (
                str(n),
                f"{one.time.astimezone(VIETNAM):%d/%m/%Y %H:%M}",
                one.user,
                one.code_name,
                one.reason,
            )
        )
        for n, one in enumerate(openings, 1)
    )
    head = (tuple(HeadCell(text) for text in HEADS),)
    return Document(
        header=Header(issuer=office, motto=False),
        type_name="NHẬT KÝ MỞ DANH TÍNH NGƯỜI TỐ CÁO",
        subject=f"({len(openings)} lần mở)",
        body=(TableBlock(_COLUMNS, head, rows=rows),),
        after=(printed_foot(user, at),),
    )


def openings_writers(
    openings: Sequence[Opening], office: str, user: str, at: datetime
) -> Mapping[str, Writer]:
    """How the log is written, by the file's ending."""
    return writers(partial(openings_document, openings, office, user, at))


def file_name(at: datetime) -> str:
    """The name its files get, without ending and diacritics."""
    return atomic.safe_name("Nhat ky mo danh tinh", f"{at:%Y-%m-%d}")
