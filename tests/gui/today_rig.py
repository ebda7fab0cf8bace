"""Made-up tasks for the tests and pictures of the Today tab."""

from collections.abc import Sequence
from datetime import date, timedelta

from desktop_app.changes import Changes
from desktop_app.services import Services
from desktop_app.tasks.model import Source, TaskValues

TITLES = (
    "Trả lời kiến nghị của Ban Thanh tra nhân dân về công trình nhà văn hóa thôn Đông",
    "Niêm yết kết quả bình xét hỗ trợ nhà ở (khoản 7 Điều 11)",
    "Chủ tịch Ủy ban nhân dân tiếp công dân định kỳ",
    "Lập danh sách nội dung đã công khai",
    "Báo cáo kết quả thực hiện dân chủ ở cơ sở gửi Sở Nội vụ",
    "Gửi dự thảo kế hoạch lấy ý kiến đến Mặt trận Tổ quốc",
    "Kiểm tra việc niêm yết thủ tục hành chính tại các thôn",
    "Tổ chức hội nghị trao đổi, đối thoại với Nhân dân",
    "Phát trên loa truyền thanh danh sách hộ được hỗ trợ",
    "Tập huấn nghiệp vụ cho Ban Giám sát đầu tư của cộng đồng",
)
SECTIONS = (
    "I. Lãnh đạo, chỉ đạo",
    "II. Thông tin, tuyên truyền",
    "III. Công khai",
    "IV. Kiểm tra, giám sát",
    "V. Thông tin, báo cáo",
)
UNITS = ("Văn phòng HĐND và UBND", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội")


def task(title: str, due: date | None, **more: object) -> TaskValues:
    """A task due on a day, or without one."""
    words = f"ngày {due:%d/%m/%Y}" if due else "thường xuyên"
    given = {"year": 2026, "schedule_text": words, "day_off": "stays", **more}
    return TaskValues(title=title, **given)  # type: ignore[arg-type]


def fill(services: Services, today: date, offsets: Sequence[int]) -> Changes:
    """A task for each number of days from today, over sections and units."""
    made = []
    for place, days in enumerate(offsets):
        lead = UNITS[place % len(UNITS)]
        made.append(
            task(
                TITLES[place % len(TITLES)],
                today + timedelta(days=days),
                group_title=SECTIONS[place % len(SECTIONS)],
                lead=(lead, "Công an xã") if place % 4 == 1 else (lead,),
                source=Source.PLAN,
                plan_name="Kế hoạch 15/KH-UBND",
                priority="high" if place % 7 == 1 else "normal",
            )
        )
    return services.tasks.add_many(made)
