"""What writing leaves behind and nobody wants to keep: empty paragraphs, bases and recipients."""

import msgspec

from desktop_app.plans.editing.lines import (
    annex_lines,
    lines_of,
    with_annex_lines,
    with_lines,
    without_empty,
)
from desktop_app.plans.model import Plan


def tidied(plan: Plan) -> Plan:
    """The plan without its empty lines; the same object when there are none."""
    lines = lines_of(plan)
    full = without_empty(lines)
    tidy = plan if full == lines else with_lines(plan, full)
    for index in range(len(plan.annexes)):
        lines = annex_lines(tidy, index)
        full = without_empty(lines)
        tidy = tidy if full == lines else with_annex_lines(tidy, index, full)
    bases = tuple(basis for basis in tidy.legal_bases if basis.text.strip(" ;."))
    recipients = tuple(one for one in tidy.recipients if one.text.strip(" ;.-"))
    if len(bases) != len(tidy.legal_bases) or len(recipients) != len(tidy.recipients):
        tidy = msgspec.structs.replace(tidy, legal_bases=bases, recipients=recipients)
    return tidy
