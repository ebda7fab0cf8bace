"""A place of the editor and the block that is printed of it carry the same words."""

from pathlib import Path

import pytest
from msgspec.structs import replace

import resources
from desktop_app.documents.marks import Mark
from desktop_app.documents.marks import Part as Printed
from desktop_app.documents.model import Block, Document, Heading, TableBlock, plain
from desktop_app.plans.editing.lines import Line, annex_lines, lines_of
from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.model import Annex, AnnexRow, Grid, Plan, Recipient, Section, Task, Text
from desktop_app.plans.print_places import mark_of
from desktop_app.plans.printing import plan_document
from desktop_app.plans.reader import read_plan

SAMPLES = sorted(Path(resources.path("sample", "plans")).glob("*.txt"))


def _made_up() -> Plan:
    """An annex whose table stands between texts and sections, and addressees in the opening."""
    deep = Section("a", "Mục trong", 2, 13, (Text("chữ trong", 14),))
    return Plan(
        opening=(Text("Kính gửi:"), Text("Ủy ban một", marker="-"), Text("Lời mở"), Text("nữa")),
        sections=(
            Section("I", "Đầu", 1, body=(Text("một"), Grid((("x", "y"),)))),
            Section("1", "Liền dòng", 2, run_in=True, children=(Section("a", "Con", 3),)),
        ),
        closing=(Text("Lời kết"),),
        tasks=(Task("I", "", "1", "việc đầu"), Task("I", "", "2", "việc sau")),
        annexes=(
            Annex("", "Chỉ chữ", body=(Text("riêng"), Text("rẽ")), sections=(deep,)),
            Annex(
                "I",
                "Giữa chữ",
                rows=(
                    AnnexRow("A", "nhóm", line=20),
                    AnnexRow(task=0, line=21),
                    AnnexRow(task=1, line=22),
                ),
                body=(Text("trước bảng", 10), Grid((("bảng", "nhỏ"),), line=11), Text("sau", 30)),
                sections=(
                    Section("1", "Mục trước", 1, 12, (Text("chữ trước", 12),), (deep,)),
                    Section("2", "Mục sau", 1, 31, (Text("chữ sau", 32),)),
                ),
            ),
        ),
        leftovers=(Text("còn lại"), Text("rời")),
        recipients=(Recipient("Lưu: VT"),),
        end_mark=True,
    )


def _block(document: Document, mark: Mark) -> Block:
    assert mark.block is not None
    annex = mark.part is Printed.ANNEX
    return (document.appendices[mark.annex].body if annex else document.body)[mark.block]


def _same_words(line: Line, block: Block) -> bool:
    if isinstance(block, TableBlock):
        cells = [str(c) for row in block.rows for c in row.cells]
        cells += [cell.text for row in block.head for cell in row]
        return line.grid is not None and sorted(cells) == sorted(sum(line.grid.rows, ()))
    text = plain(block.title if isinstance(block, Heading) else block.runs)
    return text.removesuffix("./.") in (line.text, line.text + "/.", line.text.removesuffix("/."))


@pytest.fixture(params=[*SAMPLES, None], ids=lambda path: path.stem if path else "made up")
def plan(request: pytest.FixtureRequest) -> Plan:
    return read_plan(request.param).plan if request.param else _made_up()


def test_every_line_of_the_text_is_found_in_print(plan: Plan) -> None:
    document = plan_document(plan)
    for row, line in enumerate(lines_of(plan)):
        mark = mark_of(plan, Place(Part.TEXT, row, at=3))
        if mark.part is Printed.HEAD:
            assert line.text.startswith("Kính gửi") or line.text in document.addressees
        else:
            assert mark.letter == 3
            assert _same_words(line, _block(document, mark))


def test_every_line_beside_a_table_is_found_in_print(plan: Plan) -> None:
    document = plan_document(plan)
    for number in range(len(plan.annexes)):
        for row, line in enumerate(annex_lines(plan, number)):
            mark = mark_of(plan, Place(Part.ANNEX, row, annex=number, field="text"))
            assert _same_words(line, _block(document, mark))


def test_every_row_of_a_table_is_found_in_print(plan: Plan) -> None:
    document = plan_document(plan)
    for number, annex in enumerate(plan.annexes):
        for i, row in enumerate(annex.rows):
            mark = mark_of(plan, Place(Part.ANNEX, i, annex=number, field="grid", column=1))
            block = _block(document, mark)
            assert isinstance(block, TableBlock) and mark.row == i
            words = row.title if row.task is None else plan.tasks[row.task].content
            assert any(words in str(cell) for cell in block.rows[i].cells)


def test_the_other_parts(plan: Plan) -> None:
    assert mark_of(plan, Place(Part.HEAD, field="title")) == Mark()
    assert mark_of(plan, Place(Part.BASES, row=2)) == Mark(Printed.BASES, 2, letter=0)
    assert mark_of(plan, Place(Part.ENDING, field="signer")).part is Printed.ENDING
    assert mark_of(plan, Place(Part.ENDING, 1, field="leftovers")).part is Printed.AFTER
    assert mark_of(plan, Place(Part.ANNEX, annex=99)) == Mark(Printed.ANNEX, annex=99)
    bare = replace(_made_up(), annexes=(Annex("", "Trống"),))
    assert mark_of(bare, Place(Part.ANNEX, field="grid")) == Mark(Printed.ANNEX)
