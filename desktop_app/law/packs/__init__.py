"""Law packs: newer rules and announced days in one signed file, with the examples that prove it."""
