"""Pictures of the screens: every page of a filled book, of an empty one what needs no tasks."""

from pathlib import Path

from desktop_app.clock import FixedClock
from desktop_app.opening import Account, create_office, open_office
from desktop_app.sample import SETUP, create_sample, open_sample
from ui.pictures import tabs
from ui.shell.tabs import TABS

PAGES = {
    "yearly", "today-sheet", "tasks-detail", "tasks-form", "tasks-board", "tasks-timeline",
    "why", "calculator", "days-off", "law-packs", "receptions-visit", "receptions-new",
    "receptions-days", "petitions-case", "petitions-paper", "petitions-new", "petitions-cases",
    "slips", "reports-made", "reports-form", "reports-words", "reports-since", "reports-compare",
    "reports-forms", "reports-duties",
}  # fmt: skip
NEED_RECORDS = {"tasks-detail", "tasks-form", "tasks-board", "tasks-timeline", "why"}
NEED_RECORDS |= {page for page in PAGES if page.startswith(("receptions", "petitions", "slips"))}
NEED_RECORDS |= {"reports-form", "reports-words", "reports-since", "reports-compare"}


def names(made: list[Path]) -> set[str]:
    return {path.stem for path in made}


def test_every_page_of_the_sample_has_a_picture_of_its_own(
    qtbot, tmp_path: Path, clock: FixedClock
) -> None:
    create_sample(tmp_path / "mau", clock)
    office = open_sample(tmp_path / "mau", clock)
    try:
        made = tabs(office, tmp_path / "anh")
    finally:
        office.close()
    assert names(made) >= PAGES | {f"tab-{spec.name}" for spec in TABS}
    contents = {path.read_bytes() for path in made}
    assert len(contents) == len(made), "hai màn hình cho ra cùng một ảnh"
    assert all(len(content) > 10_000 for content in contents)


def test_an_empty_book_has_its_tabs_and_the_windows_that_need_no_records(
    qtbot, tmp_path: Path, clock: FixedClock
) -> None:
    create_office(tmp_path / "so", SETUP, Account("Lan", "mật khẩu dài"), clock)
    office = open_office(tmp_path / "so", "Lan", "mật khẩu dài", clock)
    try:
        made = tabs(office, tmp_path / "anh")
    finally:
        office.close()
    assert names(made) >= (PAGES - NEED_RECORDS) | {f"tab-{spec.name}" for spec in TABS}
    assert not names(made) & NEED_RECORDS
