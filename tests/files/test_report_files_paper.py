"""The report as PDF and Word, read back: every head and figure is there, nothing is clipped."""

import io
from dataclasses import replace
from decimal import Decimal
from functools import cache

import docx
import pdfplumber
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from report_files_samples import FINAL, HEAD, WORDS, filled, shipped

from desktop_app.documents import pdf, word
from desktop_app.documents.model import Figure, shown
from desktop_app.reports.forms.model import Form, Item
from desktop_app.reports.model import HandCell
from desktop_app.reports.narrative.model import Narrative
from desktop_app.reports.out.paper import report_document

REGIMES = ("kntc", "democracy")
_NEAR = 0.6


def flat(text) -> str:
    return "".join(str(text or "").split())


@pytest.fixture(scope="module", params=REGIMES)
def report(request):
    return filled(request.param, 3, notes={"01/TCD": "Có 02 ngày tiếp trùng lịch."})


@pytest.fixture(scope="module")
def pages(report):
    """Of the final paper, to be looked at only."""
    stream = io.BytesIO()
    pdf.write(report_document(report, WORDS, FINAL), stream)
    with pdfplumber.open(stream) as opened:
        yield list(opened.pages)
    letters.cache_clear()


@pytest.fixture(scope="module")
def paper(report):
    stream = io.BytesIO()
    word.write(report_document(report, WORDS, FINAL), stream)
    return docx.Document(stream)


@cache
def letters(page) -> str:
    """The letters in the order in which they are drawn, upright ones too."""
    return flat("".join(char["text"] for char in page.chars))


def annex_of(pages, form: Form) -> list:
    """The pages of a form: from the one with its title to the next title."""
    titles = [flat(one.title.upper()) for one in shipped(form.regime).values()]
    titles.append(flat("BIỂU ĐỒ SO SÁNH"))
    begun = next(i for i, page in enumerate(pages) if flat(form.title.upper()) in letters(page))
    ends = [
        i
        for i in range(begun + 1, len(pages))
        if any(title in letters(pages[i]) for title in titles)
    ]
    return pages[begun : ends[0]]


def test_every_head_code_and_figure_is_printed(pages, report):
    for form in report.forms.values():
        text = "".join(letters(page) for page in annex_of(pages, form.form))
        assert flat(form.form.title.upper()) in text
        assert flat("Số liệu tính từ ngày 15/12/2025 đến ngày 14/06/2026") in text
        assert flat("(Kèm theo Báo cáo số: 45/BC-UBND ngày 16 tháng 6 năm 2026") in text
        for cell in form.cells.values():
            for words in (*cell.item.groups, cell.item.label):
                assert flat(words) in text, words
            assert flat(cell.item.printed or cell.item.code) in text
            assert shown(Figure(cell.value, cell.item.decimals)) in text


def cells_of(pages) -> list[tuple[str, dict]]:
    found = []
    for page in pages:
        for rect in page.rects:
            if rect["width"] < 5 or rect.get("fill"):
                continue
            inside = [char["text"] for char in page.chars if _in(char, rect)]
            found.append((flat("".join(inside)), rect))
    return found


def _in(char, rect) -> bool:
    return (
        rect["x0"] - _NEAR <= char["x0"]
        and char["x1"] <= rect["x1"] + _NEAR
        and rect["top"] - _NEAR <= char["top"]
        and char["bottom"] <= rect["bottom"] + _NEAR
    )


def test_each_figure_is_whole_inside_its_own_cell_below_its_code(pages, report):
    for form in report.forms.values():
        if form.form.shape != "wide":
            continue
        boxes = cells_of(annex_of(pages, form.form))
        for cell in form.cells.values():
            code = flat(cell.item.printed or cell.item.code)
            # A figure may look like a code: one of the cells that do has the figure below it.
            below = [
                text
                for above in (rect for text, rect in boxes if text == code)
                for text, rect in boxes
                if abs(rect["x0"] - above["x0"]) < 1 and abs(rect["top"] - above["bottom"]) < 1
            ]
            assert shown(Figure(cell.value, cell.item.decimals)) in below


def test_no_letter_of_a_table_lies_on_a_border_or_off_the_page(pages):
    for page in pages:
        cells = [r for r in page.rects if r["width"] > 5 and not r.get("fill")]
        if not cells:
            continue
        top, bottom = min(r["top"] for r in cells), max(r["bottom"] for r in cells)
        for char in page.chars:
            assert char["x0"] >= 0 and char["x1"] <= page.width
            if top < char["top"] and char["bottom"] < bottom and char["text"].strip():
                assert any(_in(char, rect) for rect in cells), (page.page_number, char["text"])


def test_forms_are_landscape_words_upright_and_long_tables_repeat_their_heads(pages, report):
    first = pages[0]
    assert first.width < first.height
    assert flat("BÁO CÁO") in letters(first)
    assert flat("Kính gửi: Ủy ban nhân dân tỉnh Bình Mẫu") in letters(first)
    for form in report.forms.values():
        wide = form.form.shape == "wide"
        found = annex_of(pages, form.form)
        assert all((page.width > page.height) == wide for page in found)
        if not wide:
            assert len(found) > 1
            assert all(flat("Cùng kỳ năm trước") in letters(page) for page in found)


def test_drafts_bear_their_mark_and_final_ones_their_codes(pages, report):
    stream = io.BytesIO()
    pdf.write(report_document(report, WORDS, HEAD), stream)
    with pdfplumber.open(stream) as opened:
        draft = [letters(page) for page in opened.pages]
    final = [letters(page) for page in pages]
    assert all(flat("DỰ THẢO") in text for text in draft)
    assert not any(flat("DỰ THẢO") in text for text in final)
    whole, clean = "".join(draft), "".join(final)
    assert flat("Mã đối chiếu báo cáo:") in clean and flat("Mã đối chiếu") not in whole
    assert clean.count(flat("Mã đối chiếu biểu ")) == len(report.forms)


def test_the_widest_form_stands_in_two_tables_with_the_unit_in_both():
    report = filled()
    document = report_document(report, WORDS, FINAL)
    tables = {
        code: [block for block in annex.body if hasattr(block, "columns")]
        for code, annex in zip(report.forms, document.appendices, strict=False)
    }
    assert [len(table.columns) for table in tables["05/KQTH"]] == [16, 17]
    assert all(table.head[0][0].text == "Đơn vị" for table in tables["05/KQTH"])
    assert tables["05/KQTH"][1].codes[1] == "16"
    assert len(tables["01/TCD"]) == len(tables["02/XLD"]) == 1


def test_any_own_form_is_parted_so_that_nothing_is_crushed():
    items = tuple(Item(code=str(n), label=f"Chỉ tiêu thứ {n}", decimals=6) for n in range(1, 61))
    form = Form(code="RB", name="R", title="BIỂU RỘNG", regime="own", shape="wide", items=items)
    hand = {("RB", item.code): HandCell(Decimal("123456.123456")) for item in items}
    report = filled("own", forms={"RB": form}, hand=hand)
    stream = io.BytesIO()
    pdf.write(report_document(report, WORDS, FINAL), stream)
    with pdfplumber.open(stream) as opened:
        boxes = cells_of(opened.pages)
    assert sum(text == "123.456,123456" for text, _ in boxes) == 60


def test_without_words_a_covering_text_names_the_forms():
    report = filled()
    document = report_document(report, Narrative(), HEAD)
    said = " ".join(run.text for block in document.body for run in block.runs)
    assert "01/TCD – Tiếp công dân; 02/XLD" in said


def test_a_draft_tells_which_figures_were_replaced_and_a_final_one_does_not():
    report = filled(hand={("01/TCD", "5"): HandCell(Decimal(7), "sổ giấy")})
    for head in (HEAD, FINAL):
        annex = report_document(report, WORDS, head).appendices[0]
        said = " ".join(run.text for b in annex.body if hasattr(b, "runs") for run in b.runs)
        assert ("(5) nhập tay thay số đếm từ sổ" in said) == head.draft
        assert ("sổ giấy" in said) == head.draft


def test_a_corrected_version_says_what_it_corrects():
    report = filled(version=2, reason="Sót 02 lượt tiếp")
    after = report_document(report, WORDS, FINAL).after
    assert "Bản đính chính lần 1: Sót 02 lượt tiếp" in after[0].runs[0].text


def test_word_has_every_head_and_figure_in_tables_with_heads_repeated(paper, report):
    texts = [flat(cell.text) for table in paper.tables for row in table.rows for cell in row.cells]
    known = set(texts)
    for form in report.forms.values():
        for cell in form.cells.values():
            for words in (*cell.item.groups, cell.item.label):
                assert flat(words) in known, words
            assert flat(shown(Figure(cell.value, cell.item.decimals))) in known
            assert flat(cell.item.printed or cell.item.code) in known
    tables = [t for t in paper.tables if t._tbl.find(f".//{qn('w:tblHeader')}") is not None]
    parts = {"kntc": 7, "democracy": 1}[report.report.regime]
    assert len(tables) >= parts
    for table in tables:
        repeated = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert repeated[0] and repeated == sorted(repeated, reverse=True)


def test_word_turns_the_page_for_wide_forms_and_has_the_charts(paper, report):
    turns = [section.orientation for section in paper.sections]
    wide = [form.form.shape == "wide" for form in report.forms.values()]
    expected = [False, *wide, False]  # the words, the forms, the charts
    assert [turn == WD_ORIENT.LANDSCAPE for turn in turns] == expected
    assert len(paper.inline_shapes) == 4
    told = [s._inline.docPr.get("descr") for s in paper.inline_shapes]
    assert all("Kỳ này: " in words for words in told)


def test_upright_heads_are_told_to_word_with_their_height():
    stream = io.BytesIO()
    word.write(report_document(filled(), WORDS, HEAD), stream)
    table = next(
        t for t in docx.Document(stream).tables if "Tổng số lượt tiếp" in t.rows[0].cells[1].text
    )
    turned = table._tbl.findall(f".//{qn('w:textDirection')}")
    assert turned and {one.get(qn("w:val")) for one in turned} == {"btLr"}
    heights = [int(one.get(qn("w:val"))) for one in table._tbl.findall(f".//{qn('w:trHeight')}")]
    assert sum(heights) > 20 * 60


def test_the_title_is_not_doubled_and_a_number_may_still_be_open():
    document = report_document(filled(), WORDS, replace(HEAD, number="", dated_on=None))
    assert document.type_name == "BÁO CÁO"
    assert document.subject.startswith("Kết quả sáu tháng")
    assert document.header.number_line == "Số:        /BC-UBND"
    assert "ngày …… tháng …… năm ………" in document.appendices[0].caption
