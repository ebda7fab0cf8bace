"""A report that went out, attacked from every side: its numbers, words and files stay."""

import inspect
from datetime import date, timedelta
from decimal import Decimal

import pytest
from case_desk import Desk

from db.errors import KnownProblem, UndoRefused
from desktop_app.errors import UserError
from desktop_app.reports.model import HandCell, PeriodType, ReportHead, Status
from desktop_app.reports.narrative.model import Run
from desktop_app.reports.periods import period_of
from desktop_app.reports.service import ReportService, SentFile
from desktop_app.services import Services

H1 = period_of(PeriodType.H1, 2026)
Q3 = period_of(PeriodType.Q3, 2026)
SENT = date(2026, 11, 20)
XLD = ("02/XLD",)


@pytest.fixture
def desk(services):
    made = Desk(services)
    made.r, made.n = services.reports, services.narratives
    return made


@pytest.fixture
def other(office, services):
    """A second officer who writes in the same book."""
    return Services(services.book, user="minh", clock=services.clock, keys=office.keys)


def complaint(desk, day, **more):
    values = {"field": "land", "instance": "first", "qualified": "yes", "in_competence": "yes"}
    paper = desk.paper("complaint", day, **(values | more))
    desk.do(paper.case_uid, "accepted", day)
    return paper


def begun(desk, period=H1, forms=XLD):
    return desk.r.begin("", "kntc", period, forms).uid


def later(desk):
    desk.s.clock.advance(timedelta(hours=1))


def whole(services, uid):
    """Everything that was sent: row, figures, records, words, files."""
    r = services.reports
    row = {k: v for k, v in (services.book.get("reports", uid) or {}).items() if k != "rev"}
    filled = r.filled(uid)
    cells = {
        (code, item): (cell.value, cell.state, tuple(cell.refs))
        for code, form in filled.forms.items()
        for item, cell in form.cells.items()
    }
    files = [(name, services.book.attachments.get(at)[1]) for at, name in r.files(uid)]
    kept = services.book.attachments.get(str(row["frozen_uid"]))[1]
    return row, cells, r.words(uid), files, kept


# The words go out with the report, in the same step


def test_words_that_nobody_saved_are_frozen_as_they_are_printed(desk):
    complaint(desk, date(2026, 3, 2))
    uid = begun(desk)
    shown = desk.n.words(desk.r.filled(uid))
    assert shown.sections
    desk.r.send(uid, SENT, files=desk.s.report_papers.files())
    assert desk.n.get(uid) == shown
    complaint(desk, date(2026, 3, 3))
    assert desk.n.words(desk.r.filled(uid)) == shown


def test_the_files_that_go_out_bear_the_words_of_the_program(desk):
    complaint(desk, date(2026, 3, 2))
    uid = begun(desk)
    shown = desk.n.words(desk.r.filled(uid))
    seen = []

    def files(filled):
        seen.append(desk.n.words(filled))
        return []

    desk.r.send(uid, SENT, files=files)
    assert seen == [shown]


def test_sending_with_words_that_nobody_saved_is_one_step_of_undo(desk):
    complaint(desk, date(2026, 3, 2))
    uid = begun(desk)
    before = desk.s.book.get("reports", uid)
    desk.r.send(uid, SENT)
    desk.s.undo()
    now = desk.s.book.get("reports", uid)
    assert {k: v for k, v in now.items() if k not in ("rev", "updated_at", "updated_by")} == {
        k: v for k, v in before.items() if k not in ("rev", "updated_at", "updated_by")
    }
    assert desk.r.get(uid).status is Status.DRAFT
    desk.s.redo()
    assert desk.n.get(uid).sections


def test_forms_alone_are_sent_without_words(desk):
    uid = begun(desk, Q3)
    desk.r.send(uid, SENT)
    assert desk.r.words(uid) == ""


def test_a_correction_begins_with_the_words_as_they_went_out(desk):
    complaint(desk, date(2026, 3, 2))
    uid = begun(desk)
    shown = desk.n.words(desk.r.filled(uid))
    section = next(one for one in shown.sections if one.level)
    told = shown.with_section(
        type(section)(section.key, section.level, section.heading, ((Run("Lời của cán bộ."),),))
    )
    desk.n.save(uid, told, desk.n.get(uid))
    desk.r.send(uid, SENT)
    new = desk.r.correct(uid, "Sót đơn").uid
    assert desk.n.get(new) == told


# Every public way of writing


CALLS = {
    "set_cells": lambda r, u: r.set_cells(u, {("02/XLD", "1"): HandCell(Decimal(9), "x")}),
    "fill_zeros": lambda r, u: r.fill_zeros(u, "02/XLD"),
    "set_note": lambda r, u: r.set_note(u, "02/XLD", "khác"),
    "set_compared": lambda r, u: r.set_compared(u, "last", {("02/XLD", "1"): Decimal(1)}),
    "set_head": lambda r, u: r.set_head(u, ReportHead(number="9", symbol="BC-UBND")),
    "set_days": lambda r, u: r.set_days(u, date(2026, 1, 1), date(2026, 2, 1)),
    "set_title": lambda r, u: r.set_title(u, "Khác"),
    "save_words": lambda r, u: r.save_words(u, ""),
    "delete": lambda r, u: r.delete(u),
    "send": lambda r, u: r.send(u, SENT),
}
FREE = {"begin", "correct", "take_back", "enter_old", "restore"}  # make others, or are told


def test_every_way_of_writing_is_known_here():
    writes = {
        name
        for name, made in inspect.getmembers(ReportService, inspect.isfunction)
        if not name.startswith("_") and "Changes" in str(inspect.signature(made).return_annotation)
    }
    assert writes == set(CALLS) | FREE


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize("superseded", [False, True])
def test_no_service_changes_what_was_sent(desk, call, superseded):
    complaint(desk, date(2026, 3, 2))
    uid = begun(desk)
    file = SentFile("Bao-cao.pdf", b"%PDF", "application/pdf")
    desk.r.send(uid, SENT, files=lambda _filled: [file])
    if superseded:
        desk.r.send(desk.r.correct(uid, "Sót").uid, SENT)
    before = whole(desk.s, uid)
    with pytest.raises(UserError):
        call(desk.r, uid)
    assert whole(desk.s, uid) == before


def test_restoring_what_was_never_deleted_changes_nothing_of_it(desk):
    uid = begun(desk)
    desk.r.send(uid, SENT)
    before = whole(desk.s, uid)
    desk.r.restore(uid)
    assert whole(desk.s, uid) == before


def test_books_forms_duties_and_law_may_change_what_was_sent_does_not(desk):
    paper = complaint(desk, date(2026, 3, 2))
    duties = desk.s.report_duties
    due = next(
        one
        for one in duties.calendar(date(2026, 1, 1), date(2026, 12, 31))
        if one.duty.key == "kntc.H1"
    )
    uid = desk.r.begin("", "kntc", due.period, XLD, due=due.due).uid
    desk.r.send(uid, SENT)
    later(desk)
    before = whole(desk.s, uid)
    duties.switch(["kntc.H1"], on=False)
    desk.s.petitions.delete([paper.uid])
    complaint(desk, date(2026, 4, 2))
    assert whole(desk.s, uid) == before
    assert desk.r.since_sent(uid)
    desk.s.petitions.restore([paper.uid])
    assert whole(desk.s, uid) == before


# Undo by others, versions in the wrong order


def test_an_older_step_of_another_is_not_undone_under_a_sent_report(desk, other):
    uid = begun(desk)
    other.reports.set_note(uid, "02/XLD", "Ghi chú của Minh")
    desk.r.send(uid, SENT)
    before = whole(desk.s, uid)
    with pytest.raises(UndoRefused):
        other.undo()
    assert whole(desk.s, uid) == before


def test_a_corrected_version_is_not_sent_over_a_report_whose_sending_was_undone(desk, other):
    uid = begun(desk)
    desk.r.send(uid, SENT)
    new = other.reports.correct(uid, "Sót đơn").uid
    desk.s.undo()  # the sending of the first version
    assert desk.r.get(uid).status is Status.DRAFT
    with pytest.raises(UserError, match="không còn"):
        desk.r.send(new, SENT)
    assert desk.r.get(uid).status is Status.DRAFT
    desk.r.filled(uid)
    desk.r.filled(new)


def test_a_correction_in_the_bin_does_not_come_back_over_a_draft(desk):
    uid = begun(desk)
    desk.r.send(uid, SENT)
    new = desk.r.correct(uid, "Sót đơn").uid
    desk.r.delete(new)
    desk.r.take_back(uid, "Ghi nhầm")
    with pytest.raises(UserError):
        desk.r.restore(new)


def test_correct_twice_and_after_superseding_is_refused(desk):
    uid = begun(desk)
    desk.r.send(uid, SENT)
    new = desk.r.correct(uid, "Sót đơn").uid
    with pytest.raises(UserError, match="đính chính"):
        desk.r.correct(uid, "Nữa")
    desk.r.send(new, SENT)
    with pytest.raises(UserError):
        desk.r.correct(uid, "Nữa")
    with pytest.raises(UserError):
        desk.r.take_back(uid, "Nữa")
    third = desk.r.correct(new, "Lần nữa").uid
    assert desk.r.get(third).version == 3
    assert [one.version for one in desk.r.versions(third)] == [3, 2, 1]


def test_each_step_of_a_long_life_is_undone_and_done_again(desk):
    complaint(desk, date(2026, 3, 2))
    uid = begun(desk)
    steps = [desk.s.book.get("reports", uid)["status"]]
    desk.r.set_note(uid, "02/XLD", "Ghi chú")
    desk.r.send(uid, SENT)
    first = whole(desk.s, uid)
    later(desk)
    complaint(desk, date(2026, 5, 4))
    assert desk.r.since_sent(uid) and desk.r.explanation(uid)
    new = desk.r.correct(uid, "Bổ sung đơn").uid
    desk.r.send(new, SENT)
    assert desk.r.get(uid).status is Status.SUPERSEDED
    for _ in range(2):
        desk.s.undo()  # the sending of the corrected version
        assert (desk.r.get(uid).status, desk.r.get(new).status) == (Status.SENT, Status.DRAFT)
        assert whole(desk.s, uid)[1:] == first[1:]
        desk.s.redo()
        assert (desk.r.get(uid).status, desk.r.get(new).status) == (
            Status.SUPERSEDED,
            Status.SENT,
        )
        assert whole(desk.s, uid)[1:] == first[1:]
    for _ in range(2):
        desk.s.undo()
    assert desk.r.successor(uid) is None
    assert whole(desk.s, uid)[1:] == first[1:]
    assert steps == ["draft"]


# What was kept is damaged


def spoil(services, uid):
    row = services.book.get("reports", uid)
    (sha,) = services.book._db.execute(
        "SELECT sha256 FROM attachments WHERE uid = ?", [row["frozen_uid"]]
    ).fetchone()
    services.book._db.execute("UPDATE blobs SET data = ? WHERE sha256 = ?", [b"x", sha])
    services.reports._frozen._read.clear()


def test_a_damaged_old_report_is_told_and_stops_no_other(desk):
    complaint(desk, date(2026, 3, 2))
    paper = complaint(desk, date(2026, 6, 20))
    old = begun(desk)
    desk.r.send(old, SENT)
    spoil(desk.s, old)
    with pytest.raises(KnownProblem):
        desk.r.filled(old)
    assert desk.r.get(old).check_code
    assert desk.r.rows(desk.r.ids())
    # The next report compares itself with it: it opens all the same.
    new = begun(desk, Q3)
    filled = desk.r.filled(new)
    assert filled.cell(("02/XLD", "6")).value == 1
    desk.r.send(new, SENT)
    assert desk.r.counted_in("petitions", paper.uid)
    second = desk.r.begin("", "kntc", period_of(PeriodType.H1, 2027), XLD).uid
    told = desk.r.filled(second)
    assert "không đọc được" in " ".join(told.compared.values())
