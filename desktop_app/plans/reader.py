"""Reads a plan from a file: what the file says, what it means, what a clerk would notice."""

from pathlib import Path

import msgspec

from desktop_app.jobs import Job
from desktop_app.plans.kept import with_task_uids
from desktop_app.plans.lint import UnitOf, lint, no_directory
from desktop_app.plans.model import Finding, Plan, Severity
from desktop_app.plans.source import Source
from desktop_app.plans.sources import read_source
from desktop_app.plans.structure import build_plan

_WEIGHTS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class ReadPlan(msgspec.Struct, frozen=True):
    """A plan that was read: its structure, the file's own words, the file's name and bytes."""

    plan: Plan
    source: Source
    name: str
    data: bytes = b""


def read_plan(path: Path, job: Job | None = None, known_units: UnitOf = no_directory) -> ReadPlan:
    """The plan in a TXT, DOCX or PDF file; the file is not changed.

    Raises UserError (a Vietnamese sentence) for a file that cannot be read, Cancelled when stopped.
    """
    job = job or Job()
    source = read_source(path, job)
    job.step(0, 0, "Đang nhận ra các phần của kế hoạch")
    plan = with_task_uids(build_plan(source))
    job.step(0, 0, "Đang rà soát")
    findings = sorted({*plan.findings, *lint(plan, source, known_units)}, key=finding_order)
    plan = msgspec.structs.replace(plan, findings=tuple(findings))
    return ReadPlan(plan, source, path.name, path.read_bytes())


def finding_order(finding: Finding) -> tuple[int, int, str, str]:
    """By place, then by weight."""
    return finding.line, _WEIGHTS[finding.severity], finding.code, finding.message
