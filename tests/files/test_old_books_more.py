"""More faults of real books: other words and orders, signatures, merged visits, web tables."""

from datetime import date
from pathlib import Path

import old_books_samples as samples
import openpyxl
import pytest

from desktop_app.errors import UserError
from desktop_app.old_books.reader import look, read
from desktop_app.old_books.reading import Doubt
from desktop_app.petitions.from_book import TARGET as PETITIONS
from desktop_app.receptions.from_book import TARGET as RECEPTIONS

TODAY = date(2026, 11, 21)
HEAD = ["STT", "Ngày tiếp", "Họ và tên", "Địa chỉ", "Nội dung", "Loại đơn"]


def draft(path: Path):
    found = look(path, (RECEPTIONS, PETITIONS))
    target = {"receptions": RECEPTIONS, "petitions": PETITIONS}[found.guess]
    heads = {s.name: s.heads[target.key] for s in found.sheets if target.key in s.heads}
    return read(found, target, heads, TODAY)


def texts(path: Path):
    """The cells of every row that is taken in."""
    return [{k: c.text for k, c in row.cells.items()} for _, row in draft(path).rows()]


def test_other_words_a_month_in_the_table_days_as_numbers_and_who_signed(tmp_path):
    rows = texts(samples.made_book(
        tmp_path / "a.xlsx",
        ["NHẬT KÝ TIẾP DÂN"],
        ["Thứ tự", "Công dân đến", "Lý do đến gặp", "Ngày giờ", "Lãnh đạo tiếp",
         "Giấy tờ tùy thân", "Ý kiến giải quyết", "Diện vụ việc"],
        ["THÁNG 01 NĂM 2026"],
        [1, "Nguyễn Văn Tèo\nĐC: thôn Đông, xã Mẫu", "Hỏi sổ đỏ", 20260105, "Chủ tịch",
         "099 345 678 901", "Đã hướng dẫn", "KN"],
        [2, "Trần Thị Tẹo\nĐ/c: số 5 ngõ 3", "Phản ánh rác", "2026-01-07 08:30:00", "nt",
         "099.345.678.902", "Giao thôn", "P/A"],
        ["THÁNG 02 NĂM 2026"],
        [3, "Lê Văn Tý\nĐC xóm Bãi", "Xin trợ cấp", "03/02", "PCT", "-", "Chờ", "KN, PA"],
        [None, "Trưởng ban", None, None, "Người lập sổ"],
        [],
        [None, "Đỗ Văn Trưởng", None, None, "Phạm Văn Lập"],
    ))  # fmt: skip
    assert [row["received_on"] for row in rows] == ["05/01/2026", "07/01/2026", "03/02/2026"]
    assert [row["full_name"] for row in rows] == ["Nguyễn Văn Tèo", "Trần Thị Tẹo", "Lê Văn Tý"]
    assert [row["address"] for row in rows] == ["thôn Đông, xã Mẫu", "số 5 ngõ 3", "xóm Bãi"]
    assert [row["content"] for row in rows] == ["Hỏi sổ đỏ", "Phản ánh rác", "Xin trợ cấp"]
    assert [row["result"] for row in rows] == ["Đã hướng dẫn", "Giao thôn", "Chờ"]
    assert rows[1]["id_number"] == "099345678902"
    assert rows[2]["content_kind"] == "Kiến nghị"


def test_the_year_stands_only_in_the_name_of_the_file(tmp_path):
    lines = [[1, "05/01", "Nguyễn Văn An", "thôn 1", "Xin đường", "KN"],
             [2, "07/02", "Lê Văn Ba", "thôn 2", "Phản ánh loa", "PA"],
             [3, " ", "\u200b", "\xa0", " \u200b ", None]]  # fmt: skip
    rows = texts(samples.made_book(tmp_path / "So tiep dan_2025.xlsx", HEAD, *lines))
    assert [row["received_on"] for row in rows] == ["05/01/2025", "07/02/2025"]
    without = draft(samples.made_book(tmp_path / "so.xlsx", HEAD, *lines))
    assert without.count(Doubt.FAULTY) == 2


def test_one_visit_over_several_rows_and_every_kind_of_tick(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        [*HEAD[:5], "KN", "TC", "KNPA", "Thuộc TQ", "Hướng dẫn"],
        [1, "05/01/2025", "Nguyễn Văn An", "thôn 1", "Đền bù", "+", None, None, "ü", None],
        [None, None, "Lê Thị Bé", "thôn 2"],
        [None, None, "Phạm Văn Cò", "thôn 3"],
        [2, "06/01/2025", "Đỗ Thị Em", "thôn 4", "Cống hỏng", None, None, "√", "v", None],
        [3, "06/01/2025", "Đỗ Thị Gấm", "thôn 4", "Đèn hỏng", None, None, 2, 1, "TAND"],
    ):
        sheet.append(row)
    for column in "ABEFGHIJ":
        sheet.merge_cells(f"{column}2:{column}4")
    book.save(tmp_path / "b.xlsx")
    first, second, third = texts(tmp_path / "b.xlsx")
    names = "Nguyễn Văn An\nLê Thị Bé, thôn 2\nPhạm Văn Cò, thôn 3"
    assert (first["representatives"], first["persons"]) == (names, "3")
    assert (first["address"], first["content_kind"]) == ("thôn 1", "Khiếu nại")
    assert {row["in_competence"] for row in (first, second, third)} == {"Thuộc thẩm quyền"}
    assert (third["content_kind"], third["note"]) == ("Kiến nghị", "Đánh dấu: Kiến nghị: 2")


def test_the_whole_life_of_a_petition_is_kept(tmp_path):
    (row,) = texts(samples.made_book(
        tmp_path / "don.xlsx",
        ["SỔ TIẾP NHẬN, XỬ LÝ ĐƠN NĂM 2025"],
        ["STT", "Ngày nhận", "Người gửi đơn", "Địa chỉ", "Nội dung đơn", "Loại đơn",
         "Đơn vị chuyển đến", "Xử lý đơn", None, None, "Giải quyết", None, None, "Thi hành"],
        [None, None, None, None, None, None, None, "Hướng xử lý", "Số VB", "Ngày VB",
         "Ngày thụ lý", "Số QĐ", "Ngày QĐ", None],
        [1, "05/01/2025", "Nguyễn Văn An", "thôn 1", "Khiếu nại đền bù", "KN", "Ban tiếp dân",
         "Thụ lý", "12/TB", "10/01/2025", "12/01/2025", "45/QĐ", "20/02/2025", "Đã xong"],
    ))  # fmt: skip
    assert (row["received_on"], row["source_body"]) == ("05/01/2025", "Ban tiếp dân")
    assert (row["outcome"], row["handled_number"], row["handled_on"]) == (
        "Thụ lý", "12/TB", "10/01/2025")  # fmt: skip
    for kept in ("Ngày thụ lý: 12/01/2025", "Số QĐ: 45/QĐ", "Ngày QĐ: 20/02/2025", "Đã xong"):
        assert kept in row["note"]


def test_a_denunciation_under_a_wrong_tick_is_not_kept_openly(tmp_path):
    line = [1, "05/01/2025", "Nguyễn Văn An", "thôn 1", "Tố cáo cán bộ thu sai", "KN"]
    found = draft(samples.made_book(tmp_path / "c.xlsx", HEAD, line))
    cell = found.row(0).cells["content_kind"]
    assert cell.doubt == Doubt.FAULTY
    assert "giữ kín" in cell.why


def test_a_web_page_with_the_name_of_a_workbook(tmp_path):
    path = tmp_path / "xuat.xls"
    cells = "<td rowspan=2>03/01/2025</td><td>Nguyễn Văn An<br>thôn 1</td><td>A &amp; B</td>"
    path.write_text(
        "<html><head><meta charset='windows-1258'></head><body><table><tr><td>"
        "<table><tr><td>Tiêu đề</td></tr></table></td></tr></table><table>"
        "<tr><th colspan=5>SỔ TIẾP CÔNG DÂN</th></tr>"
        "<tr><th>STT</th><th>Ngày tiếp</th><th>Họ tên, địa chỉ</th><th>Nội dung</th>"
        f"<th>Loại đơn</th></tr><tr><td>1</td>{cells}<td>KN</td></tr>"
        "<tr><td>2</td><td>Lê Thị Ba<br>thôn 2</td><td>C<script>alert(1)</script></td>"
        "<td>PA</td></tr></table></body></html>",
        encoding="utf-8",
    )
    first, second = texts(path)
    assert (first["full_name"], first["address"], first["content"]) == (
        "Nguyễn Văn An", "thôn 1", "A & B")  # fmt: skip
    assert (second["received_on"], second["content"]) == ("03/01/2025", "C")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_a_list_of_values_with_the_name_of_a_workbook(tmp_path, encoding):
    path = tmp_path / "xuat.xls"
    lines = [";".join(HEAD), '1;05/01/2025;Nguyễn Văn An;thôn 1;"Xin sửa; đường";KN']
    path.write_text("\r\n".join(lines), encoding=encoding)
    (row,) = texts(path)
    assert (row["full_name"], row["content"]) == ("Nguyễn Văn An", "Xin sửa; đường")


def test_a_list_of_values_in_an_old_alphabet(tmp_path):
    path = tmp_path / "cu.csv"
    line = [1, "05/01/2025", "Nguyễn văn Đức", "thôn Đoài", "xin sửa đường", "KN"]
    text = "\r\n".join(";".join(samples.tcvn3(str(cell)) for cell in row) for row in (HEAD, line))
    path.write_bytes(text.encode("cp1252"))
    (row,) = texts(path)
    assert (row["full_name"], row["address"]) == ("Nguyễn văn Đức", "thôn Đoài")


@pytest.mark.parametrize("data", [b"just words\n" * 5, b"<?xml version='1.0'?><a>1,2\n3,4</a>",
                                  b"a,b\x01\n" * 9, b"\xff\xfe\x00"])  # fmt: skip
def test_other_texts_are_refused_with_a_sentence(tmp_path, data):
    path = tmp_path / "x.xls"
    path.write_bytes(data)
    with pytest.raises(UserError, match="Tệp vẫn nguyên như cũ"):
        look(path, (RECEPTIONS,))


def test_a_sheet_that_is_formatted_to_its_last_row(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(HEAD)
    book.active.append([1, "05/01/2025", "Nguyễn Văn An", "thôn 1", "Xin đường", "KN"])
    book.active.column_dimensions["D"].hidden = True
    book.active.cell(1_048_576, 1).number_format = "0.00"
    book.create_chartsheet("Biểu đồ")
    book.save(tmp_path / "d.xlsx")
    (row,) = texts(tmp_path / "d.xlsx")
    assert row["address"] == "thôn 1"
