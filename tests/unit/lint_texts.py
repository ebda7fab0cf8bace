"""A clean made-up plan, and what the lint says of a text."""

from pathlib import Path

from desktop_app.plans.model import Finding
from desktop_app.plans.reader import read_plan

# ruff: noqa: E501 - lines of a document
CLEAN = """ỦY BAN NHÂN DÂN
XÃ SÔNG MỚI

Số: 12/KH-UBND

Sông Mới, ngày 20 tháng 01 năm 2026

KẾ HOẠCH
Thực hiện dân chủ ở cơ sở trên địa bàn xã năm 2026

Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022;

Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ quy định chi tiết một số điều;

Căn cứ Nghị quyết số 64/NQ-HĐND ngày 05/12/2025 của Hội đồng nhân dân tỉnh;

Ủy ban nhân dân xã ban hành Kế hoạch thực hiện dân chủ ở cơ sở năm 2026 như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

a) Phát huy quyền làm chủ của Nhân dân theo phương châm “dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát, dân thụ hưởng”.

b) Nâng cao hiệu quả cải cách hành chính; các cơ quan quan tâm lấy ý kiến người dân ở cơ sở.

c) Gắn với chuyển đổi số, luôn luôn lắng nghe kiến nghị, phản ánh (nhất là của người cao tuổi).

d) Tạo sự đồng thuận.

đ) Giữ gìn đoàn kết.

2. Yêu cầu

Triển khai thực hiện thiết thực, tiết kiệm; bố trí cán bộ theo dõi.

II. NỘI DUNG

Các nhiệm vụ cụ thể theo Phụ lục I và Phụ lục II.

III. TỔ CHỨC THỰC HIỆN

1. Các thôn báo cáo 6 tháng trước ngày 10/6/2026, báo cáo năm trước ngày 10/11/2026.

2. Phòng Văn hóa - Xã hội đôn đốc việc thực hiện, hướng dẫn chủ hộ tham gia.

Trên đây là Kế hoạch thực hiện dân chủ ở cơ sở năm 2026, đề nghị các đơn vị thực hiện./.

Nơi nhận:
- UBND tỉnh (b/c);
- Các thôn (T/h);
- Lưu: VT, VHXH.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Mẫu

PHỤ LỤC I
NHIỆM VỤ CHUNG
(Kèm theo Kế hoạch số 12/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân xã Sông Mới)

STT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian
I\tTuyên truyền\t\t\t
1\tTổ chức tập huấn cho cán bộ thôn\tPhòng Văn hóa - Xã hội\tCác thôn\tQuý II/2026
2\tPhát tin trên hệ thống truyền thanh\tPhòng Văn hóa - Xã hội\tCác thôn\tThường xuyên
II\tKiểm tra\t\t\t
1\tTự kiểm tra\tCác thôn\tPhòng Văn hóa - Xã hội\tQuý III/2026

PHỤ LỤC II
NHIỆM VỤ CỦA CÁC THÔN
(Kèm theo Kế hoạch số 12/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân xã Sông Mới)

STT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian
1\tHọp thôn bàn việc làm đường\tCác thôn\tPhòng Kinh tế\tTháng 3/2026
2\tNiêm yết các khoản đóng góp\tCác thôn\tPhòng Kinh tế\tHằng quý
"""


def findings(tmp_path: Path, text: str) -> tuple[Finding, ...]:
    """The findings for a plan with this text."""
    path = tmp_path / "ke-hoach.txt"
    path.write_text(text, encoding="utf-8")
    return read_plan(path).plan.findings
