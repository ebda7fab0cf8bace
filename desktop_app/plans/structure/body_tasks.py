"""Tasks that stand in running text, under labels: "Cơ quan chủ trì: …", "Thời gian: …"."""

import re
from collections.abc import Sequence

import msgspec

from desktop_app.law.phrases import read_schedule
from desktop_app.plans.model import Task
from desktop_app.plans.structure.columns import COORDINATING, DELIVERABLE, LEAD, OTHER, SCHEDULE
from desktop_app.plans.structure.labels import (
    Labelled,
    begins_with_label,
    is_empty_label,
    read_labels,
)
from desktop_app.plans.structure.numbering import read_bullet
from desktop_app.plans.structure.paragraphs import Element, Para
from desktop_app.plans.structure.prose_tasks import prose_task, tells_tasks, unit_task
from desktop_app.plans.structure.units import split_units

_CONTENT_LABEL = re.compile(r"(?i)(?:nội dung|nhiệm vụ|công việc)\s*:\s*(?=\S)")
_NAMED_TASK = re.compile(
    r"(?i)\W*(?:nhiệm vụ|nội dung|hoạt động|công việc|việc|giải pháp)\s+(?:thứ\s+\w+|\d+|[ivx]+)\b"
)


class Heading(msgspec.Struct, frozen=True):
    """The section that paragraphs stand under: its number, title, line, and the path above it."""

    number: str = ""
    title: str = ""
    line: int = 0
    path: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Number and title as a group heading."""
        return numbered_label(self.number, self.title)


class _Run:
    """Labelled lines that belong to one task, and the paragraph that says what is to be done."""

    def __init__(self, content: str, line: int, *, inline: bool = False) -> None:
        self.content = content
        self.content_line = line
        self.inline = inline
        self.items: list[Labelled] = []
        self.lines: list[int] = []

    def add(self, items: Sequence[Labelled], line: int) -> None:
        self.items += items
        self.lines.append(line)

    def value(self, key: str) -> str:
        return "; ".join(item.value for item in self.items if item.key == key and item.value)

    def is_task(self) -> bool:
        """A task needs someone who does it, or a time together with a result."""
        keys = {item.key for item in self.items if item.value}
        return LEAD in keys or len(keys & {COORDINATING, SCHEDULE, DELIVERABLE}) >= 2


class _RunReader:
    """Gathers the labelled paragraphs of one section into runs."""

    def __init__(self) -> None:
        self.runs: list[_Run] = []
        self._run: _Run | None = None
        self._above: Para | None = None

    def read_title(self, heading: Heading) -> None:
        """A run-in section may name its units in its own words."""
        before, found = read_labels(heading.title)
        if _are_sure(found):
            self._start(_bare(before), heading.line, inline=True).add(found, heading.line)

    def read(self, para: Para) -> None:
        before, found = read_labels(para.text)
        bullet, length = read_bullet(para.text)
        if found and not before[length:].strip():
            self._labels(found, para.line)
        elif _are_sure(found):
            self._start(_bare(before), para.line, inline=True).add(found, para.line)
        elif self._run and is_empty_label(self._run.items[-1]) and bullet in "+•○·*" and bullet:
            self._detail(para.text[length:].rstrip(" ;."), para.line)
        else:
            if self._run or self._above is None or not _is_headline(self._above):
                self._above = para
            self._run = None

    def _start(self, content: str, line: int, *, inline: bool = False) -> _Run:
        self._run = _Run(content, line, inline=inline)
        self.runs.append(self._run)
        return self._run

    def _labels(self, found: Sequence[Labelled], line: int) -> None:
        again = self._run and any(i.key == LEAD for i in self._run.items) and found[0].key == LEAD
        if self._run is None or again:
            above = self._above
            self._above = None
            self._run = self._start(_bare(above.text) if above else "", above.line if above else 0)
        self._run.add(found, line)

    def _detail(self, value: str, line: int) -> None:
        """An inner item takes the place of the value that the label above it leaves empty."""
        assert self._run is not None
        label = self._run.items[-1]
        filled = msgspec.structs.replace(label, value=value)
        self._run.items[-1:] = [filled, label]
        self._run.lines.append(line)


def body_tasks(elements: Sequence[Element], heading: Heading, year: int | None) -> list[Task]:
    """The tasks among the paragraphs directly under a section, in order."""
    reader = _RunReader()
    reader.read_title(heading)
    for element in elements:
        if isinstance(element, Para):
            reader.read(element)
    runs = [run for run in reader.runs if run.is_task()]
    labelled = [_task(run, heading, year, alone=len(runs) == 1) for run in runs]
    used = {line for task in labelled for line in task.lines}
    told = [task for task in _told(elements, heading, year) if not used & {*task.lines}]
    return sorted([*labelled, *told], key=lambda task: task.lines[:1]) if told else labelled


Part = tuple[Heading, Sequence[Element]]


def gathered(parts: Sequence[Part]) -> list[Part]:
    """The sections with points that only label a task taken into the section they speak of.

    "a) Nội dung: …", "b) Cơ quan chủ trì: …", "c) Thời gian: …" are one task, not three.
    """
    found: list[tuple[Heading, list[Element]]] = []
    for heading, elements in parts:
        before = found[-1][0] if found else Heading()
        inside = (*before.path, before.label) if before.title else ()
        near = bool(inside) and heading.path in (before.path, inside)
        keys = {item.key for item in read_labels(heading.title)[1]} - {OTHER}
        if near and keys and begins_with_label(heading.title):
            line = Para(heading.title, heading.line, (heading.line,))
            found[-1][1].extend((line, *elements))
        else:
            found.append((heading, list(elements)))
    return [(heading, elements) for heading, elements in found]


def _told(elements: Sequence[Element], heading: Heading, year: int | None) -> list[Task]:
    """The tasks of a run-in heading and of the paragraphs below it, told as sentences."""
    inner = (*heading.path, heading.label) if heading.title else heading.path
    texts = [(heading.title, heading.number, heading.line, heading.path)]
    texts += [(e.text, "", e.line, inner) for e in elements if isinstance(e, Para)]
    readers = [prose_task] if tells_tasks((*heading.path, heading.title)) else []
    found = []
    for text, number, line, path in texts:
        told = (read(text, number, line, path, year) for read in (*readers, unit_task))
        found.append(next((task for task in told if task is not None), None))
    return [task for task in found if task is not None]


def numbered_label(number: str, title: str) -> str:
    """A group heading: "I. MỤC TIÊU", "(1) Nhiệm vụ"; a bare title when there is no number."""
    if not number:
        return title
    return f"{number} {title}" if number.endswith(")") else f"{number}. {title}"


def _are_sure(found: Sequence[Labelled]) -> bool:
    """Labels in the middle of a paragraph count only together, so that no sentence is cut."""
    return len({item.key for item in found if item.key != OTHER}) >= 2


def _task(run: _Run, heading: Heading, year: int | None, *, alone: bool) -> Task:
    titled = bool(heading.title) and not run.inline and (alone or not run.content)
    in_title = run.inline and run.content_line == heading.line
    content = _without_label(read_labels(heading.title)[0]) if titled else run.content
    groups = (
        heading.path if titled or in_title or not heading.title else (*heading.path, heading.label)
    )
    schedule_text = run.value(SCHEDULE)
    first_line = heading.line if titled else run.content_line
    return Task(
        None,
        " / ".join(groups),
        heading.number if titled or in_title else "",
        content,
        split_units(run.value(LEAD)),
        split_units(run.value(COORDINATING)),
        schedule_text,
        read_schedule(schedule_text, year) if schedule_text else None,
        run.value(DELIVERABLE),
        run.value(LEAD),
        run.value(COORDINATING),
        tuple((item.label, item.value) for item in run.items if item.key == OTHER and item.value),
        tuple(dict.fromkeys(line for line in (first_line, *run.lines) if line)),
    )


def _is_headline(para: Para) -> bool:
    """Whether a paragraph names a task rather than telling about it."""
    return para.bold or _NAMED_TASK.match(para.text) is not None


def _without_label(title: str) -> str:
    """ "Nội dung: Kiểm tra." is "Kiểm tra"."""
    found = _CONTENT_LABEL.match(title)
    return _bare(title[found.end() :]) if found else title


def _bare(text: str) -> str:
    bare = text[read_bullet(text)[1] :].strip().rstrip(";:").strip()
    return bare.removesuffix(".") if bare.count(".") == 1 else bare
