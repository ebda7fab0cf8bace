"""Time phrases and what they mean, as one table: (typed, meaning, why)."""

import unicodedata

import pytest
from phrase_words import words

from desktop_app.law.phrases import read_schedule

# A meaning is written in one line: kind, days, "<" for an exclusive end, recurrence and more.
CASES: list[tuple[str, str, str]] = [
    # quarters
    ("Quý I/2025", "window 2025-01-01..2025-03-31", "the usual form"),
    ("Quý I năm 2025", "window 2025-01-01..2025-03-31", "year in words"),
    ("Quý 1 năm 2025", "window 2025-01-01..2025-03-31", "Arabic number"),
    ("Quý IV/2025", "window 2025-10-01..2025-12-31", "last quarter"),
    ("QUÝ IV / 2026.", "window 2026-10-01..2026-12-31", "capitals, spaces, full stop"),
    ("quý II", "window --04-01..--06-30", "no year known"),
    ("Qúy II/2025", "window 2025-04-01..2025-06-30", "the mark on the wrong letter"),
    ("Q3/2026", "window 2026-07-01..2026-09-30", "abbreviation"),
    ("QIII/2026", "window 2026-07-01..2026-09-30", "abbreviation glued to its number"),
    ("Quý I, II/2026", "window 2026-01-01..2026-06-30", "two quarters that touch"),
    ("Quý I và quý II năm 2026", "window 2026-01-01..2026-06-30", "joined by a word"),
    ("Quý I - Quý II/2026", "window 2026-01-01..2026-06-30", "a range"),
    ("Quý III–IV/2026", "window 2026-07-01..2026-12-31", "en dash"),
    ("Quý I + II năm 2026", "window 2026-01-01..2026-06-30", "plus"),
    ("Quý I, III/2026", "window 2026-01-01..2026-09-30 [2026-01-01..2026-03-31"
     " 2026-07-01..2026-09-30]", "a gap is kept as parts"),
    ("Trong Quý III năm 2026", "window 2026-07-01..2026-09-30", "trong adds nothing"),
    ("(Quý II/2026)", "window 2026-04-01..2026-06-30", "brackets"),
    ("cuối quý I/2026", "window 2026-03-01..2026-03-31", "last month of the quarter"),
    ("đầu quý IV/2026", "window 2026-10-01..2026-10-31", "first month of the quarter"),
    ("Quý V/2026", "text", "there is no fifth quarter"),
    # months
    ("Tháng 12/2025", "window 2025-12-01..2025-12-31", "the usual form"),
    ("tháng 3", "window --03-01..--03-31", "no year known"),
    ("tháng 02/2026", "window 2026-02-01..2026-02-28", "end of February"),
    ("Tháng 2 năm 2028", "window 2028-02-01..2028-02-29", "leap year"),
    ("tháng 3-5/2026", "window 2026-03-01..2026-05-31", "range"),
    ("tháng 6 - 2026", "window 2026-06-01..2026-06-30", "a dash before the year"),
    ("T3/2026", "window 2026-03-01..2026-03-31", "abbreviation"),
    ("12/2025", "window 2025-12-01..2025-12-31", "month and year alone"),
    ("tháng 6, tháng 12", "window --06-01..--12-31 [--06-01..--06-30 --12-01..--12-31]",
     "two months apart"),
    ("Tháng 6 và tháng 12/2026", "window 2026-06-01..2026-12-31 [2026-06-01..2026-06-30"
     " 2026-12-01..2026-12-31]", "the year stands once"),
    ("Tháng 11, 12/2025 và tháng 1/2026", "window 2025-11-01..2026-01-31", "over the year's end"),
    ("từ tháng 3 đến tháng 5 năm 2026", "window 2026-03-01..2026-05-31", "the year stands once"),
    ("Tháng 01 đến tháng 12/2026", "window 2026-01-01..2026-12-31", "without từ"),
    ("đầu tháng 3/2026", "window 2026-03-01..2026-03-10", "first ten days"),
    ("giữa tháng 6/2026", "window 2026-06-11..2026-06-20", "middle ten days"),
    ("cuối tháng 11/2026", "window 2026-11-21..2026-11-30", "to the end"),
    ("tháng 13", "text", "no such month"),
    ("tháng 0/2026", "text", "no such month"),
    ("trong tháng", "text", "which month is not said"),
    # years
    ("Năm 2026", "window 2026-01-01..2026-12-31", "year"),
    ("2026", "window 2026-01-01..2026-12-31", "year alone"),
    ("trong năm 2026", "window 2026-01-01..2026-12-31", "within a named year"),
    ("Năm 2026 và các năm tiếp theo", "from_year 2026-01-01..", "open end"),
    ("Năm 2026 và những năm tiếp theo", "from_year 2026-01-01..", "another wording"),
    ("Năm 2026, các năm tiếp theo", "from_year 2026-01-01..", "a comma"),
    ("Từ năm 2026 trở đi", "from_year 2026-01-01..", "open end"),
    ("Từ năm 2026", "from_year 2026-01-01..", "open end"),
    ("giai đoạn 2026-2030", "window 2026-01-01..2030-12-31", "several years"),
    ("Giai đoạn 2026 – 2030", "window 2026-01-01..2030-12-31", "en dash with spaces"),
    ("từ năm 2026 đến năm 2030", "window 2026-01-01..2030-12-31", "in words"),
    ("đến năm 2030", "day ..2030-12-31", "only an end"),
    ("Năm 2025, 2026", "window 2025-01-01..2026-12-31", "two years"),
    ("cuối năm 2026", "window 2026-10-01..2026-12-31", "last quarter by convention"),
    ("Đầu năm 2026", "window 2026-01-01..2026-03-31", "first quarter by convention"),
    ("cuối năm", "window --10-01..--12-31", "no year known"),
    ("năm học 2025-2026", "text", "when a school year begins is not said"),
    # half-years and nine months
    ("6 tháng đầu năm 2026", "window 2026-01-01..2026-06-30", "first half"),
    ("06 tháng đầu năm", "window --01-01..--06-30", "leading zero, no year"),
    ("6 tháng cuối năm 2026", "window 2026-07-01..2026-12-31", "second half"),
    ("sáu tháng cuối năm", "window --07-01..--12-31", "number in words"),
    ("9 tháng đầu năm 2026", "window 2026-01-01..2026-09-30", "nine months"),
    ("9 tháng năm 2026", "window 2026-01-01..2026-09-30", "nine months, short"),
    ("3 tháng cuối năm 2026", "window 2026-10-01..2026-12-31", "three months"),
    ("06 tháng", "recurring half_yearly", "a reporting period"),
    ("6 tháng, năm", "recurring half_yearly +yearly /yearly", "two periods"),
    ("06 tháng, 01 năm", "recurring half_yearly +yearly /yearly", "two periods, numbered"),
    ("6 tháng, 9 tháng và năm", "recurring half_yearly +yearly /nine_monthly /yearly", "three"),
    # days and bounds
    ("trước ngày 10/03/2025", "day ..2025-03-10<", "exclusive"),
    ("trước 15/9", "day ..--09-15<", "without ngày, no year"),
    ("hoàn thành trước ngày 10/03/2025", "day ..2025-03-10<", "with its verb"),
    ("Xong trước 30/6/2026", "day ..2026-06-30<", "with its verb"),
    ("trước tháng 6/2026", "day ..2026-06-01<", "before the month begins"),
    ("Trước Quý II/2026", "day ..2026-04-01<", "before the quarter begins"),
    ("chậm nhất ngày 17/6", "day ..--06-17", "inclusive"),
    ("Chậm nhất là ngày 17/6/2026", "day ..2026-06-17", "with là"),
    ("muộn nhất 20/12/2026", "day ..2026-12-20", "another word"),
    ("đến ngày 30/6", "day ..--06-30", "until"),
    ("đến hết ngày 30/6/2026", "day ..2026-06-30", "until the end of"),
    ("Đến hết tháng 6/2026", "day ..2026-06-30", "until the end of a month"),
    ("hết quý II/2026", "window 2026-04-01..2026-06-30", "the quarter to its end"),
    ("đến trước ngày 15/6/2025", "day ..2025-06-15<", "exclusive"),
    ("Từ nay đến 30/6/2026", "day ..2026-06-30", "from now has no day"),
    ("ngày 15/3/2026", "day 2026-03-15..2026-03-15", "one day"),
    ("15.6.2026", "day 2026-06-15..2026-06-15", "dots"),
    ("15-6-2026", "day 2026-06-15..2026-06-15", "dashes"),
    ("15 / 06 / 2026", "day 2026-06-15..2026-06-15", "spaces"),
    ("15/6/26", "day 2026-06-15..2026-06-15", "two digits of the year"),
    ("ngày 14 tháng 8 năm 2023", "day 2023-08-14..2023-08-14", "in words"),
    ("ngày 14 tháng 8", "day --08-14..--08-14", "in words, no year"),
    ("31/12/2026", "day 2026-12-31..2026-12-31", "last of the year"),
    ("ngày 15-20/6/2026", "window 2026-06-15..2026-06-20", "days of one month"),
    ("từ 15 đến 20/6/2026", "window 2026-06-15..2026-06-20", "the month stands once"),
    ("từ 01/6 đến trước ngày 15/6/2025", "window 2025-06-01..2025-06-15<", "a sending window"),
    ("từ ngày 01/6/2026 đến 30/6/2026", "window 2026-06-01..2026-06-30", "both years"),
    ("Từ 01/6/2026 đến hết ngày 30/6", "window 2026-06-01..2026-06-30", "year on the left"),
    ("từ 15/11 đến 15/1/2026", "window 2025-11-15..2026-01-15", "over the year's end"),
    ("Từ Quý I/2026 đến hết Quý II/2026", "window 2026-01-01..2026-06-30", "quarters"),
    ("từ ngày 01/6/2026", "window 2026-06-01..", "open end"),
    ("30/02", "text", "no year has this day"),
    ("31/4/2026", "text", "April has 30 days"),
    ("trước ngày 31/6/2026", "text", "June has 30 days"),
    ("29/02", "day --02-29..--02-29", "exists in some years"),
    ("29/02/2025", "text", "not in this year"),
    ("29/02/2028", "day 2028-02-29..2028-02-29", "leap year"),
    ("từ 30/6/2026 đến 01/6/2026", "text", "ends before it begins"),
    ("15/6/20266", "text", "no year of five digits"),
    # what comes back
    ("hằng tháng", "recurring monthly", "modern spelling"),
    ("hàng quý", "recurring quarterly", "older spelling"),
    ("Hàng năm", "yearly yearly", "a kind of its own"),
    ("hằng tuần", "recurring weekly", "weekly"),
    ("Hằng tháng, quý, năm", "recurring monthly +yearly /quarterly /yearly", "several"),
    ("định kỳ hằng quý", "recurring quarterly", "both words"),
    ("định kỳ 6 tháng, 1 năm", "recurring half_yearly +yearly /yearly", "two periods"),
    ("Định kỳ quý, 6 tháng, năm", "recurring quarterly +yearly /half_yearly /yearly", "three"),
    ("định kỳ: 3 tháng", "recurring quarterly", "colon"),
    ("mỗi quý một lần", "recurring quarterly", "number in words"),
    ("02 lần/năm", "recurring half_yearly", "twice a year"),
    ("ít nhất 01 lần/năm", "yearly yearly", "at least once"),
    ("4 lần trong năm", "recurring quarterly", "four times"),
    ("1 năm 2 lần", "recurring half_yearly", "other order"),
    ("6 tháng một lần", "recurring half_yearly", "in words"),
    ("6 tháng/lần", "recurring half_yearly", "with a slash"),
    ("3 lần/năm", "text", "no such recurrence"),
    ("trước ngày 20 hằng tháng", "recurring monthly @20<", "day of the month, exclusive"),
    ("ngày 05 hàng tháng", "recurring monthly @5", "leading zero"),
    ("ngày 25 tháng cuối quý", "recurring quarterly @25", "last month of the quarter"),
    ("trước ngày 15 của tháng cuối quý", "recurring quarterly @15<", "with của"),
    ("Hằng quý, trước ngày 15", "recurring quarterly @15<", "day after the period"),
    ("trước ngày 20", "text", "which month is not said"),
    ("trước ngày 15/11 hằng năm", "yearly ..--11-15< yearly", "comes back every year"),
    ("Quý I hằng năm", "yearly --01-01..--03-31 yearly", "comes back every year"),
    ("Hằng năm, trong tháng 12", "yearly --12-01..--12-31 yearly", "other order"),
    # ongoing, per term, ad hoc, periodic, combinations
    ("Thường xuyên", "ongoing", "ongoing"),
    ("thường xuyên.", "ongoing", "lower case, full stop"),
    ("THƯỜNG XUYÊN", "ongoing", "capitals"),
    ("Thường xuyên, liên tục", "ongoing", "said twice"),
    ("Thực hiện thường xuyên", "ongoing", "with its verb"),
    ("quanh năm", "ongoing", "ongoing"),
    ("Trong năm", "ongoing", "which year is not said"),
    ("cả năm", "ongoing", "ongoing"),
    ("liên tục", "ongoing", "ongoing"),
    ("hằng ngày", "ongoing", "daily is ongoing"),
    ("Thường xuyên trong năm 2025", "ongoing 2025-01-01..2025-12-31", "within a year"),
    ("Thường xuyên; hằng năm", "ongoing yearly +yearly", "both"),
    ("Theo nhiệm kỳ", "per_term per_term", "per term"),
    ("đầu nhiệm kỳ", "per_term per_term", "per term"),
    ("Nhiệm kỳ 2026-2031", "per_term per_term", "a named term"),
    ("đột xuất", "ad_hoc", "ad hoc"),
    ("Khi có yêu cầu", "ad_hoc", "ad hoc"),
    ("khi có văn bản chỉ đạo của cấp trên", "ad_hoc", "the clause belongs to it"),
    ("khi phát sinh", "ad_hoc", "ad hoc"),
    ("Theo yêu cầu", "ad_hoc", "ad hoc"),
    ("Định kỳ", "periodic", "how often is not said"),
    ("Định kỳ, đột xuất", "periodic +ad_hoc", "both"),
    ("Định kỳ và khi có yêu cầu", "periodic +ad_hoc", "both"),
    ("Khi có yêu cầu và định kỳ", "ad_hoc +periodic", "the clause ends at the joint"),
    ("Hàng năm hoặc đột xuất theo yêu cầu", "yearly yearly +ad_hoc", "both"),
    # nothing, or not understood
    ("Theo quy định", "text", "says no time"),
    ("Sau 05 ngày làm việc", "text", "counts from an event"),
    ("Theo kế hoạch của tỉnh", "text", "says no time"),
    ("Quý I/2025 tại nhà văn hóa", "text", "a word is left over"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "meaning", "why"), CASES, ids=[case[0] for case in CASES])
def test_phrase(typed: str, meaning: str, why: str) -> None:
    schedule = read_schedule(typed)
    assert schedule is not None
    assert words(schedule) == meaning, why


def test_the_table_is_as_long_as_promised() -> None:
    assert len({typed for typed, _, _ in CASES}) == len(CASES) >= 120


@pytest.mark.parametrize("nothing", ["", "   ", "-", "…", "\t", "//"])
def test_no_words_are_no_schedule(nothing: str) -> None:
    assert read_schedule(nothing) is None


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("Quý I", "window 2026-01-01..2026-03-31"),
        ("tháng 3-5", "window 2026-03-01..2026-05-31"),
        ("6 tháng cuối năm", "window 2026-07-01..2026-12-31"),
        ("Quý IV/2025", "window 2025-10-01..2025-12-31"),
        ("trước 15/9", "day ..--09-15<"),
        ("Quý I hằng năm", "yearly --01-01..--03-31 yearly"),
        ("Thường xuyên", "ongoing"),
    ],
)
def test_the_plans_year_completes_only_what_lies_plainly_in_it(typed: str, meaning: str) -> None:
    schedule = read_schedule(typed, year=2026)
    assert schedule is not None
    assert words(schedule) == meaning


def test_decomposed_letters_and_odd_dashes_are_the_same_phrase() -> None:
    typed = unicodedata.normalize("NFD", "Quý I — Quý II/2026")
    assert read_schedule(typed) == read_schedule("Quý I - Quý II/2026")
