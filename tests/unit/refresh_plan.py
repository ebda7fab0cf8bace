"""A small plan with everything that a refresh looks at, and short ways to change it."""

import msgspec

from desktop_app.plans.editing.lines import lines_of, with_lines
from desktop_app.plans.editing.refresh import refresh
from desktop_app.plans.kept import KeptPlan, with_task_uids
from desktop_app.plans.model import (
    Annex,
    AnnexRow,
    Column,
    Plan,
    Recipient,
    Section,
    Signer,
    Task,
    Text,
)

replace = msgspec.structs.replace
LABELLED = (
    Text("Niêm yết các nội dung công khai", marker="-"),
    Text("Cơ quan chủ trì: Văn phòng HĐND và UBND.", marker="+"),
    Text("Thời gian thực hiện: Quý I.", marker="+"),
    Text("Tổ chức đối thoại với Nhân dân", marker="-"),
    Text("Cơ quan chủ trì: Phòng Văn hóa - Xã hội.", marker="+"),
    Text("Thời gian thực hiện: Quý II.", marker="+"),
)
COLUMNS = (
    Column("ordinal", "STT"),
    Column("content", "Nội dung"),
    Column("lead", "Đơn vị chủ trì"),
    Column("schedule", "Thời gian"),
)
PLAN = with_task_uids(
    Plan(
        issuer="Ủy ban nhân dân xã Đồng Thử",
        symbol="KH-UBND",
        place="Đồng Thử",
        date_text="ngày tháng 01 năm 2027",
        type_text="KẾ HOẠCH",
        title="Thực hiện dân chủ ở cơ sở năm 2027",
        opening=(Text("Ủy ban nhân dân xã ban hành kế hoạch như sau:"),),
        sections=(
            Section("I", "MỤC ĐÍCH", 1, body=(Text("Lắng nghe người dân."),)),
            Section(
                "II",
                "NHIỆM VỤ",
                1,
                children=(
                    Section("1", "Công khai", 2, body=LABELLED[:3]),
                    Section("2", "Đối thoại", 2, body=LABELLED[3:]),
                ),
            ),
        ),
        closing=(Text("Các đơn vị báo cáo 6 tháng trước ngày 15/6/2027"),),
        recipients=(Recipient("UBND tỉnh (b/c)", "b/c"), Recipient("Lưu: VT")),
        signer=Signer("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Ngô Thị Ước"),
        annexes=(
            Annex(
                "",
                "Phân công nhiệm vụ",
                columns=COLUMNS,
                rows=(AnnexRow("I", "Công khai"), AnnexRow("1", task=0)),
                body=(Text("Ghi chú trước bảng"),),
                label="Phụ lục",
            ),
        ),
        tasks=(
            Task("", "I. Công khai", "1", "Lập danh mục", lead_text="Phòng Kinh tế, Công an xã"),
        ),
        end_mark=True,
    )
)


def fresh(plan: Plan) -> Plan:
    return refresh(KeptPlan(plan)).kept.plan


def told(plan: Plan) -> list[Task]:
    return [task for task in plan.tasks if task.appendix is None]


def names(plan: Plan) -> list[str]:
    return [task.uid for task in told(plan)]


def edited(plan: Plan, old: str, new: str) -> Plan:
    """The plan with other words in one line of its text."""
    lines = [
        replace(line, text=line.text.replace(old, new)) if old in line.text else line
        for line in lines_of(plan)
    ]
    return with_lines(plan, lines)
