"""Documents cited in running text: kind, number, date, issuer."""

import msgspec


class DocumentRef(msgspec.Struct, frozen=True):
    """A document cited: "Nghị quyết", "82/NQ-HĐND", "2025-12-11", "HĐND thành phố"."""

    kind: str
    number: str | None
    date: str | None
    issuer: str | None
    line: int
