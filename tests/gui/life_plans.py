"""Made-up plans in the book, for the screens of their life."""

import msgspec

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

COLUMNS = (Column("ordinal", "STT"), Column("content", "Nội dung"), Column("schedule", "Thời gian"))
PLAN = Plan(
    symbol="KH-UBND",
    issuer="UBND xã Đồng Mẫu",
    place="Đồng Mẫu",
    title="Tuyên truyền pháp luật năm 2027",
    type_text="KẾ HOẠCH",
    opening=(Text("Ủy ban nhân dân xã ban hành Kế hoạch như sau:"),),
    sections=(
        Section("I", "MỤC ĐÍCH", 1, body=(Text("Để người dân biết quyền của mình."),)),
        Section("II", "TỔ CHỨC THỰC HIỆN", 1, body=(Text("Theo Phụ lục kèm theo."),)),
    ),
    tasks=(
        Task("", "", "1", "Niêm yết công khai", schedule_text="Tháng 3"),
        Task("", "", "2", "Đối thoại với người dân", schedule_text="Tháng 6"),
    ),
    annexes=(Annex("", "Nhiệm vụ", "", COLUMNS, (AnnexRow(task=0), AnnexRow(task=1))),),
    recipients=(Recipient("Sở Nội vụ (b/c)", "b/c"), Recipient("Lưu: VT")),
    signer=Signer("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Trần Văn Mẫu"),
)


def done(session, work):
    """Do a step of the services as the screens do; its outcome."""
    outcome = []
    session.background.run(session.background, work, outcome.append)
    return outcome[0]


def new_plan(session, **values):
    plan = msgspec.structs.replace(PLAN, **values)
    return done(session, lambda s: s.drafts.create(plan, made="blank")).uid


def changed(session, uid, **values):
    """The plan edited and saved."""

    def work(services):
        opened = services.drafts.open(uid)
        plan = msgspec.structs.replace(opened.kept.plan, **values)
        kept = msgspec.structs.replace(opened.kept, plan=plan)
        return services.drafts.commit(uid, opened.base_rev, kept)

    return done(session, work)


def row(session, uid):
    return session.services.plans.rows([uid])[0]
