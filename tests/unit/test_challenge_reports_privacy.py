"""Denouncers and reports: what is typed, counted, told later never says who somebody is."""

import gzip
from dataclasses import replace
from datetime import date, timedelta

import pytest
from case_desk import SECRET, Desk

from desktop_app.documents.guard import Withheld
from desktop_app.reports.model import HandCell, PeriodType, ReportHead, Status
from desktop_app.reports.narrative.model import Run
from desktop_app.reports.periods import period_of

H1 = period_of(PeriodType.H1, 2026)
SENT = date(2026, 11, 20)
KNTC = ("02/XLD", "03/GQKN", "04/GQTC", "05/KQTH")
NAME = SECRET.full_name
SAID = {
    "tên": f"gặp bà {NAME} ngày 3/3",
    "không dấu": "gap ba dang thi my duyen",
    "chữ hoa": f"BÀ {NAME.upper()}",
    "số máy": "số máy 0912 345 678",
}


@pytest.fixture
def desk(services):
    made = Desk(services)
    made.r, made.n = services.reports, services.narratives
    return made


def denunciation(desk, day=date(2026, 3, 2), **more):
    values = {"field": "land", "instance": "first", "person": SECRET}
    paper = desk.paper("denunciation", day, **(values | more))
    desk.do(paper.case_uid, "accepted", day)
    return paper


def named_complaint(desk, day=date(2026, 3, 2), **more):
    """A complaint of her who is a denouncer later."""
    values = {"field": "land", "instance": "first", "qualified": "yes", "in_competence": "yes"}
    return desk.paper("complaint", day, person=SECRET, **(values | more))


def begun(desk, forms=KNTC):
    return desk.r.begin("", "kntc", H1, forms).uid


def written(desk, uid, text):
    opened = desk.n.open(uid)
    narrative = opened.narrative
    section = next(one for one in narrative.sections if one.level)
    told = replace(section, paragraphs=(*section.paragraphs, (Run(text),)))
    desk.n.save(uid, narrative.with_section(told), opened.kept)


PLACES = {
    "lời văn": written,
    "ghi chú": lambda d, u, text: d.r.set_note(u, "02/XLD", text),
    "lý do thay số": lambda d, u, text: d.r.set_cells(
        u, {("02/XLD", "1"): HandCell(d.r.filled(u).cell(("02/XLD", "1")).value, text)}
    ),
    "tên báo cáo": lambda d, u, text: d.r.set_title(u, f"Báo cáo {text}"),
    "nơi nhận": lambda d, u, text: d.r.set_head(u, ReportHead(sent_to=text)),
}


@pytest.mark.parametrize("said", SAID.values(), ids=SAID)
@pytest.mark.parametrize("put", PLACES.values(), ids=PLACES)
def test_a_denouncer_typed_anywhere_keeps_the_report_here(desk, tmp_path, put, said):
    denunciation(desk)
    folder = tmp_path / "ra"
    folder.mkdir()
    uid = begun(desk)
    put(desk, uid, said)
    with pytest.raises(Withheld):
        desk.s.report_papers.bundle(uid, folder)
    assert list(folder.iterdir()) == []
    before = desk.s.book.count("attachments")
    for files in (desk.s.report_papers.files(), None):
        with pytest.raises(Withheld):
            desk.r.send(uid, SENT, files=files)
        assert desk.r.get(uid).status is Status.DRAFT, files
        assert desk.s.book.count("attachments") == before, files


def all_told(desk, uid, paper):
    """Every word that the program says of the records of a report."""
    told = []
    filled = desk.r.filled(uid)
    for code, form in filled.forms.items():
        for item in form.cells:
            told += [f"{row.title} {row.detail} {row.why}" for row in desk.r.why(uid, (code, item))]
    for finding in filled.findings:
        told += [finding.words, *finding.because, finding.figures]
    for ref in (("petitions", paper.uid), ("cases", paper.case_uid)):
        told += [one.words for one in desk.r.counted_in(*ref)]
    return told


def tells(text):
    return NAME in text or "0912345678" in text or "my duyen" in text.lower()


def test_records_of_a_denouncer_are_told_by_number_and_code_name(desk):
    paper = denunciation(desk)
    uid = begun(desk)
    told = all_told(desk, uid, paper)
    assert any(f"Đơn số {paper.number}" in one for one in told)
    assert not [one for one in told if tells(one)]


def test_a_record_turned_into_a_denunciation_after_sending_is_not_named_again(desk):
    paper = named_complaint(desk)
    desk.do(paper.case_uid, "accepted", date(2026, 3, 3))
    uid = begun(desk)
    desk.r.send(uid, SENT, files=desk.s.report_papers.files())
    desk.s.clock.advance(timedelta(hours=1))
    now = desk.s.petitions.get(paper.uid)
    desk.s.petitions.change(paper.uid, replace(now.values, kind="denunciation"), now.person)
    assert desk.s.petitions.get(paper.uid).code_name
    told = all_told(desk, uid, paper)
    drifts = desk.r.since_sent(uid)
    told += [
        f"{move.title} {move.words}"
        for drift in drifts
        for move in (*drift.more, *drift.fewer, *drift.other)
    ]
    assert drifts
    assert not [one for one in told if tells(one)]
    desk.s.book.rows("reports", [uid])
    paper = desk.r.explanation(uid)
    assert NAME not in repr(paper)
    frozen = str(desk.s.book.get("reports", uid)["frozen_uid"])
    kept = gzip.decompress(desk.s.book.attachments.get(frozen)[1]).decode()
    assert not tells(kept)
    labels = [one.label for one in desk.s.book.history(None, None, 500)]
    assert not [one for one in labels if tells(one)]


def test_a_name_in_a_report_is_told_when_its_owner_becomes_a_denouncer(desk):
    """The words of a report may name somebody long before she denounces anybody."""
    paper = named_complaint(desk)
    uid = begun(desk)
    written(desk, uid, f"Nổi lên vụ bà {NAME} khiếu nại về đất đai.")
    desk.r.send(uid, SENT)
    now = desk.s.petitions.get(paper.uid)
    done = desk.s.petitions.change(paper.uid, replace(now.values, kind="denunciation"), now.person)
    assert "báo cáo" in done.message


def test_why_it_was_not_sent_stands_in_no_label(desk):
    denunciation(desk)
    uid = begun(desk)
    desk.r.send(uid, SENT)
    desk.r.take_back(uid, f"Bà {NAME} rút đơn")
    labels = [one.label for one in desk.s.book.history(None, None, 500)]
    assert not [one for one in labels if tells(one)]
    assert NAME in str(desk.s.book.get("reports", uid)["note"])
