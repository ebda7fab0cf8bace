"""Writing a plan: one page per part, all over one stack of edits."""
