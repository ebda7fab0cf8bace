"""The sample's reports: a year sent by the real services, corrected, compared, and drafts left."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.reports import periods
from desktop_app.reports.check_code import check_code, figures_of
from desktop_app.reports.duties_model import DueStatus
from desktop_app.reports.filled import CheckKind
from desktop_app.reports.model import Report, Status
from desktop_app.sample import open_sample
from desktop_app.sample.casework_written import casework
from desktop_app.sample.reports_written import written
from desktop_app.services import Services

TODAY = date(2026, 11, 21)
LAW_PERIODS = {"Q1", "Q2", "H1", "Q3", "M9"}
NOT_OVER = "mới kết thúc"


@pytest.fixture(scope="module")
def made(sample_folder: Path) -> Iterator[Services]:
    clock = FixedClock(datetime(TODAY.year, TODAY.month, TODAY.day, 8, 30, tzinfo=VIETNAM))
    office = open_sample(sample_folder, clock)
    services = office.services()
    yield services
    services.close()
    office.close()


def with_status(made: Services, *wanted: Status) -> list[Report]:
    values = [one.value for one in wanted]
    return [made.reports.get(uid) for uid in made.reports.ids(filters={"status": values})]


def test_every_report_of_the_law_went_out_in_time_and_locked(made: Services) -> None:
    found = [one for one in with_status(made, Status.SENT) if one.regime == periods.KNTC]
    assert {one.period.type.value for one in found} == LAW_PERIODS
    for one in found:
        assert one.sent_on and one.due and one.period.last < one.sent_on <= one.due
        frozen = made.reports.frozen(one.uid)
        assert frozen.frozen_at[:10] == one.sent_on.isoformat()
        assert frozen.code == one.check_code == check_code(figures_of(made.reports.filled(one.uid)))
        names = [name for _uid, name in made.reports.files(one.uid)]
        assert any(name.endswith(".xlsx") for name in names), one.title
    with_all = [one for one in found if len(made.reports.files(one.uid)) == 3]
    assert [one.period.type.value for one in with_all] == ["M9"]


def test_a_report_of_the_plan_went_a_day_late_and_was_corrected(made: Services) -> None:
    (old,) = with_status(made, Status.SUPERSEDED)
    new = made.reports.successor(old.uid)
    assert new and new.status is Status.SENT and new.version == 2
    assert new.check_code != old.check_code and "buổi tuyên truyền" in new.reason
    assert made.reports.filled(old.uid).cell(("DC", "TT1")).value == 11
    assert made.reports.filled(new.uid).cell(("DC", "TT1")).value == 13
    said = "".join(
        run.text
        for section in made.narratives.get(new.uid).sections
        for paragraph in section.paragraphs
        for run in paragraph
    )
    assert "13 buổi tuyên truyền" in said
    due = next(
        d for d in made.report_duties.calendar(date(2026, 1, 1), TODAY) if d.report_uid == new.uid
    )
    assert due.duty.plan_name and due.status is DueStatus.LATE
    assert old.sent_on == due.last_day + timedelta(days=1)


def test_a_visit_written_down_late_is_told_by_name(made: Services) -> None:
    changed = {
        one.period.type.value: drifts
        for one in with_status(made, Status.SENT)
        if (drifts := made.reports.since_sent(one.uid))
    }
    assert changed.keys() == {"Q3", "M9", "Y"}
    for drifts in changed.values():
        assert {drift.signs for drift in drifts} == {"+1"}
        assert {moved.ref[0] for drift in drifts for moved in drift.more} == {"receptions"}
    note = " ".join(written().late.visit.note.split())
    (ref,) = {moved.ref for drifts in changed.values() for drift in drifts for moved in drift.more}
    assert made.receptions.get(ref[1]).values.note == note
    assert made.receptions.get(ref[1]).number == max(
        made.receptions.get(uid).number for uid in made.receptions.ids(filters={"year": 2026})
    )


def test_drafts_lack_what_the_file_leaves_and_their_words_have_drifted(made: Services) -> None:
    drafts = with_status(made, Status.DRAFT)
    left = {tuple(codes) for one in written().report for codes in one.left.values()}
    found = Counter[str]()
    for one in drafts:
        filled = made.reports.filled(one.uid)
        missing = [code for form in filled.forms.values() for code in form.missing]
        assert tuple(missing) in left, one.title
        stopping = [f for f in filled.in_the_way if f.kind is not CheckKind.MISSING]
        assert not [f.words for f in stopping if NOT_OVER not in f.words], one.title
        found.update(made.narratives.lacking(filled).removeprefix("Lời văn: ").split(", "))
    assert len(drafts) == 3
    assert any("chưa viết" in words for words in found)
    assert any("số khác với biểu" in words for words in found)


def test_last_year_stands_beside_every_report(made: Services) -> None:
    entered = with_status(made, Status.ENTERED)
    assert {one.period.year for one in entered} == {2025}
    for one in entered:
        filled = made.reports.filled(one.uid)
        broken = [f.words for f in filled.findings if f.kind is CheckKind.IDENTITY and not f.holds]
        assert not broken, one.title
    for one in with_status(made, Status.SENT, Status.DRAFT):
        cells = [c for f in made.reports.filled(one.uid).forms.values() for c in f.cells.values()]
        assert any(cell.same_last_year for cell in cells), one.title


def test_no_report_is_late_on_the_board_and_one_duty_is_the_offices_own(made: Services) -> None:
    year = made.report_duties.calendar(date(2026, 1, 1), date(2026, 12, 31))
    assert not [due for due in year if due.status is DueStatus.NOT_BEGUN]
    assert all(due.cut_known for due in year)
    (own,) = (due for due in year if due.duty.values.name == written().own.name)
    assert own.status is DueStatus.DRAFT and own.due > TODAY


def test_no_name_stands_in_reports_and_files(made: Services) -> None:
    names = [name for name, _village in casework().people.values()]
    for uid in made.reports.ids():
        told = [made.reports.words(uid), *(name for _uid, name in made.reports.files(uid))]
        for words in told:
            assert not [name for name in names if name in words]


def test_nobody_has_to_undo_the_reports_of_the_sample(made: Services) -> None:
    assert made.book.last_undoable(made.user) is None
