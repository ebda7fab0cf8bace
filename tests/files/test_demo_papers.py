"""What the tour leaves behind, opened with other libraries than it was written with."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest

from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.demo import casework, law, rehearsing, reports, run_demo, tasks, tour
from desktop_app.demo.checks import TourFailed
from desktop_app.documents import guard, stamp
from desktop_app.law.packs.read import read_pack
from desktop_app.opening import OpenOffice
from desktop_app.petitions import keeping
from desktop_app.reports.model import Status
from desktop_app.reports.periods import KNTC
from desktop_app.sample import open_sample
from desktop_app.services import Services


@pytest.fixture(scope="module")
def toured(sample_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole tour, once; the sample office that it begins with is a copy."""
    out = tmp_path_factory.mktemp("tour") / "ra"
    clock = FixedClock(datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM))
    said: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tour, "create_sample", lambda to, _now: shutil.copytree(sample_once, to))
        run_demo(out, clock, say=said.append)
    (out / "said.txt").write_text("\n".join(said), encoding="utf-8")
    return out


@pytest.fixture
def office(sample_once: Path, tmp_path: Path, clock: FixedClock) -> Iterator[OpenOffice]:
    """The sample office, to go wrong in."""
    made = open_sample(shutil.copytree(sample_once, tmp_path / "mau"), clock)
    yield made
    made.close()


def statuses(folder: Path) -> Counter[Status]:
    """How many reports of each status an office has."""
    clock = FixedClock(datetime(2026, 11, 21, 9, 30, tzinfo=VIETNAM))
    office = open_sample(folder, clock)
    services = office.services(read_only=True)
    try:
        return Counter(services.reports.get(uid).status for uid in services.reports.ids())
    finally:
        services.close()
        office.close()


def text_of(path: Path) -> str:
    if path.suffix == ".pdf":
        pages = pypdf.PdfReader(path).pages
        return " ".join(" ".join(page.extract_text().split()) for page in pages)
    found = docx.Document(str(path))
    cells = (cell.text for table in found.tables for row in table.rows for cell in row.cells)
    return " ".join([*(one.text for one in found.paragraphs), *cells])


def one(folder: Path, pattern: str) -> Path:
    (found,) = folder.glob(pattern)
    return found


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_papers_of_the_day_have_today_and_no_mark(toured: Path, ending: str) -> None:
    sheet = text_of(one(toured / "nhiem-vu", f"To-sang*.{ending}"))
    assert "TỜ SÁNG" in sheet
    assert "21/11" in sheet
    assert "Quá hạn: 4 việc" in sheet  # the year report went out, so its row of the plan is done
    listed = text_of(one(toured / "nhiem-vu", f"Danh-muc*.{ending}"))
    assert "Chủ tịch tiếp công dân định kỳ" in listed
    assert stamp.REHEARSAL not in sheet + listed


def test_prints_of_the_rehearsal_bear_the_mark_and_its_day(toured: Path) -> None:
    folder = toured / "tap-duot"
    assert not (folder / ".tam").exists()
    for path in folder.glob("*.pdf"):
        assert stamp.REHEARSAL in text_of(path)
    assert "Danh-muc-nhiem-vu_2026-12-21.docx" in {path.name for path in folder.iterdir()}
    marked = openpyxl.load_workbook(one(folder, "*.xlsx")).worksheets[0]
    assert marked["A1"].value == stamp.REHEARSAL
    assert stamp.word() == ""


def test_the_deadline_and_its_annex_agree_with_the_law(toured: Path) -> None:
    folder = toured / "thoi-han"
    found = json.loads((folder / "kn.accept.json").read_text(encoding="utf-8"))
    assert (found["start"], found["due"]) == ("2026-11-21", "2026-12-02")
    assert any("24" in day["date"] and not day["counted"] for day in found["trace"])
    for ending in ("pdf", "docx"):
        annex = text_of(one(folder, f"Giai-trinh*.{ending}"))
        assert "tạm đình chỉ" in annex
        assert "Điều 28 Luật 02/2011/QH13" in annex


def test_the_pack_is_whole_and_its_preview_tells_what_moves(toured: Path) -> None:
    folder = toured / "thoi-han"
    checked = read_pack(one(folder, "*.goiluat"))
    assert not checked.failed
    assert "giả định" in checked.pack.head.name
    preview = (folder / "goi-trinh-dien.xem-truoc.txt").read_text(encoding="utf-8")
    assert "07 ngày làm việc → 10 ngày làm việc" in preview
    assert "(hồ sơ KN-07): 23/11/2026 → 27/11/2026" in preview


def test_the_workbook_came_back_filled(toured: Path) -> None:
    book = openpyxl.load_workbook(one(toured / "nhiem-vu", "*da-dien.xlsx"))
    cells = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    assert "15/BC-TD" in cells
    said = (toured / "said.txt").read_text(encoding="utf-8")
    assert "báo xong 1 trong" in said
    assert "Đánh dấu xong “" in said


def test_the_books_and_papers_of_casework(toured: Path) -> None:
    folder = toured / "don-thu"
    visits = text_of(one(folder, "So-tiep-cong-dan-2026.pdf"))
    assert "Mẫu số 03/TCD" in visits and "Lương Thị Trình" in visits
    papers = openpyxl.load_workbook(one(folder, "So-theo-doi-don-2026.xlsx")).worksheets[0]
    told = [str(cell.value or "") for row in papers.iter_rows() for cell in row]
    assert any("Lương Thị Trình" in text for text in told)
    for ending in ("pdf", "docx"):
        receipt = text_of(one(folder, f"Giay-bien-nhan*.{ending}"))
        assert "Lương Thị Trình" in receipt and "Quyết định thu hồi đất" in receipt
        accepted = text_of(one(folder, f"Thong-bao-thu-ly*.{ending}"))
        assert "91/TB-UBND" in accepted
    assert "GIẢI TRÌNH THỜI HẠN" in text_of(one(folder, "Giai-trinh*.pdf"))
    file = text_of(one(folder, "Ho-so-vu-viec.docx"))
    assert "5. Tài liệu trong hồ sơ" in file and "ngày thứ 45 – HẠN" in file


def test_no_paper_tells_who_denounced(toured: Path) -> None:
    folder = toured / "don-thu"
    masked = text_of(one(folder, "So-theo-doi-don-hom-nay.pdf"))
    assert "Người tố cáo số" in masked
    secret = ("Thạch Quý Kín", "0900000778", "Đặng Quý Thầu", "Khúc Thị Nhạn")
    for path in [*folder.glob("*.pdf"), *folder.glob("*.docx")]:
        text = text_of(path)
        assert not [name for name in secret if name in text], path.name
    said = (toured / "said.txt").read_text(encoding="utf-8")
    assert "Từ chối in: " in said
    assert "1 người tố cáo vào ngăn bảo mật" in said


def test_reports_are_written_read_back_and_one_is_corrected(
    toured: Path, sample_folder: Path
) -> None:
    folder = toured / "bao-cao"
    before, after = statuses(sample_folder), statuses(toured / "so-mau")
    assert after - before == {Status.SUPERSEDED: 1}
    assert before - after == {}
    assert min(before[Status.SENT], before[Status.DRAFT]) > 1
    endings = Counter(path.suffix for path in folder.iterdir() if path.name.startswith("Bao-cao"))
    shown = before[Status.SENT] + before[Status.DRAFT] + 1
    assert endings == {".docx": shown, ".pdf": shown, ".xlsx": shown}
    said = (toured / "said.txt").read_text(encoding="utf-8").splitlines()
    drifted = [line for line in said if "đã thay đổi sau khi gửi (" in line]
    assert any("(01/TCD.1 +1" in line for line in drifted)
    explained = [path for path in folder.iterdir() if path.name.startswith("Giai-trinh")]
    assert len(explained) == 2 * len(drifted)
    assert all(path.name.isascii() for path in folder.iterdir())
    (refused,) = (line for line in said if line.startswith("Từ chối gửi"))
    assert "06/QLKNTC" in refused and "≤" in refused


def test_a_figure_that_reads_back_otherwise_stops_the_tour(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the long table of one circular, and in the wide forms of the other."""
    monkeypatch.setattr(reports, "_words", lambda value: f"{value + 1}")
    with pytest.raises(TourFailed, match=r"DC\.\w+ đọc lại khác"):
        reports.reports_tour(services, tmp_path / "bao-cao", lambda _words: None)
    drafts = services.reports.ids(filters={"status": Status.DRAFT.value})
    uid = next(uid for uid in drafts if services.reports.get(uid).regime == KNTC)
    with pytest.raises(TourFailed, match=r"01/TCD\.\d+ đọc lại khác"):
        reports._bundle(services, uid, tmp_path, lambda _words: None)


def test_a_gate_left_open_stops_the_tour(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted faults: a register that names a denouncer is written; the clock is another one."""
    with monkeypatch.context() as patch:
        patch.setattr(guard, "ask", lambda *_a, **_k: None)
        with pytest.raises(TourFailed, match="vẫn được in"):
            casework._denouncer(services, tmp_path, print)
    with monkeypatch.context() as patch:
        patch.setattr(keeping, "paper_limits", lambda *_a: [])
        with pytest.raises(TourFailed, match="hạn thụ lý của đơn"):
            casework.casework_tour(services, tmp_path / "don", print)


def test_a_step_that_comes_out_wrong_stops_the_tour(
    office: OpenOffice, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three planted faults: a paper without its words, a pack taken unchecked, no mark."""
    with monkeypatch.context() as patch:
        patch.setattr(tasks, "show", lambda _day: "ngày không có thật")
        with pytest.raises(TourFailed, match="không thấy “ngày không có thật”"):
            tasks.morning_sheet(services, tmp_path, print)
    with monkeypatch.context() as patch:
        patch.setattr(law, "check_pack", lambda _data: None)
        with pytest.raises(TourFailed, match="vẫn được nhận"):
            law.law_tour(services, tmp_path / "luat", print)
    with monkeypatch.context() as patch:
        patch.setattr(rehearsing.stamp, "put", lambda _word: None)
        with pytest.raises(TourFailed, match="không có chữ tập dượt"):
            rehearsing.rehearse(services, office, tmp_path / "tap", print)
    assert stamp.word() == ""
