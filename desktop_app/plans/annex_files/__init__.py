"""Task annexes that went out as workbooks and come back with changes."""
