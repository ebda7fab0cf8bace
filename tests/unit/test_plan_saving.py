"""Which files a plan can be written to, and what they are called."""

import pytest

from desktop_app.plans.model import Annex, AnnexRow, Column, Plan, Task
from desktop_app.plans.saving import file_name, type_label, writers

TASKS = Plan(
    title="Công khai",
    tasks=(Task("", "", "1", "Niêm yết"),),
    annexes=(
        Annex("", "Danh mục", columns=(Column("content", "Việc"),), rows=(AnnexRow(task=0),)),
    ),
)


def test_a_workbook_only_where_an_annex_has_tasks() -> None:
    assert list(writers(TASKS)) == ["pdf", "docx", "xlsx"]
    assert list(writers(Plan(title="Công khai", annexes=(Annex("", "Chữ"),)))) == ["pdf", "docx"]


@pytest.mark.parametrize(
    ("plan", "name"),
    [
        (Plan(number="9/KH-UBND", date="2026-03-05"), "Ke-hoach_9-KH-UBND_2026-03-05"),
        (Plan(title="Đối thoại với người dân"), "Ke-hoach_Doi-thoai-voi-nguoi-dan"),
        (Plan(doc_type="letter", title="a/b:c*?"), "Cong-van_a-b-c"),
        (Plan(doc_type="unheard-of"), "Van-ban"),
    ],
)
def test_names_are_good_on_every_system(plan: Plan, name: str) -> None:
    assert file_name(plan) == name


def test_a_very_long_title_gives_a_name_that_fits() -> None:
    assert len(file_name(Plan(title="kế hoạch " * 60))) <= 100


def test_an_unknown_kind_of_paper_still_has_a_word() -> None:
    assert type_label(Plan(doc_type="decision")) == "Quyết định"
    assert type_label(Plan(doc_type="unheard-of")) == "Văn bản"
