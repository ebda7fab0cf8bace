"""Reports drawn up, sent, taken back, corrected: what is allowed and what is told."""

from datetime import date
from decimal import Decimal

import pytest
from case_desk import Desk

from desktop_app.errors import UserError
from desktop_app.reports.filled import CellState, CheckKind
from desktop_app.reports.model import HandCell, PeriodType, ReportHead, ReportPeriod, Status
from desktop_app.reports.periods import period_of
from desktop_app.reports.service import SentFile

H1 = period_of(PeriodType.H1, 2026)
Q3 = period_of(PeriodType.Q3, 2026)
FORMS = ("01/TCD", "02/XLD", "03/GQKN", "04/GQTC", "05/KQTH", "06/QLKNTC")
SENT = date(2026, 11, 20)


@pytest.fixture
def desk(services):
    made = Desk(services)
    made.r = services.reports
    return made


def begun(desk, period=H1, forms=FORMS):
    uid = desk.r.begin("", "kntc", period, forms).uid
    desk.r.fill_zeros(uid, "06/QLKNTC") if "06/QLKNTC" in forms else None
    return uid


def sent(desk, period=H1, **more):
    uid = begun(desk, period)
    desk.r.send(uid, SENT, "UBND tỉnh Bình Mẫu", "Trục liên thông", **more)
    return uid


def complaint(desk, day, **more):
    """A complaint of the first instance about land, accepted."""
    values = {"field": "land", "instance": "first", "qualified": "yes", "in_competence": "yes"}
    paper = desk.paper("complaint", day, **(values | more))
    desk.do(paper.case_uid, "accepted", day)
    return paper


# Drawing up


def test_a_report_begins_with_its_period_name_and_nothing_typed_in(desk):
    uid = desk.r.begin("", "kntc", H1, FORMS, due=date(2026, 6, 17)).uid
    report = desk.r.get(uid)
    assert report.title.endswith("6 tháng đầu năm 2026")
    assert (report.period, report.forms, report.status) == (H1, FORMS, Status.DRAFT)
    assert report.due == date(2026, 6, 17)
    filled = desk.r.filled(uid)
    assert filled.cell(("02/XLD", "1")).state is CellState.COUNTED
    assert filled.cell(("02/XLD", "3")).state is CellState.ADDED
    assert set(filled.forms["06/QLKNTC"].missing) == {str(n) for n in range(1, 18)}
    assert [one.kind for one in filled.in_the_way] == [CheckKind.MISSING]


def test_a_second_report_for_the_same_duty_and_period_is_refused(desk):
    uid = begun(desk)
    with pytest.raises(UserError, match="đang lập"):
        desk.r.begin("", "kntc", H1, FORMS)
    desk.r.send(uid, SENT)
    with pytest.raises(UserError, match="đính chính"):
        desk.r.begin("", "kntc", H1, FORMS)
    begun(desk, Q3)


def test_figures_are_counted_from_the_books_and_open_to_their_records(desk):
    inside, other = complaint(desk, date(2026, 6, 14)), complaint(desk, date(2026, 6, 15))
    filled = desk.r.filled(begun(desk))
    cell = filled.cell(("02/XLD", "6"))
    assert (cell.value, list(cell.refs)) == (1, [("petitions", inside.uid)])
    (row,) = desk.r.why(filled.report.uid, ("02/XLD", "6"))
    assert row.title == f"Đơn số {inside.number}/2026"
    assert "14/06/2026" in row.detail and "Nhận ngày 14/06/2026" in row.why
    assert other.uid not in {ref[1] for ref in cell.refs}


def test_a_paste_of_many_figures_is_one_step_of_undo(desk):
    uid = desk.r.begin("", "kntc", H1, FORMS).uid
    cells = {("06/QLKNTC", str(n)): HandCell(Decimal(n)) for n in range(1, 18)}
    desk.r.set_cells(uid, cells)
    assert desk.r.filled(uid).cell(("06/QLKNTC", "5")).value == 5
    desk.s.undo()
    assert desk.r.content(uid).hand == {}
    desk.s.redo()
    assert desk.r.content(uid).hand == cells


def test_a_typed_figure_can_be_taken_away_again(desk):
    uid = begun(desk)
    desk.r.set_cells(uid, {("06/QLKNTC", "4"): None})
    assert desk.r.filled(uid).forms["06/QLKNTC"].missing == ("4",)
    with pytest.raises(UserError, match="không còn ô nào trống"):
        desk.r.fill_zeros(uid, "06/QLKNTC") and desk.r.fill_zeros(uid, "06/QLKNTC")


def test_a_counted_figure_is_replaced_with_a_reason_only_and_stays_marked(desk):
    complaint(desk, date(2026, 3, 2))
    uid = begun(desk)
    key = ("02/XLD", "9")
    for why in ("", "   "):
        with pytest.raises(UserError, match="đếm từ sổ") as refused:
            desk.r.set_cells(uid, {key: HandCell(Decimal(2), why)})
        assert refused.value.field == "9"
    desk.r.set_cells(uid, {key: HandCell(Decimal(2), "Một đơn ở sổ giấy")})
    filled = desk.r.filled(uid)
    cell = filled.cell(key)
    assert (cell.state, cell.value, cell.counted) == (CellState.REPLACED, 2, 1)
    told = [one for one in filled.findings if one.kind is CheckKind.BOOKS and key in one.cells]
    assert "Một đơn ở sổ giấy" in told[0].words
    # 6 = 7+8 = 9+10+11 no longer holds, and says so with its numbers.
    (broken,) = [one for one in filled.in_the_way if "9+10+11" in one.rule]
    assert broken.figures == "1 = 1 + 0 ≠ 2 + 0 + 0"


@pytest.mark.parametrize("value", ["-1", "1.5", "NaN", "1E+16"])
def test_numbers_that_a_figure_cannot_have_are_refused(desk, value):
    uid = begun(desk)
    with pytest.raises(UserError) as refused:
        desk.r.set_cells(uid, {("06/QLKNTC", "1"): HandCell(Decimal(value))})
    assert refused.value.field == "1"
    assert desk.r.content(uid).hand[("06/QLKNTC", "1")].value == 0


def test_a_figure_that_the_report_has_not_is_refused(desk):
    uid = begun(desk, forms=("02/XLD",))
    for key in (("01/TCD", "1"), ("02/XLD", "99")):
        with pytest.raises(UserError, match="không có chỉ tiêu"):
            desk.r.set_cells(uid, {key: HandCell(Decimal(1), "x")})


def test_the_note_and_the_head_are_kept(desk):
    uid = begun(desk)
    desk.r.set_note(uid, "02/XLD", "  Có 2 đơn  trùng ")
    head = ReportHead(number="12", symbol="BC-UBND", dated_on=SENT, sent_to="UBND tỉnh")
    desk.r.set_head(uid, head)
    assert desk.r.filled(uid).forms["02/XLD"].note == "Có 2 đơn trùng"
    assert desk.r.get(uid).head == head


def test_a_number_typed_with_its_symbol_is_taken_apart_and_nonsense_is_refused(desk):
    uid = begun(desk)
    desk.r.set_head(uid, ReportHead(number=" 07/BC-UBND "))
    head = desk.r.get(uid).head
    assert (head.number, head.symbol) == ("7", "BC-UBND")
    for wrong, field in (({"number": "x"}, "number"), ({"symbol": "b c!"}, "symbol")):
        with pytest.raises(UserError) as refused:
            desk.r.set_head(uid, ReportHead(**wrong))
        assert refused.value.field == field
    assert desk.r.get(uid).head == head


def test_cut_off_days_are_the_laws_where_the_law_sets_them(desk):
    uid = begun(desk)
    with pytest.raises(UserError, match="Điều 7"):
        desk.r.set_days(uid, date(2026, 1, 1), date(2026, 10, 31))
    own = ReportPeriod(date(2026, 1, 1), date(2026, 12, 31), 2026, PeriodType.YEAR)
    other = desk.r.begin("", "democracy", own, ("DC",)).uid
    desk.r.set_days(other, date(2026, 1, 1), date(2026, 10, 31))
    assert desk.r.get(other).period.last == date(2026, 10, 31)
    with pytest.raises(UserError, match="từ ngày đầu"):
        desk.r.set_days(other, date(2026, 1, 2), date(2026, 1, 1))


# Sending


def test_what_was_sent_is_locked_and_stays_as_it_was(desk):
    complaint(desk, date(2026, 3, 2))
    uid = sent(desk)
    before = desk.r.filled(uid)
    assert before.report.status is Status.SENT
    assert len(before.report.check_code) == 8
    complaint(desk, date(2026, 3, 9))
    after = desk.r.filled(uid)
    assert after == before
    assert after.cell(("02/XLD", "6")).value == 1
    locked = (
        lambda: desk.r.set_cells(uid, {("06/QLKNTC", "1"): HandCell(Decimal(3))}),
        lambda: desk.r.set_note(uid, "02/XLD", "x"),
        lambda: desk.r.fill_zeros(uid, "06/QLKNTC"),
        lambda: desk.r.set_head(uid, ReportHead(number="9")),
        lambda: desk.r.set_compared(uid, "last", {("02/XLD", "1"): Decimal(1)}),
        lambda: desk.r.save_words(uid, "khác"),
    )
    for action in locked:
        with pytest.raises(UserError, match="đã gửi"):
            action()
    with pytest.raises(UserError, match="không xóa được"):
        desk.r.delete(uid)
    with pytest.raises(UserError, match="không còn là bản đang lập"):
        desk.r.send(uid, SENT)


def test_a_missing_figure_forbids_sending(desk):
    uid = desk.r.begin("", "kntc", H1, FORMS).uid
    with pytest.raises(UserError, match="06/QLKNTC còn 17 ô chưa nhập"):
        desk.r.send(uid, SENT)
    assert desk.r.get(uid).status is Status.DRAFT


def test_a_failing_rule_forbids_sending_and_is_named_with_its_numbers_and_records(desk):
    paper = complaint(desk, date(2026, 3, 2), field="")
    uid = begun(desk)
    with pytest.raises(UserError) as refused:
        desk.r.send(uid, SENT)
    words = refused.value.message
    assert "9+10+11" in words and "1 = 1 + 0 ≠ 0 + 0 + 0" in words
    assert f"Đơn số {paper.number}/2026 chưa ghi lĩnh vực" in words
    assert "dự thảo vẫn in được" in words


@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2025, 12, 14)])
def test_the_day_of_sending_lies_between_the_period_and_today(desk, day):
    uid = begun(desk)
    with pytest.raises(UserError) as refused:
        desk.r.send(uid, day)
    assert refused.value.field == "sent_on"


def test_the_number_is_taken_when_sent_and_refused_when_in_use(desk):
    uid = begun(desk)
    desk.r.set_head(uid, ReportHead(number="12", symbol="BC-UBND", dated_on=SENT))
    desk.r.send(uid, SENT)
    assert desk.s.life.numbers.holder("BC-UBND", 2026, 12).owner_uid == uid
    other = begun(desk, Q3)
    desk.r.set_head(other, ReportHead(number="12", symbol="BC-UBND", dated_on=SENT))
    with pytest.raises(UserError, match="không dùng được"):
        desk.r.send(other, SENT)
    assert desk.r.get(other).status is Status.DRAFT
    desk.r.set_head(other, ReportHead(number="13", symbol="", dated_on=SENT))
    with pytest.raises(UserError, match="ký hiệu"):
        desk.r.send(other, SENT)


def test_files_are_made_of_the_report_with_its_code_and_kept_with_it(desk):
    seen = []

    def made(filled):
        seen.append(filled.report)
        return [SentFile("Bao cao.pdf", b"%PDF", "application/pdf")]

    uid = sent(desk, files=made)
    assert seen[0].check_code == desk.r.get(uid).check_code
    assert (seen[0].status, seen[0].sent_on) == (Status.SENT, SENT)
    ((attachment, name),) = desk.r.files(uid)
    assert name == "Bao cao.pdf"
    assert desk.s.book.attachments.get(attachment) == ("Bao cao.pdf", b"%PDF")


def test_files_that_cannot_be_made_leave_the_report_a_draft(desk):
    uid = begun(desk)

    def broken(_filled):
        raise UserError("Không ghi được tệp.")

    with pytest.raises(UserError, match="Không ghi được tệp"):
        desk.r.send(uid, SENT, files=broken)
    assert desk.r.get(uid).status is Status.DRAFT
    assert desk.s.book.ids("attachments") == []


def test_sending_is_one_step_of_undo_and_of_redo(desk):
    uid = begun(desk)
    desk.r.set_head(uid, ReportHead(number="12", symbol="BC-UBND", dated_on=SENT))
    desk.r.send(uid, SENT, files=lambda _f: [SentFile("a.pdf", b"x", "application/pdf")])
    code = desk.r.get(uid).check_code
    desk.s.undo()
    report = desk.r.get(uid)
    assert (report.status, report.check_code, report.frozen_uid) == (Status.DRAFT, "", "")
    assert desk.s.life.numbers.holder("BC-UBND", 2026, 12) is None
    assert desk.r.files(uid) == []
    desk.s.redo()
    assert (desk.r.get(uid).status, desk.r.get(uid).check_code) == (Status.SENT, code)
    assert desk.r.filled(uid).report.check_code == code


def test_damaged_figures_of_a_sent_report_are_told(desk):
    uid = sent(desk)
    desk.s.book._db.execute("UPDATE blobs SET data = x'00'")
    fresh = type(desk.r)(
        desk.s.book, "lan", desk.s.clock, desk.s.life.numbers, desk.s.report_forms.shelf
    )
    with pytest.raises(Exception, match="bị hỏng"):
        fresh.filled(uid)


# Taking back and correcting


def test_a_report_that_was_not_sent_after_all_is_a_draft_again(desk):
    uid = begun(desk)
    desk.r.set_head(uid, ReportHead(number="12", symbol="BC-UBND", dated_on=SENT))
    desk.r.send(uid, SENT, files=lambda _f: [SentFile("a.pdf", b"x", "application/pdf")])
    with pytest.raises(UserError, match="lý do"):
        desk.r.take_back(uid, " ")
    desk.r.take_back(uid, "Ghi nhầm")
    assert (desk.r.get(uid).status, desk.r.files(uid)) == (Status.DRAFT, [])
    assert desk.s.life.numbers.holder("BC-UBND", 2026, 12) is None
    desk.r.set_note(uid, "02/XLD", "sửa được")
    desk.r.delete(uid)
    desk.r.restore(uid)
    assert desk.r.get(uid).status is Status.DRAFT


def test_a_corrected_version_replaces_the_sent_one_and_both_are_kept(desk):
    complaint(desk, date(2026, 3, 2))
    old = sent(desk)
    complaint(desk, date(2026, 3, 9))
    with pytest.raises(UserError, match="lý do"):
        desk.r.correct(old, "")
    new = desk.r.correct(old, "Sót một đơn").uid
    assert desk.r.get(old).status is Status.SENT  # stands until the new one is sent
    with pytest.raises(UserError, match="đã có bản đính chính"):
        desk.r.correct(old, "Nữa")
    with pytest.raises(UserError, match="đã có bản đính chính"):
        desk.r.take_back(old, "Nhầm")
    assert desk.r.filled(new).forms["06/QLKNTC"].missing == ()  # what was typed in comes along
    desk.r.send(new, SENT)
    assert [one.uid for one in desk.r.versions(new)] == [new, old]
    report = desk.r.get(new)
    assert (report.version, report.replaces_uid, report.reason) == (2, old, "Sót một đơn")
    assert desk.r.get(old).status is Status.SUPERSEDED
    values = [desk.r.filled(uid).cell(("02/XLD", "6")).value for uid in (old, new)]
    assert values == [1, 2]
    assert desk.r.get(old).check_code != report.check_code
    desk.r.take_back(new, "Chưa gửi")
    assert desk.r.get(old).status is Status.SENT


def test_a_deleted_draft_of_a_correction_makes_room_for_another(desk):
    old = sent(desk)
    first = desk.r.correct(old, "Một").uid
    desk.r.delete(first)
    second = desk.r.correct(old, "Hai").uid
    with pytest.raises(UserError, match="đã có bản đính chính"):
        desk.r.restore(first)
    desk.r.delete(second)
    desk.r.restore(first)
    assert desk.r.successor(old).uid == first


def test_a_draft_is_not_restored_beside_another_of_the_same_period(desk):
    uid = begun(desk)
    desk.r.delete(uid)
    begun(desk)
    with pytest.raises(UserError, match="đang lập"):
        desk.r.restore(uid)


def test_the_words_of_a_sent_report_are_those_that_went_out(desk):
    uid = begun(desk)
    opened = desk.s.narratives.open(uid)
    desk.s.narratives.save(uid, opened.narrative, opened.kept)
    kept = desk.r.words(uid)
    desk.r.send(uid, SENT)
    assert kept
    assert (desk.r.words(uid), desk.r.frozen(uid).narrative) == (kept, kept)
