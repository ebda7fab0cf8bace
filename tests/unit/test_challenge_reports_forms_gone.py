"""A sent report whose form was changed, switched off or taken away: it opens, prints, verifies."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from case_desk import Desk
from msgspec.structs import replace

from desktop_app.errors import UserError
from desktop_app.reports.check_code import check_code, figures_of
from desktop_app.reports.figures.facts import FactBook
from desktop_app.reports.forms.model import Form, Item
from desktop_app.reports.model import HandCell, PeriodType
from desktop_app.reports.periods import period_of
from desktop_app.services import Services

H1 = period_of(PeriodType.H1, 2026)
SENT = date(2026, 11, 20)
FORM = Form(
    code="01/NB",
    name="Biểu thử",
    title="BIỂU THỬ",
    regime="kntc",
    shape="wide",
    items=(
        Item(code="1", label="Đơn", measure="xld.1"),
        Item(code="2", label="Nhập"),
        Item(code="3", label="Tổng", formula="1+2"),
    ),
)


@pytest.fixture
def desk(services):
    made = Desk(services)
    made.r = services.reports
    made.paper("complaint", date(2026, 3, 2), field="land", instance="first")
    return made


@pytest.fixture
def sent(desk):
    uid = desk.r.begin("", "kntc", H1, ("01/NB",)).uid
    desk.r.set_cells(uid, {("01/NB", "2"): HandCell(Decimal(4))})
    desk.r.send(uid, SENT, files=desk.s.report_papers.files())
    desk.s.clock.advance(timedelta(hours=1))
    return uid


@pytest.fixture(autouse=True)
def own_form(office, services):
    """Somebody else made the form, and may still take that back."""
    other = Services(services.book, user="minh", clock=services.clock, keys=office.keys)
    other.report_forms.add(FORM)
    return other


def changed(desk, _other):
    items = (Item(code="9", label="Khác hẳn"), *FORM.items[1:2])
    desk.s.report_forms.change(replace(FORM, items=items, title="KHÁC"))


def switched_off(desk, _other):
    desk.s.report_forms.switch(desk.s.report_forms.kept("01/NB").uid, on=False)


def taken_back(_desk, other):
    other.undo()


@pytest.mark.parametrize("act", [changed, switched_off, taken_back])
def test_it_stays_as_it_was_sent(desk, sent, own_form, tmp_path, act):
    before = desk.r.filled(sent)
    act(desk, own_form)
    now = desk.r.filled(sent)
    assert figures_of(now) == figures_of(before)
    assert check_code(figures_of(now)) == desk.r.get(sent).check_code == desk.r.frozen(sent).code
    assert now.forms["01/NB"].form == FORM
    assert [row.title for row in desk.r.why(sent, ("01/NB", "3"))]
    folder = tmp_path / "ra"
    folder.mkdir()
    assert len(desk.s.report_papers.bundle(sent, folder)) == 3
    assert desk.r.since_sent(sent) == []
    desk.paper("complaint", date(2026, 3, 3), field="land", instance="first")
    keys = [drift.key[1] for drift in desk.r.since_sent(sent)]
    assert keys == ["1", "3"]
    assert desk.r.explanation(sent)


@pytest.mark.parametrize("act", [changed, switched_off, taken_back])
def test_its_correction_opens_or_says_why_not(desk, sent, own_form, act):
    act(desk, own_form)
    try:
        new = desk.r.correct(sent, "Sót").uid
        desk.r.filled(new)
    except UserError as error:
        assert "01/NB" in error.message
        assert act is taken_back
        assert desk.r.successor(sent) is None
    else:
        assert desk.r.get(new).forms == ("01/NB",)


def test_facts_seen_inside_a_change_that_failed_are_not_kept(services):
    """The next write takes the same place in history; what was taken back must not stay."""
    book = FactBook(services.book)
    book.facts()
    row = {"number": 901, "year": 2026, "received_on": "2026-03-02", "kind": "complaint"}
    with pytest.raises(ZeroDivisionError), services.book.change(user="lan", label="a") as change:
        change.insert("petitions", row)
        assert len(book.facts().papers) == 1
        raise ZeroDivisionError
    assert book.facts().papers == []
    with services.book.change(user="lan", label="b") as change:
        change.insert("petitions", {**row, "received_on": "2026-04-02"})
    assert [paper.received for paper in book.facts().papers] == ["2026-04-02"]
