"""Time phrases in the words that people use for their stretches: limits, lists, windows, days."""

import pytest
from phrase_words import words

from desktop_app.law.phrases import read_schedule

# A meaning is written in one line, as in the table of test_law_phrases.py.
CASES: list[tuple[str, str, str]] = [
    # years, quarters and months at their limits
    ("năm 1945", "window 1945-01-01..1945-12-31", "the first year that a plan may name"),
    ("năm 1944", "text", "earlier is no year"),
    ("năm 2100", "window 2100-01-01..2100-12-31", "the last one"),
    ("năm 2101", "text", "later is no year"),
    ("năm 26", "text", "two digits are no year after “năm”"),
    ("Quý 0/2026", "text", "quarters begin at one"),
    ("Quý 5/2026", "text", "and end at four"),
    ("Quý I-V/2026", "text", "no fifth quarter at the end either"),
    ("Quý 2-5/2026", "text", "in figures as well"),
    ("Quý 0-2/2026", "text", "no quarter to begin with"),
    ("tháng 0-3/2026", "text", "no month to begin with"),
    ("tháng 10-13/2026", "text", "no thirteenth month"),
    ("tháng 3-0/2026", "text", "no month to end with"),
    ("tháng 5-3/2026", "text", "ends before it begins"),
    ("Quý III-II/2026", "text", "ends before it begins"),
    ("tháng 12 năm 2028", "window 2028-12-01..2028-12-31", "the last month"),
    ("123/2026", "text", "no month of three digits"),
    ("tháng 123/2026", "text", "no month of three digits after its word"),
    ("15/6/202", "text", "no year of three digits"),
    ("15/6/2", "text", "no year of one digit"),
    ("tháng 6/2026/7", "text", "a number is left over"),
    # words between a month or quarter and its year
    ("tháng 6 trong năm 2026", "window 2026-06-01..2026-06-30", "trong"),
    ("tháng 6 của năm 2026", "window 2026-06-01..2026-06-30", "của"),
    ("tháng 6, năm 2026", "window 2026-06-01..2026-06-30", "comma"),
    ("Tháng 6 , 2026", "window 2026-06-01..2026-06-30", "comma alone"),
    ("tháng 6.2026", "window 2026-06-01..2026-06-30", "dot"),
    ("quý II.2026", "window 2026-04-01..2026-06-30", "dot after a quarter"),
    ("6-2026", "window 2026-06-01..2026-06-30", "dash"),
    ("6.2026", "window 2026-06-01..2026-06-30", "dot, month alone"),
    # lists and ranges of months and quarters
    ("tháng 3, 4 và 5/2026", "window 2026-03-01..2026-05-31", "a list that touches"),
    ("tháng 3, tháng 4/2026", "window 2026-03-01..2026-04-30", "the word again"),
    ("T3, T4/2026", "window 2026-03-01..2026-04-30", "abbreviations"),
    ("T3-T4/2026", "window 2026-03-01..2026-04-30", "a range of abbreviations"),
    ("tháng 3; 4/2026", "window 2026-03-01..2026-04-30", "semicolon"),
    ("tháng 3 & 4/2026", "window 2026-03-01..2026-04-30", "ampersand"),
    ("tháng 3 + 4/2026", "window 2026-03-01..2026-04-30", "plus"),
    ("6/2026, 7/2026", "window 2026-06-01..2026-07-31", "month and year twice"),
    ("5/2026 và tháng 6/2026", "window 2026-05-01..2026-06-30", "one alone, one with its word"),
    ("tháng 6/2026 và 12/2026",
     "window 2026-06-01..2026-12-31"
     " [2026-06-01..2026-06-30 2026-12-01..2026-12-31]", "apart"),
    ("tháng 3, 5/2026",
     "window 2026-03-01..2026-05-31"
     " [2026-03-01..2026-03-31 2026-05-01..2026-05-31]", "a month and year after a month"),
    ("tháng 3, 12",
     "window --03-01..--12-31"
     " [--03-01..--03-31 --12-01..--12-31]", "the last month in a list"),
    ("tháng 3, 13", "text", "thirteen is no month"),
    ("tháng 3, 14", "text", "a lone number is no day"),
    ("tháng 3, 5/6",
     "window --03-01..--06-05"
     " [--03-01..--03-31 --06-05..--06-05]", "a day after a month"),
    ("tháng 3, 15/6/2026",
     "window 2026-03-01..2026-06-15"
     " [2026-03-01..2026-03-31 2026-06-15..2026-06-15]", "a whole day after a month"),
    ("tháng 3 và 6 tháng", "text",
     "six months are a period, not June"),
    ("tháng 3, 6 tháng một lần", "text", "the same with its frequency"),
    ("tháng 3, 2 lần/năm", "text", "two times, not February"),
    ("tháng 3 đến hết tháng 5/2026", "window 2026-03-01..2026-05-31", "hết in a range"),
    ("quý I đến hết quý II/2026", "window 2026-01-01..2026-06-30", "hết in a range of quarters"),
    ("tháng 3 đến 2026", "window 2026-03-01..2026-12-31", "a year ends it, not a month"),
    ("quý I đến 2026", "window 2026-01-01..2026-12-31", "a year ends it, not a quarter"),
    ("Quý I, quý II, quý IV/2026",
     "window 2026-01-01..2026-12-31"
     " [2026-01-01..2026-03-31"
     " 2026-04-01..2026-06-30 2026-10-01..2026-12-31]", "one apart keeps all apart"),
    ("Quý I/2026, tháng 5/2026",
     "window 2026-01-01..2026-05-31"
     " [2026-01-01..2026-03-31 2026-05-01..2026-05-31]", "a quarter and a month apart"),
    ("Quý IV/2025 và quý I/2026", "window 2025-10-01..2026-03-31", "touching over New Year"),
    ("tháng 12/2025, tháng 1/2027",
     "window 2025-12-01..2027-01-31"
     " [2025-12-01..2025-12-31 2027-01-01..2027-01-31]", "a year between"),
    ("Quý I/2025, Quý II", "window 2025-01-01..2025-06-30",
     "the second takes the year of the first"),
    ("Quý IV/2026, Quý I/2026", "text", "out of order"),
    ("6 tháng đầu năm, quý III/2026", "window 2026-01-01..2026-09-30", "touching"),
    ("Quý I/2026 - Quý III/2026", "window 2026-01-01..2026-09-30",
     "a dash between two whole quarters is a range"),
    ("tháng 3/2026 - tháng 5/2026", "window 2026-03-01..2026-05-31", "between two months"),
    ("3/2026 - 5/2026", "window 2026-03-01..2026-05-31", "between two bare months"),
    ("Quý III/2026 - Quý I/2026", "text", "a range that ends before it begins"),
    ("15/6 - tháng 8/2026", "window 2026-06-15..2026-08-31", "from a day to a month"),
    ("đầu tháng 3 - cuối tháng 5/2026", "window 2026-03-01..2026-05-31", "from part to part"),
    ("Quý I/2026 - Thường xuyên", "ongoing 2026-01-01..2026-03-31",
     "a dash before other words joins nothing"),
    ("Quý I/2026 - tại xã", "text", "words are left over"),
    ("- Quý I/2026", "window 2026-01-01..2026-03-31", "a dash at the beginning is a mark"),
    ("15/6 - 20/6, 15/7 - 20/7/2026",
     "window 2026-06-15..2026-07-20"
     " [2026-06-15..2026-06-20 2026-07-15..2026-07-20]", "two windows"),
    ("15/6 - 20/6, 21/6/2026", "window 2026-06-15..2026-06-21", "a window and the day after"),
    ("từ tháng 3 đến tháng 5, tháng 8/2026",
     "window 2026-03-01..2026-08-31"
     " [2026-03-01..2026-05-31 2026-08-01..2026-08-31]", "a window and a month apart"),
    ("từ tháng 3 đến tháng 5, tháng 6/2026", "window 2026-03-01..2026-06-30",
     "a window and the next month"),
    ("tháng 1, từ 15/11 đến 15/1/2027",
     "window 2026-01-01..2027-01-15"
     " [2026-01-01..2026-01-31 2026-11-15..2027-01-15]", "a window over New Year"),
    # days, their lists and ranges
    ("ngày 15-20/6", "window --06-15..--06-20", "no year"),
    ("15, 16/6", "window --06-15..--06-16", "two days that touch"),
    ("ngày 15, 20/6/2026",
     "window 2026-06-15..2026-06-20"
     " [2026-06-15..2026-06-15 2026-06-20..2026-06-20]", "two days of one month"),
    ("ngày 15 và 20/6/2026",
     "window 2026-06-15..2026-06-20"
     " [2026-06-15..2026-06-15 2026-06-20..2026-06-20]", "joined by a word"),
    ("ngày 15 và ngày 20 tháng 6 năm 2026",
     "window 2026-06-15..2026-06-20"
     " [2026-06-15..2026-06-15 2026-06-20..2026-06-20]", "with both words"),
    ("ngày 5, 15 và 25/6",
     "window --06-05..--06-25"
     " [--06-05..--06-05 --06-15..--06-15 --06-25..--06-25]", "three days"),
    ("ngày 5 và ngày 15, ngày 25/6",
     "window --06-05..--06-25"
     " [--06-05..--06-05 --06-15..--06-15 --06-25..--06-25]", "three days with their word"),
    ("ngày 5-15, 25/6", "text", "range and list together are not read"),
    ("ngày 5, 15 - 25/6", "text", "nor the other way round"),
    ("ngày 15 đến ngày 20/6/2026", "window 2026-06-15..2026-06-20", "a range with both words"),
    ("ngày 29, 30/02/2026", "text", "no such day"),
    ("ngày 29 - 30/02/2028", "text", "no such day at the end"),
    ("ngày 30, 20/02/2028", "text", "no such day at the beginning"),
    ("ngày 29 - 29/02", "day --02-29..--02-29", "one day, in some years"),
    ("15/6, 16/6/2026", "window 2026-06-15..2026-06-16", "two whole days that touch"),
    ("15/6/2026, 16/7/2026",
     "window 2026-06-15..2026-07-16"
     " [2026-06-15..2026-06-15 2026-07-16..2026-07-16]", "the same number of another month"),
    ("15/6/2026, 16/6/2027",
     "window 2026-06-15..2027-06-16"
     " [2026-06-15..2026-06-15 2027-06-16..2027-06-16]", "of another year"),
    ("15/6, 16/6, 18/6/2026",
     "window 2026-06-15..2026-06-18"
     " [2026-06-15..2026-06-15 2026-06-16..2026-06-16 2026-06-18..2026-06-18]", "one apart"),
    ("31/5, 1/6/2026",
     "window 2026-05-31..2026-06-01"
     " [2026-05-31..2026-05-31 2026-06-01..2026-06-01]", "days over a month's end are told apart"),
    ("15/6/2026, tháng 7/2026",
     "window 2026-06-15..2026-07-31"
     " [2026-06-15..2026-06-15 2026-07-01..2026-07-31]", "a day and a month"),
    ("tháng 5, 01/6/2026",
     "window 2026-05-01..2026-06-01"
     " [2026-05-01..2026-05-31 2026-06-01..2026-06-01]", "a month and a day"),
    ("15/6/2026 - 20/6/2026", "window 2026-06-15..2026-06-20", "a range of whole days"),
    ("01/6 - 30/6/2026", "window 2026-06-01..2026-06-30", "the year stands once"),
    ("15/11 - 15/1/2026", "window 2025-11-15..2026-01-15", "over New Year"),
    ("15/6/26-20/6/26", "window 2026-06-15..2026-06-20", "short years"),
    ("ngày 15/6/2026 hoặc 20/6/2026",
     "window 2026-06-15..2026-06-20"
     " [2026-06-15..2026-06-15 2026-06-20..2026-06-20]", "either day"),
    ("15/6 và 20", "text", "a lone number is left"),
    ("ngày 15 và 20", "text", "no month"),
    ("trước 15-6-26", "day ..2026-06-15<", "dashes, short year"),
    ("trước 15-6-2026", "day ..2026-06-15<", "dashes"),
    ("15/6/2026/7", "text", "a number is left over"),
    # half-years and other stretches of months
    ("1 tháng đầu năm 2026", "text", "one month is not called so"),
    ("2 tháng đầu năm 2026", "window 2026-01-01..2026-02-28", "two months"),
    ("2 tháng cuối năm 2026", "window 2026-11-01..2026-12-31", "the last two"),
    ("11 tháng đầu năm 2026", "window 2026-01-01..2026-11-30", "eleven"),
    ("12 tháng đầu năm 2026", "text", "twelve are the year"),
    ("6 tháng đầu của năm 2026", "window 2026-01-01..2026-06-30", "của"),
    ("9 tháng của năm 2026", "window 2026-01-01..2026-09-30", "của, without a side"),
    ("6 tháng đầu", "window --01-01..--06-30", "without year"),
    ("6 tháng cuối", "window --07-01..--12-31", "without year"),
    ("6 tháng năm", "text", "says no side and no year"),
    # beginnings, middles and ends
    ("giữa tháng 6", "window --06-11..--06-20", "no year"),
    ("giữa quý II/2026", "window 2026-05-01..2026-05-31", "the middle month"),
    ("giữa năm 2026", "text", "the middle of a year is no convention"),
    ("giữa năm", "text", "nor without its number"),
    ("hết năm 2026", "window 2026-01-01..2026-12-31", "the year to its end"),
    ("hết năm", "window --01-01..--12-31", "no year known"),
    ("cuối tháng 2/2026", "window 2026-02-21..2026-02-28", "to the 28th"),
    ("cuối tháng 2/2028", "window 2028-02-21..2028-02-29", "to the 29th"),
    ("cuối tháng 6 đầu tháng 7/2026", "window 2026-06-21..2026-07-10", "touching"),
    ("đầu tháng 3, 4/2026", "text", "of which month?"),
    ("đầu tháng 3-4/2026", "text", "two months have no beginning"),
    ("cuối quý I-II/2026", "text", "nor two quarters an end"),
    ("đầu giai đoạn 2026-2030", "text", "nor several years"),
    ("cuối giai đoạn 2026 - 2030", "text", "nor their last quarter"),
    ("đầu 6 tháng cuối năm 2026", "text", "nor half a year"),
    # years
    ("năm 2025 và 2026", "window 2025-01-01..2026-12-31", "two years"),
    ("năm 2025 - năm 2027", "window 2025-01-01..2027-12-31", "with both words"),
    ("2025 và năm 2026", "window 2025-01-01..2026-12-31", "with the second word"),
    ("2027-2026", "text", "ends before it begins"),
    ("2026-2026", "window 2026-01-01..2026-12-31", "one year"),
    ("các năm 2026, 2027", "window 2026-01-01..2027-12-31", "các"),
    ("trong các năm 2026-2030", "window 2026-01-01..2030-12-31", "several"),
    ("giai đoạn từ năm 2026 đến năm 2030", "window 2026-01-01..2030-12-31", "with từ"),
    ("giai đoạn từ 2026 đến 2030", "window 2026-01-01..2030-12-31", "without năm"),
    ("năm 2025, 2026, quý I/2027", "window 2025-01-01..2027-03-31", "years and a quarter touch"),
    ("năm 2026-2030 và hằng năm", "yearly 2026-01-01..2030-12-31 yearly", "several, each year"),
    # windows
    ("từ ngày 15 đến ngày 20/6/2026", "window 2026-06-15..2026-06-20", "with both words"),
    ("từ ngày 15 - 20/6/2026", "window 2026-06-15..2026-06-20", "a dash"),
    ("từ 15 đến trước 20/6/2026", "window 2026-06-15..2026-06-20<", "the last day does not count"),
    ("từ 15 đến hết 20/6/2026", "window 2026-06-15..2026-06-20", "the last day counts"),
    ("từ 28 đến 29/02/2028", "window 2028-02-28..2028-02-29", "leap year"),
    ("từ 29 đến 28/02/2026", "text", "the first day does not exist"),
    ("từ 29 đến 30/02/2026", "text", "no such days"),
    ("từ 31 đến 5/6/2026", "text", "June has 30 days"),
    ("từ 15 đến", "text", "the end is missing"),
    ("từ ngày 15", "text", "the month is missing"),
    ("từ 1/6 tới 30/6/2026", "window 2026-06-01..2026-06-30", "tới"),
    ("từ ngày 01/6, đến 30/6/2026", "window 2026-06-01..2026-06-30", "a comma"),
    ("từ ngày 01/6 - đến ngày 30/6/2026", "window 2026-06-01..2026-06-30", "a dash"),
    ("từ ngày 01/6 cho đến 30/6/2026", "window 2026-06-01..2026-06-30", "cho"),
    ("từ ngày 01/6 đến khi xong", "text", "no end that is a day"),
    ("từ q1/2026 đến q2/2026", "window 2026-01-01..2026-06-30", "abbreviations"),
    ("từ T3 đến T5/2026", "window 2026-03-01..2026-05-31", "abbreviations"),
    ("từ tháng 3 đến quý II/2026", "window 2026-03-01..2026-06-30", "month and quarter"),
    ("từ đầu tháng 3 đến cuối tháng 5/2026", "window 2026-03-01..2026-05-31", "parts"),
    ("từ 3/2026 đến 5/2026", "window 2026-03-01..2026-05-31", "bare months"),
    ("từ 6 tháng đầu năm 2026 đến hết năm 2027", "window 2026-01-01..2027-12-31", "a half-year"),
    ("từ năm 2026 đến hết tháng 3 năm 2027", "window 2026-01-01..2027-03-31", "year and month"),
    ("từ 2025 đến 2027", "window 2025-01-01..2027-12-31", "bare years"),
    ("từ tháng 11 đến tháng 2/2027", "window 2026-11-01..2027-02-28",
     "the year before, over New Year"),
    ("từ tháng 11/2026 đến tháng 2", "window 2026-11-01..2027-02-28",
     "the year after, over New Year"),
    ("từ tháng 3/2026 đến tháng 5", "window 2026-03-01..2026-05-31", "the same year"),
    ("từ 15/11/2026 đến 15/1", "window 2026-11-15..2027-01-15", "days over New Year"),
    ("từ 15/12 đến 15/12/2026", "day 2026-12-15..2026-12-15", "one day"),
    ("từ 15/12/2026 đến 15/12", "day 2026-12-15..2026-12-15", "one day"),
    ("từ quý IV đến quý I/2027", "window 2026-10-01..2027-03-31", "quarters over New Year"),
    ("từ 30/6 đến 01/6", "window --06-30..--06-01", "no year, so it may run over New Year"),
    ("từ nay đến trước ngày 30/6", "day ..--06-30<", "from now"),
    ("từ nay đến cuối năm 2026", "day ..2026-12-31", "from now to the last quarter's end"),
    ("từ nay", "text", "from now alone"),
    ("31/12/2026 đến 1/1/2026", "text", "ends before it begins"),
    ("15/6 đến 20/6/2026", "window 2026-06-15..2026-06-20", "without từ"),
    # last days
    ("trước năm 2027", "day ..2027-01-01<", "before the year begins"),
    ("trước 2027", "day ..2027-01-01<", "without năm"),
    ("tới hết tháng 6/2026", "day ..2026-06-30", "tới"),
    ("tính đến 30/6/2026", "day ..2026-06-30", "tính"),
    ("tính đến hết ngày 30/6/2026", "day ..2026-06-30", "and hết"),
    ("tính đến trước ngày 30/6/2026", "day ..2026-06-30<", "exclusive"),
    ("không quá ngày 30/6/2026", "day ..2026-06-30", "another word"),
    ("không quá 10 hộ", "text", "not a day"),
    ("chậm nhất đến hết ngày 30/6/2026", "day ..2026-06-30", "đến hết"),
    ("chậm nhất vào ngày 30/6", "day ..--06-30", "vào"),
    ("chậm nhất trong tháng 6/2026", "day ..2026-06-30", "trong"),
    ("chậm nhất trước ngày 30/6/2026", "day ..2026-06-30<", "exclusive"),
    ("chậm nhất: 30/6/2026", "day ..2026-06-30", "colon"),
    ("muộn nhất là hết quý II/2026", "day ..2026-06-30", "là hết"),
    ("đến trước quý II/2026", "day ..2026-04-01<", "exclusive"),
    ("đến trước khi họp", "text", "not a day"),
    ("trước khi họp", "text", "not a day"),
    ("trước ngày 15 - 20/6/2026", "text", "a last day is no window"),
    ("Trước ngày 20/6/2026; trước ngày 22/12/2026",
     "day ..2026-12-22<"
     " [..2026-06-20 ..2026-12-22]", "two last days"),
    ("chậm nhất 20/6, chậm nhất 22/12/2026",
     "day ..2026-12-22"
     " [..2026-06-20 ..2026-12-22]", "two that count"),
    ("trước 20/6, chậm nhất 22/12/2026", "text", "told in two ways"),
    ("trước 20/6; 22/12/2026", "text", "does “trước” hold for both?"),
    ("trước ngày 15/6 và trước ngày 15/12 hằng năm",
     "yearly ..--12-15< yearly"
     " [..--06-15 ..--12-15]", "each year"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "meaning", "why"), CASES, ids=[case[0] for case in CASES])
def test_wording(typed: str, meaning: str, why: str) -> None:
    assert words(read_schedule(typed)) == meaning, why


IN_2026 = [
    ("từ tháng 3 đến tháng 5", "window 2026-03-01..2026-05-31"),
    ("từ tháng 11 đến tháng 2", "text"),  # of which year is the end?
    ("từ tháng 3", "window 2026-03-01.."),
    ("đến tháng 6", "day ..2026-06-30"),
    ("trước tháng 6", "day ..2026-06-01<"),
    ("từ 01/6 đến 30/6", "window 2026-06-01..2026-06-30"),
    ("từ ngày 15/11 đến tháng 12", "window 2026-11-15..2026-12-31"),
    ("từ tháng 10 đến 15/12", "window 2026-10-01..2026-12-15"),
    ("từ ngày 08 đến ngày 19/9", "window 2026-09-08..2026-09-19"),
    ("từ 20/12 đến 15/01", "window --12-20..--01-15"),  # of which year is the end?
    ("trước ngày 12/9", "day ..--09-12<"),
    ("15/6", "day --06-15..--06-15"),
    ("cuối năm", "window 2026-10-01..2026-12-31"),
    ("giữa tháng 2", "window 2026-02-11..2026-02-20"),
    ("Tháng 11/2025, tháng 12", "window 2025-11-01..2025-12-31"),
    ("thường xuyên, quý II", "ongoing 2026-04-01..2026-06-30"),
    ("tháng 3, hằng năm", "yearly --03-01..--03-31 yearly"),
    ("hằng tháng, quý I", "recurring --01-01..--03-31 monthly"),
]


@pytest.mark.parametrize(("typed", "meaning"), IN_2026, ids=[case[0] for case in IN_2026])
def test_wording_in_a_plan_of_2026(typed: str, meaning: str) -> None:
    assert words(read_schedule(typed, year=2026)) == meaning
