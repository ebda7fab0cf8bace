"""What must hold of every schedule unfolded, whatever its phrase and range."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.law.phrases import read_schedule
from desktop_app.law.schedule import Recurrence, Schedule, ScheduleKind
from desktop_app.law.unfold import Span, unfold

_ONE = timedelta(days=1)
_DAYS = st.dates(date(2023, 1, 1), date(2029, 12, 31))
_EVERY = st.sampled_from([None, *Recurrence])
_MONTH_DAYS = st.lists(st.integers(1, 31), max_size=3)


def _pair(days: tuple[date, date], yearless: bool) -> tuple[str, str]:
    first, last = sorted(days)
    return (f"--{first:%m-%d}", f"--{last:%m-%d}") if yearless else (f"{first}", f"{last}")


_STRETCH = st.builds(_pair, st.tuples(_DAYS, _DAYS), st.booleans())
_BOUNDS = st.one_of(
    st.just(("", "")),
    _STRETCH,
    _STRETCH.map(lambda p: ("", p[1])),
    _STRETCH.map(lambda p: (p[0], "")),
)
_PART = _STRETCH | _STRETCH.map(lambda pair: ("", pair[1]))
_PARTS = st.lists(_PART, min_size=2, max_size=3, unique=True)


@st.composite
def _schedules(draw: st.DrawFn) -> Schedule:
    every = draw(_EVERY)
    start, end = draw(_BOUNDS)
    parts = draw(_PARTS | st.just([]))
    if parts:
        start, end = parts[0][0], parts[-1][1]
    day = draw(st.none() | st.integers(1, 31)) if every else None
    return Schedule(
        kind=draw(st.sampled_from(ScheduleKind)),
        start=start or None,
        end=end or None,
        exclusive=draw(st.booleans()),
        recurrence=every,
        also=tuple(draw(st.lists(st.sampled_from(ScheduleKind), max_size=2))),
        also_every=tuple(draw(st.lists(st.sampled_from(Recurrence), max_size=2))) if every else (),
        day=day,
        also_days=tuple(draw(st.lists(st.integers(1, 31), max_size=2))) if day else (),
        parts=tuple(parts),
    )


def _touches(span: Span, first: date, last: date) -> bool:
    begins = span.start or span.due
    return (span.due is None or span.due >= first) and (begins is None or begins <= last)


@settings(deadline=None)
@given(_schedules(), st.tuples(_DAYS, _DAYS), _MONTH_DAYS)
def test_ordered_inside_and_told_apart(
    schedule: Schedule, ends: tuple[date, date], month_days: list[int]
) -> None:
    first, last = sorted(ends)
    spans, _ = unfold(schedule, first, last, month_days)
    dues = [span.due or date.max for span in spans]
    assert dues == sorted(dues)
    assert len(set(spans)) == len(spans)
    assert len({span.label for span in spans}) == len(spans)
    for span in spans:
        assert _touches(span, first, last)
        assert span.start is None or span.due is None or span.start <= span.due
        if schedule.recurrence not in (None, Recurrence.PER_TERM):
            assert span.due is None or first <= span.due <= last


@settings(deadline=None)
@given(_schedules(), st.tuples(_DAYS, _DAYS, _DAYS), _MONTH_DAYS)
def test_two_halves_make_the_whole(
    schedule: Schedule, ends: tuple[date, date, date], month_days: list[int]
) -> None:
    first, middle, last = sorted(ends)
    whole, question = unfold(schedule, first, last, month_days)
    before, asked_before = unfold(schedule, first, middle, month_days)
    after, asked_after = unfold(schedule, middle + _ONE, max(last, middle + _ONE), month_days)
    assert question == asked_before == asked_after
    if last > middle:
        assert set(before) | set(after) == set(whole)


@settings(deadline=None)
@given(_schedules(), st.tuples(_DAYS, _DAYS), _MONTH_DAYS)
def test_nothing_is_guessed(
    schedule: Schedule, ends: tuple[date, date], month_days: list[int]
) -> None:
    first, last = sorted(ends)
    spans, question = unfold(schedule, first, last, month_days)
    assert question or schedule.kind is not ScheduleKind.TEXT
    if not schedule.start and not schedule.end and not schedule.recurrence and not month_days:
        named = {ScheduleKind.FROM_YEAR}
        assert named & {schedule.kind, *schedule.also} or all(span.due is None for span in spans)


_VOCABULARY = """quý I|quý II|quý|tháng 3|tháng 6/2026|tháng|ngày 15|ngày 31|ngày|năm 2026|năm|2027
|hằng tháng|hằng quý|hằng năm|hằng tuần|mỗi|trước|chậm nhất|từ|đến|hết|cuối|đầu|nửa đầu|tuần cuối
|thứ Năm|chủ nhật|6 tháng|9 tháng|29/02|15/6|30/4/2026|và|,|;|:|(|)|-|định kỳ|báo cáo|đối với|của
|khi có yêu cầu|sau khi ban hành|thường xuyên|theo nhiệm kỳ|02 lần|ngày làm việc cuối cùng|trở đi
|tháng cuối quý|17h00|nếu trùng ngày nghỉ|kỳ|các năm tiếp theo|10 và 25|trong|giai đoạn|xong"""
_WORDS = st.sampled_from(_VOCABULARY.replace("\n", "").split("|"))


@settings(deadline=None, max_examples=400)
@given(st.lists(_WORDS, max_size=9).map(" ".join), st.lists(_WORDS, max_size=3).map(" ".join))
def test_any_heap_of_words_is_read_and_unfolded_without_fail(typed: str, more: str) -> None:
    for text in (typed, f"Quý II/2026 {typed}", f"{typed}; {more}"):
        schedule = read_schedule(text, 2026)
        spans, question = unfold(schedule, date(2026, 1, 1), date(2027, 12, 31))
        assert question or schedule is not None
        assert len({span.label for span in spans}) == len(spans), text
        for span in spans:
            assert span.start is None or span.due is None or span.start <= span.due, text
