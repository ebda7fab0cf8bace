"""What must hold for a set of rules, shipped or loaded, before it may decide anything."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from desktop_app.law.deadlines.rule import PER_WORDS, DayOff, Rule, Shape, Unit

_CODE = re.compile(r"[a-z]+(?:\.[a-z_]+)+")
_ONE = timedelta(days=1)


def rule_faults(rules: Iterable[Rule]) -> list[str]:
    """A Vietnamese sentence for everything that is wrong with a set of rules; [] when nothing is.

    Rules of one code follow one another without a gap and without two that hold on the same day.
    """
    versions: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        versions[rule.code].append(rule)
    return [
        f"Quy tắc “{code}”: {fault}."
        for code, found in versions.items()
        for fault in (*(f for rule in found for f in _faults(rule)), *_range_faults(found))
    ]


def _faults(rule: Rule) -> Iterator[str]:
    if not _CODE.fullmatch(rule.code):
        yield "mã phải gồm các chữ thường không dấu nối bằng dấu chấm"
    for words, name in (
        (rule.title, "tên"),
        (rule.event, "sự kiện"),
        (rule.document, "văn bản"),
        (rule.article, "điều, khoản"),
        (rule.topic, "chủ đề"),
    ):
        if not words.strip():
            yield f"thiếu {name}"
    if rule.count <= 0:
        yield "thời hạn hoặc số lần phải từ 1 trở lên"
    if any(each.count <= 0 or each.times <= 0 for each in rule.extensions):
        yield "mức gia hạn phải từ 1 trở lên"
    yield from _shape_faults(rule)


def _shape_faults(rule: Rule) -> Iterator[str]:
    if rule.shape is Shape.TIMES:
        if rule.per not in PER_WORDS:
            yield "số lần phải tính theo " + ", ".join(PER_WORDS)
        return
    if rule.per:
        yield "thời hạn không tính theo kỳ"
    if rule.unit is Unit.TIMES:
        yield "thời hạn phải tính bằng ngày, ngày làm việc, tháng hoặc năm"
    if rule.shape is Shape.BEFORE and rule.day_off is DayOff.FORWARD:
        yield "hạn tính ngược mà gặp ngày nghỉ thì không thể chuyển về sau"


def _range_faults(rules: Sequence[Rule]) -> Iterator[str]:
    for rule in rules:
        if rule.valid_from and rule.valid_to and rule.valid_to < rule.valid_from:
            yield "ngày hết hiệu lực ở trước ngày có hiệu lực"
    for old, new in pairwise(sorted(rules, key=lambda rule: rule.valid_from or date.min)):
        if old.valid_to is None or new.valid_from is None or new.valid_from <= old.valid_to:
            yield "có hai quy định cùng hiệu lực vào một ngày"
        elif new.valid_from != old.valid_to + _ONE:
            yield f"không có quy định nào cho ngày {old.valid_to + _ONE:%d/%m/%Y}"
