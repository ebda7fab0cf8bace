"""Other ways to see the tasks of the list: a board by unit, a timeline of the year."""
