"""An office makes and changes forms without a programmer; every fault stands beside its field."""

from datetime import date

import msgspec
import pytest

from db.errors import KnownProblem
from desktop_app.errors import UserError
from desktop_app.reports.forms import shelf
from desktop_app.reports.forms.expressions import standing
from desktop_app.reports.forms.model import Form, Identity, Item
from desktop_app.reports.forms.own import OwnForms, measure_choices
from desktop_app.reports.forms.shelf import Source
from desktop_app.services import Services

TODAY = date(2026, 11, 21)
NEXT_YEAR = date(2027, 1, 1)


@pytest.fixture
def own(services: Services) -> OwnForms:
    return services.report_forms


def form(code: str = "01/NB", **more) -> Form:
    items = (
        Item(code="A", label="Tổng số lượt tiếp", formula="B+C"),
        Item(code="B", label="Lượt tiếp thường xuyên", measure="tcd.5", unit="lượt"),
        Item(code="C", label="Lượt khác", unit="lượt"),
    )
    values = {"name": "Biểu nội bộ", "title": "TỔNG HỢP", "regime": "other", "shape": "long"}
    return Form(**{**values, "code": code, "items": items, **more})


def edited(one: Form, code: str, **more) -> Form:
    """A form with one item changed."""
    items = tuple(
        msgspec.structs.replace(item, **more) if item.code == code else item for item in one.items
    )
    return msgspec.structs.replace(one, items=items)


def refused(what, field: str, said: str) -> None:
    with pytest.raises(UserError) as caught:
        what()
    assert (caught.value.field, said in caught.value.message) == (field, True), caught.value.message


# A form of its own


def test_an_office_makes_a_form_of_its_own(own: OwnForms, services: Services) -> None:
    changes = own.add(form(name="  Biểu  nội bộ "))
    assert changes.features == frozenset({"reports"})
    assert own.shelf.form("01/NB", TODAY).name == "Biểu nội bộ"
    (entry,) = [one for one in own.shelf.entries() if one.form.code == "01/NB"]
    assert (entry.source, entry.official, entry.active) == (Source.OFFICE, False, True)
    assert own.forms("other", TODAY) == [own.form("01/NB", TODAY)]
    services.undo()
    assert own.shelf.forms("other", TODAY) == []
    services.redo()
    assert own.kept("01/NB").uid == changes.uid


@pytest.mark.parametrize(
    ("code", "said"),
    [("01/TCD", "Đã có biểu mã 01/TCD"), ("dc", "Đã có biểu mã"), ("a b", "chỉ gồm chữ và số")],
)
def test_a_code_is_taken_or_wrong(own: OwnForms, code: str, said: str) -> None:
    refused(lambda: own.add(form(code)), "code", said)


def test_a_code_is_used_once(own: OwnForms) -> None:
    own.add(form())
    refused(lambda: own.add(form()), "code", "hãy đặt mã khác")


def test_faults_stand_beside_their_fields(own: OwnForms) -> None:
    wrong = edited(edited(form(), "A", formula="B+Z"), "B", measure="tcd.999")
    assert [one.field for one in own.faults(wrong)] == ["items.1.measure", "items.0.formula"]
    refused(lambda: own.add(wrong), "items.1.measure", "không có cách đếm")
    rules = (Identity(rule="A >= 02/XLD.99"),)
    refused(lambda: own.add(form(identities=rules)), "identities.0.rule", "trong biểu 02/XLD")
    assert own.faults(form(identities=(Identity(rule="A >= 02/XLD.1"),))) == []
    assert own.all() == []


def test_a_form_is_changed_for_all_its_days_or_from_a_day_on(own: OwnForms) -> None:
    uid = own.add(form()).uid
    own.change(form(name="Đã chữa"))
    assert own.shelf.form("01/NB", date(2020, 1, 1)).name == "Đã chữa"
    own.change(edited(form(name="Năm mới"), "C", label="Lượt tiếp khác"), since=NEXT_YEAR)
    assert own.shelf.form("01/NB", date(2026, 12, 31)).name == "Đã chữa"
    assert own.shelf.form("01/NB", NEXT_YEAR).item("C").label == "Lượt tiếp khác"
    first, second = own.kept("01/NB").generations
    assert (first.valid_to, second.valid_from) == (date(2026, 12, 31), NEXT_YEAR)
    own.change(msgspec.structs.replace(first, name="Chữa lại năm cũ"))
    assert [one.name for one in own.kept("01/NB").generations] == ["Chữa lại năm cũ", "Năm mới"]
    assert own.kept("01/NB").uid == uid


def test_somebody_elses_change_is_not_written_over(own: OwnForms) -> None:
    own.add(form())
    rev = own.kept("01/NB").rev
    own.change(form(name="Người thứ nhất"), expected_rev=rev)
    with pytest.raises(KnownProblem):
        own.change(form(name="Người thứ hai"), expected_rev=rev)
    assert own.shelf.form("01/NB", TODAY).name == "Người thứ nhất"


def test_a_form_is_deleted_and_comes_back(own: OwnForms) -> None:
    uid = own.add(form()).uid
    own.delete(uid)
    assert own.kept("01/NB") is None
    assert [one.code for one in own.all(deleted=True)] == ["01/NB"]
    own.restore(uid)
    assert own.shelf.form("01/NB", TODAY).item("B").measure == "tcd.5"
    assert own.restore(uid).features == frozenset()
    own.delete(uid)
    with pytest.raises(UserError, match="Thùng rác"):
        own.delete(uid)
    own.add(form())
    with pytest.raises(UserError, match="Đã có biểu khác mang mã 01/NB"):
        own.restore(uid)


def test_a_form_in_a_report_is_switched_off_and_not_deleted(
    own: OwnForms, services: Services
) -> None:
    uid = own.add(form()).uid
    with services.book.change(user="lan", label="báo cáo") as change:
        change.insert("reports", {"title": "BC", "forms": "02/XLD 01/NB", "status": "draft"})
    with pytest.raises(UserError, match="đang có trong 1 báo cáo"):
        own.delete(uid)
    own.switch(uid, on=False)
    assert own.shelf.forms("other", TODAY) == []
    assert own.shelf.form("01/NB", TODAY).code == "01/NB"
    services.undo()
    assert own.kept("01/NB").active


def test_a_form_that_another_reads_stays(own: OwnForms) -> None:
    uid = own.add(form()).uid
    own.add(form("02/NB", identities=(Identity(rule="A = 01/NB.A"),)))
    with pytest.raises(UserError, match="Biểu 02/NB đang dùng số của biểu 01/NB"):
        own.delete(uid)
    renamed = tuple(
        msgspec.structs.replace(item, code=f"{item.code}1", formula="") for item in form().items
    )
    with pytest.raises(UserError, match="Không có chỉ tiêu mã A trong biểu 01/NB"):
        own.change(form(items=renamed))
    own.change(edited(form(), "C", label="Khác"))


# Official forms


@pytest.mark.parametrize("code", ["01/TCD", "06/QLKNTC"])
def test_an_official_form_is_copied_and_never_changed(own: OwnForms, code: str) -> None:
    official = own.shelf.form(code, TODAY)
    for since in (None, NEXT_YEAR):
        refused(
            lambda since=since: own.change(official, since),
            "code",
            f"Biểu {code} do Thông tư 06/2025/TT-TTCP quy định nên không sửa được",
        )
    copy = own.copy(code, TODAY, "09/RIENG", "Biểu riêng")
    assert (copy.document, copy.article, copy.valid_from) == ("", "", None)
    own.add(copy)
    kept = own.shelf.form("09/RIENG", date(2020, 1, 1))
    assert [item.code for item in kept.items] == [item.code for item in official.items]
    own.change(edited(kept, "1", label="Tên khác"))
    assert own.shelf.form("09/RIENG", TODAY).item("1").label == "Tên khác"
    assert own.shelf.form(code, TODAY) == official


def test_a_form_that_is_nowhere_cannot_be_changed(own: OwnForms) -> None:
    refused(lambda: own.change(form("XX")), "code", "Không có biểu mã XX")


# The democracy table


def test_rows_are_added_renamed_switched_off_and_put_in_another_order(
    own: OwnForms, services: Services
) -> None:
    table = own.shelf.form("DC", TODAY)
    changed = edited(edited(table, "TT3", label="Tin, bài, phóng sự"), "VB1", off=True)
    new = Item(code="XX1", label="Mô hình dân vận khéo", unit="mô hình", groups=("XII. Khác",))
    changed = msgspec.structs.replace(changed, items=(new, *changed.items[::-1]))
    own.change(changed)
    found = own.shelf.form("DC", TODAY)
    assert found.item("TT3").label == "Tin, bài, phóng sự"
    assert [item.code for item in found.items[:2]] == ["XX1", "NV1P"]
    assert "VB1" not in [item.code for item in found.live]
    assert (found.base, own.kept("DC").base) == ("DC", "DC")
    (entry,) = [one for one in own.shelf.entries() if one.form.code == "DC"]
    assert entry.source is Source.OFFICE
    own.reset("DC")
    assert own.shelf.form("DC", TODAY) == table
    services.undo()
    assert own.shelf.form("DC", TODAY) == found
    own.reset("DC")
    with pytest.raises(UserError, match="không có gì để trả lại"):
        own.reset("DC")
    (row,) = own.all(deleted=True)
    own.restore(row.uid)
    assert own.shelf.form("DC", TODAY) == found


def test_the_table_of_an_earlier_year_stays_as_it_was(own: OwnForms) -> None:
    table = own.shelf.form("DC", TODAY)
    own.change(edited(table, "VB1", label="Văn bản của xã"), since=NEXT_YEAR)
    assert own.shelf.form("DC", date(2026, 12, 31)).item("VB1") == table.item("VB1")
    assert own.shelf.form("DC", NEXT_YEAR).item("VB1").label == "Văn bản của xã"


def test_what_a_formula_needs_is_not_switched_off(own: OwnForms) -> None:
    table = own.shelf.form("DC", TODAY)
    place = [item.code for item in table.items].index("CK2P")
    refused(
        lambda: own.change(edited(table, "CK1", off=True)),
        f"items.{place}.formula",
        "Chỉ tiêu CK1 đang tắt",
    )
    without = edited(edited(edited(table, "CK1", off=True), "CK2P", off=True), "CK3P", off=True)
    own.change(without)
    kept = own.form("DC", TODAY)
    assert {one.rule for one in kept.identities} - {one.rule for one in standing(kept)} == {
        "CK2 <= CK1"
    }
    assert standing(table) == table.identities


def test_a_sum_does_without_a_row_that_is_switched_off(own: OwnForms) -> None:
    table = own.shelf.form("DC", TODAY)
    rule = Identity(rule="CK4 = CK4a+CK4b+CK4c")
    fewer = edited(edited(table, "CK4a", off=True), "CK4b", off=True)
    own.change(msgspec.structs.replace(fewer, identities=(rule,)))
    assert standing(own.form("DC", TODAY)) == (rule,)
    none = fewer
    for letter in "cdđeghik":
        none = edited(none, f"CK4{letter}", off=True)
    place = [item.code for item in table.items].index("CK4")
    refused(lambda: own.change(none), f"items.{place}.formula", "Chỉ tiêu CK4a đang tắt")


def test_a_row_of_the_shipped_table_is_switched_off_and_not_thrown_away(own: OwnForms) -> None:
    table = own.shelf.form("DC", TODAY)
    rest = tuple(item for item in table.items if item.code != "VB1")
    refused(lambda: own.change(msgspec.structs.replace(table, items=rest)), "items", "hãy tắt đi")


def test_what_a_newer_program_ships_is_offered_and_not_demanded(
    own: OwnForms, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = own.shelf.form("DC", TODAY)
    own.change(edited(table, "VB1", label="Văn bản"))
    changed = own.form("DC", TODAY)
    news = Item(code="MOI1", label="Chỉ tiêu mới", unit="việc")
    newer = msgspec.structs.replace(table, items=(*table.items, news))
    monkeypatch.setattr(shelf, "shipped_forms", lambda: (newer,))
    assert own.form("DC", TODAY) == changed
    own.change(edited(changed, "VB1", label="Văn bản khác"))
    own.change(msgspec.structs.replace(changed, items=(*changed.items, news)))
    refused(lambda: own.change(changed), "items", "Chỉ tiêu MOI1 thuộc bảng có sẵn")


# What can be counted


def test_measures_are_offered_by_group_in_their_order() -> None:
    choices = measure_choices()
    names = [one.name for one in choices]
    assert len(set(names)) == len(names) > 100
    assert not [name for name in names if name.startswith(("bridge.", "record."))]
    of_visits = [one.name for one in choices if one.group == "Tiếp công dân"]
    assert of_visits == [f"tcd.{n}" for n in range(1, 22)]
    groups = [one.group for one in choices]
    assert groups == sorted(groups, key=groups.index)
    assert all(one.label for one in choices)
