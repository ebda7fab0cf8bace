"""Plans as structured documents: read in, checked, kept, printed."""
