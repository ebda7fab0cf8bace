"""All rules with a limit, found by their code and the day of the event."""

from collections.abc import Iterable, Sequence
from datetime import date

from desktop_app.errors import UserError
from desktop_app.law.deadlines.rule import Rule


class RuleBook:
    """The rules that the program ships, with those of law packs before them."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules: dict[str, list[Rule]] = {}
        for rule in rules:
            self._rules.setdefault(rule.code, []).append(rule)

    def codes(self) -> list[str]:
        """All codes, in the order of the files."""
        return list(self._rules)

    def all(self) -> list[Rule]:
        """Every rule, old ones too."""
        return [rule for rules in self._rules.values() for rule in rules]

    def versions(self, code: str) -> Sequence[Rule]:
        """The rules that one code has had; UserError for an unknown code."""
        if code not in self._rules:
            raise UserError(
                f"Không có quy tắc thời hạn nào mang mã “{code}”."
                " Xem các mã bằng: sodanchu deadline --list"
            )
        return self._rules[code]

    def rule(self, code: str, on: date) -> Rule:
        """The rule that was the law on the day of the event; UserError when none is known."""
        for rule in self.versions(code):
            if rule.holds_on(on):
                return rule
        raise UserError(
            f"Chưa xác định được thời hạn “{code}” cho việc xảy ra ngày {on:%d/%m/%Y}:"
            " chương trình không có quy định nào có hiệu lực vào ngày đó."
        )
