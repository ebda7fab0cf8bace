#!/usr/bin/env python3
"""How many pages of our PDF begin where those of our Word file do, as LibreOffice prints it.

Usage: benchmarks/word_pages.py [-n MADE_UP_PAPERS] [-k FOLDER] [PLAN …]. Each plan is printed as it
was read and as made our own; the sample plans and the made-up papers are always there. A page is
right when it begins within one line. With -k the files are kept in the folder.
"""

import argparse
import sys
import tempfile
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "files")]

from office_pages import OFFICE, compared  # noqa: E402 - found through the path set above
from word_papers import random_paper  # noqa: E402

from desktop_app.clock import VIETNAM, FixedClock  # noqa: E402
from desktop_app.documents.model import Document  # noqa: E402
from desktop_app.opening import Account, create_office, open_office  # noqa: E402
from desktop_app.plans.derive.build import derive  # noqa: E402
from desktop_app.plans.derive.propose import propose  # noqa: E402
from desktop_app.plans.printing import plan_document  # noqa: E402
from desktop_app.plans.reader import read_plan  # noqa: E402
from desktop_app.sample import SETUP  # noqa: E402

SAMPLES = ROOT / "resources" / "sample" / "plans"
MARGIN = 10


def main() -> int:
    """Compare and tell; returns 0, or 1 when LibreOffice is missing."""
    asked = _asked()
    if OFFICE is None:
        print("Máy này không có LibreOffice nên không so được.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        papers = _of_plans([*sorted(SAMPLES.iterdir()), *asked.plans], Path(scratch))
        papers |= {f"tu-tao-{n:02}": random_paper(n) for n in range(asked.number)}
        _tell(papers, folder)
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("-n", "--number", type=int, default=30)
    parser.add_argument("-k", "--keep", type=Path)
    parser.add_argument("plans", type=Path, nargs="*")
    return parser.parse_args()


def _of_plans(paths: list[Path], scratch: Path) -> dict[str, Document]:
    """Each plan as it was read, and as made our own."""
    papers: dict[str, Document] = {}
    place, clock = scratch / "sổ", FixedClock(datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM))
    create_office(place, SETUP, Account("canbo", "mat-khau-dai-1"), clock)
    office = open_office(place, "canbo", "mat-khau-dai-1", clock)
    services = office.services()
    for path in paths:
        read = read_plan(path)
        case = services.derive.case(services.plans.save(read).uid)
        papers[path.stem] = plan_document(read.plan)
        papers[f"{path.stem}-rieng"] = plan_document(derive(case, propose(case, MARGIN)))
    services.close()
    office.close()
    return papers


def _tell(papers: dict[str, Document], folder: Path) -> None:
    begun = right = same = 0
    for name, pages in compared(papers, folder).items():
        begun += pages.ours - 1
        right += pages.ours - 1 - len(pages.off)
        same += pages.same
        if not pages.same:
            print(f"{name}: {pages.ours} trang, Word {pages.theirs}; lệch {list(pages.off)}")
    print(f"{right}/{begun} trang bắt đầu cùng chỗ; {same}/{len(papers)} văn bản giống cả")


if __name__ == "__main__":
    sys.exit(main())
