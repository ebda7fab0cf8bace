"""Official books: what is to be printed, for which days, who signs."""
