"""Bad input into the reception book: each fault has its field and its sentence."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app import dates
from desktop_app.errors import UserError
from desktop_app.people.person import Person
from desktop_app.petitions import checks
from desktop_app.petitions.model import PetitionValues
from desktop_app.receptions.model import ReceptionValues
from desktop_app.receptions.rules import check, cleaned, most_representatives

TODAY = date(2026, 11, 21)
VISIT = ReceptionValues(
    received_on=date(2026, 11, 20), content="Đề nghị sửa đường", content_kind="proposal"
)
AN = Person(full_name="Lê Thị Mẫu", id_number="031188004821", phone="0912345678")
LEADER = {"kind": "scheduled", "presider_role": "head"}

FAULTS = [
    ({"received_on": date(2026, 11, 22)}, {}, "received_on", "ở sau hôm nay"),
    ({"received_on": date(1206, 11, 2)}, {}, "received_on", "xem lại năm"),
    ({"answered_on": date(2026, 11, 19)}, {}, "answered_on", "trước ngày tiếp"),
    ({"national_on": date(2026, 12, 1)}, {}, "national_on", "ở sau hôm nay"),
    ({"at": "25:70"}, {}, "at", "08:30"),
    ({"content": "   "}, {}, "content", "tóm tắt nội dung"),
    ({"content": "x" * 20_001}, {}, "content", "20001 ký tự"),
    ({"content_kind": ""}, {}, "content_kind", "phân loại"),
    ({"content_kind": "khác"}, {}, "content_kind", "danh sách"),
    ({"persons": 0}, {}, "persons", "từ 1"),
    ({"persons": 3, "crowd": True}, {}, "crowd", "từ 5 người"),
    ({"kind": "scheduled"}, {}, "presider_role", "Chủ tịch tiếp hay ủy quyền"),
    ({"presider_role": "head"}, {}, "presider_role", "thường xuyên"),
    ({"outcome": "refused"}, {}, "refusal", "Điều 4"),
    ({"refusal": "a"}, {}, "outcome", "Từ chối"),
    ({"outcome": "guided"}, {}, "guided_to", "cột 10"),
    ({"outcome": "transferred"}, {}, "transferred_to", "cột 11"),
    ({"outcome": "answered"}, {}, "answered_on", "ngày trả lời"),
    ({}, {"full_name": ""}, "full_name", "họ tên"),
    ({}, {"full_name": "A" * 5000}, "full_name", "5000 ký tự"),
    ({}, {"full_name": "12345"}, "full_name", "cần có chữ"),
    ({}, {"full_name": "Lê An 0912345678"}, "full_name", "có ô riêng"),
    ({}, {"id_number": "03118800482a"}, "id_number", "12 chữ số"),
    ({}, {"id_number": "12345"}, "id_number", "12 chữ số"),
    ({}, {"phone": "12"}, "phone", "10 hoặc 11"),
    ({}, {"address": "x" * 501}, "address", "501 ký tự"),
    ({"persons": 6}, {"representatives": ("A", "B", "C")}, "representatives", "Điều 29"),
]


@pytest.mark.parametrize(("values", "person", "field", "words"), FAULTS)
def test_each_fault_has_its_field_and_its_sentence(values, person, field, words):
    visit, who, _ = cleaned(replace(VISIT, **values), replace(AN, **person))
    with pytest.raises(UserError) as caught:
        check(visit, who, TODAY)
    assert caught.value.field == field
    assert words in caught.value.message


def test_what_is_right_passes() -> None:
    check(*cleaned(VISIT, AN)[:2], TODAY)
    check(*cleaned(replace(VISIT, **LEADER, persons=12, crowd=True), AN)[:2], TODAY)


def test_a_day_that_does_not_exist_is_told_while_it_is_typed() -> None:
    with pytest.raises(UserError, match="Không có ngày “31/02”"):
        dates.parse("31/02", TODAY)


def test_pasted_codes_of_a_web_page_become_plain_text_and_it_is_told() -> None:
    pasted = "<p>Đề nghị <b>sửa</b>&nbsp;đường</p><script>alert(1)</script><p>thôn 2</p>"
    visit, _, told = cleaned(replace(VISIT, content=pasted), AN)
    assert visit.content.replace("\xa0", " ") == "Đề nghị sửa đường\nthôn 2"
    assert "HTML" in told


def test_signs_that_are_no_code_stay() -> None:
    visit, _, told = cleaned(replace(VISIT, content="diện tích < 50 m2 và > 20 m2, a<b"), AN)
    assert (visit.content, told) == ("diện tích < 50 m2 và > 20 m2, a<b", "")


def test_marks_that_turn_the_reading_around_are_taken_out_and_it_is_told() -> None:
    _, who, told = cleaned(VISIT, replace(AN, full_name="Lê\u202e Thị\u200b Mẫu\u2066"))
    assert who.full_name == "Lê Thị Mẫu"
    assert "đổi chiều" in told


def test_letters_with_loose_marks_are_joined_without_a_word() -> None:
    loose = "Le\u0302 Thi\u0323 Ma\u0302\u0303u"
    _, who, told = cleaned(VISIT, replace(AN, full_name=loose))
    assert (who.full_name, told) == ("Lê Thị Mẫu", "")


def test_numbers_are_kept_without_the_signs_between_them() -> None:
    _, who, _ = cleaned(VISIT, replace(AN, id_number="031 188.004-821", phone="+84 912 345 678"))
    assert (who.id_number, who.phone) == ("031188004821", "0912345678")


@pytest.mark.parametrize(("persons", "most"), [(1, 1), (4, 4), (5, 2), (10, 2), (11, 5), (300, 5)])
def test_how_many_may_speak_for_a_group(persons: int, most: int) -> None:
    assert most_representatives(persons) == most


def test_who_came_is_counted_apart_from_those_of_the_same_content() -> None:
    """Forty signed, two came: no crowd (TT 06/2025), though column 7 of Mẫu 03/TCD says forty."""
    signed = replace(VISIT, persons=40, came=2)
    check(*cleaned(signed, AN)[:2], TODAY)
    assert (signed.received, replace(VISIT, persons=7).received) == (2, 7)
    for wrong, field in (({"crowd": True}, "crowd"), ({"came": -1}, "came")):
        with pytest.raises(UserError) as told:
            check(*cleaned(replace(signed, **wrong), AN)[:2], TODAY)
        assert told.value.field == field
    check(*cleaned(replace(VISIT, persons=2, came=6, crowd=True), AN)[:2], TODAY)


def test_representatives_of_a_paper_are_cleaned_as_those_of_a_visit() -> None:
    hidden = replace(AN, representatives=("Lê\u202e An", " "))
    paper = PetitionValues(received_on=TODAY, kind="complaint", content="Khiếu nại")
    _, sender, told = checks.cleaned(paper, hidden)
    assert sender is not None
    assert sender.representatives == cleaned(VISIT, hidden)[1].representatives == ("Lê An",)
    assert "đổi chiều" in told
