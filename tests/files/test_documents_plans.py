"""A plan printed and read again is the same plan: words, numbers, tasks, dates, signer."""

import re
from pathlib import Path

import msgspec
import pytest
from seeds_read import read_once

from desktop_app.documents import fonts, pdf
from desktop_app.plans.model import (
    Annex,
    AnnexRow,
    Column,
    Grid,
    LegalBasis,
    Plan,
    Recipient,
    Section,
    Signer,
    Task,
    Text,
)
from desktop_app.plans.printing import official_date, plan_document
from desktop_app.plans.reader import read_plan
from desktop_app.plans.saving import file_name, writers
from desktop_app.plans.source import Span

SEEDS = ("000", "001", "002", "003", "004")
# Places in the source change with the file; emphasis changes where the decree fixes it.
_OF_THE_FILE = {"line", "lines", "spans", "findings", "also_lines"}


def _content(plan: Plan) -> dict:
    """The plan's words as data; what the decree writes in capitals is compared without case."""
    found = _stripped(msgspec.to_builtins(plan))
    found["issuer"] = (found["issuer"] or "").upper()
    for annex in found["annexes"]:
        annex["title"] = annex["title"].upper()
        annex["label"] = annex["label"].upper()
    # Of a document cited in a title in capitals only kind and number are sure.
    found["citations"] = [(cited["kind"], cited["number"]) for cited in found["citations"]]
    # Blanks for a date to be written by hand are printed even where nothing stood before.
    found["date_text"] = found["date_text"] if re.search(r"\d", found["date_text"]) else ""
    return found


def _stripped(value: object) -> object:
    if isinstance(value, dict):
        return {k: _stripped(v) for k, v in value.items() if k not in _OF_THE_FILE}
    if isinstance(value, list | tuple):
        return [_stripped(item) for item in value]
    return value


def _again(plan: Plan, path: Path) -> Plan:
    return read_plan(writers(plan)[path.suffix[1:]](path).path).plan


@pytest.mark.seeds
@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("seed", SEEDS)
def test_seeds_come_back_the_same(seeds: Path, tmp_path: Path, seed: str, kind: str) -> None:
    plan = read_once(next(seeds.glob(f"{seed}_*.txt"))).plan
    expected = _content(plan)
    if kind == "pdf":  # letters that no font of this machine has are printed as a box, and told
        missing = pdf.to_bytes(plan_document(plan))[1].missing
        expected = _boxed(expected, str.maketrans(dict.fromkeys(missing, fonts.BOX)))
    assert _content(_again(plan, tmp_path / f"a.{kind}")) == expected


def _boxed(value: object, table: dict[int, str]) -> object:
    if isinstance(value, str):
        return value.translate(table)
    if isinstance(value, dict):
        return {k: _boxed(v, table) for k, v in value.items()}
    return [_boxed(item, table) for item in value] if isinstance(value, list) else value


def _made_up() -> Plan:
    """A plan that no file has: gaps in the numbers, a nested head, a table in the text."""
    tasks = (
        Task("I", "", "1", "Niêm yết danh sách hộ được hỗ trợ", schedule_text="Quý II/2027",
             lead_text="Phòng Kinh tế", coordinating_text="Các thôn", deliverable="Biên bản"),
        Task("I", "", "3", "Họp dân lấy ý kiến về mức đóng góp", schedule_text="Thường xuyên",
             lead_text="Trưởng thôn; Tổ trưởng", coordinating_text="", deliverable=""),
    )  # fmt: skip
    columns = (
        Column("ordinal", "TT"),
        Column("content", "Nội dung"),
        Column("lead", "Chủ trì", "Phân công"),
        Column("coordinating", "Phối hợp", "Phân công"),
        Column("schedule", "Thời gian thực hiện"),
        Column("deliverable", "Sản phẩm"),
    )
    rows = (AnnexRow("I", "CÔNG KHAI, NIÊM YẾT"), AnnexRow(task=0), AnnexRow(task=1))
    grid = Grid((("Thôn", "Số hộ"), ("Thôn Một", "120"), ("Thôn Hai", "87")), 1)
    sections = (
        Section("I", "MỤC ĐÍCH, YÊU CẦU", 1, children=(
            Section("1", "Mục đích", 2, body=(Text("Mọi hộ dân được biết.", marker="-"),)),
            Section("3", "Yêu cầu", 2, body=(Text("Đúng hạn, rõ.", spans=(Span(0, 8, True),)),)),
        )),
        Section("III", "TỔ CHỨC THỰC HIỆN", 1, body=(Text("Số hộ của các thôn như sau:"), grid)),
    )  # fmt: skip
    return Plan(
        number="05/KH-UBND",
        symbol="KH-UBND",
        date="2027-03-05",
        place="Suối Mẫu",
        issuer="ỦY BAN NHÂN DÂN XÃ SUỐI MẪU",
        title="Thực hiện dân chủ ở cơ sở năm 2027",
        legal_bases=(LegalBasis("Căn cứ Luật Thực hiện dân chủ ở cơ sở;"),),
        opening=(Text("Ủy ban nhân dân xã xây dựng Kế hoạch như sau:"),),
        sections=sections,
        closing=(Text("Trên đây là Kế hoạch của xã"),),
        tasks=tasks,
        recipients=(Recipient("UBND tỉnh (b/c)", "b/c"), Recipient("Lưu: VT.")),
        signer=Signer("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Thị Mẫu"),
        annexes=(Annex("I", "PHÂN CÔNG VIỆC", "(Kèm theo Kế hoạch số 05/KH-UBND)", columns, rows),),
        end_mark=True,
    )


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_made_up_plan_comes_back(tmp_path: Path, kind: str) -> None:
    plan = _made_up()
    again = _again(plan, tmp_path / f"a.{kind}")
    assert (again.number, again.date, again.place) == (plan.number, plan.date, plan.place)
    assert (again.issuer, again.title) == (plan.issuer, plan.title)
    assert [s.number for s in again.all_sections()] == ["I", "1", "3", "III"]
    assert [s.title for s in again.all_sections()] == [s.title for s in plan.all_sections()]
    grids = [b for s in again.all_sections() for b in s.body if isinstance(b, Grid)]
    assert [g.rows for g in grids] == [(("Thôn", "Số hộ"), ("Thôn Một", "120"), ("Thôn Hai", "87"))]
    keys = ("ordinal", "content", "lead_text", "coordinating_text", "schedule_text", "deliverable")
    assert [[getattr(t, k) for k in keys] for t in again.tasks] == [
        [getattr(t, k) for k in keys] for t in plan.tasks
    ]
    assert [(c.heading, c.parent) for c in again.annexes[0].columns] == [
        (c.heading, c.parent) for c in plan.annexes[0].columns
    ]
    assert [(r.number, r.title) for r in again.annexes[0].rows if r.task is None] == [
        ("I", "CÔNG KHAI, NIÊM YẾT")
    ]
    assert [r.text for r in again.recipients] == [r.text for r in plan.recipients]
    assert again.signer and plan.signer
    assert msgspec.structs.replace(again.signer, line=0) == plan.signer
    assert again.end_mark


def test_numbers_and_blanks_are_printed_as_they_stand() -> None:
    plan = Plan(symbol="KH-UBND", date_text="ngày tháng 01 năm 2027", place="Suối Mẫu")
    header = plan_document(plan).header
    assert header is not None
    assert header.number_line == "Số:       /KH-UBND"
    assert header.place_date == "Suối Mẫu, ngày      tháng 01 năm 2027"
    assert header.issuer == ""


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2027-03-05", "ngày 05 tháng 3 năm 2027"),
        ("2027-02-28", "ngày 28 tháng 02 năm 2027"),
        ("2027-12-01", "ngày 01 tháng 12 năm 2027"),
    ],
)
def test_official_dates(day: str, text: str) -> None:
    assert official_date(day) == text


def test_a_plan_with_only_a_title_is_printed(tmp_path: Path) -> None:
    plan = Plan(title="Chỉ có tên")
    for kind in ("pdf", "docx"):
        assert _again(plan, tmp_path / f"a.{kind}").title == "Chỉ có tên"


def test_a_plan_without_tasks_has_no_workbook() -> None:
    assert set(writers(Plan(title="Không bảng"))) == {"pdf", "docx"}


def test_characters_that_cannot_be_drawn_are_told(tmp_path: Path) -> None:
    saved = writers(Plan(title="Lạ \U00012000"))["pdf"](tmp_path / "a.pdf")
    assert "U+12000" in saved.note


def test_file_names() -> None:
    assert file_name(_made_up()) == "Ke-hoach_05-KH-UBND_2027-03-05"


@pytest.mark.parametrize(
    ("annex", "label"),
    [
        (Annex("I", "Tên", label="PHỤ LỤC I"), "Phụ lục I"),
        (Annex("01", "Tên", label="BIỂU SỐ 01"), "Biểu số 01"),
        (Annex("", "Tên", label="PHỤ LỤC"), "Phụ lục"),
        (Annex("II", "Tên", label="Phụ lục số II"), "Phụ lục số II"),
        (Annex("", "DANH MỤC HỒ SƠ"), ""),
        (Annex("III", "Tên"), "Phụ lục III"),
    ],
)
def test_an_annex_bears_the_word_it_was_given(annex: Annex, label: str) -> None:
    (appendix,) = plan_document(Plan(annexes=(annex,))).appendices
    assert appendix.label == label


def test_the_kind_of_paper_is_printed_as_written() -> None:
    assert plan_document(Plan(type_text="Kế hoạch phối hợp")).type_name == "KẾ HOẠCH PHỐI HỢP"
    assert plan_document(Plan(doc_type="programme")).type_name == "CHƯƠNG TRÌNH"


@pytest.mark.parametrize(
    ("issuer", "printed"),
    [
        ("UBND thành phố Sông Trăng", "UBND\nTHÀNH PHỐ SÔNG TRĂNG"),
        ("UBND xã Đồng Mẫu", "UBND XÃ ĐỒNG MẪU"),
        ("Ủy ban nhân dân xã Đồng Mẫu", "ỦY BAN NHÂN DÂN\nXÃ ĐỒNG MẪU"),
        ("Sở Nội vụ", "SỞ NỘI VỤ"),
    ],
)
def test_a_long_name_of_the_issuer_is_broken_before_its_place(issuer: str, printed: str) -> None:
    assert plan_document(Plan(issuer=issuer)).header.issuer == printed


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_paper_of_the_party_has_its_own_head(tmp_path: Path, kind: str) -> None:
    plan = Plan(
        number="05-KH/CB",
        date="2026-02-02",
        place="Đồng Thử",
        parent_issuer="Đảng bộ xã Đồng Thử",
        issuer="Chi bộ thôn Hạ",
        title="Thực hiện quy chế dân chủ",
        sections=(Section("I", "MỤC ĐÍCH", 1, body=(Text("Nâng cao nhận thức."),)),),
    )
    header = plan_document(plan).header
    assert (header.party, header.number_line) == (True, "Số 05-KH/CB")
    read = read_plan(writers(plan)[kind](tmp_path / f"a.{kind}").path)
    words = " ".join(read.source.lines)
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in words
    assert "CỘNG HÒA" not in words
    assert (read.plan.number, read.plan.issuer) == ("05-KH/CB", "CHI BỘ THÔN HẠ")
    assert read.plan.parent_issuer == "ĐẢNG BỘ XÃ ĐỒNG THỬ"


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("05/KH-UBND", "UBND xã Đồng Thử"),
        ("12/KH-MTTQ-BTT", "Ủy ban Mặt trận Tổ quốc Việt Nam xã Đồng Thử"),
        (None, "Thành đoàn Sông Trăng"),
        (None, None),
    ],
)
def test_other_bodies_keep_the_head_of_the_state(number: str | None, issuer: str | None) -> None:
    assert not plan_document(Plan(number=number, issuer=issuer)).header.party


@pytest.mark.parametrize(
    ("opening", "addressees", "left"),
    [
        ((Text("Kính gửi: Các thôn."), Text("Lời mở")), ("Các thôn.",), 1),
        ((Text("Kính gửi:"), Text("Thôn A;", marker="-"), Text("Lời mở")), ("Thôn A;",), 1),
        ((Text("Kính gửi:"), Text("Lời mở")), (), 2),
        ((Text("Lời mở"), Text("Kính gửi: Các thôn.")), (), 2),
        ((Grid((("a", "b"),)),), (), 1),
        ((), (), 0),
    ],
)
def test_who_is_addressed_stands_above_the_bases(
    opening: tuple[Text | Grid, ...], addressees: tuple[str, ...], left: int
) -> None:
    document = plan_document(Plan(doc_type="letter", opening=opening))
    assert document.addressees == addressees
    assert len(document.body) == left


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_letter_is_read_again_as_it_was(tmp_path: Path, kind: str) -> None:
    plan = Plan(
        doc_type="letter",
        number="120/UBND-VHXH",
        date="2026-09-12",
        place="Đồng Thử",
        issuer="UBND XÃ ĐỒNG THỬ",
        title="báo cáo tình hình",
        legal_bases=(LegalBasis("Thực hiện Kế hoạch số 12/KH-UBND của UBND xã, đề nghị:"),),
        opening=(Text("Kính gửi:"), Text("Các thôn;", marker="-"), Text("Các trường.", marker="-")),
        sections=(Section("1", "Báo cáo trước ngày 15/10/2026.", 1, run_in=True),),
    )
    again = _again(plan, tmp_path / f"a.{kind}")
    assert [(text.marker, text.text) for text in again.opening] == [
        ("", "Kính gửi:"),
        ("-", "Các thôn;"),
        ("-", "Các trường."),
    ]
    assert [basis.text for basis in again.legal_bases] == [b.text for b in plan.legal_bases]
    assert (again.doc_type, again.title) == ("letter", "báo cáo tình hình")
