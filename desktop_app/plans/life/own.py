"""Which plans are the own office's, and the numbers that stand on them."""

import re
from collections.abc import Iterator

from db.book import Book
from db.records import Record
from db.text import fold
from desktop_app.errors import UserError
from desktop_app.office.numbering import Papers, UsedNumber, apart
from desktop_app.office.service import OfficeService
from desktop_app.plans.service import TABLE


def is_own(issuer: str, parent_issuer: str, office_issuer: str) -> bool:
    """Whether the head of a paper names the own office, or a department under it."""
    own = _bare(office_issuer)
    return bool(own) and own in (_bare(issuer), _bare(parent_issuer))


def own_issuer(office: OfficeService) -> str:
    """The own office as issuing body; "" in a book without an office."""
    try:
        return office.office().issuer
    except UserError:
        return ""


def numbers_on_plans(book: Book, office: OfficeService) -> Papers:
    """The numbers on plans of the own office that were read in or issued before."""

    def papers(series: str, year: int) -> Iterator[UsedNumber]:
        issuer = own_issuer(office)
        for row in book.rows(TABLE, book.ids(TABLE, filters={"status": ["read", "issued"]})):
            parts = apart(str(row["number"] or ""))
            day = str(row["date"] or "")
            dated = day.startswith(f"{year:04d}-")
            if parts and parts[1] == series and dated and is_own(str(row["issuer"]), "", issuer):
                yield UsedNumber(
                    parts[0], day, subject_of(row), TABLE, str(row["uid"]), on_paper=True
                )

    return papers


def subject_of(row: Record) -> str:
    """How a plan is named beside its number."""
    title = " ".join(str(row["title"] or "chưa có tên").split())
    return f"kế hoạch “{title if len(title) <= 80 else title[:79] + '…'}”"


def _bare(issuer: str) -> str:
    words = re.sub(r"\W+", " ", fold(issuer)).strip()
    return re.sub(r"\bubnd\b", "uy ban nhan dan", words)
