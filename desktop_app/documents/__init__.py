"""One neutral model of a document or table, and its PDF, Word and Excel writers."""
