"""Tasks as workbooks: out to the units, and back with what they report."""
