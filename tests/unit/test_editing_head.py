"""Bases, recipients and signer as steps: right forms, right ends, "Lưu" last, nothing twice."""

import pytest

from desktop_app.law.known_documents import Holds, KnownDocument, known_bases, known_documents
from desktop_app.office.model import Officer
from desktop_app.plans.editing import head
from desktop_app.plans.model import LegalBasis, Plan, Recipient, Signer
from desktop_app.plans.source import Span

DAY = "2026-11-21"


def plan(*bases: str, recipients: tuple[str, ...] = ()) -> Plan:
    return Plan(
        legal_bases=tuple(map(head.basis_of, bases)),
        recipients=tuple(map(head.recipient_of, recipients)),
    )


def texts(made: Plan) -> list[str]:
    return [basis.text for basis in made.legal_bases]


def to(made: Plan) -> list[str]:
    return [recipient.text for recipient in made.recipients]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("10/2022/QH15", "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022;"),
        (
            "59/2023/NĐ-CP",
            "Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ quy định chi tiết một"
            " số điều của Luật Thực hiện dân chủ ở cơ sở;",
        ),
        # The day is not recorded, so the number tells which law is meant.
        ("42/2013/QH13", "Căn cứ Luật Tiếp công dân số 42/2013/QH13;"),
        # The title is told in our own words, so it is not cited.
        ("154/2026/NĐ-CP", "Căn cứ Nghị định số 154/2026/NĐ-CP ngày 15/5/2026 của Chính phủ;"),
    ],
)
def test_a_known_document_is_cited_in_one_form(number: str, words: str) -> None:
    assert head.basis_from(known_documents()[number]).text == words


def test_every_known_document_is_found_again_in_its_basis() -> None:
    for known in known_documents().values():
        basis = head.basis_from(known)
        assert any(
            ref.number == known.number or (ref.name == known.name and ref.date == known.date)
            for ref in basis.documents
        ), basis.text
        assert head.cites(Plan(legal_bases=(basis,)), known)
        assert "None" not in basis.text


def test_bases_end_as_they_should_wherever_one_comes_or_goes() -> None:
    made = plan("Căn cứ Luật A ngày 01/02/2025;", "Căn cứ Kế hoạch số 1/KH-UBND.")
    made = head.insert_bases(made, 2, [head.basis_of("Căn cứ Kế hoạch số 2/KH-UBND;")])
    assert texts(made) == [
        "Căn cứ Luật A ngày 01/02/2025;",
        "Căn cứ Kế hoạch số 1/KH-UBND;",
        "Căn cứ Kế hoạch số 2/KH-UBND.",
    ]
    made = head.move_basis(made, 2, 0)
    assert [text[-1] for text in texts(made)] == [";", ";", "."]
    assert texts(made)[0].startswith("Căn cứ Kế hoạch số 2")
    made = head.remove_bases(made, [1, 2])
    assert texts(made) == ["Căn cứ Kế hoạch số 2/KH-UBND."]


def test_a_basis_that_leads_on_keeps_its_colon() -> None:
    made = plan("Căn cứ Luật A;", "Thực hiện Kế hoạch số 1/KH-UBND, UBND xã ban hành như sau:")
    made = head.remove_bases(made, [0])
    assert texts(made)[0].endswith("như sau:")


def test_a_basis_is_not_put_in_twice() -> None:
    made = plan("Căn cứ Luật A ngày 01/02/2025.")
    again = head.basis_of("Căn cứ Luật A  ngày 01/02/2025;")
    assert head.insert_bases(made, 0, [again]) is made


def test_emphasis_of_a_basis_reaches_to_its_new_end() -> None:
    text = "Căn cứ Luật A."
    made = Plan(legal_bases=(LegalBasis(text, spans=(Span(0, len(text), italic=True),)),))
    made = head.insert_bases(made, 0, [head.basis_of("Căn cứ Luật B;")])
    made = head.move_basis(made, 1, 0)
    assert made.legal_bases[0].spans == (Span(0, len(text), italic=True),)


def test_words_of_a_basis_are_read_as_they_are_typed() -> None:
    made = head.with_basis(plan("Căn cứ"), 0, "Căn cứ Kế hoạch số 31/KH-UBND ngày 09/01/2026 ")
    assert made.legal_bases[0].text.endswith("2026 ")
    assert made.legal_bases[0].documents[0].date == "2026-01-09"


@pytest.mark.parametrize(
    ("typed", "text", "tag"),
    [
        ("- UBND tỉnh (b/c);", "UBND tỉnh (b/c)", "b/c"),
        ("Các phòng, ban (T/h)", "Các phòng, ban (T/h)", "T/h"),
        ("– Lưu: VT, VHXH.", "Lưu: VT, VHXH.", ""),
        ("Trưởng các thôn.", "Trưởng các thôn", ""),
    ],
)
def test_a_pasted_recipient_is_read(typed: str, text: str, tag: str) -> None:
    assert head.recipient_of(typed) == Recipient(text, tag)


def test_the_archive_stays_last() -> None:
    made = plan(recipients=("UBND tỉnh (b/c)", "Lưu: VT"))
    made = head.insert_recipients(made, 2, ["Đảng ủy xã (b/c)", "UBND tỉnh (b/c)", ""])
    assert to(made) == ["UBND tỉnh (b/c)", "Đảng ủy xã (b/c)", "Lưu: VT"]
    assert to(head.move_recipient(made, 2, 0)) == to(made)
    assert to(head.move_recipient(made, 1, 0))[0] == "Đảng ủy xã (b/c)"
    assert to(head.remove_recipients(made, [0])) == ["Đảng ủy xã (b/c)", "Lưu: VT"]


def test_a_tag_takes_the_place_of_the_one_before() -> None:
    made = plan(recipients=("UBND tỉnh (b/c)",))
    made = head.with_tag(made, 0, "P/h")
    assert made.recipients[0] == Recipient("UBND tỉnh (P/h)", "P/h")
    assert head.with_tag(made, 0, "").recipients[0] == Recipient("UBND tỉnh", "")


def test_typing_a_recipient_rewrites_nothing() -> None:
    made = head.with_recipient(plan(recipients=("x",)), 0, "Hội Phụ nữ xã (p/h); ")
    assert made.recipients[0] == Recipient("Hội Phụ nữ xã (p/h); ", "p/h")


def test_an_officer_signs_with_the_lines_of_the_signing_power() -> None:
    deputy = Officer("Ngô Thị Ước", "Phó Chủ tịch", "KT.", "TM.")
    assert head.with_officer(Plan(), deputy).signer == Signer(
        "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Ngô Thị Ước"
    )


@pytest.mark.parametrize(
    ("signer", "words"),
    [
        (Signer("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Ngô Thị Ước"), ""),
        (Signer(None, None, "CHỦ TỊCH", "ThS. Ngô Thị Ước"), "học vị"),
        (Signer("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", None, "A"), "Ký thay"),
        (Signer("TM. ỦY BAN NHÂN DÂN", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "A"), "thừa lệnh"),
    ],
)
def test_a_wrong_signature_block_is_said(signer: Signer, words: str) -> None:
    problem = head.signer_problem(signer)
    assert words in problem
    assert bool(problem) == bool(words)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", ""),
        ("/KH-UBND", ""),
        ("05/KH-UBND", ""),
        ("105/KH-UBND", ""),
        ("12-KH/ĐU", ""),
        ("5/KH-UBND", "05/KH-UBND"),
        ("05 /KH-UBND", "dấu cách"),
        ("KH-UBND", "số thứ tự"),
    ],
)
def test_a_number_is_checked(typed: str, words: str) -> None:
    problem = head.number_problem(typed)
    assert words in problem
    assert bool(problem) == bool(words)


def test_whether_a_document_holds_depends_on_the_day() -> None:
    law = known_documents()["10/2022/QH15"]
    assert [law.holds(day) for day in ("2023-06-30", "2023-07-01")] == [Holds.NOT_YET, Holds.YES]
    old = known_documents()["64/2014/NĐ-CP"]
    assert old.holds("2026-06-30") is Holds.UNKNOWN
    assert old.holds("2026-07-01") is Holds.NO_LONGER
    assert "154/2026/NĐ-CP" in old.holds_words("2026-07-01")
    unknown = KnownDocument("Quyết định", "1/QĐ", "Quyết định", date="2020-01-01")
    assert unknown.holds(DAY) is Holds.UNKNOWN
    assert "chưa xác định" in unknown.holds_words(DAY)
    assert unknown.holds("2019-01-01") is Holds.NOT_YET


def test_documents_are_offered_in_the_order_of_use_and_found_by_words() -> None:
    offered = known_bases(DAY)
    assert [one.number for one in offered[:2]] == ["10/2022/QH15", "59/2023/NĐ-CP"]
    states = [one.holds(DAY) is Holds.NO_LONGER for one in offered]
    assert states == sorted(states)
    assert {one.number for one in known_bases(DAY, "huong uoc")} == {
        "61/2023/NĐ-CP",
        "22/2018/QĐ-TTg",
    }
    assert known_bases(DAY, "không có gì thế này") == []


def test_no_day_or_number_is_impossible() -> None:
    for known in known_documents().values():
        days = [day for day in (known.date, known.in_force, known.valid_to) if day]
        assert days == sorted(days), known.number
        assert known.replaced_by or not known.valid_to
