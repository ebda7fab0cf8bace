"""The morning's board: what is late, due and coming over all features, the month, the sheet."""
