"""The sample office and the tour on it: what they make, and what they never remove."""

from datetime import timedelta
from pathlib import Path

import pytest

import resources
from desktop_app import sample
from desktop_app.clock import FixedClock
from desktop_app.demo import run_demo
from desktop_app.errors import KnownProblem, UserError
from desktop_app.jobs import Cancelled, Job
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.opening import Account, OpenOffice, create_office
from desktop_app.sample import (
    create_sample,
    fill_more,
    open_sample,
    sample_of_today,
    what_is_left,
)

UPPER = """UBND TỈNH BÌNH MẪU
Số: 31/KH-UBND

KẾ HOẠCH
Thực hiện dân chủ ở cơ sở năm 2026

I. NHIỆM VỤ
1. UBND các xã, phường tổ chức đối thoại với Nhân dân trước ngày 30/11/2026.
"""
OWN = """UBND XÃ ĐỒNG MẪU
Đồng Mẫu, ngày 05 tháng 01 năm 2026
Số: 9/KH-UBND

KẾ HOẠCH
Tổ chức đối thoại năm 2026

I. MỤC ĐÍCH
1. Lắng nghe.

PHỤ LỤC
STT\tNội dung nhiệm vụ\tĐơn vị chủ trì\tThời gian thực hiện
1\tNiêm yết thông báo\tPhòng Kinh tế\tQuý I/2026
2\tĐối thoại tại thôn\tVăn phòng HĐND và UBND\tTháng 6/2026
"""


SHORT_CASEWORK = """
[people]
mot = ["Tạ Thị Thử", "Thôn Đông"]
hai = ["Mạc Đình Lãng", "Thôn Bắc"]
[days]
before_new_law = "thứ Năm hằng tuần"
pattern = "thứ Năm tuần 1 và 3 hằng tháng"
past = 60
ahead = 20
place = "Trụ sở UBND xã"
from_time = "07:30"
to_time = "11:30"
posted_where = "Bảng niêm yết"
postponed_to = 9
postponed_because = "Họp"
delegated = {}
unscheduled = {}
[[visit]]
ago = 3
who = "mot"
content_kind = "proposal"
content = "Đề nghị sửa cống đầu thôn"
[[visit]]
ago = 2
who = "hai"
content_kind = "denunciation"
content = "Tố cáo việc thu tiền làm đường"
[visit.petition]
kind = "denunciation"
content = "Tố cáo việc thu tiền làm đường"
steps = [{ kind = "accepted", after = 1, number = "5/QĐ-UBND" }]
"""
SHORT_REPORTS = """
sent_how = "Trục liên thông"
symbol = "BC-UBND"
later = []
[words]
[late]
before = 9
[late.visit]
who = "mot"
content_kind = "proposal"
content = "Đề nghị nối điện"
[own]
name = "Báo cáo trình HĐND xã"
due = 9
cut = 4
recipient = "HĐND xã"
article = "Giấy mời"
[[report]]
regime = "democracy"
period = "own"
number = 5
before = 1
hand = {}
"""


@pytest.fixture
def one_plan(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One short plan stands for the five, two visits for sixty, one report for ten.

    Those have tests of their own.
    """
    folder = tmp_path_factory.mktemp("resources")
    (folder / "sample" / "plans").mkdir(parents=True)
    (folder / "sample" / "plans" / "01.txt").write_text(
        "UBND XÃ ĐỒNG MẪU\nSố: 9/KH-UBND\n\nKẾ HOẠCH\nTổ chức đối thoại năm 2026\n\nI. MỤC ĐÍCH\n"
        "1. Lắng nghe.\n",
        encoding="utf-8",
    )
    (folder / "sample" / "casework").mkdir()
    (folder / "sample" / "casework" / "01.toml").write_text(SHORT_CASEWORK, encoding="utf-8")
    (folder / "sample" / "reports.toml").write_text(SHORT_REPORTS, encoding="utf-8")
    names = ("plans", "casework", "reports.toml")
    real, replaced = resources.path, [("sample", name) for name in names]

    def path(*parts: str) -> Path:
        return folder.joinpath(*parts) if parts[:2] in replaced else real(*parts)

    monkeypatch.setattr(resources, "path", path)
    return folder


def test_the_sample_office_is_filled_and_never_locks(
    tmp_path: Path, clock: FixedClock, one_plan: Path
) -> None:
    told: list[str] = []
    create_sample(tmp_path / "mau", clock, Job(lambda *step: told.append(step[2])))
    office = open_sample(tmp_path / "mau", clock)
    services = office.services()
    try:
        assert services.office.office().authority == "UBND xã Đồng Mẫu"
        assert (len(services.office.departments()), len(services.office.villages())) == (4, 5)
        assert services.settings.get("is_sample") == "1"
        assert services.settings.number("idle_minutes") == 0
        assert len(services.plans.ids(search="doi thoai")) == 1
    finally:
        services.close()
        office.close()
    assert "Đang chép kế hoạch mẫu" in told


def test_a_visitor_cannot_undo_the_sample_away(
    tmp_path: Path, clock: FixedClock, one_plan: Path
) -> None:
    create_sample(tmp_path / "mau", clock)
    office = open_sample(tmp_path / "mau", clock)
    services = office.services()
    assert services.book.last_undoable(sample.USER) is None
    services.settings.put("idle_minutes", "9")
    services.undo()
    assert services.book.last_undoable(sample.USER) is None
    services.close()
    office.close()


@pytest.mark.parametrize("last_step", [1, 4])
def test_a_stopped_sample_can_be_made_again(
    tmp_path: Path, clock: FixedClock, one_plan: Path, last_step: int
) -> None:
    """Stopped at the keys, and after the office is made but not yet filled."""
    steps = iter(range(1, 10))

    def stop(*_: object) -> None:
        if next(steps) == last_step:
            raise Cancelled

    job = Job(stop)
    with pytest.raises(Cancelled):
        create_sample(tmp_path / "mau", clock, job)
    assert list(tmp_path.iterdir()) == []
    create_sample(tmp_path / "mau", clock)


def left_and_visits(office: OpenOffice, *, fill: bool = False) -> tuple[str, int]:
    services = office.services()
    try:
        while fill and what_is_left(services):
            assert not fill_more(services).undoable
        return what_is_left(services), len(services.receptions.ids())
    finally:
        services.close()
        office.close()


def on_day(clock: FixedClock, days: int) -> FixedClock:
    return FixedClock(clock.now() + timedelta(days=days))


def test_the_sample_opens_before_it_is_whole_and_is_filled_in_afterwards(
    tmp_path: Path, clock: FixedClock, one_plan: Path
) -> None:
    folder = tmp_path / "mau" / "van-phong"
    assert left_and_visits(sample_of_today(folder, clock, Job()))[1] == 0
    # Left before it was whole: begun anew, else its days would not go together.
    found = sample_of_today(folder, on_day(clock, 1), Job())
    left, visits = left_and_visits(found, fill=True)
    assert (left, visits > 0) == ("", True)
    assert left_and_visits(sample_of_today(folder, on_day(clock, 1), Job())) == ("", visits)


def test_an_untouched_sample_is_of_today_and_a_touched_one_is_kept(
    tmp_path: Path, clock: FixedClock, one_plan: Path
) -> None:
    folder = tmp_path / "van-phong"
    left_and_visits(sample_of_today(folder, clock, Job()), fill=True)
    later = on_day(clock, 3)
    assert left_and_visits(sample_of_today(folder, later, Job()))[0] != "", "begun anew"
    left_and_visits(sample_of_today(folder, later, Job()), fill=True)
    office = sample_of_today(folder, later, Job())
    services = office.services()
    services.settings.put("reception_place", "Nhà văn hóa")
    services.close()
    office.close()
    kept = sample_of_today(folder, on_day(clock, 9), Job())
    services = kept.services(read_only=True)
    assert services.settings.get("reception_place") == "Nhà văn hóa"
    services.close()
    kept.close()
    renewed = sample_of_today(folder, on_day(clock, 9), Job(), anew=True)
    services = renewed.services(read_only=True)
    assert services.settings.get("reception_place") == ""
    services.close()
    renewed.close()


def test_a_sample_that_is_open_elsewhere_is_not_thrown_away(
    tmp_path: Path, clock: FixedClock, one_plan: Path
) -> None:
    folder = tmp_path / "van-phong"
    held = sample_of_today(folder, clock, Job())
    with pytest.raises(KnownProblem, match="đang mở"):
        sample_of_today(folder, on_day(clock, 1), Job(), anew=True)
    assert left_and_visits(held, fill=True)[1] > 0


def pictures(_office: OpenOffice, folder: Path) -> list[Path]:
    folder.mkdir()
    (folder / "tab.png").touch()
    return [folder / "tab.png"]


def test_the_tour_writes_everything_and_taken_again_leaves_what_was_put_beside(
    tmp_path: Path, clock: FixedClock, one_plan: Path
) -> None:
    """Taken again there are two plans: the province's gives a draft, a copy of our own is issued.

    The plan of the first time has no tasks.
    """
    out, said = tmp_path / "chạy thử", list[str]()
    note = out / "ghi chú.txt"
    for is_second in (False, True):
        if is_second:
            (one_plan / "sample" / "plans" / "02.txt").write_text(UPPER, encoding="utf-8")
            (one_plan / "sample" / "plans" / "01.txt").write_text(OWN, encoding="utf-8")
        assert run_demo(out, clock, say=said.append, pictures=pictures) == 0
        assert note.exists() is is_second
        note.write_bytes(b"mine")
        names = {path.name for path in out.iterdir()}
        assert names >= {"so-mau", "01.doc-duoc.txt", "anh"}
        assert {Path(name).suffix for name in names} >= {".pdf", ".docx"}
    assert "Tìm “doi thoai”: 1 kế hoạch" in said
    made = {row["made"]: row for row in plans_of(out / "so-mau", clock)}
    assert (made["derive"]["status"], made["copy"]["status"]) == ("draft", "issued")
    assert made["copy"]["number"] == "10/KH-UBND"
    assert {path.suffix for path in (out / "theo-don-vi").iterdir()} == {".xlsx"}
    assert any(line.startswith("Tách phụ lục: 2 tệp") for line in said)
    assert any(line.startswith("Đưa 2 nhiệm vụ của 10/KH-UBND") for line in said)


def plans_of(folder: Path, clock: FixedClock) -> list[dict[str, object]]:
    office = open_sample(folder, clock)
    services = office.services()
    try:
        return services.plans.rows(services.plans.ids())
    finally:
        services.close()
        office.close()


def test_other_files_are_never_touched(tmp_path: Path, clock: FixedClock, one_plan: Path) -> None:
    (tmp_path / "riêng.docx").write_bytes(b"mine")
    with pytest.raises(UserError, match="đã có tệp khác"):
        run_demo(tmp_path, clock, say=print)
    assert (tmp_path / "riêng.docx").read_bytes() == b"mine"


def test_a_real_book_of_that_name_is_not_taken_for_an_earlier_tour(
    tmp_path: Path, clock: FixedClock
) -> None:
    setup = OfficeSetup(Office(Level.XA, "Đồng Thử", "Tỉnh Thử"))
    create_office(tmp_path / "so-mau", setup, Account("Lan", "mật khẩu dài"), clock)
    with pytest.raises(UserError, match="đã có tệp khác"):
        run_demo(tmp_path, clock, say=print)
    assert (tmp_path / "so-mau" / "so.db").exists()
