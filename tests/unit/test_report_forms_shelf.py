"""Which form is the one for a day: of the program, of law packs, of the office."""

from dataclasses import replace
from datetime import date

import msgspec
import pytest
from law_pack_bench import EXAMPLE, RULE, PackBench

from desktop_app.errors import UserError
from desktop_app.law.packs.as_json import pack_json
from desktop_app.law.packs.compose import pack_text
from desktop_app.law.packs.decode import decode, part_of
from desktop_app.law.packs.read import check_pack
from desktop_app.law.report_forms import Form
from desktop_app.reports.forms.decode import shipped_forms
from desktop_app.reports.forms.shelf import FormShelf, Source, fault_of_pack
from desktop_app.services import Services

NEW_TCD = """
[[form]]
code = "01/TCD"
name = "Tiếp công dân"
title = "TỔNG HỢP KẾT QUẢ TIẾP CÔNG DÂN"
regime = "kntc"
shape = "wide"
document = "Thông tư giả định 01/2027/TT-TTCP"
article = "Điều 4"
valid_from = 2027-07-01
note_code = "4"
items = [
  { code = "1", label = "Tổng số lượt tiếp", formula = "2+3", measure = "tcd.1" },
  { code = "2", label = "Thường xuyên", measure = "tcd.5" },
  { code = "3", label = "Thủ trưởng tiếp" },
]
identities = [ { rule = "1 = 2+3", source = "Thông tư giả định 01/2027/TT-TTCP" } ]
"""
YEAR_2026, YEAR_2027 = date(2026, 12, 14), date(2027, 12, 14)


def bench(*parts: str, **more) -> PackBench:
    return PackBench(parts=list(parts), **more)


def load(services: Services, made: PackBench):
    checked = check_pack(made.data())
    services.law_packs.trust(checked.key, "Tỉnh")
    preview = services.law_packs.preview(checked)
    return services.law_packs.apply(preview)


def test_shipped_forms_hold_from_their_day(services: Services) -> None:
    shelf = FormShelf(services.book)
    codes = [form.code for form in shelf.forms("kntc", YEAR_2026)]
    assert codes == ["01/TCD", "02/XLD", "03/GQKN", "04/GQTC", "05/KQTH", "06/QLKNTC"]
    assert [form.code for form in shelf.forms("democracy", date(2024, 6, 1))] == ["DC"]
    assert shelf.form("02/XLD", date(2025, 9, 30)).note_code == "26"
    assert shelf.forms("kntc", date(2025, 9, 29)) == []
    with pytest.raises(UserError, match="Không có biểu 02/XLD áp dụng cho ngày 29/09/2025"):
        shelf.form("02/XLD", date(2025, 9, 29))
    with pytest.raises(UserError, match="Không có biểu XX"):
        shelf.form("XX", YEAR_2026)


def test_a_pack_brings_a_form_and_an_old_period_keeps_its_own(services: Services) -> None:
    shelf = FormShelf(services.book)
    changes = load(services, bench(NEW_TCD))
    assert "reports" in changes.features
    assert len(shelf.form("01/TCD", date(2027, 6, 30)).items) == 21
    assert len(shelf.form("01/TCD", date(2027, 7, 1)).items) == 3
    (one,) = [each for each in shelf.entries() if each.source is Source.PACK]
    assert (one.form.code, one.official, one.active) == ("01/TCD", True, True)
    assert shelf.forms("kntc", YEAR_2027)[0].code == "01/TCD"
    assert services.law_packs.packs()[0].form_count == 1


def test_a_pack_taken_back_takes_its_forms_along(services: Services) -> None:
    uid = load(services, bench(NEW_TCD)).uid
    services.law_packs.apply(services.law_packs.preview_taking_back(uid))
    assert len(FormShelf(services.book).form("01/TCD", YEAR_2027).items) == 21


def test_a_new_form_may_end_an_old_one_and_come_to_its_own_end(services: Services) -> None:
    new = NEW_TCD.replace("01/TCD", "07/MOI").replace(
        "valid_from = 2027-07-01", "valid_from = 2027-07-01\nvalid_to = 2027-12-31"
    )
    load(services, bench(new))
    shelf = FormShelf(services.book)
    assert [
        "07/MOI" in [form.code for form in shelf.forms("kntc", day)]
        for day in (date(2027, 6, 30), date(2027, 7, 1), date(2027, 12, 31), date(2028, 1, 1))
    ] == [False, True, True, False]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (NEW_TCD.replace("2+3", "2+4"), "Không có chỉ tiêu mã 4"),
        (NEW_TCD.replace("tcd.5", "tcd.500"), "không có cách đếm tên “tcd.500”"),
        (NEW_TCD.replace("1 = 2+3", "1 = 09/XYZ.1"), "Không có biểu mã 09/XYZ"),
    ],
)
def test_a_pack_whose_form_cannot_be_used_is_not_loaded(services, wrong, said) -> None:
    preview = services.law_packs.preview(check_pack(bench(wrong).data()))
    assert said in preview.refusal and "nơi phát hành gói" in preview.refusal
    services.law_packs.trust(preview.key, "Tỉnh")
    with pytest.raises(UserError, match="biểu mẫu chưa dùng được"):
        services.law_packs.apply(preview)
    assert services.law_packs.packs() == []


def test_forms_of_a_pack_may_read_each_other_and_the_shipped_ones() -> None:
    other = NEW_TCD.replace("01/TCD", "07/MOI").replace("1 = 2+3", "1 = 01/TCD.1 = 02/XLD.1")
    assert fault_of_pack(part_of(NEW_TCD + other, Form)) == ""
    assert fault_of_pack(part_of(other, Form), ()) != ""
    assert fault_of_pack(()) == ""


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (NEW_TCD.replace("valid_from = 2027-07-01\n", ""), "thiếu ngày bắt đầu áp dụng"),
        (NEW_TCD + NEW_TCD, "hai lần cho cùng một thời gian"),
        (NEW_TCD.replace("wide", "round"), "sai kiểu"),
        (NEW_TCD.replace("note_code", "notes"), "mục lạ “notes”"),
        (NEW_TCD * 201, "nhiều hơn mức 200"),
    ],
)
def test_a_form_of_the_wrong_shape_is_a_fault_of_the_pack(wrong: str, said: str) -> None:
    with pytest.raises(UserError, match="Gói quy định có lỗi bên trong") as caught:
        decode(bench(wrong).text())
    assert said in caught.value.message


def test_every_shipped_form_goes_through_the_text_of_a_pack() -> None:
    days = {"valid_from": date(2025, 9, 30)}
    forms = tuple(msgspec.structs.replace(form, **days) for form in shipped_forms())
    off = msgspec.structs.replace(forms[-1], code="DC2", items=_first_off(forms[-1]))
    pack = msgspec.structs.replace(decode(bench(RULE, EXAMPLE).text()), forms=(*forms, off))
    assert decode(pack_text(pack)) == pack


def _first_off(form: Form):
    return (msgspec.structs.replace(form.items[0], off=True), *form.items[1:])


def test_a_pack_of_forms_is_told_as_json() -> None:
    found = pack_json(check_pack(bench(NEW_TCD).data()))
    assert found["forms"] == [
        {
            "code": "01/TCD",
            "name": "Tiếp công dân",
            "document": "Thông tư giả định 01/2027/TT-TTCP",
            "article": "Điều 4",
            "valid_from": "2027-07-01",
            "valid_to": None,
            "items": 3,
        }
    ]


def test_the_offices_table_lies_over_a_proposed_one_and_under_an_official_one(
    services: Services,
) -> None:
    own, shelf = services.report_forms, FormShelf(services.book)
    table = shelf.form("DC", YEAR_2026)
    own.change(msgspec.structs.replace(table, name="Bảng của xã"))
    assert shelf.form("DC", YEAR_2026).name == "Bảng của xã"
    proposed = NEW_TCD.replace("01/TCD", "DC").replace('"kntc"', '"democracy"')
    proposed = proposed.replace('document = "Thông tư giả định 01/2027/TT-TTCP"\n', "")
    load(services, bench(proposed, name="Đề xuất"))
    assert shelf.form("DC", YEAR_2027).name == "Bảng của xã"
    official = proposed.replace('shape = "wide"', 'shape = "wide"\ndocument = "QĐ 01"')
    load(services, bench(official, name="Quyết định", issued_on=date(2026, 11, 2)))
    assert shelf.form("DC", YEAR_2027).name == "Tiếp công dân"
    assert shelf.form("DC", date(2027, 6, 30)).name == "Bảng của xã"


def test_what_a_newer_program_wrote_is_passed_over(services: Services, caplog) -> None:
    made = services.report_forms.change(FormShelf(services.book).form("DC", YEAR_2026))
    with services.book.change(user="lan", label="bản mới") as change:
        change.update("report_forms", made.uid, {"content": '[{"newer": 1}]', "name": "?"})
    shelf = FormShelf(services.book)
    assert shelf.form("DC", YEAR_2026) == shipped_forms()[-1]
    (row,) = shelf.kept()
    assert (row.generations, row.code) == ((), "DC")
    assert "cannot be read" in caplog.text


def test_a_form_that_the_office_switched_off_is_still_found_by_old_reports(
    services: Services,
) -> None:
    form = replace_code(shipped_forms()[-1], "NB1")
    uid = services.report_forms.add(form).uid
    services.report_forms.switch(uid, on=False)
    shelf = FormShelf(services.book)
    assert shelf.form("NB1", YEAR_2026).code == "NB1"
    assert [one.code for one in shelf.forms("democracy", YEAR_2026)] == ["DC"]
    services.report_forms.switch(uid, on=True)
    assert [one.code for one in shelf.forms("democracy", YEAR_2026)] == ["DC", "NB1"]


def replace_code(form: Form, code: str) -> Form:
    return msgspec.structs.replace(form, code=code)


def test_the_shelf_is_quick_enough_to_ask_often(services: Services) -> None:
    """What is kept is read once per revision, whatever is asked."""
    services.report_forms.add(replace_code(shipped_forms()[-1], "NB1"))
    shelf = FormShelf(services.book)
    first = shelf.kept()[0]
    assert shelf.kept()[0] is first
    services.report_forms.switch(first.uid, on=False)
    assert replace(shelf.kept()[0], rev=first.rev, active=True) == first
