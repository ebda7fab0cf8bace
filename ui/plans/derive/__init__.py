"""Making our plan from one of the upper level: the page with its three steps."""
