"""The handbook's pictures of visits, petitions, slips, old books, accounts and withheld papers."""

import tempfile
from datetime import date
from pathlib import Path

from desktop_app.documents import guard
from desktop_app.documents.guard import Withheld
from desktop_app.documents.model import Signature
from desktop_app.people.person import Person
from desktop_app.petitions.books import PETITION_TITLE, PetitionBooks, petition_columns
from desktop_app.petitions.model import EventKind, PetitionValues
from desktop_app.registers import paper
from desktop_app.sample.old_book import NAME, write_old_book
from ui import dialogs, pictures
from ui.accounts.window import AccountsWindow
from ui.old_books.wizard import OldBookWizard
from ui.petitions.steps.dialog import StepDialog
from ui.pictures.books import most_happened, petition_pages, reception_pages
from ui.pictures.pages import go_to
from ui.preview.withheld import WithheldDialog
from ui.registers.books import RECEPTION_BOOK
from ui.registers.print_book import PrintBookDialog
from ui.slips.templates_window import TemplatesWindow

_SECRET = Person(full_name="Thạch Quý Kín", phone="0900000778", address="Thôn Nam")
_OPEN = Person(full_name="Lương Thị Trình", address="Thôn Đông")


def books(window, shot, screen) -> None:
    """Everything behind the tabs Tiếp công dân and Đơn thư, as it is when the sample is opened."""
    desk, session = window.desk, window.session

    def shown(name: str, widget) -> None:
        if widget is desk:
            shot(name)
        else:
            room = (widget.width(), widget.height())
            shot(name, widget, tuple(map(min, room, screen)))

    for name in ("receptions", "petitions"):
        go_to(desk, name)
        desk.take_focus()
        pictures.settle()
        shot(f"{name}-list")
    for pages in (reception_pages, petition_pages):
        pages(desk, session, shown)
    step(desk, session, shown)
    for name, dialog in (
        ("slips-templates", TemplatesWindow(desk, session)),
        ("accounts", AccountsWindow(desk, session)),
        ("print-book", PrintBookDialog(desk, session, RECEPTION_BOOK)),
    ):
        _closed(name, dialog, shown)
    with tempfile.TemporaryDirectory() as folder:
        old_book(desk, session, Path(folder), shown)
    withheld(desk, session, shown)


def step(desk, session, shown) -> None:
    """What a step of a case asks for, and what follows from it."""
    go_to(desk, "petitions")
    tab = desk.tab("petitions")
    case = most_happened(session)
    tab.open_case(case.uid)
    cases = session.services.cases
    wanted = next(one for one in cases.steps(case.uid) if one.kind is EventKind.SUSPENDED)
    page = tab.pages.currentWidget()
    _closed("petitions-step", StepDialog(page.door, page.case, page.events, wanted), shown)
    tab.leave_page()


def old_book(desk, session, folder: Path, shown) -> None:
    """An old book before it is taken in, coloured by how sure each cell is."""
    path = write_old_book(folder / f"{NAME}.xlsx")
    wizard = OldBookWizard(desk, session, "receptions")
    wizard.show()
    dialogs.door.answers.append(path)
    wizard.choose_file()
    pictures.settle()
    shown("old-book-columns", wizard)
    wizard.read_columns()
    pictures.settle()
    shown("old-book-preview", wizard)
    wizard.close()
    pictures.settle()


def withheld(desk, session, shown) -> None:
    """A register that would tell who denounces is not printed."""
    today = session.clock.today()
    session.background.run(desk, lambda s: _denounce(s, today))
    pictures.settle()
    books = PetitionBooks(session.services.book)
    heading = books.heading(PETITION_TITLE, (today, today), today, Signature())
    columns, lines = petition_columns(notes=False), books.lines("petitions", today, today)
    try:
        guard.ask(paper.document(heading, columns, lines))
    except Withheld as error:
        dialog = WithheldDialog(desk, session.background, error, lambda: None, lambda *_: None)
        _closed("withheld", dialog, shown)
    else:
        raise SystemExit("Không có gì bị giữ lại: hình này không chụp được.")


def _denounce(services, day: date):
    """Somebody denounces; another paper names them in its free text."""
    values = PetitionValues(
        received_on=day, kind="denunciation", content="Tố cáo việc thu tiền ngoài quy định"
    )
    services.petitions.add(values, _SECRET)
    words = f"Phản ánh giúp ông {_SECRET.full_name}, số {_SECRET.phone}, về đường thôn Nam"
    telling = PetitionValues(received_on=day, kind="feedback", content=words)
    return services.petitions.add(telling, _OPEN)


def _closed(name: str, dialog, shown) -> None:
    dialog.show()
    pictures.settle()
    shown(name, dialog)
    dialog.close()
    pictures.settle()
