"""Lays two plans side by side, paragraph by paragraph and task by task."""

from collections.abc import Iterator, Sequence

import msgspec

from desktop_app.plans.compare.align import Item, align
from desktop_app.plans.compare.model import Comparison, Piece, Pieces, Row, Sign
from desktop_app.plans.compare.paragraphs import (
    ENDING,
    HEAD,
    PARTS,
    SIGNER_FIELDS,
    Para,
    fields_of,
    paragraphs,
)
from desktop_app.plans.compare.tasks import compare_tasks
from desktop_app.plans.compare.words import differences
from desktop_app.plans.model import Plan

RENUMBERED = "chỉ khác số thứ tự hoặc dấu đầu dòng"
OTHER_STYLE, OTHER_LEVEL = "khác kiểu chữ", "khác cấp mục"


def compare(old: Plan, new: Plan, *, same_plan: bool = True, upper_uid: str = "") -> Comparison:
    """What differs between two plans, in the order of print.

    Tasks belong together by their names in states or versions of one plan (`same_plan`), by their
    link upwards when one of the two is `upper_uid`, which the other carries out, else by likeness.
    """
    rows: list[Row] = []
    fields = _fields(old, new)
    olds, news = paragraphs(old), paragraphs(new)
    for part in PARTS:
        if part == HEAD:
            rows += [row for row in fields if row.part == HEAD]
            continue
        rows += _placed(_part(part, olds[part], news[part]), len(rows))
        if part == ENDING:
            rows += [row for row in fields if row.part == ENDING]
    ties = _ties(old, new, same_plan, upper_uid)
    return Comparison(tuple(rows), compare_tasks(old.tasks, new.tasks, ties=ties))


def _ties(old: Plan, new: Plan, same_plan: bool, upper_uid: str) -> dict[str, str]:
    """The names of tasks that belong together: those of the new plan, those of the old one."""
    if not upper_uid:
        return {task.uid: task.uid for task in new.tasks if task.uid} if same_plan else {}
    ties = {own: upper for own, upper in _links(new, upper_uid)}
    return ties or {upper: own for own, upper in _links(old, upper_uid)}


def _links(plan: Plan, upper_uid: str) -> Iterator[tuple[str, str]]:
    for task in plan.tasks:
        if task.upper and task.upper.plan_uid == upper_uid:
            yield task.uid, task.upper.task_uid


def _fields(old: Plan, new: Plan) -> list[Row]:
    lefts, rights = fields_of(old), fields_of(new)
    rows = []
    for label, left in lefts.items():
        right = rights[label]
        if left or right:
            part = ENDING if label in SIGNER_FIELDS else HEAD
            rows.append(_row(part, label, left or None, right or None))
    return rows


def _part(part: str, olds: Sequence[Para], news: Sequence[Para]) -> list[Row]:
    found = align([_item(para) for para in olds], [_item(para) for para in news])
    to, back = dict(found.moved), {j: i for i, j in found.moved}
    rows: list[Row] = []
    old_rows: dict[int, int] = {}
    new_rows: dict[int, int] = {}
    left = right = 0
    for i, j in (*found.kept, (len(olds), len(news))):
        for k in range(left, i):
            old_rows[k] = len(rows)
            rows.append(_gone(part, olds[k], news[to[k]] if k in to else None))
        for k in range(right, j):
            new_rows[k] = len(rows)
            rows.append(_fresh(part, news[k], olds[back[k]] if k in back else None))
        if i < len(olds):
            rows.append(_both(part, olds[i], news[j]))
        left, right = i + 1, j + 1
    for i, j in found.moved:
        here, there = old_rows[i], new_rows[j]
        rows[here] = msgspec.structs.replace(rows[here], twin=there)
        rows[there] = msgspec.structs.replace(rows[there], twin=here)
    return rows


def _placed(rows: Sequence[Row], offset: int) -> Iterator[Row]:
    """The rows of a part behind those of the parts before it."""
    for row in rows:
        shifted = row.twin >= 0
        yield msgspec.structs.replace(row, twin=row.twin + offset) if shifted else row


def _item(para: Para) -> Item:
    return Item(para.kind, para.text or para.lead, para.same)


def _both(part: str, old: Para, new: Para) -> Row:
    label = new.label or old.label
    if old.same == new.same:
        return Row(part, label, Sign.SAME, _whole(old.words), _whole(new.words))
    left, right = differences(old.words, new.words)
    if old.text != new.text:
        return Row(part, label, Sign.CHANGED, left, right)
    if old.spans == new.spans and old.lead != new.lead:
        return Row(part, label, Sign.RENUMBERED, left, right, note=RENUMBERED)
    note = OTHER_STYLE if old.spans != new.spans else OTHER_LEVEL
    return Row(part, label, Sign.CHANGED, left, right, note=note)


def _gone(part: str, old: Para, moved: Para | None) -> Row:
    if moved is None:
        return Row(part, old.label, Sign.REMOVED, _whole(old.words, changed=True), None)
    return Row(part, old.label, Sign.MOVED, differences(old.words, moved.words)[0], None)


def _fresh(part: str, new: Para, moved: Para | None) -> Row:
    if moved is None:
        return Row(part, new.label, Sign.ADDED, None, _whole(new.words, changed=True))
    return Row(part, new.label, Sign.MOVED, None, differences(moved.words, new.words)[1])


def _row(part: str, label: str, old: str | None, new: str | None) -> Row:
    if old is None or new is None:
        sign = Sign.ADDED if old is None else Sign.REMOVED
        left = None if old is None else _whole(old, changed=True)
        return Row(part, label, sign, left, None if new is None else _whole(new, changed=True))
    sign = Sign.SAME if old == new else Sign.CHANGED
    return Row(part, label, sign, *differences(old, new))


def _whole(text: str, *, changed: bool = False) -> Pieces:
    return (Piece(text, changed),) if text else ()
