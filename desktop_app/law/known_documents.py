"""Well-known documents of the field with their dates, from resources/law/documents.toml."""

import functools
import tomllib

import msgspec

import resources


class KnownDocument(msgspec.Struct, frozen=True):
    """A document whose date and validity are recorded; days are "YYYY-MM-DD".

    `name` is a law's name without its kind. `confidence` is "H" (read in the text itself), "H-"
    (read in a reliable copy) or "M"; only the first two may carry a finding. `valid_to` is the last
    day in force, `replaced_by` what holds since, `article` where that is said.
    """

    kind: str
    number: str
    title: str
    date: str | None = None
    name: str = ""
    in_force: str | None = None
    valid_to: str | None = None
    replaced_by: str = ""
    article: str = ""
    confidence: str = "M"


@functools.cache
def known_documents() -> dict[str, KnownDocument]:
    """All recorded documents by number."""
    with resources.path("law", "documents.toml").open("rb") as file:
        rows = tomllib.load(file)["document"]
    found = msgspec.convert(rows, list[KnownDocument])
    return {document.number: document for document in found}


@functools.cache
def law_names() -> tuple[str, ...]:
    """The names of laws, the longest first, so that a name is found whole."""
    names = {document.name for document in known_documents().values() if document.name}
    with resources.path("law", "documents.toml").open("rb") as file:
        names.update(tomllib.load(file)["law_names"])
    return tuple(sorted(names, key=lambda name: (-len(name), name)))
