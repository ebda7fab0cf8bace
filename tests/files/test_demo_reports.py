"""The tour's reports: every file is written and read back, a fault in one of them stops it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.demo import reports as tour
from desktop_app.demo.checks import TourFailed
from desktop_app.reports.model import Status
from desktop_app.safety import accounts
from desktop_app.sample import create_sample, open_sample, reports_written
from desktop_app.sample import reports as sample_reports
from desktop_app.services import Services


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    """The sample with one report that went out and one that is drawn up."""
    whole = reports_written.written()
    kept = tuple(one for one in whole.report if one.period in ("Q3", "Q4"))
    short = msgspec.structs.replace(whole, report=kept)
    monkeypatch.setattr(sample_reports, "written", lambda: short)
    monkeypatch.setattr(accounts, "DEFAULT_COST", accounts.Cost(64, 1, 1))
    clock = FixedClock(datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM))
    create_sample(tmp_path / "mau", clock)
    found = open_sample(tmp_path / "mau", clock).services()
    yield found
    found.close()


def test_reports_are_written_read_back_and_one_is_corrected(
    services: Services, tmp_path: Path
) -> None:
    said: list[str] = []
    out = tmp_path / "bao-cao"
    tour.reports_tour(services, out, said.append)
    endings = sorted(path.suffix for path in out.iterdir() if path.name.startswith("Bao-cao"))
    assert endings == sorted([".docx", ".pdf", ".xlsx"] * 3)
    assert len([path for path in out.iterdir() if path.name.startswith("Giai-trinh")]) == 2
    assert all(path.name.isascii() for path in out.iterdir())
    (refused,) = (line for line in said if line.startswith("Từ chối gửi"))
    assert "06/QLKNTC" in refused and "≤" in refused
    assert any("đã thay đổi sau khi gửi (01/TCD.1 +1" in line for line in said)
    statuses = [services.reports.get(uid).status for uid in services.reports.ids()]
    assert statuses.count(Status.SENT) == statuses.count(Status.SUPERSEDED) == 1


def test_a_figure_that_reads_back_otherwise_stops_the_tour(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tour, "_words", lambda value: f"{value + 1}")
    with pytest.raises(TourFailed, match=r"01/TCD\.\d+ đọc lại khác"):
        tour.reports_tour(services, tmp_path / "bao-cao", lambda _words: None)
