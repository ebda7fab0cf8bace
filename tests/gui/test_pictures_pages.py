"""Pictures of the screens: every page of a filled book, of an empty one what needs no tasks."""

from pathlib import Path

from PySide6.QtGui import QImage

from desktop_app.clock import FixedClock
from desktop_app.opening import OpenOffice
from desktop_app.sample import open_sample
from ui.pictures import SIZE, tabs
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
    qtbot, tmp_path: Path, sample_folder: Path, clock: FixedClock
) -> None:
    office = open_sample(sample_folder, clock)
    try:
        made = tabs(office, tmp_path / "anh")
    finally:
        office.close()
    desk = [*(f"tab-{spec.name}" for spec in TABS), "soan-thao"]
    assert [path.stem for path in made[: len(desk)]] == desk
    assert names(made) >= PAGES | {*desk}
    for path in made[: len(desk)]:
        image = QImage(str(path))
        assert (image.width(), image.height()) == SIZE
        seen = {image.pixel(x, y) for x in range(0, 1366, 7) for y in range(0, 768, 7)}
        assert len(seen) > 20, "an empty picture"
    contents = {path.read_bytes() for path in made}
    assert len(contents) == len(made), "hai màn hình cho ra cùng một ảnh"
    assert all(len(content) > 10_000 for content in contents)


def test_an_empty_book_has_its_tabs_and_the_windows_that_need_no_records(
    qtbot, tmp_path: Path, office: OpenOffice
) -> None:
    made = tabs(office, tmp_path / "anh")
    assert names(made) >= (PAGES - NEED_RECORDS) | {f"tab-{spec.name}" for spec in TABS}
    assert not names(made) & NEED_RECORDS
