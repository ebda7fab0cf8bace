"""Tells what a mutation run found, from `mutmut results --all true`; see scripts/mutation."""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable

LEAST = 90.0
_LINE = re.compile(
    r"\s*desktop_app\.(?:law|reports)\.(?P<name>\S+)__mutmut_(?P<number>\d+): (?P<status>.+)"
)
# A mutant that never ends is noticed as surely as one that fails.
_NOTICED = ("killed", "timeout")


def told(lines: Iterable[str]) -> tuple[list[str], float]:
    """The table of modules and the mutants that nobody noticed; the share that was noticed."""
    modules: dict[str, Counter[str]] = defaultdict(Counter)
    unnoticed: dict[str, list[str]] = defaultdict(list)
    for found in filter(None, map(_LINE.match, lines)):
        module, _, function = found["name"].rpartition(".")
        modules[module][found["status"]] += 1
        if found["status"] not in _NOTICED:
            place = f"{module}: {re.sub('^x_?', '', function).replace('ǁ', '.').lstrip('.')}"
            mark = "" if found["status"] == "survived" else f" ({found['status']})"
            unnoticed[place + mark].append(found["number"])
    rows = [_row(module, modules[module]) for module in sorted(modules)]
    whole = sum(modules.values(), Counter())
    head = f"{'':28}{'đột biến':>9}{'bị giết':>9}{'treo':>6}{'sống sót':>9}{'%':>7}"
    names = [f"  {place} {', '.join(numbers)}" for place, numbers in sorted(unnoticed.items())]
    return [head, *rows, _row("tất cả", whole), "", *names], _share(whole)


def _row(name: str, found: Counter[str]) -> str:
    rest = found.total() - sum(found[status] for status in _NOTICED)
    return (
        f"{name:28}{found.total():9}{found['killed']:9}{found['timeout']:6}{rest:9}"
        f"{_share(found):7.1f}"
    )


def _share(found: Counter[str]) -> float:
    return 100 * sum(found[status] for status in _NOTICED) / max(1, found.total())


if __name__ == "__main__":
    text, share = told(sys.stdin)
    print("\n".join(text))
    if share < LEAST:
        sys.exit(f"Mới nhận ra {share:.1f} % thay đổi, cần ít nhất {LEAST:.0f} %.")
