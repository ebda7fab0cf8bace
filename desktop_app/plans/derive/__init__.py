"""A plan of one's own made from a plan of the upper level; no Qt, and nothing here writes."""
