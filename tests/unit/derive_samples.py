"""A made-up plan of a province, read as any file is, and the office that makes its own from it."""

from pathlib import Path

from desktop_app.office.model import Department, Level, Office, Officer, Village
from desktop_app.plans.derive.case import Case
from desktop_app.plans.kept import KeptPlan, with_task_uids
from desktop_app.plans.reader import read_plan

UPPER = """\
ỦY BAN NHÂN DÂN
TỈNH THANH MẪU
Số: 112/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Thanh Mẫu, ngày 15 tháng 12 năm 2026

KẾ HOẠCH
Thực hiện dân chủ ở cơ sở trên địa bàn tỉnh Thanh Mẫu năm 2027

Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022;
Căn cứ Nghị định số 64/2014/NĐ-CP ngày 26/6/2014 của Chính phủ;
Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 512/TTr-SNV ngày 10/12/2026;
Ủy ban nhân dân tỉnh ban hành Kế hoạch thực hiện dân chủ ở cơ sở năm 2027, như sau:

I. MỤC ĐÍCH, YÊU CẦU

- Phát huy quyền làm chủ của Nhân dân trên địa bàn toàn tỉnh.
- Thủ trưởng các cơ quan, đơn vị, xã, phường chịu trách nhiệm về kết quả.

II. NỘI DUNG

1. Tuyên truyền

- UBND các xã, phường, đặc khu tổ chức tuyên truyền trên loa truyền thanh, hoàn thành trước ngày \
31/3/2027.
- Sở Tư pháp biên soạn tài liệu hỏi đáp pháp luật gửi các địa phương.

2. Báo cáo

UBND các xã, phường, đặc khu gửi báo cáo 6 tháng trước ngày 10/6, báo cáo năm trước ngày 15/11 \
hằng năm về Sở Nội vụ để tổng hợp.

III. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ

Theo dõi, đôn đốc, tổng hợp kết quả thực hiện Kế hoạch trên toàn tỉnh.

2. Ủy ban nhân dân các xã, phường, đặc khu

- Xây dựng và ban hành kế hoạch của địa phương, hoàn thành trước ngày 20/01/2027.
- Bố trí kinh phí bảo đảm cho công tác dân chủ tại địa phương.

Nơi nhận:
- Bộ Nội vụ (b/c);
- UBND các xã, phường, đặc khu (t/h);
- Lưu: VT, NV.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Mẫu

PHỤ LỤC
NHIỆM VỤ NĂM 2027
(Kèm theo Kế hoạch số 112/KH-UBND ngày 15/12/2026 của UBND tỉnh Thanh Mẫu)

STT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời gian
I\tCông tác chỉ đạo
1\tKiểm tra công vụ tại cơ sở\tSở Nội vụ\tUBND cấp xã\tQuý III/2027
2\tThẩm định dự toán của các sở\tSở Tài chính\tVăn phòng UBND tỉnh\tTháng 9/2027
3\tTiếp công dân định kỳ tại trụ sở\tUBND các xã, phường, đặc khu\tThanh tra tỉnh\tThường xuyên
II\tCông tác khác
1\tTrồng cây xanh nơi công cộng\tCác địa phương\tĐoàn Thanh niên tỉnh\tTháng 02/2027
2\tSinh hoạt cộng đồng cuối năm\tCác thôn, tổ dân phố\t\tTháng 12 hằng năm
3\tRà soát việc phân công cán bộ\tCác cơ quan, đơn vị\t\tTrước ngày 10/6
"""
OFFICE = Office(Level.XA, "Đồng Mẫu", "Tỉnh Thanh Mẫu", place_name="Đồng Mẫu")
DEPARTMENTS = (
    Department("Văn phòng HĐND và UBND", "VP"),
    Department("Phòng Kinh tế", "KT"),
    Department("Phòng Văn hóa - Xã hội", "VHXH", aliases="Phòng VHXH xã\nPhòng Văn xã"),
    Department("Trung tâm Phục vụ hành chính công", "TTPVHCC"),
)
VILLAGES = (Village("Thôn Đông"), Village("Thôn Đoài"))
OFFICERS = (
    Officer("Phan Thị Mẫu", "Phó Chủ tịch", "KT.", "TM."),
    Officer("Hoàng Văn Mẫu", "Chủ tịch", "", "TM."),
)


def case_of(
    path: Path, *, day: str = "2026-12-20", office: Office = OFFICE, uid: str = "trên"
) -> Case:
    """The plan of a file before the made-up office."""
    kept = KeptPlan(with_task_uids(read_plan(path).plan))
    return Case(
        kept,
        uid,
        office,
        day=day,
        departments=DEPARTMENTS,
        villages=VILLAGES,
        officers=OFFICERS,
    )
