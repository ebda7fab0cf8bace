"""Practising on a copy of the book with another today: asking, the ribbon, changing over."""
