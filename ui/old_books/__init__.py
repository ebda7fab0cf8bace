"""The wizard that takes an old book in: file, sheets, columns, preview, result."""

from ui.old_books.wizard import open_old_book

__all__ = ["open_old_book"]
