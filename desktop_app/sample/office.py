"""The sample office's units and people; its book is made, filled and opened here."""

import shutil
from pathlib import Path

from db.errors import known_problems
from desktop_app.clock import Clock
from desktop_app.jobs import Job
from desktop_app.office.model import Department, Level, Office, Officer, OfficeSetup, Village
from desktop_app.opening import Account, OpenOffice, create_office, open_office
from desktop_app.sample.casework import fill_casework
from desktop_app.sample.plans import sample_files, sample_plan
from desktop_app.sample.reports import fill_reports
from desktop_app.sample.tasks import fill_tasks

USER = "Cán bộ mẫu"
# The sample holds no real person's data; its password is no secret.
PASSWORD = "so-mau-2026"

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


def create_sample(folder: Path, clock: Clock, job: Job | None = None) -> None:
    """Make the sample office's book in a new folder and fill its year; all of it or nothing."""
    job = job or Job()
    making = folder.with_name(folder.name + ".dang-chep")
    shutil.rmtree(making, ignore_errors=True)
    try:
        create_office(making, SETUP, Account(USER, PASSWORD), clock, job)
        _fill(making, clock, job)
        with known_problems(folder):
            making.rename(folder)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _fill(folder: Path, clock: Clock, job: Job) -> None:
    opened = open_sample(folder, clock)
    services = opened.services()
    try:
        files = sample_files()
        # One change that cannot be undone: Ctrl+Z takes back what the visitor did, not the sample.
        with services.book.change(user=USER, label="Chép dữ liệu mẫu", undoable=False):
            for done, path in enumerate(files, start=1):
                job.step(done, len(files), "Đang chép kế hoạch mẫu")
                services.plans.save(sample_plan(path, clock.today()))
            job.step(0, 0, "Đang ghi nhiệm vụ mẫu")
            fill_tasks(services)
            job.step(0, 0, "Đang ghi sổ tiếp công dân và sổ đơn mẫu")
            fill_casework(services)
            job.step(0, 0, "Đang lập và gửi báo cáo mẫu")
            fill_reports(services)
    finally:
        services.close()
        opened.close()


def open_sample(folder: Path, clock: Clock) -> OpenOffice:
    """Open the sample office without asking anything."""
    return open_office(folder, USER, PASSWORD, clock)
