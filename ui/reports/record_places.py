"""In which tab a record of the books is shown."""

_FEATURES = {
    "petitions": "petitions",
    "cases": "petitions",
    "receptions": "receptions",
    "chairman_days": "receptions",
    "tasks": "tasks",
}


def feature_of(table: str) -> str:
    """The feature whose tab shows the records of a table."""
    return _FEATURES.get(table, table)
