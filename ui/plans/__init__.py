"""The Plans tab: the list of kept plans, and the reader with outline, tasks, findings, source."""
