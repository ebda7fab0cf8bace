"""The gate before papers: every writer asks it, and it names the places."""

import ast
import io
import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from inspect import signature
from pathlib import Path
from threading import Thread

import pytest

from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.documents import atomic, guard, pdf, word, xlsx
from desktop_app.documents.guard import Withheld
from desktop_app.documents.live import LivePages
from desktop_app.documents.model import (
    Appendix,
    Document,
    HeadCell,
    Header,
    Heading,
    Named,
    Paragraph,
    Run,
    Sheet,
    Signature,
    TableBlock,
    TableColumn,
    TableRow,
    rich,
)
from desktop_app.errors import UserError
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.opening import Account, OpenOffice, create_office, open_office
from desktop_app.people.person import Person
from desktop_app.safety import accounts
from desktop_app.services import Services

ROOT = Path(__file__).parents[2]
NAME = "Đặng Thị Mỹ Duyên"
PERSON = Person(full_name=NAME, id_number="001085012345", phone="0912345678")
REASON = "In quyết định theo yêu cầu của Tòa án"
SETUP = OfficeSetup(office=Office(Level.XA, "Đồng Thử", "Tỉnh Thử"))


@pytest.fixture(scope="module")
def sealed_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an office whose petition 1 has a sealed identity."""
    folder = tmp_path_factory.mktemp("office") / "sổ"
    clock = FixedClock(datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "DEFAULT_COST", accounts.Cost(64, 1, 1))
        create_office(folder, SETUP, Account("lan", "mật khẩu của Lan"), clock)
    made = open_office(folder, "lan", "mật khẩu của Lan", clock)
    services = made.services()
    with services.book.change(user="lan", label="Ghi đơn số 1") as change:
        services.shield.seal(change, PERSON, ("petitions", "p1"))
    services.close()
    made.close()
    return folder


@pytest.fixture
def office(sealed_office: Path, tmp_path: Path, clock: FixedClock) -> Iterator[OpenOffice]:
    shutil.copytree(sealed_office, tmp_path / "sổ")
    made = open_office(tmp_path / "sổ", "lan", "mật khẩu của Lan", clock)
    yield made
    made.close()


@pytest.fixture
def services(office: OpenOffice) -> Iterator[Services]:
    made = office.services()
    yield made
    made.close()


def table(*cells: object, head: str = "Nội dung") -> TableBlock:
    row = TableRow(tuple(cells))  # type: ignore[arg-type]
    columns = (TableColumn(),) * max(len(cells), 1)
    return TableBlock(columns, ((HeadCell(head, len(columns)),),), (), (TableRow(("a",)), row))


PAPERS: dict[str, Document | Sheet] = {
    "trích yếu": Document(subject=f"V/v đơn của bà {NAME}"),
    "phần đầu": Document(header=Header(subject_line="V/v đơn của dang thi my duyen")),
    "đoạn 2": Document(body=(Paragraph(rich("Một")), Paragraph(rich(f"gặp {NAME.upper()}")))),
    "chữ đậm một phần": Document(body=(Paragraph((Run("Đặng Thị "), Run("Mỹ Duyên", True))),)),
    "tên mục": Document(body=(Heading("1.", rich(NAME), 1),)),
    "ô bảng": Document(body=(table("x", "số máy 0912 345 678"),)),
    "hai ô": Document(body=(table("Đặng Thị", "Mỹ Duyên"),)),
    "số trong ô": Document(body=(table("x", 912345678),)),
    "đầu bảng": Document(body=(table("x", head=NAME),)),
    "phụ lục": Document(appendices=(Appendix("Phụ lục", body=(table("x", NAME),)),)),
    "nơi nhận": Document(recipients=(f"- Bà {NAME};",)),
    "chữ ký": Document(signature=Signature(name=NAME)),
    "sau chữ ký": Document(after=(Paragraph(rich("CCCD 001.085.012.345")),)),
    "chữ nền": Document(watermark=NAME),
    "tên trang tính": Sheet(NAME, table("x")),
    "tiêu đề trang tính": Sheet("a", table("x"), (f"Danh sách {NAME}",)),
    "ô trang tính": Sheet("a", table("x", f"{NAME} đến")),
    "danh sách chọn": Sheet("a", TableBlock((TableColumn(choices=("x", NAME)),))),
}


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_a_name_is_found_in_every_part_of_a_paper(services: Services, paper: object) -> None:
    with pytest.raises(Withheld, match="Chưa có gì được in hay ghi ra") as caught:
        guard.ask(paper)
    assert len(caught.value.places) == 1
    assert caught.value.code_names == {"Người tố cáo số 01"}
    assert "Người tố cáo số" not in caught.value.message
    told = guard.masked(paper)
    guard.ask(told)
    assert "Người tố cáo số 01" in str(told)


def test_the_sentence_names_the_places(services: Services) -> None:
    body = (Paragraph(rich(NAME)), table("x", "gọi 0912345678"), Paragraph(rich(NAME)))
    with pytest.raises(Withheld) as caught:
        guard.ask(Document(body=(*body, Paragraph(rich(NAME)))))
    assert caught.value.places[:2] == ("đoạn 1", "bảng, dòng 2, cột 2")
    assert "có 4 chỗ" in caught.value.message
    assert "đoạn 1; bảng, dòng 2, cột 2; đoạn 3 và 1 chỗ nữa" in caught.value.message


def test_masking_leaves_the_rest_as_it_was(services: Services) -> None:
    runs = (Run("Bà "), Run("Đặng Thị ", True), Run("Mỹ Duyên", italic=True), Run(" trình bày"))
    paper = Document(subject="Yên", body=(Paragraph(runs), table("Đặng Thị", "Mỹ Duyên ở thôn")))
    told = guard.masked(paper)
    assert told.subject is paper.subject
    paragraph, block = told.body
    assert [r.text for r in paragraph.runs] == ["Bà ", "Người tố cáo số 01", "", " trình bày"]
    assert [r.bold for r in paragraph.runs] == [False, True, False, False]
    assert block.rows[1].cells == ("Người tố cáo số 01", " ở thôn")
    assert block.rows[0] is paper.body[1].rows[0]
    clean = Document(body=(Paragraph(rich("Không có gì")), table("x", 5, None)))
    assert guard.masked(clean) is clean


def test_a_persons_own_open_complaint_may_name_them(services: Services) -> None:
    """Who denounced in one case may complain openly in another: that is no secret."""
    row = TableRow((Named(NAME), f"Bà {NAME} đề nghị trả đất"))
    others = TableRow((Named("Trần Văn Thử"), f"nghe {NAME} kể"))
    columns = (TableColumn(), TableColumn())
    guard.ask(Document(body=(TableBlock(columns, rows=(row,)),)))
    with pytest.raises(Withheld) as caught:
        guard.ask(Document(body=(TableBlock(columns, rows=(row, others)),)))
    assert caught.value.places == ("bảng, dòng 2, cột 2",)
    guard.ask(Document(body=(Paragraph((Run(Named(NAME)),)), Paragraph(rich(f"Bà {NAME}")))))


WRITERS: dict[str, Callable[[Document, io.BytesIO], object]] = {
    "pdf": pdf.write,
    "docx": word.write,
    "preview": lambda paper, _: pdf.to_bytes(paper),
    "live": lambda paper, _: LivePages().update(paper),
    "xlsx": lambda paper, stream: xlsx.write([Sheet("a", paper.body[0])], stream),
}


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_no_writer_writes_what_is_withheld(
    services: Services, write: Callable[..., object]
) -> None:
    paper, stream = Document(body=(table("x", f"bà {NAME}"),)), io.BytesIO()
    with pytest.raises(Withheld):
        write(paper, stream)
    assert stream.getvalue() == b""
    write(guard.masked(paper), stream)


def test_no_file_gets_a_name_that_tells(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "Don-cua-dang-thi-my-duyen.pdf"
    with pytest.raises(Withheld, match="tên tệp"):
        atomic.save(path, lambda stream: stream.write(b"x"))
    assert not list(tmp_path.glob("*uyen*"))
    assert not list(tmp_path.glob("~*"))


def test_an_older_file_stays_when_the_new_one_is_withheld(
    services: Services, tmp_path: Path
) -> None:
    path = tmp_path / "so.pdf"
    path.write_bytes(b"old file")
    with pytest.raises(Withheld):
        atomic.save(path, lambda s: pdf.write(Document(subject=NAME), s))
    assert path.read_bytes() == b"old file"
    assert [p for p in tmp_path.iterdir() if p.is_file()] == [path]


def test_who_may_open_may_print_with_a_reason_that_is_kept(
    services: Services, office: OpenOffice
) -> None:
    paper = Document(subject=f"V/v đơn của bà {NAME}")
    with pytest.raises(Withheld) as caught:
        guard.ask(paper)
    minh = Services(services.book, user="minh", clock=services.clock)
    with pytest.raises(UserError, match="không có quyền mở"):
        minh.shield.permit(REASON, caught.value.identities)
    minh.shield.gate = services.shield.gate  # its own has no guard key and stops everything
    permitted = services.shield.permit(REASON, caught.value.identities)
    with guard.allowed(permitted):
        guard.ask(paper)
        other = Thread(target=failing, args=(paper, caught_there := []))
        other.start()
        other.join()
    assert len(caught_there) == 1  # only this thread was allowed
    with pytest.raises(Withheld):
        guard.ask(paper)
    assert [(o.user, o.reason) for o in services.shield.openings()] == [("lan", REASON)]


def failing(paper: Document, caught: list[Withheld]) -> None:
    try:
        guard.ask(paper)
    except Withheld as withheld:
        caught.append(withheld)


def test_a_user_who_cannot_look_cannot_print_either(services: Services) -> None:
    blind = Services(services.book, user="minh", clock=services.clock)
    with pytest.raises(UserError, match="chưa có khóa"):
        guard.ask("một tệp nào đó.pdf")
    guard.remove(blind.shield.gate)
    guard.ask("một tệp nào đó.pdf")


def test_the_gate_sees_what_was_sealed_a_moment_ago_and_goes_with_its_book(
    services: Services, office: OpenOffice
) -> None:
    guard.ask("Trần Văn Mới")
    with services.book.change(user="lan", label="Ghi đơn số 2") as change:
        services.shield.seal(change, Person(full_name="Trần Văn Mới"), ("petitions", "p2"))
    with pytest.raises(Withheld):
        guard.ask("Trần Văn Mới")
    services.undo()
    guard.ask("Trần Văn Mới")  # an entry that was taken back hides nobody
    services.redo()
    with pytest.raises(Withheld):
        guard.ask("Trần Văn Mới")
    reading = office.services(read_only=True)
    services.close()
    with pytest.raises(Withheld):
        guard.ask("Trần Văn Mới")
    reading.close()
    guard.ask("Trần Văn Mới")


# Proof that no way out goes past the gate.

OUT = {  # whatever turns texts into a file or a page
    "reportlab": {"documents"},
    "docx": {"documents", "plans/sources"},
    "xlsxwriter": {"documents"},
    "openpyxl": {"documents"},
}


def modules(folder: str, words: Iterable[str]) -> Iterator[tuple[Path, ast.Module]]:
    """The files in which one of these words stands at all; the others need not be parsed."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        text = path.read_text("utf-8")
        if any(word in text for word in words):
            yield path.relative_to(ROOT / folder), ast.parse(text)


BEGINS = {"Canvas", "Workbook", "DocxDocument"}


def opened(tree: ast.Module) -> list[ast.FunctionDef]:
    """Functions and methods that make a page or file: they call the library's own beginning."""
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef):
            continue
        calls = [call for call in ast.walk(node) if isinstance(call, ast.Call)]
        names = {ast.unparse(call.func) for call in calls}
        if {name.split(".")[-1] for name in names} & BEGINS or "docx.Document" in names:
            found.append(node)
    return found


def _calls(node: ast.AST) -> Iterator[str]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call):
            yield ast.unparse(call.func) + "("


def test_every_function_that_begins_a_file_is_behind_the_gate() -> None:
    """A new writer begins a canvas, a workbook or a Word file: then it must ask, or be known here.

    `canvas_for` draws for two callers that both ask (`pdf.write`, `LivePages.update`); `_empty`
    is given nothing that it could write.
    """
    begun = {
        f"{path}:{node.name}": bool({"guard.ask(", "guard.passed("} & {*_calls(node)})
        for path, tree in modules("desktop_app", {*BEGINS, "docx.Document"})
        for node in opened(tree)
    }
    known = {"documents/pdf.py:canvas_for", "documents/word.py:_empty"}
    assert {name for name, asks in begun.items() if not asks} <= known
    assert not signature(word._empty).parameters
    assert {name for name, asks in begun.items() if asks} >= {
        "documents/word.py:write",
        "documents/xlsx.py:write",
    }
    callers = {
        f"{path}"
        for path, tree in modules("desktop_app", ["canvas_for"])
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("canvas_for")
    }
    assert callers == {"documents/pdf.py", "documents/live.py"}
    for path in callers:
        text = (ROOT / "desktop_app" / path).read_text("utf-8")
        assert {"guard.ask(", "guard.passed("} & {*_calls(ast.parse(text))}


def test_only_the_documents_folder_holds_the_libraries_that_write() -> None:
    for path, tree in modules("desktop_app", OUT):
        names = {
            (alias.name if isinstance(node, ast.Import) else str(node.module)).split(".")[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        for name in names & set(OUT):
            assert any(path.as_posix().startswith(home) for home in OUT[name]), path
    assert not [
        path
        for path, tree in modules("ui", OUT)
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        and (getattr(node, "module", None) or node.names[0].name).split(".")[0] in OUT
    ]
