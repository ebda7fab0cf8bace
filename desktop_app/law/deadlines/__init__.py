"""Limits of the law as dated data, and the day on which each of them ends, with the reason."""
