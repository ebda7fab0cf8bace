"""The wizard that reads old books in."""
