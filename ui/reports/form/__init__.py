"""The table of one form: figures read, typed, pasted, checked."""
