"""Lines made whole: what is joined silently, what with a finding, what never."""

from desktop_app.plans.source import Source, SourceKind, SourceParagraph, SourceRow, SourceTable
from desktop_app.plans.structure.flow import read_flow
from desktop_app.plans.structure.paragraphs import Para

LONG = "Các cơ quan, đơn vị trên địa bàn xã có trách nhiệm phối hợp với các thôn tổ chức"


def _source(*blocks: SourceParagraph | SourceTable) -> Source:
    return Source(SourceKind.TXT, ("",) * 40, blocks)


def _cut(*texts: str) -> list[SourceParagraph]:
    return [SourceParagraph(text, i + 1, hard_break=True) for i, text in enumerate(texts)]


def _free(*texts: str) -> list[SourceParagraph]:
    return [SourceParagraph(text, 2 * i + 1) for i, text in enumerate(texts)]


def _texts(*blocks: SourceParagraph) -> list[str]:
    flow = read_flow(_source(*blocks))
    return [element.text for element in flow.elements if isinstance(element, Para)]


def test_cut_lines_are_one_paragraph_without_a_finding() -> None:
    flow = read_flow(_source(*_cut(LONG, "thực hiện kế hoạch này.", "- Việc khác.")))
    assert [e.text for e in flow.elements if isinstance(e, Para)] == [
        f"{LONG} thực hiện kế hoạch này.",
        "- Việc khác.",
    ]
    assert not flow.findings
    assert flow.elements[0].lines == (1, 2)  # type: ignore[union-attr]


def test_sign_broken_at_its_hyphen() -> None:
    first = "Tiếp tục triển khai thực hiện có hiệu quả các nội dung của Nghị quyết số 12-"
    assert _texts(*_cut(first, "NQ/ĐU của Đảng ủy xã."))[0].endswith("số 12-NQ/ĐU của Đảng ủy xã.")


def test_dash_within_a_name_is_no_bullet() -> None:
    first = "Phối hợp chặt chẽ với Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị"
    assert len(_texts(*_cut(first, "- xã hội cùng cấp."))) == 1


def test_heading_ends_where_its_line_is_short() -> None:
    texts = _texts(*_cut("1. Tuyên truyền pháp luật", "Tổ chức " + LONG.lower(), "ở các thôn."))
    assert texts[0] == "1. Tuyên truyền pháp luật"
    assert len(texts) == 2


def test_heading_that_cannot_end_goes_on() -> None:
    blocks = _cut(f"{LONG} ở cơ sở", "1. Tiếp tục quán triệt các chủ trương của", "Đảng về dân chủ")
    assert _texts(*blocks)[1] == "1. Tiếp tục quán triệt các chủ trương của Đảng về dân chủ"


def test_page_break_in_a_sentence_is_joined_and_said() -> None:
    flow = read_flow(_source(*_free(f"- {LONG}", "và thực hiện kế hoạch này.")))
    (para,) = flow.elements
    assert isinstance(para, Para)
    assert para.lines == (1, 3)
    (finding,) = flow.findings
    assert (finding.code, finding.line, finding.also_lines) == ("paragraph_joined", 1, (3,))


def test_finished_sentences_lists_and_labels_stay_apart() -> None:
    assert len(_texts(*_free(f"{LONG}.", "và thực hiện kế hoạch này."))) == 2
    assert len(_texts(*_free(f"{LONG}:", "các thôn;", "các tổ dân phố."))) == 3
    assert len(_texts(*_free(LONG, "Thời gian thực hiện: Quý I."))) == 2
    assert len(_texts(*_free(f"- {LONG}", "- cán bộ, công chức;"))) == 2


def test_items_without_bullets_under_a_colon_stay_apart() -> None:
    items = ("các cơ quan chuyên môn trực thuộc Ủy ban nhân dân xã;", "các đơn vị sự nghiệp.")
    assert len(_texts(*_free("Đối tượng gồm:", *items))) == 3


def test_recipients_are_not_joined_with_what_follows() -> None:
    texts = _texts(*_cut("Nơi nhận:", "- Các thôn", "TM. ỦY BAN NHÂN DÂN", "Lê Văn An"))
    assert texts == ["Nơi nhận:", "- Các thôn", "TM. ỦY BAN NHÂN DÂN", "Lê Văn An"]


def test_table_that_only_places_blocks_is_read_by_columns() -> None:
    rows = (
        SourceRow(("Nơi nhận:\n- Các thôn;", "CHỦ TỊCH"), 1),
        SourceRow(("- Lưu: VT.", "Lê Văn An"), 2),
    )
    flow = read_flow(_source(SourceTable(rows, 1, bordered=None)))
    assert [(e.text, e.beside) for e in flow.elements if isinstance(e, Para)] == [
        ("Nơi nhận:", False),
        ("- Các thôn;", False),
        ("- Lưu: VT.", False),
        ("CHỦ TỊCH", True),
        ("Lê Văn An", True),
    ]


def test_task_table_without_borders_stays_a_table() -> None:
    rows = (SourceRow(("TT", "Nội dung", "Chủ trì"), 1), SourceRow(("1", "Họp", "Thôn"), 2))
    (table,) = read_flow(_source(SourceTable(rows, 1, bordered=False))).elements
    assert isinstance(table, SourceTable)
