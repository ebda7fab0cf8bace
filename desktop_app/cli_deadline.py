"""The command `deadline`: a limit of the law for any start day, and the list of all limits."""

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

import msgspec

from desktop_app.dates import parse, show, show_long
from desktop_app.errors import UserError
from desktop_app.law.deadlines.deadline import Deadline, Suspension, TraceDay
from desktop_app.law.deadlines.engine import deadline
from desktop_app.law.deadlines.remarks import remarks
from desktop_app.law.deadlines.rule import Rule, Shape
from desktop_app.law.deadlines.rule_book import RuleBook
from desktop_app.law.deadlines.shipped import shipped_rules
from desktop_app.law.workdays.calendar import WorkCalendar

_LONG_RUN = 7  # days of one kind in a row that the table of a long limit shows as one line
_LONG_TRACE = 100
_LONGEST_NUMBER = 9  # digits; Python itself refuses numbers of some thousand digits
_SHAPE_WORDS = {Shape.BEFORE: "trước ", Shape.LASTS: "đủ "}
_START_WORDS = {Shape.BEFORE: "trước", Shape.AFTER: "kể từ", Shape.LASTS: "kể từ"}


def deadline_text(args: argparse.Namespace, today: date) -> str:
    """What `sodanchu deadline` prints; UserError of one sentence for what cannot be computed."""
    book = RuleBook(shipped_rules())
    if args.list:
        return _list_text(book, args, today)
    if not args.rule or args.start is None:
        raise UserError(
            "Cần mã quy tắc và ngày bắt đầu, ví dụ: sodanchu deadline kn.accept --from 2026-11-20."
            " Xem các mã bằng: sodanchu deadline --list"
        )
    start = _day(args.start, today)
    rule = book.rule(args.rule, start)
    extend = _extension(args.extend)
    stops = [_suspension(text, today) for text in args.suspend]
    found = deadline(rule, start, WorkCalendar(), stops, extend)
    if args.json:
        return _json(deadline_json(rule, found, extend))
    return "\n".join(_table(rule, found, extend))


def _day(typed: str, today: date) -> date:
    day = parse(typed, today)
    if day is None:
        raise UserError("Ngày còn để trống; nhập như 2026-11-20 hoặc 20/11/2026.")
    return day


def _suspension(typed: str, today: date) -> Suspension:
    """ "A..B": suspended on A, resumed on B; "A.." is still suspended."""
    first, dots, last = typed.partition("..")
    if not first.strip() or not dots:
        raise UserError(
            f"Chưa hiểu khoảng tạm đình chỉ “{typed}”. Nhập như 2026-12-10..2026-12-20"
            " (ngày tạm đình chỉ..ngày tiếp tục), hoặc 2026-12-10.. khi chưa tiếp tục."
        )
    return Suspension(_day(first, today), _day(last, today) if last.strip() else None)


def _extension(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit()) or len(typed) > _LONGEST_NUMBER:
        raise UserError(f"Số gia hạn “{typed}” phải là một số nguyên từ 0 trở lên.")
    return int(typed)


def deadline_json(rule: Rule, found: Deadline, extend: int = 0) -> dict[str, Any]:
    """The answer as docs/cli.md describes it."""
    return {
        "rule": found.rule,
        "title": rule.title,
        "event": rule.event,
        "article": found.article,
        "document": found.document,
        "confidence": rule.confidence,
        "start": found.start,
        "raw_due": found.raw_due,
        "due": found.due,
        "moved_because": found.moved_because,
        "unit": found.unit,
        "count": found.count,
        "tentative": found.tentative,
        "note": " ".join(remarks(rule, found, extend)),
        "trace": [
            {"date": each.date, "counted": each.counted, "why": each.why} for each in found.trace
        ],
    }


def _json(value: Any) -> str:
    return json.dumps(msgspec.to_builtins(value), ensure_ascii=False, indent=2)


def _table(rule: Rule, found: Deadline, extend: int) -> Iterator[str]:
    added = f", đã gia hạn {extend} {rule.unit.words}" if extend else ""
    yield f"{rule.title} ({rule.code})"
    yield f"Thời hạn:  {rule.limit_words} {_START_WORDS[rule.shape]} {rule.event}{added}"
    yield f"Căn cứ:    {rule.article}, {rule.document}"
    yield f"Sự kiện:   {show_long(found.start)}"
    if found.raw_due and found.raw_due != found.due:
        yield f"Hết đếm:   {show_long(found.raw_due)}"
    yield f"Hạn:       {show_long(found.due) if found.due else 'chưa xác định'}"
    if found.moved_because:
        yield f"           {found.moved_because}"
    for remark in remarks(rule, found, extend):
        yield f"Lưu ý:     {remark}"
    yield ""
    yield f"{'Ngày':<22} {'Tính':<5} Vì sao"
    yield from _trace_lines(found.trace)


def _trace_lines(trace: Sequence[TraceDay]) -> Iterator[str]:
    """One line a day; in a very long trace a run of counted days is one line."""
    for counted, run in groupby(trace, key=lambda each: each.counted):
        days = list(run)
        short = not counted or len(trace) <= _LONG_TRACE or len(days) <= _LONG_RUN
        for each in days if short else (days[0],):
            yield _line(each)
        if not short:
            yield f"{'…':<22} {'có':<5} {len(days) - 2} ngày liền, đều tính"
            yield _line(days[-1])


def _line(each: TraceDay) -> str:
    return f"{show_long(each.date):<22} {'có' if each.counted else '-':<5} {each.why}"


def _list_text(book: RuleBook, args: argparse.Namespace, today: date) -> str:
    on = _day(args.on, today) if args.on is not None else None
    rules = [
        rule
        for rule in book.all()
        if f"{rule.code}.".startswith(f"{args.rule}." if args.rule else "")
        and (on is None or rule.holds_on(on))
    ]
    if args.json:
        return _json([{**msgspec.to_builtins(r), "limit": r.limit_words} for r in rules])
    return "\n".join(_list_lines(rules)) or "Không có quy tắc nào như vậy."


def _list_lines(rules: Sequence[Rule]) -> Iterator[str]:
    for topic, group in groupby(rules, key=lambda rule: rule.topic):
        yield topic.upper()
        for rule in group:
            limit = _SHAPE_WORDS.get(rule.shape, "") + rule.limit_words
            yield f"  {rule.code:<32} {limit:<22} {rule.title}"
            yield f"  {'':<32} {rule.article}, {rule.document}; {_validity(rule)}"
        yield ""


def _validity(rule: Rule) -> str:
    since = f"từ {show(rule.valid_from)}" if rule.valid_from else "từ trước"
    until = f" đến hết {show(rule.valid_to)}" if rule.valid_to else ""
    sure = "" if rule.confidence in ("H", "H-") else " (cần đối chiếu)"
    return since + until + sure
