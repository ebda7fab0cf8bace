"""One typed line as a task."""

import pytest

from desktop_app.tasks.quick import quick_values


@pytest.mark.parametrize(
    ("line", "title", "when", "end"),
    [
        ("Họp thôn Đoài; trước 25/11", "Họp thôn Đoài", "trước 25/11", "--11-25"),
        ("Báo cáo quý III", "Báo cáo quý III", "", None),
        ("Rà soát A; B; quý IV", "Rà soát A; B", "quý IV", "2026-12-31"),
        ("  Gọi   điện ; ", "Gọi điện", "", None),
    ],
)
def test_title_and_time(line, title, when, end):
    values = quick_values(line, 2026)
    assert (values.title, values.schedule_text) == (title, when)
    assert (values.schedule.end if values.schedule else None) == end
