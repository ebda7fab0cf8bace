"""What may be done with kept visits besides changing them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop_app.changes import Changes
from desktop_app.fields import Field, Kind
from desktop_app.office.commitments import Commitment
from desktop_app.receptions.records import TABLE
from desktop_app.services import Services
from ui import dialogs
from ui.receptions.visit.facts import national_text
from ui.session import Session
from ui.shield.look import show_identity
from ui.slips.opener import quick_print, show_slips
from ui.widgets.ask import AskDialog, Question
from ui.widgets.suggestions import suggest

RECEIPT = "receipt"  # the slip Mẫu 02/TCD
COMMITMENT = (
    Field("text", "Đã hứa làm gì", Kind.LONG_TEXT, required=True, width=60,
          help="Nhiệm vụ chỉ ghi số lượt tiếp, không ghi tên công dân"),
    Field("due", "Hạn", Kind.DATE, required=True, width=30),
    Field("unit", "Đơn vị thực hiện", width=30),
    Field("officer", "Người phụ trách", width=30),
)  # fmt: skip
NATIONAL = (Field("national_on", "Ngày nhập CSDLQG", Kind.DATE, required=True, width=30),)


def ask_commitment(parent: QWidget, session: Session, uid: str) -> AskDialog:
    """Ask for what was promised; it becomes a task."""

    def work(services: Services, values: Any) -> Changes:
        promised = Commitment(
            text=str(values["text"]),
            due=date.fromisoformat(str(values["due"])),
            unit=str(values["unit"]),
            officer=str(values["officer"]),
        )
        return services.receptions.commit(uid, promised)

    number = session.services.receptions.get(uid).number
    question = Question(
        "Ghi lời hứa thành nhiệm vụ",
        "Tạo nhiệm vụ",
        COMMITMENT,
        work,
        f"Nhiệm vụ sẽ dẫn về lượt tiếp số {number} và được nhắc hạn ở tab Hôm nay.",
    )
    made = AskDialog(parent, session, question)
    for key, names in (("unit", "lead"), ("officer", "officer")):
        suggest(made.form.entry(key), session.services, names)
    made.open()
    return made


def ask_national(parent: QWidget, session: Session, uids: Sequence[str]) -> AskDialog:
    """Ask on which day these visits were entered into the national database."""
    question = Question(
        "Đã nhập Cơ sở dữ liệu quốc gia",
        "Ghi ngày",
        NATIONAL,
        lambda s, values: s.receptions.mark_national(
            list(uids), date.fromisoformat(str(values["national_on"]))
        ),
        f"{len(uids)} lượt tiếp (khoản 1 Điều 27 Nghị định 154/2026/NĐ-CP).",
        {"national_on": session.clock.today().isoformat()},
    )
    made = AskDialog(parent, session, question)
    made.open()
    return made


def copy_for_national(parent: QWidget, session: Session, uid: str) -> None:
    """Put the fields of a visit on the clipboard, one in a line; never a sealed identity."""
    services = session.services
    visit = services.receptions.get(uid)
    text = national_text(visit)
    named = f"{visit.shown}; {visit.person.id_number}; {visit.person.phone}"
    own, places = services.shield.found([named, text])
    # Who denounced in another case may come openly with this one.
    known = frozenset[str]().union(*(place.identities for place in own))
    if any(not place.identities & known for place in places):
        dialogs.door.tell(
            parent,
            "Chưa chép: phần chữ này nêu danh tính đang được giữ trong ngăn bảo mật.",
            detail="Hãy sửa lượt tiếp, thay tên bằng “người tố cáo”, rồi chép lại.",
        )
        return
    QGuiApplication.clipboard().setText(text)
    session.background.said.emit("Đã chép; mỗi dòng một mục theo thứ tự của Mẫu số 03/TCD.")


def show_visit_slips(parent: QWidget, session: Session, uid: str) -> None:
    """All slips that fit the visit."""
    show_slips(parent, session, TABLE, uid)


def print_receipt(parent: QWidget, session: Session, uid: str) -> None:
    """The print of the receipt at once, with today's day."""
    quick_print(parent, session, RECEIPT, uid)


def open_identity(parent: QWidget, session: Session, uid: str) -> None:
    """Who denounced, for the role, after the reason was kept."""
    show_identity(parent, session, session.services.receptions.get(uid).identity_uid)


def print_register(parent: QWidget, session: Session) -> None:
    """Ask for the days and show the book as it will be printed."""
    # The preview loads the PDF library, which the screens do without.
    from ui.registers.books import RECEPTION_BOOK  # noqa: PLC0415
    from ui.registers.print_book import print_book  # noqa: PLC0415

    print_book(parent, session, RECEPTION_BOOK)


def take_in_old_book(parent: QWidget, session: Session) -> None:
    """The wizard that takes an old reception book in."""
    from ui.old_books import open_old_book  # noqa: PLC0415 - loaded when first asked for

    open_old_book(parent, session, TABLE)


def other_day(session: Session, uid: str) -> date | None:
    """Today for a visit that is not in the national database yet, else no day.

    Any other day is entered in the form.
    """
    marked = session.services.receptions.get(uid).values.national_on
    return None if marked else session.clock.today()


ACTS: Mapping[str, Callable[[QWidget, Session, str], object]] = {
    "slips": show_visit_slips,
    "receipt": print_receipt,
    "identity": open_identity,
    "copy": copy_for_national,
    "commit": ask_commitment,
}
