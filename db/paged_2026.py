"""Tables of a million records as step_0005 made them: their search index and orders; frozen.

The rows of the search index stand in the order of the day: their number is the day followed by the
record's own number, negative in the recycle bin. So the newest matches of any word are the first
that SQLite meets, and neither the records nor their other indexes are touched to find a page of
them. Words are found by their first letters through a prefix index for each length up to seven,
the longest Vietnamese syllable: a longer one is rare. The index keeps no copy of the text and no
positions of words (`detail=none`): both were measured as a waste of pages to decrypt.
"""

from sqlite_utils import Database

_ROOM = 1_000_000_000  # record numbers below the day
_DAY = "CAST(replace(coalesce({row}received_on, ''), '-', '') AS INTEGER)"
_PLACE = (
    f"(CASE WHEN {{row}}deleted_at IS NULL THEN 1 ELSE -1 END * ({_DAY} * {_ROOM} + {{row}}id))"
)

# How a list is sorted: by a stored key, a number or a day as it is, a text whose "" is no value.
# What stands in a group is in the order of the day, so that it also serves as a filter.
ORDERS: dict[str, dict[str, str]] = {
    "receptions": {
        "keys": "full_name presider address organisation content earlier_body guided_to"
        " transferred_to result representing representatives request note",
        "plain": "received_on number persons came answered_on next_due national_on",
        "codes": "id_number phone guided_number transferred_number",
        "grouped_keys": "officer",
        "grouped_plain": "year",
        "grouped_codes": "content_kind in_competence outcome kind presider_role crowd refusal"
        " field village_uid",
    },
    "petitions": {
        "keys": "full_name address organisation content source_body respondent respondent_post"
        " request earlier_body unqualified_because competent_body handled_to note",
        "plain": "received_on number persons source_date written_on handled_on next_due"
        " national_on",
        "codes": "id_number phone source_number handled_number",
        "grouped_keys": "officer",
        "grouped_plain": "year",
        "grouped_codes": "kind instance field source anonymous qualified in_competence outcome"
        " withdrawn village_uid",
    },
}


def orders_2026(db: Database, table: str) -> None:
    """An index for every order of a list; the record's number, always last in it, breaks ties."""
    for group, columns in ORDERS[table].items():
        for column in columns.split():
            key = f"{column}_sort" if group.endswith("keys") else f'"{column}"'
            if group.endswith("codes"):
                key = f"nullif({key}, '')"
            then = ", received_on" if group.startswith("grouped") else ""
            db.execute(f"CREATE INDEX idx_{table}_by_{column} ON {table} (deleted_at, {key}{then})")


def people_2026(db: Database, table: str) -> None:
    """Where people of the same name stand beside each other; see `db.text.person_key`."""
    db.execute(f"ALTER TABLE {table} ADD COLUMN person_key TEXT")
    db.execute(f"CREATE INDEX idx_{table}_people ON {table} (deleted_at, person_key)")


def search_2026(db: Database, table: str) -> None:
    """The search index of a table, kept by triggers."""
    fts, old, new = f"{table}_fts", _PLACE.format(row="old."), _PLACE.format(row="new.")
    db.execute(
        f"CREATE VIRTUAL TABLE {fts} USING fts5(search, content='', detail=none, columnsize=0,"
        " prefix='1 2 3 4 5 6 7', tokenize='unicode61 remove_diacritics 0')"
    )
    add = f"INSERT INTO {fts} (rowid, search) VALUES ({new}, new.search);"
    take = f"INSERT INTO {fts} ({fts}, rowid, search) VALUES ('delete', {old}, old.search);"
    db.execute(f"CREATE TRIGGER {fts}_insert AFTER INSERT ON {table} BEGIN {add} END")
    db.execute(f"CREATE TRIGGER {fts}_delete AFTER DELETE ON {table} BEGIN {take} END")
    db.execute(
        f"CREATE TRIGGER {fts}_update AFTER UPDATE ON {table}"
        f" WHEN old.search IS NOT new.search OR {old} <> {new} BEGIN {take} {add} END"
    )


def forget_deleted_words_2026(db: Database, table: str) -> None:
    """A word that leaves a record leaves the pages of the index too, at once."""
    db.execute(f"INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('secure-delete', 1)")
