"""The paper with the recovery code: whole on the disk, or told to be missing."""

import errno
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop_app.errors import KnownProblem
from ui.start import recovery_sheet
from ui.start.code_box import CodeBox
from ui.start.parts import EntryForm

CODE = "7ZTG-WTBG-LAF5-J3U2-DE9Z-9RCA-E6CK-DSC9"


@pytest.fixture
def box(qtbot) -> CodeBox:
    box = CodeBox(EntryForm(), date(2026, 11, 21))
    qtbot.addWidget(box)
    box.show_code(CODE, "UBND xã Thử", "Lò Thị Mẫu")
    return box


def _fill(disk: Path) -> None:
    with pytest.raises(OSError) as caught, (disk / "đầy").open("wb", buffering=0) as stream:
        while True:
            stream.write(bytes(4096))
    assert caught.value.errno == errno.ENOSPC


def test_the_sheet_holds_the_code(box, tmp_path):
    recovery_sheet.save_pdf(box._sheet(), tmp_path / "phiếu.pdf")
    # Qt's PDF parts words where letters change the font; only the letters are compared.
    text = "".join(PdfReader(tmp_path / "phiếu.pdf").pages[0].extract_text().split())
    assert CODE in text and "UBNDxãThử" in text


def test_a_full_disk_is_told_and_the_code_does_not_count_as_kept(box, quiet_door, small_disk):
    _fill(small_disk)
    quiet_door.answers.append(small_disk / "phieu.pdf")
    box._save()
    assert quiet_door.shown[-1][0] == "problem"
    assert not box.kept.isChecked()
    assert not (small_disk / "phieu.pdf").exists()
    with pytest.raises(KnownProblem, match="Đĩa đầy"):
        recovery_sheet.save_pdf(box._sheet(), small_disk / "phieu.pdf")
