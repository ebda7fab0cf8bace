"""The page of one report: its head, its forms, what stands beside them."""
