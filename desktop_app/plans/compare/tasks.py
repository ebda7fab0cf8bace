"""The tasks of two plans, cell by cell."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence

from desktop_app.plans.compare.align import Item, align
from desktop_app.plans.compare.model import Cell, Sign, TaskPair
from desktop_app.plans.compare.words import differences
from desktop_app.plans.model import Task

LABELS = {
    "group": "Nhóm",
    "ordinal": "STT",
    "content": "Nội dung",
    "lead": "Chủ trì",
    "coordinating": "Phối hợp",
    "schedule": "Thời gian",
    "deliverable": "Kết quả",
}


def compare_tasks(
    olds: Sequence[Task], news: Sequence[Task], *, ties: Mapping[str, str]
) -> tuple[TaskPair, ...]:
    """The tasks in the order of the new plan, those taken away where they stood.

    `ties` names the tasks that are known to belong together: uid of the new one, uid of the old.
    """
    pairs = _tied(olds, news, ties)
    lefts = [i for i in range(len(olds)) if i not in {i for i, _ in pairs}]
    rights = [j for j in range(len(news)) if j not in {j for _, j in pairs}]
    found = align([_item(olds[i]) for i in lefts], [_item(news[j]) for j in rights])
    pairs += [(lefts[i], rights[j]) for i, j in (*found.kept, *found.moved)]
    return tuple(_in_order(olds, news, dict(sorted(pairs))))


def cells_of(task: Task) -> dict[str, tuple[str, str]]:
    """The cells of a task as written, with their labels, by key."""
    lead = task.lead_text or "; ".join(task.lead)
    coordinating = task.coordinating_text or "; ".join(task.coordinating)
    values = {
        "group": task.group,
        "ordinal": task.ordinal,
        "content": task.content,
        "lead": lead,
        "coordinating": coordinating,
        "schedule": task.schedule_text,
        "deliverable": task.deliverable,
    }
    cells = {key: (LABELS[key], value) for key, value in values.items()}
    for heading, value in task.other:
        before = cells.get(f"other:{heading}", ("", ""))[1]  # two columns of one name
        cells[f"other:{heading}"] = (heading or "Khác", "\n".join(filter(None, (before, value))))
    return cells


def _item(task: Task) -> Item:
    # What it is about weighs more than who does it and when.
    return Item("body" if task.appendix is None else "annex", task.content, (task.group,))


def _tied(
    olds: Sequence[Task], news: Sequence[Task], ties: Mapping[str, str]
) -> list[tuple[int, int]]:
    places = {task.uid: i for i, task in enumerate(olds) if task.uid}
    pairs: list[tuple[int, int]] = []
    for j, task in enumerate(news):
        i = places.pop(ties.get(task.uid, ""), None)
        if i is not None:
            pairs.append((i, j))
    return pairs


def _in_order(
    olds: Sequence[Task], news: Sequence[Task], pairs: Mapping[int, int]
) -> Iterator[TaskPair]:
    back = {j: i for i, j in pairs.items()}
    staying = _staying(olds, news, pairs)
    groups = {task.group for task in olds} & {task.group for task in news}
    shown = 0
    for j, task in enumerate(news):
        i = back.get(j)
        if i is None:
            yield _pair(None, task, groups)
            continue
        if i in staying:  # those taken away before it stand before it
            yield from (_pair(olds[k], None, groups) for k in _gone(shown, i, pairs))
            shown = i + 1
        yield _pair(olds[i], task, groups, moved=i not in staying)
    yield from (_pair(olds[k], None, groups) for k in _gone(shown, len(olds), pairs))


def _staying(olds: Sequence[Task], news: Sequence[Task], pairs: Mapping[int, int]) -> set[int]:
    """The old places of tasks that kept their order; the same ones the other way round."""
    if [task.content for task in olds] > [task.content for task in news]:
        back = {j: i for i, j in pairs.items()}
        return set(_rising([back[j] for j in sorted(back)]))
    there = set(_rising([pairs[i] for i in sorted(pairs)]))
    return {i for i, j in pairs.items() if j in there}


def _gone(start: int, end: int, pairs: Mapping[int, int]) -> list[int]:
    return [k for k in range(start, end) if k not in pairs]


def _pair(
    old: Task | None, new: Task | None, groups: Collection[str], *, moved: bool = False
) -> TaskPair:
    """`groups` are those of both plans; a task under a heading with new words is not changed."""
    cells = tuple(_cells(old, new))
    if old is None or new is None:
        return TaskPair(Sign.ADDED if old is None else Sign.REMOVED, old, new, cells)
    differing = {cell.key for cell in cells if cell.differs}
    if old.group not in groups and new.group not in groups:
        differing.discard("group")
    if differing - {"ordinal"}:
        return TaskPair(Sign.CHANGED, old, new, cells, moved)
    if moved:
        return TaskPair(Sign.MOVED, old, new, cells, moved)
    return TaskPair(Sign.RENUMBERED if differing else Sign.SAME, old, new, cells)


def _cells(old: Task | None, new: Task | None) -> Iterator[Cell]:
    lefts, rights = cells_of(old) if old else {}, cells_of(new) if new else {}
    for key in dict.fromkeys((*lefts, *rights)):
        label, left = lefts.get(key, ("", ""))
        other_label, right = rights.get(key, ("", ""))
        if left or right:
            yield Cell(key, label or other_label, *differences(left, right))


def _rising(numbers: Sequence[int]) -> set[int]:
    """A longest rising subsequence, as what stayed in order; the rest was moved."""
    ends: list[int] = []  # ends[k]: the lowest end of a chain of k + 1 numbers
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    staying: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        staying.add(last)
        last = before[last]
    return staying
