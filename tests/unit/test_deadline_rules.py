"""The rules as data: every limit is there, dated, with its article, and nothing contradicts."""

import re
import tomllib
from datetime import date

import msgspec
import pytest
from deadline_rules_expected import EXPECTED
from deadline_table import made_rule

import resources
from desktop_app.errors import UserError
from desktop_app.law.deadlines.deadline import Suspension
from desktop_app.law.deadlines.engine import deadline
from desktop_app.law.deadlines.remarks import remarks
from desktop_app.law.deadlines.rule import Confidence, DayOff, Extension, Rule, Shape, Unit
from desktop_app.law.deadlines.rule_book import RuleBook
from desktop_app.law.deadlines.rule_checks import rule_faults
from desktop_app.law.deadlines.shipped import read_rules, shipped_rules
from desktop_app.law.known_documents import known_documents
from desktop_app.law.workdays.calendar import WorkCalendar

BOOK = RuleBook(shipped_rules())
FILES = sorted(resources.path("law", "rules").glob("*.toml"))
TODAY = date(2026, 11, 21)
CHANGE = date(2026, 7, 1)
SHORT_UNITS = {Unit.DAYS: "d", Unit.WORKING_DAYS: "wd", Unit.MONTHS: "m", Unit.YEARS: "y"}
SIGNS = {Shape.AFTER: "", Shape.LASTS: ">=", Shape.BEFORE: "<"}
NUMBER = re.compile(r"\d+/\d{4}/[\wĐ-]+")


def _short(rule: Rule) -> str:
    """A rule as a line of the expected table, without its code."""
    if rule.shape is Shape.TIMES:
        return f"{rule.count}/{rule.per} {rule.article}"
    return f"{SIGNS[rule.shape]}{rule.count} {SHORT_UNITS[rule.unit]} {rule.article}"


def test_every_limit_of_the_documents_is_there_and_no_other() -> None:
    told = []
    for rule in BOOK.all():
        dated = f"@{rule.valid_from}" if len(BOOK.versions(rule.code)) > 1 else ""
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
    assert BOOK.rule("report.kntc", TODAY).day_off is DayOff.BACK
    assert BOOK.rule("tcd.discipline", TODAY).day_off is DayOff.STAYS


def test_what_is_not_sure_is_marked() -> None:
    doubtful = {rule.code for rule in shipped_rules() if rule.confidence is Confidence.MEDIUM}
    assert doubtful == {"petition.keep", "tc.press", "tc.notify", "kn.second.accept"}
    copies = {rule.code for rule in shipped_rules() if rule.confidence is Confidence.COPY}
    assert {"village.head.term", "kn.dialogue.notice"} <= copies
    assert BOOK.rule("tc.notify", CHANGE).confidence is Confidence.HIGH


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
    assert BOOK.rule(code, on).limit_words == words


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
        BOOK.rule(code, on)


def test_an_unknown_code_is_named() -> None:
    with pytest.raises(UserError, match=r"“kn\.chơi”"):
        BOOK.rule("kn.chơi", TODAY)


def test_the_unknown_transition_is_said_and_not_guessed() -> None:
    old, new = BOOK.rule("kn.accept", date(2026, 6, 29)), BOOK.rule("kn.accept", CHANGE)
    assert "nhận trước ngày 01/7/2026" in old.note
    assert "chưa xác định" in old.note
    assert "chưa xác định" not in new.note


# ----- what may be wrong with a set of rules -----


def _rule(**changes: object) -> Rule:
    return msgspec.structs.replace(made_rule(5), **changes)


@pytest.mark.parametrize(
    ("rules", "fault"),
    [
        ([_rule(code="KN.Accept")], "chữ thường"),
        ([_rule(code="single")], "chữ thường"),
        ([_rule(article=" ")], "thiếu điều, khoản"),
        ([_rule(document="")], "thiếu văn bản"),
        ([_rule(title="")], "thiếu tên"),
        ([_rule(event="")], "thiếu sự kiện"),
        ([_rule(topic="")], "thiếu chủ đề"),
        ([_rule(count=0)], "từ 1 trở lên"),
        ([_rule(extensions=(Extension(count=0),))], "mức gia hạn"),
        ([_rule(extensions=(Extension(count=5, times=0),))], "mức gia hạn"),
        ([_rule(shape=Shape.TIMES, per="decade")], "số lần phải tính theo"),
        ([_rule(shape=Shape.TIMES)], "số lần phải tính theo"),
        ([_rule(per="year")], "không tính theo kỳ"),
        ([_rule(unit=Unit.TIMES)], "phải tính bằng ngày"),
        ([_rule(shape=Shape.BEFORE)], "không thể chuyển về sau"),
        ([_rule(valid_from=CHANGE, valid_to=date(2026, 6, 1))], "ở trước ngày có hiệu lực"),
        ([_rule(), _rule()], "cùng hiệu lực"),
        ([_rule(valid_to=CHANGE), _rule(valid_from=CHANGE)], "cùng hiệu lực"),
        ([_rule(valid_from=CHANGE), _rule()], "cùng hiệu lực"),
        (
            [_rule(valid_to=date(2026, 6, 29)), _rule(valid_from=CHANGE)],
            "không có quy định nào cho ngày 30/06/2026",
        ),
    ],
)
def test_each_fault_is_told(rules: list[Rule], fault: str) -> None:
    (said,) = rule_faults(rules)
    assert fault in said
    assert rules[0].code in said


def test_rules_that_follow_one_another_are_whole_in_any_order() -> None:
    old, new = _rule(valid_to=date(2026, 6, 30)), _rule(valid_from=CHANGE)
    assert rule_faults([old, new]) == rule_faults([new, old]) == []


# ----- remarks -----


def _remarks(code: str, start: date, extend: int = 0, *stops: Suspension) -> str:
    rule = BOOK.rule(code, start)
    return " ".join(remarks(rule, deadline(rule, start, WorkCalendar(), stops, extend), extend))


def test_an_extension_beyond_the_law_is_remarked() -> None:
    start = date(2026, 3, 2)
    assert BOOK.rule("tc.resolve", start).longest_extension == 60
    assert "quá mức" not in _remarks("tc.resolve", start, 60)
    assert "tối đa 60 ngày" in _remarks("tc.resolve", start, 61)
    assert "không nêu việc gia hạn" in _remarks("kn.resolve", start, 1)
    assert "gia hạn" not in _remarks("kn.resolve", start)


def test_doubt_about_rule_and_days_is_remarked() -> None:
    assert "đối chiếu" in _remarks("tc.press", date(2026, 3, 2))
    assert "dự kiến" in _remarks("kn.resolve", date(2027, 1, 5))
    assert "dự kiến" not in _remarks("kn.resolve", date(2026, 3, 2))
