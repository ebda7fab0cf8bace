"""The first page: which reports are due, when, and what they still miss."""
