"""The villages of the commune, offered as addresses and found in them."""

from db.text import fold, nfc
from desktop_app.services import Services


class Villages:
    """Read once for a form."""

    def __init__(self, services: Services) -> None:
        rows = services.office.rows("villages")
        self._known = [(str(row["name"]), str(row["uid"])) for row in rows]
        self._unit = services.office.office().full_name

    def addresses(self) -> list[str]:
        """An address in each village."""
        return [f"{name}, {self._unit}" for name, _uid in self._known]

    def uid_in(self, address: str) -> str:
        """The village that an address names, "" when none.

        The longest name wins, and of names that differ only in marks the one written exactly.
        """
        typed, folded = _words(nfc(address).lower()), _words(fold(address))
        found = [
            (len(name), _words(nfc(name).lower()) in typed, uid)
            for name, uid in self._known
            if _words(fold(name)) in folded
        ]
        return max(found)[2] if found else ""


def _words(text: str) -> str:
    return f" {' '.join(text.replace(',', ' ').split())} "
