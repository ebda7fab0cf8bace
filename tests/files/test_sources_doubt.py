"""Files that are not what they say, broken, locked, empty, secret or a bomb: one clear sentence."""

import io
import shutil
import struct
import zipfile
from pathlib import Path

import pytest
import source_makers as make
from pypdf import PdfReader, PdfWriter

from desktop_app.errors import UserError
from desktop_app.jobs import Cancelled, Job
from desktop_app.plans.source import SourceKind
from desktop_app.plans.sources import read_source
from desktop_app.plans.sources import txt as txt_reader


def zipped(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return data.getvalue()


def compound(*streams: str) -> bytes:
    """The beginning of an old compound file with these names in its directory."""
    head = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504
    return head + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)


REFUSED = {
    "trống": (b"", "trống"),
    "toàn dấu cách": (b" \r\n\t\n", "trống"),
    "exe": (b"MZ\x90\x00\x03" + b"\x00" * 200, "chương trình"),
    "zip": (zipped(**{"a.txt": b"x"}), "tệp nén"),
    "xlsx": (zipped(**{"[Content_Types].xml": b"<x/>", "xl__workbook.xml": b"<x/>"}), "Excel"),
    "pptx": (zipped(**{"[Content_Types].xml": b"<x/>", "ppt__a.xml": b"<x/>"}), "trình chiếu"),
    "odt": (zipped(mimetype=b"x", **{"content.xml": b"<x/>"}), "OpenDocument"),
    "jpg": (b"\xff\xd8\xff\xe0" + b"\x10" * 50, "ảnh"),
    "png": (b"\x89PNG\r\n\x1a\n" + b"\x10" * 50, "ảnh"),
    "rtf": (b"{\\rtf1\\ansi K\\u7870? }", "RTF"),
    "doc": (compound("Root Entry", "WordDocument"), r"kiểu cũ \(.doc\)"),
    "xls": (compound("Root Entry", "Workbook"), "Excel kiểu cũ"),
    "docx có mật khẩu": (compound("Root Entry", "EncryptedPackage"), "mật khẩu"),
    "html": (b"<!DOCTYPE html><html><body>x</body></html>", "trang web"),
    "thiếu document": (zipped(**{"word__styles.xml": b"<x/>"}), "thiếu phần nội dung"),
    "document hỏng": (zipped(**{"word__document.xml": b"<w:document"}), "hỏng"),
    "mã chữ lạ": (
        zipped(**{"word__document.xml": b'<?xml version="1.0" encoding="UTF-1"?><x/>'}),
        "hỏng",
    ),
    "zip cụt": (zipped(**{"word__document.xml": b"<x/>" * 50})[:60], "hỏng"),
    "pdf cụt": (b"%PDF-1.4\n1 0 obj\n<<", "hỏng"),
    "rác": (bytes(range(256)) * 20, "không phải là văn bản"),
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("ending", [".docx", ".pdf", ".txt", ""])
def test_refused_by_content_whatever_the_ending(tmp_path: Path, name: str, ending: str) -> None:
    data, sentence = REFUSED[name]
    path = tmp_path / f"kế hoạch{ending}"
    path.write_bytes(data)
    with pytest.raises(UserError, match=sentence) as refused:
        read_source(path)
    assert "chưa có gì được đưa vào sổ" in refused.value.message
    assert refused.value.message.count(". ") >= 2, "says what to do as well"
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    ("kind", "maker"),
    [(SourceKind.DOCX, make.word_plan), (SourceKind.PDF, make.pdf_plan)],
)
def test_right_file_with_a_wrong_ending_is_read(tmp_path: Path, kind: SourceKind, maker) -> None:  # type: ignore[no-untyped-def]
    right = maker(tmp_path / "đúng")
    for ending in (".txt", ".pdf", ".docx", ".jpg"):
        assert read_source(Path(shutil.copy(right, tmp_path / f"sai{ending}"))).kind is kind


def test_folder_and_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="thư mục"):
        read_source(tmp_path)
    with pytest.raises(UserError, match="Không tìm thấy"):
        read_source(tmp_path / "không có.docx")


def test_pdf_with_a_password(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(make.pdf_plan(tmp_path / "a.pdf")))
    writer.encrypt("bí mật", algorithm="AES-256")
    writer.write(tmp_path / "khóa.pdf")
    with pytest.raises(UserError, match="mật khẩu"):
        read_source(tmp_path / "khóa.pdf")


def test_pdf_that_only_forbids_printing_is_read(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(make.pdf_plan(tmp_path / "a.pdf")))
    writer.encrypt("", owner_password="chủ", algorithm="AES-128")
    writer.write(tmp_path / "hạn chế.pdf")
    assert "KẾ HOẠCH" in make.texts(read_source(tmp_path / "hạn chế.pdf"))


def test_scan_without_text(tmp_path: Path) -> None:
    def draw(canvas, family) -> None:  # type: ignore[no-untyped-def]
        for _ in range(3):
            canvas.rect(50, 50, 400, 600, fill=1)
            canvas.showPage()

    with pytest.raises(UserError, match=r"3 trang .*scan"):
        read_source(make.pdf(tmp_path / "a.pdf", draw))


def test_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = zipped(**{"word__document.xml": b" " * (40 * 1024 * 1024)})
    path = tmp_path / "bom.docx"
    path.write_bytes(bomb)
    with pytest.raises(UserError, match="quá lớn"):
        read_source(path)
    lying = bytearray(bomb)  # the directory says: small
    place = lying.rindex(b"PK\x01\x02")
    struct.pack_into("<I", lying, place + 24, 1000)
    path.write_bytes(bytes(lying))
    with pytest.raises(UserError):
        read_source(path)


def test_entities_that_blow_up_are_refused(tmp_path: Path) -> None:
    xml = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        b"<x>&b;</x>"
    )
    (tmp_path / "a.docx").write_bytes(zipped(**{"word__document.xml": xml}))
    with pytest.raises(UserError, match="hỏng"):
        read_source(tmp_path / "a.docx")


def test_pdf_bomb_is_refused(tmp_path: Path) -> None:
    def draw(canvas, family) -> None:  # type: ignore[no-untyped-def]
        canvas.addLiteral("0 0 m " * (5 * 1024 * 1024))

    path = make.pdf(tmp_path / "a.pdf", draw, pageCompression=1)
    with pytest.raises(UserError, match="quá lớn"):
        read_source(path)


def test_page_that_is_a_heavy_drawing_is_left_out(tmp_path: Path) -> None:
    def draw(canvas, family) -> None:  # type: ignore[no-untyped-def]
        canvas.setFont(family.face(False, False), 13)
        canvas.drawString(85, 700, "Phần lời của kế hoạch ở trang đầu.")
        canvas.showPage()
        canvas.addLiteral("0 0 m " * (400 * 1024))

    source = read_source(make.pdf(tmp_path / "a.pdf", draw))
    assert make.texts(source) == ["Phần lời của kế hoạch ở trang đầu."]
    assert source.problems == ("Trang 2 là bản vẽ quá nặng nên không được đọc.",)


def test_far_too_long_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(txt_reader, "MAX_LINES", 10)
    (tmp_path / "a.txt").write_text("dòng\n" * 20, encoding="utf-8")
    with pytest.raises(UserError, match="quá lớn"):
        read_source(tmp_path / "a.txt")


@pytest.mark.parametrize("stamp", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "[ MẬT ]", "**TUYỆT  MẬT**"])
def test_secret_papers_are_refused(tmp_path: Path, stamp: str) -> None:
    (tmp_path / "a.txt").write_text(f"UBND XÃ\n\n{stamp}\n\nKẾ HOẠCH", encoding="utf-8")
    with pytest.raises(UserError, match="đóng dấu mật"):
        read_source(tmp_path / "a.txt")


def test_secret_stamp_in_the_head_table_and_in_a_box(tmp_path: Path) -> None:
    def build(document) -> None:  # type: ignore[no-untyped-def]
        document.add_table(1, 2).cell(0, 0).text = "UBND XÃ\nTỐI MẬT"

    with pytest.raises(UserError, match="đóng dấu mật"):
        read_source(make.word(tmp_path / "a.docx", build))


def test_secret_stamp_in_the_page_head_of_word(tmp_path: Path) -> None:
    def build(document) -> None:  # type: ignore[no-untyped-def]
        document.add_paragraph("KẾ HOẠCH")
        document.sections[0].header.paragraphs[0].text = "TỐI MẬT"

    with pytest.raises(UserError, match="đóng dấu mật"):
        read_source(make.word(tmp_path / "a.docx", build))


def test_the_word_in_running_text_is_no_stamp(tmp_path: Path) -> None:
    lines = ["KẾ HOẠCH", "Bảo vệ bí mật nhà nước; tài liệu mật.", "Danh mục tài liệu MẬT", "Mật"]
    (tmp_path / "a.txt").write_text("\n\n".join(lines), encoding="utf-8")
    assert make.texts(read_source(tmp_path / "a.txt")) == lines


@pytest.mark.parametrize("maker", [make.word_plan, make.pdf_plan, make.text_plan])
def test_reading_can_be_watched_and_stopped(tmp_path: Path, maker) -> None:  # type: ignore[no-untyped-def]
    seen: list[tuple[int, int, str]] = []
    path = maker(tmp_path / "a")
    read_source(path, Job(lambda *step: seen.append(step)))
    assert all(0 <= done <= total and text for done, total, text in seen)
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        read_source(path, job)


def test_the_passing_file_of_an_open_word_paper(tmp_path: Path) -> None:
    (tmp_path / "~$kế hoạch.docx").write_bytes(b"\x05Lan Anh" + b"\x00" * 150)
    with pytest.raises(UserError, match="tệp tạm"):
        read_source(tmp_path / "~$kế hoạch.docx")
