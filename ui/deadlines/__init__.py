"""Why a deadline falls on its day: the strip of days, the explanation, the calculator."""
