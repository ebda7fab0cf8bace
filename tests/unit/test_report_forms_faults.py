"""Bad forms are refused in a sentence that stands beside the field."""

from dataclasses import replace

import msgspec
import pytest

from desktop_app.errors import UserError
from desktop_app.reports.forms.decode import check_forms, from_kept, kept, read_forms
from desktop_app.reports.forms.faults import Known, faults
from desktop_app.reports.forms.model import Form, Identity, Item
from desktop_app.reports.forms.order import order_of

HEAD = """
[[form]]
code = "01/NB"
name = "Biểu nội bộ"
title = "TỔNG HỢP VIỆC NỘI BỘ"
regime = "other"
shape = "wide"
"""
ITEMS = """items = [
  { code = "1", label = "Tổng", formula = "2+3", measure = "tcd.1" },
  { code = "2", label = "Việc đã làm" },
  { code = "3", label = "Việc còn lại" },
]
"""
GOOD = HEAD + ITEMS


def form(*items: Item, **more) -> Form:
    values = {"code": "01/NB", "name": "Biểu", "title": "BIỂU", "regime": "other", "shape": "long"}
    return Form(**{**values, "items": items, **more})


def item(code: str, **more) -> Item:
    return Item(**{"code": code, "label": f"Chỉ tiêu {code}", **more})


def found(one: Form, known: Known | None = None) -> list[tuple[str, str]]:
    return [(each.field, each.words) for each in faults(one, known or Known())]


def test_a_good_text_is_read():
    (one,) = read_forms(GOOD, {"tcd.1"})
    assert [each.code for each in one.items] == ["1", "2", "3"]
    assert one.item("2").label == "Việc đã làm"
    with pytest.raises(KeyError):
        one.item("4")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[form]", "sai cú pháp TOML ở dòng 1"),
        (GOOD + "[other]\n", "mục lạ, thiếu hoặc sai kiểu"),
        (GOOD.replace("wide", "round"), "sai kiểu"),
        (GOOD.replace('code = "2"', "code = 2"), "sai kiểu"),
        (GOOD.replace('label = "Tổng"', 'lable = "Tổng"'), "mục lạ"),
        (HEAD, "thiếu"),
        (GOOD.replace("tcd.1", "tcd.99"), "không có cách đếm tên “tcd.99”"),
        (GOOD.replace('code = "3"', 'code = "2"'), "Mã 2 dùng cho nhiều chỉ tiêu"),
        (GOOD.replace("2+3", "2+4"), "Không có chỉ tiêu mã 4 trong biểu này"),
        (GOOD.replace("2+3", "2+02/XLD.4"), "Không có biểu mã 02/XLD"),
        (GOOD.replace("2+3", "2+"), "chưa đúng"),
        (GOOD.replace("2+3", "1+2"), "Công thức của 1 dùng chính 1"),
        (GOOD + 'identities = [ { rule = "1 = 5" } ]\n', "Không có chỉ tiêu mã 5"),
        (GOOD + 'identities = [ { rule = "1 + 2" } ]\n', "thiếu dấu so sánh"),
        (GOOD + GOOD, "hai lần cho cùng một thời gian"),
        (GOOD.replace("01/NB", "01 NB"), "Mã biểu chỉ gồm chữ và số"),
    ],
)
def test_a_bad_text_is_told_in_a_sentence(text, said):
    with pytest.raises(UserError) as caught:
        read_forms(text, {"tcd.1"})
    assert said in caught.value.message
    assert caught.value.message.endswith(".")


def test_the_place_of_a_wrong_value_is_named():
    with pytest.raises(UserError, match=r"form\[0\]\.items\[1\]\.code"):
        read_forms(GOOD.replace('code = "2"', "code = 2"))


def test_two_generations_of_one_form_may_follow_each_other():
    earlier = GOOD.replace('shape = "wide"', 'shape = "wide"\nvalid_to = 2026-12-31')
    later = GOOD.replace('shape = "wide"', 'shape = "wide"\nvalid_from = 2027-01-01')
    assert len(read_forms(earlier + later)) == 2
    with pytest.raises(UserError, match="hai lần"):
        read_forms(earlier + later.replace("2027-01-01", "2026-12-31"))


@pytest.mark.parametrize(
    ("items", "field", "said"),
    [
        ((item("A", formula="B"), item("B", formula="A")), "items.0.formula", "A → B → A"),
        ((item("A", label=" "),), "items.0.label", "chưa có tên"),
        ((item("A b"),), "items.0.code", "chữ và số viết liền"),
        ((item("A_b"),), "items.0.code", "chữ và số viết liền"),
        ((item(""),), "items.0.code", "chữ và số viết liền"),
        ((item("A" * 21),), "items.0.code", "chữ và số viết liền"),
        ((item("A", decimals=7),), "items.0.decimals", "từ 0 đến 6"),
        ((item("A", decimals=-1),), "items.0.decimals", "từ 0 đến 6"),
        ((item("A", target="101"),), "items.0.target", "từ 0 đến 100"),
        ((item("A", target="cao"),), "items.0.target", "từ 0 đến 100"),
        ((item("A", groups=("I", " ")),), "items.0.groups", "tầng trống"),
        ((item("A", groups=("I",) * 7),), "items.0.groups", "quá 6 tầng"),
        ((item("A", unit="x" * 301),), "items.0.unit", "Dài quá 300"),
        ((item("A", note="x" * 2001),), "items.0.note", "Dài quá 2000"),
        ((item("A", off=True),), "items", "ít nhất một chỉ tiêu"),
        ((), "items", "ít nhất một chỉ tiêu"),
        (tuple(item(f"A{n}") for n in range(301)), "items", "nhiều hơn mức 300"),
        ((item("A", formula="B"), item("B", off=True)), "items.0.formula", "đang tắt"),
    ],
)
def test_every_fault_of_an_item_stands_beside_its_field(items, field, said):
    places = [(where, words) for where, words in found(form(*items)) if said in words]
    assert places and places[0][0] == field


@pytest.mark.parametrize("good", ["", "0", "95", "99,5", "99.25", "100"])
def test_targets_are_percentages(good):
    assert found(form(item("A", target=good))) == []


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"code": ""}, "code"),
        ({"code": "a/"}, "code"),
        ({"code": "a.b"}, "code"),
        ({"name": ""}, "name"),
        ({"title": " "}, "title"),
        ({"regime": ""}, "regime"),
        ({"name": "x" * 301}, "name"),
        ({"lines": ("x" * 2001,)}, "lines"),
    ],
)
def test_every_fault_of_the_head_stands_beside_its_field(changed, field):
    assert [where for where, _words in found(form(item("A"), **changed))] == [field]


def test_days_in_the_wrong_order_are_told():
    text = GOOD.replace('shape = "wide"', 'shape = "wide"\nvalid_from = 2027-01-01')
    with pytest.raises(UserError, match="đứng trước ngày bắt đầu"):
        read_forms(text.replace("2027-01-01", "2027-01-01\nvalid_to = 2026-12-31"))


def test_an_item_that_is_off_may_read_what_is_off():
    off = form(item("A", formula="B", off=True), item("B", off=True), item("C"))
    assert found(off) == []


def test_a_form_may_read_another_and_not_in_a_circle():
    one = form(item("A", formula="02/NB.X"), code="01/NB")
    other = form(item("X", formula="01/NB.A"), code="02/NB")
    still = form(item("X"), code="02/NB")
    assert found(one, Known(None, (still,))) == []
    assert "vòng tròn" in found(one, Known(None, (other,)))[0][1]
    with pytest.raises(UserError, match=r"vòng tròn: 01/NB\.A → 02/NB\.X → 01/NB\.A"):
        order_of([one, other])
    assert (
        "Không có chỉ tiêu mã X trong biểu 02/NB"
        in (found(one, Known(None, (form(item("Y"), code="02/NB"),)))[0][1])
    )


def test_formulas_are_reckoned_after_what_they_read():
    long = form(
        item("A", formula="B+C"), item("B", formula="C*#2"), item("C", formula="D"), item("D")
    )
    assert [code for _form, code in order_of([long])] == ["C", "B", "A"]
    assert order_of([]) == ()
    assert order_of([form(item("A", formula="?", measure=""), item("B", formula="A"))]) == (
        ("01/NB", "A"), ("01/NB", "B"),
    )  # fmt: skip


def test_a_long_row_of_formulas_is_no_trouble():
    many = [item(f"A{n}", formula=f"A{n + 1}") for n in range(299)]
    long = form(*many, item("A299"))
    assert order_of([long])[0] == ("01/NB", "A298")
    check_forms([long])


def test_a_form_is_kept_and_read_again():
    (one,) = read_forms(GOOD.replace('shape = "wide"', 'shape = "wide"\nvalid_from = 2027-01-01'))
    rule = Identity(rule="1 = 2+3", level="warning", words="Cộng lại")
    other = msgspec.structs.replace(one, identities=(rule,), base="DC")
    assert from_kept(kept((one, other))) == (one, other)
    for text in ("", "{", "{}", '[{"code": 1}]', '[{"newer": true}]'):
        with pytest.raises(msgspec.DecodeError):
            from_kept(text)


def test_known_is_nothing_by_default():
    assert replace(Known(), measures=()).forms == ()
    assert found(form(item("A", measure="x"))) == []
    assert found(form(item("A", measure="x")), Known(())) == [
        ("items.0.measure", "Chương trình không có cách đếm tên “x”.")
    ]
