"""The part of the tour with plans: read, found, derived, copied, issued, parted, printed."""

from pathlib import Path

from desktop_app.demo.checks import Say
from desktop_app.plans.annex_files.per_unit import lead_units, write_all
from desktop_app.plans.copying import copied, propose_copy
from desktop_app.plans.derive.build import derive
from desktop_app.plans.derive.model import Relation
from desktop_app.plans.derive.propose import propose
from desktop_app.plans.model import Plan
from desktop_app.plans.printing import draft_mark
from desktop_app.plans.reader import read_plan
from desktop_app.plans.saving import file_name, writers
from desktop_app.plans.summary import summary_lines
from desktop_app.plans.years import plan_year
from desktop_app.sample.plans import sample_files
from desktop_app.services import Services

UNITS = "theo-don-vi"


def read_all(out: Path, say: Say) -> None:
    for path in sample_files():
        plan = read_plan(path).plan
        say(f"Đọc {path.name}: {len(plan.tasks)} nhiệm vụ, {len(plan.findings)} điều cần xem lại")
        target = out / f"{path.stem}.doc-duoc.txt"
        target.write_text("\n".join(summary_lines(plan)) + "\n", encoding="utf-8")


def search(services: Services, say: Say) -> None:
    for words in ("doi thoai", "Đồng Mẫu"):
        found = len(services.plans.ids(search=words))
        say(f"Tìm “{words}”: {found} kế hoạch")


def derive_ours(services: Services, say: Say) -> None:
    """Our draft from the plan of the upper level, as proposed."""
    cases = map(services.derive.case, services.plans.ids())
    case = next((case for case in cases if case.upper.relation is Relation.UPPER), None)
    if case is None:
        return
    proposal = propose(case, services.derive.margin())
    services.derive.make(case.uid, derive(case, proposal), proposal.margin)
    say(f"Lập dự thảo của ta từ {case.plan.number}: chọn {len(proposal.chosen)} nhiệm vụ")


def copy_and_issue(services: Services, out: Path, say: Say) -> str:
    """The own plan with the most tasks for the next year, issued and parted; returns its uid."""
    plans = {uid: services.plans.get(uid).plan for uid in services.plans.ids()}
    own = {uid: plan for uid, plan in plans.items() if _is_own(services, uid)}
    if not own:
        return ""
    uid, old = max(own.items(), key=lambda item: len(item[1].tasks))
    today = services.clock.today()
    year = (plan_year(old) or today.year) + 1
    proposal = propose_copy(
        old,
        year,
        today.isoformat(),
        lambda ref: services.plans.successor(ref, year, uid),
        services.law.calendar(),
    )
    sure = [shift for shift in proposal.shifts if shift.sure]
    new = services.drafts.create(copied(old, proposal, sure), made="copy", source_uid=uid).uid
    say(f"Chép {old.number} cho năm {year}: đổi {len(sure)} chỗ")
    first = services.life.proposal(new)
    services.life.issue(new, first.number, first.day, reason="trình diễn")
    issued = services.plans.get(new).plan
    say(f"Ban hành {issued.number}")
    _part(services, issued, out, say)
    return new


def _is_own(services: Services, uid: str) -> bool:
    read = services.plans.rows([uid])[0]["status"] == "read"
    return read and services.derive.case(uid).upper.relation is Relation.OWN


def _part(services: Services, plan: Plan, out: Path, say: Say) -> None:
    units = lead_units(plan, services.office.directory().unit_of)
    if units:
        (out / UNITS).mkdir(exist_ok=True)
        written = write_all(plan, units, out / UNITS)
        say(f"Tách phụ lục: {len(written.files)} tệp Excel trong {UNITS}")


def print_all(services: Services, out: Path, say: Say) -> None:
    for uid in services.plans.ids():
        plan = services.plans.get(uid).plan
        mark = draft_mark(str(services.plans.rows([uid])[0]["status"]))
        for ending, write in writers(plan, watermark=mark).items():
            saved = write(out / f"{file_name(plan)}.{ending}")
            say(f"Ghi {saved.path.name}")
