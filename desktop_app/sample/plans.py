"""The sample plans, of the year in which the sample is opened."""

import re
import tempfile
from datetime import date
from pathlib import Path

import resources
from desktop_app.plans.reader import ReadPlan, read_plan

WRITTEN_FOR = 2026
_YEARS = re.compile(rf"(?<!\d)({WRITTEN_FOR - 1}|{WRITTEN_FOR})(?!\d)")
_SIGNED = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm \d{4}")


def sample_files() -> list[Path]:
    """The sample plans as they lie in the resources."""
    return sorted(resources.path("sample", "plans").glob("*.txt"))


def sample_plan(path: Path, today: date) -> ReadPlan:
    """A sample plan as the office would have it today: of this year, or of the last one when the
    day of the year on which it was signed is still to come."""
    text = path.read_text(encoding="utf-8")
    later = _year_for(text, today) - WRITTEN_FOR
    if not later:
        return read_plan(path)
    with tempfile.TemporaryDirectory(prefix="so-dan-chu-", ignore_cleanup_errors=True) as folder:
        moved = Path(folder) / _moved(path.name, later)
        moved.write_text(_moved(text, later), encoding="utf-8")
        return read_plan(moved)


def _year_for(text: str, today: date) -> int:
    signed = _SIGNED.search(text)
    if signed and (int(signed[2]), int(signed[1])) > (today.month, today.day):
        return today.year - 1
    return today.year


def _moved(text: str, years: int) -> str:
    return _YEARS.sub(lambda found: str(int(found[1]) + years), text)
