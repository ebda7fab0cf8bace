"""A deadline in sentences, and what the calculator works out."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.deadline_papers.calculation import Asked, calculated, extension_words, matching
from desktop_app.deadline_papers.days import parts, shown_days
from desktop_app.deadline_papers.explanation import Explanation, explain
from desktop_app.deadline_papers.words import (
    as_text,
    day_words,
    fold_words,
    headline,
    reasons,
    suspensions,
    tentative_words,
)
from desktop_app.errors import UserError
from desktop_app.law.deadlines.deadline import Suspension
from desktop_app.law.deadlines.engine import deadline, fixed_day
from desktop_app.law.deadlines.rule import Confidence, DayOff, Extension, Rule, Shape, Unit
from desktop_app.law.deadlines.rule_book import RuleBook
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.law.workdays.day import DayEdit, DayKind

NEW = Rule(
    code="thu.ly",
    title="Thụ lý đơn",
    event="ngày nhận đơn",
    count=7,
    unit=Unit.WORKING_DAYS,
    document="Luật mới",
    article="Điều 27",
    valid_from=date(2026, 7, 1),
    topic="Khiếu nại",
)
OLD = Rule(
    code="thu.ly",
    title="Thụ lý đơn",
    event="ngày nhận đơn",
    count=10,
    document="Luật cũ",
    article="Điều 20",
    valid_to=date(2026, 6, 30),
    topic="Khiếu nại",
)
SOLVE = Rule(
    code="giai.quyet",
    title="Giải quyết đơn",
    event="ngày thụ lý",
    count=30,
    document="Luật mới",
    article="Điều 28",
    extensions=(Extension(count=15, times=2, condition="phức tạp", article="Điều 29"),),
    confidence=Confidence.MEDIUM,
)
NOTICE = Rule(
    code="hop.bao",
    title="Báo họp",
    event="ngày họp",
    count=2,
    unit=Unit.WORKING_DAYS,
    shape=Shape.BEFORE,
    document="Luật họp",
    article="Điều 3",
)
POSTING = Rule(
    code="niem.yet",
    title="Niêm yết",
    event="ngày niêm yết",
    count=30,
    shape=Shape.LASTS,
    day_off=DayOff.STAYS,
    document="Luật họp",
    article="Điều 13",
)
OFTEN = Rule(
    code="bao.quy",
    title="Báo cáo đơn theo quý",
    event="từng quý",
    count=1,
    unit=Unit.TIMES,
    shape=Shape.TIMES,
    per="quarter",
    document="Luật họp",
    article="Điều 5",
)
BOOK = RuleBook([OLD, NEW, SOLVE, NOTICE, POSTING, OFTEN])
EDITS = [
    DayEdit(date(2026, 11, 26), DayKind.SWAPPED_OFF, "theo công văn 5"),
    DayEdit(date(2026, 11, 28), DayKind.SWAPPED_WORKING, "cho 26/11"),
]
CALENDAR = WorkCalendar(EDITS)


def told(code: str, start: date, *stops: Suspension, extend: int = 0) -> Explanation:
    return calculated(Asked(start, code, None, stops, extend), BOOK, CALENDAR)


@pytest.mark.parametrize(
    ("explained", "sentence"),
    [
        (
            told("thu.ly", date(2026, 11, 20)),
            "07 ngày làm việc kể từ ngày nhận đơn 20/11/2026 → Thứ Tư, 02/12/2026",
        ),
        (
            told("hop.bao", date(2026, 12, 10)),
            "Chậm nhất 02 ngày làm việc trước ngày họp 10/12/2026 → Thứ Ba, 08/12/2026",
        ),
        (
            told("niem.yet", date(2026, 12, 1)),
            "30 ngày kể từ ngày niêm yết 01/12/2026 → đến hết Thứ Năm, 31/12/2026",
        ),
        (
            told("giai.quyet", date(2026, 12, 2), extend=15),
            "30 ngày, gia hạn thêm 15 ngày, kể từ ngày thụ lý 02/12/2026 → Thứ Hai, 18/01/2027",
        ),
        (
            told("giai.quyet", date(2026, 12, 2), Suspension(date(2026, 12, 10))),
            "30 ngày kể từ ngày thụ lý 02/12/2026 → chưa xác định được ngày hết hạn",
        ),
    ],
)
def test_one_sentence_says_it_all(explained, sentence):
    assert headline(explained) == sentence


@pytest.mark.parametrize(
    ("day", "exclusive", "sentence"),
    [
        (date(2026, 12, 6), True, "Trước ngày 06/12/2026 → Thứ Sáu, 04/12/2026"),
        (date(2026, 12, 5), False, "Ngày đã định 05/12/2026 → Thứ Sáu, 04/12/2026"),
        (date(2026, 12, 4), True, "Trước ngày 04/12/2026: Thứ Năm, 03/12/2026"),
        (date(2026, 12, 3), False, "Ngày đã định: Thứ Năm, 03/12/2026"),
    ],
)
def test_a_day_written_in_a_plan_needs_no_rule(day, exclusive, sentence):
    found = fixed_day(day, CALENDAR, exclusive=exclusive)
    explained = Explanation(
        title="Báo cáo",
        due=found.due,
        raw_due=found.raw_due,
        moved_because=found.moved_because,
        trace=found.trace,
    )
    assert headline(explained) == sentence
    assert any("nên lùi về" in words for words in reasons(explained)) == ("→" in sentence)
    assert reasons(explained)


def test_a_day_without_any_trace_is_told_as_it_is():
    set_by_hand = Explanation(title="Việc", due=date(2026, 12, 4), raw_due=date(2026, 12, 4))
    assert headline(set_by_hand) == "Ngày đã định: Thứ Sáu, 04/12/2026"
    assert len(reasons(set_by_hand)) == 1
    told = replace(set_by_hand, written="Thời gian ghi “hằng quý”, lần Quý IV/2026")
    assert reasons(told) == [
        "Thời gian ghi “hằng quý”, lần Quý IV/2026: hạn là Thứ Sáu, 04/12/2026."
    ]
    undated = Explanation(title="Việc", due=None, raw_due=None)
    assert headline(undated) == "Ngày đã định → chưa xác định được ngày hết hạn"
    assert reasons(undated) == []


def test_without_its_rule_a_stored_count_still_speaks():
    found = deadline(NEW, date(2026, 11, 20), CALENDAR)
    stored = Explanation(title="Đơn", due=found.due, raw_due=found.raw_due, trace=found.trace)
    sentence = "07 ngày làm việc kể từ ngày bắt đầu 20/11/2026 → Thứ Tư, 02/12/2026"
    assert headline(stored) == sentence


def test_the_reasons_name_every_day_that_was_left_out_or_made_up():
    words = "\n".join(reasons(told("thu.ly", date(2026, 11, 20))))
    assert "Ngày nhận đơn là Thứ Sáu, 20/11/2026; ngày này không tính" in words
    assert "07 ngày làm việc theo Điều 27 Luật mới" in words
    assert "3 ngày (21–22/11/2026, 29/11/2026): nghỉ hằng tuần" in words
    assert "24/11/2026: nghỉ lễ: Ngày Văn hóa Việt Nam" in words
    assert "26/11/2026: nghỉ hoán đổi: theo công văn 5" in words
    assert "Tính Thứ Bảy, 28/11/2026" in words
    assert "Ngày thứ 7 là Thứ Tư, 02/12/2026, cũng là ngày hết hạn" in words


def test_days_in_a_row_are_told_as_a_stretch_and_many_are_cut_short():
    own = Rule(
        code="", title="Tự tính", event="ngày mốc", count=70, unit=Unit.WORKING_DAYS, **_BARE
    )
    explained = calculated(Asked(date(2026, 10, 29), own=own), RuleBook([]), CALENDAR)
    words = reasons(explained)[2]
    assert "(31/10–01/11/2026, 07–08/11/2026" in words
    assert words.count("/2026") + words.count("/2027") == 8
    assert ", …, " in words


_BARE = {"document": "", "article": ""}


def test_the_reasons_tell_suspension_and_the_moved_end():
    stop = Suspension(date(2026, 12, 10), date(2026, 12, 20))
    explained = told("giai.quyet", date(2026, 11, 23), stop)
    assert suspensions(explained) == [(stop.start, stop.end, 10)]
    words = reasons(explained)
    assert "Tạm đình chỉ từ 10/12/2026, tiếp tục từ 20/12/2026: 10 ngày không tính" in words[2]
    assert "Thứ Bảy, 02/01/2027" in words[3]
    assert "Thứ Hai, 04/01/2027 (Điều 148 khoản 5" in words[4]


def test_an_open_suspension_is_told_once():
    words = reasons(told("giai.quyet", date(2026, 12, 2), Suspension(date(2026, 12, 10))))
    assert sum("đình chỉ" in sentence for sentence in words) == 1


@pytest.mark.parametrize(
    ("start", "applied", "other"),
    [
        (date(2026, 6, 29), "có hiệu lực đến 30/06/2026", "từ 01/07/2026: 07 ngày làm việc"),
        (date(2026, 7, 1), "có hiệu lực từ 01/07/2026", "đến hết 30/06/2026: 10 ngày"),
    ],
)
def test_the_law_is_chosen_by_the_day_of_the_event_and_says_so(start, applied, other):
    explained = told("thu.ly", start)
    assert applied in explained.basis
    assert other in explained.basis


def test_a_limit_with_one_law_needs_no_word_about_it():
    assert told("giai.quyet", date(2026, 12, 2)).basis == ""


def test_days_that_are_only_expected_are_said_to_be():
    explained = explain(NEW, deadline(NEW, date(2028, 1, 20), WorkCalendar()))
    assert explained.tentative
    assert "Dự kiến" in tentative_words(explained)
    assert tentative_words(explained) in as_text(explained)


def test_an_unsure_rule_says_so_and_an_extension_beyond_the_law_too():
    assert any("đối chiếu" in note for note in told("giai.quyet", date(2026, 12, 2)).notes)
    allowed = told("giai.quyet", date(2026, 12, 2), extend=30)
    assert not any("vượt" in note for note in allowed.notes)
    beyond = told("giai.quyet", date(2026, 12, 2), extend=31)
    assert "nhiều nhất 30 ngày" in beyond.notes[0]
    assert "không có quy định về gia hạn" in told("thu.ly", date(2026, 12, 2), extend=1).notes[0]


def test_the_extensions_of_a_rule_in_words():
    words = "Được gia hạn: thêm 15 ngày, nhiều nhất 2 lần (phức tạp – Điều 29)."
    assert extension_words(SOLVE) == words
    assert extension_words(NEW) == ""


def test_day_and_fold_in_words():
    days = shown_days(told("thu.ly", date(2026, 11, 20)))
    by_day = {day.date: day_words(day) for day in days}
    assert by_day[date(2026, 11, 24)].endswith("Ngày Văn hóa Việt Nam – không tính")
    assert by_day[date(2026, 12, 2)].endswith("ngày hết hạn")
    assert "không tính – không tính" not in by_day[date(2026, 11, 20)]
    long = shown_days(told("giai.quyet", date(2026, 11, 2), extend=60))
    folded = parts(long)[1]
    assert fold_words(folded).startswith(f"… {len(folded)} ngày: 09/11/2026 – ")


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("", ["thu.ly", "giai.quyet", "hop.bao", "niem.yet"]),
        ("THU LY", ["thu.ly", "giai.quyet"]),  # in the title first, then in the event
        ("don", ["thu.ly", "giai.quyet"]),
        ("khieu nai", ["thu.ly"]),
        ("điều 13 luật họp", ["niem.yet"]),
        ("hop.b", ["hop.bao"]),
        ("luat cu", ["thu.ly"]),
        ("hop 30", ["niem.yet"]),
        ("xyz", []),
    ],
)
def test_rules_are_found_by_any_words(typed, codes):
    assert [rule.code for rule in matching(BOOK, typed, date(2026, 11, 21))] == codes


def test_the_rule_shown_is_the_one_of_the_day():
    assert matching(BOOK, "thu ly", date(2026, 6, 29))[0] is OLD
    assert matching(BOOK, "thu ly", date(2026, 7, 1))[0] is NEW


def test_a_limit_of_ones_own_has_no_law_behind_it():
    own = Rule(code="", title="Tự tính", event="ngày mốc", count=20, document="", article="")
    explained = calculated(Asked(date(2026, 11, 21), own=own), RuleBook([]), CALENDAR)
    assert explained.due == date(2026, 12, 11)
    assert (explained.source, explained.basis, explained.notes) == ("", "", ())


def test_nonsense_is_refused_in_words():
    with pytest.raises(UserError, match="tạm đình chỉ"):
        told("giai.quyet", date(2026, 12, 2), Suspension(date(2026, 12, 20), date(2026, 12, 10)))
    with pytest.raises(UserError, match="số lần"):
        told("bao.quy", date(2026, 12, 2))
