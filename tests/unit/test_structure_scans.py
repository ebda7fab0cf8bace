"""What scans and copies do to lines: titles that run on, numbers cited at a line's start."""

import pytest
from structure_rig import ENDING, HEAD, Row, numbers, plan_of

_TITLE = "Thực hiện dân chủ ở cơ sở năm 2026 trên địa bàn toàn xã Tân An Đông"
_TASKS: list[Row] = [
    ("STT", "Nội dung", "Chủ trì", "Thời gian"),
    ("1", "Họp thôn", "Trưởng thôn", "Quý I"),
    ("2", "Quét vôi", "Chi đoàn", "Quý II"),
]


@pytest.mark.parametrize(
    "basis",
    [
        "Căn cứ Luật Đất đai;",
        "Thực hiện Kế hoạch số 5-KH/HU, ngày 02/01/2026 của Huyện ủy, xã xây dựng kế hoạch:",
        "Theo Quyết định số 12/QĐ-UBND ngày 03/02/2026 của tỉnh, xã ban hành kế hoạch:",
    ],
)
def test_a_cut_title_ends_before_what_the_plan_rests_on(basis: str) -> None:
    plan = plan_of(*HEAD[:-1], _TITLE, basis, "I. MỤC ĐÍCH", "Cụ thể hóa.", *ENDING, cut=True)
    assert plan.title == _TITLE


@pytest.mark.parametrize("rest", ["và thực hiện Kế hoạch số 5/KH-UBND", "Theo chuyên đề của xã"])
def test_a_cut_title_goes_on(rest: str) -> None:
    plan = plan_of(*HEAD[:-1], _TITLE, rest, "I. MỤC ĐÍCH", "Cụ thể hóa.", *ENDING, cut=True)
    assert plan.title == f"{_TITLE} {rest}"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Danh mục, hình thức và thời hạn công khai theo quy định tại", "Điều 9."),
        (
            "Danh mục, hình thức, thời hạn công khai theo quy định tại Điều",
            "9. Việc khác giữ nguyên.",
        ),
    ],
)
def test_a_cited_article_is_no_heading(first: str, second: str) -> None:
    plan = plan_of(*HEAD, "I. CÔNG KHAI", "1. Việc", first, second, "2. Việc", *ENDING, cut=True)
    assert numbers(plan.sections) == ["I", "1", "2"]
    assert not {"numbering_gap"} & {finding.code for finding in plan.findings}


def test_articles_below_a_whole_sentence_are_headings() -> None:
    said = "Kế hoạch này gồm những điều sau đây, xã giao các thôn thực hiện."
    plan = plan_of(*HEAD, said, "Điều 1. Một", "Làm.", "Điều 2. Hai", "Làm.", *ENDING, cut=True)
    assert numbers(plan.sections) == ["Điều 1", "Điều 2"]


@pytest.mark.parametrize("seen", ["Il", "lI"])
def test_a_roman_number_with_a_letter_that_looks_alike(seen: str) -> None:
    plan = plan_of(*HEAD, "I. MỤC ĐÍCH", "Cụ thể.", f"{seen}. YÊU CẦU", "Kịp thời.", *ENDING)
    assert numbers(plan.sections) == ["I", "II"]
    told = [f for f in plan.findings if f.code == "letter_in_number"]
    assert [(f.excerpt, f.suggestion) for f in told] == [(seen, "II")]


def test_a_kind_in_spaced_letters() -> None:
    plan = plan_of(*HEAD[:-2], "K Ế  H O Ạ C H", HEAD[-1], "I. MỤC ĐÍCH", "Cụ thể.", *ENDING)
    assert (plan.doc_type, plan.title) == ("plan", HEAD[-1])


@pytest.mark.parametrize(
    ("lines", "capacity", "title"),
    [
        (("- Huyện ủy (b/c); CHỦ TỊCH",), None, "CHỦ TỊCH"),
        (
            ("- Huyện ủy (b/c); KT. CHỦ TỊCH", "- Các thôn; PHÓ CHỦ TỊCH"),
            "KT. CHỦ TỊCH",
            "PHÓ CHỦ TỊCH",
        ),
    ],
)
def test_an_office_behind_a_recipient(
    lines: tuple[str, ...], capacity: str | None, title: str
) -> None:
    plan = plan_of(
        *HEAD, "I. MỤC ĐÍCH", "Cụ thể.", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", *lines,
        "- Lưu: VT.", "Nguyễn Văn An",
    )  # fmt: skip
    assert plan.signer is not None
    assert (plan.signer.capacity, plan.signer.title) == (capacity, title)
    assert plan.recipients[0].text == "Huyện ủy (b/c)"


def test_short_names_stay_with_the_recipient() -> None:
    plan = plan_of(*HEAD, "I. MỤC ĐÍCH", "Cụ thể.", "Nơi nhận:", "- Huyện ủy; UBND", *ENDING[2:])
    assert plan.recipients[0].text == "Huyện ủy; UBND"


def test_a_captioned_table_is_an_annex_whatever_its_title() -> None:
    plan = plan_of(*HEAD, *ENDING, "VIỆC THÔN TỰ LÀM", "(Kèm theo Kế hoạch số 12/KH-UBND)", _TASKS)
    assert [(a.label, a.title) for a in plan.annexes] == [("", "VIỆC THÔN TỰ LÀM")]
    assert [task.content for task in plan.tasks] == ["Họp thôn", "Quét vôi"]


@pytest.mark.parametrize(
    ("who", "when"),
    [
        ("Cơ quan trình", "Thời gian trình"),
        ("Giao", "Thời gian ban hành"),
        ("Giao cho", "Thời hạn"),
    ],
)
def test_labels_of_who_and_when(who: str, when: str) -> None:
    plan = plan_of(
        *HEAD, "I. NỘI DUNG", "1. Trình nghị quyết về hẻm", f"- {who}: Tổ Kinh tế.",
        "- Cơ quan phối hợp: Tổ Địa chính.", f"- {when}: Tháng 9/2026.", *ENDING,
    )  # fmt: skip
    assert [(t.lead, t.coordinating, t.schedule_text) for t in plan.tasks] == [
        (("Tổ Kinh tế",), ("Tổ Địa chính",), "Tháng 9/2026")
    ]
