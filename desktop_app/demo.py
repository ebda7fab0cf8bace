"""A tour without a screen: plans of the sample office read, made, issued, printed, in pictures."""

import shutil
from collections.abc import Callable
from pathlib import Path

import resources
from desktop_app.clock import Clock
from desktop_app.errors import UserError
from desktop_app.opening import KEYS_NAME, OpenOffice
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
from desktop_app.safety.accounts import KeyRing
from desktop_app.sample import USER, create_sample, open_sample
from desktop_app.services import Services

BOOK, PICTURES, UNITS = "so-mau", "anh", "theo-don-vi"
DONE = 0


def run_demo(
    out: Path,
    clock: Clock,
    *,
    say: Callable[[str], None],
    pictures: Callable[[OpenOffice, Path], list[Path]] | None = None,
) -> int:
    """Fill the folder `out` with what the program makes of the sample office; returns 0.

    Inside: the encrypted book, what was understood of a plan, every plan as PDF, Word and Excel
    (also the draft made from the upper plan, and the copy issued for the next year), a workbook
    for each unit, pictures of the screens. UserError when `out` holds files that are not from an
    earlier tour.
    """
    _clear(out)
    say("Lập văn phòng mẫu: xã Đồng Mẫu (giả định)")
    create_sample(out / BOOK, clock)
    _read(out, say)
    office = open_sample(out / BOOK, clock)
    try:
        services = office.services()
        try:
            _search(services, say)
            _derive(services, say)
            _copy_and_issue(services, out, say)
            _print(services, out, say)
        finally:
            services.close()
        if pictures:
            made = pictures(office, out / PICTURES)
            say(f"Chụp {len(made)} màn hình vào {out / PICTURES}")
    finally:
        office.close()
    say(f"Xong. Kết quả nằm trong {out}")
    return DONE


def _clear(out: Path) -> None:
    """Remove the book and pictures of an earlier tour; nothing else is ever removed."""
    if out.exists() and any(out.iterdir()) and not _is_earlier_tour(out):
        raise UserError(
            f"Thư mục {out} đã có tệp khác nên không ghi vào đó. Hãy chọn một thư mục mới."
        )
    shutil.rmtree(out / BOOK, ignore_errors=True)
    shutil.rmtree(out / PICTURES, ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)


def _is_earlier_tour(out: Path) -> bool:
    # The folder's name alone would do for wiping away an office's real book.
    keys = out / BOOK / KEYS_NAME
    return keys.is_file() and KeyRing.open(keys).users() == [USER]


def _read(out: Path, say: Callable[[str], None]) -> None:
    for path in sorted(resources.path("sample", "plans").glob("*.txt")):
        plan = read_plan(path).plan
        say(f"Đọc {path.name}: {len(plan.tasks)} nhiệm vụ, {len(plan.findings)} điều cần xem lại")
        target = out / f"{path.stem}.doc-duoc.txt"
        target.write_text("\n".join(summary_lines(plan)) + "\n", encoding="utf-8")


def _search(services: Services, say: Callable[[str], None]) -> None:
    for words in ("doi thoai", "Đồng Mẫu"):
        found = len(services.plans.ids(search=words))
        say(f"Tìm “{words}”: {found} kế hoạch")


def _derive(services: Services, say: Callable[[str], None]) -> None:
    """Our draft from the plan of the upper level, as proposed."""
    cases = map(services.derive.case, services.plans.ids())
    case = next((case for case in cases if case.upper.relation is Relation.UPPER), None)
    if case is None:
        return
    proposal = propose(case, services.derive.margin())
    services.derive.make(case.uid, derive(case, proposal), proposal.margin)
    say(f"Lập dự thảo của ta từ {case.plan.number}: chọn {len(proposal.chosen)} nhiệm vụ")


def _copy_and_issue(services: Services, out: Path, say: Callable[[str], None]) -> None:
    """The own plan with the most tasks for the next year, issued and parted by lead unit."""
    plans = {uid: services.plans.get(uid).plan for uid in services.plans.ids()}
    own = {uid: plan for uid, plan in plans.items() if _is_own(services, uid)}
    if not own:
        return
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


def _is_own(services: Services, uid: str) -> bool:
    read = services.plans.rows([uid])[0]["status"] == "read"
    return read and services.derive.case(uid).upper.relation is Relation.OWN


def _part(services: Services, plan: Plan, out: Path, say: Callable[[str], None]) -> None:
    units = lead_units(plan, services.office.directory().unit_of)
    if units:
        (out / UNITS).mkdir(exist_ok=True)
        written = write_all(plan, units, out / UNITS)
        say(f"Tách phụ lục: {len(written.files)} tệp Excel trong {UNITS}")


def _print(services: Services, out: Path, say: Callable[[str], None]) -> None:
    for uid in services.plans.ids():
        plan = services.plans.get(uid).plan
        mark = draft_mark(str(services.plans.rows([uid])[0]["status"]))
        for ending, write in writers(plan, watermark=mark).items():
            saved = write(out / f"{file_name(plan)}.{ending}")
            say(f"Ghi {saved.path.name}")
