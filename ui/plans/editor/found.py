"""The findings of a plan being written, told by their places in the editor."""

from desktop_app.plans.editing.place import Place
from desktop_app.plans.editing.places import in_places, place_of, place_words
from desktop_app.plans.mends.where import place_of_missing, place_to_mend
from desktop_app.plans.model import Finding, Plan, Severity
from ui.plans.findings_list import FindingWords, lines_of


class FoundHere(FindingWords):
    """Knows the plan whose own lines the findings count."""

    def __init__(self) -> None:
        self._plan = Plan()
        self._told: dict[Finding, tuple[str, str]] = {}

    def show_plan(self, plan: Plan) -> None:
        """The plan as it was refreshed last."""
        self._plan = plan
        self._told.clear()

    def message(self, finding: Finding) -> str:
        """What was found, with places of the editor for numbers of lines."""
        return self._words(finding)[0]

    def where(self, finding: Finding) -> str:
        """Where it stands: "mục II.1"."""
        return self._words(finding)[1]

    def place(self, finding: Finding) -> Place | None:
        """Where the cursor goes for it."""
        return place_to_mend(self._plan, finding)

    def places(self, findings: tuple[Finding, ...]) -> list[tuple[Place, Severity]]:
        """Where each of the findings stands."""
        found = ((place_of(self._plan, f.line), f.severity) for f in findings)
        return [(place, severity) for place, severity in found if place is not None]

    def _words(self, finding: Finding) -> tuple[str, str]:
        if finding not in self._told:
            self._told[finding] = (in_places(self._plan, finding.message), self._where(finding))
        return self._told[finding]

    def _where(self, finding: Finding) -> str:
        missing = place_of_missing(finding)
        lines = lines_of(finding)[:4]
        places = [missing] if missing else [place_of(self._plan, line) for line in lines]
        words = dict.fromkeys(place_words(self._plan, place) for place in places if place)
        return f"Đến {', '.join(words)}" if words else ""
