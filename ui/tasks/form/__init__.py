"""The form of a task: what, who, when, with what result."""
