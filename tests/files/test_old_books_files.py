"""Files that are no old books, damaged, locked or built to fill the memory: one sentence each."""

import tracemalloc
import zipfile
import zlib
from functools import reduce
from pathlib import Path

import old_books_samples as samples
import pytest
import xlsxwriter

from db import text
from desktop_app.documents.old_workbook import OldWorkbook
from desktop_app.errors import UserError
from desktop_app.jobs import Cancelled, Job
from desktop_app.old_books import words
from desktop_app.old_books.reader import look, read
from desktop_app.petitions.from_book import TARGET as PETITIONS
from desktop_app.receptions.from_book import TARGET as RECEPTIONS

DATA = Path(__file__).parent / "data"
TARGETS = (RECEPTIONS, PETITIONS)


def refused(path: Path) -> str:
    """The sentence of the refusal; the file stays as it was."""
    before = path.read_bytes() if path.stat().st_size < 10_000_000 else b""
    with pytest.raises(UserError) as caught:
        look(path, TARGETS)
    assert not before or path.read_bytes() == before
    assert "Tệp vẫn nguyên như cũ" in str(caught.value)
    return str(caught.value)


def test_a_program_with_the_name_of_a_workbook(tmp_path):
    (tmp_path / "so.xlsx").write_bytes(b"MZ\x90\0" + b"\0" * 2000)
    assert "không phải bảng tính" in refused(tmp_path / "so.xlsx")


def test_an_empty_file_and_a_document(tmp_path):
    (tmp_path / "rong.xls").write_bytes(b"")
    assert "không phải bảng tính" in refused(tmp_path / "rong.xls")
    with zipfile.ZipFile(tmp_path / "don.xlsx", "w") as package:
        package.writestr("word/document.xml", "<x/>")
    assert "không phải bảng tính" in refused(tmp_path / "don.xlsx")


@pytest.mark.parametrize("name", ["old_books_older.xls", "old_books_receptions.ods", "made.xlsx"])
def test_a_file_that_was_cut_off(tmp_path, name):
    whole = DATA / name
    if name == "made.xlsx":
        whole = samples.reception_book(tmp_path / "whole.xlsx")
    data = whole.read_bytes()
    cut = tmp_path / name
    cut.write_bytes(data[: len(data) * 2 // 3])
    assert "bị hỏng" in refused(cut)


def test_a_locked_file(tmp_path):
    locked = tmp_path / "khoa.xlsx"
    name = "EncryptedPackage".encode("utf-16-le")
    locked.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + name + b"\0" * 500)
    assert "mật khẩu" in refused(locked)


def test_300_megabytes(tmp_path):
    huge = tmp_path / "to.xlsx"
    with huge.open("wb") as stream:
        stream.write(b"PK\x03\x04")
        stream.truncate(300 * 1024 * 1024)
    assert "quá lớn (300 MB" in refused(huge)


def test_a_zip_that_unpacks_without_end(tmp_path):
    bomb = tmp_path / "bom.xlsx"
    blanks, name = b" " * (1 << 20), "xl/worksheets/sheet1.xml"
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(blanks) + packer.flush(zlib.Z_FULL_FLUSH)  # to be said 650 times
    with zipfile.ZipFile(bomb, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
        package.writestr(name, packed * 650 + packer.flush())
        sheet = package.getinfo(name)
        sheet.compress_type, sheet.file_size = zipfile.ZIP_DEFLATED, 650 * len(blanks)
        sheet.CRC = reduce(lambda crc, _: zlib.crc32(blanks, crc), range(650), 0)
        package.fp.seek(sheet.header_offset)
        package.fp.write(sheet.FileHeader())
    assert bomb.stat().st_size < 2_000_000
    assert "quá lớn" in refused(bomb)


def test_two_far_cells_do_not_ask_for_all_memory(tmp_path):
    far = tmp_path / "xa.xlsx"
    book = xlsxwriter.Workbook(str(far))
    sheet = book.add_worksheet("A")
    sheet.write(0, 0, "STT")
    sheet.write(60_000, 3_000, "x")
    book.close()
    assert "quá lớn" in refused(far)


def test_entities_are_not_unfolded(tmp_path):
    made = samples.reception_book(tmp_path / "so.xlsx")
    bad = tmp_path / "thuc-the.xlsx"
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(bad, "w") as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "xl/workbook.xml":
                data = data.replace(b"<workbook", b'<!DOCTYPE a [<!ENTITY b "c">]><workbook', 1)
            new.writestr(part.filename, data)
    assert "bị hỏng" in refused(bad)


def test_a_stamped_file_is_refused(tmp_path):
    stamped = tmp_path / "mat.xlsx"
    book = xlsxwriter.Workbook(str(stamped))
    sheet = book.add_worksheet("A")
    sheet.write(0, 0, "TỐI MẬT")
    sheet.write_row(2, 0, samples.HEAD)
    sheet.write_row(3, 0, [1, "2/1/2024", "Nguyễn Văn An", "", "Đất", "KN", 1])
    book.close()
    assert "mật" in refused(stamped)


@pytest.mark.parametrize("name", ["old_books_older.xls", "old_books_petitions.xls",
                                  "old_books_receptions.ods"])  # fmt: skip
def test_old_kinds_of_files_say_the_same_as_xlsx(name, tmp_path):
    own = {"old_books_petitions.xls": samples.petition_book,
           "old_books_receptions.ods": samples.reception_book}  # fmt: skip
    path = tmp_path / "moi.xlsx"
    if name in own:
        own[name](path)
    else:
        book = xlsxwriter.Workbook(str(path))
        sheet = book.add_worksheet("2019")
        for i, row in enumerate(samples.older_rows()):
            sheet.write_row(i, 0, row)
        book.close()
    assert texts(DATA / name) == texts(path)


def texts(path: Path) -> list[dict[str, str]]:
    found = look(path, TARGETS)
    target = {target.key: target for target in TARGETS}[found.guess]
    heads = {s.name: s.heads[target.key] for s in found.sheets if target.key in s.heads}
    draft = read(found, target, heads, samples.TODAY)
    rows = (draft.row(i) for i in range(len(draft)))
    return [{key: cell.text for key, cell in row.cells.items() if cell.text} for row in rows]


def many_rows(path: Path, count: int) -> Path:
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("2024")
    sheet.write_row(0, 0, samples.HEAD)
    for i in range(count):
        sheet.write_row(i + 1, 0, [i + 1, "2/1/2024", f"Nguyễn Văn An, thôn {i % 17}", "",
                                   f"Nội dung thứ {i} về đất đai", "KN", 1])  # fmt: skip
    book.close()
    return path


def test_the_draft_of_many_rows_stays_small(tmp_path):
    found = look(many_rows(tmp_path / "nhieu.xlsx", 4_000), TARGETS)
    heads = {"2024": found.sheets[0].heads["receptions"]}
    tracemalloc.start()
    try:
        draft = read(found, RECEPTIONS, heads, samples.TODAY)
        # What the program remembers of any words has a limit of its own and is not the draft's.
        words._folded.cache_clear()
        text._folded_word.cache_clear()
        now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(draft) == 4_000
    assert now < 4_000 * 100  # bytes a row, packed; plain objects take far more
    assert peak < 40_000_000


def test_reading_tells_its_steps_and_can_be_stopped(tmp_path):
    path = many_rows(tmp_path / "nhieu.xlsx", 1_200)
    seen: list[tuple[int, int]] = []
    job = Job(lambda done, total, _: seen.append((done, total)))
    book = OldWorkbook(path, job)
    rows = book.rows("2024", job)
    next(rows)
    job.cancel()
    with pytest.raises(Cancelled):
        list(rows)
    book.close()
    assert any(total > 0 for _, total in seen)
