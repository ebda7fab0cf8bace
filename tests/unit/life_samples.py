"""A made-up plan of an own office, for the tests of its life."""

import msgspec

from db.book import Book
from desktop_app.clock import FixedClock
from desktop_app.office.model import Level, Office, OfficeSetup
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
from desktop_app.plans.service import plan_columns
from desktop_app.services import Services

KEY = bytes(range(32))
OWN = "UBND xã Đồng Mẫu"
COLUMNS = (Column("ordinal", "STT"), Column("content", "Nội dung"), Column("lead", "Chủ trì"))
PLAN = Plan(
    symbol="KH-UBND",
    issuer=OWN,
    place="Đồng Mẫu",
    title="Tuyên truyền pháp luật năm 2027",
    type_text="KẾ HOẠCH",
    opening=(Text("Ủy ban nhân dân xã ban hành Kế hoạch như sau:"),),
    sections=(
        Section("I", "Mục đích", 1, body=(Text("Để người dân biết quyền của mình."),)),
        Section("II", "Tổ chức thực hiện", 1, body=(Text("Theo Phụ lục kèm theo."),)),
    ),
    tasks=(
        Task("", "", "1", "Niêm yết công khai", ("Văn phòng",), lead_text="Văn phòng"),
        Task("", "", "2", "Đối thoại với người dân", ("Văn phòng",), lead_text="Văn phòng"),
    ),
    annexes=(
        Annex(
            "",
            "Nhiệm vụ",
            "(Kèm theo Kế hoạch số    /KH-UBND ngày    /01/2027 của UBND xã Đồng Mẫu)",
            COLUMNS,
            (AnnexRow(task=0), AnnexRow(task=1)),
            label="Phụ lục",
        ),
    ),
    recipients=(Recipient("Sở Nội vụ (b/c)", "b/c"), Recipient("Lưu: VT")),
    signer=Signer("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Trần Văn Mẫu"),
)


def office_of(book: Book, clock: FixedClock) -> Services:
    """The services of Lan in a book of the office Đồng Mẫu."""
    services = Services(book, user="Lan", clock=clock)
    services.office.set_up(OfficeSetup(Office(Level.XA, "Đồng Mẫu", "Tỉnh Bình Mẫu")))
    return services


def status(services: Services, uid: str) -> str:
    return str(services.plans.rows([uid])[0]["status"])


def read_in(services: Services, plan: Plan) -> str:
    """A plan as it is after reading a file, without the file."""
    kept = KeptPlan(with_task_uids(plan))
    with services.book.change(user="Lan", label="Lưu") as change:
        values = {**plan_columns(kept), "status": "read", "made": "read", "version": 1}
        return change.insert("plans", values)


def with_plan(plan: Plan, **values: object) -> Plan:
    return msgspec.structs.replace(plan, **values)


SIGNED = with_plan(
    PLAN, number="15/KH-UBND", date="2026-03-05", date_text="ngày 05 tháng 3 năm 2026"
)
