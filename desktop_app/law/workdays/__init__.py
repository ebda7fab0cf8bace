"""Which days are worked: weekends, holidays, days in lieu, swapped days, the office's own."""
