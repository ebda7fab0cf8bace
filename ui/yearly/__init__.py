"""The ready calendar of a year's work: a list by month, switched on with ticks."""
