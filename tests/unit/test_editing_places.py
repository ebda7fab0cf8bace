"""Each line of a plan's own text leads to its place in the editor and back."""

from refresh_plan import PLAN, fresh, replace

from desktop_app.plans.editing.as_source import lay_out, own_lines
from desktop_app.plans.editing.head import basis_of
from desktop_app.plans.editing.lines import annex_lines, lines_of
from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.editing.places import (
    in_places,
    lines_at,
    place_of,
    place_of_finding,
    place_words,
)
from desktop_app.plans.model import Finding, Grid, Plan, Section, Severity, Text


def test_every_line_of_the_text_has_its_row_in_the_editor_and_back() -> None:
    plan = fresh(PLAN)
    lines = own_lines(plan)
    rows = [place_of(plan, n).row for n in _numbers(plan, Part.TEXT)]  # type: ignore[union-attr]
    assert rows == list(range(len(lines_of(plan))))
    for row, line in enumerate(lines_of(plan)):
        assert lines_at(plan, Place(Part.TEXT, row)) == (line.line,)
        assert line.text in lines[line.line - 1]
    assert place_of(plan, len(lines) + 1) is None
    assert place_of(plan, 0) is None


def _numbers(plan: Plan, part: Part) -> list[int]:
    return [n for n, place in enumerate(lay_out(plan).places, start=1) if place.part is part]


def test_a_row_of_the_table_is_its_place_in_the_grid() -> None:
    plan = fresh(PLAN)
    (annex,) = plan.annexes
    for row, kept in enumerate(annex.rows):
        assert kept.line in lines_at(plan, Place(Part.ANNEX, row, field="grid"))
    place = place_of(plan, annex.rows[1].line)
    assert place == Place(Part.ANNEX, 1, field="grid")
    finding = Finding("x", Severity.INFO, "", annex.rows[1].line, excerpt="Công an xã")
    found = place_of_finding(plan, finding)
    assert found is not None
    assert found.column == 2


def test_the_lines_of_head_bases_and_ending_lead_to_their_fields() -> None:
    based = replace(PLAN, legal_bases=(basis_of("Căn cứ Luật A;"), basis_of("Căn cứ Luật B.")))
    plan = fresh(based)
    by_words = dict(zip(own_lines(plan), lay_out(plan).places, strict=True))
    assert by_words["Số: /KH-UBND"] == Place(Part.HEAD, field="number")
    assert by_words["Đồng Thử, ngày tháng 01 năm 2027"] == Place(Part.HEAD, field="date")
    assert by_words["Căn cứ Luật B."] == Place(Part.BASES, 1)
    assert by_words["- Lưu: VT"] == Place(Part.ENDING, 1, field="recipients")
    assert by_words["CHỦ TỊCH"] == Place(Part.ENDING, field="signer.title")
    assert plan.recipients[1].line == lines_at(plan, by_words["- Lưu: VT"])[0]
    assert place_words(plan, by_words["CHỦ TỊCH"]) == "phần ký"
    assert place_words(plan, by_words["Căn cứ Luật B."]) == "căn cứ 2"


def test_texts_of_an_annex_are_counted_as_its_editor_counts_them() -> None:
    section = Section("1", "Hướng dẫn", 1, body=(Text("Ghi vào cột 2"),))
    annex = replace(PLAN.annexes[0], sections=(section,), body=(Text("Trước"), Text("Sau")))
    plan = fresh(replace(PLAN, annexes=(annex,)))
    # One that stood behind the table, and one just written below it.
    behind = replace(plan.annexes[0].body[1], line=plan.annexes[0].rows[-1].line + 1)
    body = (plan.annexes[0].body[0], behind, Text("Mới viết"))
    plan = fresh(replace(plan, annexes=(replace(plan.annexes[0], body=body),)))
    start = plan.annexes[0].rows[0].line
    assert [text.line > start for text in plan.annexes[0].body] == [False, True, True]
    for row, line in enumerate(annex_lines(plan, 0)):
        assert lines_at(plan, Place(Part.ANNEX, row, field="text")) == (line.line,)


def test_a_plain_table_is_one_row_of_the_text() -> None:
    table = Grid((("Thôn", "Số hộ"), ("Thôn Một", "120"), ("Thôn Hai", "95")), 1)
    first = replace(PLAN.sections[0], body=(Text("Số liệu:"), table, Text("Hết bảng")))
    plan = fresh(replace(PLAN, sections=(first, *PLAN.sections[1:])))
    row = next(i for i, line in enumerate(lines_of(plan)) if line.grid)
    assert len(lines_at(plan, Place(Part.TEXT, row))) == 3
    assert lines_of(plan)[row + 1].text == "Hết bảng"


def test_numbers_of_lines_are_said_as_places() -> None:
    plan = fresh(PLAN)
    sections = [place.row for place in lay_out(plan).places if place.part is Part.TEXT]
    numbers = _numbers(plan, Part.TEXT)
    labelled = numbers[sections.index(5)]
    assert in_places(
        plan, f"hai lần, ở dòng {labelled} và dòng {plan.annexes[0].rows[1].line}"
    ) == ("hai lần, ở mục II.1 và nhiệm vụ 1 của Phụ lục")
    assert in_places(plan, "ở dòng 9999") == "ở dòng 9999"
    for number in range(1, len(own_lines(plan)) + 1):
        place = place_of(plan, number)
        assert place is not None
        assert place_words(plan, place)
