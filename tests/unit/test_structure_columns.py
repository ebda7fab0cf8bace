"""Heads of task tables told by their words."""

import pytest

from desktop_app.plans.source import SourceRow
from desktop_app.plans.structure.columns import (
    carried_groups,
    find_head,
    group_columns,
    heading_meaning,
)


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("STT", "ordinal"),
        ("TT", "ordinal"),
        ("Số TT", "ordinal"),
        ("Nội dung", "content"),
        ("NỘI DUNG CÔNG VIỆC", "content"),
        ("Nhiệm vụ cụ thể", "content"),
        ("Tên nhiệm vụ", "content"),
        ("Các nhiệm vụ, giải pháp", "content"),
        ("Hoạt động", "content"),
        ("Chủ trì", "lead"),
        ("Cơ quan, đơn vị chủ trì", "lead"),
        ("Đơn vị thực hiện", "lead"),
        ("Người phụ trách", "lead"),
        ("Bộ phận tham mưu", "lead"),
        ("Phân công thực hiện", "lead"),
        ("Trách nhiệm thực hiện", "lead"),
        ("Cá nhân chịu trách nhiệm", "lead"),
        ("Đơn vị phối hợp", "coordinating"),
        ("Phối hợp", "coordinating"),
        ("Thời gian thực hiện/hoàn thành", "schedule"),
        ("Lộ trình thực hiện", "schedule"),
        ("Tiến độ", "schedule"),
        ("Thời hạn hoàn thành", "schedule"),
        ("Hoàn thành", "schedule"),
        ("Mốc thời gian", "schedule"),
        ("Quý I", "schedule"),
        ("Sản phẩm", "deliverable"),
        ("Kết quả đầu ra", "deliverable"),
        ("Hình thức sản phẩm", "deliverable"),
        ("Kết quả", "deliverable"),
        ("Ghi chú", "other"),
        ("Kinh phí thực hiện", "other"),
        ("Đơn vị tính", "other"),
        ("Lãnh đạo phụ trách", "other"),
        ("Số hộ", "other"),
        ("Khu phố", "other"),
        ("Cơ quan, đơn vị thực hiện", "lead"),
        ("Đơn vị/cá nhân phụ trách", "lead"),
        ("Đơn vị/ cá nhân phụ trách", "lead"),
        ("ĐV thực hiện", "lead"),
        ("Phòng, ban thực hiện", "lead"),
        ("Tổ chức, cá nhân thực hiện", "lead"),
        ("Lực lượng thực hiện", "lead"),
        ("Chịu trách nhiệm chính", "lead"),
        ("Người báo cáo", "lead"),
        ("Thành phần phối hợp", "coordinating"),
        ("Đơn vị cùng thực hiện", "coordinating"),
        ("Dự kiến thời gian thực hiện", "schedule"),
        ("Khung thời gian", "schedule"),
        ("Mốc hoàn thành", "schedule"),
        ("TG thực hiện", "schedule"),
        ("Thứ, ngày", "schedule"),
        ("Ngày, tháng", "schedule"),
        ("Danh mục nhiệm vụ", "content"),
        ("Nhóm nhiệm vụ, giải pháp", "content"),
        ("Các bước tiến hành", "content"),
        ("Mục tiêu cần đạt", "deliverable"),
        ("Loại văn bản", "deliverable"),
        ("Thành phần tham dự", "other"),
        ("Lãnh đạo chỉ đạo", "other"),
        ("Nam", "other"),
        ("Năm sinh", "other"),
        ("Ngày ký", "other"),
        ("Quy mô", "other"),
        ("Quỹ", "other"),
        ("Bản", "other"),
        ("Ban hành", "other"),
        ("Phong trào thực hiện", "other"),
    ],
)
def test_meanings(heading: str, key: str) -> None:
    assert heading_meaning(heading)[0] == key


def _rows(*rows: tuple[str | None, ...]) -> list[SourceRow]:
    return [SourceRow(cells, i + 1) for i, cells in enumerate(rows)]


def _keys(*rows: tuple[str | None, ...]) -> list[str]:
    head = find_head(_rows(*rows), 0)
    assert head is not None
    return [column.key for column in head.columns]


def test_head_of_two_rows_in_a_text_file() -> None:
    rows = _rows(
        ("STT", "Nội dung", "Trách nhiệm", "", "Thời gian"),
        ("", "", "Chủ trì", "Phối hợp", ""),
        ("1", "Việc", "Phòng Kinh tế", "Các thôn", "Quý I"),
    )
    head = find_head(rows, 0)
    assert head is not None
    assert head.height == 2
    assert [column.parent for column in head.columns] == ["", "", "Trách nhiệm", "Trách nhiệm", ""]
    assert find_head(rows, 2) is None


def test_the_surer_word_wins() -> None:
    keys = _keys(("STT", "Nội dung", "Chủ trì", "Phối hợp", "Trách nhiệm cụ thể", "Thời gian"))
    assert keys == ["ordinal", "content", "lead", "coordinating", "other", "schedule"]


def test_title_column_of_a_list_of_papers() -> None:
    keys = _keys(("TT", "Tên văn bản", "Cơ quan soạn thảo", "Thời gian trình"))
    assert keys == ["ordinal", "content", "lead", "schedule"]


def test_code_row_belongs_to_the_head() -> None:
    head = find_head(
        _rows(("TT", "Nội dung", "Chủ trì"), ("(1)", "(2)", "(3)"), ("1", "A", "B")), 0
    )
    assert head is not None
    assert head.height == 2


@pytest.mark.parametrize(
    "row",
    [
        ("STT", "Khu phố", "Số hộ"),
        ("TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả"),
        ("TT", "Chỉ tiêu", "Năm 2025", "Năm 2026"),
        ("STT", "Họ và tên", "Chức vụ", "Ghi chú"),
    ],
)
def test_heads_of_figures_and_names_are_no_task_heads(row: tuple[str, ...]) -> None:
    head = find_head(_rows(row), 0)
    assert head is None or not head.is_task_head


@pytest.mark.parametrize(
    "row",
    [
        ("1", "Nội dung công khai niêm yết tại trụ sở", "Phòng Kinh tế", "Thường xuyên"),
        ("", "", "Phòng Nội vụ", ""),
        ("II", "Công tác phối hợp", "", ""),
    ],
)
def test_rows_of_data_are_no_heads(row: tuple[str, ...]) -> None:
    assert find_head(_rows(row), 0) is None


def test_the_leader_does_the_task_where_no_unit_is_named() -> None:
    alone = _keys(("STT", "Nội dung", "Thời gian", "Lãnh đạo phụ trách"))
    assert alone == ["ordinal", "content", "schedule", "lead"]
    beside = _keys(("STT", "Nội dung", "Chủ trì", "Lãnh đạo phụ trách"))
    assert beside == ["ordinal", "content", "lead", "other"]


@pytest.mark.parametrize("sorting", ["Nhóm nhiệm vụ", "Lĩnh vực", "Mảng công việc", "Chuyên đề"])
@pytest.mark.parametrize("work", ["Nội dung công việc", "Nhiệm vụ cụ thể", "Hoạt động"])
def test_a_column_that_sorts_tasks_leaves_the_content_to_the_work(sorting: str, work: str) -> None:
    head = find_head([SourceRow(("STT", sorting, work, "Chủ trì"), 1)], 0)
    assert head is not None
    assert [c.key for c in head.columns] == ["ordinal", "other", "content", "lead"]
    assert group_columns(head.columns) == [1]


@pytest.mark.parametrize(
    ("heads", "content"),
    [
        (("STT", "Nhóm nhiệm vụ", "Chủ trì", "Thời gian"), 1),
        (("STT", "Nhóm nhiệm vụ", "Chỉ tiêu", "Chủ trì"), 1),
        (("STT", "Nhiệm vụ", "Lĩnh vực", "Chủ trì"), 1),
        (("STT", "Nội dung", "Nhóm nhiệm vụ", "Chủ trì"), 1),
        (("STT", "Nhóm đối tượng", "Nội dung", "Chủ trì"), 2),
    ],
)
def test_words_of_a_sort_alone_or_behind_the_content_name_no_group(
    heads: tuple[str, ...], content: int
) -> None:
    head = find_head([SourceRow(heads, 1)], 0)
    assert head is not None
    assert [c.key for c in head.columns].index("content") == content
    assert group_columns(head.columns) == []


def test_a_blank_group_goes_on_until_an_outer_one_changes() -> None:
    assert carried_groups((), ("A", "x")) == ("A", "x")
    assert carried_groups(("A", "x"), ("", "")) == ("A", "x")
    assert carried_groups(("A", "x"), ("", "y")) == ("A", "y")
    assert carried_groups(("A", "x"), ("B", "")) == ("B", "")


def test_a_title_written_into_every_cell_is_no_head() -> None:
    assert find_head([SourceRow(("Danh mục nhiệm vụ",) * 4, 1)], 0) is None
