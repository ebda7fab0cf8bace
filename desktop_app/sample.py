"""The sample office: a made-up commune with a filled year, for a first look at the program."""

import secrets
from pathlib import Path

import resources
from desktop_app.clock import Clock
from desktop_app.jobs import Job
from desktop_app.office.model import Department, Level, Office, Officer, OfficeSetup, Village
from desktop_app.opening import Account, OpenOffice, create_office, open_office
from desktop_app.plans.reader import read_plan

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
    settings={"is_sample": "1", "idle_minutes": "0"},
)


def create_sample(folder: Path, clock: Clock, job: Job | None = None) -> None:
    """Make the sample office's book in an empty folder and fill its year."""
    job = job or Job()
    create_office(folder, SETUP, Account(USER, PASSWORD), clock, job)
    opened = open_sample(folder, clock)
    services = opened.services()
    try:
        files = sorted(resources.path("sample", "plans").glob("*.txt"))
        for done, path in enumerate(files, start=1):
            job.step(done, len(files), "Đang chép kế hoạch mẫu")
            services.plans.save(read_plan(path))
    finally:
        services.close()
        opened.close()


def open_sample(folder: Path, clock: Clock) -> OpenOffice:
    """Open the sample office without asking anything."""
    return open_office(folder, USER, PASSWORD, clock)


def fresh_folder(root: Path) -> Path:
    """A new empty place for a throw-away sample office under `root`."""
    return root / f"so-mau-{secrets.token_hex(4)}"
