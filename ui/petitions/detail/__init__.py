"""The page of a paper and the page of a case."""
