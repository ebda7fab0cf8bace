"""The reports drawn up and sent: search, versions, what changed since."""
