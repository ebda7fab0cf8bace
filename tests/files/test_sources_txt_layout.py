"""Tables drawn with spaces, as `pdftotext -layout` writes them; all examples are made up."""

from pathlib import Path

from desktop_app.plans.source import Source, SourceParagraph, SourceTable
from desktop_app.plans.sources import read_source

WRAPPED = """\
                         PHỤ LỤC
               PHÂN CÔNG NHIỆM VỤ NĂM 2026
TT       Nội dung công việc           Đơn vị chủ trì       Phối hợp         Thời gian hoàn
                                                                                thành
I     CÔNG TÁC TUYÊN TRUYỀN, VẬN ĐỘNG NHÂN DÂN Ở THÔN, BẢN, TỔ DÂN PHỐ
1     Phát thanh bản tin hằng tuần    Trung tâm Dịch vụ   Các thôn          Thường xuyên
      trên loa thôn                   tổng hợp xã
2     Treo pano tại trung tâm xã       Phòng Kinh tế                        Trước ngày
                                                                            15/3/2026
\f                                  2
TT       Nội dung công việc             Đơn vị chủ trì       Phối hợp       Thời gian hoàn
                                                                                thành
3     Tập huấn cho trưởng thôn về tổ   Phòng Văn hóa -     Ủy ban MTTQ      Tháng 4/2026
      chức hội nghị                    Xã hội              Việt Nam xã
"""

AROUND = """\
STT              Nhiệm vụ                      Chủ trì           Thời gian

      Rà soát các quy định về công
 1    khai tài chính và lấy ý kiến của      Phòng Kinh tế       Quý I/2026
      Nhân dân
 2    Niêm yết kết quả                    Văn phòng UBND xã     Hằng quý
      Tổ chức đối thoại giữa Chủ tịch      Văn phòng HĐND
 3                                                              Tháng 9/2026
      xã và Nhân dân                         và UBND xã
"""

LETTER = """\
   ỦY BAN NHÂN DÂN             CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      XÃ SUỐI ĐÁ                  Độc lập - Tự do - Hạnh phúc
   Số: 12/KH-UBND              Suối Đá, ngày 05 tháng 01 năm 2026

                               KẾ HOẠCH
Nơi nhận:                                  TM. ỦY BAN NHÂN DÂN
- Các thôn;                                      CHỦ TỊCH
- Lưu: VT.
                                             Nguyễn Văn Mẫu
"""


def read(folder: Path, text: str) -> Source:
    path = folder / "kế hoạch.txt"
    path.write_text(text, "utf-8")
    return read_source(path)


def table_of(source: Source) -> SourceTable:
    (table,) = (block for block in source.blocks if isinstance(block, SourceTable))
    return table


def test_cells_over_several_lines_and_a_head_on_each_page(tmp_path: Path) -> None:
    table = table_of(read(tmp_path, WRAPPED))
    assert [row.cells for row in table.rows] == [
        ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Phối hợp", "Thời gian hoàn thành"),
        (
            "I",
            "CÔNG TÁC TUYÊN TRUYỀN, VẬN ĐỘNG NHÂN DÂN Ở THÔN, BẢN, TỔ DÂN PHỐ",
            None,
            None,
            None,
        ),
        (
            "1",
            "Phát thanh bản tin hằng tuần trên loa thôn",
            "Trung tâm Dịch vụ tổng hợp xã",
            "Các thôn",
            "Thường xuyên",
        ),
        ("2", "Treo pano tại trung tâm xã", "Phòng Kinh tế", "", "Trước ngày 15/3/2026"),
        (
            "3",
            "Tập huấn cho trưởng thôn về tổ chức hội nghị",
            "Phòng Văn hóa - Xã hội",
            "Ủy ban MTTQ Việt Nam xã",
            "Tháng 4/2026",
        ),
    ]
    assert table.line == 3
    assert table.rows[-1].line == 13, "a page break is no line of its own"


def test_numbers_in_the_middle_of_their_rows(tmp_path: Path) -> None:
    rows = table_of(read(tmp_path, AROUND)).rows[1:]
    assert [row.cells for row in rows] == [
        (
            "1",
            "Rà soát các quy định về công khai tài chính và lấy ý kiến của Nhân dân",
            "Phòng Kinh tế",
            "Quý I/2026",
        ),
        ("2", "Niêm yết kết quả", "Văn phòng UBND xã", "Hằng quý"),
        (
            "3",
            "Tổ chức đối thoại giữa Chủ tịch xã và Nhân dân",
            "Văn phòng HĐND và UBND xã",
            "Tháng 9/2026",
        ),
    ]


def test_the_head_and_the_signature_are_no_table(tmp_path: Path) -> None:
    source = read(tmp_path, LETTER)
    assert all(isinstance(block, SourceParagraph) for block in source.blocks)
    assert not source.problems


def test_headings_under_a_common_one(tmp_path: Path) -> None:
    text = """\
STT        Nội dung               Trách nhiệm thực hiện         Thời gian
                               Chủ trì            Phối hợp
1    Lấy ý kiến cử tri       Phòng Nội vụ       Các thôn        Quý II/2026
2    Công bố kết quả         Văn phòng xã       Công an xã      Quý III/2026
"""
    table = table_of(read(tmp_path, text))
    assert table.rows[0].cells == ("STT", "Nội dung", "Trách nhiệm thực hiện", None, "Thời gian")
    assert table.rows[1].cells == ("", "", "Chủ trì", "Phối hợp", "")
    assert table.rows[1].covered_above == (True, True, False, False, True)
    assert table.rows[3].cells[2:4] == ("Văn phòng xã", "Công an xã")


def test_text_behind_a_table_stays_text(tmp_path: Path) -> None:
    text = (
        AROUND
        + """\
      IV. TỔ CHỨC THỰC HIỆN
      Các đơn vị căn cứ nội dung phân công ở trên để tổ chức thực hiện đầy đủ,
đúng thời hạn và báo cáo kết quả về Ủy ban nhân dân xã.
"""
    )
    source = read(tmp_path, text)
    assert len(table_of(source).rows) == 4
    texts = [block.text for block in source.blocks if isinstance(block, SourceParagraph)]
    assert texts[0] == "IV. TỔ CHỨC THỰC HIỆN"


def test_rows_in_doubt_are_kept_and_told(tmp_path: Path) -> None:
    text = """\
STT     Nội dung        Chủ trì       Thời gian
1    lấy ý của          thôn và       các
2    công bố với        xã của        những
3    họp dân cho các    bản tại       và
"""
    source = read(tmp_path, text)
    assert all(isinstance(block, SourceParagraph) for block in source.blocks)
    assert "Ở dòng 1 có bảng" in source.problems[0]


def test_a_head_with_fewer_headings_than_its_rows_have_cells_is_doubted(tmp_path: Path) -> None:
    text = """\
STT        Nội dung          Trách nhiệm         Thời gian
1    Lấy ý kiến cử tri    Phòng Nội vụ    Các thôn    Quý II/2026
2    Công bố kết quả      Văn phòng xã    Công an xã  Quý III/2026
"""
    source = read(tmp_path, text)
    assert all(isinstance(block, SourceParagraph) for block in source.blocks)
    assert "Ở dòng 1 có bảng" in source.problems[0]
