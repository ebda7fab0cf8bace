"""Numbers of lines in a book of the office: one run per book and year, from 1, without gaps."""

from db.book import Book


def next_number(book: Book, table: str, year: int) -> int:
    """The number that the next line of a year gets; ask inside the change that writes the line.

    A deleted last line gives its number back; one in the middle keeps it, and the printed book
    shows that line as deleted.
    """
    return book.highest(table, "number", {"year": year}) + 1


def free_number(book: Book, table: str, year: int, number: int) -> int:
    """The number a line had before it was deleted, or the next one when another line has it now."""
    taken = book.count(table, filters={"year": year, "number": number})
    return next_number(book, table, year) if taken else number
