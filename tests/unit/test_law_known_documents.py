"""Documents of the field: how they are told, when they hold, how one is found."""

import pytest

from desktop_app.law.known_documents import (
    Holds,
    KnownDocument,
    cited_day,
    known_bases,
    known_documents,
    law_names,
)

OLD = KnownDocument(
    "Nghị định", "900/2015/NĐ-CP", "Nghị định quy định thử", date="2015-01-09",
    valid_to="2023-08-14", replaced_by="Nghị định số 901/2023/NĐ-CP", confidence="H",
)  # fmt: skip
NEW = KnownDocument(
    "Nghị định", "901/2023/NĐ-CP", "Nghị định thay thế", date="2023-08-01",
    in_force="2023-08-15", confidence="H-",
)  # fmt: skip
SEEN = KnownDocument(
    "Luật", "902/2018/QH14", "Luật Thử", date="2018-06-12", held_on="2026-11-21", confidence="M",
)  # fmt: skip
BARE = KnownDocument("Công văn", "903/SNV", "Công văn về việc thử")

HOLDING = [
    (OLD, "2023-08-14", Holds.UNKNOWN, "its last day: not yet past, and no day in force known"),
    (OLD, "2023-08-15", Holds.NO_LONGER, "the day after its last"),
    (OLD, "2015-01-08", Holds.NOT_YET, "before it was issued"),
    (OLD, "2015-01-09", Holds.UNKNOWN, "issued, but in force since when is not recorded"),
    (NEW, "2023-08-14", Holds.NOT_YET, "issued, not yet in force"),
    (NEW, "2023-08-15", Holds.YES, "its first day in force"),
    (SEEN, "2018-06-11", Holds.NOT_YET, "before it was issued"),
    (SEEN, "2026-11-20", Holds.UNKNOWN, "the day before it was found in force"),
    (SEEN, "2026-11-21", Holds.YES, "the day on which it was found in force"),
    (BARE, "2026-11-21", Holds.UNKNOWN, "nothing is recorded"),
]


@pytest.mark.parametrize(("known", "day", "holds", "why"), HOLDING)
def test_a_document_holds_from_its_first_day_to_its_last(
    known: KnownDocument, day: str, holds: Holds, why: str
) -> None:
    assert known.holds(day) is holds, why


@pytest.mark.parametrize(
    ("known", "day", "words"),
    [
        (OLD, "2026-11-21", "Đã hết hiệu lực; nay áp dụng Nghị định số 901/2023/NĐ-CP"),
        (NEW, "2023-08-02", "Có hiệu lực từ ngày 15/8/2023"),
        (NEW, "2026-11-21", "Có hiệu lực từ ngày 15/8/2023"),
        (SEEN, "2018-01-01", "Chưa ban hành vào ngày này (cần đối chiếu)"),
        (SEEN, "2026-11-21", "Đang có hiệu lực (cần đối chiếu)"),
        (BARE, "2026-11-21", "Ngày có hiệu lực: chưa xác định (cần đối chiếu)"),
    ],
)
def test_validity_is_told_in_a_sentence(known: KnownDocument, day: str, words: str) -> None:
    assert known.holds_words(day) == words


def test_the_sentence_names_the_article_that_ends_it_and_what_changed_it() -> None:
    documents = known_documents()
    assert documents["22/2018/QĐ-TTg"].holds_words("2026-11-21") == (
        "Đã hết hiệu lực; nay áp dụng Nghị định số 61/2023/NĐ-CP"
        " (khoản 2 Điều 25 Nghị định số 61/2023/NĐ-CP)"
    )
    assert documents["10/2022/QH15"].holds_words("2026-11-21") == (
        "Có hiệu lực từ ngày 01/7/2023; đã được sửa đổi bởi Luật số 47/2024/QH15 và Luật số"
        " 97/2025/QH15"
    )
    assert documents["25/2018/QH14"].holds_words("2026-11-21") == (
        "Đang có hiệu lực; đã được sửa đổi bởi Luật số 136/2025/QH15"
    )
    assert documents["25/2018/QH14"].holds_words("2020-01-01") == (
        "Ngày có hiệu lực: chưa xác định; đã được sửa đổi bởi Luật số 136/2025/QH15"
    )


def test_what_ended_without_a_successor_names_none() -> None:
    ended = KnownDocument("Công văn", "904/SNV", "Công văn thử", valid_to="2020-12-31")
    assert ended.holds_words("2021-01-01") == "Đã hết hiệu lực (cần đối chiếu)"


@pytest.mark.parametrize(
    ("day", "cited"),
    [
        ("2023-04-06", "06/4/2023"),
        ("2025-12-11", "11/12/2025"),
        ("2026-01-31", "31/01/2026"),
        ("2026-02-01", "01/02/2026"),
        ("2026-10-20", "20/10/2026"),
    ],
)
def test_a_day_is_written_as_papers_cite_it(day: str, cited: str) -> None:
    assert cited_day(day) == cited


@pytest.mark.parametrize(
    ("number", "issuer", "is_law", "about"),
    [
        ("59/2023/NĐ-CP", "Chính phủ", False, "quy định chi tiết"),
        ("22/2018/QĐ-TTg", "Thủ tướng Chính phủ", False, ""),
        ("10/2022/QH15", "", True, "thực hiện dân chủ ở cơ sở"),
        ("34/2007/PL-UBTVQH11", "", True, "thực hiện dân chủ"),
        ("45/2019/QH14", "", True, ""),
    ],
)
def test_a_document_is_cited_with_its_issuer_or_as_a_law(
    number: str, issuer: str, is_law: bool, about: str
) -> None:
    known = known_documents()[number]
    assert (known.issuer, known.is_law) == (issuer, is_law)
    assert known.about.startswith(about)
    assert not known.about.startswith(known.kind.lower())


def test_a_title_in_our_own_words_is_never_cited() -> None:
    known = known_documents()["150/2025/NĐ-CP"]
    assert known.short_title
    assert known.title
    assert known.about == ""


def test_the_kind_is_cut_from_the_beginning_of_the_title_alone() -> None:
    known = KnownDocument("Luật", "905/2020/QH14", "Luật Sửa đổi một số điều của Luật")
    assert known.about == "sửa đổi một số điều của Luật"


def test_bases_are_found_by_words_without_marks_wherever_they_stand() -> None:
    def numbers(search: str) -> list[str]:
        return [known.number for known in known_bases("2026-11-21", search)]

    assert numbers("luat tiep cong dan")[0] == "42/2013/QH13"
    assert "59/2023/NĐ-CP" in numbers("nd-cp 59")
    assert numbers("nghi dinh 59/2023") == ["59/2023/NĐ-CP"]
    assert numbers("không có văn bản nào") == []
    assert len(numbers("")) == len(known_documents())


def test_bases_that_do_not_hold_on_the_day_come_last_and_else_in_the_order_of_use() -> None:
    order = list(known_documents())
    for day in ("2015-06-01", "2023-08-15", "2026-11-21"):
        found = known_bases(day)
        off = [known.holds(day) in (Holds.NO_LONGER, Holds.NOT_YET) for known in found]
        assert off == sorted(off)
        assert True in off
        assert False in off
        good = [order.index(k.number) for k, away in zip(found, off, strict=True) if not away]
        assert good == sorted(good)


def test_the_names_of_laws_are_those_of_the_documents_and_more_the_longest_first() -> None:
    names = law_names()
    assert [len(name) for name in names] == sorted(map(len, names), reverse=True)
    assert {"Thực hiện dân chủ ở cơ sở", "Tiếp công dân", "Hộ tịch"} <= set(names)
    assert "" not in names
    same_length = [name for name in names if len(name) == len("Đầu tư công")]
    assert same_length == sorted(same_length)
