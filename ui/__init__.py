"""The only code that imports Qt."""
