"""A table of which no task was read is told, a table that gives out nothing is not."""

import pytest
from structure_rig import ENDING, HEAD, Row, source_of

from desktop_app.plans.lint import lint
from desktop_app.plans.structure import build_plan

_PLAIN = (*HEAD, "I. MỤC ĐÍCH", "Phát huy dân chủ./.", *ENDING)


def _told(*parts: str | list[Row]) -> list[int]:
    source = source_of(*parts)
    found = lint(build_plan(source), source)
    return [finding.line for finding in found if finding.code == "table_not_read"]


def test_a_table_of_times_without_a_column_of_content() -> None:
    rows: list[Row] = [("STT", "Thôn", "Thời gian kiểm tra"), ("1", "Thôn Đông", "Tháng 3/2026")]
    assert _told(*_PLAIN, "PHỤ LỤC", "LỊCH KIỂM TRA", rows) == [len(_PLAIN) + 1]


def test_cells_one_below_the_other() -> None:
    cells = ("STT", "Nhiệm vụ", "Chủ trì", "Thời gian", "1", "Họp dân", "Thôn 1", "Quý I")
    assert _told(*_PLAIN, "PHỤ LỤC", "NHIỆM VỤ NĂM 2026", *cells) == [len(_PLAIN) + 1]


@pytest.mark.parametrize(
    "rows",
    [
        [("STT", "Họ và tên", "Chức vụ", "Người phụ trách"), ("1", "Lê Na", "Phó ban", "x")],
        [("STT", "Tên trường", "Cấp học"), ("1", "Trường A", "Tiểu học")],
        [("STT", "Nội dung", "Chủ trì", "Thời gian"), ("1", "Họp dân", "Thôn 1", "Quý I")],
    ],
)
def test_lists_and_tables_that_were_read(rows: list[Row]) -> None:
    assert _told(*_PLAIN, "PHỤ LỤC", "BIỂU SỐ LIỆU", rows) == []


def test_words_of_an_annex_are_no_table() -> None:
    assert _told(*_PLAIN, "PHỤ LỤC", "ĐỀ CƯƠNG", "1. Nội dung", "2. Thời gian, chủ trì") == []
