"""The books that can be printed, each as the dialog wants it."""

from collections.abc import Mapping

from desktop_app.documents.papers import Writer
from desktop_app.petitions import books as petition_books
from desktop_app.petitions.books import PetitionBooks
from desktop_app.receptions import book as reception_book
from desktop_app.receptions.book import ReceptionBook
from desktop_app.registers import paper
from desktop_app.services import Services
from ui.registers.print_book import BookSource, Wish


def _receptions(services: Services, wish: Wish) -> Mapping[str, Writer]:
    book = ReceptionBook(services.book)
    today = services.clock.today()
    heading = book.heading(wish.first, wish.last, today, wish.signature)
    columns = reception_book.columns(notes=wish.notes)
    return paper.all_writers(heading, columns, book.lines(wish.first, wish.last))


def _petitions(services: Services, wish: Wish) -> Mapping[str, Writer]:
    columns = petition_books.petition_columns(notes=wish.notes)
    heading = (petition_books.PETITION_TITLE, "petitions")
    return _book_of(services, wish, heading, columns)


def _cases(services: Services, wish: Wish) -> Mapping[str, Writer]:
    columns = petition_books.case_columns(notes=wish.notes)
    return _book_of(services, wish, (petition_books.CASE_TITLE, "cases"), columns)


def _book_of(
    services: Services, wish: Wish, what: tuple[str, str], columns: petition_books.Columns
) -> Mapping[str, Writer]:
    title, table = what
    books = PetitionBooks(services.book)
    days = (wish.first, wish.last)
    heading = books.heading(title, days, services.clock.today(), wish.signature)
    return paper.all_writers(heading, columns, books.lines(table, *days))


RECEPTION_BOOK = BookSource("sổ tiếp công dân", _receptions, notes=True)
PETITION_BOOK = BookSource("sổ theo dõi đơn", _petitions, notes=True)
CASE_BOOK = BookSource("sổ theo dõi vụ việc", _cases, notes=True)
