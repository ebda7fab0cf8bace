"""On five real plans every mend does what its label says, once, and nothing else."""

import os
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from seeds_read import read_once

from desktop_app.plans.editing.as_source import own_lines
from desktop_app.plans.editing.refresh import refresh
from desktop_app.plans.kept import KeptPlan
from desktop_app.plans.mends import Mend, changes_between, mends_for, safe_mends
from desktop_app.plans.mends.where import place_to_mend
from desktop_app.plans.model import Finding, Plan

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "office"
FILES = sorted(SEEDS.glob("*.docx")) + sorted(SEEDS.glob("*.pdf"))


def test_the_seeds_are_there() -> None:
    if not FILES and os.environ.get("CI") != "true":
        pytest.skip("không có thư mục kế hoạch mẫu bên cạnh kho")
    assert len(FILES) == 10


@cache
def plans(path: Path) -> tuple[Plan, Plan]:
    """A plan as it was read, and after its first refresh: other lines, the same words."""
    read = read_once(path).plan
    return read, refresh(KeptPlan(read)).kept.plan


@pytest.fixture(params=FILES, ids=lambda path: path.name[:3] + path.suffix)
def both(request: pytest.FixtureRequest) -> tuple[Plan, Plan]:
    return plans(request.param)


def offered(both: tuple[Plan, Plan]) -> list[tuple[Plan, Finding, Mend]]:
    return [
        (plan, finding, mend)
        for plan in both
        for finding in plan.findings
        for mend in mends_for(plan, finding)
    ]


def known_as(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.excerpt, re.sub(r"dòng \d+(, \d+)*", "", finding.message)


def test_a_mended_finding_is_gone_and_none_of_another_kind_comes(both: tuple[Plan, Plan]) -> None:
    before = both[1].findings
    counts = Counter(map(known_as, before))
    for _, finding, mend in offered(both):
        plan = next(p for p in both if finding in p.findings)
        after = refresh(KeptPlan(mend.change(plan))).kept.plan.findings
        told = f"{finding.code} dòng {finding.line}: {mend.label}"
        left = Counter(map(known_as, after))[known_as(finding)]
        assert left < max(1, counts[known_as(finding)]), told
        assert not Counter(f.code for f in after) - Counter(f.code for f in before), told


def test_a_mend_changes_its_words_and_nothing_else(both: tuple[Plan, Plan]) -> None:
    for plan, finding, mend in offered(both):
        new = mend.change(plan)
        told = f"{finding.code} dòng {finding.line}: {mend.label}"
        assert mend.change(new) == new, f"{told}: lần thứ hai vẫn sửa"
        assert [task.uid for task in new.tasks] == [task.uid for task in plan.tasks], told
        assert len(new.annexes) == len(plan.annexes), told
        changes = changes_between(plan, new)
        assert changes, f"{told}: không thấy sửa gì"
        if mend.label.startswith("Thay bằng"):
            assert len(changes) <= 1 + len(finding.also_lines), told
            for change in changes:
                words = f"{change.before} {change.old} {change.after}".lower()
                near = set(finding.excerpt.lower().split()) & set(words.split())
                assert near or change.old.lower() in finding.excerpt.lower(), told


def test_lines_without_a_change_stay_letter_by_letter(both: tuple[Plan, Plan]) -> None:
    for plan, finding, mend in offered(both):
        old, new = own_lines(plan), own_lines(mend.change(plan))
        told = f"{finding.code} dòng {finding.line}: {mend.label}"
        gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
        several = "mọi" in mend.label or "các" in mend.label or mend.label.startswith("Đánh số")
        limit = len(old) if several else 1 + len(finding.also_lines)
        assert sum(gone.values()) <= limit, told
        assert sum(come.values()) <= limit, told


def test_all_safe_mends_together(both: tuple[Plan, Plan]) -> None:
    for plan in both:
        safe = safe_mends(plan, plan.findings)
        new = plan
        for _, mend in safe:
            new = mend.change(new)
        left = set(map(known_as, refresh(KeptPlan(new)).kept.plan.findings))
        assert not left & {known_as(finding) for finding, _ in safe}
        assert len(new.tasks) == len(plan.tasks)


def test_every_finding_has_a_place_in_the_editor(both: tuple[Plan, Plan]) -> None:
    for plan in both:
        for finding in plan.findings:
            assert place_to_mend(plan, finding) is not None, finding


def test_the_place_is_the_same_whichever_lines_are_counted(both: tuple[Plan, Plan]) -> None:
    read, own = both
    told = Counter(map(known_as, (*read.findings, *own.findings)))
    places = {known_as(finding): place_to_mend(own, finding) for finding in own.findings}
    for finding in read.findings:
        if known_as(finding) in places and told[known_as(finding)] == 2:
            assert place_to_mend(read, finding) == places[known_as(finding)], finding
