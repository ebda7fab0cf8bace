"""A report as the command line prints it: stable JSON, or lines to read."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from desktop_app.dates import show
from desktop_app.reports import periods
from desktop_app.reports.asked import Asked
from desktop_app.reports.filled import FilledForm, Finding

_MOST = 5  # findings that are printed as lines


def report_json(asked: Asked, files: Iterable[Path]) -> dict[str, Any]:
    """The report as docs/cli.md describes it; numbers are strings, exact."""
    report, span = asked.report, asked.report.period
    return {
        "title": report.title,
        "regime": report.regime,
        "period": {
            "key": periods.key(span),
            "label": periods.label(span),
            "first": span.first.isoformat(),
            "last": span.last.isoformat(),
        },
        "status": report.status.value if asked.kept else None,
        "check_code": report.check_code,
        "forms": [_form_json(form) for form in asked.filled.forms.values()],
        "findings": [_finding_json(one) for one in asked.filled.findings if not one.holds],
        "can_be_sent": not asked.filled.in_the_way,
        "notes": list(asked.notes),
        "files": [str(path) for path in files],
    }


def report_lines(asked: Asked, files: Iterable[Path]) -> Iterator[str]:
    """What was made, for a person."""
    span = asked.report.period
    yield f"{asked.report.title} ({show(span.first)} – {show(span.last)})"
    for form in asked.filled.forms.values():
        missing = f", {len(form.missing)} ô chưa nhập" if form.missing else ""
        yield f"  {form.form.code}: {len(form.cells)} chỉ tiêu{missing}"
    broken = [one for one in asked.filled.findings if not one.holds and one.error]
    for one in broken[:_MOST]:
        yield f"Chưa gửi được: {one.words}"
    if len(broken) > _MOST:
        yield f"  và {len(broken) - _MOST} điều khác"
    yield from (f"Lưu ý: {note}" for note in asked.notes)
    yield from (f"Đã ghi: {path}" for path in files)


def _form_json(filled: FilledForm) -> dict[str, Any]:
    form = filled.form
    return {
        "code": form.code,
        "title": form.title,
        "document": form.document,
        "cells": [
            {
                "code": code,
                "label": cell.item.label,
                "unit": cell.item.unit,
                "value": None if cell.value is None else f"{cell.value:f}",
                "state": cell.state.value,
                "records": len(cell.refs),
            }
            for code, cell in filled.cells.items()
        ],
        "note": filled.note,
    }


def _finding_json(one: Finding) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "error": one.error,
        "words": one.words,
        "rule": one.rule,
        "figures": one.figures,
        "cells": [f"{form}.{code}" for form, code in one.cells],
    }
