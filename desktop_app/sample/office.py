"""The sample office's units and people; its book is made, filled and opened here."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from db.errors import known_problems
from desktop_app.changes import Changes
from desktop_app.clock import Clock
from desktop_app.jobs import Job
from desktop_app.office.model import Department, Level, Office, Officer, OfficeSetup, Village
from desktop_app.opening import Account, OpenOffice, create_office, has_office, open_office
from desktop_app.safety.accounts import Cost
from desktop_app.sample.casework import fill_casework
from desktop_app.sample.plans import sample_files, sample_plan
from desktop_app.sample.reports import fill_reports
from desktop_app.sample.tasks import fill_tasks
from desktop_app.services import Services

USER = "Cán bộ mẫu"
# The sample holds no real person's data; its password is no secret.
PASSWORD = "so-mau-2026"
_COST = Cost(memory_kib=1024, passes=1, lanes=1)
_LEFT = "sample_left"  # the setting with what is still to be filled in
_UNTOUCHED = "mau.txt"  # beside the book: its day, and its head when all was filled in

SETUP = OfficeSetup(
    office=Office(Level.XA, "Đồng Mẫu", "Tỉnh Bình Mẫu", place_name="Đồng Mẫu"),
    departments=(
        Department("Văn phòng HĐND và UBND", "VP", "Lương Quốc Việt"),
        Department("Phòng Kinh tế", "KT", "Tạ Thanh Bình"),
        Department("Phòng Văn hóa - Xã hội", "VHXH", "Vi Thị Lan Anh"),
        Department("Trung tâm Phục vụ hành chính công", "TTPVHCC", "Đỗ Đức Trọng"),
    ),
    villages=(
        Village("Thôn Đông", head="Nông Văn Ất", households=214),
        Village("Thôn Đoài", head="Lý Thị Đào", households=187),
        Village("Thôn Nam", head="Trịnh Công Ích", households=243),
        Village("Thôn Bắc", head="Ân Thị Yến", households=165),
        Village("Thôn Trung", head="Đặng Ngọc Ửng", households=208),
    ),
    officers=(
        Officer("Hoàng Minh Khoa", "Chủ tịch", "", "TM."),
        Officer("Phan Thị Ngọc Diệp", "Phó Chủ tịch", "KT.", "TM."),
        Officer("Lương Quốc Việt", "Chánh Văn phòng", "TL."),
    ),
    settings={"is_sample": "1", "idle_minutes": "0", "petitions.knpa_days": "15"},
)


# What a visitor sees a moment later than the rest, each in a change of its own.
_LATER: dict[str, tuple[str, Callable[[Services], object]]] = {
    "casework": ("sổ tiếp công dân, sổ đơn", fill_casework),
    "reports": ("báo cáo đã gửi và đang lập", fill_reports),
}
_FEATURES = ("plans", "tasks", "receptions", "petitions", "reports", "settings")


def create_sample(folder: Path, clock: Clock, job: Job | None = None) -> None:
    """Make the sample office's book in a new folder and fill its year; all of it or nothing."""
    job = job or Job()
    _make(folder, clock, job, whole=True)


def sample_of_today(folder: Path, clock: Clock, job: Job, *, anew: bool = False) -> OpenOffice:
    """Open the sample office, begun anew when there is none, or one of an earlier day that nobody
    has changed; what is left to fill in then is for `fill_more`.

    `anew` throws away also what the visitor did in it.
    """
    if has_office(folder):
        office = open_sample(folder, clock)  # KnownProblem while another program has it open
        if not anew and not _is_stale(office, clock.today()):
            return office
        office.close()
    folder.parent.mkdir(parents=True, exist_ok=True)
    _make(folder, clock, job, whole=False)
    return open_sample(folder, clock)


def what_is_left(services: Services) -> str:
    """The words for what `fill_more` will fill in next; "" when the sample is whole."""
    left = _left(services)
    return _LATER[left[0]][0] if left else ""


def fill_more(services: Services) -> Changes:
    """Fill in the next part of the sample, as one change that a visitor cannot undo."""
    left = _left(services)
    if left:
        _, fill = _LATER[left[0]]
        with services.book.change(user=USER, label="Chép dữ liệu mẫu", undoable=False) as change:
            fill(services)
            change.set_setting(_LEFT, ",".join(left[1:]))
    if len(left) == 1:
        _note_untouched(services)
    return Changes.of(*_FEATURES, undoable=False)


def open_sample(folder: Path, clock: Clock) -> OpenOffice:
    """Open the sample office without asking anything."""
    return open_office(folder, USER, PASSWORD, clock)


# Inside


def _make(folder: Path, clock: Clock, job: Job, *, whole: bool) -> None:
    making = folder.with_name(folder.name + ".dang-chep")
    shutil.rmtree(making, ignore_errors=True)
    try:
        create_office(making, SETUP, Account(USER, PASSWORD), clock, job, cost=_COST)
        _fill(making, clock, job, whole=whole)
        with known_problems(folder):
            if has_office(folder):  # of an earlier day
                shutil.rmtree(folder)
            making.rename(folder)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _fill(folder: Path, clock: Clock, job: Job, *, whole: bool) -> None:
    opened = open_sample(folder, clock)
    services = opened.services()
    try:
        files = sample_files()
        # One change that cannot be undone: Ctrl+Z takes back what the visitor did, not the sample.
        with services.book.change(user=USER, label="Chép dữ liệu mẫu", undoable=False) as change:
            for done, path in enumerate(files, start=1):
                job.step(done, len(files), "Đang chép kế hoạch mẫu")
                services.plans.save(sample_plan(path, clock.today()))
            job.step(0, 0, "Đang ghi nhiệm vụ mẫu")
            fill_tasks(services)
            change.set_setting(_LEFT, ",".join(_LATER))
        while whole and (words := what_is_left(services)):
            job.step(0, 0, f"Đang ghi {words}")
            fill_more(services)
    finally:
        services.close()
        opened.close()


def _left(services: Services) -> list[str]:
    return [name for name in services.settings.get(_LEFT).split(",") if name in _LATER]


def _note_untouched(services: Services) -> None:
    text = f"{services.clock.today()}\n{services.book.head()}"
    services.book.path.with_name(_UNTOUCHED).write_text(text, encoding="utf-8")


def _is_stale(office: OpenOffice, today: date) -> bool:
    """Whether it was made on an earlier day and is still as it was made."""
    services = office.services(read_only=True)
    try:
        if what_is_left(services):  # cut short: its days would not go together
            return True
        note = (office.folder / _UNTOUCHED).read_text(encoding="utf-8").split("\n")
        return note[0] != f"{today}" and note[-1] == f"{services.book.head()}"
    except OSError:  # of an earlier version of the program
        return False
    finally:
        services.close()
