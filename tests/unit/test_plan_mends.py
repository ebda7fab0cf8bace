"""Each finding is mended at its own place and nowhere else; facts are never chosen for a person."""

import re
from pathlib import Path

import msgspec
import pytest

from desktop_app.law.citations import find_citations
from desktop_app.plans.lint import RULES, lint
from desktop_app.plans.mends import mends_for, safe_mends
from desktop_app.plans.model import (
    Annex,
    AnnexRow,
    Finding,
    LegalBasis,
    Plan,
    Recipient,
    Section,
    Severity,
    Task,
    Text,
)
from desktop_app.plans.source import Source, SourceKind

W = Severity.WARNING


def texts(*words: str) -> Plan:
    return Plan(opening=tuple(Text(text, line) for line, text in enumerate(words, start=1)))


def first(plan: Plan, finding: Finding) -> Plan:
    return mends_for(plan, finding)[0].change(plan)


def words_of(plan: Plan) -> list[str]:
    return [body.text for body in plan.opening if isinstance(body, Text)]


def test_a_slip_is_replaced_on_its_own_line_only() -> None:
    plan = texts("đầy mạnh một", "đầy mạnh hai", "đầy mạnh ba")
    finding = Finding("phrase_slip", W, "", 2, excerpt="đầy mạnh", suggestion="đẩy mạnh")
    assert words_of(first(plan, finding)) == ["đầy mạnh một", "đẩy mạnh hai", "đầy mạnh ba"]


def test_a_line_inside_a_long_paragraph_means_the_paragraph() -> None:
    plan = Plan(opening=(Text("Đầy mạnh việc này", 3), Text("việc khác", 20)))
    finding = Finding("phrase_slip", W, "", 9, excerpt="Đầy mạnh", suggestion="đẩy mạnh")
    assert words_of(first(plan, finding)) == ["Đẩy mạnh việc này", "việc khác"]


def test_words_inside_other_words_stay() -> None:
    plan = texts("BCDA và BCD")
    finding = Finding("abbreviation_slip", W, "", 1, excerpt="BCD", suggestion="BCĐ")
    assert words_of(first(plan, finding)) == ["BCDA và BCĐ"]


def test_a_finding_whose_words_are_gone_has_no_mend() -> None:
    finding = Finding("phrase_slip", W, "", 1, excerpt="đầy mạnh", suggestion="đẩy mạnh")
    assert mends_for(texts("đã sửa rồi"), finding) == ()


def test_a_word_twice_is_safe_a_slip_is_a_choice() -> None:
    plan = texts("của của đầy mạnh")
    twice = Finding("repeated_word", W, "", 1, excerpt="của của", suggestion="của")
    slip = Finding("phrase_slip", W, "", 1, excerpt="đầy mạnh", suggestion="đẩy mạnh")
    assert [finding for finding, _ in safe_mends(plan, (twice, slip))] == [twice]


def test_two_dates_are_offered_both_and_none_is_safe() -> None:
    one = "Nghị quyết số 82/NQ-HĐND ngày 11/12/2025"
    other = "Nghị quyết số 82/NQ-HĐND ngày 12 tháng 12 năm 2025"
    plan = Plan(
        legal_bases=(LegalBasis(one, find_citations(one, 1), 1),),
        opening=(Text(f"Thực hiện {other}", 2),),
        citations=find_citations(other, 2),
    )
    finding = Finding("document_two_dates", W, f"{one} được ghi hai ngày", 2, excerpt=other)
    mends = mends_for(plan, finding)
    assert [mend.label for mend in mends] == [
        "Ghi ngày 11/12/2025 ở mọi chỗ",
        "Ghi ngày 12/12/2025 ở mọi chỗ",
    ]
    assert not any(mend.safe for mend in mends)
    assert "ngày 11 tháng 12 năm 2025" in words_of(mends[0].change(plan))[0]
    assert "ngày 12/12/2025" in mends[1].change(plan).legal_bases[0].text


def test_a_number_loses_its_space() -> None:
    plan = texts("theo Kết luận số 120- KL/TW, ngày 07/01/2016")
    finding = Finding(
        "number_spacing", W, "", 1, excerpt="Kết luận số 120- KL/TW", suggestion="120-KL/TW"
    )
    assert words_of(first(plan, finding)) == ["theo Kết luận số 120-KL/TW, ngày 07/01/2016"]


def unit_plan(*leads: str) -> Plan:
    tasks = tuple(
        Task("", "", str(i), "Văn phòng A", lead_text=lead) for i, lead in enumerate(leads)
    )
    rows = tuple(AnnexRow(task=i, line=i + 1) for i in range(len(leads)))
    return Plan(tasks=tasks, annexes=(Annex("", "", rows=rows),))


def test_a_unit_is_renamed_in_cells_of_units_and_no_level_is_doubled() -> None:
    plan = unit_plan("Văn phòng A xã; Phòng B", "Văn phòng A")
    finding = Finding("unit_several_names", W, "", 1, excerpt="Văn phòng A", suggestion="VP A xã")
    new = first(plan, finding)
    assert [task.lead_text for task in new.tasks] == ["VP A xã; Phòng B", "VP A xã"]
    assert new.tasks[0].lead == ("VP A xã", "Phòng B")
    assert new.tasks[0].content == "Văn phòng A"


def test_sections_are_counted_anew_on_their_own_level() -> None:
    inner = tuple(Section(n, "b", 2, line) for n, line in (("1", 4), ("3", 5)))
    plan = Plan(
        sections=(
            Section("I", "A", 1, 1),
            Section("II", "B", 1, 2, children=inner),
            Section("IV", "C", 1, 6),
            Section("V", "D", 1, 7),
        )
    )
    new = first(plan, Finding("numbering_gap", W, "", 6, excerpt="IV"))
    assert [section.number for section in new.sections] == ["I", "II", "III", "IV"]
    assert new.sections[1].children == inner


def test_points_keep_their_brackets_and_use_the_vietnamese_alphabet() -> None:
    marks = ("a)", "b)", "c)", "d)", "e)")
    plan = Plan(opening=tuple(Text("x", i, mark) for i, mark in enumerate(marks, start=1)))
    new = first(plan, Finding("numbering_gap", W, "", 5, excerpt="e"))
    assert [body.marker for body in new.opening if isinstance(body, Text)] == [
        "a)", "b)", "c)", "d)", "đ)",
    ]  # fmt: skip


def test_rows_of_a_group_are_counted_anew() -> None:
    tasks = tuple(Task("", "", number, "x") for number in ("1", "3", "4"))
    rows = (AnnexRow("I", "A", line=1), *(AnnexRow(task=i, line=i + 2) for i in range(3)))
    plan = Plan(tasks=tasks, annexes=(Annex("", "", rows=rows),))
    new = first(plan, Finding("numbering_gap", W, "", 3, excerpt="3"))
    assert [task.ordinal for task in new.tasks] == ["1", "2", "3"]


def test_captions_follow_the_head() -> None:
    caption = "(Kèm theo Kế hoạch số 12/KH-UBND ngày 01/3/2025 của UBND xã)"
    plan = Plan(number="05/KH-UBND", date="2026-01-09", annexes=(Annex("", "", caption),))
    finding = Finding("caption_date_differs", W, "", 1)
    (mend,) = mends_for(plan, finding)
    assert mend.safe
    assert mend.change(plan).annexes[0].caption == (
        "(Kèm theo Kế hoạch số 05/KH-UBND ngày 09 tháng 01 năm 2026 của UBND xã)"
    )


def test_annexes_get_roman_numbers_and_their_tasks_with_them() -> None:
    annexes = (
        Annex("", "A", rows=(AnnexRow(task=0),), label="Phụ lục"),
        Annex("", "Mẫu số 01", label="MẪU SỐ 01"),
        Annex("", "B", label="PHỤ LỤC"),
    )
    plan = Plan(tasks=(Task("", "", "1", "x"),), annexes=annexes)
    finding = Finding("annex_without_number", W, "", 1)
    new = first(plan, finding)
    assert [(a.number, a.label) for a in new.annexes] == [
        ("I", "Phụ lục I"),
        ("", "MẪU SỐ 01"),
        ("II", "PHỤ LỤC II"),
    ]
    assert new.tasks[0].appendix == "I"
    assert mends_for(plan, finding)[0].safe


def test_numbers_that_annexes_have_already_are_not_changed_unasked() -> None:
    annexes = (Annex("I", "A", label="Phụ lục I"), Annex("", "B", label="Phụ lục"))
    (mend,) = mends_for(Plan(annexes=annexes), Finding("annex_without_number", W, "", 1))
    assert not mend.safe


def test_two_lists_of_one_section_are_not_counted_as_one() -> None:
    marks = ("a)", "b)", "a)", "b)", "d)", "đ)")
    plan = Plan(opening=tuple(Text("x", i, mark) for i, mark in enumerate(marks, start=1)))
    message = "Thiếu điểm c trước d: có thể đánh nhầm số hoặc sót nội dung."
    (mend,) = mends_for(plan, Finding("numbering_gap", W, message, 5, excerpt="d"))
    assert mend.label == "Đánh số lại từ c"
    new = mend.change(plan)
    assert [body.marker for body in new.opening if isinstance(body, Text)] == [
        "a)", "b)", "a)", "b)", "c)", "d)",
    ]  # fmt: skip


def test_a_list_that_lacks_its_beginning_is_counted_from_it() -> None:
    plan = Plan(sections=tuple(Section(n, "x", 1, i) for i, n in enumerate(("3", "4"), start=1)))
    message = "Thiếu đề mục 1, 2 trước 3: có thể đánh nhầm số hoặc sót nội dung."
    new = first(plan, Finding("numbering_gap", W, message, 1, excerpt="3"))
    assert [section.number for section in new.sections] == ["1", "2"]


def test_a_number_that_stands_twice_may_be_the_next_alone() -> None:
    numbers = ("1", "2", "2", "4")
    plan = Plan(sections=tuple(Section(n, "x", 1, i) for i, n in enumerate(numbers, start=1)))
    finding = Finding("numbering_duplicate", W, "", 3, excerpt="2", suggestion="3")
    one, all_of_them = mends_for(plan, finding)
    assert one.label == "Ghi số 3 ở chỗ này"
    assert [section.number for section in one.change(plan).sections] == ["1", "2", "3", "4"]
    assert all_of_them.change(plan) == one.change(plan)


def test_a_list_that_begins_again_may_go_on() -> None:
    numbers = ("1", "2", "1", "2")
    plan = Plan(sections=tuple(Section(n, "x", 1, i) for i, n in enumerate(numbers, start=1)))
    new = first(plan, Finding("numbering_restart", W, "", 3, excerpt="1"))
    assert [section.number for section in new.sections] == ["1", "2", "3", "4"]


def test_the_motto_is_made_whole_and_what_follows_stays() -> None:
    plan = texts("Thực hiện phương châm dân biết, dân bàn, dân kiểm tra trong mọi việc của thôn")
    excerpt = "dân biết, dân bàn, dân kiểm tra trong mọi việc của thôn"
    new = first(plan, Finding("motto_incomplete", W, "", 1, excerpt=excerpt))
    assert words_of(new) == [
        "Thực hiện phương châm dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát, dân thụ"
        " hưởng trong mọi việc của thôn"
    ]


def test_units_whose_names_only_begin_alike_stay() -> None:
    plan = unit_plan("Phòng Văn hóa; Phòng Văn hóa và Thông tin", "Phòng Văn hóa (đầu mối)")
    finding = Finding("unit_odd_name", W, "", 1, excerpt="Phòng Văn hóa", suggestion="Phòng VHXH")
    new = first(plan, finding)
    assert [task.lead_text for task in new.tasks] == [
        "Phòng VHXH; Phòng Văn hóa và Thông tin",
        "Phòng VHXH (đầu mối)",
    ]


def test_several_names_become_any_of_them() -> None:
    plan = unit_plan("Phòng VH-XH", "Phòng VHXH", "Phòng Văn hóa - Xã hội")
    message = "… nhiều tên: “Phòng Văn hóa - Xã hội” và “Phòng VH-XH”, “Phòng VHXH”; nên …"
    finding = Finding(
        "unit_several_names",
        W,
        message,
        1,
        excerpt="Phòng VH-XH",
        suggestion="Phòng Văn hóa - Xã hội",
    )
    mends = mends_for(plan, finding)
    assert len(mends) == 3
    for mend in mends:
        assert len({task.lead_text for task in mend.change(plan).tasks}) == 1
        assert not mend.safe


def test_a_year_left_from_last_year_may_become_the_plans() -> None:
    rows = (AnnexRow(task=0, line=1),)
    task = Task("", "", "1", "x", schedule_text="Quý I/2025", lines=(1,))
    plan = Plan(title="Kế hoạch năm 2026", tasks=(task,), annexes=(Annex("", "", rows=rows),))
    (mend,) = mends_for(plan, Finding("task_outside_year", W, "", 1, excerpt="Quý I/2025"))
    assert not mend.safe
    new = mend.change(plan).tasks[0]
    assert new.schedule_text == "Quý I/2026"
    assert new.schedule is not None
    assert new.schedule.start == "2026-01-01"


def test_a_paragraph_pasted_twice_loses_its_copy() -> None:
    long = "Thực hiện các nhiệm vụ khác theo yêu cầu của cấp trên và báo cáo kết quả đúng hạn"
    plan = texts(long + ".", "việc khác", long + ";")
    finding = Finding("repeated_paragraph", W, "", 1, also_lines=(3,), excerpt=long[:80])
    (mend,) = mends_for(plan, finding)
    assert not mend.safe
    assert words_of(mend.change(plan)) == [long + ".", "việc khác"]


def test_the_line_that_keeps_a_copy_goes_to_the_end() -> None:
    plan = Plan(recipients=(Recipient("Lưu: VT."), Recipient("Sở Nội vụ;")))
    new = first(plan, Finding("archive_line_not_last", W, "", 1))
    assert [item.text for item in new.recipients] == ["Sở Nội vụ", "Lưu: VT"]


def test_a_document_no_longer_in_force_gives_way_to_the_one_that_holds() -> None:
    plan = texts("theo Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ")
    cited = "Nghị định số 04/2015/NĐ-CP ngày 09/01/2015"
    new = first(plan, Finding("basis_not_in_force", W, "", 1, excerpt=cited))
    assert words_of(new) == ["theo Nghị định số 59/2023/NĐ-CP ngày 14/08/2023 của Chính phủ"]


@pytest.mark.parametrize(
    "words",
    [
        "Việc đó đầy mạnh công tác tuyên truyền, phổ biến pháp luật.",
        "Báo cáo kết quả của của đơn vị theo Kết luận số 120- KL/TW ngày 07/01/2016.",
    ],
)
def test_a_mended_finding_does_not_come_back(words: str) -> None:
    plan = texts(words)
    plan = msgspec.structs.replace(plan, citations=find_citations(words, 1))
    source = Source(SourceKind.TXT, (words,), ())
    for finding in lint(plan, source):
        for mend in mends_for(plan, finding):
            new = mend.change(plan)
            text = words_of(new)[0] if new.opening else words
            again = lint(
                msgspec.structs.replace(new, citations=find_citations(text, 1)),
                msgspec.structs.replace(source, lines=(text,)),
            )
            assert (finding.code, finding.excerpt) not in {(f.code, f.excerpt) for f in again}


def test_every_code_with_a_mend_is_a_code_of_the_lint() -> None:
    from desktop_app.plans.mends.propose import _BY_CODE  # noqa: PLC0415

    codes = {code for rule in RULES for code in rule.codes}
    assert set(_BY_CODE) <= codes


def test_the_decisions_name_every_code_and_how_it_is_mended() -> None:
    from desktop_app.plans.mends.propose import _BY_CODE  # noqa: PLC0415

    text = (Path(__file__).resolve().parents[2] / "docs" / "decisions.md").read_text("utf-8")
    table = dict(re.findall(r"^\| `(\w+)` \| (chắc chắn|chọn|tại chỗ) \|", text, re.MULTILINE))
    assert set(table) == {code for rule in RULES for code in rule.codes}
    assert {code for code, kind in table.items() if kind != "tại chỗ"} == set(_BY_CODE)
