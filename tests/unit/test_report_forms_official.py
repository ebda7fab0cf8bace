"""The six forms of TT 06/2025/TT-TTCP, item by item, against the circular's own arithmetic."""

import os
import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from desktop_app.reports.figures.registry import load_measures
from desktop_app.reports.forms.decode import check_forms, shipped_forms
from desktop_app.reports.forms.expressions import parse, parse_identity
from desktop_app.reports.forms.model import Form, Item
from desktop_app.reports.forms.order import order_of

FORMS = {form.code: form for form in shipped_forms()}
OFFICIAL = ("01/TCD", "02/XLD", "03/GQKN", "04/GQTC", "05/KQTH", "06/QLKNTC")
WORKBOOKS = Path(__file__).resolve().parents[3] / "shared" / "forms"

# Code, last column, number of the line "Ghi chú", stem of the measures.
SIZES = [
    ("01/TCD", 21, "22", "tcd"),
    ("02/XLD", 25, "26", "xld"),
    ("03/GQKN", 23, "24", "kn"),
    ("04/GQTC", 25, "26", "tc"),
    ("05/KQTH", 31, "32", "th"),
    ("06/QLKNTC", 17, "18", ""),
]
# What the circular says of its columns, typed from its text, not from the files under test.
SUMS = {
    "01/TCD": {"1": "5+11+17", "2": "6+12+18", "3": "7+13+19", "4": "8+14+20"},
    "02/XLD": {
        "3": "4+23", "4": "6+12+19", "6": "7+8", "12": "13+14", "19": "20+21+22", "23": "24+25",
    },
    "03/GQKN": {"2": "3+4+5+6", "7": "8+9+10+11+12"},
    "04/GQTC": {"2": "3+4+5+6", "7": "8+9+10+11+12+13"},
    "05/KQTH": {},
    "06/QLKNTC": {},
}  # fmt: skip
MUST = {
    "01/TCD": {"1 = 5+11+17", "2 = 6+12+18", "3 = 7+13+19", "4 = 8+14+20"},
    "02/XLD": {
        "2 ≤ 1", "3 = 4+23", "3 ≤ 2", "4 = 6+12+19", "4 ≤ 3", "5 ≤ 4", "6 = 7+8 = 9+10+11",
        "12 = 13+14 = 15+16+17+18", "19 = 20+21+22", "23 = 24+25",
    },
    "03/GQKN": {
        "1 = 02/XLD.6", "2 = 3+4+5+6", "2 ≤ 1", "7 = 8+9+10+11+12", "20 ≤ 19", "23 ≤ 22",
    },
    "04/GQTC": {
        "1 = 02/XLD.12", "2 = 3+4+5+6", "2 ≤ 1", "7 = 8+9+10+11+12+13", "22 ≤ 21", "25 ≤ 24",
    },
    "05/KQTH": {
        "1 ≥ 03/GQKN.7", "2 ≤ 1", "12 ≤ 11", "15 ≤ 14", "16 ≥ 04/GQTC.7", "17 ≤ 16", "28 ≤ 27",
        "31 ≤ 30",
    },
    "06/QLKNTC": {"8 ≤ 6"},
}  # fmt: skip
ASK = {
    "9 ≤ 6", "15 ≤ 12", "21 ≤ 18", "8 ≤ 5", "14 ≤ 11", "20 ≤ 17", "(9) ≥ 5×(8)", "(15) ≥ 5×(14)",
    "(21) ≥ 5×(20)",
}  # fmt: skip
INDICATORS = (
    "VB1 TT1 TT2 TT3 TT4 CK1 CK2 CK3 CK4 CK5 BQ1 BQ2 BQ3 YK1 YK2 DT1 DT2 HN1 TN1 TN2 TN3 TN4"
    " GS1 GS2 GS3 GS4 HU1 HU2 HU3 HU4 CQ1 CQ2 CQ3 TCD1 TCD2 TCD3 TCD4 DON1 DON2 DON3 DON4 DON5"
    " DON6 KT1 KL1 KT2 NV1"
)
MONEY = {"03/GQKN": (13, 15), "04/GQTC": (14, 16), "05/KQTH": (3, 5, 7, 9, 18, 20, 22, 24)}
LAND = {"03/GQKN": (14, 16), "04/GQTC": (15, 17), "05/KQTH": (4, 6, 8, 10, 19, 21, 23, 25)}


@pytest.mark.parametrize(("code", "last", "note", "stem"), SIZES)
def test_every_column_is_there_with_its_measure(code: str, last: int, note: str, stem: str) -> None:
    form = FORMS[code]
    numbers = [str(n) for n in range(1, last + 1)]
    assert [item.code for item in form.items] == numbers
    assert form.note_code == note
    assert form.lines[-1] == f"- Nội dung ghi chú viết vào dòng {note} (nếu có)"
    assert [item.measure for item in form.items] == [f"{stem}.{n}" if stem else "" for n in numbers]
    assert all(item.unit and item.label for item in form.items)


@pytest.mark.parametrize("code", OFFICIAL)
def test_the_form_says_where_it_is_from_and_since_when(code: str) -> None:
    form = FORMS[code]
    assert form.document == "Thông tư 06/2025/TT-TTCP"
    assert code in form.article
    assert (form.valid_from, form.valid_to) == (date(2025, 9, 30), None)
    assert (form.regime, form.shape, form.confidence) == ("kntc", "wide", "H-")
    assert form.title.startswith("TỔNG HỢP ")


@pytest.mark.parametrize("code", OFFICIAL)
def test_totals_add_up_as_the_circular_says(code: str) -> None:
    assert {i.code: i.formula for i in FORMS[code].items if i.formula} == SUMS[code]


@pytest.mark.parametrize("code", OFFICIAL)
def test_what_must_hold_is_what_the_circular_says(code: str) -> None:
    form = FORMS[code]
    found = {
        level: {
            parse_identity(each.rule, code).printed
            for each in form.identities
            if each.level == level
        }
        for level in ("error", "warning")
    }
    assert found["error"] == MUST[code]
    assert found["warning"] == (ASK if code == "01/TCD" else set())
    assert all(bool(each.source) == (each.level == "error") for each in form.identities)
    assert all(each.words for each in form.identities)


@pytest.mark.parametrize("code", OFFICIAL)
def test_money_and_land_have_their_units(code: str) -> None:
    for item in FORMS[code].items:
        wanted = ("", 0)
        if int(item.code) in MONEY.get(code, ()):
            wanted = ("Trđ", 6)
        elif int(item.code) in LAND.get(code, ()):
            wanted = ("m2", 2)
        if wanted[0]:
            assert (item.unit, item.decimals) == wanted
            assert item.label == f"{'Tiền' if wanted[0] == 'Trđ' else 'Đất'} ({wanted[0]})"
        else:
            assert item.decimals == 0 and item.unit not in ("Trđ", "m2")


def test_the_order_of_fields_differs_between_complaints_and_proposals() -> None:
    labels = [FORMS["02/XLD"].item(str(n)).label for n in (9, 10, 11, 20, 21, 22)]
    assert labels == [
        "Đất đai", "Chế độ, chính sách", "Khác", "Chế độ, chính sách", "Đất đai", "Khác",
    ]  # fmt: skip


def test_heads_are_nested_as_printed() -> None:
    tcd, both = FORMS["01/TCD"], "Tiếp định kỳ và đột xuất của Thủ trưởng"
    assert tcd.item("1").groups == ()
    assert tcd.item("9").groups == ("Tiếp thường xuyên", "Trong đó đoàn đông người")
    assert tcd.item("14").groups == (both, "Thủ trưởng tiếp", "Trong đó đoàn đông người")
    assert tcd.item("16").groups == (both, "Ủy quyền tiếp")
    assert FORMS["06/QLKNTC"].item("11").groups == (
        "Thanh tra trách nhiệm", "Kiến nghị xử lý", "Chuyển cơ quan điều tra",
    )  # fmt: skip


def test_all_forms_are_whole_and_no_formula_runs_in_a_circle() -> None:
    check_forms(shipped_forms(), load_measures())
    order = order_of(shipped_forms())
    assert (
        len(order)
        == len(set(order))
        == sum(bool(i.formula) for f in FORMS.values() for i in f.items)
    )
    place = {key: at for at, key in enumerate(order)}
    for key in order:
        below = parse(FORMS[key[0]].item(key[1]).formula, key[0]).codes
        assert all(place[one] < place[key] for one in below if one in place)


# Against the workbooks as they circulate


@pytest.fixture(scope="module")
def sheets() -> dict[str, openpyxl.worksheet.worksheet.Worksheet]:
    if not WORKBOOKS.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail("thiếu ../shared/forms: trên máy kiểm tra chung, các biểu mẫu phải có")
        pytest.skip("không có ../shared/forms cạnh kho mã")
    books = (openpyxl.load_workbook(path) for path in sorted(WORKBOOKS.glob("bieu_*.xlsx")))
    return {str(book.worksheets[0]["A1"].value): book.worksheets[0] for book in books}


def _plain(text: object) -> str:
    return " ".join(str(text or "").replace("\xa0", " ").split())


def _printed(form: Form) -> list[str]:
    return [item.printed or item.code for item in form.items]


@pytest.mark.parametrize("code", OFFICIAL)
def test_the_row_of_codes_is_as_printed(code: str, sheets) -> None:
    rows = [[_plain(c.value) for c in row] for row in sheets[code].iter_rows()]
    row = next(row for row in rows if row[0] == "MS")
    assert [text for text in row[1:] if text] == _printed(FORMS[code])


@pytest.mark.parametrize("code", OFFICIAL)
def test_every_head_stands_in_the_workbook_and_none_is_missing(code: str, sheets) -> None:
    sheet, form = sheets[code], FORMS[code]
    assert _plain(sheet["A2"].value) == form.title
    first = [_plain(row[0].value) for row in sheet.iter_rows()]
    rows = list(sheet.iter_rows(min_row=first.index("Đơn vị") + 1, max_row=first.index("MS")))
    printed = sorted(_plain(c.value) for row in rows for c in row[1:] if c.value)
    assert printed == sorted(_heads(form.items))
    note = next(text for text in first if "Ghi chú:" in text)
    assert note == f"{form.note_code}. Ghi chú:"
    start = next(at for at, text in enumerate(first) if text.startswith("Hướng dẫn cách ghi"))
    assert tuple(text for text in first[start + 1 :] if text) == form.lines


def _heads(items: tuple[Item, ...]) -> list[str]:
    """Every cell of the head: groups once for neighbours that share them, then the labels."""
    found = [item.label for item in items]
    before: tuple[str, ...] = ()
    for item in items:
        for depth in range(len(item.groups)):
            if item.groups[: depth + 1] != before[: depth + 1]:
                found.append(item.groups[depth])
        before = item.groups
    return found


def test_the_democracy_table_has_every_indicator_and_offers_targets_only() -> None:
    table = FORMS["DC"]
    codes = [item.code for item in table.items]
    wanted = INDICATORS.split()
    assert [code for code in codes if code in wanted] == wanted
    assert "".join(re.findall("CK4(.)", " ".join(codes))).replace(" ", "") == "abcdđeghik"
    assert (table.shape, table.regime, table.document) == ("long", "democracy", "")
    assert not any(item.target for item in table.items)
    assert all(each.level == "warning" for each in table.identities)
    counted = {item.code: item.measure for item in table.items if item.measure}
    found = [counted[code] for code in ("TCD1", "DON4", "NV3")]
    assert found == ["tcd.10", "xld.4", "dc.tasks_late"]
    shares = [item for item in table.items if item.unit == "%"]
    assert {item.code for item in shares} == {
        "CK2P", "CK3P", "BQ3", "DT2P", "HN1P", "CQ1P", "CQ2P", "CQ3P", "DON6P", "NV1P",
    }  # fmt: skip
    assert all(parse(item.formula, "DC").value(lambda _key: 0) is None for item in shares)
