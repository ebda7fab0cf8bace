"""Reports: figures counted from the books, checked, told in words, locked as sent."""
