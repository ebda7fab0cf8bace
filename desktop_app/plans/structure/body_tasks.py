"""Tasks that stand in running text, under labels: "Cơ quan chủ trì: …", "Thời gian: …"."""

from collections.abc import Iterator, Sequence

from desktop_app.law.phrases import read_schedule
from desktop_app.plans.model import Task
from desktop_app.plans.source import SourceTable
from desktop_app.plans.structure.columns import (
    COORDINATING,
    DELIVERABLE,
    LEAD,
    OTHER,
    SCHEDULE,
)
from desktop_app.plans.structure.labels import Labelled, is_empty_label, read_labels
from desktop_app.plans.structure.numbering import read_bullet
from desktop_app.plans.structure.outline import Node
from desktop_app.plans.structure.paragraphs import Para
from desktop_app.plans.structure.units import split_units


class Run:
    """Labelled lines that belong to one task, and the words above them."""

    def __init__(self, content: str, line: int, above: bool) -> None:
        self.content = content
        self.content_line = line
        self.stands_above = above
        self.items: list[Labelled] = []
        self.lines: list[int] = []

    def value(self, key: str) -> str:
        return "; ".join(item.value for item in self.items if item.key == key and item.value)

    def is_task(self) -> bool:
        """A task needs someone who does it, or a time together with a result."""
        keys = {item.key for item in self.items if item.value}
        return LEAD in keys or len(keys & {COORDINATING, SCHEDULE, DELIVERABLE}) >= 2


def body_tasks(path: Sequence[Node], year: int | None) -> list[Task]:
    """The tasks that stand under the last section of `path`, in order."""
    node = path[-1]
    runs = [run for run in _runs(node) if run.is_task()]
    return [_task(run, path, year, alone=len(runs) == 1) for run in runs]


def _runs(node: Node) -> Iterator[Run]:
    """The stretches of labelled paragraphs of one section."""
    title, labelled = read_labels(node.title)
    run = Run("", node.line, above=False)
    if labelled and _is_task_label(labelled):
        run = Run(title, node.line, above=True)
        _add(run, labelled, node.line)
    above: Para | None = None
    for para in node.lines:
        if isinstance(para, SourceTable):
            continue
        before, found = read_labels(para.text)
        if found and (before == "" or read_bullet(para.text)[0] == before.strip()):
            run = yield from _next_run(run, found, above)
            _add(run, found, para.line)
        elif found and len(found) + bool(run.items) >= 1 and _is_task_label(found):
            if run.items:
                yield run
            run = Run(_bare(before), para.line, above=True)
            _add(run, found, para.line)
        elif run.items and is_empty_label(run.items[-1]) and _is_sub_item(para, above):
            _extend(run, para)
        else:
            if run.items and not _is_sub_item(para, above):
                yield run
                run = Run("", node.line, above=False)
            above = para
    if run.items:
        yield run


def _next_run(run: Run, found: Sequence[Labelled], above: Para | None) -> Iterator[Run]:
    keys = {item.key for item in run.items if item.key != OTHER}
    repeats = any(item.key in keys for item in found)
    if run.items and not repeats:
        return run
    if run.items:
        yield run
    if above is not None:
        return Run(_bare(above.text), above.line, above=True)
    return Run("", 0, above=False)


def _is_task_label(found: Sequence[Labelled]) -> bool:
    """Labels in the middle of a paragraph count only together, so that no sentence is cut."""
    keys = [item.key for item in found if item.key != OTHER]
    return len(keys) >= 2


def _add(run: Run, found: Sequence[Labelled], line: int) -> None:
    run.items += found
    run.lines.append(line)


def _extend(run: Run, para: Para) -> None:
    last = run.items[-1]
    marker, length = read_bullet(para.text)
    run.items[-1] = Labelled(last.key, last.label, para.text[length:].rstrip(" ;."))
    run.items.append(Labelled(last.key, last.label, ""))
    run.lines.append(para.line)


def _is_sub_item(para: Para, above: Para | None) -> bool:
    """An inner list item ("+") goes on with the label that stands above it."""
    return read_bullet(para.whole)[0] in ("+", "•", "○", "·", "*")


def _task(run: Run, path: Sequence[Node], year: int | None, *, alone: bool) -> Task:
    node = path[-1]
    own_title = bool(node.title) and (alone and not _is_inline(run) or not run.stands_above)
    content = read_labels(node.title)[0] if own_title else run.content
    groups = path[:-1] if own_title else path
    schedule_text = run.value(SCHEDULE)
    return Task(
        None,
        " / ".join(heading(item) for item in groups),
        node.number if own_title else "",
        content,
        split_units(run.value(LEAD)),
        split_units(run.value(COORDINATING)),
        schedule_text,
        read_schedule(schedule_text, year) if schedule_text else None,
        run.value(DELIVERABLE),
        run.value(LEAD),
        run.value(COORDINATING),
        tuple((item.label, item.value) for item in run.items if item.key == OTHER and item.value),
        tuple(dict.fromkeys([node.line if own_title else run.content_line, *run.lines])),
    )


def _is_inline(run: Run) -> bool:
    """Whether the task's words and its labels stand in one paragraph."""
    return run.stands_above and run.content_line in run.lines


def _bare(text: str) -> str:
    marker, length = read_bullet(text)
    return text[length:].strip().rstrip(";:").strip() if marker else text.strip().rstrip(";:")


def heading(node: Node) -> str:
    """A section as a group heading: number and title."""
    return f"{node.number}. {node.title}".replace(").", ")")
