"""The tour: its order, its folder, and what of an earlier one may be removed."""

import shutil
from collections.abc import Callable
from pathlib import Path

from desktop_app.clock import Clock
from desktop_app.demo.casework import casework_tour
from desktop_app.demo.checks import Say
from desktop_app.demo.law import law_tour
from desktop_app.demo.plans import copy_and_issue, derive_ours, print_all, read_all, search
from desktop_app.demo.rehearsing import rehearse
from desktop_app.demo.reports import reports_tour
from desktop_app.demo.tasks import tasks_tour
from desktop_app.errors import UserError
from desktop_app.opening import KEYS_NAME, OpenOffice
from desktop_app.safety.accounts import KeyRing
from desktop_app.sample import USER, create_sample, open_sample

BOOK, PICTURES = "so-mau", "anh"
TASKS, CASEWORK, REPORTS = "nhiem-vu", "don-thu", "bao-cao"
LAW, REHEARSAL = "thoi-han", "tap-duot"
DONE = 0


def run_demo(
    out: Path,
    clock: Clock,
    *,
    say: Say,
    pictures: Callable[[OpenOffice, Path], list[Path]] | None = None,
) -> int:
    """Fill the folder `out` with what the program makes of the sample office; returns 0.

    Inside: the encrypted book; what was understood of a plan; every plan as PDF, Word and Excel
    (also the draft made from the upper plan, and the copy issued for the next year) and a workbook
    for each unit; the morning's sheet, lists and workbooks of the tasks; an old book taken in, the
    slips of a visit and its case, the registers, a case file; the year's reports as Excel, PDF and
    Word, what changed since they were sent, one of them corrected; deadlines with their reasons
    and a signed law pack; prints of a rehearsal; pictures of the screens. UserError when `out`
    holds files that are not from an earlier tour, TourFailed when a result is not as it must be.
    """
    _clear(out)
    say("Lập văn phòng mẫu: xã Đồng Mẫu (giả định)")
    create_sample(out / BOOK, clock)
    read_all(out, say)
    office = open_sample(out / BOOK, clock)
    try:
        services = office.services()
        try:
            search(services, say)
            derive_ours(services, say)
            issued = copy_and_issue(services, out, say)
            print_all(services, out, say)
            tasks_tour(services, issued, out / TASKS, say)
            casework_tour(services, out / CASEWORK, say)
            reports_tour(services, out / REPORTS, say)
            law_tour(services, out / LAW, say)
            rehearse(services, office, out / REHEARSAL, say)
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
