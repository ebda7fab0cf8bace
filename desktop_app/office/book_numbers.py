"""Numbers of lines in a book of the office: one run per book and year, from 1, without gaps."""

from db.book import Book
from desktop_app.errors import UserError


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


def moved_number(book: Book, table: str, place: tuple[int, int], year: int) -> tuple[int, int]:
    """Year and number of a line whose day was corrected; `place` is what it has now.

    In the book of another year it gets the next number there. UserError on its day when the line
    is not the last of its old year: a number would be missing in that book without a word.
    """
    old_year, number = place
    if old_year == year:
        return place
    if number != book.highest(table, "number", {"year": old_year}):
        raise UserError(
            f"Ngày này thuộc sổ năm {year}, mà dòng này đang giữ số {number}/{old_year} và sau nó"
            f" đã có số khác. Hãy xóa dòng này (số {number}/{old_year} còn trong sổ với chữ “đã"
            f" xóa”) rồi ghi lại vào sổ năm {year}.",
            "received_on",
        )
    return year, next_number(book, table, year)
