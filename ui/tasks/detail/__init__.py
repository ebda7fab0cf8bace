"""One task: its occurrences, evidence, notes, who had it."""
