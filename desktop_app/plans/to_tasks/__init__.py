"""A plan's tasks and report dates put into the checklist, and kept in step with the plan."""
