"""Beginning a plan from what there is: last year's, or the skeleton."""
