"""The form of a paper: what is asked, what the law says of it, what follows from it."""
