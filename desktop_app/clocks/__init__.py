"""Clocks of the law on a record: what is due when, stopped, extended, done, and why."""
