"""Which findings want a look, by where the plan stands in its life."""

from collections.abc import Iterable

import msgspec

from desktop_app.plans.model import Finding, Severity

# A number and a day are given when a plan is issued: till then their blanks are in order.
_COMES_WITH_ISSUING = frozenset(
    ["number_missing", "number_blank", "date_missing", "date_incomplete"]
)
_BEFORE_ISSUING = frozenset(["draft", "submitted"])


def weighed(findings: Iterable[Finding], status: str) -> tuple[Finding, ...]:
    """The findings with the weight that they have for a plan of this status."""
    if status not in _BEFORE_ISSUING:
        return tuple(findings)
    return tuple(
        msgspec.structs.replace(found, severity=Severity.INFO)
        if found.code in _COMES_WITH_ISSUING
        else found
        for found in findings
    )


def to_look_at(findings: Iterable[Finding]) -> int:
    """How many want a look: all but those that are only good to know."""
    return sum(found.severity is not Severity.INFO for found in findings)


def is_among(finding: Finding, findings: Iterable[Finding]) -> bool:
    """Whether a finding is there, whatever weight it was shown with."""
    return any(msgspec.structs.replace(f, severity=finding.severity) == finding for f in findings)
