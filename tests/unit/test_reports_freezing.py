"""What a sent report keeps comes back as it was, is small, and tells when it was damaged."""

import gzip
import json
import uuid
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import KnownProblem
from desktop_app.reports.filled import Cell, CellState, FilledForm, FilledReport
from desktop_app.reports.forms.model import Form, Item
from desktop_app.reports.freezing import freeze, thaw, thawed
from desktop_app.reports.model import HandCell, PeriodType, Report, ReportPeriod, Status

PERIOD = ReportPeriod(date(2025, 12, 15), date(2026, 6, 14), 2026, PeriodType.H1)
REPORT = Report(
    uid="r",
    rev=1,
    title="Báo cáo thử",
    regime="kntc",
    period=PERIOD,
    due=None,
    forms=("X",),
    status=Status.DRAFT,
    version=1,
)
NUMBERS = st.decimals(0, 10**12, places=3)
REFS = st.lists(
    st.tuples(st.sampled_from(["petitions", "cases", "receptions"]), st.uuids().map(str)),
    unique=True,
    max_size=12,
)


@st.composite
def filled_reports(draw) -> FilledReport:
    codes = draw(st.lists(st.text("abc123", min_size=1, max_size=3), unique=True, max_size=8))
    known = draw(REFS)
    cells = {}
    for code in codes:
        state = draw(st.sampled_from(CellState))
        typed = state in (CellState.TYPED, CellState.REPLACED)
        value = draw(NUMBERS) if state is not CellState.MISSING else None
        cells[code] = Cell(
            Item(code=code, label=draw(st.text(max_size=8)), decimals=3),
            state,
            value,
            counted=draw(st.none() | NUMBERS),
            hand=HandCell(value, draw(st.text(max_size=5))) if typed else None,
            refs=tuple(draw(st.permutations(known)))[: draw(st.integers(0, 12))],
            last_period=draw(st.none() | NUMBERS),
            same_last_year=draw(st.none() | NUMBERS),
        )
    items = tuple(cell.item for cell in cells.values())
    form = Form(code="X", name="n", title="t", regime="kntc", shape="wide", items=items)
    return FilledReport(
        REPORT,
        {"X": FilledForm(form, cells, draw(st.text(max_size=9)))},
        compared={"last": draw(st.text(max_size=9))},
        required_days=draw(st.none() | st.integers(0, 60)),
    )


@given(filled_reports(), st.text(max_size=20))
def test_what_was_frozen_thaws_as_it_was(filled: FilledReport, words: str) -> None:
    frozen = thaw(freeze(filled, "2026-06-17T08:00:00.000000+07:00", narrative=words))
    assert thawed(frozen, REPORT) == filled
    assert frozen.narrative == words
    assert len(set(frozen.refs)) == len(frozen.refs)


@given(filled_reports())
def test_the_same_report_always_gives_the_same_bytes(filled: FilledReport) -> None:
    assert freeze(filled, "x") == freeze(filled, "x")


def test_amounts_and_balances_are_kept_by_record() -> None:
    refs = (("cases", "a"), ("cases", "b"))
    item = Item(code="1", label="Tiền", decimals=6)
    cell = Cell(item, CellState.COUNTED, Decimal("12.5"), Decimal("12.5"), refs=refs)
    form = Form(code="X", name="n", title="t", regime="kntc", shape="wide", items=(item,))
    filled = FilledReport(REPORT, {"X": FilledForm(form, {"1": cell})})
    amounts = [Decimal("10"), Decimal("2.5")]
    data = freeze(filled, "x", amounts=lambda _key: amounts, balances={"bridge.papers.new": refs})
    frozen = thaw(data)
    assert frozen.forms[0].cells["1"].amounts == ["10", "2.5"]
    assert frozen.balances == {"bridge.papers.new": [0, 1]}


def big_report(count: int) -> FilledReport:
    """A year's report in which every record stands in twelve figures."""
    refs = tuple(("petitions", str(uuid.uuid4())) for _ in range(count))
    items = tuple(Item(code=str(code), label="Số đơn") for code in range(12))
    cells = {
        item.code: Cell(
            item, CellState.COUNTED, Decimal(count), Decimal(count), refs=refs[place::2] + refs
        )
        for place, item in enumerate(items)
    }
    form = Form(code="X", name="n", title="t", regime="kntc", shape="wide", items=items)
    return FilledReport(REPORT, {"X": FilledForm(form, cells)})


def test_a_hundred_thousand_records_fit_well_under_the_limit_of_a_file() -> None:
    assert len(freeze(big_report(100_000), "x")) < 6 * 1024 * 1024


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not gzip",
        gzip.compress(b"{}"),
        gzip.compress(b"[1, 2"),
        gzip.compress(json.dumps({"format": "other"}).encode()),
    ],
)
def test_bytes_that_are_no_frozen_report_are_refused_in_words(data: bytes) -> None:
    with pytest.raises(KnownProblem, match="không đọc được"):
        thaw(data)


def test_what_a_newer_program_froze_is_refused() -> None:
    whole = json.loads(gzip.decompress(freeze(big_report(1), "x")))
    with pytest.raises(KnownProblem, match="không đọc được"):
        thaw(gzip.compress(json.dumps(whole | {"version": 2}).encode()))
