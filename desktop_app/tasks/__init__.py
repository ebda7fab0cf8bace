"""The checklist of tasks: units, schedule, occurrences, evidence, progress."""
