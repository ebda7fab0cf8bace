"""Free texts of an import, with code names where they tell one of its denouncers."""

from collections.abc import Iterable, Mapping

from desktop_app.people.person import Person
from desktop_app.shield import marks, scan

_ONCE = b"once"  # the marks live no longer than the import


class Masking:
    """Knows every denouncer of one book: another row may name whom this row keeps hidden."""

    def __init__(self, people: Iterable[tuple[str, Person]]) -> None:
        """`people` are pairs of code name and person."""
        told = ((name, marks.marks_of(_ONCE, person)) for name, person in people)
        self._scanner = scan.Scanner(_ONCE, told)

    def text(self, text: str) -> str:
        """One text; as it was when it tells nobody."""
        found = self._scanner.found(text)
        return scan.masked(text, found) if found else text

    def texts(self, record: Mapping[str, object], keys: Iterable[str]) -> dict[str, str]:
        """Those of the record's texts that had to be changed."""
        if self._scanner.empty:
            return {}
        told = {key: str(record[key]) for key in keys if record.get(key)}
        return {key: new for key, old in told.items() if (new := self.text(old)) != old}
