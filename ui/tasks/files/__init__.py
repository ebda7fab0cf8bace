"""The list of tasks on paper and in Excel: print, give out, take back."""
