"""The parts of printed reports: nested heads, even tables, growth, names, figures in words."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.columns import head_places
from desktop_app.documents.model import Figure, TableBlock, TableColumn, shown
from desktop_app.documents.xlsx_widths import broken_code
from desktop_app.office.model import Level, Office, Officer
from desktop_app.reports.filled import Cell, CellState
from desktop_app.reports.forms.model import Item
from desktop_app.reports.forms.shelf import shipped_forms
from desktop_app.reports.model import HandCell, PeriodType, Report, ReportHead, Status
from desktop_app.reports.out.formulas import grown
from desktop_app.reports.out.head import head_of
from desktop_app.reports.out.heads import codes, nested
from desktop_app.reports.out.tables import parted
from desktop_app.reports.out.words import typed_words
from desktop_app.reports.periods import period_of

GROUPS = st.lists(st.sampled_from("ABC"), max_size=3).map(tuple)


def items_of(groups):
    return [Item(code=str(n), label=f"Cột {n}", groups=some) for n, some in enumerate(groups, 1)]


def covered(items) -> dict[tuple[int, int], str]:
    """What stands over each place of the head; a place covered twice or never is an error."""
    rows = nested(items)
    table = TableBlock((TableColumn(),) * (len(items) + 1), rows)
    found: dict[tuple[int, int], str] = {}
    for place in head_places(table):
        for r in range(place.row, place.row + place.cell.rowspan):
            for c in range(place.column, place.column + place.cell.colspan):
                assert (r, c) not in found
                found[(r, c)] = place.cell.text
    assert set(found) == {(r, c) for r in range(len(rows)) for c in range(len(items) + 1)}
    return found


@given(st.lists(GROUPS, min_size=1, max_size=12))
def test_heads_cover_every_place_once_and_tell_each_column_its_groups(groups):
    items = items_of(groups)
    found = covered(items)
    depth = 1 + max(row for row, _ in found)
    for column, item in enumerate(items, 1):
        told = list(dict.fromkeys(found[(row, column)] for row in range(depth)))
        assert told == list(dict.fromkeys((*item.groups, item.label)))


def test_neighbours_share_a_group_and_others_of_its_name_do_not():
    items = items_of([("A",), ("A",), ("B",), ("A",)])
    first = nested(items)[0]
    assert [(cell.text, cell.colspan) for cell in first] == [
        ("Đơn vị", 1),
        ("A", 2),
        ("B", 1),
        ("A", 1),
    ]


def test_the_code_row_prints_formulas_as_the_form_does():
    (form,) = (one for one in shipped_forms() if one.code == "01/TCD")
    assert codes(form.live)[:3] == ("MS", "1=5+11+17", "2=6+12+18")


def cells(groups, value="1"):
    return [Cell(item, CellState.COUNTED, Decimal(value)) for item in items_of(groups)]


@given(st.lists(GROUPS, min_size=1, max_size=80), st.sampled_from(["1", "1234.5", "123456789.5"]))
def test_parts_hold_every_column_once_in_order(groups, value):
    wanted = cells(groups, value)
    found = parted(wanted)
    assert [cell for part in found for cell in part] == wanted
    assert all(found)


def test_parts_end_where_a_group_ends_and_are_about_even():
    groups = [("A",)] * 18 + [("B",)] * 20
    assert [len(part) for part in parted(cells(groups))] == [18, 20]
    assert [len(part) for part in parted(cells([()] * 31))] in ([15, 16], [16, 15])


@pytest.mark.parametrize(
    ("now", "before", "wanted"),
    [
        ("112", "100", "12.0"),
        ("1", "3", "-66.7"),
        ("5", "0", None),
        (None, "5", None),
        ("0", "4", "-100.0"),
    ],
)
def test_growth(now, before, wanted):
    found = grown(Decimal(now) if now else None, Decimal(before))
    assert found == (Decimal(wanted) if wanted else None)


@pytest.mark.parametrize(
    ("value", "decimals", "wanted"),
    [
        ("1234567", 0, "1.234.567"),
        ("12.500000", 6, "12,5"),
        ("0.000001", 6, "0,000001"),
        ("12.5", 2, "12,50"),
        ("12.00", 2, "12"),
        ("66.7", 1, "66,7"),
        (None, 2, ""),
    ],
)
def test_figures_are_shown_with_as_few_decimals_as_they_have(value, decimals, wanted):
    assert shown(Figure(None if value is None else Decimal(value), decimals)) == wanted


@given(st.text("0123456789+= ", max_size=30), st.floats(2, 20))
def test_a_broken_code_loses_nothing_and_breaks_only_before_a_plus(code, room):
    lines = broken_code(code, room).split("\n")
    assert "".join(lines) == code
    assert all(line.startswith("+") for line in lines[1:])


def test_how_a_figure_came_in_by_hand():
    item = Item(code="1", label="Tổng")
    added = Item(code="2", label="Tổng", formula="1+3")
    hand = HandCell(Decimal(3), "theo sổ giấy")
    told = [
        Cell(item, CellState.COUNTED, Decimal(3)),
        Cell(item, CellState.TYPED, Decimal(3), hand=HandCell(Decimal(3))),
        Cell(item, CellState.REPLACED, Decimal(3), counted=Decimal("12.5"), hand=hand),
        Cell(added, CellState.REPLACED, Decimal(3), hand=hand),
    ]
    assert [typed_words(cell) for cell in told] == [
        "",
        "Nhập tay",
        "Nhập tay thay số đếm từ sổ (12,5): theo sổ giấy",
        "Nhập tay thay số theo công thức: theo sổ giấy",
    ]


def report(status, **head):
    return Report(
        uid="u", rev=1, title="Báo cáo", regime="kntc", period=period_of(PeriodType.H1, 2026),
        due=None, forms=("01/TCD",), status=status, version=1, head=ReportHead(**head),
    )  # fmt: skip


def test_the_head_says_who_sends_and_signs():
    office = Office(Level.XA, "Đồng Mẫu", "Tỉnh Bình Mẫu")
    signer = Officer("Nguyễn Văn Mẫu", "Phó Chủ tịch", "KT.", "TM.")
    values = {"number": "45", "dated_on": date(2026, 6, 16), "sent_to": "UBND tỉnh"}
    head = head_of(report(Status.SENT, **values), office, signer)
    assert head.header.number_line == "Số: 45/BC-UBND"
    assert head.header.place_date == "Đồng Mẫu, ngày 16 tháng 6 năm 2026"
    assert head.signature is not None
    assert head.signature.lines == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert head.recipients == ("Như trên;", "Lưu: VT.")
    assert not head.draft


def test_a_number_below_ten_has_a_nought_before_it():
    office = Office(Level.XA, "Đồng Mẫu", "Tỉnh Bình Mẫu")
    head = head_of(report(Status.SENT, number="7", dated_on=date(2026, 2, 5)), office, None)
    assert head.header.number_line == "Số: 07/BC-UBND"
    assert "số: 07/BC-UBND ngày 05 tháng 02 năm 2026" in head.attached


def test_only_what_was_sent_is_no_draft():
    office = Office(Level.XA, "Đồng Mẫu", "Tỉnh Bình Mẫu")
    drafts = {status: head_of(report(status), office, None).draft for status in Status}
    assert [status for status, draft in drafts.items() if not draft] == [
        Status.SENT,
        Status.SUPERSEDED,
    ]
    unsigned = head_of(report(Status.DRAFT), office, None)
    assert unsigned.signature is not None
    assert unsigned.recipients[0] == "Cơ quan nhận báo cáo;"
    assert unsigned.watermark == "DỰ THẢO"
