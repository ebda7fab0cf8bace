"""Figures: facts read from the books, counted by named measures."""
