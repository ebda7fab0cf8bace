"""The list of all rules, and the walk over them."""

from desktop_app.plans.lint.context import Context, Rule
from desktop_app.plans.lint.numbering import check_numbering
from desktop_app.plans.model import Finding, Plan, Severity
from desktop_app.plans.source import Source

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

RULES: tuple[Rule, ...] = (
    Rule(
        {
            "numbering_gap": (_W, "Thiếu một số trong dãy đề mục, điểm, nhóm hoặc số thứ tự"),
            "numbering_duplicate": (_E, "Một số có hai lần trong cùng một dãy"),
            "numbering_order": (_E, "Số đứng sai thứ tự"),
        },
        "Viện dẫn “mục 3 phần II” chỉ đúng khi mỗi số có và chỉ có một lần.",
        check_numbering,
    ),
)


def lint(plan: Plan, source: Source) -> tuple[Finding, ...]:
    """All findings of all rules, each once, in the order of their lines; nothing is changed."""
    context = Context(plan, source)
    found = {finding for rule in RULES for finding in rule.check(context)}
    return tuple(sorted(found, key=lambda f: (f.line, f.code, f.excerpt, f.message)))
