"""A made-up plan whose annex has three head rows, a code row, two levels, merged cells."""

from pathlib import Path

import plan_fresh_files as make
from plan_fresh_files import DOWN, RIGHT

LEFT_HEAD = """ỦY BAN NHÂN DÂN
XÃ AN PHÚ
-------
Số: 07/KH-UBND"""
RIGHT_HEAD = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
An Phú, ngày 12 tháng 01 năm 2026"""
TEXT = """=KẾ HOẠCH
=Thực hiện dân chủ ở cơ sở
=trên địa bàn xã An Phú năm 2026
Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;
Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022;
Theo đề nghị của Trưởng phòng tại Tờ trình số 03/TTr-VHXH ngày 08/01/2026.
Ủy ban nhân dân xã An Phú ban hành Kế hoạch thực hiện dân chủ ở cơ sở như sau:
#I. MỤC ĐÍCH
Nâng cao nhận thức của cán bộ, công chức.
#II. CHẾ ĐỘ BÁO CÁO
Các đơn vị gửi báo cáo về Phòng Văn hóa - Xã hội:
- 6 tháng: chậm nhất ngày 05/6;
- Năm: chậm nhất ngày 20/11.
Trên đây là Kế hoạch của Ủy ban nhân dân xã, yêu cầu các đơn vị thực hiện./."""
RECIPIENTS = """Nơi nhận:
- Sở Nội vụ (b/c);
- Các phòng, ban, đơn vị thuộc xã (t/h);
- Lưu: VT, VHXH."""
SIGNATURE = """TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
(Đã ký)
Đỗ Thị Minh Nguyệt"""
ANNEX = """=PHỤ LỤC
=PHÂN CÔNG NHIỆM VỤ NĂM 2026
(Kèm theo Kế hoạch số 07/KH-UBND ngày 12/01/2026 của Ủy ban nhân dân xã An Phú)"""
EMPTY = [""] * 6
WIDE = [RIGHT] * 6
TABLE = [
    [
        "TT",
        "Nội dung công việc",
        "Phân công thực hiện",
        ">",
        "Thời gian",
        ">",
        "Kết quả, sản phẩm",
        "Ghi chú",
    ],
    ["^", "^", "Đơn vị", ">", "Bắt đầu", "Hoàn thành", "^", "^"],
    ["^", "^", "Chủ trì", "Phối hợp", "^", "^", "^", "^"],
    [f"({i})" for i in range(1, 9)],
    ["A", "CÔNG TÁC CHỈ ĐẠO", *WIDE],
    ["I", "Xây dựng văn bản", *EMPTY],
    [
        "1",
        "Ban hành quy chế",
        "Văn phòng HĐND và UBND",
        "Phòng Kinh tế; Phòng Văn hóa - Xã hội",
        "01/02/2026",
        "31/3/2026",
        "Quyết định",
        "",
    ],
    [
        "2",
        "Rà soát hương ước",
        "Phòng Văn hóa - Xã hội",
        "Trưởng các thôn",
        "01/3/2026",
        "30/6/2026",
        "Báo cáo",
        "Có kinh phí",
    ],
    ["II", "Công khai thông tin", *EMPTY],
    [
        "1",
        "Niêm yết thủ tục",
        "Trung tâm Phục vụ hành chính công",
        "Các thôn",
        "01/01/2026",
        "31/12/2026",
        "Bảng niêm yết",
        "",
    ],
    ["2", "Phát thanh", DOWN, DOWN, "01/01/2026", "31/12/2026", "Bản tin", ""],
    ["B", "CÔNG TÁC KIỂM TRA", *WIDE],
    [
        "1",
        "Kiểm tra tại 03 thôn",
        "Đoàn kiểm tra của xã",
        "",
        "01/8/2026",
        "30/9/2026",
        "Biên bản",
        "",
    ],
]


def nested_head(folder: Path) -> Path:
    """Head and signature in two columns, the annex on a landscape page."""
    doc = make.new_document(landscape=True)
    make.add_columns(doc, LEFT_HEAD, RIGHT_HEAD)
    make.add_lines(doc, TEXT)
    make.add_columns(doc, RECIPIENTS, SIGNATURE)
    make.add_lines(doc, ANNEX)
    make.add_table(doc, TABLE)
    return make.saved(doc, folder)
