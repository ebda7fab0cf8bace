"""The part of the tour in which another day is believed, on a copy that is thrown away."""

import shutil
from datetime import timedelta
from pathlib import Path

from desktop_app import rehearsal
from desktop_app.dates import show
from desktop_app.demo.checks import Say, expect
from desktop_app.demo.tasks import morning_sheet, task_list
from desktop_app.documents import stamp
from desktop_app.documents.workbook import read_workbook
from desktop_app.opening import OpenOffice
from desktop_app.paths import Paths
from desktop_app.services import Services

LATER = 30  # days
_PLACE = ".tam"


def rehearse(services: Services, office: OpenOffice, out: Path, say: Say) -> None:
    """The morning's sheet and the list as of a later day, each print marked as a rehearsal."""
    out.mkdir(exist_ok=True)
    day = services.clock.today() + timedelta(days=LATER)
    before = services.today.board().groups
    copy = rehearsal.begin(services, office, Paths(out / _PLACE, out), day)
    stamp.put(stamp.REHEARSAL)
    try:
        believed = copy.office.services()
        try:
            expect(believed.today.board().today == day, "bản tập dượt không tin ngày được đặt")
            morning_sheet(believed, out, lambda _words: None)
            task_list(believed, out, lambda _words: None)
            believed.tasks.delete(believed.tasks.ids())
        finally:
            believed.close()
    finally:
        stamp.put("")
        copy.end()
        shutil.rmtree(out / _PLACE, ignore_errors=True)
    _expect_marked(out)
    expect(services.today.board().groups == before, "tập dượt đã động vào sổ thật")
    count = sum(path.is_file() for path in out.iterdir())
    say(f"Tập dượt với ngày {show(day)}: {count} tệp có chữ “{stamp.REHEARSAL}”, sổ giữ nguyên")


def _expect_marked(out: Path) -> None:
    for path in out.glob("*.xlsx"):
        words = [cell for sheet in read_workbook(path) for row in sheet.rows for cell in row.texts]
        expect(stamp.REHEARSAL in words, f"{path.name} không có chữ tập dượt")
