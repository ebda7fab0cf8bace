"""A tour without a screen: the sample office, plans read, found, printed and shown in pictures."""

import shutil
from collections.abc import Callable
from pathlib import Path

import resources
from desktop_app.clock import Clock
from desktop_app.errors import UserError
from desktop_app.opening import KEYS_NAME, OpenOffice
from desktop_app.plans.reader import read_plan
from desktop_app.plans.saving import file_name, writers
from desktop_app.plans.summary import summary_lines
from desktop_app.safety.accounts import KeyRing
from desktop_app.sample import USER, create_sample, open_sample
from desktop_app.services import Services

BOOK, PICTURES = "so-mau", "anh"
DONE = 0


def run_demo(
    out: Path,
    clock: Clock,
    *,
    say: Callable[[str], None],
    pictures: Callable[[OpenOffice, Path], list[Path]] | None = None,
) -> int:
    """Fill the folder `out` with what the program makes of the sample office; returns 0.

    Inside: the encrypted book, what was understood of a plan, every plan as PDF, Word and Excel,
    a picture of every tab. UserError when `out` holds files that are not from an earlier tour.
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


def _print(services: Services, out: Path, say: Callable[[str], None]) -> None:
    for uid in services.plans.ids():
        plan = services.plans.get(uid).plan
        for ending, write in writers(plan).items():
            saved = write(out / f"{file_name(plan)}.{ending}")
            say(f"Ghi {saved.path.name}")
