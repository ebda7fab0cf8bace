"""After sending: what the books say otherwise, by record; the bridge between periods."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from case_desk import Desk

from desktop_app.documents import pdf
from desktop_app.errors import UserError
from desktop_app.petitions.model import Results
from desktop_app.reports.filled import CheckKind
from desktop_app.reports.model import HandCell, PeriodType
from desktop_app.reports.periods import period_of

H1 = period_of(PeriodType.H1, 2026)
Q2 = period_of(PeriodType.Q2, 2026)
Q3 = period_of(PeriodType.Q3, 2026)
XLD = ("02/XLD",)
KNTC = ("02/XLD", "03/GQKN", "05/KQTH")
SENT = date(2026, 11, 21)
TOTAL, COMPLAINTS, LAND, OTHER = (("02/XLD", code) for code in ("1", "6", "9", "11"))


@pytest.fixture
def desk(services):
    made = Desk(services)
    made.r = services.reports
    return made


def later(desk, **more):
    desk.s.clock.advance(timedelta(**(more or {"hours": 1})))


def complaint(desk, day, accept=True, **more):
    values = {"field": "land", "instance": "first", "qualified": "yes", "in_competence": "yes"}
    paper = desk.paper("complaint", day, **(values | more))
    if accept:
        desk.do(paper.case_uid, "accepted", day)
    return paper


def sent(desk, period=H1, forms=XLD):
    uid = desk.r.begin("", "kntc", period, forms).uid
    desk.r.send(uid, SENT, "UBND tỉnh")
    later(desk)
    return uid


def by_key(drifts):
    return {drift.key: drift for drift in drifts}


# What changed since


def test_nothing_changed_is_told_as_nothing(desk):
    complaint(desk, date(2026, 3, 2))
    uid = sent(desk)
    assert desk.r.since_sent(uid) == []
    with pytest.raises(UserError, match="không có gì thay đổi"):
        desk.r.explanation(uid)


def test_a_record_entered_late_is_told_by_name(desk):
    complaint(desk, date(2026, 3, 2))
    uid = sent(desk)
    late = complaint(desk, date(2026, 6, 10))
    complaint(desk, date(2026, 6, 15))  # of the next period
    drift = by_key(desk.r.since_sent(uid))[COMPLAINTS]
    assert (drift.sent, drift.now, drift.signs) == (1, 2, "+1")
    (moved,) = drift.more
    assert moved.ref == ("petitions", late.uid)
    assert moved.title == f"Đơn số {late.number}/2026"
    assert moved.words == "nhập ngày 21/11/2026"


def test_a_record_corrected_moves_between_figures_of_one_total(desk):
    paper = complaint(desk, date(2026, 3, 2))
    uid = sent(desk)
    values = desk.s.petitions.get(paper.uid).values
    desk.s.petitions.change(paper.uid, replace(values, field="other"))
    drifts = by_key(desk.r.since_sent(uid))
    assert set(drifts) == {LAND, OTHER}
    assert (drifts[LAND].signs, drifts[OTHER].signs) == ("−1", "+1")
    assert drifts[OTHER].more[0].words == "sửa ngày 21/11/2026 (lĩnh vực)"


def test_a_record_moved_out_of_the_period_and_one_deleted_are_told(desk):
    moved, gone = complaint(desk, date(2026, 3, 2), accept=False), complaint(desk, date(2026, 3, 3))
    uid = sent(desk)
    values = desk.s.petitions.get(moved.uid).values
    desk.s.petitions.change(moved.uid, replace(values, received_on=date(2026, 6, 20)))
    desk.s.petitions.delete([gone.uid])
    drift = by_key(desk.r.since_sent(uid))[TOTAL]
    assert (drift.sent, drift.now, drift.signs) == (2, 0, "−2")
    words = {moved.ref[1]: (moved.title, moved.words) for moved in drift.fewer}
    assert words[moved.uid][1] == "sửa ngày 21/11/2026 (ngày nhận)"
    assert words[gone.uid][0] == f"Đơn số {gone.number}/2026"
    assert words[gone.uid][1] == "đã xóa ngày 21/11/2026"


def test_a_step_entered_late_is_told_by_its_name(desk):
    paper = complaint(desk, date(2026, 3, 2))
    uid = sent(desk, forms=KNTC)
    desk.do(paper.case_uid, "decided", date(2026, 4, 2))
    drift = by_key(desk.r.since_sent(uid))[("03/GQKN", "7")]
    assert drift.signs == "+1"
    assert drift.more[0].title.startswith("Vụ việc số 1/2026")
    assert "ghi bước “" in drift.more[0].words
    assert "ngày 21/11/2026" in drift.more[0].words


def test_other_amounts_of_the_same_records_are_told(desk):
    paper = complaint(desk, date(2026, 3, 2))
    desk.do(paper.case_uid, "decided", date(2026, 4, 2))
    desk.s.cases.set_results(paper.case_uid, Results(state_money=2_500_000))
    uid = sent(desk, forms=KNTC)
    desk.s.cases.set_results(paper.case_uid, Results(state_money=4_000_000))
    drift = by_key(desk.r.since_sent(uid))[("03/GQKN", "13")]
    assert (drift.sent, drift.now, drift.signs) == (Decimal("2.5"), 4, "±1")
    (moved,) = drift.other
    assert (moved.then, moved.now) == (Decimal("2.5"), 4)
    assert moved.words == "sửa ngày 21/11/2026 (thu hồi cho Nhà nước: tiền)"


def test_a_typed_figure_never_drifts_but_its_records_are_told(desk):
    complaint(desk, date(2026, 3, 2))
    uid = desk.r.begin("", "kntc", H1, XLD).uid
    two = HandCell(Decimal(2), "Sổ giấy")
    desk.r.set_cells(uid, {("02/XLD", code): two for code in ("7", "9", "1", "2")})
    desk.r.send(uid, SENT)
    later(desk)
    complaint(desk, date(2026, 3, 9))
    drift = by_key(desk.r.since_sent(uid))[LAND]
    assert (drift.sent, drift.now, drift.signs) == (2, 2, "+1")


def test_the_explaining_note_names_every_record_and_can_be_printed(desk):
    complaint(desk, date(2026, 3, 2))
    uid = sent(desk)
    late = complaint(desk, date(2026, 6, 10))
    note = desk.r.explanation(uid)
    report = desk.r.get(uid)
    text = repr(note)
    assert report.check_code[:4] in text
    assert f"+ Đơn số {late.number}/2026: nhập ngày 21/11/2026" in text
    assert note.addressees == ("UBND tỉnh",)
    assert pdf.to_bytes(note)[0].startswith(b"%PDF")


# In which reports a record was counted


def test_a_record_tells_in_which_sent_reports_and_figures_it_was_counted(desk):
    paper = complaint(desk, date(2026, 3, 20))
    half, quarter = sent(desk, H1), sent(desk, Q2)
    sent(desk, Q3)
    late = complaint(desk, date(2026, 3, 21))
    found = desk.r.counted_in("petitions", paper.uid)
    assert {one.report.uid for one in found} == {half, quarter}
    assert COMPLAINTS in found[0].cells and ("02/XLD", "10") not in found[0].cells
    assert "02/XLD (1, 2, 3" in found[0].words
    assert desk.r.counted_in("petitions", late.uid) == []
    assert desk.r.counted_in("petitions", "no such") == []
    new = desk.r.correct(half, "Thiếu").uid
    desk.r.send(new, SENT)
    told = {one.report.uid: one.words for one in desk.r.counted_in("petitions", paper.uid)}
    assert set(told) == {half, quarter, new}
    assert told[half].endswith("bản đính chính") and not told[new].endswith("bản đính chính")


# The bridge


def bridges(desk, uid):
    found = desk.r.filled(uid).findings
    return [one for one in found if one.kind is CheckKind.BRIDGE]


def test_what_came_and_went_adds_up_within_a_period(desk):
    complaint(desk, date(2026, 6, 1), accept=False)
    complaint(desk, date(2026, 7, 1))
    uid = desk.r.begin("", "kntc", Q3, XLD).uid
    (papers,) = bridges(desk, uid)
    assert papers.holds
    assert papers.figures == "1 + 1 = 1 + 1"


def test_no_gap_where_the_books_still_say_what_was_sent(desk):
    complaint(desk, date(2026, 6, 1), accept=False)
    sent(desk, Q2, KNTC)
    uid = desk.r.begin("", "kntc", Q3, KNTC).uid
    assert [one.holds for one in bridges(desk, uid)] == [True] * 8
    assert len([one for one in bridges(desk, uid) if "theo sổ" in one.words]) == 4


def test_a_gap_to_the_sent_report_is_explained_by_record(desk):
    done = complaint(desk, date(2026, 6, 1), accept=False)
    sent(desk, Q2)
    late = complaint(desk, date(2026, 6, 12), accept=False)
    desk.do(done.case_uid, "accepted", date(2026, 6, 5))
    uid = desk.r.begin("", "kntc", Q3, XLD).uid
    gap = next(one for one in bridges(desk, uid) if not one.holds)
    assert not gap.error
    assert gap.figures == "1 = 1, khác hồ sơ"
    more, fewer = gap.because
    assert more == (f"+ Đơn số {late.number}/2026 nhập ngày 21/11/2026, sau khi gửi báo cáo trước")
    assert fewer.startswith(f"− Đơn số {done.number}/2026 ")
    assert "sau khi gửi báo cáo trước" in fewer
    assert set(gap.refs) == {("petitions", late.uid), ("petitions", done.uid)}


def test_the_bridge_starts_from_the_version_that_stands(desk):
    old = sent(desk, Q2)
    complaint(desk, date(2026, 6, 12), accept=False)
    new = desk.r.correct(old, "Sót đơn").uid
    uid = desk.r.begin("", "kntc", Q3, XLD).uid
    assert [one.holds for one in bridges(desk, uid)] == [True, False]
    desk.r.send(new, SENT)
    assert [one.holds for one in bridges(desk, uid)] == [True, True]
