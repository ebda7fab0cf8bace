"""The rules as data: every limit is there, dated, with its article, and nothing contradicts."""

import re
import tomllib
from datetime import date

import msgspec
import pytest
from deadline_rules_expected import EXPECTED
from deadline_table import made_rule, rule_book

import resources
from desktop_app.errors import UserError
from desktop_app.law.deadlines.engine import deadline
from desktop_app.law.deadlines.remarks import remarks
from desktop_app.law.deadlines.rule import Confidence, DayOff, Extension, Rule, Shape, Unit
from desktop_app.law.deadlines.rule_book import RuleBook
from desktop_app.law.deadlines.rule_checks import rule_faults
from desktop_app.law.deadlines.shipped import read_rules, shipped_rules
from desktop_app.law.known_documents import known_documents
from desktop_app.law.workdays.calendar import WorkCalendar

FILES = sorted(resources.path("law", "rules").glob("*.toml"))
TODAY = date(2026, 11, 21)
CHANGE = date(2026, 7, 1)
SHORT_UNITS = {Unit.DAYS: "d", Unit.WORKING_DAYS: "wd", Unit.MONTHS: "m", Unit.YEARS: "y"}
SIGNS = {Shape.AFTER: "", Shape.LASTS: ">=", Shape.BEFORE: "<"}
PERS = "week, month, quarter, half_year, year, term"
NUMBER = re.compile(r"\d+/\d{4}/[\wĐ-]+")


def _short(rule: Rule) -> str:
    """A rule as a line of the expected table, without its code."""
    if rule.shape is Shape.TIMES:
        return f"{rule.count}/{rule.per} {rule.article}"
    return f"{SIGNS[rule.shape]}{rule.count} {SHORT_UNITS[rule.unit]} {rule.article}"


def test_every_limit_of_the_documents_is_there_and_no_other() -> None:
    told = []
    for rule in rule_book().all():
        dated = f"@{rule.valid_from}" if len(rule_book().versions(rule.code)) > 1 else ""
        told.append(f"{rule.code}{dated} {_short(rule)}")
    assert told == [" ".join(line.split()) for line in EXPECTED.strip().splitlines()]


def test_nothing_contradicts() -> None:
    assert rule_faults(shipped_rules()) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_each_file_reads_strictly(file: object) -> None:
    text = file.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    assert read_rules(text)
    for spoiled in (
        text.replace("[common]", '[common]\nlimt = "5"', 1),
        text.replace("[[rule]]\n", '[[rule]]\nvalid_form = "2026-01-01"\n', 1),
        re.sub(r"^count = \d+$", 'count = "5"', text, count=1, flags=re.M),
        re.sub(r"^valid_from = .+$", 'valid_from = "hôm qua"', text, count=1, flags=re.M),
        text + "\n[[rules]]\n",
    ):
        with pytest.raises((msgspec.ValidationError, tomllib.TOMLDecodeError)):
            read_rules(spoiled)


def test_what_is_common_goes_for_each_rule_that_does_not_say() -> None:
    text = """
    [common]
    document = "Luật thử"
    article = "Điều 1"
    event = "ngày thử"
    count = 5
    [[rule]]
    code = "a.one"
    title = "Một"
    [[rule]]
    code = "a.two"
    title = "Hai"
    article = "Điều 2"
    """
    assert [(rule.code, rule.article) for rule in read_rules(text)] == [
        ("a.one", "Điều 1"),
        ("a.two", "Điều 2"),
    ]


def test_each_document_is_known_and_no_rule_is_older_than_it() -> None:
    known = known_documents()
    for rule in shipped_rules():
        numbers = NUMBER.findall(rule.document)
        assert numbers, rule.code
        for number in numbers:
            assert number in known, (rule.code, number)
            since = known[number].in_force
            assert not since or str(rule.valid_from) >= since, (rule.code, number)


def test_backwards_limits_and_reports_never_move_forward() -> None:
    for rule in shipped_rules():
        if rule.shape is Shape.BEFORE:
            assert rule.day_off in (DayOff.BACK, DayOff.STAYS), rule.code
        if rule.shape is Shape.LASTS:
            assert rule.day_off is DayOff.STAYS, rule.code
    assert rule_book().rule("report.kntc", TODAY).day_off is DayOff.BACK
    assert rule_book().rule("tcd.discipline", TODAY).day_off is DayOff.STAYS


def test_what_is_not_sure_is_marked() -> None:
    doubtful = {rule.code for rule in shipped_rules() if rule.confidence is Confidence.MEDIUM}
    assert doubtful == {"petition.keep", "tc.press", "tc.notify", "kn.second.accept"}
    copies = {rule.code for rule in shipped_rules() if rule.confidence is Confidence.COPY}
    assert {"village.head.term", "kn.dialogue.notice"} <= copies
    assert rule_book().rule("tc.notify", CHANGE).confidence is Confidence.HIGH


@pytest.mark.parametrize(
    ("code", "on", "words"),
    [
        ("kn.accept", date(2012, 7, 1), "10 ngày"),
        ("kn.accept", date(2026, 6, 30), "10 ngày"),
        ("kn.accept", date(2026, 7, 1), "07 ngày làm việc"),
        ("kn.accept", date(2050, 1, 1), "07 ngày làm việc"),
        ("tcd.chairman", date(2026, 6, 30), "01 ngày mỗi tuần"),
        ("tcd.chairman", date(2026, 7, 1), "02 ngày mỗi tháng"),
        ("publicity.list", TODAY, "01 lần mỗi quý"),
        ("agency.resolution.check", TODAY, "01 lần mỗi 06 tháng"),
        ("agency.pib.report.term", TODAY, "01 lần mỗi nhiệm kỳ"),
        ("decision.consent", TODAY, "03 tháng"),
        ("village.head.term", TODAY, "05 năm"),
    ],
)
def test_the_day_of_the_event_chooses_the_rule(code: str, on: date, words: str) -> None:
    assert rule_book().rule(code, on).limit_words == words


@pytest.mark.parametrize(
    ("code", "on"),
    [
        ("kn.accept", date(2012, 6, 30)),
        ("publicity.posting", date(2023, 6, 30)),
        ("tc.register", date(2018, 12, 31)),
        ("tcd.refuse", date(2026, 6, 30)),
    ],
)
def test_before_the_first_known_law_nothing_is_guessed(code: str, on: date) -> None:
    with pytest.raises(UserError, match=f"Chưa xác định được thời hạn “{code}”.*{on:%d/%m/%Y}"):
        rule_book().rule(code, on)


def test_an_unknown_code_is_named() -> None:
    with pytest.raises(UserError, match=r"“kn\.chơi”"):
        rule_book().rule("kn.chơi", TODAY)


def test_the_unknown_transition_is_said_and_not_guessed() -> None:
    old, new = (
        rule_book().rule("kn.accept", date(2026, 6, 29)),
        rule_book().rule("kn.accept", CHANGE),
    )
    assert "nhận trước ngày 01/7/2026" in old.note
    assert "chưa xác định" in old.note
    assert "chưa xác định" not in new.note


# ----- what may be wrong with a set of rules -----


def _rule(**changes: object) -> Rule:
    return msgspec.structs.replace(made_rule(5), **changes)


@pytest.mark.parametrize(
    ("rules", "fault"),
    [
        ([_rule(code="KN.Accept")], "mã phải gồm các chữ thường không dấu nối bằng dấu chấm"),
        ([_rule(code="single")], "mã phải gồm các chữ thường không dấu nối bằng dấu chấm"),
        ([_rule(article=" ")], "thiếu điều, khoản"),
        ([_rule(document="")], "thiếu văn bản"),
        ([_rule(title="")], "thiếu tên"),
        ([_rule(event="")], "thiếu sự kiện"),
        ([_rule(topic="")], "thiếu chủ đề"),
        ([_rule(count=0)], "thời hạn hoặc số lần phải từ 1 trở lên"),
        ([_rule(extensions=(Extension(count=0),))], "mức gia hạn phải từ 1 trở lên"),
        ([_rule(extensions=(Extension(count=5, times=0),))], "mức gia hạn phải từ 1 trở lên"),
        ([_rule(shape=Shape.TIMES, per="decade")], f"số lần phải tính theo {PERS}"),
        ([_rule(shape=Shape.TIMES)], f"số lần phải tính theo {PERS}"),
        ([_rule(per="year")], "thời hạn không tính theo kỳ"),
        (
            [_rule(unit=Unit.TIMES)],
            "thời hạn phải tính bằng ngày, ngày làm việc, tháng hoặc năm",
        ),
        (
            [_rule(shape=Shape.BEFORE)],
            "hạn tính ngược mà gặp ngày nghỉ thì không thể chuyển về sau",
        ),
        (
            [_rule(valid_from=CHANGE, valid_to=date(2026, 6, 30))],
            "ngày hết hiệu lực ở trước ngày có hiệu lực",
        ),
        ([_rule(), _rule()], "có hai quy định cùng hiệu lực vào một ngày"),
        (
            [_rule(valid_to=CHANGE), _rule(valid_from=CHANGE)],
            "có hai quy định cùng hiệu lực vào một ngày",
        ),
        ([_rule(valid_from=CHANGE), _rule()], "có hai quy định cùng hiệu lực vào một ngày"),
        (
            [_rule(valid_to=date(2026, 6, 29)), _rule(valid_from=CHANGE)],
            "không có quy định nào cho ngày 30/06/2026",
        ),
    ],
)
def test_each_fault_is_told(rules: list[Rule], fault: str) -> None:
    assert rule_faults(rules) == [f"Quy tắc “{rules[0].code}”: {fault}."]


@pytest.mark.parametrize(
    "rule",
    [
        _rule(valid_from=CHANGE, valid_to=CHANGE),
        _rule(count=1, extensions=(Extension(count=1),)),
        _rule(shape=Shape.TIMES, per="year", unit=Unit.TIMES),
        _rule(shape=Shape.BEFORE, day_off=DayOff.STAYS),
        _rule(code="a.b_c.d"),
    ],
)
def test_what_is_unusual_is_no_fault(rule: Rule) -> None:
    assert rule_faults([rule]) == []


def test_rules_that_follow_one_another_are_whole_in_any_order() -> None:
    old, new = _rule(valid_to=date(2026, 6, 30)), _rule(valid_from=CHANGE)
    assert rule_faults([old, new]) == rule_faults([new, old]) == []


def test_the_book_knows_its_codes_in_their_order() -> None:
    one, two = _rule(code="b.one"), _rule(code="a.two")
    book = RuleBook([one, two, _rule(code="b.one", valid_to=CHANGE)])
    assert book.codes() == ["b.one", "a.two"]
    assert len(book.all()) == 3
    assert len(book.versions("b.one")) == 2


# ----- remarks -----


def _remarks(rule: Rule, start: date, extend: int = 0) -> list[str]:
    return remarks(rule, deadline(rule, start, WorkCalendar(), (), extend), extend)


def test_an_extension_beyond_the_law_is_remarked() -> None:
    start = date(2026, 3, 2)
    twice = _rule(extensions=(Extension(count=4), Extension(count=3, times=2)))
    assert twice.longest_extension == 6
    assert _remarks(twice, start, 6) == []
    assert _remarks(twice, start, 7) == ["Gia hạn 7 ngày là quá mức cho phép: tối đa 6 ngày."]
    assert _remarks(_rule(), start, 1) == ["Gia hạn 1 ngày: quy định này không nêu việc gia hạn."]
    assert _remarks(_rule(), start) == []
    assert rule_book().rule("tc.resolve", start).longest_extension == 60


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (Confidence.MEDIUM, "Quy định này cần được đối chiếu với văn bản trước khi dùng."),
        (
            Confidence.LOW,
            "Quy định này chưa chắc chắn; hãy đối chiếu với văn bản trước khi dùng.",
        ),
        (
            Confidence.DERIVED,
            "Đây là cách làm do chương trình đề xuất, không phải quy định của văn bản.",
        ),
    ],
)
def test_doubt_about_the_rule_is_remarked_after_its_own_note(
    confidence: Confidence, words: str
) -> None:
    rule = _rule(confidence=confidence, note="Ghi chú.")
    assert _remarks(rule, date(2026, 3, 2)) == ["Ghi chú.", words]


def test_an_expected_day_is_remarked() -> None:
    assert _remarks(made_rule(30), date(2027, 1, 5)) == [
        "Có ngày nghỉ hoặc ngày làm bù mới là dự kiến; khi có thông báo, hãy xem lại."
    ]
