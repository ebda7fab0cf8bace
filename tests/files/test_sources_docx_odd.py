"""Word files with text in rare places: fields that draw, boxes in cells, old merges."""

from pathlib import Path

import pytest
import source_makers as make

from desktop_app.plans.sources import read_source

_MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def _field(instruction: str, result: str | None = None) -> str:
    begin, separate, end = (_MARK.format(kind) for kind in ("begin", "separate", "end"))
    shown = "" if result is None else separate + result
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{shown}{end}"


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        ("EQ \\f(tử số;mẫu số)", "đầu tử số/mẫu số cuối"),
        (" EQ \\o(A,B) ", "đầu A/B cuối"),
        (" EQ \\x(khung) ", "đầu khung cuối"),
        (" MACROBUTTON NoMacro [ghi tên thôn] ", "đầu [ghi tên thôn] cuối"),
        (" PAGE ", "đầu cuối"),
    ],
)
@pytest.mark.parametrize("result", [None, ""])
def test_a_field_without_a_result(
    tmp_path: Path, instruction: str, shown: str, result: str | None
) -> None:
    run = make.run_xml
    xml = f"<w:p>{run('đầu ')}{_field(instruction, result)}{run(' cuối')}</w:p>"
    source = read_source(make.word_body(tmp_path / "a.docx", xml))
    assert [" ".join(text.split()) for text in make.texts(source)] == [shown]
    assert any("công thức" in problem for problem in source.problems) is ("EQ" in instruction)


def test_a_result_stands_for_its_field(tmp_path: Path) -> None:
    xml = f"<w:p>{_field('EQ x(cũ)', make.run_xml('mới'))}</w:p>"
    assert make.texts(read_source(make.word_body(tmp_path / "a.docx", xml))) == ["mới"]


def test_the_entry_chosen_in_a_list_of_a_form(tmp_path: Path) -> None:
    xml = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
        '<w:listEntry w:val="Thôn Đông"/><w:listEntry w:val="Thôn Đoài"/></w:ddList></w:ffData>'
        f"</w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>{_MARK.format('end')}"
        "</w:p>"
    )
    assert make.texts(read_source(make.word_body(tmp_path / "a.docx", xml))) == ["Thôn Đoài"]


def _cell(inside: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def _text(words: str) -> str:
    return f"<w:p>{make.run_xml(words)}</w:p>"


def test_a_table_and_a_control_in_a_box_in_a_cell(tmp_path: Path) -> None:
    inner = f"<w:tbl><w:tr>{_cell(_text('trái'))}{_cell(_text('phải'))}</w:tr></w:tbl>"
    control = f"<w:sdt><w:sdtContent>{_text('ô nhập')}</w:sdtContent></w:sdt>"
    box = (
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{inner}{control}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    xml = f"<w:tbl><w:tr>{_cell(box)}{_cell(_text('bên cạnh'))}</w:tr></w:tbl>"
    (table,) = make.tables(read_source(make.word_body(tmp_path / "a.docx", xml)))
    assert make.cells(table) == [("trái phải\nô nhập", "bên cạnh")]


def test_words_in_a_cell_that_an_old_merge_covers(tmp_path: Path) -> None:
    first = _cell(_text("một"), '<w:hMerge w:val="restart"/>')
    second = _cell(_text("hai"), "<w:hMerge/>")
    xml = f"<w:tbl><w:tr>{first}{second}{_cell(_text('ba'))}</w:tr></w:tbl>"
    (table,) = make.tables(read_source(make.word_body(tmp_path / "a.docx", xml)))
    assert make.cells(table) == [("một\nhai", None, "ba")]
